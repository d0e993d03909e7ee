use std::{borrow::ToOwned as _, string::ToString as _, vec, vec::Vec};

use ed25519_dalek::SigningKey;

use crate::{
    code::{RequestCode, SystemCode},
    command::{Command, Refusal},
    document::{self, DocumentError, DocumentKind, LicensePackage, Nonce, PackageMark, Reason, SystemKind},
    testing::{System, home, issuer_key, item, sample_issuer_key, system_code},
};

fn package(system: &System) -> LicensePackage {
    system.package(&home(), vec![item("1", "SERVER", 1)])
}

fn request(seed: u8) -> Command {
    let codes = vec![RequestCode::from_random([seed; 15])];
    Command::RecordRequest { nonce: Nonce([seed; 16]), reason: Reason::Activation, codes }
}

fn answer(system: &System, seed: u8) -> LicensePackage {
    LicensePackage { nonce: Some(Nonce([seed; 16])), ..package(system) }
}

fn waiting(system: &System) -> Vec<u8> {
    system.state.licenses.open_requests.iter().map(|open| open.nonce.0[0]).collect()
}

#[test]
fn the_same_package_is_installed_already_and_an_older_one_is_outdated() {
    let system = System::new();
    let first = package(&system);
    let system = system.install(&first);
    let since = system.now;
    assert_eq!(system.refusal(&system.import(&first)), Refusal::AlreadyInstalled { generation: 1, since });
    let twin = LicensePackage { customer: "Another name".to_owned(), ..first.clone() };
    assert_eq!(system.refusal(&system.import(&twin)), Refusal::Outdated { installed: 1, found: 1 });
    let second = package(&system);
    let system = system.install(&second);
    assert_eq!(system.refusal(&system.import(&first)), Refusal::Outdated { installed: 2, found: 1 });
}

#[test]
fn numbers_may_be_left_out() {
    let system = System::new();
    let system = system.clone().install(&LicensePackage { generation: 7, ..package(&system) });
    assert_eq!(system.state.licenses.package.as_ref().unwrap().generation, 7);
}

#[test]
fn each_issuer_counts_his_packages_for_himself() {
    let thief = SigningKey::from_bytes(&[77; 32]);
    let mut system = System::new();
    let trusted = document::TrustedIssuer {
        name: document::IssuerName("Second issuer".to_owned()),
        key: document::PublicKey::of(&thief),
        scope: document::IssuerScope::Licensed,
        address: None,
    };
    system.trust.issuers.push(trusted);
    let by = |key: &SigningKey, generation| {
        let package = LicensePackage { generation, ..package(&System::new()) };
        Command::ImportPackage { envelope: document::seal(&package, key).unwrap() }
    };
    // A stolen key pushes its own count to the end, and nobody else's.
    let system = system.run(by(&issuer_key(), 3)).run(by(&thief, u64::MAX)).run(by(&issuer_key(), 4));
    assert_eq!(system.refusal(&by(&issuer_key(), 3)), Refusal::Outdated { installed: 4, found: 3 });
    assert_eq!(system.refusal(&by(&thief, 5)), Refusal::Outdated { installed: u64::MAX, found: 5 });
    assert_eq!(system.replayed().licenses.newest_of(document::PublicKey::of(&issuer_key())), 4);
}

#[test]
fn a_request_replaces_an_open_one_that_asks_for_nothing_more() {
    let drift = |seed| Command::RecordRequest { nonce: Nonce([seed; 16]), reason: Reason::Drift, codes: vec![] };
    let system = System::new().run(drift(1)).run(drift(2));
    assert_eq!(waiting(&system), [2]);
    let system = system.run(request(3));
    assert_eq!(waiting(&system), [3], "its package binds the licenses as well");
    let system = system.run(request(4));
    assert_eq!(waiting(&system), [3, 4], "each redeems a code of its own");
    let codes = [3, 4].map(|seed| RequestCode::from_random([seed; 15]));
    assert_eq!(system.state.licenses.replaced_by(&codes).count(), 2);
    assert_eq!(system.state.licenses.replaced_by(&codes[..1]).count(), 1);
    let late = system.clone().install(&answer(&system, 1));
    assert_eq!(waiting(&late), [3, 4], "a late answer is welcome, and answers nothing that is open");
}

#[test]
fn a_package_for_another_system_says_for_which() {
    let system = System::new();
    let other = LicensePackage { system_id: SystemCode::from_random([8; 9]), ..package(&system) };
    let expected =
        Refusal::OtherSystem { package: SystemCode::from_random([8; 9]).to_string(), here: system_code().to_string() };
    assert_eq!(system.refusal(&system.import(&other)), expected);
}

#[test]
fn only_the_issuer_of_this_kind_of_system_counts() {
    let licensed = System::new();
    let sample = System::of_kind(SystemKind::Sample).looking_at(&home());
    let seal = |package: &LicensePackage, key: &SigningKey| Command::ImportPackage {
        envelope: document::seal(package, key).unwrap(),
    };
    for (system, wrong_key) in [(&licensed, sample_issuer_key()), (&sample, issuer_key())] {
        let refusal = system.refusal(&seal(&package(system), &wrong_key));
        assert!(matches!(refusal, Refusal::Document(DocumentError::UntrustedIssuer(_))), "{refusal:?}");
    }
    assert!(sample.clone().install(&package(&sample)).assign().is_licensed());
    let planning = System::of_kind(SystemKind::Planning);
    let command = seal(&package(&licensed), &issuer_key());
    assert_eq!(planning.refusal(&command), Refusal::WrongKind { kind: SystemKind::Planning });
}

#[test]
fn an_altered_package_is_refused() {
    let system = System::new();
    let Command::ImportPackage { envelope } = system.import(&package(&system)) else { unreachable!() };
    let altered = envelope.replacen("eyJ", "eyK", 1);
    assert_ne!(altered, envelope);
    let refusal = system.refusal(&Command::ImportPackage { envelope: altered });
    assert_eq!(refusal, Refusal::Document(DocumentError::Signature));
}

#[test]
fn another_document_is_named_as_what_it_is() {
    let system = System::new();
    let mark = PackageMark { generation: 1, digest: document::Digest::of(b"package") };
    let release = document::Release { system_id: system_code(), package: mark, tail_days: 0, made_at: system.now };
    let envelope = document::seal(&release, &issuer_key()).unwrap();
    let refusal = system.refusal(&Command::ImportPackage { envelope });
    assert_eq!(refusal, Refusal::NotAPackage { found: DocumentKind::Release });
}

#[test]
fn a_package_answers_a_request_of_this_system_or_none() {
    let system = System::new().run(request(1));
    assert_eq!(system.refusal(&system.import(&answer(&system, 2))), Refusal::OtherRequest);
    let unasked = system.clone().install(&package(&system));
    assert_eq!(waiting(&unasked), [1], "it answers nothing");
    let answered = system.clone().install(&answer(&system, 1));
    assert!(waiting(&answered).is_empty());
    assert_eq!(answered.refusal(&answered.import(&answer(&answered, 1))), Refusal::OtherRequest, "answered already");
}

#[test]
fn an_answer_makes_older_requests_needless_and_an_answer_to_them_is_still_welcome() {
    let system = System::new().run(request(1)).run(request(2)).run(request(3));
    let system = system.clone().install(&answer(&system, 2));
    assert_eq!(waiting(&system), [3]);
    let system = system.clone().install(&answer(&system, 1));
    assert_eq!(waiting(&system), [3]);
    assert_eq!(system.refusal(&system.import(&answer(&system, 1))), Refusal::OtherRequest);
}

#[test]
fn a_request_needs_codes_only_to_redeem_them_and_is_noted_once() {
    let command = |reason| Command::RecordRequest { nonce: Nonce([9; 16]), reason, codes: vec![] };
    let system = System::new();
    assert_eq!(system.refusal(&command(Reason::Activation)), Refusal::NoCode);
    let system = system.run(command(Reason::Drift));
    assert_eq!(system.refusal(&command(Reason::Drift)), Refusal::NothingToDo);
    assert_eq!(System::of_kind(SystemKind::Licensed).refusal(&command(Reason::Drift)), Refusal::NotObserved);
    let planning = System::of_kind(SystemKind::Planning);
    assert_eq!(planning.refusal(&request(1)), Refusal::WrongKind { kind: SystemKind::Planning });
}

#[test]
fn a_package_replaces_the_one_before_it_whole() {
    let system = System::with(&[("SERVER", 1), ("FAX", 5)]).grant(&[("SERVER", 1)]);
    assert_eq!(system.assign().of(system.license_type("FAX")).pool.present, 0);
}
