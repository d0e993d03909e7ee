//! What a change does to locations and groups, the resources and the rules of the system.
use xlm_core::{
    catalog::{Catalog, FunctionIndex},
    difference::PlaceChange,
    directory::predecessors,
    event::Event,
};

use crate::{
    session::Preview,
    text::{Language, Texts},
    ui::widget::{Change, DifferenceRow},
};

/// Another edition, places that come, go or change, resources, and the policy.
pub(super) fn rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let mut rows = edition_rows(texts, &preview.before.catalog, &preview.after.catalog);
    let names = |wanted: fn(&PlaceChange) -> Option<String>| -> Vec<String> {
        preview.difference.places.iter().filter_map(wanted).collect()
    };
    let created = names(|change| match change {
        PlaceChange::Created(name) => Some(name.to_string()),
        _ => None,
    });
    let removed = names(|change| match change {
        PlaceChange::Removed(name) => Some(name.to_string()),
        _ => None,
    });
    let renamed = names(|change| match change {
        PlaceChange::Renamed { from, to } => Some(format!("{from} → {to}")),
        _ => None,
    });
    let edited = names(|change| match change {
        PlaceChange::Edited(name) => Some(name.to_string()),
        _ => None,
    });
    for (change, id, names) in [
        (Change::Added, "notices-places-created", created),
        (Change::Removed, "notices-places-removed", removed),
        (Change::Changed, "notices-places-renamed", renamed),
        (Change::Changed, "notices-places-edited", edited),
    ] {
        if !names.is_empty() {
            let count = names.len();
            let text = texts.format(id, &[("count", count.into())]);
            rows.push(DifferenceRow { change, count: count as u64, text, names });
        }
    }
    for change in &preview.difference.places {
        if let PlaceChange::Functions { place, on, off } = change {
            let place = place.to_string();
            for (change, id, functions) in
                [(Change::Added, "notices-functions-on", on), (Change::Removed, "notices-functions-off", off)]
            {
                if !functions.is_empty() {
                    rows.push(DifferenceRow {
                        change,
                        count: functions.len() as u64,
                        text: texts.format(id, &[("count", functions.len().into()), ("place", (&place).into())]),
                        names: functions.iter().map(|function| function_name(texts, preview, *function)).collect(),
                    });
                }
            }
        }
    }
    rows.extend(resource_rows(texts, preview));
    let old = [&preview.before, &preview.after].map(|state| state.licenses.old_system.as_ref());
    // A package that ends the upgrade says so by its licenses.
    if old[0] != old[1] && !preview.events.iter().any(|event| matches!(event, Event::PackageInstalled { .. })) {
        let text = match old[1] {
            Some(old) => {
                let values = [("product", old.product.name().into()), ("mac", (&old.mac).into())];
                texts.format("notices-old-system", &values)
            }
            None => texts.get("notices-old-system-none").into_owned(),
        };
        rows.push(DifferenceRow { change: Change::Changed, count: 1, text, names: Vec::new() });
    }
    if preview.before.policy != preview.after.policy {
        let text = texts.get("notices-policy-changed").into_owned();
        rows.push(DifferenceRow { change: Change::Changed, count: 1, text, names: Vec::new() });
    }
    rows
}

/// Another edition, and the license types that have another name in it.
fn edition_rows(texts: &Texts, old: &Catalog, new: &Catalog) -> Vec<DifferenceRow> {
    if old.edition == new.edition || old.edition.is_empty() {
        return Vec::new();
    }
    let row = |text: String| DifferenceRow { change: Change::Changed, count: 1, text, names: Vec::new() };
    let versions = [("before", old.product_version.into()), ("after", new.product_version.into())];
    let merged = new.types().filter_map(|(license_type, entry)| {
        let old_types = predecessors(old, new, license_type).into_iter().map(|index| &old.license_type(index).name);
        let names: Vec<&str> = old_types.map(String::as_str).filter(|name| *name != entry.name).collect();
        let values = [("before", texts.list(&names).into()), ("after", (&entry.name).into())];
        (!names.is_empty()).then(|| row(texts.format("notices-edition-type", &values)))
    });
    [row(texts.format("notices-edition-changed", &versions))].into_iter().chain(merged).collect()
}

fn function_name(texts: &Texts, preview: &Preview, function: FunctionIndex) -> String {
    let name = &preview.after.catalog.functions[usize::from(function.0)].name;
    match texts.language {
        Language::English => name.en.clone(),
        Language::German => name.de.clone(),
    }
}

fn resource_rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let (before, after) = (&preview.before.resources, &preview.after.resources);
    let resources = preview.after.catalog.resources.iter();
    resources
        .filter_map(|resource| {
            let [old, new] = [before, after].map(|numbers| numbers.get(&resource.id).copied().unwrap_or(0));
            let name = match texts.language {
                Language::English => &resource.name.en,
                Language::German => &resource.name.de,
            };
            (old != new).then(|| DifferenceRow {
                change: Change::Changed,
                count: u64::from(new),
                text: texts.format("notices-resource", &[("name", name.into()), ("before", old.into())]),
                names: Vec::new(),
            })
        })
        .collect()
}
