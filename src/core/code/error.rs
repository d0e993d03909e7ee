//! What can be wrong with a code. The front ends turn these values into sentences; the texts here are for logs.
use super::CodeKind;

/// Why a text is not the code that was expected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CodeError {
    /// Nothing but separators.
    #[error("no code entered")]
    Empty,
    /// A code of another kind, e.g. a hardware ID where a license request code belongs.
    #[error("a code of the kind {found:?} instead of {expected:?}")]
    WrongKind {
        /// What belongs there.
        expected: CodeKind,
        /// What the prefix says that it is.
        found: CodeKind,
    },
    /// The text begins with none of our prefixes.
    #[error("begins with none of the known prefixes")]
    UnknownPrefix,
    /// Characters are missing or too many. Both figures count the prefix, but no separators.
    #[error("{found} characters instead of {expected}")]
    WrongLength {
        /// Characters of such a code.
        expected: usize,
        /// Characters found.
        found: usize,
    },
    /// The check characters do not fit: something was mistyped.
    #[error("the check characters do not fit")]
    Checksum {
        /// The one change that makes the code valid, if there is exactly one.
        suspect: Option<Suspect>,
    },
    /// A character that no code contains, such as B, I or 1.
    #[error("character {position} of group {group} is {found:?}, which no code contains")]
    BadCharacter {
        /// Place in the group, from 1.
        position: usize,
        /// Group after the prefix, from 1.
        group: usize,
        /// The character as it was typed, in upper case.
        found: char,
        /// What would make the code valid there, if all else is right.
        should_be: Option<char>,
    },
}

/// The single change that makes a code valid. It is shown, never made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suspect {
    /// One character is another one.
    Replacement {
        /// Place in the group, from 1.
        position: usize,
        /// Group after the prefix, from 1; 0 is the prefix itself.
        group: usize,
        /// The character as it was typed, in upper case.
        found: char,
        /// What makes the code valid.
        should_be: char,
    },
    /// Two neighbours have changed places; the second may be the first of the next group.
    Swap {
        /// Place of the first of the two in its group, from 1.
        position: usize,
        /// Its group after the prefix, from 1; 0 is the prefix itself.
        group: usize,
    },
}
