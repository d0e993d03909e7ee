//! `xlm assignment`: who needs and holds which licenses, today, on another day, or after an entry.

use std::io;

use serde_json::{Value, json};
use xlm_core::{
    assignment::{Assignment, assign},
    calendar::{Day, UtcMicros},
    installation::Installation,
    report::{AssignmentRow, assignment_rows},
};
use xphone_license_manager::{
    session::{Engine, SessionError, assignment_csv},
    text::Texts,
};

use crate::{
    arguments::AssignmentArguments,
    report::{Outcome, Report, session_failed},
    system::Place,
    table::{Align, Table},
};

/// Lists the distribution.
pub fn run(place: &Place<'_>, arguments: &AssignmentArguments) -> Outcome {
    let texts = place.texts;
    let failed = session_failed(texts);
    let engine = place.open()?;
    let (state, at) = match (arguments.entry, arguments.at) {
        (Some(number), _) => after_entry(&engine, number).map_err(&failed)?,
        (None, Some(day)) => on_day(&engine, day).map_err(&failed)?,
        (None, None) => (Installation::clone(engine.installation()), engine.now()),
    };
    let assignment: Assignment = assign(&state, at);
    let rows = assignment_rows(&state, &assignment);
    let json: Vec<Value> = rows.iter().map(|row| as_json(&state, row)).collect();
    let mut report = Report::new(json.into(), String::new());
    report.text = Some(if arguments.csv {
        assignment_csv(&rows)
            .map_err(|error: io::Error| failed(SessionError::File { file: "CSV".into(), source: error }))?
    } else {
        shown(texts, &state, &rows).into_bytes()
    });
    Ok(report)
}

/// The state after an entry, at its time.
fn after_entry(engine: &Engine, number: u64) -> Result<(Installation, UtcMicros), SessionError> {
    let state = engine.state_after(number)?;
    let at = state.changed_at;
    Ok((state, at))
}

/// The state at the end of a day; for today that of now, for a day to come that of now with what is valid then.
fn on_day(engine: &Engine, day: Day) -> Result<(Installation, UtcMicros), SessionError> {
    let end = UtcMicros(UtcMicros::start_of(day.plus(1)).0 - 1);
    let now = engine.now();
    if day >= now.day() {
        let at = if day == now.day() { now } else { end };
        return Ok((Installation::clone(engine.installation()), at));
    }
    Ok((engine.state_at(end)?, end))
}

fn as_json(state: &Installation, row: &AssignmentRow<'_>) -> Value {
    json!({
        "user": row.user,
        "name": state.directory.users.full_name(row.handle),
        "license": row.license,
        "required": row.units.len(),
        "assigned": row.assigned(),
        "places": row.units.iter().map(|unit| unit.place).collect::<Vec<_>>(),
        "since": row.units.iter().map(|unit| unit.since).collect::<Vec<_>>(),
    })
}

fn shown(texts: &Texts, state: &Installation, rows: &[AssignmentRow<'_>]) -> String {
    let column = |id: &str, align| (texts.get(id).into_owned(), align);
    let mut table = Table::new([
        column("console-column-user", Align::Left),
        column("console-column-name", Align::Left),
        column("common-license-type", Align::Left),
        column("console-column-required", Align::Right),
        column("console-column-assigned", Align::Right),
        column("console-column-place", Align::Right),
        column("console-column-since", Align::Right),
        (String::new(), Align::Left),
    ]);
    for row in rows {
        let name = state.directory.users.full_name(row.handle);
        let (required, assigned) = (row.units.len(), row.assigned());
        let warning = if assigned < required { texts.get("common-missing").into_owned() } else { String::new() };
        table.row([
            row.user.to_owned(),
            name,
            row.license.to_owned(),
            required.to_string(),
            assigned.to_string(),
            row.places(),
            row.since(),
            warning,
        ]);
    }
    if table.is_empty() { texts.get("console-assignment-none").into_owned() + "\n" } else { table.shown() }
}
