//! Scans in which another program recognised the text: it lies under the picture, where nobody sees whether it is right.
//! A code of our own form has its checksum; a foreign one is a guess, shown beside the picture of its line.
use hayro_interpret::{
    hayro_syntax::Pdf,
    kurbo::{Affine, Point, Rect},
};
use xlm_core::{code::CodeKind, license::GuessedCode};

use super::{
    FoundCode,
    find::{self, Place, names},
    glyph::Glyphs,
    lines::Line,
    picture::{self, FOR_TEXT, Grey},
};

/// Guesses of one document that get a picture.
const MOST: usize = 20;

/// The foreign codes that stand nowhere but in recognised text.
pub fn doubtful(glyphs: &Glyphs, lines: &[Line]) -> Vec<(Place, FoundCode)> {
    if glyphs.scans.is_empty() {
        return Vec::new();
    }
    let is_on_scan = |place: &Place| glyphs.scans.contains(&lines[place.line].page);
    let foreign = find::placed_codes(lines).into_iter().filter(|(_, code)| matches!(code, FoundCode::Foreign(_)));
    let (doubtful, certain): (Vec<_>, Vec<_>) = foreign.partition(|(place, _)| is_on_scan(place));
    doubtful.into_iter().filter(|(_, code)| certain.iter().all(|(_, other)| other != code)).collect()
}

/// Pages, from 0, whose text speaks of a request code.
pub fn pages_that_speak_of_code(lines: &[Line]) -> Vec<usize> {
    let mut pages: Vec<usize> = lines.iter().filter(|line| line_speaks_of_code(line)).map(|line| line.page).collect();
    pages.dedup();
    pages
}

/// Whether a line names a request code, or has the beginning of one.
pub fn line_speaks_of_code(line: &Line) -> bool {
    let prefix = names::folded(CodeKind::LicenseRequest.prefix());
    let mut texts = line.cells.iter().map(|cell| line.text(cell.clone()));
    texts.any(|text| names::folded(&text).contains(&prefix) || names::names_request(&text))
}

/// Codes as guesses, each with the picture of its line.
pub fn guesses(pdf: &Pdf, lines: &[Line], codes: Vec<(Place, FoundCode)>) -> Vec<GuessedCode> {
    let mut drawn = None;
    let guess = |(place, code): (Place, FoundCode)| {
        let line = &lines[place.line];
        // In reading order, one page after the other.
        if drawn.as_ref().is_none_or(|(page, _)| *page != line.page) {
            drawn = Some((line.page, picture::page(pdf, line.page, FOR_TEXT)));
        }
        let page = drawn.as_ref().and_then(|(_, page)| page.as_ref());
        let picture = page.and_then(|(picture, to_picture)| picture_of(line, picture, *to_picture));
        GuessedCode { code, picture: picture.unwrap_or_default() }
    };
    codes.into_iter().take(MOST).map(guess).collect()
}

/// A line with a little of what is around it.
fn picture_of(line: &Line, picture: &Grey, to_picture: Affine) -> Option<Vec<u8>> {
    let (left, right) = line.extent(&(0..line.letters.len()));
    let (sin, cos) = f64::from(line.direction).to_radians().sin_cos();
    let on_page = |along: f64, across: f64| Point::new(along * cos - across * sin, along * sin + across * cos);
    let corner = on_page(left - line.size, line.base - line.size * 0.9);
    let opposite = on_page(right + line.size, line.base + line.size * 1.6);
    let place = to_picture.transform_rect_bbox(Rect::from_points(corner, opposite));
    picture.cut_out(place.x0, place.y0, place.x1, place.y1).to_png().ok()
}
