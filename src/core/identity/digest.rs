//! Keyed digests of components, the short tags made of them, and the hardware ID.
use alloc::{
    string::{String, ToString as _},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use super::{ComponentId, UnreadableReason};
use crate::code::{HardwareCode, SystemId};

/// Keeps the hash of the hardware ID apart from any other hash over the same bytes.
const HARDWARE_ID_DOMAIN: &[u8] = b"xlm-hardware-id-1";

/// Block size of SHA-256, to which HMAC fills up its key.
const HMAC_BLOCK: usize = 64;

/// The key of all digests of a system: its X-ID as text. The same hardware has other digests in another system, so that
/// they cannot be looked up in a table of all addresses of a manufacturer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DigestKey(Vec<u8>);

impl DigestKey {
    /// The key of a system.
    pub fn of(system: &SystemId) -> Self {
        Self(system.to_string().into_bytes())
    }

    /// HMAC-SHA256 over (number of the component ‖ length of the value, 4 bytes, big-endian ‖ value).
    pub(super) fn digest(&self, component: ComponentId, value: &[u8]) -> ComponentDigest {
        let mut hmac = Hmac::<Sha256>::new(&hmac_block(&self.0).into());
        hmac.update(&[component.number()]);
        hmac.update(&(value.len() as u32).to_be_bytes());
        hmac.update(value);
        ComponentDigest(hmac.finalize().into_bytes().into())
    }
}

/// The key as HMAC prepares it (RFC 2104): hashed if it is longer than a block, then filled up with zeros.
fn hmac_block(key: &[u8]) -> [u8; HMAC_BLOCK] {
    let mut block = [0; HMAC_BLOCK];
    if key.len() > HMAC_BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    block
}

/// Keyed digest of a component's canonical value; 64 hexadecimal digits as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComponentDigest(pub [u8; 32]);

impl ComponentDigest {
    /// The part of it that requests and packages carry.
    pub const fn tag(&self) -> Tag {
        Tag((self.0[0] as u16) << 4 | (self.0[1] >> 4) as u16)
    }
}

impl fmt::Display for ComponentDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ComponentDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ComponentDigest({self})")
    }
}

impl FromStr for ComponentDigest {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        let mut digest = [0; 32];
        let digits = hex_digits(text, 64)?;
        for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Ok(Self(digest))
    }
}

/// The first 12 bits of a component's digest: enough to name what changed (one in 4,096 changes is missed), too few to
/// find out the value. Three hexadecimal digits as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Tag(u16);

impl Tag {
    /// How many different tags there are.
    const COUNT: u16 = 1 << 12;

    /// From a number below 4,096.
    pub const fn from_number(number: u16) -> Option<Self> {
        if number < Self::COUNT { Some(Self(number)) } else { None }
    }

    /// As a number below 4,096.
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03x}", self.0)
    }
}

impl FromStr for Tag {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        let digits = hex_digits(text, 3)?;
        Ok(Self(digits.iter().fold(0, |tag, digit| tag << 4 | u16::from(*digit))))
    }
}

/// The text is not the right number of hexadecimal digits in lower case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not {expected} hexadecimal digits in lower case")]
pub struct NotHex {
    /// How many digits there must be.
    pub expected: usize,
}

/// The values of exactly that many digits. One way to write a value only: signed documents are compared as bytes.
fn hex_digits(text: &str, expected: usize) -> Result<Vec<u8>, NotHex> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(NotHex { expected }),
    };
    if text.len() == expected { text.bytes().map(digit).collect() } else { Err(NotHex { expected }) }
}

/// Serialises types as the text that they display and parse.
macro_rules! serde_as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

serde_as_text!(ComponentDigest, Tag);

/// What is known of a component at a time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComponentState {
    /// It has this value.
    Present(ComponentDigest),
    /// The machine has none.
    Absent,
    /// It could not be read; it may be there.
    Unreadable(UnreadableReason),
}

/// Whether all components that licenses are bound to could be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checked {
    /// All of them.
    Fully,
    /// At least one could not be read now and is taken as unchanged.
    Partly,
}

/// The hardware ID over (number, digest) of components, which must come in the order of their numbers.
pub(super) fn hardware_code(components: impl Iterator<Item = (ComponentId, ComponentDigest)>) -> HardwareCode {
    let mut hash = Sha256::new_with_prefix(HARDWARE_ID_DOMAIN);
    for (component, digest) in components {
        hash.update([component.number()]);
        hash.update(digest.0);
    }
    HardwareCode::from_hash(&hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use std::{borrow::ToOwned as _, string::ToString as _};

    use super::*;

    #[test]
    fn the_digest_is_hmac_sha256_over_number_length_and_value() {
        // Computed with another implementation: hmac.new(b"XID-AB3C4D5E", b"\x03" + b"\0\0\0\x04" + b"AB12", sha256).
        let key = DigestKey(b"XID-AB3C4D5E".to_vec());
        let digest = key.digest(ComponentId::BoardSerial, b"AB12");
        assert_eq!(digest.to_string(), "2fc71e2e2bab49590b38a45ee5e9ffe5dec9cdd0f7c7ab904dc91e2cf80f5cba");
        assert_eq!(digest.tag().to_string(), digest.to_string()[..3]);
    }

    #[test]
    fn a_long_key_is_hashed_first() {
        // hmac.new(b"K" * 100, b"\x03" + b"\0\0\0\x04" + b"AB12", sha256)
        let key = DigestKey(b"K".repeat(100));
        assert_eq!(
            key.digest(ComponentId::BoardSerial, b"AB12").to_string(),
            "16fc61c07e1267883ad573a6b827b90bf6da394c4f66a5a53a74710287d72282"
        );
    }

    #[test]
    fn only_one_spelling_of_a_digest_is_read() {
        let digest = ComponentDigest([0xAB; 32]);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!(digest.to_string().to_uppercase().parse::<ComponentDigest>(), Err(NotHex { expected: 64 }));
        assert_eq!(digest.to_string()[1..].parse::<ComponentDigest>(), Err(NotHex { expected: 64 }));
        assert_eq!("abc".parse::<Tag>().map(|tag| tag.to_string()), Ok("abc".to_owned()));
        assert_eq!("abc".parse::<Tag>().ok(), Tag::from_number(0xABC));
        assert_eq!(Tag::from_number(0xFFF).map(Tag::number), Some(0xFFF));
        assert_eq!(Tag::from_number(0x1000), None);
        for text in ["ab", "abcd", "ABC", "a b", "ä0"] {
            assert_eq!(text.parse::<Tag>(), Err(NotHex { expected: 3 }), "{text}");
        }
    }
}
