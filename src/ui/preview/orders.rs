//! What a change does to the list of orders.
use xlm_core::event::Event;

use crate::{
    session::Preview,
    text::{Texts, sentences::order_name},
    ui::widget::{Change, DifferenceRow},
};

/// Orders that get a number or go.
pub(super) fn rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let name = |certificate| {
        let kept = preview.before.licenses.orders.find(certificate);
        kept.map(|kept| order_name(texts, &kept.order)).unwrap_or_default()
    };
    let row = |event: &Event| match event {
        Event::OrderNumbered { certificate, your_number } => {
            let values = [("order", name(*certificate).into()), ("number", your_number.into())];
            Some((Change::Changed, texts.format("notices-order-numbered", &values)))
        }
        Event::OrderRemoved { certificate } => {
            Some((Change::Removed, texts.format("notices-order-removed", &[("order", name(*certificate).into())])))
        }
        _ => None,
    };
    let rows = preview.events.iter().filter_map(row);
    rows.map(|(change, text)| DifferenceRow { change, count: 1, text, names: Vec::new() }).collect()
}
