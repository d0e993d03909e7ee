//! The keys of the vectors, and documents made with them by hand: not by the code that is tested.
use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use xlm_core::document::{DocumentKind, IssuerName, IssuerScope, PublicKey, Trust, TrustedIssuer};

/// A published secret: RFC 8032, section 7.1.
pub struct Key {
    pub name: &'static str,
    pub says: &'static str,
    seed: &'static str,
    scope: Option<IssuerScope>,
}

pub const SAMPLE: Key = Key {
    name: "sample",
    says: "an issuer who counts in sample systems only (RFC 8032, test 1)",
    seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    scope: Some(IssuerScope::Sample),
};
pub const ISSUER: Key = Key {
    name: "issuer",
    says: "an issuer who counts in licensed systems (RFC 8032, test 2)",
    seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    scope: Some(IssuerScope::Licensed),
};
pub const INSTALLATION: Key = Key {
    name: "installation",
    says: "the installation key of the system (RFC 8032, test 3)",
    seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    scope: None,
};
pub const STRANGER: Key = Key {
    name: "stranger",
    says: "somebody whom nobody trusts (RFC 8032, test 1024)",
    seed: "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
    scope: None,
};
pub const KEYS: [&Key; 4] = [&SAMPLE, &ISSUER, &INSTALLATION, &STRANGER];

impl Key {
    pub fn signing(&self) -> SigningKey {
        let digit = |at: usize| u8::from_str_radix(&self.seed[at..at + 2], 16).unwrap();
        SigningKey::from_bytes(&std::array::from_fn(|index| digit(index * 2)))
    }

    pub fn public(&self) -> String {
        BASE64_STANDARD.encode(self.signing().verifying_key().to_bytes())
    }

    /// The key of whoever signs documents of that kind.
    pub const fn of(kind: DocumentKind) -> &'static Self {
        match kind {
            DocumentKind::Request | DocumentKind::Release => &INSTALLATION,
            DocumentKind::LicensePackage | DocumentKind::Receipt => &ISSUER,
        }
    }

    pub fn described(&self) -> Value {
        let mut value = json!({ "name": self.name, "is": self.says, "seed": self.seed, "public_key": self.public() });
        if let Some(scope) = self.scope {
            value["trusted_in"] = json!(scope);
        }
        value
    }
}

/// The issuers of the vectors.
pub fn trust() -> Trust {
    let issuer = |key: &&Key| {
        Some(TrustedIssuer {
            name: IssuerName(key.name.to_owned()),
            key: PublicKey::of(&key.signing()),
            scope: key.scope?,
            address: None,
        })
    };
    Trust { issuers: KEYS.iter().filter_map(issuer).collect() }
}

/// What is signed: `DSSEv1 LEN(type) type LEN(payload) payload`.
pub fn signature(payload_type: &str, payload: &[u8], key: &Key) -> String {
    let mut bytes = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    BASE64_STANDARD.encode(key.signing().sign(&bytes).to_bytes())
}

pub fn envelope(payload_type: &str, payload: &str, keyid: &str, sig: &str) -> String {
    format!(
        r#"{{"payloadType":"{payload_type}","payload":"{payload}","signatures":[{{"keyid":"{keyid}","sig":"{sig}"}}]}}"#
    )
}

/// A rightly signed document with these payload bytes.
pub fn signed(payload_type: &str, payload: impl AsRef<[u8]>, key: &Key) -> String {
    let payload = payload.as_ref();
    envelope(payload_type, &BASE64_STANDARD.encode(payload), &key.public(), &signature(payload_type, payload, key))
}
