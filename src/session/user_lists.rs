//! Lists of users, worked out on a thread of their own: folding the texts of a million users or putting them in order takes
//! longer than a frame, and the session may be busy for longer still.
//!
//! Only the newest question counts: one that was asked before is given up, and its answer is not handed over.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::Waker,
    thread::{Builder, JoinHandle},
    time::Duration,
};

use xlm_core::{
    assignment::Assignment,
    installation::Installation,
    report::{UserList, UserLists, UserQuestion},
};

use super::retired::Retired;

/// How often is looked whether the front end has let a state go.
const LET_GO_EVERY: Duration = Duration::from_secs(1);

/// Which users of which state are to be listed.
#[derive(Clone, Debug)]
pub struct ListUsers {
    /// The state.
    pub installation: Arc<Installation>,
    /// Its distribution.
    pub assignment: Arc<Assignment>,
    /// The question.
    pub question: UserQuestion,
}

impl ListUsers {
    /// Whether it asks the same of the same state. A state never changes; a new one is another value.
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_of_same_state(other) && self.question == other.question
    }

    /// Whether it is about the same state.
    pub fn is_of_same_state(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.installation, &other.installation) && Arc::ptr_eq(&self.assignment, &other.assignment)
    }

    /// Whether what is prepared for it serves another question too.
    fn serves(&self, next: &Self) -> bool {
        let is_searched = |asked: &Self| !asked.question.search.trim().is_empty();
        self.is_of_same_state(next)
            && self.question.order == next.question.order
            && is_searched(self) == is_searched(next)
    }
}

/// The users that were asked for.
#[derive(Debug)]
pub struct UsersListed {
    /// What was asked.
    pub asked: ListUsers,
    /// The answer.
    pub list: UserList,
}

/// What the two sides share.
struct Desk {
    papers: Mutex<Papers>,
    asked: Condvar,
    waker: Waker,
}

#[derive(Default)]
struct Papers {
    next: Option<ListUsers>,
    listed: Option<UsersListed>,
    is_closed: bool,
}

impl Desk {
    fn papers(&self) -> MutexGuard<'_, Papers> {
        self.papers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a question; none at the end. What the front end does not hold any more is let go meanwhile.
    fn next(&self, retired: &mut Retired) -> Option<ListUsers> {
        let mut papers = self.papers();
        loop {
            if papers.is_closed {
                return None;
            }
            if let Some(next) = papers.next.take() {
                return Some(next);
            }
            if retired.is_empty() {
                papers = self.asked.wait(papers).unwrap_or_else(PoisonError::into_inner);
            } else {
                let waited = self.asked.wait_timeout(papers, LET_GO_EVERY);
                drop(waited.unwrap_or_else(PoisonError::into_inner));
                retired.let_go();
                papers = self.papers();
            }
        }
    }

    /// Whether what is being prepared will be needed.
    fn goes_on(&self, asked: &ListUsers) -> bool {
        let papers = self.papers();
        !papers.is_closed && papers.next.as_ref().is_none_or(|next| asked.serves(next))
    }

    /// Hands an answer over, unless something else is asked by now.
    fn hand_over(&self, listed: UsersListed) {
        let mut papers = self.papers();
        if papers.next.is_some() {
            return;
        }
        // Taken apart after the lock is free.
        let unseen = papers.listed.replace(listed);
        drop(papers);
        drop(unseen);
        self.waker.wake_by_ref();
    }
}

/// The front end's side.
pub(super) struct Lister {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Lister {
    /// Starts the thread.
    pub(super) fn start(waker: Waker) -> std::io::Result<Self> {
        let desk = Arc::new(Desk { papers: Mutex::default(), asked: Condvar::new(), waker });
        let side = Arc::clone(&desk);
        let thread = Builder::new().name("users".to_owned()).spawn(move || work(&side))?;
        Ok(Self { desk, thread: Some(thread) })
    }

    /// Asks for users; whatever was asked before does not count any more.
    pub(super) fn ask(&self, asked: ListUsers) {
        self.desk.papers().next = Some(asked);
        self.desk.asked.notify_one();
    }

    /// The answer to the newest question, once.
    pub(super) fn listed(&self) -> Option<UsersListed> {
        self.desk.papers().listed.take()
    }
}

impl Drop for Lister {
    fn drop(&mut self) {
        self.desk.papers().is_closed = true;
        self.desk.asked.notify_one();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn work(desk: &Desk) {
    let (mut lists, mut retired) = (UserLists::default(), Retired::default());
    let mut last: Option<ListUsers> = None;
    while let Some(asked) = desk.next(&mut retired) {
        if let Some(last) = last.replace(asked.clone()).filter(|last| !last.is_of_same_state(&asked)) {
            retired.keep(&last.installation);
            retired.keep(&last.assignment);
        }
        let goes_on = || desk.goes_on(&asked);
        let list = lists.answer(&asked.installation, &asked.assignment, &asked.question, &goes_on);
        if let Some(list) = list {
            desk.hand_over(UsersListed { asked, list });
        }
    }
}

#[cfg(test)]
#[path = "user_lists_tests.rs"]
mod tests;
