//! The list of entries: a line each, the newest first. Only the lines in sight are drawn, and nothing is put into words
//! while drawing.
use std::{cell::OnceCell, sync::Arc};

use eframe::egui::{ScrollArea, Ui, vec2};
use xlm_core::{event::Entry, installation::Installation};

use crate::{
    session::ChangeLine,
    text::{
        Texts,
        sentences::event::{EventText, entry_sentence, event_texts},
    },
    ui::{
        theme::{secondary, theme},
        widget::{Align, RowState, Sorting, cell_ui, header_cell_ui, row_ui},
    },
};

/// An entry as it stands in the list.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    /// The entry.
    pub(super) entry: Arc<Entry>,
    /// Whether its content was removed later.
    pub(super) redacted: bool,
    /// When.
    pub(super) moment: String,
    /// Account that did it.
    pub(super) account: String,
    /// Computer that it was done on.
    pub(super) computer: String,
    /// What happened.
    pub(super) what: String,
    /// All of it in small letters, for the search.
    searched: String,
    /// Its events in words, made when they are first shown: an import has one for each of many users.
    events: OnceCell<Vec<EventText>>,
}

/// All entries, and those that the search leaves.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Lines {
    /// The newest first.
    pub(super) all: Vec<Line>,
    /// What was searched last, and the lines that it left.
    found: Option<(String, Vec<usize>)>,
}

impl Lines {
    /// Puts entries, oldest first, into words.
    pub(super) fn new(texts: &Texts, now: &Installation, changes: &[ChangeLine]) -> Self {
        let all = changes.iter().rev().map(|change| Line::new(texts, now, change)).collect();
        Self { all, found: None }
    }

    /// The line of an entry.
    pub(super) fn of(&self, number: u64) -> Option<&Line> {
        self.all.iter().find(|line| line.entry.number == number)
    }

    /// Indices of the lines in which all words of the search stand.
    fn filtered(&mut self, filter: &str) -> &[usize] {
        if self.found.as_ref().is_none_or(|(known, _)| known != filter) {
            let small = filter.to_lowercase();
            let words: Vec<&str> = small.split_whitespace().collect();
            let fits = |line: &Line| words.iter().all(|word| line.searched.contains(word));
            let left = self.all.iter().enumerate().filter(|(_, line)| fits(line)).map(|(index, _)| index).collect();
            self.found = Some((filter.to_owned(), left));
        }
        self.found.as_ref().map_or(&[], |(_, left)| left)
    }
}

impl Line {
    fn new(texts: &Texts, now: &Installation, change: &ChangeLine) -> Self {
        let entry = Arc::clone(&change.entry);
        let (account, computer) = entry.actor.rsplit_once('@').unwrap_or((&entry.actor, ""));
        let (account, computer) = (account.to_owned(), computer.to_owned());
        let moment = texts.moment(entry.at);
        let what = if change.redacted {
            texts.get("changes-redacted").into_owned()
        } else {
            entry_sentence(texts, now, &entry)
        };
        let searched = [&moment, &account, &computer, &what, &entry.reason].map(|text| text.to_lowercase()).join("\n");
        Self { entry, redacted: change.redacted, moment, account, computer, what, searched, events: OnceCell::new() }
    }

    /// What the entry did, event by event.
    pub(super) fn events(&self, texts: &Texts, now: &Installation) -> &[EventText] {
        self.events.get_or_init(|| event_texts(texts, now, &self.entry))
    }
}

/// Widths of the columns when, who, where, what and reason, for a width of all.
fn widths(ui: &Ui, width: f32) -> [f32; 5] {
    let theme = theme();
    let moment = theme.width.tree * 0.75;
    let name = theme.width.tree / 2.0;
    // Where there is little room, the computer stands in the details only.
    let computer = if ui.available_width() < theme.fold.details / 2.0 { 0.0 } else { name };
    let rest = (width - moment - name - computer).max(0.0);
    let reason = (rest * 0.3).floor();
    [moment, name, computer, rest - reason, reason]
}

/// Draws the list; gives the number of the entry that was chosen.
pub(super) fn list_ui(
    ui: &mut Ui,
    texts: &Texts,
    lines: &mut Lines,
    filter: &str,
    selected: Option<u64>,
) -> Option<u64> {
    let theme = theme();
    let filtered = lines.filtered(filter).to_vec();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let bar = ui.spacing().scroll.allocated_width();
    let widths = widths(ui, ui.available_width() - bar);
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
    if filtered.is_empty() {
        ui.add_space(theme.spacing.small);
        ui.label(secondary(ui, texts.format("changes-none-fits", &[("filter", filter.into())])));
        return None;
    }
    ui.spacing_mut().interact_size.y = theme.height.row;
    let mut chosen = None;
    ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, theme.height.row, filtered.len(), |ui, range| {
        for index in range {
            let Some(line) = filtered.get(index).and_then(|index| lines.all.get(*index)) else { continue };
            if line_ui(ui, texts, line, widths, selected) {
                chosen = Some(line.entry.number);
            }
        }
    });
    chosen
}

fn line_ui(ui: &mut Ui, texts: &Texts, line: &Line, widths: [f32; 5], selected: Option<u64>) -> bool {
    let state = if selected == Some(line.entry.number) { RowState::Selected } else { RowState::Plain };
    let mut place = ui.available_rect_before_wrap();
    place.set_width(widths.iter().sum());
    place.set_height(theme().height.row);
    let name = texts.format(
        "changes-row",
        &[
            ("number", line.entry.number.into()),
            ("moment", (&line.moment).into()),
            ("actor", (&line.entry.actor).into()),
            ("what", (&line.what).into()),
        ],
    );
    let row = row_ui(ui, ui.scope_id().with(line.entry.number), place, &name, state);
    let cells = [&line.moment, &line.account, &line.computer, &line.what, &line.entry.reason];
    columns_ui(ui, widths, theme().height.row, |ui, index| {
        cell_ui(ui, cells[index], Align::Left);
    });
    row.clicked()
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
