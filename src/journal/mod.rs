//! The change log's store: numbered entries in a chain of digests, append-only.
//!
//! The store knows nothing of commands or events; an entry's payload is bytes. [`Journal`] has two implementations that
//! pass the same contract tests: [`MemoryJournal`] and [`SqliteJournal`].
//!
//! The chain finds damage, not fraud: who can write the file can write a new chain. Against that, heads travel in signed
//! requests and receipts and are given to [`verify()`] as anchors; they also show that entries at the end are missing.
mod chain;
mod entries;
mod error;
mod memory;
mod pack;
mod payload;
mod restore;
mod snapshot;
mod sqlite;
#[cfg(test)]
mod tests;
mod verify;

use xlm_core::calendar::UtcMicros;

pub use crate::database::{Access, DatabaseError, ReadOnlyReason};
pub use chain::{ACTOR_LIMIT, PAYLOAD_LIMIT, REASON_LIMIT};
pub use entries::{Entries, entries};
pub use error::{AppendError, DraftPart, JournalError};
pub use memory::MemoryJournal;
pub use payload::Payload;
pub use snapshot::{KEPT_SNAPSHOTS, Snapshot, SnapshotContent};
pub use sqlite::{Options, SqliteJournal, copy_change_log};
pub use verify::{ChainFault, Fault, Progress, Verified, VerifyError, verify};

/// A SHA-256.
pub type Digest = [u8; 32];

/// The end of the chain: number and digest of its last entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Head {
    /// Number of the last entry; 0 in an empty change log.
    pub number: u64,
    /// Its digest; 32 zero bytes in an empty change log.
    pub digest: Digest,
}

impl Head {
    /// The head of a change log without entries; the first entry is number 1.
    pub const EMPTY: Self = Self { number: 0, digest: [0; 32] };
}

/// What is to become an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// When it was done; raised to the time of the last entry if the clock went backwards.
    pub at: UtcMicros,
    /// Who did it, as account@computer; at most [`ACTOR_LIMIT`] bytes.
    pub actor: String,
    /// Why, in the actor's words; at most [`REASON_LIMIT`] bytes, may be empty.
    pub reason: String,
    /// What was done, as JSON; kept byte for byte, at most [`PAYLOAD_LIMIT`] bytes.
    pub payload: Payload,
}

/// What became of a draft. The rest of its entry is what the draft said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Appended {
    /// The head that the entry is.
    pub head: Head,
    /// When it was done; never before the entry before it.
    pub at: UtcMicros,
}

/// An entry as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredEntry {
    /// 1, 2, 3, … without gaps.
    pub number: u64,
    /// When it was done; never before the entry before it.
    pub at: UtcMicros,
    /// Who did it.
    pub actor: String,
    /// Why.
    pub reason: String,
    /// What was done, the bytes as they were written; none if they were redacted.
    pub payload: Option<Vec<u8>>,
    /// SHA-256 of the payload; stays when the payload is redacted.
    pub payload_digest: Digest,
    /// The link of the chain; see [`verify()`].
    pub digest: Digest,
}

impl StoredEntry {
    /// The head of the change log when this entry was its last.
    pub const fn head(&self) -> Head {
        Head { number: self.number, digest: self.digest }
    }
}

/// A change log. Every handle sees what any other handle, in this process or another, has appended.
pub trait Journal: Send {
    /// May entries be appended? Looked up when it was opened and at each append.
    fn access(&self) -> Access;

    /// The head now.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn head(&self) -> Result<Head, JournalError>;

    /// Appends one entry after `expected`, durably, or nothing at all.
    ///
    /// # Errors
    /// [`AppendError::Taken`] if the head is another one: somebody was faster. Only after [`AppendError::Journal`] with
    /// an error of the disk is it open whether the entry is there; [`Journal::head`] tells once the disk works again.
    fn append(&mut self, expected: Head, draft: Draft) -> Result<Appended, AppendError>;

    /// The entries after a number, in order: at most `limit`, and fewer if they are large. None means that there are no
    /// more. See [`entries()`] for all of them.
    ///
    /// # Errors
    /// [`JournalError::Unreadable`] if one of them is damaged beyond reading.
    fn read_after(&self, number: u64, limit: usize) -> Result<Vec<StoredEntry>, JournalError>;

    /// One entry, if there is one with this number.
    ///
    /// # Errors
    /// As [`Journal::read_after`].
    fn read(&self, number: u64) -> Result<Option<StoredEntry>, JournalError>;

    /// A number that differs from an earlier answer if another handle has written since. Cheap; ask once a second.
    /// What changed is told by [`Journal::head`]: it may be a snapshot only.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn change_counter(&self) -> Result<u64, JournalError>;

    /// Keeps what the entries up to `head` lead to, to save applying them again. A cache: of all snapshots, the newest
    /// [`KEPT_SNAPSHOTS`] stay; of large ones only the newest.
    ///
    /// # Errors
    /// [`JournalError::UnknownHead`] if the chain does not pass through `head`.
    fn save_snapshot(&mut self, head: Head, content: &SnapshotContent) -> Result<(), JournalError>;

    /// Whether the chain passes through this head: not if another change log was restored in its place since.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn holds(&self, head: Head) -> Result<bool, JournalError>;

    /// The newest snapshot of an entry up to `max`. One that is damaged, or does not belong to this chain, is passed over.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn latest_snapshot(&self, max: u64) -> Result<Option<Snapshot>, JournalError>;
}
