//! The table: warning symbols, search, filters, order and selection.
use eframe::egui::{
    Key, Modifiers, Theme,
    accesskit::{Role, Toggled},
};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::report::Mark;
use xphone_license_manager::{
    text::{Language, Texts},
    ui::panel::{Preferred, Wish},
};

use crate::fixture::{Office, rows, table, window, window_of};

#[test]
fn the_warning_symbol_counts_and_explains_what_is_missing() {
    for (language, name, explained) in
        [(Language::English, "missing", " are available. "), (Language::German, "fehl", "; vorhanden sind ")]
    {
        let mut window = window(Office::sample(language));
        let heading = if language == Language::English { "Warning symbol" } else { "Warnsymbol" };
        window.get_by_role_and_label(Role::Button, heading).click();
        window.run();
        let symbols = window.get_all_by_role(Role::Button).filter_map(|node| {
            let node = node.accesskit_node();
            Some((node.label()?, node.description()?))
        });
        let symbols: Vec<_> = symbols.filter(|(label, _)| label.contains(name)).collect();
        assert!(!symbols.is_empty());
        for (label, description) in symbols {
            let count = description.lines().count();
            assert!(label.starts_with(&count.to_string()), "{label}: {description}");
            assert!(description.lines().all(|line| line.contains(explained)), "{description}");
        }
    }
}

#[test]
fn the_symbol_says_what_needs_the_license_and_that_a_log_on_does_not_matter() {
    for language in [Language::English, Language::German] {
        let mut window = window(Office::sample(language));
        let heading = if language == Language::English { "Warning symbol" } else { "Warnsymbol" };
        window.get_by_role_and_label(Role::Button, heading).click();
        window.run();
        let missing = if language == Language::English { "missing" } else { "fehl" };
        let is_symbol = |node: &Node<'_>| {
            node.accesskit_node().role() == Role::Button && node.accesskit_node().description().is_some()
        };
        window.get_all_by_label_contains(missing).find(is_symbol).unwrap().click();
        window.run();
        window.remove_cursor();
        window.run();
        window.get_by_label(&Texts::new(language).get("users-need-counts"));
        let need =
            if language == Language::English { "TEAMDESK: For Team member" } else { "TEAMDESK: Für Team-Mitglied" };
        window.get_by_label(need);
    }
}

#[test]
fn enter_on_the_focused_symbol_and_a_click_show_the_explanations() {
    for by_keyboard in [true, false] {
        let mut window = window(Office::sample(Language::English));
        window.get_by_label("Warning symbol").click();
        window.run();
        let symbol = window
            .get_all_by_label_contains("missing")
            .find(|node| node.accesskit_node().role() == Role::Button && node.accesskit_node().description().is_some());
        let symbol = symbol.unwrap();
        let description = symbol.accesskit_node().description().unwrap();
        let line = description.lines().next().unwrap().to_owned();
        assert!(window.query_by_label(&line).is_none());
        if by_keyboard {
            symbol.focus();
            window.run();
            window.key_press(Key::Enter);
        } else {
            symbol.click();
        }
        window.run();
        window.remove_cursor();
        window.run();
        window.get_by_label(&line);
    }
}

#[test]
fn a_row_reads_as_a_whole_with_its_position() {
    let window = window(Office::sample(Language::English));
    let first = rows(&window).remove(0);
    assert!(first.ends_with(", 1 of 240"), "{first}");
    let row = window.get_by_role_and_label(Role::Row, &first);
    let node = row.accesskit_node();
    assert_eq!((node.data().row_index(), node.data().size_of_set()), (Some(0), Some(240)));
    assert!((row.rect().height() - 24.0).abs() < 0.01);
}

#[test]
fn at_200_percent_everything_keeps_its_size_in_points() {
    let places = [1.0, 2.0].map(|scale| {
        let window = window_of(Office::sample(Language::German), scale, Theme::Light, [1024.0, 700.0]);
        rows(&window).first().map(|row| window.get_by_role_and_label(Role::Row, row).rect())
    });
    assert!(places[0].is_some());
    assert_eq!(places[0], places[1]);
}

#[test]
fn the_search_finds_umlauts_in_each_writing_and_numbers_with_any_separators() {
    for typed in ["Hallström", "hallstroem", "HALLSTROM"] {
        let mut window = window(Office::sample(Language::English));
        window.get_by_role_and_label(Role::TextInput, "Search users").focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Search users").type_text(typed);
        window.run();
        let found = rows(&window);
        assert!(!found.is_empty() && found.iter().all(|row| row.contains("Hallström")), "{typed}: {found:?}");
    }
    let mut window = window(Office::sample(Language::English));
    window.get_by_role_and_label(Role::TextInput, "Search users").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Search users").type_text("030/23125-102");
    window.run();
    assert_eq!(rows(&window).len(), 1);
    window.get_by_label("1 of 240 users shown");
}

#[test]
fn the_filters_show_who_lacks_a_license() {
    let mut window = window(Office::sample(Language::English));
    let lacking = window.state().view.overview.users_missing;
    window.get_by_label(&format!("Missing licenses: {lacking}")).click();
    window.run();
    window.get_by_label(&format!("{lacking} of 240 users shown"));
    assert!(rows(&window).iter().all(|row| row.contains("missing")));
    window.get_by_role_and_label(Role::ComboBox, "License type").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "TEAMDESK").click();
    window.run();
    assert!(rows(&window).iter().all(|row| row.contains("TEAMDESK")));
}

#[test]
fn a_place_of_the_tree_shows_its_users() {
    let mut window = window(Office::sample(Language::German));
    let name = tree_name(&window, "Berlin");
    window.get_by_role_and_label(Role::TreeItem, &name).click();
    window.run();
    assert!(rows(&window).iter().all(|row| row.contains("Berlin")));
}

fn tree_name(window: &crate::fixture::Window, place: &str) -> String {
    let nodes = window.get_all_by_role(Role::TreeItem);
    let names = nodes.filter_map(|node| node.accesskit_node().label());
    names.into_iter().find(|name| name.starts_with(&format!("{place}, "))).unwrap()
}

#[test]
fn a_heading_sorts_and_sorts_back() {
    let mut window = window(Office::sample(Language::English));
    let first = rows(&window).remove(0);
    window.get_by_role_and_label(Role::Button, "Last name").click();
    window.run();
    let descending = rows(&window).remove(0);
    assert_ne!(first, descending);
    window.get_by_role_and_label(Role::Button, "Last name").click();
    window.run();
    assert_eq!(rows(&window).remove(0), first);
}

#[test]
fn clicks_select_one_another_and_a_range() {
    let mut window = window(Office::sample(Language::English));
    let names = rows(&window);
    window.get_by_role_and_label(Role::Row, &names[1]).click();
    window.run();
    window.get_by_label("240 of 240 users shown, 1 selected");
    window.get_by_role_and_label(Role::Row, &names[3]).click_modifiers(Modifiers::COMMAND);
    window.run();
    window.get_by_label("240 of 240 users shown, 2 selected");
    window.get_by_role_and_label(Role::Row, &names[6]).click_modifiers(Modifiers::SHIFT);
    window.run();
    window.get_by_label("240 of 240 users shown, 4 selected");
    let selected = window.get_by_role_and_label(Role::Row, &names[4]);
    assert!(is_selected(&selected));
}

fn is_selected(row: &Node<'_>) -> bool {
    row.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn the_keyboard_alone_selects_and_goes_everywhere() {
    let mut window = window(Office::sample(Language::English));
    let names = rows(&window);
    table(&window).focus();
    window.run();
    for (modifiers, key, selected) in [
        (Modifiers::NONE, Key::ArrowDown, 1),
        (Modifiers::NONE, Key::ArrowDown, 1),
        (Modifiers::SHIFT, Key::ArrowDown, 2),
        (Modifiers::COMMAND, Key::ArrowDown, 2),
        (Modifiers::NONE, Key::Space, 3),
        (Modifiers::NONE, Key::PageDown, 1),
        (Modifiers::SHIFT, Key::End, 210),
        (Modifiers::COMMAND, Key::A, 240),
        (Modifiers::NONE, Key::Home, 1),
    ] {
        window.key_press_modifiers(modifiers, key);
        window.run();
        if key != Key::End {
            window.get_by_label(&format!("240 of 240 users shown, {selected} selected"));
        }
    }
    let first = window.get_by_role_and_label(Role::Row, &names[0]);
    assert!(is_selected(&first));
    window.key_press(Key::End);
    window.run();
    assert!(rows(&window).last().unwrap().ends_with("240 of 240"));
}

#[test]
fn whoever_the_search_hides_is_not_selected_any_more() {
    let mut window = window(Office::sample(Language::English));
    table(&window).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Search users").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Search users").type_text("Tannhof");
    window.run();
    let shown = rows(&window).len();
    window.get_by_label(&format!("{shown} of 240 users shown, {shown} selected"));
}

#[test]
fn an_empty_system_says_what_the_place_is_for() {
    for (language, title, import) in [
        (Language::English, "No users yet", "Import users…"),
        (Language::German, "Noch keine Benutzer", "Benutzer importieren…"),
    ] {
        let mut window = window(Office::empty(language));
        window.get_by_label(title);
        window.get_by_role_and_label(Role::Button, import).click();
        window.run();
        window.get_by_role_and_label(Role::Dialog, import.trim_end_matches('…'));
    }
}

#[test]
fn filters_are_set_saved_and_asked_again() {
    for language in [Language::English, Language::German] {
        let texts = Texts::new(language);
        let word = |id: &str| texts.get(id).into_owned();
        let filters = |count: usize| texts.format("users-filters", &[("count", count.into())]);
        let mut window = window(Office::sample(language));
        let everybody = rows(&window).len();
        window.get_by_role_and_label(Role::Button, &filters(0)).click();
        window.run();
        window.get_by_role_and_label(Role::RadioButton, &word("users-filter-protected")).click();
        window.run();
        assert!(rows(&window).len() < everybody, "only protected users are left");
        window.get_by_role_and_label(Role::TextInput, &word("users-filter-save")).focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, &word("users-filter-save")).type_text("Reception");
        window.run();
        window.get_by_role_and_label(Role::Button, &word("users-filter-save.action")).click();
        window.run();
        let Some(Wish::Prefer(Preferred::Filters(saved))) = window.state_mut().wishes.pop() else {
            panic!("not saved")
        };
        assert_eq!((saved.len(), saved[0].name.as_str(), saved[0].mark), (1, "Reception", Mark::Protected));

        window.get_by_role_and_label(Role::RadioButton, &word("users-filter-any-mark")).click();
        window.run();
        assert_eq!(rows(&window).len(), everybody);
        window.state_mut().panel.filters = saved;
        window.run();
        window.get_by_role_and_label(Role::Button, "Reception").click();
        window.run();
        assert!(rows(&window).len() < everybody, "the saved filter is asked again");
        window.get_by_role_and_label(Role::Button, &filters(1));
    }
}
