//! Why a file gives no codes.
use std::io;

use serde::{Deserialize, Serialize};

/// Why there are no codes.
#[derive(Debug, thiserror::Error, Serialize, Deserialize)]
pub enum CertificateError {
    /// The file can only be opened with a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// The file can only be opened with another password than the one that was given.
    #[error("the password does not open the file")]
    WrongPassword,
    /// There is no text, e.g. only the picture of a scanned page, or it cannot be told which characters it has.
    #[error("the file has no readable text")]
    NoText,
    /// There is no text, and the program that recognises text in pictures is not installed.
    #[error("the file has no text, and nothing here recognises text in pictures")]
    NoRecognition,
    /// Not a PDF at all.
    #[error("the file is not a PDF")]
    NotPdf,
    /// The file cannot be read, or reading it ended the reader.
    #[error("the file is damaged")]
    Damaged,
    /// There is text, but no request code in it.
    #[error("the file contains no license request code")]
    NoCode,
    /// An invoice: it has other numbers, but no request code.
    #[error("the file is an invoice and contains no license request code")]
    Invoice,
    /// A system ID or hardware ID, but no request code.
    #[error("the file contains an identity, but no license request code")]
    OtherId,
    /// A mail or an archive without a PDF.
    #[error("the file contains no PDF")]
    NothingInside,
    /// The file is larger than [`super::LARGEST_FILE`].
    #[error("the file is too large")]
    TooLarge,
    /// Reading took too long and was ended.
    #[error("reading the file took too long")]
    Timeout,
    /// The file could not be opened or read.
    #[error("the file cannot be opened")]
    #[serde(skip)]
    Unreadable(#[source] io::Error),
    /// The reader, a child process, could not be started.
    #[error("the reader cannot be started")]
    #[serde(skip)]
    NoReader(#[source] io::Error),
}

impl CertificateError {
    /// A word for scripts that never changes.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encrypted | Self::WrongPassword => "encrypted",
            Self::NoText | Self::NoRecognition => "no_text",
            Self::NotPdf | Self::NothingInside => "not_pdf",
            Self::Damaged => "damaged",
            Self::NoCode | Self::Invoice | Self::OtherId => "no_code",
            Self::TooLarge => "too_large",
            Self::Timeout => "timeout",
            Self::Unreadable(_) => "unreadable",
            Self::NoReader(_) => "no_reader",
        }
    }
}
