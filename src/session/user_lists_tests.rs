use std::{task::Wake, time::Instant};

use xlm_core::report::{UserOrder, UserQuestion};

use super::*;
use crate::{
    preferences::{DataPlace, PlaceKind},
    session::{Engine, Surroundings},
};

/// Wakes whoever waits for an answer.
struct Bell(Condvar, Mutex<bool>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        *self.1.lock().unwrap() = true;
        self.0.notify_all();
    }
}

impl Bell {
    fn wait(&self) {
        let mut rung = self.1.lock().unwrap();
        let deadline = Instant::now() + Duration::from_mins(1);
        while !*rung {
            assert!(Instant::now() < deadline, "no answer");
            rung = self.0.wait_timeout(rung, LET_GO_EVERY).unwrap().0;
        }
        *rung = false;
    }
}

fn sample() -> (tempfile::TempDir, Engine) {
    let folder = tempfile::tempdir().unwrap();
    let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
    let surroundings = Surroundings::of_this_process(place).unwrap();
    let engine = Engine::open_sample(&surroundings, &|_, _| true).unwrap();
    (folder, engine)
}

fn ask(engine: &Engine, search: &str) -> ListUsers {
    ListUsers {
        installation: Arc::clone(engine.installation()),
        assignment: Arc::clone(engine.assignment()),
        question: UserQuestion { search: search.to_owned(), order: UserOrder::Missing, ..UserQuestion::default() },
    }
}

#[test]
fn the_newest_question_is_the_one_that_is_answered() {
    let (_folder, engine) = sample();
    let bell = Arc::new(Bell(Condvar::new(), Mutex::new(false)));
    let lister = Lister::start(Waker::from(Arc::clone(&bell))).unwrap();
    for search in ["a", "an", "ann", ""] {
        lister.ask(ask(&engine, search));
    }
    let listed = loop {
        bell.wait();
        match lister.listed() {
            Some(listed) if listed.asked.question.search.is_empty() => break listed,
            _ => {}
        }
    };
    assert_eq!(listed.list.rows.len(), engine.installation().directory.users.len());
    assert!(lister.listed().is_none(), "an answer comes once");
}

#[test]
fn a_question_that_another_one_follows_is_not_answered() {
    let (_folder, engine) = sample();
    let desk = Desk { papers: Mutex::default(), asked: Condvar::new(), waker: Waker::noop().clone() };
    let (first, second) = (ask(&engine, "a"), ask(&engine, "an"));
    let list = UserList::default();
    desk.papers().next = Some(second.clone());
    assert!(desk.goes_on(&first), "the folded texts are needed for the next letter too");
    desk.hand_over(UsersListed { asked: first.clone(), list: list.clone() });
    assert!(desk.papers().listed.is_none(), "it is stale");
    desk.papers().next = Some(ask(&engine, ""));
    assert!(!desk.goes_on(&first), "nobody searches any more");
    let next = desk.next(&mut Retired::default()).unwrap();
    desk.hand_over(UsersListed { asked: next, list });
    assert!(desk.papers().listed.is_some());
}
