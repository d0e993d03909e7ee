//! Going over to a newer edition of the product.

use eframe::egui::Ui;
use xlm_core::command::Command;

use crate::{
    session::Task,
    ui::{
        panel::PanelContext,
        theme::secondary,
        widget::{Button, card_ui},
    },
};

/// Draws the card; nothing in the newest edition.
pub(super) fn edition_ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let (texts, installation) = (context.texts, &context.view.installation);
    let version = installation.catalog.product_version;
    let newest = installation.catalogs.0.iter().max_by_key(|catalog| catalog.product_version);
    let Some(newer) = newest.filter(|catalog| installation.setup.is_some() && catalog.product_version > version) else {
        return;
    };
    card_ui(ui, &texts.get("settings-edition"), |ui| {
        ui.label(secondary(ui, texts.format("settings-edition.text", &[("before", version.into())])));
        let action = texts.format("settings-edition.action", &[("after", newer.product_version.into())]);
        let may_change = !context.view.is_read_only && !context.is_busy;
        if ui.add_enabled(may_change, Button::secondary(&action)).clicked() {
            context.run(Task::Preview(Command::ChangeEdition { edition: newer.edition.clone() }));
        }
    });
}
