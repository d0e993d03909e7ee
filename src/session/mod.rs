//! The session: the one owner of a system's state and change log.
//!
//! [`Engine`] is synchronous: the console and the tests use it as it is. [`Worker`] runs an engine on a thread of its own
//! for the window, publishes what is to be shown, and wakes its front end through a [`std::task::Waker`]. Both know no
//! window.

mod anchors;
mod backup;
mod certificates;
mod convert;
mod copies;
mod copy_restored;
mod engine;
mod error;
mod export;
#[cfg(test)]
mod fault_tests;
mod files;
mod flights;
mod history;
mod holdings_pdf;
mod home_server;
#[cfg(test)]
mod home_server_tests;
mod key;
mod listed_change;
mod look_back;
pub mod messages;
mod orders;
mod plan;
mod portal;
#[cfg(test)]
mod portal_tests;
mod requests;
mod retired;
mod sample;
mod scripts;
mod set_up;
mod snapshots;
mod surroundings;
#[cfg(test)]
mod tests;
mod user_lists;
mod user_rows;
mod worker;

pub use backup::restore_backup;
pub use certificates::{CertificateProblem, CertificateRead, CertificateReaders, duplicates};
pub use copies::{Copies, CopyCause, KEPT_COPIES, SavedCopy};
pub use engine::{Committed, Engine, Preview};
pub use error::{IssuerError, SessionError};
pub use export::{ReportForm, assignment_csv, holdings_csv};
pub use files::{FileRead, UsersFile, expect_file, read_text_file, read_users_file};
pub use history::ChangeLine;
pub use listed_change::{ChangeFilter, ListedChange, ListedChanges, ReasonFilter, given_up};
pub use look_back::{Past, PastMoment};
pub use orders::order_file;
pub use plan::plan_csv;
pub use portal::PortalSettings;
pub use requests::{ReleaseDraft, RequestDraft, SavedRelease, SavedRequest};
pub use sample::{COMPANY, SampleMachine};
pub use scripts::read_commands;
pub use set_up::{Door, catalogs};
pub use surroundings::{Clock, Surroundings};
pub use user_lists::{ListUsers, UsersListed};
pub use worker::{Cancel, JobId, Outcome, Passphrase, PortalTask, Progress, Task, View, Worker};
