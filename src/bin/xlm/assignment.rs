//! `xlm assignment`: who needs and holds which licenses, today, on another day, or after an entry.

use std::io;

use serde_json::{Value, json};
use xlm_core::{
    installation::Installation,
    report::{AssignmentRow, assignment_rows},
};
use xphone_license_manager::{
    session::{Past, SessionError, assignment_csv},
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
    let past = match (arguments.entry, arguments.at) {
        (Some(number), _) => Past::Entry(number),
        (None, Some(day)) => Past::Day(day),
        (None, None) => Past::Day(engine.now().day()),
    };
    let (state, assignment, _) = engine.state_in_past(past, |_| true).map_err(&failed)?;
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
