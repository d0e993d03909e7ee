//! JSON with one meaning: the envelope and the payload are read by the same strict rules.
use std::string::ToString as _;

use super::*;

/// Opens a release whose payload is this text.
fn open(payload: &str) -> Result<Opened<Release>, DocumentError> {
    let envelope = envelope_of(DocumentKind::Release.payload_type(), payload, &installation_key());
    open_own(envelope.as_bytes())
}

fn release_text() -> String {
    serde_json::to_string(&release()).unwrap()
}

/// The release with a member in front of the others.
fn with_member(member: &str) -> String {
    release_text().replacen('{', &format!("{{{member},"), 1)
}

fn flaw(payload: &str) -> JsonFlaw {
    match open(payload) {
        Err(DocumentError::PayloadForm(flaw)) => flaw,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_member_stands_once() {
    assert_eq!(flaw(&with_member(r#""tail_days":0"#)), JsonFlaw::Duplicate("tail_days".into()));
    let nested = release_text().replace(r#""generation":3"#, r#""generation":4,"generation":3"#);
    assert_eq!(flaw(&nested), JsonFlaw::Duplicate("generation".into()));
    // The same name in another spelling of JSON.
    assert_eq!(flaw(&with_member(r#""tail\u005fdays":0"#)), JsonFlaw::Duplicate("tail_days".into()));
}

#[test]
fn unknown_members_are_refused() {
    for member in ["note", "X_note", "x-note", "", "Tail_days"] {
        assert!(matches!(flaw(&with_member(&format!(r#""{member}":1"#))), JsonFlaw::Shape(_)), "{member}");
    }
    let nested = release_text().replace(r#""generation":3"#, r#""generation":3,"note":1"#);
    assert!(matches!(flaw(&nested), JsonFlaw::Shape(_)));
}

#[test]
fn notes_of_others_are_skipped() {
    for note in [r#""x_note":1"#, r#""x_":null"#, r#""x_note":{"a":[1.5,{"a":1,"a":2}]}"#, r#""x_a":1,"x_a":2"#] {
        assert_eq!(open(&with_member(note)).unwrap().payload, release(), "{note}");
    }
    let nested = release_text().replace(r#""generation":3"#, r#""generation":3,"x_note":1"#);
    assert_eq!(open(&nested).unwrap().payload, release());
}

#[test]
fn missing_members_are_refused() {
    let text = release_text().replace(r#""tail_days":14,"#, "");
    assert_ne!(text, release_text());
    assert!(matches!(flaw(&text), JsonFlaw::Shape(_)));
}

#[test]
fn numbers_are_whole() {
    for number in ["14.0", "14.5", "1e1", "-0", "1E400", "99999999999999999999"] {
        let text = release_text().replace("14", number);
        assert_ne!(text, release_text());
        assert!(matches!(flaw(&text), JsonFlaw::Float | JsonFlaw::Syntax { .. }), "{number}");
    }
    let text = release_text().replace("14", "65536");
    assert!(matches!(flaw(&text), JsonFlaw::Shape(_)));
}

#[test]
fn nothing_stands_beside_the_object() {
    let text = release_text();
    for wrong in
        [format!("{text}\n"), format!(" {text}"), format!("\u{feff}{text}"), format!("[{text}]"), String::new()]
    {
        assert_eq!(flaw(&wrong), JsonFlaw::NotOneObject, "{wrong}");
    }
    for wrong in [format!("{text}{text}"), format!("{text},{{}}"), format!("{text}}}")] {
        assert!(matches!(flaw(&wrong), JsonFlaw::Syntax { .. }), "{wrong}");
    }
}

#[test]
fn nesting_ends_somewhere() {
    let deep = |levels: usize| format!(r#""note":{}{}"#, "[".repeat(levels), "]".repeat(levels));
    assert!(matches!(flaw(&with_member(&deep(7))), JsonFlaw::Shape(_)));
    assert_eq!(flaw(&with_member(&deep(8))), JsonFlaw::TooDeep);
    assert_eq!(flaw(&with_member(&deep(50_000))), JsonFlaw::TooDeep);
    // What is skipped is not kept, and needs no stack.
    let note = with_member(&deep(50_000).replace("note", "x_note"));
    assert_eq!(open(&note).unwrap().payload, release());
}

#[test]
fn a_flaw_names_its_place() {
    assert_eq!(flaw("{\n  \"system_id\" 1}"), JsonFlaw::Syntax { line: 2, column: 15 });
}

#[test]
fn the_envelope_is_read_by_the_same_rules() {
    let envelope = seal(&release(), &installation_key()).unwrap();
    let refused = |text: &str| match open_own::<Release>(text.as_bytes()) {
        Err(DocumentError::NotAnEnvelope(flaw)) => flaw,
        other => panic!("{text}: {other:?}"),
    };
    for trailing in ["\n", " ", "\0", "x"] {
        assert_eq!(refused(&format!("{envelope}{trailing}")), JsonFlaw::NotOneObject);
    }
    assert!(matches!(refused(&format!("{envelope}{envelope}")), JsonFlaw::Syntax { .. }));
    assert_eq!(refused(&envelope.replacen('{', r#"{"payload":"","#, 1)), JsonFlaw::Duplicate("payload".into()));
    assert!(matches!(refused(&envelope.replacen('{', r#"{"alg":"none","#, 1)), JsonFlaw::Shape(_)));
    assert!(matches!(refused(&envelope.replace(r#"[{"keyid""#, r#"[{"cert":"","keyid""#)), JsonFlaw::Shape(_)));
    assert!(matches!(refused(&envelope.replace(r#""keyid""#, r#""keyId""#)), JsonFlaw::Shape(_)));
    for text in ["", "null", "[]", "%PDF-1.7", "<?xml version=\"1.0\"?>"] {
        assert_eq!(refused(text), JsonFlaw::NotOneObject);
    }
    assert!(matches!(refused("{}"), JsonFlaw::Shape(_)));
}

#[test]
fn an_envelope_may_be_laid_out_and_noted() {
    let envelope = seal(&release(), &installation_key()).unwrap();
    let noted = envelope.replacen('{', "{\n  \"x_mail\": 1.5,\n  ", 1).replace("[{", r#"[ { "x_by": "us", "#);
    let opened = open_own::<Release>(noted.as_bytes()).unwrap();
    assert_eq!(opened, open_own(envelope.as_bytes()).unwrap());
    assert_eq!(opened.digest.to_string().len(), 64);
}
