//! What a change says about the home server and its binding.
use crate::{
    session::Preview,
    text::{Texts, sentences::binding_sentences},
    ui::widget::{Change, DifferenceRow},
};

/// Which computer is the home server, and whether the licenses belong to its hardware.
pub(super) fn rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let sentences = binding_sentences(texts, &preview.after, &preview.events).into_iter();
    sentences.map(|text| DifferenceRow { change: Change::Changed, count: 1, text, names: Vec::new() }).collect()
}
