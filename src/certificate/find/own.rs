//! Our own request codes: the prefix and the checksum tell them, wherever they stand and however they are broken.
use std::{collections::HashSet, ops::Range};

use xlm_core::code::{CodeKind, RequestCode, is_separator};

use super::{Place, lines_below, shape::is_joint};
use crate::certificate::lines::{Letter, Line};

/// Pieces tried before a broken code is given up.
const MOST_PIECES: usize = 400;

/// All valid request codes. Letters of any code of ours, valid or not, are taken: nothing else is made of them.
pub fn find(lines: &[Line], taken: &mut HashSet<Place>) -> Vec<(Place, RequestCode)> {
    let mut codes = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let solid = solid_letters(line, 0..line.letters.len());
        for window in 0..solid.len() {
            let Some(kind) = kind_at(&solid[window..]) else { continue };
            let place = Place { line: index, letter: solid[window].0 };
            if taken.contains(&place) {
                continue;
            }
            let prefix = kind.prefix();
            let after = solid.get(window + prefix.len() - 1).map_or(line.letters.len(), |(letter, _)| letter + 1);
            let column = line.letters[place.letter].start;
            let mut search = Search { lines, length: kind.length() - prefix.len(), kind, column, pieces: 0 };
            let read = search.read(index, after, &Vec::new());
            let letters =
                solid[window..window + prefix.len()].iter().map(|(letter, _)| Place { line: index, letter: *letter });
            taken.extend(letters);
            match read {
                Some((letters, code)) => {
                    taken.extend(letters);
                    codes.extend(code.map(|code| (place, code)));
                }
                None => taken.extend(search.run(index, after..line.letters.len()).into_iter().map(|(place, _)| place)),
            }
        }
    }
    codes
}

/// Letters that are not mere separators, with their index, in upper case.
fn solid_letters(line: &Line, range: Range<usize>) -> Vec<(usize, char)> {
    let letters = line.letters.get(range.clone()).unwrap_or_default();
    let indexed = range.zip(letters).map(|(index, letter)| (index, letter.character.to_ascii_uppercase()));
    indexed.filter(|(_, character)| !is_separator(*character) && !is_joint(*character)).collect()
}

/// The kind whose prefix stands here.
fn kind_at(solid: &[(usize, char)]) -> Option<CodeKind> {
    let begins_with = |kind: &CodeKind| {
        let prefix = kind.prefix();
        solid.len() >= prefix.len()
            && prefix.chars().eq(solid.iter().take(prefix.len()).map(|(_, character)| *character))
    };
    CodeKind::ALL.into_iter().find(begins_with)
}

/// Symbols collected so far.
type Symbols = Vec<(Place, char)>;

struct Search<'a> {
    lines: &'a [Line],
    /// Symbols after the prefix.
    length: usize,
    kind: CodeKind,
    /// Where the code begins in its line.
    column: f64,
    pieces: usize,
}

impl Search<'_> {
    /// Reads on from a letter; a code may go on in the next cell or in any cell of the lines below. The checksum decides.
    /// The code itself is there only if it is a request code.
    fn read(&mut self, line: usize, from: usize, before: &Symbols) -> Option<(Vec<Place>, Option<RequestCode>)> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES {
            return None;
        }
        let lines = self.lines;
        let cell = lines[line].cells.iter().find(|cell| cell.end > from).map_or(from..from, |cell| from..cell.end);
        self.read_piece(line, cell.clone(), before).or_else(|| {
            self.cuts(line, &cell).into_iter().find_map(|end| self.read_piece(line, cell.start..end, before))
        })
    }

    /// Columns that are close together look like one cell; the code may end before a word that is not of it.
    fn cuts(&self, line: usize, cell: &Range<usize>) -> Vec<usize> {
        const MOST: usize = 4;
        let letters = &self.lines[line].letters;
        cell.clone().skip(1).filter(|at| letters[*at].new_word).take(MOST).collect()
    }

    /// Reads one piece and goes on.
    fn read_piece(
        &mut self,
        line: usize,
        piece: Range<usize>,
        before: &Symbols,
    ) -> Option<(Vec<Place>, Option<RequestCode>)> {
        let lines = self.lines;
        let run = self.run(line, piece.clone());
        let is_whole = run.len() == solid_letters(&lines[line], piece.clone()).len();
        let mut symbols = before.clone();
        symbols.extend(run);
        if symbols.len() >= self.length {
            symbols.truncate(self.length);
            return self.check(&symbols);
        }
        if !is_whole {
            return None;
        }
        let ends_cell = lines[line].cells.iter().any(|cell| cell.end == piece.end);
        if ends_cell
            && piece.end < lines[line].letters.len()
            && let Some(found) = self.read(line, piece.end, &symbols)
        {
            return Some(found);
        }
        for next in lines_below(lines, line) {
            for start in self.starts(&lines[next]) {
                // An empty piece leads nowhere.
                if self.run(next, start..lines[next].letters.len()).is_empty() {
                    continue;
                }
                if let Some(found) = self.read(next, start, &symbols) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Where a piece may begin in a line: at a cell, or at a word flush with the code's beginning.
    fn starts(&self, line: &Line) -> Vec<usize> {
        let flush = |letter: &Letter| letter.new_word && (letter.start - self.column).abs() < line.size * 0.5;
        let words = line.letters.iter().enumerate().filter(|(_, letter)| flush(letter)).map(|(index, _)| index);
        let mut starts: Vec<usize> = line.cells.iter().map(|cell| cell.start).chain(words).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// The symbols up to the first character that no code contains.
    fn run(&self, line: usize, range: Range<usize>) -> Symbols {
        let solid = solid_letters(&self.lines[line], range);
        let symbols = solid
            .into_iter()
            .take_while(|(_, character)| character.is_ascii_alphanumeric() && !matches!(character, 'B' | 'I' | '1'));
        symbols.take(self.length).map(|(letter, character)| (Place { line, letter }, character)).collect()
    }

    fn check(&self, symbols: &Symbols) -> Option<(Vec<Place>, Option<RequestCode>)> {
        let text: String = self.kind.prefix().chars().chain(symbols.iter().map(|(_, character)| *character)).collect();
        let code = xlm_core::code::read_code(&text).ok()?;
        let places = symbols.iter().map(|(place, _)| *place).collect();
        Some((
            places,
            match code {
                xlm_core::code::Code::Request(code) => Some(code),
                _ => None,
            },
        ))
    }
}
