//! The system as it was, keys, notices of the past, and the name that is asked for once.
use xphone_license_manager::ui::{panel::PanelId, shortcut::Shortcut};

use super::*;

fn keys(window: &mut Window, shortcut: Shortcut) {
    let keys = shortcut.keys();
    window.harness.key_press_modifiers(keys.modifiers, keys.logical_key);
    window.harness.run_steps(3);
}

fn has_button(window: &Window, id: &str) -> bool {
    window.harness.query_by_role_and_label(Role::Button, &window.texts.get(id)).is_some()
}

/// Changes the media channels, so that there is an entry that can be seen in the past.
fn change_channels(window: &mut Window, number: &str) {
    preview_channels(window, number);
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Done. It is change");
}

#[test]
fn overview_and_users_show_the_past_until_the_present_is_wanted_again() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    change_channels(&mut window, "12");
    let bar = |window: &Window, required: &str| {
        window.harness.query_all_by_label_contains(&format!("IP CHANNEL: required {required}")).next().is_some()
    };
    assert!(bar(&window, "12"), "{:?}", window.harness.root());
    keys(&mut window, Shortcut::Show(PanelId::Changes));
    window.until("entries", |harness| harness.query_all_by_role(Role::Row).next().is_some());
    window.harness.get_all_by_role(Role::Row).nth(1).unwrap().click();
    window.harness.run_steps(2);
    window.press("changes-look-back");
    window.until_label("as it was after entry");
    assert!(bar(&window, "8"), "the panel shows the past");
    assert!(!has_button(&window, "overview-enter-resources"), "nothing can be changed");
    keys(&mut window, Shortcut::Show(PanelId::Users));
    window.harness.get_by_label_contains("as it was after entry");
    let new_user = window.texts.get("users-new-user").into_owned();
    assert!(window.harness.get_by_role_and_label(Role::Button, &new_user).accesskit_node().is_disabled());
    window.press("notices-leave-past");
    assert!(window.harness.query_all_by_label_contains("as it was after entry").next().is_none());
    assert!(!window.harness.get_by_role_and_label(Role::Button, &new_user).accesskit_node().is_disabled());
    keys(&mut window, Shortcut::Show(PanelId::Overview));
    assert!(bar(&window, "12"));
}

#[test]
fn the_name_is_asked_for_once_and_stands_in_the_change_log() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    preview_channels(&mut window, "12");
    let label = window.texts.get("notices-name").into_owned();
    window.harness.get_by_role_and_label(Role::TextInput, &label).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::TextInput, &label).type_text("Clara Beispiel");
    window.harness.run_steps(2);
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Done. It is change");
    assert_eq!(window.kept.borrow().last().unwrap().name.as_deref(), Some("Clara Beispiel"));
    let sample = engine(&window.folder.path().join("sample"));
    let actor = sample.changes().unwrap().last().unwrap().entry.actor.clone();
    assert!(actor.starts_with("Clara Beispiel <") && actor.ends_with('>'), "{actor}");
    preview_channels(&mut window, "13");
    assert!(window.harness.query_by_role_and_label(Role::TextInput, &label).is_none(), "asked once");
}

#[test]
fn notices_of_the_past_and_all_keys_open_by_key_and_close_by_esc() {
    let mut window = open(Language::German, vec![]);
    window.harness.run();
    window.open_sample();
    keys(&mut window, Shortcut::Notices);
    window.harness.get_by_role_and_label(Role::Dialog, "Hinweise");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    assert!(window.harness.query_by_role_and_label(Role::Dialog, "Hinweise").is_none());
    keys(&mut window, Shortcut::Help);
    window.harness.get_by_role_and_label(Role::Dialog, "Tasten");
    let shown = |window: &Window, text: &str| window.harness.query_all_by_label_contains(text).next().is_some();
    assert!(shown(&window, "Strg+4") && shown(&window, "F5"), "{:?}", window.harness.root());
    window.press("common-close");
    assert!(window.harness.query_by_role_and_label(Role::Dialog, "Tasten").is_none());
    window.press("notices-keys");
    window.harness.get_by_role_and_label(Role::Dialog, "Tasten");
}

#[test]
fn the_search_of_a_panel_takes_the_focus_by_key() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    keys(&mut window, Shortcut::Show(PanelId::Users));
    keys(&mut window, Shortcut::Search);
    let search = window.texts.get("users-search").into_owned();
    assert!(window.harness.get_by_label(&search).accesskit_node().is_focused());
}
