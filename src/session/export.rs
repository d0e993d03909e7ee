//! What leaves the program as a table for a spreadsheet.

use std::{io, path::Path};

use xlm_core::{
    calendar::Day,
    report::{AssignmentRow, Holding},
};

use super::{Engine, SessionError, holdings_pdf::holdings_pdf};
use crate::{
    preferences::{Existing, write_private},
    sources::csv_writer::CsvWriter,
    text::Language,
};

/// The distribution as a table: `user;license;required;assigned;place;since`. A user who needs several units of a type
/// has their places and entries in one cell each, separated by commas.
///
/// # Errors
/// Never for a table in memory; the type says so because the writer may fail in principle.
pub fn assignment_csv(rows: &[AssignmentRow<'_>]) -> io::Result<Vec<u8>> {
    let mut table = CsvWriter::new(Vec::new())?;
    table.row(["user", "license", "required", "assigned", "place", "since"])?;
    for row in rows {
        let (required, assigned) = (row.units.len().to_string(), row.assigned().to_string());
        let (places, since) = (row.places(), row.since());
        table.row([row.user, row.license, &required, &assigned, &places, &since])?;
    }
    table.finish()
}

/// Who held which license as a table: `user;name;license;unit;line;from;until`, times in UTC; no `until` means that the
/// user still held it at the end.
///
/// # Errors
/// As [`assignment_csv`].
pub fn holdings_csv(holdings: &[Holding]) -> io::Result<Vec<u8>> {
    let mut table = CsvWriter::new(Vec::new())?;
    table.row(["user", "name", "license", "unit", "line", "from", "until"])?;
    for holding in holdings {
        let (unit, from) = (holding.unit.to_string(), holding.from.to_string());
        let until = holding.until.map_or_else(String::new, |until| until.to_string());
        let line = holding.line.as_deref().unwrap_or_default();
        table.row([&holding.user, &holding.name, &holding.license, &unit, line, &from, &until])?;
    }
    table.finish()
}

/// What a report is saved as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportForm {
    /// A table for a spreadsheet.
    Table,
    /// Pages to print and to file, in a language.
    Pages(Language),
}

/// Saves who held which license in these days, readable by nobody else: it has names of users.
pub(super) fn save_holdings(
    engine: &Engine,
    (first, last): (Day, Day),
    form: ReportForm,
    file: &Path,
    goes_on: impl FnMut(u64) -> bool,
) -> Result<(), SessionError> {
    let report = match form {
        ReportForm::Table => holdings_csv(&engine.holdings(first, last, goes_on)?).map_err(SessionError::at(file))?,
        ReportForm::Pages(language) => holdings_pdf(engine, first, last, language, goes_on)?,
    };
    write_private(file, &report, Existing::Replace).map_err(SessionError::at(file))
}
