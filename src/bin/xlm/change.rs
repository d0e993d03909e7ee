//! Making a change, or only showing it.

use serde_json::json;
use xlm_core::command::{Command, Refusal};
use xphone_license_manager::{
    session::{Engine, Preview, SessionError},
    text::{
        Texts,
        sentences::{self, Message},
    },
};

use crate::{
    arguments::ChangeArguments,
    difference,
    report::{self, Outcome, Report, failure, session_failed},
};

/// Shows what a command does and does it, unless it is to be shown only. `refused` turns a refusal into a message.
pub fn make(
    texts: &Texts,
    engine: &mut Engine,
    command: Command,
    arguments: &ChangeArguments,
    refused: impl Fn(&Refusal) -> Message,
) -> Outcome {
    match engine.preview(command) {
        Ok(preview) => commit(texts, engine, &preview, arguments, refused),
        Err(refusal) if is_done(&refusal) => Ok(nothing(texts, engine, &refusal)),
        Err(refusal) => Err(failure(refused(&refusal))),
    }
}

/// Everything is as it was wanted: a script that runs again must not fail for it.
pub const fn is_done(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::NothingToDo | Refusal::AlreadyInstalled { .. } | Refusal::SameVendorLicense)
}

/// Nothing was to be done, and why.
pub fn nothing(texts: &Texts, engine: &Engine, refusal: &Refusal) -> Report {
    let message = report::shown(texts, &sentences::refusal(texts, refusal));
    let json = json!({ "done": false, "entry": engine.installation().entry, "difference": null });
    Report::done(json, message)
}

/// Does what a preview shows, unless it is to be shown only.
pub fn commit(
    texts: &Texts,
    engine: &mut Engine,
    preview: &Preview,
    arguments: &ChangeArguments,
    refused: impl Fn(&Refusal) -> Message,
) -> Outcome {
    let (entry, message) = if arguments.dry_run {
        (None, texts.get("console-dry-run").into_owned())
    } else {
        let committed = engine.commit(preview, &arguments.note).map_err(|error| match error {
            SessionError::Refused(refusal) => failure(refused(&refusal)),
            error => session_failed(texts)(error),
        })?;
        let number = committed.entry.number;
        (Some(number), texts.format("console-done", &[("number", number.to_string().into())]))
    };
    let json = json!({ "done": entry.is_some(), "entry": entry, "difference": difference::as_json(preview) });
    let report = Report::new(json, difference::shown(texts, preview));
    Ok(Report { messages: vec![message], ..report })
}
