//! What the window wants done, and what came of it.

use std::{fmt, path::PathBuf, sync::Arc};

use xlm_core::{
    binding::Machine,
    calendar::Day,
    code::RequestCode,
    command::{Command, ImportOptions, Refusal},
    document::Reason,
    report::Forecast,
};
use zeroize::Zeroizing;

use super::View;
use crate::{
    journal::Verified,
    session::{
        CertificateRead, Committed, Door, ListedChanges, Past, PortalSettings, Preview, ReleaseDraft, ReportForm,
        RequestDraft, SavedRelease, SavedRequest, SessionError, UsersFile,
    },
    text::Language,
};

/// A passphrase on its way: wiped when it was used, and never printed.
#[derive(Clone)]
pub struct Passphrase(pub Zeroizing<String>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// What the window wants done.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a task is made once and moved once; a box would only make it harder to read"
)]
pub enum Task {
    /// Set the system up. The sample company gets a folder of its own and is opened.
    SetUp {
        /// How.
        door: Door,
        /// Edition of the catalog.
        edition: String,
    },
    /// Leave the sample company.
    LeaveSample,
    /// Save change log and installation key.
    Backup {
        /// Where to.
        file: PathBuf,
        /// What protects it.
        passphrase: Passphrase,
    },
    /// Put a backup in the place of a system that is not set up.
    Restore {
        /// The backup.
        file: PathBuf,
        /// What protects it.
        passphrase: Passphrase,
    },
    /// Take the key of the system out of a backup.
    RestoreKey {
        /// The backup.
        file: PathBuf,
        /// What protects it.
        passphrase: Passphrase,
    },
    /// Draw a new key of the system, and show what changes by it.
    PreviewNewKey,
    /// Show what restoring a copy of the change log would change.
    PreviewCopy(PathBuf),
    /// Read certificates: files and folders. They come in [`Outcome::CertificatesSoFar`], in any order, and the job ends
    /// with [`Outcome::Certificates`].
    ReadCertificates {
        /// Files, folders, mails, archives.
        files: Vec<PathBuf>,
        /// What opens them, if they are protected.
        password: Option<Passphrase>,
    },
    /// Note certificates in the list of orders, and keep their files.
    KeepOrders(Vec<CertificateRead>),
    /// Make a request and save it.
    SaveRequest {
        /// Codes to redeem.
        codes: Vec<RequestCode>,
        /// Why.
        reason: Reason,
        /// Where to.
        file: PathBuf,
    },
    /// Make a request to be looked at.
    DraftRequest {
        /// Codes to redeem.
        codes: Vec<RequestCode>,
        /// Why.
        reason: Reason,
    },
    /// Make a return to be looked at; nothing is given up by it.
    DraftRelease {
        /// Days that the licenses still count here; `None` = as noted, else the most that may be.
        tail_days: Option<u16>,
    },
    /// Save a request that was looked at.
    SaveDraft {
        /// The request.
        draft: Arc<RequestDraft>,
        /// Where to.
        file: PathBuf,
    },
    /// Speak with the license portal.
    Portal(PortalTask),
    /// Reach the license portal in another way from now on.
    UsePortal(PortalSettings),
    /// Give the licenses up for a planned move, unless they are already, and save the return.
    SaveRelease {
        /// Days that they still count here; `None` = as noted, else the most that may be.
        tail_days: Option<u16>,
        /// Where to.
        file: PathBuf,
    },
    /// Issue the sample company's package for a saved request, as its invented issuer would.
    IssueSample {
        /// The request.
        request: PathBuf,
        /// Where the package goes.
        package: PathBuf,
    },
    /// Read a license package or license.xml and show what it would change.
    OpenLicenseFile(PathBuf),
    /// Read a file with users and show what it would change.
    ReadUsers {
        /// The file.
        file: PathBuf,
        /// How to treat its rows.
        options: ImportOptions,
    },
    /// Show what a command would change.
    Preview(Command),
    /// Save commands in a file, for later or for `xlm run`.
    SaveCommands {
        /// The commands.
        commands: Vec<Command>,
        /// Where to.
        file: PathBuf,
    },
    /// Read a file with commands.
    ReadCommands(PathBuf),
    /// Look ahead to a day: what ends until then, and who loses by it.
    Forecast(Day),
    /// Show what taking an entry back would change.
    PreviewUndo(u64),
    /// Do what a preview showed.
    Commit {
        /// The preview that was confirmed.
        preview: Arc<Preview>,
        /// Why, in the administrator's words.
        reason: String,
    },
    /// Read the hardware anew.
    ObserveHardware,
    /// Show what would change if this computer were the home server, or a workstation.
    ChooseMachine(Machine),
    /// List the change log in words.
    ListChanges {
        /// The last entry that is known in these words; 0 for none.
        after: u64,
        /// In which language.
        language: Language,
    },
    /// Show the system as it was.
    LookBack(Past),
    /// Check the chain of the change log.
    VerifyChanges {
        /// Requests and receipts that name entries which must be in it.
        against: Vec<PathBuf>,
    },
    /// Write this name beside the account of who is at the keyboard, from the next entry on; empty for none.
    CallActor(String),
    /// Save the list of what a plan asks to be done on the XPhone server, as a table.
    SavePlan {
        /// In which language.
        language: Language,
        /// Where to.
        file: PathBuf,
    },
    /// Save a report of who held which license in these days, both inclusive.
    SaveHoldings {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
        /// As what.
        form: ReportForm,
        /// Where to.
        file: PathBuf,
    },
}

/// What is wanted of the license portal. Other tasks go on meanwhile.
#[derive(Debug)]
pub enum PortalTask {
    /// Note a request that was looked at, unless it is noted already, and send it. What comes back, or went wrong, is an
    /// [`Outcome::Answered`].
    SendRequest(Arc<RequestDraft>),
    /// Give the licenses up, unless they are already, and send the return. As above.
    SendRelease {
        /// Days that they still count here; `None` = as noted, else the most that may be.
        tail_days: Option<u16>,
    },
    /// Look for a newer package; gives an [`Outcome::Looked`].
    Look,
}

/// What came of a task.
#[derive(Debug)]
pub enum Outcome {
    /// It is done; what is new is in the view.
    Done,
    /// The key of the system can be used again.
    KeyRestored,
    /// Certificates were read, and more are to come; the job goes on.
    CertificatesSoFar(Vec<CertificateRead>),
    /// Certificates were read; with those that came so far, these are all.
    Certificates(Vec<CertificateRead>),
    /// A request was saved.
    RequestSaved(SavedRequest),
    /// A request that can be looked at and sent.
    RequestDraft(Arc<RequestDraft>),
    /// A return that can be looked at and sent.
    ReleaseDraft(Arc<ReleaseDraft>),
    /// What importing the document would change that the portal sent back, or why there is none.
    Answered(Result<Arc<Preview>, SessionError>),
    /// The same for a newer package, if the portal has one.
    Looked(Result<Option<Arc<Preview>>, SessionError>),
    /// A return was saved.
    ReleaseSaved(SavedRelease),
    /// The sample issuer saved a package.
    PackageIssued(PathBuf),
    /// What would change.
    Preview(Arc<Preview>),
    /// How it will stand on a later day.
    Forecast(Arc<Forecast>),
    /// A file with users was read.
    Users {
        /// The file.
        file: UsersFile,
        /// What would change, or why its good rows can't be taken over.
        preview: Result<Arc<Preview>, Refusal>,
    },
    /// A change was made.
    Committed(Committed),
    /// Entries of the change log, oldest first.
    Changes(ListedChanges),
    /// The system as it was.
    Past(Arc<View>),
    /// The chain holds.
    Verified {
        /// How many entries were checked.
        verified: Verified,
        /// Entries that signed documents name, and that are in it as they were then.
        anchors: usize,
    },
    /// A file with commands was read.
    Commands(Vec<Command>),
    /// A report or a file with commands was saved.
    Saved(PathBuf),
}
