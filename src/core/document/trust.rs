use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use super::PublicKey;

/// How a trusted issuer is named to people; never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IssuerName(pub String);

impl fmt::Display for IssuerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of system is licensed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SystemKind {
    /// Packages of a trusted issuer count.
    Licensed,
    /// Pools come from the vendor's license file; no package counts.
    Planning,
    /// The invented company; only packages of sample issuers count.
    Sample,
}

/// For which systems an issuer's documents count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IssuerScope {
    /// Licensed systems.
    Licensed,
    /// Sample systems only: the secret key is public.
    Sample,
}

/// An issuer whose signature counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedIssuer {
    /// How he is named to people.
    pub name: IssuerName,
    /// The key that he signs with.
    pub key: PublicKey,
    /// For which systems it counts.
    pub scope: IssuerScope,
    /// Where his license portal is, e.g. `https://portal.example`; a setting of the program comes before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// The issuers whose documents count. Compiled in; no setting and no file beside a license adds to it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// In the order of the file; no key stands twice.
    pub issuers: Vec<TrustedIssuer>,
}

/// Why a list of trusted issuers is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TrustFlaw {
    /// Not RON of the expected form.
    #[error("list of trusted issuers cannot be read: {0}")]
    Form(ron::error::SpannedError),
    /// An issuer without a name.
    #[error("issuer with key {0} has no name")]
    NoName(PublicKey),
    /// Two issuers with the same key: whose signature would it be?
    #[error("key {0} stands twice in the list of trusted issuers")]
    SameKey(PublicKey),
}

impl Trust {
    /// Reads a list such as `assets/trust.ron`.
    ///
    /// # Errors
    /// If the text is not such a list, or the list is ambiguous.
    pub fn parse(ron_text: &str) -> Result<Self, TrustFlaw> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let trust: Self = options.from_str(ron_text).map_err(TrustFlaw::Form)?;
        for (position, issuer) in trust.issuers.iter().enumerate() {
            if issuer.name.0.trim().is_empty() {
                return Err(TrustFlaw::NoName(issuer.key));
            }
            if trust.issuers[..position].iter().any(|earlier| earlier.key == issuer.key) {
                return Err(TrustFlaw::SameKey(issuer.key));
            }
        }
        Ok(trust)
    }

    /// The issuers that count in a system of this kind.
    #[must_use]
    pub fn for_kind(&self, kind: SystemKind) -> Self {
        let counts = |issuer: &&TrustedIssuer| {
            matches!(
                (kind, issuer.scope),
                (SystemKind::Licensed, IssuerScope::Licensed) | (SystemKind::Sample, IssuerScope::Sample)
            )
        };
        Self { issuers: self.issuers.iter().filter(counts).cloned().collect() }
    }

    /// The issuer with this key.
    pub fn find(&self, key: PublicKey) -> Option<&TrustedIssuer> {
        self.issuers.iter().find(|issuer| issuer.key == key)
    }
}
