//! What of an event must be found without reading all events.
use rusqlite::{Transaction, params};
use sha2::{Digest as _, Sha256};
use xlm_core::{
    code::{RequestCode, SystemCode},
    document::{Digest, Nonce, PublicKey},
};

use super::{StoreError, sql_number};
use crate::portal::protocol::{Event, Subject, SystemRecord};

/// The stream that an event belongs to: the events of one stream are decided one after the other. Orders of one number
/// share theirs, because their items are counted through.
pub(super) fn stream_of(event: &Event) -> String {
    match (event, event.subject()) {
        (Event::OrderAdded { order, .. }, _) => order_stream(&order.order_number),
        (_, Subject::System(system_id)) => system_stream(system_id),
        (_, Subject::Order(code)) => order_stream(&code.to_string()),
    }
}

pub(super) fn system_stream(system_id: SystemCode) -> String {
    format!("system {system_id}")
}

pub(super) fn order_stream(order_number: &str) -> String {
    format!("order {order_number}")
}

/// Under what a code is found.
pub(super) fn code_digest(code: RequestCode) -> [u8; 32] {
    Sha256::new().chain_update(b"xlm-request-code-1").chain_update(code.to_string()).finalize().into()
}

/// One row that leads to an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Row {
    /// The code of an order.
    Code(RequestCode),
    /// A code that a system has redeemed: each only once.
    Redeemed(RequestCode, SystemCode),
    /// The answer to a document.
    Answer(Digest),
    /// A nonce that a system has used.
    Nonce(SystemCode, Nonce),
    /// The newest package of a system, and the key of its host.
    Newest(SystemCode, PublicKey, u64),
}

/// The rows of an event.
pub(super) fn rows(event: &Event) -> Vec<Row> {
    match event {
        Event::OrderAdded { code, order } => {
            let redeemed = order.redeemed.map(|redeemed| Row::Redeemed(*code, redeemed.system_id));
            [Row::Code(*code)].into_iter().chain(redeemed).collect()
        }
        Event::RequestAnswered { system_id, request, nonce, host, codes, package, .. } => {
            let redeemed = codes.iter().map(|code| Row::Redeemed(*code, *system_id));
            let newest = Row::Newest(*system_id, host.key, package.generation);
            [Row::Answer(*request), Row::Nonce(*system_id, *nonce), newest].into_iter().chain(redeemed).collect()
        }
        Event::ReleaseCredited { release, .. } => vec![Row::Answer(*release)],
        Event::SystemTakenOver { system_id, record, .. } => rows_of_record(*system_id, record),
        Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::ExceptionGranted { .. }
        | Event::BudgetAgreed { .. } => vec![],
    }
}

fn rows_of_record(system_id: SystemCode, record: &SystemRecord) -> Vec<Row> {
    let packages =
        record.packages.iter().flat_map(|issued| [Row::Answer(issued.request), Row::Nonce(system_id, issued.nonce)]);
    let releases = record.releases.iter().map(|issued| Row::Answer(issued.release));
    let newest = record.newest().map(|package| Row::Newest(system_id, record.host.key, package.generation));
    packages.chain(releases).chain(newest).collect()
}

impl Row {
    /// Writes the row of the event with this number.
    pub(super) fn insert(self, transaction: &Transaction<'_>, number: u64) -> Result<(), StoreError> {
        let event = sql_number(number)?;
        match self {
            Self::Code(code) => transaction
                .prepare_cached("INSERT INTO certificate_code (code, event) VALUES (?1, ?2)")?
                .execute(params![code_digest(code), event])?,
            Self::Redeemed(code, system_id) => transaction
                .prepare_cached("INSERT INTO redeemed_code (code, system_id, event) VALUES (?1, ?2, ?3)")?
                .execute(params![code_digest(code), system_id.to_string(), event])?,
            Self::Answer(document) => transaction
                .prepare_cached("INSERT INTO answer (document, event) VALUES (?1, ?2)")?
                .execute(params![document.0, event])?,
            Self::Nonce(system_id, nonce) => transaction
                .prepare_cached("INSERT INTO nonce (system_id, nonce, event) VALUES (?1, ?2, ?3)")?
                .execute(params![system_id.to_string(), nonce.0, event])?,
            Self::Newest(system_id, key, generation) => transaction
                .prepare_cached(
                    "INSERT INTO newest (system_id, key, generation, event) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (system_id) DO UPDATE SET key = excluded.key, generation = excluded.generation,
                        event = excluded.event",
                )?
                .execute(params![system_id.to_string(), key.bytes(), sql_number(generation)?, event])?,
        };
        Ok(())
    }

    /// Whether the row is there and leads to the event with this number; a later event may have replaced the newest.
    pub(super) fn is_there(self, transaction: &Transaction<'_>, number: u64) -> Result<bool, StoreError> {
        let event = sql_number(number)?;
        let count: i64 = match self {
            Self::Code(code) => transaction
                .prepare_cached("SELECT count(*) FROM certificate_code WHERE code = ?1 AND event = ?2")?
                .query_row(params![code_digest(code), event], |row| row.get(0))?,
            Self::Redeemed(code, system_id) => transaction
                .prepare_cached("SELECT count(*) FROM redeemed_code WHERE code = ?1 AND system_id = ?2 AND event = ?3")?
                .query_row(params![code_digest(code), system_id.to_string(), event], |row| row.get(0))?,
            Self::Answer(document) => transaction
                .prepare_cached("SELECT count(*) FROM answer WHERE document = ?1 AND event = ?2")?
                .query_row(params![document.0, event], |row| row.get(0))?,
            Self::Nonce(system_id, nonce) => transaction
                .prepare_cached("SELECT count(*) FROM nonce WHERE system_id = ?1 AND nonce = ?2 AND event = ?3")?
                .query_row(params![system_id.to_string(), nonce.0, event], |row| row.get(0))?,
            Self::Newest(system_id, key, generation) => transaction
                .prepare_cached(
                    "SELECT count(*) FROM newest WHERE system_id = ?1
                     AND (event > ?4 OR (event = ?4 AND key = ?2 AND generation = ?3))",
                )?
                .query_row(params![system_id.to_string(), key.bytes(), sql_number(generation)?, event], |row| {
                    row.get(0)
                })?,
        };
        Ok(count == 1)
    }
}
