//! An engine on a thread of its own, for the window: tasks in, outcomes out, with progress and cancel.
//!
//! The front end is woken through a [`Waker`]; it never waits. Outcomes carry the number of their job, so that they
//! reach whoever asked, whatever is on screen meanwhile.

#[cfg(test)]
mod cancel_tests;
mod run;
mod task;
mod view;

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    task::Waker,
    thread::{Builder, JoinHandle},
    time::Duration,
};

pub use self::{
    task::{Outcome, Passphrase, PortalTask, Task},
    view::View,
};
use super::{
    Engine, SessionError,
    flights::Flights,
    retired::Retired,
    user_lists::{ListUsers, Lister, UsersListed},
};

/// How often the engine looks whether another console wrote something: changes are seen within two seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A job by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JobId(pub u64);

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
    fn of(engine: &Engine, waker: Waker) -> Self {
        Self {
            view: Mutex::new(Arc::new(View::of(engine))),
            outcomes: Mutex::default(),
            progress: Mutex::default(),
            pending: AtomicU64::new(0),
            retired: Mutex::default(),
            waker,
        }
    }

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
        let shared = Arc::new(Shared::of(&engine, waker.clone()));
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
                match run::run(&mut engine, &mut readers, &mut flights, job.id, job.task, &job.cancel, shared) {
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
