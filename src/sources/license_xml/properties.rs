//! What holds for every file.

use std::{ops::Range, sync::LazyLock};

use proptest::prelude::*;

use super::*;

const V10: &str = include_str!("../../../tests/fixtures/license-xml/v10.xml");
const KEY_PEM: &str = include_str!("../../../tests/fixtures/license-xml/issuer-dsa.pub.pem");
static KEY: LazyLock<IssuerKey> = LazyLock::new(|| IssuerKey::from_pem(KEY_PEM).unwrap());
static LICENSE: LazyLock<VendorLicense> = LazyLock::new(|| read_license(V10.as_bytes(), &[]).unwrap());

/// Where the values of a product stand in the file: texts between tags and attributes of `ProductInfo`.
fn values(product: &str) -> Vec<Range<usize>> {
    let start = V10.find(&format!("<Object Id=\"{product}\">")).unwrap();
    let end = start + V10[start..].find("</Object>").unwrap();
    let mut values = Vec::new();
    for (at, _) in V10[start..end].match_indices(" xmlns=\"\">") {
        let value = start + at + " xmlns=\"\">".len();
        values.push(value..value + V10[value..].find('<').unwrap());
    }
    let info = start + V10[start..end].find("<ProductInfo").unwrap();
    for name in ["Code=\"", "Edition=\"", "Version=\"", "Bundle=\"", "Description=\""] {
        let value = info + V10[info..].find(name).unwrap() + name.len();
        values.push(value..value + V10[value..].find('"').unwrap());
    }
    values
}

proptest! {
    #[test]
    fn a_changed_value_alters_exactly_its_product_and_the_whole(
        product in 0..12_usize,
        which in any::<prop::sample::Index>(),
        value in "[A-Za-z0-9\u{e4}/.-]{1,12}",
    ) {
        let id = LICENSE.products[product].id.clone();
        let range = which.get(&values(&id)).clone();
        prop_assume!(V10[range.clone()] != value);
        let mut text = V10.to_owned();
        text.replace_range(range, &value);
        let license = read_license(text.as_bytes(), &[]).unwrap();
        prop_assert_eq!(license.digest, Digest::Altered);
        prop_assert_eq!(license.altered_products().map(|product| &product.id).collect::<Vec<_>>(), [&id]);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_license(&bytes, &[]);
    }

    #[test]
    fn no_markup_makes_the_reader_panic(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>"), Just("</Signature>"), Just("<a x:b='1' xmlns:x='u'>"),
                Just("</a>"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"), Just("<?p"), Just("?>"), Just("&#10;"),
                Just("&amp;"), Just("<!DOCTYPE a>"), Just("<SignedInfo/>"), Just("<Object Id='License'>"), Just("</Object>"),
                Just("x"), Just(" "), Just("<"), Just(">"), Just("'"), Just("&"),
            ],
            0..30,
        )
    ) {
        let _ = read_license(parts.concat().as_bytes(), &[]);
    }

    #[test]
    fn no_damaged_key_makes_the_reader_panic(at in 27..600_usize, letter in "[A-Za-z0-9+/]") {
        let mut pem = KEY_PEM.to_owned();
        if pem.as_bytes()[at] != b'\n' {
            pem.replace_range(at..=at, &letter);
        }
        if let Ok(key) = IssuerKey::from_pem(&pem) {
            let _ = key.signed(b"message", &[1; 40]);
        }
    }
}

proptest! {
    // Every case checks thirteen DSA signatures, which is slow without optimisation.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_can_be_changed_without_a_signature_failing(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = V10.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(license) = read_license(&bytes, std::slice::from_ref(&*KEY)) {
            let verified = SignatureCheck::Verified { key: KEY.fingerprint.clone() };
            let holds = license.signature == verified && license.products.iter().all(|product| product.signature == verified);
            prop_assert_eq!(holds, license.content_digest == LICENSE.content_digest);
        }
    }
}
