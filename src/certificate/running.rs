//! A child process that reads, from the parent's side: what is sent to it and what comes back, and the clock.
use std::{
    io::{self, BufReader},
    process::{Child, ChildStdin, ChildStdout},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError},
    },
    thread,
    time::{Duration, Instant},
};

use zeroize::Zeroizing;

use super::{
    CertificateError, CertificateFault, LARGEST_FILE, ReadingOptions,
    child::{Content, Reply},
    frame::{self, Direction, FrameError},
};

/// A child process with a thread for each of its two pipes, because a child that hangs neither reads nor writes.
#[derive(Debug)]
pub struct Running {
    child: Child,
    requests: Sender<Request>,
    replies: Receiver<Answered>,
    /// Files that it has read.
    pub answers: u32,
    bytes: usize,
    busy: Duration,
}

/// A reply with the contents of the files of a container.
pub type Answered = Result<(Reply, Vec<Vec<u8>>), FrameError>;

/// Options and a file.
type Request = (Zeroizing<Vec<u8>>, Arc<Vec<u8>>);

impl Running {
    /// A child that was just started.
    pub fn new(mut child: Child) -> io::Result<Self> {
        let (requests, to_send) = mpsc::channel();
        let (received, replies) = mpsc::sync_channel(1);
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let running = Self { child, requests, replies, answers: 0, bytes: 0, busy: Duration::ZERO };
        let named = |name: &str| thread::Builder::new().name(name.to_owned());
        // Both end with the pipes. A start that fails in between ends the child when `running` is dropped.
        named("certificate request").spawn(move || stdin.map(|stdin| send(stdin, &to_send)))?;
        named("certificate answer").spawn(move || stdout.map(|stdout| receive(stdout, &received)))?;
        Ok(running)
    }

    /// Whether it lives and has said nothing that was not asked.
    pub fn is_silent(&self) -> bool {
        matches!(self.replies.try_recv(), Err(TryRecvError::Empty))
    }

    /// Sends a file and waits for the answer. A child that has said something and then takes too long or dies over the
    /// pictures has said that.
    pub fn converse(
        &mut self,
        file: &Arc<Vec<u8>>,
        options: &ReadingOptions,
        until: Instant,
        stop: &AtomicBool,
    ) -> Result<Answered, CertificateError> {
        /// How often it is looked whether nobody wants the answer any more.
        const LOOK_EVERY: Duration = Duration::from_millis(100);
        let gone = || FrameError::Io(io::ErrorKind::BrokenPipe.into());
        let timeout = || CertificateError::Fault(CertificateFault::Timeout);
        let options = serde_json::to_vec(options).map_err(|error| CertificateError::NoReader(error.into()))?;
        if self.requests.send((Zeroizing::new(options), Arc::clone(file))).is_err() {
            return Ok(Err(gone()));
        }
        let mut so_far = None;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.replies.recv_timeout(left.min(LOOK_EVERY)) {
                Ok(Ok(answer)) if answer.0.goes_on => so_far = Some(answer),
                Ok(Err(FrameError::Io(_))) | Err(RecvTimeoutError::Disconnected) => {
                    return Ok(so_far.ok_or_else(gone));
                }
                Ok(reply) => return Ok(reply),
                Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => return Err(timeout()),
                Err(RecvTimeoutError::Timeout) if left.is_zero() => return so_far.map(Ok).ok_or_else(timeout),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Whether the child may read another file. Nothing that one file leaves behind should reach far.
    pub fn is_fit_after(&mut self, reply: &Reply, bytes: usize, took: Duration) -> bool {
        self.answers += 1;
        self.bytes += bytes;
        self.busy += took;
        let is_worn = self.answers >= 500 || self.bytes >= 256 << 20 || self.busy >= Duration::from_secs(20);
        !reply.is_hurt && !reply.goes_on && !is_worn && took < Duration::from_secs(2)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has nothing more to say. Waiting leaves no zombie; a child that is gone already is fine.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn send(mut stdin: ChildStdin, requests: &Receiver<Request>) {
    while let Ok((options, file)) = requests.recv() {
        // A child that dies does not read to the end: its answer, or that there is none, tells.
        let sent = frame::write(&mut stdin, Direction::Options, &options)
            .and_then(|()| frame::write(&mut stdin, Direction::File, &file));
        if sent.is_err() {
            return;
        }
    }
}

fn receive(stdout: ChildStdout, replies: &SyncSender<Answered>) {
    let mut stdout = BufReader::new(stdout);
    loop {
        let reply = reply(&mut stdout);
        let is_last = reply.is_err();
        // Nobody waits any more if the time is up.
        if replies.send(reply).is_err() || is_last {
            return;
        }
    }
}

fn reply(stdout: &mut BufReader<ChildStdout>) -> Answered {
    let answer = frame::read(stdout, Direction::Answer)?;
    let reply: Reply = serde_json::from_slice(&answer).map_err(|_garbage| FrameError::NotAFrame)?;
    let mut files = Vec::new();
    if let Content::Container(inside) = &reply.content {
        let mut room = LARGEST_FILE;
        for _ in inside.iter().filter(|inside| inside.error.is_none()) {
            let file = frame::read(stdout, Direction::File)?;
            // The child keeps to this as well, but it may not be itself any more.
            room = room.checked_sub(file.len() as u64).ok_or(FrameError::TooLong(file.len() as u64))?;
            files.push(file);
        }
    }
    Ok((reply, files))
}
