//! License certificates: what a customer receives with an order, as a PDF.
//!
//! Text is written in reading order with the code right after its label: any reader, ours included, finds the code
//! beside it.
mod appearance;
mod layout;
#[cfg(test)]
mod tests;

use xlm_core::{calendar::Day, code::RequestCode, document::ItemKind};

use crate::text::Texts;

/// What stands in a certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// Who issues it; none: the name from `assets/certificate.ron`.
    pub issuer: Option<String>,
    /// Customer.
    pub customer: String,
    /// Whom to ask, at the customer's.
    pub contact: Option<String>,
    /// Order number.
    pub order_number: String,
    /// Day of issue.
    pub date: Day,
    /// The code that fetches the licenses.
    pub code: RequestCode,
    /// The licenses.
    pub lines: Vec<CertificateLine>,
}

/// Units of one license type in a certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateLine {
    /// Units.
    pub quantity: u32,
    /// License type.
    pub license_type: String,
    /// Purchase, subscription or test.
    pub kind: ItemKind,
    /// First day.
    pub from: Option<Day>,
    /// Last day, inclusive.
    pub until: Option<Day>,
}

/// Why a certificate cannot be drawn.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum CertificateError {
    /// A character that the fonts of every PDF reader do not have.
    #[error("character {0:?} cannot be printed")]
    NotPrintable(char),
    /// The appearance that is compiled in cannot be read.
    #[error("appearance of certificates: {0}")]
    Appearance(ron::error::SpannedError),
    /// The code does not fit a QR code.
    #[error("QR code: {0}")]
    QrCode(qrcode::types::QrError),
}

/// Draws a certificate in the language of the texts. The same facts always give the same bytes.
///
/// # Errors
/// If a name has characters that cannot be printed.
pub fn draw(certificate: &Certificate, texts: &Texts) -> Result<Vec<u8>, CertificateError> {
    let appearance = appearance::Appearance::built_in().map_err(CertificateError::Appearance)?;
    layout::draw(certificate, &appearance, texts)
}
