//! The one form of each value that digests are taken of, and the values that say nothing.
//!
//! The same machine must give the same bytes whoever reads it and on whatever system: Linux and Windows write the UUID in
//! other byte orders, vendors pad serial numbers with blanks.
use alloc::{string::String, vec::Vec};

use unicode_normalization::UnicodeNormalization as _;

use super::ComponentId;

/// What firmware vendors leave in fields that they did not fill, in canonical form.
const JUNK: [&str; 20] = [
    "TO BE FILLED BY O.E.M.",
    "TO BE FILLED BY OEM",
    "O.E.M.",
    "OEM",
    "DEFAULT STRING",
    "SYSTEM SERIAL NUMBER",
    "SYSTEM MANUFACTURER",
    "SYSTEM PRODUCT NAME",
    "BASE BOARD SERIAL NUMBER",
    "CHASSIS SERIAL NUMBER",
    "SERIAL NUMBER",
    "NOT SPECIFIED",
    "NOT APPLICABLE",
    "NOT AVAILABLE",
    "NONE",
    "N/A",
    "NULL",
    "UNKNOWN",
    "INVALID",
    "123456789",
];

/// Characters of which fields consist that were blanked out rather than filled.
const FILLERS: [char; 8] = ['0', 'F', 'X', '.', '-', '*', '#', '?'];

/// A UUID that several board makers ship on every board.
const SHARED_UUID: [u8; 16] = [0x03, 0, 0x02, 0, 0x04, 0, 0x05, 0, 0, 0x06, 0, 0x07, 0, 0x08, 0, 0x09];

/// The bytes of a component's value that its digest is taken of; none if the value says nothing.
///
/// The MAC address has its own type and is not read from text.
pub(super) fn canonical_value(component: ComponentId, raw: &str) -> Option<Vec<u8>> {
    match component {
        ComponentId::SystemUuid => system_uuid(raw).map(Vec::from),
        ComponentId::OsInstallation => sixteen_bytes(raw).map(Vec::from),
        ComponentId::MacAddress => raw.parse::<super::MacAddress>().ok().map(|address| Vec::from(address.0)),
        ComponentId::BoardSerial | ComponentId::DiskSerial => text(raw).map(String::into_bytes),
        ComponentId::Processor | ComponentId::Model => lines(raw).map(String::into_bytes),
    }
}

/// The smaller of the two byte orders that firmware and readers use for the first three fields.
/// Source: the maintainer of dmidecode, who advises licensing code to accept both forms.
fn system_uuid(raw: &str) -> Option<[u8; 16]> {
    let as_is = sixteen_bytes(raw)?;
    let smaller = as_is.min(swap_first_fields(as_is));
    let shared = SHARED_UUID.min(swap_first_fields(SHARED_UUID));
    (smaller != shared).then_some(smaller)
}

/// The fields of 4, 2 and 2 bytes in the other byte order.
fn swap_first_fields(mut uuid: [u8; 16]) -> [u8; 16] {
    uuid[..4].reverse();
    uuid[4..6].reverse();
    uuid[6..8].reverse();
    uuid
}

/// 32 hexadecimal digits, with or without hyphens and braces; none if they are all 0 or all F.
fn sixteen_bytes(raw: &str) -> Option<[u8; 16]> {
    let text = raw.trim().trim_start_matches('{').trim_end_matches('}');
    let mut bytes = [0; 16];
    let mut digits = 0;
    for character in text.chars().filter(|character| *character != '-') {
        let digit = character.to_digit(16)? as u8;
        let byte = bytes.get_mut(digits / 2)?;
        *byte = *byte << 4 | digit;
        digits += 1;
    }
    (digits == 32 && bytes != [0; 16] && bytes != [0xFF; 16]).then_some(bytes)
}

/// Compatibility forms, blanks and case do not count; none for junk.
fn text(raw: &str) -> Option<String> {
    let folded: String = raw.nfkc().collect::<String>().to_uppercase().nfkc().collect();
    let words: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let value = words.join(" ");
    let blanked_out = value.chars().all(|c| c == ' ' || value.starts_with(c)) && value.starts_with(FILLERS);
    (!value.is_empty() && !blanked_out && !JUNK.contains(&value.as_str())).then_some(value)
}

/// Several texts, one a line; one that says nothing keeps its place, so that "A, none" and "none, A" differ.
fn lines(raw: &str) -> Option<String> {
    let parts: Vec<String> = raw.split('\n').map(|part| text(part).unwrap_or_default()).collect();
    parts.iter().any(|part| !part.is_empty()).then(|| parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same UUID as Linux and as an old firmware print it.
    const UUID: &str = "4c4c4544-0042-3510-8052-c2c04f4e3332";
    const UUID_SWAPPED: &str = "44454C4C-4200-1035-8052-C2C04F4E3332";

    #[test]
    fn a_uuid_is_the_same_in_both_byte_orders() {
        let id = ComponentId::SystemUuid;
        assert!(canonical_value(id, UUID).is_some());
        assert_eq!(canonical_value(id, UUID), canonical_value(id, UUID_SWAPPED));
        assert_eq!(canonical_value(id, UUID), canonical_value(id, "{4C4C4544-0042-3510-8052-C2C04F4E3332}\n"));
        assert_ne!(canonical_value(id, UUID), canonical_value(id, "4c4c4544-0042-3510-8052-c2c04f4e3333"));
    }

    #[test]
    fn an_operating_system_id_has_one_byte_order() {
        let id = ComponentId::OsInstallation;
        assert_ne!(canonical_value(id, UUID), canonical_value(id, UUID_SWAPPED));
        assert_eq!(canonical_value(id, "0123456789abcdef0123456789abcdef\n").map(|value| value.len()), Some(16));
    }

    #[test]
    fn values_that_say_nothing_are_absent() {
        for uuid in [
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "03000200-0400-0500-0006-000700080009",
            "00020003-0004-0005-0006-000700080009",
            "Not Settable",
            "4c4c4544-0042-3510-8052-c2c04f4e33",
            "4c4c4544-0042-3510-8052-c2c04f4e333200",
            "",
        ] {
            assert_eq!(canonical_value(ComponentId::SystemUuid, uuid), None, "{uuid}");
        }
        for machine_id in ["uninitialized", "", "0123", "00000000000000000000000000000000"] {
            assert_eq!(canonical_value(ComponentId::OsInstallation, machine_id), None, "{machine_id}");
        }
        for serial in [
            "",
            "  ",
            "0",
            "00000000",
            "xxxxxxx",
            "FFFF",
            "..........",
            "0000 0000",
            "To be filled by O.E.M.",
            " n/a ",
            "Default  string",
        ] {
            assert_eq!(canonical_value(ComponentId::BoardSerial, serial), None, "{serial}");
        }
        assert_eq!(canonical_value(ComponentId::Model, "Not Specified\n\nNone"), None);
    }

    #[test]
    fn serial_numbers_that_look_odd_are_kept() {
        for serial in ["1", "7777", "0F0F", "CN-0F1234", "000000000001", "FX"] {
            assert_eq!(canonical_value(ComponentId::DiskSerial, serial), Some(serial.as_bytes().to_vec()), "{serial}");
        }
    }

    #[test]
    fn blanks_case_and_width_do_not_count() {
        let id = ComponentId::BoardSerial;
        assert_eq!(canonical_value(id, "  ab\t 12\0"), Some(b"AB 12".to_vec()));
        assert_eq!(canonical_value(id, "\u{FF21}B\u{A0}12"), Some(b"AB 12".to_vec()));
    }

    #[test]
    fn a_part_that_says_nothing_keeps_its_place() {
        let id = ComponentId::Model;
        assert_eq!(canonical_value(id, "Acme\nServer\nNone"), Some(b"ACME\nSERVER\n".to_vec()));
        assert_ne!(canonical_value(id, "Acme\n\n"), canonical_value(id, "\nAcme\n"));
    }

    proptest! {
        #[test]
        fn canonical_text_is_its_own_canonical_form(raw in "[ -~À-ž０-９\t]{0,40}") {
            if let Some(value) = text(&raw) {
                prop_assert_eq!(text(&value), Some(value));
            }
        }

        #[test]
        fn swapping_the_byte_order_never_changes_a_uuid(bytes: [u8; 16]) {
            let write = |uuid: [u8; 16]| alloc::format!("{:032x}", u128::from_be_bytes(uuid));
            prop_assert_eq!(system_uuid(&write(bytes)), system_uuid(&write(swap_first_fields(bytes))));
        }
    }
}
