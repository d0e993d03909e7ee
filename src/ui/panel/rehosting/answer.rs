//! What only the administrator knows: whether a server was moved or copied, and whether the old one has failed.
use eframe::egui::Ui;
use xlm_core::{binding::Machine, document::Reason, rehosting::confirms};

use super::{RehostingPanel, budget, heading_ui, own_system_id, save::save};
use crate::{
    session::Task,
    ui::{
        panel::PanelContext,
        widget::{
            Button, Dialog, DialogAnswer, DialogKind, Field, FieldState, Radio, dialog_ui, field_ui, radio_group_ui,
        },
    },
};

/// What the administrator says about a machine whose hardware is all new.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum MoveAnswer {
    /// It is a copy: nothing is requested.
    #[default]
    Copied,
    /// The server was moved.
    Moved,
}

/// A question before a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Question {
    /// The machine was imported anew: is it the same?
    SameServer,
    /// The licenses of a server that has failed are taken over.
    ServerFailed,
}

impl RehostingPanel {
    /// Without an answer it is a copy. Who says *moved* types the end of the X-ID.
    pub(super) fn moved_or_copied_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let radio = |answer, text: &str, remark: &str| {
            let remark = texts.get(remark).into_owned();
            Radio { remark, ..Radio::new(answer, texts.get(text)) }
        };
        let radios = vec![
            radio(MoveAnswer::Copied, "rehosting-copied", "rehosting-copied-text"),
            radio(MoveAnswer::Moved, "rehosting-moved", "rehosting-moved-text"),
        ];
        radio_group_ui(ui, &texts.get("rehosting-answer"), &mut self.answer, radios);
        if self.answer == MoveAnswer::Copied {
            let workstation = texts.get("rehosting-copied-workstation");
            if self.button_ui(ui, context, Button::secondary(&workstation)) {
                context.run(Task::ChooseMachine(Machine::Workstation));
            }
            return;
        }
        let Some(system_id) = own_system_id(context) else { return };
        budget::costs_one_ui(ui, context);
        let fits = confirms(&system_id, &self.typed_end);
        let state = if fits || self.typed_end.is_empty() {
            let code = system_id.to_string();
            FieldState::Fine(texts.format("rehosting-x-id-end-hint", &[("code", code.into())]))
        } else {
            FieldState::Wrong(texts.get("rehosting-x-id-end-wrong").into_owned())
        };
        let field = Field { label: texts.get("rehosting-x-id-end").into_owned(), state };
        field_ui(ui, "x_id_end", &field, &mut self.typed_end);
        ui.add_enabled_ui(fits, |ui| self.first_save_ui(ui, context, Reason::Failed, None));
    }

    pub(super) fn question_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        let Some((question, destination)) = &self.question else { return };
        let question = *question;
        let texts = context.texts;
        let (title, text, confirm, kind, reason) = match question {
            Question::SameServer => (
                "rehosting-same-server-question",
                "rehosting-same-server-text",
                "rehosting-same-server",
                DialogKind::Ordinary,
                Reason::Drift,
            ),
            Question::ServerFailed => (
                "rehosting-failed-question",
                "rehosting-failed-question-text",
                "rehosting-failed-confirm",
                DialogKind::Danger,
                Reason::Failed,
            ),
        };
        let dialog = Dialog {
            title: texts.get(title).into_owned(),
            confirm: texts.get(confirm).into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind,
            can_confirm: true,
        };
        let answer = dialog_ui(ui, "rehosting_question", &dialog, |ui| {
            ui.label(texts.get(text));
            if let (Question::ServerFailed, Some(left)) = (question, budget::left(context)) {
                heading_ui(ui, &texts.format("rehosting-failed-left", &[("count", left.into())]));
                if left == 0 {
                    budget::exception_ui(ui, context);
                }
            }
        });
        match answer {
            DialogAnswer::Open => {}
            DialogAnswer::Cancelled => self.question = None,
            DialogAnswer::Confirmed => {
                save(context, reason, destination.clone());
                self.question = None;
            }
        }
    }
}
