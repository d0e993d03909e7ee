//! The child's side of the guard.
use std::{
    env, io, panic,
    process::ExitCode,
    thread::{self, JoinHandle},
};

use super::{
    CertificateError, ReadingOptions,
    frame::{self, Direction, FrameError},
    reading::{self, Reading},
};

/// The argument that makes a program of ours the reader. Nobody types it.
pub const HIDDEN_ARGUMENT: &str = "--read-certificate-from-standard-input";

/// Deeply nested files recurse deeply; the stack is only taken as far as it is used.
const STACK: usize = 256 * 1024 * 1024;

/// Makes this process the reader if its first argument asks for it, and returns how it ends. To be called first in each
/// `main`, before anything is opened.
pub fn run_if_asked() -> Option<ExitCode> {
    let asked = env::args_os().nth(1).is_some_and(|argument| argument == HIDDEN_ARGUMENT);
    asked.then(|| match answer_request() {
        Ok(()) => ExitCode::SUCCESS,
        // The parent sees that there is no answer; there is nobody else to tell.
        Err(_) => ExitCode::FAILURE,
    })
}

fn answer_request() -> Result<(), FrameError> {
    limit_this_process();
    // What a panic says about a hostile file interests nobody.
    panic::set_hook(Box::new(|_| {}));
    let file = frame::read(&mut io::stdin().lock(), Direction::Request)?;
    let reader: JoinHandle<_> = thread::Builder::new()
        .name("certificate".to_owned())
        .stack_size(STACK)
        .spawn(move || reading::read(file, &ReadingOptions::default()))?;
    let read: Result<Reading, CertificateError> = reader.join().unwrap_or(Err(CertificateError::Damaged));
    let answer = serde_json::to_vec(&read).map_err(io::Error::from)?;
    frame::write(&mut io::stdout().lock(), Direction::Answer, &answer)
}

/// Little memory, little time, no further files, no picture of the memory on disk. What a system cannot limit, it does
/// not; the parent's clock ends the child in any case.
#[cfg(unix)]
fn limit_this_process() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    const MEMORY: u64 = 1024 * 1024 * 1024;
    const SECONDS: u64 = 10;
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 0),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        // Best effort: see above.
        let _unsupported = setrlimit(resource, limit).is_err();
    }
}

/// There is no such limit without unsafe code; the parent's clock ends the child.
#[cfg(not(unix))]
fn limit_this_process() {}
