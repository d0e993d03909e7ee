//! What belongs to the system: its name, how early an end is announced, and a backup of it.
use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::{
    command::Command,
    installation::Settings,
    report::{BackupAge, backup_due},
};

use crate::{
    session::{Passphrase, Task},
    text::{Texts, sentences::backup_age},
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui},
        },
        theme::secondary,
        widget::{Button, Field, FieldState, Severity, callout_ui, card_ui, field_ui, passphrase_field_ui},
    },
};

/// The fewest characters of a passphrase; the session checks it, this only tells in time.
const PASSPHRASE_MINIMUM: usize = 10;

/// The system's settings as they are typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct SystemDraft {
    display_name: String,
    notice_days: String,
    backup_days: String,
}

/// A backup as it is typed.
#[derive(Clone, Default)]
pub(super) struct BackupDraft {
    pub(super) file: String,
    passphrase: String,
    again: String,
}

impl std::fmt::Debug for BackupDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BackupDraft").field("file", &self.file).finish_non_exhaustive()
    }
}

fn fine() -> FieldState {
    FieldState::Fine(String::new())
}

/// Draws the card of the system's settings.
pub(super) fn settings_ui(ui: &mut Ui, draft: &mut Option<SystemDraft>, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    let now = &context.view.installation.settings;
    let draft = draft.get_or_insert_with(|| SystemDraft {
        display_name: now.display_name.clone(),
        notice_days: now.notice_days.to_string(),
        backup_days: now.backup_days.to_string(),
    });
    card_ui(ui, &texts.get("settings-system"), |ui| {
        ui.label(secondary(ui, texts.get("settings-system.text")));
        let name = Field {
            label: texts.get("settings-display-name").into_owned(),
            state: FieldState::Fine(texts.get("settings-display-name.hint").into_owned()),
        };
        field_ui(ui, "display_name", &name, &mut draft.display_name);
        let notice_days = days_ui(ui, context.texts, "settings-notice-days", &mut draft.notice_days);
        let backup_days = days_ui(ui, context.texts, "settings-backup-days", &mut draft.backup_days);
        let wanted = notice_days.zip(backup_days).map(|(notice_days, backup_days)| Settings {
            display_name: draft.display_name.trim().to_owned(),
            notice_days,
            backup_days,
        });
        let is_new = wanted.as_ref().is_some_and(|wanted| wanted != now) && !context.view.is_read_only;
        if ui.add_enabled(is_new, Button::secondary(&texts.get("settings-system.action"))).clicked()
            && let Some(wanted) = wanted
        {
            context.run(Task::Preview(Command::ChangeSettings(wanted)));
        }
    });
}

/// A number of days, if it is one.
fn days_ui(ui: &mut Ui, texts: &Texts, id: &str, typed: &mut String) -> Option<u16> {
    let days = typed.trim().parse::<u16>().ok().filter(|days| *days <= 365);
    let state = match days {
        Some(_) => FieldState::Fine(texts.get(&format!("{id}.hint")).into_owned()),
        None => FieldState::Wrong(texts.get(&format!("{id}.wrong")).into_owned()),
    };
    field_ui(ui, id, &Field { label: texts.get(id).into_owned(), state }, typed);
    days
}

/// How far the newest backup is behind.
fn state_ui(ui: &mut Ui, context: &PanelContext<'_>) {
    let (texts, view) = (context.texts, context.view);
    if view.installation.entry > 0 {
        let sentence = backup_age(texts, BackupAge::of(&view.installation, view.last_backup, view.at));
        match backup_due(&view.installation, view.last_backup, view.at) {
            Some(_) => {
                callout_ui(ui, Severity::Warning, &sentence, |_| {});
            }
            None => {
                ui.label(sentence);
            }
        }
    }
}

/// Draws the card of the backup.
pub(super) fn backup_ui(ui: &mut Ui, draft: &mut BackupDraft, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("settings-backup"), |ui| {
        ui.label(secondary(ui, texts.get("settings-backup.text")));
        state_ui(ui, context);
        let label = texts.get("settings-backup-file").into_owned();
        let question = FileQuestion {
            purpose: "backup",
            title: label.clone(),
            kind: FileQuestionKind::Save { name: texts.get("settings-backup-name").into_owned() },
            filter: None,
        };
        let browse = texts.get("common-browse");
        let button = InputButton { text: &browse, is_ready: true };
        if field_and_button_ui(ui, "backup_file", &Field { label, state: fine() }, &mut draft.file, &button) {
            context.wishes.push(Wish::AskForFiles(question));
        }
        let is_long = draft.passphrase.chars().count() >= PASSPHRASE_MINIMUM;
        let hint = texts.format("settings-passphrase-hint", &[("count", PASSPHRASE_MINIMUM.into())]);
        let state =
            if is_long || draft.passphrase.is_empty() { FieldState::Fine(hint) } else { FieldState::Wrong(hint) };
        let field = Field { label: texts.get("settings-passphrase").into_owned(), state };
        passphrase_field_ui(ui, "backup_passphrase", &field, &mut draft.passphrase);
        let is_same = draft.again == draft.passphrase;
        let state = if is_same || draft.again.is_empty() {
            fine()
        } else {
            FieldState::Wrong(texts.get("settings-passphrase-again.wrong").into_owned())
        };
        let field = Field { label: texts.get("settings-passphrase-again").into_owned(), state };
        passphrase_field_ui(ui, "backup_again", &field, &mut draft.again);
        let is_ready = is_long && is_same && !draft.file.trim().is_empty() && !context.is_busy;
        if ui.add_enabled(is_ready, Button::secondary(&texts.get("settings-backup.action"))).clicked() {
            draft.again.clear();
            let passphrase = Passphrase(std::mem::take(&mut draft.passphrase).into());
            context.run(Task::Backup { file: PathBuf::from(draft.file.trim()), passphrase });
        }
    });
}
