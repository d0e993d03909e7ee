//! The issuing side: orders, certificates, and the packages that answer requests. Works without a network.
//!
//! Nothing here is needed on a home server; it shares the documents with it and nothing else.

pub mod certificate;
mod credit;
mod files;
mod issue;
mod issuer_key;
pub mod messages;
mod order_book;
mod sample;
#[cfg(test)]
mod tests;

pub use credit::IssuedReceipt;
pub use issue::{ALLOWED_FAILURES, Answered, BUDGET_PERIOD_DAYS, IssueRefusal, IssuedPackage, TOLERANCE_PERCENT};
pub use issuer_key::{KeyFileError, draw_key, read_key, write_key};
pub use order_book::{
    Answer, BookError, BookFile, CreditedRelease, Order, OrderBook, OrderFlaw, OrderItem, Redeemed, SystemRecord,
};
pub use sample::sample_issuer_key;
