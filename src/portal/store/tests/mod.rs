use std::{path::PathBuf, thread};

use ed25519_dalek::SigningKey;
use xlm_core::{
    calendar::UtcMicros,
    code::{HardwareCode, RequestCode, SystemCode},
    document::{
        ComponentState, ComponentTag, ItemKind, MachineKind, Nonce, PackageMark, ProductEdition, PublicKey, Reason,
        Release, Request, seal,
    },
};

use super::*;
use crate::portal::protocol::{Issuer, Note, OrderItem, Subject, SystemRecord, apply};

mod law;
mod old_books;
mod whole;

const DAY: i64 = 86_400_000_000;

fn issuer() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

fn day(days: i64) -> UtcMicros {
    UtcMicros(1_795_502_100_000_000 + days * DAY)
}

fn code(number: u8) -> RequestCode {
    RequestCode::from_random([number; 15])
}

fn system(number: u8) -> SystemCode {
    SystemCode::from_random([number; 9])
}

/// The installation key of the host with this number.
fn host_key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[100 + number; 32])
}

fn order(order_number: &str) -> Order {
    let item = |license_type: &str, quantity| OrderItem {
        id: String::new(),
        license_type: license_type.to_owned(),
        quantity,
        kind: ItemKind::Purchase,
        from: None,
        until: None,
        grace_days: 14,
        product_version: None,
    };
    Order {
        order_number: order_number.to_owned(),
        customer: "Blumen Grün GmbH".to_owned(),
        contact: None,
        drawn_at: day(-1),
        items: vec![item("SERVER", 1), item("OFFICE PLUS", 60)],
        redeemed: None,
    }
}

/// A request of a system from a host, made on a day.
fn request(system_number: u8, host: u8, reason: Reason, codes: &[u8], nonce: u8, on: i64) -> Document {
    let request = Request {
        request_codes: codes.iter().map(|number| code(*number)).collect(),
        system_id: system(system_number),
        hardware_id: HardwareCode::from_hash(&[host; 32]),
        components: vec![ComponentTag {
            component: "system-uuid".to_owned(),
            state: ComponentState::Present,
            tag: Some(u16::from(host)),
        }],
        machine: MachineKind::Virtual,
        reason,
        nonce: Nonce([nonce; 16]),
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: day(on),
        edition: ProductEdition::V10,
        emergency_since: None,
    };
    open_document(seal(&request, &host_key(host)).unwrap().as_bytes()).unwrap()
}

fn release(system_number: u8, host: u8, package: PackageMark, on: i64) -> Document {
    let release = Release { system_id: system(system_number), package, tail_days: 14, made_at: day(on) };
    open_document(seal(&release, &host_key(host)).unwrap().as_bytes()).unwrap()
}

/// A store in a folder that goes away.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("orders.db")
    }

    fn store(&self) -> Store {
        Store::open(&self.file()).unwrap()
    }

    /// A store with orders A, B, C, … under codes 1, 2, 3, …
    fn with_orders(count: u8) -> (Self, Store) {
        let place = Self::new();
        let mut store = place.store();
        for number in 1..=count {
            add(&mut store, number, &char::from(b'A' + number - 1).to_string());
        }
        (place, store)
    }
}

fn add(store: &mut Store, number: u8, order_number: &str) {
    let command = Command::AddOrder { code: code(number), order: order(order_number) };
    store.execute(&command, &Context { now: day(0), key: &issuer() }).unwrap();
}

fn answer(store: &mut Store, document: &Document, on: i64) -> Result<Answered, StoreError> {
    store.answer(document, &Context { now: day(on), key: &issuer() })
}

fn refused(outcome: Result<Answered, StoreError>) -> Refusal {
    match outcome {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_repeat_gets_the_same_bytes_also_from_another_process() {
    let (place, mut store) = Place::with_orders(1);
    let activation = request(1, 1, Reason::Activation, &[1], 1, 1);
    let first = answer(&mut store, &activation, 1).unwrap();
    assert_eq!((first.system_id, first.generation, first.again), (system(1), 1, false));
    drop(store);
    let again = answer(&mut place.store(), &activation, 400).unwrap();
    assert_eq!(again, Answered { again: true, ..first });
}

#[test]
fn only_the_key_of_the_host_learns_of_newer_packages() {
    let (_place, mut store) = Place::with_orders(1);
    let first = answer(&mut store, &request(1, 1, Reason::Activation, &[1], 1, 1), 1).unwrap();
    let key = PublicKey::of(&host_key(1));
    assert_eq!(store.pending(system(1), key, 0).unwrap(), Pending::Package(first.envelope));
    assert_eq!(store.pending(system(1), key, 1).unwrap(), Pending::Nothing);
    assert_eq!(store.pending(system(1), key, u64::MAX).unwrap(), Pending::Nothing);
    assert_eq!(store.pending(system(1), PublicKey::of(&host_key(2)), 0).unwrap(), Pending::Unknown);
    assert_eq!(store.pending(system(2), key, 0).unwrap(), Pending::Unknown);
    let second = answer(&mut store, &request(1, 2, Reason::Failed, &[], 2, 2), 2).unwrap();
    assert_eq!(store.pending(system(1), key, 0).unwrap(), Pending::Unknown, "the licenses moved");
    let new_key = PublicKey::of(&host_key(2));
    assert_eq!(store.pending(system(1), new_key, 1).unwrap(), Pending::Package(second.envelope));
}

#[test]
fn a_wrong_code_costs_what_a_right_one_costs() {
    let (_place, mut store) = Place::with_orders(2);
    let mut cost = |document: &Document| {
        let before = store.work();
        drop(answer(&mut store, document, 2));
        let after = store.work();
        (after.queries - before.queries, after.seals - before.seals, after.commits - before.commits)
    };
    let right = cost(&request(1, 1, Reason::Activation, &[1], 1, 1));
    let unknown = cost(&request(2, 2, Reason::Activation, &[9], 1, 1));
    let redeemed = cost(&request(3, 3, Reason::Activation, &[1], 1, 1));
    assert_eq!((right, right), (unknown, redeemed));
    assert_eq!((right.1, right.2), (1, 1));
    let half = cost(&request(4, 4, Reason::Activation, &[2, 9], 1, 1));
    let both = cost(&request(4, 4, Reason::Activation, &[8, 9], 2, 1));
    assert_eq!(half, both);
    assert_eq!(store.wrong_codes().unwrap(), 4);

    let lookup = |store: &mut Store, number| {
        let before = store.work().queries;
        let found = store.order(code(number)).unwrap().is_some();
        (found, store.work().queries - before)
    };
    assert_eq!((lookup(&mut store, 1), lookup(&mut store, 9)), ((true, 1), (false, 1)));
}

#[test]
fn of_two_systems_that_name_the_same_code_at_once_one_gets_it() {
    let (place, store) = Place::with_orders(1);
    drop(store);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let tries: Vec<_> = (1..=6_u8)
            .map(|number| {
                let place = &place;
                scope.spawn(move || {
                    let activation = request(number, number, Reason::Activation, &[1], number, 1);
                    answer(&mut place.store(), &activation, 1)
                })
            })
            .collect();
        tries.into_iter().map(|running| running.join().unwrap()).collect()
    });
    let (answered, refusals): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(answered.len(), 1);
    for outcome in refusals {
        assert!(matches!(refused(outcome), Refusal::CodeRedeemed { .. }));
    }
    assert!(place.store().verify().unwrap().is_ok());
}

#[test]
fn the_same_request_at_once_is_answered_once() {
    let (place, store) = Place::with_orders(3);
    drop(store);
    let activation = request(1, 1, Reason::Activation, &[1], 1, 1);
    let answers: Vec<Answered> = thread::scope(|scope| {
        let tries: Vec<_> =
            (0..6).map(|_| scope.spawn(|| answer(&mut place.store(), &activation, 1).unwrap())).collect();
        tries.into_iter().map(|running| running.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answered| !answered.again).count(), 1);
    assert!(answers.iter().all(|answered| answered.envelope == answers[0].envelope));

    // Different requests of one system queue up, and each gets a number of its own.
    let mut generations: Vec<u64> = thread::scope(|scope| {
        let tries: Vec<_> = (2..8_u8)
            .map(|nonce| {
                let place = &place;
                scope.spawn(move || {
                    let drift = request(1, 1, Reason::Drift, &[], nonce, 2);
                    answer(&mut place.store(), &drift, 2).unwrap().generation
                })
            })
            .collect();
        tries.into_iter().map(|running| running.join().unwrap()).collect()
    });
    generations.sort_unstable();
    assert_eq!(generations, [2, 3, 4, 5, 6, 7]);
    assert_eq!(place.store().verify().unwrap().unwrap().events, 3 + 7);
}

#[test]
fn documents_that_are_kept_together_are_decided_one_after_the_other() {
    let (place, mut store) = Place::with_orders(2);
    let batch = [
        request(1, 1, Reason::Activation, &[1], 1, 1),
        request(2, 2, Reason::Activation, &[1], 2, 1),
        request(1, 1, Reason::Drift, &[], 3, 1),
        request(1, 1, Reason::Activation, &[1], 1, 1),
        request(3, 3, Reason::Activation, &[2], 4, 1),
    ];
    let before = store.work().commits;
    let outcomes = store.answer_all(&batch, &Context { now: day(1), key: &issuer() });
    assert_eq!(store.work().commits, before + 1);
    let mut seen: Vec<_> =
        outcomes.into_iter().map(|outcome| outcome.map(|answered| (answered.generation, answered.again))).collect();
    assert!(matches!(seen.remove(1), Err(StoreError::Refused(Refusal::CodeRedeemed { .. }))));
    assert_eq!(
        seen.into_iter().map(Result::unwrap).collect::<Vec<_>>(),
        [(1, false), (2, false), (1, true), (1, false)]
    );
    assert!(place.store().verify().unwrap().is_ok());
}

#[test]
fn orders_of_one_number_count_their_items_through() {
    let (_place, mut store) = Place::with_orders(1);
    add(&mut store, 7, "A");
    let order = store.order(code(7)).unwrap().unwrap();
    assert_eq!(order.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["A/3", "A/4"]);
    let again = Command::AddOrder { code: code(7), order: tests::order("B") };
    let outcome = store.execute(&again, &Context { now: day(0), key: &issuer() });
    assert!(matches!(outcome, Err(StoreError::Refused(Refusal::Order(_)))), "{outcome:?}");
}
