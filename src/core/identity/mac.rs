//! The address of a network adapter.
use core::{fmt, str::FromStr};

/// A MAC address of six bytes. It is a raw value: it has no serialised form, and debug output shows only who
/// registered the range and the last byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacAddress(pub [u8; 6]);

impl MacAddress {
    /// From the bytes that a system gives, if there are six.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// An adapter can have it: not all zeros, and not a group address (all FF is one).
    pub const fn is_assignable(self) -> bool {
        !matches!(self.0, [0, 0, 0, 0, 0, 0]) && self.0[0] & 1 == 0
    }

    /// Not from a range registered by a manufacturer: set by hand, drawn, or given by a hypervisor.
    pub const fn is_locally_administered(self) -> bool {
        self.0[0] & 2 != 0
    }

    /// What tells two adapters of one machine apart in a text.
    pub const fn last_octet(self) -> u8 {
        self.0[5]
    }
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, rest @ ..] = self.0;
        write!(f, "{first:02X}")?;
        rest.iter().try_for_each(|byte| write!(f, ":{byte:02X}"))
    }
}

impl fmt::Debug for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, .., last] = self.0;
        write!(f, "{a:02X}:{b:02X}:{c:02X}:..:..:{last:02X}")
    }
}

/// The text is not a MAC address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a MAC address of six bytes")]
pub struct NotAMacAddress;

impl FromStr for MacAddress {
    type Err = NotAMacAddress;

    /// Twelve hexadecimal digits, with colons, hyphens or dots or without.
    fn from_str(text: &str) -> Result<Self, NotAMacAddress> {
        let mut bytes = [0_u8; 6];
        let mut digits = 0;
        for character in text.trim().chars().filter(|character| !matches!(character, ':' | '-' | '.')) {
            let digit = character.to_digit(16).ok_or(NotAMacAddress)? as u8;
            let byte = bytes.get_mut(digits / 2).ok_or(NotAMacAddress)?;
            *byte = *byte << 4 | digit;
            digits += 1;
        }
        if digits == 12 { Ok(Self(bytes)) } else { Err(NotAMacAddress) }
    }
}

#[cfg(test)]
mod tests {
    use std::{format, string::ToString as _};

    use super::*;

    #[test]
    fn every_usual_notation_is_read() {
        let expected = MacAddress([0x00, 0x50, 0x56, 0x01, 0x02, 0x3F]);
        for text in ["00:50:56:01:02:3f", "00-50-56-01-02-3F", "0050.5601.023f", " 00505601023F\n"] {
            assert_eq!(text.parse(), Ok(expected), "{text}");
        }
        assert_eq!(expected.to_string(), "00:50:56:01:02:3F");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["", "00:50:56:01:02", "00:50:56:01:02:3F:40", "00:50:56:01:02:3G", "00:50:56:01:02:3"] {
            assert_eq!(text.parse::<MacAddress>(), Err(NotAMacAddress), "{text}");
        }
    }

    #[test]
    fn debug_output_masks_the_middle() {
        assert_eq!(format!("{:?}", MacAddress([0x00, 0x50, 0x56, 0x01, 0x02, 0x3F])), "00:50:56:..:..:3F");
    }

    #[test]
    fn group_addresses_and_zeros_cannot_be_assigned() {
        assert!(!MacAddress([0; 6]).is_assignable());
        assert!(!MacAddress([0xFF; 6]).is_assignable());
        assert!(!MacAddress([0x01, 0x50, 0x56, 0, 0, 1]).is_assignable());
        assert!(MacAddress([0x02, 0, 0, 0, 0, 1]).is_assignable());
    }
}
