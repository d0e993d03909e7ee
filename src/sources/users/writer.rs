//! Users as a file that [`super::read_users`] reads back unchanged.

use std::io;

use super::{Column, Roles, UserRow};
use crate::sources::csv_writer::CsvWriter;

/// Writes a first line with the names of the columns, then a row per user. Give only columns that the rows know: a column written
/// for `None` is read back as an empty value.
///
/// # Errors
/// What the writer says.
pub fn write_users<W: io::Write>(out: W, rows: &[UserRow], columns: &[Column]) -> io::Result<W> {
    let mut writer = CsvWriter::new(out)?;
    writer.row(columns.iter().map(|column| column.header()))?;
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|column| cell(row, *column)).collect();
        writer.row(cells.iter().map(String::as_str))?;
    }
    writer.finish()
}

fn cell(row: &UserRow, column: Column) -> String {
    match column {
        Column::Key => row.key.clone(),
        Column::FirstName => row.first_name.clone(),
        Column::Name => row.name.clone(),
        Column::Account => row.account.clone(),
        Column::Phone => row.phone.clone(),
        Column::Fax => row.fax.clone(),
        Column::Mobile => row.mobile.clone(),
        Column::Email => row.email.clone(),
        Column::Description => row.description.clone(),
        Column::Location => row.location.clone().unwrap_or_default(),
        Column::Group => row.group.clone().unwrap_or_default(),
        Column::Lines => row.lines.as_deref().unwrap_or_default().join(","),
        Column::Teamdesk => words(row.teamdesk.unwrap_or_default()),
        Column::Joined => row.joined.map(|day| day.to_string()).unwrap_or_default(),
        Column::Protected => row.protected.clone().unwrap_or_default(),
    }
}

fn words(roles: Roles) -> String {
    let held = [(roles.member, "member"), (roles.leader, "leader"), (roles.analyst, "analyst")];
    let words: Vec<&str> = held.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect();
    words.join(",")
}
