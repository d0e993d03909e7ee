//! The firmware tables (SMBIOS) as Windows hands them out.
use crate::machine::firmware::Firmware;

/// `RawSMBIOSData`: calling method, version (two bytes), revision, length of the tables (4 bytes, little-endian).
const HEADER: usize = 8;
/// Type, length and handle of a structure.
const STRUCTURE_HEADER: usize = 4;

/// What is used of the tables.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tables {
    /// The UUID of the machine, 32 hexadecimal digits in the order of the table.
    pub system_uuid: Option<String>,
    /// Serial number of the mainboard.
    pub board_serial: Option<String>,
    /// Vendors and products.
    pub firmware: Firmware,
}

/// Reads the tables. What is cut off or out of its place is left out; a damaged table never stops the program.
pub fn parse(raw: &[u8]) -> Tables {
    let declared = raw.get(4..HEADER).and_then(|length| length.try_into().ok()).map_or(0, u32::from_le_bytes);
    let tables = raw.get(HEADER..).unwrap_or_default();
    let mut rest = &tables[..tables.len().min(declared as usize)];
    let mut found = Tables::default();
    let (mut system_seen, mut board_seen) = (false, false);
    while let Some((structure, next)) = Structure::split(rest) {
        match structure.kind {
            0 => found.firmware.bios_vendor = structure.text(0x04),
            1 if !system_seen => {
                system_seen = true;
                found.firmware.system_vendor = structure.text(0x04);
                found.firmware.product_name = structure.text(0x05);
                found.firmware.product_version = structure.text(0x06);
                found.system_uuid = structure.formatted.get(0x08..0x18).map(hex);
            }
            2 if !board_seen => {
                board_seen = true;
                found.firmware.board_vendor = structure.text(0x04);
                found.firmware.board_name = structure.text(0x05);
                found.board_serial = Some(structure.text(0x07)).filter(|serial| !serial.is_empty());
            }
            3 => found.firmware.asset_tag = structure.text(0x08),
            127 => break,
            _ => {}
        }
        rest = next;
    }
    found
}

/// A structure: numbers at fixed offsets, which refer to the texts that follow them.
struct Structure<'a> {
    kind: u8,
    formatted: &'a [u8],
    texts: &'a [u8],
}

impl<'a> Structure<'a> {
    /// The first structure and what follows it.
    fn split(tables: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (kind, length) = (*tables.first()?, usize::from(*tables.get(1)?));
        if length < STRUCTURE_HEADER || tables.len() < length {
            return None;
        }
        let (formatted, rest) = tables.split_at(length);
        // Texts end with a zero each, all of them with another one; without texts there are two zeros.
        let end = rest.windows(2).position(|pair| pair == [0, 0])?;
        let (texts, next) = rest.split_at(end + 2);
        Some((Self { kind, formatted, texts }, next))
    }

    /// The text whose number is at an offset; empty if there is none (number 0).
    fn text(&self, offset: usize) -> String {
        let number = self.formatted.get(offset).copied().map_or(0, usize::from);
        let text = number.checked_sub(1).and_then(|index| self.texts.split(|byte| *byte == 0).nth(index));
        String::from_utf8_lossy(text.unwrap_or_default()).trim().to_owned()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: [u8; 16] =
        [0x44, 0x45, 0x4C, 0x4C, 0x42, 0x00, 0x10, 0x35, 0x80, 0x52, 0xC2, 0xC0, 0x4F, 0x4E, 0x33, 0x32];

    fn structure(kind: u8, fields: &[u8], texts: &[&str]) -> Vec<u8> {
        let mut bytes = vec![kind, (STRUCTURE_HEADER + fields.len()) as u8, 0, 0];
        bytes.extend(fields);
        for text in texts {
            bytes.extend(text.as_bytes());
            bytes.push(0);
        }
        bytes.extend(if texts.is_empty() { &[0, 0][..] } else { &[0] });
        bytes
    }

    fn raw(structures: &[Vec<u8>]) -> Vec<u8> {
        let tables = structures.concat();
        let mut raw = vec![0, 3, 3, 0];
        raw.extend((tables.len() as u32).to_le_bytes());
        raw.extend(tables);
        raw
    }

    fn server() -> Vec<u8> {
        let system = [&[1, 2, 3, 0][..], &UUID, &[6, 0, 0]].concat();
        raw(&[
            structure(0, &[1, 2, 0, 0xF0, 3], &["Sample BIOS", "1.0", "2026"]),
            structure(1, &system, &["Sample Computers", "Server 1", "Rev B"]),
            structure(16, &[0; 11], &[]),
            structure(2, &[1, 2, 0, 3], &["Sample Boards", "Board A", " BOARD-0001 "]),
            structure(2, &[1, 2, 0, 3], &["Other", "Riser", "RISER-1"]),
            structure(3, &[1, 1, 0, 0, 2], &["Sample Computers", "ASSET-7"]),
            structure(127, &[], &[]),
            structure(1, &system, &["Behind the end", "", ""]),
        ])
    }

    #[test]
    fn uuid_serial_number_and_names_are_found() {
        let tables = parse(&server());
        assert_eq!(tables.system_uuid.as_deref(), Some("44454c4c420010358052c2c04f4e3332"));
        assert_eq!(tables.board_serial.as_deref(), Some("BOARD-0001"));
        assert_eq!(
            tables.firmware,
            Firmware {
                system_vendor: "Sample Computers".to_owned(),
                product_name: "Server 1".to_owned(),
                product_version: "Rev B".to_owned(),
                board_vendor: "Sample Boards".to_owned(),
                board_name: "Board A".to_owned(),
                bios_vendor: "Sample BIOS".to_owned(),
                asset_tag: "ASSET-7".to_owned(),
            }
        );
    }

    #[test]
    fn old_tables_without_a_uuid_have_none() {
        let tables = parse(&raw(&[structure(1, &[1, 0, 0, 0], &["Old"])]));
        assert_eq!((tables.system_uuid, tables.firmware.system_vendor.as_str()), (None, "Old"));
    }

    #[test]
    fn tables_cut_off_anywhere_are_read_as_far_as_they_go() {
        let whole = server();
        for length in 0..whole.len() {
            let tables = parse(&whole[..length]);
            assert!(tables.system_uuid.is_none_or(|uuid| uuid == "44454c4c420010358052c2c04f4e3332"), "{length}");
        }
        assert_eq!(parse(&[]), Tables::default());
        assert_eq!(parse(&[0xFF; 64]), Tables::default());
    }
}
