//! A planning system's list of what is to be done in XPhone: begun, ticked, saved.
use std::{path::Path, sync::Arc, task::Waker};

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness, SnapshotResults,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{
    code::SystemId,
    command::Command,
    directory::{FunctionSetting, PlaceName, Role as TeamRole, UserKey, UserRecord},
    document::SystemKind,
    event::FunctionValue,
};
use xphone_license_manager::{
    session::{Engine, JobId, Outcome, Task, View, Worker, plan_csv},
    text::{Language, Texts},
    ui::panel::{FileQuestionKind, Panel as _, Wish, overview::OverviewPanel},
};

use crate::{
    LOOKS, TALL,
    panel::{Stage, WIDE, stage_harness},
    support, surroundings,
};

type Window = Harness<'static, Stage<OverviewPanel>>;

fn berlin() -> PlaceName {
    PlaceName::location("Berlin")
}

fn sales() -> PlaceName {
    PlaceName::group("Berlin", "Sales")
}

fn key(text: &str) -> UserKey {
    UserKey::new(text).unwrap()
}

fn user(id: &str, first_name: &str, name: &str) -> UserRecord {
    let (first_name, name) = (first_name.to_owned(), name.to_owned());
    UserRecord { first_name, name, ..UserRecord::new(key(id), berlin()) }
}

/// A planning system as its XPhone server is.
fn planning(folder: &Path) -> Engine {
    let mut engine = Engine::open(surroundings(folder)).unwrap();
    let (kind, edition) = (SystemKind::Planning, "v10".to_owned());
    let system_id = SystemId::Vendor("XID-AB3C4D5E".to_owned());
    let command = Command::Batch(vec![
        Command::SetUp { kind, edition, system_id, installation_key: None },
        Command::CreatePlace { place: berlin(), description: String::new() },
        Command::CreatePlace { place: sales(), description: String::new() },
        Command::CreateUser(user("U1", "Anna", "Beispiel")),
        Command::CreateUser(user("U2", "Ben", "Muster")),
    ]);
    engine.execute(&command, "").unwrap();
    engine
}

/// The same with a plan: both move, Anna takes calls of a hotline, and the group gets fax.
fn planned(folder: &Path) -> Engine {
    let mut engine = planning(folder);
    engine.execute(&Command::BeginPlan, "").unwrap();
    let anna = UserRecord { lines: vec!["+49 30 555 10".to_owned()], ..user("U1", "Anna", "Beispiel") };
    let anna = UserRecord { roles: anna.roles.with(TeamRole::Member), ..anna };
    let fax = FunctionValue { function: "fax".to_owned(), setting: FunctionSetting::On };
    let command = Command::Batch(vec![
        Command::EditUser(anna),
        Command::MoveUsers { users: vec![key("U1"), key("U2")].into(), to: sales() },
        Command::SetFunctions { place: sales(), settings: vec![fax] },
    ]);
    engine.execute(&command, "").unwrap();
    engine
}

fn window(engine: &Engine, language: Language, look: Theme) -> Window {
    let view = View { folder: "/var/lib/license-manager".into(), ..View::of(engine) };
    let mut window = stage_harness(1.0, look, TALL, Stage::new(view, language));
    window.run();
    window
}

fn move_sentence(language: Language) -> &'static str {
    match language {
        Language::English => "Move 2 users from Berlin to Berlin / Sales",
        Language::German => "2 Benutzer von Berlin nach Berlin / Sales verschieben",
    }
}

fn press(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

#[test]
fn a_plan_is_begun_with_a_preview_that_is_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let engine = planning(folder.path());
    for (language, look) in LOOKS {
        let mut window = window(&engine, language, look);
        let texts = Texts::new(language);
        assert_eq!(window.query_all_by_role(Role::CheckBox).count(), 0, "what was there before is no task");
        press(&mut window, &texts.get("overview-plan.begin"));
        let wishes = window.state_mut().wished();
        assert!(matches!(&wishes[..], [Wish::Run(Task::Preview(Command::BeginPlan))]), "{wishes:?}");
        let preview = Arc::new(engine.preview(Command::BeginPlan).unwrap());
        window
            .state_mut()
            .with(|panel, context| panel.outcome(JobId(1), Ok(Outcome::Preview(preview)), context))
            .unwrap();
        let wishes = window.state_mut().wished();
        assert!(matches!(&wishes[..], [Wish::Confirm(_)]), "{wishes:?}");
    }
}

#[test]
fn a_task_is_ticked_at_once_and_stays_ticked() {
    for (language, look) in LOOKS {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = planned(folder.path());
        let mut window = window(&engine, language, look);
        assert_eq!(window.query_all_by_role(Role::CheckBox).count(), 3);
        window.get_by_role_and_label(Role::CheckBox, move_sentence(language)).click();
        window.run();
        let wishes = window.state_mut().wished();
        let [Wish::Run(Task::Preview(command @ Command::TickPlan { .. }))] = &wishes[..] else { panic!("{wishes:?}") };
        let preview = Arc::new(engine.preview(command.clone()).unwrap());
        window
            .state_mut()
            .with(|panel, context| panel.outcome(JobId(1), Ok(Outcome::Preview(preview)), context))
            .unwrap();
        let wishes = window.state_mut().wished();
        let [Wish::Run(Task::Commit { preview, reason })] = &wishes[..] else { panic!("{wishes:?}") };
        engine.commit(preview, reason).unwrap();
        drop(engine);
        let engine = Engine::open(surroundings(folder.path())).unwrap();
        window.state_mut().view = View::of(&engine);
        window.run();
        let ticks = window.query_all_by_role(Role::CheckBox).filter_map(|tick| tick.accesskit_node().toggled());
        let ticked = ticks.filter(|tick| *tick == eframe::egui::accesskit::Toggled::True).count();
        assert_eq!(ticked, 1, "it is kept in the change log");
        let texts = Texts::new(language);
        let at = engine.installation().plan.start.as_ref().unwrap().at;
        let standing = [("moment", at.into()), ("done", 1.into()), ("count", 3.into())];
        assert!(window.query_by_label(&texts.format("overview-plan-standing", &standing)).is_some());
    }
}

#[test]
fn a_licensed_system_has_no_such_list() {
    let mut window =
        stage_harness(1.0, Theme::Light, WIDE, Stage::<OverviewPanel>::new(super::sample(), Language::English));
    window.run();
    assert!(window.query_by_label("To do in XPhone").is_none());
}

#[test]
fn the_list_is_saved_with_ways_names_and_ticks() {
    let folder = tempfile::tempdir().unwrap();
    let engine = planned(folder.path());
    let mut window = window(&engine, Language::German, Theme::Light);
    press(&mut window, "Liste speichern…");
    let wishes = window.state_mut().wished();
    let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
    assert_eq!(question.kind, FileQuestionKind::Save { name: "in-xphone-zu-tun.csv".to_owned() });
    let (purpose, file) = (question.purpose, folder.path().join("plan.csv"));
    window.state_mut().with(|panel, context| panel.files_chosen(purpose, vec![file.clone()], context));
    let task = match window.state_mut().wished().pop() {
        Some(Wish::Run(task @ Task::SavePlan { .. })) => task,
        other => panic!("{other:?}"),
    };
    let expected = plan_csv(&Texts::new(Language::German), engine.installation()).unwrap();
    let mut worker = Worker::start(engine, Waker::noop().clone()).unwrap();
    worker.submit(task);
    while worker.is_busy() {
        std::thread::yield_now();
    }
    let outcome = worker.outcomes().pop().unwrap().1;
    assert!(matches!(&outcome, Ok(Outcome::Saved(saved)) if *saved == file), "{outcome:?}");
    let table = std::fs::read(&file).unwrap();
    assert_eq!(table, expected);
    let table = String::from_utf8(table).unwrap();
    for part in ["Benutzerverwaltung › Berlin › Benutzer", "Beispiel, Anna (U1)", "+49 30 555 10", "Team-Mitglied"]
    {
        assert!(table.contains(part), "{part} in {table}");
    }
    window.state_mut().with(|panel, context| panel.outcome(JobId(1), outcome, context)).unwrap();
    let wishes = window.state_mut().wished();
    assert!(matches!(&wishes[..], [Wish::Tell { text, .. }] if text.contains("plan.csv")), "{wishes:?}");
}

#[test]
fn pictures_of_a_plan() {
    let mut results = SnapshotResults::new();
    let folder = tempfile::tempdir().unwrap();
    let engine = planned(folder.path());
    for (language, look) in LOOKS {
        let mut window = window(&engine, language, look);
        results.add(window.try_snapshot(format!("panel_plan_{}", support::suffix(look))));
    }
}
