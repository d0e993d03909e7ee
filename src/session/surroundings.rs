//! What an engine needs from the world around it, as values.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use xlm_core::{calendar::UtcMicros, catalog::Catalogs, document::Trust};

use super::{PortalSettings, SessionError, set_up::catalogs};
use crate::preferences::{self, ActorParts, DataPlace, PlaceKind, SettingsFile, SystemFolders};

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// A fixed moment, for tests and pictures.
    Fixed(UtcMicros),
}

impl Clock {
    /// Now.
    pub fn now(self) -> UtcMicros {
        match self {
            Self::Fixed(moment) => moment,
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                UtcMicros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
        }
    }
}

/// The surroundings of an engine.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Where the data lie.
    pub place: DataPlace,
    /// Where the time comes from.
    pub clock: Clock,
    /// Who acts: account@computer.
    pub actor: String,
    /// Issuers whose packages count.
    pub trust: Trust,
    /// Editions that a system can be set up with.
    pub catalogs: Arc<Catalogs>,
    /// The program that reads certificates as a guarded child: this one.
    pub reader: Option<PathBuf>,
    /// Where the machine is read from instead of the machine itself, to play changes of hardware.
    pub machine_root: Option<PathBuf>,
    /// How the license portal is reached.
    pub portal: PortalSettings,
}

/// The issuers that the program trusts: compiled in, so that no file beside it can add one.
const TRUST: &str = include_str!(concat!(env!("OUT_DIR"), "/trust.ron"));

impl Surroundings {
    /// Those of this process, with its data at a place.
    ///
    /// # Errors
    /// Where what is compiled in is damaged.
    pub fn of_this_process(place: DataPlace) -> Result<Self, SessionError> {
        Ok(Self {
            place,
            clock: clock_of_this_process(),
            actor: preferences::actor(&ActorParts::of_this_process()),
            trust: Trust::parse(TRUST)?,
            catalogs: catalogs()?,
            reader: None,
            machine_root: None,
            portal: PortalSettings::default(),
        })
    }

    /// Those of this process and its user, with the data in the folder that was given, or else in the one of the user's
    /// settings, the machine's or the user's.
    ///
    /// # Errors
    /// Where there is no place for the data, or what is compiled in is damaged.
    pub fn given(folder: Option<&OsStr>) -> Result<Self, SessionError> {
        let file = SettingsFile::of_this_user(std::env::var_os("XLM_CONFIG").as_deref());
        let settings = file.map(|file| file.load().settings).unwrap_or_default();
        let chosen = settings.data_folder.as_ref().map(|folder| folder.as_os_str());
        let place = DataPlace::resolve(folder.or(chosen), SystemFolders::of_this_system())?;
        Ok(Self::of_this_process(place)?.named(settings.display_name.as_deref()))
    }

    /// The same, with the name by which the person at the keyboard wants to be called in the change log.
    #[must_use]
    pub fn named(mut self, name: Option<&str>) -> Self {
        self.actor = preferences::named_actor(&self.actor, name.unwrap_or_default());
        self
    }

    /// A place that was passed over because this user may not use it, though somebody else has data there.
    pub fn passed_over(&self) -> Option<&Path> {
        match &self.place.kind {
            PlaceKind::User { passed_over } => passed_over.as_deref(),
            PlaceKind::Given | PlaceKind::Machine | PlaceKind::Sample => None,
        }
    }
}

/// The computer's clock. Builds for development take `XLM_NOW` (microseconds since 1970), so that pictures and examples
/// do not change with the day.
fn clock_of_this_process() -> Clock {
    let given = if cfg!(debug_assertions) { std::env::var("XLM_NOW").ok() } else { None };
    match given.and_then(|text| text.parse().ok()) {
        Some(micros) => Clock::Fixed(UtcMicros(micros)),
        None => Clock::System,
    }
}
