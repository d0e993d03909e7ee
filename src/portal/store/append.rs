//! Writes events and what leads to them.
use rusqlite::{OptionalExtension as _, Transaction, params};
use xlm_core::calendar::UtcMicros;

use super::{
    Counter, StoreError,
    chain::{Link, StoredEvent, link},
    index::{rows, stream_of},
    sql_number,
};
use crate::portal::protocol::Event;

/// The end of the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// Number of the last event; 0 before the first one.
    pub number: u64,
    /// Its digest; 32 zero bytes before the first one.
    pub digest: [u8; 32],
    at: i64,
}

/// The end of the chain now.
pub(super) fn head(transaction: &Transaction<'_>) -> Result<Head, StoreError> {
    let mut statement =
        transaction.prepare_cached("SELECT number, digest, at FROM event ORDER BY number DESC LIMIT 1")?;
    let found =
        statement.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Link>(1)?, row.get(2)?))).optional()?;
    Ok(found.map_or(Head { number: 0, digest: [0; 32], at: i64::MIN }, |(number, digest, at)| Head {
        number: number as u64,
        digest,
        at,
    }))
}

/// Appends events. Whoever appends to the same stream, takes the same number or redeems the same code at the same time
/// violates a unique constraint, and one of the two decides again.
pub(super) fn append(
    transaction: &Transaction<'_>,
    counter: &Counter,
    events: &[Event],
    now: UtcMicros,
) -> Result<(), StoreError> {
    counter.query();
    let mut head = head(transaction)?;
    for event in events {
        let stream = stream_of(event);
        let version: i64 = transaction
            .prepare_cached("SELECT coalesce(max(version), 0) + 1 FROM event WHERE stream = ?1")?
            .query_row([&stream], |row| row.get(0))?;
        let mut stored = StoredEvent {
            number: head.number + 1,
            stream,
            version: version as u64,
            // A clock that went back must not make the events look disordered.
            at: now.0.max(head.at),
            payload: serde_json::to_vec(event).map_err(StoreError::Form)?,
            digest: [0; 32],
        };
        stored.digest = link(&head.digest, &stored);
        transaction
            .prepare_cached(
                "INSERT INTO event (number, stream, version, at, payload, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                sql_number(stored.number)?,
                stored.stream,
                version,
                stored.at,
                stored.payload,
                stored.digest
            ])?;
        for row in rows(event) {
            row.insert(transaction, stored.number)?;
        }
        head = Head { number: stored.number, digest: stored.digest, at: stored.at };
    }
    Ok(())
}
