//! What changes users and places: each goes through a preview.
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use xlm_core::{
    command::Command,
    directory::{FunctionSetting, PlaceName, UserKey},
};
use xphone_license_manager::text::Language;

use crate::fixture::{Office, Window, rows, table, window};

/// Chooses the first group of the tree.
pub fn choose_group(window: &mut Window) {
    let nodes = window.get_all_by_role(Role::TreeItem);
    let group = nodes.into_iter().find(|node| node.accesskit_node().data().level() == Some(2)).unwrap();
    group.click();
    window.run();
}

fn select_first(window: &mut Window, count: usize) -> Vec<String> {
    let names = rows(window);
    window.get_by_role_and_label(Role::Row, &names[0]).click();
    window.run();
    if count > 1 {
        window.get_by_role_and_label(Role::Row, &names[count - 1]).click_modifiers(Modifiers::SHIFT);
        window.run();
    }
    names[..count].to_vec()
}

fn press(window: &mut Window, button: &str) {
    // The details have the same buttons as the toolbar; the first is the toolbar's.
    window.get_all_by_role_and_label(Role::Button, button).next().unwrap().click();
    window.run();
}

#[test]
fn selected_users_are_moved_after_a_preview() {
    let mut window = window(Office::sample(Language::English));
    select_first(&mut window, 3);
    press(&mut window, "Move…");
    window.get_by_role_and_label(Role::Dialog, "Move 3 users");
    let places = &window.state().view.installation.directory.places;
    let location = places.locations().last().unwrap().1.name.clone();
    let choice = window.get_all_by_role_and_label(Role::Row, &location).next().unwrap();
    choice.click();
    window.run();
    press(&mut window, "Show changes…");
    let Command::MoveUsers { users, to } = window.state_mut().wished_command() else { panic!("not a move") };
    assert_eq!((users.len(), to.clone()), (3, PlaceName::location(&location)));
    let preview = window.state_mut().previewed(Command::MoveUsers { users, to });
    assert_eq!(preview.difference.moved.len(), 3);
    window.run();
    assert!(window.query_by_label("Move 3 users").is_none(), "the dialog is over");
}

#[test]
fn protection_needs_a_reason() {
    let mut window = window(Office::sample(Language::German));
    select_first(&mut window, 2);
    press(&mut window, "Schützen…");
    let confirm = window.get_by_role_and_label(Role::Button, "Änderungen zeigen…");
    assert!(confirm.accesskit_node().is_disabled());
    window.get_by_role_and_label(Role::TextInput, "Grund").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Grund").type_text("Empfang");
    window.run();
    press(&mut window, "Änderungen zeigen…");
    let Command::ProtectUsers { users, reason } = window.state_mut().wished_command() else { panic!("no protection") };
    assert_eq!((users.len(), reason.as_deref()), (2, Some("Empfang")));
}

#[test]
fn the_delete_key_asks_what_deleting_would_change() {
    let mut window = window(Office::sample(Language::English));
    select_first(&mut window, 2);
    table(&window).focus();
    window.run();
    window.key_press(Key::Delete);
    window.run();
    let Command::DeleteUsers { users } = window.state_mut().wished_command() else { panic!("no deletion") };
    assert_eq!(users.len(), 2);
}

#[test]
fn a_new_user_is_made_by_the_form() {
    let mut window = window(Office::sample(Language::English));
    press(&mut window, "New user…");
    for (field, text) in [("Permanent ID", "N1"), ("Last name", "Muster"), ("TAPI lines", "101, 102")] {
        window.get_by_role_and_label(Role::TextInput, field).focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, field).type_text(text);
        window.run();
    }
    press(&mut window, "Show changes…");
    let Command::CreateUser(record) = window.state_mut().wished_command() else { panic!("no user") };
    assert_eq!((record.key.as_str(), record.name.as_str()), ("N1", "Muster"));
    assert_eq!(record.lines, ["101", "102"]);
}

#[test]
fn what_the_core_refuses_is_told_in_the_dialog() {
    let mut window = window(Office::sample(Language::English));
    press(&mut window, "New user…");
    let key = UserKey::new("U0001").unwrap();
    let refusal = xlm_core::command::Refusal::UserExists(key);
    let answer = window.state_mut().answer(Err(refusal.into()));
    assert!(answer.is_ok());
    window.run();
    window.get_by_label_contains("U0001");
    window.get_by_role_and_label(Role::Dialog, "New user");
}

#[test]
fn functions_say_what_is_lost_and_what_still_needs_the_license() {
    let mut window = window(Office::sample(Language::English));
    choose_group(&mut window);
    press(&mut window, "Functions…");
    window.get_by_label_contains("whether or not they ever log on");
    window.get_by_label_contains("OFFICE PLUS is needed by ");
    window.get_by_role_and_label(Role::ComboBox, "Chat").click();
    window.run();
    press(&mut window, "Individual: off");
    window.get_by_label_contains("Lost: ");
    window.get_by_label_contains("OFFICE PLUS is needed by ");
    press(&mut window, "Show changes…");
    let Command::SetFunctions { place, settings } = window.state_mut().wished_command() else { panic!("no functions") };
    assert!(place.group.is_some());
    assert_eq!((settings[0].function.as_str(), settings[0].setting), ("chat", FunctionSetting::Off));
    assert_eq!(settings.len(), 1);
}

#[test]
fn places_are_made_renamed_and_deleted_through_the_menu() {
    let mut window = window(Office::sample(Language::English));
    choose_group(&mut window);
    for (entry, title) in [
        ("New location…", "New location"),
        ("New configuration group…", "New configuration group in "),
        ("Rename…", "Rename "),
        ("Rank…", "Rank of "),
    ] {
        press(&mut window, "More actions for locations and groups");
        press(&mut window, entry);
        let dialog = window.get_all_by_role(Role::Dialog).filter_map(|node| node.accesskit_node().label());
        assert!(dialog.into_iter().any(|label| label.starts_with(title)), "{entry}");
        if entry == "New location…" {
            window.get_by_role_and_label(Role::TextInput, "Name").focus();
            window.run();
            window.get_by_role_and_label(Role::TextInput, "Name").type_text("Erfurt");
            window.run();
            press(&mut window, "Show changes…");
            let Command::CreatePlace { place, .. } = window.state_mut().wished_command() else { panic!("no place") };
            assert_eq!(place, PlaceName::location("Erfurt"));
        }
        window.key_press(Key::Escape);
        window.run();
    }
}

#[test]
fn nothing_can_be_changed_where_the_change_log_may_only_be_read() {
    let mut office = Office::sample(Language::English);
    office.view.is_read_only = true;
    let mut window = window(office);
    select_first(&mut window, 1);
    for button in ["Move…", "Protect…", "Delete…", "New user…", "Import users…"] {
        let button = window.get_all_by_role_and_label(Role::Button, button).next().unwrap();
        assert!(button.accesskit_node().is_disabled(), "{:?}", button.accesskit_node().label());
    }
}
