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
