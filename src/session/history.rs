//! The change log as a history: what happened, states of the past, undo, and whether the chain holds.

use std::{ops::ControlFlow, sync::Arc};

use xlm_core::{
    calendar::{Day, UtcMicros},
    command::{Command, Refusal},
    document::ChangeLogHead,
    event::Entry,
    installation::Installation,
    report::{Holding, Holdings},
    undo,
};

use super::{Engine, SessionError, engine::decoded, snapshots};
use crate::journal::{Head, Journal as _, Verified, VerifyError, entries, verify};

/// An entry for a list.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangeLine {
    /// The entry with its events.
    pub entry: Arc<Entry>,
    /// Whether its contents were removed later, e.g. for data protection.
    pub redacted: bool,
}

impl Engine {
    /// All entries, oldest first.
    ///
    /// # Errors
    /// Where the change log can't be read.
    pub fn changes(&self) -> Result<Vec<ChangeLine>, SessionError> {
        self.changes_after(0, |_| true)
    }

    /// The entries after one. `goes_on` is asked before each, with its number.
    pub(super) fn changes_after(
        &self,
        number: u64,
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<Vec<ChangeLine>, SessionError> {
        entries(&self.journal, number)
            .map(|stored| {
                let stored = stored?;
                if !goes_on(stored.number) {
                    return Err(SessionError::Cancelled);
                }
                Ok(ChangeLine { redacted: stored.payload.is_none(), entry: Arc::new(decoded(&stored)?) })
            })
            .collect()
    }

    /// An entry.
    ///
    /// # Errors
    /// [`SessionError::NoSuchEntry`] if there is none.
    pub fn entry(&self, number: u64) -> Result<Entry, SessionError> {
        let stored = self.journal.read(number)?.ok_or(SessionError::NoSuchEntry(number))?;
        decoded(&stored)
    }

    /// The state right after an entry; 0 is before the first.
    ///
    /// # Errors
    /// Where there is no such entry or the change log can't be read.
    pub fn state_after(&self, number: u64) -> Result<Installation, SessionError> {
        self.replayed(number, |_| true)
    }

    /// The same; `goes_on` is asked before each entry, with its number.
    pub(super) fn replayed(
        &self,
        number: u64,
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<Installation, SessionError> {
        if number > self.head.number {
            return Err(SessionError::NoSuchEntry(number));
        }
        let (mut state, head, _) = snapshots::newest(&self.journal, &self.surroundings, number);
        let missing = usize::try_from(number - head.number).unwrap_or(usize::MAX);
        for stored in entries(&self.journal, head.number).take(missing) {
            let stored = stored?;
            if !goes_on(stored.number) {
                return Err(SessionError::Cancelled);
            }
            state.apply(&decoded(&stored)?);
            state.verify_package(&self.surroundings.trust);
        }
        Ok(state)
    }

    /// The last entry that was made until a moment; 0 if there is none.
    pub(super) fn last_entry_until(&self, moment: UtcMicros) -> Result<u64, SessionError> {
        let mut last = 0;
        for stored in entries(&self.journal, 0) {
            let stored = stored?;
            if stored.at > moment {
                break;
            }
            last = stored.number;
        }
        Ok(last)
    }

    /// Who held which license in these days, both inclusive. `goes_on` is asked before each entry, with its number.
    ///
    /// # Errors
    /// Where the change log can't be read, or `goes_on` says no.
    pub fn holdings(
        &self,
        first: Day,
        last: Day,
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<Vec<Holding>, SessionError> {
        let mut holdings = Holdings::between(first, last, self.now());
        let mut state = Installation::new(Arc::clone(&self.surroundings.catalogs));
        let mut since = UtcMicros(i64::MIN);
        for stored in entries(&self.journal, 0) {
            let stored = stored?;
            if !goes_on(stored.number) {
                return Err(SessionError::Cancelled);
            }
            holdings.observe(&state, since, stored.at);
            state.apply(&decoded(&stored)?);
            state.verify_package(&self.surroundings.trust);
            since = stored.at;
        }
        holdings.observe(&state, since, UtcMicros(i64::MAX));
        Ok(holdings.finish())
    }

    /// The command that takes an entry back.
    ///
    /// # Errors
    /// All facts that have changed since, as a refusal.
    pub fn undo_command(&self, number: u64) -> Result<Command, SessionError> {
        let entry = self.entry(number)?;
        let before = self.state_after(number - 1)?;
        let restoration = undo::undo(&before, &self.installation, &entry).map_err(Refusal::Conflicts)?;
        Ok(Command::Restore(restoration))
    }

    /// Checks the chain of digests. `goes_on` is asked now and then.
    ///
    /// # Errors
    /// The first place at which the chain does not hold.
    pub fn verify_changes(&self, goes_on: impl FnMut(u64) -> bool) -> Result<Verified, SessionError> {
        self.verify_changes_against(&[], goes_on)
    }

    /// The same, and that the chain goes through the entries that signed documents name: whoever rewrites a change log
    /// can't rewrite the requests that were sent.
    ///
    /// # Errors
    /// The first place at which the chain does not hold.
    pub fn verify_changes_against(
        &self,
        known: &[ChangeLogHead],
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<Verified, SessionError> {
        let known = known.iter().map(|head| Head { number: head.number, digest: head.digest.0 });
        let anchors: Vec<Head> = known.chain([self.head]).collect();
        verify(&self.journal, &anchors, &mut |progress| {
            if goes_on(progress.done) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
        .map_err(|error| match error {
            VerifyError::Cancelled => SessionError::Cancelled,
            error => error.into(),
        })
    }
}
