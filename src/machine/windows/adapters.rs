//! What a row of the interface table says about an adapter.
use xlm_core::identity::{AdapterBus, AdapterRole, AddressAssignment, MacAddress, Medium, NetworkAdapter};

/// Interface types of IANA, as Windows uses them.
const ETHERNET: u32 = 6;
const LOOPBACK: u32 = 24;
const WIRELESS: u32 = 71;
const TUNNEL: u32 = 131;

/// Flags of `MIB_IF_ROW2`, from the lowest bit.
const HARDWARE_INTERFACE: u8 = 1;
const FILTER_INTERFACE: u8 = 1 << 1;
const CONNECTOR_PRESENT: u8 = 1 << 2;

/// What is used of a row of the interface table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interface {
    /// The name that the user sees.
    pub alias: String,
    /// The adapter's GUID, with braces.
    pub guid: String,
    /// Its type.
    pub kind: u32,
    /// Its flags.
    pub flags: u8,
    /// The address in use.
    pub current: Vec<u8>,
    /// The address that the adapter came with.
    pub permanent: Vec<u8>,
}

/// The registry key that holds an adapter's place in the tree of devices. The first GUID is the class of adapters.
pub fn connection_key(guid: &str) -> String {
    format!(r"SYSTEM\CurrentControlSet\Control\Network\{{4D36E972-E325-11CE-BFC1-08002BE10318}}\{guid}\Connection")
}

/// An adapter from its row and its place in the tree of devices (`PCI\VEN_8086&...`).
pub fn adapter(row: Interface, device: String) -> NetworkAdapter {
    let address = |bytes: &[u8]| MacAddress::from_bytes(bytes).filter(|address| address.is_assignable());
    let (current, permanent) = (address(&row.current), address(&row.permanent));
    NetworkAdapter {
        assignment: match (permanent, current) {
            (Some(permanent), Some(current)) if permanent == current => AddressAssignment::Permanent,
            (Some(_), Some(_)) => AddressAssignment::Set,
            _ => AddressAssignment::Unknown,
        },
        role: role(&row, &device),
        medium: match row.kind {
            ETHERNET => Medium::Wired,
            WIRELESS => Medium::Wireless,
            _ => Medium::Other,
        },
        bus: bus(&device),
        bus_path: device,
        name: row.alias,
        permanent,
        current,
    }
}

/// Filters have the address of the adapter below them; VPN clients and virtual switches pose as hardware but hang on a
/// bus of software.
fn role(row: &Interface, device: &str) -> AdapterRole {
    let is_hardware = row.flags & (HARDWARE_INTERFACE | FILTER_INTERFACE | CONNECTOR_PRESENT)
        == HARDWARE_INTERFACE | CONNECTOR_PRESENT;
    let is_software = ["ROOT", "SWD", "BTH"].contains(&enumerator(device).as_str()) || device.starts_with('{');
    match row.kind {
        LOOPBACK => AdapterRole::Loopback,
        TUNNEL => AdapterRole::Tunnel,
        _ if is_hardware && !is_software => AdapterRole::Device,
        _ => AdapterRole::Software,
    }
}

fn bus(device: &str) -> AdapterBus {
    match enumerator(device).as_str() {
        "PCI" => AdapterBus::Pci,
        "VMBUS" => AdapterBus::VmBus,
        "USB" => AdapterBus::Usb,
        "XENVIF" | "XENBUS" | "XEN" => AdapterBus::Xen,
        "ACPI" | "SD" => AdapterBus::Platform,
        _ => AdapterBus::Other,
    }
}

/// What enumerated the device: the part before the first backslash.
fn enumerator(device: &str) -> String {
    device.split('\\').next().unwrap_or_default().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use xlm_core::identity::{Ineligible, eligible_address};

    use super::*;

    const HARDWARE: u8 = HARDWARE_INTERFACE | CONNECTOR_PRESENT;
    const OWN: [u8; 6] = [0x00, 0x1B, 0x21, 0, 0, 1];

    fn row(kind: u32, flags: u8) -> Interface {
        Interface {
            alias: "Ethernet".to_owned(),
            guid: "{01234567-89AB-CDEF-0123-456789ABCDEF}".to_owned(),
            kind,
            flags,
            current: OWN.to_vec(),
            permanent: OWN.to_vec(),
        }
    }

    #[test]
    fn a_card_and_hyper_vs_adapter_are_eligible() {
        for (device, bus) in [(r"PCI\VEN_8086&DEV_1533\1", AdapterBus::Pci), (r"VMBUS\{F8615163}\1", AdapterBus::VmBus)]
        {
            let adapter = adapter(row(ETHERNET, HARDWARE), device.to_owned());
            assert_eq!(eligible_address(&adapter), Ok(MacAddress(OWN)));
            assert_eq!((adapter.bus, adapter.assignment), (bus, AddressAssignment::Permanent));
        }
    }

    #[test]
    fn software_and_filters_are_not() {
        let card = r"PCI\VEN_8086&DEV_1533\1";
        for (kind, flags, device) in [
            (ETHERNET, HARDWARE, r"ROOT\NET\0000"),
            (ETHERNET, HARDWARE, r"swd\radio\1"),
            (ETHERNET, HARDWARE, r"BTH\MS_BTHPAN\1"),
            (ETHERNET, HARDWARE | FILTER_INTERFACE, card),
            (ETHERNET, HARDWARE_INTERFACE, card),
            (ETHERNET, CONNECTOR_PRESENT, card),
        ] {
            let adapter = adapter(row(kind, flags), device.to_owned());
            assert_eq!(eligible_address(&adapter), Err(Ineligible::NotADevice(AdapterRole::Software)), "{device}");
        }
        assert_eq!(adapter(row(LOOPBACK, 0), String::new()).role, AdapterRole::Loopback);
        assert_eq!(adapter(row(TUNNEL, 0), String::new()).role, AdapterRole::Tunnel);
    }

    #[test]
    fn an_address_set_in_the_driver_gives_way_to_the_permanent_one() {
        let row = Interface { current: vec![0x02, 0, 0, 0, 0, 9], ..row(WIRELESS, HARDWARE) };
        let adapter = adapter(row, r"PCI\VEN_8086\1".to_owned());
        assert_eq!(eligible_address(&adapter), Ok(MacAddress(OWN)));
        assert_eq!((adapter.assignment, adapter.medium), (AddressAssignment::Set, Medium::Wireless));
    }

    #[test]
    fn an_address_of_another_length_is_none() {
        let row = Interface { current: vec![], permanent: vec![1; 8], ..row(ETHERNET, HARDWARE) };
        assert_eq!(eligible_address(&adapter(row, r"PCI\1".to_owned())), Err(Ineligible::NoAddress));
    }

    #[test]
    fn the_place_of_a_device_is_asked_for_by_its_guid() {
        assert_eq!(
            connection_key("{0}"),
            r"SYSTEM\CurrentControlSet\Control\Network\{4D36E972-E325-11CE-BFC1-08002BE10318}\{0}\Connection"
        );
    }
}
