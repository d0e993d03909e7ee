use std::vec;

use super::*;
use crate::{
    command::{Command, Refusal},
    document::Nonce,
    identity::MachineFacts,
    rehosting::{RehostingStep, next_step},
    testing::{System, closed, create_place, day, home, item, machine},
};

/// Licenses for 3 users; three of them, from the first to the last, need one.
fn company() -> System {
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["zoe", "max", "anna"], "Berlin")
}

fn moved() -> MachineFacts {
    machine(9, 9, 1)
}

fn other() -> MachineFacts {
    machine(9, 9, 9)
}

fn new_mac() -> MachineFacts {
    machine(1, 9, 1)
}

fn grace(system: &System) -> Option<(Day, i32)> {
    match state(&system.state, system.now) {
        BindingState::Grace { last_day, days_left, .. } => Some((last_day, days_left)),
        _ => None,
    }
}

#[test]
fn a_package_for_this_hardware_is_bound_to_it() {
    let system = company();
    assert_eq!(state(&system.state, system.now), BindingState::Bound);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::Nothing);
    assert_eq!(system.refusal(&Command::ObserveHardware(system.observation(&home()))), Refusal::NothingToDo);
}

#[test]
fn grace_runs_for_30_days_from_the_day_of_the_break_and_then_all_pools_count_0() {
    let system = company().on("2026-02-01").looking_at(&other());
    assert_eq!(grace(&system), Some((day("2026-03-02"), 30)));
    let system = system.on("2026-03-02");
    assert_eq!(grace(&system), Some((day("2026-03-02"), 1)));
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    let system = system.on("2026-03-03");
    let ended = BindingState::Ended { cause: BreakCause::HardwareChanged, since: day("2026-03-03") };
    assert_eq!(state(&system.state, system.now), ended);
    assert!(system.holders("OFFICE PLUS").is_empty());
    let block = system.assign().of(system.license_type("OFFICE PLUS")).pool.block;
    assert_eq!(block, Some(crate::license::PoolBlock::BindingEnded));
}

#[test]
fn the_end_of_the_grace_is_announced_as_the_next_change() {
    let system = company().on("2026-02-01").looking_at(&other());
    assert_eq!(crate::assignment::next_change(&system.state, system.now), Some(day("2026-03-03")));
}

#[test]
fn a_new_package_brings_the_licenses_back_to_the_same_users() {
    let system = company().on("2026-02-01").looking_at(&other()).on("2026-06-01");
    assert!(system.holders("OFFICE PLUS").is_empty());
    let package = system.package(&other(), vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 2)]);
    let system = system.users(&["bea"], "Berlin").install(&package);
    assert_eq!(state(&system.state, system.now), BindingState::Bound);
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
}

#[test]
fn repairs_do_not_renew_the_grace() {
    let system = company().on("2026-02-01").looking_at(&other()).on("2026-02-10").looking_at(&home());
    assert_eq!(state(&system.state, system.now), BindingState::Bound);
    // Ten days are used up, from the 1st to the 10th.
    let system = system.on("2026-05-01").looking_at(&other());
    assert_eq!(grace(&system), Some((day("2026-05-20"), 20)));
    let system = system.on("2026-05-02").looking_at(&home()).on("2026-08-01").looking_at(&other());
    assert_eq!(grace(&system), Some((day("2026-08-18"), 18)));
}

#[test]
fn a_day_is_used_up_once_however_often_the_binding_breaks_on_it() {
    let mut system = company().on("2026-02-01");
    for _ in 0..5 {
        system = system.looking_at(&other()).looking_at(&home());
    }
    assert_eq!(grace(&system.clone().looking_at(&other())), Some((day("2026-03-02"), 30)));
    assert_eq!(grace(&system.on("2026-03-01").looking_at(&other())), Some((day("2026-03-29"), 29)));
}

#[test]
fn a_grace_that_is_used_up_is_over_at_once_and_did_not_end_before_the_break() {
    let system = company().on("2026-02-01").looking_at(&other()).on("2026-04-30").looking_at(&home());
    let system = system.on("2026-08-01").looking_at(&other());
    let ended = BindingState::Ended { cause: BreakCause::HardwareChanged, since: day("2026-08-01") };
    assert_eq!(state(&system.state, system.now), ended);
}

#[test]
fn what_cannot_be_read_neither_breaks_nor_mends() {
    let system = company().looking_at(&closed());
    assert_eq!(state(&system.state, system.now), BindingState::Bound);
    let system = system.on("2026-02-01").looking_at(&other()).on("2026-02-05").looking_at(&closed());
    assert_eq!(grace(&system), Some((day("2026-03-02"), 26)));
    assert_eq!(next_step(&system.state, system.now), RehostingStep::ReadHardware);
}

#[test]
fn a_package_that_cannot_be_judged_does_not_mend_a_broken_binding() {
    let system = company().on("2026-02-01").looking_at(&other()).looking_at(&closed()).on("2026-02-20");
    let package = system.package(&home(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&package);
    // Another package has a grace of its own, but the break lasts until the hardware is seen to fit.
    assert_eq!(grace(&system), Some((day("2026-03-21"), 30)));
    assert_eq!(state(&system.looking_at(&home()).state, system_time()), BindingState::Bound);
}

fn system_time() -> UtcMicros {
    UtcMicros::start_of(day("2026-02-20"))
}

#[test]
fn a_package_that_cannot_be_judged_is_no_baseline() {
    let system = System::new().looking_at(&closed()).run(create_place("Berlin"));
    let package = system.package(&home(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&package);
    assert!(system.state.binding.baseline.is_none());
    let system = system.looking_at(&home());
    let baseline = system.state.binding.baseline.clone().unwrap();
    assert_eq!(baseline.hardware_id, package.binding.hardware_id);
}

#[test]
fn emergency_operation_runs_from_first_sight_once_per_package() {
    let system = System::new().run(create_place("Berlin")).on("2026-02-01");
    let package = system.package(&other(), vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 2)]);
    let system = system.install(&package).users(&["anna"], "Berlin");
    assert_eq!(grace(&system), Some((day("2026-03-02"), 30)));
    assert_eq!(system.state.binding.broken.unwrap().cause, BreakCause::OtherHardware);
    assert_eq!(system.holders("OFFICE PLUS"), ["anna"], "it counts");
    let system = system.on("2026-02-20");
    assert!(matches!(system.refusal(&system.import(&package)), Refusal::AlreadyInstalled { generation: 1, .. }));
    let system = system.looking_at(&home());
    assert_eq!(grace(&system), Some((day("2026-03-02"), 11)), "looking again does not start it again");
    assert_eq!(next_step(&system.state, system.now), RehostingStep::RequestFailed);
}

#[test]
fn another_package_for_other_hardware_has_a_grace_of_its_own() {
    let system = System::new().on("2026-02-01");
    let package = system.package(&other(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&package).on("2026-02-20");
    let package = system.package(&other(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&package);
    assert_eq!(grace(&system), Some((day("2026-03-21"), 30)));
    assert_eq!(system.state.binding.broken.unwrap().cause, BreakCause::OtherHardware);
}

#[test]
fn a_package_installed_before_the_hardware_was_read_is_judged_at_first_sight() {
    let unread = System::of_kind(SystemKind::Licensed);
    let package = unread.package(&home(), vec![item("1", "SERVER", 1)]);
    let unread = unread.install(&package);
    assert_eq!(state(&unread.state, unread.now), BindingState::NotObserved);
    assert_eq!(next_step(&unread.state, unread.now), RehostingStep::ReadHardware);
    let at_home = unread.clone().looking_at(&home());
    assert_eq!(state(&at_home.state, at_home.now), BindingState::Bound);
    let elsewhere = unread.looking_at(&other());
    assert_eq!(elsewhere.state.binding.broken.unwrap().cause, BreakCause::OtherHardware);
}

#[test]
fn a_server_that_took_a_failed_ones_place_runs_on_the_package_that_answered_that_ones_request() {
    let nonce = Some(Nonce([3; 16]));
    let system = System::new().on("2026-02-01");
    let package = LicensePackage { nonce, ..system.package(&other(), vec![item("1", "SERVER", 1)]) };
    assert_eq!(grace(&system.install(&package)), Some((day("2026-03-02"), 30)));
    let system = System::new();
    let package = LicensePackage { nonce, ..system.package(&home(), vec![item("1", "SERVER", 1)]) };
    assert_eq!(
        system.refusal(&system.import(&package)),
        Refusal::OtherRequest,
        "without an emergency it must be asked for"
    );
}

#[test]
fn the_step_follows_from_what_was_found() {
    let step = |facts: &MachineFacts| {
        let system = company().looking_at(facts);
        next_step(&system.state, system.now)
    };
    let mac = |old, new| Some(crate::identity::MacChange { old_last_octet: Some(old), new_last_octet: Some(new) });
    assert_eq!(step(&new_mac()), RehostingStep::SetOldMac(mac(1, 9)));
    assert_eq!(step(&machine(9, 1, 1)), RehostingStep::ConfirmDrift);
    assert_eq!(step(&moved()), RehostingStep::MovedOrCopied);
    assert_eq!(step(&other()), RehostingStep::RequestFailed);
    assert_eq!(step(&closed()), RehostingStep::ReadHardware);
}

#[test]
fn a_copy_that_imports_a_package_is_not_told_that_the_original_failed() {
    let system = System::new();
    let package = system.package(&moved(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&package);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::MovedOrCopied);
}

#[test]
fn a_renewal_does_not_turn_a_changed_mac_address_into_another_server() {
    let system = company().looking_at(&new_mac());
    let renewal = system.package(&home(), vec![item("1", "SERVER", 1)]);
    let system = system.install(&renewal);
    assert_eq!(system.state.binding.broken.unwrap().cause, BreakCause::HardwareChanged);
    assert!(matches!(next_step(&system.state, system.now), RehostingStep::SetOldMac(Some(_))));
    let system = system.looking_at(&home());
    assert_eq!(state(&system.state, system.now), BindingState::Bound);
}

#[test]
fn nothing_is_bound_in_a_planning_system() {
    let system = System::of_kind(SystemKind::Planning).looking_at(&home());
    assert_eq!(state(&system.state, system.now), BindingState::NotBound);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::NothingBound);
}

#[test]
fn a_confirmed_mac_address_is_confirmed_until_there_is_another() {
    let system = company().run(Command::ConfirmMac);
    assert!(system.state.binding.is_mac_confirmed());
    assert_eq!(system.refusal(&Command::ConfirmMac), Refusal::NothingToDo);
    assert!(!system.looking_at(&new_mac()).state.binding.is_mac_confirmed());
    assert_eq!(System::of_kind(SystemKind::Licensed).refusal(&Command::ConfirmMac), Refusal::NotObserved);
}
