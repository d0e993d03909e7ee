use ComponentId::{BoardSerial, DiskSerial, MacAddress as Mac, Model, OsInstallation, Processor, SystemUuid};
use proptest::prelude::*;

use super::*;

/// Judges a machine against the baseline and against a package made of it: both must find the same.
#[track_caller]
fn finding(before: &MachineFacts, now: &MachineFacts, tolerance: Tolerance, key: InstallationKey) -> Finding {
    let baseline = first_look(before);
    let now = look(now, &baseline);
    let by_baseline = judge(&Reference::of_baseline(&baseline), &now, tolerance, key);
    let package = Reference::of_package(&HardwareTags::from(&baseline), Some(&baseline));
    assert_eq!(judge(&package, &now, tolerance, key), by_baseline);
    by_baseline.finding
}

/// What is found if these components of a machine change.
#[track_caller]
fn changed(machine: &MachineFacts, components: &[ComponentId]) -> Finding {
    finding(machine, &with_others(components, machine), Tolerance::Standard, InstallationKey::Present)
}

#[test]
fn an_unchanged_machine_is_fine_and_fully_checked() {
    let baseline = first_look(&real_machine());
    let judgement = judge(&Reference::of_baseline(&baseline), &baseline, Tolerance::Exact, InstallationKey::Present);
    assert_eq!((judgement.finding, judgement.checked), (Finding::Fine, Checked::Fully));
    assert_eq!(judgement.score, Score { matched: 14, readable: 14, total: 14, outcome: Outcome::Met });
}

#[test]
fn a_look_without_rights_is_fine_but_not_fully_checked() {
    for machine in [real_machine(), virtual_machine()] {
        let baseline = first_look(&machine);
        let now = look(&without_rights(&machine), &baseline);
        let judgement = judge(&Reference::of_baseline(&baseline), &now, Tolerance::Standard, InstallationKey::Present);
        assert_eq!((judgement.finding, judgement.checked), (Finding::Fine, Checked::Partly));
    }
}

#[test]
fn real_hardware_may_change_up_to_the_tolerance_with_one_anchor_left() {
    let machine = real_machine();
    for component in ComponentId::ALL {
        assert_eq!(changed(&machine, &[component]), Finding::Fine, "{component:?}");
    }
    // 9 of 14 is 64 %.
    assert_eq!(changed(&machine, &[SystemUuid, DiskSerial]), Finding::Fine);
    assert_eq!(changed(&machine, &[Mac, DiskSerial]), Finding::Fine);
    // 8 of 14 is 57 %.
    assert_eq!(changed(&machine, &[SystemUuid, BoardSerial]), Finding::Drift);
    assert_eq!(changed(&machine, &[Mac, DiskSerial, OsInstallation]), Finding::Drift);
}

#[test]
fn without_an_anchor_no_score_suffices() {
    let tolerance = Tolerance::Score { percent: 50 };
    let now = with_others(&[SystemUuid, BoardSerial], &real_machine());
    // 8 of 14 is 57 %, but UUID and mainboard are both new.
    assert_eq!(finding(&real_machine(), &now, tolerance, InstallationKey::Present), Finding::Drift);
    let now = with_others(&[SystemUuid, DiskSerial, OsInstallation], &real_machine());
    assert_eq!(finding(&real_machine(), &now, tolerance, InstallationKey::Present), Finding::Fine);
}

#[test]
fn a_virtual_machine_is_its_uuid_and_its_mac_address() {
    let rest = [BoardSerial, DiskSerial, OsInstallation, Processor, Model];
    assert_eq!(changed(&virtual_machine(), &rest), Finding::Fine);
}

#[test]
fn a_virtual_machine_with_a_new_mac_address_gets_the_remedy_first() {
    assert_eq!(changed(&virtual_machine(), &[Mac]), Finding::SetOldMac);
    assert_eq!(changed(&virtual_machine(), &[Mac, OsInstallation, Processor]), Finding::SetOldMac);
    let no_adapter = MachineFacts { adapters: Ok(vec![]), ..virtual_machine() };
    let found = finding(&virtual_machine(), &no_adapter, Tolerance::Standard, InstallationKey::Present);
    assert_eq!(found, Finding::SetOldMac);
}

#[test]
fn a_virtual_machine_with_a_new_uuid_is_asked_about() {
    assert_eq!(changed(&virtual_machine(), &[SystemUuid]), Finding::ConfirmDrift);
    assert_eq!(changed(&virtual_machine(), &[SystemUuid, OsInstallation]), Finding::ConfirmDrift);
}

#[test]
fn a_system_on_other_hardware_with_its_key_was_moved_or_copied() {
    let everything_else = [SystemUuid, Mac, BoardSerial, DiskSerial, Processor, Model];
    for machine in [real_machine(), virtual_machine()] {
        assert_eq!(changed(&machine, &[SystemUuid, Mac]), Finding::MovedOrCopied);
        assert_eq!(changed(&machine, &everything_else), Finding::MovedOrCopied);
        assert_eq!(changed(&machine, &ComponentId::ALL), Finding::OtherHardware);
        let now = with_others(&[SystemUuid, Mac], &machine);
        let found = finding(&machine, &now, Tolerance::Standard, InstallationKey::Missing);
        assert_eq!(found, Finding::OtherHardware);
    }
}

#[test]
fn without_rights_the_mac_address_is_the_anchor() {
    let judged = |machine: &MachineFacts, components: &[ComponentId]| {
        let now = without_rights(&with_others(components, machine));
        finding(machine, &now, Tolerance::Standard, InstallationKey::Present)
    };
    assert_eq!(judged(&real_machine(), &[DiskSerial]), Finding::Fine);
    assert_eq!(judged(&real_machine(), &[Mac]), Finding::Drift);
    assert_eq!(judged(&real_machine(), &[Mac, DiskSerial]), Finding::MovedOrCopied);
    assert_eq!(judged(&virtual_machine(), &[Processor]), Finding::Fine);
    assert_eq!(judged(&virtual_machine(), &[OsInstallation]), Finding::ConfirmDrift);
    // It may be a copy whose new UUID cannot be seen: no remedy that would give two machines one address.
    assert_eq!(judged(&virtual_machine(), &[Mac]), Finding::MovedOrCopied);
    assert_eq!(judged(&virtual_machine(), &[Mac, OsInstallation]), Finding::OtherHardware);
}

#[test]
fn too_little_to_read_is_never_a_change() {
    let closed = Reading::Unreadable(UnreadableReason::Permission);
    let mut now = with_others(&[Mac, Model], &without_rights(&real_machine()));
    now.disk_serial = closed;
    // Readable are 3 + 1 + 1 + 1 = 6 of 14.
    assert_eq!(finding(&real_machine(), &now, Tolerance::Standard, InstallationKey::Present), Finding::Undecidable);
    let nothing = MachineFacts {
        system_uuid: Reading::Absent,
        board_serial: Reading::Absent,
        disk_serial: Reading::Absent,
        os_installation: Reading::Absent,
        processor: Reading::Absent,
        model: Reading::Absent,
        adapters: Ok(vec![]),
        ..real_machine()
    };
    assert_eq!(finding(&nothing, &real_machine(), Tolerance::Standard, InstallationKey::Present), Finding::Undecidable);
}

#[test]
fn anchors_that_cannot_be_read_decide_nothing() {
    let unread = MachineFacts { adapters: Err(UnreadableReason::Failed), ..without_rights(&real_machine()) };
    let baseline = MachineFacts { processor: Reading::Absent, model: Reading::Absent, ..real_machine() };
    assert_eq!(
        finding(&baseline, &unread, Tolerance::Score { percent: 0 }, InstallationKey::Present),
        Finding::Undecidable
    );
}

#[test]
fn exact_allows_no_change_but_a_look_without_rights() {
    let judged = |now: &MachineFacts| finding(&real_machine(), now, Tolerance::Exact, InstallationKey::Present);
    assert_eq!(judged(&without_rights(&real_machine())), Finding::Fine);
    for component in ComponentId::ALL {
        assert_eq!(judged(&with_other(component, &real_machine())), Finding::Drift, "{component:?}");
    }
    let more = MachineFacts { disk_serial: Reading::Absent, ..real_machine() };
    assert_eq!(finding(&more, &real_machine(), Tolerance::Exact, InstallationKey::Present), Finding::Fine);
}

#[test]
fn anchors_may_be_demanded_of_real_hardware() {
    let judged = |components: &[ComponentId]| {
        let now = with_others(components, &real_machine());
        finding(&real_machine(), &now, Tolerance::Anchors, InstallationKey::Present)
    };
    assert_eq!(judged(&[Mac, DiskSerial, OsInstallation, Processor, Model]), Finding::Fine);
    assert_eq!(judged(&[SystemUuid]), Finding::Drift);
}

#[test]
fn a_tolerance_is_written_plainly_in_a_package() {
    for (tolerance, json) in [
        (Tolerance::Standard, r#""standard""#),
        (Tolerance::Exact, r#""exact""#),
        (Tolerance::Anchors, r#""anchors""#),
        (Tolerance::Score { percent: 70 }, r#"{"score":{"percent":70}}"#),
    ] {
        assert_eq!(serde_json::to_string(&tolerance).unwrap(), json);
        assert_eq!(serde_json::from_str::<Tolerance>(json).unwrap(), tolerance);
    }
    assert!(serde_json::from_str::<Tolerance>(r#"{"score":{"percent":70,"more":1}}"#).is_err());
}

fn any_components() -> impl Strategy<Value = Vec<ComponentId>> {
    prop::sample::subsequence(ComponentId::ALL.to_vec(), 0..=7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_further_change_never_repairs_a_binding(
        first in any_components(), more in any_components(), percent in 0..=100_u8,
    ) {
        for machine in [real_machine(), virtual_machine()] {
            for tolerance in [Tolerance::Standard, Tolerance::Exact, Tolerance::Anchors, Tolerance::Score { percent }] {
                let judged = |components: &[ComponentId]| {
                    let now = with_others(components, &machine);
                    finding(&machine, &now, tolerance, InstallationKey::Present).breaks_binding()
                };
                let both = [first.clone(), more.clone()].concat();
                prop_assert!(!judged(&first) || judged(&both));
            }
        }
    }

    #[test]
    fn exactly_the_changed_components_are_named(components in any_components()) {
        let baseline = first_look(&virtual_machine());
        let now = look(&with_others(&components, &virtual_machine()), &baseline);
        let named: Vec<_> = changes(&Reference::of_baseline(&baseline), &now).into_iter().map(|(id, _)| id).collect();
        prop_assert_eq!(named, components);
    }
}
