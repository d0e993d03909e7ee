//! What a change does to users.
use std::collections::BTreeSet;

use xlm_core::directory::UserHandle;

use super::names_of;
use crate::{
    session::Preview,
    text::{Language, Texts},
    ui::widget::{Change, DifferenceRow},
};

/// Users who come, go, move or change.
pub(super) fn user_rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let difference = &preview.difference;
    let (before, after) = (&*preview.before, &*preview.after);
    // Who is moved and changed besides is counted once, as moved.
    let edited: Vec<UserHandle> =
        difference.edited.iter().copied().filter(|user| difference.moved.binary_search(user).is_err()).collect();
    [
        (Change::Added, "notices-users-added", &difference.added, after),
        (Change::Removed, "notices-users-removed", &difference.removed, before),
        (Change::Changed, "notices-users-moved", &difference.moved, after),
        (Change::Changed, "notices-users-edited", &edited, after),
    ]
    .into_iter()
    .filter(|(_, _, users, _)| !users.is_empty())
    .map(|(change, id, users, state)| DifferenceRow {
        change,
        count: users.len() as u64,
        text: texts.format(id, &[("count", users.len().into())]),
        names: names_of(state, users.iter().copied()),
    })
    .collect()
}

/// Functions that users lose, and what goes with each.
pub(super) fn function_rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let catalog = &preview.after.catalog;
    let losses = preview.difference.function_losses.iter();
    losses
        .map(|loss| {
            let function = &catalog.functions[usize::from(loss.function.0)];
            let (name, loses) = match texts.language {
                Language::English => (&function.name.en, &function.loses.en),
                Language::German => (&function.name.de, &function.loses.de),
            };
            let values = [("count", loss.users.len().into()), ("function", name.into()), ("loses", loses.into())];
            DifferenceRow {
                change: Change::Removed,
                count: loss.users.len() as u64,
                text: texts.format("notices-users-lose-function", &values),
                names: names_of(&preview.after, loss.users.iter().copied()),
            }
        })
        .collect()
}

/// Users who lose at least one function.
pub(super) fn losing_functions(preview: &Preview) -> usize {
    let losses = preview.difference.function_losses.iter();
    let users: BTreeSet<UserHandle> = losses.flat_map(|loss| loss.users.iter().copied()).collect();
    users.len()
}
