//! Buttons: one primary in a view, secondary ones beside it, danger for what cannot be taken back, quiet ones in rows.
use eframe::egui::{
    Align, Color32, CursorIcon, Direction, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo,
    accesskit::Role, vec2,
};

use super::{Icon, paint};
use crate::ui::theme::{Palette, medium, palette, theme};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Primary,
    Secondary,
    Danger,
    Quiet,
}

/// A button with a word, and an icon if given.
#[must_use = "add it with `ui.add`"]
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    text: &'a str,
    icon: Option<Icon>,
    kind: Kind,
    /// The word is only read aloud and shown under the pointer.
    icon_only: bool,
    height: f32,
}

impl<'a> Button<'a> {
    /// The one thing that a view is for.
    pub fn primary(text: &'a str) -> Self {
        Self::new(text, Kind::Primary)
    }

    /// Any other action.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(text, Kind::Secondary)
    }

    /// An action that takes something away for good.
    pub fn danger(text: &'a str) -> Self {
        Self::new(text, Kind::Danger)
    }

    /// An action inside text or a row, without a border.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(text, Kind::Quiet)
    }

    /// An icon without a word; `name` is read aloud and shown under the pointer.
    pub fn icon_only(icon: Icon, name: &'a str) -> Self {
        let height = theme().height.target;
        Self { icon: Some(icon), icon_only: true, height, ..Self::new(name, Kind::Quiet) }
    }

    /// An icon before the word.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    fn new(text: &'a str, kind: Kind) -> Self {
        Self { text, icon: None, kind, icon_only: false, height: theme().height.control }
    }

    /// How far the ground of a quiet word reaches over the edge, so that the word itself stands under the text above it.
    fn hang(&self, ui: &Ui, padding: f32) -> f32 {
        let is_first = match ui.layout().main_dir() {
            Direction::TopDown => ui.layout().horizontal_align() == Align::Min,
            Direction::LeftToRight => ui.cursor().left() <= ui.max_rect().left(),
            Direction::RightToLeft | Direction::BottomUp => false,
        };
        let is_word = self.kind == Kind::Quiet && !self.icon_only;
        if is_word && is_first { padding } else { 0.0 }
    }

    /// Ground, border and letters.
    fn colours(&self, palette: &Palette, response: &Response) -> (Color32, Color32, Color32) {
        let pressed = response.is_pointer_button_down_on();
        let at_rest = !pressed && !response.hovered();
        match self.kind {
            Kind::Primary if at_rest => (palette.accent, palette.accent, palette.on_accent),
            Kind::Primary if pressed => (palette.accent_pressed, palette.accent_pressed, palette.on_accent),
            Kind::Primary => (palette.accent_hover, palette.accent_hover, palette.on_accent),
            Kind::Danger if at_rest => (palette.danger, palette.danger, palette.on_danger),
            Kind::Danger => (palette.danger_hover, palette.danger_hover, palette.on_danger),
            Kind::Secondary if at_rest => (palette.surface, palette.outline, palette.text),
            Kind::Secondary if pressed => (palette.pressed, palette.outline, palette.text),
            Kind::Secondary => (palette.hover, palette.outline, palette.text),
            Kind::Quiet => {
                let letters = if self.icon_only { palette.secondary } else { palette.accent };
                let ground = match (at_rest, pressed) {
                    (true, _) => Color32::TRANSPARENT,
                    (false, true) => palette.pressed,
                    (false, false) => palette.hover,
                };
                (ground, Color32::TRANSPARENT, letters)
            }
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let (theme, palette) = (theme(), palette(ui));
        let padding = match self.kind {
            Kind::Quiet => theme.spacing.small,
            _ => theme.spacing.medium,
        };
        let icon_width = self.icon.map_or(0.0, |_| theme.text.icon + theme.spacing.tiny);
        let room = ui.available_width() - 2.0 * padding - icon_width;
        let galley = paint::line(ui, self.text, medium(theme.text.body), Color32::PLACEHOLDER, room);
        let width = if self.icon_only { self.height } else { (galley.size().x + icon_width + 2.0 * padding).ceil() };
        let hang = self.hang(ui, padding);
        let (rect, response) = ui.allocate_exact_size(vec2(width - hang, self.height), Sense::click());
        let rect = rect.with_min_x(rect.left() - hang);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));

        if ui.is_rect_visible(rect) {
            let (ground, border, letters) = self.colours(palette, &response);
            let corner = f32::from(theme.corner);
            ui.painter().rect(rect, corner, ground, Stroke::new(theme.border, border), StrokeKind::Inside);
            if let (Some(icon), true) = (self.icon, self.icon_only) {
                icon.paint(ui.painter(), rect.center(), theme.text.icon, letters);
            } else {
                let mut content = rect.shrink2(vec2(padding, 0.0));
                if let Some(icon) = self.icon {
                    let size = Vec2::splat(theme.text.icon);
                    let place = Rect::from_center_size(content.left_center() + vec2(size.x / 2.0, 0.0), size);
                    icon.paint(ui.painter(), place.center(), size.x, letters);
                    content.min.x += icon_width;
                }
                let galley = paint::line(ui, self.text, medium(theme.text.body), letters, room);
                paint::put(ui, galley, content, Align::Min);
            }
            paint::focus_ring(ui, &response, rect, corner);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if self.icon_only {
            response.on_hover_text(self.text)
        } else {
            paint::with_whole_text(response, &galley, self.text)
        }
    }
}

/// The one thing that a view is for.
pub fn primary_button_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::primary(text))
}

/// Any other action.
pub fn secondary_button_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::secondary(text))
}

/// An action that takes something away for good.
pub fn danger_button_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::danger(text))
}

/// An action inside text or a row.
pub fn quiet_button_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::quiet(text))
}

/// An icon without a word; the name is read aloud and shown under the pointer.
pub fn icon_button_ui(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    ui.add(Button::icon_only(icon, name))
}
