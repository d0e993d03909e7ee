use std::{vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    command::{Command, Refusal},
    directory::FunctionSetting,
    document::SystemKind,
    testing::{System, create_place, delete_users, key, move_users, place, protect, random, set_function, user},
};

/// A planning system that matches its XPhone server.
fn begun() -> System {
    let system = System::of_kind(SystemKind::Planning).run(create_place("Berlin")).run(create_place("Berlin/Sales"));
    system.users(&["anna", "ben"], "Berlin").run(Command::BeginPlan)
}

fn tasks(system: &System) -> Vec<PlanTask> {
    plan_tasks(&system.state)
}

fn tick(task: &PlanTask) -> Command {
    Command::TickPlan { done: vec![task.clone()], open: vec![] }
}

fn moved(users: &[&str]) -> PlanTask {
    let users = users.iter().map(|id| key(id)).collect();
    PlanTask::MoveUsers { from: place("Berlin"), to: place("Berlin/Sales"), users }
}

#[test]
fn what_was_there_before_the_plan_is_no_task() {
    let system = System::of_kind(SystemKind::Planning).run(create_place("Berlin")).users(&["anna"], "Berlin");
    assert_eq!(tasks(&system), []);
    assert_eq!(tasks(&begun()), []);
    assert_eq!(begun().refusal(&Command::BeginPlan), Refusal::NothingToDo);
}

#[test]
fn tasks_come_in_an_order_in_which_they_can_be_done() {
    let system = begun()
        .run(delete_users(&["ben"]))
        .run(move_users(&["anna"], "Berlin/Sales"))
        .run(create_place("Bonn"))
        .users(&["clara"], "Bonn")
        .run(set_function("Berlin/Sales", "fax", FunctionSetting::On));
    let expected = [
        PlanTask::CreatePlace { place: place("Bonn") },
        PlanTask::SetFunctions { place: place("Berlin/Sales"), on: vec!["fax".to_owned()], off: vec![] },
        PlanTask::CreateUsers { place: place("Bonn"), users: vec![key("clara")] },
        moved(&["anna"]),
        PlanTask::DeleteUsers { users: vec![key("ben")] },
    ];
    // Functions of Sales come first or second, as places were made.
    let mut found = tasks(&system);
    found.sort();
    assert_eq!(found, expected);
    assert!(matches!(tasks(&system)[..], [PlanTask::CreatePlace { .. }, .., PlanTask::DeleteUsers { .. }]));
}

#[test]
fn there_and_back_is_no_task() {
    let system = begun().run(move_users(&["anna"], "Berlin/Sales")).run(move_users(&["anna"], "Berlin"));
    assert_eq!(tasks(&system), []);
}

#[test]
fn what_xphone_does_not_know_is_no_task() {
    let rank = Command::SetRank { place: place("Berlin"), rank: Some(1) };
    assert_eq!(tasks(&begun().run(protect(&["anna"])).run(rank)), []);
}

#[test]
fn a_group_at_default_follows_its_location_by_itself() {
    let system = begun().run(set_function("Berlin", "fax", FunctionSetting::On));
    let task = PlanTask::SetFunctions { place: place("Berlin"), on: vec!["fax".to_owned()], off: vec![] };
    assert_eq!(tasks(&system), [task]);
}

#[test]
fn a_renamed_location_takes_its_groups_along() {
    let rename = |from: &str, name: &str| Command::EditPlace {
        place: place(from),
        name: name.to_owned(),
        description: String::new(),
    };
    let system = begun().run(rename("Berlin", "Hamburg")).run(rename("Hamburg/Sales", "Service"));
    let task = |at: &str, name: &str| PlanTask::RenamePlace { place: place(at), name: name.to_owned() };
    assert_eq!(tasks(&system), [task("Berlin", "Hamburg"), task("Hamburg/Sales", "Service")]);
}

#[test]
fn a_new_place_under_an_old_name_is_another_place() {
    let rename = Command::EditPlace { place: place("Berlin"), name: "Bonn".to_owned(), description: String::new() };
    let system = begun().run(rename).run(create_place("Berlin")).run(move_users(&["anna"], "Berlin"));
    let (from, to, users) = (place("Bonn"), place("Berlin"), vec![key("anna")]);
    assert!(tasks(&system).contains(&PlanTask::MoveUsers { from, to, users }));
}

#[test]
fn only_what_is_new_about_a_user_is_entered() {
    let system = begun().run(Command::EditUser(UserRecord { phone: "123".to_owned(), ..user("anna", "Berlin") }));
    let fields = [(UserField::Phone, "123".to_owned())].into();
    assert_eq!(tasks(&system), [PlanTask::EditUser { user: key("anna"), fields, lines: None, roles: None }]);
}

#[test]
fn a_tick_is_kept_until_the_task_changes() {
    let system = begun().run(move_users(&["anna"], "Berlin/Sales")).run(tick(&moved(&["anna"])));
    assert!(system.state.plan.done.contains(&moved(&["anna"])));
    assert_eq!(system.refusal(&tick(&moved(&["anna"]))), Refusal::NothingToDo);
    let system = system.run(move_users(&["ben"], "Berlin/Sales"));
    assert_eq!(tasks(&system), [moved(&["anna", "ben"])]);
    assert!(!system.state.plan.done.contains(&moved(&["anna", "ben"])), "another task, and open");
    let open = Command::TickPlan { done: vec![], open: vec![moved(&["anna"])] };
    assert!(system.run(open).state.plan.done.is_empty());
}

#[test]
fn a_new_plan_begins_where_the_old_one_ends() {
    let system = begun().run(move_users(&["anna"], "Berlin/Sales")).run(tick(&moved(&["anna"])));
    let system = system.run(Command::BeginPlan);
    assert_eq!((tasks(&system), system.state.plan.done.len()), (vec![], 0));
}

#[test]
fn only_a_planning_system_has_a_plan() {
    let system = System::of_kind(SystemKind::Licensed);
    let wrong = Refusal::WrongKind { kind: SystemKind::Licensed };
    assert_eq!(system.refusal(&Command::BeginPlan), wrong);
    assert_eq!(system.refusal(&tick(&moved(&["anna"]))), wrong);
}

/// Where each user sits, and where he would sit if the tasks were done.
fn places_of(state: &Installation) -> BTreeMap<String, PlaceName> {
    let directory = &state.directory;
    let users = directory.users.in_key_order();
    users
        .map(|user| (directory.users.key(user).to_owned(), directory.places.name(directory.users.place(user)).unwrap()))
        .collect()
}

/// Places are renamed by the tasks themselves, so they are compared under the names that they have in the end.
fn done(system: &System) -> BTreeMap<String, PlaceName> {
    let start = &system.state.plan.start.as_ref().unwrap().state;
    let now = &system.state.directory.places;
    let name = |user| {
        let place = start.directory.users.place(user);
        now.name(place).or_else(|| start.directory.places.name(place)).unwrap()
    };
    let users = start.directory.users.in_key_order();
    let mut places: BTreeMap<String, PlaceName> =
        users.map(|user| (start.directory.users.key(user).to_owned(), name(user))).collect();
    for task in tasks(system) {
        match task {
            PlanTask::CreateUsers { place, users } => {
                places.extend(users.iter().map(|user| (user.as_str().to_owned(), place.clone())));
            }
            PlanTask::MoveUsers { from, to, users } => {
                for user in users {
                    assert_eq!(places.insert(user.as_str().to_owned(), to.clone()), Some(from.clone()));
                }
            }
            PlanTask::DeleteUsers { users } => users.iter().for_each(|user| drop(places.remove(user.as_str()))),
            _ => {}
        }
    }
    places
}

proptest! {
    #[test]
    fn whoever_does_all_tasks_has_the_users_where_the_plan_has_them(
        first in random::commands(), second in random::commands(),
    ) {
        let mut system = System::of_kind(SystemKind::Planning).run(create_place("A")).run(create_place("B"));
        for command in &first {
            let _refused_or_done = system.try_run(command);
        }
        system.try_run(&Command::BeginPlan).unwrap();
        prop_assert_eq!(tasks(&system), vec![]);
        for command in &second {
            let _refused_or_done = system.try_run(command);
        }
        prop_assert_eq!(done(&system), places_of(&system.state));
        let again = plan_tasks(&system.replayed());
        prop_assert_eq!(&again, &tasks(&system));
        let unique: BTreeSet<_> = again.iter().collect();
        prop_assert_eq!(unique.len(), again.len(), "each task once");
        let tick = Command::TickPlan { done: again.clone(), open: vec![] };
        prop_assert_eq!(system.try_run(&tick).is_ok(), !again.is_empty());
        prop_assert!(again.iter().all(|task| system.state.plan.done.contains(task)));
    }
}
