//! License requests and returns in files.
use std::{
    fs::{self, File},
    io::Read as _,
    path::Path,
};

use serde_json::json;
use xlm_core::{
    code::SystemCode,
    document::{MAX_ENVELOPE_BYTES, OwnSigned, open_own},
    file_kind::FileNeed,
};
use xphone_license_manager::{
    portal::{
        messages,
        protocol::{Context, Refusal},
        store::{Document, StoreError},
    },
    text::{Texts, Value, sentences::other_file},
};

use crate::{
    Failure, Report,
    arguments::{CreditArguments, IssueArguments, KeyArguments},
    book, keys, now,
};

/// `xlm-portal issue`
pub fn issue(texts: &Texts, arguments: &IssueArguments) -> Result<Report, Failure> {
    let files = AnswerFiles { document: &arguments.request, book: &arguments.book.book, out: &arguments.out };
    let document = Document::Request(Box::new(open(texts, &arguments.request)?));
    answer(texts, &files, &arguments.key, &document)
}

/// `xlm-portal credit`
pub fn credit(texts: &Texts, arguments: &CreditArguments) -> Result<Report, Failure> {
    let files = AnswerFiles { document: &arguments.release, book: &arguments.book.book, out: &arguments.out };
    let document = Document::Release(open(texts, &arguments.release)?);
    answer(texts, &files, &arguments.key, &document)
}

/// The files of an answer.
struct AnswerFiles<'a> {
    document: &'a Path,
    book: &'a Path,
    out: &'a Path,
}

/// Answers a document, or finds the answer that it got before.
fn answer(texts: &Texts, files: &AnswerFiles<'_>, key: &KeyArguments, document: &Document) -> Result<Report, Failure> {
    let key = keys::issuer_key(texts, key)?;
    let mut store = book::open(texts, files.book)?;
    let answered = store
        .answer(document, &Context { now: now(), key: &key })
        .map_err(|error| Failure(messages::store_failed(texts, files.book, files.document, &error)))?;
    write_answer(texts, files.out, &answered.envelope)?;
    let said = said(files.out, answered.system_id, answered.generation);
    Ok(Report {
        json: json!({
            "file": files.out,
            "system_id": answered.system_id,
            "generation": answered.generation,
            "again": answered.again,
        }),
        result: None,
        messages: vec![match (document, answered.again) {
            (Document::Request(_), false) => texts.format("portal-result-package", &said),
            (Document::Request(_), true) => texts.format("portal-result-package-again", &said),
            (Document::Release(_), false) => texts.format("portal-result-receipt", &said),
            (Document::Release(_), true) => texts.format("portal-result-receipt-again", &said[..1]),
        }],
    })
}

fn said(file: &Path, system_id: SystemCode, generation: u64) -> [(&'static str, Value<'_>); 3] {
    [
        ("file", file.to_string_lossy().into()),
        ("system", system_id.to_string().into()),
        ("number", generation.to_string().into()),
    ]
}

/// Reads one byte more than a document may have, so that a larger one is refused as too large.
fn open<T: OwnSigned>(texts: &Texts, path: &Path) -> Result<xlm_core::document::Opened<T>, Failure> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_ENVELOPE_BYTES as u64 + 1).read_to_end(&mut content))
        .map_err(|error| Failure(messages::file_failed(texts, path, &error)))?;
    let needed = FileNeed::from(T::KIND);
    if let Some(found) = needed.mistaken(&content) {
        let message = other_file(texts, Some(path), found, needed);
        return Err(Failure(format!("{} {}", message.happened, message.advice())));
    }
    open_own(&content).map_err(|error| {
        Failure(messages::store_failed(texts, Path::new(""), path, &StoreError::Refused(Refusal::Document(error))))
    })
}

fn write_answer(texts: &Texts, path: &Path, envelope: &str) -> Result<(), Failure> {
    fs::write(path, envelope).map_err(|error| Failure(messages::answer_not_written(texts, path, &error)))
}
