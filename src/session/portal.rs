//! The way over the network: where the license portal is, what is sent to it, and what comes back.
//!
//! What comes back takes the same way as a file that was dropped on the window: it is shown first, and nothing is
//! installed unasked.

use std::{env, fmt, path::PathBuf};

use xlm_core::{
    code::SystemId,
    command::{Command, Refusal},
    document::{DocumentKind, Request, kind_of},
};

use super::{Engine, Preview, SessionError};
use crate::{
    portal::client::{Call, ClientError, PortalAddress, PortalClient},
    preferences::{Settings, SettingsFile},
    text::Language,
};

/// How the license portal is reached, as the person set it.
#[derive(Clone, PartialEq, Eq)]
pub struct PortalSettings {
    /// Its address; none for that of the issuer.
    pub address: Option<String>,
    /// Certificate authorities to check it against instead of those of this machine.
    pub ca_file: Option<PathBuf>,
    /// A proxy; none for that of the environment.
    pub proxy: Option<String>,
    /// The language of its words.
    pub language: Language,
}

impl fmt::Debug for PortalSettings {
    /// Without the proxy, in whose address a password may stand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PortalSettings").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Default for PortalSettings {
    fn default() -> Self {
        Self { address: None, ca_file: None, proxy: None, language: Language::English }
    }
}

impl PortalSettings {
    /// Those in a person's settings.
    pub fn of(settings: &Settings, language: Language) -> Self {
        Self {
            address: settings.portal_address.clone(),
            ca_file: settings.portal_ca_file.clone(),
            proxy: settings.portal_proxy.clone(),
            language,
        }
    }

    /// Those of this process's user.
    pub fn of_this_user(language: Language) -> Self {
        let file = SettingsFile::of_this_user(env::var_os("XLM_CONFIG").as_deref()).ok();
        let loaded = file.as_ref().map(SettingsFile::load).unwrap_or_default();
        Self::of(&loaded.settings, language)
    }
}

impl Engine {
    /// The address of the license portal: the one that was set, else that of an issuer who counts here.
    ///
    /// # Errors
    /// Where there is one, but it can't be used.
    pub fn portal_address(&self) -> Result<Option<PortalAddress>, SessionError> {
        let set = self.surroundings.portal.address.as_deref().map(str::trim).filter(|address| !address.is_empty());
        let trust = self.surroundings.trust.for_kind(self.installation.kind());
        let of_issuer = || trust.issuers.iter().find_map(|issuer| issuer.address.clone());
        let Some(address) = set.map(str::to_owned).or_else(of_issuer) else { return Ok(None) };
        match address.parse() {
            Ok(parsed) => Ok(Some(parsed)),
            Err(flaw) => Err(SessionError::PortalAddress { address, flaw }),
        }
    }

    fn portal(&self) -> Result<PortalClient, SessionError> {
        let settings = &self.surroundings.portal;
        let address = self.portal_address()?.ok_or(SessionError::NoPortal)?;
        Ok(PortalClient {
            ca_file: settings.ca_file.clone(),
            proxy: settings.proxy.clone(),
            ..PortalClient::new(address, settings.language.tag().to_owned())
        })
    }

    /// Notes a request and sends it. If the network fails, it stays open: sent again or saved, it is the same request.
    ///
    /// # Errors
    /// Where there is no portal, or the request can't be noted.
    pub fn send_request(&mut self, request: &Request) -> Result<Call, SessionError> {
        let portal = self.portal()?;
        Ok(portal.send_request(self.note_request(request)?))
    }

    /// Gives the licenses up, unless they are already, and sends the return.
    ///
    /// # Errors
    /// Where there is no portal, or the release is refused.
    pub fn send_release(&mut self, tail_days: Option<u16>) -> Result<Call, SessionError> {
        let portal = self.portal()?;
        let (_, envelope) = self.make_release(tail_days)?;
        Ok(portal.send_release(envelope))
    }

    /// Asks the portal whether it has a newer package for this system.
    ///
    /// # Errors
    /// Where there is no portal, no X-ID of ours, or no installation key.
    pub fn look_for_package(&self) -> Result<Call, SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        let Some(SystemId::Own(system_id)) = self.installation.system_id().cloned() else {
            return Err(Refusal::WrongKind { kind: self.installation.kind() }.into());
        };
        let key = self.home_key().ok_or(SessionError::Workstation)?;
        let after = self.installation.licenses.package.as_ref().map_or(0, |package| package.generation);
        // The portal compares the time with its own: the clock counts, not the newest entry.
        let now = self.surroundings.clock.now();
        Ok(self.portal()?.look_for_package(system_id, now, after, &key.signing))
    }

    /// What a document that came back would change.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn preview_answer(&self, envelope: String) -> Result<Preview, SessionError> {
        let command = match kind_of(envelope.as_bytes())? {
            DocumentKind::Receipt => Command::ImportReceipt { envelope },
            _ => Command::ImportPackage { envelope },
        };
        Ok(self.preview(command)?)
    }

    /// Waits for an answer to what was sent, and shows what it would change. `goes_on` is told how far it is.
    ///
    /// # Errors
    /// Why nothing came back; [`SessionError::Cancelled`] as soon as `goes_on` says no.
    pub fn wait_for(
        &self,
        call: Call,
        mut goes_on: impl FnMut(usize) -> bool,
    ) -> Result<Option<Preview>, SessionError> {
        let envelope = call.wait(|stage| goes_on(stage as usize)).map_err(SessionError::from)?;
        envelope.map(|envelope| self.preview_answer(envelope)).transpose()
    }
}

/// What a call without a document means where one must come back.
pub(super) fn nothing_came() -> SessionError {
    ClientError::NotAPortal(204).into()
}
