//! Opens the system, or asks in a window of its own what to do where that does not work.
use std::{cell::RefCell, error::Error, ffi::OsString, path::PathBuf, rc::Rc};

use xphone_license_manager::{
    preferences::{DataPlace, SystemFolders},
    session::{Engine, PortalSettings, SessionError, Surroundings, messages},
    ui::{
        app::{Preferences, Unopened, WayOut},
        renderer::{self, Preference},
    },
};

use crate::arguments::Arguments;

/// Opens the system in the folder that is given, or chosen in the settings, or usual. Goes on asking until it is open or
/// the person leaves.
pub fn open(
    arguments: &Arguments,
    preferences: &mut Preferences,
    portal: &PortalSettings,
    preference: Preference,
) -> Result<Engine, Box<dyn Error + Send + Sync>> {
    let given = arguments.data.clone().or_else(|| std::env::var_os("XLM_DATA")).filter(|given| !given.is_empty());
    let mut given = given.or_else(|| preferences.data_folder.clone().map(Into::into));
    loop {
        let error = match tried(given.as_ref(), preferences, portal.clone()) {
            Ok(engine) => return Ok(engine),
            Err(error) => error,
        };
        match ask(&error, given.as_ref(), preferences, preference)? {
            WayOut::Leave => return Err(error.into()),
            WayOut::TryAgain => {}
            WayOut::UseFolder(folder) => {
                given = Some(folder.clone().into());
                preferences.data_folder = Some(folder);
            }
        }
    }
}

fn place(given: Option<&OsString>) -> Result<DataPlace, SessionError> {
    Ok(DataPlace::resolve(given.map(OsString::as_os_str), SystemFolders::of_this_system())?)
}

fn tried(given: Option<&OsString>, preferences: &Preferences, portal: PortalSettings) -> Result<Engine, SessionError> {
    let surroundings = Surroundings::of_this_process(place(given)?)?.named(preferences.name.as_deref());
    Engine::open(Surroundings { portal, ..surroundings })
}

fn ask(
    error: &SessionError,
    given: Option<&OsString>,
    preferences: &Preferences,
    preference: Preference,
) -> Result<WayOut, renderer::NoWindow> {
    let message = messages::error(&preferences.texts(), error);
    let folder = place(given).map_or_else(|_| given.map(PathBuf::from).unwrap_or_default(), |place| place.folder);
    let answer = Rc::new(RefCell::new(WayOut::Leave));
    let options = crate::options(preferences);
    renderer::run(crate::APP_ID, &options, preference, crate::desktop_session(), |context, _drawing| {
        // Who closes the window leaves.
        *answer.borrow_mut() = WayOut::Leave;
        Ok(Box::new(Unopened::new(context, preferences, message.clone(), &folder, &answer)))
    })?;
    Ok(Rc::unwrap_or_clone(answer).into_inner())
}
