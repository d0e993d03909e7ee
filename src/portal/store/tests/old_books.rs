//! Order books in files, of each format that ever was.
use serde_json::{Value, json};

use super::*;

/// A state with a suspended system, a moved one, and an order that nobody has redeemed.
fn state() -> (Issuer, Vec<(Document, String)>) {
    let (_place, mut store) = Place::with_orders(3);
    let mut answered = Vec::new();
    let mut keep = |store: &mut Store, document: Document, on| {
        let envelope = answer(store, &document, on).unwrap().envelope;
        answered.push((document, envelope));
    };
    keep(&mut store, request(1, 1, Reason::Activation, &[1], 1, 1), 1);
    keep(&mut store, request(1, 1, Reason::Drift, &[], 2, 2), 2);
    keep(&mut store, request(2, 2, Reason::Activation, &[2], 1, 1), 1);
    let mut issuer = Issuer::default();
    for change in store.newest_changes(99).unwrap().iter().rev() {
        apply(&mut issuer, &change.event);
    }
    let newest = issuer.systems[&system(2)].newest().unwrap();
    keep(&mut store, release(2, 2, newest, 3), 3);
    apply(&mut issuer, &store.newest_changes(1).unwrap()[0].event);
    let note = Note { by: "A. Person".to_owned(), reason: "stolen".to_owned(), at: day(3) };
    apply(&mut issuer, &Event::Suspended { system_id: system(1), note });
    (issuer, answered)
}

fn taken_over(book: &Value) -> (Place, Result<Issuer, OldBookError>) {
    let place = Place::new();
    let old = place.folder.path().join("orders.json");
    std::fs::write(&old, serde_json::to_vec(book).unwrap()).unwrap();
    let issuer = read_old_book(&old);
    (place, issuer)
}

fn check_repeats(store: &mut Store, answered: &[(Document, String)]) {
    for (document, envelope) in answered {
        let again = answer(store, document, 50).unwrap();
        assert_eq!((again.again, &again.envelope), (true, envelope));
    }
    assert!(store.verify().unwrap().is_ok());
}

#[test]
fn the_second_format_is_taken_over_whole() {
    let (issuer, answered) = state();
    let (place, read) = taken_over(&json!({ "format": "xlm-order-book-2", "issuer": issuer }));
    assert_eq!(read.unwrap(), issuer);
    let mut store = place.store();
    assert_eq!(store.take_over(&issuer, day(4)).unwrap(), 5);
    check_repeats(&mut store, &answered);
    let refusal = refused(answer(&mut store, &request(1, 1, Reason::Drift, &[], 9, 5), 5));
    assert_eq!(refusal, Refusal::Suspended(system(1)));
    let third = request(3, 3, Reason::Activation, &[3, 1], 1, 5);
    assert!(matches!(refused(answer(&mut store, &third, 5)), Refusal::CodeRedeemed { .. }));
    let moved = answer(&mut store, &request(2, 4, Reason::Move, &[], 5, 5), 5).unwrap();
    assert_eq!(moved.generation, 2);
    assert!(matches!(store.take_over(&issuer, day(6)), Err(StoreError::Conflict)), "only into an empty store");
}

#[test]
fn the_first_format_learns_the_host_from_its_newest_package() {
    let (issuer, answered) = state();
    let systems: serde_json::Map<String, Value> = issuer
        .systems
        .iter()
        .map(|(system_id, record)| {
            let record = json!({
                "installation_key": record.host.key,
                "answers": record.packages,
                "releases": record.releases,
                "failures": record.failures,
                "change_log_head": record.change_log_head,
            });
            (system_id.to_string(), record)
        })
        .collect();
    let book = json!({ "format": "xlm-order-book-1", "orders": issuer.orders, "systems": systems });
    let (place, read) = taken_over(&book);
    let read = read.unwrap();
    // All but what format 1 did not know: who suspended what.
    for (system_id, record) in &read.systems {
        let expected = &issuer.systems[system_id];
        assert_eq!((&record.host.key, &record.host.components), (&expected.host.key, &expected.host.components));
        assert_eq!(record.moving.map(|moving| moving.runs_until), expected.moving.map(|moving| moving.runs_until));
    }
    let mut store = place.store();
    store.take_over(&read, day(4)).unwrap();
    check_repeats(&mut store, &answered);
    // The host goes on as before; a copy of its disk on other hardware does not.
    assert_eq!(answer(&mut store, &request(1, 1, Reason::Drift, &[], 9, 5), 5).unwrap().generation, 3);
    let Document::Request(mut copy) = request(1, 9, Reason::Drift, &[], 10, 6) else { unreachable!() };
    copy.key = PublicKey::of(&host_key(1));
    assert_eq!(refused(answer(&mut store, &Document::Request(copy), 6)), Refusal::OtherHardware(system(1)));
    assert_eq!(refused(answer(&mut store, &request(2, 2, Reason::Drift, &[], 9, 5), 5)), Refusal::Released(system(2)));
}

#[test]
fn what_is_no_order_book_or_a_damaged_one_is_refused() {
    let (issuer, _) = state();
    for wrong in [
        json!({ "format": "xlm-order-book-3", "issuer": issuer }),
        json!({ "format": "xlm-order-book-1", "issuer": issuer }),
        json!({ "format": "xlm-order-book-2" }),
        json!([1]),
    ] {
        assert!(matches!(taken_over(&wrong).1, Err(OldBookError::Book(_))), "{wrong}");
    }
    let mut stray = issuer;
    stray.systems.clear();
    let (_, read) = taken_over(&json!({ "format": "xlm-order-book-2", "issuer": stray }));
    assert!(matches!(read, Err(OldBookError::Redeemed(_))));
}
