//! `xlm changes`: the change log, and whether its chain holds.

use serde_json::{Value, json};
use xlm_core::event::Topic;
use xphone_license_manager::{
    session::{ChangeFilter, Engine, ListedChange, SessionError},
    text::Texts,
};

use crate::{
    arguments::{About, ChangesArguments},
    report::{Outcome, Report, session_failed},
    system::Place,
    table::{Align, Table},
};

/// Lists the change log, or verifies it.
pub fn run(place: &Place<'_>, arguments: &ChangesArguments) -> Outcome {
    let texts = place.texts;
    let engine = place.open()?;
    let outcome = if arguments.verify { verify(texts, &engine, arguments) } else { list(texts, &engine, arguments) };
    outcome.map_err(session_failed(texts))
}

fn list(texts: &Texts, engine: &Engine, arguments: &ChangesArguments) -> Result<Report, SessionError> {
    let listed = engine.list_changes(texts, 0, |_| true)?.changes;
    let fitting = filter(arguments).sift(&listed);
    let lines = || fitting.iter().filter_map(|index| listed.get(*index));
    let json: Vec<Value> = lines().map(as_json).collect();
    let column = |id: &str, align| (texts.get(id).into_owned(), align);
    let mut table = Table::new([
        column("console-column-number", Align::Right),
        column("console-column-time", Align::Left),
        column("console-column-who", Align::Left),
        column("console-column-what", Align::Left),
        column("common-reason", Align::Left),
    ]);
    for line in lines() {
        let entry = &line.entry;
        let (number, time) = (entry.number.to_string(), line.moment.clone());
        table.row([number, time, entry.actor.clone(), line.what.clone(), entry.reason.clone()]);
    }
    Ok(Report::new(json.into(), table.shown()))
}

fn filter(arguments: &ChangesArguments) -> ChangeFilter {
    ChangeFilter {
        first: arguments.from,
        last: arguments.until,
        who: arguments.who.clone(),
        computer: arguments.computer.clone(),
        topic: arguments.about.map(topic),
        words: arguments.words.clone().unwrap_or_default(),
        ..ChangeFilter::default()
    }
}

const fn topic(about: About) -> Topic {
    match about {
        About::Users => Topic::Users,
        About::Places => Topic::Places,
        About::Order => Topic::Order,
        About::Licenses => Topic::Licenses,
        About::Hardware => Topic::Hardware,
        About::Rehosting => Topic::Rehosting,
        About::System => Topic::System,
        About::Plan => Topic::Plan,
        About::Undo => Topic::Undo,
    }
}

fn as_json(line: &ListedChange) -> Value {
    let entry = &line.entry;
    json!({
        "number": entry.number,
        "at": entry.at,
        "who": entry.actor,
        "what": line.what,
        "reason": entry.reason,
        "redacted": line.redacted,
        "undoes": entry.undoes(),
    })
}

fn verify(texts: &Texts, engine: &Engine, arguments: &ChangesArguments) -> Result<Report, SessionError> {
    let known = engine.anchors(&arguments.against)?;
    let verified = engine.verify_changes_against(&known, |_| true)?;
    let digest: String = verified.head.digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let json = json!({
        "holds": true,
        "entries": verified.entries,
        "redacted": verified.redacted,
        "digest": digest,
        "anchors": known.len(),
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
