//! CSV as a German Excel opens it by a double click: UTF-8 with byte order mark, semicolons, CRLF.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front (CSV injection; also `+49 30…` would become a
//! number). [`unguarded`] takes it away again, so that what was written is read back unchanged.

use std::{borrow::Cow, io};

/// What a spreadsheet takes for the start of a formula.
const FORMULA_STARTS: [char; 4] = ['=', '+', '-', '@'];
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes rows of cells to any writer.
#[derive(Debug)]
pub struct CsvWriter<W: io::Write> {
    inner: csv::Writer<W>,
}

impl<W: io::Write> CsvWriter<W> {
    /// Starts the file: writes the byte order mark.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK)?;
        let inner = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .quote_style(csv::QuoteStyle::Necessary)
            .from_writer(out);
        Ok(Self { inner })
    }

    /// Writes one row; cells are guarded and quoted as needed.
    ///
    /// # Errors
    /// What the writer says.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        for (index, cell) in cells.into_iter().enumerate() {
            // A `#` at the start of a row would make it a comment; the crate quotes only for separators, quotes and line ends.
            if index == 0 && cell.starts_with('#') {
                self.inner.write_field(format!("'{cell}"))?;
            } else {
                self.inner.write_field(guarded(cell).as_ref())?;
            }
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes out what is still buffered and gives the writer back.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(mut self) -> io::Result<W> {
        self.inner.flush()?;
        self.inner.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The cell with an apostrophe in front if a spreadsheet could take it for a formula, or if it looks like a guarded cell.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if starts_like_a_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the apostrophe that [`guarded`] put there.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| starts_like_a_formula(rest) || rest.starts_with('#')).unwrap_or(cell)
}

/// Apostrophes are looked through: `'=1` must get one more, or reading would take away the one that belongs to the text.
fn starts_like_a_formula(cell: &str) -> bool {
    let text = cell.trim_start_matches('\'');
    text.starts_with(FORMULA_STARTS)
        || text.starts_with(['\t', '\r'])
        || (text.len() < cell.len() && text.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[&[&str]]) -> String {
        let mut writer = CsvWriter::new(Vec::new()).unwrap();
        for row in rows {
            writer.row(row.iter().copied()).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn excel_opens_it_as_a_table_with_umlauts() {
        assert_eq!(
            written(&[&["user", "license"], &["Jörg; jun.", "a\"b"]]),
            "\u{feff}user;license\r\n\"Jörg; jun.\";\"a\"\"b\"\r\n"
        );
    }

    #[test]
    fn no_cell_runs_as_a_formula() {
        for cell in ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "'=1", "\t=1", "\r=1"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("O'Neill"), "O'Neill");
        assert_eq!(guarded("'s-Hertogenbosch"), "'s-Hertogenbosch");
    }

    #[test]
    fn a_row_never_becomes_a_comment() {
        assert_eq!(written(&[&["#1", "#2"]]), "\u{feff}'#1;#2\r\n");
    }

    proptest! {
        #[test]
        fn a_guard_is_taken_away_exactly(cell in "['=+@#\\-a \t]{0,6}") {
            let guarded = guarded(&cell);
            prop_assert_eq!(unguarded(&guarded), cell.as_str());
            let first = written(&[&[&cell, "x"]]);
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).comment(Some(b'#'))
                .from_reader(first.trim_start_matches('\u{feff}').as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(unguarded(&record[0]), cell.as_str());
        }
    }
}
