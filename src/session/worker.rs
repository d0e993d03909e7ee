//! An engine on a thread of its own, for the window: tasks in, outcomes out, with progress and cancel.
//!
//! The front end is woken through a [`Waker`]; it never waits. Outcomes carry the number of their job, so that they
//! reach whoever asked, whatever is on screen meanwhile.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    fmt,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    task::Waker,
    thread::{Builder, JoinHandle},
    time::{Duration, Instant},
};

use zeroize::Zeroizing;

use xlm_core::{
    assignment::Assignment,
    calendar::{Day, UtcMicros},
    code::RequestCode,
    command::{Command, ImportOptions, Refusal},
    document::Reason,
    installation::Installation,
    report::{Forecast, LastBackup, Overview},
};

use super::{
    CertificateRead, CertificateReaders, Committed, Copies, Door, Engine, ListedChanges, Past, PastMoment,
    PortalSettings, Preview, ReleaseDraft, ReportForm, RequestDraft, SavedRelease, SavedRequest, SessionError,
    UsersFile,
    export::save_holdings,
    files::read_users_file_while,
    flights::Flights,
    plan::save_plan,
    read_commands,
    retired::Retired,
    scripts::save_commands,
    user_lists::{ListUsers, Lister, UsersListed},
};
use crate::{
    journal::{Access, Verified},
    text::{Language, Texts},
};

/// How often the engine looks whether another console wrote something: changes are seen within two seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A job by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JobId(pub u64);

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

/// How far a job is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// The job.
    pub job: JobId,
    /// Steps done.
    pub done: u64,
    /// Steps in all, if known.
    pub total: Option<u64>,
}

/// What is to be shown: values that do not change any more.
#[derive(Clone, Debug)]
pub struct View {
    /// The state.
    pub installation: Arc<Installation>,
    /// The distribution.
    pub assignment: Arc<Assignment>,
    /// The overview.
    pub overview: Arc<Overview>,
    /// Whether the licenses are bound to this machine, and not to another one.
    pub is_home_server: bool,
    /// Whether the change log may only be read, e.g. because a newer program wrote it.
    pub is_read_only: bool,
    /// Where the license portal is, if one is known.
    pub portal: Option<String>,
    /// Whether the change log can't be read just now; what is shown is what was read last.
    pub is_unreachable: bool,
    /// The folder of the data.
    pub folder: PathBuf,
    /// The time of the view, by which everything with an end is judged.
    pub at: UtcMicros,
    /// What the clock reads, right or wrong.
    pub clock: UtcMicros,
    /// The newest backup that is known of.
    pub last_backup: Option<LastBackup>,
    /// Copies of the change log that the program made by itself.
    pub copies: Arc<Copies>,
    /// Which point of the past it shows; none for the present.
    pub past: Option<PastMoment>,
}

impl View {
    /// The view of an engine as it is now.
    pub fn of(engine: &Engine) -> Self {
        Self {
            installation: Arc::clone(engine.installation()),
            assignment: Arc::clone(engine.assignment()),
            overview: Arc::new(engine.overview()),
            is_home_server: engine.is_home_server(),
            is_read_only: engine.access() != Access::ReadWrite,
            portal: engine.portal_address().ok().flatten().map(|address| address.to_string()),
            is_unreachable: false,
            folder: engine.surroundings.place.folder.clone(),
            at: engine.now(),
            clock: engine.clock(),
            last_backup: engine.surroundings.place.last_backup(),
            copies: Arc::new(engine.copies()),
            past: None,
        }
    }
}

/// Tells a running job to stop.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the job to stop at its next step. Nothing half done is kept.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the two sides share.
struct Shared {
    view: Mutex<Arc<View>>,
    outcomes: Mutex<VecDeque<(JobId, Result<Outcome, SessionError>)>>,
    progress: Mutex<Option<Progress>>,
    pending: AtomicU64,
    /// What the front end was given and this thread is to take apart.
    retired: Mutex<Retired>,
    waker: Waker,
}

/// A lock whose holder panicked still guards whole values here: each is replaced at once.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn publish(&self, engine: &Engine) {
        let is_unreachable = lock(&self.view).is_unreachable;
        self.publish_as(engine, is_unreachable);
    }

    fn publish_as(&self, engine: &Engine, is_unreachable: bool) {
        let view = Arc::new(View { is_unreachable, ..View::of(engine) });
        let old = std::mem::replace(&mut *lock(&self.view), view);
        self.keep_view(&old);
        self.waker.wake_by_ref();
    }

    fn keep_view(&self, view: &Arc<View>) {
        let mut retired = lock(&self.retired);
        retired.keep(view);
        retired.keep(&view.installation);
        retired.keep(&view.assignment);
        retired.keep(&view.overview);
    }

    /// Holds what is great in an outcome until the front end has let it go.
    fn keep_outcome(&self, outcome: &Result<Outcome, SessionError>) {
        let preview = match outcome {
            Ok(Outcome::Preview(preview) | Outcome::Answered(Ok(preview)) | Outcome::Looked(Ok(Some(preview)))) => {
                preview
            }
            Ok(Outcome::Users { preview: Ok(preview), .. }) => preview,
            Ok(Outcome::Past(view)) => return self.keep_view(view),
            _ => return,
        };
        let mut retired = lock(&self.retired);
        retired.keep(preview);
        retired.keep(&preview.before);
        retired.keep(&preview.before_assignment);
        retired.keep(&preview.after);
        retired.keep(&preview.after_assignment);
    }

    fn deliver(&self, job: JobId, outcome: Result<Outcome, SessionError>) {
        lock(&self.outcomes).push_back((job, outcome));
        self.waker.wake_by_ref();
    }

    /// A job has ended.
    fn end(&self, engine: &Engine, job: JobId, outcome: Result<Outcome, SessionError>) {
        *lock(&self.progress) = None;
        self.keep_outcome(&outcome);
        lock(&self.outcomes).push_back((job, outcome));
        self.pending.fetch_sub(1, Ordering::Relaxed);
        self.publish(engine);
    }

    fn report(&self, progress: Progress) {
        *lock(&self.progress) = Some(progress);
        self.waker.wake_by_ref();
    }
}

struct Job {
    id: JobId,
    task: Task,
    cancel: Cancel,
}

/// The front end's side.
pub struct Worker {
    shared: Arc<Shared>,
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    lister: Lister,
    next: u64,
}

impl Worker {
    /// Starts the thread, and the one that lists users.
    ///
    /// # Errors
    /// Where the operating system gives no thread.
    pub fn start(engine: Engine, waker: Waker) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            view: Mutex::new(Arc::new(View::of(&engine))),
            outcomes: Mutex::default(),
            progress: Mutex::default(),
            pending: AtomicU64::new(0),
            retired: Mutex::default(),
            waker: waker.clone(),
        });
        let lister = Lister::start(waker)?;
        let (jobs, queue) = mpsc::channel();
        let side = Arc::clone(&shared);
        let thread = Builder::new().name("session".to_owned()).spawn(move || work(engine, &queue, &side))?;
        Ok(Self { shared, jobs: Some(jobs), thread: Some(thread), lister, next: 1 })
    }

    /// What is to be shown now.
    pub fn view(&self) -> Arc<View> {
        Arc::clone(&lock(&self.shared.view))
    }

    /// Queues a task. Its outcome comes under the number that is returned.
    pub fn submit(&mut self, task: Task) -> (JobId, Cancel) {
        let (id, cancel) = (JobId(self.next), Cancel::default());
        self.next += 1;
        self.shared.pending.fetch_add(1, Ordering::Relaxed);
        let job = Job { id, task, cancel: cancel.clone() };
        let queued = self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok());
        if !queued {
            self.shared.pending.fetch_sub(1, Ordering::Relaxed);
            lock(&self.shared.outcomes).push_back((id, Err(SessionError::WorkerEnded)));
        }
        (id, cancel)
    }

    /// Outcomes that arrived since the last call, in the order of their jobs.
    pub fn outcomes(&self) -> Vec<(JobId, Result<Outcome, SessionError>)> {
        lock(&self.shared.outcomes).drain(..).collect()
    }

    /// How far the running job is, if it says so.
    pub fn progress(&self) -> Option<Progress> {
        *lock(&self.shared.progress)
    }

    /// Asks for a list of users, whatever the session does meanwhile. The newest question is the one that is answered.
    pub fn list_users(&self, asked: ListUsers) {
        self.lister.ask(asked);
    }

    /// The list that was asked for last, once it is there.
    pub fn users_listed(&self) -> Option<UsersListed> {
        self.lister.listed()
    }

    /// Whether jobs are queued or running.
    pub fn is_busy(&self) -> bool {
        self.shared.pending.load(Ordering::Relaxed) > 0
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Closing the queue ends the thread after the job that runs.
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn work(mut engine: Engine, queue: &mpsc::Receiver<Job>, shared: &Shared) {
    // Started with the first certificate and kept for the next.
    let mut readers = None;
    let mut flights = Flights::default();
    loop {
        let received = queue.recv_timeout(flights.patience(LOOK_EVERY));
        lock(&shared.retired).let_go();
        let tell = |job, done, total| shared.report(Progress { job, done, total: Some(total) });
        flights.look(&mut engine, tell, |engine, job, outcome| shared.end(engine, job, Ok(outcome)));
        match received {
            Ok(job) => {
                match run(&mut engine, &mut readers, &mut flights, job.id, job.task, &job.cancel, shared) {
                    Ok(Some(outcome)) => shared.end(&engine, job.id, Ok(outcome)),
                    // It goes on by itself; what was noted before is to be seen.
                    Ok(None) => shared.publish(&engine),
                    Err(error) => shared.end(&engine, job.id, Err(error)),
                }
                flights.tell_again();
            }
            Err(RecvTimeoutError::Timeout) => {
                // A change log that can't be read just now is looked at again.
                let refreshed = engine.refresh();
                let is_unreachable = refreshed.is_err();
                if refreshed.unwrap_or(false) || lock(&shared.view).is_unreachable != is_unreachable {
                    shared.publish_as(&engine, is_unreachable);
                }
                engine.keep_snapshot();
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Reads certificates and hands them over several at a time, so that thousands do not wake the window one by one. Gives
/// back the last of them.
fn read_certificates(
    readers: &mut CertificateReaders,
    files: &[PathBuf],
    password: Option<&Passphrase>,
    goes_on: &dyn Fn(u64, Option<u64>) -> bool,
    mut hand_over: impl FnMut(Vec<CertificateRead>),
) -> Vec<CertificateRead> {
    const HAND_OVER_EVERY: Duration = Duration::from_millis(100);
    let waiting = RefCell::new(Vec::new());
    let last = Cell::new(Instant::now());
    let is_due = || last.get().elapsed() >= HAND_OVER_EVERY;
    let first = Cell::new(true);
    let go_on = |done: usize, total: usize| {
        if !first.take() && !is_due() {
            return true;
        }
        last.set(Instant::now());
        let read = waiting.take();
        if !read.is_empty() {
            hand_over(read);
        }
        goes_on(done as u64, Some(total as u64))
    };
    readers.read(files, password, go_on, |read| waiting.borrow_mut().extend(read));
    waiting.into_inner()
}

/// The window is woken with each report: a hundred thousand entries need not wake it as often.
const fn is_between_reports(number: u64) -> bool {
    !number.is_multiple_of(256)
}

/// Does a job, or begins it: without an outcome it goes on by itself.
fn run(
    engine: &mut Engine,
    readers: &mut Option<CertificateReaders>,
    flights: &mut Flights,
    job: JobId,
    task: Task,
    cancel: &Cancel,
    shared: &Shared,
) -> Result<Option<Outcome>, SessionError> {
    let goes_on = |done: u64, total: Option<u64>| {
        shared.report(Progress { job, done, total });
        !cancel.is_cancelled()
    };
    engine.refresh()?;
    let outcome = match task {
        Task::Portal(task) => return Ok(flights.start(engine, task, job, cancel)),
        Task::SetUp { door: Door::Sample, .. } => {
            *engine = Engine::open_sample(&engine.surroundings, &|done, total| goes_on(done, Some(total)))?;
            Ok(Outcome::Done)
        }
        Task::SetUp { door, edition } => engine.set_up(&door, &edition).map(|()| Outcome::Done),
        Task::LeaveSample => {
            *engine = engine.leave_sample()?;
            Ok(Outcome::Done)
        }
        Task::Backup { file, passphrase } => engine.backup(&file, &passphrase.0).map(|()| Outcome::Done),
        Task::Restore { file, passphrase } => engine.restore(&file, &passphrase.0).map(|()| Outcome::Done),
        Task::ReadCertificates { files, password } => {
            let readers = readers.get_or_insert_with(|| CertificateReaders::new(engine.surroundings.reader.as_deref()));
            let rest = read_certificates(readers, &files, password.as_ref(), &goes_on, |read| {
                shared.deliver(job, Ok(Outcome::CertificatesSoFar(read)));
            });
            if cancel.is_cancelled() {
                // What was read stays.
                shared.deliver(job, Ok(Outcome::CertificatesSoFar(rest)));
                return Err(SessionError::Cancelled);
            }
            Ok(Outcome::Certificates(rest))
        }
        Task::KeepOrders(read) => engine.keep_orders(&read).map(|()| Outcome::Done),
        Task::SaveRequest { codes, reason, file } => {
            engine.save_request(&codes, reason, &file).map(Outcome::RequestSaved)
        }
        Task::DraftRequest { codes, reason } => {
            engine.draft_request(&codes, reason).map(|draft| Outcome::RequestDraft(Arc::new(draft)))
        }
        Task::DraftRelease { tail_days } => {
            engine.draft_release(tail_days).map(|draft| Outcome::ReleaseDraft(Arc::new(draft)))
        }
        Task::SaveDraft { draft, file } => engine.save_draft(&draft, &file).map(Outcome::RequestSaved),
        Task::UsePortal(settings) => {
            engine.surroundings.portal = settings;
            Ok(Outcome::Done)
        }
        Task::SaveRelease { tail_days, file } => engine.save_release(tail_days, &file).map(Outcome::ReleaseSaved),
        Task::IssueSample { request, package } => {
            engine.issue_sample(&request, &package)?;
            Ok(Outcome::PackageIssued(package))
        }
        Task::OpenLicenseFile(file) => {
            let command = engine.read_license_file(&file)?.command();
            Ok(Outcome::Preview(Arc::new(engine.preview(command)?)))
        }
        Task::ReadUsers { file, options } => {
            let file = read_users_file_while(&file, &|done, total| goes_on(done, Some(total)))?;
            let preview = engine.preview(file.command(options)).map(Arc::new);
            if cancel.is_cancelled() {
                return Err(SessionError::Cancelled);
            }
            Ok(Outcome::Users { file, preview })
        }
        Task::Preview(command) => Ok(Outcome::Preview(Arc::new(engine.preview(command)?))),
        Task::SaveCommands { commands, file } => {
            save_commands(&commands, &file)?;
            Ok(Outcome::Saved(file))
        }
        Task::ReadCommands(file) => read_commands(&file).map(Outcome::Commands),
        Task::Forecast(day) => Ok(Outcome::Forecast(Arc::new(engine.forecast(day)))),
        Task::PreviewUndo(number) => {
            let command = engine.undo_command(number)?;
            Ok(Outcome::Preview(Arc::new(engine.preview(command)?)))
        }
        Task::Commit { preview, reason } => {
            if cancel.is_cancelled() {
                return Err(SessionError::Cancelled);
            }
            engine.commit(&preview, &reason).map(Outcome::Committed)
        }
        Task::ObserveHardware => engine.observe_hardware().map(|()| Outcome::Done),
        Task::ListChanges { after, language } => {
            let total = engine.head().number;
            let goes_on = |number| is_between_reports(number) || goes_on(number, Some(total));
            engine.list_changes(&Texts::new(language), after, goes_on).map(Outcome::Changes)
        }
        Task::LookBack(past) => {
            let total = engine.head().number;
            let goes_on = |number| is_between_reports(number) || goes_on(number, Some(total));
            Ok(Outcome::Past(Arc::new(engine.look_back(past, goes_on)?)))
        }
        Task::VerifyChanges { against } => {
            let total = engine.head().number;
            let known = engine.anchors(&against)?;
            let verified = engine.verify_changes_against(&known, |done| goes_on(done, Some(total)))?;
            Ok(Outcome::Verified { verified, anchors: known.len() })
        }
        Task::CallActor(name) => {
            engine.call_actor(&name);
            Ok(Outcome::Done)
        }
        Task::SavePlan { language, file } => {
            save_plan(&Texts::new(language), engine.installation(), &file)?;
            Ok(Outcome::Saved(file))
        }
        Task::SaveHoldings { first, last, form, file } => {
            let total = engine.head().number;
            save_holdings(engine, (first, last), form, &file, |number| goes_on(number, Some(total)))?;
            Ok(Outcome::Saved(file))
        }
    };
    outcome.map(Some)
}
