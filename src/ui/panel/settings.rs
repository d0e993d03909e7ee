//! The settings of the person at the screen and of the system, a backup, past notices, and about the program.
mod about;
mod copies;
mod edition;
mod key;
mod personal;
mod place;
mod portal;
mod system;

use std::path::PathBuf;

use eframe::egui::Ui;

use self::{
    key::KeyDraft,
    system::{BackupDraft, SystemDraft},
};
use super::{
    Panel, PanelContext, Wish,
    page::{columns_of_ui, page_ui},
};
use crate::{
    session::{JobId, Outcome, SessionError},
    ui::{
        app::{PortalPreferences, Preferences},
        renderer::Drawing,
        theme::theme,
        widget::{PanelHeader, PastNotice, Severity, card_ui, notice_history_ui, panel_header_ui},
    },
};

/// The panel. What it shows beyond the view is put in by the shell before it is drawn.
#[derive(Debug, Default)]
pub struct SettingsPanel {
    /// The preferences as they are.
    pub preferences: Preferences,
    /// How the window is drawn.
    pub drawing: Option<Drawing>,
    /// Notices since the start, the newest first.
    pub history: Vec<PastNotice>,
    portal: Option<PortalPreferences>,
    name: Option<String>,
    folder: Option<String>,
    system: Option<SystemDraft>,
    backup: BackupDraft,
    key: KeyDraft,
}

impl Panel for SettingsPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        page_ui(ui, "settings", |ui| {
            let title = texts.get("common-panel-settings").into_owned();
            panel_header_ui(ui, &PanelHeader { title, sentence: String::new(), pill: None });
            columns_of_ui(
                ui,
                theme().width.details,
                &mut (self, context),
                |ui, (panel, context)| {
                    key::ui(ui, &mut panel.key, context);
                    personal::ui(ui, &panel.preferences, &mut panel.name, panel.drawing.as_ref(), context);
                    system::settings_ui(ui, &mut panel.system, context);
                    edition::edition_ui(ui, context);
                    portal::ui(ui, &mut panel.portal, &panel.preferences.portal, context);
                    system::backup_ui(ui, &mut panel.backup, context);
                    copies::ui(ui, context);
                    place::ui(ui, &panel.preferences, &mut panel.folder, context);
                },
                |ui, (panel, context)| {
                    card_ui(ui, &texts.get("settings-notices"), |ui| {
                        notice_history_ui(ui, &panel.history, &texts.get("settings-no-notices"));
                    });
                    about::ui(ui, panel.drawing.as_ref(), context);
                },
            );
        });
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        match outcome? {
            Outcome::Preview(preview) => context.wishes.push(Wish::Confirm(preview)),
            Outcome::Committed(_) => self.system = None,
            Outcome::KeyRestored => {
                self.key = KeyDraft::default();
                let text = context.texts.get("settings-key-restored").into_owned();
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
            }
            Outcome::Done => {
                let file = std::mem::take(&mut self.backup).file;
                let text = context.texts.format("settings-backup-saved", &[("file", file.into())]);
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
            }
            _ => {}
        }
        Ok(())
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, _context: &mut PanelContext<'_>) {
        let Some(file) = files.first().map(|file| file.display().to_string()) else { return };
        match (purpose, &mut self.portal) {
            (portal::AUTHORITIES, Some(draft)) => draft.ca_file = file,
            (key::KEY_BACKUP, _) => self.key.backup = file,
            _ => self.backup.file = file,
        }
    }
}
