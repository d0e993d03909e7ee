//! `xlm copies`: the copies of the change log that the program makes by itself, and the way back to one of them.

use std::path::Path;

use serde_json::json;
use xlm_core::command::Refusal;
use xphone_license_manager::{
    session::{CopyCause, SavedCopy},
    text::{Texts, sentences},
};

use crate::{
    arguments::{CopiesArguments, CopiesCommand, CopiesRestoreArguments},
    change,
    report::{Outcome, Report, session_failed},
    system::Place,
    table::{Align, Table},
};

/// Lists the copies, or restores one.
pub fn run(place: &Place<'_>, arguments: &CopiesArguments) -> Outcome {
    match &arguments.command {
        None => list(place),
        Some(CopiesCommand::Restore(arguments)) => restore(place, arguments),
    }
}

fn list(place: &Place<'_>) -> Outcome {
    let texts = place.texts;
    let copies = place.open()?.copies();
    let json = copies.saved.iter().rev().map(as_json).collect::<Vec<_>>().into();
    if copies.saved.is_empty() {
        return Ok(Report::new(json, texts.get("settings-copies-none").into_owned() + "\n"));
    }
    let column = |id: &str, align| (texts.get(id).into_owned(), align);
    let mut table = Table::new([
        column("console-column-time", Align::Left),
        column("console-column-before", Align::Left),
        column("console-column-last-entry", Align::Right),
        column("console-column-kilobytes", Align::Right),
        column("console-column-copy", Align::Left),
    ]);
    for copy in copies.saved.iter().rev() {
        let size = texts.number(i64::try_from(copy.size.div_ceil(1 << 10)).unwrap_or(i64::MAX));
        table.row([texts.moment(copy.made_at), cause(texts, copy.cause), copy.entry.to_string(), size, name(copy)]);
    }
    Ok(Report::new(json, table.shown()))
}

fn restore(place: &Place<'_>, arguments: &CopiesRestoreArguments) -> Outcome {
    let texts = place.texts;
    let failed = session_failed(texts);
    let mut engine = place.open()?;
    let wanted = arguments.copy.file_name().unwrap_or(arguments.copy.as_os_str());
    let file = engine.copies().folder.join(wanted);
    let preview = engine.preview_copy(&file).map_err(&failed)?;
    let refused = |refusal: &Refusal| sentences::refusal(texts, refusal);
    change::commit(texts, &mut engine, &preview, &arguments.change, refused)
}

fn as_json(copy: &SavedCopy) -> serde_json::Value {
    json!({
        "copy": name(copy),
        "made_at": copy.made_at.to_string(),
        "before": copy.cause.name(),
        "entry": copy.entry,
        "bytes": copy.size,
    })
}

fn name(copy: &SavedCopy) -> String {
    let name = copy.file.file_name().unwrap_or_default();
    Path::new(name).display().to_string()
}

fn cause(texts: &Texts, cause: CopyCause) -> String {
    texts
        .get(match cause {
            CopyCause::Import => "console-copy-import",
            CopyCause::Update => "console-copy-update",
            CopyCause::Restore => "console-copy-restore",
        })
        .into_owned()
}
