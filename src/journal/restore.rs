//! Going on from another file: its entries take the place of those that came after the last one in common.
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use super::{AppendError, DatabaseError, Head, JournalError, SqliteJournal, sqlite};
use crate::database::{Access, while_busy};

/// The trigger that keeps entries from being deleted. It stands aside while they are replaced.
const ENTRIES_STAY: &str = "entries_stay";

impl SqliteJournal {
    /// The last entry that this change log has in common with that of another file, which has the same tables; 0 if none.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn common_with(&self, file: &Path) -> Result<u64, JournalError> {
        Ok(self.beside(file, common)?)
    }

    /// Replaces the entries after the last one in common by those of the other file, in one step, as long as the head is
    /// still the expected one. What was redacted here stays so.
    ///
    /// # Errors
    /// [`AppendError::Taken`] if the head is another one, and what a [`super::Journal::append`] may meet; nothing has
    /// changed then.
    pub fn replace_with(&mut self, expected: Head, file: &Path) -> Result<(), AppendError> {
        if let Access::ReadOnly(reason) = self.database.access {
            return Err(AppendError::ReadOnly(reason));
        }
        self.beside(file, |connection| replace(connection, expected)).map_err(JournalError::Database)?
    }

    /// Does something while the other file is attached as `other`.
    fn beside<T>(
        &self,
        file: &Path,
        act: impl Fn(&Connection) -> Result<T, DatabaseError>,
    ) -> Result<T, DatabaseError> {
        let connection = &self.database.connection;
        let name = file.to_string_lossy();
        while_busy(|| Ok(connection.execute("ATTACH ?1 AS other", [&*name])?))?;
        let outcome = while_busy(|| act(connection));
        // The cached statements know the attached file.
        connection.flush_prepared_statement_cache();
        connection.execute("DETACH other", [])?;
        outcome
    }
}

fn common(connection: &Connection) -> Result<u64, DatabaseError> {
    let sql = "SELECT max(own.number) FROM main.entry AS own
        JOIN other.entry AS theirs ON theirs.number = own.number AND theirs.digest = own.digest";
    let number: Option<i64> = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0))
}

fn replace(connection: &Connection, expected: Head) -> Result<Result<(), AppendError>, DatabaseError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let head = match sqlite::head_of(&transaction) {
        Ok((head, _)) => head,
        Err(JournalError::Database(error)) => return Err(error),
        Err(error) => return Ok(Err(error.into())),
    };
    if head != expected {
        return Ok(Err(AppendError::Taken { head }));
    }
    let common = common(&transaction)? as i64;
    let trigger: Option<String> = transaction
        .query_row("SELECT sql FROM main.sqlite_schema WHERE name = ?1", [ENTRIES_STAY], |row| row.get(0))
        .optional()?;
    transaction.execute_batch(&format!("DROP TRIGGER IF EXISTS main.{ENTRIES_STAY}"))?;
    transaction.execute("DELETE FROM main.entry WHERE number > ?1", [common])?;
    let columns = sqlite::COLUMNS;
    transaction.execute(
        &format!("INSERT INTO main.entry ({columns}) SELECT {columns} FROM other.entry WHERE number > ?1"),
        [common],
    )?;
    transaction.execute("DELETE FROM main.snapshot WHERE number > ?1", [common])?;
    if let Some(trigger) = trigger {
        transaction.execute_batch(&trigger)?;
    }
    transaction.commit()?;
    Ok(Ok(()))
}
