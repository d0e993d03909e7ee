//! A panel that is not there yet.
use eframe::egui::Ui;

use super::{Panel, PanelContext, page_ui};
use crate::ui::widget::{PanelHeader, panel_header_ui};

/// Shows its title and nothing else.
#[derive(Debug)]
pub struct PlaceholderPanel {
    /// Id of the text of its title.
    pub title: &'static str,
}

impl Panel for PlaceholderPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        page_ui(ui, self.title, |ui| {
            let title = context.texts.get(self.title).into_owned();
            panel_header_ui(ui, &PanelHeader { title, sentence: String::new(), pill: None });
        });
    }
}
