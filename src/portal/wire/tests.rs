use super::*;
use crate::portal::protocol::OrderFlaw;

fn system() -> SystemCode {
    "XID1-PNJFF-ZYF2J-P6NW5-VMKFE".parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

const NOW: UtcMicros = UtcMicros(1_795_502_100_000_000);

#[test]
fn a_query_is_what_its_key_signed_and_of_now() {
    let query = PackageQuery::signed(system(), NOW, 3, &key());
    assert_eq!(query.check(system(), NOW), Ok(PublicKey::of(&key())));
    let edge = |minutes: i64| query.check(system(), UtcMicros(NOW.0 + minutes * 60_000_000));
    assert!(edge(10).is_ok() && edge(-10).is_ok());
    assert_eq!((edge(11), edge(-11)), (Err(QueryFlaw::Time), Err(QueryFlaw::Time)));
    let far = PackageQuery::signed(system(), UtcMicros(i64::MIN), 3, &key());
    assert_eq!(far.check(system(), UtcMicros(i64::MAX)), Err(QueryFlaw::Time));
}

#[test]
fn a_query_that_was_altered_is_refused() {
    let right = PackageQuery::signed(system(), NOW, 3, &key());
    let other = SystemCode::from_random([9; 9]);
    assert_eq!(right.check(other, NOW), Err(QueryFlaw::Signature));
    let altered = [
        PackageQuery { after: 4, ..right.clone() },
        PackageQuery { time: right.time + 1, ..right.clone() },
        PackageQuery {
            key: PackageQuery::signed(system(), NOW, 3, &SigningKey::from_bytes(&[8; 32])).key,
            ..right.clone()
        },
    ];
    for query in altered {
        assert_eq!(query.check(system(), NOW), Err(QueryFlaw::Signature));
    }
    for (key, sig) in [("", right.sig.as_str()), ("AAAA", &right.sig), (&right.key, ""), (&right.key, "x=")] {
        let query = PackageQuery { key: key.to_owned(), sig: sig.to_owned(), ..right.clone() };
        assert_eq!(query.check(system(), NOW), Err(QueryFlaw::Encoding));
    }
    let weak = PackageQuery { key: "A".repeat(43), ..right };
    assert_eq!(weak.check(system(), NOW), Err(QueryFlaw::Encoding));
}

#[test]
fn the_address_of_a_query_needs_no_escaping() {
    let path = PackageQuery::signed(system(), NOW, 3, &key()).path(system());
    assert!(path.starts_with("/v1/packages/XID1-PNJFF-ZYF2J-P6NW5-VMKFE?time=1795502100000000&after=3&key="));
    assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "/?=&-_".contains(c)), "{path}");
}

#[test]
fn a_refusal_arrives_as_it_was_sent() {
    let refusals = [
        Refusal::UnknownSystem(system()),
        Refusal::TailTooLong { asked: 20, allowed: 14 },
        Refusal::NoteMissing,
        Refusal::Order(OrderFlaw::CodeTaken),
    ];
    for refusal in refusals {
        let sent = Problem::refused(&refusal, "title".to_owned(), "detail".to_owned());
        let bytes = serde_json::to_vec(&sent).unwrap();
        let received: Problem = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(received, sent);
        assert_eq!((received.known_refusal(), received.status), (Some(refusal.clone()), 409));
        assert_eq!(received.id(), Some(refusal_id(&refusal)));
    }
}

#[test]
fn what_cannot_be_read_and_what_is_newer_has_its_words() {
    let unreadable = Refusal::Document(xlm_core::document::DocumentError::Signature);
    let sent = Problem::refused(&unreadable, String::new(), "Altered.".to_owned());
    assert_eq!((sent.status, sent.refusal.clone(), sent.id()), (400, None, Some("document")));
    let newer = r#"{"type":"urn:xlm:refusal:moon","status":409,"detail":"Moon.","refusal":{"moon":1},"instance":"/1"}"#;
    let newer: Problem = serde_json::from_str(newer).unwrap();
    assert_eq!((newer.known_refusal(), newer.id(), newer.detail.as_str()), (None, Some("moon"), "Moon."));
    let foreign: Problem = serde_json::from_str(r#"{"type":"about:blank","status":502}"#).unwrap();
    assert_eq!(foreign.id(), None);
}

#[test]
fn every_trouble_has_its_own_id() {
    for (position, trouble) in Trouble::ALL.into_iter().enumerate() {
        assert!(Trouble::ALL[..position].iter().all(|other| other.id() != trouble.id()));
        let problem = Problem::of(trouble, String::new(), String::new());
        assert_eq!((problem.id(), problem.status), (Some(trouble.id()), trouble.status()));
    }
}
