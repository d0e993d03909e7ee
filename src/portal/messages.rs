//! What the issuing side tells people when something is refused or fails.
use std::{io, path::Path};

use xlm_core::document::{DocumentError, DocumentKind, MAX_ENVELOPE_BYTES};

use super::{BookError, IssueRefusal, KeyFileError, OrderFlaw, certificate::CertificateError};
use crate::text::Texts;

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
pub fn refused(texts: &Texts, file: &Path, refusal: &IssueRefusal) -> String {
    let system = |system: &xlm_core::code::SystemCode| ("system", system.to_string().into());
    match refusal {
        IssueRefusal::Document(error) => document_refused(texts, file, error),
        IssueRefusal::UnknownCode(code) => {
            texts.format("portal-refused-unknown-code", &[("code", code.to_string().into())])
        }
        IssueRefusal::CodeRedeemed { code, on } => {
            let values = [("code", code.to_string().into()), ("date", (*on).into())];
            texts.format("portal-refused-code-redeemed", &values)
        }
        IssueRefusal::UnknownSystem(id) => texts.format("portal-refused-unknown-system", &[system(id)]),
        IssueRefusal::UnknownPackage { system_id, generation } => {
            let values = [system(system_id), ("number", generation.to_string().into())];
            texts.format("portal-refused-unknown-package", &values)
        }
        IssueRefusal::AnotherKey(id) => texts.format("portal-refused-another-key", &[system(id)]),
        IssueRefusal::NonceUsed(id) => texts.format("portal-refused-nonce", &[system(id)]),
        IssueRefusal::Released(id) => texts.format("portal-refused-returned", &[system(id)]),
        IssueRefusal::NotReleased(id) => texts.format("portal-refused-not-returned", &[system(id)]),
        IssueRefusal::BudgetSpent { allowed, free_on } => {
            let values = [("allowed", (*allowed).into()), ("date", (*free_on).into())];
            texts.format("portal-refused-failures-spent", &values)
        }
        IssueRefusal::OldRelease { system_id, generation, newest } => {
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

fn kind(texts: &Texts, kind: DocumentKind) -> crate::text::Value<'_> {
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
