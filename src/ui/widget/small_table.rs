//! A table of a few rows, such as the components of a machine, whose columns are as wide as what is in them.
use eframe::egui::{Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Align, Severity, paint};
use crate::ui::theme::{medium, monospace, palette, regular, theme};

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// The side that it is read from.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Left }
    }

    /// A column of numbers.
    pub fn numbers(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Right }
    }
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Whether it is a code or an ID.
    pub is_code: bool,
    /// An icon before the text.
    pub severity: Option<Severity>,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_code: false, severity: None }
    }

    /// A cell with a code or an ID.
    pub fn code(text: impl Into<String>) -> Self {
        Self { is_code: true, ..Self::text(text) }
    }

    /// A cell with an icon before its text.
    pub fn state(severity: Severity, text: impl Into<String>) -> Self {
        Self { severity: Some(severity), ..Self::text(text) }
    }
}

/// Draws the table. A row that is shorter than the columns ends with empty cells.
pub fn small_table_ui(ui: &mut Ui, columns: &[Column], rows: &[Vec<Cell>]) -> Response {
    let theme = theme();
    let widths = widths(ui, columns, rows);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let whole = widths.iter().sum::<f32>();
        let (heading, _) = ui.allocate_exact_size(vec2(whole, theme.height.header), Sense::hover());
        for (column, place) in columns.iter().zip(cells(heading, &widths)) {
            let galley =
                paint::line(ui, &column.heading, medium(theme.text.small), palette(ui).secondary, place.width());
            paint::put(ui, galley, place, column.align.egui());
        }
        for row in rows {
            row_ui(ui, columns, row, &widths);
        }
    })
    .response
}

fn icon_room(cell: &Cell) -> f32 {
    if cell.severity.is_some() { theme().text.icon + theme().spacing.tiny } else { 0.0 }
}

/// As wide as the content; if that is too wide, all columns give way in proportion.
fn widths(ui: &Ui, columns: &[Column], rows: &[Vec<Cell>]) -> Vec<f32> {
    let theme = theme();
    let mut widths: Vec<f32> =
        columns.iter().map(|column| paint::width_of(ui, &column.heading, medium(theme.text.small))).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let font = if cell.is_code { monospace(theme.text.code) } else { regular(theme.text.body) };
            *width = width.max(paint::width_of(ui, &cell.text, font) + icon_room(cell));
        }
    }
    for width in &mut widths {
        *width = (*width + theme.spacing.huge).ceil();
    }
    let (room, wanted) = (ui.available_width(), widths.iter().sum::<f32>());
    if wanted > room {
        for width in &mut widths {
            *width *= room / wanted;
        }
    } else {
        // Numbers stay together: what is left over goes to the words before them.
        let ends_in_numbers = columns.last().is_some_and(|column| column.align == Align::Right);
        let wide = if ends_in_numbers { widths.first_mut() } else { widths.last_mut() };
        if let Some(wide) = wide {
            *wide += room - wanted;
        }
    }
    widths
}

/// The cells of a row, less the distance to the next.
fn cells(row: Rect, widths: &[f32]) -> impl Iterator<Item = Rect> {
    let gap = theme().spacing.large;
    let mut left = row.left();
    widths.iter().enumerate().map(move |(index, width)| {
        let gap = if index + 1 == widths.len() { 0.0 } else { gap };
        let cell = Rect::from_min_max(pos2(left, row.top()), pos2(left + width - gap, row.bottom()));
        left += width;
        cell
    })
}

fn row_ui(ui: &mut Ui, columns: &[Column], row: &[Cell], widths: &[f32]) {
    let (theme, palette) = (theme(), palette(ui));
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), theme.height.control), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(theme.border, palette.border));
    for ((column, cell), place) in columns.iter().zip(row).zip(cells(rect, widths)) {
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        let response = ui.interact(place, id, Sense::hover());
        let name = format!("{}: {}", column.heading, cell.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        let mut content = place;
        if let Some(severity) = cell.severity {
            let centre = pos2(content.left() + theme.text.icon / 2.0, content.center().y);
            severity.icon().paint(ui.painter(), centre, theme.text.icon, severity.colour(ui));
            content.min.x += icon_room(cell);
        }
        let font = if cell.is_code { monospace(theme.text.code) } else { regular(theme.text.body) };
        let galley = paint::line(ui, &cell.text, font, palette.text, content.width());
        paint::put(ui, std::sync::Arc::clone(&galley), content, column.align.egui());
        paint::with_whole_text(response, &galley, &cell.text);
    }
}
