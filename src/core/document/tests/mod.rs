//! The keys of these tests are the published ones of RFC 8032, section 7.1: tests 2 (issuer) and 3 (installation).
mod attacks;
mod json;
mod payloads;
mod signatures;
mod trust;
mod vectors;

use std::{format, string::String, vec};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};

use super::{envelope::signed_bytes, *};
use crate::{
    calendar::UtcMicros,
    code::{HardwareCode, RequestCode, SystemCode},
};

fn key(hex: &str) -> SigningKey {
    let Digest(seed) = hex.parse().unwrap();
    SigningKey::from_bytes(&seed)
}

fn issuer_key() -> SigningKey {
    key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
}

fn installation_key() -> SigningKey {
    key("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
}

fn trust() -> Trust {
    let issuer = TrustedIssuer {
        name: IssuerName("Test issuer".into()),
        key: PublicKey::of(&issuer_key()),
        scope: IssuerScope::Licensed,
        address: None,
    };
    Trust { issuers: vec![issuer] }
}

/// Signs any bytes as if they were a payload.
fn envelope_of(payload_type: &str, payload: impl AsRef<[u8]>, key: &SigningKey) -> String {
    let signature = key.sign(&signed_bytes(payload_type, payload.as_ref()));
    format!(
        r#"{{"payloadType":"{payload_type}","payload":"{}","signatures":[{{"keyid":"{}","sig":"{}"}}]}}"#,
        BASE64_STANDARD.encode(payload),
        PublicKey::of(key),
        BASE64_STANDARD.encode(signature.to_bytes()),
    )
}

fn release() -> Release {
    Release {
        system_id: system_id(),
        package: PackageMark { generation: 3, digest: Digest::of(b"package 3") },
        tail_days: 14,
        made_at: UtcMicros(1_795_502_100_000_000),
    }
}

fn system_id() -> SystemCode {
    SystemCode::from_random([7; 9])
}

fn request() -> Request {
    let component = |name: &str, state, tag| ComponentTag { component: name.into(), state, tag };
    Request {
        request_codes: vec![RequestCode::from_random([1; 15]), RequestCode::from_random([2; 15])],
        system_id: system_id(),
        hardware_id: HardwareCode::from_hash(&[9; 32]),
        components: vec![
            component("uuid", ComponentState::Present, Some(0xfff)),
            component("mac", ComponentState::Present, Some(0)),
            component("board", ComponentState::Absent, None),
            component("disk", ComponentState::Unreadable, None),
        ],
        machine: MachineKind::Virtual,
        reason: Reason::Activation,
        nonce: Nonce([0xa5; 16]),
        last_package: Some(PackageMark { generation: 2, digest: Digest::of(b"package 2") }),
        change_log_head: Some(ChangeLogHead { number: 41, digest: Digest::of(b"entry 41") }),
        old_mac: Some("02:00:00:12:34:56".into()),
        old_product: Some("XPhone Connect 8".into()),
        made_at: UtcMicros(1_795_502_100_000_000),
        edition: ProductEdition::V10,
        emergency_since: None,
    }
}

fn package() -> LicensePackage {
    let item = |id: &str, license_type: &str, quantity, kind| Item {
        id: id.into(),
        order_number: "2026-000117".into(),
        license_type: license_type.into(),
        quantity,
        kind,
        from: None,
        until: None,
        grace_days: DEFAULT_ITEM_GRACE_DAYS,
        product_version: Some("10".into()),
        replaces: vec![],
    };
    LicensePackage {
        system_id: system_id(),
        generation: 3,
        nonce: Some(Nonce([0xa5; 16])),
        previous: Some(Digest::of(b"package 2")),
        binding: Binding {
            hardware_id: HardwareCode::from_hash(&[9; 32]),
            components: request().components,
            tolerance: BindingTolerance { recipe: ToleranceRecipe::Virtual, score_percent: 60 },
        },
        items: vec![
            item("2026-000117/1", "SERVER", 1, ItemKind::Purchase),
            Item {
                from: Some("2026-12-01".parse().unwrap()),
                until: Some("2027-11-30".parse().unwrap()),
                replaces: vec!["2025-000009/1".into()],
                ..item("2026-000117/2", "OFFICE PLUS", 60, ItemKind::Subscription)
            },
        ],
        binding_grace_days: DEFAULT_BINDING_GRACE_DAYS,
        rehosting_budget: RehostingBudget { used: 0, allowed: 3, period_days: 365, next_free: None },
        customer: "Gärtnerei Blütenstaub GmbH".into(),
        contact: Some("Frau Beispiel, licenses@example.com".into()),
        texts: Some(PackageTexts { en: "Thank you".into(), de: "Vielen Dank".into() }),
        issued_at: UtcMicros(1_795_502_160_000_000),
    }
}

fn receipt() -> Receipt {
    Receipt {
        system_id: system_id(),
        credited: Credited { release: Digest::of(b"release"), package: release().package, tail_days: 14 },
        rehosting_budget: RehostingBudget { used: 1, allowed: 3, period_days: 365, next_free: None },
        change_log_head: Some(ChangeLogHead { number: 41, digest: Digest::of(b"entry 41") }),
        issued_at: UtcMicros(1_795_502_220_000_000),
    }
}
