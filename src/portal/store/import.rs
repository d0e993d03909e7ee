//! Takes over order books that are files: the program kept its orders there before it had a store.
use std::{collections::BTreeMap, io, path::Path};

use serde::Deserialize;
use xlm_core::{
    calendar::UtcMicros,
    code::{RequestCode, SystemCode},
    document::{
        ChangeLogHead, DocumentError, Issued, IssuerName, IssuerScope, LicensePackage, Opened, PublicKey, Receipt,
        Trust, TrustedIssuer, open_issued,
    },
};

use super::{Store, StoreError, append};
use crate::portal::{
    BookError, files,
    protocol::{
        ALLOWED_FAILURES, Event, Host, IssuedPackage, IssuedReceipt, Issuer, MoveInProgress, Order, Redeemed,
        SystemRecord,
    },
};

/// No order book that was written by hand or program is larger.
const MAX_BOOK_BYTES: usize = 1024 * 1024 * 1024;

/// Why an order book cannot be taken over.
#[derive(Debug, thiserror::Error)]
pub enum OldBookError {
    /// It cannot be read.
    #[error(transparent)]
    Book(#[from] BookError),
    /// A package or receipt in it is damaged.
    #[error("a package or receipt of system {system_id}: {source}")]
    Document {
        /// The system.
        system_id: SystemCode,
        /// What is wrong.
        source: DocumentError,
    },
    /// It says something that cannot be: a code that was redeemed by a system which has no package.
    #[error("code {0} was redeemed by a system that has no package")]
    Redeemed(RequestCode),
}

/// Reads an order book of any format that ever was.
///
/// # Errors
/// See [`OldBookError`].
pub fn read_old_book(path: &Path) -> Result<Issuer, OldBookError> {
    let content = files::read_limited(path, MAX_BOOK_BYTES).map_err(BookError::Io)?;
    if content.len() > MAX_BOOK_BYTES {
        return Err(BookError::Io(io::ErrorKind::FileTooLarge.into()).into());
    }
    let book: AnyBook = serde_json::from_slice(&content).map_err(BookError::Form)?;
    let issuer = match book {
        AnyBook { format: Format::One, orders: Some(orders), systems: Some(systems), issuer: None } => {
            let systems = systems.into_iter().map(|(system_id, record)| {
                let upgraded = record.upgrade().map_err(|source| OldBookError::Document { system_id, source })?;
                Ok((system_id, upgraded))
            });
            Issuer { orders, systems: systems.collect::<Result<_, OldBookError>>()? }
        }
        AnyBook { format: Format::Two, issuer: Some(issuer), orders: None, systems: None } => issuer,
        AnyBook { .. } => return Err(BookError::Form(serde::de::Error::custom("members of another format")).into()),
    };
    let stray = issuer.orders.iter().find(|(_, order)| {
        order.redeemed.is_some_and(|redeemed: Redeemed| !issuer.systems.contains_key(&redeemed.system_id))
    });
    match stray {
        Some((code, _)) => Err(OldBookError::Redeemed(*code)),
        None => Ok(issuer),
    }
}

impl Store {
    /// Takes over what an order book says. Only into a store in which nothing has happened yet.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the store is not empty.
    pub fn take_over(&mut self, issuer: &Issuer, now: UtcMicros) -> Result<u64, StoreError> {
        let orders = issuer.orders.iter().map(|(code, order)| Event::OrderAdded { code: *code, order: order.clone() });
        let systems = issuer.systems.iter().map(|(system_id, record)| Event::SystemTakenOver {
            system_id: *system_id,
            at: now,
            record: Box::new(record.clone()),
        });
        let events: Vec<Event> = orders.chain(systems).collect();
        self.transact(|transaction, counter| {
            if append::head(transaction)?.number > 0 {
                return Err(StoreError::Conflict);
            }
            append::append(transaction, counter, &events, now)?;
            Ok(events.len() as u64)
        })
    }
}

/// Format 2 has one member `issuer`, format 1 had its content beside the format.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyBook {
    format: Format,
    #[serde(default)]
    issuer: Option<Issuer>,
    #[serde(default)]
    orders: Option<BTreeMap<RequestCode, Order>>,
    #[serde(default)]
    systems: Option<BTreeMap<SystemCode, RecordOne>>,
}

#[derive(Deserialize)]
enum Format {
    #[serde(rename = "xlm-order-book-1")]
    One,
    #[serde(rename = "xlm-order-book-2")]
    Two,
}

/// What format 1 knew of a system: the key of its host, but nothing of its hardware.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordOne {
    installation_key: PublicKey,
    answers: Vec<IssuedPackage>,
    releases: Vec<IssuedReceipt>,
    failures: Vec<UtcMicros>,
    change_log_head: Option<ChangeLogHead>,
}

impl RecordOne {
    /// The newest package says to which hardware the licenses are bound, and the newest receipt whether they were returned.
    fn upgrade(self) -> Result<SystemRecord, DocumentError> {
        let Self { installation_key, answers, releases, failures, change_log_head } = self;
        let newest = answers.last().ok_or(DocumentError::Signature)?;
        let package = open_own_work::<LicensePackage>(&newest.envelope)?.payload;
        let host = Host {
            key: installation_key,
            hardware_id: package.binding.hardware_id,
            components: package.binding.components,
            asked_at: newest.issued_at,
            generation: newest.package.generation,
        };
        let moving = match releases.last().filter(|release| release.package == newest.package) {
            None => None,
            Some(release) => {
                let receipt = open_own_work::<Receipt>(&release.receipt)?.payload;
                let (made_at, tail) = (receipt.issued_at, i32::from(receipt.credited.tail_days));
                Some(MoveInProgress { package: release.package, made_at, runs_until: made_at.day().plus(tail) })
            }
        };
        Ok(SystemRecord {
            host,
            former: Vec::new(),
            moving,
            suspended: None,
            exception: None,
            allowed_failures: ALLOWED_FAILURES,
            failures,
            packages: answers,
            releases,
            change_log_head,
        })
    }
}

/// Opens what this issuer has signed. The book is his own secret and says who he is: the signature shows that the document
/// is whole.
fn open_own_work<T: Issued>(envelope: &str) -> Result<Opened<T>, DocumentError> {
    let nobody = Trust { issuers: Vec::new() };
    match open_issued::<T>(envelope.as_bytes(), &nobody) {
        Err(DocumentError::UntrustedIssuer(key)) => {
            let name = IssuerName("this issuer".to_owned());
            let trust =
                Trust { issuers: vec![TrustedIssuer { name, key, scope: IssuerScope::Licensed, address: None }] };
            open_issued(envelope.as_bytes(), &trust)
        }
        outcome => outcome,
    }
}
