//! Waiting for a lock that another process holds.
use std::{thread, time::Duration};

use super::DatabaseError;

/// SQLite's own busy handler does most of the waiting. It is not asked in a few cases (switching to WAL, recovering a
/// WAL after a crash), and these pass within milliseconds.
const ATTEMPTS: u32 = 4;

/// The pause before the second attempt; each later one is that much longer.
const PAUSE: Duration = Duration::from_millis(15);

/// Does something, and does it again a few times while the database is busy.
///
/// # Errors
/// The error of the last attempt; [`DatabaseError::Busy`] if it was busy to the end.
pub fn while_busy<T>(mut attempt: impl FnMut() -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
    for number in 1..ATTEMPTS {
        match attempt() {
            Err(DatabaseError::Busy) => thread::sleep(PAUSE * number),
            outcome => return outcome,
        }
    }
    attempt()
}
