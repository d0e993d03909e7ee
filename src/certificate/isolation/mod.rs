//! What the child gives up before it looks at a file: files, network, other programs, most of the memory.
//!
//! Where the system offers a wall and it cannot be raised, the child ends. Where the system offers none, the child says
//! so ([`Isolation`]) and reads all the same: limits and the parent's clock remain.
use serde::{Deserialize, Serialize};

/// Which walls stand around the child.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Isolation {
    /// What it can still open.
    pub reach: Reach,
    /// It can start no other program (on Linux seccomp, on Windows a job of one process).
    pub programs: bool,
    /// It can ask the system for nothing but memory, time, and its two pipes (seccomp).
    pub calls: bool,
}

/// What the child can open of what it had not open when the wall was raised.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
pub enum Reach {
    /// What its user can.
    #[default]
    Everything,
    /// It can change no file, no setting and no other process, but read what its user may read, and use the network (the
    /// lowest integrity level of Windows).
    NothingToChange,
    /// No file and no connection (Landlock).
    Nothing,
}

impl Isolation {
    /// Whether the child cannot reach anything outside. The wall around the system calls alone does that; on Linux the
    /// others are behind it, and Windows has none that does.
    pub const fn is_locked_in(self) -> bool {
        self.calls
    }

    /// What stands around both of two children.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            reach: self.reach.min(other.reach),
            programs: self.programs && other.programs,
            calls: self.calls && other.calls,
        }
    }
}

/// A wall that the system offers could not be raised.
#[derive(Debug, thiserror::Error)]
#[error("a wall around the reader could not be raised: {0}")]
pub struct Failed(String);

#[cfg(not(any(target_os = "linux", windows)))]
mod elsewhere;
#[cfg(windows)]
mod ffi;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(not(any(target_os = "linux", windows)))]
pub use elsewhere::{shut_files, shut_system_calls};
#[cfg(target_os = "linux")]
pub use linux::{shut_files, shut_system_calls};
#[cfg(unix)]
pub use unix::limit;
#[cfg(windows)]
pub use windows::{limit, shut_files, shut_system_calls};

/// Of all files of a child, unless the system has another measure.
const MEMORY: u64 = 1024 * 1024 * 1024;

/// Of processor time, over all files of a child. Its parent limits the time of each file and replaces the child long before;
/// this is for a child that has lost its parent.
const SECONDS: u64 = 60;
