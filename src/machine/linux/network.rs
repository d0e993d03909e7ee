//! Network adapters from `/sys/class/net`, which everybody may read.
use std::{fs, io, path::Path};

use xlm_core::identity::{
    AdapterBus, AdapterRole, AddressAssignment, MacAddress, Medium, NetworkAdapter, UnreadableReason,
};

use super::{
    Root,
    files::{reason, text, value},
};

/// Hardware types of the kernel (`if_arp.h`).
const ETHERNET: &str = "1";
const LOOPBACK: &str = "772";

/// All adapters, sorted by name.
///
/// # Errors
/// Why they could not be listed.
pub fn adapters(root: &Root) -> Result<Vec<NetworkAdapter>, UnreadableReason> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => UnreadableReason::NotSupported,
        _ => reason(&error),
    };
    let mut adapters = Vec::new();
    for entry in fs::read_dir(root.join("sys/class/net")).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        // The bonding driver keeps a file among the folders.
        if path.is_dir() {
            adapters.push(adapter(root, &path));
        }
    }
    adapters.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(adapters)
}

fn adapter(root: &Root, folder: &Path) -> NetworkAdapter {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = |file: &str| text(&folder.join(file));
    let address = |path: &str| file(path)?.parse::<MacAddress>().ok();
    let own = |address: &MacAddress| address.is_assignable();
    NetworkAdapter {
        // A member of a bond has its own address in a file; the kernel tells it for all.
        permanent: (root.permanent_address)(&name).or_else(|| address("bonding_slave/perm_hwaddr")).filter(own),
        current: address("address"),
        assignment: match file("addr_assign_type").as_deref() {
            Some("0") => AddressAssignment::Permanent,
            Some("1") => AddressAssignment::Random,
            Some("2") => AddressAssignment::Stolen,
            Some("3") => AddressAssignment::Set,
            _ => AddressAssignment::Unknown,
        },
        role: role(folder),
        medium: medium(folder),
        bus: bus(folder),
        bus_path: bus_path(folder),
        name,
    }
}

/// What the driver says in `uevent`.
fn device_type(folder: &Path) -> String {
    text(&folder.join("uevent")).and_then(|uevent| value(&uevent, "DEVTYPE").map(str::to_owned)).unwrap_or_default()
}

fn role(folder: &Path) -> AdapterRole {
    let has = |entry: &str| folder.join(entry).exists();
    let is_virtual = fs::canonicalize(folder).is_ok_and(|path| path.to_string_lossy().contains("/devices/virtual/"));
    let device_type = device_type(folder);
    if text(&folder.join("type")).as_deref() == Some(LOOPBACK) {
        AdapterRole::Loopback
    } else if has("bonding") || device_type == "bond" {
        AdapterRole::Bond
    } else if has("bridge") || device_type == "bridge" {
        AdapterRole::Bridge
    } else if device_type == "vlan" {
        AdapterRole::Vlan
    } else if has("tun_flags") {
        AdapterRole::Tunnel
    } else if is_virtual || !has("device") {
        AdapterRole::Software
    } else {
        AdapterRole::Device
    }
}

fn medium(folder: &Path) -> Medium {
    let has = |entry: &str| folder.join(entry).exists();
    let device_type = device_type(folder);
    if has("wireless") || has("phy80211") || device_type == "wlan" {
        Medium::Wireless
    } else if text(&folder.join("type")).as_deref() == Some(ETHERNET) && device_type != "wwan" {
        Medium::Wired
    } else {
        Medium::Other
    }
}

/// The bus by the device's link `subsystem`, else by what its driver is looked up by.
fn bus(folder: &Path) -> AdapterBus {
    let device = folder.join("device");
    let subsystem = fs::canonicalize(device.join("subsystem")).ok();
    let subsystem = subsystem.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let alias = || {
        let uevent = text(&device.join("uevent"))?;
        value(&uevent, "MODALIAS")?.split_once(':').map(|(bus, _)| bus.to_owned())
    };
    match subsystem.or_else(alias).as_deref() {
        Some("pci") if text(&device.join("removable")).as_deref() == Some("removable") => AdapterBus::Thunderbolt,
        Some("pci") => AdapterBus::Pci,
        Some("virtio") => AdapterBus::Virtio,
        Some("vmbus") => AdapterBus::VmBus,
        Some("xen") => AdapterBus::Xen,
        Some("usb") => AdapterBus::Usb,
        Some("thunderbolt" | "tbsvc") => AdapterBus::Thunderbolt,
        Some("platform" | "of" | "acpi" | "amba" | "sdio" | "bcma" | "ssb" | "vio" | "ccwgroup" | "fsl-mc") => {
            AdapterBus::Platform
        }
        _ => AdapterBus::Other,
    }
}

/// Where the device is in the tree of devices; where there is no tree, its slot.
fn bus_path(folder: &Path) -> String {
    let device = folder.join("device");
    let path = fs::canonicalize(&device).map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let slot = || {
        let uevent = text(&device.join("uevent"))?;
        value(&uevent, "PCI_SLOT_NAME").map(str::to_owned)
    };
    match path.split_once("/sys/devices/") {
        Some((_, place)) => place.to_owned(),
        None => slot().unwrap_or_default(),
    }
}
