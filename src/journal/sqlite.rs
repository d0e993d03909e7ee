//! The change log in a SQLite file.
use std::{fs, path::Path};

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};
use xlm_core::calendar::UtcMicros;

use super::{
    Access, AppendError, Appended, DatabaseError, Draft, Head, Journal, JournalError, KEPT_SNAPSHOTS, PAYLOAD_LIMIT,
    Payload, ReadOnlyReason, Snapshot, SnapshotContent, StoredEntry, chain, entries::page_of, pack, snapshot,
};
use crate::database::{self, Database, while_busy};

/// `XLML`: marks the file as a change log of this program.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"XLML");

/// The tables; each string leads to the next version. Never edit one that has been released.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE entry (
        number         INTEGER PRIMARY KEY CHECK (number > 0),
        at             INTEGER NOT NULL,
        actor          TEXT NOT NULL,
        reason         TEXT NOT NULL,
        payload        BLOB, -- NULL once it has been redacted
        payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
        digest         BLOB NOT NULL CHECK (length(digest) = 32)
    ) STRICT;
    CREATE TRIGGER entries_stay BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the change log only grows'); END;
    CREATE TRIGGER entries_keep_their_content BEFORE UPDATE ON entry
        WHEN new.number IS NOT old.number OR new.at IS NOT old.at OR new.actor IS NOT old.actor
            OR new.reason IS NOT old.reason OR new.payload_digest IS NOT old.payload_digest
            OR new.digest IS NOT old.digest OR new.payload IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an entry can only be redacted'); END;
    CREATE TABLE snapshot (number INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;
    -- The newest format of events that a program has written.
    CREATE TABLE format (one INTEGER PRIMARY KEY CHECK (one = 1), events INTEGER NOT NULL) STRICT;
    INSERT INTO format VALUES (1, 0);
",
    "
    -- How long a payload is that lies there packed (LZ4 block); 0 if it lies there as it is.
    ALTER TABLE entry ADD COLUMN packed_length INTEGER NOT NULL DEFAULT 0;
",
];

pub(super) const COLUMNS: &str = "number, at, actor, reason, payload, payload_digest, digest, packed_length";

/// Snapshots that take more bytes than this together leave no room for older ones.
const ROOM_FOR_SNAPSHOTS: i64 = 32 << 20;

/// How a change log is to be opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The newest format of events that this program knows and writes.
    pub format: u32,
    /// How the file is to be opened.
    pub database: database::Options,
}

impl Options {
    /// The usual options for a program that knows events up to this format.
    pub const fn new(format: u32) -> Self {
        Self { format, database: database::Options::new(APPLICATION_ID, MIGRATIONS) }
    }
}

/// A handle of a change log in a SQLite file.
#[derive(Debug)]
pub struct SqliteJournal {
    pub(super) database: Database,
    options: Options,
}

/// Copies the change log in a file as it is, whatever version of the program wrote it.
///
/// # Errors
/// See [`DatabaseError`].
pub fn copy_change_log(file: &Path, to: &Path) -> Result<(), DatabaseError> {
    database::copy(file, to, &database::Options::new(APPLICATION_ID, MIGRATIONS))
}

impl SqliteJournal {
    /// Opens the change log in this file, and creates an empty one if there is no file.
    ///
    /// # Errors
    /// See [`DatabaseError`].
    pub fn open(file: &Path, options: Options) -> Result<Self, JournalError> {
        Self::with(Database::open(file, &options.database)?, options)
    }

    /// Whether the file is still at its place.
    pub fn is_in_place(&self) -> bool {
        self.database.is_in_place()
    }

    /// Opens the change log in this file.
    ///
    /// # Errors
    /// [`DatabaseError::Missing`] if there is none; otherwise see [`DatabaseError`].
    pub fn open_existing(file: &Path, options: Options) -> Result<Self, JournalError> {
        Self::with(Database::open_existing(file, &options.database)?, options)
    }

    fn with(mut database: Database, options: Options) -> Result<Self, JournalError> {
        if database.access == Access::ReadWrite
            && let Some(reason) = while_busy(|| newer(&database.connection, options))?
        {
            database.access = Access::ReadOnly(reason);
        }
        Ok(Self { database, options })
    }

    /// The bytes of a file with the same entries, made while others may go on writing. For a backup.
    ///
    /// # Errors
    /// If the change log cannot be read, or there is no room for a second file beside it.
    pub fn copy(&self) -> Result<Vec<u8>, JournalError> {
        let file = &self.database.file;
        let failed = |source| DatabaseError::File { file: file.clone(), source };
        // The folder can be entered by its owner only, so the copy is as private as the original.
        let folder = tempfile::tempdir_in(file.parent().unwrap_or(Path::new("."))).map_err(failed)?;
        let copy = folder.path().join("copy.sqlite");
        let name = copy.to_string_lossy();
        while_busy(|| Ok(self.database.connection.execute("VACUUM INTO ?1", [&*name])?))?;
        without_snapshots(&copy)?;
        Ok(fs::read(&copy).map_err(failed)?)
    }

    fn connection(&self) -> &Connection {
        &self.database.connection
    }

    /// Appends in a transaction that holds the lock; `Err` in the inner result if nothing is wrong with the database.
    fn append_in(
        &self,
        transaction: Transaction<'_>,
        expected: Head,
        draft: Draft,
    ) -> Result<Result<Appended, AppendError>, DatabaseError> {
        if let Some(reason) = newer(&transaction, self.options)? {
            return Ok(Err(AppendError::ReadOnly(reason)));
        }
        let (head, at) = match head_of(&transaction) {
            Ok(found) => found,
            Err(JournalError::Database(error)) => return Err(error),
            Err(error) => return Ok(Err(error.into())),
        };
        if head != expected {
            return Ok(Err(AppendError::Taken { head }));
        }
        let entry = chain::next_entry(head, at, &draft);
        let Payload { length, stored, is_packed, .. } = draft.payload;
        let mut insert =
            transaction.prepare(&format!("INSERT INTO entry ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"))?;
        insert.raw_bind_parameter(1, entry.number as i64)?;
        insert.raw_bind_parameter(2, entry.at.0)?;
        insert.raw_bind_parameter(3, &entry.actor)?;
        insert.raw_bind_parameter(4, &entry.reason)?;
        insert.raw_bind_parameter(5, &stored)?;
        // SQLite has its own copy now, and makes another one: a third is not needed.
        drop(stored);
        insert.raw_bind_parameter(6, entry.payload_digest)?;
        insert.raw_bind_parameter(7, entry.digest)?;
        insert.raw_bind_parameter(8, if is_packed { length as i64 } else { 0 })?;
        insert.raw_execute()?;
        drop(insert);
        transaction.execute("UPDATE format SET events = ?1 WHERE events < ?1", [self.options.format])?;
        transaction.commit()?;
        Ok(Ok(Appended { head: entry.head(), at: entry.at }))
    }

    fn try_save_snapshot(
        &self,
        head: Head,
        content: &SnapshotContent,
    ) -> Result<Result<(), JournalError>, DatabaseError> {
        let transaction = Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate)?;
        if let Some(reason) = newer(&transaction, self.options)? {
            return Ok(Err(JournalError::ReadOnly(reason)));
        }
        if !has(&transaction, head)? {
            return Ok(Err(JournalError::UnknownHead { head }));
        }
        transaction.execute(
            "INSERT OR REPLACE INTO snapshot VALUES (?1, ?2)",
            params![head.number as i64, snapshot::encode(head, content)],
        )?;
        transaction.execute(
            "DELETE FROM snapshot WHERE number NOT IN (SELECT number FROM snapshot ORDER BY number DESC LIMIT ?1)",
            [KEPT_SNAPSHOTS as i64],
        )?;
        transaction.execute(
            "DELETE FROM snapshot WHERE number < (SELECT max(number) FROM snapshot)
                AND (SELECT sum(length(content)) FROM snapshot) > ?1",
            [ROOM_FOR_SNAPSHOTS],
        )?;
        transaction.commit()?;
        Ok(Ok(()))
    }
}

impl Journal for SqliteJournal {
    fn access(&self) -> Access {
        self.database.access
    }

    fn head(&self) -> Result<Head, JournalError> {
        Ok(head_of(self.connection())?.0)
    }

    fn append(&mut self, expected: Head, draft: Draft) -> Result<Appended, AppendError> {
        chain::check(&draft)?;
        if let Access::ReadOnly(reason) = self.database.access {
            return Err(AppendError::ReadOnly(reason));
        }
        // Whoever has this lock is kept from nothing by others.
        let begin = || Ok(Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate)?);
        let transaction = while_busy(begin).map_err(JournalError::Database)?;
        let outcome = self.append_in(transaction, expected, draft).map_err(JournalError::Database)?;
        if let Err(AppendError::ReadOnly(reason)) = outcome {
            self.database.access = Access::ReadOnly(reason);
        }
        outcome
    }

    fn read_after(&self, number: u64, limit: usize) -> Result<Vec<StoredEntry>, JournalError> {
        let Ok(number) = i64::try_from(number) else { return Ok(Vec::new()) };
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE number > ?1 ORDER BY number LIMIT ?2");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let limit_in_sql = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_and_then([number, limit_in_sql], entry_of)?;
        page_of(rows, limit)
    }

    fn read(&self, number: u64) -> Result<Option<StoredEntry>, JournalError> {
        let Ok(number) = i64::try_from(number) else { return Ok(None) };
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE number = ?1");
        let mut statement = self.connection().prepare_cached(&sql)?;
        statement.query_and_then([number], entry_of)?.next().transpose()
    }

    fn change_counter(&self) -> Result<u64, JournalError> {
        let version: i64 = self.connection().pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(version as u64)
    }

    fn save_snapshot(&mut self, head: Head, content: &SnapshotContent) -> Result<(), JournalError> {
        if let Access::ReadOnly(reason) = self.database.access {
            return Err(JournalError::ReadOnly(reason));
        }
        while_busy(|| self.try_save_snapshot(head, content))?
    }

    fn holds(&self, head: Head) -> Result<bool, JournalError> {
        Ok(has(self.connection(), head)?)
    }

    fn latest_snapshot(&self, max: u64) -> Result<Option<Snapshot>, JournalError> {
        let max = i64::try_from(max).unwrap_or(i64::MAX);
        let mut statement =
            self.connection().prepare_cached("SELECT content FROM snapshot WHERE number <= ?1 ORDER BY number DESC")?;
        let mut rows = statement.query([max])?;
        while let Some(row) = rows.next()? {
            let Some(found) = row.get_ref(0)?.as_blob().ok().and_then(snapshot::decode) else { continue };
            if has(self.connection(), found.head)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}

/// Takes the snapshots out of a copy: they are made again where it is opened.
fn without_snapshots(copy: &Path) -> Result<(), DatabaseError> {
    let connection = Connection::open(copy)?;
    // Where a newer program keeps them elsewhere, they stay.
    if connection.execute("DELETE FROM snapshot", []).is_ok_and(|count| count > 0) {
        connection.execute("VACUUM", [])?;
    }
    Ok(())
}

/// Has a newer program been at work since this one opened the file?
fn newer(connection: &Connection, options: Options) -> Result<Option<ReadOnlyReason>, DatabaseError> {
    let tables: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let events: u32 = connection.query_row("SELECT events FROM format", [], |row| row.get(0))?;
    let known_tables = options.database.migrations.len() as u32;
    Ok([(tables, known_tables), (events, options.format)]
        .into_iter()
        .find(|(found, known)| found > known)
        .map(|(found, known)| ReadOnlyReason::NewerFormat { found, known }))
}

/// The head and the time of its entry.
pub(super) fn head_of(connection: &Connection) -> Result<(Head, UtcMicros), JournalError> {
    let mut statement =
        connection.prepare_cached("SELECT number, digest, at FROM entry ORDER BY number DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok((Head::EMPTY, UtcMicros(i64::MIN))) };
    let number = number_of(row)?;
    let unreadable = |_| JournalError::Unreadable { number };
    let digest = row.get(1).map_err(unreadable)?;
    let at = UtcMicros(row.get(2).map_err(unreadable)?);
    Ok((Head { number, digest }, at))
}

/// Does the chain pass through this head?
fn has(connection: &Connection, head: Head) -> Result<bool, DatabaseError> {
    if head == Head::EMPTY {
        return Ok(true);
    }
    let Ok(number) = i64::try_from(head.number) else { return Ok(false) };
    let mut statement = connection.prepare_cached("SELECT 1 FROM entry WHERE number = ?1 AND digest = ?2")?;
    Ok(statement.query_row(params![number, head.digest], |_| Ok(())).optional()?.is_some())
}

fn number_of(row: &Row<'_>) -> Result<u64, JournalError> {
    let number: i64 = row.get(0)?;
    u64::try_from(number).or(Err(JournalError::Unreadable { number: 0 }))
}

fn entry_of(row: &Row<'_>) -> Result<StoredEntry, JournalError> {
    let number = number_of(row)?;
    let read = || -> rusqlite::Result<StoredEntry> {
        Ok(StoredEntry {
            number,
            at: UtcMicros(row.get(1)?),
            actor: row.get(2)?,
            reason: row.get(3)?,
            payload: row.get(4)?,
            payload_digest: row.get(5)?,
            digest: row.get(6)?,
        })
    };
    // The row is here already: what can go wrong is only that a column holds something else than we wrote.
    let mut entry = read().or(Err(JournalError::Unreadable { number }))?;
    let packed_length: u32 = row.get(7).or(Err(JournalError::Unreadable { number }))?;
    let packed_length = packed_length as usize;
    if packed_length > 0 {
        // One that was redacted stays so.
        let unpacked =
            |packed: Vec<u8>| pack::unpack(&packed, packed_length).filter(|_| packed_length <= PAYLOAD_LIMIT);
        let payload = entry.payload.map(|packed| unpacked(packed).ok_or(JournalError::Unreadable { number }));
        entry.payload = payload.transpose()?;
    }
    Ok(entry)
}
