use std::{borrow::ToOwned as _, vec};

use proptest::prelude::*;

use crate::{
    command::Command,
    directory::FunctionSetting,
    testing::{
        System, check_sound, create_place, delete_users, member, move_users, place, random, set_function, user,
        with_lines,
    },
};

fn parked() -> System {
    let catalogs = crate::testing::catalogs();
    let functions = catalogs.edition("v10").unwrap().functions.iter();
    let off = functions
        .map(|function| crate::event::FunctionValue { function: function.id.clone(), setting: FunctionSetting::Off });
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 1)])
        .run(create_place("Berlin/Sales"))
        .run(create_place("Berlin/Without"))
        .run(Command::SetFunctions { place: place("Berlin/Without"), settings: off.collect() })
}

#[test]
fn a_unit_keeps_its_place_across_a_change_of_group_that_keeps_the_type() {
    let system = parked().users(&["anna", "bert"], "Berlin");
    let since = system.since("anna", "OFFICE PLUS");
    let system = system
        .run(set_function("Berlin/Sales", "softphone", FunctionSetting::On))
        .run(set_function("Berlin/Sales", "chat", FunctionSetting::Off))
        .run(move_users(&["anna"], "Berlin/Sales"));
    assert_eq!(system.since("anna", "OFFICE PLUS"), since);
    assert_eq!(system.holders("OFFICE PLUS"), ["anna"]);
}

#[test]
fn whoever_goes_without_and_comes_back_stands_at_the_end() {
    let system = parked()
        .users(&["anna", "bert"], "Berlin")
        .run(move_users(&["anna"], "Berlin/Without"))
        .run(move_users(&["anna"], "Berlin"));
    assert_eq!(system.since("anna", "OFFICE PLUS"), [system.state.entry as u32]);
    assert_eq!(system.order("OFFICE PLUS"), ["bert", "anna"]);
}

#[test]
fn a_detour_within_one_entry_leaves_no_trace() {
    let detour = vec![move_users(&["anna"], "Berlin/Without"), move_users(&["anna"], "Berlin/Sales")];
    let system = parked().users(&["anna", "bert"], "Berlin").run(Command::Batch(detour));
    assert_eq!(system.order("OFFICE PLUS"), ["anna", "bert"]);
}

#[test]
fn whoever_is_removed_and_made_again_is_new_even_within_one_entry() {
    let again = vec![delete_users(&["anna"]), Command::CreateUser(user("anna", "Berlin"))];
    let system = parked().users(&["anna", "bert"], "Berlin").run(Command::Batch(again));
    assert_eq!(system.order("OFFICE PLUS"), ["bert", "anna"]);
}

#[test]
fn nobody_inherits_the_place_of_whom_he_follows_in_the_table() {
    let leaves = with_lines(member(user("anna", "Berlin")), &["10"]);
    let system = parked().run(Command::CreateUser(leaves)).users(&["bert"], "Berlin").run(delete_users(&["anna"]));
    let system = system.run(Command::CreateUser(with_lines(member(user("carl", "Berlin")), &["10"])));
    let entry = system.state.entry as u32;
    for license_type in ["OFFICE PLUS", "TEAMDESK", "TAPI"] {
        assert_eq!(system.since("carl", license_type), [entry], "{license_type}");
    }
}

#[test]
fn a_unit_goes_with_the_last_function_of_its_type_only() {
    let system = parked().users(&["anna"], "Berlin");
    let all_but_chat = system.state.catalog.functions.iter().filter(|function| function.id != "chat");
    let off = all_but_chat
        .map(|function| crate::event::FunctionValue { function: function.id.clone(), setting: FunctionSetting::Off });
    let settings = off.collect();
    let system = system.run(Command::SetFunctions { place: place("Berlin"), settings });
    assert_eq!(system.order("OFFICE PLUS"), ["anna"]);
    let system = system.run(set_function("Berlin", "chat", FunctionSetting::Off));
    assert!(system.order("OFFICE PLUS").is_empty());
}

#[test]
fn a_group_takes_each_function_from_its_location_until_it_has_its_own() {
    let fax = |at: &str, setting| set_function(at, "fax", setting);
    let system = parked().users(&["anna"], "Berlin/Sales").run(fax("Berlin", FunctionSetting::On));
    assert_eq!(system.order("FAX"), ["anna"]);
    let system = system.run(fax("Berlin/Sales", FunctionSetting::Off));
    assert!(system.order("FAX").is_empty());
    let system = system.run(fax("Berlin/Sales", FunctionSetting::Default));
    assert_eq!(system.order("FAX"), ["anna"]);
}

#[test]
fn every_line_has_its_own_since_and_the_youngest_goes_first() {
    let lines = |lines: &[&str]| with_lines(user("anna", "Berlin"), lines);
    let system = parked().run(Command::CreateUser(lines(&["10"])));
    let first = system.state.entry as u32;
    let system = system.run(Command::EditUser(lines(&["10", "11"]))).run(Command::EditUser(lines(&["10", "11", "12"])));
    assert_eq!(system.since("anna", "TAPI"), [first, first + 1, first + 2]);
    // Units are counted, not numbers: whichever line goes, the youngest unit is given back.
    let system = system.run(Command::EditUser(lines(&["11", "12"])));
    assert_eq!(system.since("anna", "TAPI"), [first, first + 1]);
    let system = system.run(Command::EditUser(lines(&["99", "11", "12", "12"])));
    assert_eq!(system.since("anna", "TAPI"), [first, first + 1, first + 4]);
}

#[test]
fn the_same_line_twice_is_one_unit() {
    let system = parked().run(Command::CreateUser(with_lines(user("anna", "Berlin"), &["10", " 10 ", "", "11"])));
    let users = &system.state.directory.users;
    assert_eq!(users.lines(users.find("anna").unwrap()), ["10".to_owned(), "11".to_owned()]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn since_fits_the_requirements_after_any_history(system in random::system()) {
        check_sound(&system.state);
    }

    #[test]
    fn groups_with_the_same_functions_are_the_same_for_the_order(
        moves in proptest::collection::vec((0..4_usize, proptest::sample::select(&["Berlin", "Berlin/Sales", "Bonn"][..])), 0..12),
    ) {
        let ids = ["anna", "bert", "carl", "dora"];
        let mut system = parked().run(create_place("Bonn")).users(&ids, "Berlin");
        for (index, to) in moves {
            let _stays_or_moves = system.try_run(&move_users(&[ids[index]], to));
        }
        prop_assert_eq!(system.order("OFFICE PLUS"), ids);
    }
}
