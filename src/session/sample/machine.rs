//! The sample company's server: a machine of files, so that a change of its hardware can be played anywhere.

use std::{io, path::Path};

use crate::machine::FakeRoot;

/// An invented virtual machine below a folder.
#[derive(Debug)]
pub struct SampleMachine {
    root: FakeRoot,
}

impl SampleMachine {
    /// Makes the machine: a virtual one with a MAC address that was set by hand.
    ///
    /// # Errors
    /// Where its files can't be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let root = FakeRoot::virtual_machine(folder)?;
        root.adapter("ens192", "00:50:56:00:12:3F", "pci", "0000:0b:00.0")?;
        Ok(Self { root })
    }

    /// Gives its network adapter another address, as a hypervisor does that was not told to keep it.
    ///
    /// # Errors
    /// Where its files can't be written.
    pub fn change_mac_address(&self) -> io::Result<()> {
        self.root.adapter("ens192", "00:0c:29:6b:5d:40", "pci", "0000:0b:00.0")
    }
}
