//! The rehosting panel: every state of the binding, the questions before a request, and what it looks like.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

#[path = "support/picture.rs"]
mod picture;
#[path = "panel_rehosting/states.rs"]
mod states;
mod support;

#[path = "support/panel.rs"]
mod panel;

use std::sync::Arc;

use eframe::egui::{Key, Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use panel::{Stage, WIDE, stage_harness};
use xlm_core::{
    binding::component_tags,
    calendar::{Day, UtcMicros},
    code::{HardwareCode, SystemCode, SystemId},
    command::Command,
    directory::{FunctionSetting, PlaceName},
    document::{
        Binding, BindingTolerance, Digest, Item, ItemKind, LicensePackage, MachineKind, Nonce, PackageMark,
        ProductEdition, Reason, RehostingBudget, Release, Request, SystemKind, ToleranceRecipe, seal,
    },
    event::FunctionValue,
    identity::{DigestKey, Known, Observation, observe},
};
use xphone_license_manager::{
    machine::{self, FakeRoot},
    portal::{client::ClientError, sample_issuer_key},
    preferences::{DataPlace, PlaceKind},
    session::{
        Clock, Engine, JobId, Outcome, PortalTask, ReleaseDraft, RequestDraft, SessionError, Surroundings, Task, View,
    },
    text::Language,
    ui::panel::{FileQuestion, FileQuestionKind, Panel as _, PanelId, Wish, rehosting::RehostingPanel},
};

const X_ID: &str = "XID1-PNJFF-ZYF2J-P6NW5-VMKFE";
const OLD_MAC: &str = "00:50:56:00:12:3F";
const NEW_MAC: &str = "00:50:56:00:12:9A";
const NEW_UUID: &str = "4c4c4544-0042-3510-8052-c2c04f4e4444";
const OLD_SYSTEM: &str = "0123456789abcdef0123456789abcdef";
const NEW_SYSTEM: &str = "fedcba9876543210fedcba9876543210";
const OLD_UUID: &str = "4c4c4544-0042-3510-8052-c2c04f4e3332";

fn noon(day: i8) -> UtcMicros {
    UtcMicros(UtcMicros::start_of(Day::from_date(2026, 11, day).unwrap()).0 + 43_200_000_000)
}

struct World {
    folder: tempfile::TempDir,
    engine: Engine,
}

impl World {
    /// A sample system on a virtual machine.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().join("data"), kind: PlaceKind::Given };
        let surroundings =
            Surroundings { clock: Clock::Fixed(noon(2)), ..Surroundings::of_this_process(place).unwrap() };
        let engine = Engine::open(surroundings).unwrap();
        let mut world = Self { folder, engine };
        world.run(&Command::SetUp {
            kind: SystemKind::Sample,
            edition: "v10".to_owned(),
            system_id: SystemId::Own(x_id()),
            installation_key: None,
        });
        world.read_machine(OLD_UUID, OLD_MAC, OLD_SYSTEM);
        world
    }

    /// The same with licenses that are bound to it.
    fn bound() -> Self {
        Self::with_budget(1)
    }

    /// The same with so many of three rehostings used up.
    fn with_budget(used: u16) -> Self {
        let mut world = Self::new();
        world.import_package(used);
        world
    }

    /// Licenses that were made for the first machine.
    fn import_package(&mut self, used: u16) {
        let observation = self.observe(OLD_UUID, OLD_MAC, OLD_SYSTEM);
        self.run(&Command::ImportPackage { envelope: package(&observation, used) });
        let berlin = PlaceName::location("Berlin");
        self.run(&Command::CreatePlace { place: berlin.clone(), description: String::new() });
        self.run(&Command::SetFunctions {
            place: berlin,
            settings: vec![FunctionValue { function: "voicemail".to_owned(), setting: FunctionSetting::On }],
        });
        for (key, name) in [("U1", "Beispiel"), ("U2", "Muster"), ("U3", "Probe")] {
            let record = format!(r#"{{"key": "{key}", "name": "{name}", "place": {{"location": "Berlin"}}}}"#);
            self.run(&Command::CreateUser(serde_json::from_str(&record).unwrap()));
        }
    }

    fn run(&mut self, command: &Command) {
        self.engine.execute(command, "").unwrap();
    }

    fn read_machine(&mut self, uuid: &str, mac: &str, os: &str) {
        let observation = self.observe(uuid, mac, os);
        self.run(&Command::ObserveHardware(observation));
    }

    fn observe(&self, uuid: &str, mac: &str, os: &str) -> Observation {
        let root = FakeRoot::virtual_machine(&self.folder.path().join("machine")).unwrap();
        root.write("sys/class/dmi/id/product_uuid", &format!("{uuid}\n")).unwrap();
        root.adapter("ens192", mac, "pci", "0000:0b:00.0").unwrap();
        root.write("etc/machine-id", &format!("{os}\n")).unwrap();
        let facts = machine::read_from(&root.path).unwrap();
        let key = DigestKey::of(&SystemId::Own(x_id()));
        let baseline = self.engine.installation().binding.baseline.clone();
        observe(&facts, &key, Known { baseline: baseline.as_deref(), pinned: None })
    }

    fn at(mut self, day: i8) -> Self {
        self.engine.surroundings.clock = Clock::Fixed(noon(day));
        self.engine.refresh().unwrap();
        self
    }

    /// As the window sees it on the home server.
    fn view(&self) -> View {
        View { is_home_server: true, ..View::of(&self.engine) }
    }
}

fn x_id() -> SystemCode {
    X_ID.parse().unwrap()
}

fn package(observation: &Observation, used: u16) -> String {
    let item = |id: &str, license_type: &str, quantity| Item {
        id: id.to_owned(),
        order_number: "A-1".to_owned(),
        license_type: license_type.to_owned(),
        quantity,
        kind: ItemKind::Purchase,
        from: None,
        until: None,
        grace_days: 14,
        product_version: None,
        replaces: vec![],
    };
    let package = LicensePackage {
        system_id: x_id(),
        generation: 1,
        nonce: None,
        previous: None,
        binding: Binding {
            hardware_id: observation.hardware_id,
            components: component_tags(observation),
            tolerance: BindingTolerance { recipe: ToleranceRecipe::Virtual, score_percent: 60 },
        },
        items: vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 3), item("3", "VOICEMAIL", 2)],
        binding_grace_days: 30,
        rehosting_budget: RehostingBudget {
            used,
            allowed: 3,
            period_days: 365,
            next_free: Some(noon(1).day().plus(365)),
        },
        customer: "Musterwerk GmbH".to_owned(),
        contact: Some("licenses@example.com".to_owned()),
        texts: None,
        issued_at: noon(1),
    };
    seal(&package, &sample_issuer_key()).unwrap()
}

type Window = Harness<'static, Stage<RehostingPanel>>;

fn window(world: &World, language: Language) -> Window {
    stage_harness(1.0, Theme::Light, WIDE, Stage::new(world.view(), language))
}

fn press(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn says(window: &Window, text: &str) {
    assert!(window.query_all_by_label_contains(text).next().is_some(), "nothing says {text:?}");
}

fn has_button(window: &Window, name: &str) -> bool {
    window.query_by_role_and_label(Role::Button, name).is_some()
}

/// What the file dialog was asked, if nothing else was wished.
fn file_question(window: &mut Window) -> FileQuestion {
    let mut wishes = window.state_mut().wished();
    assert_eq!(wishes.len(), 1, "{wishes:?}");
    match wishes.remove(0) {
        Wish::AskForFiles(question) => question,
        other => panic!("wished {other:?}"),
    }
}

/// The reason of the request that is made once a file is chosen.
fn reason_after(window: &mut Window, question: &FileQuestion) -> Reason {
    let file = vec!["/somewhere/request.xlreq".into()];
    window.state_mut().with(|panel, context| panel.files_chosen(question.purpose, file, context));
    match window.state_mut().wished().as_slice() {
        [Wish::Run(Task::SaveRequest { codes, reason, .. })] if codes.is_empty() => *reason,
        other => panic!("wished {other:?}"),
    }
}

#[test]
fn without_licenses_the_import_is_the_next_step() {
    let mut window = window(&World::new(), Language::English);
    says(&window, "There is no license package yet");
    press(&mut window, "Go to license import");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Show(PanelId::Import)]));
}

#[test]
fn a_new_server_takes_over_the_licenses_of_one_that_failed_after_a_question() {
    let mut window = window(&World::new(), Language::German);
    press(&mut window, "Anforderung speichern…");
    says(&window, "Ist der alte Server endgültig ausgefallen?");
    press(&mut window, "Abbrechen");
    assert!(window.state_mut().wished().is_empty());

    press(&mut window, "Anforderung speichern…");
    press(&mut window, "Lizenzen anfordern");
    let question = file_question(&mut window);
    assert_eq!(question.kind, FileQuestionKind::Save { name: "rehosting-VMKFE.xlreq".to_owned() });
    assert_eq!(reason_after(&mut window, &question), Reason::Failed);
}

#[test]
fn a_binding_that_fits_asks_for_nothing() {
    let mut window = window(&World::bound(), Language::English);
    says(&window, "The licenses are bound to the XPhone server");
    says(&window, "Everything is as it was");
    says(&window, X_ID);
    assert!(!has_button(&window, "Save request…"));
    press(&mut window, "Read hardware again");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::ObserveHardware)]));
}

#[test]
fn a_new_mac_address_names_the_old_one_and_may_be_kept() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    let mut window = window(&world.at(8), Language::English);
    says(&window, "All licenses still count for 24 days, up to and including 1 Dec 2026");
    says(&window, "Set the old one, which ends in …:3F, as static");
    says(&window, "…:3F → …:9A");
    says(&window, "What stops on 2 Dec 2026");
    says(&window, "3 user licenses");
    press(&mut window, "Keep the new address: save request…");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Drift);
}

#[test]
fn a_machine_that_was_imported_anew_is_asked_whether_it_is_the_same() {
    let mut world = World::bound();
    world.read_machine(NEW_UUID, OLD_MAC, OLD_SYSTEM);
    let mut window = window(&world, Language::German);
    says(&window, "Ist es derselbe Server?");
    press(&mut window, "Anforderung speichern…");
    assert!(window.state_mut().wished().is_empty());
    press(&mut window, "Es ist derselbe Server");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Drift);
}

#[test]
fn without_an_answer_it_is_a_copy_and_nothing_is_requested() {
    let mut world = World::bound();
    world.read_machine(NEW_UUID, NEW_MAC, OLD_SYSTEM);
    let mut window = window(&world, Language::English);
    says(&window, "Moved or copied?");
    assert!(window.get_by_label("It is a copy, and the original still runs").accesskit_node().toggled().is_some());
    assert!(!has_button(&window, "Save request…"));

    window.get_by_label("The server was moved here, and the original does not run any more").click();
    window.run();
    assert!(window.get_by_label("Save request…").accesskit_node().is_disabled());
    let end = |window: &mut Window, text: &str| {
        let field = window.get_by_role_and_label(Role::TextInput, "Last five characters of the X-ID");
        field.focus();
        field.type_text(text);
        window.run();
    };
    end(&mut window, "vmkf");
    says(&window, "The X-ID does not end like this");
    assert!(window.get_by_label("Save request…").accesskit_node().is_disabled());
    end(&mut window, "e");
    // The issuer cannot see whether the original still runs, so it is paid for.
    says(&window, "this uses up a rehosting");
    says(&window, "2 rehostings are left");
    press(&mut window, "Save request…");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Failed);
}

#[test]
fn a_package_for_other_hardware_is_emergency_operation_with_an_end() {
    let mut world = World::new();
    world.read_machine(NEW_UUID, NEW_MAC, NEW_SYSTEM);
    world.import_package(1);
    let mut window = window(&world, Language::German);
    says(&window, "Notbetrieb: Das Lizenzpaket wurde für andere Hardware erstellt");
    press(&mut window, "Anforderung speichern…");
    says(&window, "Verbleibende Rehostings: 2");
    press(&mut window, "Lizenzen anfordern");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Failed);
}

#[test]
fn after_the_grace_it_says_what_has_stopped() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    world.engine.surroundings.clock = Clock::Fixed(UtcMicros(noon(2).0 + 40 * 86_400_000_000));
    world.engine.refresh().unwrap();
    let window = window(&world, Language::German);
    says(&window, "Seit 02.12.2026 zählt keine Lizenz mehr");
    says(&window, "Was seit 02.12.2026 aufgehört hat");
    says(&window, "3 Benutzerlizenzen");
}

#[test]
fn a_request_that_was_made_waits_for_its_package() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    world.run(&Command::RecordRequest { nonce: Nonce([7; 16]), reason: Reason::Drift, codes: vec![] });
    let mut window = window(&world, Language::English);
    says(&window, "Hardware changed, same server. The request was made on 2 Nov 2026, 12:00 UTC");
    press(&mut window, "Go to license import");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Show(PanelId::Import)]));
    says(&window, "Another request replaces that of 2 Nov 2026, 12:00 UTC");
    press(&mut window, "Save another request…");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Drift);
    // The issuer may have said that it must be another one.
    press(&mut window, "Request as planned move…");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Move);
    press(&mut window, "Request as server failed…");
    press(&mut window, "Request licenses");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Failed);
}

#[test]
fn the_budget_says_what_is_used_and_left_and_when_the_next_comes_back() {
    let world = World::bound();
    let window_of = |language| window(&world, language);
    let english = window_of(Language::English);
    says(&english, "1 of 3 within 365 days");
    says(&english, "The next one comes back");
    says(&english, "1 Nov 2027");
    says(&window_of(Language::German), "1 von 3 innerhalb von 365 Tagen");
}

#[test]
fn beyond_the_budget_the_request_goes_to_a_person() {
    let mut world = World::with_budget(3);
    world.read_machine(NEW_UUID, NEW_MAC, NEW_SYSTEM);
    let mut window = window(&world, Language::English);
    says(&window, "a person at the issuer’s decides");
    says(&window, "Contact: licenses@example.com");
    press(&mut window, "Save request…");
    says(&window, "No rehosting is left");
    press(&mut window, "Request licenses");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Failed);
}

#[test]
fn a_workstation_shows_the_state_and_makes_no_request() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    let stage = Stage::new(View::of(&world.engine), Language::English);
    let window: Window = stage_harness(1.0, Theme::Light, WIDE, stage);
    says(&window, "This is a workstation");
    says(&window, "…:3F → …:9A");
    for name in ["Keep the new address: save request…", "Read hardware again", "Save request…"] {
        assert!(!has_button(&window, name), "{name}");
    }
}

/// The task of a return that is made once a file is chosen.
fn return_after(window: &mut Window, question: &FileQuestion) -> Option<u16> {
    let file = vec!["/somewhere/return.xlrel".into()];
    window.state_mut().with(|panel, context| panel.files_chosen(question.purpose, file, context));
    match window.state_mut().wished().as_slice() {
        [Wish::Run(Task::SaveRelease { tail_days, file })] if file.ends_with("return.xlrel") => *tail_days,
        other => panic!("wished {other:?}"),
    }
}

#[test]
fn a_planned_move_says_what_it_costs_and_what_stops_when_before_anything_is_given_up() {
    let mut window = window(&World::bound(), Language::English);
    says(&window, "It costs nothing and uses up no rehosting");
    says(&window, "Old server runs until 15 Nov 2026");
    window.get_by_role_and_label(Role::Slider, "Days for the old server").focus();
    for _ in 0..4 {
        window.key_press(Key::ArrowLeft);
        window.run();
    }
    says(&window, "Old server runs until 11 Nov 2026");
    press(&mut window, "Save return file…");
    assert!(window.state_mut().wished().is_empty(), "first the question");
    says(&window, "Give the licenses of this server up?");
    says(&window, "What stops here on 12 Nov 2026");
    says(&window, "3 user licenses");
    press(&mut window, "Give licenses up");
    let question = file_question(&mut window);
    assert!(matches!(&question.kind, FileQuestionKind::Save { name } if name == "rehosting-VMKFE.xlrel"));
    assert_eq!(return_after(&mut window, &question), Some(10));
}

#[test]
fn a_planned_move_can_be_cancelled_before_it_begins() {
    let mut window = window(&World::bound(), Language::German);
    says(&window, "Geplanter Umzug");
    says(&window, "Alter Server läuft bis 15.11.2026");
    press(&mut window, "Rückgabedatei speichern…");
    press(&mut window, "Abbrechen");
    assert!(window.state_mut().wished().is_empty());
    assert!(!has_button(&window, "Lizenzen zurückgeben"));
}

#[test]
fn while_a_move_is_in_progress_the_file_can_be_saved_again_and_the_move_called_off() {
    let mut world = World::bound();
    world.run(&Command::ReleaseLicenses { tail_days: 10 });
    let mut window = window(&world.at(4), Language::German);
    says(&window, "Sie zählen hier noch 8 Tage, bis einschließlich 11.11.2026");
    says(&window, "Was hier am 12.11.2026 aufhört");
    says(&window, "Die Rückgabedatei an den Aussteller senden");
    press(&mut window, "Umzug absagen…");
    assert!(matches!(window.state_mut().wished()[..], [Wish::Run(Task::Preview(Command::CallOffRelease))]));
    press(&mut window, "Rückgabedatei noch einmal speichern…");
    let question = file_question(&mut window);
    assert_eq!(return_after(&mut window, &question), None, "with the days that are noted");
}

#[test]
fn a_move_that_is_called_off_is_confirmed_by_the_issuer() {
    let mut world = World::bound();
    world.run(&Command::ReleaseLicenses { tail_days: 10 });
    world.run(&Command::CallOffRelease);
    let mut window = window(&world, Language::English);
    says(&window, "Have the calling off confirmed");
    assert!(!has_button(&window, "Call the move off…"));
    press(&mut window, "Save request…");
    let question = file_question(&mut window);
    assert_eq!(reason_after(&mut window, &question), Reason::Move);
}

#[test]
fn after_its_days_the_old_server_has_moved_away() {
    let mut world = World::bound();
    world.run(&Command::ReleaseLicenses { tail_days: 1 });
    let window = window(&world.at(3), Language::English);
    says(&window, "since 3 Nov 2026 none counts here");
    says(&window, "Moved away");
    says(&window, "What has stopped since 3 Nov 2026");
    assert!(!has_button(&window, "Call the move off…"));
}

#[test]
fn the_new_server_asks_for_licenses_that_were_given_up() {
    let mut fresh = window(&World::new(), Language::English);
    press(&mut fresh, "Request as planned move…");
    let question = file_question(&mut fresh);
    assert_eq!(reason_after(&mut fresh, &question), Reason::Move);

    let mut world = World::bound();
    world.run(&Command::ReleaseLicenses { tail_days: 10 });
    world.read_machine(NEW_UUID, NEW_MAC, NEW_SYSTEM);
    let mut restored = window(&world, Language::English);
    says(&restored, "Is this the new server?");
    press(&mut restored, "Save request…");
    let question = file_question(&mut restored);
    assert_eq!(reason_after(&mut restored, &question), Reason::Move);
}

#[test]
fn picture_of_the_planned_move() {
    let mut planned = window(&World::bound(), Language::English);
    planned.snapshot("panel_rehosting_move_light");
}

#[test]
fn picture_of_a_move_in_progress() {
    let mut world = World::bound();
    world.run(&Command::ReleaseLicenses { tail_days: 10 });
    let stage = Stage::new(world.at(4).view(), Language::German);
    let mut moving: Window = stage_harness(2.0, Theme::Dark, [964.0, 676.0], stage);
    moving.snapshot("panel_rehosting_move_dark");
}

#[test]
fn picture_of_a_request_beyond_the_budget() {
    let mut world = World::with_budget(3);
    world.read_machine(NEW_UUID, NEW_MAC, NEW_SYSTEM);
    world.run(&Command::RecordRequest { nonce: Nonce([7; 16]), reason: Reason::Failed, codes: vec![] });
    let stage = Stage::new(world.at(4).view(), Language::German);
    let mut waiting: Window = stage_harness(1.0, Theme::Dark, [964.0, 1400.0], stage);
    waiting.snapshot("panel_rehosting_budget_dark");
}

#[test]
fn picture_of_the_question_moved_or_copied() {
    let mut world = World::bound();
    world.read_machine(NEW_UUID, NEW_MAC, OLD_SYSTEM);
    let mut moved = window(&world, Language::English);
    moved.get_by_label("The server was moved here, and the original does not run any more").click();
    moved.run();
    moved.remove_cursor();
    moved.run();
    moved.snapshot("panel_rehosting_light");
}

#[test]
fn picture_of_the_grace_with_little_room() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    let stage = Stage::new(world.at(8).view(), Language::German);
    let mut grace: Window = stage_harness(2.0, Theme::Dark, [964.0, 676.0], stage);
    grace.snapshot("panel_rehosting_dark");
}

/// The same window where a portal is known.
fn window_with_portal(world: &World, language: Language) -> Window {
    let view = View { portal: Some("https://portal.example".to_owned()), ..world.view() };
    stage_harness(1.0, Theme::Light, WIDE, Stage::new(view, language))
}

fn tasks(window: &mut Window) -> Vec<Task> {
    let wishes = window.state_mut().wished().into_iter();
    wishes.filter_map(|wish| if let Wish::Run(task) = wish { Some(task) } else { None }).collect()
}

fn deliver(window: &mut Window, outcome: Outcome) {
    window.state_mut().with(|panel, context| panel.outcome(JobId(1), Ok(outcome), context)).unwrap();
    window.run();
}

#[test]
fn a_request_is_shown_and_sent_where_a_portal_is_known() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    let mut window = window_with_portal(&world, Language::English);
    press(&mut window, "Send request");
    assert!(
        matches!(&tasks(&mut window)[..], [Task::DraftRequest { codes, reason: Reason::Drift }] if codes.is_empty())
    );
}

#[test]
fn a_failed_server_is_asked_about_before_its_request_is_sent() {
    let mut window = window_with_portal(&World::new(), Language::German);
    window.get_all_by_label("Anforderung senden").last().unwrap().click();
    window.run();
    says(&window, "Ist der alte Server endgültig ausgefallen?");
    assert!(tasks(&mut window).is_empty());
    press(&mut window, "Lizenzen anfordern");
    assert!(matches!(&tasks(&mut window)[..], [Task::DraftRequest { reason: Reason::Failed, .. }]));
}

#[test]
fn a_return_is_sent_after_both_questions_and_the_receipt_is_confirmed() {
    let mut window = window_with_portal(&World::bound(), Language::English);
    press(&mut window, "Send return");
    let texts = window.state().texts.clone();
    says(&window, &texts.get("rehosting-move-question"));
    press(&mut window, &texts.get("rehosting-move-confirm"));
    assert!(matches!(&tasks(&mut window)[..], [Task::DraftRelease { tail_days: Some(14) }]));
    let release = Release {
        system_id: x_id(),
        package: PackageMark { generation: 1, digest: Digest([1; 32]) },
        tail_days: 14,
        made_at: noon(2),
    };
    let draft = ReleaseDraft { tail_days: Some(14), json: serde_json::to_string(&release).unwrap(), release };
    deliver(&mut window, Outcome::ReleaseDraft(Arc::new(draft)));
    says(&window, "What will be sent");
    says(&window, "14 days");
    press(&mut window, "Send");
    assert!(matches!(&tasks(&mut window)[..], [Task::Portal(PortalTask::SendRelease { tail_days: Some(14) })]));
    deliver(&mut window, Outcome::Answered(Err(SessionError::Portal(ClientError::CutOff))));
    says(&window, "The connection ended before the answer was complete");
    assert!(!has_button(&window, "Save request as file…"), "a return is saved by its own button");
    press(&mut window, "Send again");
    assert!(matches!(&tasks(&mut window)[..], [Task::Portal(PortalTask::SendRelease { .. })]));
}

#[test]
fn picture_of_a_request_that_could_not_be_sent() {
    let mut world = World::bound();
    world.read_machine(OLD_UUID, NEW_MAC, OLD_SYSTEM);
    let mut window = window_with_portal(&world, Language::German);
    let request = Request {
        request_codes: vec![],
        system_id: x_id(),
        hardware_id: HardwareCode::from_hash(&[5; 32]),
        components: vec![],
        machine: MachineKind::Virtual,
        reason: Reason::Drift,
        nonce: Nonce([1; 16]),
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: noon(2),
        edition: ProductEdition::V10,
        emergency_since: None,
    };
    let json = serde_json::to_string(&request).unwrap();
    deliver(&mut window, Outcome::RequestDraft(Arc::new(RequestDraft { request, json })));
    press(&mut window, "Senden");
    let unreachable = ClientError::Unreachable { host: "portal.example".to_owned(), reason: "no route".to_owned() };
    deliver(&mut window, Outcome::Answered(Err(SessionError::Portal(unreachable))));
    press(&mut window, "Anforderung als Datei speichern…");
    let wishes = window.state_mut().wished();
    let Some(Wish::AskForFiles(question)) = wishes.last() else { panic!("{wishes:?}") };
    let file = vec!["/somewhere/request".into()];
    window.state_mut().with(|panel, context| panel.files_chosen(question.purpose, file, context));
    let saved = tasks(&mut window);
    assert!(matches!(&saved[..], [Task::SaveDraft { file, .. }] if file.ends_with("request.xlreq")), "{saved:?}");
    window.remove_cursor();
    window.run();
    window.snapshot("panel_rehosting_failed_light");
}
