//! Reads what the machine says about itself: [`MachineFacts`] for the core to judge.
//!
//! Nothing is decided here, and nothing is written. A parameter that cannot be read is a fact like any other (it says
//! why), so that reading as a whole does not fail.
//!
//! Linux is read from files below a root that can be another than `/`; with `XLM_MACHINE_ROOT` the program reads such a
//! root on every platform, so that a test or a tour can play a changed address ([`FakeRoot`] builds one). This opens no
//! door that is not open anyway: who administers a machine can make it say anything, and what counts is the signature of
//! the license package.
mod fake_root;
mod firmware;
mod linux;
#[cfg(not(any(target_os = "linux", windows)))]
mod other;
#[cfg(any(windows, test))]
mod windows;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use xlm_core::identity::MachineFacts;

pub use self::fake_root::FakeRoot;

/// The environment variable that names another root to read the machine from.
pub const ROOT_VARIABLE: &str = "XLM_MACHINE_ROOT";

/// Why no machine could be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MachineError {
    /// The root is not a folder. (Reading it would say that the machine has nothing at all.)
    #[error("the machine's root {} is not a folder", .0.display())]
    NoSuchRoot(PathBuf),
}

/// Reads this machine, or the root that the environment names.
///
/// # Errors
/// If the environment names a root that is not a folder.
pub fn read() -> Result<MachineFacts, MachineError> {
    read_named(env::var_os(ROOT_VARIABLE))
}

/// An empty name is none: that is how a script takes a variable back.
fn read_named(root: Option<OsString>) -> Result<MachineFacts, MachineError> {
    match root.filter(|root| !root.is_empty()) {
        Some(root) => read_from(Path::new(&root)),
        None => Ok(this_machine()),
    }
}

/// Reads the files of a Linux machine below a root, on any platform and without asking the kernel anything.
///
/// # Errors
/// If the root is not a folder.
pub fn read_from(root: &Path) -> Result<MachineFacts, MachineError> {
    if root.is_dir() {
        Ok(linux::facts(&linux::Root::files_only(root)))
    } else {
        Err(MachineError::NoSuchRoot(root.to_owned()))
    }
}

#[cfg(target_os = "linux")]
fn this_machine() -> MachineFacts {
    linux::facts(&linux::Root::this_machine())
}

#[cfg(windows)]
fn this_machine() -> MachineFacts {
    windows::facts()
}

#[cfg(not(any(target_os = "linux", windows)))]
fn this_machine() -> MachineFacts {
    other::facts()
}

#[cfg(test)]
mod tests {
    use xlm_core::identity::{Hypervisor, Reading};

    use super::*;

    /// The virtual machine that is checked in, for tests and scripts that copy it.
    fn fixture() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/machine/fixture/virtual-machine")
    }

    #[test]
    fn a_named_root_takes_the_place_of_this_machine() {
        let facts = read_named(Some(fixture().into_os_string())).unwrap();
        assert_eq!(facts.virtualization.vm, Some(Hypervisor::Vmware));
        assert_eq!(facts.adapters.unwrap()[0].current, "00:50:56:00:12:3F".parse().ok());
        assert_eq!(facts.disk_serial, Reading::Present("DISK-0001\n".to_owned()));
    }

    #[test]
    fn an_empty_name_means_this_machine() {
        assert_eq!(read_named(Some(OsString::new())), read_named(None));
    }

    #[test]
    fn a_name_that_leads_nowhere_is_an_error() {
        let missing = fixture().join("missing");
        assert_eq!(read_named(Some(missing.clone().into_os_string())), Err(MachineError::NoSuchRoot(missing)));
    }
}
