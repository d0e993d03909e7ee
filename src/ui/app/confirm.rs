//! The dialog that every change goes through: what it does, an optional reason, and a verb.
use std::sync::Arc;

use eframe::egui::Ui;

use super::jobs::Owner;
use crate::{
    session::Preview,
    text::Texts,
    ui::{
        preview::{PreviewView, preview_ui, preview_view},
        widget::{Dialog, DialogAnswer, Field, FieldState, Severity, callout_ui, dialog_ui, field_ui},
    },
};

/// Why the dialog is still open after its button was pressed.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Hindrance {
    /// Somebody else changed something, and what is shown now is another difference.
    ChangedMeanwhile,
    /// It can't be done.
    Failed { title: String, text: String },
}

/// A change that waits for its confirmation.
#[derive(Clone, Debug)]
pub(super) struct Confirmation {
    pub(super) owner: Owner,
    pub(super) preview: Arc<Preview>,
    pub(super) reason: String,
    /// The name that the person is asked for, the first time only.
    pub(super) name: Option<String>,
    /// The number that has to be typed, where one has to be.
    typed: String,
    view: PreviewView,
    hindrance: Option<Hindrance>,
    /// Whether the change is being made: then nothing can be pressed.
    pub(super) is_running: bool,
}

impl Confirmation {
    pub(super) fn new(owner: Owner, preview: Arc<Preview>, texts: &Texts) -> Self {
        let view = preview_view(texts, &preview);
        Self {
            owner,
            preview,
            reason: String::new(),
            name: None,
            typed: String::new(),
            view,
            hindrance: None,
            is_running: false,
        }
    }

    /// Asks for the person's name as well.
    pub(super) fn asking_name(self) -> Self {
        Self { name: Some(String::new()), ..self }
    }

    /// Shows what the change would do now.
    pub(super) fn changed_meanwhile(&mut self, preview: Arc<Preview>, texts: &Texts) {
        self.view = preview_view(texts, &preview);
        self.preview = preview;
        self.hindrance = Some(Hindrance::ChangedMeanwhile);
        self.is_running = false;
    }

    /// Says that the change can't be made.
    pub(super) fn failed(&mut self, title: String, text: String) {
        self.hindrance = Some(Hindrance::Failed { title, text });
        self.is_running = false;
    }

    /// The same in another language.
    pub(super) fn translate(&mut self, texts: &Texts) {
        self.view = preview_view(texts, &self.preview);
    }

    /// The word on its button.
    pub(super) fn verb(&self) -> &str {
        &self.view.confirm
    }

    /// Whether the number that has to be typed is there, however its digits are grouped.
    fn is_typed(&self) -> bool {
        let digits = || self.typed.chars().filter(char::is_ascii_digit);
        self.view.to_type.is_none_or(|users| digits().eq(users.to_string().chars()))
    }

    /// Draws the dialog.
    pub(super) fn ui(&mut self, ui: &Ui, texts: &Texts) -> DialogAnswer {
        let has_failed = matches!(self.hindrance, Some(Hindrance::Failed { .. }));
        let dialog = Dialog {
            title: self.view.title.clone(),
            confirm: self.view.confirm.clone(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: self.view.kind,
            can_confirm: !self.is_running && !has_failed && self.is_typed(),
        };
        let answer = dialog_ui(ui, "confirmation", &dialog, |ui| {
            match &self.hindrance {
                Some(Hindrance::ChangedMeanwhile) => {
                    callout_ui(ui, Severity::Warning, &texts.get("notices-changed-meanwhile"), |_| {});
                }
                Some(Hindrance::Failed { title, text }) => {
                    callout_ui(ui, Severity::Danger, title, |ui| ui.label(text));
                }
                None => {}
            }
            preview_ui(ui, texts, &self.view);
            if let Some(users) = self.view.to_type {
                let hint = texts.format("notices-type-number.hint", &[("count", users.into())]);
                let label = texts.get("notices-type-number").into_owned();
                field_ui(ui, "number", &Field { label, state: FieldState::Fine(hint) }, &mut self.typed);
            }
            let field = Field {
                label: texts.get("notices-reason").into_owned(),
                state: FieldState::Fine(texts.get("notices-reason.hint").into_owned()),
            };
            field_ui(ui, "reason", &field, &mut self.reason);
            if let Some(name) = &mut self.name {
                let label = texts.get("notices-name").into_owned();
                let state = FieldState::Fine(texts.get("notices-name.hint").into_owned());
                field_ui(ui, "name", &Field { label, state }, name);
            }
        });
        // What is being done can't be called off any more.
        if self.is_running { DialogAnswer::Open } else { answer }
    }
}
