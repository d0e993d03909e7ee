//! What several widgets paint.
use std::sync::Arc;

use eframe::egui::{
    Align, Color32, FontId, Galley, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use crate::ui::theme::{palette, theme};

/// Lays text out in one line that ends with … if it is too wide.
pub(super) fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.painter().layout_job(job)
}

/// Lays text out in as many lines as it needs.
pub(super) fn paragraph(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout(text.to_owned(), font, colour, width.max(1.0))
}

/// Width of text in one line.
pub(super) fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    line(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Paints a line of text in the middle of a height, at the left or the right end of a rectangle.
pub(super) fn put(ui: &Ui, galley: Arc<Galley>, rect: Rect, align: Align) {
    let x = match align {
        Align::Min => rect.left(),
        Align::Center => rect.center().x - galley.size().x / 2.0,
        Align::Max => rect.right() - galley.size().x,
    };
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, Color32::PLACEHOLDER);
}

/// A ring around what has the keyboard focus, a little apart so that it shows on every ground.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: f32) {
    if response.has_focus() {
        let theme = theme();
        let stroke = Stroke::new(theme.focus, palette(ui).accent);
        ui.painter().rect_stroke(rect.expand(theme.border), corner + theme.border, stroke, StrokeKind::Outside);
    }
}

/// A bar with rounded ends.
pub(super) fn bar(ui: &Ui, rect: Rect, colour: Color32) {
    ui.painter().rect_filled(rect, rect.height() / 2.0, colour);
}

/// A ground with slanting lines: what is missing, told by its pattern and not only by its colour.
pub(super) fn hatched(ui: &Ui, rect: Rect, ground: Color32, colour: Color32) {
    let theme = theme();
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, theme.border, ground);
    let step = theme.spacing.tiny + theme.focus;
    let slant = rect.height();
    let mut x = rect.left() - slant;
    while x < rect.right() {
        let line = [pos2(x, rect.bottom()), pos2(x + slant, rect.top())];
        painter.line_segment(line, Stroke::new(theme.border * 1.25, colour));
        x += step;
    }
    painter.rect_stroke(rect, theme.border, Stroke::new(theme.border, colour), StrokeKind::Inside);
}

/// A dashed frame.
pub(super) fn dashed_frame(ui: &Ui, rect: Rect, stroke: Stroke) {
    let theme = theme();
    let rect = rect.shrink(stroke.width / 2.0);
    let radius = f32::from(theme.corner);
    // A quarter circle in five steps is round enough for a corner of six points.
    let quarter = |centre: Pos2, from: f32| {
        (0..=5).map(move |step| {
            let angle = (from + 18.0 * step as f32).to_radians();
            centre + radius * vec2(angle.cos(), angle.sin())
        })
    };
    let inner = rect.shrink(radius);
    let mut path: Vec<Pos2> = quarter(inner.left_top(), 180.0)
        .chain(quarter(inner.right_top(), 270.0))
        .chain(quarter(inner.right_bottom(), 0.0))
        .chain(quarter(inner.left_bottom(), 90.0))
        .collect();
    path.push(inner.left_top() - Vec2::X * radius);
    ui.painter().extend(Shape::dashed_line(&path, stroke, theme.spacing.small, theme.spacing.tiny));
}

/// Whether a text was cut, and the whole should come with the pointer.
pub(super) fn with_whole_text(response: Response, galley: &Galley, text: &str) -> Response {
    if galley.elided { response.on_hover_text(text) } else { response }
}
