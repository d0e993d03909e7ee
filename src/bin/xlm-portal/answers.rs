//! License requests and returns in files.
use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use ed25519_dalek::SigningKey;
use serde_json::json;
use xlm_core::{
    code::SystemCode,
    document::{DocumentKind, MAX_ENVELOPE_BYTES, OwnSigned, open_own},
    file_kind::FileNeed,
};
use xphone_license_manager::{
    portal::{
        messages,
        protocol::{Context, Refusal},
        store::{Document, Store, StoreError},
    },
    text::{Texts, Value, sentences::other_file},
};

use crate::{
    Failure, Report,
    arguments::{CreditArguments, IssueArguments},
    book, keys, now,
};

/// A request's file, and what became of it.
pub type Answered = (PathBuf, Result<Report, Failure>);

/// `xlm-portal issue`: the outcome of each request, in their order. Each is answered or refused on its own.
///
/// # Errors
/// What keeps all of them from being answered: the key, the order book or the folder.
pub fn issue(texts: &Texts, arguments: &IssueArguments) -> Result<Vec<Answered>, Failure> {
    let key = keys::issuer_key(texts, &arguments.key)?;
    let mut store = book::open(texts, &arguments.book.book)?;
    let several = arguments.requests.len() > 1;
    if several {
        let failed = |error| Failure(messages::file_failed(texts, &arguments.out, &error));
        fs::create_dir_all(&arguments.out).map_err(failed)?;
    }
    let mut outs: Vec<PathBuf> = Vec::new();
    let answered = arguments.requests.iter().map(|request| {
        let out = if several { package_name(&arguments.out, request, &outs) } else { arguments.out.clone() };
        outs.push(out.clone());
        let files = AnswerFiles { document: request, book: &arguments.book.book, out: &out };
        let report = open(texts, request)
            .and_then(|opened| answer(texts, &files, &mut store, &key, &Document::Request(Box::new(opened))));
        (request.clone(), report)
    });
    Ok(answered.collect())
}

/// A name for the package of a request: that of the request, unless another request has it already.
fn package_name(folder: &Path, request: &Path, taken: &[PathBuf]) -> PathBuf {
    let stem = request.file_stem().unwrap_or_default().to_string_lossy();
    let ending = DocumentKind::LicensePackage.file_extension();
    let numbered = (2..).map(|number| folder.join(format!("{stem}-{number}.{ending}")));
    let mut names = std::iter::once(folder.join(format!("{stem}.{ending}"))).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// `xlm-portal credit`
pub fn credit(texts: &Texts, arguments: &CreditArguments) -> Result<Report, Failure> {
    let files = AnswerFiles { document: &arguments.release, book: &arguments.book.book, out: &arguments.out };
    let document = Document::Release(open(texts, &arguments.release)?);
    let key = keys::issuer_key(texts, &arguments.key)?;
    let mut store = book::open(texts, files.book)?;
    answer(texts, &files, &mut store, &key, &document)
}

/// The files of an answer.
struct AnswerFiles<'a> {
    document: &'a Path,
    book: &'a Path,
    out: &'a Path,
}

/// Answers a document, or finds the answer that it got before.
fn answer(
    texts: &Texts,
    files: &AnswerFiles<'_>,
    store: &mut Store,
    key: &SigningKey,
    document: &Document,
) -> Result<Report, Failure> {
    let answered = store
        .answer(document, &Context { now: now(), key })
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
        return Err(Failure(message.advised()));
    }
    open_own(&content).map_err(|error| {
        Failure(messages::store_failed(texts, Path::new(""), path, &StoreError::Refused(Refusal::Document(error))))
    })
}

fn write_answer(texts: &Texts, path: &Path, envelope: &str) -> Result<(), Failure> {
    fs::write(path, envelope).map_err(|error| Failure(messages::answer_not_written(texts, path, &error)))
}
