//! The session: the one owner of a system's state and change log.
//!
//! [`Engine`] is synchronous: the console and the tests use it as it is. [`Worker`] runs an engine on a thread of its own
//! for the window, publishes what is to be shown, and wakes its front end through a [`std::task::Waker`]. Both know no
//! window.

mod backup;
mod certificates;
mod convert;
mod engine;
mod error;
mod export;
mod files;
mod history;
mod holdings_pdf;
pub mod messages;
mod plan;
mod requests;
mod sample;
mod scripts;
mod set_up;
mod snapshots;
mod surroundings;
#[cfg(test)]
mod tests;
mod user_rows;
mod worker;

pub use backup::restore_backup;
pub use certificates::{CertificateProblem, CertificateRead, CertificateReaders, duplicates};
pub use engine::{Committed, Engine, Preview};
pub use error::{IssuerError, SessionError};
pub use export::{ReportForm, assignment_csv, holdings_csv};
pub use files::{FileRead, UsersFile, read_users_file};
pub use history::ChangeLine;
pub use plan::plan_csv;
pub use requests::{SavedRelease, SavedRequest, head_of_request};
pub use sample::{COMPANY, SampleMachine};
pub use scripts::read_commands;
pub use set_up::{Door, catalogs};
pub use surroundings::{Clock, Surroundings};
pub use worker::{Cancel, JobId, Outcome, Passphrase, Progress, Task, View, Worker};
