//! The navigation rail: areas of the program, with words where there is room and icons only where there is not.
use eframe::egui::{
    Align, Color32, CursorIcon, Frame, Margin, Panel, Rect, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::{Icon, paint};
use crate::ui::theme::{medium, palette, regular, theme};

/// A count beside an area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RailBadge {
    /// The count.
    pub text: String,
    /// The count in words, read aloud: "24 users lack licenses".
    pub description: String,
}

/// An area of the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RailItem {
    /// Its icon.
    pub icon: Icon,
    /// Its name.
    pub name: String,
    /// What is said under the pointer: the name, with its keys.
    pub hint: String,
    /// What needs attention there.
    pub badge: Option<RailBadge>,
}

/// What the rail shows.
#[derive(Clone, Copy, Debug)]
pub struct Rail<'a> {
    /// Areas of the program, from the top.
    pub items: &'a [RailItem],
    /// Index of the area that is shown.
    pub selected: usize,
    /// What opens over any area, at the bottom.
    pub tools: &'a [RailItem],
}

/// What was chosen in the rail, by its index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RailAnswer {
    /// An area.
    Item(usize),
    /// Something at the bottom.
    Tool(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Words,
    Icons,
}

/// Draws the rail at the left of `ui`.
pub fn rail_ui(ui: &mut Ui, name: &str, rail: &Rail<'_>) -> Option<RailAnswer> {
    let (theme, palette) = (theme(), palette(ui));
    let width = if ui.ctx().content_rect().width() < theme.fold.rail { Width::Icons } else { Width::Words };
    let points = match width {
        Width::Words => theme.width.rail,
        Width::Icons => theme.width.narrow_rail,
    };
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::same(theme.spacing.small as i8));
    let panel = Panel::left("rail").resizable(false).exact_size(points).frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Navigation);
            node.set_label(name);
        });
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let mut chosen = None;
        for (index, item) in rail.items.iter().enumerate() {
            if item_ui(ui, item, index == rail.selected, width).clicked() {
                chosen = Some(RailAnswer::Item(index));
            }
        }
        let count = rail.tools.len() as f32;
        let needed = count * item_height() + (count - 1.0).max(0.0) * ui.spacing().item_spacing.y;
        ui.add_space((ui.available_height() - needed).max(0.0));
        for (index, item) in rail.tools.iter().enumerate() {
            if item_ui(ui, item, false, width).clicked() {
                chosen = Some(RailAnswer::Tool(index));
            }
        }
        chosen
    });
    panel.inner
}

fn item_height() -> f32 {
    theme().height.control + theme().spacing.tiny
}

fn item_ui(ui: &mut Ui, item: &RailItem, is_selected: bool, width: Width) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), item_height()), Sense::click());
    let name = match &item.badge {
        Some(badge) => format!("{}, {}", item.name, badge.description),
        None => item.name.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_selected, &name));

    let corner = f32::from(theme.corner);
    if is_selected {
        ui.painter().rect_filled(rect, corner, palette.accent_tint);
        let bar = Rect::from_center_size(
            rect.left_center() + vec2(theme.focus / 2.0, 0.0),
            vec2(theme.focus + theme.border, theme.text.icon),
        );
        ui.painter().rect_filled(bar, theme.focus, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    let colour = if is_selected { palette.accent } else { palette.text };
    let icon_colour = if is_selected { palette.accent } else { palette.secondary };
    let icon_centre = match width {
        Width::Words => pos2(rect.left() + theme.spacing.medium + theme.text.icon / 2.0, rect.center().y),
        Width::Icons => rect.center(),
    };
    item.icon.paint(ui.painter(), icon_centre, theme.width.icon, icon_colour);
    match width {
        Width::Words => words(ui, item, rect, is_selected, colour),
        Width::Icons if item.badge.is_some() => {
            let centre = icon_centre + vec2(theme.width.icon / 2.0, -theme.width.icon / 2.0);
            ui.painter().circle_filled(centre, theme.spacing.tiny + theme.focus, palette.surface);
            ui.painter().circle_filled(centre, theme.spacing.tiny, palette.warning);
        }
        Width::Icons => {}
    }
    paint::focus_ring(ui, &response, rect, corner);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&item.hint)
}

fn words(ui: &Ui, item: &RailItem, rect: Rect, is_selected: bool, colour: Color32) {
    let (theme, palette) = (theme(), palette(ui));
    let mut content = rect.shrink2(vec2(theme.spacing.small, 0.0));
    content.min.x = rect.left() + theme.spacing.medium + theme.text.icon + theme.spacing.medium;
    if let Some(badge) = &item.badge {
        let galley = paint::line(ui, &badge.text, medium(theme.text.small), palette.warning, content.width());
        let width = galley.size().x + 2.0 * theme.spacing.small;
        let height = galley.size().y + theme.spacing.tiny;
        let pill = Rect::from_center_size(pos2(content.right() - width / 2.0, rect.center().y), vec2(width, height));
        ui.painter().rect_filled(pill, height / 2.0, palette.warning_tint);
        paint::put(ui, galley, pill, Align::Center);
        content.max.x = pill.left() - theme.spacing.small;
    }
    let font = if is_selected { medium(theme.text.body) } else { regular(theme.text.body) };
    let galley = paint::line(ui, &item.name, font, colour, content.width());
    paint::put(ui, galley, content, Align::Min);
}
