use std::{vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    binding::{self, BindingState},
    calendar::Day,
    command::Command,
    document,
    rehosting::{MoveState, move_state},
    testing::{System, day, home, item, machine},
};

fn at(text: &str) -> UtcMicros {
    UtcMicros(UtcMicros::start_of(day(text)).0 + 12 * HOUR)
}

/// SERVER and 2 OFFICE PLUS without an end, 3 FAX until the end of June; a year of nothing else.
fn company() -> System {
    let system = System::new().on("2026-05-01");
    let dated = document::Item { until: Some(day("2026-06-30")), grace_days: 0, ..item("3", "FAX", 3) };
    let package = system.package(&home(), vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 2), dated]);
    system.install(&package)
}

fn reads(system: System, clock: UtcMicros) -> System {
    System { now: clock, ..system }
}

/// Looks at the hardware with every start, as the program does.
fn started(system: System, clock: UtcMicros) -> System {
    reads(system, clock).looking_at(&home())
}

fn units(system: &System) -> (u32, u32) {
    let at = system.state.clock.judged(system.now);
    let pools = crate::license::pools(&system.state, at);
    let of = |name| pools.of(system.license_type(name)).available;
    (of("OFFICE PLUS"), of("FAX"))
}

#[test]
fn back_a_year_forward_a_year_and_right_again() {
    let system = started(company(), at("2025-05-01"));
    assert_eq!(units(&system), (2, 3));
    let judged_by = system.state.clock.judged(system.now);
    assert_eq!(judged_by.day(), day("2026-05-01"), "by the time that the issuer has signed");
    assert_eq!(fault(&system.state, system.now), Some(ClockFault::Behind { clock: system.now, judged_by }));

    let ahead = started(system, at("2027-05-01")).run(crate::testing::create_place("Berlin"));
    assert_eq!(units(&ahead), (2, 0), "what has no end does not end");
    assert!(matches!(fault(&ahead.state, ahead.now), Some(ClockFault::Ahead { .. })));

    let right = started(ahead, at("2026-05-04"));
    assert_eq!(units(&right), (2, 3), "nothing of it is left when the clock is right again");
    assert_eq!(fault(&right.state, right.now), None);
    let noted = &right.log.last().unwrap().events;
    assert_eq!(noted.as_slice(), [Event::ClockRead { clock: at("2026-05-04") }]);
    let again = right.decide(&Command::ObserveHardware(right.observation(&home())));
    assert_eq!(again, Err(crate::command::Refusal::NothingToDo), "it is noted once");
    assert_eq!(units(&started(right, at("2026-07-01"))), (2, 0));
}

#[test]
fn a_clock_that_stands_a_year_ahead_for_weeks_takes_nothing_with_it() {
    let mut system = company();
    for day in 0..40 {
        let clock = UtcMicros(at("2027-05-01").0 + day * DAY);
        system = started(system, clock).run(crate::testing::create_place(&std::format!("Place {day}")));
    }
    assert_eq!(units(&started(system, at("2026-06-10"))), (2, 3));
}

#[test]
fn a_clock_set_back_does_not_prolong_what_has_ended() {
    let mut system = company();
    for number in 0..70 {
        let clock = UtcMicros(at("2026-05-01").0 + number * DAY);
        system = reads(system, clock).run(crate::testing::create_place(&std::format!("Place {number}")));
    }
    assert_eq!(units(&system), (2, 0));
    assert_eq!(units(&started(system, at("2026-06-15"))), (2, 0), "the high-water counts");
}

#[test]
fn a_weekly_entry_proves_the_week_before() {
    let mut record = ClockRecord::default();
    record.take(at("2026-05-01"));
    record.signed(at("2026-05-01"));
    for text in ["2026-05-08", "2026-05-15", "2026-05-22"] {
        record.take(at(text));
    }
    assert_eq!(record.proven(), at("2026-05-15"));
    // Half a year without an entry proves nothing: it is a pause, or a clock that is wrong.
    record.take(at("2026-12-01"));
    record.take(at("2026-12-20"));
    assert_eq!(record.proven(), at("2026-05-15"));
    assert_eq!(record.judged(at("2026-12-20")), at("2026-12-20"));
    record.signed(at("2026-12-20"));
    assert_eq!(record.proven(), at("2026-12-20"));
}

#[test]
fn a_signed_time_ends_what_a_wrong_clock_had_proven() {
    let mut record = ClockRecord::default();
    record.signed(at("2026-05-01"));
    for text in ["2026-05-02", "2026-05-20", "2026-05-22", "2026-05-24"] {
        record.take(at(text));
    }
    assert_eq!(record.proven(), at("2026-05-24"));
    record.take(at("2026-05-05"));
    assert_eq!(record.judged(at("2026-05-05")), at("2026-05-24"));
    record.signed(at("2026-05-05"));
    assert_eq!(record.judged(at("2026-05-05")), at("2026-05-05"));
}

#[test]
fn a_wrong_clock_does_not_use_up_the_grace() {
    let elsewhere = machine(9, 9, 9);
    let left = |system: &System| match binding::state(&system.state, system.state.clock.judged(system.now)) {
        BindingState::Grace { days_left, .. } => Some(days_left),
        _ => None,
    };
    let broken = reads(company(), at("2026-05-02")).looking_at(&elsewhere);
    assert_eq!(left(&broken), Some(30));
    // Mended and broken again while the clock is a year ahead.
    let ahead = reads(broken, at("2027-05-02")).looking_at(&home()).looking_at(&elsewhere);
    assert_eq!(left(&ahead), None);
    let right = reads(ahead, at("2026-05-04")).looking_at(&elsewhere);
    assert_eq!(left(&right), Some(28));
    // And a break that began while it was ahead lasts no longer for that.
    let ahead = reads(company(), at("2027-05-02")).looking_at(&elsewhere);
    let right = reads(ahead, at("2026-05-04")).looking_at(&elsewhere);
    assert_eq!(left(&right), Some(30));
    assert_eq!(left(&reads(right, at("2026-06-02"))), Some(1));
}

#[test]
fn a_wrong_clock_neither_ends_nor_prolongs_the_days_of_the_old_server() {
    let days = |system: &System| match move_state(&system.state, system.state.clock.judged(system.now)) {
        MoveState::Running { days_left, .. } => Some(days_left),
        _ => None,
    };
    let release = Command::ReleaseLicenses { tail_days: 14 };
    let ahead = started(reads(company(), at("2026-05-02")).run(release.clone()), at("2027-05-02"));
    assert_eq!(days(&ahead), None);
    let right = started(ahead, at("2026-05-04"));
    assert_eq!(days(&right), Some(12));
    let released_ahead = started(reads(company(), at("2027-05-02")).run(release), at("2026-05-04"));
    assert_eq!(days(&released_ahead), Some(14));
    let ended = started(released_ahead, at("2026-05-18"));
    assert_eq!(days(&ended), None);
    assert!(ended.log.last().unwrap().events.contains(&Event::TailEnded));
    assert_eq!(days(&started(ended, at("2026-05-10"))), None, "no clock brings them again");
}

#[test]
fn a_request_is_never_dated_before_what_an_issuer_has_signed() {
    let system = started(company(), at("2020-01-01"));
    let nonce = document::Nonce([1; 16]);
    let request = Command::RecordRequest { nonce, reason: document::Reason::Drift, codes: vec![] };
    let system = system.run(request);
    assert_eq!(system.state.licenses.open_requests[0].made_at.day(), day("2026-05-01"));
    let noted: Vec<_> = system.log.iter().map(|entry| entry.at).collect();
    assert!(noted.is_sorted(), "the moments of entries never fall");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Wherever the clock was, the licenses of a day are those of that day once it is right again and signed.
    #[test]
    fn no_clock_leaves_anything_behind_that_a_signed_time_does_not_mend(
        readings in proptest::collection::vec(-2_000..2_000_i32, 0..12),
        ahead in 0..60_i32,
    ) {
        let start = day("2026-05-01");
        let noon = |day: Day| UtcMicros(UtcMicros::start_of(day).0 + 12 * HOUR);
        let mut record = ClockRecord::default();
        record.signed(noon(start));
        for days in readings {
            record.take(noon(start.plus(days)));
            prop_assert!(record.proven() >= noon(start), "the signed time never falls");
        }
        let right = noon(start.plus(ahead));
        record.take(right);
        record.signed(right);
        prop_assert_eq!(record.judged(right), right);
    }

    /// A leap of more than a pause is forgotten with the clock that made it.
    #[test]
    fn a_leap_is_forgotten_when_the_clock_is_right_again(leap in 33..4_000_i32, entries in 0..50_i32) {
        let start = day("2026-05-01");
        let noon = |day: Day| UtcMicros(UtcMicros::start_of(day).0 + 12 * HOUR);
        let mut record = ClockRecord::default();
        record.signed(noon(start));
        for entry in 0..entries {
            record.take(noon(start.plus(leap + entry)));
        }
        let right = noon(start.plus(1));
        prop_assert_eq!(record.judged(right), right);
    }
}
