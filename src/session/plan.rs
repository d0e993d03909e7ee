//! The list of what a plan asks to be done on the XPhone server, as a table for a spreadsheet.

use std::{io, path::Path};

use xlm_core::{installation::Installation, plan::plan_tasks};

use super::SessionError;
use crate::{
    preferences::{Existing, write_private},
    sources::csv_writer::CsvWriter,
    text::{Texts, sentences},
};

/// The tasks as a table in a language: done, what, where, and what it is about, one line per task.
///
/// # Errors
/// Never for a table in memory; the type says so because the writer may fail in principle.
pub fn plan_csv(texts: &Texts, plan: &Installation) -> io::Result<Vec<u8>> {
    let mut table = CsvWriter::new(Vec::new())?;
    let heads = ["done", "what", "where", "details"].map(|head| texts.get(&format!("overview-plan-column-{head}")));
    table.row([&*heads[0], &*heads[1], &*heads[2], &*heads[3]])?;
    for task in plan_tasks(plan) {
        let text = sentences::plan_task(texts, plan, &task);
        let done = if plan.plan.done.contains(&task) { texts.get("overview-plan-ticked") } else { "".into() };
        table.row([&*done, &text.what, &text.path, &text.details.join("; ")])?;
    }
    table.finish()
}

/// Saves the table, readable by nobody else: it has names of users.
pub(super) fn save_plan(texts: &Texts, plan: &Installation, file: &Path) -> Result<(), SessionError> {
    let table = plan_csv(texts, plan).map_err(SessionError::at(file))?;
    write_private(file, &table, Existing::Replace).map_err(SessionError::at(file))
}
