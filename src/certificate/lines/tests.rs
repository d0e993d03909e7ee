//! Pages are drawn here as text: each character is 6 wide at font size 10, each line 12 high.
use super::*;
use crate::certificate::glyph::UNKNOWN;

/// The glyphs of a page drawn as text, seen through a matrix.
fn glyphs_through(drawing: &str, matrix: [f64; 6]) -> Vec<Glyph> {
    let (right, up) = ([matrix[0], matrix[1]], [matrix[2], matrix[3]]);
    let place = |column: usize, row: usize, character: char| {
        let (across, down) = (6.0 * column as f64, 12.0 * row as f64);
        let at = [0, 1].map(|axis| right[axis] * across - up[axis] * down + matrix[4 + axis]);
        let em = [10.0 * right[0], 10.0 * right[1], 10.0 * up[0], 10.0 * up[1], at[0], at[1]];
        Glyph::new(character, em, 0.6)
    };
    let rows = drawing.lines().enumerate();
    rows.flat_map(|(row, line)| line.chars().enumerate().filter_map(move |(column, of)| place(column, row, of)))
        .collect()
}

/// The lines of pages drawn as text.
pub fn drawn(pages: &[&str]) -> Vec<Line> {
    let pages = pages.iter().map(|page| glyphs_through(page, [1.0, 0.0, 0.0, 1.0, 0.0, 0.0])).collect();
    lines(&Glyphs { pages, ..Glyphs::default() })
}

fn texts(pages: Vec<Vec<Glyph>>) -> Vec<String> {
    let lines = lines(&Glyphs { pages, ..Glyphs::default() });
    let cells = |line: &Line| line.cells.iter().map(|cell| line.text(cell.clone())).collect::<Vec<_>>().join(" | ");
    lines.iter().map(cells).collect()
}

const UPRIGHT: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 50.0, 700.0];
const PAGE: &str = "Name:    Erika Muster\nOrder:   4711";
const LINES: [&str; 2] = ["Name: | Erika Muster", "Order: | 4711"];

#[test]
fn a_page_reads_the_same_turned_scaled_and_slanted() {
    for matrix in [
        UPRIGHT,
        [0.0, 1.0, -1.0, 0.0, 300.0, 10.0],
        [-1.0, 0.0, 0.0, -1.0, 500.0, 100.0],
        [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
        [0.1, 0.0, 0.0, 0.1, 0.0, 0.0],
        [1.0, 0.0, 0.3, 1.0, 0.0, 0.0],
        [0.8, 0.6, -0.6, 0.8, 0.0, 0.0],
    ] {
        assert_eq!(texts(vec![glyphs_through(PAGE, matrix)]), LINES, "{matrix:?}");
    }
}

#[test]
fn the_order_of_drawing_does_not_matter() {
    let mut glyphs = glyphs_through(PAGE, UPRIGHT);
    glyphs.reverse();
    assert_eq!(texts(vec![glyphs.clone()]), LINES);
    // One font after the other: all capitals last.
    glyphs.sort_by_key(|glyph| glyph.character.is_uppercase());
    assert_eq!(texts(vec![glyphs]), LINES);
}

#[test]
fn text_drawn_twice_for_bold_is_there_once() {
    let glyphs = glyphs_through("11 II\nll", UPRIGHT);
    let again = glyphs.iter().map(|glyph| Glyph { start: glyph.start + 0.4, ..*glyph });
    let twice = glyphs.iter().copied().chain(again).collect();
    assert_eq!(texts(vec![twice]), ["11 II", "ll"]);
}

#[test]
fn letters_spaced_out_are_still_words() {
    let mut glyphs = glyphs_through("Your code is AB12C", UPRIGHT);
    for (index, glyph) in glyphs.iter_mut().enumerate() {
        glyph.start += 4.0 * index as f64;
    }
    assert_eq!(texts(vec![glyphs]), ["Your code is AB12C"]);
}

#[test]
fn columns_that_overlap_are_not_mixed() {
    let mut glyphs = glyphs_through("Customer:", UPRIGHT);
    glyphs.extend(glyphs_through("Muster GmbH", [1.0, 0.0, 0.0, 1.0, 80.0, 700.0]));
    assert_eq!(texts(vec![glyphs]), ["Customer: | Muster GmbH"]);
}

#[test]
fn raised_characters_stay_in_their_line_and_pages_apart() {
    let mut glyphs = glyphs_through("ABCDE", UPRIGHT);
    glyphs[2].base += 3.0;
    assert_eq!(texts(vec![glyphs.clone(), glyphs]), ["ABCDE", "ABCDE"]);
}

#[test]
fn a_font_with_units_of_its_own_has_the_size_that_its_width_tells() {
    let mut glyphs = glyphs_through("Name: Erika Muster", UPRIGHT);
    for glyph in &mut glyphs {
        glyph.size = 1.0;
    }
    assert_eq!(texts(vec![glyphs]), ["Name: Erika Muster"]);
}

#[test]
fn absurd_glyphs_are_nothing_and_blank_ones_make_no_line() {
    for matrix in [
        [0.0; 6],
        [f64::NAN, 0.0, 0.0, 1.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 1.0, f64::INFINITY, 0.0],
        [1e300, 1e300, 0.0, 1.0, 0.0, 0.0],
    ] {
        assert!(Glyph::new(UNKNOWN, matrix, 1.0).is_none(), "{matrix:?}");
    }
    assert_eq!(texts(vec![glyphs_through("  \u{200B}\u{A0}", UPRIGHT), Vec::new()]), [""; 0]);
}
