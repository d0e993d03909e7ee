use alloc::string::String;
use core::{fmt, str::FromStr};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why bytes are not a public key that we accept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyFlaw {
    /// Not the one base64 spelling of 32 bytes.
    #[error("not 32 bytes in strict base64")]
    Encoding,
    /// No point of the curve, or one in a second spelling.
    #[error("not a public key")]
    NotAKey,
    /// A key of small order, for which anybody can make signatures.
    #[error("a weak key")]
    Weak,
}

/// An Ed25519 public key; text form base64. Weak keys and second spellings of a key do not exist as values of this type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// From its 32 bytes.
    ///
    /// # Errors
    /// If they are no key, a second spelling of one, or a weak one.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, KeyFlaw> {
        let key = VerifyingKey::from_bytes(&bytes).or(Err(KeyFlaw::NotAKey))?;
        if key.is_weak() {
            return Err(KeyFlaw::Weak);
        }
        // Decompression also takes a y beyond the field's prime (RFC 8032, 5.1.3 refuses it).
        if key.to_edwards().compress().to_bytes() != bytes {
            return Err(KeyFlaw::NotAKey);
        }
        Ok(Self(bytes))
    }

    /// The public half of a signing key.
    pub fn of(key: &SigningKey) -> Self {
        Self(key.verifying_key().to_bytes())
    }

    /// The 32 bytes.
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }

    /// Whether this key made the signature over the message, by the strict rules.
    pub(super) fn signed(self, message: &[u8], signature: &Signature) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| key.verify_strict(message, signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = KeyFlaw;

    fn from_str(text: &str) -> Result<Self, KeyFlaw> {
        let bytes = BASE64_STANDARD.decode(text).or(Err(KeyFlaw::Encoding))?;
        Self::from_bytes(bytes.try_into().or(Err(KeyFlaw::Encoding))?)
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
