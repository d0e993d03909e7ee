//! Why a file gives no codes.
use std::io;

use xlm_core::license::CertificateFault;

/// Why there are no codes.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// It is the file.
    #[error(transparent)]
    Fault(#[from] CertificateFault),
    /// The file could not be opened or read.
    #[error("the file cannot be opened")]
    Unreadable(#[source] io::Error),
    /// The reader, a child process, could not be started.
    #[error("the reader cannot be started")]
    NoReader(#[source] io::Error),
}
