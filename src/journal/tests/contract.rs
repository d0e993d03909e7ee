//! What every store promises.
use super::{
    stores::{Damage, InFile, InMemory, Store},
    *,
};

/// Runs each promise on each store.
macro_rules! contract {
    ($($promise:ident)*) => {
        mod memory { $(#[test] fn $promise() { super::$promise::<super::InMemory>(); })* }
        mod sqlite { $(#[test] fn $promise() { super::$promise::<super::InFile>(); })* }
    };
}

contract! {
    an_empty_log_has_the_empty_head
    entries_are_numbered_and_kept_byte_for_byte
    the_chain_is_the_documented_one
    a_taken_number_is_reported_with_the_new_head
    time_never_falls
    what_is_too_long_is_refused
    pages_are_bounded_and_lead_to_the_end
    tampering_is_found_at_its_number
    a_swap_is_found_at_the_first_of_the_two
    a_removed_entry_is_named
    missing_entries_at_the_end_are_told_by_an_anchor
    a_rewritten_chain_is_told_by_an_anchor
    a_redacted_entry_leaves_the_chain_intact
    a_verification_reports_progress_and_can_be_cancelled
    the_counter_moves_for_others_only
    an_older_program_reads_what_a_newer_one_wrote
    a_newer_program_goes_on_in_an_older_log
    the_newest_snapshot_up_to_a_number_is_found
    a_head_is_held_or_not
    few_snapshots_are_kept
    damaged_and_lost_snapshots_are_passed_over
    a_snapshot_must_belong_to_the_chain
}

/// A log with five entries.
fn five<S: Store>() -> (S, S::Log) {
    let store = S::new();
    let mut log = store.open(1);
    for number in 1..=5 {
        append(&mut log, &format!("[{number}]"));
    }
    (store, log)
}

fn a_head_is_held_or_not<S: Store>() {
    let (_store, log) = five::<S>();
    let head = log.read(3).unwrap().unwrap().head();
    let [other_digest, other_number] = [Head { digest: [7; 32], ..head }, Head { number: 9, ..head }];
    for (head, held) in [(head, true), (Head::EMPTY, true), (other_digest, false), (other_number, false)] {
        assert_eq!(log.holds(head).unwrap(), held, "{head:?}");
    }
}

fn an_empty_log_has_the_empty_head<S: Store>() {
    let store = S::new();
    let log = store.open(1);
    assert_eq!(log.head().unwrap(), Head::EMPTY);
    assert_eq!(log.access(), Access::ReadWrite);
    assert_eq!(log.read_after(0, 10).unwrap(), []);
    assert_eq!(log.read(0).unwrap(), None);
    assert_eq!(log.read(1).unwrap(), None);
    assert_eq!(log.latest_snapshot(u64::MAX).unwrap(), None);
    assert_eq!(verify_all(&log).unwrap(), Verified { entries: 0, redacted: 0, head: Head::EMPTY });
}

fn entries_are_numbered_and_kept_byte_for_byte<S: Store>() {
    let store = S::new();
    let mut log = store.open(1);
    // Not even valid JSON is touched: the store must not care.
    let content = b"{ \"a\" :1,\n\"a\":\xff\0}";
    let odd = Draft {
        at: UtcMicros(-5),
        actor: "ünï\0cødé@server".to_owned(),
        reason: String::new(),
        payload: content.to_vec().into(),
    };
    let first = append_after(&mut log, Head::EMPTY, odd.clone()).unwrap();
    let second = append_after(&mut log, first.head(), draft("")).unwrap();

    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!((first.at, &first.actor, &first.reason), (odd.at, &odd.actor, &odd.reason));
    assert_eq!(first.payload.as_deref(), Some(&content[..]));
    let other_handle = store.open(1);
    assert_eq!(other_handle.read(1).unwrap().as_ref(), Some(&first));
    assert_eq!(other_handle.read_after(0, 10).unwrap(), [first, second.clone()]);
    assert_eq!(other_handle.head().unwrap(), second.head());
    verify_all(&other_handle).unwrap();
}

fn hex(text: &str) -> Digest {
    std::array::from_fn(|index| u8::from_str_radix(&text[2 * index..2 * index + 2], 16).unwrap())
}

/// The digests were computed by a few lines of Python from the formula in the documentation.
fn the_chain_is_the_documented_one<S: Store>() {
    let store = S::new();
    let mut log = store.open(1);
    let reason = "Erstimport für alle".to_owned();
    let first = append_after(&mut log, Head::EMPTY, Draft { reason, ..draft(r#"[{"a":1}]"#) }).unwrap();
    let second = append_after(&mut log, first.head(), Draft { reason: String::new(), ..draft("[]") }).unwrap();
    assert_eq!(first.digest, hex("d84b6aae0c06fd0752495dfec91f61278a82bda2e14ac55be7f8bfb4af1dde3e"));
    assert_eq!(second.digest, hex("d1027a904e1a3d4bdbc82c79218c9483947abc7977dc5c37b72ec6d82ed809ca"));
}

fn a_taken_number_is_reported_with_the_new_head<S: Store>() {
    let store = S::new();
    let (mut one, mut other) = (store.open(1), store.open(1));
    let first = append(&mut one, "[1]");

    let outcome = other.append(Head::EMPTY, draft("[2]"));
    assert!(matches!(outcome, Err(AppendError::Taken { head }) if head == first.head()), "{outcome:?}");
    // The number alone is not enough: the entry there must be the one that was seen.
    let outcome = other.append(Head { number: 1, digest: [7; 32] }, draft("[2]"));
    assert!(matches!(outcome, Err(AppendError::Taken { head }) if head == first.head()), "{outcome:?}");
    assert_eq!(one.head().unwrap(), first.head());

    let second = append_after(&mut other, first.head(), draft("[2]")).unwrap();
    assert_eq!(one.read_after(1, 10).unwrap(), [second]);
}

fn time_never_falls<S: Store>() {
    let store = S::new();
    let mut log = store.open(1);
    let mut at = |micros: i64| {
        let head = log.head().unwrap();
        log.append(head, Draft { at: UtcMicros(micros), ..draft("[]") }).unwrap().at.0
    };
    assert_eq!([at(10), at(5), at(10), at(11), at(i64::MIN)], [10, 10, 10, 11, 11]);
    verify_all(&log).unwrap();
}

fn what_is_too_long_is_refused<S: Store>() {
    let store = S::new();
    let mut log = store.open(1);
    let text_of = |length: usize| "ü".repeat(length / 2);
    for (part, draft) in [
        (DraftPart::Actor, Draft { actor: text_of(ACTOR_LIMIT + 2), ..draft("[]") }),
        (DraftPart::Reason, Draft { reason: text_of(REASON_LIMIT + 2), ..draft("[]") }),
    ] {
        let outcome = log.append(Head::EMPTY, draft);
        assert!(matches!(outcome, Err(AppendError::TooLong { part: found, .. }) if found == part), "{part:?}");
    }
    log.append(Head::EMPTY, Draft { actor: text_of(ACTOR_LIMIT), reason: text_of(REASON_LIMIT), ..draft("[]") })
        .unwrap();
    verify_all(&log).unwrap();
}

fn pages_are_bounded_and_lead_to_the_end<S: Store>() {
    let store = S::new();
    let mut log = store.open(1);
    for number in 1..=7 {
        append(&mut log, &number.to_string());
    }
    let large = " ".repeat(entries::PAGE_BYTES);
    append(&mut log, &large);
    append(&mut log, &large);

    let numbers =
        |after, limit| -> Vec<u64> { log.read_after(after, limit).unwrap().iter().map(|entry| entry.number).collect() };
    assert_eq!(numbers(0, 3), [1, 2, 3]);
    assert_eq!(numbers(5, 3), [6, 7, 8]);
    assert_eq!(numbers(6, 100), [7, 8], "8 fills the page");
    assert_eq!(numbers(8, 100), [9]);
    assert_eq!(numbers(9, 100), Vec::<u64>::new());
    assert_eq!(numbers(0, 0), Vec::<u64>::new());
    assert_eq!(numbers(u64::MAX, 100), Vec::<u64>::new());
    let all: Vec<u64> = entries(&log, 2).map(|entry| entry.unwrap().number).collect();
    assert_eq!(all, [3, 4, 5, 6, 7, 8, 9]);
}

fn tampering_is_found_at_its_number<S: Store>() {
    let cases: [(Damage, u64, Fault); 7] = [
        (Damage::Payload(3, "[4]"), 3, Fault::Content),
        (Damage::Payload(5, "[]"), 5, Fault::Content),
        (Damage::PayloadAndItsDigest(2, "[9]"), 2, Fault::Altered),
        (Damage::Actor(3, "guest@server"), 3, Fault::Altered),
        (Damage::ActorAndReason(1, "admin@serverb", "ecause"), 1, Fault::Altered),
        (Damage::Time(4, NOW + 1), 4, Fault::Altered),
        (Damage::Remove(1), 1, Fault::Missing),
    ];
    for (damage, number, what) in cases {
        let (store, log) = five::<S>();
        verify_all(&log).unwrap();
        store.damage(damage);
        assert_eq!(fault(&log, &[]), ChainFault { number, what });
    }
}

fn a_swap_is_found_at_the_first_of_the_two<S: Store>() {
    let (store, log) = five::<S>();
    store.damage(Damage::Swap(2, 4));
    assert_eq!(fault(&log, &[]), ChainFault { number: 2, what: Fault::Altered });
}

fn a_removed_entry_is_named<S: Store>() {
    let (store, log) = five::<S>();
    store.damage(Damage::Remove(3));
    assert_eq!(fault(&log, &[]), ChainFault { number: 3, what: Fault::Missing });
}

fn missing_entries_at_the_end_are_told_by_an_anchor<S: Store>() {
    let (store, log) = five::<S>();
    let anchor = log.head().unwrap();
    store.damage(Damage::Remove(5));
    assert_eq!(verify_all(&log).unwrap().entries, 4, "the chain alone cannot tell");
    assert_eq!(fault(&log, &[anchor]), ChainFault { number: 5, what: Fault::Missing });
}

fn a_rewritten_chain_is_told_by_an_anchor<S: Store>() {
    let (_, log) = five::<S>();
    let anchors: Vec<Head> = entries(&log, 0).map(|entry| entry.unwrap().head()).collect();
    verify(&log, &anchors, &mut |_| ControlFlow::Continue(())).unwrap();

    // The same entries, but the third was done by somebody else; every digest fits.
    let store = S::new();
    let mut rewritten = store.open(1);
    append(&mut rewritten, "[1]");
    let second = append(&mut rewritten, "[2]");
    rewritten.append(second.head(), Draft { actor: "guest@server".to_owned(), ..draft("[3]") }).unwrap();
    append(&mut rewritten, "[4]");
    append(&mut rewritten, "[5]");

    assert_eq!(verify_all(&rewritten).unwrap().entries, 5, "the chain alone cannot tell");
    assert_eq!(fault(&rewritten, &anchors[4..]), ChainFault { number: 5, what: Fault::Anchor });
    assert_eq!(fault(&rewritten, &anchors), ChainFault { number: 3, what: Fault::Anchor });
}

fn a_redacted_entry_leaves_the_chain_intact<S: Store>() {
    let (store, mut log) = five::<S>();
    let before = log.head().unwrap();
    store.damage(Damage::Redact(2));

    let entry = log.read(2).unwrap().unwrap();
    assert_eq!((entry.payload, entry.payload_digest), (None, chain::payload_digest(b"[2]")));
    assert_eq!(verify_all(&log).unwrap(), Verified { entries: 5, redacted: 1, head: before });
    assert_eq!(append(&mut log, "[6]").number, 6);
    store.damage(Damage::Actor(2, "guest@server"));
    assert_eq!(fault(&log, &[]), ChainFault { number: 2, what: Fault::Altered });
}

fn a_verification_reports_progress_and_can_be_cancelled<S: Store>() {
    let (_, log) = five::<S>();
    let mut seen = Vec::new();
    verify(&log, &[], &mut |progress| {
        seen.push((progress.done, progress.total));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(seen, [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);

    let mut calls = 0;
    let outcome = verify(&log, &[], &mut |progress| {
        calls += 1;
        if progress.done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(outcome, Err(VerifyError::Cancelled)));
    assert_eq!(calls, 2);
}

fn the_counter_moves_for_others_only<S: Store>() {
    let store = S::new();
    let (mut one, mut other) = (store.open(1), store.open(1));
    let before = one.change_counter().unwrap();
    append(&mut one, "[1]");
    assert_eq!(one.change_counter().unwrap(), before);
    append(&mut other, "[2]");
    let after = one.change_counter().unwrap();
    assert_ne!(after, before);
    assert_eq!(one.change_counter().unwrap(), after);
}

fn an_older_program_reads_what_a_newer_one_wrote<S: Store>() {
    let store = S::new();
    let (mut older, mut newer) = (store.open(1), store.open(2));
    append(&mut older, "[1]");
    let second = append(&mut newer, "[2]");

    // It was open before the newer program wrote.
    let reason = ReadOnlyReason::NewerFormat { found: 2, known: 1 };
    let outcome = older.append(second.head(), draft("[3]"));
    assert!(matches!(outcome, Err(AppendError::ReadOnly(found)) if found == reason), "{outcome:?}");
    assert_eq!(older.access(), Access::ReadOnly(reason));
    // And now it opens what the newer one left.
    let mut older = store.open(1);
    assert_eq!(older.access(), Access::ReadOnly(reason));
    assert_eq!(older.read(2).unwrap(), Some(second.clone()));
    assert_eq!(verify_all(&older).unwrap().entries, 2);
    let outcome = older.append(second.head(), draft("[3]"));
    assert!(matches!(outcome, Err(AppendError::ReadOnly(found)) if found == reason), "{outcome:?}");
    let outcome = older.save_snapshot(second.head(), &b"x".as_slice().into());
    assert!(matches!(outcome, Err(JournalError::ReadOnly(found)) if found == reason), "{outcome:?}");
    assert_eq!(newer.head().unwrap(), second.head());
}

fn a_newer_program_goes_on_in_an_older_log<S: Store>() {
    let (store, _) = five::<S>();
    let mut newer = store.open(2);
    assert_eq!(newer.access(), Access::ReadWrite);
    assert_eq!(store.open(1).access(), Access::ReadWrite, "nothing of the newer format is in it yet");
    assert_eq!(append(&mut newer, "[6]").number, 6);
    assert_eq!(verify_all(&newer).unwrap().entries, 6);
}

fn the_newest_snapshot_up_to_a_number_is_found<S: Store>() {
    let (store, mut log) = five::<S>();
    let head = |number| log.read(number).unwrap().unwrap().head();
    let (two, four) = (head(2), head(4));
    log.save_snapshot(four, &b"four".as_slice().into()).unwrap();
    log.save_snapshot(two, &b"older two".as_slice().into()).unwrap();
    log.save_snapshot(two, &b"two".as_slice().into()).unwrap();
    log.save_snapshot(Head::EMPTY, &b"".as_slice().into()).unwrap();

    let other_handle = store.open(1);
    let found = |max| other_handle.latest_snapshot(max).unwrap();
    assert_eq!(found(u64::MAX), Some(Snapshot { head: four, content: b"four".as_slice().into() }));
    assert_eq!(found(4), Some(Snapshot { head: four, content: b"four".as_slice().into() }));
    assert_eq!(found(3), Some(Snapshot { head: two, content: b"two".as_slice().into() }));
    assert_eq!(found(1), Some(Snapshot { head: Head::EMPTY, content: SnapshotContent::default() }));
}

fn few_snapshots_are_kept<S: Store>() {
    let (_, mut log) = five::<S>();
    for number in 1..=5 {
        let head = log.read(number).unwrap().unwrap().head();
        log.save_snapshot(head, &b"x".as_slice().into()).unwrap();
    }
    let oldest = 5 - KEPT_SNAPSHOTS as u64 + 1;
    assert_eq!(log.latest_snapshot(oldest).unwrap().unwrap().head.number, oldest);
    assert_eq!(log.latest_snapshot(oldest - 1).unwrap(), None);
}

fn damaged_and_lost_snapshots_are_passed_over<S: Store>() {
    let (store, mut log) = five::<S>();
    let head = |number| log.read(number).unwrap().unwrap().head();
    let (two, three, four) = (head(2), head(3), head(4));
    log.save_snapshot(two, &b"good".as_slice().into()).unwrap();
    let mut damaged = snapshot::encode(three, &b"damaged".as_slice().into());
    damaged[60] ^= 1;
    store.damage(Damage::Snapshot(3, damaged));
    let of_another_chain = Head { digest: [9; 32], ..four };
    store.damage(Damage::Snapshot(4, snapshot::encode(of_another_chain, &b"forged".as_slice().into())));

    assert_eq!(log.latest_snapshot(5).unwrap(), Some(Snapshot { head: two, content: b"good".as_slice().into() }));
    store.damage(Damage::RemoveSnapshots);
    assert_eq!(log.latest_snapshot(5).unwrap(), None);
    assert_eq!(verify_all(&log).unwrap().entries, 5);
}

fn a_snapshot_must_belong_to_the_chain<S: Store>() {
    let (_, mut log) = five::<S>();
    for head in [Head { number: 3, digest: [9; 32] }, Head { number: 6, digest: [9; 32] }] {
        let outcome = log.save_snapshot(head, &b"x".as_slice().into());
        assert!(matches!(outcome, Err(JournalError::UnknownHead { head: found }) if found == head));
    }
    assert_eq!(log.latest_snapshot(u64::MAX).unwrap(), None);
}
