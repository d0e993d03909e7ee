//! The usual form of the vendor's codes: five groups of five. What is said here about blanks and hyphens decides what can
//! be a code and what cannot; nothing of it knows labels.
use std::ops::Range;

use xlm_core::code::{GROUP, is_hyphen};

use super::Place;
use crate::certificate::{
    glyph::UNKNOWN,
    lines::{Letter, Line},
};

/// Groups of the usual form.
pub const GROUPS: usize = 5;

/// Letters looked at for a code and what follows it.
pub const MOST_UNITS: usize = 120;

/// A letter with what precedes it.
#[derive(Clone, Copy)]
pub struct Unit {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub character: char,
    /// Blank before it, in font sizes; there is none known at the start of a line.
    pub gap: f64,
    /// First of a piece in another line.
    pub continued: bool,
}

/// The units of some letters, of which only the first are looked at.
pub fn units(lines: &[Line], line: usize, range: Range<usize>, continued: bool) -> Vec<Unit> {
    let range = range.start..range.end.min(range.start + MOST_UNITS);
    let letters = lines[line].letters.get(range.clone()).unwrap_or_default();
    let unit = |(letter, of): (usize, &Letter)| Unit {
        place: Place { line, letter },
        character: of.character,
        gap: of.gap,
        continued: continued && letter == range.start,
    };
    range.clone().zip(letters).take_while(|(at, letter)| *at == range.start || !letter.is_raised).map(unit).collect()
}

/// What the letters from a start are.
pub enum Parse {
    /// Five groups of five, in that many units.
    Complete(usize),
    /// The beginning of it.
    Incomplete,
    No,
}

/// The widest blank within a group.
pub fn inner_gap(code: &[Unit]) -> f64 {
    let within = code.windows(2).filter(|pair| is_symbol(pair[0].character) && is_symbol(pair[1].character));
    let mut gaps: Vec<f64> = within.filter(|pair| !pair[1].continued).map(|pair| pair[1].gap).collect();
    gaps.sort_by(f64::total_cmp);
    // Of 20 such gaps in five groups, up to four more stand between groups if there are no hyphens.
    gaps.get((GROUP - 1) * GROUPS - 1).or(gaps.last()).copied().unwrap_or(0.0)
}

/// Reads five groups of five from the first units.
pub fn parse(units: &[Unit]) -> Parse {
    let mut at = 0;
    let mut joints = Vec::new();
    let mut bare_breaks = 0;
    for group in 0..GROUPS {
        if group > 0 {
            let hyphens = units[at..].iter().take_while(|unit| is_joint(unit.character)).count();
            let Some(between) = units.get(at..=at + hyphens) else { return Parse::Incomplete };
            let broken = between.iter().any(|unit| unit.continued);
            match hyphens {
                // Where a line ends, a soft hyphen shows.
                1 | 2 if broken => {}
                1 | 2 => joints.push(Joint::Hyphen),
                0 => joints.push(Joint::Bare),
                _ => return Parse::No,
            }
            if broken && hyphens == 0 {
                // Without any hyphen where a line ends, only the length of the piece speaks for one code.
                bare_breaks += 1;
                if group < 2 || bare_breaks > 1 {
                    return Parse::No;
                }
            }
            at += hyphens;
        }
        for symbol in 0..GROUP {
            let Some(unit) = units.get(at) else { return Parse::Incomplete };
            // Only hyphens make sure that a group broken over two lines is one.
            let broken = symbol > 0 && unit.continued && joints.contains(&Joint::Bare);
            if !is_symbol(unit.character) || broken {
                return Parse::No;
            }
            at += 1;
        }
    }
    let code = &units[..at];
    let bare = joints.iter().filter(|joint| **joint == Joint::Bare).count();
    let uniform = bare == 0 || bare == joints.len() && bare_gaps_fit(code);
    if uniform && groups_hold_together(code) { Parse::Complete(at) } else { Parse::No }
}

/// The blanks between all groups are about the same.
pub fn is_evenly_spaced(code: &[Unit]) -> bool {
    let mut blanks = Vec::new();
    let mut blank = 0.0;
    for unit in code.iter().skip(1) {
        blank += unit.gap;
        if is_symbol(unit.character) {
            blanks.push(blank);
            blank = 0.0;
        }
    }
    let between = blanks.iter().skip(GROUP - 1).step_by(GROUP);
    let widest = between.clone().copied().fold(0.0, f64::max);
    let narrowest = between.copied().fold(f64::INFINITY, f64::min);
    widest <= narrowest * 1.3 + 0.1
}

/// No blank within a group is much wider than the others.
fn groups_hold_together(code: &[Unit]) -> bool {
    let widest = inner_gap(code).max(0.05) * 1.5 + 0.25;
    let mut symbols = 0;
    code.iter().all(|unit| {
        let within = symbols % GROUP != 0 && !unit.continued;
        symbols += usize::from(is_symbol(unit.character));
        !within || !is_symbol(unit.character) || unit.gap <= widest
    })
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
    gaps.iter().all(|gap| *gap > inner * 1.3) || gaps.iter().all(|gap| *gap <= inner * 1.3 + 0.05) && is_one_run(code)
}

/// Without anything between groups, all letters follow each other at about the same distance.
fn is_one_run(code: &[Unit]) -> bool {
    let gaps = || code.iter().skip(1).filter(|unit| !unit.continued).map(|unit| unit.gap);
    let (narrowest, widest) = (gaps().fold(f64::INFINITY, f64::min), gaps().fold(f64::NEG_INFINITY, f64::max));
    widest < narrowest.max(0.0) * 1.5 + 0.25
}

/// What codes of the vendor are made of.
pub fn is_symbol(character: char) -> bool {
    character.is_ascii_digit() || character.is_ascii_uppercase()
}

/// What may stand between groups; fonts often do not tell what their hyphen is, or have none and show a box.
pub fn is_joint(character: char) -> bool {
    const BOXES: [char; 3] = ['\u{25A0}', '\u{25A1}', '\u{25AF}'];
    is_hyphen(character) || character == UNKNOWN || BOXES.contains(&character)
}

/// Letters and digits that go on with a word; the number of a note does not.
pub fn is_of_word(character: char) -> bool {
    let is_superscript = matches!(character, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{209C}');
    character.is_alphanumeric() && !is_superscript
}
