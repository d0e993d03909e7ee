//! The ways back that the settings offer: a copy that the program made, and a key that can't be used.
use std::{fs, path::PathBuf, sync::Arc};

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness, SnapshotResults,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::calendar::UtcMicros;
use xphone_license_manager::{
    preferences::KeyError,
    session::{Copies, CopyCause, Door, Engine, JobId, Outcome, SavedCopy, Task, View},
    text::Language,
    ui::{
        panel::{Panel as _, Wish, settings::SettingsPanel},
        preview::difference_rows,
    },
};

use crate::{
    LOOKS, NOW, TALL,
    panel::{Stage, WIDE, stage_harness},
    sample, support, surroundings,
};

fn copy(entry: u64, cause: CopyCause, days_ago: i64, size: u64) -> SavedCopy {
    let file = PathBuf::from(format!("copies/{entry:010}-{}-0a1b2c3d.sqlite", cause.name()));
    SavedCopy { file, entry, cause, made_at: UtcMicros(NOW.0 - days_ago * 86_400_000_000), size }
}

/// The sample company with a copy of each kind.
fn with_copies() -> View {
    let saved = vec![
        copy(12, CopyCause::Update, 40, 130_000),
        copy(37, CopyCause::Import, 3, 220_000),
        copy(38, CopyCause::Restore, 1, 220_100),
    ];
    let folder = "/var/lib/license-manager/copies".into();
    View { copies: Arc::new(Copies { folder, saved }), ..sample() }
}

/// A system whose key file holds something else.
fn with_damaged_key() -> View {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = Engine::open(surroundings(folder.path())).unwrap();
    engine.set_up(&Door::New, "v10").unwrap();
    let key = folder.path().join("installation.key");
    fs::write(&key, "no key").unwrap();
    drop(engine);
    let view = View::of(&Engine::open(surroundings(folder.path())).unwrap());
    assert!(view.key_fault.is_some());
    // The same file on every picture.
    let file = "/var/lib/license-manager/installation.key".into();
    View { key_fault: Some(Arc::new(KeyError::Damaged { file }.into())), ..view }
}

fn window(view: View, language: Language) -> Harness<'static, Stage<SettingsPanel>> {
    let mut window = stage_harness(1.0, Theme::Light, WIDE, Stage::<SettingsPanel>::new(view, language));
    window.run();
    window
}

#[test]
fn each_copy_says_when_why_and_how_large_and_is_previewed() {
    let mut window = window(with_copies(), Language::English);
    for text in ["before an import", "before an update", "before another copy", "up to entry 37, 215 KB"] {
        assert!(window.query_all_by_label_contains(text).next().is_some(), "{text}");
    }
    // It lies below the fold, where only a screen reader reaches it without scrolling.
    window.get_by_role_and_label(Role::Button, "Restore: 21 Nov 2026, 06:35 UTC, before an import").click_accesskit();
    window.run();
    let wished = window.state_mut().wished();
    let [Wish::Run(Task::PreviewCopy(file))] = &wished[..] else { panic!("{wished:?}") };
    assert_eq!(*file, copy(37, CopyCause::Import, 3, 0).file);
}

#[test]
fn a_preview_of_a_copy_says_what_is_given_up_and_is_confirmed_as_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = Engine::open(surroundings(folder.path())).unwrap();
    engine.set_up(&Door::New, "v10").unwrap();
    for name in ["Berlin", "Kiel"] {
        let place = xlm_core::directory::PlaceName::location(name);
        let command = xlm_core::command::Command::CreatePlace { place, description: String::new() };
        engine.execute(&command, "").unwrap();
        let row =
            r#"{"key": "U1", "first_name": "F", "name": "N", "account": "a", "location": "Berlin", "phone": "1"}"#;
        let row = row.replace("\"1\"", &format!("\"{}\"", name.len()));
        let rows = vec![serde_json::from_str(&row).unwrap()].into();
        let options = xlm_core::command::ImportOptions::default();
        engine.execute(&xlm_core::command::Command::ImportUsers { rows, options }, "").unwrap();
    }
    let oldest = engine.copies().saved.into_iter().next().unwrap();
    let preview = Arc::new(engine.preview_copy(&oldest.file).unwrap());
    let mut window = window(View::of(&engine), Language::German);
    let outcome = Ok(Outcome::Preview(Arc::clone(&preview)));
    window.state_mut().with(|panel, context| panel.outcome(JobId(1), outcome, context)).unwrap();
    assert!(matches!(window.state_mut().wished()[..], [Wish::Confirm(_)]));
    let rows = difference_rows(&window.state().texts, &preview);
    assert_eq!((rows[0].count, rows[0].text.as_str()), (3, "Einträge des Änderungsprotokolls werden aufgegeben"));
    assert!(rows[0].names[1].contains("Standort Kiel angelegt"), "{:?}", rows[0].names);
}

#[test]
fn a_key_that_can_not_be_used_has_two_ways_out() {
    let mut window = window(with_damaged_key(), Language::English);
    assert!(window.query_all_by_label_contains("installation.key is damaged").next().is_some());
    let take = |window: &Harness<'_, Stage<SettingsPanel>>| {
        window.get_by_role_and_label(Role::Button, "Take the key").accesskit_node().is_disabled()
    };
    assert!(take(&window), "a file and a passphrase are needed");
    window.get_by_role_and_label(Role::Button, "Make a new key…").click();
    window.run();
    let wished = window.state_mut().wished();
    assert!(matches!(wished[..], [Wish::Run(Task::PreviewNewKey)]), "{wished:?}");

    let file = vec![PathBuf::from("/backups/one.xlbak")];
    window.state_mut().with(|panel, context| panel.files_chosen("key-backup", file, context));
    let name = "Passphrase of the backup";
    window.get_by_role_and_label(Role::PasswordInput, name).focus();
    window.run();
    window.get_by_role_and_label(Role::PasswordInput, name).type_text("a passphrase");
    window.run();
    window.get_by_role_and_label(Role::Button, "Take the key").click();
    window.run();
    let wished = window.state_mut().wished();
    let [Wish::Run(task @ Task::RestoreKey { file, .. })] = &wished[..] else { panic!("{wished:?}") };
    assert_eq!(file, &PathBuf::from("/backups/one.xlbak"));
    assert!(!format!("{task:?}").contains("a passphrase"), "it is never printed");
    window.state_mut().with(|panel, context| panel.outcome(JobId(1), Ok(Outcome::KeyRestored), context)).unwrap();
    assert!(matches!(window.state_mut().wished()[..], [Wish::Tell { .. }]));
}

#[test]
fn a_key_that_can_be_used_is_not_spoken_of() {
    let window = window(sample(), Language::English);
    assert!(window.query_by_role_and_label(Role::Button, "Take the key").is_none());
}

#[test]
fn pictures_of_the_ways_back() {
    let mut pictures = SnapshotResults::new();
    for (language, look) in LOOKS {
        let end = support::suffix(look);
        for (name, view) in [("copies", with_copies()), ("key", with_damaged_key())] {
            let view = View { folder: "/var/lib/license-manager".into(), ..view };
            let size = if name == "copies" { [TALL[0], 2400.0] } else { TALL };
            let mut window = stage_harness(1.0, look, size, Stage::<SettingsPanel>::new(view, language));
            window.run();
            // The build is another one tomorrow.
            let build = window.get_by_label(env!("XLM_COMMIT")).rect();
            window.mask(build.with_max_x(build.left() + 160.0));
            window.snapshot(format!("panel_settings_{name}_{end}"));
            pictures.extend(window.take_snapshot_results());
        }
    }
}
