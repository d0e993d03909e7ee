//! The whole window on a real session: first start, the sample company, a change through the dialog, languages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]
#[path = "app/dialogs.rs"]
mod dialogs;
#[path = "app/looking_back.rs"]
mod looking_back;
#[path = "support/picture.rs"]
mod picture;
#[path = "app/quiet.rs"]
mod quiet;
#[path = "app/unopened.rs"]
mod unopened;

use std::{
    cell::RefCell,
    future::ready,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    rc::Rc,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{calendar::UtcMicros, command::Command};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Clock, Engine, Surroundings, Worker},
    text::{Language, Texts},
    ui::{
        app::{App, PortalPreferences, Preferences, Shell, Start},
        panel::FileQuestion,
        renderer::Drawing,
        waker::WindowWaker,
    },
};

/// 24 November 2026, 06:35 UTC.
const NOW: UtcMicros = UtcMicros(1_795_502_100_000_000);

/// A window on a session whose data lie in a folder of their own.
struct Window {
    harness: Harness<'static, App>,
    texts: Texts,
    folder: tempfile::TempDir,
    asked: Arc<Mutex<Vec<FileQuestion>>>,
    kept: Rc<RefCell<Vec<Preferences>>>,
}

fn engine(folder: &Path) -> Engine {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    let surroundings = Surroundings::of_this_process(place).unwrap();
    Engine::open(Surroundings { clock: Clock::Fixed(NOW), ..surroundings }).unwrap()
}

/// Opens the window; `answer` is what every file dialog is answered with.
fn open(language: Language, answer: Vec<PathBuf>) -> Window {
    open_with(speaking(language), answer)
}

/// Preferences of somebody who chose nothing but his language.
fn speaking(language: Language) -> Preferences {
    Preferences { language: Some(language), ..Preferences::default() }
}

/// Opens the window of somebody with these preferences, whose session knows the portal that they name.
fn open_with(preferences: Preferences, answer: Vec<PathBuf>) -> Window {
    open_drawn(preferences, answer, None)
}

/// The same, drawn in a way of its own.
fn open_drawn(preferences: Preferences, answer: Vec<PathBuf>, drawing: Option<Drawing>) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let texts = Texts::new(preferences.language.unwrap());
    let (shell, asked, kept) = shell(folder.path(), preferences, answer);
    let harness =
        Harness::builder().with_size([1280.0, 900.0]).build_eframe(move |context| App::new(context, &shell, drawing));
    Window { harness, texts, folder, asked, kept }
}

/// All that the window knows, with what file dialogs were asked and which preferences were kept.
#[expect(clippy::type_complexity, reason = "used twice, and named where it is taken apart")]
fn shell(
    folder: &Path,
    preferences: Preferences,
    answer: Vec<PathBuf>,
) -> (Rc<RefCell<Shell>>, Arc<Mutex<Vec<FileQuestion>>>, Rc<RefCell<Vec<Preferences>>>) {
    let waker = Arc::new(WindowWaker::default());
    let mut engine = engine(folder);
    engine.surroundings.portal.address = Some(preferences.portal.address.clone());
    let worker = Worker::start(engine, waker.waker()).unwrap();
    let (asked, kept) = (Arc::new(Mutex::new(Vec::new())), Rc::new(RefCell::new(Vec::new())));
    let (asks, keeps) = (Arc::clone(&asked), Rc::clone(&kept));
    let start = Start {
        worker,
        waker,
        preferences,
        keep: Box::new(move |preferences| {
            keeps.borrow_mut().push(preferences.clone());
            Ok(())
        }),
        dialogs: Box::new(move |question, _frame| {
            asks.lock().unwrap().push(question.clone());
            Box::pin(ready(answer.clone()))
        }),
        copied_files: Box::new(Vec::new),
        warnings: vec![],
    };
    (Rc::new(RefCell::new(Shell::new(start))), asked, kept)
}

impl Window {
    /// Draws until something is there, as long as the session may need for it.
    fn until(&mut self, what: &str, is_there: impl Fn(&Harness<'static, App>) -> bool) {
        let deadline = Instant::now() + Duration::from_mins(2);
        while !is_there(&self.harness) {
            assert!(Instant::now() < deadline, "{what} did not come:\n{:?}", self.harness.root());
            self.harness.step();
        }
        // Once more, so that what came stands at its place.
        self.harness.run_steps(3);
    }

    fn until_label(&mut self, label: &str) {
        self.until(label, |harness| harness.query_all_by_label_contains(label).next().is_some());
    }

    fn press(&mut self, id: &str) {
        let name = self.texts.get(id).into_owned();
        self.harness.get_by_role_and_label(Role::Button, &name).click();
        self.harness.run_steps(2);
    }

    fn open_sample(&mut self) {
        self.press("setup-sample.action");
        let banner = self.texts.get("notices-banner-sample").into_owned();
        self.until_label(&banner);
    }
}

#[test]
fn the_first_start_shows_four_doors_in_both_languages() {
    for language in Language::ALL {
        let mut window = open(language, vec![]);
        window.harness.run();
        for id in ["setup-new.action", "setup-backup.action", "setup-planning.action", "setup-sample.action"] {
            window.harness.get_by_role_and_label(Role::Button, &window.texts.get(id));
        }
        let rail = window.texts.get("common-panel-overview").into_owned();
        assert!(window.harness.query_by_role_and_label(Role::Button, &rail).is_none(), "no panel before the set-up");
    }
}

/// A portal that has nothing new; counts who asks.
fn portal_without_news() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, asked) = (format!("http://{}", listener.local_addr().unwrap()), Arc::new(AtomicUsize::new(0)));
    let counter = Arc::clone(&asked);
    let run = move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            assert!(lines.next().unwrap().unwrap().starts_with("GET /v1/packages/XID1-"));
            assert!(lines.any(|line| line.unwrap().is_empty()));
            counter.fetch_add(1, Ordering::SeqCst);
            stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").unwrap();
        }
    };
    thread::Builder::new().name("portal".to_owned()).spawn(run).unwrap();
    (address, asked)
}

#[test]
fn new_packages_are_looked_for_once_a_day_and_only_if_that_is_wanted() {
    for looks in [false, true] {
        let (address, asked) = portal_without_news();
        let portal = PortalPreferences { address, looks, ..PortalPreferences::default() };
        let mut window =
            open_with(Preferences { language: Some(Language::English), portal, ..Preferences::default() }, vec![]);
        window.harness.run();
        assert_eq!(asked.load(Ordering::SeqCst), 0, "nothing is asked for a system that is not set up");
        window.open_sample();
        if looks {
            window.until("the question", |_| asked.load(Ordering::SeqCst) > 0);
        }
        window.press("common-panel-settings");
        window.harness.run_steps(50);
        assert_eq!(asked.load(Ordering::SeqCst), usize::from(looks));
    }
}

#[test]
fn a_new_system_shows_its_identity_once_and_then_the_panels() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.press("setup-new.action");
    let done = window.texts.get("setup-done").into_owned();
    window.until_label(&done);
    window.harness.get_by_label_contains("XID1-");
    window.press("setup-overview");
    window.until_label("No licenses yet");
    assert!(window.harness.query_by_label(&done).is_none());
}

#[test]
fn the_sample_company_shows_its_figures_and_can_be_left() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    for name in ["TEAMDESK", "VOICEMAIL", "SERVER"] {
        let meters = window.harness.query_all_by_role(Role::Meter);
        let is_shown = |node: egui_kittest::Node<'_>| {
            use egui_kittest::kittest::NodeT as _;
            node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
        };
        assert!(meters.into_iter().any(is_shown), "{name} has no bar");
    }
    assert!(window.harness.query_all_by_label_contains("users lack").next().is_some());
    window.press("notices-leave-sample");
    let title = window.texts.get("setup-title").into_owned();
    window.until_label(&title);
}

#[test]
fn the_language_changes_while_the_window_is_open_and_is_kept() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::RadioButton, "Deutsch").click();
    window.until_label("Einstellungen");
    window.harness.get_by_role_and_label(Role::RadioButton, "Hell");
    assert_eq!(window.kept.borrow().last().unwrap().language, Some(Language::German));
}

#[test]
fn altgr_is_no_shortcut() {
    let mut window = open(Language::German, vec![]);
    window.harness.run();
    window.open_sample();
    window.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::ALT, Key::Num7);
    window.harness.run_steps(2);
    assert!(window.harness.query_by_role_and_label(Role::RadioButton, "Deutsch").is_none());
}

/// Opens the dialog for what the system uses and asks for a preview with this number of media channels.
fn preview_channels(window: &mut Window, number: &str) {
    window.press("overview-enter-resources");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Media channels in use");
    field.focus();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_steps(1);
    window.harness.get_by_role_and_label(Role::TextInput, "Media channels in use").type_text(number);
    window.harness.run_steps(2);
    window.press("overview-resources.confirm");
    let title = window.texts.get("notices-preview-enter-resources").into_owned();
    window.until_label(&title);
}

#[test]
fn a_change_is_shown_confirmed_and_told() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    preview_channels(&mut window, "12");
    window.harness.get_by_label_contains("IP CHANNEL required: 8 → 12");
    window.harness.get_by_label_contains("Nobody loses a license");
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Done. It is change");
    let sample = engine(&window.folder.path().join("sample"));
    assert_eq!(sample.installation().resources["media-channels"], 12);
}

#[test]
fn esc_cancels_and_changes_nothing() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    preview_channels(&mut window, "12");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    let title = window.texts.get("notices-preview-enter-resources").into_owned();
    assert!(window.harness.query_by_label(&title).is_none());
    let sample = engine(&window.folder.path().join("sample"));
    assert_eq!(sample.installation().resources["media-channels"], 8);
}

#[test]
fn what_somebody_else_changed_meanwhile_is_shown_before_anything_is_done() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    preview_channels(&mut window, "12");
    let mut other = engine(&window.folder.path().join("sample"));
    let nine = Command::EnterResources([("media-channels".to_owned(), 9)].into());
    other.execute(&nine, "by another console").unwrap();
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Somebody else has changed something meanwhile");
    window.harness.get_by_label_contains("IP CHANNEL required: 9 → 12");
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Done. It is change");
}

#[test]
fn a_file_dialog_is_answered_to_the_panel_that_asked() {
    let chosen = PathBuf::from("/licenses/license.xml");
    let mut window = open(Language::English, vec![chosen.clone()]);
    window.harness.run();
    let browse = window.texts.get("common-browse").into_owned();
    window.harness.get_all_by_role_and_label(Role::Button, &browse).last().unwrap().click();
    window.until("the file", |harness| harness.query_all_by_value(&chosen.display().to_string()).next().is_some());
    assert_eq!(window.asked.lock().unwrap().len(), 1);
}

#[test]
fn an_error_is_told_where_the_door_is_with_what_to_do() {
    let mut window = open(Language::English, vec![PathBuf::from("/nowhere/license.xml")]);
    window.harness.run();
    let browse = window.texts.get("common-browse").into_owned();
    window.harness.get_all_by_role_and_label(Role::Button, &browse).last().unwrap().click();
    window.until("the file", |harness| harness.query_all_by_value("/nowhere/license.xml").next().is_some());
    window.press("setup-planning.action");
    window.until_label("/nowhere/license.xml cannot be used: there is no such file or folder");
    window.harness.get_by_label_contains("Check the name of the file and your rights there");
}

#[test]
fn many_users_lose_functions_only_after_their_number_was_typed() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    window.harness.run_steps(3);
    let group = window.harness.get_all_by_role(Role::TreeItem).nth(2).unwrap();
    group.click();
    window.harness.run_steps(2);
    window.press("users-place-more");
    window.press("users-merge");
    let target = window.texts.get("users-merge-target").into_owned();
    window.harness.get_by_role_and_label(Role::ComboBox, &target).click();
    window.harness.run_steps(3);
    window.harness.get_by_role_and_label(Role::Button, "Berlin / Ohne Lizenzen").click();
    window.harness.run_steps(3);
    window.press("users-preview");
    let title = window.texts.get("notices-preview-merge-places").into_owned();
    window.until_label(&title);
    // Called off, the form is there again with what was chosen in it.
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    window.press("users-preview");
    window.until_label(&title);
    let field = window.texts.get("notices-type-number").into_owned();
    let disabled = |window: &Window| {
        let verb = window.texts.get("notices-preview-merge-places.confirm").into_owned();
        window.harness.get_by_role_and_label(Role::Button, &verb).accesskit_node().is_disabled()
    };
    assert!(disabled(&window));
    window.harness.get_by_role_and_label(Role::TextInput, &field).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::TextInput, &field).type_text("48");
    window.harness.run_steps(2);
    assert!(!disabled(&window));
    window.press("notices-preview-merge-places.confirm");
    window.until_label("Done. It is change");
}
