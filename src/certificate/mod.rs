//! PDF to certificate (stand-in while the reader is merged).
#![expect(missing_docs, reason = "stand-in")]
use std::path::{Path, PathBuf};
use xlm_core::code::{ForeignCode, RequestCode};
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FoundCode { Own(RequestCode), Foreign(ForeignCode) }
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateLicense { pub quantity: u32, pub name: String }
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Certificate { pub codes: Vec<FoundCode>, pub order_number: Option<String>, pub customer: Option<String>, pub licenses: Vec<CertificateLicense> }
#[derive(Debug, thiserror::Error)]
pub enum CertificateError { #[error("e")] Encrypted, #[error("e")] NoText, #[error("e")] NotPdf, #[error("e")] Damaged, #[error("e")] NoCode, #[error("e")] TooLarge, #[error("e")] Timeout, #[error("e")] Unreadable(std::io::Error) }
pub struct Reader;
impl Reader { pub fn new(_program: Option<PathBuf>) -> Self { Self } }
pub fn read_file(_file: &Path, _reader: &Reader) -> Result<Certificate, CertificateError> { Err(CertificateError::NoText) }
pub fn run_if_asked() -> Option<std::process::ExitCode> { None }
