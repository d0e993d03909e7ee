//! The child's side of the guard.
use std::{
    env,
    io::{self, BufReader, BufWriter, Write},
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
    thread,
};

use serde::{Deserialize, Serialize};

use super::{
    CertificateFault, ReadingOptions,
    containers::{self, Inside},
    frame::{self, Direction, FrameError},
    isolation::{self, Isolation},
    reading::{self, Reading},
};

/// The argument that makes a program of ours the reader. Nobody types it.
pub const HIDDEN_ARGUMENT: &str = "--read-certificate-from-standard-input";

/// Deeply nested files recurse deeply; the stack is only taken as far as it is used.
const STACK: usize = 256 * 1024 * 1024;

/// What the child says about a file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reply {
    /// What stands between the child and the world.
    pub isolation: Isolation,
    /// Whether the file has done something to the child, which should read no other one.
    pub is_hurt: bool,
    /// The child goes on and looks at the pictures; this counts if that takes too long.
    pub goes_on: bool,
    /// What the file is.
    pub content: Content,
}

/// What a file is.
#[derive(Debug, Serialize, Deserialize)]
pub enum Content {
    /// A document, or what claims to be one.
    Document(Result<Reading, CertificateFault>),
    /// Files in a container; their contents follow in frames of their own, for those without an error.
    Container(Vec<Inside>),
}

/// Makes this process the reader if its first argument asks for it, and returns how it ends. To be called first in each
/// `main`, before anything is opened.
pub fn run_if_asked() -> Option<ExitCode> {
    let asked = env::args_os().nth(1).is_some_and(|argument| argument == HIDDEN_ARGUMENT);
    asked.then(|| match serve() {
        Ok(()) => ExitCode::SUCCESS,
        // The parent sees that there is no answer; there is nobody else to tell.
        Err(_) => ExitCode::FAILURE,
    })
}

#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error(transparent)]
    NotLockedIn(#[from] isolation::Failed),
}

/// Answers file after file until the parent closes the pipe.
fn serve() -> Result<(), Ended> {
    let reach = isolation::shut_files()?;
    let alone = isolation::limit();
    // What a panic says about a hostile file interests nobody.
    panic::set_hook(Box::new(|_| {}));
    // The last thread that this process may start.
    let reader = thread::Builder::new().name("certificate".to_owned()).stack_size(STACK).spawn(move || {
        let calls = isolation::shut_system_calls()?;
        let isolation = Isolation { reach, programs: alone || calls, calls };
        answer_all(isolation).map_err(Ended::from)
    });
    let reader = reader.map_err(FrameError::from)?;
    reader.join().unwrap_or(Ok(()))
}

fn answer_all(isolation: Isolation) -> Result<(), FrameError> {
    let mut from = BufReader::new(io::stdin().lock());
    let mut to = BufWriter::new(io::stdout().lock());
    loop {
        let options = frame::read(&mut from, Direction::Options)?;
        let options: ReadingOptions = serde_json::from_slice(&options).map_err(io::Error::from)?;
        let file = frame::read(&mut from, Direction::File)?;
        let mut so_far = |fault: CertificateFault| {
            let content = Content::Document(Err(fault));
            let reply = Reply { isolation, is_hurt: false, goes_on: true, content };
            // A parent that is gone ends the child with the next frame.
            let _gone = answer(&mut to, &reply).is_err();
        };
        let (content, is_hurt) = match panic::catch_unwind(AssertUnwindSafe(|| look_at(file, &options, &mut so_far))) {
            Ok(content) => (content, false),
            Err(_) => (Content::Document(Err(CertificateFault::Damaged)), true),
        };
        let reply = Reply { isolation, is_hurt, goes_on: false, content };
        answer(&mut to, &reply)?;
        if let Content::Container(files) = &reply.content {
            for inside in files.iter().filter(|inside| inside.error.is_none()) {
                frame::write(&mut to, Direction::File, &inside.bytes)?;
            }
        }
    }
}

fn answer(to: &mut impl Write, reply: &Reply) -> Result<(), FrameError> {
    let answer = serde_json::to_vec(reply).map_err(io::Error::from)?;
    frame::write(to, Direction::Answer, &answer)
}

fn look_at(file: Vec<u8>, options: &ReadingOptions, so_far: &mut dyn FnMut(CertificateFault)) -> Content {
    #[cfg(debug_assertions)]
    if let Some(said) = super::misdeed::of(&file) {
        return Content::Document(said);
    }
    match containers::unpack(&file, options.password.as_deref()) {
        Some(Ok(files)) => Content::Container(files),
        Some(Err(error)) => Content::Document(Err(error)),
        None => Content::Document(reading::read(file, options, so_far)),
    }
}
