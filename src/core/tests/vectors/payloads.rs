//! What each kind of document says, and rules of single members.
use xlm_core::document::DocumentKind;

use crate::rule::{Case, Rule, kind_name};

pub const REQUEST: &str = concat!(
    r#"{"request_codes":["XRC1-QYQSZ-QGPQY-QSZQG-PQYQS-ZQGP8-V37DK","XRC1-QGPQY-QSZQG-PQYQS-ZQGPQ-YQSZS-M0UNN"],"#,
    r#""system_id":"XID1-QURSW-PC8QU-RSWPA-HY8ZM","hardware_id":"XHW1-PYYSJ-ZGFPY-YSJZG-FPYY3-QFGHC","#,
    r#""components":[{"component":"uuid","state":"present","tag":4095},"#,
    r#"{"component":"mac","state":"present","tag":0},{"component":"board","state":"absent"},"#,
    r#"{"component":"disk","state":"unreadable"}],"machine":"virtual","reason":"activation","#,
    r#""nonce":"a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5","last_package":{"generation":2,"#,
    r#""digest":"3dbc44e0c8030e76f14931d5d350131b12b38b20e9bd8bc6a9500eefebd223d5"},"#,
    r#""change_log_head":{"number":41,"digest":"51cdc526dbfbd5b72997b9087c261d73f54755e3a02e9fadeedf2c5aaf3a56b7"},"#,
    r#""old_mac":"02:00:00:12:34:56","old_product":"XPhone Connect 8","made_at":1795502100000000,"edition":"v10"}"#
);

pub const PACKAGE: &str = concat!(
    r#"{"system_id":"XID1-QURSW-PC8QU-RSWPA-HY8ZM","generation":3,"nonce":"a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5","#,
    r#""previous":"3dbc44e0c8030e76f14931d5d350131b12b38b20e9bd8bc6a9500eefebd223d5","#,
    r#""binding":{"hardware_id":"XHW1-PYYSJ-ZGFPY-YSJZG-FPYY3-QFGHC","#,
    r#""components":[{"component":"uuid","state":"present","tag":4095},"#,
    r#"{"component":"mac","state":"present","tag":0},{"component":"board","state":"absent"},"#,
    r#"{"component":"disk","state":"unreadable"}],"tolerance":{"recipe":"virtual","score_percent":60}},"#,
    r#""items":[{"id":"2026-000117/1","order_number":"2026-000117","license_type":"SERVER","quantity":1,"#,
    r#""kind":"purchase","grace_days":14,"product_version":"10"},"#,
    r#"{"id":"2026-000117/2","order_number":"2026-000117","license_type":"OFFICE PLUS","quantity":60,"#,
    r#""kind":"subscription","from":"2026-12-01","until":"2027-11-30","grace_days":14,"product_version":"10","#,
    r#""replaces":["2025-000009/1"]}],"binding_grace_days":30,"#,
    r#""rehosting_budget":{"used":0,"allowed":3,"period_days":365},"customer":"Gärtnerei Blütenstaub GmbH","#,
    r#""contact":"Frau Beispiel, licenses@example.com","texts":{"en":"Thank you","de":"Vielen Dank"},"#,
    r#""issued_at":1795502160000000}"#
);

pub const RELEASE: &str = concat!(
    r#"{"system_id":"XID1-QURSW-PC8QU-RSWPA-HY8ZM","package":{"generation":3,"#,
    r#""digest":"788c332e3562616a2ad7a8318d60a8e26b73e7a282e83ec36cb8fc2397ea7650"},"#,
    r#""tail_days":14,"made_at":1795502100000000}"#
);

pub const RECEIPT: &str = concat!(
    r#"{"system_id":"XID1-QURSW-PC8QU-RSWPA-HY8ZM","#,
    r#""credited":{"release":"a4d451ec23463726f72c43d64c710968f6b602cd653b4de8adee1b556240a829","#,
    r#""package":{"generation":3,"digest":"788c332e3562616a2ad7a8318d60a8e26b73e7a282e83ec36cb8fc2397ea7650"},"#,
    r#""tail_days":14},"rehosting_budget":{"used":1,"allowed":3,"period_days":365},"#,
    r#""change_log_head":{"number":41,"digest":"51cdc526dbfbd5b72997b9087c261d73f54755e3a02e9fadeedf2c5aaf3a56b7"},"#,
    r#""issued_at":1795502220000000}"#
);

pub const fn payload(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Request => REQUEST,
        DocumentKind::LicensePackage => PACKAGE,
        DocumentKind::Release => RELEASE,
        DocumentKind::Receipt => RECEIPT,
    }
}

/// The text with its first `from` replaced; it must be there.
pub fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1)
}

/// Cases of one kind of document.
struct Changes(DocumentKind);

impl Changes {
    /// With something else in one place.
    fn with(&self, name: &str, from: &str, to: &str) -> Case {
        Case::payload(name, self.0, replaced(payload(self.0), from, to))
    }

    /// Without these members.
    fn without(&self, name: &str, members: &[&str]) -> Case {
        let text = members.iter().fold(payload(self.0).to_owned(), |text, member| replaced(&text, member, ""));
        Case::payload(name, self.0, text)
    }

    fn rule(&self, file: &'static str, says: &'static str, mut cases: Vec<serde_json::Value>) -> Rule {
        let whole = Case::payload(format!("a {} with every member", kind_name(self.0)), self.0, payload(self.0));
        cases.insert(0, whole.accepted());
        Rule { file, says, cases }
    }
}

pub fn rules() -> Vec<Rule> {
    vec![request(), package(), release(), receipt()]
}

const BOTH_CODES: &str = r#""XRC1-QYQSZ-QGPQY-QSZQG-PQYQS-ZQGP8-V37DK","XRC1-QGPQY-QSZQG-PQYQS-ZQGPQ-YQSZS-M0UNN""#;
const MAC: &str = r#"{"component":"mac","state":"present","tag":0}"#;

fn request() -> Rule {
    let request = Changes(DocumentKind::Request);
    let with = |name: &str, from: &str, to: &str| request.with(name, from, to);
    let optional = [
        r#""last_package":{"generation":2,"digest":"3dbc44e0c8030e76f14931d5d350131b12b38b20e9bd8bc6a9500eefebd223d5"},"#,
        r#""change_log_head":{"number":41,"digest":"51cdc526dbfbd5b72997b9087c261d73f54755e3a02e9fadeedf2c5aaf3a56b7"},"#,
        r#""old_mac":"02:00:00:12:34:56","old_product":"XPhone Connect 8","#,
    ];
    let without_codes = |reason: &str| {
        let text = replaced(&replaced(REQUEST, BOTH_CODES, ""), r#""activation""#, &format!("{reason:?}"));
        Case::payload(format!("no code, because of {reason}"), DocumentKind::Request, text)
    };
    let cases = vec![
        request.without("a request with the members that must be there", &optional).accepted(),
        with("since when in emergency", r#""v10"}"#, r#""v8","emergency_since":1795502100000001}"#).accepted(),
        without_codes("drift").accepted(),
        without_codes("move").accepted(),
        without_codes("failed").accepted(),
        without_codes("activation").refused("content-no-request-code"),
        with("a code twice", BOTH_CODES, &format!("{0},{0}", &BOTH_CODES[..42])).refused("content-code-twice"),
        with("package 0", r#""generation":2"#, r#""generation":0"#).refused("content-generation"),
        with("without one of the components", r#"{"component":"uuid","state":"present","tag":4095},"#, "").accepted(),
        with("a component that nobody knows", r#""component":"board""#, r#""component":"tpm""#).accepted(),
        with("a component twice", r#""component":"board""#, r#""component":"mac""#).refused("content-component"),
        with("a component without a name", r#""component":"board""#, r#""component":"""#).refused("content-component"),
        with("present without a tag", MAC, r#"{"component":"mac","state":"present"}"#).refused("content-tag"),
        with("absent with a tag", MAC, r#"{"component":"mac","state":"absent","tag":0}"#).refused("content-tag"),
        with("unreadable with a tag", MAC, r#"{"component":"mac","state":"unreadable","tag":0}"#)
            .refused("content-tag"),
        with("a tag of 13 bits", "4095", "4096").refused("content-tag"),
        with("an unknown reason", r#""activation""#, r#""upgrade""#).refused("payload-shape"),
        with("a nonce of 15 bytes", r#""a5a5"#, r#""a5"#).refused("payload-shape"),
        with("an unknown edition", r#""v10""#, r#""v9""#).refused("payload-shape"),
    ];
    request.rule(
        "payload-request",
        "An activation has a request code; no code stands twice. A component stands once, with a name, and has a tag \
         of 12 bits if and only if it is present. Packages are counted from 1.",
        cases,
    )
}

fn package() -> Rule {
    let package = Changes(DocumentKind::LicensePackage);
    let with = |name: &str, from: &str, to: &str| package.with(name, from, to);
    let optional = [
        r#""nonce":"a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5","#,
        r#""previous":"3dbc44e0c8030e76f14931d5d350131b12b38b20e9bd8bc6a9500eefebd223d5","#,
        r#","grace_days":14,"product_version":"10"}"#,
        r#""from":"2026-12-01","until":"2027-11-30","grace_days":14,"product_version":"10","replaces":["2025-000009/1"]"#,
        r#""binding_grace_days":30,"#,
        r#""contact":"Frau Beispiel, licenses@example.com","texts":{"en":"Thank you","de":"Vielen Dank"},"#,
    ];
    let bare = optional.iter().fold(PACKAGE.to_owned(), |text, member| {
        let to = if member.starts_with(',') { "}" } else { "" };
        replaced(&text, member, to)
    });
    let bare = replaced(&bare, r#""subscription",}"#, r#""subscription"}"#);
    let cases = vec![
        Case::payload("with the members that must be there", DocumentKind::LicensePackage, bare).accepted(),
        with("no license", &PACKAGE[PACKAGE.find("{\"id\"").unwrap()..PACKAGE.find("],\"binding_grace").unwrap()], "")
            .accepted(),
        with("a type that nobody knows", r#""SERVER""#, r#""TELEPATHY""#).accepted(),
        with("one day only", r#""2027-11-30""#, r#""2026-12-01""#).accepted(),
        with("all of the hardware", r#""score_percent":60"#, r#""score_percent":100"#).accepted(),
        with("package 0", r#""generation":3"#, r#""generation":0"#).refused("content-generation"),
        with("an item twice", r#""2026-000117/2""#, r#""2026-000117/1""#).refused("content-item"),
        with("an item without an ID", r#""2026-000117/1""#, r#""""#).refused("content-item"),
        with("no units", r#""quantity":60"#, r#""quantity":0"#).refused("content-item-empty"),
        with("no license type", r#""SERVER""#, r#"" ""#).refused("content-item-empty"),
        with("the end before the start", r#""2027-11-30""#, r#""2026-11-30""#).refused("content-dates"),
        with("more than all of the hardware", r#""score_percent":60"#, r#""score_percent":101"#)
            .refused("content-tolerance"),
        with("a component twice", r#""component":"board""#, r#""component":"mac""#).refused("content-component"),
        with("present without a tag", r#","tag":4095"#, "").refused("content-tag"),
        with("an unknown recipe", r#""recipe":"virtual""#, r#""recipe":"none""#).refused("payload-shape"),
        with("a text in one language", r#","de":"Vielen Dank""#, "").refused("payload-shape"),
        with("units beyond 32 bits", r#""quantity":60"#, r#""quantity":4294967296"#).refused("payload-shape"),
    ];
    package.rule(
        "payload-license-package",
        "Packages are counted from 1. An item has an ID of its own, a license type and at least one unit, and does not \
         end before it begins. A tolerance is at most 100 percent. Components as in a request. An unknown license type \
         is kept.",
        cases,
    )
}

fn release() -> Rule {
    let release = Changes(DocumentKind::Release);
    let cases = vec![
        release.with("no tail", r#""tail_days":14"#, r#""tail_days":0"#).accepted(),
        release.with("package 0", r#""generation":3"#, r#""generation":0"#).refused("content-generation"),
        release.with("no package", &RELEASE[44..147], "").refused("payload-shape"),
    ];
    release.rule("payload-release", "A return is of one package, and packages are counted from 1.", cases)
}

fn receipt() -> Rule {
    let receipt = Changes(DocumentKind::Receipt);
    let head = r#""change_log_head":{"number":41,"digest":"51cdc526dbfbd5b72997b9087c261d73f54755e3a02e9fadeedf2c5aaf3a56b7"},"#;
    let cases = vec![
        receipt.without("without a head of the change log", &[head]).accepted(),
        receipt.with("package 0", r#""generation":3"#, r#""generation":0"#).refused("content-generation"),
        receipt
            .with("another name for what was given up", r#""credited":{"release""#, r#""credited":{"return""#)
            .refused("payload-shape"),
    ];
    receipt.rule(
        "payload-receipt",
        "A receipt is for one return of one package, and packages are counted from 1.",
        cases,
    )
}
