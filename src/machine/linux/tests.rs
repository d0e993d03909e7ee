use std::collections::BTreeMap;
#[cfg(unix)]
use std::fs;

use tempfile::TempDir;
use xlm_core::{
    code::SystemId,
    identity::{
        AdapterBus, AdapterRole, AddressAssignment, Checked, ComponentId, ComponentState, Container, DigestKey,
        Finding, Hypervisor, InstallationKey, Known, MacManager, Medium, Observation, Reading, Reference, Tolerance,
        UnreadableReason, Verdict, Virtualization, judge, observe,
    },
};

use super::*;
use crate::machine::{FakeRoot, MachineError, read_from};

const PCI: &str = "pci";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn look(machine: &FakeRoot, baseline: Option<&Observation>) -> Observation {
    let key = DigestKey::of(&SystemId::Vendor("XID-AB3C4D5E".to_owned()));
    observe(&read_from(&machine.path).unwrap(), &key, Known { baseline, pinned: None })
}

fn chosen(machine: &FakeRoot) -> Option<(String, u8)> {
    look(machine, None).mac.map(|mac| (mac.adapter, mac.last_octet))
}

/// Adds an adapter as real sysfs has it: all folders are links into the tree of devices.
#[cfg(unix)]
fn linked_adapter(machine: &FakeRoot, name: &str, address: &str, place: &str, bus: Option<&str>) {
    use std::os::unix::fs::symlink;

    let device = machine.path.join("sys/devices").join(place);
    let folder = device.join("net").join(name);
    fs::create_dir_all(&folder).unwrap();
    let file = |file: &str, content: &str| fs::write(folder.join(file), content).unwrap();
    file("address", &format!("{address}\n"));
    file("addr_assign_type", "0\n");
    file("type", "1\n");
    if let Some(bus) = bus {
        let subsystem = machine.path.join("sys/bus").join(bus);
        fs::create_dir_all(&subsystem).unwrap();
        symlink(subsystem, device.join("subsystem")).unwrap();
        symlink("../..", folder.join("device")).unwrap();
    }
    symlink(folder, machine.path.join("sys/class/net").join(name)).unwrap();
}

#[test]
fn a_server_says_all_about_itself() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.adapter("eno1", "00:1b:21:00:00:01", PCI, "0000:03:00.0").unwrap();
    let facts = read_from(folder.path()).unwrap();
    let present = |text: &str| Reading::Present(text.to_owned());
    assert_eq!(facts.system_uuid, present("4c4c4544-0042-3510-8052-c2c04f4e3332\n"));
    assert_eq!(facts.board_serial, present("BOARD-0001\n"));
    assert_eq!(facts.disk_serial, present("DISK-0001\n"));
    assert_eq!(facts.os_installation, present("0123456789abcdef0123456789abcdef\n"));
    assert_eq!(facts.model, present("Sample Computers\nServer 1\nBoard A"));
    assert_eq!(facts.processor, present("GenuineIntel\n6\n85\nSample Processor\n\n\n\n"));
    assert_eq!(facts.operating_system, "Sample Linux 12");
    assert_eq!(facts.virtualization, Virtualization::default());
    let adapters = facts.adapters.unwrap();
    assert_eq!((adapters[0].bus, adapters[0].bus_path.as_str()), (AdapterBus::Pci, "0000:03:00.0"));
    let seen = look(&machine, None);
    assert!(seen.components.values().all(|state| matches!(state, ComponentState::Present(_))), "{seen:?}");
    assert_eq!(seen.mac.unwrap().verdict.verdict, Verdict::Physical);
}

#[test]
fn a_root_that_is_not_there_is_no_machine() {
    let folder = folder();
    let missing = folder.path().join("missing");
    assert_eq!(read_from(&missing), Err(MachineError::NoSuchRoot(missing)));
}

#[test]
fn an_empty_root_has_nothing_and_no_way_to_list_adapters() {
    let folder = folder();
    let facts = read_from(folder.path()).unwrap();
    for reading in
        [facts.system_uuid, facts.board_serial, facts.disk_serial, facts.os_installation, facts.processor, facts.model]
    {
        assert_eq!(reading, Reading::Absent);
    }
    assert_eq!(facts.adapters, Err(UnreadableReason::NotSupported));
}

#[test]
fn what_cannot_be_read_is_unreadable_and_no_change() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.adapter("eno1", "00:1b:21:00:00:01", PCI, "0000:03:00.0").unwrap();
    let baseline = look(&machine, None);
    machine.make_unreadable("sys/class/dmi/id/product_uuid").unwrap();
    machine.make_unreadable("sys/class/dmi/id/board_serial").unwrap();
    let now = look(&machine, Some(&baseline));
    assert_eq!(now.state(ComponentId::SystemUuid), ComponentState::Unreadable(UnreadableReason::Failed));
    assert_eq!((now.hardware_id, now.checked), (baseline.hardware_id, Checked::Partly));
    let judgement = judge(&Reference::of_baseline(&baseline), &now, Tolerance::Standard, InstallationKey::Present);
    assert_eq!(judgement.finding, Finding::Fine);
    assert_eq!(judgement.comparison.changes().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_unreadable_and_a_missing_file_absent() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    let uuid = folder.path().join("sys/class/dmi/id/product_uuid");
    fs::remove_file(&uuid).unwrap();
    assert_eq!(read_from(&machine.path).unwrap().system_uuid, Reading::Absent);
    std::os::unix::fs::symlink("nowhere", &uuid).unwrap();
    assert_eq!(read_from(&machine.path).unwrap().system_uuid, Reading::Unreadable(UnreadableReason::Failed));
}

#[test]
fn the_kernel_refusing_is_a_matter_of_permission() {
    let error = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    assert_eq!(files::reason(&error), UnreadableReason::Permission);
}

#[test]
fn a_machine_without_firmware_tables_is_known_by_the_rest() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    machine.remove("sys/class/dmi").unwrap();
    machine.adapter("eth0", "02:fc:00:00:00:01", "virtio", "").unwrap();
    let seen = look(&machine, None);
    for component in [ComponentId::SystemUuid, ComponentId::BoardSerial, ComponentId::Model] {
        assert_eq!(seen.state(component), ComponentState::Absent);
    }
    assert_eq!(seen.virtualization.vm, Some(Hypervisor::Other));
    assert_eq!(seen.mac.unwrap().verdict.manager, Some(MacManager::Local));
}

#[test]
fn among_all_sorts_of_adapters_the_card_is_chosen() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.software_adapter("docker0", "02:42:11:22:33:44").unwrap();
    machine.write("sys/class/net/docker0/bridge/bridge_id", "8000\n").unwrap();
    machine.software_adapter("veth12ab", "12:34:56:78:9a:bc").unwrap();
    machine.software_adapter("br0", "00:1b:21:00:00:01").unwrap();
    machine.write("sys/class/net/br0/bridge/bridge_id", "8000\n").unwrap();
    machine.software_adapter("bond0", "00:1b:21:00:00:01").unwrap();
    machine.write("sys/class/net/bond0/bonding/slaves", "enp3s0 enp4s0\n").unwrap();
    machine.write("sys/class/net/bonding_masters", "bond0\n").unwrap();
    machine.software_adapter("eno1.7", "00:1b:21:00:00:01").unwrap();
    machine.write("sys/class/net/eno1.7/uevent", "DEVTYPE=vlan\n").unwrap();
    machine.software_adapter("tun0", "00:1b:21:00:00:09").unwrap();
    machine.write("sys/class/net/tun0/tun_flags", "0x1002\n").unwrap();
    machine.software_adapter("lo", "00:00:00:00:00:00").unwrap();
    machine.write("sys/class/net/lo/type", "772\n").unwrap();
    machine.adapter("wlp1s0", "00:1b:21:00:00:05", PCI, "0000:01:00.0").unwrap();
    machine.write("sys/class/net/wlp1s0/phy80211/name", "phy0\n").unwrap();
    machine.adapter("enx0", "00:1b:21:00:00:06", "usb", "").unwrap();
    machine.adapter("wwan0", "00:1b:21:00:00:07", "usb", "").unwrap();
    machine.write("sys/class/net/wwan0/uevent", "DEVTYPE=wwan\n").unwrap();
    for (name, own, slot) in
        [("enp3s0", "00:1b:21:00:00:03", "0000:03:00.0"), ("enp4s0", "00:1b:21:00:00:04", "0000:04:00.0")]
    {
        // Members of a bond all use the address of one.
        machine.adapter(name, "00:1b:21:00:00:03", PCI, slot).unwrap();
        machine.write(&format!("sys/class/net/{name}/addr_assign_type"), "2\n").unwrap();
        machine.write(&format!("sys/class/net/{name}/bonding_slave/perm_hwaddr"), own).unwrap();
    }
    assert_eq!(chosen(&machine), Some(("enp3s0".to_owned(), 3)));
    let facts = read_from(folder.path()).unwrap();
    let roles: BTreeMap<_, _> = facts.adapters.unwrap().into_iter().map(|it| (it.name, (it.role, it.medium))).collect();
    for (name, role) in [
        ("docker0", AdapterRole::Bridge),
        ("veth12ab", AdapterRole::Software),
        ("br0", AdapterRole::Bridge),
        ("bond0", AdapterRole::Bond),
        ("eno1.7", AdapterRole::Vlan),
        ("tun0", AdapterRole::Tunnel),
        ("lo", AdapterRole::Loopback),
        ("enx0", AdapterRole::Device),
    ] {
        assert_eq!(roles[name].0, role, "{name}");
    }
    assert_eq!(roles["wlp1s0"].1, Medium::Wireless);
    assert_eq!(roles["wwan0"].1, Medium::Other);
    assert_eq!(roles.len(), 12, "{roles:?}");
    // In the order of rank: the second card, wireless, USB.
    assert_eq!(look(&machine, None).other_macs().len(), 3);
}

#[test]
fn a_member_of_a_bond_with_a_taken_over_address_keeps_its_own() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.adapter("eno2", "00:1b:21:00:00:01", PCI, "0000:03:00.1").unwrap();
    machine.write("sys/class/net/eno2/addr_assign_type", "2\n").unwrap();
    assert_eq!(chosen(&machine), None);
    machine.write("sys/class/net/eno2/bonding_slave/perm_hwaddr", "00:1b:21:00:00:02\n").unwrap();
    assert_eq!(chosen(&machine), Some(("eno2".to_owned(), 2)));
    let mac = look(&machine, None).mac.unwrap();
    assert_eq!(mac.verdict.verdict, Verdict::Overridden);
}

#[cfg(unix)]
#[test]
fn a_random_device_that_comes_first_is_passed_over() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    linked_adapter(&machine, "eth0", "02:fc:00:00:00:01", "pci0000:00/0000:00:03.0/virtio2", Some("virtio"));
    linked_adapter(&machine, "aifb0", "1e:89:1f:95:1d:79", "virtual", None);
    let adapters = read_from(folder.path()).unwrap().adapters.unwrap();
    assert_eq!(adapters[0].role, AdapterRole::Software);
    assert_eq!(adapters[1].bus, AdapterBus::Virtio);
    assert_eq!(adapters[1].bus_path, "pci0000:00/0000:00:03.0/virtio2");
    assert_eq!(chosen(&machine), Some(("eth0".to_owned(), 1)));
}

#[test]
fn renamed_and_reordered_adapters_are_the_same() {
    let (before, after) = (folder(), folder());
    let machine = FakeRoot::server(before.path()).unwrap();
    machine.adapter("eth0", "00:1b:21:00:00:01", PCI, "0000:03:00.0").unwrap();
    machine.adapter("eth1", "00:1b:21:00:00:02", PCI, "0000:04:00.0").unwrap();
    let baseline = look(&machine, None);
    let machine = FakeRoot::server(after.path()).unwrap();
    machine.adapter("eth0", "00:1b:21:00:00:02", PCI, "0000:02:00.0").unwrap();
    machine.adapter("lan9", "00:1b:21:00:00:01", PCI, "0000:09:00.0").unwrap();
    let now = look(&machine, Some(&baseline));
    assert_eq!(now.components, baseline.components);
    assert_eq!(now.hardware_id, baseline.hardware_id);
    assert_eq!(now.mac.unwrap().adapter, "lan9");
}

#[test]
fn azures_pair_of_adapters_is_one() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    machine.write("sys/class/dmi/id/sys_vendor", "Microsoft Corporation\n").unwrap();
    machine.write("sys/class/dmi/id/product_name", "Virtual Machine\n").unwrap();
    machine.write("sys/class/dmi/id/chassis_asset_tag", "7783-7084-3265-9085-8269-3286-77\n").unwrap();
    machine.adapter("eth0", "00:0d:3a:11:22:33", "vmbus", "").unwrap();
    let alone = look(&machine, None);
    machine.adapter("enP1s1", "00:0d:3a:11:22:33", PCI, "0001:00:02.0").unwrap();
    let pair = look(&machine, Some(&alone));
    assert_eq!(look(&machine, None), alone);
    assert_eq!((pair.other_macs(), pair.mac_digest()), (&[][..], alone.mac_digest()));
    assert_eq!(pair.virtualization.vm, Some(Hypervisor::Azure));
    assert_eq!(pair.mac.unwrap().verdict.manager, Some(MacManager::Azure));
}

#[test]
fn a_changed_address_of_a_virtual_machine_can_be_played() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    machine.adapter("ens192", "00:0c:29:11:22:3f", PCI, "0000:0b:00.0").unwrap();
    let baseline = look(&machine, None);
    assert_eq!(baseline.mac.as_ref().unwrap().verdict.verdict, Verdict::Dynamic);
    machine.adapter("ens192", "00:0c:29:99:99:a1", PCI, "0000:0b:00.0").unwrap();
    let now = look(&machine, Some(&baseline));
    let judgement = judge(&Reference::of_baseline(&baseline), &now, Tolerance::Standard, InstallationKey::Present);
    assert_eq!(judgement.finding, Finding::SetOldMac);
    assert_eq!(
        judgement.comparison.mac.map(|mac| (mac.old_last_octet, mac.new_last_octet)),
        Some((Some(0x3F), Some(0xA1)))
    );
}

#[test]
fn the_permanent_address_comes_from_whoever_knows_it() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.adapter("wlp1s0", "7a:00:00:00:00:01", PCI, "0000:01:00.0").unwrap();
    machine.write("sys/class/net/wlp1s0/addr_assign_type", "3\n").unwrap();
    let root = Root { path: folder.path().to_owned(), permanent_address: |_| "00:1b:21:00:00:05".parse().ok() };
    let adapter = network::adapters(&root).unwrap().remove(0);
    assert_eq!(adapter.permanent, "00:1b:21:00:00:05".parse().ok());
    assert_eq!(adapter.assignment, AddressAssignment::Set);
}

#[test]
fn an_external_pci_port_can_be_unplugged() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    machine.adapter("ens9", "00:1b:21:00:00:01", PCI, "0000:3a:00.0").unwrap();
    machine.write("sys/class/net/ens9/device/removable", "removable\n").unwrap();
    assert_eq!(look(&machine, None).mac.unwrap().verdict.verdict, Verdict::Removable);
}

#[test]
fn the_machine_id_falls_back_to_the_older_place() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    let read = || read_from(&machine.path).unwrap().os_installation;
    machine.write("var/lib/dbus/machine-id", "fedcba9876543210fedcba9876543210\n").unwrap();
    assert_eq!(read(), Reading::Present("0123456789abcdef0123456789abcdef\n".to_owned()));
    for blank in ["uninitialized\n", "", "\n"] {
        machine.write("etc/machine-id", blank).unwrap();
        assert_eq!(read(), Reading::Present("fedcba9876543210fedcba9876543210\n".to_owned()));
    }
    machine.remove("var/lib/dbus/machine-id").unwrap();
    assert_eq!(read(), Reading::Absent);
}

#[test]
fn an_arm_processor_is_known_by_its_part_number() {
    let folder = folder();
    let machine = FakeRoot::server(folder.path()).unwrap();
    let read = |part: &str| {
        let cpuinfo = format!("processor\t: 0\nBogoMIPS\t: 50.00\nCPU implementer\t: 0x41\nCPU part\t: {part}\n");
        machine.write("proc/cpuinfo", &cpuinfo).unwrap();
        read_from(&machine.path).unwrap().processor
    };
    assert_eq!(read("0xd0c"), read("0xd0c"));
    assert_ne!(read("0xd0c"), read("0xd40"));
}

#[test]
fn virtual_machine_and_container_are_told_apart() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    let read = || read_from(&machine.path).unwrap().virtualization;
    assert_eq!(read(), Virtualization { vm: Some(Hypervisor::Vmware), container: None });
    machine.write("run/systemd/container", "lxc\n").unwrap();
    assert_eq!(read().container, Some(Container::Lxc));
    machine.write(".dockerenv", "").unwrap();
    assert_eq!(read(), Virtualization { vm: Some(Hypervisor::Vmware), container: Some(Container::Docker) });
    machine.remove(".dockerenv").unwrap();
    machine.remove("run/systemd/container").unwrap();
    machine.write("proc/1/environ", "PATH=/bin\0container=podman\0").unwrap();
    assert_eq!(read().container, Some(Container::Podman));
    machine.remove("proc/1/environ").unwrap();
    machine.write("proc/sys/kernel/osrelease", "6.6.1-microsoft-standard-WSL2\n").unwrap();
    assert_eq!(read().container, Some(Container::Wsl));
}

#[test]
fn xens_first_domain_and_bare_metal_are_hosts() {
    let folder = folder();
    let machine = FakeRoot::virtual_machine(folder.path()).unwrap();
    machine.write("sys/class/dmi/id/sys_vendor", "Sample Computers\n").unwrap();
    machine.write("sys/class/dmi/id/product_name", "Server 1\n").unwrap();
    machine.write("sys/hypervisor/type", "xen\n").unwrap();
    let read = || read_from(&machine.path).unwrap().virtualization.vm;
    assert_eq!(read(), Some(Hypervisor::Xen));
    machine.write("proc/xen/capabilities", "control_d\n").unwrap();
    assert_eq!(read(), None);
    machine.remove("proc/xen/capabilities").unwrap();
    machine.write("sys/class/dmi/id/sys_vendor", "Amazon EC2\n").unwrap();
    machine.write("sys/class/dmi/id/product_name", "c5.metal\n").unwrap();
    assert_eq!(read(), None);
}

#[cfg(target_os = "linux")]
#[test]
fn this_machine_is_the_same_at_a_second_look() {
    assert_eq!(facts(&Root::this_machine()), facts(&Root::this_machine()));
}
