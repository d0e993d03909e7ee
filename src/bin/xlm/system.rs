//! The system that a command is about.

use std::ffi::OsStr;

use xlm_core::command::Refusal;
use xphone_license_manager::{
    session::{Engine, SessionError, Surroundings},
    text::Texts,
};

use crate::report::{Failure, session_failed};

/// Where the data lie and in which language they are told.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// The folder that was given.
    pub data: Option<&'a OsStr>,
}

impl Place<'_> {
    /// The surroundings of the system.
    pub fn surroundings(&self) -> Result<Surroundings, Box<Failure>> {
        Surroundings::given(self.data).map_err(session_failed(self.texts))
    }

    /// The system as its change log says.
    pub fn open(&self) -> Result<Engine, Box<Failure>> {
        Engine::open_existing(self.surroundings()?).map_err(session_failed(self.texts))
    }

    /// The system, with what the hardware says now: how the binding stands is known only after a look at it.
    pub fn open_and_look(&self) -> Result<Engine, Box<Failure>> {
        self.open_with_hardware().map_err(session_failed(self.texts))
    }

    /// The same, with the error itself.
    pub fn open_with_hardware(&self) -> Result<Engine, SessionError> {
        let mut engine = Engine::open_existing(Surroundings::given(self.data)?)?;
        match engine.observe_hardware() {
            // Who may only read sees what was noted last.
            Ok(()) | Err(SessionError::ReadOnly(_) | SessionError::Refused(Refusal::NothingToDo)) => Ok(engine),
            Err(error) => Err(error),
        }
    }
}
