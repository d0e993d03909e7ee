use std::{borrow::ToOwned as _, vec, vec::Vec};

use super::*;
use crate::{
    assignment::assign,
    command::{Command, ImportOptions},
    directory::FunctionSetting,
    testing::{System, create_place, delete_users, move_users, place, protect, row, set_function, user, with_lines},
};

fn difference(before: &System, after: &System) -> Difference {
    let (one, other) = (before.assign(), assign(&after.state, before.now));
    Difference::between(
        State { installation: &before.state, assignment: &one },
        State { installation: &after.state, assignment: &other },
    )
}

fn names(system: &System, users: impl IntoIterator<Item = UserHandle>) -> Vec<&str> {
    users.into_iter().map(|user| system.state.directory.users.key(user)).collect()
}

fn units(units: &[Unit]) -> impl Iterator<Item = UserHandle> {
    units.iter().map(|unit| unit.user)
}

#[test]
fn forty_need_office_plus_12_are_free_28_missing_and_nobody_loses() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 14)]).users(&["anna", "bert"], "Berlin");
    let rows: Vec<_> = (0..40).map(|number| row(&std::format!("u{number:02}"), "Berlin")).collect();
    let after = before.clone().run(Command::ImportUsers { rows: rows.into(), options: ImportOptions::default() });
    let difference = difference(&before, &after);
    let [office] = difference.types.as_slice() else { panic!("{:?}", difference.types) };
    assert_eq!((office.before.required, office.after.required), (2, 42));
    assert_eq!((office.gains.len(), office.newly_missing.len()), (12, 28));
    assert_eq!((difference.added.len(), difference.losing_units()), (40, 0));
}

#[test]
fn whoever_is_protected_gains_what_another_loses() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["anna", "bert", "carl"], "Berlin");
    let after = before.clone().run(protect(&["carl"]));
    let office = difference(&before, &after).types.remove(0);
    assert_eq!(names(&after, units(&office.gains)), ["carl"]);
    assert_eq!(names(&before, units(&office.loses)), ["bert"]);
    assert!(office.frees.is_empty());
    assert!(office.newly_missing.is_empty());
}

#[test]
fn whoever_goes_frees_his_license_for_the_next() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["anna", "bert", "carl"], "Berlin");
    let after = before.clone().run(delete_users(&["anna"]));
    let found = difference(&before, &after);
    assert_eq!(names(&before, found.removed.clone()), ["anna"]);
    assert_eq!(names(&before, units(&found.types[0].frees)), ["anna"]);
    assert_eq!(names(&after, units(&found.types[0].gains)), ["carl"]);
}

#[test]
fn a_new_user_in_the_row_of_a_deleted_one_is_another_user() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["anna"], "Berlin");
    let exchange = vec![delete_users(&["anna"]), Command::CreateUser(user("zoe", "Berlin"))];
    let after = before.clone().run(Command::Batch(exchange));
    let found = difference(&before, &after);
    assert_eq!(names(&before, found.removed.clone()), ["anna"]);
    assert_eq!(names(&after, found.added.clone()), ["zoe"]);
    assert_eq!(names(&before, units(&found.types[0].frees)), ["anna"]);
    assert_eq!(names(&after, units(&found.types[0].gains)), ["zoe"]);
}

#[test]
fn lines_are_units_of_their_own() {
    let lines = |lines: &[&str]| with_lines(user("anna", "Berlin"), lines);
    let before = System::with(&[("SERVER", 1), ("TAPI", 2)]).run(Command::CreateUser(lines(&["1"])));
    let after = before.clone().run(Command::EditUser(lines(&["1", "2", "3"])));
    let found = difference(&before, &after);
    let tapi = &found.types[0];
    assert_eq!((tapi.gains.len(), tapi.newly_missing.len()), (1, 1));
    assert_eq!(names(&after, found.edited.clone()), ["anna"]);
}

#[test]
fn moving_to_a_group_without_functions_tells_who_loses_what() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)])
        .run(create_place("Berlin/Without"))
        .run(set_function("Berlin", "fax", FunctionSetting::On))
        .run(set_function("Berlin/Without", "fax", FunctionSetting::Off))
        .users(&["anna", "bert"], "Berlin");
    let after = before.clone().run(move_users(&["bert"], "Berlin/Without"));
    let found = difference(&before, &after);
    assert_eq!(names(&after, found.moved.clone()), ["bert"]);
    let [loss] = found.function_losses.as_slice() else { panic!("{:?}", found.function_losses) };
    assert_eq!(after.state.catalog.functions[usize::from(loss.function.0)].id, "fax");
    assert_eq!(names(&after, loss.users.clone()), ["bert"]);
}

#[test]
fn changes_of_places_are_named() {
    let before = System::with(&[]).run(create_place("Bonn"));
    let fax = before.state.catalog.function_index("fax").unwrap();
    let rename = Command::EditPlace {
        place: place("Bonn"),
        name: "Cologne".to_owned(),
        description: alloc::string::String::new(),
    };
    let cases = [
        (create_place("Trier"), PlaceChange::Created(place("Trier"))),
        (Command::DeletePlace { place: place("Bonn"), move_users_to: None }, PlaceChange::Removed(place("Bonn"))),
        (rename, PlaceChange::Renamed { from: place("Bonn"), to: place("Cologne") }),
        (Command::SetRank { place: place("Bonn"), rank: Some(1) }, PlaceChange::Edited(place("Bonn"))),
        (
            set_function("Bonn", "fax", FunctionSetting::On),
            PlaceChange::Functions { place: place("Bonn"), on: vec![fax], off: vec![] },
        ),
    ];
    for (command, expected) in cases {
        let after = before.clone().run(command);
        assert_eq!(difference(&before, &after).places, [expected]);
    }
}

#[test]
fn whoever_came_back_with_his_place_has_not_moved() {
    let before = System::with(&[]).run(create_place("Bonn")).users(&["anna"], "Bonn");
    let gone = before.clone().run(Command::DeletePlace { place: place("Bonn"), move_users_to: Some(place("Berlin")) });
    let entry = gone.log.last().unwrap();
    let back = crate::undo::undo(&before.state, &gone.state, entry).unwrap();
    let back = gone.clone().run(Command::Restore(back));
    assert!(difference(&before, &back).moved.is_empty());
    assert_eq!(names(&back, difference(&gone, &back).moved), ["anna"]);
}

#[test]
fn no_difference_is_empty() {
    let system = System::with(&[("SERVER", 1)]).users(&["anna"], "Berlin");
    assert!(difference(&system, &system).is_empty());
}
