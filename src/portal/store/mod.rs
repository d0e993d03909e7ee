//! The issuer's events in a SQLite file: what was ordered, answered, credited and decided, for ever and in a chain.
//!
//! The rules are those of [`super::protocol`]. A command reads the events of the one system or order that it is about,
//! decides, and writes the new events and what leads to them in the same transaction, which is on the disk before anybody
//! hears of it. So a repeat, also after a crash, finds the same answer.
//!
//! **Concurrency.** A transaction is short and about one stream: the events of one X-ID, or the orders of one number. It
//! begins by reading; whoever was faster makes it fail by a unique constraint (the next version of the stream, the next
//! number of the chain, a code that is redeemed once) or by SQLite's own check, and the command is decided anew. Nothing
//! of this depends on there being one writer only.
mod append;
mod chain;
mod import;
mod index;
mod load;
mod tables;
#[cfg(test)]
mod tests;
mod verify;

use std::{cell::Cell, path::Path, thread, time::Duration};

use ed25519_dalek::SigningKey;
use rusqlite::{ErrorCode, Transaction, TransactionBehavior};
use xlm_core::{
    code::{RequestCode, SystemCode},
    document::{Digest, DocumentError, LicensePackage, Opened, PublicKey, Receipt, Release, Request, open_own},
};

use self::load::Part;
pub use self::{
    append::Head,
    import::{OldBookError, read_old_book},
    verify::{Change, StoreFault, Verified},
};
use super::protocol::{
    Command, Context, Event, Order, Refusal, Seal, decide, decide_release, decide_request, spend_as_if_answered,
};
use crate::database::{Access, Database, DatabaseError, ReadOnlyReason};

/// How often a command is decided anew because somebody else was faster.
const ATTEMPTS: u32 = 6;
/// The pause before an attempt that follows a conflict; longer with each.
const PAUSE: Duration = Duration::from_millis(2);

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Nothing may be written.
    #[error("the store is read-only: {0}")]
    ReadOnly(ReadOnlyReason),
    /// A rule refuses the command.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The row of an event is damaged, or a newer program wrote it.
    #[error("event {number} cannot be read")]
    Unreadable {
        /// Its number.
        number: u64,
    },
    /// An event cannot be written down.
    #[error("event: {0}")]
    Form(serde_json::Error),
    /// Somebody else was faster, again and again.
    #[error("somebody else is changing the same thing all the time")]
    Conflict,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => Self::Conflict,
            _ => Self::Database(error.into()),
        }
    }
}

/// What a document was answered with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The system.
    pub system_id: SystemCode,
    /// Number of the package that is sent, or was given up.
    pub generation: u64,
    /// The file to send: a package or a receipt.
    pub envelope: String,
    /// Whether the same document was answered before.
    pub again: bool,
}

/// A document whose signature was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Document {
    /// A license request.
    Request(Box<Opened<Request>>),
    /// A return.
    Release(Opened<Release>),
}

/// The newest package of a system, for who asks with a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pending {
    /// There is no such system, or the key is not that of its host.
    Unknown,
    /// It has the newest one.
    Nothing,
    /// A newer package.
    Package(String),
}

/// What was done so far, in steps that cost time: tests count them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Work {
    /// Questions to the database.
    pub queries: u64,
    /// Signatures made.
    pub seals: u64,
    /// Transactions that were brought to the disk.
    pub commits: u64,
}

/// Counts [`Work`].
#[derive(Debug, Default)]
struct Counter(Cell<Work>);

impl Counter {
    fn query(&self) {
        let work = self.0.get();
        self.0.set(Work { queries: work.queries + 1, ..work });
    }

    fn seal(&self) {
        let work = self.0.get();
        self.0.set(Work { seals: work.seals + 1, ..work });
    }

    fn commit(&self) {
        let work = self.0.get();
        self.0.set(Work { commits: work.commits + 1, ..work });
    }
}

/// A key whose signatures are counted.
struct CountedKey<'a>(&'a SigningKey, &'a Counter);

impl Seal for CountedKey<'_> {
    fn package(&self, package: &LicensePackage) -> Result<(String, Digest), DocumentError> {
        self.1.seal();
        self.0.package(package)
    }

    fn receipt(&self, receipt: &Receipt) -> Result<String, DocumentError> {
        self.1.seal();
        self.0.receipt(receipt)
    }
}

/// A handle of the store.
#[derive(Debug)]
pub struct Store {
    database: Database,
    counter: Counter,
}

impl Store {
    /// Opens the store in this file, and begins one if there is no file.
    ///
    /// # Errors
    /// See [`DatabaseError`].
    pub fn open(file: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { database: Database::open(file, &tables::OPTIONS)?, counter: Counter::default() })
    }

    /// Opens the store in this file.
    ///
    /// # Errors
    /// [`DatabaseError::Missing`] if there is none; otherwise see [`DatabaseError`].
    pub fn open_existing(file: &Path) -> Result<Self, DatabaseError> {
        Ok(Self { database: Database::open_existing(file, &tables::OPTIONS)?, counter: Counter::default() })
    }

    /// What this handle has done so far.
    pub fn work(&self) -> Work {
        self.counter.0.get()
    }

    /// Does a command: takes an order, or notes what a person decided about a system. For documents, [`Self::answer`] finds
    /// the answer as well.
    ///
    /// # Errors
    /// If it is refused or cannot be kept; nothing has been done then.
    pub fn execute(&mut self, command: &Command, context: &Context<'_>) -> Result<Vec<Event>, StoreError> {
        self.transact(|transaction, counter| {
            let part = Part::new(transaction, counter).of_command(command)?;
            let events = decide(&part.issuer, command, context)?;
            append::append(transaction, counter, &events, context.now)?;
            Ok(events)
        })
    }

    /// Answers a document, or finds the answer that it got before.
    ///
    /// # Errors
    /// If it is refused or cannot be kept; nothing has been done then.
    pub fn answer(&mut self, document: &Document, context: &Context<'_>) -> Result<Answered, StoreError> {
        self.transact(|transaction, counter| answer(transaction, counter, document, context))?.map_err(StoreError::from)
    }

    /// Answers documents one after the other, each on the state that the one before has left, and brings all to the disk
    /// together: it takes as long for many as for one.
    pub fn answer_all(&mut self, documents: &[Document], context: &Context<'_>) -> Vec<Result<Answered, StoreError>> {
        if documents.len() > 1 {
            let together = self.transact(|transaction, counter| {
                documents.iter().map(|document| answer(transaction, counter, document, context)).collect()
            });
            let together: Result<Vec<Result<Answered, Refusal>>, StoreError> = together;
            match together {
                Ok(outcomes) => {
                    return outcomes.into_iter().map(|outcome| outcome.map_err(StoreError::from)).collect();
                }
                // Another program has the store: it would keep each of them waiting once more.
                Err(StoreError::Database(DatabaseError::Busy)) => {
                    return documents.iter().map(|_| Err(DatabaseError::Busy.into())).collect();
                }
                // What stands in the way of one shall not stop the others.
                Err(_) => {}
            }
        }
        documents.iter().map(|document| self.answer(document, context)).collect()
    }

    /// The newest package of a system if its number is above `after`, for who has the key of its host.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn pending(&mut self, system_id: SystemCode, key: PublicKey, after: u64) -> Result<Pending, StoreError> {
        self.read(|transaction, counter| load::newest_package(transaction, counter, system_id, key.bytes(), after))
    }

    /// The order of a certificate's code.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn order(&mut self, code: RequestCode) -> Result<Option<Order>, StoreError> {
        self.read(|transaction, counter| Part::new(transaction, counter).into_order(code))
    }

    /// Answered so often: a request with a code that is not there or not there any more.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn wrong_codes(&mut self) -> Result<u64, StoreError> {
        self.read(|transaction, _| {
            let count: i64 = transaction.query_row("SELECT wrong_codes FROM tally", [], |row| row.get(0))?;
            Ok(count as u64)
        })
    }

    /// Copies the store into a new file that only its owner may read, while others go on working with it.
    ///
    /// # Errors
    /// If the file exists or cannot be written.
    pub fn backup(&self, file: &Path) -> Result<(), DatabaseError> {
        let failed = |source| DatabaseError::File { file: file.to_path_buf(), source };
        // The empty file has the right permissions before anything secret is in it.
        super::files::create_secret(file, b"").map_err(failed)?;
        self.database.connection.execute("VACUUM INTO ?1", [file.to_string_lossy()])?;
        // Windows brings a file to the disk only for one who may write it.
        let copy = std::fs::OpenOptions::new().write(true).open(file);
        copy.and_then(|copy| copy.sync_all()).map_err(failed)
    }

    /// Reads within one state of the store.
    fn read<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &Counter) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = Transaction::new(&mut self.database.connection, TransactionBehavior::Deferred)?;
        work(&transaction, &self.counter)
    }

    /// Does something within one transaction, anew if somebody else was faster.
    fn transact<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>, &Counter) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Access::ReadOnly(reason) = self.database.access {
            return Err(StoreError::ReadOnly(reason));
        }
        let mut attempt = |behavior| {
            let transaction = Transaction::new(&mut self.database.connection, behavior)?;
            let done = work(&transaction, &self.counter)?;
            transaction.commit()?;
            self.counter.commit();
            Ok(done)
        };
        // The first attempt reads before it locks, and so may be overtaken.
        match attempt(TransactionBehavior::Deferred) {
            Err(StoreError::Conflict | StoreError::Database(DatabaseError::Busy)) => {}
            outcome => return outcome,
        }
        for number in 1..ATTEMPTS {
            match attempt(TransactionBehavior::Immediate) {
                Err(StoreError::Conflict) => thread::sleep(PAUSE * number),
                outcome => return outcome,
            }
        }
        Err(StoreError::Conflict)
    }
}

/// Opens a file that should be a request or a return. Done once, before anything waits for the database.
///
/// # Errors
/// If it is neither; the refusal is about requests then, unless it is a damaged return.
pub fn open_document(envelope: &[u8]) -> Result<Document, DocumentError> {
    use xlm_core::document::DocumentKind;
    match open_own::<Request>(envelope) {
        Err(DocumentError::WrongKind { found: DocumentKind::Release, .. }) => open_own(envelope).map(Document::Release),
        opened => opened.map(|opened| Document::Request(Box::new(opened))),
    }
}

/// Answers a document within a transaction.
///
/// Whether a code exists shall not be told by the time that it takes: a request that is refused because of its codes costs
/// as many questions, signatures and writes as one that is answered.
fn answer(
    transaction: &Transaction<'_>,
    counter: &Counter,
    document: &Document,
    context: &Context<'_>,
) -> Result<Result<Answered, Refusal>, StoreError> {
    let part = Part::new(transaction, counter);
    let digest = match document {
        Document::Request(request) => request.digest,
        Document::Release(release) => release.digest,
    };
    if let Some(answered) = part.answer(digest)? {
        return Ok(Ok(answered));
    }
    let seal = CountedKey(context.key, counter);
    let decided = match document {
        Document::Request(request) => {
            let part = part.of_request(&request.payload)?;
            decide_request(&part.issuer, request, context.now, &seal)
        }
        Document::Release(release) => {
            let mut part = part;
            part.system(release.payload.system_id)?;
            decide_release(&part.issuer, release, context.now, &seal)
        }
    };
    let events = match (decided, document) {
        (Ok(events), _) => events,
        (Err(refusal @ (Refusal::UnknownCode(_) | Refusal::CodeRedeemed { .. })), Document::Request(request)) => {
            spend_as_if_answered(request, context.now, &seal);
            counter.query();
            transaction.execute("UPDATE tally SET wrong_codes = wrong_codes + 1", [])?;
            return Ok(Err(refusal));
        }
        (Err(refusal), _) => return Ok(Err(refusal)),
    };
    append::append(transaction, counter, &events, context.now)?;
    // What was decided carries the answer; a repeat was found above.
    events.iter().find_map(|event| load::answer_in(event, digest)).map(Ok).ok_or(StoreError::Conflict)
}

/// A number as SQL has it.
fn sql_number(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).or(Err(StoreError::Unreadable { number }))
}
