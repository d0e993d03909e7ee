use eframe::egui::{Color32, Context, RawInput, Ui};

use super::*;

/// Relative luminance of an opaque colour (WCAG 2.2).
fn luminance(colour: Color32) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_has_the_contrast_of_level_aa_and_outlines_that_of_controls() {
    for (look, palette) in [("light", &theme().light), ("dark", &theme().dark)] {
        for (name, front, ground, least) in [
            ("text on surface", palette.text, palette.surface, 13.0),
            ("text on background", palette.text, palette.background, 7.0),
            ("text on hover", palette.text, palette.hover, 7.0),
            ("text on pressed", palette.text, palette.pressed, 7.0),
            ("text on selection", palette.text, palette.accent_tint, 7.0),
            ("secondary on surface", palette.secondary, palette.surface, 4.5),
            ("secondary on background", palette.secondary, palette.background, 4.5),
            ("secondary on hover", palette.secondary, palette.hover, 4.5),
            ("secondary on selection", palette.secondary, palette.accent_tint, 4.5),
            ("primary button", palette.on_accent, palette.accent, 4.5),
            ("hovered primary button", palette.on_accent, palette.accent_hover, 4.5),
            ("pressed primary button", palette.on_accent, palette.accent_pressed, 4.5),
            ("danger button", palette.on_danger, palette.danger, 4.5),
            ("hovered danger button", palette.on_danger, palette.danger_hover, 4.5),
            ("accent on surface", palette.accent, palette.surface, 4.5),
            ("accent on its tint", palette.accent, palette.accent_tint, 4.5),
            ("ok on its tint", palette.ok, palette.ok_tint, 5.4),
            ("warning on its tint", palette.warning, palette.warning_tint, 6.0),
            ("danger on its tint", palette.danger, palette.danger_tint, 6.0),
            ("ok on surface", palette.ok, palette.surface, 4.5),
            ("warning on surface", palette.warning, palette.surface, 4.5),
            ("danger on surface", palette.danger, palette.surface, 4.5),
            ("warning on hover", palette.warning, palette.hover, 4.5),
            ("text on ok tint", palette.text, palette.ok_tint, 7.0),
            ("text on warning tint", palette.text, palette.warning_tint, 7.0),
            ("text on danger tint", palette.text, palette.danger_tint, 7.0),
            ("secondary on warning tint", palette.secondary, palette.warning_tint, 4.5),
            ("secondary on danger tint", palette.secondary, palette.danger_tint, 4.5),
            ("secondary on ok tint", palette.secondary, palette.ok_tint, 4.5),
            ("secondary on pressed", palette.secondary, palette.pressed, 4.5),
            ("accent on background", palette.accent, palette.background, 4.5),
            ("accent on hover", palette.accent, palette.hover, 4.5),
            ("warning on selection", palette.warning, palette.accent_tint, 4.5),
            ("danger on background", palette.danger, palette.background, 4.5),
            ("pressed danger button", palette.on_danger, palette.danger_hover, 4.5),
            ("focus ring on surface", palette.accent, palette.surface, 3.0),
            ("focus ring on background", palette.accent, palette.background, 3.0),
            ("focus ring on selection", palette.accent, palette.accent_tint, 3.0),
            ("bar of a pool on surface", palette.accent, palette.surface, 3.0),
            ("missing part of a pool on surface", palette.warning, palette.surface, 3.0),
            ("outline on surface", palette.outline, palette.surface, 3.0),
            ("outline on background", palette.outline, palette.background, 3.0),
        ] {
            let found = contrast(front, ground);
            assert!(found >= least, "{look}: {name} has {found:.2}, and needs {least}");
        }
    }
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}

#[test]
fn rows_of_tables_have_an_even_height() {
    assert!(theme().height.row > 0.0 && theme().height.row % 2.0 == 0.0);
}

/// Runs one pass in the installed look.
fn draw(add_contents: impl FnMut(&mut Ui)) {
    let context = Context::default();
    install(&context);
    context.run_ui(RawInput::default(), add_contents).textures_delta.clear();
}

#[test]
fn every_typeface_has_the_letters_of_both_languages_and_the_signs_of_the_texts() {
    let mut checked = 0;
    draw(|ui| {
        for font in [regular(14.0), medium(14.0), semibold(14.0), monospace(14.0)] {
            for letter in "AZaz09äöüßÄÖÜẞéŁř€„“”‚‘’–—…·→−+×⚠✓⟦⟧".chars() {
                assert!(ui.fonts_mut(|fonts| fonts.has_glyph(&font, letter)), "{font:?} lacks {letter}");
                checked += 1;
            }
        }
    });
    assert!(checked > 0);
}

#[test]
fn figures_have_one_width_so_that_columns_of_numbers_are_straight() {
    let mut widths = Vec::new();
    draw(|ui| {
        for font in [regular(14.0), medium(14.0), semibold(14.0)] {
            let width = |digit| ui.fonts_mut(|fonts| fonts.glyph_width(&font, digit));
            widths.push(('0'..='9').map(width).collect::<Vec<_>>());
        }
    });
    for widths in widths {
        assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.05), "{widths:?}");
    }
}
