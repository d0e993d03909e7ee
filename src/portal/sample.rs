//! The sample issuer, for the sample company and for trying out the whole chain.
//!
//! His secret key is computed from a sentence that stands here: anybody can sign with it, so it is worth nothing, and
//! `assets/trust.ron` lets it count in sample systems only.
use ed25519_dalek::SigningKey;
use sha2::{Digest as _, Sha256};

/// What the sample issuer's secret key is the SHA-256 of.
const SENTENCE: &str = "XPhone License Manager: this sample issuer's key is public and worthless";

/// The sample issuer's key.
pub fn sample_issuer_key() -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(SENTENCE).into())
}

#[cfg(test)]
mod tests {
    use xlm_core::document::{IssuerScope, PublicKey, SystemKind, Trust};

    use super::*;

    #[test]
    fn the_sample_issuer_is_trusted_in_sample_systems_only() {
        let trust = Trust::parse(include_str!("../../assets/trust.ron")).unwrap();
        let key = PublicKey::of(&sample_issuer_key());
        assert_eq!(trust.find(key).map(|issuer| issuer.scope), Some(IssuerScope::Sample));
        assert!(trust.for_kind(SystemKind::Sample).find(key).is_some());
        assert!(trust.for_kind(SystemKind::Licensed).find(key).is_none());
    }
}
