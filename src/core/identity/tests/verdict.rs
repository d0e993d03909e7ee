use super::*;

const KVM: Virtualization = Virtualization { vm: Some(Hypervisor::Kvm), container: None };

#[track_caller]
fn check_on(on: Virtualization, mac: &str, verdict: Verdict, manager: MacManager) {
    let found = mac_verdict(address(mac), &adapter("eth0", mac), on);
    assert_eq!(found, MacVerdict { verdict, manager: Some(manager) }, "{mac}");
}

#[track_caller]
fn check(mac: &str, verdict: Verdict, manager: MacManager) {
    check_on(KVM, mac, verdict, manager);
}

#[test]
fn vmware_tells_its_addresses_apart_by_the_fourth_byte() {
    check("00:50:56:00:00:00", Verdict::Static, MacManager::VmwareManual);
    check("00:50:56:3F:FF:FF", Verdict::Static, MacManager::VmwareManual);
    check("00:50:56:40:00:00", Verdict::NotKnown, MacManager::VmwareReserved);
    check("00:50:56:7F:FF:FF", Verdict::NotKnown, MacManager::VmwareReserved);
    check("00:50:56:80:00:00", Verdict::KeptByHypervisor, MacManager::VmwareVcenter);
    check("00:50:56:BF:FF:FF", Verdict::KeptByHypervisor, MacManager::VmwareVcenter);
    check("00:50:56:C0:00:00", Verdict::NotKnown, MacManager::VmwareReserved);
    check("00:50:56:FF:FF:FF", Verdict::NotKnown, MacManager::VmwareReserved);
    check("00:50:55:00:00:00", Verdict::NotKnown, MacManager::PassThrough);
    check("00:50:57:00:00:00", Verdict::NotKnown, MacManager::PassThrough);
}

#[test]
fn the_pool_of_system_center_has_odd_bounds() {
    check("00:1D:D8:B7:1B:FF", Verdict::NotKnown, MacManager::PassThrough);
    check("00:1D:D8:B7:1C:00", Verdict::Static, MacManager::Scvmm);
    check("00:1D:D8:C0:00:00", Verdict::Static, MacManager::Scvmm);
    check("00:1D:D8:F4:1F:FF", Verdict::Static, MacManager::Scvmm);
    check("00:1D:D8:F4:20:00", Verdict::NotKnown, MacManager::PassThrough);
}

#[test]
fn qemus_built_in_address_is_not_unique() {
    check("52:54:00:12:34:55", Verdict::KeptByHypervisor, MacManager::Libvirt);
    for last in 0x56..=0x5F_u8 {
        check(&alloc::format!("52:54:00:12:34:{last:02X}"), Verdict::NotUnique, MacManager::QemuDefault);
    }
    check("52:54:00:12:34:60", Verdict::KeptByHypervisor, MacManager::Libvirt);
    check("52:54:00:12:33:56", Verdict::KeptByHypervisor, MacManager::Libvirt);
    check("52:54:00:12:35:56", Verdict::KeptByHypervisor, MacManager::Libvirt);
}

#[test]
fn whole_ranges_belong_to_one_manager() {
    let rows = [
        ("00:0C:29", Verdict::Dynamic, MacManager::VmwareHost),
        ("00:05:69", Verdict::Dynamic, MacManager::VmwareOld),
        ("00:1C:14", Verdict::Dynamic, MacManager::VmwareOld),
        ("00:15:5D", Verdict::Dynamic, MacManager::HyperV),
        ("00:03:FF", Verdict::Dynamic, MacManager::VirtualPc),
        ("00:0D:3A", Verdict::KeptByHypervisor, MacManager::Azure),
        ("00:22:48", Verdict::KeptByHypervisor, MacManager::Azure),
        ("60:45:BD", Verdict::KeptByHypervisor, MacManager::Azure),
        ("7C:1E:52", Verdict::KeptByHypervisor, MacManager::Azure),
        ("00:17:FA", Verdict::KeptByHypervisor, MacManager::Azure),
        ("BC:24:11", Verdict::KeptByHypervisor, MacManager::Proxmox),
        ("FA:16:3E", Verdict::KeptByHypervisor, MacManager::OpenStack),
        ("00:16:3E", Verdict::NotKnown, MacManager::Xen),
        ("08:00:27", Verdict::KeptByHypervisor, MacManager::VirtualBox),
        ("00:1C:42", Verdict::KeptByHypervisor, MacManager::Parallels),
        ("50:6B:8D", Verdict::KeptByHypervisor, MacManager::Nutanix),
        ("58:9C:FC", Verdict::KeptByHypervisor, MacManager::Bhyve),
        ("00:A0:98", Verdict::KeptByHypervisor, MacManager::Bhyve),
        ("00:14:4F", Verdict::KeptByHypervisor, MacManager::LogicalDomain),
        ("00:21:F6", Verdict::KeptByHypervisor, MacManager::OracleVm),
        ("00:0F:4B", Verdict::KeptByHypervisor, MacManager::OracleVm),
        ("00:18:51", Verdict::KeptByHypervisor, MacManager::Virtuozzo),
    ];
    for (prefix, verdict, manager) in rows {
        let [a, b, c, ..] = address(&(prefix.to_owned() + ":00:00:00")).0;
        for inside in [[a, b, c, 0, 0, 0], [a, b, c, 0xFF, 0xFF, 0xFF]] {
            check(&MacAddress(inside).to_string(), verdict, manager);
        }
        for outside in [[a, b, c - 1, 0xFF, 0xFF, 0xFF], [a, b, c.wrapping_add(1), 0, 0, 0]] {
            let found = mac_verdict(MacAddress(outside), &adapter("eth0", "00:1B:21:00:00:01"), KVM);
            assert_ne!(found.manager, Some(manager), "{}", MacAddress(outside));
        }
    }
}

#[test]
fn amazon_is_told_by_the_machine_and_a_local_address() {
    let ec2 = Virtualization { vm: Some(Hypervisor::Amazon), container: None };
    for mac in ["02:12:34:56:78:9A", "06:12:34:56:78:9A", "0A:12:34:56:78:9A"] {
        check_on(ec2, mac, Verdict::KeptByHypervisor, MacManager::Aws);
        check(mac, Verdict::NotKnown, MacManager::Local);
    }
    check_on(ec2, "00:1B:21:00:00:01", Verdict::NotKnown, MacManager::PassThrough);
}

#[test]
fn googles_addresses_hold_an_ip_address() {
    check("42:01:0A:80:00:02", Verdict::KeptByHypervisor, MacManager::Gcp);
    assert_eq!(encoded_ipv4(address("42:01:0A:80:00:02")), Some([10, 128, 0, 2]));
    assert_eq!(encoded_ipv4(address("42:02:0A:80:00:02")), None);
    check("42:00:FF:FF:FF:FF", Verdict::NotKnown, MacManager::Local);
    check("42:02:00:00:00:00", Verdict::NotKnown, MacManager::Local);
}

#[test]
fn a_containers_address_goes_with_it() {
    let container = Virtualization { vm: None, container: Some(Container::Docker) };
    check("02:42:AC:11:00:02", Verdict::Container, MacManager::Container);
    check("02:41:FF:FF:FF:FF", Verdict::NotKnown, MacManager::Local);
    check("02:43:00:00:00:00", Verdict::NotKnown, MacManager::Local);
    check_on(container, "02:42:AC:11:00:02", Verdict::Container, MacManager::Container);
    check_on(container, "66:FC:00:00:00:01", Verdict::Container, MacManager::Container);
    check_on(container, "00:1B:21:00:00:01", Verdict::Container, MacManager::Container);
    // The first range that fits decides: Proxmox keeps the addresses of its containers, too.
    check_on(container, "BC:24:11:00:00:01", Verdict::KeptByHypervisor, MacManager::Proxmox);
}

#[test]
fn other_addresses_in_a_virtual_machine_do_not_tell() {
    check("02:FC:00:00:00:01", Verdict::NotKnown, MacManager::Local);
    check("00:1B:21:00:00:01", Verdict::NotKnown, MacManager::PassThrough);
}

#[test]
fn what_no_adapter_can_have_is_invalid_everywhere() {
    for mac in ["00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "01:50:56:00:00:01", "53:54:00:12:34:56"] {
        for on in [KVM, Virtualization::default()] {
            let found = mac_verdict(address(mac), &adapter("eth0", mac), on);
            assert_eq!(found, MacVerdict { verdict: Verdict::Invalid, manager: None }, "{mac}");
        }
    }
}

#[test]
fn outside_a_virtual_machine_the_adapter_tells() {
    let verdict = |adapter: &NetworkAdapter| {
        mac_verdict(eligible_address(adapter).unwrap(), adapter, Virtualization::default()).verdict
    };
    // The ranges of hypervisors mean nothing here: 00:0C:29 would be dynamic in a virtual machine.
    let own = adapter("eno1", "00:0C:29:00:00:01");
    assert_eq!(verdict(&own), Verdict::Physical);
    assert_eq!(verdict(&NetworkAdapter { medium: Medium::Wireless, ..own.clone() }), Verdict::Physical);
    for assignment in [AddressAssignment::Random, AddressAssignment::Stolen, AddressAssignment::Set] {
        assert_eq!(verdict(&NetworkAdapter { assignment, ..own.clone() }), Verdict::Overridden);
    }
    let other = Some(address("02:00:00:00:00:09"));
    assert_eq!(verdict(&NetworkAdapter { current: other, ..own.clone() }), Verdict::Overridden);
    for bus in [AdapterBus::Usb, AdapterBus::Thunderbolt] {
        assert_eq!(verdict(&NetworkAdapter { bus, ..own.clone() }), Verdict::Removable);
    }
    assert_eq!(verdict(&adapter("eno1", "02:0C:29:00:00:01")), Verdict::NotKnown);
}

#[test]
fn a_confirmation_lapses_with_the_address() {
    let baseline = first_look(&virtual_machine());
    let confirmation = MacConfirmation::of(&baseline).unwrap();
    let same = look(&virtual_machine(), &baseline);
    let other = look(&with_other(ComponentId::MacAddress, &virtual_machine()), &baseline);
    assert_eq!(verdict_with(&same, None), Some(Verdict::Dynamic));
    assert_eq!(verdict_with(&same, Some(confirmation)), Some(Verdict::Static));
    assert_eq!(verdict_with(&other, Some(confirmation)), Some(Verdict::Dynamic));
}

#[test]
fn only_what_a_setting_on_the_host_can_change_is_confirmed() {
    let with = |mac: &str| {
        let adapters = Ok(vec![adapter("eth0", mac)]);
        MacConfirmation::of(&first_look(&MachineFacts { adapters, ..virtual_machine() }))
    };
    assert!(with("00:15:5D:00:00:01").is_ok());
    assert!(with("00:50:56:80:00:01").is_ok());
    assert!(with("02:FC:00:00:00:01").is_ok());
    assert_eq!(with("00:50:56:00:00:01"), Err(NotConfirmable::Verdict(Verdict::Static)));
    assert_eq!(with("52:54:00:12:34:56"), Err(NotConfirmable::Verdict(Verdict::NotUnique)));
    assert_eq!(with("02:42:AC:11:00:02"), Err(NotConfirmable::Verdict(Verdict::Container)));
    assert_eq!(with("00:00:00:00:00:00"), Err(NotConfirmable::NoAddress));
}

#[test]
fn what_can_go_wrong_is_said_louder() {
    assert!(Verdict::Static.severity() < Verdict::KeptByHypervisor.severity());
    assert!(Verdict::KeptByHypervisor.severity() < Verdict::Dynamic.severity());
    assert_eq!(Verdict::Dynamic.severity(), Verdict::NotKnown.severity());
    assert!(Verdict::NotKnown.severity() < Verdict::NotUnique.severity());
}
