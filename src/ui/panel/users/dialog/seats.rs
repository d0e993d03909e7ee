//! What is done with several users at once: another place, protection, the group without licenses, the day of joining.

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{
    command::{ChosenUsers, Command},
    directory::PlaceHandle,
};

use super::{
    super::list::List,
    answered, frame,
    parts::{place_list_ui, problem_ui, text_ui},
};
use crate::{
    session::View,
    text::{Texts, read_day},
    ui::{
        panel::PanelContext,
        widget::{Field, FieldState, dialog_ui, field_ui},
    },
};

/// What is to be done, with what was entered so far.
pub enum SeatsWish {
    /// Move to another place.
    Move(Option<PlaceHandle>),
    /// Protect, with a reason.
    Protect(String),
    /// Move to a group of their location that needs no license; its name where one has to be made.
    LicenseFree(String),
    /// Set the day of joining; blank for none.
    Joined(String),
}

impl SeatsWish {
    /// The text below the title, and the title.
    const fn texts(&self) -> (&'static str, &'static str) {
        match self {
            Self::Move(_) => ("users-move-text", "users-move-title"),
            Self::Protect(_) => ("users-protect-text", "users-protect-title"),
            Self::LicenseFree(_) => ("users-license-free-text", "users-license-free-title"),
            Self::Joined(_) => ("users-joined-text", "users-joined-title"),
        }
    }

    /// Whether what was entered is enough.
    fn is_complete(&self) -> bool {
        match self {
            Self::Move(target) => target.is_some(),
            Self::Protect(text) | Self::LicenseFree(text) => !text.trim().is_empty(),
            Self::Joined(day) => read_day(day).is_ok(),
        }
    }

    fn input_ui(&mut self, ui: &mut Ui, texts: &Texts, list: &List) {
        let hint = |id: &str| FieldState::Fine(texts.get(id).into_owned());
        let (salt, label, state, text) = match self {
            Self::Move(target) => return place_list_ui(ui, texts, list, target),
            Self::Protect(reason) => ("reason", "common-reason", hint("users-protect-hint"), reason),
            Self::LicenseFree(name) => ("group", "users-field-group-name", hint("users-license-free-hint"), name),
            Self::Joined(day) => {
                let wrong = || FieldState::Wrong(texts.get("users-wrong-joined").into_owned());
                let state = if read_day(day).is_ok() { hint("users-joined-hint") } else { wrong() };
                ("joined", "users-field-joined", state, day)
            }
        };
        field_ui(ui, salt, &Field { label: texts.get(label).into_owned(), state }, text);
    }

    fn command(&self, users: ChosenUsers, view: &View) -> Option<Command> {
        Some(match self {
            Self::Move(target) => {
                Command::MoveUsers { users, to: view.installation.directory.places.name((*target)?)? }
            }
            Self::Protect(reason) => Command::ProtectUsers { users, reason: Some(reason.trim().to_owned()) },
            Self::LicenseFree(name) => Command::MoveToLicenseFreeGroup { users, name: name.trim().to_owned() },
            Self::Joined(day) => Command::SetJoined { users, joined: read_day(day).ok()? },
        })
    }
}

/// The dialog.
pub struct SeatsForm {
    users: ChosenUsers,
    wish: SeatsWish,
    /// What was wrong with the last try.
    pub problem: Option<String>,
}

impl SeatsForm {
    /// The dialog for these users.
    pub const fn new(users: ChosenUsers, wish: SeatsWish) -> Self {
        Self { users, wish, problem: None }
    }

    /// Draws the dialog; breaks when it is over.
    pub fn form_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>, list: &List) -> ControlFlow<()> {
        let texts = context.texts;
        let (text, title) = self.wish.texts();
        let title = texts.format(title, &[("count", self.users.len().into())]);
        let dialog = frame(context, title, self.wish.is_complete());
        let answer = dialog_ui(ui, "several_users", &dialog, |ui| {
            text_ui(ui, &texts.get(text));
            self.wish.input_ui(ui, texts, list);
            problem_ui(ui, self.problem.as_deref());
        });
        let view = context.view;
        answered(answer, context, || self.wish.command(self.users.clone(), view))
    }
}
