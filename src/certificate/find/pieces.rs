//! Where codes, or parts of them, stand in the lines: a label names what comes next, not what comes after that.
use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use super::{Place, names::Verdict};

/// Letters of codes that are this far apart are parts of one: a blank and two hyphens stand between at most.
const SAME_PIECE: usize = 4;

/// A code, or a part of it, in one line.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its letters.
    pub letters: Range<usize>,
    /// What the page says it is; [`Verdict::Silent`] until it was judged.
    pub verdict: Verdict,
}

/// The pieces of each line, from left to right.
#[derive(Default)]
pub struct Pieces(BTreeMap<usize, Vec<Piece>>);

impl Pieces {
    /// Letters that belong to codes already. What else is there is not known here.
    pub fn of_taken(taken: &HashSet<Place>) -> Self {
        let mut places: Vec<Place> = taken.iter().copied().collect();
        places.sort_unstable();
        let mut pieces = Self::default();
        for place in places {
            let line = pieces.0.entry(place.line).or_default();
            match line.last_mut() {
                Some(piece) if place.letter < piece.letters.end + SAME_PIECE => piece.letters.end = place.letter + 1,
                _ => line.push(Piece { letters: place.letter..place.letter + 1, verdict: Verdict::Other }),
            }
        }
        pieces
    }

    /// Adds the parts of a code that was not judged yet.
    pub fn add(&mut self, places: &[Place]) {
        for (line, letters) in parts(places) {
            let line = self.0.entry(line).or_default();
            line.push(Piece { letters, verdict: Verdict::Silent });
            line.sort_by_key(|piece| piece.letters.start);
        }
    }

    /// Notes what a code is.
    pub fn judge(&mut self, places: &[Place], verdict: Verdict) {
        for (line, letters) in parts(places) {
            let pieces = self.0.get_mut(&line).into_iter().flatten();
            pieces.filter(|piece| piece.letters == letters).for_each(|piece| piece.verdict = verdict);
        }
    }

    /// The last piece that ends within a range of letters.
    pub fn last_in(&self, line: usize, range: &Range<usize>) -> Option<&Piece> {
        let pieces = self.0.get(&line)?.iter().rev();
        pieces.filter(|piece| piece.letters.end <= range.end).find(|piece| piece.letters.start >= range.start)
    }

    /// Nothing but codes and what joins them stands in a cell.
    pub fn fill(&self, line: usize, cell: &Range<usize>) -> bool {
        let inside = |letter: usize| {
            self.0.get(&line).is_some_and(|pieces| pieces.iter().any(|piece| piece.letters.contains(&letter)))
        };
        inside(cell.start) && (cell.len() < 3 || inside(cell.end - 1) || inside(cell.end - 2))
    }

    /// The first piece that begins within a range of letters.
    pub fn first_in(&self, line: usize, range: &Range<usize>) -> Option<&Piece> {
        self.0.get(&line)?.iter().find(|piece| range.contains(&piece.letters.start))
    }

    /// What remains of a range after the last piece in it.
    pub fn after_last(&self, line: usize, range: &Range<usize>) -> Range<usize> {
        self.last_in(line, range).map_or(range.start, |piece| piece.letters.end)..range.end
    }
}

/// First to last letter of a code in each of its lines.
pub fn parts(places: &[Place]) -> BTreeMap<usize, Range<usize>> {
    let mut parts: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for place in places {
        let part = parts.entry(place.line).or_insert(place.letter..place.letter + 1);
        *part = part.start.min(place.letter)..part.end.max(place.letter + 1);
    }
    parts
}
