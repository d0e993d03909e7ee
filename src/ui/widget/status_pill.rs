//! A status in a few words: icon, words, tint.
use eframe::egui::{Align, Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::{Severity, paint};
use crate::ui::theme::{medium, theme};

/// What a status pill shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatusPill {
    /// Its icon and tint.
    pub severity: Severity,
    /// Its words, such as "Licensed" or "Grace: 23 days left".
    pub text: String,
}

impl StatusPill {
    /// A pill with these words.
    pub fn new(severity: Severity, text: impl Into<String>) -> Self {
        Self { severity, text: text.into() }
    }
}

/// Width that [`status_pill_ui`] takes if it has the room.
pub(super) fn pill_width(ui: &Ui, text: &str) -> f32 {
    let theme = theme();
    let ends = theme.spacing.small + theme.spacing.medium;
    (paint::width_of(ui, text, medium(theme.text.small)) + icon_room() + ends).ceil()
}

fn icon_room() -> f32 {
    theme().text.icon
}

/// Draws a status pill.
pub fn status_pill_ui(ui: &mut Ui, pill: &StatusPill) -> Response {
    let theme = theme();
    let width = pill_width(ui, &pill.text).min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme.height.pill), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &pill.text));

    let colour = pill.severity.colour(ui);
    ui.painter().rect_filled(rect, rect.height() / 2.0, pill.severity.tint(ui));
    let mut content = rect;
    content.min.x += theme.spacing.small;
    content.max.x -= theme.spacing.small;
    let icon_size = theme.text.body;
    let centre = content.left_center() + vec2(icon_size / 2.0, 0.0);
    pill.severity.icon().paint(ui.painter(), centre, icon_size, colour);
    content.min.x += icon_room();
    let galley = paint::line(ui, &pill.text, medium(theme.text.small), colour, content.width());
    paint::put(ui, std::sync::Arc::clone(&galley), content, Align::Min);
    paint::with_whole_text(response, &galley, &pill.text)
}
