//! What the world does to a session: each fault is a sentence with a way out, and the state stays as it was.
use std::{fs, path::Path, sync::Arc, task::Waker, time::Duration};

use xlm_core::{calendar::UtcMicros, command::Command, directory::PlaceName, document::Reason, event::Event};

use super::{messages, *};
use crate::{
    journal::{DatabaseError, JournalError, Options, SqliteJournal},
    preferences::{DataPlace, InstallationKey, PlaceKind},
    text::{Language, Texts},
};

fn surroundings(folder: &Path) -> Surroundings {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    Surroundings {
        clock: Clock::Fixed(UtcMicros(1_795_502_100_000_000)),
        ..Surroundings::of_this_process(place).unwrap()
    }
}

fn system(folder: &Path) -> Engine {
    let mut engine = Engine::open(surroundings(folder)).unwrap();
    engine.set_up(&Door::New, "v10").unwrap();
    engine.execute(&location("Berlin"), "").unwrap();
    engine
}

fn location(name: &str) -> Command {
    Command::CreatePlace { place: PlaceName::location(name), description: String::new() }
}

/// The error has a sentence and a way out in both languages.
fn has_a_way_out(error: &SessionError, says: &str) {
    let english = messages::error(&Texts::new(Language::English), error);
    assert!(english.happened.contains(says), "{english:?}");
    for language in Language::ALL {
        let message = messages::error(&Texts::new(language), error);
        assert!(message.to_do.is_some_and(|to_do| !to_do.is_empty()), "{error}: nothing to do in {language:?}");
    }
}

/// The command fails, and state and change log are what they were.
fn fails(engine: &mut Engine, command: &Command, says: &str) {
    let (head, state) = (engine.head(), Arc::clone(engine.installation()));
    let error = engine.execute(command, "").map(|_| "it was done").unwrap_err();
    has_a_way_out(&error, says);
    assert_eq!(engine.head(), head);
    assert!(Arc::ptr_eq(&state, engine.installation()), "the state is untouched");
}

#[test]
fn a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = system(folder.path());
    let mut full = Options::new(xlm_core::event::PAYLOAD_FORMAT);
    full.database.max_pages = Some(1);
    engine.journal = SqliteJournal::open(&engine.surroundings.place.change_log(), full).unwrap();
    let long = Command::CreatePlace { place: PlaceName::location("Hamburg"), description: "x".repeat(60_000) };
    fails(&mut engine, &long, "The disk is full");
    // Once there is room, the same change is made.
    let roomy = Options::new(xlm_core::event::PAYLOAD_FORMAT);
    engine.journal = SqliteJournal::open(&engine.surroundings.place.change_log(), roomy).unwrap();
    engine.execute(&long, "").unwrap();
}

#[test]
fn data_that_may_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    drop(system(folder.path()));
    let log = surroundings(folder.path()).place.change_log();
    let mut permissions = fs::metadata(&log).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&log, permissions).unwrap();
    let mut engine = Engine::open(surroundings(folder.path())).unwrap();
    assert!(View::of(&engine).is_read_only);
    fails(&mut engine, &location("Hamburg"), "write-protected");
}

/// That it is waited for and nothing is written is tested where the database is.
#[test]
fn a_change_log_that_another_program_keeps_locked() {
    let busy = SessionError::from(JournalError::Database(DatabaseError::Busy));
    has_a_way_out(&busy, "Another program keeps the change log locked");
}

/// What is done to the file of a key, and what is said of it.
type Breakage = (fn(&Path), &'static str);

#[test]
fn a_key_that_can_not_be_used() {
    let faults: [Breakage; 5] = [
        (|key| fs::write(key, b"nonsense").unwrap(), "is damaged"),
        (|key| fs::write(key, b"").unwrap(), "is damaged"),
        (|key| fs::write(key, &fs::read(key).unwrap()[..40]).unwrap(), "is damaged"),
        (make_unreadable, "cannot be used"),
        (
            |key| {
                fs::remove_file(key).unwrap();
                InstallationKey::generate().unwrap().store(key).unwrap();
            },
            "is not the key of this system",
        ),
    ];
    for (break_it, says) in faults {
        let folder = tempfile::tempdir().unwrap();
        let head = system(folder.path()).head();
        let key = surroundings(folder.path()).place.installation_key();
        let aside = folder.path().join("sound");
        fs::copy(&key, &aside).unwrap();
        break_it(&key);

        let mut engine = Engine::open(surroundings(folder.path())).unwrap();
        let view = View::of(&engine);
        assert!(view.is_read_only && !view.is_home_server, "{says}");
        assert_eq!(
            (engine.head(), view.installation.directory.places.locations().len()),
            (head, 1),
            "it can be looked at"
        );
        has_a_way_out(view.key_fault.as_deref().unwrap(), says);
        fails(&mut engine, &location("Hamburg"), says);
        assert!(matches!(engine.make_request(&[], Reason::Drift), Err(SessionError::Workstation)), "nothing is signed");

        // Who mends the file goes on without a new start.
        if key.is_dir() {
            fs::remove_dir(&key).unwrap();
        } else {
            fs::remove_file(&key).unwrap();
        }
        fs::rename(&aside, &key).unwrap();
        assert!(engine.refresh().unwrap());
        assert!(engine.is_home_server());
        engine.execute(&location("Hamburg"), "").unwrap();
    }
}

/// As for an account without the right to it. Root may read any file, but not a folder.
fn make_unreadable(key: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(key, fs::Permissions::from_mode(0o000)).unwrap();
    }
    if fs::read(key).is_ok() {
        fs::remove_file(key).unwrap();
        fs::create_dir(key).unwrap();
    }
}

#[test]
fn a_clock_that_was_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = system(folder.path());
    let last = engine.installation().changed_at;
    let yesterday = UtcMicros(last.0 - 86_400_000_000);
    engine.surroundings.clock = Clock::Fixed(yesterday);
    let entry = engine.execute(&location("Hamburg"), "").unwrap().entry;
    assert!(entry.at >= last, "the change log never goes back in time");
    let noted = |event: &Event| matches!(event, Event::ClockRead { clock } if *clock == yesterday);
    assert!(entry.events.iter().any(noted), "and says what the clock read");
    assert_eq!(engine.verify_changes(|_| true).unwrap().entries, entry.number);
}

#[test]
fn a_data_folder_that_vanishes_and_comes_back_while_the_program_runs() {
    let folder = tempfile::tempdir().unwrap();
    let (here, away) = (folder.path().join("here"), folder.path().join("away"));
    let mut engine = system(&here);
    fs::rename(&here, &away).unwrap();
    fails(&mut engine, &location("Hamburg"), "There is no change log");
    has_a_way_out(&engine.refresh().unwrap_err(), "There is no change log");
    fs::rename(&away, &here).unwrap();
    engine.refresh().unwrap();
    engine.execute(&location("Hamburg"), "").unwrap();
    assert_eq!(Engine::open(surroundings(&here)).unwrap().head(), engine.head());
}

#[test]
fn another_change_log_in_the_place_of_the_one_that_was_open() {
    let folder = tempfile::tempdir().unwrap();
    let (here, other) = (folder.path().join("here"), folder.path().join("other"));
    let mut engine = system(&here);
    let mut restored = system(&other);
    restored.execute(&location("Kiel"), "").unwrap();
    drop(restored);
    fs::rename(&here, folder.path().join("away")).unwrap();
    fs::rename(&other, &here).unwrap();
    assert!(matches!(engine.execute(&location("Hamburg"), ""), Err(SessionError::ChangedMeanwhile)));
    assert!(engine.refresh().unwrap());
    assert!(engine.installation().directory.places.find(&PlaceName::location("Kiel")).is_some());
    engine.execute(&location("Hamburg"), "").unwrap();
}

#[test]
fn the_window_is_told_while_the_data_can_not_be_reached() {
    let folder = tempfile::tempdir().unwrap();
    let (here, away) = (folder.path().join("here"), folder.path().join("away"));
    let worker = Worker::start(system(&here), Waker::noop().clone()).unwrap();
    let until = |is_unreachable: bool| {
        for _ in 0..600 {
            if worker.view().is_unreachable == is_unreachable {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the view never said so");
    };
    until(false);
    fs::rename(&here, &away).unwrap();
    until(true);
    assert_eq!(worker.view().installation.directory.places.locations().len(), 1, "what was read stays on screen");
    fs::rename(&away, &here).unwrap();
    until(false);
}
