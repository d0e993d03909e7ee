//! Rules of the JSON in a payload.
use xlm_core::document::DocumentKind;

use crate::{
    payloads::{PACKAGE, RELEASE, replaced},
    rule::{Case, Rule},
};

pub fn rules() -> Vec<Rule> {
    vec![one_object(), members(), numbers(), texts(), depth(), spellings()]
}

/// The return with something else in one place.
fn with(name: &str, from: &str, to: &str) -> Case {
    Case::payload(name, DocumentKind::Release, replaced(RELEASE, from, to))
}

/// The package with something else in one place.
fn package(name: &str, from: &str, to: &str) -> Case {
    Case::payload(name, DocumentKind::LicensePackage, replaced(PACKAGE, from, to))
}

/// The return with a member before the others.
fn first(name: &str, member: &str) -> Case {
    with(name, r#"{"system_id""#, &format!(r#"{{{member},"system_id""#))
}

fn whole(name: &str, payload: impl AsRef<[u8]>) -> Case {
    Case::payload(name, DocumentKind::Release, payload)
}

fn one_object() -> Rule {
    let mut cases = vec![whole("white space inside", RELEASE.replace(',', " ,\n\t\r ")).accepted()];
    for (name, payload) in [
        ("nothing", String::new()),
        ("a line break at the end", format!("{RELEASE}\n")),
        ("a blank before it", format!(" {RELEASE}")),
        ("a byte order mark", format!("\u{feff}{RELEASE}")),
        ("a zero byte at the end", format!("{RELEASE}\0")),
        ("a list around it", format!("[{RELEASE}]")),
        ("null", "null".to_owned()),
    ] {
        cases.push(whole(name, payload).refused("payload-not-one-object"));
    }
    for (name, payload) in [
        ("two objects", format!("{RELEASE}{RELEASE}")),
        ("one brace too many", format!("{RELEASE}}}")),
        ("a comma after the last member", replaced(RELEASE, "000}", "000,}")),
        ("a comment", replaced(RELEASE, r#"{"system_id""#, r#"{/* who */"system_id""#)),
        ("single quotes", RELEASE.replace('"', "'")),
        ("a name without quotes", replaced(RELEASE, r#""tail_days""#, "tail_days")),
        ("no colon", replaced(RELEASE, r#""tail_days":"#, r#""tail_days" "#)),
    ] {
        cases.push(whole(name, payload).refused("payload-syntax"));
    }
    let utf_16: Vec<u8> = RELEASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    cases.push(whole("UTF-16", utf_16).refused("payload-not-one-object"));
    Rule {
        file: "json-one-object",
        says: "A payload is exactly one JSON object (RFC 8259): the first byte is { and the last one }. White space \
               inside is free.",
        cases,
    }
}

fn members() -> Rule {
    Rule {
        file: "json-members",
        says: "A member stands once, in whatever spelling. Unknown members are refused, except those whose name begins \
               with x_: they are skipped, whatever they hold and however often they stand. What has no default must be \
               there.",
        cases: vec![
            first("a note", r#""x_note":"for others""#).accepted(),
            first("a note of any form", r#""x_":{"a":[1.5e3,-0,{"b":1,"b":null}],"deep":[[[[[[[[[[[1]]]]]]]]]]]}"#)
                .accepted(),
            first("a note twice", r#""x_a":1,"x_a":2"#).accepted(),
            first("a note whose name is in escapes", r#""\u0078_note":1"#).accepted(),
            with("a note further inside", r#"{"generation""#, r#"{"x_note":1,"generation""#).accepted(),
            with(
                "another order",
                r#""tail_days":14,"made_at":1795502100000000"#,
                r#""made_at":1795502100000000,"tail_days":14"#,
            )
            .accepted(),
            first("a member twice", r#""tail_days":14"#).refused("payload-member-twice"),
            first("a member twice, once in escapes", r#""t\u0061il_days":14"#).refused("payload-member-twice"),
            with("a member twice further inside", r#"{"generation":3"#, r#"{"generation":4,"generation":3"#)
                .refused("payload-member-twice"),
            first("an unknown member twice", r#""note":1,"note":1"#).refused("payload-member-twice"),
            first("an unknown member", r#""note":1"#).refused("payload-shape"),
            first("a note in capitals", r#""X_note":1"#).refused("payload-shape"),
            first("a member in capitals", r#""Tail_days":14"#).refused("payload-shape"),
            first("a member without a name", r#""":1"#).refused("payload-shape"),
            with("an unknown member further inside", r#"{"generation""#, r#"{"note":1,"generation""#)
                .refused("payload-shape"),
            with("a member is missing", r#""tail_days":14,"#, "").refused("payload-shape"),
            with("a member further inside is missing", r#""generation":3,"#, "").refused("payload-shape"),
            package("defaults may be left out", r#""binding_grace_days":30,"#, "").accepted(),
            package(
                "defaults may stand there",
                r#""product_version":"10"},"#,
                r#""product_version":"10","replaces":[]},"#,
            )
            .accepted(),
        ],
    }
}

fn numbers() -> Rule {
    let days = |name: &str, number: &str| with(name, ":14", &format!(":{number}"));
    let made_at = |name: &str, number: &str| with(name, "1795502100000000", number);
    let generation = |name: &str, number: &str| with(name, r#""generation":3"#, &format!(r#""generation":{number}"#));
    Rule {
        file: "json-numbers",
        says: "Numbers are whole, without fraction, exponent, leading zero or a zero with a sign, and in the range of \
               their member: days and budgets 16 bits, quantities 32 bits, generations and numbers of entries 64 bits \
               without sign, moments 64 bits with sign.",
        cases: vec![
            days("the largest number of 16 bits", "65535").accepted(),
            generation("the largest number of 64 bits", "18446744073709551615").accepted(),
            made_at("the earliest moment", "-9223372036854775808").accepted(),
            made_at("the latest moment", "9223372036854775807").accepted(),
            days("beyond 16 bits", "65536").refused("payload-shape"),
            days("below zero", "-1").refused("payload-shape"),
            made_at("beyond the latest moment", "9223372036854775808").refused("payload-shape"),
            generation("beyond 64 bits", "18446744073709551616").refused("payload-number"),
            made_at("before the earliest moment", "-9223372036854775809").refused("payload-number"),
            days("a fraction", "14.5").refused("payload-number"),
            days("a fraction of zero", "14.0").refused("payload-number"),
            days("an exponent", "1e3").refused("payload-number"),
            days("a zero with a sign", "-0").refused("payload-number"),
            days("a leading zero", "014").refused("payload-syntax"),
            days("a plus", "+14").refused("payload-syntax"),
            days("hexadecimal", "0xe").refused("payload-syntax"),
            days("not a number", "NaN").refused("payload-syntax"),
            days("infinity", "Infinity").refused("payload-syntax"),
            days("a text", r#""14""#).refused("payload-shape"),
            days("true", "true").refused("payload-shape"),
            first("a fraction in an unknown member", r#""note":[{"a":0.5}]"#).refused("payload-number"),
        ],
    }
}

fn texts() -> Rule {
    let text = |name: &str, to: &str| package(name, "Thank you", to);
    let bytes = |name: &str, bytes: &[u8]| {
        let (before, after) = PACKAGE.split_once("Thank you").unwrap();
        let payload = [before.as_bytes(), bytes, after.as_bytes()].concat();
        Case::payload(name, DocumentKind::LicensePackage, payload)
    };
    Rule {
        file: "json-texts",
        says: "Texts are UTF-8. Escapes are those of RFC 8259, a surrogate only as half of a pair. U+0000 stands \
               nowhere outside a note, and the other control characters in escapes only.",
        cases: vec![
            text("nothing", "").accepted(),
            text("other alphabets", "Gr\u{fc}\u{df}e \u{4e2d}\u{1f600}").accepted(),
            text("escapes", r#"\u0054hank \ud83d\ude00 \"\\\/\b\f\n\r\t\u001f"#).accepted(),
            text("a character that is none", "\u{fffe}").accepted(),
            text("NUL in an escape", r"Thank\u0000you").refused("payload-nul"),
            text("NUL", "Thank\0you").refused("payload-syntax"),
            text("a line break", "Thank\nyou").refused("payload-syntax"),
            text("the first half of a pair", r"\ud83d").refused("payload-syntax"),
            text("the second half of a pair", r"\ude00").refused("payload-syntax"),
            text("a pair the wrong way round", r"\ude00\ud83d").refused("payload-syntax"),
            text("an unknown escape", r"\x41").refused("payload-syntax"),
            text("an escape that is cut off", r"\u00").refused("payload-syntax"),
            bytes("Windows-1252", b"Gr\xfc\xdfe").refused("payload-not-utf-8"),
            bytes("a letter in two bytes", b"\xc1\x81").refused("payload-not-utf-8"),
            bytes("a surrogate as bytes", b"\xed\xa0\x80").refused("payload-not-utf-8"),
            bytes("beyond Unicode", b"\xf4\x90\x80\x80").refused("payload-not-utf-8"),
            whole("not UTF-8, though skipped", {
                let mut payload = replaced(RELEASE, r#"{"system_id""#, r#"{"x_note":"?","system_id""#).into_bytes();
                payload[11] = 0xff;
                payload
            })
            .refused("payload-not-utf-8"),
        ],
    }
}

fn depth() -> Rule {
    let nested = |levels: usize| format!(r#""note":{}{}"#, "[".repeat(levels), "]".repeat(levels));
    Rule {
        file: "json-depth",
        says: "Objects and lists are nested at most 8 deep, the payload itself counted. What is skipped may be deeper.",
        cases: vec![
            first("8 levels, in an unknown member", &nested(7)).refused("payload-shape"),
            first("9 levels", &nested(8)).refused("payload-too-deep"),
            first("500 levels", &nested(500)).refused("payload-too-deep"),
            first("9 levels of objects", &format!(r#""note":{}1{}"#, r#"{"a":"#.repeat(8), "}".repeat(8)))
                .refused("payload-too-deep"),
            first("100 levels in a note", &nested(100).replace("note", "x_note")).accepted(),
        ],
    }
}

fn spellings() -> Rule {
    let id = |name: &str, to: &str| with(name, "XID1-QURSW-PC8QU-RSWPA-HY8ZM", to);
    let digest = "788c332e3562616a2ad7a8318d60a8e26b73e7a282e83ec36cb8fc2397ea7650";
    let day = |name: &str, to: &str| package(name, "2026-12-01", to);
    Rule {
        file: "json-spellings",
        says: "A value has one spelling. Codes are in capitals and groups of five, digests and nonces in lower-case \
               hexadecimal digits, days as YYYY-MM-DD, words as they stand in the tables; an absent member is left out, \
               not null; an object is an object.",
        cases: vec![
            id("a code in small letters", "xid1-qursw-pc8qu-rswpa-hy8zm").refused("payload-spelling"),
            id("a code without hyphens", "XID1QURSWPC8QURSWPAHY8ZM").refused("payload-spelling"),
            id("a code with a blank", "XID1-QURSW-PC8QU-RSWPA-HY8ZM ").refused("payload-spelling"),
            id("a code of another kind", "XRC1-QYQSZ-QGPQY-QSZQG-PQYQS-ZQGP8-V37DK").refused("payload-shape"),
            id("a code that is mistyped", "XID1-QURSW-PC8QU-RSWPA-HY8ZZ").refused("payload-shape"),
            with("a digest in capitals", digest, &digest.to_uppercase()).refused("payload-shape"),
            with("a digest that is too short", digest, &digest[2..]).refused("payload-shape"),
            day("a day with a blank", " 2026-12-01").refused("payload-spelling"),
            day("a day without hyphens", "20261201").refused("payload-shape"),
            day("a day that does not exist", "2026-11-31").refused("payload-shape"),
            day("a moment for a day", "2026-12-01T00:00:00Z").refused("payload-shape"),
            package("a word in capitals", r#""purchase""#, r#""Purchase""#).refused("payload-shape"),
            package("an unknown word", r#""purchase""#, r#""gift""#).refused("payload-shape"),
            package("an object for a word", r#""purchase""#, r#"{"purchase":null}"#).refused("payload-spelling"),
            package("a list for an object", r#"{"recipe":"virtual","score_percent":60}"#, r#"["virtual",60]"#)
                .refused("payload-spelling"),
            package("null for what is absent", r#""texts":{"en":"Thank you","de":"Vielen Dank"}"#, r#""texts":null"#)
                .refused("payload-spelling"),
            package("null for a default", r#""binding_grace_days":30"#, r#""binding_grace_days":null"#)
                .refused("payload-shape"),
            package("a text for a list", r#"["2025-000009/1"]"#, r#""2025-000009/1""#).refused("payload-shape"),
        ],
    }
}
