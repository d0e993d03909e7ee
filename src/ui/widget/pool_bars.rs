//! Pools against what is required: one row for each license type, figures under each other.
use eframe::egui::{Align, Color32, Rect, Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Icon, paint};
use crate::{
    text::Texts,
    ui::theme::{medium, palette, regular, semibold, theme},
};

/// One license type. The view says how many are missing; the widget does not compute it, since a pool may not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool {
    /// The license type.
    pub name: String,
    /// Units that users need.
    pub required: u64,
    /// Units that are there and count.
    pub available: u64,
    /// Units that users need and do not get.
    pub missing: u64,
    /// More about it, under the pointer; may be empty.
    pub note: String,
}

struct Columns {
    name: f32,
    bar: f32,
    figures: [f32; 3],
}

/// Draws all pools, with the words for the figures as a heading.
pub fn pool_bars_ui(ui: &mut Ui, texts: &Texts, pools: &[Pool]) -> Response {
    let theme = theme();
    let words = ["common-required", "common-available", "common-missing"].map(|id| texts.get(id).into_owned());
    let columns = columns(ui, texts, &words, pools);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        heading_ui(ui, &words, &columns);
        for pool in pools {
            pool_ui(ui, texts, &words, pool, &columns);
        }
        ui.add_space(theme.spacing.tiny);
    })
    .response
}

fn figures(texts: &Texts, pool: &Pool) -> [String; 3] {
    let [required, available, missing] = [pool.required, pool.available, pool.missing]
        .map(|count| texts.number(i64::try_from(count).unwrap_or(i64::MAX)));
    [required, available, if pool.missing == 0 { "–".to_owned() } else { missing }]
}

/// Widths that fit every row; the bar takes what is left.
fn columns(ui: &Ui, texts: &Texts, words: &[String; 3], pools: &[Pool]) -> Columns {
    let theme = theme();
    let gap = theme.spacing.large;
    let mut widths = words.each_ref().map(|word| paint::width_of(ui, word, regular(theme.text.small)));
    let mut name = 0.0_f32;
    for pool in pools {
        for (width, figure) in widths.iter_mut().zip(figures(texts, pool)) {
            *width = width.max(paint::width_of(ui, &figure, semibold(theme.text.body)));
        }
        name = name.max(paint::width_of(ui, &pool.name, medium(theme.text.body)));
    }
    // The sign before a missing figure.
    widths[2] += theme.text.icon + theme.spacing.tiny;
    let figures_width: f32 = widths.iter().map(|width| width + gap).sum();
    let room = ui.available_width() - figures_width;
    let name = (name + gap).min(room * 0.6).max(0.0);
    Columns { name, bar: (room - name).max(0.0), figures: widths.map(|width| width + gap) }
}

/// The cells of the three figures at the right end of a row.
fn figure_cells(rect: Rect, columns: &Columns) -> [Rect; 3] {
    let mut right = rect.right();
    let mut cells = [rect; 3];
    for (cell, width) in cells.iter_mut().zip(columns.figures).rev() {
        *cell = Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.bottom()));
        right -= width;
    }
    cells
}

fn heading_ui(ui: &mut Ui, words: &[String; 3], columns: &Columns) {
    let theme = theme();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme.height.row), Sense::hover());
    for (word, cell) in words.iter().zip(figure_cells(rect, columns)) {
        let galley = paint::line(ui, word, regular(theme.text.small), palette(ui).secondary, cell.width());
        paint::put(ui, galley, cell, Align::Max);
    }
}

fn pool_ui(ui: &mut Ui, texts: &Texts, words: &[String; 3], pool: &Pool, columns: &Columns) {
    let (theme, palette) = (theme(), palette(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme.height.control), Sense::hover());
    let figures = figures(texts, pool);
    response.widget_info(|| {
        let [required, available, missing] = words;
        let name = format!(
            "{}: {required} {}, {available} {}, {missing} {}",
            pool.name,
            figures[0],
            figures[1],
            texts.number(pool.missing as i64)
        );
        WidgetInfo::labeled(Role::Meter, true, name)
    });

    let name_cell = rect.with_max_x(rect.left() + columns.name - theme.spacing.small);
    let galley = paint::line(ui, &pool.name, medium(theme.text.body), palette.text, name_cell.width());
    paint::put(ui, galley, name_cell, Align::Min);

    if columns.bar >= theme.spacing.vast {
        let place = rect.with_min_x(rect.left() + columns.name).with_max_x(rect.left() + columns.name + columns.bar);
        bar(ui, Rect::from_center_size(place.center(), vec2(place.width(), theme.height.bar)), pool);
    }

    let cells = figure_cells(rect, columns);
    for (index, (figure, cell)) in figures.iter().zip(cells).enumerate() {
        let is_missing = index == 2 && pool.missing > 0;
        let font = if is_missing { semibold(theme.text.body) } else { regular(theme.text.body) };
        let colour: Color32 = match index {
            2 if is_missing => palette.warning,
            2 => palette.secondary,
            _ => palette.text,
        };
        let galley = paint::line(ui, figure, font, colour, cell.width());
        let left = cell.right() - galley.size().x;
        if is_missing {
            let centre = pos2(left - theme.spacing.tiny - theme.text.body / 2.0, cell.center().y);
            Icon::Warning.paint(ui.painter(), centre, theme.text.body, colour);
        }
        paint::put(ui, galley, cell, Align::Max);
    }
    if !pool.note.is_empty() {
        response.on_hover_text(&pool.note);
    }
}

/// The whole bar is the greater of required and available: used, then free, or used, then missing.
fn bar(ui: &Ui, rect: Rect, pool: &Pool) {
    let (theme, palette) = (theme(), palette(ui));
    let whole = pool.required.max(pool.available).max(pool.missing);
    paint::bar(ui, rect, palette.border);
    if whole == 0 {
        return;
    }
    let share = |units: u64| rect.width() * (units as f32 / whole as f32);
    let served = share(pool.required.saturating_sub(pool.missing));
    if served > 0.0 {
        paint::bar(ui, Rect::from_min_size(rect.min, vec2(served.max(rect.height()), rect.height())), palette.accent);
    }
    if pool.missing > 0 {
        // At least wide enough to show its pattern, and apart from the served part.
        let gap = if served > 0.0 { theme.focus } else { 0.0 };
        let width = (share(pool.missing) - gap).max(theme.spacing.medium);
        let place = Rect::from_min_size(pos2(rect.right() - width, rect.top()), Vec2::new(width, rect.height()));
        paint::hatched(ui, place, palette.warning_tint, palette.warning);
    }
}
