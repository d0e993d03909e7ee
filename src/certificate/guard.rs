//! The parent's side of the guard: a child that is started once and kept for the next file, ended by the clock, and replaced
//! when it died or a file hurt it.
use std::{
    env,
    ffi::OsString,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, atomic::AtomicBool},
    time::{Duration, Instant},
};

use super::{
    Certificate, CertificateError, CertificateFault, ReadingOptions, Recognizer,
    child::{Content, HIDDEN_ARGUMENT},
    containers::Inside,
    frame::FrameError,
    isolation::Isolation,
    reading::{self, Reading},
    running::Running,
};

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A program of ours that reads certificates as a child process.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    arguments: Vec<OsString>,
    time_limit: Duration,
    recognizer: Option<Recognizer>,
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
        // Whoever waits is told within ten seconds: the rest is for ending the child and for saying so.
        const TIME_LIMIT: Duration = Duration::from_secs(9);
        Self {
            program: program.into(),
            arguments: vec![HIDDEN_ARGUMENT.into()],
            time_limit: TIME_LIMIT,
            recognizer: None,
        }
    }

    /// The same reader with another limit than nine seconds.
    #[must_use]
    pub fn with_time_limit(self, time_limit: Duration) -> Self {
        Self { time_limit, ..self }
    }

    /// The same reader with a program that recognises the text of scanned pages, if there is one.
    #[must_use]
    pub fn with_recognizer(self, recognizer: Option<Recognizer>) -> Self {
        Self { recognizer, ..self }
    }

    fn start(&self) -> io::Result<Running> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            // No console window flashes up.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        Running::new(command.spawn()?)
    }
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Looked {
    /// A certificate.
    Certificate(Certificate),
    /// A container; its files are to be read one by one.
    Container(Vec<Inside>),
}

/// A reader whose child process is kept from file to file.
#[derive(Debug)]
pub struct KeptReader {
    reader: Reader,
    running: Option<Running>,
    isolation: Option<Isolation>,
}

impl KeptReader {
    /// A reader whose child is started when it is needed.
    pub const fn new(reader: Reader) -> Self {
        Self { reader, running: None, isolation: None }
    }

    /// Starts the child now, so that it is ready when the first file is. What goes wrong shows with that file.
    pub fn warm_up(&mut self) {
        if self.running.is_none() {
            self.running = self.reader.start().ok();
        }
    }

    /// What stood between the last child that answered and the world; `None` before the first answer.
    pub const fn isolation(&self) -> Option<Isolation> {
        self.isolation
    }

    /// Reads a file within the time limit. `stop` ends it earlier, as if the time were up.
    ///
    /// # Errors
    /// See [`CertificateError`]; a child that dies or talks nonsense is [`CertificateFault::Damaged`].
    pub fn look_at(
        &mut self,
        file: &Arc<Vec<u8>>,
        options: &ReadingOptions,
        stop: &AtomicBool,
    ) -> Result<Looked, CertificateError> {
        if file.len() as u64 > LARGEST_FILE {
            return Err(CertificateError::Fault(CertificateFault::TooLarge));
        }
        let begun = Instant::now();
        let until = begun + self.reader.time_limit;
        loop {
            let mut running = match self.running.take().filter(Running::is_silent) {
                Some(running) => running,
                None => self.reader.start().map_err(CertificateError::NoReader)?,
            };
            match running.converse(file, options, until, stop)? {
                Ok((reply, files)) => {
                    self.isolation = Some(reply.isolation);
                    if running.is_fit_after(&reply, file.len(), begun.elapsed()) {
                        self.running = Some(running);
                    }
                    return self.understood(reply.content, files, until);
                }
                // It may have been ended from outside between two files, or by what an earlier file left behind. Only a
                // child that has seen nothing else tells of this file.
                Err(FrameError::Io(_)) if running.answers > 0 => {}
                Err(FrameError::Io(_) | FrameError::NotAFrame | FrameError::TooLong(_)) => {
                    return Err(CertificateError::Fault(CertificateFault::Damaged));
                }
            }
        }
    }
}

impl KeptReader {
    fn understood(&self, content: Content, contents: Vec<Vec<u8>>, until: Instant) -> Result<Looked, CertificateError> {
        match content {
            Content::Document(read) => self.certificate(read?, until).map(Looked::Certificate),
            Content::Container(mut files) => {
                let whole = files.iter_mut().filter(|inside| inside.error.is_none());
                whole.zip(contents).for_each(|(inside, bytes)| inside.bytes = bytes);
                Ok(Looked::Container(files))
            }
        }
    }

    /// Pages are recognised in the time that is left. Of a document that has a text, what goes wrong with its pictures takes
    /// nothing away.
    fn certificate(&self, reading: Reading, until: Instant) -> Result<Certificate, CertificateError> {
        match (reading, &self.reader.recognizer) {
            (Reading::Certificate(certificate), _) => Ok(certificate),
            (Reading::Pictures { otherwise, .. }, None) => Err(otherwise.into()),
            (Reading::Pictures { pages, text, otherwise }, Some(recognizer)) => {
                let left = until.saturating_duration_since(Instant::now());
                let share = left / u32::try_from(pages.len()).unwrap_or(u32::MAX).max(1);
                match recognizer.clone().with_time_limit(share).certificate(&pages, otherwise) {
                    Ok(recognised) => Ok(reading::merge(text, recognised)),
                    Err(_) if otherwise != CertificateFault::NoText => Err(otherwise.into()),
                    Err(error) => Err(error),
                }
            }
        }
    }
}

/// The bytes of a file, at most one more than is read.
///
/// # Errors
/// [`CertificateError::Unreadable`].
pub fn contents(path: &Path) -> Result<Vec<u8>, CertificateError> {
    let read = || {
        // A pipe or device could keep us waiting for ever.
        if !path.metadata()?.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(CertificateError::Unreadable)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::certificate::child::Reply;

    /// A reader that is a script of the shell; it gets the hidden argument, too, and ignores it.
    fn script(text: &str) -> Reader {
        let reader = Reader::of_program("/bin/sh");
        Reader { arguments: vec!["-c".into(), text.into()], ..reader }
    }

    fn looked(bytes: Vec<u8>, reader: &Reader) -> Result<Looked, CertificateError> {
        KeptReader::new(reader.clone()).look_at(&Arc::new(bytes), &ReadingOptions::default(), &AtomicBool::new(false))
    }

    fn outcome(reader: &Reader) -> String {
        looked(vec![b'x'; 300_000], reader).map_or_else(|error| error.to_string(), |_| "a certificate".to_owned())
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
            "echo nonsense; exit 1",
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
        let isolation = Isolation::default();
        let content = Content::Document(Err(CertificateFault::NoCode));
        let reply = serde_json::to_string(&Reply { isolation, is_hurt: false, goes_on: false, content }).unwrap();
        let length = format!("\\0\\0\\0\\0\\0\\0\\0\\{:03o}", reply.len());
        // It has to be asked first: what comes unasked is no answer.
        let text = format!("head -c 1000 > /dev/null; printf '{answer}{length}%s' '{reply}'; exec tail -f /dev/null");
        assert_eq!(outcome(&script(&text)), "no_code");
    }

    #[test]
    fn what_was_said_before_the_pictures_counts_if_they_take_too_long() {
        let frame = |fault, goes_on| {
            let content = Content::Document(Err(fault));
            let reply = Reply { isolation: Isolation::default(), is_hurt: false, goes_on, content };
            let reply = serde_json::to_string(&reply).unwrap();
            let answer = concat!("xlm-certificate-answer-", env!("CARGO_PKG_VERSION"), "\\n");
            let length = format!("\\0\\0\\0\\0\\0\\0\\0\\{:03o}", reply.len());
            format!("printf '{answer}{length}%s' '{reply}'")
        };
        let so_far = format!("head -c 1000 > /dev/null; {}", frame(CertificateFault::Invoice, true));
        let last = frame(CertificateFault::NoText, false);
        for (then, seconds, expected) in
            [("exec tail -f /dev/null", 3, "no_code"), ("exit 1", 60, "no_code"), (&last, 60, "no_text")]
        {
            let text = format!("{so_far}; sleep 0.1; {then}; exec tail -f /dev/null");
            assert_eq!(outcome(&script(&text).with_time_limit(Duration::from_secs(seconds))), expected, "{then}");
        }
    }

    #[test]
    fn no_child_is_started_for_what_cannot_be_read() {
        let nobody = Reader::of_program("/nowhere/nothing");
        assert_eq!(outcome(&nobody), "the reader cannot be started");
        let large = vec![0; LARGEST_FILE as usize + 1];
        assert_eq!(looked(large, &nobody).unwrap_err().to_string(), "too_large");
        for path in ["/nowhere/nothing.pdf", "/dev/zero", "/"] {
            assert!(matches!(contents(Path::new(path)), Err(CertificateError::Unreadable(_))), "{path}");
        }
    }
}
