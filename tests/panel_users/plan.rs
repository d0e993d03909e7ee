//! Collected changes: many steps, one preview, one entry.
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use xlm_core::command::Command;
use xphone_license_manager::{
    session::{Outcome, Task},
    text::Language,
    ui::panel::{FileQuestionKind, Panel as _, Wish},
};

use crate::fixture::{Office, Window, rows, window};

fn press(window: &mut Window, button: &str) {
    window.get_all_by_role_and_label(Role::Button, button).next().unwrap().click();
    window.run();
}

/// Works off the preview that the panel wishes, as the shell and the worker do.
fn answer_preview(window: &mut Window) {
    let office = window.state_mut();
    let command = office.wished_command();
    let answer = office.engine.as_ref().unwrap().preview(command);
    office.answer(answer.map(Arc::new).map(Outcome::Preview).map_err(Into::into)).unwrap();
    window.run();
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

/// Collects a new location.
fn collect_location(window: &mut Window, name: &str) {
    press(window, "More actions for locations and groups");
    press(window, "New location…");
    type_into(window, "Name", name);
    press(window, "Show changes…");
    answer_preview(window);
}

fn collecting() -> Window {
    let mut window = window(Office::sample(Language::English));
    press(&mut window, "Collect changes");
    window.get_by_label_contains("all are made together");
    collect_location(&mut window, "Erfurt");
    window
}

/// Moves the first user to a location by the dialog.
fn collect_move(window: &mut Window, location: &str) {
    let first = rows(window).remove(0);
    window.get_by_role_and_label(Role::Row, &first).click();
    window.run();
    press(window, "Move…");
    window.get_all_by_role_and_label(Role::Row, location).next().unwrap().click();
    window.run();
    press(window, "Show changes…");
}

#[test]
fn a_step_builds_on_those_before_it_and_all_are_one_entry() {
    let mut window = collecting();
    assert!(window.query_by_role(Role::Dialog).is_none(), "a step is not confirmed by itself");
    window.get_by_label_contains("1. Create: Erfurt");
    collect_move(&mut window, "Erfurt");
    answer_preview(&mut window);
    window.get_by_label_contains("2. Move users: ");
    press(&mut window, "Show all changes…");
    let preview = window.state_mut().wished_confirmation();
    let Command::Batch(steps) = &preview.command else { panic!("{:?}", preview.command) };
    assert!(matches!(steps.as_slice(), [Command::CreatePlace { .. }, Command::MoveUsers { .. }]), "{steps:?}");
    assert_eq!(preview.difference.moved.len(), 1);
    let committed = window.state_mut().engine.as_mut().unwrap().commit(&preview, "move to Erfurt").unwrap();
    window.state_mut().answer(Ok(Outcome::Committed(committed))).unwrap();
    window.run();
    assert!(window.query_by_label_contains("1. Create").is_none(), "the plan is done");
}

#[test]
fn a_step_that_others_need_is_not_taken_out_and_the_refusal_names_the_step() {
    let mut window = collecting();
    collect_move(&mut window, "Erfurt");
    answer_preview(&mut window);
    press(&mut window, "Take change 1 out");
    answer_preview(&mut window);
    window.get_by_label_contains("1. Create: Erfurt");
    window.get_by_label_contains("Change 1 could not be made then");
    press(&mut window, "Take change 2 out");
    answer_preview(&mut window);
    assert!(window.query_by_label_contains("2. Move").is_none());
    press(&mut window, "Take change 1 out");
    assert!(window.state().wishes.is_empty(), "without steps there is nothing to ask");
    press(&mut window, "Stop collecting");
    assert!(window.query_by_label_contains("all are made together").is_none());
}

#[test]
fn a_refused_step_leaves_the_form_as_it_was() {
    let mut window = collecting();
    press(&mut window, "More actions for locations and groups");
    press(&mut window, "New location…");
    type_into(&mut window, "Name", "Erfurt");
    press(&mut window, "Show changes…");
    answer_preview(&mut window);
    window.get_by_role_and_label(Role::Dialog, "New location");
    window.get_by_label_contains("exists already");
}

#[test]
fn the_steps_are_saved_and_opened_as_commands() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("changes.ron");
    let mut window = collecting();
    press(&mut window, "Save as a file…");
    let Some(Wish::AskForFiles(question)) = window.state_mut().wishes.pop() else { panic!("no question") };
    assert_eq!(question.kind, FileQuestionKind::Save { name: "changes.ron".to_owned() });
    window.state_mut().with_panel(|panel, context| panel.files_chosen(question.purpose, vec![file.clone()], context));
    let Some(Wish::Run(Task::SaveCommands { commands, .. })) = window.state_mut().wishes.pop() else {
        panic!("not saved")
    };
    std::fs::write(&file, xlm_core::command::write_ron(&commands).unwrap()).unwrap();
    press(&mut window, "Discard the collected changes…");
    window.get_by_role(Role::Dialog);
    press(&mut window, "Cancel");
    window.get_by_label_contains("1. Create: Erfurt");
    press(&mut window, "Discard the collected changes…");
    press(&mut window, "Discard");
    press(&mut window, "Collect changes");
    press(&mut window, "Add from a file…");
    let Some(Wish::AskForFiles(question)) = window.state_mut().wishes.pop() else { panic!("no question") };
    window.state_mut().with_panel(|panel, context| panel.files_chosen(question.purpose, vec![file.clone()], context));
    let Some(Wish::Run(Task::ReadCommands(wanted))) = window.state_mut().wishes.pop() else { panic!("not read") };
    let read = xphone_license_manager::session::read_commands(&wanted).unwrap();
    window.state_mut().answer(Ok(Outcome::Commands(read))).unwrap();
    answer_preview(&mut window);
    window.get_by_label_contains("1. Create: Erfurt");
}

/// Collects two changes in a German window.
pub fn collect_two(window: &mut Window) {
    press(window, "Änderungen sammeln");
    press(window, "Weitere Aktionen für Standorte und Gruppen");
    press(window, "Neuer Standort…");
    type_into(window, "Name", "Erfurt");
    press(window, "Änderungen zeigen…");
    answer_preview(window);
    let first = rows(window).remove(0);
    window.get_by_role_and_label(Role::Row, &first).click();
    window.run();
    press(window, "Weitere Aktionen für Benutzer");
    press(window, "In lizenzfreie Gruppe verschieben…");
    press(window, "Änderungen zeigen…");
    answer_preview(window);
}
