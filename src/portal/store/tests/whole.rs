//! Damage is found, and a backup is whole.
use super::*;

fn filled() -> (Place, Store) {
    let (place, mut store) = Place::with_orders(2);
    answer(&mut store, &request(1, 1, Reason::Activation, &[1], 1, 1), 1).unwrap();
    answer(&mut store, &request(1, 1, Reason::Drift, &[], 2, 2), 2).unwrap();
    (place, store)
}

fn sql(place: &Place, text: &str) {
    rusqlite::Connection::open(place.file()).unwrap().execute_batch(text).unwrap();
}

#[test]
fn damage_is_found_and_named() {
    let (_place, mut store) = filled();
    assert_eq!(store.verify().unwrap().map(|verified| verified.events), Ok(4));
    let free = "DROP TRIGGER events_stay; DROP TRIGGER events_keep_their_content;";
    let planted = [
        ("UPDATE event SET payload = x'7b7d' WHERE number = 1", 1),
        ("UPDATE event SET payload = CAST(replace(CAST(payload AS TEXT), '60', '99') AS BLOB) WHERE number = 2", 2),
        ("UPDATE event SET at = at + 1 WHERE number = 3", 3),
        ("UPDATE event SET stream = 'order Z' WHERE number = 3", 3),
    ];
    for (statement, number) in planted {
        let (place, mut store) = filled();
        sql(&place, &format!("{free} {statement}"));
        let fault = store.verify().unwrap();
        let named = [StoreFault::Altered(number), StoreFault::Unreadable(number)];
        assert!(named.contains(&fault.unwrap_err()), "{statement}: {fault:?}");
    }
    let (place, mut store) = filled();
    sql(&place, &format!("PRAGMA foreign_keys = OFF; {free} DELETE FROM event WHERE number = 2"));
    assert_eq!(store.verify().unwrap(), Err(StoreFault::Missing(2)));
    for (statement, fault) in [
        ("DELETE FROM redeemed_code", StoreFault::Index(3)),
        ("DELETE FROM answer WHERE event = 4", StoreFault::Index(4)),
        ("UPDATE redeemed_code SET system_id = 'XID1'", StoreFault::Index(3)),
        ("INSERT INTO nonce VALUES ('XID1', x'00', 1)", StoreFault::Stray(1)),
    ] {
        let (place, mut store) = filled();
        sql(&place, statement);
        assert_eq!(store.verify().unwrap(), Err(fault), "{statement}");
    }
}

#[test]
fn events_cannot_be_changed_by_accident() {
    let (place, _store) = filled();
    let connection = rusqlite::Connection::open(place.file()).unwrap();
    for statement in ["DELETE FROM event WHERE number = 4", "UPDATE event SET at = 0 WHERE number = 1"] {
        assert!(connection.execute(statement, []).unwrap_err().to_string().contains("kept"));
    }
}

#[test]
fn a_backup_is_whole_and_private_and_replaces_nothing() {
    let (place, mut store) = filled();
    let file = place.folder.path().join("copy.db");
    store.backup(&file).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(place.file().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let mut copy = Store::open_existing(&file).unwrap();
    assert_eq!(copy.verify().unwrap(), store.verify().unwrap());
    assert_eq!(copy.head().unwrap(), store.head().unwrap());
    let again = answer(&mut copy, &request(1, 1, Reason::Activation, &[1], 1, 1), 3).unwrap();
    assert!(again.again);
    assert!(matches!(store.backup(&file), Err(DatabaseError::File { .. })));
}

#[test]
fn a_store_of_a_newer_program_is_only_read() {
    let (place, store) = filled();
    drop(store);
    sql(&place, "PRAGMA user_version = 99");
    let mut store = Store::open_existing(&place.file()).unwrap();
    let command = Command::AddOrder { code: code(5), order: order("N") };
    let outcome = store.execute(&command, &Context { now: day(1), key: &issuer() });
    assert!(matches!(outcome, Err(StoreError::ReadOnly(ReadOnlyReason::NewerFormat { .. }))), "{outcome:?}");
    assert!(store.order(code(1)).unwrap().is_some());
}
