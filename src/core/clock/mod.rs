//! What a clock that anybody can set is worth.
//!
//! Two times are kept beside the clock. The *signed time* is the newest moment that an issuer has signed; it never falls.
//! The *high-water* is how far this system's own clock has come; a clock that is set back does not fall below it, so that
//! dated licenses do not last longer. But no clock raises it for good by a leap: who has set the year wrong gets his
//! licenses back with the right year, and need not ask anybody. So a leap counts at once while the clock shows it, but
//! enters the high-water only when the clock was seen to go on from there for `STANDING`; after a pause longer than
//! `LONGEST_PAUSE` none does until an issuer has signed a time.
//!
//! Licenses without an end are judged by no clock at all.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::UtcMicros,
    event::{Entry, Event},
    installation::Installation,
};

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

/// A clock that is slower by so much is merely inexact, in microseconds.
pub const TOLERANCE: i64 = HOUR;
/// A step between two entries that needs no proof, in microseconds.
const STEP: i64 = 2 * DAY;
/// How far the clock must go on after a leap until that counts, in microseconds.
const STANDING: i64 = 3 * DAY;
/// The longest pause of a server that is taken for one, in microseconds.
const LONGEST_PAUSE: i64 = 30 * DAY;
/// The longest time without an entry that gives no reason to ask whether the clock is right, in microseconds.
const LONGEST_QUIET: i64 = 180 * DAY;

/// What the change log says about the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockRecord {
    /// What the clock read at the newest entry.
    read: UtcMicros,
    /// The newest moment that an issuer has signed.
    signed: UtcMicros,
    /// The high-water.
    high_water: UtcMicros,
    /// Where the clock went beyond it by a leap.
    leap: Option<Leap>,
}

/// A leap of the clock that is not proven.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Leap {
    /// The first reading after it.
    first: UtcMicros,
    /// The newest reading after it.
    newest: UtcMicros,
    /// The largest step on the way, in microseconds.
    largest: i64,
}

/// How the clock does not fit what is known of the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockFault {
    /// It is behind: what has an end is judged by a later time.
    Behind {
        /// What it reads.
        clock: UtcMicros,
        /// The time that counts instead.
        judged_by: UtcMicros,
    },
    /// It has leapt ahead, and licenses have ended by that.
    Ahead {
        /// What it reads.
        clock: UtcMicros,
        /// The newest time that was known before.
        known: UtcMicros,
    },
}

impl ClockRecord {
    /// The time by which everything with an end is judged, for what the clock reads.
    pub fn judged(&self, clock: UtcMicros) -> UtcMicros {
        clock.max(self.signed).max(self.high_water)
    }

    /// Whether the clock is certainly behind: then nothing that was noted before is doubtful because of it.
    pub(crate) fn is_behind(&self, clock: UtcMicros) -> bool {
        self.proven().0.saturating_sub(clock.0) > TOLERANCE
    }

    /// The newest time that is proven, whatever the clock reads.
    pub fn proven(&self) -> UtcMicros {
        self.signed.max(self.high_water)
    }

    /// Whether the clock was set back, or set right again, since the newest entry.
    pub const fn was_set_back(&self, clock: UtcMicros) -> bool {
        self.read.0.saturating_sub(clock.0) > TOLERANCE
    }

    /// Whether the clock is so far ahead of what was known that it may be wrong.
    fn leaps(&self, clock: UtcMicros) -> bool {
        let newest = match self.leap {
            Some(Leap { newest, largest, .. }) if largest <= LONGEST_QUIET => newest,
            _ => self.proven(),
        };
        clock.0.saturating_sub(newest.0) > LONGEST_QUIET
    }

    /// Takes a reading of the clock, at an entry.
    fn take(&mut self, clock: UtcMicros) {
        self.read = clock;
        let proven = self.proven();
        if clock <= proven {
            // The clock is set back, or the leap was a mistake that is mended.
            self.leap = None;
            return;
        }
        let before = match self.leap {
            Some(leap) if clock.0 < leap.first.0.saturating_sub(TOLERANCE) => None,
            before => before,
        };
        let step = clock.0.saturating_sub(before.map_or(proven, |leap| leap.newest).0);
        self.leap = match before {
            None if step <= STEP => {
                self.high_water = clock;
                None
            }
            None => Some(Leap { first: clock, newest: clock, largest: step }),
            Some(Leap { first, newest, largest }) => {
                let largest = largest.max(step);
                if largest <= LONGEST_PAUSE && clock.0.saturating_sub(first.0) >= STANDING {
                    // What was read before is proven by now; the last step may be a leap of its own.
                    (self.high_water, self.leap) = (newest, None);
                    return self.take(clock);
                }
                Some(Leap { first, newest: newest.max(clock), largest })
            }
        };
    }

    /// Takes a time that an issuer has signed. What the clock had shown until then counts no more.
    pub(crate) fn signed(&mut self, at: UtcMicros) {
        self.signed = self.signed.max(at);
        self.high_water = self.signed;
        self.leap = None;
        self.take(self.read);
    }

    /// Takes the reading of an entry.
    pub(crate) fn entry(&mut self, entry: &Entry) {
        self.take(reading(entry));
    }
}

/// What the clock read when an entry was made.
pub fn reading(entry: &Entry) -> UtcMicros {
    let noted = entry.events.iter().rev().find_map(|event| match event {
        Event::ClockRead { clock } => Some(*clock),
        _ => None,
    });
    noted.unwrap_or(entry.at)
}

/// Moment and events of the next entry: its moment never falls, so a clock that is behind is noted as an event.
pub fn stamped(installation: &Installation, clock: UtcMicros, mut events: Vec<Event>) -> (UtcMicros, Vec<Event>) {
    let at = clock.max(installation.changed_at);
    let is_noted = events.iter().any(|event| matches!(event, Event::ClockRead { .. }));
    if at.0.saturating_sub(clock.0) > TOLERANCE && !is_noted {
        events.push(Event::ClockRead { clock });
    }
    (at, events)
}

/// How the clock does not fit what is known of the time, if it does not. A leap ahead is worth a word only if licenses ended by it: a server
/// may well have had nothing to note for months.
pub fn fault(installation: &Installation, clock: UtcMicros) -> Option<ClockFault> {
    let record = &installation.clock;
    let judged_by = record.judged(clock);
    if record.is_behind(clock) {
        return Some(ClockFault::Behind { clock, judged_by });
    }
    let known = record.proven();
    let units = |at| -> Vec<u32> {
        let pools = crate::license::pools(installation, at).pools;
        pools.iter().map(|pool| pool.available).collect()
    };
    let loses = || units(known).iter().zip(units(clock)).any(|(before, now)| *before > now);
    (record.leaps(clock) && loses()).then_some(ClockFault::Ahead { clock, known })
}

#[cfg(test)]
mod tests;
