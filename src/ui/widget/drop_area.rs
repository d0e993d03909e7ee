//! The place where files are dropped or chosen: the only big thing on an empty import panel.
use std::path::PathBuf;

use eframe::egui::{
    Align, Align2, Layout, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2,
    text::LayoutJob, vec2,
};

use super::{Button, Icon, paint};
use crate::ui::theme::{palette, regular, semibold, theme};

/// What a drop area says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DropArea {
    /// What to do: "Drop license certificates here".
    pub title: String,
    /// What may be dropped.
    pub hint: String,
    /// The title while a file is held over the window.
    pub title_while_hovering: String,
    /// The button that opens the file dialog.
    pub button: String,
}

/// Draws the area; the response is that of its button. [`dropped_files`] tells what was dropped.
pub fn drop_area_ui(ui: &mut Ui, area: &DropArea) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let is_hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.height.drop_area), Sense::hover());
    let title = if is_hovering { &area.title_while_hovering } else { &area.title };
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, title));

    let corner = f32::from(theme.corner);
    let (ground, line) =
        if is_hovering { (palette.accent_tint, palette.accent) } else { (palette.surface, palette.outline) };
    ui.painter().rect_filled(rect, corner, ground);
    if is_hovering {
        ui.painter().rect_stroke(rect, corner, Stroke::new(theme.focus, line), StrokeKind::Inside);
    } else {
        paint::dashed_frame(ui, rect, Stroke::new(theme.border, line));
    }

    let width = rect.width() - 2.0 * theme.spacing.huge;
    let centre = rect.center();
    let title = paint::paragraph(ui, title, semibold(theme.text.section), palette.text, width);
    // Its lines stand under the middle of the title, however many they are.
    let mut hint = LayoutJob::simple(area.hint.clone(), regular(theme.text.body), palette.secondary, width);
    hint.halign = Align::Center;
    let hint = ui.painter().layout_job(hint);
    let parts = [theme.text.hero, title.size().y, hint.size().y, theme.height.control];
    let gaps = [theme.spacing.small, theme.spacing.tiny, theme.spacing.large];
    let height: f32 = parts.iter().chain(&gaps).sum();
    let mut y = centre.y - height / 2.0;

    let colour = if is_hovering { palette.accent } else { palette.secondary };
    Icon::Import.paint(ui.painter(), pos2(centre.x, y + parts[0] / 2.0), theme.text.hero, colour);
    y += parts[0] + gaps[0];
    let place = Align2::CENTER_TOP.anchor_size(pos2(centre.x, y), title.size());
    ui.painter().galley(place.min, title, palette.text);
    y += parts[1] + gaps[1];
    ui.painter().galley(pos2(centre.x, y), hint, palette.secondary);
    y += parts[2] + gaps[2];
    let button_place = rect.with_min_y(y).with_max_y(y + parts[3]);
    let builder = UiBuilder::new().max_rect(button_place).layout(Layout::top_down(Align::Center));
    // A child that takes no room of its own: the area has it already.
    ui.new_child(builder).add(Button::secondary(&area.button))
}

/// The files that were dropped on the window in this pass.
pub fn dropped_files(ui: &Ui) -> Vec<PathBuf> {
    ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect())
}
