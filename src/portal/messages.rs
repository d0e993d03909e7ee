//! What the issuing side tells people when something is refused or fails.
use std::{io, path::Path};

use xlm_core::document::{DocumentError, DocumentKind, MAX_ENVELOPE_BYTES};

use super::{
    BookError, KeyFileError,
    certificate::CertificateError,
    protocol::{OrderFlaw, Refusal},
    store::{OldBookError, StoreError, StoreFault},
};
use crate::{database::DatabaseError, text::Texts};

pub use happened::happened;

mod happened;

/// A file cannot be read or written.
pub fn file_failed(texts: &Texts, file: &Path, error: &io::Error) -> String {
    texts.format("portal-file-failed", &[("file", shown(file)), ("reason", error.to_string().into())])
}

/// The order book has the package or receipt, but its file could not be written.
pub fn answer_not_written(texts: &Texts, file: &Path, error: &io::Error) -> String {
    texts.format("portal-file-not-written", &[("file", shown(file)), ("reason", error.to_string().into())])
}

/// A key file cannot be used.
pub fn key_failed(texts: &Texts, file: &Path, error: &KeyFileError) -> String {
    let name = ("file", shown(file));
    match error {
        KeyFileError::Io(error) => file_failed(texts, file, error),
        KeyFileError::Exists => texts.format("portal-file-key-exists", &[name]),
        KeyFileError::Form(reason) => texts.format("portal-file-not-key", &[name, ("reason", reason.as_str().into())]),
        KeyFileError::PassphraseNeeded => texts.format("portal-key-passphrase-needed", &[name]),
        KeyFileError::WrongPassphrase => texts.format("portal-key-passphrase-wrong", &[name]),
        KeyFileError::Random(error) => texts.format("portal-key-no-random", &[("reason", error.to_string().into())]),
    }
}

/// An order book cannot be used.
pub fn book_failed(texts: &Texts, file: &Path, error: &BookError) -> String {
    match error {
        BookError::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            texts.format("portal-file-no-book", &[("file", shown(file))])
        }
        BookError::Io(error) => file_failed(texts, file, error),
        BookError::Form(error) => {
            texts.format("portal-file-not-book", &[("file", shown(file)), ("reason", error.to_string().into())])
        }
    }
}

/// A command on the order book `book` about the file `document` was not done.
pub fn store_failed(texts: &Texts, book: &Path, document: &Path, error: &StoreError) -> String {
    match error {
        StoreError::Refused(refusal) => refused(texts, document, refusal),
        StoreError::Database(error) => database_failed(texts, book, error),
        StoreError::ReadOnly(_) => texts.format("portal-book-read-only", &[("file", shown(book))]),
        StoreError::Unreadable { number } => {
            let values = [("file", shown(book)), ("number", number.to_string().into())];
            texts.format("portal-book-unreadable", &values)
        }
        StoreError::Form(error) => {
            texts.format("portal-file-failed", &[("file", shown(book)), ("reason", error.to_string().into())])
        }
        StoreError::Conflict => texts.format("portal-book-busy", &[("file", shown(book))]),
    }
}

/// The file of an order book cannot be used.
pub fn database_failed(texts: &Texts, file: &Path, error: &DatabaseError) -> String {
    let name = ("file", shown(file));
    match error {
        DatabaseError::Missing { .. } => texts.format("portal-file-no-book", &[name]),
        DatabaseError::File { source, .. } if source.kind() == io::ErrorKind::AlreadyExists => {
            texts.format("portal-file-exists", &[name])
        }
        DatabaseError::File { source, .. } => file_failed(texts, file, source),
        DatabaseError::NotOurs { .. } => texts.format("portal-book-earlier", &[name]),
        DatabaseError::NetworkShare { kind, .. } => {
            texts.format("portal-book-network", &[name, ("kind", kind.as_str().into())])
        }
        DatabaseError::Busy => texts.format("portal-book-busy", &[name]),
        DatabaseError::ReadOnly => texts.format("portal-book-read-only", &[name]),
        DatabaseError::Full | DatabaseError::Damaged | DatabaseError::Sql(_) => {
            texts.format("portal-file-failed", &[name, ("reason", error.to_string().into())])
        }
    }
}

/// Something in an order book is not as it was written.
pub fn store_damaged(texts: &Texts, file: &Path, fault: StoreFault) -> String {
    let name = ("file", shown(file));
    let numbered = |id: &str, number: u64| texts.format(id, &[name.clone(), ("number", number.to_string().into())]);
    match fault {
        StoreFault::Missing(number) => numbered("portal-damage-missing", number),
        StoreFault::Altered(number) => numbered("portal-damage-altered", number),
        StoreFault::Unreadable(number) => numbered("portal-book-unreadable", number),
        StoreFault::Earlier(number) => numbered("portal-damage-earlier", number),
        StoreFault::Index(number) => numbered("portal-damage-index", number),
        StoreFault::Stray(count) => texts.format("portal-damage-stray", &[name, ("count", count.into())]),
    }
}

/// An order book of an earlier version cannot be taken over.
pub fn old_book_failed(texts: &Texts, file: &Path, error: &OldBookError) -> String {
    match error {
        OldBookError::Book(BookError::Io(error)) => file_failed(texts, file, error),
        OldBookError::Book(error) => book_failed(texts, file, error),
        OldBookError::Document { .. } | OldBookError::Redeemed(_) => {
            let values = [("file", shown(file)), ("reason", error.to_string().into())];
            texts.format("portal-file-not-book", &values)
        }
    }
}

/// An order is not taken.
pub fn order_refused(texts: &Texts, flaw: OrderFlaw) -> String {
    match flaw {
        OrderFlaw::CodeTaken => texts.get("portal-order-code-taken").into_owned(),
        OrderFlaw::Empty => texts.get("portal-order-empty").into_owned(),
        OrderFlaw::Dates { from, until } => {
            texts.format("portal-order-dates", &[("from", from.into()), ("until", until.into())])
        }
    }
}

/// A certificate cannot be drawn.
pub fn certificate_failed(texts: &Texts, error: &CertificateError) -> String {
    match error {
        CertificateError::NotPrintable(character) => {
            texts.format("portal-order-not-printable", &[("character", character.to_string().into())])
        }
        CertificateError::Appearance(_) | CertificateError::QrCode(_) => {
            texts.format("portal-order-internal", &[("reason", error.to_string().into())])
        }
    }
}

/// A request or a return is refused.
pub fn refused(texts: &Texts, file: &Path, refusal: &Refusal) -> String {
    let system = |system: &xlm_core::code::SystemCode| ("system", system.to_string().into());
    match refusal {
        Refusal::Document(error) => document_refused(texts, file, error),
        Refusal::Order(flaw) => order_refused(texts, *flaw),
        Refusal::NoteMissing => texts.get("portal-refused-note-missing").into_owned(),
        Refusal::OtherHardware(id) => texts.format("portal-refused-other-hardware", &[system(id)]),
        Refusal::Stale { system_id, made_on } => {
            texts.format("portal-refused-stale", &[system(system_id), ("date", (*made_on).into())])
        }
        Refusal::FormerHost { system_id, opens_on } => {
            texts.format("portal-refused-former-host", &[system(system_id), ("date", (*opens_on).into())])
        }
        Refusal::PersonDecides { system_id, open } => {
            texts.format("portal-refused-person-decides", &[system(system_id), ("count", (*open).into())])
        }
        Refusal::TailTooLong { asked, allowed } => {
            let values = [("asked", (*asked).into()), ("allowed", (*allowed).into())];
            texts.format("portal-refused-tail-too-long", &values)
        }
        Refusal::TailRuns { system_id, until } => {
            texts.format("portal-refused-tail-runs", &[system(system_id), ("date", (*until).into())])
        }
        Refusal::Suspended(id) => texts.format("portal-refused-suspended", &[system(id)]),
        Refusal::NotSuspended(id) => texts.format("portal-refused-not-suspended", &[system(id)]),
        Refusal::UnknownCode(code) => texts.format("portal-refused-unknown-code", &[("code", code.to_string().into())]),
        Refusal::CodeRedeemed { code, on } => {
            let values = [("code", code.to_string().into()), ("date", (*on).into())];
            texts.format("portal-refused-code-redeemed", &values)
        }
        Refusal::UnknownSystem(id) => texts.format("portal-refused-unknown-system", &[system(id)]),
        Refusal::UnknownPackage { system_id, generation } => {
            let values = [system(system_id), ("number", generation.to_string().into())];
            texts.format("portal-refused-unknown-package", &values)
        }
        Refusal::AnotherKey(id) => texts.format("portal-refused-another-key", &[system(id)]),
        Refusal::NonceUsed(id) => texts.format("portal-refused-nonce", &[system(id)]),
        Refusal::Released(id) => texts.format("portal-refused-returned", &[system(id)]),
        Refusal::NotReleased(id) => texts.format("portal-refused-not-returned", &[system(id)]),
        Refusal::BudgetSpent { allowed, free_on } => {
            let values = [("allowed", (*allowed).into()), ("date", (*free_on).into())];
            texts.format("portal-refused-failures-spent", &values)
        }
        Refusal::OldRelease { system_id, generation, newest } => {
            let values =
                [system(system_id), ("number", generation.to_string().into()), ("newest", newest.to_string().into())];
            texts.format("portal-refused-old-return", &values)
        }
    }
}

fn document_refused(texts: &Texts, file: &Path, error: &DocumentError) -> String {
    let name = ("file", shown(file));
    match error {
        DocumentError::TooLarge { size, .. } => {
            let limit = MAX_ENVELOPE_BYTES;
            texts.format("portal-refused-too-large", &[name, ("size", (*size).into()), ("limit", limit.into())])
        }
        DocumentError::NotAnEnvelope(_)
        | DocumentError::SignatureCount(_)
        | DocumentError::KeyId(_)
        | DocumentError::Encoding(_) => {
            texts.format("portal-refused-no-document", &[name, ("reason", error.to_string().into())])
        }
        DocumentError::Signature => texts.format("portal-refused-altered", &[name]),
        DocumentError::WrongKind { expected, found } => {
            let (expected, found) = (kind(texts, *expected), kind(texts, *found));
            texts.format("portal-refused-wrong-kind", &[name, ("expected", expected), ("found", found)])
        }
        DocumentError::UnknownType(payload_type) => {
            texts.format("portal-refused-newer", &[name, ("type", payload_type.as_str().into())])
        }
        DocumentError::UntrustedIssuer(_) => texts.format("portal-refused-untrusted", &[name]),
        DocumentError::PayloadForm(_) | DocumentError::Payload(_) => {
            texts.format("portal-refused-contradictory", &[name, ("reason", error.to_string().into())])
        }
    }
}

/// A kind of document, with its article.
pub(super) fn kind(texts: &Texts, kind: DocumentKind) -> crate::text::Value<'_> {
    texts
        .get(match kind {
            DocumentKind::Request => "portal-kind-request",
            DocumentKind::LicensePackage => "portal-kind-package",
            DocumentKind::Release => "portal-kind-release",
            DocumentKind::Receipt => "portal-kind-receipt",
        })
        .into()
}

fn shown(file: &Path) -> crate::text::Value<'_> {
    file.to_string_lossy().into()
}
