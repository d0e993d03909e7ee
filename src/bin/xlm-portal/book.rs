//! The order book: opened, listed, checked, copied, and taken over from earlier versions.
use std::path::Path;

use serde_json::json;
use xlm_core::document::Digest;
use xphone_license_manager::{
    portal::{
        messages,
        store::{Change, Store, StoreError, read_old_book},
    },
    text::Texts,
};

use crate::{
    Failure, Report,
    arguments::{BackupArguments, ChangesArguments, MigrateArguments},
    now,
};

/// Opens the order book of a command that needs one.
pub fn open(texts: &Texts, file: &Path) -> Result<Store, Failure> {
    Store::open_existing(file).map_err(|error| Failure(messages::database_failed(texts, file, &error)))
}

/// Opens the order book, and begins one if there is none.
pub fn open_or_begin(texts: &Texts, file: &Path) -> Result<Store, Failure> {
    Store::open(file).map_err(|error| Failure(messages::database_failed(texts, file, &error)))
}

/// `xlm-portal changes`
pub fn changes(texts: &Texts, arguments: &ChangesArguments) -> Result<Report, Failure> {
    let file = &arguments.book.book;
    let mut store = open(texts, file)?;
    let failed = |error: &StoreError| Failure(messages::store_failed(texts, file, Path::new(""), error));
    if !arguments.verify {
        let mut changes = store.newest_changes(arguments.last).map_err(|error| failed(&error))?;
        changes.reverse();
        let lines: Vec<String> = changes.iter().map(|change| line(texts, change)).collect();
        return Ok(Report {
            json: changes.iter().map(|change| as_json(texts, change)).collect(),
            result: Some(lines.join("\n")),
            messages: Vec::new(),
        });
    }
    let verified = store.verify().map_err(|error| failed(&error))?;
    let verified = verified.map_err(|fault| Failure(messages::store_damaged(texts, file, fault)))?;
    if let Some(digest) = arguments.against
        && !store.has(digest.0).map_err(|error| failed(&error))?
    {
        let values = [("file", file.to_string_lossy().into()), ("digest", digest.to_string().into())];
        return Err(Failure(texts.format("portal-book-rewritten", &values)));
    }
    let digest = Digest(verified.digest);
    let wrong_codes = store.wrong_codes().map_err(|error| failed(&error))?;
    Ok(Report {
        json: json!({ "events": verified.events, "digest": digest, "wrong_codes": wrong_codes }),
        result: Some(digest.to_string()),
        messages: vec![texts.format("portal-book-holds", &[("count", verified.events.into())])],
    })
}

fn line(texts: &Texts, change: &Change) -> String {
    format!("{:>5}  {}  {}", change.number, texts.moment(change.at), messages::happened(texts, &change.event))
}

/// Without codes and packages: those are as good as licenses.
fn as_json(texts: &Texts, change: &Change) -> serde_json::Value {
    json!({
        "number": change.number,
        "at": change.at,
        "what": messages::happened(texts, &change.event),
        "digest": Digest(change.digest),
    })
}

/// `xlm-portal backup`
pub fn backup(texts: &Texts, arguments: &BackupArguments) -> Result<Report, Failure> {
    let store = open(texts, &arguments.book.book)?;
    store
        .backup(&arguments.file)
        .map_err(|error| Failure(messages::database_failed(texts, &arguments.file, &error)))?;
    let values = [("file", arguments.file.to_string_lossy().into())];
    Ok(Report {
        json: json!({ "file": arguments.file }),
        result: None,
        messages: vec![texts.format("portal-book-copied", &values)],
    })
}

/// `xlm-portal migrate`
pub fn migrate(texts: &Texts, arguments: &MigrateArguments) -> Result<Report, Failure> {
    let old = read_old_book(&arguments.old)
        .map_err(|error| Failure(messages::old_book_failed(texts, &arguments.old, &error)))?;
    let file = &arguments.book;
    let mut store = open_or_begin(texts, file)?;
    store.take_over(&old, now()).map_err(|error| match error {
        StoreError::Conflict => {
            Failure(texts.format("portal-book-not-empty", &[("file", file.to_string_lossy().into())]))
        }
        error => Failure(messages::store_failed(texts, file, Path::new(""), &error)),
    })?;
    let values = [
        ("old", arguments.old.to_string_lossy().into()),
        ("file", file.to_string_lossy().into()),
        ("orders", old.orders.len().into()),
        ("systems", old.systems.len().into()),
    ];
    Ok(Report {
        json: json!({ "file": file, "orders": old.orders.len(), "systems": old.systems.len() }),
        result: None,
        messages: vec![texts.format("portal-book-migrated", &values)],
    })
}
