//! One page: text, rules and a QR code at places counted from the top left corner.
use pdf_writer::{Content, Name, Str};
use qrcode::{Color as Module, EcLevel, QrCode};
use serde::Deserialize;

use super::glyphs::{Font, Printable};

/// Red, green, blue from 0 to 255.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Width of A4 in points.
pub const WIDTH: f32 = 595.276;
/// Height of A4 in points.
pub const HEIGHT: f32 = 841.89;

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Its font.
    pub font: Font,
    /// Its size in points.
    pub size: f32,
    /// Its colour.
    pub colour: Colour,
}

/// A rectangle; `y` is its upper edge, counted from the top of the page.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
}

/// A page in the making.
pub struct Page {
    content: Content,
}

/// The name of a font within a page's resources.
pub(super) const fn font_name(font: Font) -> Name<'static> {
    match font {
        Font::Regular => Name(b"Regular"),
        Font::Bold => Name(b"Bold"),
        Font::Mono => Name(b"Mono"),
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::new()
    }
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self { content: Content::new() }
    }

    /// The finished content stream.
    pub(super) fn finish(self) -> Vec<u8> {
        self.content.finish().to_vec()
    }

    /// One line of text with its baseline at `y`. The order of calls is the order in which a reader finds the text.
    pub fn text(&mut self, style: Style, x: f32, y: f32, text: &Printable) {
        self.fill(style.colour);
        self.content.begin_text();
        self.content.set_font(font_name(style.font), style.size);
        self.content.next_line(x, HEIGHT - y);
        self.content.show(Str(&text.0));
        self.content.end_text();
    }

    /// Like [`Self::text`], ending at `right`.
    pub fn text_to(&mut self, style: Style, right: f32, y: f32, text: &Printable) {
        self.text(style, right - style.font.width(text, style.size), y, text);
    }

    /// A filled rectangle.
    pub fn block(&mut self, colour: Colour, area: Area) {
        self.fill(colour);
        self.content.rect(area.x, HEIGHT - area.y - area.height, area.width, area.height);
        self.content.fill_nonzero();
    }

    /// A QR code, without the quiet zone around it.
    ///
    /// # Errors
    /// If the text does not fit one.
    pub fn qr_code(&mut self, colour: Colour, area: Area, text: &str) -> Result<(), qrcode::types::QrError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
        let modules = code.width();
        let side = area.width / modules as f32;
        self.fill(colour);
        for (row, line) in code.to_colors().chunks(modules).enumerate() {
            // Neighbours in a row become one rectangle: otherwise viewers show hairlines between them.
            let mut column = 0;
            for run in line.chunk_by(|left, right| left == right) {
                if run[0] == Module::Dark {
                    let (x, y) = (area.x + column as f32 * side, area.y + (row + 1) as f32 * side);
                    self.content.rect(x, HEIGHT - y, run.len() as f32 * side, side);
                }
                column += run.len();
            }
        }
        self.content.fill_nonzero();
        Ok(())
    }

    fn fill(&mut self, Colour(red, green, blue): Colour) {
        let share = |value| f32::from(value) / 255.0;
        self.content.set_fill_rgb(share(red), share(green), share(blue));
    }
}
