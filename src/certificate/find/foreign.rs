//! Request codes of a form that we do not know: a code-like word that a label calls a request code. There is no
//! checksum, so everything about its shape must fit, and whatever might be cut off or belong to something else is
//! left alone.
use std::{collections::HashSet, ops::Range};

use xlm_core::code::{ForeignCode, GROUP, is_hyphen};

use super::{
    Place,
    label::{self, Verdict},
    lines_below,
};
use crate::certificate::{
    glyph::UNKNOWN,
    lines::{Letter, Line},
};

/// Groups of the usual form.
const GROUPS: usize = 5;

/// Letters looked at for a code and what follows it.
const MOST_UNITS: usize = 120;

/// A word of that form.
struct Candidate {
    place: Place,
    /// Letters in its first line.
    letters: Range<usize>,
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
            if candidate.places.iter().any(|place| used.contains(place)) {
                continue;
            }
            used.extend(candidate.places.iter().copied());
            candidates.push(candidate);
        }
    }
    let mut codes: Vec<(Place, ForeignCode)> = Vec::new();
    let mut accepted: Vec<(usize, Range<usize>)> = Vec::new();
    for candidate in candidates {
        let is_code = |line: usize, cell: &Range<usize>| {
            accepted.iter().any(|(at, letters)| *at == line && letters.start <= cell.start && cell.end <= letters.end)
        };
        if label::verdict_on(lines, candidate.place.line, &candidate.letters, is_code) != Verdict::Request {
            continue;
        }
        if let Ok(code) = candidate.text.parse() {
            codes.push((candidate.place, code));
            accepted.push((candidate.place.line, candidate.letters));
            let last = candidate.places.last().map_or(candidate.place, |place| *place);
            let first_of_last =
                candidate.places.iter().filter(|place| place.line == last.line).map(|place| place.letter).min();
            accepted.extend(first_of_last.map(|first| (last.line, first..last.letter + 1)));
        }
    }
    codes
}

/// A letter with what precedes it.
#[derive(Clone, Copy)]
struct Unit {
    place: Place,
    character: char,
    /// Blank before it, in font sizes; there is none known at the start of a line.
    gap: f64,
    /// First of a piece in another line.
    continued: bool,
}

fn units(lines: &[Line], line: usize, range: Range<usize>, continued: bool) -> Vec<Unit> {
    let range = range.start..range.end.min(range.start + MOST_UNITS);
    let letters = lines[line].letters.get(range.clone()).unwrap_or_default();
    let unit = |(letter, of): (usize, &Letter)| Unit {
        place: Place { line, letter },
        character: of.character,
        gap: of.gap,
        continued: continued && letter == range.start,
    };
    range.clone().zip(letters).map(unit).collect()
}

/// What the letters from a start are.
enum Parse {
    /// Five groups of five, in that many units.
    Complete(usize),
    /// The beginning of it.
    Incomplete,
    No,
}

/// Five groups of five at a place, in one line or broken over several.
fn five_by_five(lines: &[Line], place: Place) -> Option<Candidate> {
    let line = &lines[place.line];
    let head = units(lines, place.line, place.letter..line.letters.len(), false);
    let (units, length) = complete(lines, place, head, 0)?;
    let code = units.get(..length)?;
    let inner = inner_gap(code);
    let separate = |gap: f64| gap > inner.max(0.05) * 1.3 + 0.02;
    let before = place.letter.checked_sub(1).and_then(|before| line.letters.get(before));
    if let Some(before) = before
        && (before.character.is_alphanumeric() || is_joint(before.character))
        && !separate(line.letters[place.letter].gap)
    {
        return None;
    }
    if let Some(next) = units.get(length) {
        let then = units.get(length + 1);
        let goes_on =
            is_joint(next.character) && then.is_some_and(|then| is_symbol(then.character) && !separate(then.gap));
        if (next.character.is_alphanumeric() || goes_on) && !separate(next.gap) {
            return None;
        }
    }
    let symbols: Vec<char> = code.iter().map(|unit| unit.character).filter(|character| is_symbol(*character)).collect();
    let mixed = symbols.iter().any(char::is_ascii_digit) && symbols.iter().any(char::is_ascii_uppercase);
    let groups: Vec<String> = symbols.chunks(GROUP).map(|group| group.iter().collect()).collect();
    let places: Vec<Place> = code.iter().map(|unit| unit.place).collect();
    let end = places.iter().filter(|at| at.line == place.line).map(|at| at.letter + 1).max()?;
    mixed.then(|| Candidate { place, letters: place.letter..end, places, text: groups.join("-") })
}

/// The units of a complete code, going on in the lines below where the first ones end too early.
fn complete(lines: &[Line], start: Place, units: Vec<Unit>, depth: usize) -> Option<(Vec<Unit>, usize)> {
    match parse(&units) {
        Parse::Complete(length) => Some((units, length)),
        Parse::No => None,
        Parse::Incomplete if depth >= GROUPS => None,
        Parse::Incomplete => {
            let last = units.last()?.place.line;
            let next_line = lines_below(lines, last).next()?;
            let column = lines[start.line].extent(&(start.letter..start.letter + 1)).0;
            let margin = lines[last].extent(&(0..1)).0;
            let size = lines[last].size;
            let mut cells: Vec<&Range<usize>> = lines[next_line].cells.iter().collect();
            // The piece stands below the code or, in running text, at the margin.
            let distance = |cell: &Range<usize>, from: f64| (lines[next_line].extent(cell).0 - from).abs();
            cells.retain(|cell| distance(cell, column) < size * 6.0 || distance(cell, margin) < size);
            cells.sort_by(|one, other| distance(one, column).total_cmp(&distance(other, column)));
            cells.into_iter().find_map(|cell| {
                let mut longer = units.clone();
                longer.extend(self::units(lines, next_line, cell.clone(), true));
                complete(lines, start, longer, depth + 1)
            })
        }
    }
}

/// The widest blank within a group.
fn inner_gap(code: &[Unit]) -> f64 {
    let within = code.windows(2).filter(|pair| is_symbol(pair[0].character) && is_symbol(pair[1].character));
    let mut gaps: Vec<f64> = within.filter(|pair| !pair[1].continued).map(|pair| pair[1].gap).collect();
    gaps.sort_by(f64::total_cmp);
    // Of 20 such gaps in five groups, up to four more stand between groups if there are no hyphens.
    gaps.get((GROUP - 1) * GROUPS - 1).or(gaps.last()).copied().unwrap_or(0.0)
}

fn parse(units: &[Unit]) -> Parse {
    let mut at = 0;
    let mut joints = Vec::new();
    for group in 0..GROUPS {
        for symbol in 0..GROUP {
            let Some(unit) = units.get(at) else { return Parse::Incomplete };
            if !is_symbol(unit.character) || symbol > 0 && unit.continued && joints.contains(&Joint::Bare) {
                return Parse::No;
            }
            at += 1;
        }
        if group + 1 == GROUPS {
            break;
        }
        let hyphens = units[at..].iter().take_while(|unit| is_joint(unit.character)).count();
        at += hyphens;
        let Some(next) = units.get(at) else { return Parse::Incomplete };
        let broken = units[at - hyphens..=at].iter().any(|unit| unit.continued);
        match hyphens {
            0 if broken => {}
            0 => joints.push(Joint::Bare),
            1 | 2 => joints.push(Joint::Hyphen),
            _ => return Parse::No,
        }
        let _ = next;
    }
    let bare = joints.iter().filter(|joint| **joint == Joint::Bare).count();
    if bare > 0 && bare < joints.len() {
        return Parse::No;
    }
    if bare > 0 && !bare_gaps_fit(&units[..at]) {
        return Parse::No;
    }
    Parse::Complete(at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Hyphen,
    Bare,
}

/// Without hyphens, the blanks between groups must all be there or none.
fn bare_gaps_fit(code: &[Unit]) -> bool {
    let inner = inner_gap(code).max(0.05);
    let between = code.iter().enumerate().skip(1).filter(|(index, unit)| index % GROUP == 0 && !unit.continued);
    let gaps: Vec<f64> = between.map(|(_, unit)| unit.gap).collect();
    gaps.iter().all(|gap| *gap > inner * 1.3) || gaps.iter().all(|gap| *gap <= inner * 1.3 + 0.05)
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
    let rest = line.letters.get(place.letter..)?;
    let word = rest.iter().enumerate().take_while(|(index, letter)| {
        (*index == 0 || !letter.new_word) && (is_symbol(letter.character) || is_hyphen(letter.character))
    });
    let length = word.count();
    let next = rest.get(length);
    if next.is_some_and(|next| !next.new_word && (next.character.is_alphanumeric() || next.character == UNKNOWN)) {
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
    let places = letters.clone().map(|letter| Place { line: place.line, letter }).collect();
    fits.then_some(Candidate { place, letters, places, text })
}

fn is_symbol(character: char) -> bool {
    character.is_ascii_digit() || character.is_ascii_uppercase()
}

/// What may stand between groups; fonts often do not tell what their hyphen is.
fn is_joint(character: char) -> bool {
    is_hyphen(character) || character == UNKNOWN
}
