//! Requests to the issuer, as files.

use std::path::{Path, PathBuf};

use xlm_core::{
    binding::{self, BindingState, component_tags},
    code::{RequestCode, SystemId},
    command::{Command, Refusal},
    document::{
        ChangeLogHead, Digest, MAX_ENVELOPE_BYTES, MachineKind, Nonce, PackageMark, ProductEdition, Reason, Release,
        Request, open_own, seal,
    },
    event::BreakCause,
    identity::Recipe,
    installation::Installation,
    rehosting::{MOST_TAIL_DAYS, document_time, release_document},
};

use super::{Engine, SessionError, set_up::random};
use crate::preferences::{Existing, read_bounded, write_private};

/// A request that was saved.
#[derive(Clone, PartialEq, Debug)]
pub struct SavedRequest {
    /// Where it was saved.
    pub file: PathBuf,
    /// What it says.
    pub request: Request,
}

/// A return that was saved.
#[derive(Clone, PartialEq, Debug)]
pub struct SavedRelease {
    /// Where it was saved.
    pub file: PathBuf,
    /// What it says.
    pub release: Release,
}

impl Engine {
    /// Makes a request, notes it in the change log and saves it.
    ///
    /// # Errors
    /// Where this machine is a workstation, the request is refused, or the file can't be written.
    pub fn save_request(
        &mut self,
        codes: &[RequestCode],
        reason: Reason,
        file: &Path,
    ) -> Result<SavedRequest, SessionError> {
        let (request, envelope) = self.make_request(codes, reason)?;
        write_private(file, envelope.as_bytes(), Existing::Replace).map_err(SessionError::at(file))?;
        Ok(SavedRequest { file: file.to_path_buf(), request })
    }

    /// Makes a request and notes it in the change log.
    ///
    /// # Errors
    /// Where this machine is a workstation or the request is refused.
    pub fn make_request(&mut self, codes: &[RequestCode], reason: Reason) -> Result<(Request, String), SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        self.observe_hardware()?;
        let key = self.key.clone().ok_or(SessionError::Workstation)?;
        let nonce = Nonce(random()?);
        let request = self.request(codes, reason, nonce)?;
        let envelope = seal(&request, &key.signing)?;
        self.execute(&Command::RecordRequest { nonce, reason, codes: codes.to_vec() }, "")?;
        Ok((request, envelope))
    }

    /// Gives the licenses up for a planned move, unless they are already, and saves the return. That they are given up
    /// is in the change log before the file is written.
    ///
    /// # Errors
    /// Where this machine is a workstation, the release is refused, or the file can't be written.
    pub fn save_release(&mut self, tail_days: Option<u16>, file: &Path) -> Result<SavedRelease, SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        self.observe_hardware()?;
        let key = self.key.clone().ok_or(SessionError::Workstation)?;
        let again = self.installation.release.as_ref().map(|release| release.tail_days);
        if again.is_none_or(|noted| tail_days.is_some_and(|wanted| wanted != noted)) {
            self.execute(&Command::ReleaseLicenses { tail_days: tail_days.unwrap_or(MOST_TAIL_DAYS) }, "")?;
        }
        let release = release_document(&self.installation).ok_or(Refusal::NoRelease)?;
        let envelope = seal(&release, &key.signing)?;
        write_private(file, envelope.as_bytes(), Existing::Replace).map_err(SessionError::at(file))?;
        Ok(SavedRelease { file: file.to_path_buf(), release })
    }

    fn request(&self, codes: &[RequestCode], reason: Reason, nonce: Nonce) -> Result<Request, SessionError> {
        let state = &self.installation;
        let Some(SystemId::Own(system_id)) = state.system_id().cloned() else {
            return Err(Refusal::WrongKind { kind: state.kind() }.into());
        };
        let observation = state.binding.observation.as_ref().ok_or(Refusal::NotObserved)?;
        let last_package = state.licenses.package.as_ref();
        Ok(Request {
            request_codes: codes.to_vec(),
            system_id,
            hardware_id: observation.hardware_id,
            components: component_tags(observation),
            machine: match Recipe::of(observation.virtualization) {
                Recipe::Physical => MachineKind::Physical,
                Recipe::Virtual => MachineKind::Virtual,
            },
            reason,
            nonce,
            last_package: last_package
                .map(|package| PackageMark { generation: package.generation, digest: package.digest }),
            change_log_head: Some(ChangeLogHead { number: self.head.number, digest: Digest(self.head.digest) }),
            old_mac: None,
            old_product: None,
            made_at: document_time(state, self.clock()),
            edition: if state.catalog.edition == "v8" { ProductEdition::V8 } else { ProductEdition::V10 },
            emergency_since: emergency_since(state, self.now()),
        })
    }
}

/// The entry of the change log that a saved request names, with its digest.
///
/// # Errors
/// Where the file can't be read or is no request that its own system signed.
pub fn head_of_request(file: &Path) -> Result<Option<ChangeLogHead>, SessionError> {
    let bytes = read_bounded(file, MAX_ENVELOPE_BYTES as u64).map_err(SessionError::at(file))?;
    Ok(open_own::<Request>(&bytes)?.payload.change_log_head)
}

/// Since when a package made for other hardware counts here.
fn emergency_since(state: &Installation, now: xlm_core::calendar::UtcMicros) -> Option<xlm_core::calendar::UtcMicros> {
    let broken = state.binding.broken.filter(|broken| broken.cause == BreakCause::OtherHardware)?;
    matches!(binding::state(state, now), BindingState::Grace { .. } | BindingState::Ended { .. })
        .then_some(broken.since)
}
