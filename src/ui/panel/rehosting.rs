//! Rehosting: how the binding of the licenses stands, what changed, what is lost and when, and the way back.
mod answer;
mod budget;
mod cards;
mod planned_move;
mod save;

use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::{
    binding::{self, BindingState},
    code::SystemId,
    document::{Reason, SystemKind},
    rehosting::{MoveState, RehostingStep, next_step},
};

use self::{
    answer::{MoveAnswer, Question},
    planned_move::{RETURN_FILE, ReturnDraft, return_chosen},
    save::{DRIFT_FILE, Destination, FAILED_FILE, MOVE_FILE, SENT_FILE},
};
use super::{
    Panel, PanelContext, PanelId, Wish, page_ui,
    retrieval::{Next, Retrieval},
};
use crate::{
    session::{JobId, Outcome, SessionError, Task},
    text::sentences::rehosting::{binding_pill, binding_sentence, move_pill, move_sentence, step_text},
    ui::{
        theme::{small, strong, theme},
        widget::{
            Button, PanelHeader, Severity, StatusPill, callout_ui, card_ui, panel_header_ui, primary_button_ui,
            secondary_button_ui,
        },
    },
};

/// The rehosting panel.
#[derive(Debug, Default)]
pub struct RehostingPanel {
    /// Whether the server was moved or copied.
    answer: MoveAnswer,
    /// What was typed of the X-ID.
    typed_end: String,
    /// The question that is open, and where the request goes if it is answered.
    question: Option<(Question, Destination)>,
    /// The path that was typed for a request.
    typed_path: String,
    /// What is entered for a return.
    draft: ReturnDraft,
    /// The request that was saved here last.
    saved: Option<PathBuf>,
    /// What is on its way to the license portal.
    retrieval: Retrieval,
}

impl Panel for RehostingPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let (view, texts) = (context.view, context.texts);
        let state = binding::state(&view.installation, view.at);
        let moving = view.overview.moving;
        let header = PanelHeader {
            title: texts.get("common-panel-rehosting").into_owned(),
            sentence: move_sentence(texts, moving)
                .unwrap_or_else(|| binding_sentence(texts, view.installation.kind(), state)),
            pill: Some(match move_pill(texts, moving) {
                Some(text) => StatusPill::new(move_severity(moving), text),
                None => StatusPill::new(severity(state), binding_pill(texts, state)),
            }),
        };
        page_ui(ui, "rehosting", |ui| {
            panel_header_ui(ui, &header);
            if is_workstation(context) {
                callout_ui(ui, Severity::Information, &texts.get("rehosting-workstation"), |_| {});
            }
            if self.retrieval.progress_ui(ui, context) {
                save::ask_where_to(context, SENT_FILE);
            }
            let step = next_step(&view.installation, view.at);
            self.step_ui(ui, context, step);
            if !matches!(state, BindingState::NotBound) {
                cards::changes_ui(ui, context);
            }
            cards::losses_ui(ui, context, state);
            self.failed_ui(ui, context, state);
            let is_bound = matches!(state, BindingState::Bound) && moving == MoveState::None;
            if is_bound && !is_workstation(context) {
                self.planned_move_ui(ui, context);
            }
            // The card on top names the way beyond the budget, where its request is one.
            let is_said = matches!(step, RehostingStep::ImportPackage { reason: Reason::Failed });
            budget::budget_ui(ui, context, is_said);
            if is_bound {
                cards::if_failed_ui(ui, context);
            }
        });
        self.question_ui(ui, context);
        self.return_question_ui(ui, context);
        self.retrieval.dialog_ui(ui, context);
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        match outcome? {
            Outcome::RequestSaved(saved) => {
                let file = saved.file.display().to_string();
                let text = context.texts.format("rehosting-saved", &[("file", file.into())]);
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
                self.saved = Some(saved.file);
                self.retrieval.clear();
                self.answer = MoveAnswer::default();
                self.typed_end.clear();
                self.typed_path.clear();
            }
            Outcome::ReleaseSaved(saved) => {
                let file = saved.file.display().to_string();
                let text = context.texts.format("rehosting-move-saved", &[("file", file.into())]);
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
                self.draft = ReturnDraft::default();
            }
            Outcome::RequestDraft(draft) => self.retrieval.show_request(draft),
            Outcome::ReleaseDraft(draft) => self.retrieval.show_release(draft),
            Outcome::Answered(answer) => match self.retrieval.answered(answer) {
                Next::Confirm(preview) => context.wishes.push(Wish::Confirm(preview)),
                Next::DraftAgain(task) => context.run(*task),
                Next::Nothing => {}
            },
            Outcome::PackageIssued(file) => context.run(Task::OpenLicenseFile(file)),
            Outcome::Preview(preview) => context.wishes.push(Wish::Confirm(preview)),
            Outcome::Committed(_) => {
                self.saved = None;
                self.retrieval.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        let Some(file) = files.into_iter().next() else { return };
        let reason = match purpose {
            DRIFT_FILE => Reason::Drift,
            FAILED_FILE => Reason::Failed,
            MOVE_FILE => Reason::Move,
            RETURN_FILE => return return_chosen(context, &self.draft, file),
            SENT_FILE => {
                if let Some(draft) = self.retrieval.failed_request() {
                    context.run(Task::SaveDraft { draft, file: save::with_ending(file) });
                }
                return;
            }
            _ => return,
        };
        save::save(context, reason, Destination::File(file));
    }
}

impl RehostingPanel {
    fn step_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, step: RehostingStep) {
        let text = step_text(context.texts, &context.view.installation, step);
        card_ui(ui, &text.title, |ui| {
            ui.label(text.text);
            ui.add_space(theme().spacing.tiny);
            match step {
                RehostingStep::NothingBound if context.view.installation.kind() == SystemKind::Planning => {}
                RehostingStep::NothingBound => {
                    if secondary_button_ui(ui, &context.texts.get("rehosting-import")).clicked() {
                        context.wishes.push(Wish::Show(PanelId::Import));
                    }
                }
                _ if is_workstation(context) => {}
                RehostingStep::Nothing | RehostingStep::ReadHardware => self.observe_ui(ui, context),
                RehostingStep::ImportPackage { reason } => self.import_ui(ui, context, reason),
                RehostingStep::SetOldMac(_) => {
                    self.observe_ui(ui, context);
                    let keep = context.texts.get("rehosting-keep-new-mac");
                    self.save_ui(ui, context, Button::secondary(&keep), Reason::Drift, None);
                }
                RehostingStep::RequestDrift => self.first_save_ui(ui, context, Reason::Drift, None),
                RehostingStep::ConfirmDrift => {
                    self.first_save_ui(ui, context, Reason::Drift, Some(Question::SameServer));
                }
                RehostingStep::RequestFailed => {
                    self.first_save_ui(ui, context, Reason::Failed, Some(Question::ServerFailed));
                }
                RehostingStep::SendReturn => self.given_up_ui(ui, context, false),
                RehostingStep::AskOnNewServer => self.given_up_ui(ui, context, true),
                RehostingStep::RequestMove | RehostingStep::ConfirmCallOff => {
                    self.first_save_ui(ui, context, Reason::Move, None);
                }
                RehostingStep::Moved => {}
                RehostingStep::MovedOrCopied => self.moved_or_copied_ui(ui, context),
            }
        });
    }

    /// A button that waits until the work of this panel is done.
    #[expect(clippy::unused_self, reason = "reads as the panel's own piece, beside the others")]
    fn button_ui(&self, ui: &mut Ui, context: &PanelContext<'_>, button: Button<'_>) -> bool {
        ui.add_enabled(!context.is_busy && !context.view.is_read_only, button).clicked()
    }

    fn observe_ui(&self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let observe = context.texts.get("rehosting-observe");
        if self.button_ui(ui, context, Button::secondary(&observe)) {
            context.run(Task::ObserveHardware);
        }
    }

    /// The request is made: what comes back is imported.
    fn import_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, reason: Reason) {
        let texts = context.texts;
        ui.horizontal_wrapped(|ui| {
            if primary_button_ui(ui, &texts.get("rehosting-import")).clicked() {
                context.wishes.push(Wish::Show(PanelId::Import));
            }
            let is_sample = context.view.installation.kind() == SystemKind::Sample;
            if let Some(request) = self.saved.as_ref().filter(|_| is_sample) {
                let issue = texts.get("rehosting-issue-sample");
                if self.button_ui(ui, context, Button::secondary(&issue)) {
                    let (request, package) = (request.clone(), request.with_extension("xlp"));
                    context.run(Task::IssueSample { request, package });
                }
            }
        });
        let again = texts.get("rehosting-request-again");
        self.save_ui(ui, context, Button::quiet(&again), reason, None);
        if let Some(open) = context.view.installation.licenses.replaced_by(&[]).last() {
            let moment = texts.moment(open.made_at);
            ui.label(small(ui, texts.format("rehosting-request-replaces", &[("moment", moment.into())])));
        }
        self.refused_ui(ui, context, reason);
    }

    /// The issuer may refuse a request and say what it should be instead.
    fn refused_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, reason: Reason) {
        let texts = context.texts;
        ui.add_space(theme().spacing.tiny);
        ui.label(small(ui, texts.get("rehosting-refused")));
        ui.horizontal_wrapped(|ui| {
            let as_move = texts.get("rehosting-move-request");
            if reason != Reason::Move && self.button_ui(ui, context, Button::quiet(&as_move)) {
                save::save(context, Reason::Move, Destination::Ask);
            }
            let as_failed = texts.get("rehosting-failed-request");
            if reason != Reason::Failed && self.button_ui(ui, context, Button::quiet(&as_failed)) {
                self.question = Some((Question::ServerFailed, Destination::Ask));
            }
        });
        if reason == Reason::Failed {
            budget::exception_ui(ui, context);
        }
    }

    /// On a server that holds no binding yet, or another machine's: the licenses of a failed server.
    fn failed_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, state: BindingState) {
        let texts = context.texts;
        let fits = matches!(state, BindingState::NotBound) && own_system_id(context).is_some();
        if !fits || is_workstation(context) {
            return;
        }
        self.request_move_ui(ui, context);
        card_ui(ui, &texts.get("rehosting-failed-card"), |ui| {
            ui.label(texts.get("rehosting-failed-card-text"));
            ui.add_space(theme().spacing.tiny);
            let save = texts.get("rehosting-save-request");
            let question = Some(Question::ServerFailed);
            self.save_ui(ui, context, Button::secondary(&save), Reason::Failed, question);
        });
    }
}

fn move_severity(state: MoveState) -> Severity {
    if state.is_over() { Severity::Danger } else { Severity::Warning }
}

/// The X-ID, if it is one of ours and not the vendor's.
fn own_system_id(context: &PanelContext<'_>) -> Option<SystemId> {
    context.view.installation.system_id().filter(|system_id| matches!(system_id, SystemId::Own(_))).cloned()
}

/// A planning system has no home server, so nothing of it is missing here.
fn is_workstation(context: &PanelContext<'_>) -> bool {
    !context.view.is_home_server && own_system_id(context).is_some()
}

fn severity(state: BindingState) -> Severity {
    match state {
        BindingState::Bound => Severity::Ok,
        BindingState::NotBound => Severity::Information,
        BindingState::NotObserved | BindingState::Grace { .. } => Severity::Warning,
        BindingState::Ended { .. } => Severity::Danger,
    }
}

/// The heading of a part within a card.
fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(strong(text));
}
