//! From what somebody typed or pasted to a code.
use alloc::vec::Vec;

use bech32::Fe32;

use super::{
    Code, CodeError, CodeKind, GROUP, HardwareCode, PREFIX, RequestCode, Suspect, SystemCode,
    checksum::{self, letter, symbol},
};

/// Longer texts are counted, but not kept.
const KEPT: usize = 64;

/// Hyphens, dashes and minus signs in use, those that a text program puts in place of a plain hyphen included.
pub const fn is_hyphen(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Characters that mean nothing in a code: spaces, line breaks, hyphens of every sort, invisible marks and the usual
/// punctuation between groups.
pub fn is_separator(character: char) -> bool {
    is_hyphen(character)
        || character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
        || matches!(character, '_' | '.' | ',' | ':' | ';' | '/' | '|' | '\u{B7}' | '\u{2022}' | '\u{2044}')
}

/// Reads any of our own codes.
///
/// # Errors
/// See [`CodeError`]; never [`CodeError::WrongKind`].
pub fn read_code(text: &str) -> Result<Code, CodeError> {
    let typed = Typed::new(text);
    let kind = typed.kind()?;
    typed.read(kind)
}

/// Reads a code where one of that kind belongs.
pub fn read_code_of(expected: CodeKind, text: &str) -> Result<Code, CodeError> {
    let typed = Typed::new(text);
    let found = typed.kind()?;
    if found != expected {
        return Err(CodeError::WrongKind { expected, found });
    }
    typed.read(expected)
}

/// What was typed, without separators and in upper case.
struct Typed {
    /// The first characters.
    characters: Vec<char>,
    /// How many there are in all.
    length: usize,
}

impl Typed {
    fn new(text: &str) -> Self {
        let mut typed = Self { characters: Vec::new(), length: 0 };
        for character in text.chars().filter(|character| !is_separator(*character)) {
            typed.length += 1;
            if typed.characters.len() < KEPT {
                typed.characters.push(character.to_ascii_uppercase());
            }
        }
        typed
    }

    /// The kind that the prefix tells.
    fn kind(&self) -> Result<CodeKind, CodeError> {
        if self.length == 0 {
            return Err(CodeError::Empty);
        }
        let found = CodeKind::ALL
            .into_iter()
            .find(|kind| self.characters.iter().copied().take(PREFIX).eq(kind.prefix().chars()));
        found.ok_or_else(|| {
            self.prefix_suspect()
                .map_or(CodeError::UnknownPrefix, |suspect| CodeError::Checksum { suspect: Some(suspect) })
        })
    }

    fn read(&self, kind: CodeKind) -> Result<Code, CodeError> {
        if self.length != kind.length() {
            return Err(CodeError::WrongLength { expected: kind.length(), found: self.length });
        }
        let mut symbols = Vec::with_capacity(KEPT);
        for (index, character) in self.characters.iter().skip(PREFIX).enumerate() {
            symbols.push(symbol(*character).ok_or_else(|| self.bad_character(kind, index, *character))?);
        }
        if !checksum::is_valid(kind, symbols.iter().copied()) {
            return Err(CodeError::Checksum { suspect: self.suspect(kind, &symbols) });
        }
        let code = match kind {
            CodeKind::LicenseRequest => first(&symbols).map(|symbols| Code::Request(RequestCode(symbols))),
            CodeKind::HardwareId => first(&symbols).map(|symbols| Code::Hardware(HardwareCode(symbols))),
            CodeKind::SystemId => first(&symbols).map(|symbols| Code::System(SystemCode(symbols))),
        };
        code.ok_or(CodeError::WrongLength { expected: kind.length(), found: self.length })
    }

    /// The error for a character outside the alphabet, with what belongs there if that is certain.
    fn bad_character(&self, kind: CodeKind, index: usize, found: char) -> CodeError {
        let others: Vec<Option<Fe32>> = self.characters.iter().skip(PREFIX).map(|other| symbol(*other)).collect();
        let mut fitting = Fe32::iter_alpha().filter(|candidate| {
            let changed =
                others.iter().enumerate().map(|(at, other)| if at == index { Some(*candidate) } else { *other });
            changed.collect::<Option<Vec<Fe32>>>().is_some_and(|symbols| checksum::is_valid(kind, symbols))
        });
        let should_be = the_only(&mut fitting).map(letter);
        CodeError::BadCharacter { position: index % GROUP + 1, group: index / GROUP + 1, found, should_be }
    }

    /// The only single replacement or swap of neighbours that makes the code valid.
    fn suspect(&self, kind: CodeKind, symbols: &[Fe32]) -> Option<Suspect> {
        let place = |index: usize| (index % GROUP + 1, index / GROUP + 1);
        let replacements = (0..symbols.len()).flat_map(|index| {
            Fe32::iter_alpha().filter(move |candidate| *candidate != symbols[index]).filter_map(move |candidate| {
                let changed = symbols.iter().enumerate().map(|(at, old)| if at == index { candidate } else { *old });
                let (position, group) = place(index);
                let found = *self.characters.get(PREFIX + index)?;
                let should_be = letter(candidate);
                checksum::is_valid(kind, changed).then_some(Suspect::Replacement { position, group, found, should_be })
            })
        });
        let swaps = (1..symbols.len()).filter(|index| symbols[index - 1] != symbols[*index]).filter_map(|index| {
            let mut changed = symbols.to_vec();
            changed.swap(index - 1, index);
            let (position, group) = place(index - 1);
            checksum::is_valid(kind, changed).then_some(Suspect::Swap { position, group })
        });
        the_only(&mut replacements.chain(swaps))
    }

    /// The only single replacement or swap in the prefix that makes the text a valid code: somebody who mistyped the
    /// prefix would otherwise be told that this is not a code at all.
    fn prefix_suspect(&self) -> Option<Suspect> {
        let mut candidates = CodeKind::ALL.into_iter().filter(|kind| kind.length() == self.length).filter_map(|kind| {
            let prefix: Vec<char> = kind.prefix().chars().collect();
            let mut differing = (0..PREFIX).filter(|index| self.characters.get(*index) != prefix.get(*index));
            let at = differing.next()?;
            let mut changed = self.characters.clone();
            let suspect = if differing.next().is_some() || at + 1 == PREFIX && changed.get(PREFIX) == prefix.last() {
                changed.swap(at, at + 1);
                Suspect::Swap { position: at + 1, group: 0 }
            } else {
                let (found, should_be) = (*changed.get(at)?, *prefix.get(at)?);
                *changed.get_mut(at)? = should_be;
                Suspect::Replacement { position: at + 1, group: 0, found, should_be }
            };
            let symbols: Option<Vec<Fe32>> = changed.iter().skip(PREFIX).map(|character| symbol(*character)).collect();
            (changed.starts_with(&prefix) && checksum::is_valid(kind, symbols?)).then_some(suspect)
        });
        the_only(&mut candidates)
    }
}

/// The letters of the first `N` symbols: the data without the checksum.
fn first<const N: usize>(symbols: &[Fe32]) -> Option<[u8; N]> {
    symbols.first_chunk::<N>().map(|data| data.map(|symbol| letter(symbol) as u8))
}

/// The item of an iterator that has exactly one.
fn the_only<T>(items: &mut impl Iterator<Item = T>) -> Option<T> {
    let item = items.next()?;
    items.next().is_none().then_some(item)
}
