//! The doors of the set-up, and the hardware that goes with them.

use std::{path::Path, sync::Arc};

use xlm_core::{
    catalog::{Catalog, Catalogs},
    code::{SystemCode, SystemId},
    command::{Command, Refusal},
    document::{PublicKey, SystemKind},
    file_kind::FileNeed,
    identity::{DigestKey, Known, MachineFacts, Observation, observe},
};

use super::{Engine, SessionError, convert, files};
use crate::{machine, preferences::InstallationKey};

/// How a system is set up.
#[derive(Clone, PartialEq, Debug)]
pub enum Door {
    /// A new system: its X-ID is drawn.
    New,
    /// The server was replaced: the X-ID is entered again.
    Replaced(SystemCode),
    /// Planning with the license.xml of a running XPhone server.
    Planning(std::path::PathBuf),
    /// The invented company.
    Sample,
}

/// The editions that the program knows.
///
/// # Errors
/// Where a catalog that is compiled in is damaged.
pub fn catalogs() -> Result<Arc<Catalogs>, SessionError> {
    let v10 = Catalog::from_ron(include_str!("../../assets/catalog/v10.ron"))?;
    let v8 = Catalog::from_ron(include_str!("../../assets/catalog/v8.ron"))?;
    Ok(Arc::new(Catalogs(vec![Arc::new(v10), Arc::new(v8)])))
}

/// Random bytes of the operating system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], SessionError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(SessionError::Random)?;
    Ok(bytes)
}

impl Engine {
    /// Sets the system up. The sample company is filled by [`Engine::fill_sample`].
    ///
    /// # Errors
    /// Where the system is set up already, a file can't be read or a key not be written.
    pub fn set_up(&mut self, door: &Door, edition: &str) -> Result<(), SessionError> {
        match door {
            Door::New => self.set_up_own(SystemKind::Licensed, SystemCode::from_random(random()?), edition),
            Door::Replaced(system_id) => self.set_up_own(SystemKind::Licensed, *system_id, edition),
            Door::Planning(file) => self.set_up_planning(file, edition),
            Door::Sample => self.set_up_own(SystemKind::Sample, SystemCode::from_random(random()?), edition),
        }
    }

    fn set_up_own(&mut self, kind: SystemKind, system_id: SystemCode, edition: &str) -> Result<(), SessionError> {
        let key = match &self.key {
            Some(key) => Arc::clone(key),
            None => {
                let key = InstallationKey::generate()?;
                Arc::new(key)
            }
        };
        let system_id = SystemId::Own(system_id);
        let command = Command::SetUp {
            kind,
            edition: edition.to_owned(),
            system_id: system_id.clone(),
            installation_key: Some(PublicKey::of(&key.signing)),
        };
        // Checked before the key is written, so that a refusal leaves nothing behind.
        self.preview(command.clone())?;
        if self.key_fault.is_some() {
            // It belongs to no system that is here.
            self.put_in_place(Arc::clone(&key))?;
        } else if self.key.is_none() {
            key.store(&self.surroundings.place.installation_key())?;
        }
        self.execute(&command, "")?;
        self.key = Some(key);
        self.observe_hardware()?;
        Ok(())
    }

    fn set_up_planning(&mut self, file: &Path, edition: &str) -> Result<(), SessionError> {
        let license = convert::vendor_license(files::read_license_xml(file, FileNeed::LicenseXml)?);
        let set_up = Command::SetUp {
            kind: SystemKind::Planning,
            edition: edition.to_owned(),
            system_id: SystemId::Vendor(license.system_id.clone()),
            installation_key: None,
        };
        self.execute(&Command::Batch(vec![set_up, Command::LoadVendorLicense(license)]), "")?;
        Ok(())
    }

    /// What the hardware says now.
    ///
    /// # Errors
    /// Where it can't be read at all.
    pub fn machine_facts(&self) -> Result<MachineFacts, SessionError> {
        Ok(match &self.surroundings.machine_root {
            Some(root) => machine::read_from(root)?,
            None => machine::read()?,
        })
    }

    /// The machine's hardware as the change log keeps it.
    ///
    /// # Errors
    /// Where the hardware can't be read, or there is no system whose it could be.
    pub(super) fn observation(&self) -> Result<Observation, SessionError> {
        let system_id = self.installation.system_id().ok_or(Refusal::NotSetUp)?;
        let known = Known { baseline: self.installation.binding.baseline.as_deref(), pinned: None };
        Ok(observe(&self.machine_facts()?, &DigestKey::of(system_id), known))
    }

    /// Reads the hardware and notes what is new. Only the home server judges the binding; a workstation shows what the
    /// home server last reported.
    ///
    /// # Errors
    /// Where the hardware can't be read or the entry not be written. That nothing is new is none.
    pub fn observe_hardware(&mut self) -> Result<(), SessionError> {
        if self.installation.setup.is_none() || !self.is_home_server() {
            return Ok(());
        }
        let observation = self.observation()?;
        match self.execute(&Command::ObserveHardware(observation), "") {
            Ok(_) | Err(SessionError::Refused(Refusal::NothingToDo)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
