//! Rebuilds as much of the issuer's state as one command needs: one system, and the orders that it is about.
use rusqlite::{OptionalExtension as _, Transaction, params};
use xlm_core::{
    code::{RequestCode, SystemCode},
    document::{Digest, Release, Request, open_own},
};

use super::{
    Answered, Counter, Pending, StoreError,
    index::{code_digest, order_stream, system_stream},
};
use crate::portal::protocol::{Command, Event, Issuer, Order, apply};

/// A part of the state, read within a transaction.
pub(super) struct Part<'a> {
    pub transaction: &'a Transaction<'a>,
    pub counter: &'a Counter,
    pub issuer: Issuer,
}

impl<'a> Part<'a> {
    pub(super) fn new(transaction: &'a Transaction<'a>, counter: &'a Counter) -> Self {
        Self { transaction, counter, issuer: Issuer::default() }
    }

    /// What a request is about: its system, the orders which that has, and those that the request names.
    pub(super) fn of_request(mut self, request: &Request) -> Result<Self, StoreError> {
        self.orders_of(request.system_id)?;
        for code in &request.request_codes {
            self.order(*code, Some(request.system_id))?;
        }
        self.system(request.system_id)?;
        Ok(self)
    }

    /// What a command is about.
    pub(super) fn of_command(mut self, command: &Command) -> Result<Self, StoreError> {
        match command {
            Command::AddOrder { code, order } => {
                self.order(*code, None)?;
                self.stream(&order_stream(&order.order_number))?;
            }
            Command::Suspend { system_id, .. }
            | Command::Resume { system_id, .. }
            | Command::Override { system_id, .. }
            | Command::AgreeBudget { system_id, .. } => self.system(*system_id)?,
            // What cannot be opened is refused whatever the state is.
            Command::Request { envelope } => {
                if let Ok(request) = open_own::<Request>(envelope.as_bytes()) {
                    return self.of_request(&request.payload);
                }
            }
            Command::Release { envelope } => {
                if let Ok(release) = open_own::<Release>(envelope.as_bytes()) {
                    self.system(release.payload.system_id)?;
                }
            }
        }
        Ok(self)
    }

    /// All that happened to a system.
    pub(super) fn system(&mut self, system_id: SystemCode) -> Result<(), StoreError> {
        self.stream(&system_stream(system_id))
    }

    fn stream(&mut self, stream: &str) -> Result<(), StoreError> {
        self.counter.query();
        let mut statement =
            self.transaction.prepare_cached("SELECT number, payload FROM event WHERE stream = ?1 ORDER BY version")?;
        let mut rows = statement.query([stream])?;
        while let Some(row) = rows.next()? {
            apply(&mut self.issuer, &event_of(row.get(0)?, row.get_ref(1)?.as_blob().ok())?);
        }
        Ok(())
    }

    /// The orders that a system has redeemed.
    fn orders_of(&mut self, system_id: SystemCode) -> Result<(), StoreError> {
        self.counter.query();
        let mut statement = self.transaction.prepare_cached(
            "SELECT event.number, event.payload FROM redeemed_code JOIN certificate_code USING (code)
             JOIN event ON event.number = certificate_code.event WHERE redeemed_code.system_id = ?1",
        )?;
        let mut rows = statement.query([system_id.to_string()])?;
        while let Some(row) = rows.next()? {
            apply(&mut self.issuer, &event_of(row.get(0)?, row.get_ref(1)?.as_blob().ok())?);
        }
        Ok(())
    }

    /// The order of a code, if there is one, and who has redeemed it, unless it was `system_id`, who is read as a whole.
    /// One question to the database, whatever the answer is.
    pub(super) fn order(&mut self, code: RequestCode, system_id: Option<SystemCode>) -> Result<(), StoreError> {
        self.counter.query();
        let mut statement = self.transaction.prepare_cached(
            "SELECT added.number, added.payload, redeemed.number, redeemed.payload FROM certificate_code
             JOIN event added ON added.number = certificate_code.event
             LEFT JOIN redeemed_code ON redeemed_code.code = certificate_code.code AND redeemed_code.system_id <> ?2
             LEFT JOIN event redeemed ON redeemed.number = redeemed_code.event
             WHERE certificate_code.code = ?1",
        )?;
        let own = system_id.map(|system_id| system_id.to_string()).unwrap_or_default();
        let mut rows = statement.query(params![code_digest(code), own])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        apply(&mut self.issuer, &event_of(row.get(0)?, row.get_ref(1)?.as_blob().ok())?);
        if let Some(number) = row.get(2)? {
            apply(&mut self.issuer, &event_of(number, row.get_ref(3)?.as_blob().ok())?);
        }
        Ok(())
    }

    /// The order of a code.
    pub(super) fn into_order(mut self, code: RequestCode) -> Result<Option<Order>, StoreError> {
        self.order(code, None)?;
        Ok(self.issuer.orders.remove(&code))
    }

    /// What a document was answered with.
    pub(super) fn answer(&self, document: Digest) -> Result<Option<Answered>, StoreError> {
        self.counter.query();
        let mut statement = self.transaction.prepare_cached(
            "SELECT event.number, event.payload FROM answer JOIN event ON event.number = answer.event
             WHERE answer.document = ?1",
        )?;
        let found = statement
            .query_and_then([document.0], |row| event_of(row.get(0)?, row.get_ref(1)?.as_blob().ok()))?
            .next()
            .transpose()?;
        Ok(found.and_then(|event| answer_in(&event, document)).map(|answered| Answered { again: true, ..answered }))
    }
}

/// The answer that an event carries.
pub(super) fn answer_in(event: &Event, document: Digest) -> Option<Answered> {
    match event {
        Event::RequestAnswered { system_id, package, envelope, .. } => Some(Answered {
            system_id: *system_id,
            generation: package.generation,
            envelope: envelope.clone(),
            again: false,
        }),
        Event::ReleaseCredited { system_id, package, receipt, .. } => Some(Answered {
            system_id: *system_id,
            generation: package.generation,
            envelope: receipt.clone(),
            again: false,
        }),
        Event::SystemTakenOver { system_id, record, .. } => {
            let package = record.answer_to(document).map(|issued| (issued.package, &issued.envelope));
            let receipt = || record.receipt_for(document).map(|issued| (issued.package, &issued.receipt));
            let (package, envelope) = package.or_else(receipt)?;
            let (generation, envelope) = (package.generation, envelope.clone());
            Some(Answered { system_id: *system_id, generation, envelope, again: false })
        }
        _ => None,
    }
}

/// The newest package of a system if its number is above `after`, for who has the key of its host.
pub(super) fn newest_package(
    transaction: &Transaction<'_>,
    counter: &Counter,
    system_id: SystemCode,
    key: [u8; 32],
    after: u64,
) -> Result<Pending, StoreError> {
    counter.query();
    let mut statement = transaction.prepare_cached(
        "SELECT newest.key, newest.generation, event.number, event.payload FROM newest
         JOIN event ON event.number = newest.event WHERE system_id = ?1",
    )?;
    let found = statement
        .query_row([system_id.to_string()], |row| {
            Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, Vec<u8>>(3)?))
        })
        .optional()?;
    let Some((_, generation, number, payload)) = found.filter(|(enrolled, ..)| *enrolled == key) else {
        return Ok(Pending::Unknown);
    };
    if u64::try_from(generation).is_ok_and(|generation| generation <= after) {
        return Ok(Pending::Nothing);
    }
    let envelope = match event_of(number, Some(&payload))? {
        Event::RequestAnswered { envelope, .. } => Some(envelope),
        Event::SystemTakenOver { record, .. } => record.packages.last().map(|issued| issued.envelope.clone()),
        _ => None,
    };
    Ok(envelope.map_or(Pending::Nothing, Pending::Package))
}

/// The event of a row.
pub(super) fn event_of(number: i64, payload: Option<&[u8]>) -> Result<Event, StoreError> {
    let unreadable = || StoreError::Unreadable { number: u64::try_from(number).unwrap_or(0) };
    serde_json::from_slice(payload.ok_or_else(unreadable)?).or(Err(unreadable()))
}
