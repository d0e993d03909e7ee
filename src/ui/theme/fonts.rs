//! The typefaces: Inter in three weights for text, Hack for codes, and Material Symbols for icons.
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

/// Family of Inter's medium weight.
pub const MEDIUM: &str = "medium";
/// Family of Inter's semi-bold weight.
pub const SEMIBOLD: &str = "semibold";

const REGULAR: &str = "regular";
/// The monospaced face that egui brings; it also has rare signs that Inter lacks.
const HACK: &str = "Hack";

pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    for (name, bytes) in [
        (REGULAR, &include_bytes!("../../../assets/fonts/Inter-Regular.otf")[..]),
        (MEDIUM, &include_bytes!("../../../assets/fonts/Inter-Medium.otf")[..]),
        (SEMIBOLD, &include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")[..]),
    ] {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mut icons = egui_material_icons::font_insert();
    // The icons are painted around a point, not set in a line of text, so they need no shift.
    icons.data.tweak.y_offset_factor = 0.0;
    definitions.font_data.insert(icons.name.clone(), Arc::new(icons.data));
    for insert in icons.families {
        definitions.families.entry(insert.family).or_default().push(icons.name.clone());
    }
    for (family, fonts) in [
        (FontFamily::Proportional, [REGULAR, HACK]),
        (FontFamily::Name(MEDIUM.into()), [MEDIUM, HACK]),
        (FontFamily::Name(SEMIBOLD.into()), [SEMIBOLD, HACK]),
        (FontFamily::Monospace, [HACK, REGULAR]),
    ] {
        definitions.families.insert(family, fonts.map(str::to_owned).to_vec());
    }
    definitions
}
