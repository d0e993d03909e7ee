use std::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    assignment::Policy,
    command::{Command, ImportOptions, UnknownPlaces},
    directory::{FunctionSetting, UserRecord},
    installation::Settings,
    testing::{
        System, check_sound, create_place, delete_users, dump, key, move_users, place, protect, random, row,
        set_function, user, with_lines,
    },
};

/// What takes the entry of that number back.
fn way_back(system: &System, number: u64) -> Result<Command, Vec<Conflict>> {
    let entry = &system.log[number as usize - 1];
    undo(&system.before(number), &system.state, entry).map(Command::Restore)
}

fn undone(system: System, number: u64) -> System {
    let command = way_back(&system, number).unwrap();
    system.run(command)
}

/// The number of the newest entry.
fn newest(system: &System) -> u64 {
    system.state.entry
}

/// Executes a command and takes it back: everything must be as it was.
fn check_leaves_no_trace(system: System, command: Command) {
    let before = dump(&system.state);
    let system = system.run(command);
    assert_ne!(dump(&system.state), before);
    let number = newest(&system);
    assert_eq!(dump(&undone(system, number).state), before);
}

fn company() -> System {
    System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)])
        .run(create_place("Berlin/Sales"))
        .run(create_place("Berlin/Stock"))
        .run(create_place("Bonn"))
        .users(&["anna", "bert"], "Berlin/Sales")
        .run(Command::CreateUser(with_lines(user("carl", "Bonn"), &["10", "11"])))
}

/// All functions of OFFICE PLUS that are on by default go off.
fn office_off(at: &str) -> Command {
    let catalogs = crate::testing::catalogs();
    let functions = catalogs.edition("v10").unwrap().functions.iter().filter(|function| function.default);
    let off = |function: &crate::catalog::Function| crate::event::FunctionValue {
        function: function.id.clone(),
        setting: FunctionSetting::Off,
    };
    Command::SetFunctions { place: place(at), settings: functions.map(off).collect() }
}

#[test]
fn whoever_was_deleted_comes_back_to_his_place_in_the_order() {
    let system = company();
    assert_eq!(system.order("OFFICE PLUS"), ["anna", "bert", "carl"]);
    check_leaves_no_trace(system, delete_users(&["anna", "carl"]));
}

#[test]
fn functions_switched_off_and_on_again_by_undo_cost_nobody_his_place() {
    check_leaves_no_trace(company(), office_off("Berlin"));
}

#[test]
fn a_location_comes_back_with_its_groups_functions_ranks_and_users() {
    let system = company()
        .run(set_function("Berlin/Sales", "fax", FunctionSetting::On))
        .run(set_function("Berlin", "chat", FunctionSetting::Off))
        .run(Command::SetRank { place: place("Berlin/Sales"), rank: Some(3) });
    check_leaves_no_trace(system, Command::DeletePlace { place: place("Berlin"), move_users_to: Some(place("Bonn")) });
}

#[test]
fn every_choice_can_be_taken_back() {
    let system = company();
    let settings = Settings { display_name: "Sample".to_owned(), notice_days: 60, backup_days: 7 };
    for command in [
        Command::ChoosePolicy(Policy::Priority),
        Command::EnterResources([("media-channels".to_owned(), 4)].into()),
        Command::ChangeSettings(settings),
        Command::EditPlace { place: place("Bonn"), name: "Cologne".to_owned(), description: "new".to_owned() },
        Command::DuplicateLocation { location: "Berlin".to_owned(), name: "Copy".to_owned() },
        protect(&["anna", "bert"]),
        move_users(&["anna"], "Bonn"),
        Command::EditUser(with_lines(user("carl", "Bonn"), &["11"])),
        Command::EditUser(with_lines(user("carl", "Bonn"), &["10", "11", "12"])),
    ] {
        check_leaves_no_trace(system.clone(), command);
    }
}

#[test]
fn an_import_that_made_places_is_taken_back_whole() {
    let options = ImportOptions { unknown_places: UnknownPlaces::Create, ..ImportOptions::default() };
    let rows = vec![
        row("dora", "Dresden"),
        crate::directory::UserRow { group: Some("IT".to_owned()), ..row("emil", "Essen") },
    ];
    check_leaves_no_trace(company(), Command::ImportUsers { rows: rows.into(), options });
}

#[test]
fn an_undoing_names_the_entry_that_it_takes_back_and_can_be_taken_back_itself() {
    let system = company().run(move_users(&["anna"], "Bonn"));
    let (moved, after_move) = (newest(&system), dump(&system.state));
    let system = undone(system, moved);
    assert_eq!(system.log.last().unwrap().undoes(), Some(moved));
    let number = newest(&system);
    let system = undone(system, number);
    assert_eq!(system.log.last().unwrap().undoes(), Some(number));
    assert_eq!(dump(&system.state), after_move);
}

#[test]
fn a_restoration_by_hand_can_not_claim_another_entry() {
    let system = company().run(move_users(&["anna"], "Bonn"));
    let Ok(Command::Restore(mut restoration)) = way_back(&system, newest(&system)) else { panic!("no way back") };
    restoration.events.push(Event::EntryUndone { number: 1 });
    let refusal = system.refusal(&Command::Restore(restoration));
    assert_eq!(refusal, Refusal::Conflicts(vec![Conflict::Final]));
}

#[test]
fn a_conflict_knows_the_entries_that_it_comes_from() {
    let system = company().run(move_users(&["anna"], "Bonn")).run(create_place("X")).run(delete_users(&["anna"]));
    let touching = |conflict: &Conflict| -> Vec<u64> {
        system.log.iter().filter(|entry| conflict.is_touched_by(entry)).map(|entry| entry.number).collect()
    };
    let newest = newest(&system);
    assert_eq!(touching(&Conflict::User(key("anna"))).last_chunk(), Some(&[newest - 2, newest]));
    assert_eq!(touching(&Conflict::Place(place("X"))), [newest - 1]);
    assert!(touching(&Conflict::Policy).is_empty() && touching(&Conflict::Stale).is_empty());
}

#[test]
fn a_later_change_of_the_same_fact_is_a_conflict() {
    let phone = |number: &str| UserRecord { phone: number.to_owned(), ..user("anna", "Berlin/Sales") };
    let cases = [
        (Command::EditUser(phone("1")), Command::EditUser(phone("2")), Conflict::User(key("anna"))),
        (move_users(&["anna"], "Bonn"), move_users(&["anna"], "Berlin"), Conflict::User(key("anna"))),
        (Command::EditUser(phone("1")), delete_users(&["anna"]), Conflict::User(key("anna"))),
        (
            set_function("Bonn", "fax", FunctionSetting::On),
            set_function("Bonn", "fax", FunctionSetting::Off),
            Conflict::Place(place("Bonn")),
        ),
        (create_place("Trier"), move_users(&["anna"], "Trier"), Conflict::Place(place("Trier"))),
        (create_place("Trier"), create_place("Trier/IT"), Conflict::Place(place("Trier"))),
        (
            Command::EditPlace { place: place("Bonn"), name: "Cologne".to_owned(), description: String::new() },
            create_place("Bonn"),
            Conflict::Place(place("Cologne")),
        ),
        (
            Command::DeletePlace { place: place("Berlin/Stock"), move_users_to: None },
            create_place("Berlin/Stock"),
            Conflict::Place(place("Berlin/Stock")),
        ),
        (
            Command::ChoosePolicy(Policy::Priority),
            Command::Batch(vec![Command::ChoosePolicy(Policy::Seniority), create_place("X")]),
            Conflict::Policy,
        ),
        (
            Command::EnterResources([("media-channels".to_owned(), 4)].into()),
            Command::EnterResources([("media-channels".to_owned(), 5)].into()),
            Conflict::Resources,
        ),
        (
            Command::ChangeSettings(Settings { notice_days: 60, ..Settings::default() }),
            Command::ChangeSettings(Settings { notice_days: 61, ..Settings::default() }),
            Conflict::Settings,
        ),
    ];
    for (command, later, conflict) in cases {
        let system = company().run(command);
        let number = newest(&system);
        assert_eq!(way_back(&system.run(later), number), Err(vec![conflict]));
    }
}

#[test]
fn what_later_entries_did_to_other_facts_stays() {
    let edited = UserRecord { phone: "17".to_owned(), ..user("anna", "Bonn") };
    let system = company().run(move_users(&["anna"], "Bonn"));
    let number = newest(&system);
    let system = undone(system.run(Command::EditUser(edited)), number);
    let anna = system.state.directory.record(system.state.directory.users.find("anna").unwrap()).unwrap();
    assert_eq!((anna.place, anna.phone.as_str()), (place("Berlin/Sales"), "17"));
}

#[test]
fn places_that_were_renamed_since_are_found_by_what_they_are() {
    let rename = |from: &str, name: &str| Command::EditPlace {
        place: place(from),
        name: name.to_owned(),
        description: String::new(),
    };
    let system = company()
        .run(move_users(&["anna"], "Bonn"))
        .run(set_function("Berlin/Stock", "fax", FunctionSetting::On))
        .run(Command::DeletePlace { place: place("Berlin/Stock"), move_users_to: None });
    let number = newest(&system);
    let system = system.run(rename("Berlin", "Potsdam")).run(rename("Bonn", "Cologne"));
    let system = undone(system, number);
    let system = undone(system, number - 2);
    let directory = &system.state.directory;
    let anna = directory.record(directory.users.find("anna").unwrap()).unwrap();
    assert_eq!(anna.place, place("Potsdam/Sales"));
    let stock = directory.places.find(&place("Potsdam/Stock")).unwrap();
    let fax = system.state.catalog.function_index("fax").unwrap();
    assert_eq!(directory.places.setting(stock, fax), FunctionSetting::On);
}

#[test]
fn undoing_an_edit_does_not_give_back_what_another_entry_took() {
    let phone = UserRecord { phone: "17".to_owned(), ..user("anna", "Berlin/Sales") };
    let system = company().run(Command::EditUser(phone));
    let number = newest(&system);
    let on_again = set_function("Berlin", "chat", FunctionSetting::Default);
    let system = system.run(office_off("Berlin")).run(on_again);
    let since = system.since("anna", "OFFICE PLUS");
    assert_eq!(since, [system.state.entry as u32]);
    assert_eq!(undone(system, number).since("anna", "OFFICE PLUS"), since);
}

#[test]
fn whoever_was_moved_and_deleted_since_does_not_come_back() {
    let system = company().run(office_off("Berlin"));
    let number = newest(&system);
    let system = undone(system.run(delete_users(&["anna"])), number);
    assert_eq!(system.state.directory.users.find("anna"), None);
    assert_eq!(system.order("OFFICE PLUS"), ["bert", "carl"]);
}

#[test]
fn places_that_swapped_names_are_a_conflict() {
    let rename = |from: &str, name: &str| Command::EditPlace {
        place: place(from),
        name: name.to_owned(),
        description: String::new(),
    };
    let swap = Command::Batch(vec![rename("Berlin", "x"), rename("Bonn", "Berlin"), rename("x", "Bonn")]);
    let system = company().run(swap);
    let conflicts = way_back(&system, newest(&system)).unwrap_err();
    assert_eq!(conflicts, [Conflict::Place(place("Bonn")), Conflict::Place(place("Berlin"))]);
}

#[test]
fn set_up_packages_and_readings_are_final() {
    let system = company();
    for number in [1, 2, 4] {
        assert_eq!(way_back(&system, number), Err(vec![Conflict::Final]), "entry {number}");
    }
}

#[test]
fn an_undoing_that_was_worked_out_on_another_state_is_refused() {
    let system = company().run(protect(&["anna"]));
    let command = way_back(&system, newest(&system)).unwrap();
    let system = system.run(create_place("Trier"));
    assert_eq!(system.refusal(&command), Refusal::Conflicts(vec![Conflict::Stale]));
}

#[test]
fn undo_is_no_back_door() {
    let system = company();
    let forged = |events| Command::Restore(Restoration { entry: 1, state: system.state.entry, events });
    let since = vec![UnitsSinceFor { id: "carl", since: 99 }.event()];
    for events in [vec![Event::BindingRestored], vec![Event::BaselineTaken], since] {
        assert_eq!(system.refusal(&forged(events)), Refusal::Conflicts(vec![Conflict::Final]));
    }
    assert_eq!(system.refusal(&forged(vec![])), Refusal::NothingToDo);
}

struct UnitsSinceFor {
    id: &'static str,
    since: u32,
}

impl UnitsSinceFor {
    fn event(self) -> Event {
        let (key, license_type) = (key(self.id), "OFFICE PLUS".to_owned());
        Event::SinceRestored(vec![crate::event::UnitsSince { key, license_type, since: vec![self.since] }])
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn undo_restores_everything_and_undoing_that_does_it_again(
        commands in random::commands(),
        last in prop_oneof![random::command(), proptest::collection::vec(random::command(), 1..4).prop_map(Command::Batch)],
    ) {
        let mut system = random::after(&commands);
        let before = dump(&system.state);
        if system.try_run(&last).is_ok() {
            let after = dump(&system.state);
            let number = newest(&system);
            match way_back(&system, number) {
                Ok(command) => {
                    system.try_run(&command).unwrap();
                    prop_assert_eq!(dump(&system.state), before);
                    let system = undone(system, number + 1);
                    prop_assert_eq!(dump(&system.state), after);
                }
                // Only what can't be put into a sequence of changes, such as names that went in a circle.
                Err(conflicts) => prop_assert!(matches!(last, Command::Batch(_)), "{conflicts:?}"),
            }
        }
    }

    #[test]
    fn undoing_any_entry_leaves_a_sound_state(commands in random::commands(), which in any::<prop::sample::Index>()) {
        let mut system = random::after(&commands);
        let number = which.index(system.log.len()) as u64 + 1;
        if let Ok(command) = way_back(&system, number) {
            let done = system.try_run(&command);
            prop_assert!(matches!(done, Ok(()) | Err(Refusal::NothingToDo)), "{:?}", done);
            check_sound(&system.state);
        }
    }
}
