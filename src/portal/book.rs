//! The order book: the issuer's state in a file, for working without a server.
use std::{
    ffi::OsString,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    files,
    protocol::{Command, Context, Event, Issuer, Refusal, apply, decide},
};

/// What lies in the file.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    format: Format,
    issuer: Issuer,
}

#[derive(Default, Serialize, Deserialize)]
enum Format {
    #[default]
    #[serde(rename = "xlm-order-book-2")]
    Two,
}

/// Why an order book cannot be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The file system refused.
    #[error("order book: {0}")]
    Io(#[from] io::Error),
    /// Not an order book, or a damaged one.
    #[error("not an order book: {0}")]
    Form(#[from] serde_json::Error),
}

/// An order book in a file. As long as this value lives, no other process can open the book.
pub struct BookFile {
    book: Book,
    path: PathBuf,
    _lock: File,
}

impl BookFile {
    /// Opens an order book; waits while another process has it.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn open(path: &Path) -> Result<Self, BookError> {
        // Otherwise a mistyped name would leave a lock file behind.
        path.metadata()?;
        Self::open_locked(path)
    }

    /// Like [`Self::open`], but begins a new book if there is none.
    ///
    /// # Errors
    /// If there is one and it cannot be read, or its folder cannot be written to.
    pub fn open_or_begin(path: &Path) -> Result<Self, BookError> {
        Self::open_locked(path)
    }

    fn open_locked(path: &Path) -> Result<Self, BookError> {
        // The book itself is replaced by each save, so the lock is on a file beside it.
        let mut lock_name = OsString::from(path);
        lock_name.push(".lock");
        let lock = File::options().create(true).truncate(false).write(true).open(lock_name)?;
        lock.lock()?;
        let book = match std::fs::read(path) {
            Ok(content) => serde_json::from_slice(&content)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Book::default(),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { book, path: path.to_owned(), _lock: lock })
    }

    /// The state.
    pub const fn issuer(&self) -> &Issuer {
        &self.book.issuer
    }

    /// Decides a command and notes what happened; [`Self::save`] keeps it. No events mean that the document was answered
    /// before: [`Issuer::answer`] has the answer in both cases.
    ///
    /// # Errors
    /// If the command is refused; the state is as before then.
    pub fn execute(&mut self, command: &Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.book.issuer, command, context)?;
        for event in &events {
            apply(&mut self.book.issuer, event);
        }
        Ok(events)
    }

    /// Writes the book; a crash leaves the old or the new one.
    ///
    /// # Errors
    /// If the file cannot be written; the old one is still there.
    pub fn save(&self) -> Result<(), BookError> {
        let mut text = serde_json::to_string_pretty(&self.book)?;
        text.push('\n');
        Ok(files::replace(&self.path, text.as_bytes())?)
    }
}
