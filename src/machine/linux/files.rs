//! Small files, and why one could not be read.
use std::{fs, io, path::Path};

use xlm_core::identity::{Reading, UnreadableReason};

/// The content of a file as a reading. A link that leads nowhere is something that should be there: unreadable.
pub fn read(path: &Path) -> Reading {
    match fs::read(path) {
        Ok(bytes) => Reading::Present(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_err() => Reading::Absent,
        Err(error) => Reading::Unreadable(reason(&error)),
    }
}

/// Why something could not be read.
pub fn reason(error: &io::Error) -> UnreadableReason {
    match error.kind() {
        io::ErrorKind::PermissionDenied => UnreadableReason::Permission,
        _ => UnreadableReason::Failed,
    }
}

/// The trimmed content of a file, where it does not matter why there is none.
pub fn text(path: &Path) -> Option<String> {
    match read(path) {
        Reading::Present(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Reading::Absent | Reading::Unreadable(_) => None,
    }
}

/// The value of a line `KEY=value`.
pub fn value<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    lines.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
}

/// Of several places where one value may be: the first that has it, else one that could not be read.
pub fn first_of(readings: impl IntoIterator<Item = Reading>) -> Reading {
    let mut best = Reading::Absent;
    for reading in readings {
        match reading {
            Reading::Present(_) => return reading,
            Reading::Unreadable(_) => best = reading,
            Reading::Absent => {}
        }
    }
    best
}
