//! `tests/vectors/change-log.json`: links that were made without this code.
use serde_json::Value;

use super::{stores::of_entries, *};

fn digest(text: &Value) -> Digest {
    let text = text.as_str().unwrap();
    std::array::from_fn(|index| u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).unwrap())
}

fn entry(value: &Value) -> StoredEntry {
    let text = |member: &str| value[member].as_str().unwrap().to_owned();
    StoredEntry {
        number: value["number"].as_u64().unwrap(),
        at: UtcMicros(value["at"].as_i64().unwrap()),
        actor: text("actor"),
        reason: text("reason"),
        payload: value["payload"].as_str().map(|payload| payload.as_bytes().to_vec()),
        payload_digest: digest(&value["payload_digest"]),
        digest: digest(&value["digest"]),
    }
}

#[test]
fn the_chain_agrees_with_the_vectors() {
    let file: Value = serde_json::from_str(include_str!("../../../tests/vectors/change-log.json")).unwrap();
    for case in file["cases"].as_array().unwrap() {
        let log = of_entries(case["entries"].as_array().unwrap().iter().map(entry));
        match verify_all(&log) {
            Ok(verified) => assert_eq!(verified.head.digest, digest(&case["accepted"]), "{}", case["case"]),
            Err(VerifyError::Fault(ChainFault { number, what })) => {
                let id = match what {
                    Fault::Missing => "entry-missing",
                    Fault::Earlier => "entry-earlier",
                    Fault::Content => "entry-content",
                    Fault::Altered => "entry-altered",
                    Fault::Unreadable | Fault::Anchor => panic!("{}: {what}", case["case"]),
                };
                assert_eq!(case["refused"], serde_json::json!({ "entry": number, "id": id }), "{}", case["case"]);
            }
            Err(error) => panic!("{}: {error}", case["case"]),
        }
    }
}
