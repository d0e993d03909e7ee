//! What a code field says about a text: the check of the core, in words.
use xlm_core::code::{CodeError, CodeKind, HardwareCode, RequestCode, Suspect, SystemCode};

use super::{CodeMark, CodeState};
use crate::text::Texts;

/// Checks a text that should be a code of this kind. A wrong code is told, never corrected.
pub fn check_code(texts: &Texts, expected: CodeKind, text: &str) -> CodeState {
    let canonical = match expected {
        CodeKind::LicenseRequest => text.parse::<RequestCode>().map(|code| code.to_string()),
        CodeKind::HardwareId => text.parse::<HardwareCode>().map(|code| code.to_string()),
        CodeKind::SystemId => text.parse::<SystemCode>().map(|code| code.to_string()),
    };
    match canonical {
        Ok(canonical) => CodeState::Valid { kind: kind(texts, expected), canonical },
        Err(CodeError::Empty) => CodeState::Empty,
        Err(error) => {
            let (message, mark) = fault(texts, &error);
            CodeState::Wrong { message, mark }
        }
    }
}

fn kind(texts: &Texts, kind: CodeKind) -> String {
    texts
        .get(match kind {
            CodeKind::LicenseRequest => "common-license-request-code",
            CodeKind::HardwareId => "common-hardware-id",
            CodeKind::SystemId => "common-system-id",
        })
        .into_owned()
}

fn fault(texts: &Texts, error: &CodeError) -> (String, CodeMark) {
    match error {
        CodeError::Empty => (String::new(), CodeMark::Nothing),
        CodeError::WrongKind { found, .. } => (
            texts.format("common-code-wrong-kind", &[("kind", kind(texts, *found).into())]),
            CodeMark::Group { group: 0 },
        ),
        CodeError::UnknownPrefix => (texts.get("common-code-unknown-prefix").into_owned(), CodeMark::Nothing),
        CodeError::WrongLength { expected, found } => {
            let (id, count) = if found < expected {
                ("common-code-too-short", expected - found)
            } else {
                ("common-code-too-long", found - expected)
            };
            (texts.format(id, &[("count", count.into())]), CodeMark::Nothing)
        }
        CodeError::Checksum { suspect: None } => (texts.get("common-code-mistyped").into_owned(), CodeMark::Nothing),
        CodeError::Checksum { suspect: Some(Suspect::Replacement { position, group, found, should_be }) } => (
            texts.format(
                "common-code-replacement",
                &[
                    ("found", found.to_string().into()),
                    ("group", (*group).into()),
                    ("position", (*position).into()),
                    ("right", should_be.to_string().into()),
                ],
            ),
            CodeMark::Character { group: *group, position: *position },
        ),
        CodeError::Checksum { suspect: Some(Suspect::Swap { position, group }) } => (
            texts.format("common-code-swap", &[("group", (*group).into()), ("position", (*position).into())]),
            CodeMark::Neighbours { group: *group, position: *position },
        ),
        CodeError::BadCharacter { position, group, found, should_be } => {
            let mark = CodeMark::Character { group: *group, position: *position };
            let found = ("found", found.to_string().into());
            let message = match should_be {
                Some(right) => {
                    texts.format("common-code-bad-character-right", &[found, ("right", right.to_string().into())])
                }
                None => texts.format("common-code-bad-character", &[found]),
            };
            (message, mark)
        }
    }
}
