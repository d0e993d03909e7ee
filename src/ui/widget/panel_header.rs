//! The head of a panel: title, the one sentence that matters now, and the state at the right.
use eframe::egui::{Align, Layout, Response, Ui};

use super::{StatusPill, status_pill, status_pill_ui};
use crate::ui::theme::{secondary, theme, title};

/// What a panel's head shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PanelHeader {
    /// The panel's name.
    pub title: String,
    /// What matters now, in one sentence.
    pub sentence: String,
    /// The state of what the panel is about.
    pub pill: Option<StatusPill>,
}

/// Draws the head of a panel.
pub fn panel_header_ui(ui: &mut Ui, header: &PanelHeader) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let pill_width = header.pill.as_ref().map_or(0.0, |pill| status_pill::pill_width(ui, &pill.text));
        let title_width = super::paint::width_of(ui, &header.title, crate::ui::theme::semibold(theme.text.title));
        let fits = title_width + theme.spacing.huge + pill_width <= ui.available_width();
        ui.horizontal(|ui| {
            ui.set_min_height(theme.height.control);
            ui.label(title(&header.title));
            if let (Some(pill), true) = (&header.pill, fits) {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| status_pill_ui(ui, pill));
            }
        });
        if !header.sentence.is_empty() {
            ui.label(secondary(ui, &header.sentence));
        }
        if let (Some(pill), false) = (&header.pill, fits) {
            status_pill_ui(ui, pill);
        }
        ui.add_space(theme.spacing.medium);
    })
    .response
}
