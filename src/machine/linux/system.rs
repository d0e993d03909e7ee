//! Firmware, processor and operating system.
use xlm_core::identity::Reading;

use super::{
    Root,
    files::{first_of, read, text, value},
};
use crate::machine::firmware::Firmware;

/// Lines of `/proc/cpuinfo` that name a processor: on x86 the first four, on ARM the others. Frequency, microcode and
/// number of processors change without a change of hardware.
const PROCESSOR_KEYS: [&str; 8] = [
    "vendor_id",
    "cpu family",
    "model",
    "model name",
    "CPU implementer",
    "CPU architecture",
    "CPU variant",
    "CPU part",
];

/// What the firmware says about vendors and products.
pub fn firmware(root: &Root) -> Firmware {
    let name = |file: &str| text(&root.join("sys/class/dmi/id").join(file)).unwrap_or_default();
    Firmware {
        system_vendor: name("sys_vendor"),
        product_name: name("product_name"),
        product_version: name("product_version"),
        board_vendor: name("board_vendor"),
        board_name: name("board_name"),
        bios_vendor: name("bios_vendor"),
        asset_tag: name("chassis_asset_tag"),
    }
}

/// Vendor and product of the machine and name of the board, one a line.
pub fn model(root: &Root) -> Reading {
    let parts =
        ["sys_vendor", "product_name", "board_name"].map(|file| read(&root.join("sys/class/dmi/id").join(file)));
    let mut lines = Vec::new();
    for part in &parts {
        match part {
            Reading::Present(part) => lines.push(part.trim()),
            Reading::Absent => lines.push(""),
            Reading::Unreadable(reason) => return Reading::Unreadable(*reason),
        }
    }
    if lines.concat().is_empty() { Reading::Absent } else { Reading::Present(lines.join("\n")) }
}

/// What names the first processor.
pub fn processor(root: &Root) -> Reading {
    let Reading::Present(cpuinfo) = read(&root.join("proc/cpuinfo")) else {
        return read(&root.join("proc/cpuinfo"));
    };
    let values = PROCESSOR_KEYS.map(|key| cpuinfo_value(&cpuinfo, key).unwrap_or_default());
    if values.concat().is_empty() { Reading::Absent } else { Reading::Present(values.join("\n")) }
}

/// The value of the first line `key : value`.
pub fn cpuinfo_value<'a>(cpuinfo: &'a str, wanted: &str) -> Option<&'a str> {
    let pairs = cpuinfo.lines().filter_map(|line| line.split_once(':'));
    pairs.filter(|(key, _)| key.trim() == wanted).map(|(_, value)| value.trim()).next()
}

/// systemd's place first, then D-Bus' older one. Before its first start an image has the word "uninitialized" there.
pub fn machine_id(root: &Root) -> Reading {
    first_of(["etc/machine-id", "var/lib/dbus/machine-id"].map(|file| match read(&root.join(file)) {
        Reading::Present(id) if matches!(id.trim(), "" | "uninitialized") => Reading::Absent,
        reading => reading,
    }))
}

/// Name and version of the distribution.
pub fn operating_system(root: &Root) -> String {
    let release = ["etc/os-release", "usr/lib/os-release"].into_iter().find_map(|file| text(&root.join(file)));
    let name = release.as_deref().and_then(|release| value(release, "PRETTY_NAME"));
    name.unwrap_or("Linux").trim_matches('"').to_owned()
}
