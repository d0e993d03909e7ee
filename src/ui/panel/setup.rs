//! The set-up: four doors, each with what it is for.
use eframe::egui::Ui;

use super::{Panel, PanelContext, page_ui};
use crate::{
    session::{Door, JobId, Outcome, SessionError, Task, View},
    ui::widget::{Button, PanelHeader, card_ui, panel_header_ui},
};

/// The panel that stands in the place of all others until the system is set up.
#[derive(Debug, Default)]
pub struct SetupPanel {
    shows_identity: bool,
}

impl SetupPanel {
    /// Whether it is shown instead of the panels of the rail.
    pub fn claims(&self, view: &View) -> bool {
        view.installation.setup.is_none() || self.shows_identity
    }

    /// Does not show the new identity any more.
    pub fn leave(&mut self) {
        self.shows_identity = false;
    }
}

impl Panel for SetupPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts.clone();
        page_ui(ui, "setup", |ui| {
            let title = texts.get("setup-title").into_owned();
            panel_header_ui(ui, &PanelHeader { title, sentence: String::new(), pill: None });
            for (door, id) in [(Door::New, "setup-new"), (Door::Sample, "setup-sample")] {
                card_ui(ui, &texts.get(id), |ui| {
                    if ui.add(Button::secondary(&texts.get(id))).clicked() {
                        context.run(Task::SetUp { door: door.clone(), edition: "v10".to_owned() });
                    }
                });
            }
        });
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        _context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        outcome.map(|_| ())
    }
}
