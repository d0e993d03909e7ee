//! The serial number of the disk that the system runs from.
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use xlm_core::identity::Reading;

use super::{
    Root,
    files::{first_of, read, text, value},
};

/// So deep may devices be stacked (encryption on a volume on an array on partitions).
const MAX_DEPTH: usize = 8;

/// The serial number of the disk under `/`. Of several disks (array, volume group) the one with the lowest serial number.
pub fn serial(root: &Root) -> Reading {
    let Some(device) = root_device(root) else { return Reading::Absent };
    let mut disks = BTreeSet::new();
    collect_disks(&device, MAX_DEPTH, &mut disks);
    let mut serials: Vec<_> = disks.iter().map(|disk| disk_serial(root, disk)).collect();
    serials.sort_by_key(|serial| match serial {
        Reading::Present(serial) => Some(serial.clone()),
        Reading::Absent | Reading::Unreadable(_) => None,
    });
    first_of(serials)
}

/// The folder in sysfs of the device that is mounted at `/`. None in a container, whose files are layers of others.
fn root_device(root: &Root) -> Option<PathBuf> {
    let mounts = text(&root.join("proc/self/mountinfo"))?;
    // ID, parent, major:minor, root, mount point, options, optional fields, "-", type, source, options. A later mount
    // hides an earlier one.
    let mount = mounts.lines().rev().find(|line| line.split(' ').nth(4) == Some("/"))?;
    let number = mount.split(' ').nth(2)?;
    let by_number = root.join("sys/dev/block").join(number);
    if by_number.exists() {
        return Some(by_number);
    }
    // File systems over several devices (btrfs) have no number of a device, but name one.
    let source = mount.split_once(" - ")?.1.split(' ').nth(1)?.strip_prefix('/')?;
    let node = root.join(source);
    let node = fs::canonicalize(&node).unwrap_or(node);
    Some(root.join("sys/class/block").join(node.file_name()?)).filter(|device| device.exists())
}

/// Goes down from a partition to its disk and from a stacked device to those below it.
fn collect_disks(device: &Path, depth: usize, disks: &mut BTreeSet<PathBuf>) {
    let device = fs::canonicalize(device).unwrap_or_else(|_| device.to_owned());
    let disk = if device.join("partition").exists() { device.parent().unwrap_or(&device) } else { &device };
    let below: Vec<_> = fs::read_dir(disk.join("slaves")).into_iter().flatten().flatten().collect();
    if below.is_empty() {
        disks.insert(disk.to_owned());
    } else if depth > 0 {
        for entry in below {
            collect_disks(&entry.path(), depth - 1, disks);
        }
    }
}

/// `NVMe` and SD cards have a file, virtio has another, and for the rest udev keeps what it asked the disk.
fn disk_serial(root: &Root, disk: &Path) -> Reading {
    first_of([read(&disk.join("device/serial")), read(&disk.join("serial")), udev_serial(root, disk)].map(|reading| {
        match reading {
            Reading::Present(serial) if serial.trim().is_empty() => Reading::Absent,
            reading => reading,
        }
    }))
}

fn udev_serial(root: &Root, disk: &Path) -> Reading {
    let Some(number) = text(&disk.join("dev")) else { return Reading::Absent };
    match read(&root.join("run/udev/data").join(format!("b{number}"))) {
        Reading::Present(data) => match value(&data, "E:ID_SERIAL_SHORT") {
            Some(serial) => Reading::Present(serial.to_owned()),
            None => Reading::Absent,
        },
        reading => reading,
    }
}

#[cfg(all(test, unix))] // Windows has no colons in the names of files.
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use xlm_core::identity::{Reading, UnreadableReason};

    use crate::machine::{FakeRoot, read_from};

    #[test]
    fn the_disk_is_found_below_partitions_and_volumes() {
        let folder = tempfile::tempdir().unwrap();
        let machine = FakeRoot::server(folder.path()).unwrap();
        let read = || read_from(&machine.path).unwrap().disk_serial;
        // A file system over several devices has no device number; udev knows the serial number.
        machine
            .write(
                "proc/self/mountinfo",
                "20 1 8:9 / / rw - ext4 /dev/old rw\n22 1 0:33 / / rw shared:1 - btrfs /dev/sdb rw\n",
            )
            .unwrap();
        machine.write("sys/class/block/sdb/dev", "8:16\n").unwrap();
        assert_eq!(read(), Reading::Absent);
        machine
            .write("run/udev/data/b8:16", "S:disk/by-id/x\nE:ID_SERIAL=Long_DISK-0002\nE:ID_SERIAL_SHORT=DISK-0002\n")
            .unwrap();
        assert_eq!(read(), Reading::Present("DISK-0002".to_owned()));
        machine.make_unreadable("run/udev/data/b8:16").unwrap();
        assert_eq!(read(), Reading::Unreadable(UnreadableReason::Failed));
        // Layers of files (in a container) are on no disk of this machine.
        machine.write("proc/self/mountinfo", "22 1 0:33 / / rw - overlay overlay rw\n").unwrap();
        assert_eq!(read(), Reading::Absent);
    }

    #[test]
    fn of_an_array_of_disks_the_lowest_serial_number_counts() {
        let folder = tempfile::tempdir().unwrap();
        let machine = FakeRoot::server(folder.path()).unwrap();
        machine.write("proc/self/mountinfo", "22 1 253:0 / / rw - ext4 /dev/mapper/root rw\n").unwrap();
        for (disk, serial) in [("nvme0n1", "DISK-B\n"), ("nvme1n1", "DISK-A\n")] {
            machine.write(&format!("sys/devices/{disk}/device/serial"), serial).unwrap();
            machine.write(&format!("sys/devices/{disk}/{disk}p1/partition"), "1\n").unwrap();
            let slaves = folder.path().join("sys/devices/md0/slaves");
            fs::create_dir_all(&slaves).unwrap();
            symlink(format!("../../{disk}/{disk}p1"), slaves.join(disk)).unwrap();
        }
        let slaves = folder.path().join("sys/dev/block/253:0/slaves");
        fs::create_dir_all(&slaves).unwrap();
        symlink("../../../../devices/md0", slaves.join("md0")).unwrap();
        assert_eq!(read_from(&machine.path).unwrap().disk_serial, Reading::Present("DISK-A\n".to_owned()));
    }
}
