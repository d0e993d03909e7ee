//! What the issuer knows: orders with their request codes, and the systems that redeemed them.
use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::{ChangeLogHead, Digest, ItemKind, Nonce, PackageMark, PublicKey},
};

use super::files;

/// All orders and systems of one issuer. Holds request codes, which are as good as licenses: keep it secret.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderBook {
    format: Format,
    /// Orders by the code of their certificate.
    pub orders: BTreeMap<RequestCode, Order>,
    /// Systems that have a package.
    pub systems: BTreeMap<SystemCode, SystemRecord>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
enum Format {
    #[default]
    #[serde(rename = "xlm-order-book-1")]
    One,
}

/// What one certificate is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Order number; several certificates may share one.
    pub order_number: String,
    /// Customer.
    pub customer: String,
    /// Whom to ask, at the customer's.
    pub contact: Option<String>,
    /// When the certificate was drawn.
    pub drawn_at: UtcMicros,
    /// The licenses.
    pub items: Vec<OrderItem>,
    /// Which system has them, once the code was redeemed.
    pub redeemed: Option<Redeemed>,
}

/// Units of one license type in an order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderItem {
    /// Names the item for ever; given by [`OrderBook::add`].
    pub id: String,
    /// License type.
    pub license_type: String,
    /// Units.
    pub quantity: u32,
    /// Purchase, subscription or test.
    pub kind: ItemKind,
    /// First day.
    pub from: Option<Day>,
    /// Last day, inclusive.
    pub until: Option<Day>,
    /// Days that it still counts after that.
    pub grace_days: u16,
    /// Product version that it is sold for.
    pub product_version: Option<String>,
}

/// The redemption of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redeemed {
    /// The system that has the licenses.
    pub system_id: SystemCode,
    /// When its package was issued.
    pub at: UtcMicros,
    /// The first package that has them.
    pub generation: u64,
}

/// What is known of a system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemRecord {
    /// The installation key that may speak for it.
    pub installation_key: PublicKey,
    /// The packages issued, oldest first; never empty.
    pub answers: Vec<Answer>,
    /// The releases credited, oldest first.
    pub releases: Vec<CreditedRelease>,
    /// When its licenses moved from a failed server.
    pub failures: Vec<UtcMicros>,
    /// The newest head of its change log that was seen.
    pub change_log_head: Option<ChangeLogHead>,
}

/// A package and the request that it answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Digest of the request: the same one gets the same package.
    pub request: Digest,
    /// Its nonce.
    pub nonce: Nonce,
    /// Number and digest of the package.
    pub package: PackageMark,
    /// When it was issued.
    pub issued_at: UtcMicros,
    /// The package itself.
    pub envelope: String,
}

/// A release and its receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditedRelease {
    /// Digest of the release: the same one gets the same receipt.
    pub release: Digest,
    /// The package that was given up.
    pub package: PackageMark,
    /// The receipt itself.
    pub receipt: String,
}

/// Why an order is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OrderFlaw {
    /// The code belongs to another order.
    #[error("request code exists")]
    CodeTaken,
    /// Nothing was ordered, or nothing of something.
    #[error("order without items, or an item without license type or units")]
    Empty,
    /// The last day comes before the first.
    #[error("item ends on {until}, before its first day {from}")]
    Dates {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
}

impl OrderBook {
    /// Takes an order and names its items `order number/1`, `/2`, …
    ///
    /// # Errors
    /// If the code is taken or the order says nothing.
    pub fn add(&mut self, code: RequestCode, mut order: Order) -> Result<(), OrderFlaw> {
        if self.orders.contains_key(&code) {
            return Err(OrderFlaw::CodeTaken);
        }
        order.items.iter().try_for_each(check_item)?;
        if order.items.is_empty() {
            return Err(OrderFlaw::Empty);
        }
        let same_number = self.orders.values().filter(|other| other.order_number == order.order_number);
        let mut count: usize = same_number.map(|other| other.items.len()).sum();
        for item in &mut order.items {
            count += 1;
            item.id = format!("{}/{count}", order.order_number);
        }
        self.orders.insert(code, order);
        Ok(())
    }
}

fn check_item(item: &OrderItem) -> Result<(), OrderFlaw> {
    if item.license_type.trim().is_empty() || item.quantity == 0 {
        return Err(OrderFlaw::Empty);
    }
    match (item.from, item.until) {
        (Some(from), Some(until)) if until < from => Err(OrderFlaw::Dates { from, until }),
        _ => Ok(()),
    }
}

/// Why an order book cannot be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The file system refused.
    #[error("order book: {0}")]
    Io(#[from] io::Error),
    /// Not an order book, or a damaged one.
    #[error("not an order book: {0}")]
    Form(#[from] serde_json::Error),
}

/// An order book in a file. As long as this value lives, no other process can open the book.
#[derive(Debug)]
pub struct BookFile {
    /// The content; only [`Self::save`] writes it back.
    pub book: OrderBook,
    path: PathBuf,
    _lock: File,
}

impl BookFile {
    /// Opens an order book; waits while another process has it.
    ///
    /// # Errors
    /// If there is none, or it cannot be read.
    pub fn open(path: &Path) -> Result<Self, BookError> {
        // Otherwise a mistyped name would leave a lock file behind.
        path.metadata()?;
        Self::open_locked(path)
    }

    /// Like [`Self::open`], but begins a new book if there is none.
    ///
    /// # Errors
    /// If there is one and it cannot be read, or its folder cannot be written to.
    pub fn open_or_begin(path: &Path) -> Result<Self, BookError> {
        Self::open_locked(path)
    }

    fn open_locked(path: &Path) -> Result<Self, BookError> {
        // The book itself is replaced by each save, so the lock is on a file beside it.
        let mut lock_name = OsString::from(path);
        lock_name.push(".lock");
        let lock = File::options().create(true).truncate(false).write(true).open(lock_name)?;
        lock.lock()?;
        let book = match std::fs::read(path) {
            Ok(content) => serde_json::from_slice(&content)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => OrderBook::default(),
            Err(error) => return Err(error.into()),
        };
        Ok(Self { book, path: path.to_owned(), _lock: lock })
    }

    /// Writes the book; a crash leaves the old or the new one.
    ///
    /// # Errors
    /// If the file cannot be written; the old one is still there.
    pub fn save(&self) -> Result<(), BookError> {
        let mut text = serde_json::to_string_pretty(&self.book)?;
        text.push('\n');
        Ok(files::replace(&self.path, text.as_bytes())?)
    }
}
