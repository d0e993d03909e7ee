//! Bech32m as BIP-350 defines it, over symbols of five bits. The crate's corrector is not used: it panics on some inputs.
use core::fmt;

use bech32::{Bech32m, Checksum as _, Fe32, Hrp, primitives::checksum::Engine};

use super::{CodeKind, GROUP};

/// Symbols of the checksum.
pub const LENGTH: usize = 6;

/// The part of the prefix before the separator `1`. Case makes no difference to the checksum.
const fn human_readable_part(kind: CodeKind) -> Hrp {
    match kind {
        CodeKind::LicenseRequest => Hrp::parse_unchecked("xrc"),
        CodeKind::HardwareId => Hrp::parse_unchecked("xhw"),
        CodeKind::SystemId => Hrp::parse_unchecked("xid"),
    }
}

/// Do these symbols (data and checksum) make a valid code of that kind?
pub fn is_valid(kind: CodeKind, symbols: impl IntoIterator<Item = Fe32>) -> bool {
    let mut engine = Engine::<Bech32m>::new();
    engine.input_hrp(human_readable_part(kind));
    symbols.into_iter().for_each(|symbol| engine.input_fe(symbol));
    *engine.residue() == Bech32m::TARGET_RESIDUE
}

/// Writes prefix, data and checksum of a code in its canonical form.
pub fn write_code(f: &mut fmt::Formatter<'_>, kind: CodeKind, data: &[u8]) -> fmt::Result {
    let mut engine = Engine::<Bech32m>::new();
    engine.input_hrp(human_readable_part(kind));
    data.iter().filter_map(|letter| symbol(char::from(*letter))).for_each(|symbol| engine.input_fe(symbol));
    engine.input_target_residue();
    let residue = *engine.residue();
    let checksum = (0..LENGTH).rev().map(|place| letter_of_bits((residue >> (5 * place)) as u8));

    f.write_str(kind.prefix())?;
    for (index, letter) in data.iter().copied().chain(checksum).enumerate() {
        if index % GROUP == 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", char::from(letter))?;
    }
    Ok(())
}

/// The first `N` times five bits of these bytes as letters, most significant bit first. Missing bits are zero.
pub fn letters<const N: usize>(bytes: &[u8]) -> [u8; N] {
    core::array::from_fn(|index| {
        let first_bit = index * 5;
        let byte = |at: usize| u16::from(bytes.get(at).copied().unwrap_or(0));
        let window = (byte(first_bit / 8) << 8) | byte(first_bit / 8 + 1);
        letter_of_bits((window >> (11 - first_bit % 8)) as u8)
    })
}

/// The letter for the low five bits.
fn letter_of_bits(bits: u8) -> u8 {
    // Cannot fail: five bits are always a symbol.
    letter(Fe32::try_from(bits & 31).unwrap_or(Fe32::Q)) as u8
}

/// The character that a symbol is written as.
pub fn letter(symbol: Fe32) -> char {
    symbol.to_char().to_ascii_uppercase()
}

/// The symbol that a character stands for; people write the digit 0 as the letter O.
pub fn symbol(character: char) -> Option<Fe32> {
    let character = if character == 'O' { '0' } else { character };
    Fe32::from_char(character).ok()
}
