//! Errors of the session as sentences: what happened, what it means, what to do.
//!
//! For window and console alike; refusals of the core are in [`sentences`].

mod network;

use std::{
    io,
    path::{Path, PathBuf},
};

use xlm_core::{
    command::{Refusal, RowRefusal},
    event::PayloadError,
    file_kind::FileNeed,
    license::CertificateFault,
};

use super::{CertificateProblem, IssuerError, SessionError, UsersFile};
use crate::{
    journal::{AppendError, ChainFault, DatabaseError, DraftPart, Fault, JournalError, ReadOnlyReason, VerifyError},
    machine::MachineError,
    portal,
    preferences::{BackupError, KeyError, PASSPHRASE_MINIMUM, PlaceError, RestoreError},
    sources::{
        license_xml::LicenseXmlError,
        users::{BadRow, Column, Problem, UserFileError},
    },
    text::{
        Texts, Value,
        sentences::{self, Message, Values},
    },
};

/// An error of a session.
pub fn error(texts: &Texts, error: &SessionError) -> Message {
    let message = |id: &str, values: &Values<'_>| Message::new(texts, id, values);
    match error {
        SessionError::Refused(refusal) => sentences::refusal(texts, refusal),
        SessionError::Place(error) => place(texts, error),
        SessionError::Journal(error) => journal(texts, error),
        SessionError::Append(error) => append(texts, error),
        SessionError::ReadOnly(reason) => read_only(texts, *reason),
        SessionError::Entry { number, source } => match source {
            PayloadError::Newer { found } => message("errors-log-newer", &[("found", (*found).into())]),
            PayloadError::Form(_) => message("errors-log-entry", &[("number", plain(*number))]),
        },
        SessionError::NoSuchEntry(number) => message("errors-log-no-entry", &[("number", plain(*number))]),
        SessionError::ChangedMeanwhile => message("errors-log-changed-meanwhile", &[]),
        SessionError::Key(error) => key(texts, error),
        SessionError::NotByHand => message("errors-other-not-by-hand", &[]),
        SessionError::NoKeyInBackup(file) => message("errors-key-not-in-backup", &[("file", shown(file))]),
        SessionError::OtherKeyInBackup(file) => message("errors-key-other-backup", &[("file", shown(file))]),
        SessionError::Workstation => message("errors-other-workstation", &[]),
        SessionError::Machine(MachineError::NoSuchRoot(folder)) => {
            message("errors-other-machine", &[("folder", shown(folder))])
        }
        SessionError::Document(error) => sentences::document_error(texts, error),
        SessionError::Commands(error) => sentences::commands_error(texts, error),
        SessionError::UserFile(error) => user_file(texts, error),
        SessionError::LicenseXml(error) => license_xml(texts, error),
        SessionError::UnknownFile(file) => message("errors-file-neither", &[("file", shown(file))]),
        SessionError::OtherFile { file, found, needed } => sentences::other_file(texts, Some(file), *found, *needed),
        SessionError::OtherSystem { file, system } => {
            message("errors-file-other-system", &[("file", shown(file)), ("system", system.into())])
        }
        SessionError::TooLarge(file) => message("errors-file-too-large", &[("file", shown(file))]),
        SessionError::File { file, source } => file_failed(texts, file, source),
        SessionError::Backup(error) => backup(texts, error),
        SessionError::Restore(error) => restore(texts, error),
        SessionError::Verify(error) => verify(texts, error),
        SessionError::Random(error) => no_random(texts, *error),
        SessionError::Trust(error) => compiled(texts, error),
        SessionError::Catalog(error) => compiled(texts, error),
        SessionError::Issuer(error) => message("errors-file-issuer", &[("reason", issuer_reason(texts, error).into())]),
        SessionError::NoPortal => message("network-failed-no-portal", &[]),
        SessionError::PortalAddress { address, flaw } => network::address(texts, address, *flaw),
        SessionError::Portal(error) => network::failed(texts, error),
        SessionError::Cancelled => message("errors-other-cancelled", &[]),
        SessionError::WorkerEnded => message("errors-other-worker", &[]),
    }
}

/// What is wrong with an address of a license portal that somebody types; nothing if it can be used.
pub fn portal_address_flaw(texts: &Texts, typed: &str) -> Option<Message> {
    typed.parse::<portal::client::PortalAddress>().err().map(|flaw| network::address(texts, typed, flaw))
}

/// How far a call to the license portal is, from its progress.
pub fn portal_stage(texts: &Texts, step: u64) -> String {
    network::stage(texts, step)
}

/// A number that is a name, such as an entry's: without grouping.
fn plain(number: u64) -> Value<'static> {
    number.to_string().into()
}

fn shown(file: &Path) -> Value<'_> {
    file.to_string_lossy().into()
}

fn compiled(texts: &Texts, error: &dyn std::error::Error) -> Message {
    Message::new(texts, "errors-other-compiled", &[("reason", error.to_string().into())])
}

fn no_random(texts: &Texts, error: getrandom::Error) -> Message {
    Message::new(texts, "errors-other-no-random", &[("reason", error.to_string().into())])
}

/// What the file system said, in the language of the texts where it is one of the usual reasons.
pub fn io_reason(texts: &Texts, error: &io::Error) -> String {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "errors-io-not-found",
        io::ErrorKind::PermissionDenied => "errors-io-denied",
        io::ErrorKind::AlreadyExists => "errors-io-exists",
        io::ErrorKind::IsADirectory => "errors-io-folder",
        io::ErrorKind::NotADirectory => "errors-io-no-folder",
        io::ErrorKind::ReadOnlyFilesystem => "errors-io-read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "errors-io-full",
        _ => return error.to_string(),
    };
    texts.get(id).into_owned()
}

fn with_reason(texts: &Texts, id: &str, file: &Path, source: &io::Error) -> Message {
    Message::new(texts, id, &[("file", shown(file)), ("reason", io_reason(texts, source).into())])
}

/// A file can't be read or written.
pub fn file_failed(texts: &Texts, file: &Path, source: &io::Error) -> Message {
    with_reason(texts, "errors-file-failed", file, source)
}

/// There is no place for the data.
pub fn place(texts: &Texts, error: &PlaceError) -> Message {
    match error {
        PlaceError::Postgres => Message::new(texts, "errors-place-postgres", &[]),
        PlaceError::NoFolder => Message::new(texts, "errors-place-none", &[]),
        PlaceError::Create { folder, source } => {
            let values = [("folder", shown(folder)), ("reason", io_reason(texts, source).into())];
            Message::new(texts, "errors-place-create", &values)
        }
    }
}

fn journal(texts: &Texts, error: &JournalError) -> Message {
    match error {
        JournalError::Database(error) => database(texts, error),
        JournalError::Unreadable { number } => {
            Message::new(texts, "errors-chain-unreadable", &[("number", plain(*number))])
        }
        JournalError::UnknownHead { head } => {
            Message::new(texts, "errors-log-no-entry", &[("number", plain(head.number))])
        }
        JournalError::ReadOnly(reason) => read_only(texts, *reason),
    }
}

fn database(texts: &Texts, error: &DatabaseError) -> Message {
    let of_file = |id: &str, file: &PathBuf| Message::new(texts, id, &[("file", shown(file))]);
    match error {
        DatabaseError::Missing { file } => of_file("errors-database-missing", file),
        DatabaseError::NetworkShare { file, kind } => {
            Message::new(texts, "errors-database-network", &[("file", shown(file)), ("kind", kind.into())])
        }
        DatabaseError::NotOurs { file } => of_file("errors-database-not-ours", file),
        DatabaseError::Busy => Message::new(texts, "errors-database-busy", &[]),
        DatabaseError::Full => Message::new(texts, "errors-database-full", &[]),
        DatabaseError::ReadOnly => Message::new(texts, "errors-database-read-only", &[]),
        DatabaseError::Damaged => Message::new(texts, "errors-database-damaged", &[]),
        DatabaseError::File { file, source } => with_reason(texts, "errors-database-file", file, source),
        DatabaseError::Sql(error) => {
            Message::new(texts, "errors-database-sql", &[("reason", error.to_string().into())])
        }
    }
}

fn append(texts: &Texts, error: &AppendError) -> Message {
    match error {
        AppendError::Taken { .. } => Message::new(texts, "errors-log-changed-meanwhile", &[]),
        AppendError::ReadOnly(reason) => read_only(texts, *reason),
        AppendError::TooLong { part, found, limit } => {
            let id = match part {
                DraftPart::Actor => "errors-log-too-long-actor",
                DraftPart::Reason => "errors-log-too-long-reason",
                DraftPart::Payload => "errors-log-too-long-change",
            };
            Message::new(texts, id, &[("found", (*found).into()), ("limit", (*limit).into())])
        }
        AppendError::Journal(error) => journal(texts, error),
    }
}

/// Why nothing can be written.
pub fn read_only(texts: &Texts, reason: ReadOnlyReason) -> Message {
    match reason {
        ReadOnlyReason::NewerFormat { found, .. } => {
            Message::new(texts, "errors-log-newer", &[("found", found.into())])
        }
        ReadOnlyReason::NotWritable => Message::new(texts, "errors-log-write-protected", &[]),
    }
}

fn key(texts: &Texts, error: &KeyError) -> Message {
    let of_file = |id: &str, file: &PathBuf| Message::new(texts, id, &[("file", shown(file))]);
    match error {
        KeyError::Random(error) => no_random(texts, *error),
        KeyError::Exists { file } => of_file("errors-key-exists", file),
        KeyError::Missing { file } => of_file("errors-key-missing", file),
        KeyError::Damaged { file } => of_file("errors-key-damaged", file),
        KeyError::OtherSystem { file } => of_file("errors-key-other-system", file),
        KeyError::File { file, source } => with_reason(texts, "errors-key-file", file, source),
    }
}

fn backup(texts: &Texts, error: &BackupError) -> Message {
    let message = |id: &str| Message::new(texts, id, &[]);
    match error {
        BackupError::PassphraseTooShort => {
            Message::new(texts, "errors-backup-passphrase-short", &[("limit", PASSPHRASE_MINIMUM.into())])
        }
        BackupError::TooLarge => message("errors-backup-too-large"),
        BackupError::Random(error) => no_random(texts, *error),
        BackupError::Memory => message("errors-backup-memory"),
        BackupError::NotABackup => message("errors-backup-not-backup"),
        BackupError::Damaged => message("errors-backup-damaged"),
        BackupError::NewerVersion { found } => {
            Message::new(texts, "errors-backup-newer", &[("found", (*found).into())])
        }
        BackupError::WrongPassphrase => message("errors-backup-passphrase-wrong"),
    }
}

fn restore(texts: &Texts, failure: &RestoreError<SessionError>) -> Message {
    match failure {
        RestoreError::NotEmpty => Message::new(texts, "errors-backup-place-in-use", &[]),
        RestoreError::Place(error) => place(texts, error),
        RestoreError::Refused(cause) => {
            let cause = error(texts, cause).happened;
            Message::new(texts, "errors-backup-refused", &[]).with_details(vec![cause])
        }
        RestoreError::Key(error) => key(texts, error),
        RestoreError::File(source) => {
            Message::new(texts, "errors-backup-write", &[("reason", io_reason(texts, source).into())])
        }
    }
}

fn verify(texts: &Texts, error: &VerifyError) -> Message {
    match error {
        VerifyError::Fault(fault) => chain_fault(texts, *fault),
        VerifyError::Cancelled => Message::new(texts, "errors-other-cancelled", &[]),
        VerifyError::Journal(error) => journal(texts, error),
    }
}

/// Where the chain of the change log does not hold.
pub fn chain_fault(texts: &Texts, fault: ChainFault) -> Message {
    let id = match fault.what {
        Fault::Missing => "errors-chain-missing",
        Fault::Unreadable => "errors-chain-unreadable",
        Fault::Earlier => "errors-chain-earlier",
        Fault::Content => "errors-chain-content",
        Fault::Altered => "errors-chain-altered",
        Fault::Anchor => "errors-chain-anchor",
    };
    Message::new(texts, id, &[("number", plain(fault.number))])
}

fn issuer_reason(texts: &Texts, error: &IssuerError) -> String {
    match error {
        IssuerError::Book { file, source } => portal::messages::book_failed(texts, file, source),
        IssuerError::Order(refusal) => portal::messages::refused(texts, Path::new(""), refusal),
        IssuerError::Certificate(error) => portal::messages::certificate_failed(texts, error),
        IssuerError::Refused { file, refusal } => portal::messages::refused(texts, file, refusal),
    }
}

/// Why a certificate gives no code.
pub fn certificate_problem(texts: &Texts, file: &Path, problem: &CertificateProblem) -> Message {
    let id = match problem {
        CertificateProblem::Unreadable(reason) => {
            let values = [("file", shown(file)), ("reason", reason.into())];
            return Message::new(texts, "errors-certificate-unreadable", &values);
        }
        CertificateProblem::OtherFile(found) => {
            return sentences::other_file(texts, Some(file), *found, FileNeed::Certificate);
        }
        CertificateProblem::Uncompared(code) => {
            let values = [("file", shown(file)), ("code", code.to_string().into())];
            return Message::new(texts, "errors-certificate-uncompared", &values);
        }
        CertificateProblem::Fault(fault) => match fault {
            CertificateFault::Encrypted => "errors-certificate-encrypted",
            CertificateFault::WrongPassword => "errors-certificate-wrong-password",
            CertificateFault::NoText => "errors-certificate-no-text",
            CertificateFault::NoRecognition => "errors-certificate-no-recognition",
            CertificateFault::NotPdf => "errors-certificate-not-pdf",
            CertificateFault::NothingInside => "errors-certificate-nothing-inside",
            CertificateFault::Damaged => "errors-certificate-damaged",
            CertificateFault::NoCode => "errors-certificate-no-code",
            CertificateFault::Invoice => "errors-certificate-invoice",
            CertificateFault::OtherId => "errors-certificate-other-id",
            CertificateFault::TooLarge => "errors-certificate-too-large",
            CertificateFault::Timeout => "errors-certificate-timeout",
        },
    };
    Message::new(texts, id, &[("file", shown(file))])
}

fn license_xml(texts: &Texts, error: &LicenseXmlError) -> Message {
    let message = |id: &str, values: &Values<'_>| Message::new(texts, id, values);
    // Names of elements in these are the file's own, the same in every language.
    let unclear = || message("errors-xml-unclear", &[("reason", error.to_string().into())]);
    match error {
        LicenseXmlError::Syntax { position, .. } | LicenseXmlError::IllFormed { position, .. } => {
            message("errors-xml-malformed", &[("position", (*position).into())])
        }
        LicenseXmlError::NotALicense { found } => message("errors-xml-not-license", &[("found", found.into())]),
        LicenseXmlError::DocumentType
        | LicenseXmlError::UnknownEntity { .. }
        | LicenseXmlError::TooMuch { .. }
        | LicenseXmlError::TooLarge { .. } => message("errors-xml-dangerous", &[]),
        LicenseXmlError::NotUtf8
        | LicenseXmlError::IllegalCharacter { .. }
        | LicenseXmlError::Missing { .. }
        | LicenseXmlError::Repeated { .. }
        | LicenseXmlError::Unexpected { .. }
        | LicenseXmlError::WrongReference { .. }
        | LicenseXmlError::UnknownMethod { .. } => unclear(),
    }
}

fn user_file(texts: &Texts, error: &UserFileError) -> Message {
    let message = |id: &str, values: &Values<'_>| Message::new(texts, id, values);
    match error {
        UserFileError::Io(source) => {
            let this = texts.get("errors-users-this-file");
            message("errors-file-failed", &[("file", this.into()), ("reason", io_reason(texts, source).into())])
        }
        UserFileError::TooLarge { .. } => {
            message("errors-file-too-large", &[("file", texts.get("errors-users-this-file").into())])
        }
        UserFileError::Empty => message("errors-users-empty", &[]),
        UserFileError::MissingColumns { missing, found } => {
            let missing: Vec<&str> = missing.iter().map(|column| column.header()).collect();
            let values = [("missing", texts.list(&missing).into()), ("found", texts.list(found).into())];
            message("errors-users-missing-columns", &values)
        }
        UserFileError::DuplicateColumn { column } => {
            message("errors-users-duplicate-column", &[("column", column.header().into())])
        }
        UserFileError::TooManyColumns { limit } => {
            message("errors-users-too-many-columns", &[("limit", (*limit).into())])
        }
        UserFileError::UnclosedQuote { line } => message("errors-users-unclosed", &[("line", plain(*line))]),
    }
}

/// The name of a column of a file with users.
pub fn column_name(texts: &Texts, column: Column) -> String {
    texts
        .get(match column {
            Column::Key => "errors-field-key",
            Column::FirstName => "errors-field-first-name",
            Column::Name => "errors-field-name",
            Column::Account => "errors-field-account",
            Column::Phone => "errors-field-phone",
            Column::Fax => "errors-field-fax",
            Column::Mobile => "errors-field-mobile",
            Column::Email => "errors-field-email",
            Column::Description => "errors-field-description",
            Column::Location => "errors-field-location",
            Column::Group => "errors-field-group",
            Column::Lines => "errors-field-lines",
            Column::Teamdesk => "errors-field-teamdesk",
            Column::Joined => "errors-field-joined",
            Column::Protected => "errors-field-protected",
        })
        .into_owned()
}

/// A row that can't be read, with its line.
pub fn bad_row(texts: &Texts, row: &BadRow) -> String {
    let problem = row_problem(texts, row);
    texts.format("errors-row-at-line", &[("line", plain(row.line)), ("problem", problem.into())])
}

/// What is wrong with a row, without its line: a clause, not a sentence.
pub fn row_problem(texts: &Texts, row: &BadRow) -> String {
    let column = row.column.map(|column| column_name(texts, column)).unwrap_or_default();
    let column = ("column", Value::from(column));
    let cell = ("cell", Value::from(&row.cell));
    let format = |id: &str, values: &Values<'_>| texts.format(id, values);
    match &row.problem {
        Problem::MissingValue => format("errors-row-empty", &[column]),
        Problem::DuplicateKey { other_line } => {
            format("errors-row-duplicate-key", &[cell, ("other", plain(*other_line))])
        }
        Problem::KeyTooLong { bytes } => format("errors-row-key-too-long", &[("bytes", (*bytes).into())]),
        Problem::ShortenedNumber => format("errors-row-shortened", &[column, cell]),
        Problem::BadDate => format("errors-row-bad-date", &[column, cell]),
        Problem::UnknownRole { word } => format("errors-row-unknown-role", &[column, ("word", word.into())]),
        Problem::DuplicateLine { number } => format("errors-row-duplicate-line", &[("number", number.into())]),
        Problem::TooFewCells { expected, found } => {
            format("errors-row-too-few-cells", &[("expected", (*expected).into()), ("found", (*found).into())])
        }
        Problem::TooManyCells { expected, found } => {
            format("errors-row-too-many-cells", &[("expected", (*expected).into()), ("found", (*found).into())])
        }
        Problem::ControlCharacter { code } => {
            format("errors-row-control", &[column, ("code", format!("U+{code:04X}").into())])
        }
        Problem::Undecodable => format("errors-row-undecodable", &[column]),
        Problem::CellTooLong { limit } => format("errors-row-cell-too-long", &[column, ("limit", (*limit).into())]),
        Problem::RowTooLong { limit } => format("errors-row-too-long", &[("limit", (*limit).into())]),
    }
}

/// All rows of a file that can't be taken over: those that can't be read, and those that the core refuses, by line.
pub fn bad_rows(texts: &Texts, file: &UsersFile, refused: &[RowRefusal]) -> Vec<String> {
    let unread = file.bad_rows.iter().map(|row| (row.line, bad_row(texts, row)));
    let refused = refused.iter().map(|row| {
        let line = file.line_of(row);
        (line.unwrap_or(u64::MAX), sentences::row_refusal(texts, row, line))
    });
    let mut rows: Vec<(u64, String)> = unread.chain(refused).collect();
    rows.sort_by_key(|(line, _)| *line);
    let mut sentences: Vec<String> = rows.into_iter().map(|(_, sentence)| sentence).collect();
    if file.bad_rows_left_out > 0 {
        sentences.push(texts.format("errors-row-left-out", &[("count", file.bad_rows_left_out.into())]));
    }
    sentences
}

/// Why the rows of a file can't be taken over, with their lines in the file.
pub fn users_file_refusal(texts: &Texts, file: &UsersFile, refusal: &Refusal) -> Message {
    match refusal {
        Refusal::BadRows(refused) => {
            let count = file.bad_rows.len() + refused.len();
            Message::new(texts, "errors-refused-bad-rows", &[("count", count.into())])
                .with_details(bad_rows(texts, file, refused))
        }
        other => sentences::refusal(texts, other),
    }
}
