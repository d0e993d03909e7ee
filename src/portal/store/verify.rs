//! Is everything in the store as it was written?
use rusqlite::{Row as SqlRow, Transaction};
use xlm_core::calendar::UtcMicros;

use super::{
    Head, Store, StoreError,
    chain::{Link, StoredEvent, link},
    index::{self, stream_of},
    load::event_of,
    sql_number,
};
use crate::portal::protocol::Event;

/// The tables that lead to events.
const INDEX_TABLES: [&str; 4] = ["certificate_code", "redeemed_code", "answer", "nonce"];

/// An event with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// 1, 2, 3, … without gaps.
    pub number: u64,
    /// When it was noted; never before the one before it.
    pub at: UtcMicros,
    /// What happened.
    pub event: Event,
    /// The link of the chain.
    pub digest: [u8; 32],
}

/// The whole chain holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verified {
    /// How many events there are.
    pub events: u64,
    /// SHA-256 of the last one; note it elsewhere to see later that nobody has rewritten the chain.
    pub digest: [u8; 32],
}

/// The first place at which something does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreFault {
    /// There is no event with this number, though there are later ones.
    #[error("event {0} is missing")]
    Missing(u64),
    /// It is not what was written, or stood elsewhere.
    #[error("event {0} was altered, or moved from another place")]
    Altered(u64),
    /// It cannot be read.
    #[error("event {0} cannot be read")]
    Unreadable(u64),
    /// It is earlier than the one before it.
    #[error("event {0} is earlier than the one before it")]
    Earlier(u64),
    /// What leads to it says something else than the event.
    #[error("what leads to event {0} does not fit it")]
    Index(u64),
    /// Something leads to no event.
    #[error("{0} entries of the index belong to no event")]
    Stray(u64),
}

impl Store {
    /// The newest events, newest first.
    ///
    /// # Errors
    /// If one of them cannot be read.
    pub fn newest_changes(&mut self, limit: usize) -> Result<Vec<Change>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|transaction, _| {
            let mut statement = transaction.prepare(
                "SELECT number, stream, version, at, payload, digest FROM event ORDER BY number DESC LIMIT ?1",
            )?;
            let rows = statement.query_and_then([limit], |row| change_of(&stored(row)?))?;
            rows.collect()
        })
    }

    /// The end of the chain.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn head(&mut self) -> Result<Head, StoreError> {
        self.read(|transaction, _| super::append::head(transaction))
    }

    /// Whether there is an event with this digest.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn has(&mut self, digest: [u8; 32]) -> Result<bool, StoreError> {
        self.read(|transaction, _| {
            let count: i64 =
                transaction.query_row("SELECT count(*) FROM event WHERE digest = ?1", [digest], |row| row.get(0))?;
            Ok(count > 0)
        })
    }

    /// Follows the chain from the first event to the last, and checks that what leads to the events says what they say.
    ///
    /// # Errors
    /// If the store cannot be read. What does not hold is the inner result.
    pub fn verify(&mut self) -> Result<Result<Verified, StoreFault>, StoreError> {
        self.read(|transaction, _| walk(transaction))
    }
}

fn walk(transaction: &Transaction<'_>) -> Result<Result<Verified, StoreFault>, StoreError> {
    let mut statement =
        transaction.prepare("SELECT number, stream, version, at, payload, digest FROM event ORDER BY number")?;
    let mut rows = statement.query([])?;
    let (mut number, mut digest, mut at): (u64, Link, i64) = (0, [0; 32], i64::MIN);
    let mut leads = 0_u64;
    while let Some(row) = rows.next()? {
        number += 1;
        let Ok(event) = stored(row) else { return Ok(Err(StoreFault::Unreadable(number))) };
        if event.number != number {
            return Ok(Err(StoreFault::Missing(number)));
        }
        if event.digest != link(&digest, &event) {
            return Ok(Err(StoreFault::Altered(number)));
        }
        if event.at < at {
            return Ok(Err(StoreFault::Earlier(number)));
        }
        let Ok(change) = change_of(&event) else { return Ok(Err(StoreFault::Unreadable(number))) };
        if stream_of(&change.event) != event.stream {
            return Ok(Err(StoreFault::Index(number)));
        }
        for row in index::rows(&change.event) {
            if !row.is_there(transaction, number)? {
                return Ok(Err(StoreFault::Index(number)));
            }
            leads += u64::from(!matches!(row, index::Row::Newest(..)));
        }
        (digest, at) = (event.digest, event.at);
    }
    let mut found = 0;
    for table in INDEX_TABLES {
        let count: i64 = transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        found += count as u64;
    }
    if found != leads {
        return Ok(Err(StoreFault::Stray(found.saturating_sub(leads))));
    }
    Ok(Ok(Verified { events: number, digest }))
}

fn stored(row: &SqlRow<'_>) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        number: row.get::<_, i64>(0)? as u64,
        stream: row.get(1)?,
        version: row.get::<_, i64>(2)? as u64,
        at: row.get(3)?,
        payload: row.get(4)?,
        digest: row.get(5)?,
    })
}

fn change_of(stored: &StoredEvent) -> Result<Change, StoreError> {
    Ok(Change {
        number: stored.number,
        at: UtcMicros(stored.at),
        event: event_of(sql_number(stored.number)?, Some(&stored.payload))?,
        digest: stored.digest,
    })
}
