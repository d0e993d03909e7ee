//! What a file is, told by its content: for the sentence that somebody reads who has taken the wrong one.
//!
//! Names of files say nothing here. Nothing is trusted because of its kind either: whoever needs a package opens it by
//! the rules of [`crate::document`], and a file that only looks like one is refused there.
mod text;

use crate::document::{DocumentError, DocumentKind, kind_of};

/// So much of the beginning of a file tells its kind.
pub const TELLING_BYTES: usize = crate::document::MAX_ENVELOPE_BYTES;

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileKind {
    /// Nothing, or nothing but white space.
    Empty,
    /// One of the four signed documents, right or damaged.
    Document(DocumentKind),
    /// A signed document of a kind or version that this program does not know.
    OtherDocument,
    /// The vendor's license.xml.
    LicenseXml,
    /// Another XML file, or a web page.
    Markup,
    /// A PDF: what certificates are.
    Pdf,
    /// A backup of a system.
    Backup,
    /// A list of users as separated values.
    Users,
    /// A list of commands.
    Commands,
    /// The program's settings.
    Settings,
    /// A change log: the file with the data of a system. Another database of the same make looks the same.
    ChangeLog,
    /// A picture.
    Picture,
    /// An archive: also what office programs save.
    Archive,
    /// A message of a mail program.
    Mail,
    /// Another text.
    Text,
    /// None of these.
    Unknown,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 19] = [
        Self::Empty,
        Self::Document(DocumentKind::Request),
        Self::Document(DocumentKind::LicensePackage),
        Self::Document(DocumentKind::Release),
        Self::Document(DocumentKind::Receipt),
        Self::OtherDocument,
        Self::LicenseXml,
        Self::Markup,
        Self::Pdf,
        Self::Backup,
        Self::Users,
        Self::Commands,
        Self::Settings,
        Self::ChangeLog,
        Self::Picture,
        Self::Archive,
        Self::Mail,
        Self::Text,
        Self::Unknown,
    ];

    /// Tells the kind by the beginning of a file, [`TELLING_BYTES`] of it or all if it is shorter.
    pub fn of(beginning: &[u8]) -> Self {
        by_signature(beginning).unwrap_or_else(|| text::kind(beginning))
    }
}

/// A place where a file is asked for, by what it takes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FileNeed {
    /// What the issuer sent, or license.xml: for the license import.
    License,
    /// license.xml alone: for planning.
    LicenseXml,
    /// License certificates, also in a mail or an archive.
    Certificate,
    /// A list of users.
    Users,
    /// A list of commands.
    Commands,
    /// A backup.
    Backup,
    /// A license request.
    Request,
    /// A return of licenses.
    Release,
}

impl FileNeed {
    /// All places.
    pub const ALL: [Self; 8] = [
        Self::License,
        Self::LicenseXml,
        Self::Certificate,
        Self::Users,
        Self::Commands,
        Self::Backup,
        Self::Request,
        Self::Release,
    ];

    /// Whether a file of that kind belongs here.
    pub const fn takes(self, kind: FileKind) -> bool {
        match self {
            Self::License => matches!(
                kind,
                FileKind::Document(DocumentKind::LicensePackage | DocumentKind::Receipt) | FileKind::LicenseXml
            ),
            Self::LicenseXml => matches!(kind, FileKind::LicenseXml),
            Self::Certificate => matches!(kind, FileKind::Pdf | FileKind::Mail | FileKind::Archive),
            Self::Users => matches!(kind, FileKind::Users),
            Self::Commands => matches!(kind, FileKind::Commands),
            Self::Backup => matches!(kind, FileKind::Backup),
            Self::Request => matches!(kind, FileKind::Document(DocumentKind::Request)),
            Self::Release => matches!(kind, FileKind::Document(DocumentKind::Release)),
        }
    }

    /// What a file that was refused here is, if it is clearly something else. A text may be a damaged or hand-made file of
    /// the right kind: what the reader of the place has to say helps more then.
    pub fn mistaken(self, beginning: &[u8]) -> Option<FileKind> {
        let kind = FileKind::of(beginning);
        (kind != FileKind::Text && !self.takes(kind)).then_some(kind)
    }
}

impl From<DocumentKind> for FileNeed {
    fn from(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Request => Self::Request,
            DocumentKind::LicensePackage | DocumentKind::Receipt => Self::License,
            DocumentKind::Release => Self::Release,
        }
    }
}

/// Kinds that begin with bytes of their own.
fn by_signature(beginning: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(&[u8], FileKind); 17] = [
        (b"XLM-BACKUP\r\n", FileKind::Backup),
        (b"SQLite format 3\0", FileKind::ChangeLog),
        (b"\x89PNG\r\n", FileKind::Picture),
        (b"\xff\xd8\xff", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"BM", FileKind::Picture),
        (b"II*\0", FileKind::Picture),
        (b"MM\0*", FileKind::Picture),
        (b"\0\0\x01\0", FileKind::Picture),
        (b"PK\x03\x04", FileKind::Archive),
        (b"PK\x05\x06", FileKind::Archive),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
        (b"Rar!\x1a\x07", FileKind::Archive),
        (b"\x1f\x8b", FileKind::Archive),
        (b"BZh", FileKind::Archive),
        (b"\xfd7zXZ\0", FileKind::Archive),
        // A compound file: what Outlook saves.
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Mail),
    ];
    let found = SIGNATURES.into_iter().find(|(signature, _)| beginning.starts_with(signature)).map(|(_, kind)| kind);
    let is_web_picture = beginning.starts_with(b"RIFF") && beginning.get(8..12) == Some(b"WEBP");
    // Readers of PDF look for the header in the first 1,024 bytes.
    let is_pdf = beginning.get(..beginning.len().min(1024)).is_some_and(|start| contains(start, b"%PDF-"));
    found
        // Two letters are little: a text may begin with them.
        .filter(|_| !beginning.starts_with(b"BM") || beginning.get(..64).is_some_and(|start| start.contains(&0)))
        .or(is_web_picture.then_some(FileKind::Picture))
        .or(is_pdf.then_some(FileKind::Pdf))
}

/// A signed document by what it claims to be; its signature may be wrong.
fn document(text: &str) -> Option<FileKind> {
    match kind_of(text.as_bytes()) {
        Ok(kind) => return Some(FileKind::Document(kind)),
        Err(DocumentError::UnknownType(_)) => return Some(FileKind::OtherDocument),
        Err(_) => {}
    }
    let claims = |kind: &DocumentKind| text.contains(kind.payload_type());
    let claimed = DocumentKind::ALL.into_iter().find(claims).map(FileKind::Document);
    claimed.or_else(|| text.contains("\"payloadType\"").then_some(FileKind::OtherDocument))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests;
