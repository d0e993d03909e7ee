//! What a certificate says, found in its lines.
mod fields;
mod foreign;
mod label;
pub mod names;
mod own;
mod pieces;
mod shape;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{Certificate, FoundCode, lines::Line};

/// Codes beyond this many are not listed.
const MOST_CODES: usize = 200;

/// A letter of a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// Index of the line.
    pub line: usize,
    /// Index of the letter in it.
    pub letter: usize,
}

/// Finds the codes, in reading order and each once, and the fields for the preview.
pub fn find(lines: &[Line]) -> Certificate {
    let mut certificate = fields::find(lines);
    for (_, code) in placed_codes(lines) {
        if certificate.codes.len() < MOST_CODES && !certificate.codes.contains(&code) {
            certificate.codes.push(code);
        }
    }
    certificate
}

/// All codes in reading order, with where they begin.
pub fn placed_codes(lines: &[Line]) -> Vec<(Place, FoundCode)> {
    let mut taken = HashSet::new();
    let own = own::find(lines, &mut taken).into_iter().map(|(place, code)| (place, FoundCode::Own(code)));
    let mut codes: Vec<(Place, FoundCode)> = own.collect();
    codes.extend(foreign::find(lines, &taken).into_iter().map(|(place, code)| (place, FoundCode::Foreign(code))));
    codes.sort_by_key(|(place, _)| *place);
    codes
}

/// Lines below this one in the same column of text that may continue it, nearest first.
pub fn lines_below(lines: &[Line], line: usize) -> impl Iterator<Item = usize> {
    const REACH: f64 = 2.6;
    let above = &lines[line];
    (line + 1..lines.len()).take(8).filter(move |next| {
        let next = &lines[*next];
        let distance = (above.base - next.base) / above.size;
        next.page == above.page && next.direction == above.direction && distance > 0.2 && distance < REACH
    })
}
