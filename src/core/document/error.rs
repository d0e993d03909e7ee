use alloc::string::String;
use core::fmt;

use super::{DocumentKind, JsonFlaw, KeyFlaw, PublicKey};

/// A member of the envelope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Member {
    /// The signed bytes.
    Payload,
    /// The signature.
    Signature,
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Payload => "payload",
            Self::Signature => "sig",
        })
    }
}

/// Why a document is refused, in the order in which it is checked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DocumentError {
    /// Larger than any document of ours; nothing of it was read.
    #[error("document of {size} bytes, {limit} are allowed")]
    TooLarge {
        /// Bytes of the file.
        size: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Not a signed document, or a damaged one.
    #[error("not a signed document: {0}")]
    NotAnEnvelope(JsonFlaw),
    /// Our documents carry exactly one signature.
    #[error("{0} signatures instead of one")]
    SignatureCount(usize),
    /// The key ID is not a public key.
    #[error("key ID: {0}")]
    KeyId(KeyFlaw),
    /// Not strict base64, or of the wrong length.
    #[error("member {0} is not strict base64")]
    Encoding(Member),
    /// The content was altered, or was signed by another key than it says.
    #[error("signature does not fit the content")]
    Signature,
    /// Rightly signed, but of another kind than asked for.
    #[error("a {found} instead of a {expected}")]
    WrongKind {
        /// The kind that was asked for.
        expected: DocumentKind,
        /// What the document is.
        found: DocumentKind,
    },
    /// Rightly signed, but of a kind that this version does not know.
    #[error("unknown payload type {0:?}")]
    UnknownType(String),
    /// Signed by nobody whose signature counts in this system.
    #[error("signed by {0}, which is not a trusted issuer")]
    UntrustedIssuer(PublicKey),
    /// Rightly signed, but the payload is not JSON of the right form.
    #[error("payload: {0}")]
    PayloadForm(JsonFlaw),
    /// Rightly signed, but the payload contradicts itself.
    #[error("payload: {0}")]
    Payload(#[from] PayloadFlaw),
}

/// What in a payload contradicts itself.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PayloadFlaw {
    /// An activation without a request code.
    #[error("activation without a request code")]
    NoRequestCode,
    /// A request code stands twice.
    #[error("request code {0} stands twice")]
    RepeatedCode(String),
    /// A component stands twice or has no name.
    #[error("component {0:?} stands twice or has no name")]
    Component(String),
    /// A tag without a present component, a present component without a tag, or a tag of more than 12 bits.
    #[error("tag of component {0:?} does not fit its state")]
    Tag(String),
    /// Packages are counted from 1.
    #[error("generation 0")]
    Generation,
    /// An item's ID stands twice or is empty.
    #[error("item {0:?} stands twice or has no ID")]
    Item(String),
    /// An item without license type or units.
    #[error("item {0:?} has no license type or no units")]
    EmptyItem(String),
    /// An item that ends before it begins.
    #[error("item {0:?} ends before it begins")]
    Dates(String),
    /// A share of more than 100 percent.
    #[error("tolerance of more than 100 percent")]
    Tolerance,
}
