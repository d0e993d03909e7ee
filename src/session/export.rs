//! What leaves the program as a table for a spreadsheet.

use std::io;

use xlm_core::report::AssignmentRow;

use crate::sources::csv_writer::CsvWriter;

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
