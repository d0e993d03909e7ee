//! Calls into Windows that have no safe form.
#![expect(unsafe_code, reason = "the Windows API is not safe")]
use std::{ptr, slice};

use windows_sys::Win32::{
    NetworkManagement::IpHelper::{FreeMibTable, GetIfTable2, MIB_IF_ROW2, MIB_IF_TABLE2},
    System::{
        Registry::{HKEY_LOCAL_MACHINE, RRF_RT_REG_SZ, RRF_SUBKEY_WOW6464KEY, RegGetValueW},
        SystemInformation::GetSystemFirmwareTable,
    },
};
use windows_sys::core::GUID;
use xlm_core::identity::UnreadableReason;

use super::adapters::Interface;

/// `'RSMB'`: the provider of the SMBIOS tables.
const SMBIOS_PROVIDER: u32 = u32::from_be_bytes(*b"RSMB");
/// Longest registry value that is read, in UTF-16 units; the values that are asked for are names.
const LONGEST_VALUE: usize = 1024;

/// The SMBIOS tables with their header.
///
/// # Errors
/// If Windows does not hand them out.
pub fn firmware_tables() -> Result<Vec<u8>, UnreadableReason> {
    // SAFETY: without a buffer the function only returns the length that one must have.
    let length = unsafe { GetSystemFirmwareTable(SMBIOS_PROVIDER, 0, ptr::null_mut(), 0) };
    let mut tables = vec![0; length as usize];
    // SAFETY: the buffer has the length that is passed.
    let written = unsafe { GetSystemFirmwareTable(SMBIOS_PROVIDER, 0, tables.as_mut_ptr(), length) };
    // More than the length means that the tables did not fit: nothing was written.
    if written == 0 || written > length {
        return Err(UnreadableReason::Failed);
    }
    tables.truncate(written as usize);
    Ok(tables)
}

/// The table that Windows allocates, freed when it goes.
struct InterfaceTable(*mut MIB_IF_TABLE2);

impl InterfaceTable {
    fn read() -> Result<Self, UnreadableReason> {
        let mut table = ptr::null_mut();
        // SAFETY: the function writes the address of a table that it allocates.
        let result = unsafe { GetIfTable2(&raw mut table) };
        if result == 0 && !table.is_null() { Ok(Self(table)) } else { Err(UnreadableReason::Failed) }
    }

    fn rows(&self) -> &[MIB_IF_ROW2] {
        // SAFETY: the table is valid until it is freed; `Table` is the first of `NumEntries` rows in one allocation, and
        // its address is taken without a reference to the array of one that it is declared as.
        unsafe { slice::from_raw_parts((&raw const (*self.0).Table).cast(), (*self.0).NumEntries as usize) }
    }
}

impl Drop for InterfaceTable {
    fn drop(&mut self) {
        // SAFETY: the table came from `GetIfTable2` and is freed once.
        unsafe { FreeMibTable(self.0.cast()) }
    }
}

/// The rows of the interface table.
///
/// # Errors
/// If Windows does not hand it out.
pub fn interfaces() -> Result<Vec<Interface>, UnreadableReason> {
    Ok(InterfaceTable::read()?.rows().iter().map(interface).collect())
}

fn interface(row: &MIB_IF_ROW2) -> Interface {
    let length = (row.PhysicalAddressLength as usize).min(row.PhysicalAddress.len());
    Interface {
        alias: text(&row.Alias),
        guid: guid(&row.InterfaceGuid),
        kind: row.Type,
        flags: row.InterfaceAndOperStatusFlags._bitfield,
        current: row.PhysicalAddress[..length].to_vec(),
        permanent: row.PermanentPhysicalAddress[..length].to_vec(),
    }
}

/// A text value below `HKEY_LOCAL_MACHINE`, in the view of 64-bit programs.
pub fn registry_text(key: &str, name: &str) -> Option<String> {
    let (key, name) = (wide(key), wide(name));
    let mut buffer = [0_u16; LONGEST_VALUE];
    let mut bytes = size_of_val(&buffer) as u32;
    // SAFETY: key and name end with a zero, the buffer has the length that is passed, and all outlive the call.
    let result = unsafe {
        RegGetValueW(
            HKEY_LOCAL_MACHINE,
            key.as_ptr(),
            name.as_ptr(),
            RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY,
            ptr::null_mut(),
            buffer.as_mut_ptr().cast(),
            &raw mut bytes,
        )
    };
    (result == 0).then(|| text(&buffer)).filter(|value| !value.is_empty())
}

/// UTF-16 with a zero at its end.
fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain([0]).collect()
}

/// UTF-16 up to the first zero.
fn text(wide: &[u16]) -> String {
    let end = wide.iter().position(|unit| *unit == 0).unwrap_or(wide.len());
    String::from_utf16_lossy(&wide[..end])
}

/// A GUID as the registry writes it.
fn guid(guid: &GUID) -> String {
    let [a, b, rest @ ..] = guid.data4;
    let node = rest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02X}"));
    format!("{{{:08X}-{:04X}-{:04X}-{a:02X}{b:02X}-{node}}}", guid.data1, guid.data2, guid.data3)
}
