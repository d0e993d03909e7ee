//! What is well-formed and yet cannot be meant, is refused when sealing and when opening.
use super::*;

fn refused(request: &Request) -> PayloadFlaw {
    let error = seal(request, &installation_key()).unwrap_err();
    let text = serde_json::to_string(request).unwrap();
    let envelope = envelope_of(DocumentKind::Request.payload_type(), &text, &installation_key());
    assert_eq!(open_own::<Request>(envelope.as_bytes()).unwrap_err(), error);
    match error {
        DocumentError::Payload(flaw) => flaw,
        other => panic!("{other:?}"),
    }
}

fn refused_package(package: &LicensePackage) -> PayloadFlaw {
    let error = seal(package, &issuer_key()).unwrap_err();
    let text = serde_json::to_string(package).unwrap();
    let envelope = envelope_of(DocumentKind::LicensePackage.payload_type(), &text, &issuer_key());
    assert_eq!(open_issued::<LicensePackage>(envelope.as_bytes(), &trust()).unwrap_err(), error);
    match error {
        DocumentError::Payload(flaw) => flaw,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_activation_needs_a_request_code() {
    assert_eq!(refused(&Request { request_codes: vec![], ..request() }), PayloadFlaw::NoRequestCode);
    for reason in [Reason::Drift, Reason::Move, Reason::Failed] {
        assert!(seal(&Request { request_codes: vec![], reason, ..request() }, &installation_key()).is_ok());
    }
}

#[test]
fn a_request_code_stands_once() {
    let code = RequestCode::from_random([1; 15]);
    let flaw = refused(&Request { request_codes: vec![code, code], ..request() });
    assert_eq!(flaw, PayloadFlaw::RepeatedCode(format!("{code}")));
}

#[test]
fn a_component_stands_once_with_a_tag_if_present() {
    let with = |component: &str, state, tag| {
        refused(&Request { components: vec![ComponentTag { component: component.into(), state, tag }], ..request() })
    };
    assert_eq!(with("mac", ComponentState::Present, None), PayloadFlaw::Tag("mac".into()));
    assert_eq!(with("mac", ComponentState::Present, Some(0x1000)), PayloadFlaw::Tag("mac".into()));
    assert_eq!(with("mac", ComponentState::Absent, Some(1)), PayloadFlaw::Tag("mac".into()));
    assert_eq!(with("mac", ComponentState::Unreadable, Some(1)), PayloadFlaw::Tag("mac".into()));
    assert_eq!(with("", ComponentState::Absent, None), PayloadFlaw::Component(String::new()));
    let twice = ComponentTag { component: "mac".into(), state: ComponentState::Absent, tag: None };
    let flaw = refused(&Request { components: vec![twice.clone(), twice], ..request() });
    assert_eq!(flaw, PayloadFlaw::Component("mac".into()));
}

#[test]
fn generations_count_from_1() {
    let mark = PackageMark { generation: 0, digest: Digest::of(b"") };
    assert_eq!(refused(&Request { last_package: Some(mark), ..request() }), PayloadFlaw::Generation);
    assert_eq!(refused_package(&LicensePackage { generation: 0, ..package() }), PayloadFlaw::Generation);
    let error = DocumentError::Payload(PayloadFlaw::Generation);
    assert_eq!(seal(&Release { package: mark, ..release() }, &installation_key()), Err(error.clone()));
    let credited = Credited { package: mark, ..receipt().credited };
    assert_eq!(seal(&Receipt { credited, ..receipt() }, &issuer_key()), Err(error));
}

#[test]
fn items_are_told_apart_and_mean_something() {
    let first = package().items[0].clone();
    let with = |item: Item| refused_package(&LicensePackage { items: vec![item], ..package() });
    let twice = vec![first.clone(), first.clone()];
    assert_eq!(refused_package(&LicensePackage { items: twice, ..package() }), PayloadFlaw::Item(first.id.clone()));
    assert_eq!(with(Item { id: String::new(), ..first.clone() }), PayloadFlaw::Item(String::new()));
    assert_eq!(with(Item { quantity: 0, ..first.clone() }), PayloadFlaw::EmptyItem(first.id.clone()));
    assert_eq!(with(Item { license_type: " ".into(), ..first.clone() }), PayloadFlaw::EmptyItem(first.id.clone()));
    let (from, until) = ("2026-12-02".parse().ok(), "2026-12-01".parse().ok());
    assert_eq!(with(Item { from, until, ..first.clone() }), PayloadFlaw::Dates(first.id.clone()));
    let one_day = Item { from, until: from, ..first };
    assert!(seal(&LicensePackage { items: vec![one_day], ..package() }, &issuer_key()).is_ok());
}

#[test]
fn a_tolerance_is_a_share() {
    let mut package = package();
    package.binding.tolerance.score_percent = 101;
    assert_eq!(refused_package(&package), PayloadFlaw::Tolerance);
}

#[test]
fn grace_is_14_and_30_days_unless_said_otherwise() {
    let text = serde_json::to_string(&package()).unwrap();
    let silent = text.replace(r#""grace_days":14,"#, "").replace(r#""binding_grace_days":30,"#, "");
    assert!(!silent.contains("grace"));
    assert_eq!(serde_json::from_str::<LicensePackage>(&silent).unwrap(), package());
}

#[test]
fn hexadecimal_digits_are_lower_case_and_complete() {
    let right = "a5".repeat(16);
    assert_eq!(right.parse(), Ok(Nonce([0xa5; 16])));
    for wrong in ["A5".repeat(16), "a5".repeat(15), "a5".repeat(17), format!("0x{}", "a5".repeat(15)), "é".repeat(16)]
    {
        assert_eq!(wrong.parse::<Nonce>(), Err(NotHex { digits: 32 }), "{wrong}");
    }
}
