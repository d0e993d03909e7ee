//! Does the chain hold?
use std::ops::ControlFlow;

use super::{Digest, Head, Journal, JournalError, StoredEntry, chain, entries};

/// How far a verification is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Entries verified.
    pub done: u64,
    /// Entries that there were at the start.
    pub total: u64,
}

/// The whole chain holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// How many of them have been redacted.
    pub redacted: u64,
    /// Where the chain ends.
    pub head: Head,
}

/// The first place at which the chain does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("entry {number}: {what}")]
pub struct ChainFault {
    /// The number of the entry.
    pub number: u64,
    /// What is wrong with it.
    pub what: Fault,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// There is no entry with this number, though there are later ones or an anchor names it.
    #[error("missing")]
    Missing,
    /// It cannot be read.
    #[error("cannot be read")]
    Unreadable,
    /// It is earlier than the entry before it.
    #[error("earlier than the entry before it")]
    Earlier,
    /// What was done is not what was written.
    #[error("its content has been altered")]
    Content,
    /// Its time, actor, reason, number or content is not what was written, or it stood elsewhere.
    #[error("altered, or moved from another place")]
    Altered,
    /// It is not the entry that a signed document names: the change log was rewritten.
    #[error("not the entry that a signed document names")]
    Anchor,
}

/// A verification did not reach its end.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The chain does not hold.
    #[error(transparent)]
    Fault(#[from] ChainFault),
    /// The caller cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The store could not be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// Follows the chain from the first entry to the last. `anchors` are heads that are known from elsewhere. `progress` is
/// called after every entry and may cancel.
///
/// # Errors
/// [`VerifyError::Fault`] names the first entry that is not what was written. If somebody has altered an entry *and* its
/// digest, that is the entry after it; if he has altered all digests to the end, only an anchor tells.
pub fn verify(
    journal: &dyn Journal,
    anchors: &[Head],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Verified, VerifyError> {
    let total = match journal.head() {
        Ok(head) => head.number,
        // The last entry cannot be read; the walk will say so.
        Err(JournalError::Unreadable { number }) => number,
        Err(error) => return Err(error.into()),
    };
    let mut state = Walk::default();
    for entry in entries(journal, 0) {
        let entry = match entry {
            Err(JournalError::Unreadable { .. }) => return Err(state.fault(Fault::Unreadable).into()),
            entry => entry?,
        };
        state.step(&entry, anchors)?;
        if progress(Progress { done: state.head.number, total }).is_break() {
            return Err(VerifyError::Cancelled);
        }
    }
    let Walk { head, redacted, .. } = state;
    match anchors.iter().map(|anchor| anchor.number).filter(|number| *number > head.number).min() {
        Some(_) => Err(ChainFault { number: head.number + 1, what: Fault::Missing }.into()),
        None => Ok(Verified { entries: head.number, redacted, head }),
    }
}

/// What is known after the entries so far.
struct Walk {
    head: Head,
    at: i64,
    redacted: u64,
}

impl Default for Walk {
    fn default() -> Self {
        Self { head: Head::EMPTY, at: i64::MIN, redacted: 0 }
    }
}

impl Walk {
    fn fault(&self, what: Fault) -> ChainFault {
        ChainFault { number: self.head.number + 1, what }
    }

    fn step(&mut self, entry: &StoredEntry, anchors: &[Head]) -> Result<(), ChainFault> {
        if entry.number != self.head.number + 1 {
            return Err(self.fault(Fault::Missing));
        }
        let content: Option<Digest> = entry.payload.as_deref().map(chain::payload_digest);
        if content.is_some_and(|digest| digest != entry.payload_digest) {
            return Err(self.fault(Fault::Content));
        }
        if entry.digest != chain::link(&self.head.digest, entry) {
            return Err(self.fault(Fault::Altered));
        }
        if entry.at.0 < self.at {
            return Err(self.fault(Fault::Earlier));
        }
        if anchors.iter().any(|anchor| anchor.number == entry.number && anchor.digest != entry.digest) {
            return Err(self.fault(Fault::Anchor));
        }
        self.head = entry.head();
        self.at = entry.at.0;
        self.redacted += u64::from(content.is_none());
        Ok(())
    }
}
