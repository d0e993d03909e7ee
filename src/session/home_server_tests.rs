use std::path::Path;

use xlm_core::{
    binding::Machine,
    calendar::UtcMicros,
    command::{Command, Refusal},
    document::Reason,
    event::Event,
};

use crate::{
    machine::FakeRoot,
    preferences::{DataPlace, PlaceKind},
    session::{Clock, Door, Engine, SampleMachine, SessionError, Surroundings},
};

fn open(folder: &Path) -> Engine {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    let clock = Clock::Fixed(UtcMicros(1_795_502_100_000_000));
    Engine::open(Surroundings { clock, ..Surroundings::of_this_process(place).unwrap() }).unwrap()
}

fn set_up(folder: &Path) -> Engine {
    let mut engine = open(folder);
    engine.set_up(&Door::New, "v10").unwrap();
    engine
}

fn choose(engine: &mut Engine, machine: Machine) {
    let preview = engine.preview_machine(machine).unwrap();
    engine.commit(&preview, "").unwrap();
}

#[test]
fn a_workstation_signs_and_notes_nothing_though_it_holds_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = set_up(folder.path());
    choose(&mut engine, Machine::Workstation);
    assert!(!engine.is_home_server());
    assert!(matches!(engine.make_request(&[], Reason::Drift), Err(SessionError::Workstation)));
    let entry = engine.head().number;
    engine.observe_hardware().unwrap();
    assert_eq!(engine.head().number, entry);
    assert!(!open(folder.path()).is_home_server(), "it stays one after a restart");
}

#[test]
fn the_way_back_needs_no_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = set_up(folder.path());
    let key = |engine: &Engine| engine.installation().setup.as_ref().unwrap().installation_key;
    let before = key(&engine);
    choose(&mut engine, Machine::Workstation);
    choose(&mut engine, Machine::HomeServer);
    assert!(engine.is_home_server());
    assert_eq!(key(&engine), before);
}

#[test]
fn a_computer_without_the_key_becomes_the_server_with_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = set_up(folder.path());
    choose(&mut engine, Machine::Workstation);
    drop(engine);
    std::fs::remove_file(folder.path().join("installation.key")).unwrap();
    let mut engine = open(folder.path());
    let preview = engine.preview_machine(Machine::HomeServer).unwrap();
    assert!(matches!(preview.command, Command::ReplaceKey { .. }), "{:?}", preview.command);
    assert!(!engine.is_home_server());
    engine.commit(&preview, "the server was replaced").unwrap();
    assert!(engine.is_home_server() && open(folder.path()).is_home_server());
}

#[test]
fn licenses_that_are_bound_elsewhere_count_for_a_grace_only() {
    let folder = tempfile::tempdir().unwrap();
    let [server, other] = ["server", "other"].map(|name| folder.path().join(name));
    SampleMachine::new(&server).unwrap();
    FakeRoot::server(&other).unwrap();
    let surroundings = Surroundings { machine_root: Some(server), ..open(folder.path()).surroundings.clone() };
    let mut engine = Engine::open_sample(&surroundings, &|_, _| true).unwrap();
    choose(&mut engine, Machine::Workstation);
    engine.surroundings.machine_root = Some(other);
    let preview = engine.preview_machine(Machine::HomeServer).unwrap();
    assert!(preview.events.iter().any(|event| matches!(event, Event::BindingBroken { .. })), "{:?}", preview.events);
}

#[test]
fn a_choice_that_is_made_already_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = set_up(folder.path());
    choose(&mut engine, Machine::Workstation);
    let again = engine.preview_machine(Machine::Workstation);
    assert!(matches!(again, Err(SessionError::Refused(Refusal::NothingToDo))));
}
