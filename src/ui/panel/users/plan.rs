//! Collected changes: many steps, one preview, one entry of the change log.
//!
//! While changes are collected, the panel shows the system as it would be after them, so that each step can build on
//! those before it: a group that is to be made can already get its users. Nothing is made before the whole is confirmed.

use std::sync::Arc;

use eframe::egui::{ScrollArea, Ui};
use xlm_core::{
    command::{ChosenUsers, Command, Refusal},
    installation::Installation,
};

use super::{act::Act, dialog::refusal};
use crate::{
    session::{Preview, SessionError, Task, View},
    text::Texts,
    ui::{
        panel::{FileQuestion, FileQuestionKind, PanelContext, Wish},
        preview::command_verb,
        theme::theme,
        widget::{Button, Dialog, DialogAnswer, DialogKind, Icon, Severity, callout_ui, dialog_ui, icon_button_ui},
    },
};

/// Purpose of the question for a file to save the steps in.
pub const SAVE_FILE: &str = "save collected changes";
/// Purpose of the question for a file with further steps.
pub const OPEN_FILE: &str = "open collected changes";
/// Steps that are seen at once.
const STEPS_SHOWN: f32 = 4.0;

/// What the user did with the collected changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanAct {
    /// Collect from now on.
    Open,
    /// Forget the steps, and do each change at once again; asks first if there are any.
    Discard,
    /// Take one step out, counted from 0.
    Remove(usize),
    /// Show what all steps change together.
    Show,
    /// Save the steps in a file.
    Save,
    /// Add the steps of a file.
    Load,
}

/// The system as it would be.
struct Projection {
    /// The state that it was worked out from.
    base: Arc<Installation>,
    /// What all steps change together.
    preview: Arc<Preview>,
    view: View,
}

/// Changes that are collected.
#[derive(Default)]
pub struct Plan {
    is_open: bool,
    steps: Vec<Command>,
    /// The steps of which a preview was asked for: they become the plan if none of them is refused.
    asked: Option<Vec<Command>>,
    projection: Option<Projection>,
    /// Whether the whole waits for its confirmation.
    is_confirming: bool,
    /// Whether the question is open that stands before the steps are forgotten.
    asks_to_discard: bool,
    problem: Option<String>,
}

impl Plan {
    /// Whether changes are collected.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a preview was asked for whose outcome belongs here.
    pub const fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether the whole waits for its confirmation.
    pub const fn is_confirming(&self) -> bool {
        self.is_confirming
    }

    /// The steps so far.
    pub fn steps(&self) -> &[Command] {
        &self.steps
    }

    /// What the panel shows: the system as it would be after the steps.
    pub fn view(&self, real: &View) -> View {
        self.projection.as_ref().map_or(real, |projection| &projection.view).clone()
    }

    /// Works the projection out anew where the system itself has changed meanwhile.
    pub fn refresh(&mut self, real: &View, wishes: &mut Vec<Wish>) {
        let is_stale = |projection: &Projection| !Arc::ptr_eq(&projection.base, &real.installation);
        if self.asked.is_none() && self.projection.as_ref().is_some_and(is_stale) {
            self.ask(self.steps.clone(), wishes);
            // Asked once for each state, whatever comes of it.
            if let Some(projection) = &mut self.projection {
                projection.base = Arc::clone(&real.installation);
            }
        }
    }

    /// Asks what steps would change together.
    pub fn ask(&mut self, steps: Vec<Command>, wishes: &mut Vec<Wish>) {
        self.problem = None;
        if steps.is_empty() {
            self.steps = steps;
            self.projection = None;
        } else {
            wishes.push(Wish::Run(Task::Preview(Command::Batch(steps.clone()))));
            self.asked = Some(steps);
        }
    }

    /// Asks what the steps and further ones would change together.
    pub fn extend(&mut self, further: Vec<Command>, wishes: &mut Vec<Wish>) {
        self.ask([self.steps.clone(), further].concat(), wishes);
    }

    /// Makes a step of each change that was asked for in this pass.
    pub fn divert(&mut self, wishes: &mut Vec<Wish>, first: usize) {
        if !self.is_open {
            return;
        }
        for wish in wishes.split_off(first.min(wishes.len())) {
            match wish {
                Wish::Run(Task::Preview(command)) => self.extend(vec![command], wishes),
                Wish::Confirm(preview) => self.extend(vec![preview.command.clone()], wishes),
                other => wishes.push(other),
            }
        }
    }

    /// Takes the steps over of which a preview was asked for.
    pub fn take(&mut self, preview: Arc<Preview>, real: &View) {
        let Some(steps) = self.asked.take() else { return };
        self.steps = steps;
        let mut overview = (*real.overview).clone();
        overview.users = preview.after.directory.users.len();
        overview.users_missing = preview.after_assignment.users_with_missing().len();
        overview.units_missing = preview.after_assignment.missing_units();
        let view = View {
            installation: Arc::clone(&preview.after),
            assignment: Arc::clone(&preview.after_assignment),
            overview: Arc::new(overview),
            ..real.clone()
        };
        self.projection = Some(Projection { base: Arc::clone(&real.installation), preview, view });
    }

    /// Leaves the steps as they were. What is wrong with the newest step is for the dialog that made it, if there is
    /// one, and is handed back; anything else is told beside the steps, by the number of the step.
    pub fn refuse(&mut self, error: SessionError, texts: &Texts, has_dialog: bool) -> Option<SessionError> {
        let newest = self.asked.take().map_or(0, |steps| steps.len());
        let (position, cause) = match error {
            SessionError::Refused(Refusal::InBatch { position, refusal }) => {
                (Some(position), SessionError::Refused(*refusal))
            }
            other => (None, other),
        };
        if has_dialog && position.is_none_or(|position| position == newest) {
            return Some(cause);
        }
        if !matches!(cause, SessionError::Cancelled) {
            let number = position.map(|number| texts.format("users-plan-refused", &[("number", number.into())]));
            let parts: Vec<String> = number.into_iter().chain([refusal(&cause, texts)]).collect();
            self.problem = Some(parts.join("\n"));
        }
        None
    }

    /// The whole was not confirmed.
    pub const fn called_off(&mut self) {
        self.is_confirming = false;
    }

    /// Does what the user wanted with the plan.
    pub fn act(&mut self, act: PlanAct, texts: &Texts, wishes: &mut Vec<Wish>) {
        match act {
            PlanAct::Open => self.is_open = true,
            PlanAct::Discard if self.steps.is_empty() => *self = Self::default(),
            PlanAct::Discard => self.asks_to_discard = true,
            PlanAct::Remove(index) => {
                let mut steps = self.steps.clone();
                if index < steps.len() {
                    steps.remove(index);
                    self.ask(steps, wishes);
                }
            }
            PlanAct::Show => {
                if let Some(projection) = &self.projection {
                    self.is_confirming = true;
                    wishes.push(Wish::Confirm(Arc::clone(&projection.preview)));
                }
            }
            PlanAct::Save => {
                let name = texts.get("users-plan-file-name").into_owned();
                wishes.push(Wish::AskForFiles(question(texts, SAVE_FILE, FileQuestionKind::Save { name })));
            }
            PlanAct::Load => wishes.push(Wish::AskForFiles(question(texts, OPEN_FILE, FileQuestionKind::Open))),
        }
    }

    /// Draws the question that stands before the steps are forgotten.
    pub fn question_ui(&mut self, ui: &Ui, texts: &Texts) {
        if !self.asks_to_discard {
            return;
        }
        let dialog = Dialog {
            title: texts.format("users-plan-discard-title", &[("count", self.steps.len().into())]),
            confirm: texts.get("users-plan-discard-confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Danger,
            can_confirm: true,
        };
        match dialog_ui(ui, "discard_plan", &dialog, |ui| {
            ui.label(texts.get("users-plan-discard-text"));
        }) {
            DialogAnswer::Open => {}
            DialogAnswer::Cancelled => self.asks_to_discard = false,
            DialogAnswer::Confirmed => *self = Self::default(),
        }
    }

    /// Draws the steps and what can be done with them.
    pub fn plan_ui(&self, ui: &mut Ui, context: &PanelContext<'_>, acts: &mut Vec<Act>) {
        let (theme, texts) = (theme(), context.texts);
        let text = texts.format("users-plan-text", &[("count", self.steps.len().into())]);
        callout_ui(ui, Severity::Information, &text, |ui| {
            ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
            let height = STEPS_SHOWN * theme.height.target;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (index, step) in self.steps.iter().enumerate() {
                    ui.horizontal(|ui| {
                        let number = ("number", (index + 1).into());
                        let name = texts.format("users-plan-remove", &[number]);
                        if ui
                            .add_enabled_ui(!context.is_busy, |ui| icon_button_ui(ui, Icon::Remove, &name))
                            .inner
                            .clicked()
                        {
                            acts.push(Act::Plan(PlanAct::Remove(index)));
                        }
                        ui.label(format!("{}. {}", index + 1, step_text(texts, &context.view.installation, step)));
                    });
                }
            });
            if let Some(problem) = &self.problem {
                callout_ui(ui, Severity::Danger, problem, |_| ());
            }
            ui.horizontal_wrapped(|ui| {
                let has_steps = !self.steps.is_empty() && !context.is_busy;
                let discard = if self.steps.is_empty() { "users-plan-stop" } else { "users-plan-discard" };
                for (id, is_possible, act) in [
                    ("users-plan-show", has_steps, PlanAct::Show),
                    ("users-plan-save", has_steps, PlanAct::Save),
                    ("users-plan-load", !context.is_busy, PlanAct::Load),
                    (discard, true, PlanAct::Discard),
                ] {
                    if ui.add_enabled(is_possible, Button::secondary(&texts.get(id))).clicked() {
                        acts.push(Act::Plan(act));
                    }
                }
            });
        });
        ui.add_space(theme.spacing.medium);
    }
}

fn question(texts: &Texts, purpose: &'static str, kind: FileQuestionKind) -> FileQuestion {
    let id = if purpose == SAVE_FILE { "users-plan-save" } else { "users-plan-load" };
    let filter = Some((texts.get("users-plan-filter").into_owned(), vec!["ron"]));
    FileQuestion { purpose, title: texts.get(id).into_owned(), kind, filter }
}

/// A step in one line: its verb, and whom or what it concerns.
fn step_text(texts: &Texts, installation: &Installation, step: &Command) -> String {
    let who = |users: &ChosenUsers| match users.keys().next().filter(|_| users.len() == 1) {
        Some(key) => {
            let all = &installation.directory.users;
            all.find(key).map_or_else(|| key.to_owned(), |user| all.full_name(user))
        }
        None => texts.format("common-users", &[("count", users.len().into())]),
    };
    let subject = match step {
        Command::CreatePlace { place, .. }
        | Command::EditPlace { place, .. }
        | Command::DeletePlace { place, .. }
        | Command::SetFunctions { place, .. }
        | Command::SetRank { place, .. } => place.to_string(),
        Command::DuplicateLocation { location, name } => format!("{location} → {name}"),
        Command::MergePlaces { place, into } => format!("{place} → {into}"),
        Command::MoveGroup { group, to } => format!("{group} → {to}"),
        Command::CreateUser(record) | Command::EditUser(record) => {
            format!("{} {}", record.first_name, record.name).trim().to_owned()
        }
        Command::MoveUsers { users, to } => format!("{} → {to}", who(users)),
        Command::MoveToLicenseFreeGroup { users, .. }
        | Command::DeleteUsers { users }
        | Command::ProtectUsers { users, .. }
        | Command::SetJoined { users, .. } => who(users),
        Command::ImportUsers { rows, .. } => texts.format("common-users", &[("count", rows.len().into())]),
        _ => String::new(),
    };
    let verb = command_verb(texts, step);
    if subject.is_empty() { verb } else { format!("{verb}: {subject}") }
}
