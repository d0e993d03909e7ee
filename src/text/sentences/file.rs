//! A file of one kind where one of another kind is needed.
use std::path::Path;

use xlm_core::{
    document::DocumentKind,
    file_kind::{FileKind, FileNeed},
};

use super::{Message, Texts};

/// What the file is, what is needed, and where the file belongs. Without a name it is "the file".
pub fn other_file(texts: &Texts, file: Option<&Path>, found: FileKind, needed: FileNeed) -> Message {
    let file = file.map_or_else(|| texts.get("errors-file-this"), Path::to_string_lossy);
    let is = found_id(found);
    let values =
        [("file", file.into()), ("found", texts.get(is).into()), ("needed", texts.get(needed_id(needed)).into())];
    Message { to_do: texts.format_if_any(is, "do", &[]), ..Message::new(texts, "errors-file-other-kind", &values) }
}

const fn found_id(found: FileKind) -> &'static str {
    match found {
        FileKind::Empty => "errors-found-empty",
        FileKind::Document(DocumentKind::Request) => "errors-found-request",
        FileKind::Document(DocumentKind::LicensePackage) => "errors-found-package",
        FileKind::Document(DocumentKind::Release) => "errors-found-release",
        FileKind::Document(DocumentKind::Receipt) => "errors-found-receipt",
        FileKind::OtherDocument => "errors-found-other-document",
        FileKind::LicenseXml => "errors-found-license-xml",
        FileKind::Markup => "errors-found-markup",
        FileKind::Pdf => "errors-found-pdf",
        FileKind::Backup => "errors-found-backup",
        FileKind::Users => "errors-found-users",
        FileKind::Commands => "errors-found-commands",
        FileKind::Settings => "errors-found-settings",
        FileKind::ChangeLog => "errors-found-change-log",
        FileKind::Picture => "errors-found-picture",
        FileKind::Archive => "errors-found-archive",
        FileKind::Mail => "errors-found-mail",
        FileKind::Text => "errors-found-text",
        FileKind::Unknown => "errors-found-unknown",
    }
}

const fn needed_id(needed: FileNeed) -> &'static str {
    match needed {
        FileNeed::License => "errors-needed-license",
        FileNeed::LicenseXml => "errors-needed-license-xml",
        FileNeed::Certificate => "errors-needed-certificate",
        FileNeed::Users => "errors-needed-users",
        FileNeed::Commands => "errors-needed-commands",
        FileNeed::Backup => "errors-needed-backup",
        FileNeed::Request => "errors-needed-request",
        FileNeed::Release => "errors-needed-release",
    }
}
