//! `xlm overview`: how it stands.

use serde_json::{Value, json};
use xlm_core::{
    binding::BindingState,
    document::SystemKind,
    license::ItemStatus,
    rehosting::MoveState,
    report::{AheadItem, Overview, PoolRow},
};
use xphone_license_manager::{
    session::Engine,
    text::{
        Texts,
        sentences::{
            overview::{next_step, pool_block},
            rehosting,
        },
    },
};

use crate::{
    report::{Outcome, Report},
    system::Place,
    table::{Align, Table, named_values},
};

/// Shows the overview, after a look at the hardware.
pub fn run(place: &Place<'_>) -> Outcome {
    let engine = place.open_and_look()?;
    let view = engine.overview();
    Ok(Report::new(as_json(&engine, &view), shown(place.texts, &engine, &view)))
}

/// A kind of system for scripts.
pub const fn kind_name(kind: SystemKind) -> &'static str {
    match kind {
        SystemKind::Licensed => "licensed",
        SystemKind::Planning => "planning",
        SystemKind::Sample => "sample",
    }
}

/// A kind of system for people.
pub fn kind_word(texts: &Texts, kind: SystemKind) -> String {
    texts
        .get(match kind {
            SystemKind::Licensed => "console-kind-licensed",
            SystemKind::Planning => "common-planning",
            SystemKind::Sample => "common-sample",
        })
        .into_owned()
}

/// How a planned move stands, for scripts.
fn move_json(state: MoveState) -> Value {
    match state {
        MoveState::None => Value::Null,
        MoveState::Running { last_day, days_left } => {
            json!({ "state": "running", "until": last_day.to_string(), "days_left": days_left })
        }
        MoveState::Over { since } => json!({ "state": "over", "since": since.to_string() }),
    }
}

/// How the binding stands, for scripts.
pub fn binding_json(state: BindingState) -> Value {
    match state {
        BindingState::NotBound => json!({ "state": "not-bound" }),
        BindingState::NotObserved => json!({ "state": "not-observed" }),
        BindingState::Bound => json!({ "state": "bound" }),
        BindingState::Grace { cause, since, last_day, days_left } => json!({
            "state": "grace", "cause": cause, "since": since, "last_day": last_day, "days_left": days_left,
        }),
        BindingState::Ended { cause, since } => json!({ "state": "ended", "cause": cause, "since": since }),
    }
}

fn as_json(engine: &Engine, view: &Overview) -> Value {
    let state = engine.installation();
    let row = |row: &PoolRow| {
        json!({
            "license": row.name,
            "required": row.required,
            "available": row.available,
            "missing": row.missing,
            "users_missing": row.users_missing,
            "block": row.block,
        })
    };
    json!({
        "name": state.settings.display_name,
        "kind": kind_name(view.kind),
        "edition": state.catalog.edition,
        "system_id": state.system_id().map(ToString::to_string),
        "home_server": engine.is_home_server(),
        "binding": binding_json(view.binding),
        "move": move_json(view.moving),
        "issuer": view.issuer,
        "customer": view.customer,
        "package_number": view.package_number,
        "users": view.users,
        "users_missing": view.users_missing,
        "licenses_missing": view.units_missing,
        "licenses": view.pools.iter().map(row).collect::<Vec<_>>(),
        "ending": view.ahead.iter().map(ahead_json).collect::<Vec<_>>(),
        "unknown": view.unknown.iter().map(|item| &item.name).collect::<Vec<_>>(),
        "next_change": view.next_change,
        "entry": state.entry,
    })
}

/// Something that ends, for scripts.
pub fn ahead_json(item: &AheadItem) -> Value {
    json!({
        "license": item.name,
        "quantity": item.quantity,
        "until": item.until,
        "counts_until": item.grace_until,
        "in_grace": item.status == ItemStatus::Grace,
    })
}

fn shown(texts: &Texts, engine: &Engine, view: &Overview) -> String {
    let state = engine.installation();
    let name = Some(state.settings.display_name.clone()).filter(|name| !name.is_empty());
    let mut text = named_values([
        (texts.get("console-name"), name),
        (texts.get("console-kind"), Some(kind_word(texts, view.kind))),
        (texts.get("common-system-id"), state.system_id().map(ToString::to_string)),
        (texts.get("common-package-number"), view.package_number.map(|number| number.to_string())),
        (texts.get("console-issuer"), view.issuer.clone()),
        (texts.get("console-customer"), view.customer.clone()),
        (
            texts.get("console-binding"),
            Some(
                rehosting::move_sentence(texts, view.moving)
                    .unwrap_or_else(|| rehosting::binding_sentence(texts, view.kind, view.binding)),
            ),
        ),
        (texts.get("common-panel-users"), Some(texts.number(view.users as i64))),
        (texts.get("console-next-change"), view.next_change.map(|day| texts.day(day))),
    ]);
    let table = pools(texts, &view.pools);
    if !table.is_empty() {
        text.push('\n');
        text.push_str(&table.shown());
    }
    if !view.next_steps.is_empty() {
        text.push('\n');
        text.push_str(&texts.get("console-next-steps"));
        text.push('\n');
    }
    for step in &view.next_steps {
        text.push_str("  ");
        text.push_str(&next_step(texts, state, view, step).text);
        text.push('\n');
    }
    text
}

/// Figures of each license type.
pub fn pools(texts: &Texts, rows: &[PoolRow]) -> Table {
    let number = |id: &str| (capitalised(&texts.get(id)), Align::Right);
    let mut table = Table::new([
        (texts.get("common-license-type").into_owned(), Align::Left),
        number("common-required"),
        number("common-available"),
        number("common-missing"),
        (String::new(), Align::Left),
    ]);
    for row in rows {
        let note = row.block.map(|block| pool_block(texts, block)).unwrap_or_default();
        let figures = [row.required, row.available, row.missing].map(|figure| texts.number(figure.into()));
        table.row([row.name.clone()].into_iter().chain(figures).chain([note]));
    }
    table
}

/// A word as the name of a column.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
