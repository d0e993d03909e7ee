use std::string::ToString as _;

use super::*;

const KEY: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const OTHER_KEY: &str = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

#[test]
fn a_list_of_issuers_is_read() {
    let text = format!(
        r#"// who may issue
        (issuers: [
            (name: "Example license office", key: "{KEY}", scope: licensed),
            (name: "Sample issuer", key: "{OTHER_KEY}", scope: sample),
        ])"#
    );
    let trust = Trust::parse(&text).unwrap();
    assert_eq!(trust.issuers.len(), 2);
    assert_eq!(trust.issuers[1].scope, IssuerScope::Sample);
    assert_eq!(trust.issuers[0].key.to_string(), KEY);
    assert_eq!(Trust::parse("(issuers: [])"), Ok(Trust::default()));
}

#[test]
fn the_sample_issuer_counts_in_sample_systems_only() {
    let issuer = |name: &str, key: &str, scope| TrustedIssuer {
        name: IssuerName(name.into()),
        key: key.parse().unwrap(),
        scope,
        address: None,
    };
    let trust = Trust {
        issuers: vec![issuer("office", KEY, IssuerScope::Licensed), issuer("sample", OTHER_KEY, IssuerScope::Sample)],
    };
    let names = |kind| trust.for_kind(kind).issuers.iter().map(|issuer| issuer.name.0.clone()).collect::<vec::Vec<_>>();
    assert_eq!(names(SystemKind::Licensed), ["office"]);
    assert_eq!(names(SystemKind::Sample), ["sample"]);
    assert!(names(SystemKind::Planning).is_empty());
}

#[test]
fn a_doubtful_list_is_refused() {
    let issuer = |name: &str, key: &str| format!(r#"(name: "{name}", key: "{key}", scope: licensed)"#);
    let list = |issuers: &str| Trust::parse(&format!("(issuers: [{issuers}])")).unwrap_err();
    let twice = format!("{},{}", issuer("a", KEY), issuer("b", KEY));
    assert_eq!(list(&twice), TrustFlaw::SameKey(KEY.parse().unwrap()));
    assert_eq!(list(&issuer(" ", KEY)), TrustFlaw::NoName(KEY.parse().unwrap()));
    let weak = BASE64_STANDARD.encode([0; 32]);
    for wrong in [
        issuer("weak", &weak),
        issuer("short", "AAAA"),
        issuer("a", KEY).replace("licensed", "all"),
        issuer("a", KEY).replace("name", "title"),
    ] {
        assert!(matches!(list(&wrong), TrustFlaw::Form(_)), "{wrong}");
    }
}
