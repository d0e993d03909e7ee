//! Who loses what: shown before something is taken away.
use eframe::egui::{Frame, Margin, Response, RichText, ScrollArea, Stroke, Ui};

use super::{Severity, TextSize, icon_text_ui};
use crate::ui::theme::{palette, strong, theme};

/// How many rows are seen at once, in points of 24.
const ROWS_SHOWN: f32 = 8.0;

/// Somebody, and what he loses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfirmationRow {
    /// Who.
    pub who: String,
    /// What he loses, each in a few words.
    pub loses: Vec<String>,
}

/// Draws the list in a box of limited height, under a sentence that counts.
pub fn confirmation_list_ui(ui: &mut Ui, sentence: &str, rows: &[ConfirmationRow]) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    ui.vertical(|ui| {
        icon_text_ui(ui, Severity::Warning.icon(), palette.warning, RichText::new(sentence), TextSize::Body);
        Frame::new()
            .stroke(Stroke::new(theme.border, palette.border))
            .corner_radius(theme.corner)
            .inner_margin(Margin::symmetric(theme.spacing.medium as i8, theme.spacing.small as i8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().interact_size.y = theme.height.row;
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical().max_height(ROWS_SHOWN * theme.height.row).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        for row in rows {
                            ui.horizontal_wrapped(|ui| {
                                ui.label(strong(&row.who));
                                ui.label(row.loses.join(", "));
                            });
                        }
                    },
                );
            });
    })
    .response
}
