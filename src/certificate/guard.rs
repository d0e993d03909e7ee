//! The parent's side of the guard.
use std::{
    env,
    ffi::OsString,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::{
    Certificate, CertificateError,
    child::HIDDEN_ARGUMENT,
    frame::{self, Direction, FrameError},
    reading::Reading,
};

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A program of ours that reads certificates as a child process.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    arguments: Vec<OsString>,
    time_limit: Duration,
}

impl Reader {
    /// The program that is running, which must call [`super::run_if_asked`] first.
    ///
    /// # Errors
    /// [`CertificateError::NoReader`] if the system does not tell where it is.
    pub fn this_program() -> Result<Self, CertificateError> {
        // On Linux this is still the running program after an update has replaced its file.
        let running = Path::new("/proc/self/exe");
        if cfg!(target_os = "linux") && running.exists() {
            return Ok(Self::of_program(running));
        }
        env::current_exe().map(Self::of_program).map_err(CertificateError::NoReader)
    }

    /// Another program that calls [`super::run_if_asked`] first.
    pub fn of_program(program: impl Into<PathBuf>) -> Self {
        const TIME_LIMIT: Duration = Duration::from_secs(10);
        Self { program: program.into(), arguments: vec![HIDDEN_ARGUMENT.into()], time_limit: TIME_LIMIT }
    }

    /// The same reader with another limit than ten seconds.
    #[must_use]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            // No console window flashes up.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn()
    }
}

/// Reads a certificate from its file.
///
/// # Errors
/// [`CertificateError::Unreadable`] and whatever [`read_certificate`] says.
pub fn read_certificate_file(path: &Path, reader: &Reader) -> Result<Certificate, CertificateError> {
    let read = || {
        // A pipe or device could keep us waiting for ever.
        if !path.metadata()?.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read_certificate(&read().map_err(CertificateError::Unreadable)?, reader)
}

/// Reads a certificate.
///
/// # Errors
/// See [`CertificateError`]; a child that dies or talks nonsense is [`CertificateError::Damaged`].
pub fn read_certificate(bytes: &[u8], reader: &Reader) -> Result<Certificate, CertificateError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(CertificateError::TooLarge);
    }
    let mut child = reader.start().map_err(CertificateError::NoReader)?;
    let answer = converse(&mut child, bytes, reader.time_limit);
    // The child is dead or dying; waiting leaves no zombie.
    let reaped = child.wait();
    let answer = answer?;
    reaped.map_err(CertificateError::NoReader)?;
    match answer {
        Ok(answer) => match serde_json::from_slice(&answer).unwrap_or(Err(CertificateError::Damaged))? {
            Reading::Certificate(certificate) => Ok(certificate),
            Reading::Pictures { otherwise, .. } => Err(otherwise),
        },
        Err(FrameError::Io(_) | FrameError::NotAFrame | FrameError::TooLong(_)) => Err(CertificateError::Damaged),
    }
}

/// Sends the file and waits for the answer.
fn converse(
    child: &mut Child,
    bytes: &[u8],
    time_limit: Duration,
) -> Result<Result<Vec<u8>, FrameError>, CertificateError> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let named = |name: &str| thread::Builder::new().name(name.to_owned());
        let started = named("certificate request").spawn_scoped(scope, move || {
            // A child that dies does not read to the end: its answer, or that there is none, tells.
            stdin.map(|mut stdin| frame::write(&mut stdin, Direction::Request, bytes))
        });
        let started = started.and_then(|_| {
            named("certificate answer").spawn_scoped(scope, move || {
                let gone = || FrameError::Io(io::ErrorKind::BrokenPipe.into());
                let answer = stdout.ok_or_else(gone).and_then(|mut stdout| frame::read(&mut stdout, Direction::Answer));
                // Nobody waits any more if the time is up.
                let _late = sender.send(answer).is_err();
            })
        });
        let answer = receiver.recv_timeout(time_limit);
        // It has nothing more to say; if it still runs, it hangs. Both threads end when it does.
        let killed = child.kill();
        started.map_err(CertificateError::NoReader)?;
        killed.map_err(CertificateError::NoReader)?;
        answer.or(Err(CertificateError::Timeout))
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// A reader that is a script of the shell; it gets the hidden argument, too, and ignores it.
    fn script(text: &str) -> Reader {
        let reader = Reader::of_program("/bin/sh");
        Reader { arguments: vec!["-c".into(), text.into()], ..reader }
    }

    fn outcome(reader: &Reader) -> &'static str {
        let bytes = vec![b'x'; 300_000];
        read_certificate(&bytes, reader).map_or_else(|error| error.code(), |_| "a certificate")
    }

    #[test]
    fn a_child_that_hangs_is_ended_whether_it_reads_or_not() {
        for text in ["exec tail -f /dev/null", "cat > /dev/null; exec tail -f /dev/null"] {
            assert_eq!(outcome(&script(text).with_time_limit(Duration::from_millis(200))), "timeout", "{text}");
        }
    }

    #[test]
    fn a_child_that_dies_or_talks_nonsense_means_a_damaged_file() {
        let answer = concat!("xlm-certificate-answer-", env!("CARGO_PKG_VERSION"), "\\n");
        for text in [
            "exit 0",
            "kill -9 $$",
            "cat > /dev/null; echo nonsense; exit 1",
            "cat /dev/zero",
            &format!("printf '{answer}\\377\\377\\377\\377\\377\\377\\377\\377'; cat /dev/zero"),
            &format!("printf '{answer}\\0\\0\\0\\0\\0\\0\\0\\011{{\"Ok\":1}}'"),
            &format!("printf '{answer}\\0\\0\\0\\0\\0\\0\\0\\011{{\"Ok'"),
        ] {
            assert_eq!(outcome(&script(text)), "damaged", "{text}");
        }
    }

    #[test]
    fn what_a_right_answer_says_arrives() {
        let answer = concat!("xlm-certificate-answer-", env!("CARGO_PKG_VERSION"), "\\n");
        let text = format!(
            "cat > /dev/null; printf '{answer}\\0\\0\\0\\0\\0\\0\\0\\020{{\"Err\":\"NoCode\"}}'; exec tail -f /dev/null"
        );
        assert_eq!(outcome(&script(&text)), "no_code");
    }

    #[test]
    fn no_child_is_started_for_what_cannot_be_read() {
        let nobody = Reader::of_program("/nowhere/nothing");
        assert_eq!(outcome(&nobody), "no_reader");
        let large = vec![0; LARGEST_FILE as usize + 1];
        assert_eq!(read_certificate(&large, &nobody).unwrap_err().code(), "too_large");
        for path in ["/nowhere/nothing.pdf", "/dev/zero", "/"] {
            assert_eq!(read_certificate_file(Path::new(path), &nobody).unwrap_err().code(), "unreadable", "{path}");
        }
    }
}
