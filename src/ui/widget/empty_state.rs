//! An empty place says what it is for and offers the next step.
use eframe::egui::{Align, Layout, Response, Sense, Ui, Vec2};

use super::{Button, Icon};
use crate::ui::theme::{palette, secondary, section, theme};

/// What an empty place says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmptyState {
    /// Its picture.
    pub icon: Icon,
    /// What is not there yet.
    pub title: String,
    /// What this place is for.
    pub text: String,
    /// The next step, as a verb; empty if there is none.
    pub action: String,
}

/// Draws an empty state in the middle of the room; gives the response of its button, if it has one.
pub fn empty_state_ui(ui: &mut Ui, state: &EmptyState) -> Option<Response> {
    let theme = theme();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space(theme.spacing.large);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(theme.text.hero), Sense::hover());
        state.icon.paint(ui.painter(), rect.center(), theme.text.hero, palette(ui).secondary);
        ui.label(section(&state.title));
        ui.scope(|ui| {
            ui.set_max_width(theme.width.code_field.min(ui.available_width()));
            ui.label(secondary(ui, &state.text));
        });
        ui.add_space(theme.spacing.small);
        let response = (!state.action.is_empty()).then(|| ui.add(Button::primary(&state.action)));
        ui.add_space(theme.spacing.large);
        response
    })
    .inner
}
