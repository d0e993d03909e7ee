//! What is wrong with a code that was typed.

use xlm_core::code::{CodeError, CodeKind, Suspect};

use crate::text::Texts;

/// What is wrong with a code, with the place where that is certain.
pub fn code_error(texts: &Texts, error: &CodeError) -> String {
    match *error {
        CodeError::Empty => texts.get("errors-code-empty").into_owned(),
        CodeError::WrongKind { found, .. } => {
            texts.format("common-code-wrong-kind", &[("kind", texts.get(code_kind_id(found)).into())])
        }
        CodeError::UnknownPrefix => texts.get("common-code-unknown-prefix").into_owned(),
        CodeError::WrongLength { expected, found } if found < expected => {
            texts.format("common-code-too-short", &[("count", (expected - found).into())])
        }
        CodeError::WrongLength { expected, found } => {
            texts.format("common-code-too-long", &[("count", (found - expected).into())])
        }
        CodeError::Checksum { suspect: None } => texts.get("common-code-mistyped").into_owned(),
        CodeError::Checksum { suspect: Some(Suspect::Replacement { position, group, found, should_be }) } => {
            let place = [("position", position.into()), ("group", group.into())];
            let letters = [("found", found.to_string().into()), ("right", should_be.to_string().into())];
            texts.format("common-code-replacement", &[place, letters].concat())
        }
        CodeError::Checksum { suspect: Some(Suspect::Swap { position, group }) } => {
            texts.format("common-code-swap", &[("position", position.into()), ("group", group.into())])
        }
        CodeError::BadCharacter { found, should_be: None, .. } => {
            texts.format("common-code-bad-character", &[("found", found.to_string().into())])
        }
        CodeError::BadCharacter { found, should_be: Some(right), .. } => {
            let values = [("found", found.to_string().into()), ("right", right.to_string().into())];
            texts.format("common-code-bad-character-right", &values)
        }
    }
}

const fn code_kind_id(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::LicenseRequest => "common-license-request-code",
        CodeKind::HardwareId => "common-hardware-id",
        CodeKind::SystemId => "common-system-id",
    }
}
