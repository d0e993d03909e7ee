use std::{
    fs::{self, File},
    io::{Read as _, Write as _},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::json;
use xlm_core::{
    calendar::UtcMicros,
    code::{RequestCode, SystemCode},
    document::{ItemKind, MAX_ENVELOPE_BYTES, PublicKey},
};
use xphone_license_manager::{
    portal::{
        BookError, BookFile,
        certificate::{Certificate, CertificateLine, draw},
        draw_key, messages,
        protocol::{Answer, Command, Context, Order, OrderItem, Subject},
        sample_issuer_key, write_key,
    },
    text::Texts,
};

use crate::{
    Failure, Report,
    arguments::{CertificateArguments, CreditArguments, IssueArguments, KeyArguments, Keygen, PublicKeyArguments},
    keys,
};

/// `xlm-portal keygen`
pub fn keygen(texts: &Texts, arguments: &Keygen) -> Result<Report, Failure> {
    let passphrase = keys::new_passphrase(texts, arguments)?;
    let path = &arguments.out;
    let write = || {
        let key = draw_key()?;
        write_key(path, &key, passphrase.as_ref().map(|passphrase| passphrase.as_str()))?;
        Ok(PublicKey::of(&key))
    };
    let public_key = write().map_err(|error| Failure(messages::key_failed(texts, path, &error)))?;
    let file = || ("file", path.to_string_lossy().into());
    let mut said = vec![texts.format("portal-key-new", &[file()])];
    if passphrase.is_none() {
        said.push(texts.format("portal-key-open", &[file()]));
    }
    Ok(Report {
        json: json!({ "file": path, "public_key": public_key, "passphrase": passphrase.is_some() }),
        result: Some(public_key.to_string()),
        messages: said,
    })
}

/// `xlm-portal public-key`
pub fn public_key(texts: &Texts, arguments: &PublicKeyArguments) -> Result<Report, Failure> {
    let key = PublicKey::of(&keys::issuer_key(texts, &arguments.key)?);
    let scope = if arguments.key.sample { "sample" } else { "licensed" };
    Ok(Report {
        json: json!({ "name": arguments.name, "key": key, "scope": scope }),
        result: Some(format!("(name: {:?}, key: \"{key}\", scope: {scope}),", arguments.name)),
        messages: Vec::new(),
    })
}

/// `xlm-portal certificate`
pub fn certificate(texts: &Texts, arguments: &CertificateArguments) -> Result<Report, Failure> {
    let book_failed = |error: &BookError| Failure(messages::book_failed(texts, &arguments.book, error));
    let file_failed = |error: &_| Failure(messages::file_failed(texts, &arguments.out, error));
    let mut file = BookFile::open_or_begin(&arguments.book).map_err(|error| match error {
        // A missing book would have been begun: it is the folder that is not there.
        BookError::Io(error) => Failure(messages::file_failed(texts, &arguments.book, &error)),
        BookError::Form(_) => book_failed(&error),
    })?;

    let mut random = [0; 15];
    getrandom::fill(&mut random)
        .map_err(|error| Failure(texts.format("portal-key-no-random", &[("reason", error.to_string().into())])))?;
    let code = RequestCode::from_random(random);
    let order = order(arguments);
    let pdf = draw(&drawing(&order, code, arguments.issuer.clone()), texts)
        .map_err(|error| Failure(messages::certificate_failed(texts, &error)))?;
    let items: Vec<_> = order
        .items
        .iter()
        .map(|item| json!({ "license_type": item.license_type, "quantity": item.quantity }))
        .collect();
    let customer = order.customer.clone();
    // Taking an order signs nothing.
    let context = Context { now: order.drawn_at, key: &sample_issuer_key() };
    file.execute(&Command::AddOrder { code, order }, &context)
        .map_err(|refusal| Failure(messages::refused(texts, &arguments.book, &refusal)))?;

    // Opened before the book is saved: a code whose certificate cannot be written should not be in the book.
    let mut out = File::create(&arguments.out).map_err(|error| file_failed(&error))?;
    file.save().map_err(|error| book_failed(&error))?;
    out.write_all(&pdf).and_then(|()| out.sync_all()).map_err(|error| file_failed(&error))?;

    let said = [("file", arguments.out.to_string_lossy().into()), ("order", arguments.order.as_str().into())];
    Ok(Report {
        json: json!({
            "file": arguments.out,
            "code": code,
            "order_number": arguments.order,
            "customer": customer,
            "items": items,
        }),
        result: Some(code.to_string()),
        messages: vec![texts.format("portal-result-certificate", &said)],
    })
}

fn order(arguments: &CertificateArguments) -> Order {
    let kind = match arguments.kind {
        Some(kind) => kind.into(),
        None if arguments.until.is_some() => ItemKind::Subscription,
        None => ItemKind::Purchase,
    };
    let item = |ordered: &crate::arguments::Quantity| OrderItem {
        id: String::new(),
        license_type: ordered.license_type.clone(),
        quantity: ordered.quantity,
        kind,
        from: arguments.from,
        until: arguments.until,
        grace_days: arguments.grace_days,
        product_version: arguments.product_version.clone(),
    };
    Order {
        order_number: arguments.order.clone(),
        customer: arguments.customer.clone(),
        contact: arguments.contact.clone(),
        drawn_at: now(),
        items: arguments.items.iter().map(item).collect(),
        redeemed: None,
    }
}

fn drawing(order: &Order, code: RequestCode, issuer: Option<String>) -> Certificate {
    let line = |item: &OrderItem| CertificateLine {
        quantity: item.quantity,
        license_type: item.license_type.clone(),
        kind: item.kind,
        from: item.from,
        until: item.until,
    };
    Certificate {
        issuer,
        customer: order.customer.clone(),
        contact: order.contact.clone(),
        order_number: order.order_number.clone(),
        date: order.drawn_at.day(),
        code,
        lines: order.items.iter().map(line).collect(),
    }
}

/// `xlm-portal issue`
pub fn issue(texts: &Texts, arguments: &IssueArguments) -> Result<Report, Failure> {
    let envelope = read_document(texts, &arguments.request)?;
    let files = AnswerFiles { document: &arguments.request, book: &arguments.book, out: &arguments.out };
    answer(texts, &files, &arguments.key, &Command::Request { envelope: envelope.clone() }, &envelope)
}

/// `xlm-portal credit`
pub fn credit(texts: &Texts, arguments: &CreditArguments) -> Result<Report, Failure> {
    let envelope = read_document(texts, &arguments.release)?;
    let files = AnswerFiles { document: &arguments.release, book: &arguments.book, out: &arguments.out };
    answer(texts, &files, &arguments.key, &Command::Release { envelope: envelope.clone() }, &envelope)
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
    key: &KeyArguments,
    command: &Command,
    envelope: &str,
) -> Result<Report, Failure> {
    let key = keys::issuer_key(texts, key)?;
    let book_failed = |error: &BookError| Failure(messages::book_failed(texts, files.book, error));
    let mut file = BookFile::open(files.book).map_err(|error| book_failed(&error))?;
    let events = file
        .execute(command, &Context { now: now(), key: &key })
        .map_err(|refusal| Failure(messages::refused(texts, files.document, &refusal)))?;
    let again = events.is_empty();
    if !again {
        file.save().map_err(|error| book_failed(&error))?;
    }
    let (Some(answer), Some(Subject::System(system_id))) = (file.issuer().answer(envelope), command.subject()) else {
        let values = [("file", files.document.to_string_lossy().into()), ("reason", "no answer".into())];
        return Err(Failure(texts.format("portal-file-failed", &values)));
    };
    write_answer(texts, files.out, answer.envelope())?;
    let generation = answer.package().generation;
    let said = said(files.out, system_id, generation);
    Ok(Report {
        json: json!({ "file": files.out, "system_id": system_id, "generation": generation, "again": again }),
        result: None,
        messages: vec![match (answer, again) {
            (Answer::Package(_), false) => texts.format("portal-result-package", &said),
            (Answer::Package(_), true) => texts.format("portal-result-package-again", &said),
            (Answer::Receipt(_), false) => texts.format("portal-result-receipt", &said),
            (Answer::Receipt(_), true) => texts.format("portal-result-receipt-again", &said[..1]),
        }],
    })
}

type Named<'a> = (&'static str, xphone_license_manager::text::Value<'a>);

fn said(file: &Path, system_id: SystemCode, generation: u64) -> [Named<'_>; 3] {
    [
        ("file", file.to_string_lossy().into()),
        ("system", system_id.to_string().into()),
        ("number", generation.to_string().into()),
    ]
}

/// Reads one byte more than a document may have, so that a larger one is refused as too large.
/// What is no text is no document either, and is refused as such.
fn read_document(texts: &Texts, path: &Path) -> Result<String, Failure> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_ENVELOPE_BYTES as u64 + 1).read_to_end(&mut content))
        .map_err(|error| Failure(messages::file_failed(texts, path, &error)))?;
    Ok(String::from_utf8_lossy(&content).into_owned())
}

fn write_answer(texts: &Texts, path: &Path, envelope: &str) -> Result<(), Failure> {
    fs::write(path, envelope).map_err(|error| Failure(messages::answer_not_written(texts, path, &error)))
}

/// The clock of this computer; before 1970 it counts as 1970.
fn now() -> UtcMicros {
    let micros = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros());
    UtcMicros(i64::try_from(micros).unwrap_or(i64::MAX))
}
