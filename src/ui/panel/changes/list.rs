//! The list of entries: a line each, the newest first. Only the lines in sight are drawn, and nothing is put into words
//! while drawing.
use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use eframe::egui::{EventFilter, Id, Key, Modifiers, Response, ScrollArea, Ui, vec2};
use xlm_core::{
    calendar::{Day, UtcMicros},
    installation::Installation,
};

use crate::{
    session::{ChangeFilter, ListedChange, ListedChanges},
    text::{
        Texts,
        sentences::event::{EventText, event_texts},
    },
    ui::{
        theme::{secondary, theme},
        widget::{Align, RowState, Sorting, cell_text_width, cell_ui, header_cell_ui, row_ui},
    },
};

/// An entry as it stands in the list.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    /// The entry in words.
    pub(super) change: ListedChange,
    /// Its events in words, made when they are first shown: an import has one for each of many users.
    events: OnceCell<Vec<EventText>>,
}

impl Line {
    /// Its number.
    pub(super) fn number(&self) -> u64 {
        self.change.entry.number
    }

    /// What the entry did, event by event.
    pub(super) fn events(&self, texts: &Texts, now: &Installation) -> &[EventText] {
        self.events.get_or_init(|| event_texts(texts, now, &self.change.entry))
    }
}

/// All entries, and those that the filter leaves.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Lines {
    /// Oldest first, without gaps: entry 1 is the first.
    all: Vec<Line>,
    /// Entries that were taken back, with the newest entry that did so.
    undone: BTreeMap<u64, u64>,
    /// What was asked last, and the places of the lines that it left, oldest first.
    found: Option<(ChangeFilter, Vec<usize>)>,
    /// Whom the filter can ask for.
    pub(super) people: Vec<String>,
    /// Which computers it can ask for.
    pub(super) computers: Vec<String>,
    scroll: Scroll,
    /// The entry whose row has the focus.
    focused: Option<u64>,
}

/// How far the list is scrolled, and how much of it is seen, in points.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Scroll {
    offset: f32,
    height: f32,
}

impl Scroll {
    /// Where to scroll so that a row is seen whole.
    fn to(self, row: usize) -> f32 {
        let height = theme().height.row;
        let top = row as f32 * height;
        self.offset.min(top).max(top + height - self.height)
    }
}

impl Lines {
    /// Takes entries over that were listed after those that are here.
    pub(super) fn take(&mut self, listed: ListedChanges) {
        self.all.truncate(usize::try_from(listed.after).unwrap_or(usize::MAX));
        let line = |change| Line { change, events: OnceCell::new() };
        self.all.extend(listed.changes.into_iter().map(line));
        self.found = None;
        self.undone = self.all.iter().filter_map(|line| Some((line.change.entry.undoes()?, line.number()))).collect();
        let changes = || self.all.iter().map(|line| &line.change);
        self.people = distinct(changes().map(ListedChange::who));
        self.computers = distinct(changes().map(|change| change.actor.computer.as_str()));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The newest.
    pub(super) fn newest(&self) -> Option<&Line> {
        self.all.last()
    }

    /// The line of an entry.
    pub(super) fn of(&self, number: u64) -> Option<&Line> {
        self.all.get(usize::try_from(number.checked_sub(1)?).ok()?).filter(|line| line.number() == number)
    }

    /// Lines of the entries after one, oldest first.
    pub(super) fn after(&self, number: u64) -> &[Line] {
        self.all.get(usize::try_from(number).unwrap_or(usize::MAX)..).unwrap_or_default()
    }

    /// The newest entry that took this one back.
    pub(super) fn undone_by(&self, number: u64) -> Option<u64> {
        self.undone.get(&number).copied()
    }

    /// How many lines the filter leaves.
    pub(super) fn sift(&mut self, filter: &ChangeFilter) -> usize {
        if self.found.as_ref().is_none_or(|(known, _)| known != filter) {
            let left = filter.sift(self.all.iter().map(|line| &line.change));
            self.found = Some((filter.clone(), left));
        }
        self.found().len()
    }

    fn found(&self) -> &[usize] {
        self.found.as_ref().map_or(&[], |(_, left)| left)
    }

    /// The line at a row of what the filter left, the newest at the top.
    fn at(&self, row: usize) -> Option<&Line> {
        let found = self.found();
        let place = found.len().checked_sub(row + 1)?;
        found.get(place).and_then(|index| self.all.get(*index))
    }

    /// The row of an entry, if the filter leaves it.
    fn row_of(&self, number: u64) -> Option<usize> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        let place = self.found().binary_search(&index).ok()?;
        Some(self.found().len() - 1 - place)
    }
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let set: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
    set.into_iter().map(str::to_owned).collect()
}

/// Widths of the columns when, who, where, what and reason, for a width of all.
fn widths(ui: &Ui, texts: &Texts, width: f32) -> [f32; 5] {
    let theme = theme();
    let moment = widest_moment(ui, texts) + 2.0 * theme.spacing.small;
    let name = theme.width.tree / 2.0;
    // Where there is little room, the computer stands in the details only.
    let computer = if ui.available_width() < theme.fold.details * 0.65 { 0.0 } else { name };
    let rest = (width - moment - name - computer).max(0.0);
    let reason = (rest * 0.3).floor();
    [moment, name, computer, rest - reason, reason]
}

/// Room for a moment of any month: the column must not become another when other lines come into sight.
fn widest_moment(ui: &Ui, texts: &Texts) -> f32 {
    let moments = (1..=12).filter_map(|month| Day::from_date(2028, month, 28)).map(UtcMicros::start_of);
    let widths = moments.map(|moment| cell_text_width(ui, &texts.moment(moment)));
    widths.fold(0.0, f32::max).ceil()
}

/// Draws the list; gives the number of the entry that was chosen.
pub(super) fn list_ui(
    ui: &mut Ui,
    texts: &Texts,
    lines: &mut Lines,
    filter: &ChangeFilter,
    selected: Option<u64>,
) -> Option<u64> {
    let theme = theme();
    let count = lines.sift(filter);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let bar = ui.spacing().scroll.allocated_width();
    let widths = widths(ui, texts, ui.available_width() - bar);
    ui.spacing_mut().interact_size.y = theme.height.header;
    let headings = [
        "changes-heading-moment",
        "changes-heading-actor",
        "changes-heading-computer",
        "changes-heading-what",
        "changes-heading-reason",
    ];
    columns_ui(ui, widths, theme.height.header, |ui, index| {
        header_cell_ui(ui, &texts.get(headings[index]), Align::Left, Sorting::Never);
    });
    if count == 0 {
        ui.add_space(theme.spacing.small);
        let text = if filter.set_facts() == 0 {
            texts.format("changes-none-fits", &[("filter", (&filter.words).into())])
        } else {
            texts.get("changes-none-fits-all").into_owned()
        };
        ui.label(secondary(ui, text));
        return None;
    }
    ui.spacing_mut().interact_size.y = theme.height.row;
    let stepped = step(ui, lines);
    let mut chosen = stepped.and_then(|row| lines.at(row)).map(Line::number);
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    if let Some(row) = stepped {
        area = area.vertical_scroll_offset(lines.scroll.to(row));
    }
    let mut focused = None;
    let shown = area.show_rows(ui, theme.height.row, count, |ui, range| {
        for line in range.filter_map(|row| lines.at(row)) {
            let row = line_ui(ui, texts, line, widths, chosen.or(selected));
            if row.clicked() {
                row.request_focus();
                chosen = Some(line.number());
            }
            if row.has_focus() {
                focused = Some(line.number());
            }
        }
    });
    lines.focused = focused;
    lines.scroll = Scroll { offset: shown.state.unclamped_offset().y, height: shown.inner_rect.height() };
    chosen
}

/// The row that a key leads to from the one that has the focus.
fn step(ui: &Ui, lines: &Lines) -> Option<usize> {
    let row = lines.row_of(lines.focused?)?;
    let last = lines.found().len() - 1;
    let page = (lines.scroll.height / theme().height.row).floor().max(1.0) as usize;
    let steps = [
        (Key::ArrowUp, row.saturating_sub(1)),
        (Key::ArrowDown, (row + 1).min(last)),
        (Key::PageUp, row.saturating_sub(page)),
        (Key::PageDown, (row + page).min(last)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = steps.into_iter().find_map(|(key, to)| pressed(key).then_some(to))?;
    let focused = row_id(lines.at(to)?.number());
    ui.memory_mut(|memory| memory.request_focus(focused));
    Some(to)
}

fn row_id(number: u64) -> Id {
    Id::unique(("entry", number))
}

fn line_ui(ui: &mut Ui, texts: &Texts, line: &Line, widths: [f32; 5], selected: Option<u64>) -> Response {
    let change = &line.change;
    let state = if selected == Some(line.number()) { RowState::Selected } else { RowState::Plain };
    let mut place = ui.available_rect_before_wrap();
    place.set_width(widths.iter().sum());
    place.set_height(theme().height.row);
    let name = texts.format(
        "changes-row",
        &[
            ("number", line.number().to_string().into()),
            ("moment", (&change.moment).into()),
            ("actor", (&change.entry.actor).into()),
            ("what", (&change.what).into()),
        ],
    );
    let row = row_ui(ui, row_id(line.number()), place, &name, state);
    if row.has_focus() {
        // Arrows go from entry to entry.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
    }
    let cells = [&change.moment, change.actor.who(), &change.actor.computer, &change.what, &change.entry.reason];
    columns_ui(ui, widths, theme().height.row, |ui, index| {
        cell_ui(ui, cells[index], Align::Left);
    });
    row
}

fn columns_ui(ui: &mut Ui, widths: [f32; 5], height: f32, mut draw: impl FnMut(&mut Ui, usize)) {
    ui.horizontal(|ui| {
        for (index, width) in widths.into_iter().enumerate().filter(|(_, width)| *width > 0.0) {
            ui.allocate_ui(vec2(width, height), |ui| {
                ui.set_width(width);
                draw(ui, index);
            });
        }
    });
}
