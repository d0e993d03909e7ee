//! A Linux machine made of plain files, for tests and for the tour with the sample company.
//!
//! Real sysfs is full of links; these files leave them out (a folder `device` with a `MODALIAS` says as much), so that a
//! root can be copied, checked in, and read on every platform.
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder that looks like the root of a Linux machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FakeRoot {
    /// Where it is.
    pub path: PathBuf,
}

impl FakeRoot {
    /// A server on real hardware, without network adapters.
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn server(path: &Path) -> io::Result<Self> {
        Self::build(
            path,
            &[
                ("sys/class/dmi/id/product_uuid", "4c4c4544-0042-3510-8052-c2c04f4e3332\n"),
                ("sys/class/dmi/id/board_serial", "BOARD-0001\n"),
                ("sys/class/dmi/id/sys_vendor", "Sample Computers\n"),
                ("sys/class/dmi/id/product_name", "Server 1\n"),
                ("sys/class/dmi/id/board_name", "Board A\n"),
                (
                    "proc/cpuinfo",
                    "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n\
              model name\t: Sample Processor\ncpu MHz\t\t: 2445.404\nflags\t\t: fpu vme\n\nprocessor\t: 1\n",
                ),
                ("proc/self/mountinfo", "22 1 8:0 / / rw,relatime - ext4 /dev/sda rw\n"),
                ("sys/class/block/sda/device/serial", "DISK-0001\n"),
                ("etc/machine-id", "0123456789abcdef0123456789abcdef\n"),
                ("etc/os-release", "NAME=\"Sample Linux\"\nPRETTY_NAME=\"Sample Linux 12\"\n"),
            ],
        )
    }

    /// A virtual machine under VMware, without network adapters.
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn virtual_machine(path: &Path) -> io::Result<Self> {
        let machine = Self::server(path)?;
        machine.write("sys/class/dmi/id/sys_vendor", "VMware, Inc.\n")?;
        machine.write("sys/class/dmi/id/product_name", "VMware7,1\n")?;
        machine.write("sys/class/dmi/id/board_serial", "None\n")?;
        let cpuinfo = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n\
                       model name\t: Sample Processor\nflags\t\t: fpu vme hypervisor\n";
        machine.write("proc/cpuinfo", cpuinfo)?;
        Ok(machine)
    }

    fn build(path: &Path, files: &[(&str, &str)]) -> io::Result<Self> {
        let machine = Self { path: path.to_owned() };
        fs::create_dir_all(path.join("sys/class/net"))?;
        files.iter().try_for_each(|(file, content)| machine.write(file, content))?;
        Ok(machine)
    }

    /// Writes a file of the machine.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, file: &str, content: &str) -> io::Result<()> {
        let path = self.path.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, content)
    }

    /// Takes a file or a folder away from the machine.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn remove(&self, file: &str) -> io::Result<()> {
        let path = self.path.join(file);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
    }

    /// Makes a file unreadable for everybody, also for an administrator: a folder takes its place.
    ///
    /// # Errors
    /// If it cannot be replaced.
    pub fn make_unreadable(&self, file: &str) -> io::Result<()> {
        let path = self.path.join(file);
        if path.exists() {
            fs::remove_file(&path)?;
        }
        fs::create_dir_all(path)
    }

    /// Adds an adapter (or gives it another address) on a bus: `pci`, `usb`, `virtio`, `vmbus`, ...
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn adapter(&self, name: &str, address: &str, bus: &str, slot: &str) -> io::Result<()> {
        self.software_adapter(name, address)?;
        let uevent = format!("MODALIAS={bus}:v1\nPCI_SLOT_NAME={slot}\n");
        self.write(&format!("sys/class/net/{name}/addr_assign_type"), "0\n")?;
        self.write(&format!("sys/class/net/{name}/device/uevent"), &uevent)
    }

    /// Adds an adapter that has no device behind it.
    ///
    /// # Errors
    /// If the files cannot be written.
    pub fn software_adapter(&self, name: &str, address: &str) -> io::Result<()> {
        let folder = format!("sys/class/net/{name}");
        self.write(&format!("{folder}/address"), &format!("{address}\n"))?;
        self.write(&format!("{folder}/addr_assign_type"), "3\n")?;
        self.write(&format!("{folder}/type"), "1\n")?;
        self.write(&format!("{folder}/uevent"), &format!("INTERFACE={name}\n"))
    }
}
