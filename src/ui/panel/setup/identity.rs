//! After the set-up: the identity of the system, to be kept in a safe place, and the next step.
use eframe::egui::Ui;

use crate::ui::{
    panel::{PanelContext, PanelId, Wish, page_ui},
    widget::{
        Button, CodeDisplay, CodeUse, Icon, PanelHeader, Severity, StatusPill, callout_ui, card_ui, code_display_ui,
        panel_header_ui,
    },
};

/// Draws the page.
pub(super) fn ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    let installation = &context.view.installation;
    page_ui(ui, "new_identity", |ui| {
        let header = PanelHeader {
            title: texts.get("setup-done").into_owned(),
            sentence: texts.get("setup-done.sentence").into_owned(),
            pill: Some(StatusPill::new(Severity::Ok, texts.get("common-success"))),
        };
        panel_header_ui(ui, &header);
        card_ui(ui, &texts.get("setup-identity"), |ui| {
            let observation = installation.binding.observation.as_ref();
            let hardware_id = observation.map(|observation| observation.hardware_id.to_string());
            let system_id = installation.system_id().map(ToString::to_string);
            for (name, note, code) in [
                ("common-system-id", "setup-system-id-note", system_id),
                ("common-hardware-id", "setup-hardware-id-note", hardware_id),
            ] {
                let Some(code) = code else { continue };
                let display = CodeDisplay {
                    name: texts.get(name).into_owned(),
                    code,
                    note: texts.get(note).into_owned(),
                    code_use: CodeUse::Copy,
                };
                ui.push_id(name, |ui| code_display_ui(ui, texts, &display));
            }
            callout_ui(ui, Severity::Information, &texts.get("setup-keep-safe"), |_| {});
        });
        ui.horizontal_wrapped(|ui| {
            let [import, overview] = ["setup-import", "setup-overview"].map(|id| texts.get(id));
            for (button, panel) in [
                (Button::primary(&import).icon(Icon::Import), PanelId::Import),
                (Button::secondary(&overview), PanelId::Overview),
            ] {
                if ui.add(button).clicked() {
                    context.wishes.push(Wish::Show(panel));
                }
            }
        });
    });
}
