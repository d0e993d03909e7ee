//! Places that become one, and the group that needs no license.

use std::{
    borrow::ToOwned as _,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

use proptest::prelude::*;

use crate::{
    command::{Command, Refusal},
    directory::{FunctionSetting, PlaceName},
    testing::{System, create_place, key, place, random, set_function, user, with_lines},
};

fn company() -> System {
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 3)])
        .run(create_place("Berlin/Sales"))
        .run(create_place("Bonn"))
        .run(create_place("Bonn/Sales"))
        .run(create_place("Bonn/Stock"))
        .run(set_function("Bonn/Stock", "fax", FunctionSetting::On))
        .run(Command::SetRank { place: place("Bonn/Stock"), rank: Some(2) })
        .users(&["anna"], "Berlin/Sales")
        .users(&["bert"], "Bonn")
        .users(&["carl"], "Bonn/Sales")
        .users(&["dora"], "Bonn/Stock")
}

fn merge(from: &str, into: &str) -> Command {
    Command::MergePlaces { place: place(from), into: place(into) }
}

fn move_group(group: &str, to: &str) -> Command {
    Command::MoveGroup { group: place(group), to: to.to_owned() }
}

fn free(users: &[&str]) -> Command {
    Command::MoveToLicenseFreeGroup { users: users.iter().map(|user| key(user)).collect(), name: "Free".to_owned() }
}

fn seat(system: &System, user: &str) -> String {
    let directory = &system.state.directory;
    directory.places.name(directory.users.place(directory.users.find(user).unwrap())).unwrap().to_string()
}

fn seats(system: &System) -> Vec<String> {
    ["anna", "bert", "carl", "dora"].map(|user| seat(system, user)).to_vec()
}

fn own_settings(system: &System, at: &str) -> (Option<u32>, usize) {
    let places = &system.state.directory.places;
    let place = places.get(places.find(&place(at)).unwrap()).unwrap();
    (place.rank, place.individual.iter().count())
}

#[test]
fn a_location_goes_into_another_with_its_groups_and_keeps_everybodys_place_in_the_order() {
    let before = company();
    let order = before.order("OFFICE PLUS");
    let merged = before.run(merge("Bonn", "Berlin"));
    assert_eq!(seats(&merged), ["Berlin / Sales", "Berlin", "Berlin / Sales", "Berlin / Stock"]);
    assert_eq!(merged.state.directory.places.find(&place("Bonn")), None);
    assert_eq!(own_settings(&merged, "Berlin/Stock"), (Some(2), 1), "a group brings what it has of its own");
    assert_eq!(merged.order("OFFICE PLUS"), order);
}

#[test]
fn the_target_keeps_its_functions() {
    let system = company().run(set_function("Berlin/Sales", "chat", FunctionSetting::Off));
    let merged = system.run(merge("Bonn/Stock", "Berlin/Sales"));
    assert_eq!(seat(&merged, "dora"), "Berlin / Sales");
    assert_eq!(own_settings(&merged, "Berlin/Sales"), (None, 1));
    let all_in_one = company().run(merge("Bonn", "Berlin/Sales"));
    assert_eq!(seats(&all_in_one), vec!["Berlin / Sales"; 4]);
}

#[test]
fn a_group_moves_with_its_users() {
    let moved = company().run(move_group("Bonn/Stock", "Berlin"));
    assert_eq!(seat(&moved, "dora"), "Berlin / Stock");
    assert_eq!(own_settings(&moved, "Berlin/Stock"), (Some(2), 1));
}

#[test]
fn what_does_not_go_is_refused() {
    let off: Vec<Command> = vec![create_place("Bonn/Free")];
    let cases = [
        (merge("Bonn", "Bonn"), Refusal::TargetIsRemoved(place("Bonn"))),
        (merge("Bonn", "Bonn/Sales"), Refusal::TargetIsRemoved(place("Bonn/Sales"))),
        (merge("Trier", "Bonn"), Refusal::UnknownPlace(place("Trier"))),
        (move_group("Bonn", "Berlin"), Refusal::NotAGroup(place("Bonn"))),
        (move_group("Bonn/Sales", "Berlin"), Refusal::PlaceExists(place("Berlin/Sales"))),
        (move_group("Bonn/Sales", "Bonn"), Refusal::NothingToDo),
        (move_group("Bonn/Sales", "Trier"), Refusal::UnknownPlace(place("Trier"))),
        (free(&[]), Refusal::NoUsers),
        (free(&["bert"]), Refusal::PlaceNeedsLicenses(place("Bonn/Free"))),
    ];
    for (command, refusal) in cases {
        let system = off.iter().cloned().fold(company(), System::run);
        assert_eq!(system.refusal(&command), refusal, "{command:?}");
    }
}

#[test]
fn the_license_free_group_is_made_once_for_each_location() {
    let system = company().run(free(&["anna", "bert"]));
    assert_eq!(seats(&system), ["Berlin / Free", "Bonn / Free", "Bonn / Sales", "Bonn / Stock"]);
    assert_eq!(system.order("OFFICE PLUS"), ["carl", "dora"]);
    // What the location switches on later does not reach it, and a group that is there already is used.
    let later = system.run(set_function("Bonn", "fax", FunctionSetting::On)).run(Command::MoveToLicenseFreeGroup {
        users: vec![key("bert"), key("carl")].into(),
        name: "Another".to_owned(),
    });
    assert_eq!(seat(&later, "carl"), "Bonn / Free");
    assert_eq!(later.refusal(&free(&["carl"])), Refusal::NothingToDo);
}

#[test]
fn lines_of_a_user_keep_their_licenses() {
    let system = company().run(Command::CreateUser(with_lines(user("emil", "Bonn"), &["10"]))).run(free(&["emil"]));
    assert_eq!(system.order("TAPI"), ["emil"]);
}

proptest! {
    /// Nobody gets lost, and nobody sits in a place that was merged into another.
    #[test]
    fn a_merge_loses_nobody(system in random::system(), from in prop::sample::select(&random::PLACES[..]), into in prop::sample::select(&random::PLACES[..])) {
        let mut system = system;
        let users = |system: &System| system.state.directory.users.in_key_order().count();
        let (before, place): (usize, PlaceName) = (users(&system), place(from));
        if system.try_run(&merge(from, into)).is_ok() {
            prop_assert_eq!(users(&system), before);
            prop_assert_eq!(system.state.directory.places.find(&place), None);
        }
    }

    /// Whoever is in a license-free group needs nothing that his place would need.
    #[test]
    fn a_license_free_group_needs_no_office_license(system in random::system(), user in 0..8_u8) {
        let mut system = system;
        let id = std::format!("u{user}");
        if system.try_run(&free(&[&id])).is_ok() {
            prop_assert_eq!(system.since(&id, "OFFICE PLUS"), Vec::<u32>::new());
            prop_assert_eq!(system.since(&id, "FAX"), Vec::<u32>::new());
        }
    }
}
