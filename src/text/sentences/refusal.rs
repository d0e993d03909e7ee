//! Why a command is refused.

use xlm_core::{
    command::{NameFlaw, ReadError, Refusal, RowFault, RowRefusal},
    document::DocumentError,
    file_kind::{FileKind, FileNeed},
    installation::Installation,
    undo::Conflict,
};

use super::{Message, system_kind, user_field};
use crate::text::Texts;

/// Why a command is refused.
pub fn refusal(texts: &Texts, refusal: &Refusal) -> Message {
    let message = |id: &str, values: &super::Values<'_>| Message::new(texts, id, values);
    match refusal {
        Refusal::CopyGivesDaysBack => message("errors-refused-copy", &[]),
        Refusal::NotSetUp => message("errors-refused-not-set-up", &[]),
        Refusal::AlreadySetUp => message("errors-refused-already-set-up", &[]),
        Refusal::NothingToDo => message("errors-refused-nothing", &[]),
        Refusal::UnknownEdition(edition) => message("errors-refused-unknown-edition", &[("edition", edition.into())]),
        Refusal::OlderEdition { edition } => message("errors-refused-older-edition", &[("edition", edition.into())]),
        Refusal::SystemIdForm { kind } => {
            message("errors-refused-system-id", &[("kind", system_kind(texts, *kind).into())])
        }
        Refusal::WrongKind { kind } => {
            message("errors-refused-wrong-kind", &[("kind", system_kind(texts, *kind).into())])
        }
        Refusal::BadName { name, flaw } => bad_name(texts, name, *flaw),
        Refusal::PlaceExists(place) => message("errors-refused-place-exists", &[("place", place.to_string().into())]),
        Refusal::UnknownPlace(place) => message("errors-refused-unknown-place", &[("place", place.to_string().into())]),
        Refusal::PlaceInUse { place, users } => {
            let values = [("place", place.to_string().into()), ("count", (*users).into())];
            message("errors-refused-place-in-use", &values)
        }
        Refusal::TargetIsRemoved(place) => message("errors-refused-target", &[("place", place.to_string().into())]),
        Refusal::NotAGroup(place) => message("errors-refused-not-a-group", &[("place", place.to_string().into())]),
        Refusal::PlaceNeedsLicenses(place) => {
            message("errors-refused-place-needs-licenses", &[("place", place.to_string().into())])
        }
        Refusal::UnknownFunction(function) => {
            message("errors-refused-unknown-function", &[("function", function.into())])
        }
        Refusal::UnknownResource(resource) => {
            message("errors-refused-unknown-resource", &[("resource", resource.into())])
        }
        Refusal::RankZero => message("errors-refused-rank", &[]),
        Refusal::UserExists(user) => message("errors-refused-user-exists", &[("user", user.as_str().into())]),
        Refusal::UnknownUser(user) => message("errors-refused-unknown-user", &[("user", user.as_str().into())]),
        Refusal::NoUsers => message("errors-refused-no-users", &[]),
        Refusal::UserWithoutName(user) => message("errors-refused-user-name", &[("user", user.as_str().into())]),
        Refusal::TextTooLong { user, limit } => {
            let values = [("user", user.as_str().into()), ("limit", (*limit).into())];
            message("errors-refused-text-too-long", &values)
        }
        Refusal::NoRoom => message("errors-refused-no-room", &[]),
        Refusal::ReasonMissing => message("errors-refused-reason", &[]),
        Refusal::BadRows(rows) => message("errors-refused-bad-rows", &[("count", rows.len().into())])
            .with_details(rows.iter().map(|row| row_refusal(texts, row, None)).collect()),
        Refusal::NoCode => message("errors-refused-no-code", &[]),
        Refusal::UnknownOrder => message("errors-refused-unknown-order", &[]),
        Refusal::BadOrderNumber => message("errors-refused-order-number", &[]),
        Refusal::OldMacMissing => message("errors-refused-old-mac", &[]),
        Refusal::BadMac(mac) => message("errors-refused-bad-mac", &[("mac", mac.into())]),
        Refusal::Document(error) => document_error(texts, error),
        Refusal::NotAPackage { found } => super::other_file(texts, None, FileKind::Document(*found), FileNeed::License),
        Refusal::OtherSystem { package, here } => {
            message("errors-refused-other-system", &[("package", package.into()), ("here", here.into())])
        }
        Refusal::AlreadyInstalled { generation, since } => {
            let values = [("number", generation.to_string().into()), ("since", since.day().into())];
            message("errors-refused-already-installed", &values)
        }
        Refusal::Outdated { installed, found } => {
            let values = [("installed", installed.to_string().into()), ("found", found.to_string().into())];
            message("errors-refused-outdated", &values)
        }
        Refusal::OtherRequest => message("errors-refused-other-request", &[]),
        Refusal::SameVendorLicense => message("errors-refused-same-license", &[]),
        Refusal::NotObserved => message("errors-refused-not-observed", &[]),
        Refusal::MacNotConfirmable => message("errors-refused-mac", &[]),
        Refusal::NoPackage => message("errors-refused-no-package", &[]),
        Refusal::BoundElsewhere => message("errors-refused-bound-elsewhere", &[]),
        Refusal::TailTooLong { limit } => message("errors-refused-tail-too-long", &[("limit", (*limit).into())]),
        Refusal::MoveInProgress { last_day } => {
            message("errors-refused-move-in-progress", &[("day", (*last_day).into())])
        }
        Refusal::NoRelease => message("errors-refused-no-release", &[]),
        Refusal::TailOver { since } => message("errors-refused-tail-over", &[("day", (*since).into())]),
        Refusal::MovedOn { generation } => message("errors-refused-moved-on", &[("number", (*generation).into())]),
        Refusal::OtherReceipt => message("errors-refused-other-receipt", &[]),
        Refusal::InBatch { position, refusal } => in_batch(texts, *position, refusal),
        Refusal::Conflicts(conflicts) => message("errors-refused-conflicts", &[])
            .with_details(conflicts.iter().map(|fact| conflict(texts, fact)).collect()),
    }
}

/// The refusal of one command of several: its own cause stands in the details, what to do about it stays.
fn in_batch(texts: &Texts, position: usize, inner: &Refusal) -> Message {
    let cause = refusal(texts, inner);
    let whole = Message::new(texts, "errors-refused-in-batch", &[("position", position.into())]);
    let details = std::iter::once(cause.happened).chain(cause.details).collect();
    Message { to_do: cause.to_do, ..whole }.with_details(details)
}

fn bad_name(texts: &Texts, name: &str, flaw: NameFlaw) -> Message {
    let id = match flaw {
        NameFlaw::Empty => "errors-refused-name-empty",
        NameFlaw::TooLong => "errors-refused-name-too-long",
        NameFlaw::ControlCharacter => "errors-refused-name-control",
    };
    Message::new(texts, id, &[("name", name.into())])
}

/// What changed since, so that an entry can't be taken back.
pub fn conflict(texts: &Texts, conflict: &Conflict) -> String {
    match conflict {
        Conflict::Stale => texts.get("errors-conflict-stale").into_owned(),
        Conflict::Final => texts.get("errors-conflict-final").into_owned(),
        Conflict::User(user) => texts.format("errors-conflict-user", &[("user", user.as_str().into())]),
        Conflict::Place(place) => texts.format("errors-conflict-place", &[("place", place.to_string().into())]),
        Conflict::Policy => texts.get("errors-conflict-policy").into_owned(),
        Conflict::Resources => texts.get("errors-conflict-resources").into_owned(),
        Conflict::OldSystem => texts.get("errors-conflict-old-system").into_owned(),
        Conflict::Edition => texts.get("errors-conflict-edition").into_owned(),
        Conflict::Settings => texts.get("errors-conflict-settings").into_owned(),
    }
}

/// The same for a reader who sees the users: by name, where the user is still there.
pub fn conflict_by_name(texts: &Texts, installation: &Installation, fact: &Conflict) -> String {
    let users = &installation.directory.users;
    match fact {
        Conflict::User(key) => match users.find(key.as_str()) {
            Some(user) => {
                let name = format!("{} ({key})", users.full_name(user));
                texts.format("errors-conflict-user", &[("user", name.into())])
            }
            None => conflict(texts, fact),
        },
        other => conflict(texts, other),
    }
}

/// A row that can't be taken over, with its line in the file where that is known.
pub fn row_refusal(texts: &Texts, row: &RowRefusal, line: Option<u64>) -> String {
    let problem = row_fault(texts, row);
    match line {
        Some(line) => {
            texts.format("errors-row-at-line", &[("line", line.to_string().into()), ("problem", problem.into())])
        }
        None => {
            let (number, user) = (row.row.to_string().into(), row.key.as_str().into());
            texts.format("errors-row-at-row", &[("row", number), ("user", user), ("problem", problem.into())])
        }
    }
}

/// What is wrong with a row, without its place: a clause, not a sentence.
pub fn row_fault(texts: &Texts, row: &RowRefusal) -> String {
    let user = ("user", row.key.as_str().into());
    match &row.fault {
        RowFault::RepeatedKey => texts.format("errors-row-repeated-key", &[user]),
        RowFault::UnknownPlace { place, suggestion: None } => {
            texts.format("errors-row-unknown-place", &[("place", place.to_string().into())])
        }
        RowFault::UnknownPlace { place, suggestion: Some(suggestion) } => {
            let values = [("place", place.to_string().into()), ("suggestion", suggestion.to_string().into())];
            texts.format("errors-row-unknown-place-similar", &values)
        }
        RowFault::NoLocation => texts.format("errors-row-no-location", &[user]),
        RowFault::MadeByHand => texts.format("errors-row-by-hand", &[user]),
        RowFault::EmptyField(field) => {
            texts.format("errors-row-empty", &[("column", user_field(texts, *field).into())])
        }
        RowFault::TextTooLong(field) => {
            let limit = xlm_core::directory::LONGEST_TEXT;
            let values = [("column", user_field(texts, *field).into()), ("limit", limit.into())];
            texts.format("errors-row-cell-too-long", &values)
        }
        RowFault::LineOrReasonTooLong => {
            texts.format("errors-row-line-too-long", &[("limit", xlm_core::directory::LONGEST_TEXT.into())])
        }
        RowFault::BadPlaceName(name) => texts.format("errors-row-bad-place", &[("name", name.into())]),
    }
}

/// Why a text can't be read as commands.
pub fn commands_error(texts: &Texts, error: &ReadError) -> Message {
    match error {
        ReadError::TooLarge { size } => Message::new(texts, "errors-commands-too-large", &[("size", (*size).into())]),
        // What the reader says is about RON, in the words of its makers.
        ReadError::Form(error) => {
            let start = error.span.start;
            let place = [("line", start.line.to_string().into()), ("column", start.col.to_string().into())];
            let reason = [("reason", error.code.to_string().into())];
            Message::new(texts, "errors-commands-form", &[&place[..], &reason].concat())
        }
    }
}

/// Why a document is refused.
pub fn document_error(texts: &Texts, error: &DocumentError) -> Message {
    let message = |id: &str, values: &super::Values<'_>| Message::new(texts, id, values);
    match error {
        DocumentError::TooLarge { size, limit } => {
            message("errors-document-too-large", &[("size", (*size).into()), ("limit", (*limit).into())])
        }
        DocumentError::NotAnEnvelope(_)
        | DocumentError::SignatureCount(_)
        | DocumentError::KeyId(_)
        | DocumentError::Encoding(_) => message("errors-document-not-document", &[]),
        DocumentError::Signature => message("errors-document-altered", &[]),
        DocumentError::WrongKind { expected, found } => {
            super::other_file(texts, None, FileKind::Document(*found), FileNeed::from(*expected))
        }
        DocumentError::UnknownType(kind) => message("errors-document-newer", &[("type", kind.into())]),
        DocumentError::UntrustedIssuer(key) => message("errors-document-untrusted", &[("key", key.to_string().into())]),
        // The names of members and types in these are the protocol's own, the same in every language.
        DocumentError::PayloadForm(flaw) => {
            message("errors-document-contradictory", &[("reason", flaw.to_string().into())])
        }
        DocumentError::Payload(flaw) => {
            message("errors-document-contradictory", &[("reason", flaw.to_string().into())])
        }
    }
}
