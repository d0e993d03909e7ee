//! A file of vectors: one rule, and what follows from it for single inputs.
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use xlm_core::document::{
    Digest, DocumentError, DocumentKind, JsonFlaw, KeyFlaw, LicensePackage, Member, Opened, Payload, PayloadFlaw,
    Receipt, Release, Request, SystemKind, open_issued, open_own,
};

use crate::keys::{self, Key, trust};

/// A file.
pub struct Rule {
    /// Its name without the ending.
    pub file: &'static str,
    /// The rule in words.
    pub says: &'static str,
    pub cases: Vec<Value>,
}

impl Rule {
    pub fn text(&self) -> String {
        plain(&json!({ "rule": self.says, "cases": self.cases }))
    }
}

/// JSON for people, in ASCII: nothing in it is invisible.
pub fn plain(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap() + "\n";
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            ascii.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    ascii
}

/// How a document fares in a place. A licensed system unless said otherwise.
pub struct Case {
    name: String,
    kind: DocumentKind,
    system: SystemKind,
    document: Vec<u8>,
    note_letters: Option<usize>,
}

impl Case {
    pub fn new(name: impl Into<String>, kind: DocumentKind, document: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), kind, system: SystemKind::Licensed, document: document.into(), note_letters: None }
    }

    /// A rightly signed document of the right kind with this payload.
    pub fn payload(name: impl Into<String>, kind: DocumentKind, payload: impl AsRef<[u8]>) -> Self {
        Self::new(name, kind, keys::signed(kind.payload_type(), payload, Key::of(kind)))
    }

    pub fn in_system(self, system: SystemKind) -> Self {
        Self { system, ..self }
    }

    /// Adds a member `x_note` of so many letters before the last brace: a file of that size is not kept.
    pub fn with_note(self, letters: usize) -> Self {
        Self { note_letters: Some(letters), ..self }
    }

    fn described(&self) -> Value {
        let mut value = json!({ "case": self.name, "open_as": kind_name(self.kind) });
        if self.system != SystemKind::Licensed {
            value["in_system"] = json!(self.system);
        }
        if let Some(letters) = self.note_letters {
            value["note_letters"] = letters.into();
        }
        match str::from_utf8(&self.document) {
            Ok(text) => value["document"] = text.into(),
            Err(_) => value["document_base64"] = BASE64_STANDARD.encode(&self.document).into(),
        }
        value
    }

    /// It opens, and says this.
    pub fn accepted(self) -> Value {
        let mut value = self.described();
        value["accepted"] = match outcome(&value) {
            Ok(said) => said,
            Err(id) => panic!("{}: refused, {id}", self.name),
        };
        value
    }

    /// It is refused for this reason; see [`refusal_id`].
    pub fn refused(self, id: &str) -> Value {
        let mut value = self.described();
        value["refused"] = id.into();
        value
    }
}

/// Name of a kind in the vectors: the word in its payload type.
pub const fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Request => "request",
        DocumentKind::LicensePackage => "license-package",
        DocumentKind::Release => "release",
        DocumentKind::Receipt => "receipt",
    }
}

/// What the program makes of a document of the vectors: what it says, or why it is refused.
pub fn outcome(case: &Value) -> Result<Value, &'static str> {
    let kind = DocumentKind::ALL.into_iter().find(|kind| case["open_as"] == kind_name(*kind)).unwrap();
    let system = match case["in_system"].as_str() {
        None => SystemKind::Licensed,
        Some("sample") => SystemKind::Sample,
        Some("planning") => SystemKind::Planning,
        Some(other) => panic!("in_system: {other}"),
    };
    let document = match case["document"].as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => BASE64_STANDARD.decode(case["document_base64"].as_str().unwrap()).unwrap(),
    };
    let document = match case["note_letters"].as_u64() {
        Some(letters) => noted(&document, letters as usize),
        None => document,
    };
    let trust = trust().for_kind(system);
    match kind {
        DocumentKind::Request => said(open_own::<Request>(&document)),
        DocumentKind::LicensePackage => said(open_issued::<LicensePackage>(&document, &trust)),
        DocumentKind::Release => said(open_own::<Release>(&document)),
        DocumentKind::Receipt => said(open_issued::<Receipt>(&document, &trust)),
    }
}

fn noted(document: &[u8], letters: usize) -> Vec<u8> {
    let (last, before) = document.split_last().unwrap();
    let note = format!(r#","x_note":"{}""#, "n".repeat(letters));
    [before, note.as_bytes(), &[*last]].concat()
}

/// The digest of the document, and one of its meaning: SHA-256 over the payload as JSON with sorted members, without
/// white space, with the defaults and without the members that are skipped.
fn said<T: Payload>(opened: Result<Opened<T>, DocumentError>) -> Result<Value, &'static str> {
    let opened = opened.map_err(|error| refusal_id(&error))?;
    let meaning = serde_json::to_value(&opened.payload).unwrap().to_string();
    let meaning = Digest(Sha256::digest(meaning).into());
    Ok(json!({ "digest": opened.digest, "meaning": meaning }))
}

/// The name of a reason; docs/protocol.md lists them.
pub const fn refusal_id(error: &DocumentError) -> &'static str {
    match error {
        DocumentError::TooLarge { .. } => "envelope-too-large",
        DocumentError::NotAnEnvelope(flaw) => match flaw {
            JsonFlaw::NotOneObject => "envelope-not-one-object",
            JsonFlaw::NotUtf8 => "envelope-not-utf-8",
            JsonFlaw::Syntax { .. } => "envelope-syntax",
            JsonFlaw::Duplicate(_) => "envelope-member-twice",
            JsonFlaw::Float => "envelope-number",
            JsonFlaw::TooDeep => "envelope-too-deep",
            JsonFlaw::Nul => "envelope-nul",
            JsonFlaw::Spelling(_) => "envelope-spelling",
            JsonFlaw::Shape(_) => "envelope-shape",
        },
        DocumentError::SignatureCount(_) => "signature-count",
        DocumentError::KeyId(KeyFlaw::Encoding) => "key-encoding",
        DocumentError::KeyId(KeyFlaw::NotAKey) => "key-not-a-key",
        DocumentError::KeyId(KeyFlaw::Weak) => "key-weak",
        DocumentError::Encoding(Member::Signature) => "signature-encoding",
        DocumentError::Encoding(Member::Payload) => "payload-encoding",
        DocumentError::Signature => "signature-wrong",
        DocumentError::WrongKind { .. } => "type-wrong",
        DocumentError::UnknownType(_) => "type-unknown",
        DocumentError::UntrustedIssuer(_) => "issuer-untrusted",
        DocumentError::PayloadForm(flaw) => match flaw {
            JsonFlaw::NotOneObject => "payload-not-one-object",
            JsonFlaw::NotUtf8 => "payload-not-utf-8",
            JsonFlaw::Syntax { .. } => "payload-syntax",
            JsonFlaw::Duplicate(_) => "payload-member-twice",
            JsonFlaw::Float => "payload-number",
            JsonFlaw::TooDeep => "payload-too-deep",
            JsonFlaw::Nul => "payload-nul",
            JsonFlaw::Spelling(_) => "payload-spelling",
            JsonFlaw::Shape(_) => "payload-shape",
        },
        DocumentError::Payload(flaw) => match flaw {
            PayloadFlaw::NoRequestCode => "content-no-request-code",
            PayloadFlaw::RepeatedCode(_) => "content-code-twice",
            PayloadFlaw::Component(_) => "content-component",
            PayloadFlaw::Tag(_) => "content-tag",
            PayloadFlaw::Generation => "content-generation",
            PayloadFlaw::Item(_) => "content-item",
            PayloadFlaw::EmptyItem(_) => "content-item-empty",
            PayloadFlaw::Dates(_) => "content-dates",
            PayloadFlaw::Tolerance => "content-tolerance",
        },
    }
}
