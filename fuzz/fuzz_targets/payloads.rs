//! Any bytes as the payload of a rightly signed document; the first byte says of which kind. No panic, and whatever is
//! taken says the same when it is sealed again.
#![no_main]

use std::{fmt::Debug, sync::LazyLock};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};
use libfuzzer_sys::fuzz_target;
use xlm_core::document::{
    DocumentKind, IssuerName, IssuerScope, LicensePackage, Payload, PublicKey, Receipt, Release, Request, Trust,
    TrustedIssuer, open_issued, open_own, payload_digest, seal,
};

/// A key for this purpose only.
static KEY: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::from_bytes(&[7; 32]));
static TRUST: LazyLock<Trust> = LazyLock::new(|| Trust {
    issuers: vec![TrustedIssuer {
        name: IssuerName("Issuer".to_owned()),
        key: PublicKey::of(&KEY),
        scope: IssuerScope::Licensed,
        address: None,
    }],
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, payload)) = data.split_first() else { return };
    let kind = DocumentKind::ALL[usize::from(*choice) % DocumentKind::ALL.len()];
    let envelope = envelope_of(kind, payload);
    match kind {
        DocumentKind::Request => check(open_own::<Request>(&envelope).ok().map(|opened| opened.payload), |text| {
            open_own::<Request>(text).expect("what was sealed opens").payload
        }),
        DocumentKind::Release => check(open_own::<Release>(&envelope).ok().map(|opened| opened.payload), |text| {
            open_own::<Release>(text).expect("what was sealed opens").payload
        }),
        DocumentKind::LicensePackage => {
            check(open_issued::<LicensePackage>(&envelope, &TRUST).ok().map(|opened| opened.payload), |text| {
                open_issued::<LicensePackage>(text, &TRUST).expect("what was sealed opens").payload
            })
        }
        DocumentKind::Receipt => {
            check(open_issued::<Receipt>(&envelope, &TRUST).ok().map(|opened| opened.payload), |text| {
                open_issued::<Receipt>(text, &TRUST).expect("what was sealed opens").payload
            })
        }
    }
});

fn check<T: Payload + PartialEq + Debug>(accepted: Option<T>, reopen: impl Fn(&[u8]) -> T) {
    let Some(payload) = accepted else { return };
    let sealed = seal(&payload, &KEY).expect("what was taken can be sealed");
    assert_eq!(reopen(sealed.as_bytes()), payload);
    assert!(payload_digest(&payload).is_ok());
}

/// A rightly signed document with these bytes.
fn envelope_of(kind: DocumentKind, payload: &[u8]) -> Vec<u8> {
    let payload_type = kind.payload_type();
    let mut signed = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    signed.extend_from_slice(payload);
    let signature = BASE64_STANDARD.encode(KEY.sign(&signed).to_bytes());
    let (payload, key) = (BASE64_STANDARD.encode(payload), PublicKey::of(&KEY));
    format!(
        r#"{{"payloadType":"{payload_type}","payload":"{payload}","signatures":[{{"keyid":"{key}","sig":"{signature}"}}]}}"#
    )
    .into_bytes()
}
