//! Each rule of change, by what it refuses.

use std::{borrow::ToOwned as _, boxed::Box, string::String, vec};

use crate::{
    assignment::Policy,
    command::{Command, NameFlaw, Refusal},
    directory::{FunctionSetting, LONGEST_TEXT, UserRecord},
    document::SystemKind,
    event::FunctionValue,
    installation::Settings,
    testing::{System, create_place, delete_users, key, move_users, place, protect, set_function, system_code, user},
};

fn company() -> System {
    System::with(&[("SERVER", 1)])
        .run(create_place("Berlin/Sales"))
        .run(create_place("Bonn"))
        .users(&["anna"], "Berlin/Sales")
}

fn rename(from: &str, name: &str) -> Command {
    Command::EditPlace { place: place(from), name: name.to_owned(), description: String::new() }
}

fn bad_name(name: &str, flaw: NameFlaw) -> Refusal {
    Refusal::BadName { name: name.to_owned(), flaw }
}

#[test]
fn places() {
    let long = "x".repeat(101);
    let delete =
        |name: &str, to: Option<&str>| Command::DeletePlace { place: place(name), move_users_to: to.map(place) };
    let duplicate = |name: &str| Command::DuplicateLocation { location: "Berlin".to_owned(), name: name.to_owned() };
    let rank = |rank| Command::SetRank { place: place("Bonn"), rank };
    let cases = [
        (create_place("Bonn"), Refusal::PlaceExists(place("Bonn"))),
        (create_place(" Bonn "), Refusal::PlaceExists(place("Bonn"))),
        (create_place("Berlin/Sales"), Refusal::PlaceExists(place("Berlin/Sales"))),
        (create_place("Trier/Sales"), Refusal::UnknownPlace(place("Trier"))),
        (create_place("  "), bad_name("  ", NameFlaw::Empty)),
        (create_place("a\nb"), bad_name("a\nb", NameFlaw::ControlCharacter)),
        (create_place(&long), bad_name(&long, NameFlaw::TooLong)),
        (rename("Trier", "X"), Refusal::UnknownPlace(place("Trier"))),
        (rename("Bonn", "Berlin"), Refusal::PlaceExists(place("Berlin"))),
        (rename("Bonn", "Bonn"), Refusal::NothingToDo),
        (duplicate("Bonn"), Refusal::PlaceExists(place("Bonn"))),
        (delete("Trier", None), Refusal::UnknownPlace(place("Trier"))),
        (delete("Berlin", None), Refusal::PlaceInUse { place: place("Berlin"), users: 1 }),
        (delete("Berlin", Some("Berlin/Sales")), Refusal::TargetIsRemoved(place("Berlin/Sales"))),
        (delete("Berlin", Some("Trier")), Refusal::UnknownPlace(place("Trier"))),
        (rank(Some(0)), Refusal::RankZero),
        (rank(None), Refusal::NothingToDo),
        (set_function("Bonn", "teleport", FunctionSetting::On), Refusal::UnknownFunction("teleport".to_owned())),
        (set_function("Bonn", "fax", FunctionSetting::Default), Refusal::NothingToDo),
    ];
    for (command, refusal) in cases {
        assert_eq!(company().refusal(&command), refusal, "{command:?}");
    }
}

#[test]
fn users() {
    let named = |name: &str| UserRecord { name: name.to_owned(), ..user("bert", "Bonn") };
    let long = UserRecord { lines: vec!["9".repeat(LONGEST_TEXT + 1)], ..user("bert", "Bonn") };
    let no_reason = UserRecord { protected: Some(" ".to_owned()), ..user("bert", "Bonn") };
    let nobody = Command::DeleteUsers { users: vec![].into() };
    let reason = |text: &str| Command::ProtectUsers { users: vec![key("anna")].into(), reason: Some(text.to_owned()) };
    let too_long = |id: &str| Refusal::TextTooLong { user: key(id), limit: LONGEST_TEXT };
    let cases = [
        (Command::CreateUser(user("anna", "Bonn")), Refusal::UserExists(key("anna"))),
        (Command::CreateUser(user("bert", "Trier")), Refusal::UnknownPlace(place("Trier"))),
        (Command::CreateUser(named(" ")), Refusal::UserWithoutName(key("bert"))),
        (Command::CreateUser(no_reason), Refusal::ReasonMissing),
        (Command::CreateUser(long), too_long("bert")),
        (Command::EditUser(user("bert", "Bonn")), Refusal::UnknownUser(key("bert"))),
        (Command::EditUser(user("anna", "Berlin/Sales")), Refusal::NothingToDo),
        (move_users(&["anna"], "Berlin/Sales"), Refusal::NothingToDo),
        (move_users(&["anna", "bert"], "Bonn"), Refusal::UnknownUser(key("bert"))),
        (delete_users(&["bert"]), Refusal::UnknownUser(key("bert"))),
        (nobody, Refusal::NoUsers),
        (reason(" "), Refusal::ReasonMissing),
        (reason(&"x".repeat(LONGEST_TEXT + 1)), too_long("anna")),
        (Command::SetJoined { users: vec![key("anna")].into(), joined: None }, Refusal::NothingToDo),
    ];
    for (command, refusal) in cases {
        assert_eq!(company().refusal(&command), refusal, "{command:?}");
    }
}

#[test]
fn set_up_and_choices() {
    let set_up = |kind, edition: &str, system_id| Command::SetUp {
        kind,
        edition: edition.to_owned(),
        system_id,
        installation_key: None,
    };
    let own = || crate::code::SystemId::Own(system_code());
    let vendor = || crate::code::SystemId::Vendor("XID-AB3C4D5E".to_owned());
    let empty = System::empty();
    assert_eq!(empty.refusal(&create_place("Bonn")), Refusal::NotSetUp);
    assert_eq!(empty.refusal(&set_up(SystemKind::Licensed, "v7", own())), Refusal::UnknownEdition("v7".to_owned()));
    for (kind, system_id) in
        [(SystemKind::Licensed, vendor()), (SystemKind::Sample, vendor()), (SystemKind::Planning, own())]
    {
        assert_eq!(empty.refusal(&set_up(kind, "v10", system_id)), Refusal::SystemIdForm { kind });
    }
    let system = company();
    assert_eq!(system.refusal(&set_up(SystemKind::Licensed, "v10", own())), Refusal::AlreadySetUp);
    let resource = Command::EnterResources([("coffee".to_owned(), 2)].into());
    assert_eq!(system.refusal(&resource), Refusal::UnknownResource("coffee".to_owned()));
    assert_eq!(system.refusal(&Command::ChoosePolicy(Policy::default())), Refusal::NothingToDo);
    assert_eq!(system.refusal(&Command::ChangeSettings(Settings::default())), Refusal::NothingToDo);
}

#[test]
fn a_batch_names_the_command_that_is_refused_and_passes_over_what_is_done_already() {
    let done = vec![create_place("Trier"), move_users(&["anna"], "Trier"), move_users(&["anna"], "Trier")];
    let system = company().run(Command::Batch(done));
    assert_eq!(system.log.last().unwrap().events.len(), 2);
    let refused = Command::Batch(vec![protect(&["anna"]), create_place("Bonn")]);
    let refusal = Box::new(Refusal::PlaceExists(place("Bonn")));
    assert_eq!(system.refusal(&refused), Refusal::InBatch { position: 2, refusal });
    assert_eq!(system.refusal(&Command::Batch(vec![])), Refusal::NothingToDo);
}

#[test]
fn a_batch_can_set_a_system_up() {
    let kind = SystemKind::Licensed;
    let (edition, system_id) = ("v8".to_owned(), crate::code::SystemId::Own(system_code()));
    let set_up = Command::SetUp { kind, edition, system_id, installation_key: None };
    let system = System::empty().run(Command::Batch(vec![set_up, create_place("Berlin")]));
    assert_eq!((system.state.catalog.edition.as_str(), system.state.directory.places.locations().len()), ("v8", 1));
}

#[test]
fn of_two_settings_of_a_function_the_last_one_counts() {
    let fax = |setting| FunctionValue { function: "fax".to_owned(), setting };
    let twice = |settings| Command::SetFunctions { place: place("Bonn"), settings };
    let system = company().run(twice(vec![fax(FunctionSetting::Off), fax(FunctionSetting::On)]));
    let back = twice(vec![fax(FunctionSetting::Off), fax(FunctionSetting::On)]);
    assert_eq!(system.refusal(&back), Refusal::NothingToDo);
}

#[test]
fn a_duplicate_has_functions_groups_and_ranks_but_no_users() {
    let system = company()
        .run(set_function("Berlin/Sales", "fax", FunctionSetting::On))
        .run(Command::SetRank { place: place("Berlin/Sales"), rank: Some(2) })
        .run(Command::DuplicateLocation { location: "Berlin".to_owned(), name: "Dresden".to_owned() });
    let places = &system.state.directory.places;
    let copy = places.find(&place("Dresden/Sales")).unwrap();
    let fax = system.state.catalog.function_index("fax").unwrap();
    assert_eq!((places.setting(copy, fax), places.rank(copy)), (FunctionSetting::On, Some(2)));
    assert!(system.state.directory.users_in(copy).is_empty());
}

#[test]
fn deleting_a_place_takes_its_groups_along_and_moves_its_users() {
    let delete = Command::DeletePlace { place: place("Berlin"), move_users_to: Some(place("Bonn")) };
    let system = company().run(delete);
    let directory = &system.state.directory;
    assert_eq!(directory.places.find(&place("Berlin/Sales")), None);
    assert_eq!(
        directory.users.place(directory.users.find("anna").unwrap()),
        directory.places.find(&place("Bonn")).unwrap()
    );
}
