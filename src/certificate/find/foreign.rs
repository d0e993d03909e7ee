//! Request codes of a form that we do not know: a code-like word that a label calls a request code. There is no
//! checksum, so everything about its shape must fit, and whatever might be cut off or belong to something else is
//! left alone.
use std::{collections::HashSet, ops::Range};

use xlm_core::code::{ForeignCode, GROUP, is_hyphen};

use super::{
    Place, label, lines_below,
    names::{Verdict, ends_in_label},
    pieces::{Pieces, parts},
    shape::{
        GROUPS, MOST_UNITS, Parse, Unit, inner_gap, is_evenly_spaced, is_joint, is_of_word, is_symbol, parse, units,
    },
};
use crate::certificate::{
    glyph::UNKNOWN,
    lines::{Letter, Line},
};

/// Lines of one code are at most this many font sizes apart.
const LINE: f64 = 2.0;

/// A word of that form.
struct Candidate {
    place: Place,
    /// All letters.
    places: Vec<Place>,
    text: String,
}

/// All foreign codes that a label calls request codes.
pub fn find(lines: &[Line], taken: &HashSet<Place>) -> Vec<(Place, ForeignCode)> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut used = taken.clone();
    for (index, line) in lines.iter().enumerate() {
        for start in 0..line.letters.len() {
            let place = Place { line: index, letter: start };
            if used.contains(&place) || !is_symbol(line.letters[start].character) {
                continue;
            }
            let Some(candidate) = five_by_five(lines, place).or_else(|| hyphenated_word(line, place)) else { continue };
            if candidate.places.iter().any(|place| used.contains(place)) || goes_on_from_above(lines, place) {
                continue;
            }
            used.extend(candidate.places.iter().copied());
            candidates.push(candidate);
        }
    }
    let mut pieces = Pieces::of_taken(taken);
    for candidate in &candidates {
        pieces.add(&candidate.places);
    }
    let mut codes: Vec<(Place, ForeignCode)> = Vec::new();
    for candidate in candidates {
        let verdict = label::verdict_on(lines, &parts(&candidate.places), &pieces);
        let code = candidate.text.parse().ok().filter(|_| verdict == Verdict::Request);
        pieces.judge(&candidate.places, if code.is_some() { Verdict::Request } else { Verdict::Other });
        codes.extend(code.map(|code| (candidate.place, code)));
    }
    codes
}

/// Five groups of five at a place, in one line or broken over several.
fn five_by_five(lines: &[Line], place: Place) -> Option<Candidate> {
    let line = &lines[place.line];
    let cell = line.cells.iter().find(|cell| cell.contains(&place.letter))?;
    let read = |end: usize| complete(lines, place, units(lines, place.line, place.letter..end, false), 0);
    // Groups may stand in cells of their own, but then all are equally far apart: else two codes side by side are one.
    let across_cells = || read(line.letters.len()).filter(|(units, length)| is_evenly_spaced(&units[..*length]));
    let (found, length) = read(cell.end).or_else(across_cells)?;
    let code = found.get(..length)?;
    let inner = inner_gap(code);
    let separate = |gap: f64| gap > inner.max(0.05) * 1.3 + 0.02;
    let before = place.letter.checked_sub(1).and_then(|before| line.letters.get(before));
    if let Some(before) = before
        && (is_of_word(before.character) || is_joint(before.character))
        && !separate(line.letters[place.letter].gap)
        && !before.is_raised
        && !is_glued_to_label(line, cell, place.letter)
    {
        return None;
    }
    if let Some(next) = found.get(length) {
        let then = found.get(length + 1);
        let goes_on =
            is_joint(next.character) && then.is_some_and(|then| is_symbol(then.character) && !separate(then.gap));
        if (is_of_word(next.character) || goes_on) && !separate(next.gap) {
            return None;
        }
    }
    let symbols: Vec<char> = code.iter().map(|unit| unit.character).filter(|character| is_symbol(*character)).collect();
    let mixed = symbols.iter().any(char::is_ascii_digit) && symbols.iter().any(char::is_ascii_uppercase);
    let groups: Vec<String> = symbols.chunks(GROUP).map(|group| group.iter().collect()).collect();
    let places: Vec<Place> = code.iter().map(|unit| unit.place).collect();
    mixed.then(|| Candidate { place, places, text: groups.join("-") })
}

/// A label that is too long for its cell runs into the code: small letters, then the code's capitals.
fn is_glued_to_label(line: &Line, cell: &Range<usize>, letter: usize) -> bool {
    let before = line.text(cell.start..letter);
    before.ends_with(char::is_lowercase) && ends_in_label(&before)
}

/// The units of a complete code, going on in the lines below where the first ones end too early.
fn complete(lines: &[Line], start: Place, head: Vec<Unit>, depth: usize) -> Option<(Vec<Unit>, usize)> {
    match parse(&head) {
        Parse::Complete(length) => Some((head, length)),
        Parse::No => None,
        Parse::Incomplete if depth >= GROUPS => None,
        Parse::Incomplete => {
            let last = head.last()?.place.line;
            let (next, cell) = continuation(lines, start, last)?;
            let mut longer = head;
            longer.extend(units(lines, next, cell, true));
            complete(lines, start, longer, depth + 1)
        }
    }
}

/// Where a code goes on that does not end in its line: in the nearest cell below it, or else, in running text, at the
/// margin of the next line.
fn continuation(lines: &[Line], start: Place, last: usize) -> Option<(usize, Range<usize>)> {
    let first = &lines[start.line];
    let cell = first.cells.iter().find(|cell| cell.contains(&start.letter))?;
    let (left, right) = first.extent(&(start.letter..cell.end));
    let margin = first.extent(cell).0;
    let near =
        || lines_below(lines, last).filter(|next| lines[last].base - lines[*next].base < lines[last].size * LINE);
    let cell_that = |next: usize, fits: &dyn Fn((f64, f64)) -> bool| {
        let line = &lines[next];
        line.cells.iter().find(|cell| fits(line.extent(cell))).map(|cell| (next, cell.clone()))
    };
    // A word right below the beginning, whatever stands to its left in the same cell.
    let flush = near().find_map(|next| {
        let line = &lines[next];
        let is_flush = |letter: &Letter| (letter.start - left).abs() < first.size * 0.3;
        let begins = |at: usize| line.letters[at].new_word || line.cells.iter().any(|cell| cell.start == at);
        let at = (0..line.letters.len()).find(|at| is_flush(&line.letters[*at]) && begins(*at))?;
        let end = line.cells.iter().find(|cell| cell.contains(&at))?.end;
        is_symbol(line.letters[at].character).then_some((next, at..end))
    });
    if flush.is_some() {
        return flush;
    }
    let below = near().find_map(|next| cell_that(next, &|(from, to)| from < right && to > left));
    below
        .filter(|(next, cell)| lines[*next].extent(cell).0 > margin - first.size)
        .or_else(|| near().find_map(|next| cell_that(next, &|(from, _)| (from - margin).abs() < first.size)))
}

/// A piece whose line above ends in a hyphen is not the beginning of anything.
fn goes_on_from_above(lines: &[Line], place: Place) -> bool {
    let here = &lines[place.line];
    let extent = here.extent(&(place.letter..place.letter + 1));
    label::cells_over(lines, place.line, extent).next().is_some_and(|(other, cell)| {
        let above = &lines[other];
        let mut ends = above.letters.get(cell).unwrap_or_default().iter().rev();
        let hyphen = ends.next().is_some_and(|last| is_joint(last.character));
        let symbol = ends.next().is_some_and(|last| is_symbol(last.character));
        hyphen && symbol && above.base - here.base < above.size * LINE
    })
}

/// Another form: three groups or more of equal length, joined by hyphens without any blank.
fn hyphenated_word(line: &Line, place: Place) -> Option<Candidate> {
    let first = line.letters.get(place.letter)?;
    let before = place.letter.checked_sub(1).and_then(|before| line.letters.get(before));
    if before
        .is_some_and(|before| !first.new_word && (before.character.is_alphanumeric() || is_joint(before.character)))
    {
        return None;
    }
    let rest = line.letters.get(place.letter..line.letters.len().min(place.letter + MOST_UNITS))?;
    let word = rest.iter().enumerate().take_while(|(index, letter)| {
        (*index == 0 || !letter.new_word && !letter.is_raised)
            && (is_symbol(letter.character) || is_hyphen(letter.character))
    });
    let length = word.count();
    let next = rest.get(length);
    if next.is_some_and(|next| {
        !next.new_word && !next.is_raised && (is_of_word(next.character) || next.character == UNKNOWN)
    }) {
        return None;
    }
    let text: String =
        rest[..length].iter().map(|letter| if is_hyphen(letter.character) { '-' } else { letter.character }).collect();
    let groups: Vec<&str> = text.split('-').collect();
    let size = groups.first()?.len();
    let symbols = groups.iter().map(|group| group.len()).sum::<usize>();
    let even = (4..=8).contains(&size) && size != GROUP && groups.iter().all(|group| group.len() == size);
    let mixed = text.contains(|character: char| character.is_ascii_digit())
        && text.contains(|character: char| character.is_ascii_uppercase());
    let fits = even && mixed && groups.len() >= 3 && (12..=40).contains(&symbols);
    let letters = place.letter..place.letter + length;
    let places = letters.map(|letter| Place { line: place.line, letter }).collect();
    fits.then_some(Candidate { place, places, text })
}
