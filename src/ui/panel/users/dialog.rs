//! The dialogs of the panel. Each makes one command, of which the shell shows what it changes before it is done.

mod functions;
mod import;
mod licenses;
mod parts;
mod place;
mod seats;
mod user;

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{
    assignment::Policy,
    command::Command,
    directory::{PlaceHandle, UserKey},
};

pub use self::{functions::FunctionsForm, import::ImportForm, parts::refusal, user::UserForm};
use self::{
    licenses::LicensesView,
    parts::{problem_ui, text_ui},
    place::PlaceForm,
};
use super::list::List;
use crate::{
    session::{SessionError, Task, View},
    text::Texts,
    ui::{
        panel::PanelContext,
        widget::{Dialog, DialogAnswer, DialogKind, Field, FieldState, dialog_ui, field_ui},
    },
};

/// A dialog that is open, with what was entered so far.
pub enum ActiveDialog {
    /// Move users to another place.
    Move {
        /// Who.
        users: Vec<UserKey>,
        /// Where to.
        target: Option<PlaceHandle>,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// Protect users.
    Protect {
        /// Who.
        users: Vec<UserKey>,
        /// Why.
        reason: String,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// Move users to a group of their location that needs no license.
    LicenseFree {
        /// Who.
        users: Vec<UserKey>,
        /// Name of the group where one has to be made.
        name: String,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// Set the day on which users joined.
    Joined {
        /// Who.
        users: Vec<UserKey>,
        /// The day; blank for none.
        day: String,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// Choose how too few licenses are distributed.
    Policy {
        /// The choice.
        policy: Policy,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// Look at the licenses of a place.
    Licenses(Box<LicensesView>),
    /// Make or change a user.
    User(Box<UserForm>),
    /// Make, rename, rank or delete a place.
    Place(Box<PlaceForm>),
    /// Switch functions of a place.
    Functions(Box<FunctionsForm>),
    /// Import users.
    Import(Box<ImportForm>),
}

impl ActiveDialog {
    /// Moves users.
    pub fn move_users(users: Vec<UserKey>) -> Self {
        Self::Move { users, target: None, problem: None }
    }

    /// Protects users.
    pub fn protect(users: Vec<UserKey>) -> Self {
        Self::Protect { users, reason: String::new(), problem: None }
    }

    /// Moves users to a group that needs no license.
    pub fn license_free(users: Vec<UserKey>, texts: &Texts) -> Self {
        Self::LicenseFree { users, name: texts.get("users-license-free-name").into_owned(), problem: None }
    }

    /// Sets the day on which users joined.
    pub fn joined(users: Vec<UserKey>) -> Self {
        Self::Joined { users, day: String::new(), problem: None }
    }

    /// Switches functions of a place.
    pub fn functions(place: PlaceHandle, view: &View) -> Self {
        Self::Functions(Box::new(FunctionsForm::new(place, view)))
    }

    /// Makes a location, or a group of one.
    pub fn create_place(location: Option<PlaceHandle>) -> Self {
        Self::Place(Box::new(PlaceForm::create(location)))
    }

    /// Renames a place.
    pub fn rename_place(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::rename(place, view)?)))
    }

    /// Gives a place a rank.
    pub fn rank(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::rank(place, view)?)))
    }

    /// Shows the licenses of a place.
    pub fn licenses(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Licenses(Box::new(LicensesView::new(place, view)?)))
    }

    /// Makes a location like another one.
    pub fn duplicate_location(location: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::duplicate(location, view)?)))
    }

    /// Makes a place part of another one.
    pub fn merge_place(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::merge(place, view)?)))
    }

    /// Moves a group to another location.
    pub fn move_group(group: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::move_group(group, view)?)))
    }

    /// Deletes a place.
    pub fn delete_place(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::Place(Box::new(PlaceForm::delete(place, view)?)))
    }

    /// Draws the dialog; breaks when it is over.
    pub fn dialog_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, list: &List) -> ControlFlow<()> {
        match self {
            Self::Move { users, target, problem } => move_ui(ui, context, list, users, target, problem.as_deref()),
            Self::Protect { users, reason, problem } => protect_ui(ui, context, users, reason, problem.as_deref()),
            Self::LicenseFree { users, name, problem } => {
                seats::license_free_ui(ui, context, users, name, problem.as_deref())
            }
            Self::Joined { users, day, problem } => seats::joined_ui(ui, context, users, day, problem.as_deref()),
            Self::Policy { policy, problem } => policy_ui(ui, context, policy, problem.as_deref()),
            Self::Licenses(shown) => shown.licenses_ui(ui, context),
            Self::User(form) => form.form_ui(ui, context, list),
            Self::Place(form) => form.form_ui(ui, context, list),
            Self::Functions(form) => form.form_ui(ui, context),
            Self::Import(form) => form.form_ui(ui, context, list),
        }
    }

    /// Shows why what was asked for can't be done.
    pub fn refuse(&mut self, error: &SessionError, texts: &Texts) {
        let problem = match self {
            Self::Move { problem, .. }
            | Self::Protect { problem, .. }
            | Self::LicenseFree { problem, .. }
            | Self::Joined { problem, .. }
            | Self::Policy { problem, .. } => problem,
            // It asks for nothing.
            Self::Licenses(_) => return,
            Self::User(form) => &mut form.problem,
            Self::Place(form) => &mut form.problem,
            Self::Functions(form) => &mut form.problem,
            Self::Import(form) => {
                form.stop();
                &mut form.problem
            }
        };
        *problem = Some(refusal(error, texts));
    }
}

/// The frame of a dialog that ends in a preview.
fn frame(context: &PanelContext<'_>, title: String, can_confirm: bool) -> Dialog {
    Dialog {
        title,
        confirm: context.texts.get("users-preview").into_owned(),
        cancel: context.texts.get("common-cancel").into_owned(),
        kind: DialogKind::Ordinary,
        can_confirm: can_confirm && !context.is_busy,
    }
}

/// What comes of the answer to a dialog: the preview of its command, the end, or nothing yet.
fn answered(
    answer: DialogAnswer,
    context: &mut PanelContext<'_>,
    command: impl FnOnce() -> Option<Command>,
) -> ControlFlow<()> {
    match answer {
        DialogAnswer::Cancelled => return ControlFlow::Break(()),
        DialogAnswer::Confirmed => {
            if let Some(command) = command() {
                context.run(Task::Preview(command));
            }
        }
        DialogAnswer::Open => {}
    }
    ControlFlow::Continue(())
}

fn move_ui(
    ui: &Ui,
    context: &mut PanelContext<'_>,
    list: &List,
    users: &[UserKey],
    target: &mut Option<PlaceHandle>,
    problem: Option<&str>,
) -> ControlFlow<()> {
    let texts = context.texts;
    let title = texts.format("users-move-title", &[("count", users.len().into())]);
    let dialog = frame(context, title, target.is_some());
    let answer = dialog_ui(ui, "move_users", &dialog, |ui| {
        ui.label(texts.get("users-move-text"));
        parts::place_list_ui(ui, texts, list, target);
        problem_ui(ui, problem);
    });
    let to = target.and_then(|target| context.view.installation.directory.places.name(target));
    answered(answer, context, || Some(Command::MoveUsers { users: users.to_vec(), to: to? }))
}

fn protect_ui(
    ui: &Ui,
    context: &mut PanelContext<'_>,
    users: &[UserKey],
    reason: &mut String,
    problem: Option<&str>,
) -> ControlFlow<()> {
    let texts = context.texts;
    let title = texts.format("users-protect-title", &[("count", users.len().into())]);
    let dialog = frame(context, title, !reason.trim().is_empty());
    let answer = dialog_ui(ui, "protect_users", &dialog, |ui| {
        ui.label(texts.get("users-protect-text"));
        let hint = texts.get("users-protect-hint").into_owned();
        let field = Field { label: texts.get("common-reason").into_owned(), state: FieldState::Fine(hint) };
        field_ui(ui, "reason", &field, reason);
        problem_ui(ui, problem);
    });
    answered(answer, context, || {
        Some(Command::ProtectUsers { users: users.to_vec(), reason: Some(reason.trim().to_owned()) })
    })
}

fn policy_ui(ui: &Ui, context: &mut PanelContext<'_>, policy: &mut Policy, problem: Option<&str>) -> ControlFlow<()> {
    let texts = context.texts;
    let is_new = *policy != context.view.installation.policy;
    let dialog = frame(context, texts.get("users-policy-title").into_owned(), is_new);
    let answer = dialog_ui(ui, "policy", &dialog, |ui| {
        text_ui(ui, &texts.get("users-policy-text"));
        for (choice, name, text) in [
            (Policy::Seniority, "users-policy-seniority", "users-policy-seniority-text"),
            (Policy::Priority, "users-policy-priority", "users-policy-priority-text"),
        ] {
            ui.radio_value(policy, choice, texts.get(name));
            parts::remark_ui(ui, &texts.get(text));
        }
        problem_ui(ui, problem);
    });
    let policy = *policy;
    answered(answer, context, || Some(Command::ChoosePolicy(policy)))
}
