use std::{borrow::ToOwned as _, string::String, vec};

use proptest::prelude::*;

use super::*;
use crate::{
    directory::{Origin, UserRecord},
    testing::{System, day, key, place, random, user},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn events_survive_the_change_log(system in random::system()) {
        for entry in &system.log {
            let bytes = encode_events(&entry.events).unwrap();
            prop_assert_eq!(decode_events(&bytes), Ok(entry.events.clone()));
        }
    }
}

#[test]
fn an_entry_of_a_newer_program_is_named_as_such() {
    let found = decode_events(br#"{"format":2,"events":[{"user-teleported":{"to":"Mars"}}]}"#);
    assert_eq!(found, Err(PayloadError::Newer { found: 2 }));
}

#[test]
fn what_is_no_entry_is_refused() {
    for text in ["", "{}", "[]", r#"{"format":1}"#, r#"{"format":1,"events":[{"user-teleported":{}}]}"#] {
        assert!(matches!(decode_events(text.as_bytes()), Err(PayloadError::Form(_))), "{text}");
    }
}

#[test]
fn users_lie_in_columns_and_what_nobody_has_takes_no_room() {
    let anna = UserRecord { joined: Some(day("2020-01-01")), ..user("anna", "Berlin") };
    let bert = UserRecord { origin: Origin::Imported, ..user("bert", "Berlin/Sales") };
    let bytes = encode_events(&[Event::UsersPut(UserBatch::of(&[anna, bert]))]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"format":1,"events":[{"users-put":{"key":["anna","bert"],"#,
            r#""places":[{"location":"Berlin","group":null},{"location":"Berlin","group":"Sales"}],"place":[0,1],"#,
            r#""texts":{"name":["anna","bert"]},"joined":["2020-01-01",null],"origin":["by-hand","imported"]}}]}"#
        )
    );
}

#[test]
fn columns_that_do_not_fit_together_are_refused() {
    for columns in [
        r#""key":["a","b"],"places":[{"location":"B"}],"place":[0],"texts":{}"#,
        r#""key":["a"],"places":[{"location":"B"}],"place":[1],"texts":{}"#,
        r#""key":["a"],"places":[{"location":"B"}],"place":[0],"texts":{"name":[]}"#,
        r#""key":["a","b"],"places":[{"location":"B"}],"place":[0,0],"texts":{},"roles":[["member"]]"#,
    ] {
        let text = std::format!(r#"{{"format":1,"events":[{{"users-put":{{{columns}}}}}]}}"#);
        assert!(matches!(decode_events(text.as_bytes()), Err(PayloadError::Form(_))), "{text}");
    }
}

/// Events of every kind stay readable as they were written first.
#[test]
fn what_was_written_once_is_read_for_ever() {
    let cases = [
        (
            r#"{"place-created":{"place":{"location":"B","group":null}}}"#,
            Event::PlaceCreated { place: place("B"), description: String::new() },
        ),
        (r#"{"place-deleted":{"place":{"location":"B","group":"x"}}}"#, Event::PlaceDeleted { place: place("B/x") }),
        (
            r#"{"users-moved":{"to":{"location":"B","group":null},"users":["a"]}}"#,
            Event::UsersMoved { to: place("B"), users: vec![key("a")] },
        ),
        (
            r#"{"users-protected":{"users":["a"],"reason":null}}"#,
            Event::UsersProtected { users: vec![key("a")], reason: None },
        ),
        (r#"{"policy-chosen":"priority"}"#, Event::PolicyChosen(Policy::Priority)),
        (
            r#"{"binding-broken":{"cause":"other-hardware","generation":3}}"#,
            Event::BindingBroken { cause: BreakCause::OtherHardware, generation: 3 },
        ),
        (r#""baseline-taken""#, Event::BaselineTaken),
        (
            r#"{"since-restored":[{"key":"a","license_type":"TAPI","since":[3,4]}]}"#,
            Event::SinceRestored(vec![UnitsSince {
                key: key("a"),
                license_type: "TAPI".to_owned(),
                since: vec![3, 4],
            }]),
        ),
    ];
    for (json, event) in cases {
        let text = std::format!(r#"{{"format":1,"events":[{json}]}}"#);
        assert_eq!(decode_events(text.as_bytes()), Ok(vec![event]), "{json}");
    }
}

#[test]
fn a_package_and_a_reading_survive_the_change_log() {
    let system = System::with(&[("SERVER", 1)]);
    let events: Vec<_> = system.log.iter().flat_map(|entry| entry.events.clone()).collect();
    assert!(events.iter().any(|event| matches!(event, Event::PackageInstalled { .. })));
    assert!(events.iter().any(|event| matches!(event, Event::HardwareObserved(_))));
    assert_eq!(decode_events(&encode_events(&events).unwrap()), Ok(events));
}
