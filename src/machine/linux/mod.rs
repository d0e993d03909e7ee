//! Linux, read from `/sys`, `/proc`, `/etc` and `/run`.
//!
//! No command is run and no right is needed; what only an administrator may read (UUID and serial number of the board)
//! is unreadable for others.
mod disk;
#[cfg(target_os = "linux")]
mod ffi;
mod files;
mod network;
mod system;
#[cfg(test)]
mod tests;
mod virtualization;

use std::path::{Path, PathBuf};

use xlm_core::identity::{MacAddress, MachineFacts};

/// Where a machine is read from.
pub struct Root {
    path: PathBuf,
    /// How to ask for the permanent address of an adapter.
    permanent_address: fn(&str) -> Option<MacAddress>,
}

impl Root {
    /// This machine: the files, and the kernel for permanent addresses.
    #[cfg(target_os = "linux")]
    pub fn this_machine() -> Self {
        Self { path: PathBuf::from("/"), permanent_address: ffi::permanent_address }
    }

    /// The files below a folder and nothing else.
    pub fn files_only(path: &Path) -> Self {
        Self { path: path.to_owned(), permanent_address: |_| None }
    }

    fn join(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }
}

/// Reads everything.
pub fn facts(root: &Root) -> MachineFacts {
    let firmware = system::firmware(root);
    MachineFacts {
        system_uuid: files::read(&root.join("sys/class/dmi/id/product_uuid")),
        board_serial: files::read(&root.join("sys/class/dmi/id/board_serial")),
        disk_serial: disk::serial(root),
        os_installation: system::machine_id(root),
        processor: system::processor(root),
        model: system::model(root),
        adapters: network::adapters(root),
        virtualization: virtualization::detect(root, &firmware),
        operating_system: system::operating_system(root),
        boot_id: files::text(&root.join("proc/sys/kernel/random/boot_id")),
    }
}
