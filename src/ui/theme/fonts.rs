//! The typefaces: Inter in three weights for text, Hack for codes, and Material Symbols for icons.
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};
use epaint_default_fonts::HACK_REGULAR;

/// Family of Inter's medium weight.
pub const MEDIUM: &str = "medium";
/// Family of Inter's semi-bold weight.
pub const SEMIBOLD: &str = "semibold";
/// Family of the icons: the few signs of Material Symbols, rounded and outlined, that the program shows.
pub const ICONS: &str = "icons";

const REGULAR: &str = "regular";
/// The monospaced face that egui brings; it also has rare signs that Inter lacks.
const HACK: &str = "Hack";

pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, bytes) in [
        (REGULAR, &include_bytes!("../../../assets/fonts/Inter-Regular.otf")[..]),
        (MEDIUM, &include_bytes!("../../../assets/fonts/Inter-Medium.otf")[..]),
        (SEMIBOLD, &include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")[..]),
        (HACK, HACK_REGULAR),
        (ICONS, &include_bytes!("../../../assets/fonts/MaterialSymbolsRounded.ttf")[..]),
    ] {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, fonts) in [
        (FontFamily::Proportional, &[REGULAR, HACK][..]),
        (FontFamily::Name(MEDIUM.into()), &[MEDIUM, HACK]),
        (FontFamily::Name(SEMIBOLD.into()), &[SEMIBOLD, HACK]),
        (FontFamily::Monospace, &[HACK, REGULAR]),
        (FontFamily::Name(ICONS.into()), &[ICONS]),
    ] {
        definitions.families.insert(family, fonts.iter().map(|&font| font.to_owned()).collect());
    }
    definitions
}
