//! The folder of the data, which is chosen for the next start.
use std::path::PathBuf;

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xphone_license_manager::{
    text::Language,
    ui::{
        app::Preferences,
        panel::{Preferred, Wish, settings::SettingsPanel},
    },
};

use crate::{
    panel::{Stage, WIDE, stage_harness},
    sample,
};

const FIELD: &str = "Another folder";
const USE: &str = "Use from the next start";

fn window(chosen: Option<&str>) -> Harness<'static, Stage<SettingsPanel>> {
    let mut stage = Stage::<SettingsPanel>::new(sample(), Language::English);
    stage.panel.preferences = Preferences { data_folder: chosen.map(PathBuf::from), ..Preferences::default() };
    let mut window = stage_harness(1.0, Theme::Light, WIDE, stage);
    window.run();
    window
}

fn type_folder(window: &mut Harness<'static, Stage<SettingsPanel>>, text: &str) {
    window.get_by_role_and_label(Role::TextInput, FIELD).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, FIELD).type_text(text);
    window.run();
}

fn is_ready(window: &Harness<'_, Stage<SettingsPanel>>) -> bool {
    !window.get_by_role_and_label(Role::Button, USE).accesskit_node().is_disabled()
}

fn chosen(window: &mut Harness<'static, Stage<SettingsPanel>>, button: &str) -> Option<PathBuf> {
    // It lies below the fold, where only a screen reader reaches it without scrolling.
    window.get_by_role_and_label(Role::Button, button).click_accesskit();
    window.run();
    let wished = window.state_mut().wished();
    let [Wish::Prefer(Preferred::DataFolder(folder))] = &wished[..] else { panic!("{wished:?}") };
    folder.clone()
}

#[test]
fn a_whole_path_is_used_from_the_next_start_on() {
    let mut window = window(None);
    assert!(window.query_all_by_label_contains("/var/lib/license-manager").next().is_some(), "where they lie now");
    assert!(!is_ready(&window), "nothing is new");
    type_folder(&mut window, "data");
    assert!(!is_ready(&window) && window.query_all_by_label_contains("the whole path").next().is_some());
    window.state_mut().panel = SettingsPanel::default();
    window.run();
    let folder = std::env::current_dir().unwrap();
    type_folder(&mut window, folder.to_str().unwrap());
    assert!(is_ready(&window));
    assert_eq!(chosen(&mut window, USE), Some(folder));
}

#[test]
fn what_was_chosen_is_said_and_the_usual_folder_comes_back() {
    let mut window = window(Some("/srv/data"));
    assert!(window.query_all_by_label_contains("From the next start: /srv/data").next().is_some());
    assert_eq!(chosen(&mut window, "Back to the usual folder"), None);
}
