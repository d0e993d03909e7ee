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
    event::{Entry, Event, FunctionValue},
    undo::Conflict,
};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{
        ChangeLine, Clock, Engine, JobId, ListedChange, ListedChanges, Outcome, Past, SessionError, Surroundings, Task,
        View,
    },
    text::{Language, Texts},
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
        world.run("Ticket 4711", &Command::MoveUsers { users: vec![key("U1")].into(), to: sales.clone() });
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
        let [Wish::Run(Task::ListChanges { after, language })] = wishes[..] else { panic!("{wishes:?}") };
        let changes = self.engine.list_changes(&Texts::new(language), after, |_| true).unwrap();
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

/// Writes into an empty input.
fn enter(window: &mut Window, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
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
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::VerifyChanges { .. })]));
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
    outcome(&mut window, Ok(Outcome::Verified { verified, anchors: 0 })).unwrap();
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
    world.run("", &Command::MoveUsers { users: vec![key("U1")].into(), to: PlaceName::location("Berlin") });
    let mut window = world.window(Language::English);
    choose(&mut window, 4);
    press(&mut window, "Undo…");
    window.state_mut().wished();
    let error = world.engine.undo_command(4).unwrap_err();
    outcome(&mut window, Err(error)).unwrap();
    window.run();
    says(&window, "Entry 4 can't be undone any more. Nothing has changed");
    says(&window, "User Anna Beispiel (U1) was changed");
    says(&window, "Entry 7, 7 Nov 2026, 09:00 UTC, dorian: User Beispiel, Anna (U1) moved to Berlin");
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
    world.run("", &Command::DeleteUsers { users: vec![key("U2")].into() });
    window.state_mut().view = View::of(&world.engine);
    window.run();
    world.list(&mut window);
    assert!(rows(&window)[0].ends_with("User U2 deleted"), "{:?}", rows(&window)[0]);
}

#[test]
fn an_undoing_names_the_entry_and_both_lead_to_each_other() {
    let mut world = World::new();
    let undo = world.engine.undo_command(4).unwrap();
    world.run("Ticket 4711 was wrong", &undo);
    let mut window = world.window(Language::English);
    assert!(rows(&window)[0].ends_with("Entry 4 undone"), "{:?}", rows(&window)[0]);
    choose(&mut window, 4);
    says(&window, "Undone by entry 7");
    assert!(window.query_by_role_and_label(Role::Button, "Undo…").is_none(), "once is enough");
    press(&mut window, "Show entry 7");
    says(&window, "It undid entry 4: User Beispiel, Anna (U1) moved to Berlin / Sales");
    press(&mut window, "Undo…");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::PreviewUndo(7))]));
}

#[test]
fn a_filter_asks_for_days_people_computers_kinds_and_reasons() {
    let mut window = World::new().window(Language::English);
    press(&mut window, "Filter");
    for (field, typed, left) in [("From", "3.11.2026", 4), ("Until", "2026-11-05", 3)] {
        enter(&mut window, field, typed);
        assert_eq!(rows(&window).len(), left, "{field}");
    }
    for (name, value, left) in [
        ("Who", "dorian", 2),
        ("Where", "WS-07", 2),
        ("Reason", "Given", 1),
        ("What", "Users", 1),
        ("What", "Planned moves", 0),
    ] {
        window.get_by_role_and_label(Role::ComboBox, name).click();
        window.run();
        window.get_by_role_and_label(Role::Button, value).click();
        window.run();
        assert_eq!(window.query_all_by_role(Role::Row).count(), left, "{name}: {value}");
    }
    says(&window, "No entry fits the filter");
    says(&window, "Filter (6)");
    press(&mut window, "Clear filter");
    assert_eq!(rows(&window).len(), 6);
    enter(&mut window, "From", "yesterday");
    says(&window, "Please enter a day");
    assert_eq!(rows(&window).len(), 6, "what can't be read asks for nothing");
}

#[test]
fn the_state_after_an_entry_and_on_a_day_can_be_looked_at() {
    let world = World::new();
    let mut window = world.window(Language::English);
    choose(&mut window, 3);
    press(&mut window, "State after this entry");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::LookBack(Past::Entry(3)))]));
    let past = Arc::new(world.engine.look_back(Past::Entry(3), |_| true).unwrap());
    assert!(past.is_read_only);
    outcome(&mut window, Ok(Outcome::Past(past))).unwrap();
    assert!(matches!(&window.state_mut().wished()[..], [Wish::ShowPast(view)] if view.installation.entry == 3));

    press(&mut window, "More");
    press(&mut window, "State on a day…");
    let confirm = "Show the state";
    window.get_by_role_and_label(Role::TextInput, "Day").focus();
    for (typed, disabled) in [("2027-01-01", true), ("5.11.", true), ("5.11.2026", false)] {
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_role_and_label(Role::TextInput, "Day").type_text(typed);
        window.run();
        let button = window.get_by_role_and_label(Role::Button, confirm);
        assert_eq!(button.accesskit_node().is_disabled(), disabled, "{typed}");
    }
    press(&mut window, confirm);
    let day = Day::from_date(2026, 11, 5).unwrap();
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::LookBack(Past::Day(asked)))] if asked == day));
    assert_eq!(world.engine.look_back(Past::Day(day), |_| true).unwrap().installation.entry, 5);
}

#[test]
fn the_chain_is_checked_against_what_was_signed() {
    let mut window = World::new().window(Language::English);
    press(&mut window, "More");
    press(&mut window, "Check against requests and receipts…");
    let wishes = window.state_mut().wished();
    let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
    let (purpose, chosen) = (question.purpose, vec![PathBuf::from("request.xlreq")]);
    window.state_mut().with(|panel, context| panel.files_chosen(purpose, chosen.clone(), context));
    let wishes = window.state_mut().wished();
    assert!(matches!(&wishes[..], [Wish::Run(Task::VerifyChanges { against })] if *against == chosen), "{wishes:?}");
    let other = SessionError::OtherSystem { file: chosen[0].clone(), system: "XID1-OTHER".to_owned() };
    outcome(&mut window, Err(other)).unwrap();
    window.run();
    says(&window, "request.xlreq is about another system, XID1-OTHER");
}

/// Entries as if a large company had worked for years.
fn a_hundred_thousand(texts: &Texts, world: &World) -> ListedChanges {
    const MANY: u64 = 100_000;
    let event = Event::PolicyChosen(Policy::Priority);
    let changes = (1..=MANY).map(|number| {
        let at = UtcMicros(morning(1).0 + number as i64 * 60_000_000);
        let actor = if number % 1000 == 0 { "eva@WS-08" } else { "clara@XP-01" }.to_owned();
        let entry = Entry { number, at, actor, reason: String::new(), events: vec![event.clone()] };
        ListedChange::new(texts, world.engine.installation(), ChangeLine { entry: Arc::new(entry), redacted: false })
    });
    ListedChanges { after: 0, changes: changes.collect() }
}

#[test]
fn of_a_hundred_thousand_entries_only_those_in_sight_are_drawn_and_each_can_be_reached() {
    let world = World::new();
    let mut window = world.window(Language::English);
    let texts = Texts::new(Language::English);
    let listed = a_hundred_thousand(&texts, &world);
    outcome(&mut window, Ok(Outcome::Changes(listed))).unwrap();
    window.run();
    let first = rows(&window);
    assert!(first[0].starts_with("Entry 100000,") && first.len() < 60, "{} rows", first.len());
    choose(&mut window, 100_000);
    let row =
        |window: &Window, number: u64| rows(window).iter().any(|row| row.starts_with(&format!("Entry {number},")));
    for (key, reached) in [(Key::ArrowDown, 99_999), (Key::End, 1), (Key::ArrowUp, 2), (Key::Home, 100_000)] {
        window.key_press(key);
        window.run();
        assert!(row(&window, reached), "{key:?}: {:?}", rows(&window));
        assert!(window.query_by_label(&format!("Entry {reached}")).is_some(), "its details are shown");
        assert!(rows(&window).len() < 60);
    }
    window.get_by_label("Search entries").focus();
    window.get_by_label("Search entries").type_text("eva 50000");
    window.run();
    assert_eq!(rows(&window).len(), 1);
    assert!(row(&window, 50_000));
}

#[test]
fn picture_of_the_filter() {
    let world = World::new();
    let mut window = world.sized_window(1.0, Theme::Light, [1024.0 - 200.0, 676.0], Language::German);
    press(&mut window, "Filter");
    enter(&mut window, "Von", "3.11.2026");
    choose(&mut window, 4);
    window.remove_cursor();
    window.run();
    window.snapshot("panel_changes_filter");
}

#[test]
fn picture_of_list_and_details() {
    let world = World::new();
    let mut wide = world.sized_window(1.0, Theme::Light, [1440.0, 900.0], Language::English);
    choose(&mut wide, 2);
    let verified = world.engine.verify_changes(|_| true).unwrap();
    outcome(&mut wide, Ok(Outcome::Verified { verified, anchors: 0 })).unwrap();
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
