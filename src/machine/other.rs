//! Platforms without a reader of their own: the MAC address only, for workstations.
use mac_address::{get_mac_address, mac_address_by_name};
use xlm_core::identity::{
    AdapterBus, AdapterRole, AddressAssignment, MacAddress, MachineFacts, Medium, NetworkAdapter, Reading,
    UnreadableReason, Virtualization,
};

/// The built-in adapter of a Mac; the first one of a list is there a port for chargers.
const BUILT_IN: &str = "en0";

/// What can be read.
pub fn facts() -> MachineFacts {
    let unknown = || Reading::Unreadable(UnreadableReason::NotSupported);
    MachineFacts {
        system_uuid: unknown(),
        board_serial: unknown(),
        disk_serial: unknown(),
        os_installation: unknown(),
        processor: unknown(),
        model: unknown(),
        adapters: adapters(),
        virtualization: Virtualization::default(),
        operating_system: std::env::consts::OS.to_owned(),
        boot_id: None,
    }
}

fn adapters() -> Result<Vec<NetworkAdapter>, UnreadableReason> {
    let built_in = mac_address_by_name(BUILT_IN).ok().flatten();
    let address = match built_in {
        Some(address) => Some(address),
        None => get_mac_address().or(Err(UnreadableReason::Failed))?,
    };
    let adapter = |address: mac_address::MacAddress| NetworkAdapter {
        name: BUILT_IN.to_owned(),
        permanent: None,
        current: Some(MacAddress(address.bytes())),
        assignment: AddressAssignment::Unknown,
        role: AdapterRole::Device,
        medium: Medium::Wired,
        bus: AdapterBus::Other,
        bus_path: String::new(),
    };
    Ok(address.map(adapter).into_iter().collect())
}
