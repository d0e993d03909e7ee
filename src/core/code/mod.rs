//! The codes that people read, copy and type: license request codes, hardware IDs and system IDs (X-ID).
//!
//! Our own codes are Bech32m (BIP-350) in upper case, written in groups of five after the prefix, e.g.
//! `XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP`: the alphabet has no B, I, O and 1, and the checksum of six symbols finds
//! every error in up to four of them. Reading is tolerant about everything that is not a symbol ([`is_separator`]) and
//! strict about everything that is: a wrong code is refused, with the place where that is certain, never corrected.
//!
//! The checksum is against typing errors only. Nothing is trusted because of it.
mod checksum;
mod error;
mod foreign;
mod reading;
#[cfg(test)]
mod tests;

use alloc::string::String;
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use self::{
    error::{CodeError, Suspect},
    foreign::{ForeignCode, HardwareId, NotForeign, SystemId},
    reading::{is_hyphen, is_separator, read_code},
};

/// Symbols in a group of the written form.
pub const GROUP: usize = 5;

/// Symbols of the prefix, e.g. `XRC1`.
pub const PREFIX: usize = 4;

/// What a code is for; told by its prefix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CodeKind {
    /// `XRC1`: from a license certificate; fetches licenses and binds them to one system.
    LicenseRequest,
    /// `XHW1`: hash over parameters of the hardware.
    HardwareId,
    /// `XID1`: the X-ID, drawn once at random for a system and kept for ever.
    SystemId,
}

impl CodeKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::LicenseRequest, Self::HardwareId, Self::SystemId];

    /// The four characters that such a code begins with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::LicenseRequest => "XRC1",
            Self::HardwareId => "XHW1",
            Self::SystemId => "XID1",
        }
    }

    /// Characters of such a code without separators, prefix included.
    pub const fn length(self) -> usize {
        let data = match self {
            Self::LicenseRequest => RequestCode::SYMBOLS,
            Self::HardwareId => HardwareCode::SYMBOLS,
            Self::SystemId => SystemCode::SYMBOLS,
        };
        PREFIX + data + checksum::LENGTH
    }
}

/// Any of our own codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Code {
    /// A license request code.
    Request(RequestCode),
    /// A hardware ID.
    Hardware(HardwareCode),
    /// A system ID.
    System(SystemCode),
}

impl Code {
    /// What the code is for.
    pub const fn kind(&self) -> CodeKind {
        match self {
            Self::Request(_) => CodeKind::LicenseRequest,
            Self::Hardware(_) => CodeKind::HardwareId,
            Self::System(_) => CodeKind::SystemId,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(code) => code.fmt(f),
            Self::Hardware(code) => code.fmt(f),
            Self::System(code) => code.fmt(f),
        }
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        read_code(text)
    }
}

/// A type for each kind, so that a hardware ID can never be passed for a request code. It holds the letters of the data as
/// they are written, so that codes sort like their text.
macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident, $kind:expr, $variant:ident, $symbols:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $symbols]);

        impl $name {
            /// Symbols that carry data, five bits each.
            const SYMBOLS: usize = $symbols;
        }

        impl fmt::Display for $name {
            /// The canonical form: upper case, groups of five after the prefix.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                checksum::write_code(f, $kind, &self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                match reading::read_code_of($kind, text)? {
                    Code::$variant(code) => Ok(code),
                    other => Err(CodeError::WrongKind { expected: $kind, found: other.kind() }),
                }
            }
        }

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
    };
}

code_type! {
    /// A license request code: 120 random bits, e.g. `XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP`.
    RequestCode, CodeKind::LicenseRequest, Request, 24
}

code_type! {
    /// A hardware ID: 95 bits of a hash over parameters of the hardware, e.g. `XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ`.
    HardwareCode, CodeKind::HardwareId, Hardware, 19
}

code_type! {
    /// A system ID (X-ID): 70 random bits, e.g. `XID1-PNJFF-ZYF2J-P6NW5-VMKFE`.
    SystemCode, CodeKind::SystemId, System, 14
}

impl RequestCode {
    /// A new code from random bytes.
    pub fn from_random(random: [u8; 15]) -> Self {
        Self(checksum::letters(&random))
    }
}

impl HardwareCode {
    /// The ID for a hash: its first 95 bits.
    pub fn from_hash(hash: &[u8; 32]) -> Self {
        Self(checksum::letters(hash))
    }
}

impl SystemCode {
    /// A new ID from random bytes, of which the first 70 bits are used.
    pub fn from_random(random: [u8; 9]) -> Self {
        Self(checksum::letters(&random))
    }
}
