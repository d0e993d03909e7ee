//! Files that an administrator hands over: certificates, packages, license.xml, users.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use xlm_core::{
    command::{Command, ImportOptions, RowRefusal},
    document::{DocumentKind, MAX_ENVELOPE_BYTES, kind_of},
    license::VendorLicense,
};

use super::{Engine, SessionError, convert, user_rows::user_row};
use crate::sources::{license_xml, users};

/// The largest license.xml that is read; a real one has some 20 KiB.
const LARGEST_LICENSE_XML: u64 = 16 << 20;

/// A file with users, read and ready for an import.
#[derive(Clone, PartialEq, Debug)]
pub struct UsersFile {
    /// The file.
    pub file: PathBuf,
    /// Good rows for the command.
    pub rows: Arc<Vec<xlm_core::directory::UserRow>>,
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
    let read = users::read_users_from(source, length, goes_on)?.ok_or(SessionError::Cancelled)?;
    // The reader has checked the IDs; what the core would refuse all the same is left to its own message.
    let rows = read.rows.into_iter().zip(read.row_lines);
    let good = rows.filter_map(|(row, line)| Some((user_row(row, &read.columns).ok()?, line)));
    let (rows, lines): (Vec<_>, _) = good.unzip();
    Ok(UsersFile {
        file: file.to_path_buf(),
        rows: rows.into(),
        lines,
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
        Command::ImportUsers { rows: Arc::clone(&self.rows), options }
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

/// At most `limit` bytes of a file; more is refused.
pub(super) fn read_bounded(file: &Path, limit: u64) -> Result<Vec<u8>, SessionError> {
    let mut bytes = Vec::new();
    let source = File::open(file).map_err(SessionError::at(file))?;
    source.take(limit + 1).read_to_end(&mut bytes).map_err(SessionError::at(file))?;
    if bytes.len() as u64 > limit { Err(SessionError::TooLarge(file.to_path_buf())) } else { Ok(bytes) }
}

pub(super) fn read_license_xml(file: &Path) -> Result<license_xml::VendorLicense, SessionError> {
    let bytes = read_bounded(file, LARGEST_LICENSE_XML)?;
    Ok(license_xml::read_license(&bytes, &vendor_keys(file))?)
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
    /// Reads a license package or license.xml, told apart by its content.
    ///
    /// # Errors
    /// Where it is neither or can't be read.
    pub fn read_license_file(&self, file: &Path) -> Result<FileRead, SessionError> {
        let bytes = read_bounded(file, LARGEST_LICENSE_XML)?;
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii_start();
        match start.first() {
            Some(b'<') => Ok(FileRead::VendorLicense(Box::new(convert::vendor_license(read_license_xml(file)?)))),
            Some(b'{') if bytes.len() <= MAX_ENVELOPE_BYTES => match String::from_utf8(bytes) {
                Ok(envelope) if kind_of(envelope.as_bytes()) == Ok(DocumentKind::Receipt) => {
                    Ok(FileRead::Receipt(envelope))
                }
                Ok(envelope) => Ok(FileRead::Package(envelope)),
                Err(_) => Err(SessionError::UnknownFile(file.to_path_buf())),
            },
            Some(b'{') => Err(SessionError::TooLarge(file.to_path_buf())),
            _ => Err(SessionError::UnknownFile(file.to_path_buf())),
        }
    }
}
