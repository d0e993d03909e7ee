//! The look: every colour and size of the window, read from `assets/theme.ron`, which is compiled in.
//!
//! [`install`] gives an [`Context`] the typefaces and both styles; widgets take what the style cannot say from
//! [`theme()`] and [`palette()`]. Lengths are points, so that they follow the zoom.
mod fonts;
mod style;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use eframe::egui::{Color32, Context, FontFamily, FontId, RichText, Theme as Mode, Ui, style::ScrollAnimation};
use serde::{Deserialize, Deserializer, de::Error as _};

pub use self::fonts::{ICONS, MEDIUM, SEMIBOLD};

/// All tokens of the look.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Distances between things.
    pub spacing: Spacing,
    /// Radius of corners.
    pub corner: u8,
    /// Width of borders.
    pub border: f32,
    /// Width of the ring around what has the keyboard focus.
    pub focus: f32,
    /// Sizes of text.
    pub text: TextSizes,
    /// Heights of rows, buttons and bars.
    pub height: Heights,
    /// Widths of the parts of the window.
    pub width: Widths,
    /// Widths of the window below which parts of it fold away.
    pub fold: Folds,
    /// Seconds until a tooltip comes.
    pub tooltip_delay: f32,
    /// Seconds that a notice takes to slide in.
    pub notice_slide: f32,
    /// Colours of the light look.
    pub light: Palette,
    /// Colours of the dark look.
    pub dark: Palette,
}

/// The steps of distances.
#[expect(missing_docs, reason = "the names are the steps")]
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    pub tiny: f32,
    pub small: f32,
    pub medium: f32,
    pub large: f32,
    pub huge: f32,
    pub vast: f32,
}

/// Sizes of text and icons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSizes {
    /// Ordinary text, and words on buttons.
    pub body: f32,
    /// Side remarks.
    pub small: f32,
    /// Titles of cards.
    pub section: f32,
    /// The title of a panel.
    pub title: f32,
    /// Codes and IDs, monospaced.
    pub code: f32,
    /// Icons beside text.
    pub icon: f32,
    /// The icon of an empty panel.
    pub hero: f32,
}

/// Heights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heights {
    /// Rows of tables and their click targets; even, so that the last of a million rows is exact.
    pub row: f32,
    /// The least of other click targets.
    pub target: f32,
    /// Buttons and inputs.
    pub control: f32,
    /// Header row of a table.
    pub header: f32,
    /// The big drop area.
    pub drop_area: f32,
    /// Bars of pools and of progress.
    pub bar: f32,
    /// Bars in running text.
    pub thin_bar: f32,
    /// Status pills.
    pub pill: f32,
}

/// Widths.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Widths {
    /// The navigation rail with words.
    pub rail: f32,
    /// The navigation rail with icons only.
    pub narrow_rail: f32,
    /// The tree of locations.
    pub tree: f32,
    /// The details pane.
    pub details: f32,
    /// Dialogs.
    pub dialog: f32,
    /// Notices.
    pub notice: f32,
    /// The input of a code, which shows 34 characters.
    pub code_field: f32,
    /// A column of icons.
    pub icon: f32,
}

/// Widths of the window below which something folds away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folds {
    /// The details pane.
    pub details: f32,
    /// The words of the rail.
    pub rail: f32,
}

/// The colours of one look. The names of tints say whose ground they are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "assets/theme.ron and notes there say what each is for")]
pub struct Palette {
    #[serde(deserialize_with = "colour")]
    pub background: Color32,
    #[serde(deserialize_with = "colour")]
    pub surface: Color32,
    #[serde(deserialize_with = "colour")]
    pub hover: Color32,
    #[serde(deserialize_with = "colour")]
    pub pressed: Color32,
    #[serde(deserialize_with = "colour")]
    pub border: Color32,
    #[serde(deserialize_with = "colour")]
    pub outline: Color32,
    #[serde(deserialize_with = "colour")]
    pub text: Color32,
    #[serde(deserialize_with = "colour")]
    pub secondary: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent_hover: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent_pressed: Color32,
    #[serde(deserialize_with = "colour")]
    pub accent_tint: Color32,
    #[serde(deserialize_with = "colour")]
    pub on_accent: Color32,
    #[serde(deserialize_with = "colour")]
    pub ok: Color32,
    #[serde(deserialize_with = "colour")]
    pub ok_tint: Color32,
    #[serde(deserialize_with = "colour")]
    pub warning: Color32,
    #[serde(deserialize_with = "colour")]
    pub warning_tint: Color32,
    #[serde(deserialize_with = "colour")]
    pub danger: Color32,
    #[serde(deserialize_with = "colour")]
    pub danger_hover: Color32,
    #[serde(deserialize_with = "colour")]
    pub danger_tint: Color32,
    #[serde(deserialize_with = "colour")]
    pub on_danger: Color32,
    #[serde(deserialize_with = "colour")]
    pub scrim: Color32,
}

fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_error| D::Error::custom(format!("{text} is not a colour")))
}

/// The tokens.
#[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
pub fn theme() -> &'static Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(|| {
        ron::from_str(include_str!("../../assets/theme.ron")).expect("assets/theme.ron is well formed")
    });
    &THEME
}

/// The colours of the look that is on.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &theme().dark } else { &theme().light }
}

/// The same outside a [`Ui`].
pub fn palette_of(context: &Context) -> &'static Palette {
    match context.theme() {
        Mode::Dark => &theme().dark,
        Mode::Light => &theme().light,
    }
}

/// Gives the context the typefaces and both styles. Call it before the first pass: what is laid out with other
/// typefaces keeps its wrong size.
pub fn install(context: &Context) {
    context.set_fonts(fonts::definitions());
    context.set_style_of(Mode::Light, style::style(Mode::Light));
    context.set_style_of(Mode::Dark, style::style(Mode::Dark));
}

/// Lets nothing move by itself: no fading, no gliding, no blinking.
pub fn hold_still(context: &Context) {
    context.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    });
}

/// The typeface of ordinary text in a size.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The typeface of words on buttons in a size.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM.into()))
}

/// The typeface of titles and emphasis in a size.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// The typeface of codes and IDs in a size.
pub fn monospace(size: f32) -> FontId {
    FontId::new(size, FontFamily::Monospace)
}

/// The title of a panel.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(theme().text.title))
}

/// The title of a card or section.
pub fn section(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(theme().text.section))
}

/// An emphasis in ordinary text.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(semibold(theme().text.body))
}

/// Text that may be overlooked.
pub fn secondary(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(palette(ui).secondary)
}

/// A side remark in small letters.
pub fn small(ui: &Ui, text: impl Into<String>) -> RichText {
    secondary(ui, text).font(regular(theme().text.small))
}

/// A code or an ID.
pub fn code(text: impl Into<String>) -> RichText {
    RichText::new(text).font(monospace(theme().text.code))
}
