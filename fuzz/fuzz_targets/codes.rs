//! Any text as a code: no panic; what is read has one written form; what is named as the mistake makes the code right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xlm_core::code::{
    Code, CodeError, CodeKind, ForeignCode, GROUP, HardwareCode, HardwareId, PREFIX, RequestCode, Suspect, SystemCode,
    SystemId, is_separator, read_code,
};

fuzz_target!(|text: &str| {
    match read_code(text) {
        Ok(code) => {
            assert_eq!(read_code(&code.to_string()), Ok(code));
            assert!(text.parse::<ForeignCode>().is_err(), "a code is ours or foreign, not both");
            check_kinds(text, code.kind());
        }
        Err(error) => check_mistake(text, error),
    }
    if let Ok(code) = text.parse::<ForeignCode>() {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    if let Ok(id) = text.parse::<SystemId>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    if let Ok(id) = text.parse::<HardwareId>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
});

/// Only one of the types takes it; the others name what it is.
fn check_kinds(text: &str, found: CodeKind) {
    let answers = [
        (CodeKind::LicenseRequest, text.parse::<RequestCode>().err()),
        (CodeKind::HardwareId, text.parse::<HardwareCode>().err()),
        (CodeKind::SystemId, text.parse::<SystemCode>().err()),
    ];
    for (expected, error) in answers {
        let refusal = (expected != found).then_some(CodeError::WrongKind { expected, found });
        assert_eq!(error, refusal);
    }
}

fn check_mistake(text: &str, error: CodeError) {
    let mut characters: Vec<char> = text.chars().filter(|character| !is_separator(*character)).collect();
    let index = |position: usize, group: usize| {
        position - 1 + if group == 0 { 0 } else { PREFIX + (group - 1) * GROUP }
    };
    match error {
        CodeError::Checksum { suspect: Some(Suspect::Replacement { position, group, found, should_be }) } => {
            let at = index(position, group);
            assert_eq!(characters[at].to_ascii_uppercase(), found);
            characters[at] = should_be;
        }
        CodeError::Checksum { suspect: Some(Suspect::Swap { position, group }) } => {
            let at = index(position, group);
            characters.swap(at, at + 1);
        }
        CodeError::BadCharacter { position, group, should_be: Some(should_be), .. } => {
            characters[index(position, group)] = should_be;
        }
        _ => return,
    }
    let mended: String = characters.into_iter().collect();
    assert!(matches!(read_code(&mended), Ok(Code::Request(_) | Code::Hardware(_) | Code::System(_))), "{mended}");
}
