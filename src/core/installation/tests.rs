use std::{borrow::ToOwned as _, vec};

use proptest::prelude::*;

use super::*;
use crate::{
    command::{self, Command},
    event::{Entry, Event},
    testing::{System, create_place, dump, home, issuer_key, item, random, system_code},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_change_log_adds_up_to_the_state(system in random::system()) {
        let replayed = system.replayed();
        prop_assert_eq!(dump(&replayed), dump(&system.state));
        prop_assert_eq!(crate::assignment::assign(&replayed, system.now), system.assign());
    }

    #[test]
    fn a_refused_command_changes_nothing(commands in random::commands(), command in random::command()) {
        let mut system = random::after(&commands);
        let (before, entry) = (dump(&system.state), system.state.entry);
        if system.try_run(&command).is_err() {
            prop_assert_eq!((dump(&system.state), system.state.entry), (before, entry));
        }
    }

    #[test]
    fn a_confirmed_preview_is_what_its_entry_leads_to(commands in random::commands(), command in random::command()) {
        let mut system = random::after(&commands);
        let before = system.state.clone();
        if let Ok(events) = system.decide(&command) {
            let mut previewed = before.clone();
            let context = command::Context { now: system.now, trust: &system.trust };
            command::preview(&mut previewed, &events, &context);
            system.try_run(&command).unwrap();
            let state = command::confirmed(&before, &previewed, system.log.last().unwrap(), &system.trust);
            prop_assert_eq!(dump(&state), dump(&system.state));
            prop_assert_eq!((state.entry, state.clock), (system.state.entry, system.state.clock));
        }
    }

    #[test]
    fn a_batch_is_done_whole_or_not_at_all(
        commands in random::commands(),
        batch in proptest::collection::vec(random::command(), 1..5),
    ) {
        let before = random::after(&commands);
        let (mut one_by_one, mut at_once) = (before.clone(), before);
        let refused = batch.iter().any(|command| {
            !matches!(one_by_one.try_run(command), Ok(()) | Err(command::Refusal::NothingToDo))
        });
        let done = at_once.try_run(&Command::Batch(batch));
        if refused {
            prop_assert!(done.is_err());
        } else if done.is_ok() {
            let records = |system: &System| -> vec::Vec<_> {
                let directory = &system.state.directory;
                directory.users.in_key_order().map(|user| directory.record(user)).collect()
            };
            prop_assert_eq!(records(&one_by_one), records(&at_once));
        }
    }
}

#[test]
fn a_clone_is_not_touched_by_later_entries() {
    let system = System::with(&[("SERVER", 1)]).users(&["anna"], "Berlin");
    let (copy, text) = (system.state.clone(), dump(&system.state));
    let system = system.users(&["bert"], "Berlin").run(create_place("Bonn"));
    assert_eq!(dump(&copy), text);
    assert_ne!(dump(&system.state), text);
}

/// The state after somebody wrote that a package was installed.
fn forged(system: &System, envelope: &str, generation: u64, digest: document::Digest) -> Installation {
    let mut state = system.state.clone();
    state.apply(&Entry {
        number: state.entry + 1,
        at: system.now,
        actor: "somebody".to_owned(),
        reason: String::new(),
        events: vec![Event::PackageInstalled { envelope: envelope.to_owned(), generation, digest, nonce: None }],
    });
    state.verify_package(&system.trust);
    state
}

#[test]
fn a_change_log_that_somebody_wrote_himself_makes_no_licenses() {
    let system = System::new();
    let package = system.package(&home(), vec![item("1", "SERVER", 1)]);
    let seal = |package: &LicensePackage, seed| {
        let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]);
        let envelope = document::seal(package, &key).unwrap();
        let digest = document::open_issued::<LicensePackage>(
            envelope.as_bytes(),
            &Trust {
                issuers: vec![document::TrustedIssuer {
                    name: document::IssuerName("any".to_owned()),
                    key: PublicKey::of(&key),
                    scope: document::IssuerScope::Licensed,
                    address: None,
                }],
            },
        );
        (envelope, digest.unwrap().digest)
    };
    let (right, digest) = seal(&package, 1);
    assert_eq!(PublicKey::of(&issuer_key()), PublicKey::of(&ed25519_dalek::SigningKey::from_bytes(&[1; 32])));
    assert!(forged(&system, &right, 1, digest).package().is_some());

    assert!(forged(&system, &right, 9, digest).package().is_none(), "another number than it says");
    assert!(forged(&system, &right, 1, document::Digest::of(b"other")).package().is_none(), "another digest");
    let (nobody, digest) = seal(&package, 77);
    assert!(forged(&system, &nobody, 1, digest).package().is_none(), "signed by nobody whom it trusts");
    let (sample, digest) = seal(&package, 2);
    assert!(forged(&system, &sample, 1, digest).package().is_none(), "signed by the issuer of the sample");
    let other = LicensePackage { system_id: crate::code::SystemCode::from_random([8; 9]), ..package };
    assert_ne!(other.system_id, system_code());
    let (other, digest) = seal(&other, 1);
    assert!(forged(&system, &other, 1, digest).package().is_none(), "made for another system");
}

#[test]
fn a_package_that_is_not_verified_on_this_machine_counts_nothing_and_says_so() {
    let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 3)]).users(&["anna"], "Berlin");
    let mut elsewhere = Installation::new(crate::testing::catalogs());
    for entry in &system.log {
        elsewhere.apply(entry);
        elsewhere.verify_package(&Trust::default());
    }
    let assignment = crate::assignment::assign(&elsewhere, system.now);
    assert!(!assignment.is_licensed());
    let anna = elsewhere.directory.users.find("anna").unwrap();
    let reason = assignment.explain(anna)[0].reason;
    assert_eq!(reason, crate::assignment::MissingReason::Blocked(crate::license::PoolBlock::NotTrusted));
}
