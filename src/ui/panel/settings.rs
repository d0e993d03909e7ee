//! The settings of the person at the screen, past notices, and about the program.
use eframe::egui::Ui;

use super::{Panel, PanelContext, page_ui};
use crate::ui::{
    app::Preferences,
    renderer::Drawing,
    widget::{PanelHeader, PastNotice, card_ui, notice_history_ui, panel_header_ui},
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
}

impl Panel for SettingsPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        page_ui(ui, "settings", |ui| {
            let title = texts.get("common-panel-settings").into_owned();
            panel_header_ui(ui, &PanelHeader { title, sentence: String::new(), pill: None });
            card_ui(ui, &texts.get("settings-notices"), |ui| {
                notice_history_ui(ui, &self.history, &texts.get("settings-no-notices"));
            });
        });
    }
}
