//! About the program: what support asks for.
use eframe::egui::Ui;

use crate::ui::{
    panel::PanelContext,
    renderer::{Drawing, Way},
    theme::small,
    widget::{KeyValue, card_ui, key_values_ui},
};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, drawing: Option<&Drawing>, context: &PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("settings-about"), |ui| {
        let mut rows = vec![
            KeyValue::new(texts.get("settings-version"), env!("CARGO_PKG_VERSION")),
            KeyValue::code(texts.get("settings-commit"), env!("XLM_COMMIT")),
            KeyValue::new(texts.get("settings-data-folder"), context.view.folder.display().to_string()),
        ];
        if let Some(drawing) = drawing {
            let adapter = match drawing.way {
                Way::OpenGl => texts.get("settings-renderer-opengl").into_owned(),
                _ => drawing.adapter.clone(),
            };
            rows.push(KeyValue::new(texts.get("settings-adapter"), adapter));
            for failure in &drawing.left {
                rows.push(KeyValue::new(texts.get("settings-adapter-left"), &failure.reason));
            }
        }
        key_values_ui(ui, &rows);
        ui.label(small(ui, texts.get("settings-licenses-text")));
    });
}
