//! What a change gives up of the change log, and what it does to the key of the system.
use xlm_core::event::Event;

use super::MOST_NAMES;
use crate::{
    session::{Preview, given_up},
    text::Texts,
    ui::widget::{Change, DifferenceRow},
};

/// Entries that are given up, the newest first, and another key.
pub(super) fn rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let mut rows = Vec::new();
    let count = preview.given_up.len();
    if count > 0 {
        let text = texts.format("notices-given-up", &[("count", count.into())]);
        let names = given_up(texts, preview, MOST_NAMES);
        rows.push(DifferenceRow { change: Change::Removed, count: count as u64, text, names });
    }
    if preview.events.iter().any(|event| matches!(event, Event::KeyReplaced { .. })) {
        let text = texts.get("notices-key-replaced").into_owned();
        rows.push(DifferenceRow { change: Change::Changed, count: 1, text, names: Vec::new() });
    }
    rows
}
