//! The table of users: asks for the rows in sight only, and is operated with pointer and keyboard.

use std::collections::BTreeMap;

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, style::ScrollAnimation, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, PrefetchInfo, Table, TableDelegate, TableState};
use xlm_core::{
    command::{ChosenUsers, Command},
    report::Direction,
};

use super::{
    act::Act,
    even, ground_ui,
    list::List,
    row::{UserColumn, UserRow, user_row},
    selection::Extend,
};
use crate::{
    text::Language,
    ui::{
        panel::PanelContext,
        shortcut::Shortcut,
        theme::{palette, secondary, theme},
        widget::{Align, RowState, Sorting, cell_ui, header_cell_ui, warning_symbol_ui},
    },
};

/// Least widths of the columns, and how they share what is left, as the columns stand.
const WIDTHS: [(f32, f32); UserColumn::ALL.len()] = [
    (32.0, 0.0),
    (104.0, 1.0),
    (84.0, 1.0),
    (120.0, 1.0),
    (152.0, 0.0),
    (80.0, 0.5),
    (96.0, 1.0),
    (132.0, 2.0),
    (116.0, 1.5),
];

/// Columns that stay in sight when the others are scrolled: `*` and the last name.
const STICKY: usize = 2;

/// What the table remembers between passes.
#[derive(Default)]
pub struct TableMemory {
    /// The rows in sight, put together once.
    rows: BTreeMap<u64, UserRow>,
    /// Their language.
    language: Option<Language>,
    /// The row that is to come into sight.
    scroll_to: Option<usize>,
    /// Whole rows in sight: how far Page Up and Page Down go.
    page: usize,
    /// Width for which the columns were laid out, and the widths.
    laid_out: Option<(f32, [f32; UserColumn::ALL.len()])>,
    /// Whether the search text and the like were just changed, so that the first row should be in sight.
    to_top: bool,
}

impl TableMemory {
    /// Forgets the rows: they are others now.
    pub fn forget_rows(&mut self) {
        self.rows.clear();
        self.to_top = true;
    }
}

/// Draws the table, and below it how many users it shows.
pub fn table_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    list: &mut List,
    memory: &mut TableMemory,
    acts: &mut Vec<Act>,
) {
    let theme = theme();
    let room = ui.available_rect_before_wrap();
    let status = room.with_min_y(room.bottom() - theme.height.target);
    let place = even(room.with_max_y(status.top() - theme.spacing.tiny));
    if memory.language != Some(context.texts.language) {
        memory.language = Some(context.texts.language);
        memory.rows.clear();
    }
    ground_ui(ui, place);
    let id = Id::unique("the table of users");
    focus_ui(ui, context, id, place, list, memory, acts);
    let inside = place.shrink2(vec2(theme.border, 0.0));
    ui.scope_builder(UiBuilder::new().id_salt("table").max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        ui.style_mut().scroll_animation = ScrollAnimation::none();
        rows_ui(ui, context, id, list, memory, acts);
    });
    border_ui(ui, place, id);
    if list.answer.rows.is_empty() && !list.is_new() {
        let text = place.with_min_y(place.top() + theme.height.header + theme.spacing.large);
        ui.scope_builder(UiBuilder::new().max_rect(text), |ui| {
            ui.vertical_centered(|ui| ui.label(secondary(ui, context.texts.get("users-none-found"))));
        });
    }
    ui.scope_builder(UiBuilder::new().max_rect(status), |ui| {
        ui.horizontal_centered(|ui| ui.label(secondary(ui, status_text(context, list))));
    });
}

/// The border comes last, so that no row lies on it; with the focus it is a ring.
fn border_ui(ui: &Ui, place: Rect, focus: Id) {
    let (theme, palette) = (theme(), palette(ui));
    let is_focused = ui.memory(|memory| memory.has_focus(focus));
    let stroke =
        if is_focused { Stroke::new(theme.focus, palette.accent) } else { Stroke::new(theme.border, palette.border) };
    ui.painter().rect_stroke(place, f32::from(theme.corner), stroke, StrokeKind::Inside);
}

fn status_text(context: &PanelContext<'_>, list: &List) -> String {
    let texts = context.texts;
    let all = context.view.installation.directory.users.len();
    if list.is_new() {
        return texts.get("users-listing").into_owned();
    }
    let mut shown = texts.format("users-shown", &[("all", all.into()), ("shown", list.answer.rows.len().into())]);
    if list.is_awaited() {
        shown = format!("{shown} – {}", texts.get("users-listing"));
    }
    match list.chosen().len() {
        0 => shown,
        count => format!("{shown}, {}", texts.format("users-selected", &[("count", count.into())])),
    }
}

/// The table as one stop of the keyboard; the keys move the selection inside it.
fn focus_ui(
    ui: &Ui,
    context: &PanelContext<'_>,
    id: Id,
    place: Rect,
    list: &mut List,
    memory: &mut TableMemory,
    acts: &mut Vec<Act>,
) {
    let response = ui.interact(place, id, Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Table);
        node.set_label(context.texts.get("common-panel-users").as_ref());
        node.set_row_count(list.answer.rows.len());
        node.set_column_count(UserColumn::ALL.len());
        node.set_multiselectable();
        if let Some(row) = list.selection.cursor {
            node.set_active_descendant(row_id(list, row).accesskit_id());
        }
    });
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: false, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    keyboard(ui, context, list, memory, acts);
}

/// Where a key goes from a row: row, rows in a page, last row.
type Step = fn(usize, usize, usize) -> usize;

fn keyboard(ui: &Ui, context: &PanelContext<'_>, list: &mut List, memory: &mut TableMemory, acts: &mut Vec<Act>) {
    let List { answer, selection, .. } = list;
    let rows = &answer.rows;
    if rows.is_empty() {
        return;
    }
    let end = rows.len() - 1;
    let page_rows = memory.page.max(1);
    let steps: [(Key, Step); 6] = [
        (Key::ArrowDown, |row, _, last| (row + 1).min(last)),
        (Key::ArrowUp, |row, _, _| row.saturating_sub(1)),
        (Key::PageDown, |row, page, last| (row + page).min(last)),
        (Key::PageUp, |row, page, _| row.saturating_sub(page)),
        (Key::Home, |_, _, _| 0),
        (Key::End, |_, _, last| last),
    ];
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, step) in steps {
        for (modifiers, extend) in [
            (Modifiers::SHIFT, Extend::Range),
            (Modifiers::COMMAND, Extend::CursorOnly),
            (Modifiers::NONE, Extend::Replace),
        ] {
            if pressed(modifiers, key) {
                let from = selection.cursor;
                let row = match from {
                    Some(row) => step(row, page_rows, end),
                    // The first step goes to the first row, or with End to the last.
                    None => {
                        if key == Key::End {
                            end
                        } else {
                            0
                        }
                    }
                };
                selection.go(rows, row, extend);
                memory.scroll_to = Some(row);
            }
        }
    }
    if Shortcut::SelectAll.is_pressed(ui) {
        selection.all(&answer.shown);
    }
    if pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::COMMAND, Key::Space) {
        selection.go(rows, selection.cursor.unwrap_or(0), Extend::Toggle);
    }
    if Shortcut::ShowDetails.is_pressed(ui) {
        acts.push(Act::ShowDetails);
    }
    if Shortcut::DeleteUsers.is_pressed(ui) && !selection.chosen.is_empty() && !context.view.is_read_only {
        let users = ChosenUsers::of(&context.view.installation, selection.chosen.clone());
        acts.push(Act::Preview(Command::DeleteUsers { users }));
    }
}

fn row_id(list: &List, row: usize) -> Id {
    Id::unique(("user", list.answer.rows.get(row).map(|user| user.0)))
}

fn rows_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    focus: Id,
    list: &mut List,
    memory: &mut TableMemory,
    acts: &mut Vec<Act>,
) {
    let theme = theme();
    let table = Table::new()
        .id_salt("rows")
        .num_rows(list.answer.rows.len() as u64)
        .num_sticky_cols(STICKY)
        .headers([HeaderRow::new(theme.height.header)])
        .columns(columns());
    lay_out(ui, table.get_id(ui), memory);
    let table = match memory.scroll_to.take() {
        Some(row) => table.scroll_to_row(row as u64, None),
        None if std::mem::take(&mut memory.to_top) && !list.answer.rows.is_empty() => {
            // Without an alignment, which would count for the columns too.
            table.scroll_to_row(list.selection.cursor.unwrap_or(0) as u64, None)
        }
        None => table,
    };
    let place = ui.available_rect_before_wrap();
    let is_focused = ui.memory(|memory| memory.has_focus(focus));
    memory.page = ((place.height() - theme.height.header) / theme.height.row) as usize;
    let mut rows = Rows { context, list, memory, place, focus, acts, is_focused, last_row: 0, is_sticky_part: false };
    table.show(ui, &mut rows);
}

fn columns() -> Vec<Column> {
    UserColumn::ALL
        .iter()
        .zip(WIDTHS)
        .map(|(column, (width, _))| match column {
            UserColumn::Warning => Column::new(width).range(Rangef::point(width)).resizable(false),
            _ => Column::new(width).range(Rangef::new(width / 2.0, f32::INFINITY)),
        })
        .collect()
}

/// Gives the columns the whole width, unless somebody has drawn them otherwise.
///
/// The table's own way would measure the cells in a first pass; ours fill whatever they are given.
fn lay_out(ui: &Ui, id: Id, memory: &mut TableMemory) {
    let width = ui.available_width();
    if memory.laid_out.is_some_and(|(laid_out, _)| is_same(laid_out, width)) {
        return;
    }
    let mut state = TableState::load(ui, id).unwrap_or_default();
    let key = |index: usize| Column::new(0.0).id_for(index);
    let was_drawn = memory.laid_out.is_some_and(|(_, widths)| {
        (0..)
            .zip(widths)
            .any(|(index, width)| state.col_widths.get(&key(index)).is_some_and(|now| !is_same(*now, width)))
    });
    let bar = ui.spacing().scroll.allocated_width();
    let least: f32 = WIDTHS.iter().map(|(width, _)| width).sum();
    let shares: f32 = WIDTHS.iter().map(|(_, share)| share).sum();
    let rest = (width - bar - least).max(0.0);
    let widths = WIDTHS.map(|(width, share)| (width + rest * share / shares).floor());
    memory.laid_out = Some((width, widths));
    if !was_drawn {
        state.col_widths = (0..).zip(widths).map(|(index, width)| (key(index), width)).collect();
    }
    state.parent_width = Some(width);
    state.store(ui, id);
}

/// Whether two widths are the same on the screen.
fn is_same(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.5
}

/// What the table asks for rows and cells.
struct Rows<'a, 'b> {
    context: &'a PanelContext<'b>,
    list: &'a mut List,
    memory: &'a mut TableMemory,
    /// Of the table with its heading.
    place: Rect,
    /// What has the keyboard focus for all rows.
    focus: Id,
    acts: &'a mut Vec<Act>,
    is_focused: bool,
    last_row: u64,
    /// The table draws its rows twice: those columns that scroll, and then those that stay.
    is_sticky_part: bool,
}

impl Rows<'_, '_> {
    fn sorting(&self, column: UserColumn) -> Sorting {
        let question = &self.list.question;
        match (question.order == column.order(), question.direction) {
            // Both order by the number of missing licenses; one arrow is enough.
            (true, _) if column == UserColumn::Warning => Sorting::Possible,
            (true, Direction::Ascending) => Sorting::Ascending,
            (true, Direction::Descending) => Sorting::Descending,
            (false, _) => Sorting::Possible,
        }
    }

    fn sort(&mut self, column: UserColumn) {
        let question = &mut self.list.question;
        let by_number = matches!(column, UserColumn::Warning | UserColumn::Held | UserColumn::Missing);
        question.direction = match (question.order == column.order(), question.direction) {
            (true, Direction::Ascending) => Direction::Descending,
            // Whoever sorts by a number wants to see the greatest first.
            (false, _) if by_number => Direction::Descending,
            (true, Direction::Descending) | (false, _) => Direction::Ascending,
        };
        question.order = column.order();
    }
}

impl TableDelegate for Rows<'_, '_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        self.is_sticky_part = false;
        self.last_row = info.visible_rows.start;
        self.memory.rows.retain(|row, _| info.visible_rows.contains(row));
        for row in info.visible_rows.clone() {
            let Some(user) = self.list.answer.rows.get(row as usize).copied() else { continue };
            let (context, list) = (self.context, &*self.list);
            self.memory
                .rows
                .entry(row)
                .or_insert_with(|| user_row(context.texts, context.view, list, row as usize, user));
        }
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = UserColumn::ALL[cell.col_range.start];
        let texts = self.context.texts;
        let response = header_cell_ui(ui, &column.heading(texts), Align::Left, self.sorting(column));
        if column == UserColumn::Warning {
            let name = texts.get("users-column-warning");
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_ref()));
        }
        if response.clicked() {
            self.sort(column);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row_nr: u64) {
        self.is_sticky_part |= row_nr < self.last_row;
        self.last_row = row_nr;
        let Some(row) = self.memory.rows.get(&row_nr) else { return };
        let index = row_nr as usize;
        let state = if self.list.chosen().contains(row.user) { RowState::Selected } else { RowState::Plain };
        let rect = ui.max_rect();
        let id = row_id(self.list, index);
        let is_hovered = if self.is_sticky_part {
            // The row itself is there already, under this part too.
            ui.ctx().read_response(id).is_some_and(|response| response.hovered())
        } else {
            self.row_node_ui(ui, rect, id, index, state)
        };
        let palette = palette(ui);
        match state {
            RowState::Selected => {
                ui.painter().rect_filled(rect, 0.0, palette.accent_tint);
                ui.painter().rect_filled(rect.with_max_x(rect.left() + theme().focus), 0.0, palette.accent);
            }
            RowState::Plain if is_hovered => {
                ui.painter().rect_filled(rect, 0.0, palette.hover);
            }
            RowState::Plain => {}
        }
        if self.is_focused && self.list.selection.cursor == Some(index) {
            let ring = Stroke::new(theme().focus, palette.accent);
            ui.painter().rect_stroke(rect, 0.0, ring, StrokeKind::Inside);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(row) = self.memory.rows.get(&cell.row_nr) else { return };
        let column = UserColumn::ALL[cell.col_nr];
        // By the user and not by the row, so that the focus does not jump when rows change.
        let builder = UiBuilder::new().id_salt((row.user.0, cell.col_nr)).max_rect(ui.max_rect());
        ui.scope_builder(builder, |ui| match (column, &row.warning) {
            (UserColumn::Warning, Some(warning)) => {
                ui.add_space(theme().spacing.tiny);
                warning_symbol_ui(ui, warning);
            }
            (UserColumn::Warning, None) => {}
            (column, _) => {
                cell_ui(ui, &row.cells[column as usize], Align::Left);
            }
        });
    }

    fn default_row_height(&self) -> f32 {
        theme().height.row
    }
}

impl Rows<'_, '_> {
    /// The row as a whole: what is clicked, and what a screen reader names. Tells whether the pointer is over it.
    fn row_node_ui(&mut self, ui: &Ui, rect: Rect, id: Id, index: usize, state: RowState) -> bool {
        let Some(row) = self.memory.rows.get(&(index as u64)) else { return false };
        let (context, count) = (ui.ctx(), self.list.answer.rows.len());
        // Wider than this part of the table: the row is one thing, whichever of its cells is clicked.
        let part = UiBuilder::new().max_rect(rect);
        let mut whole = Ui::new(context.clone(), id.with("whole"), part.layer_id(ui.layer_id()));
        whole.set_clip_rect(self.place.with_min_y(self.place.top() + theme().height.header));
        // Without the focus: the table as a whole has it.
        let response = whole.interact(rect, id, Sense::CLICK);
        let is_selected = state == RowState::Selected;
        response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), is_selected, &row.name));
        context.accesskit_node_builder(id, |node| {
            node.set_row_index(index);
            node.set_position_in_set(index + 1);
            node.set_size_of_set(count);
        });
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let extend = match (modifiers.shift, modifiers.command) {
                (true, _) => Extend::Range,
                (false, true) => Extend::Toggle,
                (false, false) => Extend::Replace,
            };
            self.list.selection.go(&self.list.answer.rows, index, extend);
            ui.memory_mut(|memory| memory.request_focus(self.focus));
        }
        if response.double_clicked() {
            self.acts.push(Act::ShowDetails);
        }
        response.hovered()
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
