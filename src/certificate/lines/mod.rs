//! Lines in reading order, built from where the characters stand, not from the order in which they were drawn.
use std::{collections::BTreeMap, iter, ops::Range};

use super::glyph::{Glyph, Glyphs};

/// A gap of this many font sizes or more separates cells of a table.
const CELL_GAP: f64 = 1.2;

/// A gap of this many font sizes or more separates words, where letters are not spaced out.
const WORD_GAP: f64 = 0.17;

/// Base lines that differ by less than this many font sizes are one line (characters may be raised a little).
const SAME_LINE: f64 = 0.4;

/// Characters that follow one another at less than this many font sizes belong together.
const TIGHT: f64 = 0.12;

/// Less than this share of the usual size of a line is the size of a note's number.
const RAISED: f64 = 0.85;

/// Kerning moves a character back by less than this many font sizes.
const OVERLAP: f64 = 0.3;

/// A character in its line. Blank ones are left out; the gap before the next tells of them.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// The character.
    pub character: char,
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Blank before it, in font sizes.
    pub gap: f64,
    /// A new word begins here.
    pub new_word: bool,
    /// Small and above the base line: a note's number, no part of the word before it.
    pub is_raised: bool,
}

/// Characters on one base line, from left to right.
#[derive(Clone, Debug)]
pub struct Line {
    /// Page, from 0.
    pub page: usize,
    /// Direction of the text in degrees.
    pub direction: i16,
    /// Height of the base line, upwards.
    pub base: f64,
    /// Font size.
    pub size: f64,
    /// The characters.
    pub letters: Vec<Letter>,
    /// The parts between wide gaps, as ranges of `letters`.
    pub cells: Vec<Range<usize>>,
}

impl Line {
    /// The text of some letters with a space between words.
    pub fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for letter in self.letters.get(range).unwrap_or_default() {
            if letter.new_word && !text.is_empty() {
                text.push(' ');
            }
            text.push(letter.character);
        }
        text
    }

    /// Where a range of letters begins and ends.
    pub fn extent(&self, range: &Range<usize>) -> (f64, f64) {
        let letters = self.letters.get(range.clone()).unwrap_or_default();
        (letters.first().map_or(0.0, |letter| letter.start), letters.last().map_or(0.0, |letter| letter.end))
    }
}

/// All lines of a document: pages in order, on each the text of one direction after the other, from top to bottom.
pub fn lines(glyphs: &Glyphs) -> Vec<Line> {
    let mut lines = Vec::new();
    for (page, glyphs) in glyphs.pages.iter().enumerate() {
        let mut directions: Vec<i16> = Vec::new();
        for glyph in glyphs {
            if !directions.contains(&glyph.direction) {
                directions.push(glyph.direction);
            }
        }
        for direction in directions {
            let turned = glyphs.iter().filter(|glyph| glyph.direction == direction).copied().collect();
            lines.extend(lines_of_direction(page, direction, with_true_sizes(turned)));
        }
    }
    lines
}

/// The lines of a plain text, as if it were typed on a page.
pub fn typed(text: &str) -> Vec<Line> {
    const MOST: usize = 10_000;
    let rows = text.lines().enumerate();
    let places = rows.flat_map(|(row, line)| line.chars().enumerate().map(move |(at, character)| (row, at, character)));
    let place = |(row, at, character): (usize, usize, char)| {
        Glyph::new(character, [10.0, 0.0, 0.0, 10.0, 6.0 * at as f64, -12.0 * row as f64], 0.6)
    };
    let page = places.take(MOST).filter_map(place).collect();
    lines(&Glyphs { pages: vec![page], ..Glyphs::default() })
}

/// Some fonts count in units of their own, so that their size says little. Then the width of the characters tells.
fn with_true_sizes(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// Mean width of a character in font sizes: what is usual, and what no font for reading is below or above.
    const USUAL: f64 = 0.55;
    const CREDIBLE: Range<f64> = 0.25..0.9;
    let key = |glyph: &Glyph| (glyph.size * 100.0).round() as i64;
    let mut widths: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.advance > 0.0 && !is_blank(glyph.character)) {
        let (sum, count) = widths.entry(key(glyph)).or_default();
        *sum += glyph.advance;
        *count += 1.0;
    }
    for glyph in &mut glyphs {
        if let Some((sum, count)) = widths.get(&key(glyph)) {
            let width = sum / count;
            if !CREDIBLE.contains(&(width / glyph.size)) {
                glyph.size = width / USUAL;
            }
        }
    }
    glyphs
}

fn lines_of_direction(page: usize, direction: i16, mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|one, other| other.base.total_cmp(&one.base));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_slice();
    while let Some(top) = rest.first() {
        let length =
            rest.iter().take_while(|glyph| top.base - glyph.base < SAME_LINE * top.size.max(glyph.size)).count();
        let (line, below) = rest.split_at(length.max(1));
        lines.extend(line_of(page, direction, line.to_vec()));
        rest = below;
    }
    lines
}

/// One line from glyphs with about the same base line, in the order in which they were drawn; nothing if all are blank.
fn line_of(page: usize, direction: i16, glyphs: Vec<Glyph>) -> Option<Line> {
    let count = glyphs.iter().filter(|glyph| !is_blank(glyph.character)).count() as f64;
    let sum =
        |value: fn(&Glyph) -> f64| glyphs.iter().filter(|glyph| !is_blank(glyph.character)).map(value).sum::<f64>();
    let (base, size) = (sum(|glyph| glyph.base) / count, sum(|glyph| glyph.size) / count);
    let (usual, usual_base) = (median(&glyphs, |glyph| glyph.size), median(&glyphs, |glyph| glyph.base));
    let mut letters: Vec<Letter> = Vec::new();
    let mut cells = Vec::new();
    let mut cell_start = 0;
    for run in runs(once_each(glyphs)) {
        let mut blank_before = false;
        for (index, glyph) in run.into_iter().enumerate() {
            if is_blank(glyph.character) {
                blank_before = true;
                continue;
            }
            let end = letters.last().map_or(glyph.start, |letter| letter.end);
            let gap = (glyph.start - end) / glyph.size;
            // A run that begins inside another one has nothing to do with it: columns that are too narrow.
            let overlaps = index == 0 && gap < -OVERLAP;
            if overlaps {
                cells.push(cell_start..letters.len());
                cell_start = letters.len();
            }
            letters.push(Letter {
                character: glyph.character,
                start: glyph.start,
                end: glyph.start + glyph.advance,
                gap,
                new_word: blank_before || overlaps,
                is_raised: glyph.size < usual * RAISED && glyph.base - usual_base > usual * 0.1,
            });
            blank_before = false;
        }
    }
    if letters.is_empty() {
        return None;
    }
    let (word_gap, cell_gap) = gaps_between(&letters);
    let cell_gap = if is_justified(&letters, word_gap) { f64::INFINITY } else { cell_gap };
    let mut wide = Vec::new();
    for (index, letter) in letters.iter_mut().enumerate().skip(1) {
        letter.new_word |= letter.gap > word_gap;
        if letter.gap > cell_gap {
            wide.push(index);
        }
    }
    cells.push(cell_start..letters.len());
    let cells = cells.into_iter().flat_map(|cell| split(cell, &wide)).filter(|cell| !cell.is_empty()).collect();
    Some(Line { page, direction, base, size, letters, cells })
}

/// The middle one of a value of all glyphs; 0 if there are none.
fn median(glyphs: &[Glyph], value: fn(&Glyph) -> f64) -> f64 {
    let mut values: Vec<f64> = glyphs.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// A range cut at some places.
fn split(range: Range<usize>, places: &[usize]) -> Vec<Range<usize>> {
    let inside = places.iter().copied().filter(|place| range.start < *place && *place < range.end);
    let bounds: Vec<usize> = iter::once(range.start).chain(inside).chain([range.end]).collect();
    bounds.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Leaves out what is drawn a second time a little apart: bold is imitated so.
fn once_each(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    order.sort_by(|one, other| glyphs[*one].start.total_cmp(&glyphs[*other].start));
    let mut again = vec![false; glyphs.len()];
    for (at, index) in order.iter().enumerate() {
        let glyph = &glyphs[*index];
        let near = order[at + 1..].iter().take_while(|next| glyphs[**next].start - glyph.start < glyph.advance * 0.5);
        for next in near.take(8) {
            again[*next.max(index)] |= glyphs[*next].character == glyph.character && glyph.advance > 0.0;
        }
    }
    let once = glyphs.into_iter().zip(again).filter(|(_, again)| !again);
    once.map(|(glyph, _)| glyph).collect()
}

/// Stretches in which each glyph was drawn close to the end of the one before, from left to right.
fn runs(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let last = runs.last_mut();
        let follows = last.as_ref().and_then(|run| run.last()).is_some_and(|before| {
            let gap = (glyph.start - before.start - before.advance) / glyph.size;
            glyph.start > before.start && (-OVERLAP..TIGHT).contains(&gap)
        });
        match last {
            Some(run) if follows => run.push(glyph),
            _ => runs.push(vec![glyph]),
        }
    }
    runs.sort_by(|one, other| one[0].start.total_cmp(&other[0].start));
    runs
}

/// The words of a line that fills its column are equally far apart, however far that is; cells are not.
fn is_justified(letters: &[Letter], word_gap: f64) -> bool {
    const MOST: f64 = 4.0;
    const FEWEST_GAPS: usize = 2;
    let between = || letters.iter().skip(1).filter(|letter| letter.new_word || letter.gap > word_gap);
    let widest = between().map(|letter| letter.gap).fold(0.0, f64::max);
    let narrowest = between().map(|letter| letter.gap).fold(f64::INFINITY, f64::min);
    widest < MOST && widest - narrowest < widest * 0.06 && between().count() >= FEWEST_GAPS
}

/// From which gap on a new word and a new cell begin in a line: more where all letters are spaced out.
fn gaps_between(letters: &[Letter]) -> (f64, f64) {
    let mut gaps: Vec<f64> = letters.iter().skip(1).map(|letter| letter.gap).collect();
    gaps.sort_by(f64::total_cmp);
    // The gap that a third of all pairs do not exceed is one within words.
    let within_words = gaps.get(gaps.len() / 3).copied().unwrap_or(0.0);
    if within_words > WORD_GAP / 2.0 {
        (within_words * 1.5 + WORD_GAP / 2.0, CELL_GAP + within_words * 2.0)
    } else {
        (WORD_GAP, CELL_GAP)
    }
}

/// Characters that show nothing.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
pub mod tests;
