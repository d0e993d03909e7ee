use std::{vec, vec::Vec};

use proptest::{collection::vec as list, prelude::*, sample::select};

use super::*;
use crate::{
    command::{Command, Refusal},
    document::{self, Credited, LicensePackage, Nonce, Receipt, RehostingBudget, Release, SystemKind, payload_digest},
    event::Event,
    identity::MachineFacts,
    license::PoolBlock,
    report::{Level, Problem, check},
    testing::{System, day, dump, home, issuer_key, item, machine, system_code},
    undo::{is_final, undo},
};

const FIRST: &str = "2026-02-01";

fn release(tail_days: u16) -> Command {
    Command::ReleaseLicenses { tail_days }
}

fn company() -> System {
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["zoe", "max", "anna"], "Berlin").on(FIRST)
}

fn moving(tail_days: u16) -> System {
    company().run(release(tail_days))
}

fn state(system: &System) -> MoveState {
    move_state(&system.state, system.now)
}

fn new_server() -> MachineFacts {
    machine(9, 9, 9)
}

fn receipt(system: &System) -> Receipt {
    let made = release_document(&system.state).unwrap();
    Receipt {
        system_id: system_code(),
        credited: Credited {
            release: payload_digest(&made).unwrap(),
            package: made.package,
            tail_days: made.tail_days,
        },
        rehosting_budget: RehostingBudget { used: 0, allowed: 3, period_days: 365, next_free: None },
        change_log_head: None,
        issued_at: system.now,
    }
}

fn import(receipt: &Receipt) -> Command {
    Command::ImportReceipt { envelope: document::seal(receipt, &issuer_key()).unwrap() }
}

fn package(system: &System, facts: &MachineFacts) -> LicensePackage {
    system.package(facts, vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 2)])
}

#[test]
fn the_old_server_counts_until_the_end_of_its_days_and_then_nothing_does() {
    let system = moving(14);
    let last_day = day("2026-02-14");
    assert_eq!(state(&system), MoveState::Running { last_day, days_left: 14 });
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    assert_eq!(crate::assignment::next_change(&system.state, system.now), Some(last_day.plus(1)));
    let system = system.on("2026-02-14");
    assert_eq!(state(&system), MoveState::Running { last_day, days_left: 1 });
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    let system = system.on("2026-02-15");
    assert_eq!(state(&system), MoveState::Over { since: last_day.plus(1) });
    assert!(system.holders("OFFICE PLUS").is_empty());
    let pool = &system.assign().of(system.license_type("OFFICE PLUS")).pool.clone();
    assert_eq!((pool.present, pool.available, pool.block), (2, 0, Some(PoolBlock::Released)));
}

#[test]
fn without_days_it_stops_at_once() {
    let system = moving(0);
    assert_eq!(state(&system), MoveState::Over { since: day(FIRST) });
    assert!(system.holders("OFFICE PLUS").is_empty());
    assert_eq!(system.refusal(&Command::CallOffRelease), Refusal::TailOver { since: day(FIRST) });
}

#[test]
fn what_can_not_be_given_up_is_refused() {
    assert_eq!(System::new().refusal(&release(14)), Refusal::NoPackage);
    let planning = System::of_kind(SystemKind::Planning);
    assert_eq!(planning.refusal(&release(14)), Refusal::WrongKind { kind: SystemKind::Planning });
    let copy = company().looking_at(&machine(9, 9, 1));
    assert_eq!(copy.refusal(&release(14)), Refusal::BoundElsewhere, "a copy does not give up what its original has");
    assert_eq!(company().looking_at(&new_server()).refusal(&release(14)), Refusal::BoundElsewhere);
    assert_eq!(company().refusal(&release(15)), Refusal::TailTooLong { limit: 14 });
    assert_eq!(company().refusal(&Command::CallOffRelease), Refusal::NoRelease);
    let system = moving(14);
    assert_eq!(system.refusal(&release(3)), Refusal::MoveInProgress { last_day: day("2026-02-14") });
    let system = system.on("2026-06-01");
    assert_eq!(system.refusal(&release(3)), Refusal::TailOver { since: day("2026-02-15") });
}

#[test]
fn the_return_says_the_same_whenever_it_is_made() {
    let system = moving(3);
    let (made, at) = (release_document(&system.state).unwrap(), system.now);
    assert_eq!((made.tail_days, made.made_at, made.package.generation), (3, at, 1));
    let later = system.clone().users(&["bea"], "Berlin").on("2026-09-01");
    assert_eq!(release_document(&later.state), Some(made.clone()));
    assert_eq!(release_document(&later.replayed()), Some(made.clone()));
    let bytes = |system: &System| document::seal(&release_document(&system.state).unwrap(), &issuer_key()).unwrap();
    assert_eq!(bytes(&system), bytes(&later));
    let digest = document::open_own::<Release>(bytes(&system).as_bytes()).unwrap().digest;
    assert_eq!(payload_digest(&made), Ok(digest));
}

#[test]
fn a_move_that_is_called_off_stays_so_once_the_issuer_confirms_it() {
    let system = moving(14).on("2026-02-10").run(Command::CallOffRelease);
    // The return may have been credited, and the new server have the licenses: no day more than was agreed.
    assert_eq!(state(&system), MoveState::Running { last_day: day("2026-02-14"), days_left: 5 });
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    assert!(system.clone().on("2026-02-15").holders("OFFICE PLUS").is_empty());
    assert_eq!(system.refusal(&Command::CallOffRelease), Refusal::NothingToDo);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::ConfirmCallOff);
    assert_eq!(system.refusal(&release(6)), Refusal::TailTooLong { limit: 5 });
    let again = system.clone().run(release(5));
    assert_eq!(state(&again), MoveState::Running { last_day: day("2026-02-14"), days_left: 5 });
    assert_eq!(next_step(&again.state, again.now), RehostingStep::SendReturn);
    let asked = Command::RecordRequest { nonce: Nonce([5; 16]), reason: Reason::Move, codes: vec![] };
    let system = system.run(asked);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::ImportPackage { reason: Reason::Move });
    let answer = LicensePackage { nonce: Some(Nonce([5; 16])), ..package(&system, &home()) };
    let system = system.install(&answer);
    assert_eq!(state(&system.clone().on("2026-12-01")), MoveState::None);
    assert_eq!(system.clone().on("2026-12-01").holders("OFFICE PLUS"), ["max", "zoe"]);
    assert_eq!(state(&system.run(release(1))), MoveState::Running { last_day: day("2026-02-10"), days_left: 1 });
    let late = moving(14).on("2026-02-15");
    assert_eq!(late.refusal(&Command::CallOffRelease), Refusal::TailOver { since: day("2026-02-15") });
}

#[test]
fn a_receipt_is_kept_if_it_is_for_this_very_return() {
    let system = moving(14);
    let right = receipt(&system);
    let other = Receipt { credited: Credited { tail_days: 13, ..right.credited }, ..right.clone() };
    assert_eq!(system.refusal(&import(&other)), Refusal::OtherReceipt);
    let release = document::Digest::of(b"another return");
    let other = Receipt { credited: Credited { release, ..right.credited }, ..right.clone() };
    assert_eq!(system.refusal(&import(&other)), Refusal::OtherReceipt);
    let other = Receipt { system_id: crate::code::SystemCode::from_random([8; 9]), ..right.clone() };
    assert!(matches!(system.refusal(&import(&other)), Refusal::OtherSystem { .. }));
    let nobody = ed25519_dalek::SigningKey::from_bytes(&[77; 32]);
    let forged = Command::ImportReceipt { envelope: document::seal(&right, &nobody).unwrap() };
    assert!(matches!(system.refusal(&forged), Refusal::Document(_)));
    assert_eq!(company().refusal(&import(&right)), Refusal::NoRelease);

    assert_eq!(next_step(&system.state, system.now), RehostingStep::SendReturn);
    let system = system.run(import(&right));
    let kept = system.state.release.as_ref().unwrap().receipt.clone().unwrap();
    assert_eq!(kept.issued_at, right.issued_at);
    assert!(kept.envelope.contains("payloadType"));
    assert_eq!(system.refusal(&import(&right)), Refusal::NothingToDo);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::AskOnNewServer);
    let system = system.run(Command::CallOffRelease);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::ConfirmCallOff);
}

#[test]
fn once_the_new_server_has_its_package_there_is_no_way_to_call_off_and_no_grace_beyond_the_days() {
    let system = moving(3);
    let right = receipt(&system);
    let system = system.run(import(&right));
    let newer = package(&system, &new_server());
    let system = system.install(&newer);
    assert_eq!(state(&system), MoveState::Running { last_day: day("2026-02-03"), days_left: 3 });
    assert_eq!(system.refusal(&Command::CallOffRelease), Refusal::MovedOn { generation: 2 });
    assert_eq!(next_step(&system.state, system.now), RehostingStep::Moved);
    let system = system.on("2026-02-04");
    assert!(system.holders("OFFICE PLUS").is_empty(), "30 days of grace are not for a server that gave up");
}

#[test]
fn the_licenses_come_back_with_a_newer_package_for_this_hardware() {
    let system = moving(3).on("2026-03-01");
    assert!(system.holders("OFFICE PLUS").is_empty());
    let newer = package(&system, &new_server());
    let elsewhere = system.clone().install(&newer);
    let back = package(&elsewhere, &home());
    let Command::ImportPackage { envelope } = elsewhere.import(&back) else { unreachable!() };
    assert_eq!(elsewhere.decide(&Command::ImportPackage { envelope }).unwrap().last(), Some(&Event::LicensesReturned));
    for system in [system.install(&package(&elsewhere, &home())), elsewhere.install(&back)] {
        assert_eq!(state(&system), MoveState::None);
        assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    }
}

#[test]
fn the_new_server_that_started_from_a_backup_asks_and_then_has_the_licenses() {
    // Its change log says that a move is in progress; its hardware is another.
    let system = moving(14).looking_at(&new_server());
    assert_eq!(next_step(&system.state, system.now), RehostingStep::RequestMove);
    let asked = Command::RecordRequest { nonce: Nonce([5; 16]), reason: Reason::Move, codes: vec![] };
    let system = system.run(asked);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::ImportPackage { reason: Reason::Move });
    let answer = LicensePackage { nonce: Some(Nonce([5; 16])), ..package(&system, &new_server()) };
    let system = system.install(&answer).on("2026-05-01");
    assert_eq!(state(&system), MoveState::None);
    assert_eq!(next_step(&system.state, system.now), RehostingStep::Nothing);
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
}

#[test]
fn a_copied_disk_starts_with_the_move_in_progress() {
    let system = moving(2);
    let copy = System { state: system.replayed(), ..system.clone() }.looking_at(&new_server());
    assert_eq!(state(&copy), state(&system));
    assert!(copy.on("2026-02-03").holders("OFFICE PLUS").is_empty());
}

#[test]
fn a_clock_that_is_set_back_gives_no_days() {
    let ended = moving(2).on("2026-02-10").users(&["bea"], "Berlin");
    let back = System { now: UtcMicros::start_of(day(FIRST)), ..ended };
    assert_eq!(state(&back), MoveState::Over { since: day("2026-02-03") });
    assert!(back.holders("OFFICE PLUS").is_empty());
    assert!(matches!(back.refusal(&Command::CallOffRelease), Refusal::TailOver { .. }));

    // The home server notes the end by itself, once.
    let noted = moving(2).on("2026-02-03").looking_at(&home());
    assert_eq!(noted.log.last().unwrap().events, [Event::TailEnded]);
    assert_eq!(noted.refusal(&Command::ObserveHardware(noted.observation(&home()))), Refusal::NothingToDo);
}

#[test]
fn monitoring_is_told_of_it() {
    let problems = |system: &System| check(&system.state, &system.assign(), system.now, 30);
    let running = problems(&moving(3));
    assert!(running.problems.contains(&Problem::MoveRunning { last_day: day("2026-02-03"), days_left: 3 }));
    assert_eq!(running.level, Level::Warning);
    let over = problems(&moving(3).on("2026-02-04").looking_at(&new_server()));
    assert_eq!(
        (over.problems[0].clone(), over.level),
        (Problem::MoveOver { since: day("2026-02-04") }, Level::Critical)
    );
    assert!(!over.problems.contains(&Problem::NotLicensed));
}

#[test]
fn releases_are_never_taken_back_by_undo() {
    let system = moving(3);
    let right = receipt(&system);
    let system = system.run(import(&right)).run(Command::CallOffRelease);
    for entry in system.log.iter().rev().take(3) {
        assert!(entry.events.iter().all(is_final), "{entry:?}");
        assert!(undo(&system.before(entry.number), &system.state, entry).is_err());
    }
}

/// What may happen around a move, in any order.
fn happenings() -> impl Strategy<Value = Vec<(u8, u16)>> {
    list((0..7_u8, select(&[0, 1, 3, 14, 15][..])), 0..12)
}

fn happen(mut system: System, (what, number): (u8, u16)) -> System {
    let later = system.now.day().plus(i32::from(number));
    let command = match what {
        0 => release(number),
        1 => Command::CallOffRelease,
        2 => return System { now: UtcMicros::start_of(later), ..system },
        3 => return system.looking_at(&if number > 3 { new_server() } else { home() }),
        4 if system.state.release.is_some() => import(&receipt(&system)),
        5 => system.import(&package(&system, &new_server())),
        6 => system.import(&package(&system, &home())),
        _ => return system,
    };
    let (before, entry) = (dump(&system.state), system.state.entry);
    if system.try_run(&command).is_err() {
        assert_eq!((dump(&system.state), system.state.entry), (before, entry), "refused and changed all the same");
    }
    system
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_happens_the_log_adds_up_and_nothing_counts_after_the_days(steps in happenings(), back in 0..40_i32) {
        let system = steps.into_iter().fold(company(), happen);
        prop_assert_eq!(dump(&system.replayed()), dump(&system.state));
        let Some(record) = system.state.release.clone() else { return Ok(()) };
        let after = UtcMicros::start_of(record.last_day().plus(1));
        let later = System { now: system.now.max(after), ..system.clone() };
        prop_assert!(later.holders("OFFICE PLUS").is_empty());
        // The clock goes back: not one day more than the change log allows.
        if state(&system).is_over() && system.state.changed_at.day() > record.last_day() {
            let day = system.now.day().plus(-back);
            let set_back = System { now: UtcMicros::start_of(day), ..system };
            prop_assert!(set_back.holders("OFFICE PLUS").is_empty());
        }
    }
}

#[test]
fn the_command_may_leave_the_days_out() {
    let commands = crate::command::parse_ron("[ReleaseLicenses()]").unwrap();
    assert_eq!(commands, [release(MOST_TAIL_DAYS)]);
}
