//! What this computer is to the system, and the way to the other choice.

use eframe::egui::Ui;
use xlm_core::{binding::Machine, document::SystemKind};

use crate::{
    session::Task,
    ui::{
        panel::PanelContext,
        theme::small,
        widget::{Button, card_ui},
    },
};

/// Draws the card. A planning system has no home server: nothing is bound in it. Where the key can't be used, the settings
/// have the ways out.
pub fn machine_ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let (texts, view) = (context.texts, context.view);
    if view.installation.setup.is_none() || view.overview.kind == SystemKind::Planning || view.key_fault.is_some() {
        return;
    }
    let (is, make, note, other) = if view.is_home_server {
        let [is, make, note] =
            ["identity-machine-server", "identity-machine-workstation-make", "identity-machine-workstation-note"];
        (is, make, note, Machine::Workstation)
    } else {
        let [is, make, note] =
            ["identity-machine-workstation", "identity-machine-server-make", "identity-machine-server-note"];
        (is, make, note, Machine::HomeServer)
    };
    card_ui(ui, &texts.get("identity-machine"), |ui| {
        ui.label(texts.get(is));
        let may_change = !context.is_busy && !view.is_read_only;
        let clicked = ui.add_enabled(may_change, Button::secondary(&texts.get(make))).clicked();
        ui.label(small(ui, texts.get(note)));
        if clicked {
            context.run(Task::ChooseMachine(other));
        }
    });
}
