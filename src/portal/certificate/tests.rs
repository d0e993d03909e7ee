use super::*;
use crate::text::Language;

fn certificate() -> Certificate {
    let line = |quantity, license_type: &str, kind, from, until| CertificateLine {
        quantity,
        license_type: license_type.to_owned(),
        kind,
        from,
        until,
    };
    let (from, until) = ("2026-12-01".parse().ok(), "2027-11-30".parse().ok());
    Certificate {
        issuer: None,
        customer: "Gärtnerei Blütenstaub & Söhne GmbH".to_owned(),
        contact: Some("Frau Beispiel, licenses@example.com".to_owned()),
        order_number: "2026-000117".to_owned(),
        date: "2026-11-24".parse().unwrap(),
        code: RequestCode::from_random([0x5a; 15]),
        lines: vec![
            line(1, "SERVER", ItemKind::Purchase, None, None),
            line(60, "OFFICE PLUS", ItemKind::Purchase, None, None),
            line(25, "ADDITIONAL DATABASES", ItemKind::Subscription, from, until),
            line(10, "TEAMDESK", ItemKind::Test, None, until),
        ],
    }
}

fn text(pdf: &[u8]) -> String {
    pdf_extract::extract_text_from_mem(pdf).unwrap()
}

/// Lines with something on them, without spaces at the ends.
fn lines(pdf: &[u8]) -> Vec<String> {
    text(pdf).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_code_stands_right_after_its_label() {
    for (language, label) in [(Language::English, "License request code"), (Language::German, "Lizenzanforderungscode")]
    {
        let pdf = draw(&certificate(), &Texts::new(language)).unwrap();
        let lines = lines(&pdf);
        let place = lines.iter().position(|line| line == label).unwrap();
        assert_eq!(lines[place + 1], certificate().code.to_string());
        assert_eq!(text(&pdf).matches("XRC1-").count(), 1);
    }
}

#[test]
fn a_reader_finds_customer_order_and_licenses() {
    let text = text(&draw(&certificate(), &Texts::new(Language::German)).unwrap());
    for part in [
        "Gärtnerei Blütenstaub & Söhne GmbH",
        "2026-000117",
        "24.11.2026",
        "OFFICE PLUS",
        "01.12.2026 bis 30.11.2027",
        "Gültig",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    assert_eq!(
        draw(&certificate(), &Texts::new(Language::English)),
        draw(&certificate(), &Texts::new(Language::English))
    );
}

#[test]
fn many_licenses_fill_several_pages() {
    let line = certificate().lines[0].clone();
    let lines = (1..=60).map(|quantity| CertificateLine { quantity, ..line.clone() }).collect();
    let text = text(&draw(&Certificate { lines, ..certificate() }, &Texts::new(Language::English)).unwrap());
    assert_eq!(text.matches("SERVER").count(), 60);
    assert!(text.contains("Page 1 of 3") && text.contains("Page 3 of 3"), "{text}");
    assert_eq!(text.matches("License request code").count(), 1);
}

#[test]
fn a_long_name_is_continued_and_a_foreign_one_refused() {
    let customer = "Wort ".repeat(60);
    let text = text(&draw(&Certificate { customer, ..certificate() }, &Texts::new(Language::English)).unwrap());
    assert_eq!(text.matches("Wort").count(), 60);
    let customer = "東京".to_owned();
    assert_eq!(
        draw(&Certificate { customer, ..certificate() }, &Texts::new(Language::English)),
        Err(CertificateError::NotPrintable('東'))
    );
}
