//! From the PDF of a license certificate to its codes.
//!
//! Certificates come from anywhere and a PDF reader is a large program over hostile input, so the file is read in a
//! child process of our own program with little memory, little time and no files ([`Reader`], [`run_if_asked`]); its
//! death is only an error here. The child turns the file into placed characters (`engine`), those into lines in
//! reading order (`lines`), and finds the codes in these (`find`). Whatever order a generator draws in, our own line
//! builder sees what a person sees.
//!
//! The engine is hayro-interpret behind the one function `engine::glyphs`. pdf-extract was measured against it over 514
//! certificates of some 35 generators, 415 of which must be read exactly, with the same line builder and finder: it
//! read 392 of the 415 and 23 of the 99 damaged or odd ones, hayro-interpret 415 and 89, both without a wrong code.
//! pdf-extract loses text without a word (fonts and operators that it does not know, pages without `/Type`, unusual
//! filters), panics on fonts that are a little wrong and repairs nothing. No file was read by it and not by
//! hayro-interpret, so a chain of both would gain nothing.
//!
//! A code is never guessed. Our own are told by prefix and checksum. The vendor's have neither that we know, so they
//! count only where a label calls them request codes and nothing of them can be missing.
mod attachments;
mod child;
mod engine;
mod find;
mod frame;
mod glyph;
mod guard;
mod lines;
mod options;
mod picture;
mod reading;
mod recognition;

use std::io;

use serde::{Deserialize, Serialize};
use xlm_core::license::{Certificate, CertificateLicense, FoundCode};

pub use self::{
    child::run_if_asked,
    guard::{LARGEST_FILE, Reader, read_certificate, read_certificate_file},
    options::ReadingOptions,
    recognition::Recognizer,
};

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
    /// The file is larger than [`LARGEST_FILE`].
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
            Self::NotPdf => "not_pdf",
            Self::Damaged => "damaged",
            Self::NoCode | Self::Invoice | Self::OtherId => "no_code",
            Self::TooLarge => "too_large",
            Self::Timeout => "timeout",
            Self::Unreadable(_) => "unreadable",
            Self::NoReader(_) => "no_reader",
        }
    }
}
