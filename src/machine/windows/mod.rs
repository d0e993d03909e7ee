//! Windows: firmware tables, network adapters and the registry, none of which needs more rights than a user has.
//!
//! All interpretation is in pure functions, which are tested on every platform.
mod adapters;
#[cfg(windows)]
mod ffi;
mod smbios;

#[cfg(windows)]
use xlm_core::identity::{MachineFacts, Reading, UnreadableReason, Virtualization};

/// Reads everything.
#[cfg(windows)]
pub fn facts() -> MachineFacts {
    let tables = ffi::firmware_tables().map(|raw| smbios::parse(&raw));
    let firmware = tables.as_ref().map(|tables| tables.firmware.clone()).unwrap_or_default();
    let from_tables = |value: fn(&smbios::Tables) -> &Option<String>| match &tables {
        Ok(tables) => reading(value(tables).clone()),
        Err(reason) => Reading::Unreadable(*reason),
    };
    let registry = |key: &str, name: &str| ffi::registry_text(key, name);
    let processor = ["VendorIdentifier", "Identifier", "ProcessorNameString"]
        .map(|name| registry(r"HARDWARE\DESCRIPTION\System\CentralProcessor\0", name).unwrap_or_default())
        .join("\n");
    MachineFacts {
        system_uuid: from_tables(|tables| &tables.system_uuid),
        board_serial: from_tables(|tables| &tables.board_serial),
        disk_serial: Reading::Unreadable(UnreadableReason::NotSupported),
        os_installation: reading(registry(r"SOFTWARE\Microsoft\Cryptography", "MachineGuid")),
        processor: Reading::Present(processor),
        model: match &tables {
            Ok(_) => {
                Reading::Present([&*firmware.system_vendor, &*firmware.product_name, &*firmware.board_name].join("\n"))
            }
            Err(reason) => Reading::Unreadable(*reason),
        },
        adapters: ffi::interfaces().map(|rows| {
            rows.into_iter()
                .map(|row| {
                    let device = registry(&adapters::connection_key(&row.guid), "PnpInstanceID").unwrap_or_default();
                    adapters::adapter(row, device)
                })
                .collect()
        }),
        virtualization: Virtualization { vm: crate::machine::firmware::named_hypervisor(&firmware), container: None },
        operating_system: registry(r"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "ProductName")
            .unwrap_or_else(|| "Windows".to_owned()),
        boot_id: None,
    }
}

#[cfg(windows)]
fn reading(value: Option<String>) -> Reading {
    value.map_or(Reading::Absent, Reading::Present)
}
