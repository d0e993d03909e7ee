//! Rules of the codes that people type.
use serde_json::{Value, json};
use xlm_core::code::{CodeError, CodeKind, HardwareCode, RequestCode, Suspect, SystemCode, read_code};

use crate::rule::Rule;

const REQUEST: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
const HARDWARE: &str = "XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ";
const SYSTEM: &str = "XID1-PNJFF-ZYF2J-P6NW5-VMKFE";
const ZERO: &str = "XRC1-0QLEE-48NQ8-25R45-PSHPR-KECNQ-EJUUU";
const ZEROS: &str = "XRC1-QQQQQ-QQQQQ-QQQQQ-QQQQQ-QQQQ2-FP009";

pub fn rules() -> Vec<Rule> {
    vec![spellings(), mistakes()]
}

const fn kind_name(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::LicenseRequest => "request-code",
        CodeKind::HardwareId => "hardware-id",
        CodeKind::SystemId => "system-id",
    }
}

/// What the program makes of a text of the vectors: the code in its written form, or why it is none.
pub fn outcome(case: &Value) -> Result<String, Value> {
    let text = case["text"].as_str().unwrap();
    let code = match case["read_as"].as_str() {
        None => read_code(text).map(|code| code.to_string()),
        Some("request-code") => text.parse().map(|code: RequestCode| code.to_string()),
        Some("hardware-id") => text.parse().map(|code: HardwareCode| code.to_string()),
        Some("system-id") => text.parse().map(|code: SystemCode| code.to_string()),
        Some(other) => panic!("read_as: {other}"),
    };
    code.map_err(refusal)
}

fn refusal(error: CodeError) -> Value {
    match error {
        CodeError::Empty => json!({ "id": "code-empty" }),
        CodeError::UnknownPrefix => json!({ "id": "code-prefix" }),
        CodeError::WrongKind { found, .. } => json!({ "id": "code-kind", "found": kind_name(found) }),
        CodeError::WrongLength { expected, found } => {
            json!({ "id": "code-length", "expected": expected, "found": found })
        }
        CodeError::Checksum { suspect: None } => json!({ "id": "code-checksum" }),
        CodeError::Checksum { suspect: Some(Suspect::Replacement { position, group, found, should_be }) } => {
            json!({ "id": "code-checksum", "group": group, "position": position, "found": found, "should_be": should_be })
        }
        CodeError::Checksum { suspect: Some(Suspect::Swap { position, group }) } => {
            json!({ "id": "code-checksum", "group": group, "position": position, "swapped_with_next": true })
        }
        CodeError::BadCharacter { position, group, found, should_be } => {
            let mut value = json!({ "id": "code-character", "group": group, "position": position, "found": found });
            if let Some(should_be) = should_be {
                value["should_be"] = json!(should_be);
            }
            value
        }
    }
}

fn right(name: &str, text: &str, code: &str) -> Value {
    json!({ "case": name, "text": text, "accepted": code })
}

fn wrong(name: &str, text: &str, refusal: Value) -> Value {
    let mut case = json!({ "case": name, "text": text });
    case["refused"] = refusal;
    case
}

fn spellings() -> Rule {
    Rule {
        file: "code-spellings",
        says: "A code is Bech32m (BIP-350) with the prefix as its human-readable part, in capitals, groups of five after \
               the prefix, a hyphen before each. Reading takes any case, ignores white space, hyphens of all sorts, \
               control and invisible characters and _ . , : ; / | and bullets, and takes O for 0.",
        cases: vec![
            right("a license request code: 120 bits", REQUEST, REQUEST),
            right("a hardware ID: 95 bits", HARDWARE, HARDWARE),
            right("an X-ID: 70 bits", SYSTEM, SYSTEM),
            right("zeros", ZEROS, ZEROS),
            right("small letters", &REQUEST.to_lowercase(), REQUEST),
            right("without hyphens", &REQUEST.replace('-', ""), REQUEST),
            right("the letter O", &ZERO.replace('0', "O"), ZERO),
            right("the letter o", &ZERO.to_lowercase().replace('0', "o"), ZERO),
            right("blanks and line breaks", &format!("  {}\r\n", SYSTEM.replace('-', " \r\n ")), SYSTEM),
            right("other hyphens", "XID1\u{2010}PNJFF\u{2011}ZYF2J\u{2013}P6NW5\u{2212}VMKFE", SYSTEM),
            right("soft hyphens and invisible marks", "XID1\u{ad}PNJFF\u{200b}ZYF2J\u{feff}P6NW5\u{2060}VMKFE", SYSTEM),
            right("punctuation", "XID1_PNJFF.ZYF2J,P6NW5/VMKFE;", SYSTEM),
            right("every letter apart", "X I D 1 P N J F F Z Y F 2 J P 6 N W 5 V M K F E", SYSTEM),
        ],
    }
}

fn mistakes() -> Rule {
    use CodeKind::{HardwareId, LicenseRequest, SystemId};

    let as_kind = |name: &str, kind: CodeKind, text: &str, found: CodeKind| {
        json!({
            "case": name, "read_as": kind_name(kind), "text": text,
            "refused": { "id": "code-kind", "found": kind_name(found) },
        })
    };
    let checksum = |group: usize, position: usize, found: char, should_be: char| json!({ "id": "code-checksum", "group": group, "position": position, "found": found, "should_be": should_be });
    let swap = |group: usize, position: usize| json!({ "id": "code-checksum", "group": group, "position": position, "swapped_with_next": true });
    let cases = vec![
        wrong("nothing", "", json!({ "id": "code-empty" })),
        wrong("separators only", " -\u{ad}-\r\n", json!({ "id": "code-empty" })),
        wrong("another prefix", "T11ES-VFJNV-K0QFN-AY0R3-QV6H8", json!({ "id": "code-prefix" })),
        wrong("cut off", &REQUEST[..35], json!({ "id": "code-length", "expected": 34, "found": 29 })),
        wrong("too long", &format!("{SYSTEM}-QQ"), json!({ "id": "code-length", "expected": 24, "found": 26 })),
        as_kind("a hardware ID for a request code", LicenseRequest, HARDWARE, HardwareId),
        as_kind("an X-ID for a request code", LicenseRequest, SYSTEM, SystemId),
        as_kind("a request code for a hardware ID", HardwareId, REQUEST, LicenseRequest),
        as_kind("a request code for an X-ID", SystemId, REQUEST, LicenseRequest),
        wrong("one letter is another", "XID1-PNJFF-ZYF2Z-P6NW5-VMKFE", checksum(2, 5, 'Z', 'J')),
        wrong("one letter of the check is another", "XID1-PNJFF-ZYF2J-P6NW5-VMKFQ", checksum(4, 5, 'Q', 'E')),
        wrong("a letter of the prefix is another", "XLD1-PNJFF-ZYF2J-P6NW5-VMKFE", checksum(0, 2, 'L', 'I')),
        wrong(
            "the prefix is of another kind of the same length",
            "XHD1-PNJFF-ZYF2J-P6NW5-VMKFE",
            checksum(0, 2, 'H', 'I'),
        ),
        wrong("two neighbours", "XID1-PJNFF-ZYF2J-P6NW5-VMKFE", swap(1, 2)),
        wrong("two neighbours of two groups", "XID1-PNJFZ-FYF2J-P6NW5-VMKFE", swap(1, 5)),
        wrong("two neighbours of the prefix", "IXD1-PNJFF-ZYF2J-P6NW5-VMKFE", swap(0, 1)),
        wrong("two letters are others", "XID1-QQJFF-ZYF2J-P6NW5-VMKFE", json!({ "id": "code-checksum" })),
        wrong(
            "a letter that no code has",
            "XID1-BNJFF-ZYF2J-P6NW5-VMKFE",
            json!({ "id": "code-character", "group": 1, "position": 1, "found": "B", "should_be": "P" }),
        ),
        wrong(
            "a letter that no code has, and another mistake",
            "XID1-BNJFF-ZYF2J-P6NW5-VMKFQ",
            json!({ "id": "code-character", "group": 1, "position": 1, "found": "B" }),
        ),
        wrong(
            "a letter that only looks right",
            "XID1-PNJFF-ZYF2J-P6NW5-VM\u{212a}FE",
            json!({ "id": "code-character", "group": 4, "position": 3, "found": "\u{212a}", "should_be": "K" }),
        ),
    ];
    Rule {
        file: "code-mistakes",
        says: "A wrong code is refused, never corrected: group (0 is the prefix) and position (from 1) are told where \
               exactly one replacement, or one swap of neighbours, makes the code right. Without separators a request \
               code has 34 characters, a hardware ID 29, an X-ID 24. A code of another kind is named by its prefix.",
        cases,
    }
}
