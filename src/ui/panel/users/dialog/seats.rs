//! What is done with several users at once: the group without licenses, and the day of joining.

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{command::Command, directory::UserKey};

use super::{
    answered, frame,
    parts::{problem_ui, text_ui},
};
use crate::{
    text::read_day,
    ui::{
        panel::PanelContext,
        widget::{Field, FieldState, dialog_ui, field_ui},
    },
};

/// Moves users to a group of their location that needs no license.
pub fn license_free_ui(
    ui: &Ui,
    context: &mut PanelContext<'_>,
    users: &[UserKey],
    name: &mut String,
    problem: Option<&str>,
) -> ControlFlow<()> {
    let texts = context.texts;
    let title = texts.format("users-license-free-title", &[("count", users.len().into())]);
    let dialog = frame(context, title, !name.trim().is_empty());
    let answer = dialog_ui(ui, "license_free", &dialog, |ui| {
        text_ui(ui, &texts.get("users-license-free-text"));
        let hint = texts.get("users-license-free-hint").into_owned();
        let field = Field { label: texts.get("users-field-group-name").into_owned(), state: FieldState::Fine(hint) };
        field_ui(ui, "group", &field, name);
        problem_ui(ui, problem);
    });
    answered(answer, context, || {
        Some(Command::MoveToLicenseFreeGroup { users: users.to_vec(), name: name.trim().to_owned() })
    })
}

/// Sets the day on which users joined.
pub fn joined_ui(
    ui: &Ui,
    context: &mut PanelContext<'_>,
    users: &[UserKey],
    day: &mut String,
    problem: Option<&str>,
) -> ControlFlow<()> {
    let texts = context.texts;
    let title = texts.format("users-joined-title", &[("count", users.len().into())]);
    let dialog = frame(context, title, read_day(day).is_ok());
    let answer = dialog_ui(ui, "joined_users", &dialog, |ui| {
        text_ui(ui, &texts.get("users-joined-text"));
        let state = match read_day(day) {
            Ok(_) => FieldState::Fine(texts.get("users-joined-hint").into_owned()),
            Err(_) => FieldState::Wrong(texts.get("users-wrong-joined").into_owned()),
        };
        let field = Field { label: texts.get("users-field-joined").into_owned(), state };
        field_ui(ui, "joined", &field, day);
        problem_ui(ui, problem);
    });
    let joined = read_day(day).ok();
    answered(answer, context, || Some(Command::SetJoined { users: users.to_vec(), joined: joined? }))
}
