//! Rules of the change log. The program's own code for it is no part of the core: its tests read the same file.
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::rule::Rule;

struct Entry {
    number: u64,
    at: i64,
    actor: &'static str,
    reason: &'static str,
    payload: &'static str,
}

const ENTRIES: [Entry; 3] = [
    Entry {
        number: 1,
        at: 1_795_502_100_000_000,
        actor: "admin@server",
        reason: "",
        payload: r#"[{"SetUp":{"system_id":"XID1-PNJFF-ZYF2J-P6NW5-VMKFE"}}]"#,
    },
    Entry {
        number: 2,
        at: 1_795_502_100_000_000,
        actor: "adm\u{fc}n@server",
        reason: "Umz\u{fc}ge im M\u{e4}rz",
        payload: "[ ]\n",
    },
    Entry { number: 3, at: 1_795_502_100_000_001, actor: "", reason: "admin@server", payload: "" },
];

pub fn rules() -> Vec<Rule> {
    let right = chain(&ENTRIES);
    let cases = vec![
        json!({ "case": "three entries", "entries": right, "accepted": right[2]["digest"] }),
        json!({ "case": "none", "entries": [], "accepted": "0".repeat(64) }),
        json!({ "case": "a payload that was redacted", "entries": changed(&right, 1, "payload", Value::Null),
                "accepted": right[2]["digest"] }),
        refused("another payload", &changed(&right, 1, "payload", "[]".into()), 2, "content"),
        refused("another reason", &changed(&right, 1, "reason", "".into()), 2, "altered"),
        refused("another actor", &changed(&right, 0, "actor", "root@server".into()), 1, "altered"),
        refused("another time", &changed(&right, 2, "at", 1_795_502_100_000_002_i64.into()), 3, "altered"),
        refused(
            "the border between actor and reason moved",
            &{
                let moved = changed(&right, 2, "actor", "admin".into());
                changed(&moved, 2, "reason", "@server".into())
            },
            3,
            "altered",
        ),
        refused("an entry is missing", &[right[0].clone(), right[2].clone()], 2, "missing"),
        refused(
            "earlier than the entry before it",
            &{
                let mut entries = ENTRIES;
                entries[1].at -= 1;
                chain(&entries)
            },
            2,
            "earlier",
        ),
    ];
    vec![Rule {
        file: "change-log",
        says: "Digest of an entry: SHA-256(\"xlm-entry-1\", digest of the entry before (32 bytes, zeros before the \
               first), number (u64), microseconds (i64), 4 + bytes of actor and reason (u32), bytes of the actor (u32), \
               actor, reason, SHA-256(payload)), numbers big-endian, texts UTF-8. Numbers go up by 1 from 1, times never \
               fall. A redacted payload (null) leaves its digest.",
        cases,
    }]
}

fn refused(name: &str, entries: &[Value], number: u64, id: &str) -> Value {
    json!({ "case": name, "entries": entries, "refused": { "entry": number, "id": format!("entry-{id}") } })
}

fn changed(entries: &[Value], index: usize, member: &str, to: Value) -> Vec<Value> {
    let mut entries = entries.to_vec();
    assert_ne!(entries[index][member], to);
    entries[index][member] = to;
    entries
}

fn chain(entries: &[Entry]) -> Vec<Value> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut previous = [0; 32];
    let chained = entries.iter().map(|entry| {
        let payload_digest = Sha256::digest(entry.payload);
        let mut bytes = b"xlm-entry-1".to_vec();
        bytes.extend(previous);
        bytes.extend(entry.number.to_be_bytes());
        bytes.extend(entry.at.to_be_bytes());
        bytes.extend((4 + entry.actor.len() as u32 + entry.reason.len() as u32).to_be_bytes());
        bytes.extend((entry.actor.len() as u32).to_be_bytes());
        bytes.extend(entry.actor.bytes().chain(entry.reason.bytes()));
        bytes.extend(payload_digest);
        previous = Sha256::digest(bytes).into();
        json!({
            "number": entry.number, "at": entry.at, "actor": entry.actor, "reason": entry.reason,
            "payload": entry.payload, "payload_digest": hex(&payload_digest), "digest": hex(&previous),
        })
    });
    chained.collect()
}
