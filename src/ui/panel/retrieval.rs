//! A request or return on its way to the license portal: what will be sent, how far it is, and what went wrong.
//!
//! Shared by the panels that send something. What comes back is shown as a change before it is made, like a file.
use std::sync::Arc;

use eframe::egui::{ScrollArea, Ui};

use super::PanelContext;
use crate::{
    session::{PortalTask, Preview, ReleaseDraft, RequestDraft, SessionError, Task, messages},
    text::sentences::sending::{SentFact, release_facts, request_facts},
    ui::{
        panel::{Wish, page::message_ui},
        theme::{code, secondary, small, theme},
        widget::{
            Button, Dialog, DialogAnswer, DialogKind, KeyValue, Progress, Severity, dialog_ui, key_values_ui,
            progress_ui, quiet_button_ui,
        },
    },
};

/// What is sent.
#[derive(Clone, Debug)]
enum Draft {
    Request(Arc<RequestDraft>),
    Release(Arc<ReleaseDraft>),
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    /// It is shown in the dialog.
    Shown(Draft),
    /// It is on its way.
    Sending(Draft),
    /// It did not work.
    Failed(Draft, SessionError),
}

/// The way of one message to the portal.
#[derive(Debug, Default)]
pub(super) struct Retrieval {
    state: State,
    shows_json: bool,
}

/// What is to be done next.
#[derive(Debug)]
pub(super) enum Next {
    /// The answer is there: it is to be confirmed.
    Confirm(Arc<Preview>),
    /// The change log has gone on since it was shown: it is to be made and shown again.
    DraftAgain(Box<Task>),
    /// It is shown here what went wrong.
    Nothing,
}

impl Retrieval {
    /// Whether something is on its way.
    pub(super) const fn is_sending(&self) -> bool {
        matches!(self.state, State::Sending(_))
    }

    /// Whether something is on its way, or what went wrong is still to be read.
    pub(super) const fn is_under_way(&self) -> bool {
        matches!(self.state, State::Sending(_) | State::Failed(..))
    }

    /// Forgets what was.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show_request(&mut self, draft: Arc<RequestDraft>) {
        *self = Self { state: State::Shown(Draft::Request(draft)), shows_json: false };
    }

    pub(super) fn show_release(&mut self, draft: Arc<ReleaseDraft>) {
        *self = Self { state: State::Shown(Draft::Release(draft)), shows_json: false };
    }

    /// The request whose sending failed, to be saved as a file instead.
    pub(super) fn failed_request(&self) -> Option<Arc<RequestDraft>> {
        match &self.state {
            State::Failed(Draft::Request(draft), _) => Some(Arc::clone(draft)),
            _ => None,
        }
    }

    /// Takes what came back.
    pub(super) fn answered(&mut self, answer: Result<Arc<Preview>, SessionError>) -> Next {
        let State::Sending(draft) = std::mem::take(&mut self.state) else {
            return answer.map_or(Next::Nothing, Next::Confirm);
        };
        match answer {
            Ok(preview) => Next::Confirm(preview),
            Err(SessionError::ChangedMeanwhile) => Next::DraftAgain(Box::new(match draft {
                Draft::Request(draft) => {
                    let request = &draft.request;
                    Task::DraftRequest { codes: request.request_codes.clone(), reason: request.reason }
                }
                Draft::Release(draft) => Task::DraftRelease { tail_days: draft.tail_days },
            })),
            Err(error) => {
                self.state = State::Failed(draft, error);
                Next::Nothing
            }
        }
    }

    fn send(&mut self, draft: Draft, context: &mut PanelContext<'_>) {
        context.run(Task::Portal(match &draft {
            Draft::Request(draft) => PortalTask::SendRequest(Arc::clone(draft)),
            Draft::Release(draft) => PortalTask::SendRelease { tail_days: draft.tail_days },
        }));
        self.state = State::Sending(draft);
    }

    /// Draws how far it is, or what went wrong. Tells whether the request is to be saved as a file instead.
    pub(super) fn progress_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) -> bool {
        match &self.state {
            State::Idle | State::Shown(_) => false,
            State::Sending(_) => {
                sending_ui(ui, context);
                false
            }
            State::Failed(draft, error) => {
                let (draft, texts) = (draft.clone(), context.texts);
                let severity =
                    if matches!(error, SessionError::Cancelled) { Severity::Information } else { Severity::Danger };
                message_ui(ui, severity, &messages::error(texts, error));
                let is_request = matches!(draft, Draft::Request(_));
                if is_request {
                    ui.label(small(ui, texts.get("network-dialog-open-request")));
                }
                ui.horizontal_wrapped(|ui| {
                    let again = texts.get("network-dialog-again");
                    if ui.add_enabled(!context.is_busy, Button::primary(&again)).clicked() {
                        self.send(draft, context);
                    }
                    let save = texts.get("network-dialog-save");
                    let saves = is_request && ui.add_enabled(!context.is_busy, Button::secondary(&save)).clicked();
                    if quiet_button_ui(ui, &texts.get("common-close")).clicked() {
                        self.clear();
                    }
                    saves
                })
                .inner
            }
        }
    }

    /// Draws the dialog that shows what will be sent.
    pub(super) fn dialog_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        let State::Shown(draft) = &self.state else { return };
        let (draft, texts) = (draft.clone(), context.texts);
        let dialog = Dialog {
            title: texts.get("network-dialog-title").into_owned(),
            confirm: texts.get("network-dialog-send").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Ordinary,
            can_confirm: context.view.portal.is_some(),
        };
        let address = context.view.portal.clone().unwrap_or_default();
        let (intro, facts, json) = match &draft {
            Draft::Request(draft) => ("network-dialog-request", request_facts(texts, &draft.request), &draft.json),
            Draft::Release(draft) => ("network-dialog-return", release_facts(texts, &draft.release), &draft.json),
        };
        let shows_json = &mut self.shows_json;
        let answer = dialog_ui(ui, "what_is_sent", &dialog, |ui| {
            ui.label(texts.format(intro, &[("address", address.into())]));
            ui.add_space(theme().spacing.tiny);
            key_values_ui(ui, &facts.into_iter().map(row).collect::<Vec<_>>());
            if matches!(draft, Draft::Request(_)) {
                ui.label(secondary(ui, texts.get("network-fact-tags-note")));
            }
            ui.horizontal_wrapped(|ui| {
                ui.checkbox(shows_json, texts.get("network-dialog-json").as_ref());
                if quiet_button_ui(ui, &texts.get("network-dialog-copy")).clicked() {
                    ui.ctx().copy_text(json.clone());
                }
            });
            if *shows_json {
                let height = theme().height.row * 6.0;
                ScrollArea::vertical().id_salt("json").max_height(height).show(ui, |ui| {
                    ui.label(code(json));
                });
            }
        });
        match answer {
            DialogAnswer::Open => {}
            DialogAnswer::Cancelled => self.clear(),
            DialogAnswer::Confirmed => self.send(draft, context),
        }
    }
}

fn row(fact: SentFact) -> KeyValue {
    if fact.is_code { KeyValue::code(fact.name, fact.value) } else { KeyValue::new(fact.name, fact.value) }
}

fn sending_ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let (done, total) = context.progress.unwrap_or_default();
    let progress = Progress {
        what: messages::portal_stage(context.texts, done),
        how_many: context.view.portal.clone().unwrap_or_default(),
        fraction: total.filter(|total| *total > 0).map(|total| (done as f32 + 0.5) / total as f32),
        can_cancel: true,
    };
    if progress_ui(ui, context.texts, &progress).is_some_and(|cancel| cancel.clicked()) {
        context.wishes.push(Wish::Cancel);
    }
}
