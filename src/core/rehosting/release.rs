//! The planned move on the old server's side: its licenses are given up, and it still runs for some days.
//!
//! What is given up is noted in the change log before any file is written. The file, the *return*, is made from that
//! note, so that it can be made again with the same content. Where the change log is copied to, the note comes along: a
//! copy starts with the same move in progress, and its licenses end on the same day.

use alloc::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, UtcMicros},
    code::SystemId,
    document::{Digest, DocumentError, PackageMark, Release, payload_digest},
    identity::Finding,
    installation::Installation,
};

/// Most days that the old server may still run.
pub const MOST_TAIL_DAYS: u16 = 14;

/// A longer step of the clock between two entries is taken for a wrong clock, and ends nothing for good, in microseconds.
const LONGEST_STEP: i64 = 180 * 86_400_000_000;

/// The receipt of an issuer for a return.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptReceipt {
    /// The signed file, as it came.
    pub envelope: Arc<str>,
    /// Digest of its payload.
    pub digest: Digest,
    /// When it was issued, by the clock of the issuer.
    pub issued_at: UtcMicros,
}

/// What the change log says of licenses that were given up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRecord {
    /// The package that was given up.
    pub package: PackageMark,
    /// Days that the old server still runs, the first one included.
    pub tail_days: u16,
    /// When it was given up.
    pub made_at: UtcMicros,
    /// The receipt, once it was imported.
    pub receipt: Option<KeptReceipt>,
    /// Whether the move was called off here. The return may have been credited all the same, and another server have the
    /// licenses: so the days of this one run on until the issuer has bound them to it anew.
    pub called_off: bool,
    /// The day from which the days are counted: that of [`Self::made_at`], unless the clock ran ahead then.
    first_day: Day,
    /// How far the clock has come since: setting it back gives no days.
    seen: UtcMicros,
    /// Whether the end was noted: then no clock makes the days come back.
    pub(crate) is_over: bool,
}

impl ReleaseRecord {
    pub(crate) fn new(package: PackageMark, tail_days: u16, made_at: UtcMicros) -> Self {
        Self {
            package,
            tail_days,
            made_at,
            receipt: None,
            called_off: false,
            first_day: made_at.day(),
            seen: made_at,
            is_over: false,
        }
    }

    /// The licenses were not given up after what the clock reads: it ran ahead then.
    pub(crate) fn set_right(&mut self, clock: UtcMicros) {
        if clock.day() < self.first_day {
            (self.first_day, self.seen) = (clock.day(), clock);
        }
    }

    /// Takes a reading of the clock.
    pub(crate) fn see(&mut self, clock: UtcMicros) {
        if !self.leaps(clock) {
            self.seen = self.seen.max(clock);
        }
    }

    /// Whether the clock went so far ahead at once that it is taken for wrong.
    const fn leaps(&self, clock: UtcMicros) -> bool {
        clock.0.saturating_sub(self.seen.0) > LONGEST_STEP
    }

    /// Whether the end of the days is beyond doubt, by what the clock reads.
    pub(crate) fn ends_for_good(&self, clock: UtcMicros) -> bool {
        !self.leaps(clock) && self.seen.max(clock).day() > self.last_day()
    }

    /// The last day on which the licenses count here; the day before the return if they stopped at once.
    pub fn last_day(&self) -> Day {
        self.first_day.plus(i32::from(self.tail_days) - 1)
    }
}

/// How a planned move stands at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoveState {
    /// There is none.
    None,
    /// The old server still runs with its licenses.
    Running {
        /// Last day on which they count.
        last_day: Day,
        /// Days left, today included.
        days_left: i32,
    },
    /// The licenses do not count here any more.
    Over {
        /// First day on which they did not.
        since: Day,
    },
}

impl MoveState {
    /// Whether the pools count 0 because of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Over { .. })
    }

    /// The last day on which the licenses count, while they do.
    pub const fn ends_on(self) -> Option<Day> {
        match self {
            Self::Running { last_day, .. } => Some(last_day),
            Self::None | Self::Over { .. } => None,
        }
    }
}

/// How the planned move stands at a time, which is never before the entries since the return: a clock that was set back
/// gives no days.
pub fn move_state(installation: &Installation, at: UtcMicros) -> MoveState {
    let Some(release) = &installation.release else { return MoveState::None };
    let today = at.max(release.seen).day();
    // A return in the future was noted by a clock that ran ahead.
    let last_day = release.last_day().min(today.plus(i32::from(release.tail_days) - 1));
    let days_left = last_day.since(today) + 1;
    if release.is_over || days_left <= 0 {
        MoveState::Over { since: last_day.plus(1) }
    } else {
        MoveState::Running { last_day, days_left }
    }
}

/// Whether a newer package than the one given up is here: the issuer has answered the new server.
pub fn has_moved_on(installation: &Installation) -> bool {
    let installed = installation.licenses.package.as_ref();
    let released = installation.release.as_ref();
    installed.zip(released).is_some_and(|(installed, released)| installed.generation > released.package.generation)
}

/// Whether the package was made for the hardware as it was read last; `None` where that can't be told.
pub(crate) const fn fits(finding: Finding) -> Option<bool> {
    match finding {
        Finding::Undecidable => None,
        finding => Some(!crate::binding::breaks(finding)),
    }
}

/// What the return says; `None` without a move in progress. It is the same whenever it is made.
pub fn release_document(installation: &Installation) -> Option<Release> {
    let release = installation.release.as_ref()?;
    let Some(SystemId::Own(system_id)) = installation.system_id() else { return None };
    Some(Release {
        system_id: *system_id,
        package: release.package,
        tail_days: release.tail_days,
        made_at: release.made_at,
    })
}

/// Digest of the return, by which a receipt names it.
///
/// # Errors
/// Never for a return that this program noted; the type says so because the encoder may fail in principle.
pub(crate) fn release_digest(installation: &Installation) -> Result<Option<Digest>, DocumentError> {
    release_document(installation).map(|release| payload_digest(&release)).transpose()
}
