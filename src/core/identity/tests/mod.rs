//! Two machines, one real and one virtual, and what may happen to them.
mod choice;
mod comparison;
mod judgement;
mod observation;
mod verdict;

use alloc::{borrow::ToOwned as _, string::ToString as _, vec, vec::Vec};

use super::*;
use crate::code::SystemId;

fn key() -> DigestKey {
    DigestKey::of(&SystemId::Vendor("XID-AB3C4D5E".to_owned()))
}

fn present(value: &str) -> Reading {
    Reading::Present(value.to_owned())
}

fn address(text: &str) -> MacAddress {
    text.parse().unwrap()
}

/// A wired adapter on PCI with its own address.
fn adapter(name: &str, mac: &str) -> NetworkAdapter {
    NetworkAdapter {
        name: name.to_owned(),
        permanent: Some(address(mac)),
        current: Some(address(mac)),
        assignment: AddressAssignment::Permanent,
        role: AdapterRole::Device,
        medium: Medium::Wired,
        bus: AdapterBus::Pci,
        bus_path: "pci0000:00/".to_owned() + name,
    }
}

/// What has no device behind it.
fn software(name: &str, role: AdapterRole, mac: &str) -> NetworkAdapter {
    NetworkAdapter { role, bus: AdapterBus::Other, permanent: None, ..adapter(name, mac) }
}

/// A server with two adapters on its board.
fn real_machine() -> MachineFacts {
    MachineFacts {
        system_uuid: present("4c4c4544-0042-3510-8052-c2c04f4e3332"),
        board_serial: present("BOARD-1"),
        disk_serial: present("DISK-1"),
        os_installation: present("0123456789abcdef0123456789abcdef"),
        processor: present("GenuineIntel\n6\n85\nIntel(R) Xeon(R) Silver"),
        model: present("Sample Computers\nServer 1\nBoard A"),
        adapters: Ok(vec![adapter("eno1", "00:1B:21:00:00:01"), adapter("eno2", "00:1B:21:00:00:02")]),
        virtualization: Virtualization::default(),
        operating_system: "Sample Linux 12".to_owned(),
        boot_id: None,
    }
}

/// The same as a virtual machine with one adapter.
fn virtual_machine() -> MachineFacts {
    MachineFacts {
        adapters: Ok(vec![adapter("ens192", "00:0C:29:11:22:3F")]),
        virtualization: Virtualization { vm: Some(Hypervisor::Vmware), container: None },
        ..real_machine()
    }
}

/// A first look, as it becomes the baseline.
fn first_look(facts: &MachineFacts) -> Observation {
    observe(facts, &key(), Known::default())
}

/// A later look.
fn look(facts: &MachineFacts, baseline: &Observation) -> Observation {
    observe(facts, &key(), Known { baseline: Some(baseline), pinned: None })
}

/// The machine as somebody sees it who is not an administrator: on Linux the UUID and the serial numbers are closed.
fn without_rights(facts: &MachineFacts) -> MachineFacts {
    let closed = Reading::Unreadable(UnreadableReason::Permission);
    MachineFacts { system_uuid: closed.clone(), board_serial: closed, ..facts.clone() }
}

/// The machine with another value of one component.
fn with_other(component: ComponentId, facts: &MachineFacts) -> MachineFacts {
    let mut changed = facts.clone();
    match component {
        ComponentId::SystemUuid => changed.system_uuid = present("99999999-0042-3510-8052-c2c04f4e3332"),
        ComponentId::MacAddress => changed.adapters = Ok(vec![adapter("ens192", "00:0C:29:99:99:A1")]),
        ComponentId::BoardSerial => changed.board_serial = present("BOARD-9"),
        ComponentId::DiskSerial => changed.disk_serial = present("DISK-9"),
        ComponentId::OsInstallation => changed.os_installation = present("99999999999999999999999999abcdef"),
        ComponentId::Processor => changed.processor = present("AuthenticAMD\n25\n1\nEPYC"),
        ComponentId::Model => changed.model = present("Sample Computers\nServer 9\nBoard Z"),
    }
    changed
}

/// The machine with other values of several components.
fn with_others(components: &[ComponentId], facts: &MachineFacts) -> MachineFacts {
    components.iter().fold(facts.clone(), |facts, component| with_other(*component, &facts))
}

fn changes(reference: &Reference, now: &Observation) -> Vec<(ComponentId, Status)> {
    compare(reference, now).changes().map(|change| (change.component, change.status)).collect()
}
