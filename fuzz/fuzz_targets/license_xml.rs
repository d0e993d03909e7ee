//! Any bytes as a license file of the vendor: no panic, and the same answer whatever keys are known, but for the signatures.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../../src/sources/license_xml/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
mod license_xml;

use license_xml::{IssuerKey, read_license};

/// A key that signed none of these files.
static KEY: LazyLock<Option<IssuerKey>> =
    LazyLock::new(|| IssuerKey::from_pem(include_str!("../../tests/fixtures/license-xml/issuer-dsa.pub.pem")).ok());

fuzz_target!(|file: &[u8]| {
    let plain = read_license(file, &[]);
    let keys: Vec<IssuerKey> = KEY.iter().cloned().collect();
    let checked = read_license(file, &keys);
    match (plain, checked) {
        (Ok(plain), Ok(checked)) => {
            assert_eq!(plain.products.len(), checked.products.len());
            assert_eq!(plain.content_digest, checked.content_digest);
        }
        (Err(plain), Err(checked)) => assert_eq!(plain.to_string(), checked.to_string()),
        _ => panic!("a key decides whether a file is read at all"),
    }
});
