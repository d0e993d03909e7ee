//! What the panel looks like.
use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use xphone_license_manager::{text::Language, ui::panel::Panel as _};

use crate::{
    fixture::{Office, Window, fixture, rows, table, window_of},
    support::suffix,
};

fn snapshot(mut window: Window, name: &str, look: Theme) {
    window.remove_cursor();
    window.run();
    window.snapshot(format!("panel_users{name}_{}", suffix(look)));
}

#[test]
fn users_in_english_and_light() {
    snapshot(window_of(Office::sample(Language::English), 1.0, Theme::Light, [1240.0, 900.0]), "", Theme::Light);
}

#[test]
fn a_user_with_a_missing_license_in_german_and_dark() {
    let mut window = window_of(Office::sample(Language::German), 1.0, Theme::Dark, [1240.0, 900.0]);
    window.get_by_role_and_label(Role::Button, "Warnsymbol").click();
    window.run();
    let first = rows(&window).remove(0);
    window.get_by_role_and_label(Role::Row, &first).click();
    window.run();
    snapshot(window, "_details", Theme::Dark);
}

#[test]
fn a_small_window_shows_the_details_below() {
    let mut window = window_of(Office::sample(Language::German), 1.0, Theme::Light, [824.0, 700.0]);
    window.get_by_role_and_label(Role::Button, "Warnsymbol").click();
    window.run();
    let first = rows(&window).remove(0);
    window.get_by_role_and_label(Role::Row, &first).click();
    window.run();
    table(&window).focus();
    window.run();
    window.key_press(eframe::egui::Key::Enter);
    window.run();
    snapshot(window, "_small", Theme::Light);
}

#[test]
fn functions_of_a_group() {
    let mut window = window_of(Office::sample(Language::English), 1.0, Theme::Light, [1240.0, 900.0]);
    crate::changes::choose_group(&mut window);
    window.get_by_role_and_label(Role::Button, "Functions…").click();
    window.run();
    snapshot(window, "_functions", Theme::Light);
}

#[test]
fn an_import_with_bad_rows() {
    let mut office = Office::sample(Language::English);
    let file = fixture("with-mistakes.csv");
    office.with_panel(|panel, context| {
        panel.files_dropped(vec![file], context);
    });
    office.read_wished_file();
    let mut window = window_of(office, 1.0, Theme::Light, [1240.0, 900.0]);
    // Where the test's files lie is not for the picture.
    crate::import::show_short_path(&mut window);
    snapshot(window, "_import", Theme::Light);
}

#[test]
fn collected_changes_in_german() {
    let mut window = window_of(Office::sample(Language::German), 1.0, Theme::Light, [1240.0, 900.0]);
    crate::plan::collect_two(&mut window);
    snapshot(window, "_plan", Theme::Light);
}

#[test]
fn the_licenses_of_a_location_in_german_and_dark() {
    let mut window = window_of(Office::sample(Language::German), 1.0, Theme::Dark, [1240.0, 900.0]);
    window.get_all_by_role(Role::TreeItem).nth(1).unwrap().click();
    window.run();
    for button in ["Weitere Aktionen für Standorte und Gruppen", "Lizenzübersicht…"] {
        window.get_by_role_and_label(Role::Button, button).click();
        window.run();
    }
    snapshot(window, "_licenses", Theme::Dark);
}
