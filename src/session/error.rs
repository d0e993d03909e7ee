//! What can go wrong in a session. Each error is shown once, by the front end that asked.

use std::{io, path::PathBuf, sync::Arc};

use xlm_core::{
    catalog::CatalogError,
    command::{ReadError, Refusal},
    document::{DocumentError, TrustFlaw},
    event::PayloadError,
    file_kind::{FileKind, FileNeed},
};

use crate::{
    journal::{AppendError, JournalError, ReadOnlyReason, VerifyError},
    machine::MachineError,
    portal::{
        BookError, certificate,
        client::{AddressFlaw, ClientError},
        protocol,
    },
    preferences::{BackupError, KeyError, PlaceError, RestoreError},
    sources::{license_xml::LicenseXmlError, users::UserFileError},
};

/// An error of a session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The command is refused by a rule.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The place of the data can't be used.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The change log can't be used.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// An entry can't be appended.
    #[error(transparent)]
    Append(AppendError),
    /// The change log may only be read.
    #[error("the change log is read-only: {0}")]
    ReadOnly(ReadOnlyReason),
    /// An entry of the change log can't be understood.
    #[error("entry {number} can't be read: {source}")]
    Entry {
        /// Its number.
        number: u64,
        /// Why.
        source: PayloadError,
    },
    /// There is no such entry.
    #[error("there is no entry {0}")]
    NoSuchEntry(u64),
    /// Somebody else changed something meanwhile, so that what was confirmed is not what would happen now.
    #[error("the change log has gone on, and the change would now be another one")]
    ChangedMeanwhile,
    /// The installation key can't be used.
    #[error(transparent)]
    Key(Arc<KeyError>),
    /// A command that only the program makes, for what it has done itself.
    #[error("only the program itself makes this command")]
    NotByHand,
    /// A backup was made on a workstation: it holds no installation key.
    #[error("{} holds no installation key", .0.display())]
    NoKeyInBackup(PathBuf),
    /// The installation key of a backup is not the one of this system.
    #[error("{} holds the installation key of another system", .0.display())]
    OtherKeyInBackup(PathBuf),
    /// This machine has no installation key: it is a workstation.
    #[error("this machine is not the server that the licenses are bound to")]
    Workstation,
    /// The hardware can't be read.
    #[error(transparent)]
    Machine(#[from] MachineError),
    /// A signed document can't be made or opened.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A text can't be read as commands.
    #[error(transparent)]
    Commands(#[from] ReadError),
    /// A file with users can't be read.
    #[error(transparent)]
    UserFile(#[from] UserFileError),
    /// A license.xml can't be read.
    #[error(transparent)]
    LicenseXml(#[from] LicenseXmlError),
    /// A file is neither a license package nor a license.xml.
    #[error("{} is neither a license package nor a license.xml", .0.display())]
    UnknownFile(PathBuf),
    /// A file is something else than what is needed.
    #[error("{} is {found:?}, needed for {needed:?}", .file.display())]
    OtherFile {
        /// The file.
        file: PathBuf,
        /// What it is.
        found: FileKind,
        /// What is needed.
        needed: FileNeed,
    },
    /// A signed document is about another system.
    #[error("{} is about another system: {system}", .file.display())]
    OtherSystem {
        /// The document.
        file: PathBuf,
        /// The X-ID that it names.
        system: String,
    },
    /// A file is larger than anything of its kind.
    #[error("{} is too large", .0.display())]
    TooLarge(PathBuf),
    /// A file can't be read or written.
    #[error("{}: {source}", .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A backup can't be made or read.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// A backup can't be restored.
    #[error("the backup can't be restored: {0}")]
    Restore(Box<RestoreError<Self>>),
    /// The chain of the change log does not hold.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// No random numbers can be had from the operating system.
    #[error("the operating system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// What is compiled into the program is damaged: the list of trusted issuers.
    #[error(transparent)]
    Trust(#[from] TrustFlaw),
    /// What is compiled into the program is damaged: a catalog.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The part of the sample company's chain that issues packages failed.
    #[error("the sample issuer failed: {0}")]
    Issuer(#[from] IssuerError),
    /// No license portal is known.
    #[error("no license portal is known")]
    NoPortal,
    /// The address of the license portal can't be used.
    #[error("{address}: {flaw}")]
    PortalAddress {
        /// As it was given.
        address: String,
        /// Why.
        flaw: AddressFlaw,
    },
    /// The license portal brought nothing.
    #[error(transparent)]
    Portal(ClientError),
    /// The work was cancelled; nothing has changed.
    #[error("cancelled")]
    Cancelled,
    /// The thread that does the work has ended.
    #[error("the worker has ended")]
    WorkerEnded,
}

/// Why the sample company's issuer could not do his part.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// His order book can't be used.
    #[error("{}: {source}", .file.display())]
    Book {
        /// The book.
        file: PathBuf,
        /// Why.
        source: BookError,
    },
    /// He does not take the order.
    #[error("order: {0}")]
    Order(protocol::Refusal),
    /// He can't draw the certificate.
    #[error(transparent)]
    Certificate(#[from] certificate::CertificateError),
    /// He refuses the request.
    #[error("{}: {refusal}", .file.display())]
    Refused {
        /// The request.
        file: PathBuf,
        /// Why.
        refusal: protocol::Refusal,
    },
}

impl From<KeyError> for SessionError {
    fn from(error: KeyError) -> Self {
        Self::Key(Arc::new(error))
    }
}

impl From<ClientError> for SessionError {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Cancelled => Self::Cancelled,
            other => Self::Portal(other),
        }
    }
}

impl From<AppendError> for SessionError {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::ReadOnly(reason) => Self::ReadOnly(reason),
            AppendError::Journal(error) => Self::Journal(error),
            other => Self::Append(other),
        }
    }
}

impl SessionError {
    /// Turns an I/O error into one that names the file.
    pub(super) fn at(file: &std::path::Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File { file: file.to_path_buf(), source }
    }
}
