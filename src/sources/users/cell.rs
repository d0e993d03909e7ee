//! From the text of a cell to a value.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use xlm_core::calendar::Day;

use super::{Problem, Roles};
use crate::sources::csv_writer::unguarded;

/// The most characters that any value of a user has.
pub(super) const CELL_CHARACTERS: usize = 1_024;
/// The most bytes that an ID has.
pub(super) const KEY_BYTES: usize = 64;

/// Trimmed, without a formula guard, in normalisation form C.
pub(super) fn text(cell: &str) -> Result<Cow<'_, str>, Problem> {
    let trimmed = unguarded(cell.trim()).trim();
    // Nearly every cell is of this kind, and nothing can be wrong with it.
    if trimmed.len() <= CELL_CHARACTERS && trimmed.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Ok(trimmed.into());
    }
    if trimmed.len() > CELL_CHARACTERS && trimmed.chars().nth(CELL_CHARACTERS).is_some() {
        return Err(Problem::CellTooLong { limit: CELL_CHARACTERS });
    }
    if let Some(character) = trimmed.chars().find(|character| is_invisible(*character)) {
        return Err(if character == char::REPLACEMENT_CHARACTER {
            Problem::Undecodable
        } else {
            Problem::ControlCharacter { code: u32::from(character) }
        });
    }
    Ok(if trimmed.is_ascii() || is_nfc(trimmed) { trimmed.into() } else { trimmed.nfc().collect::<String>().into() })
}

/// As [`text`], but line breaks and tabulators are spaces: Active Directory and Excel have them in descriptions.
pub(super) fn description(cell: &str) -> Result<Cow<'_, str>, Problem> {
    let is_break = |character: char| matches!(character, '\r' | '\n' | '\t');
    if !cell.contains(is_break) {
        return text(cell);
    }
    let words: Vec<&str> = cell.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    text(&words.join(" ")).map(|text| Cow::Owned(text.into_owned()))
}

/// A value that must be there.
pub(super) fn mandatory(cell: &str) -> Result<Cow<'_, str>, Problem> {
    text(cell).and_then(|value| if value.is_empty() { Err(Problem::MissingValue) } else { Ok(value) })
}

/// A permanent ID.
pub(super) fn key(cell: &str) -> Result<Cow<'_, str>, Problem> {
    let value = number(cell)?;
    match value.len() {
        0 => Err(Problem::MissingValue),
        bytes if bytes > KEY_BYTES => Err(Problem::KeyTooLong { bytes }),
        _ => Ok(value),
    }
}

/// A telephone number or an ID: text that a spreadsheet may have spoilt.
pub(super) fn number(cell: &str) -> Result<Cow<'_, str>, Problem> {
    let value = text(cell)?;
    if is_shortened_number(&value) { Err(Problem::ShortenedNumber) } else { Ok(value) }
}

/// Numbers of lines, separated by commas.
pub(super) fn lines(cell: &str) -> Result<Vec<Cow<'_, str>>, Problem> {
    // The whole cell first: "4,98E+12" would otherwise pass as the lines 4 and 98E+12.
    match number(cell)? {
        Cow::Borrowed(all) => line_numbers(all),
        Cow::Owned(all) => Ok(line_numbers(&all)?.into_iter().map(|line| Cow::Owned(line.into_owned())).collect()),
    }
}

fn line_numbers(all: &str) -> Result<Vec<Cow<'_, str>>, Problem> {
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    for part in all.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let line = number(part)?;
        if lines.contains(&line) {
            return Err(Problem::DuplicateLine { number: line.into_owned() });
        }
        lines.push(line);
    }
    Ok(lines)
}

/// Roles in a hotline, separated by commas; an empty cell is no role.
pub(super) fn roles(cell: &str) -> Result<Roles, Problem> {
    let all = text(cell)?;
    let mut roles = Roles::default();
    for word in all.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let plain: String =
            word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        match plain.strip_prefix("team").unwrap_or(&plain) {
            "member" | "mitglied" => roles.member = true,
            "leader" | "leiter" | "leiterin" => roles.leader = true,
            "analyst" | "analystin" => roles.analyst = true,
            _ => return Err(Problem::UnknownRole { word: word.into() }),
        }
    }
    Ok(roles)
}

/// `2026-11-24`, `24.11.2026` or `4.1.2026`; an empty cell is no date.
pub(super) fn date(cell: &str) -> Result<Option<Day>, Problem> {
    let value = text(cell)?;
    if value.is_empty() {
        return Ok(None);
    }
    german_date(&value).or_else(|| value.parse().ok()).map(Some).ok_or(Problem::BadDate)
}

fn german_date(text: &str) -> Option<Day> {
    let mut parts = text.split('.');
    let mut next = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next().filter(|part| lengths.contains(&part.len()))?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let (day, month, year) = (next(1..=2)?, next(1..=2)?, next(4..=4)?);
    if parts.next().is_some() {
        return None;
    }
    Day::from_date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// The reason of a protection; an empty text for "no" and an empty cell.
pub(super) fn protection(cell: &str) -> Result<Cow<'_, str>, Problem> {
    let value = text(cell)?;
    let is_no = ["no", "nein", "false", "falsch", "0"].iter().any(|word| value.eq_ignore_ascii_case(word));
    Ok(if is_no { "".into() } else { value })
}

/// What a message shows of a cell.
pub(super) fn shown(cell: &str, characters: usize) -> String {
    let visible = |character: char| if is_invisible(character) { '\u{b7}' } else { character };
    cell.trim().chars().take(characters).map(visible).collect()
}

/// Excel's way to write a long number in a narrow column: `4,98E+12`, `4.98E+12`, `5E+12`.
fn is_shortened_number(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let well_formed = match mantissa.split_once([',', '.']) {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(mantissa),
    };
    well_formed && exponent.strip_prefix('+').is_some_and(digits)
}

/// Characters that have no place in a value: they would hide or reorder what an administrator reads.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}
