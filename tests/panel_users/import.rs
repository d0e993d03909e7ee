//! Import of users: bad rows are named, options read the file anew, and nothing happens without a preview.
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use xlm_core::command::{BadRows, Command, UnknownPlaces};
use xphone_license_manager::{
    session::Task,
    text::Language,
    ui::panel::{Panel as _, Wish},
};

use crate::fixture::{Office, Window, fixture, window};

/// Puts a short path into the form: pictures are the same wherever the tests lie.
pub fn show_short_path(window: &mut Window) {
    let field = window.get_by_role_and_label(Role::TextInput, "File");
    field.focus();
    window.run();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
    window.get_by_role_and_label(Role::TextInput, "File").type_text("D:\\users.csv");
    window.run();
}

fn imported(language: Language, file: PathBuf) -> Window {
    let mut office = Office::sample(language);
    office.with_panel(|panel, context| panel.files_dropped(vec![file], context));
    office.read_wished_file();
    window(office)
}

#[test]
fn bad_rows_are_named_with_line_column_and_reason() {
    for (language, line, import) in
        [(Language::English, "Line 4", "Import"), (Language::German, "Zeile 4", "Importieren")]
    {
        let window = imported(language, fixture("with-mistakes.csv"));
        assert!(window.query_all_by_label_contains(line).next().is_some());
        assert!(window.query_all_by_label_contains("4,98E+12").next().is_some());
        let import = window.get_by_role_and_label(Role::Button, import);
        assert!(import.accesskit_node().is_disabled());
    }
}

#[test]
fn an_option_reads_the_file_anew() {
    let mut window = imported(Language::English, fixture("with-mistakes.csv"));
    window.get_by_label("Leave out rows that can't be taken over").click();
    window.run();
    match window.state().wishes.last() {
        Some(Wish::Run(Task::ReadUsers { options, .. })) => assert_eq!(options.bad_rows, BadRows::Skip),
        other => panic!("the panel wishes {other:?}"),
    }
}

#[test]
fn a_good_file_is_summed_up_and_confirmed_in_the_shared_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("users.csv");
    let text = "ID;firstname;name;account;location\nX1;Ada;Muster;ada.muster;Erfurt\nX2;Ben;Muster;ben.muster;Erfurt\n";
    std::fs::write(&file, text).unwrap();
    let mut window = imported(Language::English, file);
    assert!(window.get_by_role_and_label(Role::Button, "Import").accesskit_node().is_disabled());
    window.get_by_label("Create locations and groups that do not exist").click();
    window.run();
    window.state_mut().read_wished_file();
    window.run();
    window.get_by_label("2 users read");
    window.get_by_label_contains("need OFFICE PLUS: ");
    window.get_by_label("Nobody loses a license");
    window.get_by_role_and_label(Role::Button, "Import").click();
    window.run();
    let preview = window.state_mut().wished_confirmation();
    match &preview.command {
        Command::ImportUsers { rows, options } => {
            assert_eq!((rows.len(), options.unknown_places), (2, UnknownPlaces::Create));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(preview.difference.added.len(), 2);
}

#[test]
fn a_file_is_asked_for_and_read() {
    let mut window = window(Office::sample(Language::German));
    window.get_by_role_and_label(Role::Button, "Benutzer importieren…").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Datei auswählen…").click();
    window.run();
    let Some(Wish::AskForFiles(question)) = window.state_mut().wishes.pop() else { panic!("no question") };
    let purpose = question.purpose;
    window.state_mut().with_panel(|panel, context| panel.files_chosen(purpose, vec!["users.csv".into()], context));
    match window.state_mut().wishes.pop() {
        Some(Wish::Run(Task::ReadUsers { file, .. })) => assert_eq!(file, PathBuf::from("users.csv")),
        other => panic!("the panel wishes {other:?}"),
    }
}
