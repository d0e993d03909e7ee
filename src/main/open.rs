//! Opens the system on a thread of its own, and asks in a window what to do where that does not work.
use std::{
    cell::RefCell,
    error::Error,
    ffi::OsString,
    io,
    path::PathBuf,
    rc::Rc,
    thread::{Builder, JoinHandle},
};

use xphone_license_manager::{
    preferences::{DataPlace, SystemFolders},
    session::{Engine, PortalSettings, SessionError, Surroundings, messages},
    ui::{
        app::{Preferences, Unopened, WayOut},
        renderer::{self, NoWindow, Preference},
    },
};

use crate::arguments::Arguments;

type Failed = Box<dyn Error + Send + Sync>;

/// The folder that is given, or chosen in the settings; the usual one if there is none.
pub struct Place(Option<OsString>);

/// A system that is being opened.
pub struct Opening(Option<JoinHandle<Result<Engine, SessionError>>>);

impl Opening {
    /// The system, once it is open.
    pub fn wait(&mut self) -> Result<Engine, SessionError> {
        match self.0.take().map(JoinHandle::join) {
            Some(Ok(opened)) => opened,
            // It panicked, or was waited for before.
            Some(Err(_)) | None => Err(SessionError::WorkerEnded),
        }
    }
}

impl Place {
    /// Where this start looks for the data.
    pub fn given(arguments: &Arguments, preferences: &Preferences) -> Self {
        let given = arguments.data.clone().or_else(|| std::env::var_os("XLM_DATA")).filter(|given| !given.is_empty());
        Self(given.or_else(|| preferences.data_folder.clone().map(Into::into)))
    }

    fn resolved(&self) -> Result<DataPlace, SessionError> {
        Ok(DataPlace::resolve(self.0.as_deref(), SystemFolders::of_this_system())?)
    }

    /// Begins to open the system.
    pub fn opening(&self, preferences: &Preferences, portal: &PortalSettings) -> io::Result<Opening> {
        let (place, name, portal) = (self.resolved(), preferences.name.clone(), portal.clone());
        let open = move || {
            let surroundings = Surroundings::of_this_process(place?)?.named(name.as_deref());
            Engine::open(Surroundings { portal, ..surroundings })
        };
        Ok(Opening(Some(Builder::new().name("opening".to_owned()).spawn(open)?)))
    }

    /// Asks what to do about it. An error if the person leaves.
    pub fn ask(
        &mut self,
        error: SessionError,
        preferences: &mut Preferences,
        preference: Preference,
    ) -> Result<(), Failed> {
        let message = messages::error(&preferences.texts(), &error);
        let given = || self.0.as_ref().map(PathBuf::from).unwrap_or_default();
        let folder = self.resolved().map_or_else(|_| given(), |place| place.folder);
        let answer = Rc::new(RefCell::new(WayOut::Leave));
        let options = crate::options(preferences);
        renderer::run(crate::APP_ID, &options, preference, crate::desktop_session(), |context, _drawing| {
            Ok(Box::new(Unopened::new(context, preferences, message.clone(), &folder, &answer)))
        })?;
        match Rc::unwrap_or_clone(answer).into_inner() {
            WayOut::Leave => return Err(error.into()),
            WayOut::TryAgain => {}
            WayOut::UseFolder(folder) => {
                self.0 = Some(folder.clone().into());
                preferences.data_folder = Some(folder);
            }
        }
        Ok(())
    }
}

/// Why the system could not be opened, if that is what ended the window.
pub fn why_unopened(ended: Result<(), NoWindow>) -> Result<Option<SessionError>, Failed> {
    match ended {
        Ok(()) => Ok(None),
        Err(NoWindow::Setup(error)) => error.downcast::<SessionError>().map(|error| Some(*error)),
        Err(other) => Err(other.into()),
    }
}
