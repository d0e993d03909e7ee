//! The overview, the set-up and the settings by themselves.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]
mod support;

#[path = "support/panel.rs"]
mod panel;
#[path = "panel_shell/place.rs"]
mod place;
#[path = "panel_shell/plan.rs"]
mod plan;
#[path = "panel_shell/rescue.rs"]
mod rescue;

use std::{path::Path, sync::Arc};

use eframe::egui::{Key, Modifiers, OutputCommand, Theme, accesskit::Role};
use egui_kittest::{
    SnapshotResults,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{calendar::UtcMicros, command::Command, report::forecast};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Clock, Door, Engine, JobId, Outcome, Surroundings, Task, View},
    text::{Language, Texts},
    ui::{
        app::PortalPreferences,
        panel::{
            Panel as _, PanelId, Preferred, Wish, overview::OverviewPanel, settings::SettingsPanel, setup::SetupPanel,
        },
        preview::difference_rows,
    },
};

use crate::panel::{Stage, WIDE, stage_harness};

/// 24 November 2026, 06:35 UTC.
const NOW: UtcMicros = UtcMicros(1_795_502_100_000_000);
/// Tall enough for the whole overview.
const TALL: [f32; 2] = [1240.0, 1100.0];
const LOOKS: [(Language, Theme); 2] = [(Language::English, Theme::Light), (Language::German, Theme::Dark)];

fn surroundings(folder: &Path) -> Surroundings {
    let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
    Surroundings { clock: Clock::Fixed(NOW), ..Surroundings::of_this_process(place).unwrap() }
}

/// The sample company, with a folder that is called the same everywhere. Machines differ, so what was read is left out.
fn sample() -> View {
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::open_sample(&surroundings(folder.path()), &|_, _| true).unwrap();
    View { folder: "/var/lib/license-manager".into(), ..View::of(&engine) }
}

fn empty() -> View {
    let folder = tempfile::tempdir().unwrap();
    View::of(&Engine::open(surroundings(folder.path())).unwrap())
}

fn shows(wish: &Wish, panel: PanelId) -> bool {
    matches!(wish, Wish::Show(shown) if *shown == panel)
}

#[test]
fn the_overview_shows_pools_steps_and_what_ends() {
    for (language, look) in LOOKS {
        let mut harness = stage_harness(1.0, look, WIDE, Stage::<OverviewPanel>::new(sample(), language));
        harness.run();
        let meters: Vec<String> =
            harness.query_all_by_role(Role::Meter).filter_map(|node| node.accesskit_node().label()).collect();
        let overview = harness.state().view.overview.clone();
        assert_eq!(meters.len(), overview.pools.len());
        for row in &overview.pools {
            let bar = meters.iter().find(|name| name.starts_with(&format!("{}:", row.name))).unwrap();
            assert!(bar.contains(&row.required.to_string()), "{bar}");
        }
        assert!(harness.query_all_by_label_contains("TAPI").count() >= 2, "it ends soon");
    }
}

#[test]
fn the_buy_list_names_what_is_missing_and_is_copied_as_a_letter() {
    for (language, look) in LOOKS {
        let mut harness = stage_harness(1.0, look, TALL, Stage::<OverviewPanel>::new(sample(), language));
        harness.run();
        let texts = harness.state().texts.clone();
        assert!(harness.query_by_label(&texts.get("overview-buy-list")).is_some());
        harness.get_by_role_and_label(Role::Button, &texts.get("overview-buy-list.copy")).click();
        let mut copied = None;
        while copied.is_none() {
            harness.step();
            copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
            assert!(harness.ctx.cumulative_pass_nr() < 50, "nothing was copied");
        }
        let letter = copied.unwrap();
        let view = &harness.state().view;
        for row in view.overview.pools.iter().filter(|row| row.missing > 0) {
            let line = [("count", row.missing.into()), ("license", (&row.name).into())];
            assert!(letter.contains(&texts.format("overview-letter-line", &line)), "{letter}");
        }
        assert!(letter.contains(&view.installation.system_id().unwrap().to_string()), "{letter}");
    }
}

#[test]
fn the_card_ahead_says_who_loses_on_a_day() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<OverviewPanel>::new(sample(), Language::English));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Who loses by it?").click();
    harness.run();
    let view = harness.state().view.clone();
    let ends = view.overview.ahead[0].grace_until.plus(1);
    let wished = harness.state_mut().wished();
    assert!(matches!(&wished[..], [Wish::Run(Task::Forecast(day))] if *day == ends), "{wished:?}");
    let found = Outcome::Forecast(Arc::new(forecast(&view.installation, &view.assignment, ends)));
    harness.state_mut().with(|panel, context| panel.outcome(JobId(1), Ok(found), context)).unwrap();
    harness.run();
    let ended = view.overview.ahead[0].name.clone();
    assert!(harness.query_all_by_label_contains(&format!("lose {ended}")).count() > 0, "who loses is named");
}

#[test]
fn a_day_that_is_over_or_none_is_not_looked_at() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<OverviewPanel>::new(sample(), Language::English));
    harness.run();
    let is_disabled = |harness: &egui_kittest::Harness<'_, Stage<OverviewPanel>>| {
        harness.get_by_role_and_label(Role::Button, "Look ahead").accesskit_node().is_disabled()
    };
    assert!(is_disabled(&harness));
    for (typed, disabled) in [("1.1.2026", true), ("x", true), ("2027-12-31", false)] {
        harness.get_by_role_and_label(Role::TextInput, "Another day").focus();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_role_and_label(Role::TextInput, "Another day").type_text(typed);
        harness.run();
        assert_eq!(is_disabled(&harness), disabled, "{typed}");
    }
}

#[test]
fn a_step_leads_to_its_panel() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<OverviewPanel>::new(sample(), Language::English));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Show who lacks what").click();
    harness.run();
    assert!(harness.state_mut().wished().iter().any(|wish| shows(wish, PanelId::Users)));
}

#[test]
fn the_numbers_in_use_become_a_command_and_nonsense_is_refused() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<OverviewPanel>::new(sample(), Language::English));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Enter what is in use…").click();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Auto attendants in use");
    field.focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Auto attendants in use").type_text("x");
    harness.run();
    assert!(harness.get_by_role_and_label(Role::Button, "Show what changes").accesskit_node().is_disabled());
    harness.key_press(Key::Backspace);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Auto attendants in use").type_text("0");
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Show what changes").click();
    harness.run();
    let wished = harness.state_mut().wished();
    let [Wish::Run(Task::Preview(Command::EnterResources(numbers)))] = &wished[..] else { panic!("{wished:?}") };
    assert_eq!((numbers["auto-attendants"], numbers["media-channels"]), (20, 8));
}

#[test]
fn a_door_opens_only_with_a_valid_x_id() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<SetupPanel>::new(empty(), Language::English));
    harness.run();
    let button = |harness: &egui_kittest::Harness<'_, Stage<SetupPanel>>| {
        harness.get_by_role_and_label(Role::Button, "Set up with this X-ID").accesskit_node().is_disabled()
    };
    assert!(button(&harness));
    let name = harness.state().texts.get("common-system-id").into_owned();
    harness.get_by_role_and_label(Role::TextInput, &name).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, &name).type_text("xid1 pnjff zyf2j p6nw5 vmkfe");
    harness.run();
    assert!(!button(&harness));
    harness.get_by_role_and_label(Role::Button, "Set up with this X-ID").click();
    harness.run();
    let wished = harness.state_mut().wished();
    let [Wish::Run(Task::SetUp { door: Door::Replaced(code), edition })] = &wished[..] else { panic!("{wished:?}") };
    assert_eq!((code.to_string().as_str(), edition.as_str()), ("XID1-PNJFF-ZYF2J-P6NW5-VMKFE", "v10"));
}

#[test]
fn the_edition_is_chosen_before_the_door() {
    let mut harness = stage_harness(1.0, Theme::Dark, WIDE, Stage::<SetupPanel>::new(empty(), Language::German));
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "XPhone Connect 8").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Diesen Server einrichten").click();
    harness.run();
    let wished = harness.state_mut().wished();
    assert!(
        matches!(&wished[..], [Wish::Run(Task::SetUp { door: Door::New, edition })] if edition == "v8"),
        "{wished:?}"
    );
}

#[test]
fn settings_are_wished_and_a_backup_needs_a_long_passphrase_twice() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<SettingsPanel>::new(sample(), Language::English));
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "Dark").click();
    harness.run();
    assert!(matches!(harness.state_mut().wished()[..], [Wish::Prefer(Preferred::Look(Some(Theme::Dark)))]));

    for (name, text) in [
        ("Save the backup as", "/backups/one.xlbak"),
        ("Passphrase", "long enough"),
        ("The passphrase again", "long enough"),
    ] {
        assert!(harness.get_by_role_and_label(Role::Button, "Save the backup").accesskit_node().is_disabled());
        // Passphrases have a role of their own.
        let input = |node: &egui_kittest::Node<'_>| {
            matches!(node.accesskit_node().role(), Role::TextInput | Role::PasswordInput)
        };
        harness.get_all_by_label(name).find(input).unwrap().focus();
        harness.run();
        harness.get_all_by_label(name).find(input).unwrap().type_text(text);
        harness.run();
    }
    // It lies below the fold, where only a screen reader reaches it without scrolling.
    harness.get_by_role_and_label(Role::Button, "Save the backup").click_accesskit();
    harness.run();
    let wished = harness.state_mut().wished();
    let [Wish::Run(task @ Task::Backup { file, .. })] = &wished[..] else { panic!("{wished:?}") };
    assert_eq!(file, Path::new("/backups/one.xlbak"));
    assert!(!format!("{task:?}").contains("long enough"), "a passphrase is never printed");
}

#[test]
fn the_way_to_the_portal_is_checked_while_it_is_typed() {
    let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<SettingsPanel>::new(sample(), Language::English));
    harness.run();
    let type_in = |harness: &mut egui_kittest::Harness<'static, Stage<SettingsPanel>>, name: &str, text: &str| {
        harness.get_by_role_and_label(Role::TextInput, name).focus();
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
        harness.run();
    };
    let is_disabled = |harness: &egui_kittest::Harness<'static, Stage<SettingsPanel>>| {
        harness.get_by_role_and_label(Role::Button, "Use these settings").accesskit_node().is_disabled()
    };
    assert!(is_disabled(&harness), "nothing is new");
    type_in(&mut harness, "Address", "http://portal.example");
    assert!(harness.query_all_by_label_contains("has no encryption").next().is_some() && is_disabled(&harness));
    harness.state_mut().panel = SettingsPanel::default();
    harness.run();
    type_in(&mut harness, "Address", "portal.example");
    type_in(&mut harness, "Proxy", "http://proxy.example:3128");
    let file = vec!["/etc/authority.pem".into()];
    harness.state_mut().with(|panel, context| panel.files_chosen("authorities", file, context));
    harness.get_by_role_and_label(Role::CheckBox, "Look for new license packages once a day").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Use these settings").click_accesskit();
    harness.run();
    let wished = harness.state_mut().wished();
    let [Wish::Prefer(Preferred::Portal(portal))] = &wished[..] else { panic!("{wished:?}") };
    let expected = PortalPreferences {
        address: "portal.example".to_owned(),
        ca_file: "/etc/authority.pem".to_owned(),
        proxy: "http://proxy.example:3128".to_owned(),
        looks: true,
    };
    assert_eq!(*portal, expected);
}

#[test]
fn a_system_of_version_8_can_go_over_to_10_and_one_of_10_to_nothing() {
    for (edition, offered) in [("v8", true), ("v10", false)] {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = Engine::open(surroundings(folder.path())).unwrap();
        engine.set_up(&Door::New, edition).unwrap();
        let view = View::of(&engine);
        let mut harness = stage_harness(1.0, Theme::Light, WIDE, Stage::<SettingsPanel>::new(view, Language::German));
        harness.run();
        let button = harness.query_by_role_and_label(Role::Button, "Zu Version 10 übergehen…");
        assert_eq!(button.is_some(), offered);
        let Some(button) = button else { continue };
        button.click_accesskit();
        harness.run();
        let wished = harness.state_mut().wished();
        let [Wish::Run(Task::Preview(command))] = &wished[..] else { panic!("{wished:?}") };
        let preview = Arc::new(engine.preview(command.clone()).unwrap());
        let rows = difference_rows(&Texts::new(Language::German), &preview);
        assert!(rows.iter().any(|row| row.text == "Version wechselt von 8 zu 10"), "{rows:?}");
        let merged = "OFFICE, OFFICE PLUS PACK und DASHBOARD werden zu OFFICE PLUS";
        assert!(rows.iter().any(|row| row.text.starts_with(merged)), "{rows:?}");
    }
}

#[test]
fn pictures() {
    let mut pictures = SnapshotResults::new();
    for (language, look) in LOOKS {
        let end = support::suffix(look);
        let mut harness = stage_harness(1.0, look, WIDE, Stage::<SetupPanel>::new(empty(), language));
        harness.run();
        harness.snapshot(format!("panel_setup_{end}"));
        pictures.extend(harness.take_snapshot_results());
        let mut harness = stage_harness(1.0, look, TALL, Stage::<OverviewPanel>::new(sample(), language));
        harness.run();
        harness.snapshot(format!("panel_overview_{end}"));
        pictures.extend(harness.take_snapshot_results());
    }
}

#[test]
fn everything_can_be_reached_at_200_percent() {
    for (language, look) in LOOKS {
        let mut harness = stage_harness(2.0, look, [456.0, 350.0], Stage::<OverviewPanel>::new(sample(), language));
        harness.run();
        let window = harness.ctx.content_rect();
        for node in harness.query_all_by_role(Role::Button) {
            let (left, right) = (node.rect().left(), node.rect().right());
            assert!(left >= window.left() && right <= window.right(), "{node:?} is cut");
        }
    }
}
