//! What can go wrong with the change log.
use super::{DatabaseError, Head, ReadOnlyReason};

/// The change log could not be read, or something other than an entry not be written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The row of an entry is damaged beyond reading.
    #[error("entry {number} cannot be read")]
    Unreadable {
        /// The number of the entry.
        number: u64,
    },
    /// The chain does not pass through the head of a snapshot.
    #[error("the change log has no entry {} with this digest", .head.number)]
    UnknownHead {
        /// The head.
        head: Head,
    },
    /// Nothing may be written.
    #[error("the change log is read-only: {0}")]
    ReadOnly(ReadOnlyReason),
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// A part of a [`super::Draft`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DraftPart {
    /// Who did it.
    Actor,
    /// Why.
    Reason,
    /// What was done.
    Payload,
}

/// An entry has not been appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else has appended since: apply his entries, decide again.
    #[error("the change log has gone on to entry {}", .head.number)]
    Taken {
        /// The head now.
        head: Head,
    },
    /// Nothing may be written.
    #[error("the change log is read-only: {0}")]
    ReadOnly(ReadOnlyReason),
    /// A part of the draft is too long.
    #[error("{part:?} has {found} bytes, {limit} are the most")]
    TooLong {
        /// The part.
        part: DraftPart,
        /// Its length in bytes.
        found: usize,
        /// The longest that is accepted.
        limit: usize,
    },
    /// The store failed, e.g. because the disk is full.
    #[error(transparent)]
    Journal(#[from] JournalError),
}
