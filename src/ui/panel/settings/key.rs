//! The key of the system where there is none that can be used: the two ways out.
use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::binding::Machine;

use crate::{
    session::{Passphrase, Task, View, messages},
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui, message_ui},
        },
        theme::{secondary, strong, theme},
        widget::{Button, Field, FieldState, Severity, card_ui, passphrase_field_ui},
    },
};

/// The word by which the file dialog comes back.
pub(super) const KEY_BACKUP: &str = "key-backup";

/// The backup with the key, as it is typed.
#[derive(Clone, Default)]
pub(super) struct KeyDraft {
    pub(super) backup: String,
    passphrase: String,
}

impl std::fmt::Debug for KeyDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyDraft").field("backup", &self.backup).finish_non_exhaustive()
    }
}

/// Whether this system has a key, and this machine none that can be used.
fn is_needed(view: &View) -> bool {
    let has_key = view.installation.setup.as_ref().is_some_and(|setup| setup.installation_key.is_some());
    // A computer that was made a workstation keeps its key for the way back.
    has_key && !view.is_home_server && view.installation.binding.machine == Machine::HomeServer
}

/// Draws the card; nothing where the key can be used.
pub(super) fn ui(ui: &mut Ui, draft: &mut KeyDraft, context: &mut PanelContext<'_>) {
    if !is_needed(context.view) {
        return;
    }
    let texts = context.texts;
    card_ui(ui, &texts.get("settings-key"), |ui| {
        match &context.view.key_fault {
            Some(fault) => message_ui(ui, Severity::Danger, &messages::error(texts, fault)),
            None => {
                ui.label(texts.get("settings-key-missing"));
            }
        }
        ui.add_space(theme().spacing.tiny);
        backup_ui(ui, draft, context);
        ui.add_space(theme().spacing.medium);
        ui.label(strong(texts.get("settings-key-new")));
        ui.label(secondary(ui, texts.get("settings-key-new.text")));
        if ui.add_enabled(!context.is_busy, Button::secondary(&texts.get("settings-key-new.action"))).clicked() {
            context.run(Task::PreviewNewKey);
        }
    });
}

fn backup_ui(ui: &mut Ui, draft: &mut KeyDraft, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    ui.label(strong(texts.get("settings-key-backup")));
    ui.label(secondary(ui, texts.get("settings-key-backup.text")));
    let label = texts.get("setup-backup-file").into_owned();
    let fine = || FieldState::Fine(String::new());
    let question =
        FileQuestion { purpose: KEY_BACKUP, title: label.clone(), kind: FileQuestionKind::Open, filter: None };
    let browse = texts.get("common-browse");
    let button = InputButton { text: &browse, is_ready: true };
    if field_and_button_ui(ui, "key_backup", &Field { label, state: fine() }, &mut draft.backup, &button) {
        context.wishes.push(Wish::AskForFiles(question));
    }
    let field = Field { label: texts.get("setup-passphrase").into_owned(), state: fine() };
    passphrase_field_ui(ui, "key_passphrase", &field, &mut draft.passphrase);
    let is_ready = !draft.backup.trim().is_empty() && !draft.passphrase.is_empty() && !context.is_busy;
    if ui.add_enabled(is_ready, Button::secondary(&texts.get("settings-key-backup.action"))).clicked() {
        context.run(Task::RestoreKey {
            file: PathBuf::from(draft.backup.trim()),
            passphrase: Passphrase(std::mem::take(&mut draft.passphrase).into()),
        });
    }
}
