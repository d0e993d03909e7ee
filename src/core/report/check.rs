//! What a monitoring program asks: is all well, and if not, how bad is it?

use alloc::{string::String, vec::Vec};

use serde::Serialize;

use super::overview::{AheadItem, needs_media_channels, overview, server_ends};
use crate::{
    assignment::Assignment,
    binding::BindingState,
    calendar::{Day, UtcMicros},
    clock::ClockFault,
    installation::Installation,
    license::{ItemStatus, PoolBlock},
    rehosting::MoveState,
};

/// How bad it is. The numbers are the exit codes that monitoring programs expect.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// All is well.
    Ok = 0,
    /// Something needs attention, e.g. some users lack licenses.
    Warning = 1,
    /// Nobody has licenses, or will have them soon if nobody acts.
    Critical = 2,
    /// It can't be told.
    Unknown = 3,
}

/// Something that is not as it should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// The system is not set up.
    NotSetUp,
    /// No license counts.
    NotLicensed,
    /// The package's issuer is not trusted.
    NotTrusted,
    /// SERVER is missing, so that others count 0.
    NoServer,
    /// The grace of a broken binding runs.
    BindingGrace {
        /// Last day.
        last_day: Day,
        /// Days left, today included.
        days_left: i32,
    },
    /// The grace of a broken binding is over.
    BindingEnded,
    /// The licenses are given up for a planned move and still count here.
    MoveRunning {
        /// Last day.
        last_day: Day,
        /// Days left, today included.
        days_left: i32,
    },
    /// The licenses are given up, and do not count here any more.
    MoveOver {
        /// First day on which they did not count.
        since: Day,
    },
    /// Users lack licenses.
    Missing {
        /// Users.
        users: usize,
        /// Units.
        units: u32,
    },
    /// An item ends soon or counts for some days more.
    Ending(AheadItem),
    /// Fax, voicemail or auto attendants without a media channel.
    NoMediaChannels,
    /// The clock does not fit what is known of the time.
    Clock(ClockFault),
}

impl Problem {
    /// How bad it is.
    pub const fn level(&self) -> Level {
        match self {
            Self::NotSetUp => Level::Unknown,
            Self::NotLicensed | Self::NotTrusted | Self::NoServer | Self::BindingEnded | Self::MoveOver { .. } => {
                Level::Critical
            }
            Self::BindingGrace { days_left, .. } => {
                if *days_left <= 7 {
                    Level::Critical
                } else {
                    Level::Warning
                }
            }
            Self::Ending(item) => match item.status {
                ItemStatus::Grace => Level::Critical,
                _ => Level::Warning,
            },
            Self::MoveRunning { .. } | Self::Missing { .. } | Self::NoMediaChannels | Self::Clock(_) => Level::Warning,
        }
    }
}

/// A figure for a graph.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CheckFigure {
    /// License type.
    pub license_type: String,
    /// Units required.
    pub required: u32,
    /// Units that count.
    pub available: u32,
    /// Units missing.
    pub missing: u32,
}

/// The answer to a monitoring program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckReport {
    /// The worst level of all problems.
    pub level: Level,
    /// Problems, the worst first.
    pub problems: Vec<Problem>,
    /// Figures per license type.
    pub figures: Vec<CheckFigure>,
}

/// Checks a system for what its clock reads. `warn_days`: how long before its end an item is a warning.
pub fn check(installation: &Installation, assignment: &Assignment, clock: UtcMicros, warn_days: u16) -> CheckReport {
    if installation.setup.is_none() {
        return CheckReport { level: Level::Unknown, problems: alloc::vec![Problem::NotSetUp], figures: Vec::new() };
    }
    let mut noticing = installation.clone();
    noticing.settings.notice_days = warn_days;
    let view = overview(&noticing, assignment, clock);
    let blocked = |block| view.pools.iter().any(|row| row.block == Some(block));
    let mut problems = Vec::new();
    match view.moving {
        MoveState::None => {}
        MoveState::Running { last_day, days_left } => problems.push(Problem::MoveRunning { last_day, days_left }),
        MoveState::Over { since } => problems.push(Problem::MoveOver { since }),
    }
    // Licenses that are given up and gone do not miss their hardware.
    let binding = if view.moving.is_over() { BindingState::NotBound } else { view.binding };
    match binding {
        BindingState::Grace { last_day, days_left, .. } => {
            problems.push(Problem::BindingGrace { last_day, days_left });
        }
        BindingState::Ended { .. } => problems.push(Problem::BindingEnded),
        BindingState::NotBound | BindingState::NotObserved | BindingState::Bound => {}
    }
    if blocked(PoolBlock::NotTrusted) || installation.licenses.package.as_ref().is_some_and(|p| p.verified.is_none()) {
        problems.push(Problem::NotTrusted);
    } else if blocked(PoolBlock::NoServer) {
        problems.push(Problem::NoServer);
    } else if !view.licensed && !problems.contains(&Problem::BindingEnded) && !view.moving.is_over() {
        problems.push(Problem::NotLicensed);
    }
    if view.users_missing > 0 {
        problems.push(Problem::Missing { users: view.users_missing, units: view.units_missing });
    }
    // SERVER first: nearly all others end with it.
    let server_ends = server_ends(installation, &view.ahead);
    let others = view.ahead.iter().filter(|item| Some(*item) != server_ends);
    problems.splice(..0, server_ends.cloned().map(Problem::Ending));
    problems.extend(others.cloned().map(Problem::Ending));
    if needs_media_channels(installation) {
        problems.push(Problem::NoMediaChannels);
    }
    problems.extend(view.clock.map(Problem::Clock));
    problems.sort_by_key(|problem| core::cmp::Reverse(problem.level()));
    let level = problems.iter().map(Problem::level).max().unwrap_or(Level::Ok);
    let figures = view
        .pools
        .into_iter()
        .map(|row| CheckFigure {
            license_type: row.name,
            required: row.required,
            available: row.available,
            missing: row.missing,
        })
        .collect();
    CheckReport { level, problems, figures }
}
