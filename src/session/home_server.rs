//! Whether this computer is the home server: it holds the key of the system, and was not made a workstation.

use std::sync::Arc;

use xlm_core::{
    binding::Machine,
    command::{Command, Refusal},
};

use super::{Engine, Preview, SessionError};
use crate::preferences::InstallationKey;

impl Engine {
    /// Whether this machine is the one that the licenses are bound to.
    pub fn is_home_server(&self) -> bool {
        self.home_key().is_some()
    }

    /// Whether this computer holds the key of the system, be it used or kept for the way back.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// The key that speaks for the system, if this computer is the one to use it.
    pub(super) fn home_key(&self) -> Option<&Arc<InstallationKey>> {
        self.key.as_ref().filter(|_| self.installation.binding.machine == Machine::HomeServer)
    }

    /// Shows what would follow if this computer were the home server, with what its hardware says, or a workstation. One
    /// without a key gets a new one, and the issuer has to be asked for the licenses of a server that was replaced.
    ///
    /// # Errors
    /// Where there is no system, it is so already, or the hardware can't be read.
    pub fn preview_machine(&mut self, machine: Machine) -> Result<Preview, SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        match machine {
            Machine::HomeServer if self.key.is_none() => self.preview_new_key(),
            Machine::HomeServer => {
                let reading = Command::ObserveHardware(self.observation()?);
                Ok(self.preview(Command::Batch(vec![Command::ChooseMachine(machine), reading]))?)
            }
            Machine::Workstation => Ok(self.preview(Command::ChooseMachine(machine))?),
        }
    }
}
