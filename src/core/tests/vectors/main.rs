//! The protocol, frozen: files in `tests/vectors`, each a rule in words with inputs and what becomes of them, enough for
//! a second implementation. `docs/protocol.md` describes the rules, `tests/vectors/second_reader.py` is such a second one.
//!
//! What a file says must become of an input is written down here by hand; only digests are computed. Documents, digests
//! and links are made here without the code that is tested. After a change of the protocol:
//! `cargo test -p xlm-core --test vectors -- --ignored`, and look at every line that is another one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod change_log;
mod codes;
mod envelopes;
mod hardware;
mod json;
mod keys;
mod payloads;
mod rule;

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::{Value, json};
use xlm_core::document::{Digest, DocumentKind};

use keys::{KEYS, Key};
use rule::{Rule, kind_name, plain};

/// Documents of each kind as files, made by another program (see the folder's README).
const DOCUMENTS: [(&str, DocumentKind); 5] = [
    ("request.xlreq", DocumentKind::Request),
    ("package.xlp", DocumentKind::LicensePackage),
    ("package-laid-out.xlp", DocumentKind::LicensePackage),
    ("release.xlrel", DocumentKind::Release),
    ("receipt.xlack", DocumentKind::Receipt),
];
const LAID_OUT: &str = "d813b0e161a22e345b3a1e5c4a18dbd27da0075e9f323c146758298dff9106fb";

fn outcome_of_file(file: &str, kind: DocumentKind) -> Result<Value, &'static str> {
    let document = fs::read_to_string(folder().join(file)).unwrap();
    rule::outcome(&json!({ "open_as": kind_name(kind), "document": document }))
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

fn rules() -> Vec<Rule> {
    [envelopes::rules(), json::rules(), payloads::rules(), codes::rules(), hardware::rules(), change_log::rules()]
        .into_iter()
        .flatten()
        .collect()
}

/// All files that the rules make, by their names.
fn files() -> BTreeMap<String, String> {
    let rules = rules();
    let listed: Vec<Value> = rules
        .iter()
        .map(|rule| json!({ "file": format!("{}.json", rule.file), "rule": rule.says, "cases": rule.cases.len() }))
        .collect();
    let index = json!({
        "protocol": 1,
        "keys": KEYS.iter().map(|key| key.described()).collect::<Vec<_>>(),
        "documents": DOCUMENTS.map(|(file, kind)| json!({
            "file": file, "open_as": kind_name(kind), "accepted": outcome_of_file(file, kind).unwrap(),
        })),
        "files": listed,
    });
    let mut files: BTreeMap<_, _> = rules.iter().map(|rule| (format!("{}.json", rule.file), rule.text())).collect();
    files.insert("index.json".to_owned(), plain(&index));
    files
}

fn read(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

/// The files of the folder with this ending.
fn names(ending: &str) -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name.ends_with(ending)).collect();
    names.sort();
    names
}

#[test]
#[ignore = "writes tests/vectors"]
fn write_the_files() {
    for (name, text) in files() {
        fs::write(folder().join(name), text).unwrap();
    }
}

#[test]
fn the_files_are_frozen() {
    let files = files();
    assert_eq!(names(".json"), files.keys().cloned().collect::<Vec<_>>());
    for (name, text) in files {
        assert!(fs::read_to_string(folder().join(&name)).unwrap() == text, "tests/vectors/{name} has changed");
    }
}

/// The payloads of the other program are those here, and it signed them the same way.
#[test]
fn the_documents_are_frozen() {
    for (file, kind) in DOCUMENTS {
        let bytes = fs::read(folder().join(file)).unwrap();
        if file == "package-laid-out.xlp" {
            assert_eq!(Digest::of(&bytes).to_string(), LAID_OUT);
        } else {
            assert_eq!(
                String::from_utf8(bytes).unwrap(),
                keys::signed(kind.payload_type(), payloads::payload(kind), Key::of(kind))
            );
        }
    }
    let meaning = |file: &str| outcome_of_file(file, DocumentKind::LicensePackage).unwrap()["meaning"].clone();
    assert_eq!(meaning("package-laid-out.xlp"), meaning("package.xlp"));
}

/// Every case of every file, as it lies on the disk.
#[test]
fn the_program_agrees_with_every_case() {
    let mut counts = [0; 2];
    for name in names(".json").into_iter().filter(|name| name != "index.json") {
        for case in read(&name)["cases"].as_array().unwrap() {
            let at = format!("{name}: {}", case["case"]);
            if case.get("open_as").is_some() {
                match rule::outcome(case) {
                    Ok(said) => assert_eq!(case["accepted"], said, "{at}"),
                    Err(id) => assert_eq!(case["refused"], id, "{at}"),
                }
            } else if case.get("text").is_some() {
                match codes::outcome(case) {
                    Ok(code) => assert_eq!(case["accepted"], code, "{at}"),
                    Err(refusal) => assert_eq!(case["refused"], refusal, "{at}"),
                }
            } else if case.get("components").is_some() {
                agrees_on_hardware(case, &at);
            } else {
                assert_eq!(name, "change-log.json", "a file that nobody checks");
            }
            counts[usize::from(case.get("refused").is_some())] += 1;
        }
    }
    assert!(counts[0] > 70 && counts[1] > 150, "{counts:?}");
}

fn agrees_on_hardware(case: &Value, at: &str) {
    let listed = case["components"].as_array().unwrap().iter().filter(|listed| !listed["canonical"].is_null());
    let expected: Vec<_> = listed
        .map(|listed| {
            let text = |member: &str| listed[member].as_str().unwrap().to_owned();
            (text("component"), text("digest"), listed["tag"].as_u64().unwrap() as u16)
        })
        .collect();
    let expected = (expected, case["hardware_id"].as_str().unwrap().to_owned());
    assert_eq!(hardware::outcome(case), expected, "{at}");
}

/// The page names every rule's file and every reason.
#[test]
fn the_protocol_page_names_every_file_and_every_reason() {
    let page = fs::read_to_string(folder().join("../../docs/protocol.md")).unwrap();
    for name in names(".json") {
        assert!(page.contains(&format!("`{name}`")), "docs/protocol.md does not name {name}");
        let content = read(&name);
        let reasons = content["cases"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|case| case["refused"].as_str().or_else(|| case["refused"]["id"].as_str()));
        for reason in reasons {
            assert!(page.contains(&format!("`{reason}`")), "docs/protocol.md does not name {reason}");
        }
    }
    for kind in DocumentKind::ALL {
        assert!(page.contains(kind.payload_type()), "docs/protocol.md does not name {}", kind_name(kind));
    }
}
