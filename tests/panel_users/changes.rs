//! What changes users and places: each goes through a preview.
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use xlm_core::{
    command::Command,
    directory::{FunctionSetting, PlaceName, UserKey},
};
use xphone_license_manager::{text::Language, ui::panel::Panel as _};

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

/// A million IDs are not put together on the window's thread: the command gets the selection as rows of what is shown.
#[test]
fn all_users_are_handed_over_as_rows_of_what_is_shown() {
    let mut window = window(Office::sample(Language::English));
    table(&window).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.key_press(Key::Delete);
    window.run();
    let command = window.state_mut().wished_command();
    let Command::DeleteUsers { users } = &command else { panic!("no deletion: {command:?}") };
    let shown = std::sync::Arc::clone(&window.state().view.installation);
    assert!(users.state().is_some_and(|state| std::sync::Arc::ptr_eq(state, &shown)));
    let everybody = shown.directory.users.in_key_order().map(|user| shown.directory.users.key(user));
    let everybody: Vec<UserKey> = everybody.map(|key| UserKey::new(key).unwrap()).collect();
    let by_ids = Command::DeleteUsers { users: everybody.into() };
    let preview = window.state_mut().previewed(command);
    let engine = window.state().engine.as_ref().unwrap();
    assert_eq!(preview.events, engine.preview(by_ids).unwrap().events);
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
    press(&mut window, "More actions for users");
    for button in ["Move…", "Edit…", "Protect…", "Delete…", "New user…", "Import users…"] {
        let button = window.get_all_by_role_and_label(Role::Button, button).next().unwrap();
        assert!(button.accesskit_node().is_disabled(), "{:?}", button.accesskit_node().label());
    }
}

/// Opens an entry of the menu below the tree.
fn open_menu(window: &mut Window, menu: &str, entry: &str) {
    press(window, menu);
    press(window, entry);
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

fn choose(window: &mut Window, list: &str, entry: &str) {
    window.get_by_role_and_label(Role::ComboBox, list).click();
    window.run();
    press(window, entry);
}

#[test]
fn a_group_is_merged_with_another_or_moved_to_another_location() {
    let mut window = window(Office::sample(Language::English));
    choose_group(&mut window);
    let places = window.state().view.installation.directory.places.clone();
    let (location, place) = places.locations()[0];
    let group = PlaceName::group(&place.name, &places.groups(location)[0].1.name);
    let other = places.locations()[1].1.name.clone();
    let own = group.location.clone();
    open_menu(&mut window, "More actions for locations and groups", "Merge with another…");
    choose(&mut window, "Merge with", &own);
    press(&mut window, "Show changes…");
    let command = window.state_mut().wished_command();
    assert_eq!(command, Command::MergePlaces { place: group.clone(), into: PlaceName::location(&own) });
    let preview = window.state_mut().previewed(command);
    assert!(!preview.difference.moved.is_empty());
    window.state_mut().with_panel(|panel, _| panel.called_off());
    window.run();
    window.key_press(Key::Escape);
    window.run();
    open_menu(&mut window, "More actions for locations and groups", "Move to another location…");
    choose(&mut window, "New location", &other);
    press(&mut window, "Show changes…");
    let command = window.state_mut().wished_command();
    assert_eq!(command, Command::MoveGroup { group, to: other });
    window.state_mut().previewed(command);
}

#[test]
fn a_location_is_duplicated() {
    let mut window = window(Office::sample(Language::German));
    let location = window.state().view.installation.directory.places.locations()[0].1.name.clone();
    let first = window.get_all_by_role(Role::TreeItem).nth(1).unwrap();
    first.click();
    window.run();
    open_menu(&mut window, "Weitere Aktionen für Standorte und Gruppen", "Duplizieren…");
    type_into(&mut window, "Name", "Zweigstelle");
    press(&mut window, "Änderungen zeigen…");
    let command = window.state_mut().wished_command();
    assert_eq!(command, Command::DuplicateLocation { location, name: "Zweigstelle".to_owned() });
}

#[test]
fn users_go_to_a_group_without_licenses_in_one_step() {
    let mut window = window(Office::sample(Language::English));
    select_first(&mut window, 3);
    open_menu(&mut window, "More actions for users", "Move to license-free group…");
    window.get_by_label_contains("still need their licenses");
    press(&mut window, "Show changes…");
    let command = window.state_mut().wished_command();
    let Command::MoveToLicenseFreeGroup { users, name } = &command else { panic!("{command:?}") };
    assert_eq!((users.len(), name.as_str()), (3, "Without licenses"));
    let preview = window.state_mut().previewed(command);
    assert!(!preview.difference.function_losses.is_empty());
}

#[test]
fn many_users_get_a_day_of_joining() {
    let mut window = window(Office::sample(Language::German));
    select_first(&mut window, 2);
    open_menu(&mut window, "Weitere Aktionen für Benutzer", "Eintrittsdatum…");
    window.get_by_role_and_label(Role::Dialog, "Eintrittsdatum von 2 Benutzern");
    type_into(&mut window, "Eintritt", "24.11.2019");
    press(&mut window, "Änderungen zeigen…");
    let Command::SetJoined { users, joined } = window.state_mut().wished_command() else { panic!("no day") };
    assert_eq!((users.len(), joined.unwrap().to_string()), (2, "2019-11-24".to_owned()));
}

#[test]
fn what_was_entered_comes_back_when_the_preview_is_called_off() {
    let mut window = window(Office::sample(Language::English));
    select_first(&mut window, 2);
    press(&mut window, "Protect…");
    type_into(&mut window, "Reason", "Reception");
    press(&mut window, "Show changes…");
    let command = window.state_mut().wished_command();
    window.state_mut().previewed(command.clone());
    window.run();
    assert!(window.query_by_role(Role::Dialog).is_none(), "the preview is in front");
    window.state_mut().with_panel(|panel, _| panel.called_off());
    window.run();
    window.get_by_role_and_label(Role::Dialog, "Protect 2 users");
    press(&mut window, "Show changes…");
    assert_eq!(window.state_mut().wished_command(), command, "nothing has to be typed again");
}

#[test]
fn the_license_overview_of_a_location_says_who_lacks_what() {
    for (language, menu, entry, title) in [
        (
            Language::English,
            "More actions for locations and groups",
            "License overview…",
            "License overview for Berlin",
        ),
        (
            Language::German,
            "Weitere Aktionen für Standorte und Gruppen",
            "Lizenzübersicht…",
            "Lizenzübersicht zu Berlin",
        ),
    ] {
        let mut office = Office::sample(language);
        // To look is allowed where nothing may be changed.
        office.view.is_read_only = true;
        let mut window = window(office);
        window.get_all_by_role(Role::TreeItem).nth(1).unwrap().click();
        window.run();
        open_menu(&mut window, menu, entry);
        window.get_by_role_and_label(Role::Dialog, title);
        let lacking = if language == Language::English { "is missing for" } else { "fehlt für" };
        assert!(window.query_all_by_label_contains(lacking).next().is_some());
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_role(Role::Dialog).is_none());
    }
}
