//! One pass through the file: every row becomes a user or one or more [`BadRow`]s.

use std::io::{self, Read};

use serde::Serialize;

use super::{
    BadRow, Column, Problem, RowCells, Rows, Separator, TextEncoding, UserFileError, UserRow, cell, decode::decode,
    keys::Keys,
};

/// The largest file that is read, in bytes: about two million users.
const FILE_BYTES: u64 = 512 * 1024 * 1024;
/// The longest row, in bytes.
const ROW_BYTES: usize = 64 * 1024;
/// After so many rows it is asked whether to go on.
const ROWS_PER_QUESTION: u64 = 8_192;
/// The most names in the first line.
const COLUMNS: usize = 256;
/// The most problems that are kept; the rest is counted.
const BAD_ROWS: usize = 10_000;
/// A row that is read after the last one. If it is not seen, an open quote has swallowed it.
const END_OF_FILE: &str = "\u{1}";

/// What a file with users says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UserFile<R = Vec<UserRow>> {
    /// The good rows, in the order of the file; no ID occurs twice.
    pub rows: R,
    /// The line of the file in which each of these rows begins; the first is 1.
    pub row_lines: Vec<u64>,
    /// The problems, by line; at most 10,000.
    pub bad_rows: Vec<BadRow>,
    /// Problems that are not in `bad_rows` because there are too many.
    pub bad_rows_left_out: u64,
    /// Columns that the file has, in its order.
    pub columns: Vec<Column>,
    /// Names in the first line that mean nothing to us; their cells are not read.
    pub unknown_columns: Vec<String>,
    /// The encoding it was read in.
    pub encoding: TextEncoding,
    /// What separates its cells.
    pub separator: Separator,
}

/// Reads everything from `source`, then as [`read_users`]. `expected` is how many bytes there will probably be.
/// `goes_on` is asked now and then, with the bytes that were read and those in all; where it says no, nothing comes of it.
///
/// # Errors
/// As [`read_users`]; also what the source says, and [`UserFileError::TooLarge`] without reading more than the limit.
pub fn read_users_from<R: Rows>(
    source: impl Read,
    expected: u64,
    goes_on: &dyn Fn(u64, u64) -> bool,
) -> Result<Option<UserFile<R>>, UserFileError> {
    let mut bytes = Vec::with_capacity(expected.min(FILE_BYTES) as usize + 1);
    source.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    read_while(&bytes, goes_on)
}

/// Reads a file with users.
///
/// # Errors
/// [`UserFileError`] if the first line or the file as a whole cannot be read; bad rows are part of the result.
pub fn read_users(bytes: &[u8]) -> Result<UserFile, UserFileError> {
    // It is never told to stop.
    read_while(bytes, &|_, _| true)?.ok_or(UserFileError::Empty)
}

fn read_while<R: Rows>(bytes: &[u8], goes_on: &dyn Fn(u64, u64) -> bool) -> Result<Option<UserFile<R>>, UserFileError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(UserFileError::TooLarge { limit: FILE_BYTES });
    }
    let (text, encoding) = decode(bytes);
    let mut lines = Lines { text: &text, at: 0, line: 1 };
    let first = lines.start_of_row(0);
    let (header_start, hint) = match Separator::of_hint(line_at(&text, first)) {
        Some(separator) => (first + line_at(&text, first).len(), Some(separator)),
        None => (first, None),
    };
    let header_at = lines.start_of_row(header_start);
    let separator = hint.unwrap_or_else(|| Separator::of_first_line(line_at(&text, header_at)));

    let body = text.get(header_start..).unwrap_or_default();
    let end = format!("\n{END_OF_FILE}\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .comment(Some(b'#'))
        .flexible(true)
        .has_headers(false)
        .from_reader(body.as_bytes().chain(end.as_bytes()));
    let mut record = csv::StringRecord::new();
    let is_end = |record: &csv::StringRecord| record.len() == 1 && record.get(0) == Some(END_OF_FILE);

    if !reader.read_record(&mut record).map_err(io::Error::from)? || is_end(&record) {
        return Err(UserFileError::Empty);
    }
    let header = Header::read(&record)?;
    let mut collector = Collector::<R>::new(header.columns());
    let mut line = lines.line;
    for row in 0_u64.. {
        let start = header_start + byte_offset(&reader);
        if row % ROWS_PER_QUESTION == 0 && !goes_on(start as u64, text.len() as u64) {
            return Ok(None);
        }
        if !reader.read_record(&mut record).map_err(io::Error::from)? {
            return Err(UserFileError::UnclosedQuote { line });
        }
        let row_at = lines.start_of_row(start);
        if row_at >= text.len() && is_end(&record) {
            break;
        }
        line = lines.line;
        let length = (header_start + byte_offset(&reader)).saturating_sub(row_at);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            collector.take(&header, &record, line, length);
        }
    }
    Ok(Some(collector.finish(header, encoding, separator)))
}

fn byte_offset<R: Read>(reader: &csv::Reader<R>) -> usize {
    reader.position().byte() as usize
}

/// The line that begins at `start`, without its end.
fn line_at(text: &str, start: usize) -> &str {
    text.get(start..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default()
}

/// Counts lines while rows are read. The reader's own count gives the comments and blank lines before a row as its start.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// Where the row begins that is the first at or after `from`, past blank lines and comments; `self.line` is then its line.
    fn start_of_row(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut start = from;
        let mut in_comment = false;
        while let Some(byte) = bytes.get(start) {
            match byte {
                b'\n' => in_comment = false,
                b'\r' => {}
                b'#' => in_comment = true,
                _ if in_comment => {}
                _ => break,
            }
            start += 1;
        }
        self.line +=
            self.text.get(self.at..start).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count() as u64;
        self.at = self.at.max(start);
        start
    }
}

/// The first line: which cell is which column.
struct Header {
    places: Vec<Option<Column>>,
    unknown: Vec<String>,
}

impl Header {
    fn columns(&self) -> Vec<Column> {
        self.places.iter().flatten().copied().collect()
    }

    fn read(record: &csv::StringRecord) -> Result<Self, UserFileError> {
        if record.len() > COLUMNS {
            return Err(UserFileError::TooManyColumns { limit: COLUMNS });
        }
        let mut header = Self { places: Vec::new(), unknown: Vec::new() };
        for name in record {
            let column = Column::named(name);
            match column {
                Some(column) if header.places.contains(&Some(column)) => {
                    return Err(UserFileError::DuplicateColumn { column });
                }
                None if !name.trim().is_empty() => header.unknown.push(cell::shown(name, BadRow::CELL_CHARACTERS)),
                _ => {}
            }
            header.places.push(column);
        }
        let missing: Vec<Column> =
            Column::MANDATORY.into_iter().filter(|column| !header.places.contains(&Some(*column))).collect();
        if missing.is_empty() {
            Ok(header)
        } else {
            let found = record.iter().map(|name| cell::shown(name, BadRow::CELL_CHARACTERS)).collect();
            Err(UserFileError::MissingColumns { missing, found })
        }
    }
}

/// Gathers rows and problems.
struct Collector<R> {
    columns: Vec<Column>,
    rows: R,
    row_lines: Vec<u64>,
    bad_rows: Vec<BadRow>,
    left_out: u64,
    keys: Keys,
}

impl<R: Rows> Collector<R> {
    fn new(columns: Vec<Column>) -> Self {
        let (rows, row_lines, bad_rows) = (R::default(), Vec::new(), Vec::new());
        Self { columns, rows, row_lines, bad_rows, left_out: 0, keys: Keys::default() }
    }

    fn take(&mut self, header: &Header, record: &csv::StringRecord, line: u64, length: usize) {
        if let Some(problem) = wrong_shape(header, record, length) {
            return self.report(line, None, "", problem);
        }
        let mut row = RowCells::default();
        let mut is_good = true;
        for (cell, column) in record.iter().zip(&header.places) {
            let Some(column) = *column else { continue };
            if let Err(problem) = fill(&mut row, column, cell) {
                self.report(line, Some(column), cell, problem);
                is_good = false;
            }
        }
        if !row.key.is_empty() {
            self.keys.push(&row.key, line, is_good.then_some(self.row_lines.len()));
        }
        if is_good && self.rows.take(row, &self.columns) {
            self.row_lines.push(line);
        }
    }

    /// Of rows with the same ID none counts, whatever else is right or wrong with them.
    fn leave_repeated_out(&mut self) {
        let repeated = std::mem::take(&mut self.keys).repeated();
        if repeated.is_empty() {
            return;
        }
        let mut is_kept = vec![true; self.row_lines.len()];
        for key in repeated {
            if let Some(kept) = key.row.and_then(|row| is_kept.get_mut(row)) {
                *kept = false;
            }
            self.report(key.line, Some(Column::Key), &key.text, Problem::DuplicateKey { other_line: key.other_line });
        }
        self.rows.keep(&is_kept);
        let mut of_lines = is_kept.iter();
        self.row_lines.retain(|_| of_lines.next() == Some(&true));
    }

    fn report(&mut self, line: u64, column: Option<Column>, cell: &str, problem: Problem) {
        if self.bad_rows.len() < BAD_ROWS {
            let cell = cell::shown(cell, BadRow::CELL_CHARACTERS);
            self.bad_rows.push(BadRow { line, column, cell, problem });
        } else {
            self.left_out += 1;
        }
    }

    fn finish(mut self, header: Header, encoding: TextEncoding, separator: Separator) -> UserFile<R> {
        self.leave_repeated_out();
        self.bad_rows.sort_by_key(|bad_row| (bad_row.line, bad_row.column));
        UserFile {
            rows: self.rows,
            row_lines: self.row_lines,
            bad_rows: self.bad_rows,
            bad_rows_left_out: self.left_out,
            columns: self.columns,
            unknown_columns: header.unknown,
            encoding,
            separator,
        }
    }
}

fn wrong_shape(header: &Header, record: &csv::StringRecord, length: usize) -> Option<Problem> {
    let (expected, found) = (header.places.len(), record.len());
    if length > ROW_BYTES {
        Some(Problem::RowTooLong { limit: ROW_BYTES })
    } else if found < expected {
        Some(Problem::TooFewCells { expected, found })
    } else if record.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
        Some(Problem::TooManyCells { expected, found })
    } else {
        None
    }
}

fn fill<'t>(row: &mut RowCells<'t>, column: Column, cell: &'t str) -> Result<(), Problem> {
    match column {
        Column::Key => row.key = cell::key(cell)?,
        Column::FirstName => row.first_name = cell::mandatory(cell)?,
        Column::Name => row.name = cell::mandatory(cell)?,
        Column::Account => row.account = cell::mandatory(cell)?,
        Column::Phone => row.phone = cell::number(cell)?,
        Column::Fax => row.fax = cell::number(cell)?,
        Column::Mobile => row.mobile = cell::number(cell)?,
        Column::Email => row.email = cell::text(cell)?,
        Column::Description => row.description = cell::description(cell)?,
        Column::Location => row.location = Some(cell::text(cell)?),
        Column::Group => row.group = Some(cell::text(cell)?),
        Column::Lines => row.lines = Some(cell::lines(cell)?),
        Column::Teamdesk => row.teamdesk = Some(cell::roles(cell)?),
        Column::Joined => row.joined = cell::date(cell)?,
        Column::Protected => row.protected = Some(cell::protection(cell)?),
    }
    Ok(())
}
