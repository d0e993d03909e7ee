use std::{vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    document::Item,
    testing::{System, catalogs, create_place, day, home, item, random},
};

const NEVER: UtcMicros = UtcMicros(i64::MAX);

/// The holdings of a system that did all its entries.
fn of_log(system: &System, mut holdings: Holdings) -> Vec<Holding> {
    let mut state = Installation::new(catalogs());
    let mut since = UtcMicros(0);
    for entry in &system.log {
        holdings.observe(&state, since, entry.at);
        state.apply(entry);
        state.verify_package(&system.trust);
        since = entry.at;
    }
    holdings.observe(&state, since, NEVER);
    holdings.finish()
}

fn office(holdings: &[Holding]) -> Vec<(&str, Day, Option<Day>)> {
    let office = holdings.iter().filter(|holding| holding.license == "OFFICE PLUS");
    office.map(|holding| (holding.user.as_str(), holding.from.day(), holding.until.map(UtcMicros::day))).collect()
}

#[test]
fn a_holding_ends_with_the_license_and_with_the_user() {
    let system = System::new().run(create_place("Berlin"));
    let ending = Item { until: Some(day("2026-02-28")), grace_days: 5, ..item("2", "OFFICE PLUS", 1) };
    let package = system.package(&home(), vec![item("1", "SERVER", 1), ending, item("3", "OFFICE PLUS", 1)]);
    let system = system
        .install(&package)
        .users(&["anna", "bert"], "Berlin")
        .on("2026-04-01")
        .run(crate::testing::delete_users(&["anna"]));
    let all = of_log(&system, Holdings::between(day("2026-01-01"), day("2026-12-31"), NEVER));
    let start = system.log[0].at.day();
    let deleted = Some(day("2026-04-01"));
    assert_eq!(
        office(&all),
        [
            ("anna", start, deleted),
            ("bert", start, Some(day("2026-03-06"))),
            // Anna's unit is free again.
            ("bert", day("2026-04-01"), None),
        ]
    );
    let march = of_log(&system, Holdings::between(day("2026-03-01"), day("2026-03-31"), NEVER));
    let first = day("2026-03-01");
    assert_eq!(office(&march), [("anna", first, None), ("bert", first, Some(day("2026-03-06")))]);
    let early = of_log(&system, Holdings::between(day("2020-01-01"), day("2020-12-31"), NEVER));
    assert_eq!(early, []);
}

proptest! {
    #[test]
    fn those_who_hold_to_the_end_are_those_who_hold_now(system in random::system()) {
        let all = of_log(&system, Holdings::between(day("2020-01-01"), system.now.day().plus(1), system.now));
        let assignment = system.assign();
        let held: usize = assignment.types.iter().map(|part| part.served().len()).sum();
        prop_assert_eq!(all.iter().filter(|holding| holding.until.is_none()).count(), held);
        for pair in all.windows(2) {
            let same = (&pair[0].user, &pair[0].license, pair[0].unit) == (&pair[1].user, &pair[1].license, pair[1].unit);
            prop_assert!(!same || pair[0].until.is_some_and(|until| until <= pair[1].from));
        }
    }
}
