//! How the license portal is reached, and whether to look there for new license packages.
use eframe::egui::Ui;

use crate::{
    session::messages::portal_address_flaw,
    ui::{
        app::PortalPreferences,
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Preferred, Wish,
            page::{InputButton, field_and_button_ui},
        },
        theme::{secondary, small},
        widget::{Button, Field, FieldState, card_ui, field_ui},
    },
};

/// The word by which the file dialog comes back.
pub(super) const AUTHORITIES: &str = "authorities";

/// Draws the card.
pub(super) fn ui(
    ui: &mut Ui,
    draft: &mut Option<PortalPreferences>,
    now: &PortalPreferences,
    context: &mut PanelContext<'_>,
) {
    let texts = context.texts;
    let hint = |id: &str| FieldState::Fine(texts.get(id).into_owned());
    let draft = draft.get_or_insert_with(|| now.clone());
    card_ui(ui, &texts.get("settings-portal"), |ui| {
        ui.label(secondary(ui, texts.get("settings-portal.text")));
        let flaw = match draft.address.trim() {
            "" => None,
            typed => portal_address_flaw(texts, typed),
        };
        let state = match &flaw {
            Some(message) => FieldState::Wrong(message.advised()),
            None => match &context.view.portal {
                Some(address) if draft.address.trim().is_empty() => {
                    FieldState::Fine(texts.format("settings-portal-address-known", &[("address", address.into())]))
                }
                _ => hint("settings-portal-address.hint"),
            },
        };
        let field = Field { label: texts.get("settings-portal-address").into_owned(), state };
        field_ui(ui, "portal_address", &field, &mut draft.address);

        let label = texts.get("settings-portal-authorities").into_owned();
        let question = FileQuestion {
            purpose: AUTHORITIES,
            title: label.clone(),
            kind: FileQuestionKind::Open,
            filter: Some((label.clone(), vec!["pem", "crt", "cer", "der"])),
        };
        let field = Field { label, state: hint("settings-portal-authorities.hint") };
        let browse = texts.get("common-browse");
        let button = InputButton { text: &browse, is_ready: true };
        if field_and_button_ui(ui, "portal_authorities", &field, &mut draft.ca_file, &button) {
            context.wishes.push(Wish::AskForFiles(question));
        }

        let field =
            Field { label: texts.get("settings-portal-proxy").into_owned(), state: hint("settings-portal-proxy.hint") };
        field_ui(ui, "portal_proxy", &field, &mut draft.proxy);

        ui.checkbox(&mut draft.looks, texts.get("settings-portal-look").as_ref());
        ui.label(small(ui, texts.get("settings-portal-look.hint")));

        let is_new = draft != now && flaw.is_none();
        if ui.add_enabled(is_new, Button::secondary(&texts.get("settings-portal.action"))).clicked() {
            context.wishes.push(Wish::Prefer(Preferred::Portal(draft.clone())));
        }
    });
}
