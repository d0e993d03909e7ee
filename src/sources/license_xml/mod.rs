//! The vendor's `license.xml`: the licenses that are installed on a system. It fills the pools of a planning system.
//!
//! The file is one XML signature around the system's data and, inside, one signature per product. Two things are checked:
//!
//! - The **digests**, always: they tell whether the file, or a single product in it, was changed after it was signed. Anybody can
//!   write a new digest, so that this finds mistakes and careless changes, not forgery.
//! - The **signatures**, with keys that the administrator gives ([`IssuerKey`]): without one they are *not verified*.
//!
//! [`read_license`] answers with plain values and keeps products that no catalog knows.

mod canonical;
mod document;
mod error;
mod key;
mod license;
mod product;
mod signature;

pub use error::{IllFormed, LicenseXmlError, Limited};
pub use key::{IssuerKey, KeyError};
pub use license::{
    Customer, Digest, ProductKind, SignatureCheck, Texts, UnreadableValue, VendorLicense, VendorProduct, read_license,
};

#[cfg(test)]
mod canonical_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
