//! What a change would do: the same piece for every preview. Counts first, names on demand.
use eframe::egui::{
    Align, Color32, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{Icon, paint};
use crate::{
    text::Texts,
    ui::theme::{Palette, palette, regular, secondary, semibold, theme},
};

/// How many names are shown at once; the rest is reached by scrolling.
const NAMES_SHOWN: f32 = 8.0;

/// What happens to the things of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Change {
    /// They come: `+`.
    Added,
    /// They go: `−`.
    Removed,
    /// They become something else: `→`.
    Changed,
}

impl Change {
    fn icon(self) -> Icon {
        match self {
            Self::Added => Icon::Add,
            Self::Removed => Icon::Remove,
            Self::Changed => Icon::Changed,
        }
    }

    /// Sign and its ground.
    fn colours(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Added => (palette.ok, palette.ok_tint),
            Self::Removed => (palette.danger, palette.danger_tint),
            Self::Changed => (palette.accent, palette.accent_tint),
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "−",
            Self::Changed => "→",
        }
    }
}

/// A row of a difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DifferenceRow {
    /// What happens.
    pub change: Change,
    /// To how many.
    pub count: u64,
    /// What they are, after the count: "users lose TEAMDESK".
    pub text: String,
    /// Their names; may be empty, and then the row does not open.
    pub names: Vec<String>,
}

/// Draws a difference; `nothing` is said if there is no row.
pub fn difference_list_ui(ui: &mut Ui, texts: &Texts, rows: &[DifferenceRow], nothing: &str) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            ui.label(secondary(ui, nothing));
        }
        let number = |row: &DifferenceRow| texts.number(i64::try_from(row.count).unwrap_or(i64::MAX));
        let count_width = rows
            .iter()
            .map(|row| paint::width_of(ui, &number(row), semibold(theme.text.body)))
            .fold(theme.width.icon, f32::max);
        for (index, row) in rows.iter().enumerate() {
            let open_id = ui.make_persistent_id((index, row.change, &row.text));
            let is_open = ui.data(|data| data.get_temp::<bool>(open_id)).unwrap_or(false) && !row.names.is_empty();
            if row_ui(ui, row, &number(row), count_width, is_open).clicked() {
                ui.data_mut(|data| data.insert_temp(open_id, !is_open));
            }
            if is_open {
                names_ui(ui, open_id, row, name_indent(count_width));
            }
        }
    })
    .response
}

fn name_indent(count_width: f32) -> f32 {
    let theme = theme();
    theme.width.icon + theme.spacing.small + count_width + theme.spacing.small
}

fn row_ui(ui: &mut Ui, row: &DifferenceRow, number: &str, count_width: f32, is_open: bool) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let opens = !row.names.is_empty();
    let sense = if opens { Sense::click() } else { Sense::hover() };
    let opener = if opens { theme.text.icon + theme.spacing.small } else { 0.0 };
    let text_width = ui.available_width() - name_indent(count_width) - opener - theme.spacing.small;
    let text = paint::paragraph(ui, &row.text, regular(theme.text.body), palette.text, text_width);
    let height = (text.size().y + theme.spacing.small).max(theme.height.target);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    response.widget_info(|| {
        let name = format!("{} {number} {}", row.change.sign(), row.text);
        let role = if opens { Role::DisclosureTriangle } else { Role::Label };
        WidgetInfo::labeled(role, ui.is_enabled(), name)
    });
    if opens {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    }

    let corner = f32::from(theme.corner);
    if response.hovered() && opens {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    let first_line = rect.with_max_y(rect.top() + theme.height.target);
    let (sign, ground) = row.change.colours(palette);
    let centre = pos2(first_line.left() + theme.width.icon / 2.0, first_line.center().y);
    ui.painter().circle_filled(centre, theme.width.icon / 2.0, ground);
    row.change.icon().paint(ui.painter(), centre, theme.text.body, sign);

    let count_cell = first_line
        .with_min_x(first_line.left() + theme.width.icon + theme.spacing.small)
        .with_max_x(first_line.left() + theme.width.icon + theme.spacing.small + count_width);
    paint::put(
        ui,
        paint::line(ui, number, semibold(theme.text.body), palette.text, count_width),
        count_cell,
        Align::Max,
    );

    let text_left = count_cell.right() + theme.spacing.small;
    let text_size = text.size();
    let text_top = if text_size.y + theme.spacing.small <= theme.height.target {
        first_line.center().y - text_size.y / 2.0
    } else {
        rect.top() + theme.spacing.tiny
    };
    ui.painter().galley(pos2(text_left, text_top), text, palette.text);
    if opens {
        let icon = if is_open { Icon::Expanded } else { Icon::Collapsed };
        let centre = pos2(text_left + text_size.x + theme.spacing.small + theme.text.icon / 2.0, first_line.center().y);
        icon.paint(ui.painter(), centre, theme.text.icon, palette.secondary);
    }
    paint::focus_ring(ui, &response, rect.shrink(theme.focus), corner);
    response
}

fn names_ui(ui: &mut Ui, id: eframe::egui::Id, row: &DifferenceRow, indent: f32) {
    let theme = theme();
    let height = theme.height.row;
    let shown = (row.names.len() as f32).min(NAMES_SHOWN);
    let (place, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), shown * height + theme.spacing.tiny), Sense::hover());
    let builder = UiBuilder::new().max_rect(place.with_min_x(place.left() + indent));
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().id_salt(id).auto_shrink([false, true]).show_rows(
            ui,
            height,
            row.names.len(),
            |ui, range| {
                for name in row.names.get(range).unwrap_or_default() {
                    let size = vec2(ui.available_width(), height);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
                    let galley = paint::line(ui, name, regular(theme.text.body), palette(ui).secondary, rect.width());
                    paint::put(ui, galley, rect, Align::Min);
                }
            },
        );
    });
}
