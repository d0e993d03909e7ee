//! The lowest integrity level, no privileges, a job of one process, and what a process may forbid itself.
//!
//! What reading a file or opening a connection would take, no process of Windows can give up by itself once it runs: that
//! takes a token which its parent makes. So the child cannot change anything, but files and network stay in its reach.
use super::{
    Failed, MEMORY, Reach, SECONDS,
    ffi::{self, Policy},
};

/// Gives up all privileges and the right to change anything that is not open yet: files, registry, other processes.
///
/// # Errors
/// Where Windows refuses.
pub fn shut_files() -> Result<Reach, Failed> {
    let failed = |error: std::io::Error| Failed(error.to_string());
    // Random numbers come from a device, which is opened while that is still allowed.
    let mut unused = [0];
    getrandom::fill(&mut unused).map_err(|error| Failed(error.to_string()))?;
    ffi::drop_privileges().map_err(failed)?;
    ffi::lower_integrity().map_err(failed)?;
    // What calls itself Windows may accept this and do nothing.
    let is_lowest = ffi::has_lowest_integrity().map_err(failed)?;
    Ok(if is_lowest { Reach::NothingToChange } else { Reach::Everything })
}

/// Little memory, little time, no other process, no dialog when it crashes, no clipboard. Whether no other process holds.
pub fn limit() -> bool {
    let Ok(()) = ffi::enter_job(MEMORY as usize, SECONDS) else { return false };
    ffi::most_processes_of_job().is_ok_and(|most| most == Some(1))
}

/// Forbids what reading needs none of. Windows has no list of system calls, so this is no wall that counts as one.
#[expect(clippy::unnecessary_wraps, reason = "Linux may refuse")]
pub fn shut_system_calls() -> Result<bool, Failed> {
    for (policy, flags) in [
        (Policy::ChildProcess, 1),
        // No program in memory that was not loaded from a file.
        (Policy::DynamicCode, 1),
        // No libraries from other computers, or that such a child could have written.
        (Policy::ImageLoad, 0b11),
        (Policy::Signature, 1),
        (Policy::ExtensionPoints, 1),
        (Policy::Fonts, 1),
        (Policy::StrictHandles, 0b11),
        // Where a library of windows was loaded with the program, it is too late for this one.
        (Policy::WindowCalls, 1),
    ] {
        let _unsupported = ffi::forbid(policy, flags).is_err();
    }
    Ok(false)
}
