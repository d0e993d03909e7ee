use xlm_core::{
    calendar::{Day, UtcMicros},
    clock::ClockFault,
    command::Command,
    directory::{PlaceName, UserKey},
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
    engine.execute(&Command::MoveUsers { users: vec![user.clone()].into(), to }, "").unwrap();
    let handle = engine.installation().directory.users.find(user.as_str()).unwrap();
    let needs = engine.assignment().types.iter().any(|part| part.units_of(handle).next().is_some());
    assert!(!needs);
}

#[test]
fn a_wrong_clock_takes_nothing_for_longer_than_it_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = company(folder.path());
    let noon =
        |year, month, day| UtcMicros(UtcMicros::start_of(Day::from_date(year, month, day).unwrap()).0 + 43_200_000_000);
    // Each time the program starts anew, with another clock, and something is changed.
    let mut number = 0;
    let mut starts = |engine: Engine, clock| {
        number += 1;
        let surroundings = Surroundings { clock: Clock::Fixed(clock), ..engine.surroundings.clone() };
        drop(engine);
        let mut engine = Engine::open(surroundings).unwrap();
        engine.observe_hardware().unwrap();
        let place = PlaceName::location(&format!("Place {number}"));
        engine.execute(&Command::CreatePlace { place, description: String::new() }, "").unwrap();
        engine
    };
    let units = |engine: &Engine| -> Vec<(String, u32)> {
        engine.overview().pools.into_iter().map(|row| (row.name, row.available)).collect()
    };
    let before = units(&engine);
    let clock_of = |engine: &Engine| engine.overview().clock;
    for right in [noon(2026, 11, 25), noon(2026, 11, 26)] {
        engine = starts(engine, noon(2025, 11, 24));
        assert_eq!(units(&engine), before, "a year back");
        assert!(matches!(clock_of(&engine), Some(ClockFault::Behind { .. })));
        engine = starts(engine, noon(2027, 11, 24));
        let ahead = units(&engine);
        let ended: Vec<&str> = before
            .iter()
            .filter(|(name, _)| ahead.iter().all(|(other, units)| other != name || *units == 0))
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(ended, ["TAPI"], "a year ahead, only what has an end has ended");
        assert!(matches!(clock_of(&engine), Some(ClockFault::Ahead { .. })));
        engine = starts(engine, right);
        assert_eq!(units(&engine), before, "right again");
        assert_eq!(clock_of(&engine), None);
    }
    let changes = engine.changes().unwrap();
    assert!(changes.iter().map(|line| line.entry.at).is_sorted(), "the moments of entries never fall");
    assert!(engine.verify_changes(|_| true).is_ok());
}
