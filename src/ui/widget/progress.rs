//! Long work: a bar with what, how many, and Cancel. Nothing turns, so an idle window is not painted again.
use eframe::egui::{Align, Layout, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{Button, paint};
use crate::{
    text::Texts,
    ui::theme::{palette, secondary, strong, theme},
};

/// How far some work is.
#[derive(Clone, PartialEq, Debug)]
pub struct Progress {
    /// What is being done.
    pub what: String,
    /// How many: "3 of 12 files"; may be empty.
    pub how_many: String,
    /// Between 0 and 1, if the whole is known.
    pub fraction: Option<f32>,
    /// Whether it can be stopped now.
    pub can_cancel: bool,
}

/// Draws the progress; gives the response of Cancel, if it can be stopped.
pub fn progress_ui(ui: &mut Ui, texts: &Texts, progress: &Progress) -> Option<Response> {
    let (theme, palette) = (theme(), palette(ui));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let cancel = ui
            .horizontal(|ui| {
                ui.set_min_height(theme.height.control);
                ui.label(strong(&progress.what));
                ui.label(secondary(ui, &progress.how_many));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    progress.can_cancel.then(|| ui.add(Button::secondary(&texts.get("common-cancel"))))
                })
                .inner
            })
            .inner;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), theme.height.thin_bar), Sense::hover());
        response.widget_info(|| {
            let name = format!("{} {}", progress.what, progress.how_many);
            WidgetInfo::labeled(Role::ProgressIndicator, true, name.trim_end())
        });
        paint::bar(ui, rect, palette.border);
        match progress.fraction {
            Some(fraction) => {
                let width = (rect.width() * fraction.clamp(0.0, 1.0)).max(rect.height());
                paint::bar(ui, Rect::from_min_size(rect.min, vec2(width, rect.height())), palette.accent);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_min_numeric_value(0.0);
                    node.set_max_numeric_value(100.0);
                    node.set_numeric_value(f64::from(fraction.clamp(0.0, 1.0) * 100.0).round());
                });
            }
            // The whole is not known: a pattern instead of a length.
            None => paint::hatched(ui, rect, palette.accent_tint, palette.accent),
        }
        cancel
    })
    .inner
}
