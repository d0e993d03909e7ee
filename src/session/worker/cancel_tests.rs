//! Long tasks end at their next step once they are cancelled, and leave nothing half done.

use std::{fs, path::Path, task::Waker};

use xlm_core::{
    calendar::Day,
    command::{Command, ImportOptions},
    directory::PlaceName,
};

use super::{Cancel, JobId, Shared, Task, run::run};
use crate::{
    journal::Head,
    preferences::{DataPlace, PlaceKind},
    session::{Door, Engine, Past, ReportForm, SessionError, Surroundings, flights::Flights},
    text::Language,
};

/// More than there are between two reports.
const ENTRIES: u64 = 300;

fn system(folder: &Path) -> Engine {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    let mut engine = Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap();
    engine.set_up(&Door::New, "v10").unwrap();
    for number in 0..ENTRIES {
        let place = PlaceName::location(&format!("Location {number}"));
        engine.execute(&Command::CreatePlace { place, description: String::new() }, "").unwrap();
    }
    engine
}

/// What comes of a task that is cancelled before its first step, and where the change log ends then.
fn cancelled(engine: &mut Engine, task: Task) -> (Result<(), SessionError>, Head) {
    let shared = Shared::of(engine, Waker::noop().clone());
    let cancel = Cancel::default();
    cancel.cancel();
    let outcome = run(engine, &mut None, &mut Flights::default(), JobId(1), task, &cancel, &shared);
    (outcome.map(|_| ()), engine.head())
}

#[test]
fn a_cancelled_task_ends_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = system(&folder.path().join("data"));
    let before = engine.head();
    let users = folder.path().join("users.csv");
    fs::write(&users, "ID;firstname;name;account\nU1;Anna;Beispiel;anna\n").unwrap();
    let report = folder.path().join("report.csv");
    let today = Day::from_date(2026, 11, 24).unwrap();
    let certificate = folder.path().join("certificate.pdf");
    fs::write(&certificate, b"no certificate").unwrap();
    let tasks = [
        Task::ReadUsers { file: users, options: ImportOptions::default() },
        Task::ListChanges { after: 0, language: Language::English },
        Task::LookBack(Past::Entry(ENTRIES)),
        Task::VerifyChanges { against: Vec::new() },
        Task::SaveHoldings { first: today, last: today, form: ReportForm::Table, file: report.clone() },
        Task::ReadCertificates { files: vec![certificate], password: None },
    ];
    for task in tasks {
        let name = format!("{task:?}");
        let (outcome, head) = cancelled(&mut engine, task);
        assert!(matches!(outcome, Err(SessionError::Cancelled)), "{name}: {outcome:?}");
        assert_eq!(head, before, "{name}");
    }
    assert!(!report.exists());
}

#[test]
fn a_sample_company_that_was_cut_off_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
    let mut engine = Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap();
    let set_up = || Task::SetUp { door: Door::Sample, edition: "v10".to_owned() };
    let before = engine.head();
    let (outcome, head) = cancelled(&mut engine, set_up());
    assert!(matches!(outcome, Err(SessionError::Cancelled)), "{outcome:?}");
    assert_eq!(head, before, "the system beside it is as it was");
    let shared = Shared::of(&engine, Waker::noop().clone());
    run(&mut engine, &mut None, &mut Flights::default(), JobId(2), set_up(), &Cancel::default(), &shared).unwrap();
    assert!(engine.installation().directory.users.len() > 100);
}
