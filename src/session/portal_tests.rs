//! The way over the network and back, with a portal that has the issuer's rules.
use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    task::Waker,
    thread,
    time::Duration,
};

use xlm_core::{
    calendar::{Day, UtcMicros},
    code::RequestCode,
    command::Command,
    document::{DocumentKind, ItemKind, Reason, SystemKind},
    rehosting::{MoveState, move_state},
};

use super::*;
use crate::{
    portal::{
        client::tests::server::{Reply, Sent, TestServer},
        protocol::{self, Issuer, Order, OrderItem},
        sample_issuer_key,
        wire::{self, PackageQuery},
    },
    preferences::{DataPlace, PlaceKind},
};

fn noon() -> UtcMicros {
    UtcMicros(UtcMicros::start_of(Day::from_date(2026, 11, 24).unwrap()).0 + 43_200_000_000)
}

fn code() -> RequestCode {
    RequestCode::from_random([3; 15])
}

/// A portal by the issuer's rules, with one order.
#[derive(Clone)]
struct Portal(Arc<Mutex<Issuer>>);

impl Portal {
    fn new() -> Self {
        let portal = Self(Arc::default());
        let item = OrderItem {
            id: String::new(),
            license_type: "SERVER".to_owned(),
            quantity: 1,
            kind: ItemKind::Purchase,
            from: None,
            until: None,
            grace_days: 14,
            product_version: None,
        };
        let order = Order {
            order_number: "2026-117".to_owned(),
            customer: "Example GmbH".to_owned(),
            contact: None,
            drawn_at: noon(),
            items: vec![item],
            redeemed: None,
        };
        portal.execute(&protocol::Command::AddOrder { code: code(), order }).unwrap();
        portal
    }

    fn execute(&self, command: &protocol::Command) -> Result<(), protocol::Refusal> {
        let mut issuer = self.0.lock().unwrap();
        let context = protocol::Context { now: noon(), key: &sample_issuer_key() };
        for event in protocol::decide(&issuer, command, &context)? {
            protocol::apply(&mut issuer, &event);
        }
        Ok(())
    }

    fn answer(&self, sent: &Sent) -> Reply {
        let line = sent.head.lines().next().unwrap();
        if line.starts_with("GET ") {
            return self.newest(line);
        }
        let envelope = String::from_utf8(sent.body.clone()).unwrap();
        let (command, kind) = match line.starts_with("POST /v1/requests ") {
            true => (protocol::Command::Request { envelope: envelope.clone() }, DocumentKind::LicensePackage),
            false => (protocol::Command::Release { envelope: envelope.clone() }, DocumentKind::Receipt),
        };
        match self.execute(&command) {
            Ok(()) => Reply::document(kind, self.0.lock().unwrap().answer(&envelope).unwrap().envelope()),
            Err(refusal) => {
                let problem = wire::Problem::refused(&refusal, "Refused".to_owned(), "By a rule.".to_owned());
                Reply::problem("409 Conflict", "", &serde_json::to_string(&problem).unwrap())
            }
        }
    }

    /// The newest package of the only system.
    fn newest(&self, line: &str) -> Reply {
        let issuer = self.0.lock().unwrap();
        let (system_id, system) = issuer.systems.iter().next().unwrap();
        let issued = system.packages.last().unwrap();
        let path = line.split(' ').nth(1).unwrap();
        let member = |name: &str| path.split(['?', '&']).find_map(|part| part.strip_prefix(name)).unwrap().to_owned();
        let query = PackageQuery {
            time: member("time=").parse().unwrap(),
            after: member("after=").parse().unwrap(),
            key: member("key="),
            sig: member("sig="),
        };
        query.check(*system_id, noon()).unwrap();
        match issued.package.generation > query.after {
            true => Reply::document(DocumentKind::LicensePackage, &issued.envelope),
            false => Reply::Bytes(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec()),
        }
    }

    fn serve(&self) -> TestServer {
        let portal = self.clone();
        TestServer::start(None, move |sent| portal.answer(sent))
    }
}

/// A sample system on a machine of files that knows a portal.
fn engine(folder: &Path, portal: &str) -> Engine {
    SampleMachine::new(&folder.join("machine")).unwrap();
    let place = DataPlace { folder: folder.join("data"), kind: PlaceKind::Given };
    let mut engine = Engine::open(Surroundings {
        clock: Clock::Fixed(noon()),
        machine_root: Some(folder.join("machine")),
        portal: PortalSettings { address: Some(portal.to_owned()), ..PortalSettings::default() },
        ..Surroundings::of_this_process(place).unwrap()
    })
    .unwrap();
    engine.set_up(&Door::Sample, "v10").unwrap();
    engine
}

fn address(server: &TestServer) -> String {
    format!("http://{}", server.address)
}

/// Waits for the outcome of a job; the test's own limit ends one that never comes.
fn outcome(worker: &Worker, job: JobId) -> Result<Outcome, SessionError> {
    loop {
        if let Some((_, outcome)) = worker.outcomes().into_iter().find(|(id, _)| *id == job) {
            return outcome;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn start(engine: Engine) -> Worker {
    Worker::start(engine, Waker::noop().clone()).unwrap()
}

fn run(worker: &mut Worker, task: Task) -> Result<Outcome, SessionError> {
    let (job, _) = worker.submit(task);
    outcome(worker, job)
}

fn drafted(worker: &mut Worker) -> Arc<RequestDraft> {
    match run(worker, Task::DraftRequest { codes: vec![code()], reason: Reason::Activation }) {
        Ok(Outcome::RequestDraft(draft)) => draft,
        other => panic!("{other:?}"),
    }
}

fn send(worker: &mut Worker, draft: &Arc<RequestDraft>) -> Result<Arc<Preview>, SessionError> {
    match run(worker, Task::Portal(PortalTask::SendRequest(Arc::clone(draft)))) {
        Ok(Outcome::Answered(answer)) => answer,
        other => panic!("{other:?}"),
    }
}

fn commit(worker: &mut Worker, preview: Arc<Preview>) {
    assert!(matches!(run(worker, Task::Commit { preview, reason: String::new() }), Ok(Outcome::Committed(_))));
}

#[test]
fn what_was_shown_is_sent_and_what_comes_back_is_installed_only_when_it_is_confirmed() {
    let (folder, portal) = (tempfile::tempdir().unwrap(), Portal::new());
    let server = portal.serve();
    let mut worker = start(engine(folder.path(), &address(&server)));
    assert_eq!(worker.view().portal, Some(address(&server)));
    let draft = drafted(&mut worker);
    assert!(server.sent().is_empty() && worker.view().installation.licenses.open_requests.is_empty());
    let preview = send(&mut worker, &draft).unwrap();
    let sent = String::from_utf8(server.sent()[0].body.clone()).unwrap();
    let opened = xlm_core::document::open_own::<xlm_core::document::Request>(sent.as_bytes()).unwrap();
    assert_eq!(opened.payload, draft.request);
    assert_eq!(serde_json::from_str::<xlm_core::document::Request>(&draft.json).unwrap(), draft.request);
    assert!(worker.view().installation.licenses.package.is_none(), "nothing is installed unasked");
    assert_eq!(worker.view().installation.licenses.open_requests.len(), 1);
    commit(&mut worker, preview);
    let view = worker.view();
    assert_eq!(view.installation.licenses.package.as_ref().map(|package| package.generation), Some(1));
    assert!(view.installation.licenses.open_requests.is_empty());
    assert_eq!(view.installation.kind(), SystemKind::Sample);
}

#[test]
fn a_request_whose_answer_was_lost_is_the_same_when_it_is_sent_or_saved_again() {
    let (folder, portal) = (tempfile::tempdir().unwrap(), Portal::new());
    let (behind, lost) = (portal.clone(), AtomicUsize::new(0));
    let server = TestServer::start(None, move |sent| match lost.fetch_add(1, Ordering::SeqCst) {
        0 => behind.answer(sent).cut(60),
        _ => behind.answer(sent),
    });
    let mut worker = start(engine(folder.path(), &address(&server)));
    let draft = drafted(&mut worker);
    assert!(matches!(send(&mut worker, &draft), Err(SessionError::Portal(_))));
    let entry = worker.view().installation.entry;
    let file = folder.path().join("request.xlreq");
    let task = Task::SaveDraft { draft: Arc::clone(&draft), file: file.clone() };
    assert!(matches!(run(&mut worker, task), Ok(Outcome::RequestSaved(_))));
    let preview = send(&mut worker, &draft).unwrap();
    assert_eq!(worker.view().installation.entry, entry, "it is noted once");
    let sent = server.sent();
    assert_eq!((&sent[0].body, &std::fs::read(&file).unwrap()), (&sent[1].body, &sent[0].body));
    commit(&mut worker, preview);
    let issuer = portal.0.lock().unwrap();
    assert_eq!(issuer.systems.values().next().unwrap().packages.len(), 1, "one package, however often it was sent");
}

#[test]
fn a_change_between_looking_and_sending_sends_nothing() {
    let (folder, portal) = (tempfile::tempdir().unwrap(), Portal::new());
    let server = portal.serve();
    let mut worker = start(engine(folder.path(), &address(&server)));
    let draft = drafted(&mut worker);
    let place = xlm_core::directory::PlaceName::location("Berlin");
    let task = Task::Preview(Command::CreatePlace { place, description: String::new() });
    let Ok(Outcome::Preview(preview)) = run(&mut worker, task) else { panic!() };
    commit(&mut worker, preview);
    assert!(matches!(send(&mut worker, &draft), Err(SessionError::ChangedMeanwhile)));
    assert!(server.sent().is_empty() && worker.view().installation.licenses.open_requests.is_empty());
    let draft = drafted(&mut worker);
    assert!(send(&mut worker, &draft).is_ok());
}

#[test]
fn other_work_goes_on_while_the_portal_is_silent_and_cancelling_is_immediate() {
    let folder = tempfile::tempdir().unwrap();
    let server = TestServer::start(None, |_| Reply::Stall(vec![]));
    let mut worker = start(engine(folder.path(), &address(&server)));
    let draft = drafted(&mut worker);
    let (job, cancel) = worker.submit(Task::Portal(PortalTask::SendRequest(draft)));
    while worker.progress().is_none_or(|progress| progress.job != job || progress.done < 2) {
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(worker.progress().and_then(|progress| progress.total), Some(4));
    assert!(matches!(
        run(&mut worker, Task::ListChanges { after: 0, language: crate::text::Language::English }),
        Ok(Outcome::Changes(_))
    ));
    assert!(worker.is_busy());
    cancel.cancel();
    assert!(matches!(outcome(&worker, job), Ok(Outcome::Answered(Err(SessionError::Cancelled)))));
    assert!(!worker.is_busy() && worker.progress().is_none());
    assert_eq!(worker.view().installation.licenses.open_requests.len(), 1, "it may have arrived: it stays open");
}

#[test]
fn a_refusal_of_the_issuer_arrives_and_changes_nothing() {
    let (folder, portal) = (tempfile::tempdir().unwrap(), Portal::new());
    let server = portal.serve();
    let mut engine = engine(folder.path(), &address(&server));
    let draft = engine.draft_request(&[RequestCode::from_random([9; 15])], Reason::Activation).unwrap();
    let call = engine.send_request(&draft.request).unwrap();
    let error = engine.wait_for(call, |_| true).unwrap_err();
    let texts = crate::text::Texts::new(crate::text::Language::English);
    let message = messages::error(&texts, &error);
    assert!(message.details[0].contains("is in no order"), "{message:?}");
    assert!(engine.installation().licenses.package.is_none());
}

#[test]
fn looking_finds_what_is_newer_and_a_return_gets_its_receipt() {
    let (folder, portal) = (tempfile::tempdir().unwrap(), Portal::new());
    let server = portal.serve();
    let mut engine = engine(folder.path(), &address(&server));
    let draft = engine.draft_request(&[code()], Reason::Activation).unwrap();
    // Issued, and the answer never came.
    portal.execute(&protocol::Command::Request { envelope: engine.note_request(&draft.request).unwrap() }).unwrap();
    let call = engine.look_for_package().unwrap();
    let preview = engine.wait_for(call, |_| true).unwrap().unwrap();
    assert!(engine.installation().licenses.package.is_none());
    engine.commit(&preview, "").unwrap();
    let call = engine.look_for_package().unwrap();
    assert!(engine.wait_for(call, |_| true).unwrap().is_none());

    let shown = engine.draft_release(Some(3)).unwrap();
    assert_eq!((shown.release.tail_days, move_state(engine.installation(), noon())), (3, MoveState::None));
    let call = engine.send_release(Some(3)).unwrap();
    let preview = engine.wait_for(call, |_| true).unwrap().unwrap();
    engine.commit(&preview, "").unwrap();
    let release = engine.installation().release.clone().unwrap();
    assert!(release.receipt.is_some());
    // Once more, after the answer was lost: the same return, the same receipt.
    let again = engine.draft_release(None).unwrap();
    assert_eq!(again.release.tail_days, 3);
}

#[test]
fn the_address_that_was_set_comes_before_the_issuers() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = engine(folder.path(), "https://set.example");
    engine.surroundings.trust.issuers[0].address = Some("https://issuer.example".to_owned());
    let shown = |engine: &Engine| engine.portal_address().map(|address| address.map(|address| address.to_string()));
    assert_eq!(shown(&engine).unwrap().as_deref(), Some("https://set.example"));
    engine.surroundings.portal.address = Some("  ".to_owned());
    assert_eq!(shown(&engine).unwrap().as_deref(), Some("https://issuer.example"));
    engine.surroundings.trust.issuers[0].address = None;
    assert_eq!(shown(&engine).unwrap(), None);
    assert!(matches!(engine.look_for_package(), Err(SessionError::NoPortal)));
    engine.surroundings.portal.address = Some("http://set.example".to_owned());
    assert!(matches!(engine.look_for_package(), Err(SessionError::PortalAddress { .. })));
}
