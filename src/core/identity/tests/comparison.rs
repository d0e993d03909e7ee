use super::*;

/// The baseline in full, and as a package carries it.
fn references(baseline: &Observation) -> [Reference; 2] {
    [Reference::of_baseline(baseline), Reference::of_package(&HardwareTags::from(baseline), Some(baseline))]
}

#[test]
fn each_component_changed_alone_is_named_alone() {
    for machine in [real_machine(), virtual_machine()] {
        let baseline = first_look(&machine);
        for reference in references(&baseline) {
            for component in ComponentId::ALL {
                let now = look(&with_other(component, &machine), &baseline);
                assert_eq!(changes(&reference, &now), [(component, Status::Changed)]);
            }
        }
    }
}

#[test]
fn what_comes_and_goes_is_named() {
    let without_disk = MachineFacts { disk_serial: Reading::Absent, ..real_machine() };
    let (with, without) = (first_look(&real_machine()), first_look(&without_disk));
    for reference in references(&with) {
        assert_eq!(changes(&reference, &look(&without_disk, &with)), [(ComponentId::DiskSerial, Status::Gone)]);
    }
    for reference in references(&without) {
        let now = look(&real_machine(), &without);
        assert_eq!(changes(&reference, &now), [(ComponentId::DiskSerial, Status::Appeared)]);
        assert_eq!(compare(&reference, &look(&without_disk, &without)).status(ComponentId::DiskSerial), Status::Absent);
    }
}

#[test]
fn unreadable_is_no_change_on_either_side() {
    let (open, closed) = (first_look(&real_machine()), first_look(&without_rights(&real_machine())));
    for (before, now) in [(&open, &closed), (&closed, &open)] {
        for reference in references(before) {
            assert_eq!(compare(&reference, now).status(ComponentId::SystemUuid), Status::NotReadable);
            assert_eq!(changes(&reference, now), []);
        }
    }
}

#[test]
fn a_new_address_is_told_by_the_last_bytes() {
    let baseline = first_look(&virtual_machine());
    let now = look(&with_other(ComponentId::MacAddress, &virtual_machine()), &baseline);
    for reference in references(&baseline) {
        let expected = MacChange { old_last_octet: Some(0x3F), new_last_octet: Some(0xA1) };
        assert_eq!(compare(&reference, &now).mac, Some(expected));
    }
    // Without a baseline, or with one of another address, nobody knows the old one.
    for baseline in [None, Some(&now)] {
        let tags = HardwareTags::from(&first_look(&virtual_machine()));
        let reference = Reference::of_package(&tags, baseline);
        assert_eq!(compare(&reference, &now).mac.unwrap().old_last_octet, None);
    }
}

#[test]
fn a_replaced_adapter_is_not_another_machine() {
    let baseline = first_look(&real_machine());
    let second = adapter("eno2", "00:1B:21:00:00:02");
    let new = adapter("eno1", "00:1B:21:00:00:99");
    for adapters in [vec![second.clone()], vec![new.clone(), second]] {
        let now = look(&MachineFacts { adapters: Ok(adapters), ..real_machine() }, &baseline);
        for reference in references(&baseline) {
            assert_eq!(changes(&reference, &now), [(ComponentId::MacAddress, Status::Replaced)]);
        }
    }
    let now = look(&MachineFacts { adapters: Ok(vec![new]), ..real_machine() }, &baseline);
    assert_eq!(changes(&references(&baseline)[0], &now), [(ComponentId::MacAddress, Status::Changed)]);
}

#[test]
fn the_bound_address_is_found_even_if_it_is_not_the_chosen_one() {
    let baseline = first_look(&real_machine());
    let better = NetworkAdapter { bus_path: "pci".to_owned(), ..adapter("eno0", "00:1B:21:00:00:00") };
    let adapters = [vec![better], real_machine().adapters.unwrap()].concat();
    let now = first_look(&MachineFacts { adapters: Ok(adapters), ..real_machine() });
    assert_ne!(now.mac_digest(), baseline.mac_digest());
    assert_eq!(changes(&Reference::of_baseline(&baseline), &now), []);
}

#[test]
fn tags_survive_json_and_refuse_what_they_do_not_know() {
    let tags = HardwareTags::from(&first_look(&without_rights(&real_machine())));
    let json = serde_json::to_string(&tags).unwrap();
    assert_eq!(serde_json::from_str::<HardwareTags>(&json).unwrap(), tags);
    assert!(json.contains(r#""system-uuid":"unreadable""#), "{json}");
    assert!(json.contains(r#""recipe":"physical""#), "{json}");
    let longer = json.replacen('{', r#"{"more":1,"#, 1);
    assert!(serde_json::from_str::<HardwareTags>(&longer).is_err());
}
