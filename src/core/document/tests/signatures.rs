//! Who signed what: nothing that was altered, and no weak or doubtful signature, gets through.
use std::{string::ToString as _, vec::Vec};

use ed25519_dalek::Signature;
use proptest::prelude::*;

use super::*;

#[test]
fn what_was_sealed_opens_again() {
    let opened: Opened<Request> = open_own(seal(&request(), &installation_key()).unwrap().as_bytes()).unwrap();
    assert_eq!(opened.payload, request());
    assert_eq!((opened.key, opened.signer), (PublicKey::of(&installation_key()), Signer::System));

    let opened: Opened<LicensePackage> =
        open_issued(seal(&package(), &issuer_key()).unwrap().as_bytes(), &trust()).unwrap();
    assert_eq!(opened.payload, package());
    assert_eq!(opened.signer, Signer::Issuer(IssuerName("Test issuer".into())));
}

#[test]
fn the_same_payload_gives_the_same_text() {
    assert_eq!(seal(&package(), &issuer_key()), seal(&package(), &issuer_key()));
}

#[test]
fn a_package_counts_only_with_a_trusted_signature() {
    let envelope = seal(&package(), &installation_key()).unwrap();
    let stranger = PublicKey::of(&installation_key());
    assert_eq!(
        open_issued::<LicensePackage>(envelope.as_bytes(), &trust()),
        Err(DocumentError::UntrustedIssuer(stranger))
    );
    assert_eq!(
        open_issued::<LicensePackage>(envelope.as_bytes(), &Trust::default()),
        Err(DocumentError::UntrustedIssuer(stranger))
    );
}

#[test]
fn another_kind_of_document_is_named() {
    let request = seal(&request(), &installation_key()).unwrap();
    assert_eq!(
        open_issued::<LicensePackage>(request.as_bytes(), &trust()),
        Err(DocumentError::WrongKind { expected: DocumentKind::LicensePackage, found: DocumentKind::Request })
    );
    let package = seal(&package(), &issuer_key()).unwrap();
    assert_eq!(
        open_own::<Request>(package.as_bytes()),
        Err(DocumentError::WrongKind { expected: DocumentKind::Request, found: DocumentKind::LicensePackage })
    );
    assert_eq!(kind_of(package.as_bytes()), Ok(DocumentKind::LicensePackage));
}

#[test]
fn a_signature_for_one_type_is_none_for_another() {
    let release = seal(&release(), &installation_key()).unwrap();
    let relabelled = release.replace("release.v1", "request.v1");
    assert_ne!(release, relabelled);
    assert_eq!(open_own::<Request>(relabelled.as_bytes()), Err(DocumentError::Signature));
    assert_eq!(kind_of(relabelled.as_bytes()), Err(DocumentError::Signature));
}

#[test]
fn a_type_of_a_later_version_is_named() {
    let envelope = envelope_of("application/vnd.xlm.request.v2+json", "{}", &installation_key());
    assert_eq!(
        open_own::<Request>(envelope.as_bytes()),
        Err(DocumentError::UnknownType("application/vnd.xlm.request.v2+json".into()))
    );
}

#[test]
fn a_document_has_one_signature() {
    let envelope = seal(&release(), &installation_key()).unwrap();
    let start = envelope.find("[{").unwrap() + 1;
    let end = envelope.find("}]").unwrap() + 1;
    let (before, signature, after) = (&envelope[..start], &envelope[start..end], &envelope[end..]);
    for (signatures, count) in [(format!("{signature},{signature}"), 2), (String::new(), 0)] {
        let altered = format!("{before}{signatures}{after}");
        assert_eq!(open_own::<Release>(altered.as_bytes()), Err(DocumentError::SignatureCount(count)));
    }
}

#[test]
fn base64_has_one_spelling() {
    let envelope = envelope_of(DocumentKind::Release.payload_type(), "{}  ", &installation_key());
    // "{}  " is "e30gIA==": two bytes of padding and unused bits in the last letter.
    let check = |payload: &str| {
        let altered = envelope.replace("e30gIA==", payload);
        assert_eq!(kind_of(altered.as_bytes()), Err(DocumentError::Encoding(Member::Payload)), "{payload}");
    };
    assert_eq!(kind_of(envelope.as_bytes()), Ok(DocumentKind::Release));
    for payload in [
        "e30gIB==",
        "e30gIA=",
        "e30gIA",
        "e30g IA==",
        "e30g\\nIA==",
        "e30gIA==\\n",
        " e30gIA==",
        "e30gIA===",
        "e30_IA==",
    ] {
        check(payload);
    }
}

#[test]
fn a_signature_is_64_bytes() {
    let envelope = seal(&release(), &installation_key()).unwrap();
    let start = envelope.find(r#""sig":""#).unwrap() + 7;
    let altered = format!("{}{}", &envelope[..start], r#"AAAA"}]}"#);
    assert_eq!(open_own::<Release>(altered.as_bytes()), Err(DocumentError::Encoding(Member::Signature)));
}

#[test]
fn a_document_beyond_the_limit_is_not_read() {
    let error = |size| Err(DocumentError::TooLarge { size, limit: MAX_ENVELOPE_BYTES });
    assert_eq!(kind_of(&std::vec![b'{'; MAX_ENVELOPE_BYTES + 1]), error(MAX_ENVELOPE_BYTES + 1));
    let huge = LicensePackage { customer: "x".repeat(MAX_ENVELOPE_BYTES), ..package() };
    assert!(matches!(seal(&huge, &issuer_key()), Err(DocumentError::TooLarge { .. })));
}

#[test]
fn the_limit_itself_is_allowed() {
    let envelope = seal(&release(), &installation_key()).unwrap();
    let note = "n".repeat(MAX_ENVELOPE_BYTES - envelope.len() - r#","x_note":"""#.len());
    let padded = format!(r#"{},"x_note":"{note}"}}"#, &envelope[..envelope.len() - 1]);
    assert_eq!(padded.len(), MAX_ENVELOPE_BYTES);
    assert!(open_own::<Release>(padded.as_bytes()).is_ok());
}

#[test]
fn signatures_are_those_of_rfc_8032() {
    let vectors = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            &[][..],
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            &[0x72],
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            &[0xaf, 0x82],
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];
    for (secret, public, message, first_half, second_half) in vectors {
        let (Digest(r), Digest(s)) = (first_half.parse().unwrap(), second_half.parse().unwrap());
        let signature = Signature::from_components(r, s);
        assert_eq!(Digest(PublicKey::of(&key(secret)).bytes()).to_string(), public);
        assert_eq!(key(secret).sign(message), signature);
        assert!(PublicKey::of(&key(secret)).signed(message, &signature));
        assert!(!PublicKey::of(&key(secret)).signed(b"another message", &signature));
    }
}

/// Adds the order of the group to the second half of a signature: without a strict check, it verifies as well.
#[test]
fn a_signature_has_one_form() {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut bytes = issuer_key().sign(b"message").to_bytes();
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum as u8;
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    assert!(!PublicKey::of(&issuer_key()).signed(b"message", &Signature::from_bytes(&bytes)));
}

/// Made with the secret key and a first half of small order: the plain rule of RFC 8032 takes it, the strict one does not.
#[test]
fn a_signature_with_a_weak_half_is_refused() {
    let (mut weak, Digest(second_half)) =
        ([0; 32], "bc5ced84e822a4661cce3a26ea6b5b8bba88585051cb1dde4b422b2fc686eb08".parse().unwrap());
    weak[0] = 1;
    let signature = Signature::from_components(weak, second_half);
    let key = issuer_key().verifying_key();
    assert!(ed25519_dalek::Verifier::verify(&key, b"message", &signature).is_ok());
    assert!(!PublicKey::of(&issuer_key()).signed(b"message", &signature));
}

#[test]
fn weak_keys_are_refused() {
    let orders_8 = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ];
    for hex in orders_8 {
        let Digest(bytes) = hex.parse().unwrap();
        assert_eq!(PublicKey::from_bytes(bytes), Err(KeyFlaw::Weak), "{hex}");
    }
    let envelope = seal(&release(), &installation_key()).unwrap();
    let weak = envelope.replace(&PublicKey::of(&installation_key()).to_string(), &BASE64_STANDARD.encode([0; 32]));
    assert_eq!(open_own::<Release>(weak.as_bytes()), Err(DocumentError::KeyId(KeyFlaw::Weak)));
}

#[test]
fn a_key_has_one_spelling() {
    // The field's prime is 2^255 - 19: these are 0 to 18 once more, with either sign.
    for beyond in 0xed..=0xff_u8 {
        for last in [0x7f, 0xff] {
            let mut bytes = [0xff; 32];
            (bytes[0], bytes[31]) = (beyond, last);
            assert!(PublicKey::from_bytes(bytes).is_err(), "{beyond:x}");
        }
    }
    for text in
        ["", "AAAA", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURp="]
    {
        assert_eq!(text.parse::<PublicKey>(), Err(KeyFlaw::Encoding), "{text}");
    }
    assert!("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".parse::<PublicKey>().is_ok());
}

proptest! {
    #[test]
    fn no_input_makes_it_panic(bytes: Vec<u8>) {
        prop_assert!(kind_of(&bytes).is_err());
    }

    #[test]
    fn no_nearly_right_input_makes_it_panic(
        payload_type in "[a-z/.+]{0,12}",
        payload in "[A-Za-z0-9+/= ]{0,40}",
        key in "[A-Za-z0-9+/]{43}=",
        sig in "[A-Za-z0-9+/]{85}[AQgw]==",
    ) {
        let text = format!(r#"{{"payloadType":"{payload_type}","payload":"{payload}","signatures":[{{"keyid":"{key}","sig":"{sig}"}}]}}"#);
        prop_assert!(kind_of(text.as_bytes()).is_err());
    }
}
