//! Rules of the envelope.
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Value;
use xlm_core::document::{DocumentKind, MAX_ENVELOPE_BYTES, SystemKind};

use crate::{
    keys::{INSTALLATION, ISSUER, KEYS, Key, SAMPLE, STRANGER, envelope, signature, signed},
    payloads::{RELEASE, payload, replaced},
    rule::{Case, Rule, kind_name},
};

const KIND: DocumentKind = DocumentKind::Release;

/// The return, rightly signed.
fn release() -> String {
    signed(KIND.payload_type(), RELEASE, &INSTALLATION)
}

pub fn rules() -> Vec<Rule> {
    vec![size(), form(), base64_text(), signature_count(), keys(), signatures(), types(), issuers()]
}

fn size() -> Rule {
    // What the note adds beside its letters.
    let room = MAX_ENVELOPE_BYTES - release().len() - r#","x_note":"""#.len();
    Rule {
        file: "envelope-size",
        says: "A document has at most 262144 bytes. (note_letters: add a member x_note with so many letters n before \
               the last brace.)",
        cases: vec![
            Case::new("as large as it may be", KIND, release()).with_note(room).accepted(),
            Case::new("one byte more", KIND, release()).with_note(room + 1).refused("envelope-too-large"),
        ],
    }
}

fn form() -> Rule {
    let text = release();
    let with = |name: &str, document: String| Case::new(name, KIND, document);
    let swap = |name: &str, from: &str, to: &str| with(name, replaced(&text, from, to));
    let mut cases = vec![
        with("as it is sealed", text.clone()).accepted(),
        swap("members noted for others are skipped", r#"{"keyid""#, r#"{"x_by":1.5,"keyid""#).accepted(),
        with("laid out with white space", text.replace(',', ",\r\n\t ")).accepted(),
        swap("a member spelled with escapes", r#""payload":"#, r#""p\u0061yload":"#).accepted(),
    ];
    for (name, document) in [
        ("nothing", String::new()),
        ("a line break at the end", format!("{text}\n")),
        ("a blank before it", format!(" {text}")),
        ("a zero byte at the end", format!("{text}\0")),
        ("a byte order mark", format!("\u{feff}{text}")),
        ("a list around it", format!("[{text}]")),
        ("a text", "\"{}\"".to_owned()),
    ] {
        cases.push(with(name, document).refused("envelope-not-one-object"));
    }
    cases.extend([
        with("two objects", format!("{text}{text}")).refused("envelope-syntax"),
        with("no member", "{}".to_owned()).refused("envelope-shape"),
        swap("a member stands twice", "{", r#"{"payload":"","#).refused("envelope-member-twice"),
        swap("a member stands twice, once in escapes", "{", r#"{"payl\u006fad":"","#).refused("envelope-member-twice"),
        swap("an unknown member", "{", r#"{"alg":"EdDSA","#).refused("envelope-shape"),
        swap("an unknown member beside the signature", r#"{"keyid""#, r#"{"cert":"","keyid""#)
            .refused("envelope-shape"),
        swap("another case", r#""payloadType""#, r#""payloadtype""#).refused("envelope-shape"),
        swap("a number", "{", r#"{"version":1.0,"#).refused("envelope-number"),
        swap("deep brackets", "{", r#"{"note":[[[[[[[[1]]]]]]]],"#).refused("envelope-too-deep"),
        swap("a NUL", "{", r#"{"note":"\u0000","#).refused("envelope-nul"),
        swap("half a pair of surrogates", "{", r#"{"note":"\ud800","#).refused("envelope-syntax"),
        with("a list in place of the signature's object", {
            let (key, sig) = (INSTALLATION.public(), signature(KIND.payload_type(), RELEASE.as_bytes(), &INSTALLATION));
            replaced(&text, &format!(r#"{{"keyid":"{key}","sig":"{sig}"}}"#), &format!(r#"["{key}","{sig}"]"#))
        })
        .refused("envelope-spelling"),
        Case::new("not UTF-8, though skipped", KIND, {
            let mut bytes = replaced(&text, "{", r#"{"x_note":"?","#).into_bytes();
            bytes[11] = 0xff;
            bytes
        })
        .refused("envelope-not-utf-8"),
    ]);
    Rule {
        file: "envelope-form",
        says: "A document is exactly one JSON object: payloadType, payload and signatures, a list of {keyid, sig}.",
        cases,
    }
}

fn base64_text() -> Rule {
    // Padding of two, and unused bits in the last letter before it.
    let text = replaced(RELEASE, r#""tail_days":14"#, r#""tail_days": 14"#);
    let text = if text.len() % 3 == 1 { text } else { replaced(RELEASE, "{\"system", "{  \"system") };
    assert_eq!(text.len() % 3, 1);
    let right = BASE64_STANDARD.encode(&text);
    let whole = signed(KIND.payload_type(), &text, &INSTALLATION);
    let with = |name: &str, payload: &str| {
        let document = replaced(&whole, &format!(r#""payload":"{right}""#), &format!(r#""payload":"{payload}""#));
        Case::new(name, KIND, document).refused("payload-encoding")
    };
    let unpadded = right.trim_end_matches('=');
    let (head, last) = unpadded.split_at(unpadded.len() - 1);
    let next = char::from(last.as_bytes()[0] + 1);
    let mut cases = vec![
        Case::new("the one spelling", KIND, whole.clone()).accepted(),
        with("without padding", unpadded),
        with("with half of its padding", &format!("{unpadded}=")),
        with("with too much padding", &format!("{right}=")),
        with("unused bits that are not zero", &format!("{head}{next}==")),
        with("a blank inside", &format!("{} {}", &right[..8], &right[8..])),
        with("lines of 76 letters", &format!("{}\\n{}", &right[..76], &right[76..])),
        with("a line break at the end", &format!("{right}\\n")),
        with("a letter of the URL alphabet", &format!("{}-{}", &right[..8], &right[9..])),
        with("a letter of no alphabet", &format!("{}*{}", &right[..8], &right[9..])),
        with("hexadecimal digits", "7b7"),
    ];
    let sig = signature(KIND.payload_type(), text.as_bytes(), &INSTALLATION);
    for (name, altered) in [
        ("a signature without padding", sig.trim_end_matches('=').to_owned()),
        ("a signature of 63 bytes", BASE64_STANDARD.encode(&BASE64_STANDARD.decode(&sig).unwrap()[..63])),
        ("a signature of 65 bytes", BASE64_STANDARD.encode([BASE64_STANDARD.decode(&sig).unwrap(), vec![0]].concat())),
        ("no signature", String::new()),
    ] {
        cases.push(Case::new(name, KIND, replaced(&whole, &sig, &altered)).refused("signature-encoding"));
    }
    Rule {
        file: "envelope-base64",
        says: "Base64 has one spelling: the standard alphabet, padded, no white space, unused bits zero. A signature \
               has 64 bytes.",
        cases,
    }
}

fn signature_count() -> Rule {
    let whole = release();
    let (head, rest) = whole.split_once("[{").unwrap();
    let one = format!("{{{}", rest.strip_suffix("]}").unwrap());
    let case = |name: &str, list: String| Case::new(name, KIND, format!("{head}[{list}]}}")).refused("signature-count");
    Rule {
        file: "envelope-signatures",
        says: "A document has exactly one signature, however good the others may be.",
        cases: vec![case("none", String::new()), case("the same twice", format!("{one},{one}")), {
            let other = signature(KIND.payload_type(), RELEASE.as_bytes(), &ISSUER);
            case("of two keys", format!(r#"{one},{{"keyid":"{}","sig":"{other}"}}"#, ISSUER.public()))
        }],
    }
}

fn keys() -> Rule {
    let key = INSTALLATION.public();
    let whole = release();
    let with = |name: &str, keyid: String| Case::new(name, KIND, replaced(&whole, &key, &keyid));
    let bytes = |bytes: [u8; 32]| BASE64_STANDARD.encode(bytes);
    let ending = |first: u8, last: u8| {
        let mut bytes = [0xff; 32];
        (bytes[0], bytes[31]) = (first, last);
        bytes
    };
    let unpadded = key.trim_end_matches('=').to_owned();
    let starting = |first: u8| {
        let mut bytes = [0; 32];
        bytes[0] = first;
        bytes
    };
    Rule {
        file: "envelope-keys",
        says: "keyid is an Ed25519 public key of 32 bytes in base64: a point of the curve in its one spelling (y below \
               2^255 - 19), and not one of small order.",
        cases: vec![
            with("no key", String::new()).refused("key-encoding"),
            with("31 bytes", BASE64_STANDARD.encode([1; 31])).refused("key-encoding"),
            with("without padding", unpadded).refused("key-encoding"),
            with("a name", "installation".to_owned()).refused("key-encoding"),
            with("no point of the curve", bytes(starting(2))).refused("key-not-a-key"),
            with("order 1", bytes(starting(1))).refused("key-weak"),
            with("order 2", bytes(ending(0xec, 0x7f))).refused("key-weak"),
            with("order 4", bytes([0; 32])).refused("key-weak"),
            with("y beyond the prime", bytes(ending(0xf0, 0x7f))).refused("key-not-a-key"),
        ],
    }
}

/// Of small order in its first half; anybody who holds the secret can make it, and careless readers take it.
const SMALL_ORDER: &str = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADa8yz4vSWZ5JnfVYpgriwGY44CrFDv8qe3AWnHrWOtDQ==";
/// The right signature with the order of the group added to its second half.
const SECOND_FORM: &str = "MwhnsCtxNzKH+q1MxoqT9rRj8mmkf0i2HffsyqwXJt67xeKN3MRlpdXvzBNGLd+2l6cxcNq/DQcvDNmWFmTmGQ==";

fn signatures() -> Rule {
    let whole = release();
    let right = signature(KIND.payload_type(), RELEASE.as_bytes(), &INSTALLATION);
    let with = |name: &str, sig: &str| Case::new(name, KIND, replaced(&whole, &right, sig)).refused("signature-wrong");
    let bytes = BASE64_STANDARD.decode(&right).unwrap();
    let flipped = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        BASE64_STANDARD.encode(bytes)
    };
    let raw = |signed_text: &[u8]| {
        use ed25519_dalek::Signer as _;
        BASE64_STANDARD.encode(INSTALLATION.signing().sign(signed_text).to_bytes())
    };
    let (kind, length) = (KIND.payload_type(), RELEASE.len());
    let altered = BASE64_STANDARD.encode(replaced(RELEASE, r#""tail_days":14"#, r#""tail_days":13"#));
    Rule {
        file: "envelope-signed-bytes",
        says: "sig is an Ed25519 signature over \"DSSEv1 LEN(type) type LEN(payload) payload\" by the key that keyid \
               names. Its second half is below the order of the group, and neither its first half nor the key is of \
               small order.",
        cases: vec![
            Case::new("right", KIND, whole.clone()).accepted(),
            Case::new("another payload", KIND, envelope(kind, &altered, &INSTALLATION.public(), &right))
                .refused("signature-wrong"),
            Case::new("another key", KIND, replaced(&whole, &INSTALLATION.public(), &STRANGER.public()))
                .refused("signature-wrong"),
            Case::new("another type", DocumentKind::Request, replaced(&whole, "release.v1", "request.v1"))
                .refused("signature-wrong"),
            with("a bit of the first half", &flipped(0)),
            with("a bit of the second half", &flipped(40)),
            with("over the payload alone", &raw(RELEASE.as_bytes())),
            with("without the lengths", &raw(format!("DSSEv1 {kind} {RELEASE}").as_bytes())),
            with("over base64", &signature(kind, BASE64_STANDARD.encode(RELEASE).as_bytes(), &INSTALLATION)),
            with("of another version", &raw(format!("DSSEv2 {} {kind} {length} {RELEASE}", kind.len()).as_bytes())),
            with("in its second form", SECOND_FORM),
            with("with a first half of small order", SMALL_ORDER),
            with("zeros", &BASE64_STANDARD.encode([0; 64])),
        ],
    }
}

fn types() -> Rule {
    let mut cases = Vec::new();
    for found in DocumentKind::ALL {
        let document = signed(found.payload_type(), payload(found), Key::of(found));
        for wanted in DocumentKind::ALL {
            let case = Case::new(
                format!("a {} where a {} is wanted", kind_name(found), kind_name(wanted)),
                wanted,
                document.clone(),
            );
            cases.push(if found == wanted { case.accepted() } else { case.refused("type-wrong") });
        }
    }
    for (name, payload_type) in [
        ("a later version", "application/vnd.xlm.release.v2+json"),
        ("capital letters", "application/vnd.xlm.Release.v1+json"),
        ("a parameter", "application/vnd.xlm.release.v1+json; charset=utf-8"),
        ("no type", ""),
    ] {
        cases.push(Case::new(name, KIND, signed(payload_type, RELEASE, &INSTALLATION)).refused("type-unknown"));
    }
    for claimed in [DocumentKind::Request, DocumentKind::LicensePackage, DocumentKind::Receipt] {
        let document = signed(claimed.payload_type(), RELEASE, Key::of(claimed));
        let name = format!("what a return says, signed as a {}", kind_name(claimed));
        cases.push(Case::new(name, claimed, document).refused("payload-shape"));
    }
    Rule {
        file: "envelope-types",
        says: "A document is taken in the place for its own kind only. Types are compared byte by byte.",
        cases,
    }
}

fn issuers() -> Rule {
    let mut cases: Vec<Value> = Vec::new();
    for kind in [DocumentKind::LicensePackage, DocumentKind::Receipt] {
        for (system, counts) in
            [(SystemKind::Licensed, Some(&ISSUER)), (SystemKind::Sample, Some(&SAMPLE)), (SystemKind::Planning, None)]
        {
            for key in KEYS {
                let name = format!("a {} by the {} key", kind_name(kind), key.name);
                let case = Case::new(name, kind, signed(kind.payload_type(), payload(kind), key)).in_system(system);
                let is_trusted = counts.is_some_and(|counts| counts.name == key.name);
                cases.push(if is_trusted { case.accepted() } else { case.refused("issuer-untrusted") });
            }
        }
    }
    for key in [&ISSUER, &STRANGER] {
        let name = format!("a return by the {} key: whose it is, is for the issuer to say", key.name);
        cases.push(Case::new(name, KIND, signed(KIND.payload_type(), RELEASE, key)).accepted());
    }
    Rule {
        file: "envelope-issuers",
        says: "Packages and receipts count by the key of an issuer who is trusted in that kind of system. Requests and \
               returns are signed by the key that they name.",
        cases,
    }
}
