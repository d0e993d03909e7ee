//! What a change does, before it is made.

use serde_json::{Value, json};
use xlm_core::{
    assignment::Unit,
    catalog::{FunctionIndex, TypeIndex},
    difference::{Figures, FunctionLoss, PlaceChange, TypeDifference},
    directory::UserHandle,
    installation::Installation,
};
use xphone_license_manager::{
    session::{Preview, given_up},
    text::{Language, Texts, sentences::binding_sentences},
};

use crate::table::{Align, Table};

/// So many names stand in a line; the rest is counted.
const NAMED: usize = 8;

/// The difference as lines of text.
pub fn shown(texts: &Texts, preview: &Preview) -> String {
    let (before, after) = (&*preview.before, &*preview.after);
    let difference = &preview.difference;
    let mut lines = binding_sentences(texts, after, &preview.events);
    if !preview.given_up.is_empty() {
        let count = preview.given_up.len();
        lines.push(texts.format("console-given-up", &[("count", count.into())]));
        lines.extend(given_up(texts, preview, NAMED).into_iter().map(|line| format!("  {line}")));
        if count > NAMED {
            lines.push(format!("  {}", texts.format("console-more", &[("count", (count - NAMED).into())])));
        }
    }
    let mut people = |id: &str, state: &Installation, users: &[UserHandle]| {
        if !users.is_empty() {
            let users: Vec<String> = users.iter().map(|user| state.directory.users.full_name(*user)).collect();
            lines.push(counted(texts, id, &users));
        }
    };
    people("console-users-added", after, &difference.added);
    people("console-users-removed", before, &difference.removed);
    people("console-users-moved", after, &difference.moved);
    people("console-users-changed", after, &difference.edited);
    lines.extend(difference.places.iter().map(|change| place_line(texts, after, change)));
    lines.extend(function_losses(texts, after, &difference.function_losses));
    let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if !difference.types.is_empty() {
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(&figures(texts, after, &difference.types));
        for part in &difference.types {
            text.extend(unit_lines(texts, preview, part));
        }
    }
    if text.is_empty() { texts.get("console-no-difference").into_owned() + "\n" } else { text }
}

/// What users lose; functions that the same users lose stand together.
fn function_losses(texts: &Texts, after: &Installation, losses: &[FunctionLoss]) -> Vec<String> {
    let mut groups: Vec<(&[UserHandle], Vec<FunctionIndex>)> = Vec::new();
    for loss in losses {
        match groups.iter_mut().find(|(users, _)| *users == loss.users) {
            Some((_, functions)) => functions.push(loss.function),
            None => groups.push((&loss.users, vec![loss.function])),
        }
    }
    let group = |(users, functions): (&[UserHandle], Vec<FunctionIndex>)| {
        let names: Vec<String> = users.iter().map(|user| after.directory.users.full_name(*user)).collect();
        let head = counted(texts, "console-functions-lost", &names);
        let line = |function: &FunctionIndex| {
            format!("  {}: {}", function_name(texts, after, *function), loses_text(texts, after, *function))
        };
        std::iter::once(head).chain(functions.iter().map(line).collect::<Vec<_>>())
    };
    groups.into_iter().flat_map(group).collect()
}

/// "3 users added: Anna Beispiel, …"
fn counted(texts: &Texts, id: &str, names: &[String]) -> String {
    texts.format(id, &[("count", names.len().into()), ("names", named(texts, names).into())])
}

fn named(texts: &Texts, names: &[String]) -> String {
    match names.len().checked_sub(NAMED) {
        None | Some(0) => names.join(", "),
        Some(more) => {
            let head = names[..NAMED].join(", ");
            texts.format("console-and-more", &[("names", head.into()), ("count", more.into())])
        }
    }
}

fn place_line(texts: &Texts, after: &Installation, change: &PlaceChange) -> String {
    match change {
        PlaceChange::Created(place) => texts.format("console-place-created", &[("place", place.to_string().into())]),
        PlaceChange::Removed(place) => texts.format("console-place-removed", &[("place", place.to_string().into())]),
        PlaceChange::Renamed { from, to } => {
            let values = [("from", from.to_string().into()), ("to", to.to_string().into())];
            texts.format("console-place-renamed", &values)
        }
        PlaceChange::Edited(place) => texts.format("console-place-edited", &[("place", place.to_string().into())]),
        PlaceChange::Functions { place, on, off } => {
            let list = |functions: &[FunctionIndex]| {
                let names: Vec<String> =
                    functions.iter().map(|function| function_name(texts, after, *function)).collect();
                texts.list(&names)
            };
            let part = |id: &str, functions: &[FunctionIndex]| {
                (!functions.is_empty()).then(|| texts.format(id, &[("functions", list(functions).into())]))
            };
            let parts: Vec<String> =
                [part("console-functions-on", on), part("console-functions-off", off)].into_iter().flatten().collect();
            format!("{place}: {}", parts.join("; "))
        }
    }
}

fn function_name(texts: &Texts, state: &Installation, function: FunctionIndex) -> String {
    let name = &state.catalog.functions[usize::from(function.0)].name;
    in_language(texts, &name.en, &name.de)
}

fn loses_text(texts: &Texts, state: &Installation, function: FunctionIndex) -> String {
    let loses = &state.catalog.functions[usize::from(function.0)].loses;
    in_language(texts, &loses.en, &loses.de)
}

fn in_language(texts: &Texts, english: &str, german: &str) -> String {
    match texts.language {
        Language::English => english.to_owned(),
        Language::German => german.to_owned(),
    }
}

fn license_name(state: &Installation, license_type: TypeIndex) -> &str {
    &state.catalog.license_type(license_type).name
}

fn figures(texts: &Texts, after: &Installation, types: &[TypeDifference]) -> String {
    let column = |id: &str| (crate::overview::capitalised(&texts.get(id)), Align::Right);
    let mut table = Table::new([
        (texts.get("common-license-type").into_owned(), Align::Left),
        column("common-required"),
        column("common-available"),
        column("common-missing"),
    ]);
    let step = |before: u32, after: u32| {
        let (old, new) = (texts.number(before.into()), texts.number(after.into()));
        if before == after { new } else { format!("{old} → {new}") }
    };
    for part in types {
        let (old, new) = (part.before, part.after);
        table.row([
            license_name(after, part.license_type).to_owned(),
            step(old.required, new.required),
            step(old.available, new.available),
            step(old.missing, new.missing),
        ]);
    }
    table.shown()
}

/// Who gets, loses and lacks licenses of a type.
fn unit_lines(texts: &Texts, preview: &Preview, part: &TypeDifference) -> Vec<String> {
    let (before, after) = (&*preview.before, &*preview.after);
    let license = license_name(after, part.license_type);
    let line = |id: &str, state: &Installation, units: &[Unit]| {
        let users = each_once(units);
        let names: Vec<String> = users.iter().map(|user| state.directory.users.full_name(*user)).collect();
        let values =
            [("license", license.into()), ("count", units.len().into()), ("names", named(texts, &names).into())];
        (!units.is_empty()).then(|| texts.format(id, &values) + "\n")
    };
    // That everybody who is new gets what he needs is said by the figures.
    let lines = [
        line("console-units-lost", before, &part.loses),
        line("console-units-freed", before, &part.frees),
        line("console-units-gained", after, &part.gains),
        line("console-units-missing", after, &part.newly_missing),
    ];
    lines.into_iter().flatten().collect()
}

fn each_once(units: &[Unit]) -> Vec<UserHandle> {
    let mut users: Vec<UserHandle> = Vec::new();
    for unit in units {
        if users.last() != Some(&unit.user) {
            users.push(unit.user);
        }
    }
    users
}

/// The difference for scripts.
pub fn as_json(preview: &Preview) -> Value {
    let (before, after) = (&*preview.before, &*preview.after);
    let difference = &preview.difference;
    let keys = |state: &Installation, users: &[UserHandle]| -> Vec<String> {
        users.iter().map(|user| state.directory.users.key(*user).to_owned()).collect()
    };
    let losses: Vec<Value> = difference
        .function_losses
        .iter()
        .map(|loss| json!({ "function": function_id(after, loss.function), "users": keys(after, &loss.users) }))
        .collect();
    json!({
        "users": {
            "added": keys(after, &difference.added),
            "removed": keys(before, &difference.removed),
            "moved": keys(after, &difference.moved),
            "changed": keys(after, &difference.edited),
        },
        "places": difference.places.iter().map(|change| place_json(after, change)).collect::<Vec<_>>(),
        "licenses": difference.types.iter().map(|part| type_json(before, after, part)).collect::<Vec<_>>(),
        "functions_lost": losses,
        "given_up": preview.given_up.iter().map(|line| line.entry.number).collect::<Vec<_>>(),
    })
}

fn function_id(state: &Installation, function: FunctionIndex) -> &str {
    &state.catalog.functions[usize::from(function.0)].id
}

fn place_json(after: &Installation, change: &PlaceChange) -> Value {
    let ids = |functions: &[FunctionIndex]| -> Vec<String> {
        functions.iter().map(|function| function_id(after, *function).to_owned()).collect()
    };
    match change {
        PlaceChange::Created(place) => json!({ "change": "created", "place": place }),
        PlaceChange::Removed(place) => json!({ "change": "removed", "place": place }),
        PlaceChange::Renamed { from, to } => json!({ "change": "renamed", "place": to, "from": from }),
        PlaceChange::Edited(place) => json!({ "change": "edited", "place": place }),
        PlaceChange::Functions { place, on, off } => {
            json!({ "change": "functions", "place": place, "on": ids(on), "off": ids(off) })
        }
    }
}

fn type_json(before: &Installation, after: &Installation, part: &TypeDifference) -> Value {
    let figures = |figures: Figures| json!({ "required": figures.required, "available": figures.available, "missing": figures.missing });
    let users = |state: &Installation, units: &[Unit]| -> Vec<String> {
        units.iter().map(|unit| state.directory.users.key(unit.user).to_owned()).collect()
    };
    json!({
        "license": license_name(after, part.license_type),
        "before": figures(part.before),
        "after": figures(part.after),
        "gains": users(after, &part.gains),
        "loses": users(before, &part.loses),
        "frees": users(before, &part.frees),
        "newly_missing": users(after, &part.newly_missing),
    })
}
