//! SQLite files: open, bring up to date, retry while busy. SQL only; what the tables mean is the adapters' business.
//!
//! Every file is opened in WAL mode with `synchronous=FULL`: a committed transaction survives a power cut, and readers
//! never wait for a writer. WAL needs memory that all processes share, so a file on a network share is refused
//! (<https://www.sqlite.org/wal.html>, "All processes using a database must be on the same host").
mod error;
mod file_system;
mod open;
mod owner_only;
mod retry;
#[cfg(test)]
mod tests;

pub use error::DatabaseError;
pub use file_system::{FileSystem, file_system_of};
pub use open::{Access, Database, Options, ReadOnlyReason, copy};
pub use owner_only::keep_from_others;
pub use retry::while_busy;
