//! Signed documents: what a system and an issuer send each other.
//!
//! Every document is a DSSE v1 envelope with one Ed25519 signature over the payload type and the exact payload bytes.
//! A payload is parsed only after its signature verified, and what is parsed are the very bytes that were signed.
//! Requests and releases are signed by the system itself ([`open_own`], proof of possession), packages and receipts by
//! an issuer ([`open_issued`], against [`Trust`]); the types keep the two rules apart. `docs/protocol.md` describes the
//! format for others.

mod bytes;
mod envelope;
mod error;
mod json;
mod key;
mod kind;
mod package;
mod release;
mod request;
mod trust;

pub use bytes::{Digest, Nonce, NotHex};
pub use envelope::{
    Issued, MAX_ENVELOPE_BYTES, Opened, OwnSigned, Payload, Signer, kind_of, open_issued, open_own, payload_digest,
    seal,
};
pub use error::{DocumentError, Member, PayloadFlaw};
pub use json::JsonFlaw;
pub use key::{KeyFlaw, PublicKey};
pub use kind::DocumentKind;
pub use package::{
    Binding, BindingTolerance, DEFAULT_BINDING_GRACE_DAYS, DEFAULT_ITEM_GRACE_DAYS, Item, ItemKind, LicensePackage,
    PackageTexts, RehostingBudget, ToleranceRecipe,
};
pub use release::{Credited, Receipt, Release};
pub use request::{
    ChangeLogHead, ComponentState, ComponentTag, MachineKind, PackageMark, ProductEdition, Reason, Request,
};
pub use trust::{IssuerName, IssuerScope, SystemKind, Trust, TrustFlaw, TrustedIssuer};

#[cfg(test)]
mod tests;
