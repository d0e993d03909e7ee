//! `xlm check`: one line for monitoring programs, with figures behind a bar as their plug-ins write them.

use std::sync::Arc;

use serde_json::{Value, json};
use xlm_core::{
    clock::ClockFault,
    report::{CheckFigure, CheckReport, Level, Problem, check},
};
use xphone_license_manager::{
    session::{SessionError, messages},
    text::{Texts, sentences::problem},
};

use crate::{arguments::CheckArguments, overview::ahead_json, report::Report, system::Place};

/// Checks the system. Whatever keeps it from being looked at is "not known".
pub fn run(place: &Place<'_>, arguments: &CheckArguments) -> Report {
    let texts = place.texts;
    let engine = match place.open_with_hardware() {
        Ok(engine) => engine,
        Err(error) => {
            let message = messages::error(texts, &error).happened;
            let json = json!({ "level": Level::Unknown, "code": Level::Unknown as u8, "message": message });
            let line = format!("{}: {message}\n", word(Level::Unknown));
            return Report { code: Level::Unknown as u8, ..Report::new(json, line) };
        }
    };
    let report = check(engine.installation(), engine.assignment(), engine.clock(), arguments.warn_days);
    // Without its key a server does not judge its hardware: what is said of it may be out of date.
    let fault = engine.key_fault().map(|fault| SessionError::Key(Arc::clone(fault)));
    let fault = fault.map(|fault| messages::error(texts, &fault).happened);
    let level = if fault.is_some() { report.level.max(Level::Warning) } else { report.level };
    let found: Vec<String> = summary(texts, &report).into_iter().chain(fault.clone()).collect();
    let said = if found.is_empty() { texts.get("console-check-ok").into_owned() } else { found.join(" ") };
    let line = format!("{}: {said}{}\n", word(level), figures(&report.figures));
    Report { code: level as u8, ..Report::new(as_json(texts, &report, level, fault), line) }
}

/// The words of monitoring programs, the same in every language.
const fn word(level: Level) -> &'static str {
    match level {
        Level::Ok => "OK",
        Level::Warning => "WARNING",
        Level::Critical => "CRITICAL",
        Level::Unknown => "UNKNOWN",
    }
}

fn summary(texts: &Texts, report: &CheckReport) -> Vec<String> {
    report.problems.iter().map(|found| problem(texts, found)).collect()
}

/// `| 'FAX required'=12 'FAX available'=20 'FAX missing'=0`
fn figures(figures: &[CheckFigure]) -> String {
    let one = |figure: &CheckFigure| {
        let CheckFigure { license_type: name, required, available, missing } = figure;
        format!(" '{name} required'={required} '{name} available'={available} '{name} missing'={missing}")
    };
    if figures.is_empty() { String::new() } else { format!(" |{}", figures.iter().map(one).collect::<String>()) }
}

fn as_json(texts: &Texts, report: &CheckReport, level: Level, key_fault: Option<String>) -> Value {
    let key =
        key_fault.map(|message| json!({ "problem": "key", "level": Level::Warning, "message": message, "item": null }));
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|found| {
            json!({
                "problem": name(found),
                "level": found.level(),
                "message": problem(texts, found),
                "item": match found {
                    Problem::Ending(item) => ahead_json(item),
                    _ => Value::Null,
                },
            })
        })
        .chain(key)
        .collect();
    json!({
        "level": level,
        "code": level as u8,
        "problems": problems,
        "figures": report.figures,
    })
}

/// A problem for scripts.
const fn name(problem: &Problem) -> &'static str {
    match problem {
        Problem::NotSetUp => "not-set-up",
        Problem::NotLicensed => "not-licensed",
        Problem::NotTrusted => "not-trusted",
        Problem::NoServer => "no-server",
        Problem::BindingGrace { .. } => "binding-grace",
        Problem::BindingEnded => "binding-ended",
        Problem::MoveRunning { .. } => "move",
        Problem::MoveOver { .. } => "move-over",
        Problem::Missing { .. } => "missing",
        Problem::Ending(_) => "ending",
        Problem::NoMediaChannels => "no-media-channels",
        Problem::Clock(ClockFault::Behind { .. }) => "clock-behind",
        Problem::Clock(ClockFault::Ahead { .. }) => "clock-ahead",
    }
}
