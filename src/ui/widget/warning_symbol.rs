//! The warning symbol of the column `*`: its name counts what is missing, and pointer, keyboard and click open the list.
use eframe::egui::{CursorIcon, Frame, Margin, Popup, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role};

use super::{Icon, TextSize, icon_text_ui, paint};
use crate::ui::theme::{palette, small, strong, theme};

/// What a warning symbol tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WarningSymbol {
    /// Its accessible name, and the first line of the list: "2 licenses missing".
    pub name: String,
    /// One line for each thing that is missing.
    pub lines: Vec<String>,
    /// What else is to be known of it; below the list.
    pub notes: Vec<String>,
}

/// Draws the symbol in a row of a table. Hovering shows the list; a click, Enter or Space opens it to stay until Esc
/// or the next click.
pub fn warning_symbol_ui(ui: &mut Ui, symbol: &WarningSymbol) -> Response {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme.height.row), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &symbol.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(symbol.lines.join("\n")));

    let corner = f32::from(theme.corner);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, palette(ui).warning_tint);
    }
    Icon::Warning.paint(ui.painter(), rect.center(), theme.text.icon, palette(ui).warning);
    paint::focus_ring(ui, &response, rect.shrink(theme.focus), corner);

    let frame = Frame::popup(ui.style())
        .inner_margin(Margin::same(theme.spacing.medium as i8))
        .stroke(Stroke::new(theme.border, palette(ui).outline));
    let popup = Popup::from_toggle_button_response(&response)
        .frame(frame)
        .gap(theme.spacing.tiny)
        .accessible_name(symbol.name.clone());
    let is_open = popup.is_open();
    popup.show(|ui| list_ui(ui, symbol));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if is_open { response } else { response.on_hover_ui(|ui| list_ui(ui, symbol)) }
}

fn list_ui(ui: &mut Ui, symbol: &WarningSymbol) {
    let theme = theme();
    ui.set_max_width(theme.width.details);
    ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
    icon_text_ui(ui, Icon::Warning, palette(ui).warning, strong(&symbol.name), TextSize::Body);
    for line in &symbol.lines {
        ui.label(line);
    }
    for note in &symbol.notes {
        ui.label(small(ui, note));
    }
}
