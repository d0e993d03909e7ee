//! The change log panel: the list, the search, details of an entry, the check of the chain, and the way back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod support;

#[path = "support/panel.rs"]
mod panel;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Key, Modifiers, Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use panel::{Stage, WIDE, stage_harness};
use xlm_core::{
    assignment::Policy,
    calendar::{Day, UtcMicros},
    code::{SystemCode, SystemId},
    command::Command,
    directory::{FunctionSetting, PlaceName, UserKey},
    document::SystemKind,
    event::FunctionValue,
    undo::Conflict,
};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Clock, Engine, JobId, Outcome, SessionError, Surroundings, Task, View},
    text::Language,
    ui::panel::{FileQuestionKind, Panel as _, Wish, changes::ChangesPanel},
};

type Window = Harness<'static, Stage<ChangesPanel>>;

struct World {
    _folder: tempfile::TempDir,
    engine: Engine,
}

impl World {
    /// A planning system with a few entries, one a day.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
        let surroundings = Surroundings {
            clock: Clock::Fixed(morning(1)),
            actor: "clara@XP-01".to_owned(),
            ..Surroundings::of_this_process(place).unwrap()
        };
        let mut world = Self { _folder: folder, engine: Engine::open(surroundings).unwrap() };
        let system_id = SystemId::Own("XID1-PNJFF-ZYF2J-P6NW5-VMKFE".parse::<SystemCode>().unwrap());
        let (kind, edition) = (SystemKind::Licensed, "v10".to_owned());
        world.run("", &Command::SetUp { kind, edition, system_id, installation_key: None });
        let sales = PlaceName::group("Berlin", "Sales");
        world.run(
            "Umzug in den Neubau",
            &Command::Batch(vec![
                Command::CreatePlace { place: PlaceName::location("Berlin"), description: String::new() },
                Command::CreatePlace { place: sales.clone(), description: "Vertrieb".to_owned() },
            ]),
        );
        let users = [("U1", "Anna", "Beispiel"), ("U2", "Ben", "Muster")].map(|(key, first, name)| {
            let record = format!(
                r#"{{"key": "{key}", "first_name": "{first}", "name": "{name}", "place": {{"location": "Berlin"}}}}"#
            );
            Command::CreateUser(serde_json::from_str(&record).unwrap())
        });
        world.run("", &Command::Batch(users.into()));
        "dorian@WS-07".clone_into(&mut world.engine.surroundings.actor);
        world.run("Ticket 4711", &Command::MoveUsers { users: vec![key("U1")], to: sales.clone() });
        let voicemail = FunctionValue { function: "voicemail".to_owned(), setting: FunctionSetting::On };
        world.run("", &Command::SetFunctions { place: sales, settings: vec![voicemail] });
        world.run("", &Command::ChoosePolicy(Policy::Priority));
        world
    }

    fn run(&mut self, reason: &str, command: &Command) {
        let entry = self.engine.execute(command, reason).unwrap().entry;
        self.engine.surroundings.clock = Clock::Fixed(morning(entry.number as i8 + 1));
    }

    /// The panel with its list read.
    fn window(&self, language: Language) -> Window {
        self.sized_window(1.0, Theme::Light, WIDE, language)
    }

    fn sized_window(&self, scale: f32, look: Theme, size: [f32; 2], language: Language) -> Window {
        let mut window: Window = stage_harness(scale, look, size, Stage::new(View::of(&self.engine), language));
        self.list(&mut window);
        window
    }

    /// Lets the panel have the list that it asked for.
    fn list(&self, window: &mut Window) {
        let wishes = window.state_mut().wished();
        assert!(matches!(wishes[..], [Wish::Run(Task::ListChanges)]), "{wishes:?}");
        let changes = self.engine.changes().unwrap();
        outcome(window, Ok(Outcome::Changes(changes))).unwrap();
        window.run();
    }
}

#[test]
fn who_held_what_is_asked_for_days_and_a_file() {
    let world = World::new();
    let mut window = world.window(Language::English);
    window.get_by_role_and_label(Role::Button, "Who held what…").click();
    window.run();
    let field = |window: &Window, name: &str| window.get_by_role_and_label(Role::TextInput, name).rect().center();
    assert!(field(&window, "First day").y < field(&window, "Last day").y);
    let save =
        |window: &Window| window.get_by_role_and_label(Role::Button, "Save the report…").accesskit_node().is_disabled();
    assert!(!save(&window), "the year up to today is a good start");
    for (typed, disabled) in [("2026-11-31", true), ("1.12.2030", true), ("1.11.2026", false)] {
        window.get_by_role_and_label(Role::TextInput, "First day").focus();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_role_and_label(Role::TextInput, "First day").type_text(typed);
        window.run();
        assert_eq!(save(&window), disabled, "{typed}");
    }
    window.get_by_role_and_label(Role::Button, "Save the report…").click();
    window.run();
    let wishes = window.state_mut().wished();
    let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
    let FileQuestionKind::Save { name } = &question.kind else { panic!("{question:?}") };
    assert!(name.starts_with("licenses-held-2026-11-01-to-"), "{name}");
    let purpose = question.purpose;
    let chosen = PathBuf::from("held.csv");
    window.state_mut().with(|panel, context| panel.files_chosen(purpose, vec![chosen.clone()], context));
    let wishes = window.state_mut().wished();
    let [Wish::Run(Task::SaveHoldings { first, file, .. })] = &wishes[..] else { panic!("{wishes:?}") };
    assert_eq!((*first, file), (morning(1).day(), &chosen));
    outcome(&mut window, Ok(Outcome::Saved(chosen))).unwrap();
    let wishes = window.state_mut().wished();
    assert!(matches!(&wishes[..], [Wish::Tell { text, .. }] if text.contains("held.csv")), "{wishes:?}");
}

fn morning(day: i8) -> UtcMicros {
    UtcMicros(UtcMicros::start_of(Day::from_date(2026, 11, day).unwrap()).0 + 9 * 3_600_000_000)
}

fn key(text: &str) -> UserKey {
    UserKey::new(text).unwrap()
}

fn outcome(window: &mut Window, outcome: Result<Outcome, SessionError>) -> Result<(), SessionError> {
    window.state_mut().with(|panel, context| panel.outcome(JobId(1), outcome, context))
}

fn press(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn says(window: &Window, text: &str) {
    assert!(window.query_all_by_label_contains(text).next().is_some(), "nothing says {text:?}");
}

fn rows(window: &Window) -> Vec<String> {
    window.get_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap()).collect()
}

fn choose(window: &mut Window, number: u64) {
    let beginning = format!("Entry {number},");
    let beginning_de = format!("Eintrag {number},");
    let name = rows(window).into_iter().find(|row| row.starts_with(&beginning) || row.starts_with(&beginning_de));
    window.get_by_role_and_label(Role::Row, &name.unwrap()).click();
    window.run();
}

#[test]
fn entries_are_sentences_and_the_newest_comes_first() {
    let window = World::new().window(Language::English);
    assert_eq!(
        rows(&window),
        [
            "Entry 6, 6 Nov 2026, 09:00 UTC, dorian@WS-07: Licenses are distributed by rank",
            "Entry 5, 5 Nov 2026, 09:00 UTC, dorian@WS-07: Functions of Berlin / Sales set",
            "Entry 4, 4 Nov 2026, 09:00 UTC, dorian@WS-07: User Beispiel, Anna (U1) moved to Berlin / Sales",
            "Entry 3, 3 Nov 2026, 09:00 UTC, clara@XP-01: 2 users created or changed",
            "Entry 2, 2 Nov 2026, 09:00 UTC, clara@XP-01: 2 locations and groups created",
            "Entry 1, 1 Nov 2026, 09:00 UTC, clara@XP-01: System set up",
        ]
    );
    says(&window, "It is not checked");
}

#[test]
fn the_search_finds_people_sentences_and_reasons() {
    let mut window = World::new().window(Language::German);
    for (search, found) in [("DORIAN gruppen", 0), ("dorian", 3), ("ticket", 1), ("angelegt", 2)] {
        window.state_mut().panel = ChangesPanel::default();
        window.run();
        World::new().list(&mut window);
        let field = window.get_by_label("Einträge durchsuchen");
        field.focus();
        field.type_text(search);
        window.run();
        assert_eq!(window.query_all_by_role(Role::Row).count(), found, "{search}");
    }
    says(&window, "2 Standorte und Gruppen angelegt");
}

#[test]
fn details_tell_every_event_and_who_was_concerned() {
    let mut window = World::new().window(Language::English);
    choose(&mut window, 5);
    for text in ["Entry 5", "dorian", "WS-07", "Functions of Berlin / Sales set", "Voicemail: on"] {
        says(&window, text);
    }
    choose(&mut window, 3);
    for text in ["Beispiel, Anna (U1)", "Muster, Ben (U2)"] {
        says(&window, text);
    }
    choose(&mut window, 2);
    for text in ["Location Berlin created", "Group Berlin / Sales created", "Umzug in den Neubau"] {
        says(&window, text);
    }
}

#[test]
fn the_chain_is_checked_with_progress_and_can_be_stopped() {
    let world = World::new();
    let mut window = world.window(Language::English);
    press(&mut window, "Check chain");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::VerifyChanges)]));
    window.state_mut().progress = Some((3, Some(6)));
    window.state_mut().is_busy = true;
    window.run();
    says(&window, "3 of 6 entries");
    press(&mut window, "Cancel");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Cancel]));
    window.state_mut().progress = None;
    window.state_mut().is_busy = false;
    outcome(&mut window, Err(SessionError::Cancelled)).unwrap();
    window.run();
    assert!(window.query_by_label("Checked").is_none());

    press(&mut window, "Check chain");
    window.state_mut().wished();
    let verified = world.engine.verify_changes(|_| true).unwrap();
    outcome(&mut window, Ok(Outcome::Verified(verified))).unwrap();
    window.run();
    says(&window, "The change log is as it was written: 6 entries checked");
    assert!(window.query_by_label("Checked").is_some());
}

#[test]
fn an_entry_is_taken_back_through_the_dialog_that_all_changes_share() {
    let world = World::new();
    let mut window = world.window(Language::German);
    choose(&mut window, 4);
    press(&mut window, "Rückgängig…");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::PreviewUndo(4))]));
    let preview = Arc::new(world.engine.preview(world.engine.undo_command(4).unwrap()).unwrap());
    outcome(&mut window, Ok(Outcome::Preview(Arc::clone(&preview)))).unwrap();
    match &window.state_mut().wished()[..] {
        [Wish::Confirm(wished)] => assert_eq!(wished.difference, preview.difference),
        other => panic!("wished {other:?}"),
    }
}

#[test]
fn what_stands_against_taking_back_is_said_in_words() {
    let mut world = World::new();
    world.run("", &Command::MoveUsers { users: vec![key("U1")], to: PlaceName::location("Berlin") });
    let mut window = world.window(Language::English);
    choose(&mut window, 4);
    press(&mut window, "Undo…");
    window.state_mut().wished();
    let error = world.engine.undo_command(4).unwrap_err();
    outcome(&mut window, Err(error)).unwrap();
    window.run();
    says(&window, "Entry 4 can't be undone any more. Nothing has changed");
    says(&window, "User Anna Beispiel (U1) was changed");
    press(&mut window, "Close");
    assert!(window.query_by_label_contains("can't be undone any more").is_none());
}

#[test]
fn what_is_never_taken_back_has_no_button_but_says_so() {
    let mut window = World::new().window(Language::English);
    choose(&mut window, 1);
    assert!(window.query_by_role_and_label(Role::Button, "Undo…").is_none());
    says(&window, "are never undone");
}

#[test]
fn other_errors_go_to_a_notice() {
    let mut window = World::new().window(Language::English);
    let refused = SessionError::Refused(xlm_core::command::Refusal::Conflicts(vec![Conflict::Policy]));
    assert!(outcome(&mut window, Err(refused)).is_err());
}

#[test]
fn a_new_entry_of_any_console_makes_the_list_anew() {
    let mut world = World::new();
    let mut window = world.window(Language::English);
    window.run();
    assert!(window.state_mut().wished().is_empty(), "nothing is new yet");
    world.run("", &Command::DeleteUsers { users: vec![key("U2")] });
    window.state_mut().view = View::of(&world.engine);
    window.run();
    world.list(&mut window);
    assert!(rows(&window)[0].ends_with("User U2 deleted"), "{:?}", rows(&window)[0]);
}

#[test]
fn picture_of_list_and_details() {
    let world = World::new();
    let mut wide = world.sized_window(1.0, Theme::Light, [1440.0, 900.0], Language::English);
    choose(&mut wide, 2);
    let verified = world.engine.verify_changes(|_| true).unwrap();
    outcome(&mut wide, Ok(Outcome::Verified(verified))).unwrap();
    wide.remove_cursor();
    wide.run();
    wide.snapshot("panel_changes_light");
}

#[test]
fn picture_with_little_room() {
    let world = World::new();
    let mut narrow = world.sized_window(2.0, Theme::Dark, [964.0, 676.0], Language::German);
    choose(&mut narrow, 3);
    narrow.remove_cursor();
    narrow.run();
    narrow.snapshot("panel_changes_dark");
}
