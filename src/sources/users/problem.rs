//! What may be wrong with a file or a row.

use serde::Serialize;

use super::Column;

/// A row that cannot be taken over. One row may have several entries, one per problem.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BadRow {
    /// Line of the file where the row begins; the first is 1. A row with quoted line breaks spans several.
    pub line: u64,
    /// The column it is about; `None` if it is the row as a whole.
    pub column: Option<Column>,
    /// What the cell says, cut to its first [`BadRow::CELL_CHARACTERS`] characters, control characters made visible.
    pub cell: String,
    /// What is wrong.
    pub problem: Problem,
}

impl BadRow {
    /// So many characters of a cell are kept for the message.
    pub const CELL_CHARACTERS: usize = 60;
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
pub enum Problem {
    /// A mandatory column is empty.
    #[error("mandatory value is missing")]
    MissingValue,
    /// Another row has the same ID. None of them is taken: which one is meant would depend on the order of the rows.
    #[error("same ID as line {other_line}")]
    DuplicateKey {
        /// A line that has the ID, too: the first one, or for the first one the next.
        other_line: u64,
    },
    /// The ID has more bytes than are kept.
    #[error("ID has {bytes} bytes, at most 64 are possible")]
    KeyTooLong {
        /// Its length in UTF-8.
        bytes: usize,
    },
    /// A spreadsheet has turned a long number into `4,98E+12`; the lost digits cannot be told.
    #[error("a spreadsheet has shortened this number, digits are lost")]
    ShortenedNumber,
    /// Neither `2026-11-24` nor `24.11.2026`.
    #[error("not a date")]
    BadDate,
    /// Not a role of a hotline.
    #[error("unknown role {word:?}")]
    UnknownRole {
        /// The word, as it was written.
        word: String,
    },
    /// The same line stands in the cell twice.
    #[error("line {number:?} is named twice")]
    DuplicateLine {
        /// The line.
        number: String,
    },
    /// Fewer cells than the first line has names.
    #[error("{found} cells instead of {expected}")]
    TooFewCells {
        /// Names in the first line.
        expected: usize,
        /// Cells in this row.
        found: usize,
    },
    /// More cells than the first line has names, and not all of the rest are empty.
    #[error("{found} cells instead of {expected}")]
    TooManyCells {
        /// Names in the first line.
        expected: usize,
        /// Cells in this row.
        found: usize,
    },
    /// A control character, a line break (other than in a description) or a character that changes the direction of writing.
    #[error("contains the control character U+{code:04X}")]
    ControlCharacter {
        /// Its code point.
        code: u32,
    },
    /// Something that could not be read in the encoding of the file.
    #[error("contains bytes that are no character in the file's encoding")]
    Undecodable,
    /// More characters than any value of a user has.
    #[error("longer than {limit} characters")]
    CellTooLong {
        /// The most that is possible.
        limit: usize,
    },
    /// More bytes than a row of users has; usually a quote that was not closed.
    #[error("longer than {limit} bytes")]
    RowTooLong {
        /// The most that is possible.
        limit: usize,
    },
}

/// The file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum UserFileError {
    /// It cannot be opened or read.
    #[error("cannot read the file")]
    Io(#[from] std::io::Error),
    /// It is larger than we read.
    #[error("file is larger than {limit} bytes")]
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// There is no line with column names.
    #[error("file has no line with column names")]
    Empty,
    /// Mandatory columns are not in the first line.
    #[error("first line does not name the columns {missing:?}")]
    MissingColumns {
        /// These are not.
        missing: Vec<Column>,
        /// What the first line says, read with the most likely separator.
        found: Vec<String>,
    },
    /// The first line names a column twice.
    #[error("first line names the column {column:?} twice")]
    DuplicateColumn {
        /// This one.
        column: Column,
    },
    /// The first line has more names than a file of users.
    #[error("first line has more than {limit} columns")]
    TooManyColumns {
        /// The most that is read.
        limit: usize,
    },
    /// A quote is opened and never closed: everything from there on is one cell, so the users that follow cannot be told.
    #[error("quote opened in the row of line {line} is never closed")]
    UnclosedQuote {
        /// Where the row begins.
        line: u64,
    },
}
