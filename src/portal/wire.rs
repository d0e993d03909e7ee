//! What the license portal and its clients say to each other over HTTP: paths, media types, the problem document and the
//! signed query. Pure, and the same text for both sides; `docs/protocol.md` describes it for others.
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use xlm_core::{calendar::UtcMicros, code::SystemCode, document::PublicKey};

use super::protocol::Refusal;

#[cfg(test)]
mod tests;

/// Takes a license request with POST, gives a license package. Media types are the payload types of the documents.
pub const REQUESTS: &str = "/v1/requests";

/// Takes a return with POST, gives a receipt.
pub const RELEASES: &str = "/v1/releases";

/// Followed by `/` and an X-ID: gives the newest package of that system, see [`PackageQuery`].
pub const PACKAGES: &str = "/v1/packages";

/// Says `ok` while the portal works.
pub const HEALTH: &str = "/healthz";

/// The description of the service.
pub const OPEN_API: &str = "/openapi.json";

/// Media type of a [`Problem`].
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// The status with which a rule refuses.
pub const REFUSED: u16 = 409;

/// How far the time of a signed query may lie from the portal's clock, either way, in microseconds: ten minutes.
pub const QUERY_TOLERANCE_MICROS: u64 = 10 * 60 * 1_000_000;

/// What every kind of problem begins with.
const PROBLEM_TYPE: &str = "urn:xlm:refusal:";

/// Why there is no package or receipt: a problem document (RFC 9457).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:xlm:refusal:` and an ID that stays, see [`refusal_id`] and [`Trouble::id`].
    #[serde(rename = "type")]
    pub kind: String,
    /// A few words, in the language of the client.
    #[serde(default)]
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What happened, what it means and what to do, in the language of the client.
    #[serde(default)]
    pub detail: String,
    /// The issuer's [`Refusal`], where a rule refused. Kept as it came: a newer portal has rules that this program lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<serde_json::Value>,
}

impl Problem {
    /// A rule refused: status 409, or 400 for a document that cannot be read.
    pub fn refused(refusal: &Refusal, title: String, detail: String) -> Self {
        let status = if matches!(refusal, Refusal::Document(_)) { Trouble::NotReadable.status() } else { REFUSED };
        // What the document's flaw is stands in the words; it has no form of its own.
        let value = serde_json::to_value(refusal).ok();
        Self { kind: format!("{PROBLEM_TYPE}{}", refusal_id(refusal)), title, status, detail, refusal: value }
    }

    /// The portal could not look at it.
    pub fn of(trouble: Trouble, title: String, detail: String) -> Self {
        Self { kind: format!("{PROBLEM_TYPE}{}", trouble.id()), title, status: trouble.status(), detail, refusal: None }
    }

    /// The ID; none if the problem is of a foreign kind.
    pub fn id(&self) -> Option<&str> {
        self.kind.strip_prefix(PROBLEM_TYPE).filter(|id| !id.is_empty())
    }

    /// The refusal of the issuer, if this program knows it.
    pub fn known_refusal(&self) -> Option<Refusal> {
        serde_json::from_value(self.refusal.clone()?).ok()
    }
}

/// Why the portal did not come to a decision.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Trouble {
    /// The message cannot be read, or its signature does not fit.
    NotReadable,
    /// There is no such page, and no such system for this key.
    NotFound,
    /// The message came too slowly.
    TooSlow,
    /// The message has more bytes than any document.
    TooLarge,
    /// Too many messages from there; `Retry-After` says when.
    TooOften,
    /// The portal is busy or stopping; `Retry-After` says when.
    Busy,
    /// Something is broken in the portal.
    Broken,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::NotReadable, Self::NotFound, Self::TooSlow, Self::TooLarge, Self::TooOften, Self::Busy, Self::Broken];

    /// The ID in the problem document; never changes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotReadable => "not-readable",
            Self::NotFound => "not-found",
            Self::TooSlow => "too-slow",
            Self::TooLarge => "too-large",
            Self::TooOften => "too-often",
            Self::Busy => "busy",
            Self::Broken => "broken",
        }
    }

    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::NotReadable => 400,
            Self::NotFound => 404,
            Self::TooSlow => 408,
            Self::TooLarge => 413,
            Self::TooOften => 429,
            Self::Busy => 503,
            Self::Broken => 500,
        }
    }
}

/// The ID of a refusal in the problem document; never changes.
pub const fn refusal_id(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Document(_) => "document",
        Refusal::Order(_) => "order",
        Refusal::NoteMissing => "note-missing",
        Refusal::UnknownCode(_) => "unknown-code",
        Refusal::CodeRedeemed { .. } => "code-redeemed",
        Refusal::UnknownSystem(_) => "unknown-system",
        Refusal::UnknownPackage { .. } => "unknown-package",
        Refusal::AnotherKey(_) => "another-key",
        Refusal::OtherHardware(_) => "other-hardware",
        Refusal::NonceUsed(_) => "nonce-used",
        Refusal::Stale { .. } => "stale",
        Refusal::Released(_) => "released",
        Refusal::NotReleased(_) => "not-released",
        Refusal::FormerHost { .. } => "former-host",
        Refusal::BudgetSpent { .. } => "budget-spent",
        Refusal::PersonDecides { .. } => "person-decides",
        Refusal::OldRelease { .. } => "old-release",
        Refusal::TailTooLong { .. } => "tail-too-long",
        Refusal::TailRuns { .. } => "tail-runs",
        Refusal::Suspended(_) => "suspended",
        Refusal::NotSuspended(_) => "not-suspended",
    }
}

/// The query of a system that looks for a newer package: it proves to hold the installation key, now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackageQuery {
    /// Now, in microseconds since 1970-01-01 UTC, by the clock of the system.
    pub time: i64,
    /// The number of the package that it has; 0 for none.
    pub after: u64,
    /// Its public installation key, base64 for addresses without padding.
    pub key: String,
    /// Signature over [`query_text`] by that key, in the same base64.
    pub sig: String,
}

/// Why a query is not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QueryFlaw {
    /// Key or signature are not written as they must be.
    #[error("key or signature of the query cannot be read")]
    Encoding,
    /// The signature is not of that key over this query.
    #[error("the signature of the query does not fit")]
    Signature,
    /// Made more than ten minutes ago or ahead, by the portal's clock.
    #[error("the query was made at another time")]
    Time,
}

/// What a query signs.
pub fn query_text(system_id: SystemCode, time: UtcMicros, after: u64) -> String {
    format!("xlm-packages-1\n{system_id}\n{}\n{after}", time.0)
}

impl PackageQuery {
    /// Makes and signs a query.
    pub fn signed(system_id: SystemCode, time: UtcMicros, after: u64, key: &SigningKey) -> Self {
        let signature = key.sign(query_text(system_id, time, after).as_bytes());
        Self {
            time: time.0,
            after,
            key: BASE64_URL_SAFE_NO_PAD.encode(PublicKey::of(key).bytes()),
            sig: BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes()),
        }
    }

    /// Path and query of the address.
    pub fn path(&self, system_id: SystemCode) -> String {
        let Self { time, after, key, sig } = self;
        format!("{PACKAGES}/{system_id}?time={time}&after={after}&key={key}&sig={sig}")
    }

    /// Checks time and signature. The caller compares the key with the one of that system.
    ///
    /// # Errors
    /// See [`QueryFlaw`].
    pub fn check(&self, system_id: SystemCode, now: UtcMicros) -> Result<PublicKey, QueryFlaw> {
        let key: [u8; 32] = decode(&self.key)?;
        let key = PublicKey::from_bytes(key).or(Err(QueryFlaw::Encoding))?;
        let signature = Signature::from_bytes(&decode(&self.sig)?);
        let text = query_text(system_id, UtcMicros(self.time), self.after);
        VerifyingKey::from_bytes(&key.bytes())
            .and_then(|verifying| verifying.verify_strict(text.as_bytes(), &signature))
            .or(Err(QueryFlaw::Signature))?;
        if self.time.abs_diff(now.0) > QUERY_TOLERANCE_MICROS {
            return Err(QueryFlaw::Time);
        }
        Ok(key)
    }
}

fn decode<const N: usize>(text: &str) -> Result<[u8; N], QueryFlaw> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).or(Err(QueryFlaw::Encoding))?;
    bytes.try_into().or(Err(QueryFlaw::Encoding))
}
