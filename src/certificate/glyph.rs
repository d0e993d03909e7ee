//! What an engine delivers: characters with their places on a page. Everything after this is our own and the same for
//! every engine.

/// The character for a glyph whose meaning the document does not tell.
pub const UNKNOWN: char = '\u{FFFD}';

/// The text of a document as an engine found it.
#[derive(Default, Debug)]
pub struct Glyphs {
    /// The glyphs of each page, in the order in which they were drawn.
    pub pages: Vec<Vec<Glyph>>,
    /// Content could not be decoded: what is missing is not the document's fault.
    pub damaged: bool,
    /// Pictures and shapes that are drawn on each page: something can be seen that is no text.
    pub drawings: Vec<usize>,
    /// Pages, from 0, that are scans with text that was recognised in them.
    pub scans: Vec<usize>,
}

/// A character on a page, in a frame that is turned so that its text runs to the right.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// The character, or [`UNKNOWN`].
    pub character: char,
    /// Direction of the text in degrees, counter-clockwise from the right edge of the page.
    pub direction: i16,
    /// Where it begins along the direction of the text.
    pub start: f64,
    /// Height of its base line, upwards from the text's point of view.
    pub base: f64,
    /// How far the next character should be along the direction; 0 if the font does not tell.
    pub advance: f64,
    /// Font size in page units.
    pub size: f64,
}

impl Glyph {
    /// Places a character. The matrix maps the em square (1 is the font size, y upwards) to the page; `advance` is in em.
    /// A glyph without extent or with an absurd place is nothing.
    pub fn new(character: char, matrix: [f64; 6], advance: f64) -> Option<Self> {
        let [right_x, right_y, up_x, up_y, x, y] = matrix;
        let width = right_x.hypot(right_y);
        let height = up_x.hypot(up_y);
        let size = if height > 0.0 { height } else { width };
        let sane = |value: f64| value.is_finite() && value.abs() < 1e7;
        if width <= 0.0 || ![width, size, x, y].into_iter().all(sane) {
            return None;
        }
        // Upwards is a quarter turn from the direction of the text, even where the font's own matrix is mirrored.
        let (cos, sin) = (right_x / width, right_y / width);
        Some(Self {
            character,
            direction: sin.atan2(cos).to_degrees().round() as i16 % 360,
            start: x * cos + y * sin,
            base: y * cos - x * sin,
            advance: if sane(advance) { advance.max(0.0) * width } else { 0.0 },
            size,
        })
    }
}
