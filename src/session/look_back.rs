//! The system as it was: after an entry, or at the end of a day.

use std::sync::Arc;

use xlm_core::{
    assignment::{Assignment, assign},
    calendar::{Day, UtcMicros},
    installation::Installation,
    report::overview,
};

use super::{Engine, SessionError, View};

/// A point of the past.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Past {
    /// Right after this entry.
    Entry(u64),
    /// At the end of this day, in UTC.
    Day(Day),
}

/// What a view of the past says about itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PastMoment {
    /// What was asked for.
    pub past: Past,
    /// The last entry that counts in it; 0 if there was none yet.
    pub entry: u64,
    /// The moment that it shows.
    pub at: UtcMicros,
}

impl Engine {
    /// State and distribution at a point of the past; on a day to come, what is valid then of what is known now.
    /// `goes_on` is asked before each entry, with its number.
    ///
    /// # Errors
    /// Where there is no such entry, the change log can't be read, or `goes_on` says no.
    pub fn state_in_past(
        &self,
        past: Past,
        goes_on: impl FnMut(u64) -> bool,
    ) -> Result<(Installation, Assignment, UtcMicros), SessionError> {
        let (state, at) = match past {
            Past::Entry(number) => {
                let state = self.replayed(number, goes_on)?;
                let at = state.changed_at;
                (state, at)
            }
            Past::Day(day) if day >= self.now().day() => {
                let at = if day == self.now().day() { self.now() } else { end_of(day) };
                (Installation::clone(&self.installation), at)
            }
            Past::Day(day) => (self.replayed(self.last_entry_until(end_of(day))?, goes_on)?, end_of(day)),
        };
        let assignment = assign(&state, at);
        Ok((state, assignment, at))
    }

    /// The same as a view: it can be looked at, and nothing else.
    ///
    /// # Errors
    /// As [`Self::state_in_past`].
    pub fn look_back(&self, past: Past, goes_on: impl FnMut(u64) -> bool) -> Result<View, SessionError> {
        let (state, assignment, at) = self.state_in_past(past, goes_on)?;
        let moment = PastMoment { past, entry: state.entry, at };
        let overview = overview(&state, &assignment, at);
        Ok(View {
            installation: Arc::new(state),
            assignment: Arc::new(assignment),
            overview: Arc::new(overview),
            is_read_only: true,
            at,
            clock: at,
            past: Some(moment),
            ..View::of(self)
        })
    }
}

fn end_of(day: Day) -> UtcMicros {
    UtcMicros(UtcMicros::start_of(day.plus(1)).0 - 1)
}
