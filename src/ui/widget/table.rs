//! What cells and rows of tables look like, for `egui_table` and others: rows of 24 points, cut texts that show their
//! whole under the pointer, and rows that a screen reader can name.
use eframe::egui::{self, CursorIcon, Id, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Icon, paint};
use crate::ui::theme::{medium, palette, regular, theme};

/// The side that a column is read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
}

impl Align {
    pub(super) fn egui(self) -> egui::Align {
        match self {
            Self::Left => egui::Align::Min,
            Self::Right => egui::Align::Max,
        }
    }
}

/// Whether a column orders the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sorting {
    /// It cannot.
    Never,
    /// It could.
    Possible,
    /// From small to great.
    Ascending,
    /// From great to small.
    Descending,
}

/// Whether a row is the chosen one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowState {
    /// One of many.
    Plain,
    /// The one whose details are shown.
    Selected,
}

/// Draws the heading of a column; a click asks for another order.
pub fn header_cell_ui(ui: &mut Ui, text: &str, align: Align, sorting: Sorting) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let sense = if sorting == Sorting::Never { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.height.header), sense);
    let role = if sorting == Sorting::Never { Role::Label } else { Role::Button };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), text));
    ui.ctx().accesskit_node_builder(response.id, |node| match sorting {
        Sorting::Ascending => node.set_sort_direction(egui::accesskit::SortDirection::Ascending),
        Sorting::Descending => node.set_sort_direction(egui::accesskit::SortDirection::Descending),
        Sorting::Never | Sorting::Possible => {}
    });
    if response.hovered() && sorting != Sorting::Never {
        ui.painter().rect_filled(rect, theme.corner, palette.hover);
    }
    let mut content = rect.shrink2(vec2(theme.spacing.small, 0.0));
    let icon = match sorting {
        Sorting::Ascending => Some(Icon::SortedUp),
        Sorting::Descending => Some(Icon::SortedDown),
        Sorting::Never | Sorting::Possible => None,
    };
    let icon_room = icon.map_or(0.0, |_| theme.text.body + theme.spacing.tiny);
    let galley = paint::line(ui, text, medium(theme.text.small), palette.secondary, content.width() - icon_room);
    if let Some(icon) = icon {
        let x = match align {
            Align::Left => content.left() + galley.size().x + theme.spacing.tiny + theme.text.body / 2.0,
            Align::Right => content.right() - theme.text.body / 2.0,
        };
        icon.paint(ui.painter(), pos2(x, content.center().y), theme.text.body, palette.secondary);
        if align == Align::Right {
            content.max.x -= icon_room;
        }
    }
    paint::put(ui, galley, content, align.egui());
    paint::focus_ring(ui, &response, rect.shrink(theme.focus), f32::from(theme.corner));
    if sorting == Sorting::Never { response } else { response.on_hover_cursor(CursorIcon::PointingHand) }
}

/// Draws a cell of text in the room that is given.
pub fn cell_ui(ui: &mut Ui, text: &str, align: Align) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.height.row), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let content = rect.shrink2(vec2(theme.spacing.small, 0.0));
    let galley = paint::line(ui, text, regular(theme.text.body), palette.text, content.width());
    paint::put(ui, std::sync::Arc::clone(&galley), content, align.egui());
    paint::with_whole_text(response, &galley, text)
}

/// Width of a text in a cell, without the room beside it.
pub fn cell_text_width(ui: &Ui, text: &str) -> f32 {
    paint::width_of(ui, text, regular(theme().text.body))
}

/// The ground of a row, which is clicked to choose it. `name` is what a screen reader says for the whole row. Call it
/// before the cells are drawn.
pub fn row_ui(ui: &Ui, id: Id, rect: Rect, name: &str, state: RowState) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), state == RowState::Selected, name));
    match state {
        RowState::Selected => {
            ui.painter().rect_filled(rect, 0.0, palette.accent_tint);
            ui.painter().rect_filled(rect.with_max_x(rect.left() + theme.focus), 0.0, palette.accent);
        }
        RowState::Plain if response.hovered() => {
            ui.painter().rect_filled(rect, 0.0, palette.hover);
        }
        RowState::Plain => {}
    }
    paint::focus_ring(ui, &response, rect.shrink(theme.focus + theme.border), 0.0);
    response
}
