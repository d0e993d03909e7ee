use std::{borrow::ToOwned as _, format, string::String, vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    calendar::Day,
    command::{Command, ImportOptions},
    directory::{FunctionSetting, UserRecord},
    testing::{System, create_place, day, delete_users, dump, key, member, move_users, place, protect, random, row},
    testing::{set_function, user, with_lines},
};

const ENOUGH: [(&str, u32); 2] = [("SERVER", 1), ("OFFICE PLUS", 100)];

fn explain(system: &System, id: &str) -> Explanation {
    let user = system.state.directory.users.find(id).unwrap();
    system.assign().explain(user).remove(0)
}

#[test]
fn anna_is_15th_of_24_and_10_are_available() {
    let mut system = System::with(&[("SERVER", 1), ("TEAMDESK", 10)]);
    for number in 1..=24 {
        let id = if number == 15 { "anna".to_owned() } else { format!("u{number:02}") };
        system = system.run(Command::CreateUser(member(user(&id, "Berlin"))));
    }
    let teamdesk = system.license_type("TEAMDESK");
    let anna = system.state.directory.users.find("anna").unwrap();
    let explained = system.assign().of(teamdesk).explain(Unit { user: anna, index: 0 }).unwrap();
    assert_eq!((explained.place, explained.required, explained.available), (15, 24, 10));
    assert_eq!(explained.reach, Reach { this: 5, everybody: 14 });
    assert_eq!(explained.reason, MissingReason::TooFew);
}

#[test]
fn whoever_has_a_license_needs_no_explanation() {
    let system = System::with(&ENOUGH).users(&["anna"], "Berlin");
    let anna = system.state.directory.users.find("anna").unwrap();
    assert_eq!(system.assign().explain(anna), []);
    assert!(!system.assign().lacks(anna));
}

#[test]
fn the_reason_tells_none_too_few_and_blocked_apart() {
    let none = System::with(&[("SERVER", 1)]).users(&["anna"], "Berlin");
    assert_eq!(explain(&none, "anna").reason, MissingReason::NoLicense);
    let few = System::with(&[("SERVER", 1), ("OFFICE PLUS", 1)]).users(&["anna", "bert"], "Berlin");
    assert_eq!(explain(&few, "bert").reason, MissingReason::TooFew);
    let blocked = System::with(&[("OFFICE PLUS", 5)]).users(&["anna"], "Berlin");
    assert_eq!(explain(&blocked, "anna").reason, MissingReason::Blocked(license::PoolBlock::NoServer));
}

#[test]
fn the_longest_need_comes_first_and_protected_users_before_all() {
    let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["zoe", "max", "anna"], "Berlin");
    assert_eq!(system.holders("OFFICE PLUS"), ["max", "zoe"]);
    let system = system.run(protect(&["anna"]));
    assert_eq!(system.order("OFFICE PLUS"), ["anna", "zoe", "max"]);
}

#[test]
fn who_came_in_one_file_is_served_by_joining_date_then_id() {
    let mut early = row("zoe", "Berlin");
    early.joined = Some(Some(day("2001-05-01")));
    let mut late = row("max", "Berlin");
    late.joined = Some(Some(day("2019-05-01")));
    let rows = vec![row("carl", "Berlin"), late, early, row("bea", "Berlin"), row("Bea", "Berlin")];
    let system =
        System::with(&ENOUGH).run(Command::ImportUsers { rows: rows.into(), options: ImportOptions::default() });
    // No date comes last; IDs byte by byte, so that capital letters come first.
    assert_eq!(system.order("OFFICE PLUS"), ["zoe", "max", "Bea", "bea", "carl"]);
}

#[test]
fn a_joining_date_never_puts_a_newcomer_before_a_holder() {
    let newcomer = UserRecord { joined: Some(day("1990-01-01")), ..user("anna", "Berlin") };
    let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 1)]).users(&["zoe"], "Berlin");
    assert_eq!(system.run(Command::CreateUser(newcomer)).holders("OFFICE PLUS"), ["zoe"]);
}

#[test]
fn policy_priority_follows_the_rank_of_the_group_else_of_the_location() {
    let rank = |at: &str, rank| Command::SetRank { place: place(at), rank: Some(rank) };
    let system = System::with(&ENOUGH)
        .run(create_place("Berlin/Sales"))
        .run(create_place("Berlin/Stock"))
        .run(create_place("Bonn"))
        .users(&["none"], "Bonn")
        .users(&["by-location"], "Berlin/Stock")
        .users(&["by-group"], "Berlin/Sales")
        .users(&["protected"], "Bonn")
        .run(protect(&["protected"]))
        .run(rank("Berlin", 2))
        .run(rank("Berlin/Sales", 1));
    assert_eq!(system.order("OFFICE PLUS"), ["protected", "none", "by-location", "by-group"]);
    let system = system.run(Command::ChoosePolicy(Policy::Priority));
    assert_eq!(system.order("OFFICE PLUS"), ["protected", "by-group", "by-location", "none"]);
}

#[test]
fn each_line_is_a_unit_of_its_own() {
    let lines = |id: &str, lines: &[&str]| with_lines(user(id, "Berlin"), lines);
    let system = System::with(&[("SERVER", 1), ("TAPI", 3)])
        .run(Command::CreateUser(lines("zoe", &["10"])))
        .run(Command::CreateUser(lines("anna", &["20", "21"])))
        .run(Command::EditUser(lines("zoe", &["10", "11"])));
    assert_eq!(system.order("TAPI"), ["zoe", "anna", "anna#2", "zoe#2"]);
    assert_eq!(system.holders("TAPI"), ["anna", "anna#2", "zoe"]);
}

#[test]
fn no_type_blocks_another() {
    let record = with_lines(member(user("anna", "Berlin")), &["10"]);
    let system = System::with(&[("SERVER", 1), ("TAPI", 1)]).run(Command::CreateUser(record));
    assert_eq!(system.holders("TAPI"), ["anna"]);
    assert_eq!(system.assign().missing_units(), 2, "OFFICE PLUS and TEAMDESK");
}

#[test]
fn teamdesk_is_for_members_not_for_leaders() {
    let leader = UserRecord { roles: [crate::directory::Role::Leader].to_vec().into(), ..user("lea", "Berlin") };
    let system =
        System::with(&ENOUGH).run(Command::CreateUser(leader)).run(Command::CreateUser(member(user("m", "Berlin"))));
    assert_eq!(system.order("TEAMDESK"), ["m"]);
}

#[test]
fn databases_are_counted_in_tens_beyond_those_included() {
    let resources = |pairs: &[(&str, u32)]| {
        Command::EnterResources(pairs.iter().map(|(id, number)| ((*id).to_owned(), *number)).collect())
    };
    let required = |system: &System| {
        let assignment = system.assign();
        assignment.of(system.license_type("ADDITIONAL DATABASES")).required
    };
    let system = System::with(&ENOUGH).run(resources(&[("data-sources", 21), ("data-sources-included", 10)]));
    assert_eq!(required(&system), 2);
    assert_eq!(required(&system.clone().run(resources(&[("data-sources", 20)]))), 1);
    assert_eq!(required(&system.run(resources(&[("data-sources", 9)]))), 0);
}

#[test]
fn server_is_required_once_anything_needs_it() {
    let required = |system: &System| system.assign().of(system.license_type("SERVER")).required;
    let system = System::with(&ENOUGH);
    assert_eq!(required(&system), 0);
    assert_eq!(required(&system.clone().users(&["anna"], "Berlin")), 1);
    let channels = Command::EnterResources([("media-channels".to_owned(), 2)].into());
    assert_eq!(required(&system.run(channels)), 0, "media channels do not need SERVER");
}

#[test]
fn the_next_change_is_the_day_on_which_units_come_or_go() {
    let system = System::new();
    let items = vec![
        crate::document::Item { until: Some(day("2026-03-31")), ..crate::testing::item("a", "SERVER", 1) },
        crate::document::Item { from: Some(day("2026-02-01")), ..crate::testing::item("b", "FAX", 1) },
    ];
    let package = system.package(&crate::testing::home(), items);
    let system = system.install(&package);
    assert_eq!(next_change(&system.state, system.now), Some(day("2026-02-01")));
    // The last day changes nothing yet: 14 more days count.
    assert_eq!(next_change(&system.state, UtcMicros::start_of(day("2026-02-01"))), Some(day("2026-04-15")));
    assert_eq!(next_change(&system.state, UtcMicros::start_of(day("2026-04-15"))), None);
}

#[test]
fn a_seamless_renewal_is_no_change() {
    let system = System::new();
    let until =
        crate::document::Item { until: Some(day("2026-03-31")), grace_days: 0, ..crate::testing::item("a", "FAX", 3) };
    let from = crate::document::Item { from: Some(day("2026-04-01")), ..crate::testing::item("b", "FAX", 3) };
    let package = system.package(&crate::testing::home(), vec![until, from, crate::testing::item("s", "SERVER", 1)]);
    assert_eq!(next_change(&system.clone().install(&package).state, system.now), None);
}

/// Commands that can only add requirements, of users who are not protected.
fn additions() -> impl Strategy<Value = Vec<Command>> {
    let newcomer = (0..4_u8, 0..3_usize, any::<bool>()).prop_map(|(number, lines, is_member)| {
        let lines = &["1", "2", "3"][..lines];
        let record = with_lines(user(&format!("new{number}"), "A"), lines);
        Command::CreateUser(if is_member { member(record) } else { record })
    });
    let function = proptest::sample::select(&["fax", "softphone", "voicemail"][..]);
    let on = (proptest::sample::select(&random::PLACES[..]), function)
        .prop_map(|(at, function)| set_function(at, function, FunctionSetting::On));
    proptest::collection::vec(prop_oneof![3 => newcomer, 1 => on], 1..8)
}

fn all_holders(system: &System) -> Vec<String> {
    let types = system.state.catalog.license_types.iter();
    types.flat_map(|entry| system.holders(&entry.id).into_iter().map(|unit| format!("{}: {unit}", entry.id))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_pool_is_exceeded_and_every_unit_has_one_place(system in random::system()) {
        let assignment = system.assign();
        for part in &assignment.types {
            prop_assert!(part.served().len() as u32 <= part.pool.available);
            prop_assert_eq!(part.served().len() + part.unserved().len(), part.units().len());
            for (unit, place) in part.units().iter().zip(1..) {
                prop_assert_eq!(part.place(*unit), Some(place));
                prop_assert_eq!(part.holds(*unit), place <= part.pool.available);
            }
        }
    }

    #[test]
    fn a_newcomer_never_displaces_a_holder(system in random::system(), additions in additions()) {
        let mut system = system;
        let _already = system.try_run(&Command::ChoosePolicy(Policy::Seniority));
        // A protected user's new line comes before others on purpose.
        let users: Vec<_> = (0..8).map(|number| key(&format!("u{number}"))).collect();
        for user in users {
            let _nobody = system.try_run(&Command::ProtectUsers { users: vec![user].into(), reason: None });
        }
        let before = all_holders(&system);
        for command in &additions {
            let _refused = system.try_run(command);
        }
        let after = all_holders(&system);
        for unit in before {
            prop_assert!(after.contains(&unit), "{} lost to a newcomer", unit);
        }
    }

    #[test]
    fn more_units_never_take_a_unit_from_anybody(system in random::system(), more in 0..6_u32) {
        let before = all_holders(&system);
        let many = [("SERVER", 1), ("OFFICE PLUS", 4 + more), ("TAPI", 5 + more), ("TEAMDESK", 2), ("FAX", 1 + more)];
        let after = all_holders(&system.grant(&many));
        for unit in before {
            prop_assert!(after.contains(&unit), "{}", unit);
        }
    }

    #[test]
    fn the_order_does_not_depend_on_the_rows_of_the_file(
        commands in random::commands(),
        rows in Just(()).prop_flat_map(|()| random::rows()).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        options in random::import_options(),
    ) {
        let (sorted, shuffled) = rows;
        let import = |rows: Vec<_>| {
            let mut system = random::after(&commands);
            let done = system.try_run(&Command::ImportUsers { rows: rows.into(), options: options.clone() });
            (done.is_ok(), dump(&system.state), all_holders(&system), system.log.last().map(|entry| entry.events.clone()))
        };
        prop_assert_eq!(import(sorted), import(shuffled));
    }

    #[test]
    fn the_order_of_commands_in_a_batch_does_not_matter(
        order in Just(vec!["anna", "bert", "carl", "dora", "emil"]).prop_shuffle(),
    ) {
        let batch = order.iter().map(|id| Command::CreateUser(user(id, "Berlin"))).collect();
        let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 3)]).run(Command::Batch(batch));
        prop_assert_eq!(system.order("OFFICE PLUS"), ["anna", "bert", "carl", "dora", "emil"]);
    }

    #[test]
    fn entries_that_touch_different_facts_commute(order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle()) {
        let record = UserRecord { phone: "17".to_owned(), ..user("anna", "Berlin") };
        let commands = [
            Command::EditUser(record),
            protect(&["bert"]),
            move_users(&["carl"], "Bonn"),
            delete_users(&["dora"]),
            Command::SetRank { place: place("Bonn"), rank: Some(1) },
        ];
        let system = System::with(&ENOUGH).run(create_place("Bonn")).users(&["dora", "carl", "bert", "anna"], "Berlin");
        let one_way = commands.iter().cloned().fold(system.clone(), System::run);
        let another = order.into_iter().map(|index: usize| commands[index].clone()).fold(system, System::run);
        prop_assert_eq!(dump(&one_way.state), dump(&another.state));
        prop_assert_eq!(one_way.order("OFFICE PLUS"), another.order("OFFICE PLUS"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_taken_from_the_distribution_before_is_as_if_it_were_made_anew(commands in random::commands()) {
        let mut system = random::after(&[]);
        for command in &commands {
            let (before, assignment) = (system.state.clone(), system.assign());
            let _refused = system.try_run(command);
            let state = State { installation: &before, assignment: &assignment };
            prop_assert_eq!(assign_after(state, &system.state, system.now), system.assign());
        }
    }

    #[test]
    fn the_order_is_the_one_that_comparing_gives(system in random::system()) {
        let (state, assignment) = (&system.state, system.assign());
        let (users, places) = (&state.directory.users, &state.directory.places);
        for part in &assignment.types {
            let by_rank = |unit: &Unit| match state.policy {
                Policy::Seniority => 0,
                Policy::Priority => places.rank(users.place(unit.user)).unwrap_or(u32::MAX),
            };
            let since = |unit: &Unit| match state.catalog.license_type(part.license_type).counted {
                Counted::PerLine => users.line_since(unit.user)[usize::from(unit.index)],
                _ => users.since(unit.user, part.license_type),
            };
            let rule = |unit: &Unit| {
                let joined = users.joined(unit.user).map_or((true, Day::EPOCH), |day| (false, day));
                let unprotected = users.protected(unit.user).is_none();
                (unprotected, by_rank(unit), since(unit), joined, users.key(unit.user), unit.index)
            };
            prop_assert!(part.units().iter().is_sorted_by_key(rule));
            let needed: usize = users.in_key_order().map(|user| match state.catalog.license_type(part.license_type).counted {
                Counted::PerLine => users.line_since(user).len(),
                Counted::PerSystem => 0,
                _ => usize::from(users.since(user, part.license_type) != 0),
            }).sum();
            prop_assert_eq!(part.units().len(), needed);
        }
    }
}

/// More users than one block has, who did not come in the order of their IDs, some of them with other needs than before.
fn many_users() -> System {
    let import = |numbers: Vec<u32>| {
        let rows: Vec<_> = numbers
            .into_iter()
            .map(|number| {
                let lines = Some((0..number % 3).map(|line| format!("{number}{line}")).collect());
                crate::directory::UserRow { lines, ..row(&format!("u{number:05}"), "Berlin") }
            })
            .collect();
        Command::ImportUsers { rows: rows.into(), options: ImportOptions::default() }
    };
    let some: Vec<String> = (0..9_000).step_by(7).map(|number| format!("u{number:05}")).collect();
    let some: Vec<&str> = some.iter().map(String::as_str).collect();
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 6_000), ("TAPI", 5_000)])
        .run(create_place("Bonn"))
        .run(import((4_000..9_000).collect()))
        .run(import((0..4_000).collect()))
        .run(move_users(&some, "Bonn"))
        .run(set_function("Berlin", "voicemail", FunctionSetting::On))
        .run(move_users(&some[..some.len() / 2], "Berlin"))
}

#[test]
fn in_many_blocks_every_unit_has_its_place_and_small_changes_are_seen() {
    let system = many_users();
    let assignment = system.assign();
    for part in &assignment.types {
        let order = part.units();
        let places = (1..).zip(&order).step_by(101);
        assert!(places.clone().all(|(place, unit)| part.place(*unit) == Some(place)));
        assert!(places.clone().all(|(place, unit)| part.holds(*unit) == (place <= part.pool.available)));
        assert!([part.served(), part.unserved()].concat() == order, "nobody is left out");
    }
    let moved = system.clone().run(move_users(&["u00007", "u04711", "u08998"], "Bonn"));
    let state = State { installation: &system.state, assignment: &assignment };
    let after = assign_after(state, &moved.state, moved.now);
    assert!(after == moved.assign(), "the same as made anew");
    let voicemail = system.license_type("VOICEMAIL");
    assert_eq!(after.of(voicemail).required, assignment.of(voicemail).required - 2, "one of them sat there already");
}
