//! What a license certificate says, as values. Reading the PDF is the shell's work.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::code::{ForeignCode, RequestCode};

/// A license request code found in a certificate.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoundCode {
    /// Of our form, with a valid checksum: it can be redeemed here.
    Own(RequestCode),
    /// Of another form, beside a label: it can be copied for the vendor's own license management.
    Foreign(ForeignCode),
}

/// The code as it is typed.
impl fmt::Display for FoundCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(code) => code.fmt(formatter),
            Self::Foreign(code) => code.fmt(formatter),
        }
    }
}

/// A code that was recognised in the picture of a page: a guess, shown beside that picture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GuessedCode {
    /// As it was recognised. One of our own form has a valid checksum; nothing checks another one but the administrator.
    pub code: FoundCode,
    /// The line that it stands in, as a PNG.
    pub picture: Vec<u8>,
}

/// Units of a license type in a certificate.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CertificateLicense {
    /// Units.
    pub quantity: u32,
    /// License type as printed.
    pub name: String,
}

/// What a certificate says.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Certificate {
    /// License request codes, in reading order, each once.
    pub codes: Vec<FoundCode>,
    /// Order number, if one was found.
    pub order_number: Option<String>,
    /// The X-ID of the system that the licenses are meant for, if it is named.
    #[serde(default)]
    pub system_id: Option<String>,
    /// Customer, if one was found.
    pub customer: Option<String>,
    /// Licenses, as far as they were found; for the preview only.
    pub licenses: Vec<CertificateLicense>,
    /// What was recognised in pictures, if there is no text. Codes of our own form are among `codes` as well; a foreign
    /// one is not, before the administrator has confirmed it.
    #[serde(default)]
    pub guesses: Vec<GuessedCode>,
}

/// Why a file gives no code. As text it is a word for scripts that never changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CertificateFault {
    /// It can be read with a password only.
    #[error("encrypted")]
    Encrypted,
    /// It can be read with a password only, and another one was given.
    #[error("encrypted")]
    WrongPassword,
    /// It holds pictures, but no text, and none was recognised in them.
    #[error("no_text")]
    NoText,
    /// It holds pictures, but no text, and the program that recognises text in pictures is not installed.
    #[error("no_text")]
    NoRecognition,
    /// It is no PDF.
    #[error("not_pdf")]
    NotPdf,
    /// It is a mail or an archive without a PDF.
    #[error("not_pdf")]
    NothingInside,
    /// It is damaged, or made to harm.
    #[error("damaged")]
    Damaged,
    /// It has text, but no license request code in it.
    #[error("no_code")]
    NoCode,
    /// It is an invoice, which carries no license request code.
    #[error("no_code")]
    Invoice,
    /// It has a system ID or a hardware ID, but no license request code.
    #[error("no_code")]
    OtherId,
    /// It is larger than any certificate.
    #[error("too_large")]
    TooLarge,
    /// Reading it took too long.
    #[error("timeout")]
    Timeout,
}
