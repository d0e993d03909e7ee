use xlm_core::{
    calendar::{Day, UtcMicros},
    command::Command,
    directory::UserKey,
    report::NextStep,
};

use super::*;
use crate::{preferences::DataPlace, session::Clock};

/// The sample company on its own machine, filled.
fn company(folder: &Path) -> Engine {
    let place = DataPlace { folder: folder.join("data"), kind: PlaceKind::Given };
    let machine = folder.join("machine");
    SampleMachine::new(&machine).unwrap();
    let surroundings = Surroundings {
        clock: Clock::Fixed(UtcMicros::start_of(Day::from_date(2026, 11, 24).unwrap())),
        machine_root: Some(machine),
        ..Surroundings::of_this_process(place).unwrap()
    };
    Engine::open_sample(&surroundings, &|_, _| true).unwrap()
}

/// Units missing of each type that lacks any.
fn missing(engine: &Engine) -> Vec<(String, u32)> {
    let rows = engine.overview().pools;
    rows.into_iter().filter(|row| row.missing > 0).map(|row| (row.name, row.missing)).collect()
}

#[test]
fn the_company_lacks_two_types_of_license_and_its_open_orders_cover_them() {
    let folder = tempfile::tempdir().unwrap();
    let engine = company(folder.path());
    let missing = missing(&engine);
    assert_eq!(missing, [("TEAMDESK".to_owned(), 9), ("VOICEMAIL".to_owned(), 20)]);
    for (name, units) in missing {
        let ordered = OPEN_ORDERS.iter().flat_map(|(order, ..)| order.items).find(|(item, ..)| *item == name);
        assert!(ordered.is_some_and(|(_, quantity, _)| *quantity >= units), "{name}");
    }
    let steps = engine.overview().next_steps;
    assert!(steps.iter().any(|step| matches!(step, NextStep::RenewItem(item) if item.name == "TAPI")), "{steps:?}");
    let sample = &engine.surroundings.place.folder;
    assert!(OPEN_ORDERS.iter().all(|(.., file)| sample.join(file).is_file()));
}

#[test]
fn filling_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = company(folder.path());
    let entry = engine.installation().entry;
    engine.fill_sample(&|_, _| true).unwrap();
    assert_eq!(engine.installation().entry, entry);
}

#[test]
fn who_moves_to_the_group_without_licenses_needs_none_of_those_that_come_from_functions() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = company(folder.path());
    let user = UserKey::new("U0002").unwrap();
    let to = Engine::sample_free_group();
    engine.execute(&Command::MoveUsers { users: vec![user.clone()], to }, "").unwrap();
    let handle = engine.installation().directory.users.find(user.as_str()).unwrap();
    let needs = engine.assignment().types.iter().any(|part| part.units_of(handle).next().is_some());
    assert!(!needs);
}
