//! From a PDF to placed characters, with hayro-interpret.
use std::{borrow::Cow, iter, sync::Arc};

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask,
    font::{Glyph as PdfGlyph, GlyphRun, PositionedGlyph},
    hayro_cmap::BfString,
    hayro_syntax::{
        LoadPdfError, Pdf,
        content::TypedIter,
        object::{Array, Dict, MaybeRef, Name, Object, Rect as PdfRect, String as PdfString, dict::keys},
        page::Page,
        xref::XRef,
    },
    interpret, interpret_page,
    kurbo::{Affine, BezPath, Point, Rect, Shape},
};

use super::{
    CertificateFault, content,
    find::names::{self, Verdict},
    glyph::{Glyph, Glyphs, UNKNOWN},
    revision,
    visibility::Visibility,
};

/// A certificate has a few thousand characters; what is far beyond is not read to the end.
const MOST_GLYPHS: usize = 1_000_000;

/// Notes and form fields of a page that are read.
const MOST_NOTES: usize = 1000;

/// Font size for the text of notes and form fields.
const NOTE_SIZE: f64 = 10.0;

/// A picture may show as much as this many shapes.
pub const PICTURE: usize = 100;

/// Units of the em square in which the engine counts.
const UNITS_PER_EM: f64 = 1000.0;

/// Opens a document, without a password first: most need none, and one that is not needed is not a wrong one.
///
/// # Errors
/// [`CertificateFault::Encrypted`], [`CertificateFault::WrongPassword`] or [`CertificateFault::Damaged`].
pub fn open(mut bytes: Vec<u8>, password: Option<&str>) -> Result<Pdf, CertificateFault> {
    revision::forget_freed(&mut bytes);
    let bytes = Arc::new(bytes);
    let with = |password: &str| Pdf::new_with_password(bytes.clone(), password);
    let encrypted = |error: &LoadPdfError| matches!(error, LoadPdfError::Decryption(_));
    match (with(""), password) {
        (Err(error), Some(password)) if encrypted(&error) => with(password).map_err(|error| {
            if encrypted(&error) { CertificateFault::WrongPassword } else { CertificateFault::Damaged }
        }),
        (opened, _) => opened
            .map_err(|error| if encrypted(&error) { CertificateFault::Encrypted } else { CertificateFault::Damaged }),
    }
}

/// Reads all characters of a document.
pub fn glyphs(pdf: &Pdf) -> Glyphs {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { warning_sink: Arc::new(|_| {}), ..InterpreterSettings::default() };
    let mut found = Glyphs::default();
    let mut room = MOST_GLYPHS;
    for (number, page) in pdf.pages().iter().enumerate() {
        found.damaged |= page.page_stream().is_none() && page.raw().contains_key(keys::CONTENTS);
        let of_page = page_glyphs(page, &cache, &settings, room);
        room -= of_page.glyphs.len();
        found.drawings.push(of_page.drawings);
        found.scans.extend(of_page.visibility.is_recognised_scan().then_some(number));
        found.pages.push(of_page.glyphs);
    }
    found
}

fn page_glyphs<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    room: usize,
) -> Collector {
    // The engine leaves nothing out; `visibility` does, which knows why.
    let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
    let mut context = Context::new(Affine::IDENTITY, everywhere, cache, page.xref(), settings.clone());
    let drawn_codes = drawn_codes_are_characters(page);
    let crop = page.intersected_crop_box();
    let has_extent = crop.width() > 1.0 && crop.height() > 1.0;
    let seen = if has_extent { Rect::new(crop.x0, crop.y0, crop.x1, crop.y1) } else { everywhere };
    let visibility = Visibility::of_page(seen);
    let mut collector = Collector { glyphs: Vec::new(), room, spans: Vec::new(), drawn_codes, drawings: 0, visibility };
    match page.page_stream().and_then(content::mended) {
        None => interpret_page(page, &mut context, &mut collector),
        Some(content) => {
            interpret(TypedIter::new(&content), page.resources(), &mut context, &mut collector);
            let notes = InterpreterSettings { render_content: RenderContent::ANNOTATIONS, ..settings.clone() };
            let mut context = Context::new(Affine::IDENTITY, everywhere, cache, page.xref(), notes);
            interpret_page(page, &mut context, &mut collector);
        }
    }
    collector.leave_out_what_is_covered();
    collector.notes(page);
    collector
}

/// A device that keeps characters and draws nothing.
struct Collector {
    glyphs: Vec<Glyph>,
    room: usize,
    /// Open marked content: for one with `ActualText`, that text and the number of glyphs before it.
    spans: Vec<Option<(String, usize)>>,
    /// A drawn glyph (Type 3) without a name that tells its character is the character of its code.
    drawn_codes: DrawnCodes,
    /// Pictures and shapes so far.
    drawings: usize,
    /// What of the page is seen.
    visibility: Visibility,
}

/// What the codes of drawn glyphs are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DrawnCodes {
    Characters,
    Unknown,
}

/// TeX puts its bitmap fonts in with glyphs named after their codes (`a65`, elsewhere `65`), and letters, digits and hyphens have the
/// codes that they have everywhere. Nothing can be said of a page that has any other font of that type.
fn drawn_codes_are_characters(page: &Page<'_>) -> DrawnCodes {
    let fonts = &page.resources().fonts;
    let drawn = fonts.keys().filter_map(|name| fonts.get::<Dict<'_>>(name));
    let mut drawn = drawn.filter(|font| font.get::<Name<'_>>(keys::SUBTYPE).as_deref() == Some(b"Type3"));
    if drawn.all(|font| font.contains_key(keys::TO_UNICODE) || names_are_codes(&font)) {
        DrawnCodes::Characters
    } else {
        DrawnCodes::Unknown
    }
}

fn names_are_codes(font: &Dict<'_>) -> bool {
    let encoding = font.get::<Dict<'_>>(keys::ENCODING);
    let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>(keys::DIFFERENCES)) else {
        return false;
    };
    let mut code = 0;
    differences.iter::<Object<'_>>().all(|entry| match entry {
        Object::Number(first) => {
            code = first.as_i64();
            true
        }
        Object::Name(name) => {
            let name = name.as_str();
            let number = name.strip_prefix('a').unwrap_or(name).parse().ok();
            let fits = number == Some(code) || name == ".notdef";
            code += 1;
            fits
        }
        _ => false,
    })
}

/// The dictionaries of an array, past what is missing or something else: the engine's own iteration ends there.
pub fn dictionaries<'a>(array: &Array<'a>, xref: &'a XRef) -> impl Iterator<Item = Dict<'a>> {
    array.raw_iter().filter_map(|item| match item {
        MaybeRef::Ref(reference) => xref.get::<Dict<'a>>(reference.into()),
        MaybeRef::NotRef(Object::Dict(dictionary)) => Some(dictionary),
        MaybeRef::NotRef(_) => None,
    })
}

impl Collector {
    fn push(&mut self, text: &str, matrix: Affine, advance: f64) {
        let text = without_ligatures(text);
        let count = text.chars().count().max(1);
        let share = advance / count as f64;
        for (index, character) in text.chars().enumerate() {
            if self.glyphs.len() >= self.room {
                return;
            }
            let placed = matrix * Affine::translate((share * index as f64, 0.0));
            self.glyphs.extend(Glyph::new(character, placed.as_coeffs(), share));
        }
    }

    fn leave_out_what_is_covered(&mut self) {
        let visibility = &mut self.visibility;
        let mut index = 0;
        self.glyphs.retain(|glyph| {
            index += 1;
            !visibility.is_covered(index - 1, middle(glyph))
        });
    }

    /// Adds what form fields and notes say that nothing on the page shows.
    fn notes(&mut self, page: &Page<'_>) {
        let Some(annotations) = page.raw().get::<Array<'_>>(keys::ANNOTS) else { return };
        let are_outdated = appearances_are_outdated(page.xref());
        for note in dictionaries(&annotations, page.xref()).take(MOST_NOTES) {
            let Some(place) = note.get::<PdfRect>(keys::RECT) else { continue };
            if note.get::<u32>(keys::F).unwrap_or(0) & HIDDEN != 0 {
                continue;
            }
            let place = Rect::new(place.x0, place.y0, place.x1, place.y1);
            if let Some(value) = inherited_text(&note, b"V") {
                if are_outdated {
                    self.glyphs.retain(|glyph| !is_in(glyph, place));
                } else if note.contains_key(keys::AP) && self.glyphs.iter().any(|glyph| is_in(glyph, place)) {
                    continue;
                }
                let name = inherited_text(&note, b"TU").or_else(|| inherited_text(&note, b"T"));
                let name = name.filter(|name| names::verdict(name) == Verdict::Request);
                self.write(&(name.map_or_else(String::new, |name| name + ": ") + &value), place);
            } else if (!note.contains_key(keys::AP) || is_sticky(&note))
                && let Some(content) = note.get::<PdfString<'_>>(b"Contents")
            {
                self.write(&text_string(content.as_bytes()), place);
            }
        }
    }

    /// Writes lines of text from the upper left of a place on.
    fn write(&mut self, text: &str, place: Rect) {
        for (index, line) in text.lines().enumerate() {
            let base = place.y0 + NOTE_SIZE * (0.4 - 1.2 * index as f64);
            let matrix = Affine::new([NOTE_SIZE, 0.0, 0.0, NOTE_SIZE, place.x0, base]);
            self.push(line, matrix, 0.6 * line.chars().count() as f64);
        }
    }

    /// Puts the text that a span stands for in the place of its glyphs.
    fn replace_span(&mut self, text: &str, first: usize) {
        let Some(span) = self.glyphs.get(first..) else { return };
        let Some(begin) = span.first().copied() else { return };
        let same_line =
            |glyph: &&Glyph| glyph.direction == begin.direction && (glyph.base - begin.base).abs() < begin.size;
        let end = span.iter().filter(same_line).map(|glyph| glyph.start + glyph.advance).fold(begin.start, f64::max);
        let characters: Vec<char> = text.chars().collect();
        if characters.len() == span.len() {
            for (glyph, character) in self.glyphs[first..].iter_mut().zip(characters) {
                glyph.character = character;
            }
            return;
        }
        self.glyphs.truncate(first);
        let share = (end - begin.start) / characters.len().max(1) as f64;
        self.glyphs.extend(characters.into_iter().enumerate().map(|(index, character)| Glyph {
            character,
            start: begin.start + share * index as f64,
            advance: share,
            ..begin
        }));
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let placed = |glyph: &PositionedGlyph<'a>| {
            let matrix = props.transform * glyph.transform() * Affine::scale(UNITS_PER_EM);
            let width = match &**glyph {
                PdfGlyph::Outline(outline) => outline.advance_width(),
                PdfGlyph::Type3(drawn) => drawn.advance_width(),
            };
            let advance = f64::from(width.unwrap_or(0.0)) / UNITS_PER_EM;
            // Somewhere in it, whatever units the font counts in.
            (matrix, advance, matrix * Point::new(advance * 0.5, advance * 0.3))
        };
        // What begins on the page is meant to be seen, even if it runs over the edge.
        if !run.glyphs().iter().any(|glyph| self.visibility.is_inside(placed(glyph).2)) {
            return;
        }
        for glyph in run.glyphs() {
            let (matrix, advance, middle) = placed(glyph);
            // Drawn glyphs may bring colours of their own.
            if !is_drawn(glyph) && !self.visibility.stands_out(middle, &props.paint, mode) {
                continue;
            }
            match glyph.as_unicode() {
                Some(BfString::Char(character)) => self.push(character.encode_utf8(&mut [0; 4]), matrix, advance),
                Some(BfString::String(text)) => self.push(&text, matrix, advance),
                None if is_drawn(glyph) && self.drawn_codes == DrawnCodes::Characters => {
                    let character = u8::try_from(glyph.char_code()).ok().filter(u8::is_ascii_graphic);
                    self.push(character.map_or(UNKNOWN, char::from).encode_utf8(&mut [0; 4]), matrix, advance);
                }
                None => self.push(UNKNOWN.encode_utf8(&mut [0; 4]), matrix, advance),
            }
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        self.spans.push(actual.map(|text| (text_string(text.as_bytes()), self.glyphs.len())));
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((text, first))) = self.spans.pop() {
            self.replace_span(&text, first);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.visibility.fill(path, &props, mode, self.glyphs.len());
        self.drawings = self.drawings.saturating_add(1);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.visibility.picture(props.transform, image.width(), image.height());
        self.drawings = self.drawings.saturating_add(PICTURE);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.visibility.push_clip(clip.path.bounding_box());
    }

    fn pop_clip(&mut self) {
        self.visibility.pop_clip();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.visibility.push_group(opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.visibility.pop_group();
    }
}

/// Flags of a note that nobody sees: hidden, or without a view.
const HIDDEN: u32 = 2 | 32;

/// The program that wrote the values of the fields left it to the reader to draw them.
fn appearances_are_outdated(xref: &XRef) -> bool {
    let form = xref.get::<Dict<'_>>(xref.root_id()).and_then(|root| root.get::<Dict<'_>>(b"AcroForm"));
    form.and_then(|form| form.get::<bool>(b"NeedAppearances")).unwrap_or(false)
}

/// A text of a form field or of the fields that it is a part of.
fn inherited_text(field: &Dict<'_>, key: &[u8]) -> Option<String> {
    const DEEPEST: usize = 8;
    let parents = iter::successors(Some(field.clone()), |field| field.get::<Dict<'_>>(keys::PARENT));
    let text = parents.take(DEEPEST).find_map(|field| field.get::<PdfString<'_>>(key));
    text.map(|text| text_string(text.as_bytes())).filter(|text| !text.trim().is_empty())
}

/// A note whose text is behind its sign.
fn is_sticky(note: &Dict<'_>) -> bool {
    note.get::<Name<'_>>(keys::SUBTYPE).as_deref() == Some(b"Text")
}

/// A character that shows within a place on the page.
fn is_in(glyph: &Glyph, place: Rect) -> bool {
    !glyph.character.is_whitespace() && place.contains(middle(glyph))
}

/// A point in a character, on the page.
fn middle(glyph: &Glyph) -> Point {
    let (along, across) = (glyph.start + glyph.advance * 0.5, glyph.base + glyph.size * 0.2);
    let (sin, cos) = f64::from(glyph.direction).to_radians().sin_cos();
    Point::new(along * cos - across * sin, along * sin + across * cos)
}

/// Ligatures that are characters of their own (U+FB00 to U+FB06) as letters.
fn without_ligatures(text: &str) -> Cow<'_, str> {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let letters = |character: char| LETTERS.get((character as usize).wrapping_sub(0xFB00));
    if text.chars().all(|character| letters(character).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::new();
    for character in text.chars() {
        match letters(character) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(character),
        }
    }
    Cow::Owned(plain)
}

fn is_drawn(glyph: &PdfGlyph<'_>) -> bool {
    matches!(glyph, PdfGlyph::Type3(_))
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark, else close enough to Latin-1.
fn text_string(bytes: &[u8]) -> String {
    if let Some(utf16) = bytes.strip_prefix(b"\xFE\xFF") {
        let units = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(UNKNOWN)).collect();
    }
    if let Some(utf8) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(utf8).into_owned();
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}
