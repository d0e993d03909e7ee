//! What can go wrong with a database file, told apart as far as an administrator can act on it.
use std::{io, path::PathBuf};

use rusqlite::ErrorCode;

/// A database file could not be opened, read or written. Whatever was being written has not been written.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// There is no such file, and it was not to be created.
    #[error("{file} does not exist", file = .file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// The file lies on a file system that several machines share.
    #[error("{file} lies on a network file system ({kind}), where SQLite is not safe", file = .file.display())]
    NetworkShare {
        /// The file.
        file: PathBuf,
        /// The name of the file system, e.g. `nfs`.
        kind: String,
    },
    /// The file is no SQLite database, or one of another program.
    #[error("{file} is not a database of this program", file = .file.display())]
    NotOurs {
        /// The file.
        file: PathBuf,
    },
    /// Another process kept the database locked for longer than the patience of the options.
    #[error("the database is locked by another process")]
    Busy,
    /// The disk, or the quota, is full.
    #[error("the disk is full")]
    Full,
    /// The database can only be read.
    #[error("the database is read-only")]
    ReadOnly,
    /// The structure of the file is damaged.
    #[error("the database file is damaged")]
    Damaged,
    /// The file system refused something.
    #[error("{file} could not be used", file = .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the file system said.
        #[source]
        source: io::Error,
    },
    /// Anything else that SQLite reports.
    #[error("the database reported an error")]
    Sql(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for DatabaseError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Sql(error),
        }
    }
}
