//! Where the data lie, and where they are looked for from the next start on.
use std::path::PathBuf;

use eframe::egui::Ui;

use crate::ui::{
    app::Preferences,
    panel::{
        PanelContext, Preferred, Wish,
        page::{InputButton, field_and_button_ui},
    },
    theme::secondary,
    widget::{Button, Field, FieldState, KeyValue, card_ui, key_values_ui},
};

/// Draws the card. `typed` is the folder as it is typed, once somebody does.
pub(super) fn ui(ui: &mut Ui, preferences: &Preferences, typed: &mut Option<String>, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("settings-place"), |ui| {
        let now = context.view.folder.display().to_string();
        key_values_ui(ui, &[KeyValue::new(texts.get("settings-place-now"), now)]);
        ui.label(secondary(ui, texts.get("settings-place.text")));
        let chosen = preferences.data_folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
        let draft = typed.get_or_insert_with(|| chosen.clone());
        let wanted = draft.trim().to_owned();
        let is_whole = wanted.is_empty() || PathBuf::from(&wanted).is_absolute();
        let state = if is_whole {
            FieldState::Fine(texts.get("settings-place.hint").into_owned())
        } else {
            FieldState::Wrong(texts.get("settings-place.wrong").into_owned())
        };
        let field = Field { label: texts.get("settings-place-next").into_owned(), state };
        let action = texts.get("settings-place.action");
        let button = InputButton { text: &action, is_ready: is_whole && wanted != chosen };
        let mut choose = |folder: Option<PathBuf>| context.wishes.push(Wish::Prefer(Preferred::DataFolder(folder)));
        if field_and_button_ui(ui, "data_folder", &field, draft, &button) {
            choose(Some(PathBuf::from(&wanted)).filter(|_| !wanted.is_empty()));
        }
        if !chosen.is_empty() {
            ui.label(texts.format("settings-place-chosen", &[("folder", (&chosen).into())]));
            if ui.add(Button::quiet(&texts.get("settings-place.usual"))).clicked() {
                choose(None);
                *typed = None;
            }
        }
    });
}
