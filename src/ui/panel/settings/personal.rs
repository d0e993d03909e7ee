//! What belongs to the person at the screen: language, look, zoom, and what draws the window.
use eframe::egui::{RichText, Theme, Ui, accesskit::Role};

use crate::{
    text::Language,
    ui::{
        app::{Preferences, ZOOM},
        panel::{
            PanelContext, Preferred, Wish,
            page::{InputButton, field_and_button_ui},
        },
        renderer::{Drawing, Preference},
        theme::{medium, small, theme},
        widget::{Button, Field, FieldState, card_ui},
    },
};

/// Steps of the zoom.
const ZOOM_STEP: f32 = 0.1;

/// Draws the card. `name` is the name as it is typed, once somebody does.
pub(super) fn ui(
    ui: &mut Ui,
    preferences: &Preferences,
    name: &mut Option<String>,
    drawing: Option<&Drawing>,
    context: &mut PanelContext<'_>,
) {
    let texts = context.texts;
    let get = |id| texts.get(id).into_owned();
    card_ui(ui, &texts.get("settings-personal"), |ui| {
        let languages = [None, Some(Language::English), Some(Language::German)];
        let languages = languages.map(|language| {
            (language, language.map_or_else(|| get("settings-language-system"), |language| language.name().to_owned()))
        });
        if let Some(chosen) = choice_ui(ui, &get("settings-language"), &languages, preferences.language) {
            context.wishes.push(Wish::Prefer(Preferred::Language(chosen)));
        }
        let looks = [
            (None, get("settings-look-system")),
            (Some(Theme::Light), get("settings-look-light")),
            (Some(Theme::Dark), get("settings-look-dark")),
        ];
        if let Some(chosen) = choice_ui(ui, &get("settings-look"), &looks, preferences.look) {
            context.wishes.push(Wish::Prefer(Preferred::Look(chosen)));
        }
        zoom_ui(ui, preferences.zoom, context);
        let renderers = Preference::ALL.map(|renderer| {
            let id = match renderer {
                Preference::Auto => "settings-renderer-auto",
                Preference::Hardware => "settings-renderer-hardware",
                Preference::Software => "settings-renderer-software",
                Preference::OpenGl => "settings-renderer-opengl",
            };
            (renderer, get(id))
        });
        if let Some(chosen) = choice_ui(ui, &get("settings-renderer"), &renderers, preferences.renderer) {
            context.wishes.push(Wish::Prefer(Preferred::Renderer(chosen)));
        }
        ui.label(small(ui, texts.get("settings-renderer-hint")));
        if drawing.is_some_and(Drawing::is_still) {
            ui.label(small(ui, texts.get("settings-in-software")));
        }
        ui.add_space(theme().spacing.tiny);
        name_ui(ui, preferences, name, context);
    });
}

fn name_ui(ui: &mut Ui, preferences: &Preferences, draft: &mut Option<String>, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    let now = preferences.name.clone().unwrap_or_default();
    let typed = draft.get_or_insert_with(|| now.clone());
    let label = texts.get("settings-name").into_owned();
    let field = Field { label, state: FieldState::Fine(texts.get("settings-name.hint").into_owned()) };
    let action = texts.get("settings-name.action");
    let button = InputButton { text: &action, is_ready: typed.trim() != now };
    if field_and_button_ui(ui, "name", &field, typed, &button) {
        let name = typed.trim().to_owned();
        *draft = None;
        context.wishes.push(Wish::Prefer(Preferred::Name(name)));
    }
}

fn heading_ui(ui: &mut Ui, name: &str) {
    ui.label(RichText::new(name).font(medium(theme().text.body)));
}

/// One of a few; gives the one that was chosen now.
fn choice_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, options: &[(T, String)], current: T) -> Option<T> {
    let mut chosen = None;
    heading_ui(ui, name);
    let group = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme().spacing.large;
        for (option, text) in options {
            if ui.radio(*option == current, text).clicked() && *option != current {
                chosen = Some(*option);
            }
        }
    });
    ui.ctx().accesskit_node_builder(group.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(name);
    });
    ui.add_space(theme().spacing.tiny);
    chosen
}

fn zoom_ui(ui: &mut Ui, zoom: f32, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    heading_ui(ui, &texts.get("settings-zoom"));
    ui.horizontal(|ui| {
        let mut step = |ui: &mut Ui, id, to: f32| {
            // Whole tenths: 1.1 + 0.1 is not quite 1.2.
            let to = (to * 10.0).round() / 10.0;
            if ui.add_enabled(ZOOM.contains(&to), Button::secondary(&texts.get(id))).clicked() {
                context.wishes.push(Wish::Prefer(Preferred::Zoom(to)));
            }
        };
        step(ui, "settings-zoom-out", zoom - ZOOM_STEP);
        ui.label(texts.format("settings-zoom-now", &[("percent", ((zoom * 100.0).round() as i64).into())]));
        step(ui, "settings-zoom-in", zoom + ZOOM_STEP);
        if (zoom - 1.0).abs() > f32::EPSILON {
            step(ui, "settings-zoom-reset", 1.0);
        }
    });
    ui.label(small(ui, texts.get("settings-zoom-keys")));
    ui.add_space(theme().spacing.tiny);
}
