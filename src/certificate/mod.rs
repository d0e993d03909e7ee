//! PDF to certificate (stand-in while the reader is merged).
#![expect(missing_docs, reason = "stand-in")]
use std::path::{Path, PathBuf};
use xlm_core::license::{Certificate, CertificateFault};
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    #[error("{0}")]
    Fault(CertificateFault),
    #[error("{0}")]
    Unreadable(std::io::Error),
}
pub struct Reader;
impl Reader {
    pub fn new(_program: Option<PathBuf>) -> Self {
        Self
    }
}
pub fn read_file(_file: &Path, _reader: &Reader) -> Result<Certificate, CertificateError> {
    Err(CertificateError::Fault(CertificateFault::NoText))
}
pub fn run_if_asked() -> Option<std::process::ExitCode> {
    None
}
