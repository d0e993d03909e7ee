//! Little memory, little time, no further files, no picture of the memory on disk.
use rustix::process::{Resource, Rlimit, setrlimit};

use super::{MEMORY, SECONDS};

/// What the system cannot limit, it does not. None of the limits keeps it from starting programs.
pub fn limit() -> bool {
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 0),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        let _unsupported = setrlimit(resource, limit).is_err();
    }
    false
}
