use proptest::prelude::*;

use super::*;

#[test]
fn a_look_without_rights_changes_nothing() {
    for machine in [real_machine(), virtual_machine()] {
        let baseline = first_look(&machine);
        let now = look(&without_rights(&machine), &baseline);
        assert_eq!(now.hardware_id, baseline.hardware_id);
        assert_eq!(now.checked, Checked::Partly);
        assert_eq!(changes(&Reference::of_baseline(&baseline), &now), []);
    }
}

#[test]
fn a_look_with_rights_after_a_baseline_without_changes_nothing() {
    let baseline = first_look(&without_rights(&real_machine()));
    let now = look(&real_machine(), &baseline);
    assert_eq!(now.hardware_id, baseline.hardware_id);
    assert_eq!(now.checked, Checked::Fully);
    assert_eq!(changes(&Reference::of_baseline(&baseline), &now), []);
}

#[test]
fn the_byte_order_of_the_uuid_does_not_count() {
    let swapped = MachineFacts { system_uuid: present("44454C4C-4200-1035-8052-C2C04F4E3332"), ..real_machine() };
    assert_eq!(first_look(&swapped), first_look(&real_machine()));
}

#[test]
fn the_hardware_id_changes_with_each_component_it_rests_on() {
    let baseline = first_look(&virtual_machine());
    let mut seen = vec![baseline.hardware_id];
    for component in ComponentId::ALL {
        let now = look(&with_other(component, &virtual_machine()), &baseline);
        assert!(!seen.contains(&now.hardware_id), "{component:?}");
        seen.push(now.hardware_id);
    }
}

#[test]
fn the_hardware_id_is_the_documented_hash() {
    use sha2::{Digest as _, Sha256};

    let seen = first_look(&without_rights(&real_machine()));
    let mut hash = Sha256::new_with_prefix(b"xlm-hardware-id-1");
    for (id, state) in &seen.components {
        if let ComponentState::Present(digest) = state {
            hash.update([id.number()]);
            hash.update(digest.0);
        }
    }
    assert_eq!(seen.hardware_id, crate::code::HardwareCode::from_hash(&hash.finalize().into()));
}

#[test]
fn a_component_that_went_away_changes_the_hardware_id_and_one_that_came_does_not() {
    let without_disk = MachineFacts { disk_serial: Reading::Absent, ..real_machine() };
    let baseline = first_look(&real_machine());
    assert_ne!(look(&without_disk, &baseline).hardware_id, baseline.hardware_id);
    let baseline = first_look(&without_disk);
    assert_eq!(look(&real_machine(), &baseline).hardware_id, baseline.hardware_id);
}

#[test]
fn the_same_machine_looks_different_in_another_system() {
    let other = DigestKey::of(&SystemId::Vendor("XID-ZZ3C4D5E".to_owned()));
    let there = observe(&real_machine(), &other, Known::default());
    let here = first_look(&real_machine());
    assert_ne!(there.hardware_id, here.hardware_id);
    for component in ComponentId::ALL {
        assert_ne!(there.state(component), here.state(component), "{component:?}");
    }
}

#[test]
fn adapters_that_cannot_be_listed_are_unreadable_and_none_is_absent() {
    let unlisted = MachineFacts { adapters: Err(UnreadableReason::Failed), ..real_machine() };
    assert_eq!(
        first_look(&unlisted).state(ComponentId::MacAddress),
        ComponentState::Unreadable(UnreadableReason::Failed)
    );
    let baseline = first_look(&real_machine());
    assert_eq!(look(&unlisted, &baseline).hardware_id, baseline.hardware_id);
    let none = first_look(&MachineFacts { adapters: Ok(vec![]), ..real_machine() });
    assert_eq!((none.state(ComponentId::MacAddress), none.mac), (ComponentState::Absent, None));
}

#[test]
fn at_most_four_further_addresses_are_kept() {
    let many = (0..9).map(|n| adapter("eno", &alloc::format!("00:1B:21:00:00:0{n}"))).collect();
    let seen = first_look(&MachineFacts { adapters: Ok(many), ..real_machine() });
    assert_eq!(seen.other_macs().len(), MAX_OTHER_MACS);
}

#[test]
fn an_observation_survives_json_and_holds_no_raw_value() {
    let seen = first_look(&virtual_machine());
    let json = serde_json::to_string(&seen).unwrap();
    assert_eq!(serde_json::from_str::<Observation>(&json).unwrap(), seen);
    for raw in ["4c4c4544", "BOARD-1", "DISK-1", "0123456789abcdef", "00:0C:29", "000c29", "Xeon", "Server 1"] {
        assert!(!json.to_lowercase().contains(&raw.to_lowercase()), "{raw} in {json}");
    }
    assert!(json.contains(r#""last_octet":63"#), "{json}");
    assert!(json.contains(r#""mac-address":{"present":""#), "{json}");
}

#[test]
fn debug_output_of_facts_holds_no_raw_value() {
    let text = alloc::format!("{:?}", virtual_machine());
    for raw in ["4c4c4544", "BOARD-1", "DISK-1", "0123456789abcdef", "00:0C:29:11"] {
        assert!(!text.contains(raw), "{raw} in {text}");
    }
}

#[test]
fn components_keep_their_numbers_and_names() {
    let names: Vec<_> = ComponentId::ALL.iter().map(|id| serde_json::to_string(id).unwrap()).collect();
    assert_eq!(
        names.join(" "),
        r#""system-uuid" "mac-address" "board-serial" "disk-serial" "os-installation" "processor" "model""#
    );
    for component in ComponentId::ALL {
        assert_eq!(serde_json::to_value(component).unwrap(), component.name());
        assert_eq!(ComponentId::from_name(component.name()), Some(component));
    }
    assert_eq!(ComponentId::from_name("colour"), None);
    for (number, component) in (1..).zip(ComponentId::ALL) {
        assert_eq!((component.number(), ComponentId::try_from(number)), (number, Ok(component)));
    }
    assert_eq!(ComponentId::try_from(8), Err(UnknownComponent(8)));
}

proptest! {
    #[test]
    fn whatever_becomes_unreadable_the_hardware_id_stays(closed in prop::collection::vec(any::<bool>(), 7)) {
        let mut facts = real_machine();
        let reading = || Reading::Unreadable(UnreadableReason::Permission);
        let fields = [
            &mut facts.system_uuid, &mut facts.board_serial, &mut facts.disk_serial,
            &mut facts.os_installation, &mut facts.processor, &mut facts.model,
        ];
        for (field, _) in fields.into_iter().zip(&closed).filter(|(_, closed)| **closed) {
            *field = reading();
        }
        if closed[6] {
            facts.adapters = Err(UnreadableReason::Permission);
        }
        let baseline = first_look(&real_machine());
        let now = look(&facts, &baseline);
        prop_assert_eq!(now.hardware_id, baseline.hardware_id);
        prop_assert_eq!(now.checked == Checked::Partly, closed.contains(&true));
        prop_assert_eq!(changes(&Reference::of_baseline(&baseline), &now), []);
    }
}
