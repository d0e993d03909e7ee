//! Many files, in the order that they were named, with two children at once.
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use sha2::{Digest as _, Sha256};

use super::{
    Certificate, CertificateError, CertificateFault, Inside, Isolation, KeptReader, Looked, Reader, ReadingOptions,
    guard::contents,
};

/// Containers in containers that are opened: a mail in an archive, attached to a mail.
const DEEPEST: usize = 3;

/// Files in one file that are read, over all containers in it.
const MOST_INSIDE: usize = 1000;

/// Time for all files in one file.
const TIME_INSIDE: Duration = Duration::from_secs(30);

/// A file that was read, or a file in it.
#[derive(Debug)]
pub struct Found {
    /// Which of the named files it is or is in.
    pub index: usize,
    /// Its name; for a file in a container `mail.eml/certificate.pdf`.
    pub name: PathBuf,
    /// SHA-256 of its contents, if they could be had: files with the same are the same.
    pub digest: Option<[u8; 32]>,
    /// What it says.
    pub outcome: Result<Certificate, CertificateError>,
}

/// The readers of this process: kept from one call to the next.
#[derive(Debug)]
pub struct Readers {
    kept: Vec<KeptReader>,
}

impl Readers {
    /// Two readers, whose children are started when they are needed.
    pub fn new(reader: Reader) -> Self {
        Self { kept: vec![KeptReader::new(reader.clone()), KeptReader::new(reader)] }
    }

    /// Starts as many children as that many files will need.
    pub fn warm_up(&mut self, files: usize) {
        self.kept.iter_mut().take(files).for_each(KeptReader::warm_up);
    }

    /// What stood between the children and the world, the least of them; `None` before the first answer.
    pub fn isolation(&self) -> Option<Isolation> {
        self.kept.iter().filter_map(KeptReader::isolation).reduce(Isolation::and)
    }

    /// Reads files and hands over what was found as it comes: all of one file together, the files in any order. Before
    /// and between them it asks whether to go on and tells how many are done; if not, what is being read is given up.
    pub fn read_all(
        &mut self,
        files: &[PathBuf],
        options: &ReadingOptions,
        mut goes_on: impl FnMut(usize) -> bool,
        mut take: impl FnMut(Vec<Found>),
    ) {
        /// How often it is asked whether to go on.
        const ASK_EVERY: Duration = Duration::from_millis(100);
        let stop = AtomicBool::new(!goes_on(0));
        let work = Work { files, options, next: AtomicUsize::new(0), known: Mutex::default(), stop: &stop };
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            for reader in self.kept.iter_mut().take(files.len()) {
                let (work, sender) = (&work, sender.clone());
                let named = thread::Builder::new().name("certificates".to_owned());
                let started = named.spawn_scoped(scope, move || work.run(reader, &sender));
                // The other one does it alone.
                drop(started);
            }
            drop(sender);
            let mut done = 0;
            loop {
                match receiver.recv_timeout(ASK_EVERY) {
                    Ok(found) => {
                        done += 1;
                        take(found);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if !goes_on(done) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        });
    }
}

/// What was read before, by its content: certificates, and `None` for what took too long.
type Known = HashMap<[u8; 32], Option<Certificate>>;

struct Work<'a> {
    files: &'a [PathBuf],
    options: &'a ReadingOptions,
    next: AtomicUsize,
    known: Mutex<Known>,
    stop: &'a AtomicBool,
}

impl Work<'_> {
    fn run(&self, reader: &mut KeptReader, sender: &Sender<Vec<Found>>) {
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = self.files.get(index) else { return };
            let mut of_file =
                OfFile { work: self, reader, index, found: Vec::new(), until: Instant::now() + TIME_INSIDE };
            match contents(file) {
                Ok(bytes) => of_file.read(file.clone(), bytes, 0),
                Err(error) => of_file.push(file.clone(), None, Err(error)),
            }
            let found = of_file.found;
            // What was given up is not a result.
            if self.stop.load(Ordering::Relaxed) || sender.send(found).is_err() {
                return;
            }
        }
    }
}

/// One named file with all that is in it.
struct OfFile<'a, 'b> {
    work: &'a Work<'b>,
    reader: &'a mut KeptReader,
    index: usize,
    found: Vec<Found>,
    until: Instant,
}

impl OfFile<'_, '_> {
    fn push(&mut self, name: PathBuf, digest: Option<[u8; 32]>, outcome: Result<Certificate, CertificateError>) {
        self.found.push(Found { index: self.index, name, digest, outcome });
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Whole values are put in at once; a thread that panicked leaves none half done.
        self.work.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&mut self, name: PathBuf, bytes: Vec<u8>, depth: usize) {
        let digest = Sha256::digest(&bytes).into();
        let known = self.known().get(&digest).cloned();
        if let Some(known) = known {
            let outcome = known.ok_or(CertificateError::Fault(CertificateFault::Timeout));
            return self.push(name, Some(digest), outcome);
        }
        match self.reader.look_at(&Arc::new(bytes), self.work.options, self.work.stop) {
            Ok(Looked::Certificate(certificate)) => {
                self.known().insert(digest, Some(certificate.clone()));
                self.push(name, Some(digest), Ok(certificate));
            }
            Err(CertificateError::Fault(CertificateFault::Timeout)) => {
                self.known().insert(digest, None);
                self.push(name, Some(digest), Err(CertificateError::Fault(CertificateFault::Timeout)));
            }
            Ok(Looked::Container(_)) if depth >= DEEPEST => {
                self.push(name, Some(digest), Err(CertificateError::Fault(CertificateFault::TooLarge)));
            }
            Ok(Looked::Container(files)) => files.into_iter().for_each(|inside| self.read_inside(&name, inside, depth)),
            Err(error) => self.push(name, Some(digest), Err(error)),
        }
    }

    fn read_inside(&mut self, container: &Path, inside: Inside, depth: usize) {
        // The same on every system: it is a name, not a path.
        let mut name = container.as_os_str().to_owned();
        name.push("/");
        name.push(&inside.name);
        let name = PathBuf::from(name);
        match inside.error {
            Some(fault) => self.push(name, None, Err(fault.into())),
            None if self.found.len() >= MOST_INSIDE => {
                if self.found.len() == MOST_INSIDE {
                    self.push(name, None, Err(CertificateError::Fault(CertificateFault::TooLarge)));
                }
            }
            None if Instant::now() >= self.until => {
                self.push(name, None, Err(CertificateError::Fault(CertificateFault::Timeout)));
            }
            None => self.read(name, inside.bytes, depth + 1),
        }
    }
}

/// Reads a certificate from its file, with a reader for this file alone.
///
/// # Errors
/// See [`CertificateError`].
pub fn read_certificate_file(path: &Path, reader: &Reader) -> Result<Certificate, CertificateError> {
    read_certificate(&contents(path)?, reader)
}

/// Reads a certificate, with a reader for this file alone.
///
/// # Errors
/// See [`CertificateError`]; a child that dies or talks nonsense is [`CertificateFault::Damaged`].
pub fn read_certificate(bytes: &[u8], reader: &Reader) -> Result<Certificate, CertificateError> {
    let (file, never) = (Arc::new(bytes.to_vec()), AtomicBool::new(false));
    match KeptReader::new(reader.clone()).look_at(&file, &ReadingOptions::default(), &never)? {
        Looked::Certificate(certificate) => Ok(certificate),
        Looked::Container(_) => Err(CertificateError::Fault(CertificateFault::NotPdf)),
    }
}
