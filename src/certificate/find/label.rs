//! Which label governs a place: what stands before it in its cell, in the cell to the left, or above it.
use std::{collections::BTreeMap, ops::Range};

use super::{
    names::{Verdict, all_names, folded_character, last_sentence, names_other, only_joins, verdict, verdict_on_halves},
    pieces::Pieces,
};
use crate::certificate::lines::Line;

/// A label may stand this many font sizes above what it names.
const ABOVE: f64 = 3.6;

/// Labels have no more characters than this.
const LONGEST_LABEL: usize = 60;

/// What the page says about a code; its letters by lines.
pub fn verdict_on(lines: &[Line], code: &BTreeMap<usize, Range<usize>>, pieces: &Pieces) -> Verdict {
    let Some((line, letters)) = code.first_key_value() else { return Verdict::Silent };
    // What stands beside a code of several lines may stand beside any of them, or between; but not what belongs to another
    // column, where its own one names it.
    let beside = if is_named_before(lines, *line, letters, pieces) { None } else { beside(lines, code, pieces) };
    match beside {
        Some((verdict, end))
            if verdict != Verdict::Silent && (code.len() > 1 || is_nearer(lines, *line, letters, end)) =>
        {
            verdict
        }
        _ => verdict_on_line(lines, *line, letters, beside.map_or(Verdict::Silent, |(verdict, _)| verdict), pieces),
    }
}

/// The words right before a code name it, whatever it is.
fn is_named_before(lines: &[Line], line: usize, letters: &Range<usize>, pieces: &Pieces) -> bool {
    let here = &lines[line];
    let cell = here.cells.iter().find(|cell| cell.contains(&letters.start));
    cell.is_some_and(|cell| {
        let before = here.text(pieces.after_last(line, &(cell.start..letters.start)));
        names_other(sentence_end(&before)) || verdict(&before) == Verdict::Request
    })
}

/// What ends here stands between a code and whatever stands in its line to the left.
fn is_nearer(lines: &[Line], line: usize, letters: &Range<usize>, end: f64) -> bool {
    let here = &lines[line];
    let cell = here.cells.iter().position(|cell| cell.contains(&letters.start));
    let Some(cell) = cell.filter(|cell| here.cells[*cell].start == letters.start) else { return false };
    cell.checked_sub(1).is_some_and(|left| here.extent(&here.cells[left]).1 < end - here.size)
}

/// What the page says about the first line of a code.
fn verdict_on_line(lines: &[Line], line: usize, letters: &Range<usize>, beside: Verdict, pieces: &Pieces) -> Verdict {
    let Some(here) = lines.get(line) else { return Verdict::Silent };
    let Some(cell) = here.cells.iter().position(|cell| cell.contains(&letters.start)) else { return Verdict::Silent };
    if is_named_behind(lines, line, &(letters.end..here.cells[cell].end), pieces) {
        return Verdict::Other;
    }
    let before = here.cells[cell].start..letters.start;
    if let Some(earlier) = pieces.last_in(line, &before) {
        let between = earlier.letters.end..letters.start;
        return if only_joins(&here.text(between.clone())) {
            if is_under_heading(lines, line, letters, pieces) {
                Verdict::Request
            } else if is_under_heading(lines, line, &earlier.letters, pieces)
                && !is_under_same_cell(lines, line, &earlier.letters, letters)
            {
                Verdict::Other
            } else {
                earlier.verdict
            }
        } else {
            match with_neighbours(lines, line, &between) {
                Verdict::Silent => earlier.verdict,
                decided => decided,
            }
        };
    }
    match with_neighbours(lines, line, &before) {
        Verdict::Silent => {}
        Verdict::Other if ends_a_sentence(lines, line, &before, pieces) => return Verdict::Request,
        // Columns that are close together look like one cell.
        Verdict::Other
            if !names_other(sentence_end(&here.text(before.clone())))
                && begins_below_label(lines, line, letters, pieces) =>
        {
            return Verdict::Request;
        }
        decided => return decided,
    }
    if let Some(left) = cell.checked_sub(1)
        && pieces.fill(line, &here.cells[left])
    {
        // Codes side by side have their names above.
        return match above(lines, line, letters, pieces) {
            Verdict::Request => Verdict::Request,
            _ => Verdict::Other,
        };
    }
    let left = here.cells[..cell].iter().rev();
    let left = left.map(|left| (with_neighbours(lines, line, left), here.text(left.clone())));
    let (left, text) =
        left.into_iter().find(|(verdict, _)| *verdict != Verdict::Silent).unwrap_or_else(|| (beside, String::new()));
    match left {
        // A label right above names what stands flush below it, whatever another column says.
        Verdict::Other
            if !is_open_label(sentence_end(&text))
                && (is_under_its_label(lines, line, letters, pieces)
                    || begins_below_label(lines, line, letters, pieces)) =>
        {
            Verdict::Request
        }
        Verdict::Silent => above(lines, line, letters, pieces),
        decided => decided,
    }
}

/// The line above has a label that begins right above the code and has nothing behind it. Other codes may stand between.
fn begins_below_label(lines: &[Line], line: usize, letters: &Range<usize>, pieces: &Pieces) -> bool {
    let here = &lines[line];
    let extent = here.extent(letters);
    let mut below = here;
    for (other, cell) in cells_over(lines, line, extent) {
        let over = &lines[other];
        let is_flush = |letter: usize| (over.letters[letter].start - extent.0).abs() < here.size * 0.3;
        let begins = |letter: usize| letter == cell.start || over.letters[letter].new_word;
        let first = cell.clone().find(|letter| is_flush(*letter) && begins(*letter));
        let Some(first) = first.filter(|_| over.base - below.base < below.size.max(over.size) * 2.0) else {
            return false;
        };
        match pieces.first_in(other, &(first..cell.end)) {
            Some(piece) if piece.letters.start == first && piece.verdict == Verdict::Request => below = over,
            Some(_) => return false,
            None => {
                let label = over.text(first..cell.end);
                return label.chars().count() <= LONGEST_LABEL && verdict(&label) == Verdict::Request;
            }
        }
    }
    false
}

/// A text that names something else and leaves the value to the next cell.
fn is_open_label(text: &str) -> bool {
    names_other(text) && !text.contains(|character: char| character.is_ascii_digit())
}

/// What follows the last full stop.
fn sentence_end(text: &str) -> &str {
    text.rsplit_once(". ").map_or_else(|| if text.ends_with('.') { "" } else { text }, |(_, end)| end)
}

/// "HBSDT-… (serial number)"
fn is_named_behind(lines: &[Line], line: usize, rest: &Range<usize>, pieces: &Pieces) -> bool {
    let end = pieces.first_in(line, rest).map_or(rest.end, |piece| piece.letters.start);
    let text = lines[line].text(rest.start..end);
    let named = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    named.is_some_and(|(name, _)| names_other(name))
}

/// The nearest cell above that is no request code begins where the code begins and is a label.
fn is_under_its_label(lines: &[Line], line: usize, letters: &Range<usize>, pieces: &Pieces) -> bool {
    let extent = lines[line].extent(letters);
    let mut below = &lines[line];
    for (other, cell) in cells_over(lines, line, extent) {
        let above = &lines[other];
        let flush = (above.extent(&cell).0 - extent.0).abs() < below.size * 0.5;
        let near = above.base - below.base < below.size.max(above.size) * ABOVE;
        if !(flush && near) {
            return false;
        }
        if pieces.last_in(other, &cell).is_none_or(|piece| piece.letters != cell || piece.verdict != Verdict::Request) {
            return heading(lines, other, &cell, extent) == Verdict::Request;
        }
        below = above;
    }
    false
}

/// A row of headings that share a cell with each other, as the codes below them do.
fn is_under_heading(lines: &[Line], line: usize, letters: &Range<usize>, pieces: &Pieces) -> bool {
    let extent = lines[line].extent(letters);
    cells_over(lines, line, extent).next().is_some_and(|(other, cell)| {
        let near = lines[other].base - lines[line].base < lines[line].size.max(lines[other].size) * ABOVE;
        near && pieces.last_in(other, &cell).is_none() && heading(lines, other, &cell, extent) == Verdict::Request
    })
}

fn is_under_same_cell(lines: &[Line], line: usize, one: &Range<usize>, other: &Range<usize>) -> bool {
    let over = |letters: &Range<usize>| cells_over(lines, line, lines[line].extent(letters)).next();
    over(one) == over(other)
}

/// The verdict of a cell above a stretch. Of several names in it, the one right above the stretch counts.
fn heading(lines: &[Line], line: usize, cell: &Range<usize>, (start, end): (f64, f64)) -> Verdict {
    let mut text = String::new();
    let mut letters = Vec::new();
    for letter in lines[line].letters.get(cell.clone()).unwrap_or_default() {
        for character in folded_character(letter.character) {
            letters.resize(text.len() + character.len_utf8(), (letter.start, letter.end));
            text.push(character);
        }
    }
    let shared = |name: &Range<usize>| match (letters.get(name.start), letters.get(name.end - 1)) {
        (Some((from, _)), Some((_, to))) => to.min(end) - from.max(start),
        _ => 0.0,
    };
    let sentence = last_sentence(&text);
    let names = all_names(&text).into_iter().filter(|(name, _)| name.start >= sentence && shared(name) > 0.0);
    let right_above = names.max_by(|(one, _), (other, _)| shared(one).total_cmp(&shared(other)));
    match right_above {
        Some((_, Verdict::Other)) => Verdict::Other,
        Some((name, _)) if text[name.end..].contains(':') || text[name.end..].is_empty() => {
            with_neighbours(lines, line, cell)
        }
        // The words behind it are another heading.
        Some((name, _)) if names_other(&text[name.end..]) => Verdict::Request,
        _ => with_neighbours(lines, line, cell),
    }
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
fn ends_a_sentence(lines: &[Line], line: usize, before: &Range<usize>, pieces: &Pieces) -> bool {
    let here = &lines[line];
    let text = here.text(before.clone());
    let goes_on = text.chars().next().is_some_and(char::is_lowercase) && !text.contains(':');
    let cells = cells_over(lines, line, here.extent(before));
    let above = column(lines, line, cells.map(|(other, cell)| (other, pieces.after_last(other, &cell))));
    goes_on && above.first().is_some_and(|above| verdict(&(above.clone() + &text)) == Verdict::Request)
}

/// A label to the left whose base line is not that of the code: centred beside a code of two lines, or itself of two
/// lines beside one. The nearest column counts; with the verdict comes where it ends.
fn beside(lines: &[Line], code: &BTreeMap<usize, Range<usize>>, pieces: &Pieces) -> Option<(Verdict, f64)> {
    let ((first, _), (last, _)) = (code.first_key_value()?, code.last_key_value()?);
    let here = &lines[*first];
    let margin = here.size * 0.8;
    let range = lines[*last].base - margin..here.base + margin;
    let start = code.iter().map(|(line, letters)| lines[*line].extent(letters).0).fold(f64::INFINITY, f64::min);
    let near = lines.iter().enumerate().filter(|(_, line)| same_text(line, here) && range.contains(&line.base));
    let left: Vec<(usize, Range<usize>)> = near
        .filter_map(|(at, line)| {
            let end = line.letters.iter().take_while(|letter| letter.start < start - here.size * 0.1).count();
            let cell = line.cells.iter().rev().find(|cell| cell.start < end)?;
            let part = cell.start..cell.end.min(end);
            (line.extent(&part).1 < start + here.size * 0.1).then_some((at, part))
        })
        .collect();
    let extent = |(at, part): &(usize, Range<usize>)| lines[*at].extent(part);
    let nearest = left.iter().map(extent).max_by(|one, other| one.1.total_cmp(&other.1))?;
    let column = left.iter().filter(|part| extent(part).0 < nearest.1 && extent(part).1 > nearest.0);
    let mut text = String::new();
    let mut is_request = false;
    for (at, part) in column {
        if pieces.fill(*at, part) {
            return Some((Verdict::Silent, nearest.1));
        }
        let of_part = lines[*at].text(part.clone());
        is_request |= is_mere_label(&of_part) && with_neighbours(lines, *at, part) == Verdict::Request;
        text += &of_part;
    }
    let verdict = match verdict(&text) {
        Verdict::Request if is_mere_label(&text) => Verdict::Request,
        // The bullet of a list.
        Verdict::Silent => Verdict::Silent,
        // A column of running text is no label; a few words that we do not know are the label of something else.
        _ if text.chars().count() > LONGEST_LABEL && !is_request => Verdict::Silent,
        _ if names_other(&text) => Verdict::Other,
        _ if is_request => Verdict::Request,
        _ => Verdict::Other,
    };
    Some((verdict, nearest.1))
}

/// Words with a number at most, not with parts of codes.
fn is_mere_label(text: &str) -> bool {
    let is_of_code =
        |word: &str| word.contains(|character: char| character.is_ascii_digit()) && word.chars().count() > 3;
    text.chars().count() <= LONGEST_LABEL && !text.split([' ', '-']).any(is_of_code)
}

/// The verdict of what stands above, through other codes that stand in between.
fn above(lines: &[Line], line: usize, letters: &Range<usize>, pieces: &Pieces) -> Verdict {
    let here = &lines[line];
    let extent = here.extent(letters);
    let Some((other, cell)) = cells_over(lines, line, extent).next() else { return Verdict::Silent };
    let over = &lines[other];
    let distance = (over.base - here.base) / here.size.max(over.size);
    if distance > ABOVE || is_named_below(lines, line, letters, distance, pieces) {
        return Verdict::Silent;
    }
    if let Some(piece) = pieces.last_in(other, &cell) {
        let rest = piece.letters.end..cell.end;
        let text = over.text(rest.clone());
        let goes_on =
            text.ends_with([',', ';']) || !text.is_empty() && only_joins(&text) && text.contains(char::is_alphabetic);
        let flush = (over.extent(&piece.letters).0 - extent.0).abs() < here.size * 0.5;
        return match verdict(&text) {
            _ if piece.letters == cell || goes_on || rest.is_empty() && flush => piece.verdict,
            Verdict::Silent => Verdict::Other,
            _ => with_neighbours(lines, other, &rest),
        };
    }
    if ends_a_sentence(lines, other, &cell, pieces) { Verdict::Request } else { heading(lines, other, &cell, extent) }
}

/// Captions may stand below what they name; then the one above belongs to something else.
fn is_named_below(lines: &[Line], line: usize, letters: &Range<usize>, above: f64, pieces: &Pieces) -> bool {
    let here = &lines[line];
    let Some((other, cell)) = cells_under(lines, line, here.extent(letters)).next() else { return false };
    let under = &lines[other];
    let distance = (here.base - under.base) / here.size.max(under.size);
    let ((left, right), (from, to)) = (here.extent(letters), under.extent(&cell));
    // The headings of the next table stand anywhere below.
    let is_aligned = (left - from).abs() < here.size || (left + right - from - to).abs() < here.size * 2.0;
    let is_caption = is_open_label(&under.text(cell.clone())) && pieces.first_in(other, &cell).is_none();
    is_caption && is_aligned && distance < above * 0.9
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
