//! Which character separates the cells: found out from the first line, since column names are known.

use serde::{Deserialize, Serialize};

use super::Column;

/// What separates the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Separator {
    /// `;`, what Excel writes on a German system.
    Semicolon,
    /// `,`, what Excel writes on an English system.
    Comma,
    /// A tabulator.
    Tab,
    /// A space.
    Space,
}

impl Separator {
    /// All of them; the first wins where a first line could be read in several ways.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Space];

    /// The character itself.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Space => b' ',
        }
    }

    /// The separator with which the first line names the most columns that we know.
    pub(super) fn of_first_line(line: &str) -> Self {
        let known = |separator: Self| {
            let mut reader =
                csv::ReaderBuilder::new().delimiter(separator.byte()).has_headers(false).from_reader(line.as_bytes());
            let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
            first.iter().filter(|cell| Column::named(cell).is_some()).count()
        };
        // `max_by_key` takes the last of equals, hence the reversed order.
        Self::ALL.into_iter().rev().max_by_key(|separator| known(*separator)).unwrap_or(Self::Semicolon)
    }

    /// The separator that a line `sep=;` gives; Excel reads and some programs write it before the first line.
    pub(super) fn of_hint(line: &str) -> Option<Self> {
        let given = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..))?;
        Self::ALL.into_iter().find(|separator| given.as_bytes() == [separator.byte()])
    }
}
