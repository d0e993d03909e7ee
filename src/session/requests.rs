//! Requests to the issuer, as files.

use std::path::{Path, PathBuf};

use xlm_core::{
    binding::{self, BindingState, component_tags},
    code::{RequestCode, SystemId},
    command::{Command, Refusal},
    document::{
        ChangeLogHead, Digest, DocumentError, JsonFlaw, MachineKind, Nonce, PackageMark, ProductEdition, Reason,
        Release, Request, seal,
    },
    event::BreakCause,
    identity::Recipe,
    installation::Installation,
    rehosting::{MOST_TAIL_DAYS, document_time, release_document},
};

use super::{Engine, SessionError, set_up::random};
use crate::preferences::{Existing, write_private};

/// A request that was saved.
#[derive(Clone, PartialEq, Debug)]
pub struct SavedRequest {
    /// Where it was saved.
    pub file: PathBuf,
    /// What it says.
    pub request: Request,
}

/// A request as it would be sent.
#[derive(Clone, PartialEq, Debug)]
pub struct RequestDraft {
    /// What it says.
    pub request: Request,
    /// The same as it goes into the signed file.
    pub json: String,
}

/// A return as it would be sent. Its time is that of the moment in which it is sent, unless it was made before.
#[derive(Clone, PartialEq, Debug)]
pub struct ReleaseDraft {
    /// Days that were asked for; none for those that are noted.
    pub tail_days: Option<u16>,
    /// What it says.
    pub release: Release,
    /// The same as it goes into the signed file.
    pub json: String,
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
        let draft = self.draft_request(codes, reason)?;
        let envelope = self.note_request(&draft.request)?;
        Ok((draft.request, envelope))
    }

    /// Makes a request to be looked at. Nothing is noted but what the hardware says.
    ///
    /// # Errors
    /// As [`Self::make_request`].
    pub fn draft_request(&mut self, codes: &[RequestCode], reason: Reason) -> Result<RequestDraft, SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        self.observe_hardware()?;
        let key = self.home_key().cloned().ok_or(SessionError::Workstation)?;
        let request = self.request(codes, reason, Nonce(random()?))?;
        // A refusal comes before anything is shown.
        self.preview(record(&request))?;
        seal(&request, &key.signing)?;
        Ok(RequestDraft { json: json_of(&request)?, request })
    }

    /// Notes a request in the change log and signs it. One that is noted already is only signed again: the same bytes.
    ///
    /// # Errors
    /// [`SessionError::ChangedMeanwhile`] if the change log has gone on since the request was made; else why it is refused.
    pub fn note_request(&mut self, request: &Request) -> Result<String, SessionError> {
        let key = self.home_key().cloned().ok_or(SessionError::Workstation)?;
        let envelope = seal(request, &key.signing)?;
        if self.installation.licenses.asked(request.nonce) {
            return Ok(envelope);
        }
        let made_at = ChangeLogHead { number: self.head.number, digest: Digest(self.head.digest) };
        if request.change_log_head != Some(made_at) {
            return Err(SessionError::ChangedMeanwhile);
        }
        self.execute(&record(request), "")?;
        Ok(envelope)
    }

    /// Saves a request that was shown, and notes it unless it is noted already.
    ///
    /// # Errors
    /// As [`Self::note_request`], or where the file can't be written.
    pub fn save_draft(&mut self, draft: &RequestDraft, file: &Path) -> Result<SavedRequest, SessionError> {
        let envelope = self.note_request(&draft.request)?;
        write_private(file, envelope.as_bytes(), Existing::Replace).map_err(SessionError::at(file))?;
        Ok(SavedRequest { file: file.to_path_buf(), request: draft.request.clone() })
    }

    /// Gives the licenses up for a planned move, unless they are already, and saves the return. That they are given up
    /// is in the change log before the file is written.
    ///
    /// # Errors
    /// Where this machine is a workstation, the release is refused, or the file can't be written.
    pub fn save_release(&mut self, tail_days: Option<u16>, file: &Path) -> Result<SavedRelease, SessionError> {
        let (release, envelope) = self.make_release(tail_days)?;
        write_private(file, envelope.as_bytes(), Existing::Replace).map_err(SessionError::at(file))?;
        Ok(SavedRelease { file: file.to_path_buf(), release })
    }

    /// What a return would say if the licenses were given up now; what it says if they are already.
    ///
    /// # Errors
    /// Where this machine is a workstation or the release is refused.
    pub fn draft_release(&self, tail_days: Option<u16>) -> Result<ReleaseDraft, SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        if !self.is_home_server() {
            return Err(SessionError::Workstation);
        }
        let release = match self.release_command(tail_days) {
            Some(command) => release_document(&self.preview(command)?.after),
            None => release_document(&self.installation),
        };
        let release = release.ok_or(Refusal::NoRelease)?;
        Ok(ReleaseDraft { json: json_of(&release)?, tail_days, release })
    }

    /// The command that gives the licenses up, unless they are already with as many days.
    fn release_command(&self, tail_days: Option<u16>) -> Option<Command> {
        let noted = self.installation.release.as_ref().map(|release| release.tail_days);
        let is_new = noted.is_none_or(|noted| tail_days.is_some_and(|wanted| wanted != noted));
        is_new.then(|| Command::ReleaseLicenses { tail_days: tail_days.unwrap_or(MOST_TAIL_DAYS) })
    }

    /// Gives the licenses up for a planned move, unless they are already, and makes the return.
    ///
    /// # Errors
    /// Where this machine is a workstation or the release is refused.
    pub fn make_release(&mut self, tail_days: Option<u16>) -> Result<(Release, String), SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        self.observe_hardware()?;
        let key = self.home_key().cloned().ok_or(SessionError::Workstation)?;
        if let Some(command) = self.release_command(tail_days) {
            self.execute(&command, "")?;
        }
        let release = release_document(&self.installation).ok_or(Refusal::NoRelease)?;
        let envelope = seal(&release, &key.signing)?;
        Ok((release, envelope))
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
            old_mac: state.licenses.old_system.as_ref().map(|old| old.mac.clone()),
            old_product: state.licenses.old_system.as_ref().map(|old| old.product.name().to_owned()),
            made_at: document_time(state, self.clock()),
            edition: if state.catalog.edition == "v8" { ProductEdition::V8 } else { ProductEdition::V10 },
            emergency_since: emergency_since(state, self.now()),
        })
    }
}

fn record(request: &Request) -> Command {
    Command::RecordRequest { nonce: request.nonce, reason: request.reason, codes: request.request_codes.clone() }
}

fn json_of(payload: &impl serde::Serialize) -> Result<String, SessionError> {
    serde_json::to_string(payload)
        .map_err(|error| SessionError::Document(DocumentError::PayloadForm(JsonFlaw::Shape(error.to_string()))))
}

/// Since when a package made for other hardware counts here.
fn emergency_since(state: &Installation, now: xlm_core::calendar::UtcMicros) -> Option<xlm_core::calendar::UtcMicros> {
    let broken = state.binding.broken.filter(|broken| broken.cause == BreakCause::OtherHardware)?;
    matches!(binding::state(state, now), BindingState::Grace { .. } | BindingState::Ended { .. })
        .then_some(broken.since)
}
