use proptest::prelude::*;

use super::*;

/// The last bytes of the chosen address and of the others, in their order.
fn chosen(adapters: &[NetworkAdapter]) -> (Option<u8>, Vec<u8>) {
    let choice = choose_mac(adapters, &key(), Known::default());
    (
        choice.chosen.map(|(candidate, _)| candidate.address.last_octet()),
        choice.others.iter().map(|candidate| candidate.address.last_octet()).collect(),
    )
}

fn wireless(name: &str, mac: &str) -> NetworkAdapter {
    NetworkAdapter { medium: Medium::Wireless, ..adapter(name, mac) }
}

fn usb(name: &str, mac: &str) -> NetworkAdapter {
    NetworkAdapter { bus: AdapterBus::Usb, ..adapter(name, mac) }
}

#[test]
fn wired_comes_before_wireless_before_what_can_be_unplugged() {
    let adapters = [
        usb("enx1", "00:1B:21:00:00:01"),
        wireless("wlp3s0", "00:1B:21:00:00:02"),
        adapter("enp9s0", "00:1B:21:00:00:03"),
        NetworkAdapter { medium: Medium::Wireless, ..usb("wlx4", "00:1B:21:00:00:04") },
    ];
    assert_eq!(chosen(&adapters), (Some(3), vec![2, 1, 4]));
}

#[test]
fn a_registered_address_comes_before_a_local_one() {
    assert_eq!(chosen(&[adapter("a", "02:1B:21:00:00:01"), adapter("b", "00:1B:21:00:00:02")]).0, Some(2));
}

#[test]
fn the_place_on_the_bus_decides_between_equals_and_then_the_address() {
    let at = |path: &str, mac: &str| NetworkAdapter { bus_path: path.to_owned(), ..adapter("x", mac) };
    assert_eq!(chosen(&[at("pci/03", "00:1B:21:00:00:01"), at("pci/02", "00:1B:21:00:00:02")]).0, Some(2));
    assert_eq!(chosen(&[at("pci/02", "00:1B:21:00:00:02"), at("pci/02", "00:1B:21:00:00:01")]).0, Some(1));
}

#[test]
fn software_is_never_chosen() {
    for role in [
        AdapterRole::Loopback,
        AdapterRole::Bond,
        AdapterRole::Bridge,
        AdapterRole::Vlan,
        AdapterRole::Tunnel,
        AdapterRole::Software,
    ] {
        let adapter = software("docker0", role, "02:42:11:22:33:44");
        assert_eq!(eligible_address(&adapter), Err(Ineligible::NotADevice(role)));
        assert_eq!(chosen(&[adapter]), (None, vec![]));
    }
}

#[test]
fn an_adapter_with_an_address_that_is_not_its_own_gives_its_permanent_one() {
    let member = NetworkAdapter {
        current: Some(address("00:1B:21:00:00:01")),
        assignment: AddressAssignment::Stolen,
        ..adapter("eno2", "00:1B:21:00:00:02")
    };
    assert_eq!(eligible_address(&member), Ok(address("00:1B:21:00:00:02")));
    let unknown = |assignment| NetworkAdapter { permanent: None, assignment, ..member.clone() };
    assert_eq!(eligible_address(&unknown(AddressAssignment::Stolen)), Err(Ineligible::StolenAddress));
    assert_eq!(eligible_address(&unknown(AddressAssignment::Random)), Err(Ineligible::RandomAddress));
    assert_eq!(eligible_address(&unknown(AddressAssignment::Unknown)), Ok(address("00:1B:21:00:00:01")));
}

#[test]
fn zeros_group_addresses_and_other_media_are_not_eligible() {
    let with = |mac: [u8; 6]| NetworkAdapter {
        permanent: Some(MacAddress(mac)),
        current: None,
        ..adapter("x", "00:1B:21:00:00:01")
    };
    assert_eq!(eligible_address(&with([0; 6])), Err(Ineligible::NoAddress));
    assert_eq!(eligible_address(&with([0x01, 0, 0x5E, 0, 0, 1])), Err(Ineligible::NoAddress));
    let modem = NetworkAdapter { medium: Medium::Other, ..adapter("wwan0", "00:1B:21:00:00:01") };
    assert_eq!(eligible_address(&modem), Err(Ineligible::OtherMedium));
}

#[test]
fn of_two_adapters_with_one_address_the_one_that_stays_is_shown() {
    let passing = NetworkAdapter { bus_path: "a".to_owned(), ..adapter("enP1", "00:0D:3A:00:00:01") };
    let synthetic =
        NetworkAdapter { bus: AdapterBus::VmBus, bus_path: "z".to_owned(), ..adapter("eth0", "00:0D:3A:00:00:01") };
    let adapters = [passing, synthetic];
    let choice = choose_mac(&adapters, &key(), Known::default());
    assert_eq!(choice.chosen.map(|(candidate, _)| candidate.adapter.name.as_str()), Some("eth0"));
    assert_eq!(choice.others, []);
}

#[test]
fn the_baselines_address_stays_the_chosen_one() {
    let baseline = first_look(&real_machine());
    let old = real_machine().adapters.unwrap();
    let renamed = NetworkAdapter { bus_path: "pci9".to_owned(), ..adapter("lan7", "00:1B:21:00:00:01") };
    let better = NetworkAdapter { bus_path: "pci0".to_owned(), ..adapter("eno0", "00:1B:21:00:00:00") };
    let adapters = [better, old[1].clone(), renamed];
    let choice = choose_mac(&adapters, &key(), Known { baseline: Some(&baseline), pinned: None });
    let (candidate, because) = choice.chosen.unwrap();
    assert_eq!((candidate.adapter.name.as_str(), because), ("lan7", ChosenBecause::Baseline));
}

#[test]
fn a_pinned_address_counts_until_there_is_a_baseline() {
    let adapters = real_machine().adapters.unwrap();
    let views = adapter_views(&real_machine(), &key());
    let (_, second, _) = views[1].address.unwrap();
    let because = |known| choose_mac(&adapters, &key(), known).chosen.map(|(it, why)| (it.address.last_octet(), why));
    assert_eq!(because(Known { baseline: None, pinned: Some(second) }), Some((2, ChosenBecause::Pinned)));
    let baseline = first_look(&real_machine());
    assert_eq!(because(Known { baseline: Some(&baseline), pinned: Some(second) }), Some((1, ChosenBecause::Baseline)));
}

#[test]
fn the_list_of_adapters_names_why_one_cannot_be_chosen() {
    let bridge = software("br0", AdapterRole::Bridge, "00:1B:21:00:00:01");
    let facts = MachineFacts { adapters: Ok(vec![bridge, adapter("eno1", "00:1B:21:00:00:01")]), ..real_machine() };
    let views = adapter_views(&facts, &key());
    assert_eq!(views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["eno1", "br0"]);
    assert_eq!(views[0].address.map(|(_, _, verdict)| verdict.verdict), Ok(Verdict::Physical));
    assert_eq!(views[1].address, Err(Ineligible::NotADevice(AdapterRole::Bridge)));
}

fn any_adapter() -> impl Strategy<Value = NetworkAdapter> {
    let role = prop_oneof![4 => Just(AdapterRole::Device), 1 => Just(AdapterRole::Bridge)];
    let medium = prop_oneof![Just(Medium::Wired), Just(Medium::Wireless)];
    let bus = prop_oneof![Just(AdapterBus::Pci), Just(AdapterBus::VmBus), Just(AdapterBus::Usb)];
    ("[a-c]", 0..6_u8, 0..2_u8, role, medium, bus, "[a-b]").prop_map(|(name, last, first, role, medium, bus, path)| {
        let mac = MacAddress([first * 2, 0x1B, 0x21, 0, 0, last]);
        NetworkAdapter {
            name,
            permanent: Some(mac),
            current: Some(mac),
            assignment: AddressAssignment::Permanent,
            role,
            medium,
            bus,
            bus_path: path,
        }
    })
}

fn shuffled_adapters() -> impl Strategy<Value = (Vec<NetworkAdapter>, Vec<NetworkAdapter>)> {
    prop::collection::vec(any_adapter(), 0..7)
        .prop_flat_map(|adapters| (Just(adapters.clone()), Just(adapters).prop_shuffle()))
}

proptest! {
    #[test]
    fn the_order_of_adapters_never_matters((adapters, shuffled) in shuffled_adapters()) {
        let seen = |adapters: &[NetworkAdapter]| {
            first_look(&MachineFacts { adapters: Ok(adapters.to_vec()), ..real_machine() })
        };
        prop_assert_eq!(seen(&adapters), seen(&shuffled));
    }

    #[test]
    fn names_never_matter(adapters in prop::collection::vec(any_adapter(), 0..7), names in prop::collection::vec("[a-z]{1,3}", 7)) {
        let renamed: Vec<_> = adapters
            .iter()
            .zip(names)
            .map(|(adapter, name)| NetworkAdapter { name, ..adapter.clone() })
            .collect();
        prop_assert_eq!(chosen(&adapters), chosen(&renamed));
    }

    #[test]
    fn further_adapters_never_displace_the_baselines_address((adapters, more) in shuffled_adapters()) {
        let facts = |adapters: Vec<NetworkAdapter>| MachineFacts { adapters: Ok(adapters), ..real_machine() };
        let baseline = first_look(&facts(adapters.clone()));
        prop_assume!(baseline.mac.is_some());
        let now = look(&facts(more.into_iter().chain(adapters).chain([adapter("new", "00:00:01:00:00:00")]).collect()), &baseline);
        prop_assert_eq!(now.mac_digest(), baseline.mac_digest());
        prop_assert_eq!(now.hardware_id, baseline.hardware_id);
    }
}
