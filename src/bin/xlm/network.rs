//! What commands share that speak with the license portal: what is sent is shown before, and nothing is imported unasked.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use serde_json::{Value, json};
use xlm_core::{code::RequestCode, command::Command, document::Reason};
use xphone_license_manager::{
    session::{Engine, PortalSettings, Preview, SessionError, messages},
    text::{
        Texts,
        sentences::{
            Message,
            sending::{SentFact, release_facts, request_facts},
        },
    },
};

use crate::{
    arguments::PortalArguments,
    change, difference,
    report::{Failure, Outcome, Report, failure, session_failed},
    system::Place,
};

/// The system, with the way to the portal: what was given, else the settings of this user.
pub fn open(place: &Place<'_>, arguments: &PortalArguments) -> Result<Engine, Box<Failure>> {
    let mut engine = place.open()?;
    let settings = PortalSettings::of_this_user(place.texts.language);
    engine.surroundings.portal = PortalSettings {
        address: arguments.portal.clone().or(settings.address),
        ca_file: arguments.ca.clone().or(settings.ca_file),
        proxy: arguments.proxy.clone().or(settings.proxy),
        ..settings
    };
    Ok(engine)
}

/// Where the portal is, or why nothing can be sent.
fn address(texts: &Texts, engine: &Engine) -> Result<String, Box<Failure>> {
    let address = engine.portal_address().map_err(session_failed(texts))?;
    Ok(address.ok_or(SessionError::NoPortal).map_err(session_failed(texts))?.to_string())
}

/// Shows a request, sends it if it may, and takes the package that comes back.
pub fn request(
    place: &Place<'_>,
    mut engine: Engine,
    codes: &[RequestCode],
    reason: Reason,
    arguments: &PortalArguments,
) -> Outcome {
    let texts = place.texts;
    let address = address(texts, &engine)?;
    let draft = engine.draft_request(codes, reason).map_err(session_failed(texts))?;
    let intro = texts.format("network-dialog-request", &[("address", address.into())]);
    let note = texts.get("network-fact-tags-note");
    let shown = format!("{intro}\n{}{note}\n", lines(&request_facts(texts, &draft.request)));
    if arguments.dry_run {
        return Ok(only_shown(texts, &draft.json, shown));
    }
    may_send(texts, &shown, arguments)?;
    let call = engine.send_request(&draft.request).map_err(session_failed(texts))?;
    let answer = engine.wait_for(call, told(texts));
    take(texts, &mut engine, answer, arguments)
}

/// Shows a return, gives the licenses up and sends it if it may, and takes the receipt that comes back.
pub fn release(place: &Place<'_>, mut engine: Engine, tail_days: Option<u16>, arguments: &PortalArguments) -> Outcome {
    let texts = place.texts;
    let address = address(texts, &engine)?;
    let draft = engine.draft_release(tail_days).map_err(session_failed(texts))?;
    let intro = texts.format("network-dialog-return", &[("address", address.into())]);
    let shown = format!("{intro}\n{}", lines(&release_facts(texts, &draft.release)));
    if arguments.dry_run {
        return Ok(only_shown(texts, &draft.json, shown));
    }
    may_send(texts, &shown, arguments)?;
    let call = engine.send_release(tail_days).map_err(session_failed(texts))?;
    let answer = engine.wait_for(call, told(texts));
    take(texts, &mut engine, answer, arguments)
}

/// Looks for a newer package.
pub fn packages(place: &Place<'_>, arguments: &PortalArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = open(place, arguments)?;
    address(texts, &engine)?;
    // A package is judged by the hardware as it is now.
    engine.observe_hardware().map_err(session_failed(texts))?;
    let call = engine.look_for_package().map_err(session_failed(texts))?;
    match engine.wait_for(call, |_| true).map_err(session_failed(texts))? {
        Some(preview) if arguments.dry_run => Ok(found(texts, &preview, texts.get("console-dry-run").into_owned())),
        Some(preview) => take(texts, &mut engine, Ok(Some(preview)), arguments),
        None => {
            let json = json!({ "package": null, "done": false, "entry": null, "difference": null });
            Ok(Report::done(json, texts.get("network-look-none").into_owned()))
        }
    }
}

fn only_shown(texts: &Texts, json: &str, shown: String) -> Report {
    let sent: Value = serde_json::from_str(json).unwrap_or_default();
    let report = Report::new(json!({ "sent": false, "message": sent }), shown);
    Report { messages: vec![texts.get("console-send-dry-run").into_owned()], ..report }
}

/// Facts as lines, their values below each other.
fn lines(facts: &[SentFact]) -> String {
    let width = facts.iter().map(|fact| fact.name.chars().count()).max().unwrap_or_default();
    facts.iter().map(|fact| format!("  {:width$}  {}\n", fact.name, fact.value)).collect()
}

/// Asks whether it may be sent, unless that was said.
fn may_send(texts: &Texts, shown: &str, arguments: &PortalArguments) -> Result<(), Box<Failure>> {
    say(shown.trim_end());
    match arguments.yes || asked(texts, "console-send-question")? {
        true => Ok(()),
        false => Err(failure(Message::new(texts, "console-send-not", &[]))),
    }
}

/// A question that is answered with yes or no. Without somebody at the keyboard nobody can say yes.
fn asked(texts: &Texts, id: &str) -> Result<bool, Box<Failure>> {
    if !io::stdin().is_terminal() {
        return Err(failure(Message::new(texts, "console-send-nobody", &[])));
    }
    let (yes, question) = (texts.get("console-send-yes"), texts.get(id));
    let mut error_output = io::stderr();
    drop(write!(error_output, "{question} ").and_then(|()| error_output.flush()));
    let mut line = String::new();
    // No line is no yes.
    drop(io::stdin().lock().read_line(&mut line));
    let answer = line.trim().to_lowercase();
    Ok(answer == "y"
        || answer == "yes"
        || answer == *yes
        || yes.chars().next().is_some_and(|first| answer == first.to_string()))
}

/// Says each stage once.
fn told(texts: &Texts) -> impl FnMut(usize) -> bool + '_ {
    let mut said = None;
    move |stage| {
        if said != Some(stage) {
            said = Some(stage);
            say(&messages::portal_stage(texts, stage as u64));
        }
        true
    }
}

fn say(text: &str) {
    // Nobody is left to be told when stderr is closed.
    drop(writeln!(io::stderr(), "{text}"));
}

/// Shows what came back, and takes it over if that was said or somebody says so now.
fn take(
    texts: &Texts,
    engine: &mut Engine,
    answer: Result<Option<Preview>, SessionError>,
    arguments: &PortalArguments,
) -> Outcome {
    let preview = match answer {
        // The same receipt again: a script that runs once more must not fail for it.
        Err(SessionError::Refused(refusal)) if change::is_done(&refusal) => {
            return Ok(change::nothing(texts, engine, &refusal));
        }
        answer => answer.map_err(session_failed(texts))?,
    };
    let preview = preview.ok_or_else(|| failure(Message::new(texts, "network-answer-no-document", &[])))?;
    let may_import = arguments.import || {
        let is_asked = !arguments.yes && io::stdin().is_terminal();
        if is_asked {
            say(difference::shown(texts, &preview).trim_end());
        }
        is_asked && asked(texts, "console-send-import-question")?
    };
    if !may_import {
        let id = match preview.command {
            Command::ImportReceipt { .. } => "console-send-receipt-kept",
            _ => "console-send-package-kept",
        };
        return Ok(found(texts, &preview, texts.get(id).into_owned()));
    }
    let committed = engine.commit(&preview, &arguments.note).map_err(session_failed(texts))?;
    let number = committed.entry.number;
    let json = json!({
        "package": package(&preview),
        "done": true,
        "entry": number,
        "difference": difference::as_json(&preview),
    });
    let report = Report::new(json, difference::shown(texts, &preview));
    let done = texts.format("console-done", &[("number", number.to_string().into())]);
    Ok(Report { messages: vec![done], ..report })
}

/// What came back and was not taken over.
fn found(texts: &Texts, preview: &Preview, message: String) -> Report {
    let json = json!({
        "package": package(preview),
        "done": false,
        "entry": null,
        "difference": difference::as_json(preview),
    });
    Report { messages: vec![message], ..Report::new(json, difference::shown(texts, preview)) }
}

/// The number of the package that it brings; none for a receipt.
fn package(preview: &Preview) -> Option<u64> {
    match preview.command {
        Command::ImportPackage { .. } => preview.after.licenses.package.as_ref().map(|package| package.generation),
        _ => None,
    }
}
