//! How long the thread worked.
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The time in which this thread was on a processor so far.
fn processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Does something and says how long this thread was on a processor for it.
pub fn of<R>(run: impl FnOnce() -> R) -> (R, Duration) {
    let begun = processor();
    let result = run();
    (result, processor().saturating_sub(begun))
}
