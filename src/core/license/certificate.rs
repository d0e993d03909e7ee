//! What a license certificate says, as values. Reading the PDF is the shell's work.

use alloc::{string::String, vec::Vec};

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
    /// Customer, if one was found.
    pub customer: Option<String>,
    /// Licenses, as far as they were found; for the preview only.
    pub licenses: Vec<CertificateLicense>,
}

/// Why a file gives no code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CertificateFault {
    /// It can be read with a password only.
    #[error("encrypted")]
    Encrypted,
    /// It holds pictures, but no text.
    #[error("no_text")]
    NoText,
    /// It is no PDF.
    #[error("not_pdf")]
    NotPdf,
    /// It is damaged, or made to harm.
    #[error("damaged")]
    Damaged,
    /// It has text, but no license request code in it.
    #[error("no_code")]
    NoCode,
    /// It is larger than any certificate.
    #[error("too_large")]
    TooLarge,
    /// Reading it took too long.
    #[error("timeout")]
    Timeout,
}
