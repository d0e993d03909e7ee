//! Cards: quiet surfaces that hold what belongs together.
use eframe::egui::{Frame, InnerResponse, Margin, Stroke, Ui};

use super::{Severity, icon_ui};
use crate::ui::theme::{palette, section, theme};

/// A card as wide as the room, with a title unless that is empty.
pub fn card_ui<R>(ui: &mut Ui, title: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let (theme, palette) = (theme(), palette(ui));
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(theme.border, palette.border))
        .corner_radius(theme.corner)
        .inner_margin(Margin::same(theme.spacing.large as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = theme.spacing.small;
            if !title.is_empty() {
                ui.label(section(title));
                ui.add_space(theme.spacing.tiny);
            }
            add_contents(ui)
        })
}

/// A tinted strip that says one thing of some weight, with what belongs to it below.
pub fn callout_ui<R>(
    ui: &mut Ui,
    severity: Severity,
    text: &str,
    add_contents: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let theme = theme();
    Frame::new()
        .fill(severity.tint(ui))
        .corner_radius(theme.corner)
        .inner_margin(Margin::symmetric(theme.spacing.medium as i8, theme.spacing.medium as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                icon_ui(ui, severity.icon(), severity.colour(ui));
                ui.vertical(|ui| {
                    ui.label(text);
                    add_contents(ui)
                })
                .inner
            })
            .inner
        })
}
