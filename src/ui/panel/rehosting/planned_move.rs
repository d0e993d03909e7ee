//! The planned move: what it costs and needs, how long the old server runs, and the return file.
use std::path::PathBuf;

use eframe::egui::{Slider, Ui};
use xlm_core::{
    command::Command,
    document::{DocumentKind, Reason},
    rehosting::{MOST_TAIL_DAYS, MoveState},
};

use super::{
    RehostingPanel, cards, heading_ui,
    save::{Destination, name_for, save, typed_path},
};
use crate::{
    session::Task,
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, PanelId, Wish,
            page::{InputButton, field_and_button_ui},
        },
        theme::{small, theme},
        widget::{
            Button, Dialog, DialogAnswer, DialogKind, Field, FieldState, card_ui, dialog_ui, key_values_ui,
            primary_button_ui, secondary_button_ui,
        },
    },
};

/// The word by which a file dialog comes back.
pub(super) const RETURN_FILE: &str = "return";

/// What is entered for a return.
#[derive(Debug)]
pub(super) struct ReturnDraft {
    /// Days for the old server.
    pub(super) tail_days: u16,
    /// The path that was typed.
    typed_path: String,
    /// Where the return goes if the question is answered.
    question: Option<Destination>,
}

impl Default for ReturnDraft {
    fn default() -> Self {
        Self { tail_days: MOST_TAIL_DAYS, typed_path: String::new(), question: None }
    }
}

impl RehostingPanel {
    /// On a server that has licenses: what a planned move is, and its beginning.
    pub(super) fn planned_move_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        card_ui(ui, &texts.get("rehosting-move"), |ui| {
            ui.label(texts.get("rehosting-move-text"));
            ui.label(texts.get("rehosting-move-cost"));
            ui.add_space(theme().spacing.tiny);
            let days = Slider::new(&mut self.draft.tail_days, 0..=MOST_TAIL_DAYS);
            ui.add(days.text(texts.get("rehosting-move-days").as_ref()));
            heading_ui(ui, &self.end_of_days(context));
            ui.add_space(theme().spacing.tiny);
            let save = texts.get("rehosting-move-save");
            self.draft.question =
                self.return_file_ui(ui, context, Button::secondary(&save)).or(self.draft.question.take());
        });
    }

    fn end_of_days(&self, context: &PanelContext<'_>) -> String {
        let last_day = context.view.at.day().plus(i32::from(self.draft.tail_days) - 1);
        match self.draft.tail_days {
            0 => context.texts.get("rehosting-move-stops").into_owned(),
            _ => context.texts.format("rehosting-move-until", &[("day", last_day.into())]),
        }
    }

    /// The button that asks where to, and the input for a path.
    fn return_file_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, button: Button<'_>) -> Option<Destination> {
        let texts = context.texts;
        let can_save = !context.is_busy && !context.view.is_read_only;
        let send = texts.get("network-retrieve-receipt");
        let (sends, asks) = ui
            .horizontal_wrapped(|ui| {
                let sends =
                    context.view.portal.is_some() && ui.add_enabled(can_save, Button::secondary(&send)).clicked();
                (sends, ui.add_enabled(can_save, button).clicked())
            })
            .inner;
        let hint = texts.format("rehosting-move-hint", &[("name", return_name(context).into())]);
        let field = Field { label: texts.get("rehosting-move-path").into_owned(), state: FieldState::Fine(hint) };
        let path = typed_path(&self.draft.typed_path).filter(|_| can_save);
        let button = InputButton { text: &texts.get("common-save"), is_ready: path.is_some() };
        let typed = field_and_button_ui(ui, "return_path", &field, &mut self.draft.typed_path, &button);
        match path {
            _ if sends => Some(Destination::Portal),
            _ if asks => Some(Destination::Ask),
            Some(file) if typed => Some(Destination::File(file)),
            _ => None,
        }
    }

    /// The licenses are given up: the file again, the receipt, and the way back while there is one.
    pub(super) fn given_up_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, has_receipt: bool) {
        let texts = context.texts;
        ui.horizontal_wrapped(|ui| {
            let import = texts.get("rehosting-import");
            if (!has_receipt && primary_button_ui(ui, &import).clicked())
                || (has_receipt && secondary_button_ui(ui, &import).clicked())
            {
                context.wishes.push(Wish::Show(PanelId::Import));
            }
            let call_off = texts.get("rehosting-move-call-off");
            if matches!(context.view.overview.moving, MoveState::Running { .. })
                && self.button_ui(ui, context, Button::secondary(&call_off))
            {
                context.run(Task::Preview(Command::CallOffRelease));
            }
        });
        let again = texts.get("rehosting-move-save-again");
        if let Some(destination) = self.return_file_ui(ui, context, Button::quiet(&again)) {
            save_return(context, None, destination);
        }
    }

    /// On a server without a package: the old one gave its licenses up.
    pub(super) fn request_move_ui(&self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        card_ui(ui, &texts.get("rehosting-move"), |ui| {
            ui.label(texts.get("rehosting-move-new-server"));
            ui.add_space(theme().spacing.tiny);
            let (send, request) = (texts.get("network-send-request"), texts.get("rehosting-move-request"));
            ui.horizontal_wrapped(|ui| {
                if context.view.portal.is_some() && self.button_ui(ui, context, Button::secondary(&send)) {
                    save(context, Reason::Move, Destination::Portal);
                }
                if self.button_ui(ui, context, Button::secondary(&request)) {
                    save(context, Reason::Move, Destination::Ask);
                }
            });
        });
    }

    /// Before anything is given up: what stops, and when.
    pub(super) fn return_question_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        let Some(destination) = &self.draft.question else { return };
        let texts = context.texts;
        let dialog = Dialog {
            title: texts.get("rehosting-move-question").into_owned(),
            confirm: texts.get("rehosting-move-confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Danger,
            can_confirm: true,
        };
        let tail_days = self.draft.tail_days;
        let answer = dialog_ui(ui, "return_question", &dialog, |ui| {
            ui.label(self.end_of_days(context));
            let first_day_without = context.view.at.day().plus(i32::from(tail_days));
            heading_ui(
                ui,
                &match tail_days {
                    0 => texts.get("rehosting-loss-move-now").into_owned(),
                    _ => texts.format("rehosting-loss-move", &[("day", first_day_without.into())]),
                },
            );
            key_values_ui(ui, &cards::loss_rows(context, |row| row.required.min(row.available)));
            ui.label(small(ui, texts.get("rehosting-loss-move-return")));
        });
        match answer {
            DialogAnswer::Open => {}
            DialogAnswer::Cancelled => self.draft.question = None,
            DialogAnswer::Confirmed => {
                save_return(context, Some(tail_days), destination.clone());
                self.draft.question = None;
            }
        }
    }
}

/// Saves the return, or asks where to first.
fn save_return(context: &mut PanelContext<'_>, tail_days: Option<u16>, destination: Destination) {
    let texts = context.texts;
    let ending = DocumentKind::Release.file_extension();
    match destination {
        Destination::File(file) => {
            let file = if file.extension().is_some() { file } else { file.with_extension(ending) };
            context.run(Task::SaveRelease { tail_days, file });
        }
        Destination::Portal => context.run(Task::DraftRelease { tail_days }),
        Destination::Ask => context.wishes.push(Wish::AskForFiles(FileQuestion {
            purpose: RETURN_FILE,
            title: texts.get("rehosting-move-dialog").into_owned(),
            kind: FileQuestionKind::Save { name: return_name(context) },
            filter: Some((texts.get("rehosting-move-filter").into_owned(), vec![ending])),
        })),
    }
}

/// A file was chosen for the return: of licenses that are given up already, or with the days that are set.
pub(super) fn return_chosen(context: &mut PanelContext<'_>, draft: &ReturnDraft, file: PathBuf) {
    let again = context.view.installation.release.is_some();
    save_return(context, (!again).then_some(draft.tail_days), Destination::File(file));
}

fn return_name(context: &PanelContext<'_>) -> String {
    name_for(context, DocumentKind::Release)
}
