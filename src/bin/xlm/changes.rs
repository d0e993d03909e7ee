//! `xlm changes`: the change log, and whether its chain holds.

use serde_json::{Value, json};
use xlm_core::installation::Installation;
use xphone_license_manager::{
    session::{ChangeLine, Engine, SessionError, head_of_request},
    text::{Texts, sentences::event::entry_sentence},
};

use crate::{
    arguments::ChangesArguments,
    report::{Outcome, Report, session_failed},
    system::Place,
    table::{Align, Table},
};

/// Lists the change log, or verifies it.
pub fn run(place: &Place<'_>, arguments: &ChangesArguments) -> Outcome {
    let texts = place.texts;
    let engine = place.open()?;
    let outcome = if arguments.verify { verify(texts, &engine, arguments) } else { list(texts, &engine) };
    outcome.map_err(session_failed(texts))
}

fn list(texts: &Texts, engine: &Engine) -> Result<Report, SessionError> {
    let lines = engine.changes()?;
    let state = engine.installation();
    let json: Vec<Value> = lines.iter().map(|line| as_json(texts, state, line)).collect();
    let column = |id: &str, align| (texts.get(id).into_owned(), align);
    let mut table = Table::new([
        column("console-column-number", Align::Right),
        column("console-column-time", Align::Left),
        column("console-column-who", Align::Left),
        column("console-column-what", Align::Left),
        column("common-reason", Align::Left),
    ]);
    for line in &lines {
        let entry = &line.entry;
        let (number, time) = (entry.number.to_string(), texts.moment(entry.at));
        table.row([number, time, entry.actor.clone(), what(texts, state, line), entry.reason.clone()]);
    }
    Ok(Report::new(json.into(), table.shown()))
}

fn what(texts: &Texts, state: &Installation, line: &ChangeLine) -> String {
    if line.redacted {
        texts.get("console-changes-redacted").into_owned()
    } else {
        entry_sentence(texts, state, &line.entry)
    }
}

fn as_json(texts: &Texts, state: &Installation, line: &ChangeLine) -> Value {
    let entry = &line.entry;
    json!({
        "number": entry.number,
        "at": entry.at,
        "who": entry.actor,
        "what": what(texts, state, line),
        "reason": entry.reason,
        "redacted": line.redacted,
    })
}

fn verify(texts: &Texts, engine: &Engine, arguments: &ChangesArguments) -> Result<Report, SessionError> {
    let mut known = Vec::new();
    for file in &arguments.against {
        known.extend(head_of_request(file)?);
    }
    let verified = engine.verify_changes_against(&known, |_| true)?;
    let digest: String = verified.head.digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let json = json!({
        "holds": true,
        "entries": verified.entries,
        "redacted": verified.redacted,
        "digest": digest,
        "requests": known.len(),
    });
    let mut text = texts.format("console-changes-verified", &[("count", verified.entries.into())]) + "\n";
    if !known.is_empty() {
        text.push_str(&texts.format("console-changes-anchored", &[("count", known.len().into())]));
        text.push('\n');
    }
    text.push_str(&texts.format("console-changes-digest", &[("digest", digest.into())]));
    text.push('\n');
    Ok(Report::new(json, text))
}
