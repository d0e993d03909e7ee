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

/// Whether this one is read with a key as well. To check the signatures takes a hundred times as long as all the rest, and a
/// file that is altered has few left to check.
fn is_chosen(file: &[u8]) -> bool {
    const ONE_OF: u8 = 64;
    file.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)).is_multiple_of(ONE_OF)
}

fuzz_target!(|file: &[u8]| {
    let plain = read_license(file, &[]);
    if !is_chosen(file) {
        return;
    }
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
