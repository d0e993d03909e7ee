//! The four files with invented values, and everything that must be refused.

use super::*;

const V8: &[u8] = include_bytes!("../../../tests/fixtures/license-xml/v8-test-expired.xml");
const V10: &[u8] = include_bytes!("../../../tests/fixtures/license-xml/v10.xml");
const V10_NEWER: &[u8] = include_bytes!("../../../tests/fixtures/license-xml/v10-newer.xml");
const V10_ALTERED: &[u8] = include_bytes!("../../../tests/fixtures/license-xml/v10-altered.xml");
const KEY: &str = include_str!("../../../tests/fixtures/license-xml/issuer-dsa.pub.pem");

fn key() -> IssuerKey {
    IssuerKey::from_pem(KEY).unwrap()
}

fn product<'l>(license: &'l VendorLicense, name: &str) -> &'l VendorProduct {
    license.products.iter().find(|product| product.name == name).unwrap()
}

/// `v10.xml` with one text replaced.
fn v10_with(from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(V10).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

/// An unsigned-looking document around the given content.
fn refusal(xml: &str) -> LicenseXmlError {
    read_license(xml.as_bytes(), &[]).unwrap_err()
}

#[test]
fn the_values_of_a_license() {
    let license = read_license(V10, &[]).unwrap();
    assert_eq!(license.format_version, "1.0");
    assert_eq!((license.license_number.as_str(), license.system_id.as_str()), ("51B0E44A9C7", "XID-P4W8ZC3N"));
    assert_eq!(license.hardware_id, "1ZK8W3C5QH7V2N9X4D6M0TBRYJ3EP");
    assert_eq!(license.email, "licenses@example.org");
    let customer = Customer {
        name: "Muster & S\u{f6}hne GmbH".into(),
        street: "Beispielweg 7".into(),
        zip: "12345".into(),
        city: "Musterstadt".into(),
        country: "DE".into(),
    };
    assert_eq!(license.customer, customer);
    assert_eq!((&license.info, &license.warning), (&Texts::default(), &Texts::default()));
    let counts: Vec<_> =
        license.products.iter().map(|product| (product.name.as_str(), product.code, product.license_count)).collect();
    assert_eq!(
        counts,
        [
            ("XPhone Connect Activation License", Some(41), 1),
            ("SERVER", Some(9), 1),
            ("OFFICE PLUS", Some(44), 220),
            ("TEAMDESK", Some(42), 30),
            ("VOICEMAIL", Some(27), 120),
            ("FAX", Some(26), 40),
            ("TAPI", Some(21), 12),
            ("CONTACTS", Some(45), 60),
            ("IP-CHANNEL", Some(24), 16),
            ("AUTO ATTENDANT", Some(36), 2),
            ("ADDITIONAL DATABASES", Some(63), 2),
            ("ANYBELL", Some(50), 1),
        ]
    );
    let office = product(&license, "OFFICE PLUS");
    assert_eq!((office.id.as_str(), office.edition, office.version), ("ProductLicense_3", Some(2), Some(10)));
    assert_eq!((office.for_user, office.lease_time), (true, Some(14_400)));
    assert!(!product(&license, "SERVER").for_user);
    assert!(license.products.iter().all(|product| product.unreadable.is_empty()));
}

#[test]
fn dates_become_the_last_valid_day() {
    let license = read_license(V10, &[]).unwrap();
    let last_day = |name: &str| product(&license, name).expires.map(|day| day.to_string());
    assert_eq!(last_day("TEAMDESK").as_deref(), Some("2027-12-30"), "12/31/2027 is the first day without");
    assert_eq!(last_day("OFFICE PLUS"), None);
    assert_eq!(last_day("XPhone Connect Activation License"), None, "01/01/1900 means never");
    let anybell = product(&license, "ANYBELL");
    assert_eq!((&anybell.kind, last_day("ANYBELL").as_deref()), (&ProductKind::Demo, Some("2027-03-30")));
}

#[test]
fn a_test_license_brings_texts_in_two_languages() {
    let license = read_license(V8, &[]).unwrap();
    assert_eq!(license.info, Texts { de: "Testlizenz".into(), en: "Test license".into() });
    assert_eq!(license.warning, Texts { de: "Diese Lizenz l\u{e4}uft ab".into(), en: "This license expires".into() });
    let tests: Vec<_> = license.products.iter().filter(|product| product.kind == ProductKind::Test).collect();
    assert_eq!(tests.len(), 11);
    assert!(tests.iter().all(|product| product.expires == "2024-06-29".parse().ok() && product.version == Some(8)));
    assert_eq!(product(&license, "OFFICE").code, Some(0));
}

#[test]
fn without_a_key_digests_fit_and_signatures_are_not_verified() {
    for file in [V8, V10, V10_NEWER] {
        let license = read_license(file, &[]).unwrap();
        assert_eq!((license.digest, &license.signature), (Digest::Intact, &SignatureCheck::NotVerified));
        assert!(license.products.iter().all(|product| product.digest == Digest::Intact));
        assert!(license.products.iter().all(|product| product.signature == SignatureCheck::NotVerified));
    }
}

#[test]
fn with_the_key_every_signature_is_verified() {
    let verified = SignatureCheck::Verified { key: key().fingerprint };
    for file in [V8, V10, V10_NEWER] {
        let license = read_license(file, &[key()]).unwrap();
        assert_eq!(license.signature, verified);
        assert!(license.products.iter().all(|product| product.signature == verified));
    }
}

#[test]
fn exactly_the_altered_product_and_the_whole_fail() {
    let license = read_license(V10_ALTERED, &[key()]).unwrap();
    assert_eq!((license.digest, &license.signature), (Digest::Altered, &SignatureCheck::Wrong));
    let altered: Vec<_> = license.altered_products().map(|product| product.name.as_str()).collect();
    assert_eq!(altered, ["OFFICE PLUS"]);
    for product in &license.products {
        assert_eq!(product.signature == SignatureCheck::Wrong, product.name == "OFFICE PLUS", "{}", product.name);
    }
    assert_eq!(product(&license, "OFFICE PLUS").license_count, 2_200);
}

#[test]
fn a_new_digest_written_by_hand_does_not_fool_the_key() {
    // The digests of v10-newer.xml's TEAMDESK put into v10.xml together with its count: the product is intact, nobody signed it.
    let text = String::from_utf8(v10_with(">30</LicenseCount>", ">60</LicenseCount>")).unwrap();
    let text = text.replacen(
        "WfVkahLc7nbzPQ0Ff4M3kjaqNiyI9k+LTtH5EePnNx8=",
        "kOPgfaju8PLsiYC5MqtRiuOUiuZ7BiwjmsGF9V3FSsU=",
        1,
    );
    let license = read_license(text.as_bytes(), &[key()]).unwrap();
    let teamdesk = product(&license, "TEAMDESK");
    assert_eq!((teamdesk.digest, &teamdesk.signature), (Digest::Intact, &SignatureCheck::Wrong));
    assert_eq!(license.digest, Digest::Altered);
}

#[test]
fn the_same_content_has_the_same_digest_whatever_the_line_ends() {
    let plain = String::from_utf8(V10.to_vec()).unwrap().replace("\r\n", "\n").replace('\u{feff}', "");
    let (with_mark, without) = (read_license(V10, &[]).unwrap(), read_license(plain.as_bytes(), &[key()]).unwrap());
    assert_eq!(with_mark.content_digest, without.content_digest);
    assert_eq!(without.digest, Digest::Intact);
    assert_ne!(with_mark.content_digest, read_license(V10_NEWER, &[]).unwrap().content_digest);
}

#[test]
fn a_digest_of_the_standard_form_fits_whether_or_not_the_namespace_is_repeated() {
    // Another program's digest of the license in the standard form; the fixture has the one of a part that was cut out.
    let standard =
        v10_with("GrTpbTJuCCSP5No2kWO0i/lUNdy8dn3M8rQfGyRT4MM=", "XiS2jxYNiNuPm3Gf9lFUcGxQMeLj8kJb/oYoRxyo488=");
    let standard = String::from_utf8(standard).unwrap();
    let repeated = standard.replace("    <Signature>", "    <Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">");
    assert_ne!(standard, repeated);
    for text in [standard, repeated] {
        let license = read_license(text.as_bytes(), &[]).unwrap();
        assert_eq!((license.digest, license.altered_products().count()), (Digest::Intact, 0));
    }
}

#[test]
fn a_comment_does_not_split_a_value() {
    let license = read_license(&v10_with(">220<", ">2<!-- -->20<"), &[]).unwrap();
    assert_eq!(product(&license, "OFFICE PLUS").license_count, 220);
    assert_eq!(license.digest, Digest::Intact);
}

#[test]
fn a_value_that_makes_no_sense_counts_nothing_and_is_named() {
    for (from, to, element, text) in [
        (">220</LicenseCount>", ">many</LicenseCount>", "LicenseCount", "many"),
        (">12/31/2027<", ">31.12.2027<", "ExpirationDate", "31.12.2027"),
        (">12/31/2027<", ">02/30/2027<", "ExpirationDate", "02/30/2027"),
        (">03/31/2027<", "><", "ExpirationDate", ""),
        (">03/31/2027<", ">01/01/1900<", "ExpirationDate", "01/01/1900"),
        (">Demo</LicenseType>", "></LicenseType>", "LicenseType", ""),
        ("<LicenseCount xmlns=\"\">220</LicenseCount>", "", "LicenseCount", ""),
        (">220</LicenseCount>", ">220</LicenseCount><LicenseCount xmlns=\"\">1</LicenseCount>", "LicenseCount", ""),
    ] {
        let license = read_license(&v10_with(from, to), &[]).unwrap();
        let bad: Vec<_> = license.products.iter().filter(|product| !product.unreadable.is_empty()).collect();
        assert_eq!(bad.len(), 1, "{to}");
        assert_eq!(bad[0].license_count, 0, "{to}");
        let expected = UnreadableValue { element: element.into(), text: text.into() };
        assert!(bad[0].unreadable.contains(&expected), "{to}: {:?}", bad[0].unreadable);
        assert_eq!(license.altered_products().map(|product| &product.id).collect::<Vec<_>>(), [&bad[0].id]);
    }
}

#[test]
fn unknown_kinds_and_codes_are_kept() {
    let license = read_license(&v10_with(">Demo</LicenseType>", ">Loan</LicenseType>"), &[]).unwrap();
    assert_eq!(product(&license, "ANYBELL").kind, ProductKind::Other("Loan".into()));
    let license = read_license(&v10_with("Code=\"63\"", "Code=\"?\""), &[]).unwrap();
    let databases = product(&license, "ADDITIONAL DATABASES");
    assert_eq!((databases.code, databases.license_count), (None, 2));
}

#[test]
fn document_types_and_entities_are_refused() {
    let bomb = "<!DOCTYPE Signature [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><Signature>&b;</Signature>";
    assert!(matches!(refusal(bomb), LicenseXmlError::DocumentType));
    assert!(matches!(refusal("<a>&b;</a>"), LicenseXmlError::UnknownEntity { name } if name == "b"));
    assert!(matches!(refusal("<a b='&c;'/>"), LicenseXmlError::Syntax { .. }));
}

#[test]
fn limits_hold() {
    let deep = format!("{}{}", "<a>".repeat(17), "</a>".repeat(17));
    assert!(matches!(refusal(&deep), LicenseXmlError::TooMuch { what: Limited::Levels, limit: 16 }));
    let wide = format!("<a>{}</a>", "<b/>".repeat(20_000));
    assert!(matches!(refusal(&wide), LicenseXmlError::TooMuch { what: Limited::Elements, limit: 20_000 }));
    let attributes: Vec<String> = (0..33).map(|index| format!("a{index}=''")).collect();
    let many = format!("<a {}/>", attributes.join(" "));
    assert!(matches!(refusal(&many), LicenseXmlError::TooMuch { what: Limited::Attributes, limit: 32 }));
    assert!(matches!(refusal(&" ".repeat(1_048_577)), LicenseXmlError::TooLarge { limit: 1_048_576 }));
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for (xml, expected) in [
        ("", IllFormed::OutermostElement),
        ("<a/><b/>", IllFormed::OutermostElement),
        ("<a/>text", IllFormed::OutermostElement),
        ("<a>", IllFormed::OutermostElement),
        ("<![CDATA[x]]><a/>", IllFormed::OutermostElement),
        ("<a/><?xml version='1.0'?>", IllFormed::Declaration),
        ("<?xml version='1.1'?><a/>", IllFormed::Declaration),
        ("<a:b/>", IllFormed::Namespace),
        ("<a b:c=''/>", IllFormed::Namespace),
        ("<a xmlns:b=''/>", IllFormed::Namespace),
        ("<a xmlns:xml='x'/>", IllFormed::Namespace),
        ("<a xmlns:b='u' xmlns:c='u' b:d='' c:d=''/>", IllFormed::Attribute),
        ("<a b='<'/>", IllFormed::AttributeValue),
        ("<1/>", IllFormed::Name),
        ("<a:b:c/>", IllFormed::Name),
        ("<a 1=''/>", IllFormed::Name),
    ] {
        let error = refusal(xml);
        assert!(matches!(error, LicenseXmlError::IllFormed { what, .. } if what == expected), "{xml}: {error:?}");
    }
    for xml in
        ["<a></b>", "</a>", "<a b=1/>", "<a b='' b=''/>", "<a", "<a>&</a>", "<!-- -- --><a/>", "<a>&#x110000;</a>"]
    {
        assert!(matches!(refusal(xml), LicenseXmlError::Syntax { .. }), "{xml}: {:?}", refusal(xml));
    }
    assert!(matches!(refusal("<a>\u{1}</a>"), LicenseXmlError::IllegalCharacter { code: 1 }));
    assert!(matches!(refusal("<a>&#2;</a>"), LicenseXmlError::IllegalCharacter { code: 2 }));
    assert!(matches!(refusal("<a b='&#2;'/>"), LicenseXmlError::IllegalCharacter { code: 2 }));
    assert!(matches!(refusal("<?xml version='1.0' encoding='utf-16'?><a/>"), LicenseXmlError::NotUtf8));
    assert!(matches!(read_license(b"<a>\xff</a>", &[]), Err(LicenseXmlError::NotUtf8)));
}

#[test]
fn what_is_not_a_signed_license_is_refused() {
    assert!(matches!(refusal("<Signature/>"), LicenseXmlError::NotALicense { found } if found == "Signature"));
    assert!(matches!(
        refusal("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"),
        LicenseXmlError::Missing { element: "SignedInfo", .. }
    ));
    let refusal = |from: &str, to: &str| read_license(&v10_with(from, to), &[]).unwrap_err();
    assert!(matches!(
        refusal("2001/REC-xml-c14n-20010315", "2001/10/xml-exc-c14n#"),
        LicenseXmlError::UnknownMethod { element: "CanonicalizationMethod", .. }
    ));
    assert!(matches!(
        refusal("#dsa-sha1", "#hmac-sha1"),
        LicenseXmlError::UnknownMethod { element: "SignatureMethod", .. }
    ));
    assert!(matches!(refusal("xmlenc#sha256", "x"), LicenseXmlError::UnknownMethod { element: "DigestMethod", .. }));
    assert!(matches!(
        refusal("      <DigestMethod", "<Transforms><Transform Algorithm=\"x\"/></Transforms><DigestMethod"),
        LicenseXmlError::UnknownMethod { element: "Transform", .. }
    ));
    assert!(matches!(
        refusal("<SystemID xmlns=\"\">XID-P4W8ZC3N</SystemID>", ""),
        LicenseXmlError::Missing { element: "SystemID", .. }
    ));
    assert!(matches!(
        refusal("<EMail xmlns=\"\">", "<EMail xmlns=\"\">x</EMail><EMail xmlns=\"\">"),
        LicenseXmlError::Repeated { element: "EMail", .. }
    ));
    assert!(matches!(refusal("<EMail xmlns=\"\">", "<EMail xmlns=\"\"><b/>"), LicenseXmlError::Unexpected { .. }));
}

#[test]
fn signed_parts_cannot_be_moved_or_doubled() {
    let refusal = |from: &str, to: &str| read_license(&v10_with(from, to), &[]).unwrap_err();
    assert!(matches!(
        refusal("URI=\"#ProductLicense_3\"", "URI=\"#ProductLicense_4\""),
        LicenseXmlError::WrongReference { id } if id == "ProductLicense_3"
    ));
    let text = String::from_utf8(V10.to_vec()).unwrap().replace("ProductLicense_4", "ProductLicense_3");
    assert!(matches!(read_license(text.as_bytes(), &[]), Err(LicenseXmlError::WrongReference { .. })));
    assert!(matches!(
        refusal("<Object Id=\"License\">", "<Object Id=\"Other\"/><Object Id=\"License\">"),
        LicenseXmlError::Repeated { element: "Object", .. }
    ));
    for smuggled in ["<LicenseCount xmlns=\"\">9</LicenseCount>", "9"] {
        let to = format!("{smuggled}<Object Id=\"License\">");
        assert!(matches!(refusal("<Object Id=\"License\">", &to), LicenseXmlError::Unexpected { .. }));
    }
}

#[test]
fn keys_are_told_apart() {
    assert_eq!(IssuerKey::from_pem(KEY).unwrap().fingerprint.len(), 64);
    assert_eq!(IssuerKey::from_pem("hello").unwrap_err(), KeyError::NotPem);
    assert_eq!(IssuerKey::from_pem(&KEY.replace("PUBLIC", "PRIVATE")).unwrap_err(), KeyError::PrivateKey);
    let ed25519 = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
    assert_eq!(IssuerKey::from_pem(ed25519).unwrap_err(), KeyError::NotDsa);
    // One bit of y: no element of the subgroup any more.
    assert_eq!(IssuerKey::from_pem(&KEY.replace("nCBJwjCY", "nCBJwjCZ")).unwrap_err(), KeyError::BadKey);
}

#[test]
fn the_shared_files_are_the_fixtures() {
    let shared = std::env::var_os("XLM_SHARED")
        .map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), Into::into)
        .join("license-xml");
    let read = |name: &str| std::fs::read(shared.join(name)).ok();
    let Some(found) = read("v10.xml") else {
        eprintln!("no shared license files beside the project: testing the fixtures only");
        return;
    };
    assert_eq!(found, V10);
    for (name, fixture) in [("v8-test-expired.xml", V8), ("v10-newer.xml", V10_NEWER), ("v10-altered.xml", V10_ALTERED)]
    {
        assert_eq!(read(name).as_deref(), Some(fixture), "{name}");
    }
}
