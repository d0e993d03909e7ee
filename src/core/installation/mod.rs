//! The state of a system: what all entries of its change log add up to.
//!
//! `apply` is total and knows no rule: `decide` has checked everything before an event was made. Users will never read
//! the word *installation*; to them it is the system.

mod apply;
mod stored;

use alloc::{collections::BTreeMap, string::String, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    assignment::Policy,
    binding::BindingRecord,
    calendar::UtcMicros,
    catalog::{Catalog, Catalogs},
    clock::ClockRecord,
    code::SystemId,
    directory::Directory,
    document::{self, LicensePackage, Opened, PublicKey, Signer, SystemKind, Trust},
    license::{Licenses, VerifiedPackage},
    plan::Plan,
    rehosting::ReleaseRecord,
};

/// What was fixed when the system was set up.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// Licensed, planning or sample.
    pub kind: SystemKind,
    /// Its X-ID.
    pub system_id: SystemId,
    /// Public half of the installation key; none in a planning system.
    pub installation_key: Option<PublicKey>,
    /// When it was set up.
    pub at: UtcMicros,
}

/// Settings that belong to the system, not to a person's screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Name under which the system is shown, e.g. the company's.
    pub display_name: String,
    /// Days before the end of an item or a grace at which it is announced.
    pub notice_days: u16,
    /// Days after which a backup is reminded of; 0 = never.
    pub backup_days: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { display_name: String::new(), notice_days: 30, backup_days: 14 }
    }
}

/// The state of a system. Cheap to clone: a preview works on a copy.
#[derive(Clone, Debug)]
pub struct Installation {
    /// Catalogs that a system can be set up with.
    pub catalogs: Arc<Catalogs>,
    /// The catalog of its edition; an empty one before it is set up.
    pub catalog: Arc<Catalog>,
    /// What was fixed when it was set up; none before.
    pub setup: Option<Setup>,
    /// Locations, groups and users.
    pub directory: Directory,
    /// How too few licenses are distributed.
    pub policy: Policy,
    /// Resources in use, by id.
    pub resources: BTreeMap<String, u32>,
    /// What was imported in the way of licenses.
    pub licenses: Licenses,
    /// How it stands with the hardware.
    pub binding: BindingRecord,
    /// Licenses given up for a planned move, if one is in progress.
    pub release: Option<ReleaseRecord>,
    /// Settings of the system.
    pub settings: Settings,
    /// What is planned for the XPhone server.
    pub plan: Plan,
    /// Number of the last entry; 0 before the first.
    pub entry: u64,
    /// When the last entry was made.
    pub changed_at: UtcMicros,
    /// What is known of the clock.
    pub clock: ClockRecord,
}

impl Installation {
    /// A system that is not set up.
    pub fn new(catalogs: Arc<Catalogs>) -> Self {
        let catalog = Arc::new(Catalog {
            edition: String::new(),
            product_version: 0,
            license_types: alloc::vec![],
            functions: alloc::vec![],
            resources: alloc::vec![],
        });
        Self {
            catalogs,
            directory: Directory::new(&catalog),
            catalog,
            setup: None,
            policy: Policy::default(),
            resources: BTreeMap::new(),
            licenses: Licenses::default(),
            binding: BindingRecord::default(),
            release: None,
            settings: Settings::default(),
            plan: Plan::default(),
            entry: 0,
            changed_at: UtcMicros::default(),
            clock: ClockRecord::default(),
        }
    }

    /// Kind of the system; a system that is not set up has nothing that a kind would change.
    pub fn kind(&self) -> SystemKind {
        self.setup.as_ref().map_or(SystemKind::Licensed, |setup| setup.kind)
    }

    /// The X-ID, once the system is set up.
    pub fn system_id(&self) -> Option<&SystemId> {
        self.setup.as_ref().map(|setup| &setup.system_id)
    }

    /// Contents of the installed package, if its signature was checked.
    pub fn package(&self) -> Option<&LicensePackage> {
        let verified = self.licenses.package.as_ref()?.verified.as_ref()?;
        Some(&verified.package)
    }

    /// Checks on this machine that the installed package was signed by a trusted issuer, for this very system, and is
    /// the one that the entry says. To be called after each entry that was read from the change log: a log that
    /// somebody wrote himself must not make licenses.
    pub fn verify_package(&mut self, trust: &Trust) {
        let trusted = trust.for_kind(self.kind());
        let Some(package) = self.licenses.package.as_ref().filter(|package| package.verified.is_none()) else { return };
        if let Ok(opened) = document::open_issued::<LicensePackage>(package.envelope.as_bytes(), &trusted) {
            self.package_opened(opened);
        }
    }

    /// Takes what the installed package says from the caller, who has opened it with the issuers that this system trusts.
    pub fn package_opened(&mut self, opened: Opened<LicensePackage>) {
        let here = self.system_id().cloned();
        let Some(package) = self.licenses.package.as_mut().filter(|package| package.verified.is_none()) else { return };
        let Signer::Issuer(issuer) = opened.signer else { return };
        let for_here = here == Some(SystemId::Own(opened.payload.system_id));
        let as_noted = (opened.payload.generation, opened.digest) == (package.generation, package.digest);
        if for_here && as_noted {
            let (generation, issued_at) = (opened.payload.generation, opened.payload.issued_at);
            package.verified = Some(Arc::new(VerifiedPackage { issuer, package: opened.payload }));
            // A state that was saved and is verified again knows both already.
            if self.licenses.newest_of(opened.key) < generation {
                self.licenses.installed(opened.key, generation);
                self.clock.signed(issued_at);
            }
        }
    }
}

#[cfg(test)]
mod tests;
