//! The store is the pure rules, kept: whatever is asked in whatever order, it answers as they do on the whole state.
use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Order { code: u8, number: u8 },
    Request { system: u8, host: u8, reason: Reason, codes: Vec<u8>, nonce: u8 },
    Return { system: u8, host: u8 },
    Decide { system: u8, what: u8 },
    Repeat(usize),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let reason = prop_oneof![
        3 => Just(Reason::Activation), 1 => Just(Reason::Drift), 1 => Just(Reason::Move), 1 => Just(Reason::Failed)
    ];
    let codes = proptest::collection::btree_set(1..5_u8, 0..3).prop_map(|codes| codes.into_iter().collect::<Vec<_>>());
    prop_oneof![
        3 => (1..5_u8, 0..2_u8).prop_map(|(code, number)| Step::Order { code, number }),
        6 => (1..3_u8, 1..4_u8, reason, codes, 0..40_u8).prop_map(|(system, host, reason, codes, nonce)| Step::Request {
            system, host, reason, codes, nonce
        }),
        2 => (1..3_u8, 1..4_u8).prop_map(|(system, host)| Step::Return { system, host }),
        1 => (1..3_u8, 0..4_u8).prop_map(|(system, what)| Step::Decide { system, what }),
        2 => any::<prop::sample::Index>().prop_map(|index| Step::Repeat(index.index(64))),
        1 => Just(Step::Reopen),
    ]
}

/// The rules on the whole state in memory.
#[derive(Default)]
struct Whole(Issuer);

impl Whole {
    fn note(&mut self, decided: Result<Vec<Event>, Refusal>) -> Result<Vec<Event>, Refusal> {
        let events = decided?;
        for event in &events {
            apply(&mut self.0, event);
        }
        Ok(events)
    }

    fn answer(&mut self, document: &Document, now: UtcMicros) -> Result<String, Refusal> {
        let decided = match document {
            Document::Request(request) => decide_request(&self.0, request, now, &issuer()),
            Document::Release(release) => decide_release(&self.0, release, now, &issuer()),
        };
        self.note(decided)?;
        let (record, digest) = match document {
            Document::Request(request) => (&self.0.systems[&request.payload.system_id], request.digest),
            Document::Release(release) => (&self.0.systems[&release.payload.system_id], release.digest),
        };
        let package = record.answer_to(digest).map(|issued| issued.envelope.clone());
        Ok(package.or_else(|| record.receipt_for(digest).map(|issued| issued.receipt.clone())).unwrap())
    }
}

fn person(system_id: SystemCode, what: u8) -> Command {
    let (by, reason) = ("A. Person".to_owned(), "asked by telephone".to_owned());
    match what {
        0 => Command::Suspend { system_id, by, reason },
        1 => Command::Resume { system_id, by, reason },
        2 => Command::Override { system_id, by, reason },
        _ => Command::AgreeBudget { system_id, allowed: 1, by, reason },
    }
}

fn play(steps: &[Step]) {
    let place = Place::new();
    let mut store = place.store();
    let mut whole = Whole::default();
    let mut sent: Vec<Document> = Vec::new();
    for (position, step) in steps.iter().enumerate() {
        let on = position as i64 * 6;
        let (now, key) = (day(on), issuer());
        let context = Context { now, key: &key };
        let document = match step {
            Step::Order { code: number, number: order_number } => {
                let command = Command::AddOrder { code: code(*number), order: order(&format!("order {order_number}")) };
                compare(&mut store, &mut whole, &command, &context);
                continue;
            }
            Step::Decide { system: number, what } => {
                compare(&mut store, &mut whole, &person(system(*number), *what), &context);
                continue;
            }
            Step::Reopen => {
                store = place.store();
                continue;
            }
            Step::Request { system, host, reason, codes, nonce } => {
                if codes.is_empty() && *reason == Reason::Activation {
                    continue;
                }
                request(*system, *host, *reason, codes, *nonce, on)
            }
            Step::Return { system: number, host } => {
                let newest = whole.0.systems.get(&system(*number)).and_then(SystemRecord::newest);
                let Some(package) = newest else { continue };
                release(*number, *host, package, on)
            }
            Step::Repeat(index) if sent.is_empty() => {
                assert!(*index < 64);
                continue;
            }
            Step::Repeat(index) => sent[index % sent.len()].clone(),
        };
        let expected = whole.answer(&document, now);
        match (answer(&mut store, &document, on), expected) {
            (Ok(answered), Ok(envelope)) => assert_eq!(answered.envelope, envelope),
            (Err(StoreError::Refused(refusal)), Err(expected)) => assert_eq!(refusal, expected),
            (found, expected) => panic!("step {position}: {found:?} instead of {expected:?}"),
        }
        sent.push(document);
    }
    assert_eq!(store.verify().unwrap().map(|_| ()), Ok(()));
    assert_eq!(replayed(&mut store), whole.0);
}

fn compare(store: &mut Store, whole: &mut Whole, command: &Command, context: &Context<'_>) {
    let expected = whole.note(decide(&whole.0, command, context));
    match (store.execute(command, context), expected) {
        (Ok(events), Ok(expected)) => assert_eq!(events, expected),
        (Err(StoreError::Refused(refusal)), Err(expected)) => assert_eq!(refusal, expected),
        (found, expected) => panic!("{command:?}: {found:?} instead of {expected:?}"),
    }
}

/// The state that the events of the store add up to.
fn replayed(store: &mut Store) -> Issuer {
    let mut changes = store.newest_changes(usize::MAX).unwrap();
    changes.reverse();
    let mut issuer = Issuer::default();
    for change in changes {
        assert!(matches!(change.event.subject(), Subject::Order(_) | Subject::System(_)));
        apply(&mut issuer, &change.event);
    }
    issuer
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_answers_as_the_rules_do(steps in proptest::collection::vec(step(), 1..40)) {
        play(&steps);
    }
}
