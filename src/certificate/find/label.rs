//! Which label governs a place: what stands before it in its cell, in the cell to the left, or above it.
use std::ops::Range;

use crate::certificate::lines::Line;

/// Names of a request code, without spaces and hyphens, in lower case; with what may precede them, for labels that are
/// broken there.
const REQUEST: [&str; 13] = [
    "requestcode",
    "requestkey",
    "licenserequestcode",
    "licencerequestcode",
    "yourrequestcode",
    "yourlicenserequestcode",
    "yourlicencerequestcode",
    "anforderungscode",
    "anforderungsschlüssel",
    "lizenzanforderungscode",
    "lizenzanforderungsschlüssel",
    "ihranforderungscode",
    "ihrlizenzanforderungscode",
];

/// Words between label and code are few ("Your license request code for order 4711 is").
const LONGEST_TAIL: usize = 40;

/// A label may stand this many font sizes above what it names.
const ABOVE: f64 = 3.6;

/// What a text before a code says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is a request code.
    Request,
    /// It is something else.
    Other,
    /// Nothing.
    Silent,
}

/// What stands before a code, or above it, says about it.
pub fn verdict(text: &str) -> Verdict {
    verdict_on_label(&folded(text), |_| true)
}

/// The same for a label that may be broken between two texts.
fn verdict_on_halves(first: &str, second: &str) -> Verdict {
    let (first, second) = (folded(first), folded(second));
    let boundary = first.len();
    verdict_on_label(&(first + &second), |label| label.start < boundary && boundary < label.end)
}

/// The last label in a folded text decides, if it is acceptable where it is.
fn verdict_on_label(text: &str, is_acceptable: impl Fn(&Range<usize>) -> bool) -> Verdict {
    if !text.chars().any(char::is_alphabetic) {
        return Verdict::Silent;
    }
    let labels = REQUEST.iter().filter_map(|label| text.rfind(label).map(|at| at..at + label.len()));
    let last = labels.max_by_key(|label| (label.end, label.len()));
    let Some(label) = last.filter(is_acceptable) else { return Verdict::Other };
    let tail = text.get(label.end..).unwrap_or_default();
    let names_something_else = tail.split_once(':').is_some_and(|(_, rest)| rest.chars().any(char::is_alphabetic));
    if tail.chars().count() > LONGEST_TAIL || names_something_else || tail.contains('.') {
        Verdict::Other
    } else {
        Verdict::Request
    }
}

/// Lower case, without spaces and hyphens; colons and full stops stay.
pub fn folded(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric() || matches!(character, ':' | '.'));
    letters.flat_map(char::to_lowercase).collect()
}

/// What the page says about the letters of a line.
pub fn verdict_on(
    lines: &[Line],
    line: usize,
    letters: &Range<usize>,
    is_code: impl Fn(usize, &Range<usize>) -> bool,
) -> Verdict {
    let Some(here) = lines.get(line) else { return Verdict::Silent };
    let Some(cell) = here.cells.iter().position(|cell| cell.contains(&letters.start)) else { return Verdict::Silent };
    let before = here.cells[cell].start..letters.start;
    match with_neighbours(lines, line, &before) {
        Verdict::Silent => {}
        Verdict::Other if ends_a_sentence(lines, line, &before) => return Verdict::Request,
        decided => return decided,
    }
    let left = here.cells[..cell].iter().rev().map(|left| with_neighbours(lines, line, left));
    let left =
        left.into_iter().find(|verdict| *verdict != Verdict::Silent).unwrap_or_else(|| beside(lines, line, letters));
    match left {
        // A label right above names what stands flush below it, whatever another column says.
        Verdict::Other if is_under_its_label(lines, line, letters) => Verdict::Request,
        Verdict::Silent => above(lines, line, letters, &is_code),
        decided => decided,
    }
}

/// The nearest cell above begins where the code begins and is a label.
fn is_under_its_label(lines: &[Line], line: usize, letters: &Range<usize>) -> bool {
    let here = &lines[line];
    let extent = here.extent(letters);
    cells_over(lines, line, extent).next().is_some_and(|(other, cell)| {
        let above = &lines[other];
        let flush = (above.extent(&cell).0 - extent.0).abs() < here.size * 0.5;
        let near = above.base - here.base < here.size.max(above.size) * 2.0;
        flush && near && verdict(&above.text(cell)) == Verdict::Request
    })
}

/// The verdict of a cell's text, which may be a part of a label that is broken over up to four lines.
fn with_neighbours(lines: &[Line], line: usize, cell: &Range<usize>) -> Verdict {
    let here = &lines[line];
    let text = here.text(cell.clone());
    match verdict(&text) {
        Verdict::Other => {}
        decided => return decided,
    }
    let extent = here.extent(cell);
    let mut above = String::new();
    for text_above in column(lines, line, cells_over(lines, line, extent)) {
        above = text_above + &above;
        if verdict_on_halves(&above, &text) == Verdict::Request {
            return Verdict::Request;
        }
    }
    let mut below = String::new();
    for text_below in column(lines, line, cells_under(lines, line, extent)) {
        below += &text_below;
        if !text.contains(':') && verdict_on_halves(&text, &below) == Verdict::Request {
            return Verdict::Request;
        }
    }
    Verdict::Other
}

/// The texts of up to three cells that follow each other closely.
fn column(lines: &[Line], line: usize, cells: impl Iterator<Item = (usize, Range<usize>)>) -> Vec<String> {
    let mut last = &lines[line];
    let mut texts = Vec::new();
    for (other, cell) in cells.take(3) {
        let next = &lines[other];
        if (next.base - last.base).abs() > last.size.max(next.size) * 1.8 {
            break;
        }
        texts.push(next.text(cell));
        last = next;
    }
    texts
}

/// Running text: the label is in the line above, and the words before the code only go on with the sentence.
fn ends_a_sentence(lines: &[Line], line: usize, before: &Range<usize>) -> bool {
    let here = &lines[line];
    let text = here.text(before.clone());
    let goes_on = text.chars().next().is_some_and(char::is_lowercase) && !text.contains(':');
    let above = column(lines, line, cells_over(lines, line, here.extent(before)));
    goes_on && above.first().is_some_and(|above| verdict(&(above.clone() + &text)) == Verdict::Request)
}

/// A label to the left whose base line is not quite the same, e.g. centred beside a code of two lines.
fn beside(lines: &[Line], line: usize, letters: &Range<usize>) -> Verdict {
    let here = &lines[line];
    let (start, _) = here.extent(letters);
    let candidates = lines.iter().enumerate().filter(|(other, candidate)| {
        *other != line && same_text(candidate, here) && (candidate.base - here.base).abs() < here.size * 0.7
    });
    let cells = candidates.flat_map(|(other, candidate)| candidate.cells.iter().map(move |cell| (other, cell.clone())));
    let left = cells.filter(|(other, cell)| lines[*other].extent(cell).1 <= start);
    let nearest = left.min_by(|one, other| {
        let distance = |(at, _): &(usize, Range<usize>)| (lines[*at].base - here.base).abs();
        distance(one).total_cmp(&distance(other))
    });
    nearest.map_or(Verdict::Silent, |(other, cell)| with_neighbours(lines, other, &cell))
}

/// The verdict of what stands above, through other codes that stand in between.
fn above(
    lines: &[Line],
    line: usize,
    letters: &Range<usize>,
    is_code: &impl Fn(usize, &Range<usize>) -> bool,
) -> Verdict {
    let here = &lines[line];
    let extent = here.extent(letters);
    let Some((other, cell)) = cells_over(lines, line, extent).next() else { return Verdict::Silent };
    if lines[other].base - here.base > ABOVE * here.size.max(lines[other].size) {
        return Verdict::Silent;
    }
    if is_code(other, &cell) || ends_a_sentence(lines, other, &cell) {
        return Verdict::Request;
    }
    with_neighbours(lines, other, &cell)
}

/// Cells above a stretch of a line, nearest first.
pub fn cells_over(lines: &[Line], line: usize, extent: (f64, f64)) -> impl Iterator<Item = (usize, Range<usize>)> {
    let here = &lines[line];
    (0..line)
        .rev()
        .take(20)
        .filter(|other| same_text(&lines[*other], here))
        .filter_map(move |other| overlapping(&lines[other], extent).map(|cell| (other, cell)))
}

/// Cells below a stretch of a line, nearest first.
pub fn cells_under(lines: &[Line], line: usize, extent: (f64, f64)) -> impl Iterator<Item = (usize, Range<usize>)> {
    let here = &lines[line];
    (line + 1..lines.len())
        .take(20)
        .filter(|other| same_text(&lines[*other], here))
        .filter_map(move |other| overlapping(&lines[other], extent).map(|cell| (other, cell)))
}

/// The cell that shares the most with a stretch.
fn overlapping(line: &Line, (start, end): (f64, f64)) -> Option<Range<usize>> {
    let shared = |cell: &Range<usize>| {
        let (from, to) = line.extent(cell);
        to.min(end) - from.max(start)
    };
    let overlapping = line.cells.iter().filter(|cell| shared(cell) > 0.0);
    overlapping.max_by(|one, other| shared(one).total_cmp(&shared(other))).cloned()
}

fn same_text(one: &Line, other: &Line) -> bool {
    one.page == other.page && one.direction == other.direction
}
