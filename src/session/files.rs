//! Files that an administrator hands over: certificates, packages, license.xml, users.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use xlm_core::{
    command::{Command, ImportOptions, RowRefusal},
    directory::UserRows,
    document::{DocumentKind, MAX_ENVELOPE_BYTES},
    file_kind::{FileKind, FileNeed, TELLING_BYTES},
    license::VendorLicense,
};

use super::{Engine, SessionError, convert};
use crate::sources::{
    license_xml::{self, LicenseXmlError},
    users,
};

/// The largest license.xml that is read; a real one has some 20 KiB.
const LARGEST_LICENSE_XML: u64 = 16 << 20;

/// A file with users, read and ready for an import.
#[derive(Clone, PartialEq, Debug)]
pub struct UsersFile {
    /// The file.
    pub file: PathBuf,
    /// Good rows for the command.
    pub rows: UserRows,
    /// The line of the file in which each of them begins; the first line is 1.
    pub lines: Vec<u64>,
    /// Rows that can't be read.
    pub bad_rows: Vec<users::BadRow>,
    /// Bad rows that are not listed because there are too many.
    pub bad_rows_left_out: u64,
    /// Names of columns that mean nothing here.
    pub unknown_columns: Vec<String>,
}

/// Reads a file with users.
///
/// # Errors
/// Where the file as a whole can't be read; bad rows are part of the result.
pub fn read_users_file(file: &Path) -> Result<UsersFile, SessionError> {
    read_users_file_while(file, &|_, _| true)
}

/// The same. `goes_on` is asked now and then, with the bytes that were read and those in all.
///
/// # Errors
/// Also [`SessionError::Cancelled`] where it says no.
pub fn read_users_file_while(file: &Path, goes_on: &dyn Fn(u64, u64) -> bool) -> Result<UsersFile, SessionError> {
    let source = File::open(file).map_err(SessionError::at(file))?;
    let length = source.metadata().map_or(0, |metadata| metadata.len());
    let read = users::read_users_from(source, length, goes_on).map_err(SessionError::from);
    let read = read.map_err(other_file(file, FileNeed::Users))?.ok_or(SessionError::Cancelled)?;
    Ok(UsersFile {
        file: file.to_path_buf(),
        rows: read.rows,
        lines: read.row_lines,
        bad_rows: read.bad_rows,
        bad_rows_left_out: read.bad_rows_left_out,
        unknown_columns: read.unknown_columns,
    })
}

impl UsersFile {
    /// The line of the file with a row that the core refuses.
    pub fn line_of(&self, refused: &RowRefusal) -> Option<u64> {
        self.lines.get(refused.row.checked_sub(1)?).copied()
    }

    /// The command that takes the good rows over.
    pub fn command(&self, options: ImportOptions) -> Command {
        Command::ImportUsers { rows: self.rows.clone(), options }
    }
}

/// What a file turned out to be.
#[derive(Clone, PartialEq, Debug)]
pub enum FileRead {
    /// A signed document; whether it is a package for this system is for the core to say.
    Package(String),
    /// An issuer's receipt for licenses given up; whether it is for this system is for the core to say.
    Receipt(String),
    /// The license file of a running XPhone server.
    VendorLicense(Box<VendorLicense>),
}

impl FileRead {
    /// The command that takes the file over.
    pub fn command(self) -> Command {
        match self {
            Self::Package(envelope) => Command::ImportPackage { envelope },
            Self::Receipt(envelope) => Command::ImportReceipt { envelope },
            Self::VendorLicense(license) => Command::LoadVendorLicense(*license),
        }
    }
}

/// The largest text file of another program that is read whole.
const LARGEST_TEXT: u64 = 1 << 20;

/// Reads a text file of another program, in whatever encoding it was saved.
///
/// # Errors
/// Where the file can't be read or is no text of that size.
pub fn read_text_file(file: &Path) -> Result<String, SessionError> {
    Ok(users::text_of(&read_bounded(file, LARGEST_TEXT)?))
}

/// At most `limit` bytes of a file; more is refused.
pub(super) fn read_bounded(file: &Path, limit: u64) -> Result<Vec<u8>, SessionError> {
    let mut bytes = Vec::new();
    let source = File::open(file).map_err(SessionError::at(file))?;
    source.take(limit + 1).read_to_end(&mut bytes).map_err(SessionError::at(file))?;
    if bytes.len() as u64 > limit { Err(SessionError::TooLarge(file.to_path_buf())) } else { Ok(bytes) }
}

/// Reads license.xml for a place that needs `needed`.
pub(super) fn read_license_xml(file: &Path, needed: FileNeed) -> Result<license_xml::VendorLicense, SessionError> {
    let read = || -> Result<_, SessionError> {
        let bytes = read_bounded(file, LARGEST_LICENSE_XML)?;
        Ok(license_xml::read_license(&bytes, &vendor_keys(file))?)
    };
    read().map_err(|error| match error {
        SessionError::LicenseXml(LicenseXmlError::NotALicense { .. }) => {
            SessionError::OtherFile { file: file.to_path_buf(), found: FileKind::Markup, needed }
        }
        error => other_file(file, needed)(error),
    })
}

/// Refuses a file that is clearly something else, before anybody is asked for more.
///
/// # Errors
/// [`SessionError::OtherFile`]. A file that can't be read is left to whoever reads it.
pub fn expect_file(file: &Path, needed: FileNeed) -> Result<(), SessionError> {
    let found = beginning(file).ok().and_then(|beginning| needed.mistaken(&beginning));
    found.map_or(Ok(()), |found| Err(SessionError::OtherFile { file: file.to_path_buf(), found, needed }))
}

/// Puts what a file is in the place of what its reader complains of, if it is clearly something else than needed.
pub(super) fn other_file(file: &Path, needed: FileNeed) -> impl FnOnce(SessionError) -> SessionError + '_ {
    move |error| expect_file(file, needed).err().unwrap_or(error)
}

/// The part of a file that tells its kind.
fn beginning(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(TELLING_BYTES as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file is.
pub(super) fn kind_of_file(file: &Path) -> Option<FileKind> {
    beginning(file).ok().map(|beginning| FileKind::of(&beginning))
}

/// Keys that the administrator put beside the file as `*.pem`, to have signatures checked against.
///
/// They only turn "not verified" into "verified by KEY" or "wrong"; no pool depends on them.
fn vendor_keys(file: &Path) -> Vec<license_xml::IssuerKey> {
    let Some(folder) = file.parent() else { return Vec::new() };
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pem")));
    files.sort();
    let keys = files.iter().take(16).filter_map(|path| read_bounded(path, 64 << 10).ok());
    keys.filter_map(|bytes| license_xml::IssuerKey::from_pem(&String::from_utf8(bytes).ok()?).ok()).collect()
}

impl Engine {
    /// Reads a license package, a receipt or license.xml, told apart by its content.
    ///
    /// # Errors
    /// Where it is none of them or can't be read.
    pub fn read_license_file(&self, file: &Path) -> Result<FileRead, SessionError> {
        expect_file(file, FileNeed::License).or_else(|error| match error {
            // Whether that is another web page or a damaged license.xml, its reader knows; and a document of a later
            // version is told from a damaged one by its signature.
            SessionError::OtherFile { found: FileKind::Markup | FileKind::OtherDocument, .. } => Ok(()),
            error => Err(error),
        })?;
        let bytes = read_bounded(file, LARGEST_LICENSE_XML)?;
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii_start();
        match start.first() {
            Some(b'<') => {
                let license = read_license_xml(file, FileNeed::License)?;
                Ok(FileRead::VendorLicense(Box::new(convert::vendor_license(license))))
            }
            Some(b'{') if bytes.len() <= MAX_ENVELOPE_BYTES => match String::from_utf8(bytes) {
                Ok(envelope) => Ok(match FileKind::of(envelope.as_bytes()) {
                    FileKind::Document(DocumentKind::Receipt) => FileRead::Receipt(envelope),
                    _ => FileRead::Package(envelope),
                }),
                Err(_) => Err(SessionError::UnknownFile(file.to_path_buf())),
            },
            Some(b'{') => Err(SessionError::TooLarge(file.to_path_buf())),
            _ => Err(SessionError::UnknownFile(file.to_path_buf())),
        }
    }
}
