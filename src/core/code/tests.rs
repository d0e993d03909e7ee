use std::{format, string::String, string::ToString as _, vec, vec::Vec};

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::*;

/// The symbols of BIP-173 in their order.
const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/// One valid code of each kind, from the same bits.
fn examples() -> [String; 3] {
    let hash: [u8; 32] = Sha256::digest(b"test-vector-1").into();
    [
        RequestCode::from_random(*hash.first_chunk().unwrap()).to_string(),
        HardwareCode::from_hash(&hash).to_string(),
        SystemCode::from_random(*hash.first_chunk().unwrap()).to_string(),
    ]
}

/// The characters of a code without hyphens.
fn bare(code: &str) -> Vec<char> {
    code.chars().filter(|character| *character != '-').collect()
}

/// Group and place in it of a character of the bare code, as the errors count them.
fn place(index: usize) -> (usize, usize) {
    if index < PREFIX { (0, index + 1) } else { ((index - PREFIX) / GROUP + 1, (index - PREFIX) % GROUP + 1) }
}

#[test]
fn the_examples_of_each_kind() {
    assert_eq!(
        examples(),
        [
            "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP",
            "XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ",
            "XID1-PNJFF-ZYF2J-P6NW5-VMKFE"
        ]
    );
    for (example, kind) in examples().iter().zip(CodeKind::ALL) {
        let code = read_code(example).unwrap();
        assert_eq!((code.kind(), code.to_string(), bare(example).len()), (kind, example.clone(), kind.length()));
    }
}

#[test]
fn reading_forgives_everything_but_the_symbols() {
    let right: RequestCode = "XRC1-0QLEE-48NQ8-25R45-PSHPR-KECNQ-EJUUU".parse().unwrap();
    for text in [
        "xrc1-0qlee-48nq8-25r45-pshpr-kecnq-ejuuu",
        "XRC10QLEE48NQ825R45PSHPRKECNQEJUUU",
        "  XRC1 0QLEE 48NQ8 25R45 PSHPR KECNQ EJUUU\r\n",
        "XRC1\u{2010}0QLEE\u{2011}48NQ8\u{2013}25R45\u{2014}PSHPR\u{2212}KECNQ\u{AD}EJUUU",
        "XRC1-0QLEE-48NQ8-\n25R45-PSHPR-KECNQ-\u{AD}\n  EJUUU",
        "X R C 1 - 0 Q L E E - 4 8 N Q 8 - 2 5 R 4 5 - P S H P R - K E C N Q - E J U U U",
        "XRC1-OQLEE-48nq8-25r45_pshpr.kecnq/ejuuu",
        "XRC1\u{A0}0QLEE\u{200B}48NQ8\u{FEFF}25R45\u{2060}PSHPR\u{3000}KECNQ\u{9}EJUUU",
    ] {
        assert_eq!(text.parse(), Ok(right), "{text:?}");
    }
}

#[test]
fn every_single_replacement_is_refused_and_named() {
    for example in examples() {
        let right = bare(&example);
        for index in PREFIX..right.len() {
            for found in ALPHABET.chars().filter(|found| *found != right[index]) {
                let mut typed = right.clone();
                typed[index] = found;
                let (group, position) = place(index);
                let suspect = Suspect::Replacement { position, group, found, should_be: right[index] };
                let typed: String = typed.into_iter().collect();
                assert_eq!(read_code(&typed), Err(CodeError::Checksum { suspect: Some(suspect) }), "{typed}");
            }
        }
    }
}

#[test]
fn every_character_outside_the_alphabet_is_named_with_what_belongs_there() {
    for example in examples() {
        let right = bare(&example);
        for index in PREFIX..right.len() {
            for found in ['B', 'I', '1', '?', 'Ä', 'ß', '日', '\u{1F600}'] {
                let mut typed = right.clone();
                typed[index] = found;
                let (group, position) = place(index);
                let error = CodeError::BadCharacter { position, group, found, should_be: Some(right[index]) };
                assert_eq!(read_code(&typed.into_iter().collect::<String>()), Err(error));
            }
        }
    }
    // With a second error, nothing is certain.
    assert_eq!(
        "XRC1-BQLEE-48NQ8-25R45-PSHPR-KECNQ-EJUUI".parse::<RequestCode>(),
        Err(CodeError::BadCharacter { position: 1, group: 1, found: 'B', should_be: None })
    );
}

#[test]
fn every_swap_of_neighbours_is_refused_and_named() {
    for example in examples() {
        let right = bare(&example);
        for index in (0..right.len() - 1).filter(|index| right[*index] != right[index + 1]) {
            let mut typed = right.clone();
            typed.swap(index, index + 1);
            let (group, position) = place(index);
            let suspect = Suspect::Swap { position, group };
            let typed: String = typed.into_iter().collect();
            assert_eq!(read_code(&typed), Err(CodeError::Checksum { suspect: Some(suspect) }), "{typed}");
        }
    }
}

#[test]
fn a_mistyped_prefix_is_named_when_the_rest_fits() {
    for example in examples() {
        for index in 0..PREFIX {
            for found in ('A'..='Z').chain('0'..='9') {
                let mut typed = bare(&example);
                let should_be = typed[index];
                if found == should_be {
                    continue;
                }
                typed[index] = found;
                let suspect = Suspect::Replacement { position: index + 1, group: 0, found, should_be };
                let typed: String = typed.into_iter().collect();
                assert_eq!(read_code(&typed), Err(CodeError::Checksum { suspect: Some(suspect) }), "{typed}");
            }
        }
    }
    for text in ["XRD1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LQ", "T11ES-VFJNV-K0QFN-AY0R3-QV6H8", "X", "hello"] {
        assert_eq!(read_code(text), Err(CodeError::UnknownPrefix), "{text}");
    }
}

#[test]
fn two_errors_are_refused_without_a_guess() {
    assert_eq!(
        "XRC1-QQLEE-48NQ8-25R45-PSHPR-KECNQ-EJUUQ".parse::<RequestCode>(),
        Err(CodeError::Checksum { suspect: None })
    );
}

#[test]
fn a_code_of_another_kind_is_named_as_what_it_is() {
    use CodeKind::{HardwareId as Hardware, LicenseRequest as Request, SystemId as System};

    let [request, hardware, system] = examples();
    let wrong = |expected, found| CodeError::WrongKind { expected, found };
    assert_eq!(hardware.parse::<RequestCode>(), Err(wrong(Request, Hardware)));
    assert_eq!(system.parse::<RequestCode>(), Err(wrong(Request, System)));
    assert_eq!(request.parse::<HardwareCode>(), Err(wrong(Hardware, Request)));
    assert_eq!(system.parse::<HardwareCode>(), Err(wrong(Hardware, System)));
    assert_eq!(request.parse::<SystemCode>(), Err(wrong(System, Request)));
    assert_eq!(hardware.parse::<SystemCode>(), Err(wrong(System, Hardware)));
}

#[test]
fn codes_too_short_or_too_long_say_by_how_much() {
    for example in examples() {
        let right = bare(&example);
        for length in PREFIX..right.len() {
            let cut: String = right[..length].iter().collect();
            assert_eq!(read_code(&cut), Err(CodeError::WrongLength { expected: right.len(), found: length }));
        }
        let long = format!("{example}-QQ");
        let error = CodeError::WrongLength { expected: right.len(), found: right.len() + 2 };
        assert_eq!(read_code(&long), Err(error));
    }
    for text in ["", " \n\t", "-----", "\u{AD}\u{200B}"] {
        assert_eq!(read_code(text), Err(CodeError::Empty), "{text:?}");
    }
}

#[test]
fn hostile_texts_are_refused() {
    let long = format!("XRC1{}", "Q".repeat(1_000_000));
    assert_eq!(read_code(&long), Err(CodeError::WrongLength { expected: 34, found: 1_000_004 }));
    assert_eq!(read_code(&"\u{1F600}".repeat(100_000)), Err(CodeError::UnknownPrefix));
    assert_eq!(
        read_code("XRC1\u{0301}-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP"),
        Err(CodeError::WrongLength { expected: 34, found: 35 })
    );
    // Letters that only look right, and the dotless i, whose upper case is an ASCII letter.
    assert_eq!(read_code("\u{425}RC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP").unwrap_err(), {
        let suspect = Suspect::Replacement { position: 1, group: 0, found: '\u{425}', should_be: 'X' };
        CodeError::Checksum { suspect: Some(suspect) }
    });
    assert_eq!(read_code("X\u{131}D1-PNJFF-ZYF2J-P6NW5-VMKFE").unwrap_err(), {
        let suspect = Suspect::Replacement { position: 2, group: 0, found: '\u{131}', should_be: 'I' };
        CodeError::Checksum { suspect: Some(suspect) }
    });
}

proptest! {
    #[test]
    fn a_code_survives_its_text_form(request: [u8; 15], hash: [u8; 32], system: [u8; 9]) {
        let code = RequestCode::from_random(request);
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        let code = HardwareCode::from_hash(&hash);
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        let code = SystemCode::from_random(system);
        prop_assert_eq!(code.to_string().parse(), Ok(code));
    }

    #[test]
    fn an_error_in_any_code_is_named(random: [u8; 15], index in PREFIX..34_usize, symbol in 0..32_usize) {
        let code = RequestCode::from_random(random).to_string();
        let mut typed = bare(&code);
        let should_be = typed[index];
        let found = ALPHABET.chars().nth(symbol).unwrap();
        prop_assume!(found != should_be);
        typed[index] = found;
        let (group, position) = place(index);
        let suspect = Some(Suspect::Replacement { position, group, found, should_be });
        prop_assert_eq!(typed.into_iter().collect::<String>().parse::<RequestCode>(), Err(CodeError::Checksum { suspect }));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(XRC1|XHW1|XID1|)[\\PC\\n-]{0,60}") {
        if let Ok(code) = read_code(&text) {
            prop_assert_eq!(read_code(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn only_the_bits_of_the_code_count(mut hash: [u8; 32], rest: [u8; 20]) {
        let code = HardwareCode::from_hash(&hash);
        hash[12..].copy_from_slice(&rest);
        hash[11] ^= 1;
        prop_assert_eq!(HardwareCode::from_hash(&hash), code);
        hash[11] ^= 2;
        prop_assert_ne!(HardwareCode::from_hash(&hash), code);
    }
}

#[test]
fn codes_are_text_in_documents() {
    let code: SystemCode = "XID1-PNJFF-ZYF2J-P6NW5-VMKFE".parse().unwrap();
    assert_eq!(serde_json::to_string(&code).unwrap(), "\"XID1-PNJFF-ZYF2J-P6NW5-VMKFE\"");
    assert_eq!(serde_json::from_str::<SystemCode>("\"xid1 pnjff zyf2j p6nw5 vmkfe\"").unwrap(), code);
    assert!(serde_json::from_str::<SystemCode>("\"XID1-PNJFF-ZYF2J-P6NW5-VMKFF\"").is_err());
    assert!(serde_json::from_str::<RequestCode>("\"XID1-PNJFF-ZYF2J-P6NW5-VMKFE\"").is_err());
    assert_eq!(format!("{code:?}"), "SystemCode(XID1-PNJFF-ZYF2J-P6NW5-VMKFE)");
}

#[test]
fn the_vendors_ids_are_kept_as_text_and_ours_are_checked() {
    let own: SystemCode = "XID1-PNJFF-ZYF2J-P6NW5-VMKFE".parse().unwrap();
    for (text, expected) in [
        ("xid1pnjffzyf2jp6nw5vmkfe", Ok(SystemId::Own(own))),
        (" 4711/ab-C ", Ok(SystemId::Vendor("4711/ab-C".into()))),
        ("XID-1B2C3D4E", Ok(SystemId::Vendor("XID-1B2C3D4E".into()))),
        ("  ", Err(CodeError::Empty)),
        ("XID1-PNJFF", Err(CodeError::WrongLength { expected: 24, found: 9 })),
    ] {
        assert_eq!(text.parse::<SystemId>(), expected, "{text}");
    }
    assert_eq!("4711".parse::<HardwareId>().unwrap().to_string(), "4711");
    let too_long = "A".repeat(129).parse::<HardwareId>();
    assert_eq!(too_long, Err(CodeError::WrongLength { expected: 128, found: 129 }));
    for id in [SystemId::Own(own), SystemId::Vendor("4711".into()), SystemId::Vendor("XID-1".into())] {
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(serde_json::from_str::<SystemId>(&json).unwrap(), id);
    }
}

/// Found by fuzzing.
#[test]
fn one_of_our_codes_is_not_foreign_wherever_its_hyphens_are() {
    for text in ["XHW-1PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ", "XID-1PN-JFF-ZYF2J", "XRC1PNJ-FFZYF"] {
        assert_eq!(text.parse::<ForeignCode>(), Err(NotForeign), "{text}");
    }
}

#[test]
fn foreign_codes_have_one_written_form() {
    let right = "T11ES-VFJNV-K0QFN-AY0R3-QV6H8".parse::<ForeignCode>().unwrap();
    for text in ["t11es-vfjnv-k0qfn-ay0r3-qv6h8", " T11ES\u{2011}VFJNV \u{2013} K0QFN-AY0R3-\nQV6H8"] {
        assert_eq!(text.parse(), Ok(right.clone()), "{text}");
    }
    assert_eq!(right.to_string(), "T11ES-VFJNV-K0QFN-AY0R3-QV6H8");
    let refused =
        ["", "T11ES", "T11ES--VFJNV", "T11ES-VF?NV", "XRC1-PNJFF-ZYF2J", "AB-CDEFG", "T11ES-VFJNVVFJN", "Ä11ES-VFJNV"];
    for text in refused.into_iter().map(String::from).chain(vec!["AAAAA-".repeat(1000) + "AAAAA"]) {
        assert_eq!(text.parse::<ForeignCode>(), Err(NotForeign), "{text}");
    }
}
