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
    command::{ChosenUsers, Command},
    directory::PlaceHandle,
};

pub use self::{
    functions::FunctionsForm,
    import::ImportForm,
    parts::refusal,
    seats::{SeatsForm, SeatsWish},
    user::UserForm,
};
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
        widget::{Dialog, DialogAnswer, DialogKind, Radio, dialog_ui, radio_group_ui},
    },
};

/// A dialog that is open, with what was entered so far.
pub enum ActiveDialog {
    /// Do the same with several users.
    Seats(SeatsForm),
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
    /// Does the same with several users.
    pub const fn seats(users: ChosenUsers, wish: SeatsWish) -> Self {
        Self::Seats(SeatsForm::new(users, wish))
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
            Self::Seats(form) => form.form_ui(ui, context, list),
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
            Self::Seats(form) => &mut form.problem,
            Self::Policy { problem, .. } => problem,
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

fn policy_ui(ui: &Ui, context: &mut PanelContext<'_>, policy: &mut Policy, problem: Option<&str>) -> ControlFlow<()> {
    let texts = context.texts;
    let is_new = *policy != context.view.installation.policy;
    let dialog = frame(context, texts.get("users-policy-title").into_owned(), is_new);
    let answer = dialog_ui(ui, "policy", &dialog, |ui| {
        text_ui(ui, &texts.get("users-policy-text"));
        let radio = |value, name: &str, text: &str| {
            let remark = texts.get(text).into_owned();
            Radio { remark, ..Radio::new(value, texts.get(name)) }
        };
        let radios = vec![
            radio(Policy::Seniority, "users-policy-seniority", "users-policy-seniority-text"),
            radio(Policy::Priority, "users-policy-priority", "users-policy-priority-text"),
        ];
        radio_group_ui(ui, &dialog.title, policy, radios);
        problem_ui(ui, problem);
    });
    let policy = *policy;
    answered(answer, context, || Some(Command::ChoosePolicy(policy)))
}
