//! Codes and IDs of the vendor, whose form we do not know: they are kept as text.
use alloc::string::String;
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{CodeError, CodeKind, HardwareCode, PREFIX, SystemCode, is_hyphen, is_separator};

/// Longest text of a foreign code or ID, in bytes.
const LONGEST: usize = 128;

/// A request code of the vendor: groups of letters and digits, upper case, joined by hyphens. It is shown and copied,
/// never sent by us, and nothing about it can be checked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct ForeignCode(String);

/// The text is not of the form of a foreign code, or it is one of our own codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a code of groups of letters and digits")]
pub struct NotForeign;

impl FromStr for ForeignCode {
    type Err = NotForeign;

    /// Two groups or more of three to eight letters and digits, with hyphens of any sort between them.
    fn from_str(text: &str) -> Result<Self, NotForeign> {
        let mut canonical = String::new();
        let mut groups = 0;
        for group in text.trim().split(is_hyphen) {
            let group = group.trim();
            let well_formed = (3..=8).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !well_formed || canonical.len() > LONGEST {
                return Err(NotForeign);
            }
            if groups > 0 {
                canonical.push('-');
            }
            canonical.push_str(&group.to_ascii_uppercase());
            groups += 1;
        }
        // Wherever the hyphens are: in ours they mean nothing.
        let bare = canonical.bytes().filter(|byte| *byte != b'-');
        let ours = CodeKind::ALL.into_iter().any(|kind| bare.clone().take(PREFIX).eq(kind.prefix().bytes()));
        if groups < 2 || ours || canonical.len() > LONGEST { Err(NotForeign) } else { Ok(Self(canonical)) }
    }
}

impl fmt::Display for ForeignCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ForeignCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Defines an ID that is ours or the vendor's.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $own:ty) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            /// One of our own, checked.
            Own($own),
            /// The vendor's, as it was written.
            Vendor(String),
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Own(code) => code.fmt(f),
                    Self::Vendor(text) => f.write_str(text),
                }
            }
        }

        impl From<$own> for $name {
            fn from(code: $own) -> Self {
                Self::Own(code)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// Ours if it is one of our codes. What begins with the prefix of one must be right; all else is the vendor's.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                match text.parse::<$own>() {
                    Ok(code) => Ok(Self::Own(code)),
                    Err(error) if error != CodeError::UnknownPrefix && has_our_prefix(text) => Err(error),
                    Err(_) => vendor_text(text).map(Self::Vendor),
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

id_type! {
    /// The ID of a system: our X-ID, or what the vendor's license.xml says (planning systems). As text, it is the key of
    /// the keyed digests of hardware parameters.
    SystemId, SystemCode
}

id_type! {
    /// The ID of the hardware that licenses are bound to: ours, or what the vendor's license.xml says.
    HardwareId, HardwareCode
}

/// Whether a text begins with the prefix of one of our codes as it is printed. `XID-1B2C` does not: so begins an ID of the
/// vendor.
fn has_our_prefix(text: &str) -> bool {
    let start =
        |prefix: &str| text.trim_start().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    CodeKind::ALL.into_iter().any(|kind| start(kind.prefix()))
}

/// An ID of the vendor without space around it.
fn vendor_text(text: &str) -> Result<String, CodeError> {
    let text = text.trim();
    if text.chars().all(is_separator) {
        return Err(CodeError::Empty);
    }
    if text.len() > LONGEST {
        return Err(CodeError::WrongLength { expected: LONGEST, found: text.len() });
    }
    Ok(String::from(text))
}
