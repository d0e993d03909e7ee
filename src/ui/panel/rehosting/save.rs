//! Saving a request: where to is chosen in a dialog or typed, for a server without dialogs.
use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::{
    document::{DocumentKind, Reason},
    rehosting::X_ID_END,
};

use super::{RehostingPanel, answer::Question, own_system_id};
use crate::{
    session::Task,
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui},
        },
        widget::{Button, Field, FieldState},
    },
};

/// The words by which a file dialog comes back.
pub(super) const DRIFT_FILE: &str = "drift_request";
pub(super) const FAILED_FILE: &str = "failed_request";
pub(super) const MOVE_FILE: &str = "move_request";
/// A request that was sent in vain.
pub(super) const SENT_FILE: &str = "sent_request";

/// Where a request goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    /// Still to be asked.
    Ask,
    /// The license portal, after it was shown.
    Portal,
    /// A file.
    File(PathBuf),
}

impl RehostingPanel {
    /// As [`Self::save_ui`], where the request is the one thing to do.
    pub(super) fn first_save_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        reason: Reason,
        question: Option<Question>,
    ) {
        let word = context.texts.get("rehosting-save-request");
        // Where the portal is known, sending is the one thing to do.
        let save = if context.view.portal.is_some() { Button::secondary(&word) } else { Button::primary(&word) };
        let send = context.texts.get("network-send-request");
        self.ways_ui(ui, context, (Button::primary(&send), save), reason, question);
    }

    /// The button that asks where to, and the input for a path. A question, if there is one, comes before the request.
    pub(super) fn save_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        button: Button<'_>,
        reason: Reason,
        question: Option<Question>,
    ) {
        let send = context.texts.get("network-send-request");
        self.ways_ui(ui, context, (Button::secondary(&send), button), reason, question);
    }

    /// The buttons that send and save, in this order.
    fn ways_ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        (send, save_as): (Button<'_>, Button<'_>),
        reason: Reason,
        question: Option<Question>,
    ) {
        let texts = context.texts;
        let can_save = !context.is_busy && !context.view.is_read_only;
        let (sends, asks) = ui
            .horizontal_wrapped(|ui| {
                let sends = context.view.portal.is_some() && ui.add_enabled(can_save, send).clicked();
                (sends, ui.add_enabled(can_save, save_as).clicked())
            })
            .inner;
        let hint = texts.format("import-request-path-hint", &[("name", suggested_name(context).into())]);
        let field = Field { label: texts.get("import-request-path").into_owned(), state: FieldState::Fine(hint) };
        let path = typed_path(&self.typed_path).filter(|_| can_save && ui.is_enabled());
        let button = InputButton { text: &texts.get("common-save"), is_ready: path.is_some() };
        let typed = field_and_button_ui(ui, "rehosting_path", &field, &mut self.typed_path, &button);
        let destination = match path {
            _ if sends => Destination::Portal,
            _ if asks => Destination::Ask,
            Some(file) if typed => Destination::File(file),
            _ => return,
        };
        match question {
            Some(question) => self.question = Some((question, destination)),
            None => save(context, reason, destination),
        }
    }
}

/// Saves the request, or asks where to first.
pub(super) fn save(context: &mut PanelContext<'_>, reason: Reason, destination: Destination) {
    match destination {
        Destination::File(file) => {
            context.run(Task::SaveRequest { codes: vec![], reason, file: with_ending(file) });
        }
        Destination::Portal => context.run(Task::DraftRequest { codes: vec![], reason }),
        Destination::Ask => {
            let purpose = match reason {
                Reason::Failed => FAILED_FILE,
                Reason::Move => MOVE_FILE,
                Reason::Activation | Reason::Drift => DRIFT_FILE,
            };
            ask_where_to(context, purpose);
        }
    }
}

/// Asks where a request goes.
pub(super) fn ask_where_to(context: &mut PanelContext<'_>, purpose: &'static str) {
    let texts = context.texts;
    context.wishes.push(Wish::AskForFiles(FileQuestion {
        purpose,
        title: texts.get("import-dialog-request").into_owned(),
        kind: FileQuestionKind::Save { name: suggested_name(context) },
        filter: Some((texts.get("import-filter-request").into_owned(), vec![DocumentKind::Request.file_extension()])),
    }));
}

/// A file of a request has its ending, unless another one was given.
pub(super) fn with_ending(file: PathBuf) -> PathBuf {
    if file.extension().is_some() { file } else { file.with_extension(DocumentKind::Request.file_extension()) }
}

fn suggested_name(context: &PanelContext<'_>) -> String {
    name_for(context, DocumentKind::Request)
}

/// A name for the file that tells it from those of other systems.
pub(super) fn name_for(context: &PanelContext<'_>, kind: DocumentKind) -> String {
    let code = own_system_id(context).map(|system_id| system_id.to_string()).unwrap_or_default();
    let end = code.get(code.len().saturating_sub(X_ID_END)..).unwrap_or_default();
    format!("rehosting-{end}.{}", kind.file_extension())
}

/// A path as it is typed or pasted, with or without quotation marks.
pub(super) fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}
