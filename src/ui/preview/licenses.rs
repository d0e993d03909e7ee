//! What a change does to licenses: items of the package, pools, and who gets and loses what.
use xlm_core::{
    assignment::Unit,
    catalog::Counted,
    difference::{State, TypeDifference},
    installation::Installation,
    license::{Item, ItemStatus},
};

use super::{MOST_NAMES, name_of};
use crate::{
    text::{Texts, Value},
    ui::widget::{Change, DifferenceRow},
};

/// Items that come and go, then a few rows for each license type.
pub(super) fn rows(texts: &Texts, before: State<'_>, after: State<'_>, types: &[TypeDifference]) -> Vec<DifferenceRow> {
    let mut rows = item_rows(texts, &before.assignment.pools.items, &after.assignment.pools.items);
    for part in types {
        rows.extend(type_rows(texts, before.installation, after.installation, part));
    }
    rows
}

fn item_rows(texts: &Texts, before: &[Item], after: &[Item]) -> Vec<DifferenceRow> {
    let same = |one: &Item, other: &Item| (&one.id, &one.name) == (&other.id, &other.name);
    let new = after.iter().filter(|item| !before.iter().any(|old| same(old, item)));
    let gone = before.iter().filter(|item| !after.iter().any(|new| same(new, item)));
    let changed = after.iter().filter(|item| before.iter().any(|old| same(old, item) && old != *item));
    let row = |change, item: &Item| DifferenceRow {
        change,
        count: u64::from(item.quantity),
        text: item_text(texts, item),
        names: Vec::new(),
    };
    gone.map(|item| row(Change::Removed, item))
        .chain(changed.map(|item| row(Change::Changed, item)))
        .chain(new.map(|item| row(Change::Added, item)))
        .collect()
}

/// "TEAMDESK, order MW-2026-0242, until 15 Dec 2026".
fn item_text(texts: &Texts, item: &Item) -> String {
    let mut parts = vec![item.name.clone()];
    if let Some(order) = item.order_number.as_ref().filter(|order| !order.is_empty()) {
        parts.push(texts.format("notices-item-order", &[("order", order.into())]));
    }
    if let Some(until) = item.until {
        parts.push(texts.format("common-until", &[("date", until.into())]));
    }
    let remark = match item.status {
        _ if item.license_type.is_none() => Some("notices-item-unknown"),
        ItemStatus::NotYet => Some("notices-item-not-yet"),
        ItemStatus::Grace => Some("notices-item-grace"),
        ItemStatus::Ended => Some("notices-item-ended"),
        ItemStatus::Altered => Some("notices-item-altered"),
        ItemStatus::Replaced => Some("notices-item-replaced"),
        ItemStatus::Valid => None,
    };
    parts.extend(remark.map(|id| texts.get(id).into_owned()));
    parts.join(", ")
}

fn type_rows(texts: &Texts, before: &Installation, after: &Installation, part: &TypeDifference) -> Vec<DifferenceRow> {
    let entry = after.catalog.license_type(part.license_type);
    let mut rows = Vec::new();
    for (id, old, new) in [
        ("notices-available", part.before.available, part.after.available),
        ("notices-required", part.before.required, part.after.required),
    ] {
        if old != new {
            let change = if new > old { Change::Added } else { Change::Removed };
            let values = [("type", (&entry.name).into()), ("before", old.into()), ("after", new.into())];
            let text = texts.format(id, &values);
            // More that is needed is no gain: only pools get a sign.
            let change = if id == "notices-available" { change } else { Change::Changed };
            rows.push(DifferenceRow { change, count: u64::from(new.abs_diff(old)), text, names: Vec::new() });
        }
    }
    for (change, id, units, state) in [
        (Change::Added, "notices-units-gained", &part.gains, after),
        (Change::Removed, "notices-units-lost", &part.loses, before),
        (Change::Changed, "notices-units-freed", &part.frees, before),
        (Change::Removed, "notices-units-missing", &part.newly_missing, after),
    ] {
        if !units.is_empty() {
            let of_lines = if entry.counted == Counted::PerLine { "lines" } else { "users" };
            let values: [(&str, Value<'_>); 3] =
                [("count", units.len().into()), ("type", (&entry.name).into()), ("of", of_lines.into())];
            rows.push(DifferenceRow {
                change,
                count: units.len() as u64,
                text: texts.format(id, &values),
                names: units.iter().take(MOST_NAMES).map(|unit| unit_name(state, *unit, entry.counted)).collect(),
            });
        }
    }
    rows
}

/// A user; of several units for lines, with the line.
fn unit_name(state: &Installation, unit: Unit, counted: Counted) -> String {
    let name = name_of(state, unit.user);
    let lines = state.directory.users.lines(unit.user);
    match lines.get(usize::from(unit.index)).filter(|_| counted == Counted::PerLine) {
        Some(line) => format!("{name}, {line}"),
        None => name,
    }
}
