//! What a customer is told. The rules' own sentences are for the people at the issuer's; here the way out is added.
use std::path::Path;

use xlm_core::document::{DocumentError, DocumentKind};

use super::super::{messages, protocol::Refusal, wire::Trouble};
use crate::text::Texts;

/// What happened, and what to do.
pub(super) struct Told {
    pub title: String,
    pub detail: String,
}

/// A rule refused.
pub(super) fn refused(texts: &Texts, refusal: &Refusal) -> Told {
    let what = match refusal {
        Refusal::UnknownCode(_) => texts.get("service-refused-unknown-code").into_owned(),
        Refusal::UnknownSystem(_) => texts.get("service-refused-unknown-system").into_owned(),
        Refusal::PersonDecides { open, .. } => {
            texts.format("service-refused-person-decides", &[("count", (*open).into())])
        }
        Refusal::Document(
            DocumentError::NotAnEnvelope(_)
            | DocumentError::SignatureCount(_)
            | DocumentError::KeyId(_)
            | DocumentError::Encoding(_),
        ) => texts.get("service-refused-no-document").into_owned(),
        other => messages::refused(texts, Path::new(&*texts.get("service-the-file")), other),
    };
    let way_out = match refusal {
        Refusal::Document(_) => "service-way-document",
        Refusal::UnknownCode(_) => "service-way-unknown-code",
        Refusal::CodeRedeemed { .. } => "service-way-redeemed",
        Refusal::UnknownSystem(_) => "service-way-unknown-system",
        Refusal::AnotherKey(_) | Refusal::OtherHardware(_) | Refusal::NotReleased(_) | Refusal::Released(_) => {
            "service-way-rehosting"
        }
        Refusal::NonceUsed(_) | Refusal::Stale { .. } | Refusal::UnknownPackage { .. } => "service-way-new-request",
        Refusal::OldRelease { .. } | Refusal::TailTooLong { .. } | Refusal::TailRuns { .. } => "service-way-new-return",
        Refusal::BudgetSpent { .. }
        | Refusal::PersonDecides { .. }
        | Refusal::FormerHost { .. }
        | Refusal::Suspended(_)
        | Refusal::NotSuspended(_)
        | Refusal::Order(_)
        | Refusal::NoteMissing => "service-way-ask",
    };
    // What is wrong with a document ends with the reader's own words.
    let stop = if what.ends_with('.') { "" } else { "." };
    let detail = format!("{what}{stop} {}", texts.get(way_out));
    Told { title: texts.get("service-title-refused").into_owned(), detail }
}

/// The portal did not come to a decision.
pub(super) fn trouble(texts: &Texts, trouble: Trouble) -> Told {
    let (title, detail) = match trouble {
        Trouble::NotReadable => ("service-title-not-readable", "service-not-readable"),
        Trouble::NotFound => ("service-title-not-found", "service-not-found"),
        Trouble::TooSlow => ("service-title-too-slow", "service-too-slow"),
        Trouble::TooLarge => ("service-title-too-large", "service-too-large"),
        Trouble::TooOften => ("service-title-too-often", "service-too-often"),
        Trouble::Busy => ("service-title-busy", "service-busy"),
        Trouble::Broken => ("service-title-broken", "service-broken"),
    };
    Told { title: texts.get(title).into_owned(), detail: texts.get(detail).into_owned() }
}

/// The query was made when the clock here shows another time.
pub(super) fn another_time(texts: &Texts) -> Told {
    Told {
        title: texts.get("service-title-another-time").into_owned(),
        detail: texts.get("service-another-time").into_owned(),
    }
}

/// Another kind of document, where a request or a return is wanted.
pub(super) fn neither_kind(texts: &Texts, found: DocumentKind) -> Told {
    let what = texts.format("service-neither-kind", &[("found", messages::kind(texts, found))]);
    let detail = format!("{what} {}", texts.get("service-way-document"));
    Told { title: texts.get("service-title-wrong-file").into_owned(), detail }
}
