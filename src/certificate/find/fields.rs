//! Order number, customer and items: for the preview only, nothing depends on them.
use std::ops::Range;

use xlm_core::code::is_hyphen;

use super::{label::cells_under, names::folded};
use crate::certificate::{Certificate, CertificateLicense, lines::Line};

const ORDER: [&str; 9] = [
    "ordernumber",
    "orderno",
    "ordernr",
    "orderid",
    "auftragsnummer",
    "auftragsnr",
    "bestellnummer",
    "bestellnr",
    "auftrag",
];
const CUSTOMER: [&str; 8] =
    ["customer", "endcustomer", "licensee", "customername", "kunde", "endkunde", "lizenznehmer", "kundenname"];
const QUANTITY: [&str; 6] = ["quantity", "qty", "anzahl", "menge", "stück", "count"];
const NAME: [&str; 8] = ["license", "licence", "lizenz", "product", "produkt", "description", "bezeichnung", "artikel"];

const SYSTEM: [&str; 7] = ["xid", "systemid", "systemidxid", "xidsystemid", "xidofthesystem", "forsystem", "fürsystem"];

/// Values longer than this are no names.
const LONGEST_VALUE: usize = 200;

/// Items beyond this many are not listed.
const MOST_ITEMS: usize = 500;

/// The fields of a certificate, without codes.
pub fn find(lines: &[Line]) -> Certificate {
    let order_number = value(lines, &ORDER).and_then(|text| text.split(' ').next().map(plain));
    let (customer, licenses) = (value(lines, &CUSTOMER), licenses(lines));
    let system_id =
        value(lines, &SYSTEM).map(|text| plain(&text)).filter(|text| text.to_ascii_uppercase().starts_with("XID"));
    Certificate { order_number, customer, licenses, system_id, ..Certificate::default() }
}

/// A text with the hyphen of keyboards in the place of each other one.
fn plain(text: &str) -> String {
    text.chars().map(|character| if is_hyphen(character) { '-' } else { character }).collect()
}

/// The value beside the first cell that is one of these labels.
fn value(lines: &[Line], labels: &[&str]) -> Option<String> {
    lines.iter().enumerate().find_map(|(at, line)| {
        line.cells.iter().enumerate().find_map(|(index, cell)| {
            let after = after_label(line, cell, labels).or_else(|| broken_label(lines, at, cell, labels))?;
            let rest = if after.is_empty() { line.cells.get(index + 1)?.clone() } else { after };
            let text = line.text(rest);
            (text.chars().any(char::is_alphanumeric) && text.len() <= LONGEST_VALUE).then_some(text)
        })
    })
}

/// What follows a label and its colon in a cell; without a colon, only if nothing follows.
fn after_label(line: &Line, cell: &Range<usize>, labels: &[&str]) -> Option<Range<usize>> {
    let letters = line.letters.get(cell.clone())?;
    let colon = letters.iter().position(|letter| letter.character == ':');
    let name: String = letters[..colon.unwrap_or(letters.len())].iter().map(|letter| letter.character).collect();
    let after = colon.map_or(cell.end, |colon| cell.start + colon + 1)..cell.end;
    is_label(&name, labels).then_some(after)
}

/// Nothing follows in its cell the first half of a label whose second half stands below.
fn broken_label(lines: &[Line], at: usize, cell: &Range<usize>, labels: &[&str]) -> Option<Range<usize>> {
    let line = lines.get(at)?;
    let first = line.text(cell.clone());
    // Long texts are no labels; this spares the search below most cells.
    if first.len() > 20 || !labels.iter().any(|label| label.starts_with(&folded(&first))) {
        return None;
    }
    let (below, cell_below) = cells_under(lines, at, line.extent(cell)).next()?;
    let near = line.base - lines[below].base < line.size * 1.8;
    (near && is_label(&(first + &lines[below].text(cell_below)), labels)).then_some(cell.end..cell.end)
}

fn is_label(text: &str, labels: &[&str]) -> bool {
    labels.contains(&folded(text).trim_end_matches(['.', ':']))
}

/// The rows of the first certificate's tables that have a column of quantities.
fn licenses(lines: &[Line]) -> Vec<CertificateLicense> {
    let mut licenses: Vec<CertificateLicense> = Vec::new();
    let mut table: Option<Table> = None;
    for line in lines {
        let next_certificate = line.cells.iter().any(|cell| after_label(line, cell, &ORDER).is_some());
        if next_certificate && !licenses.is_empty() {
            break;
        }
        let words = words(line);
        if let Some(header) = Table::from_header(&words, line) {
            table = Some(header);
        } else if let Some(rows) = &mut table
            && licenses.len() < MOST_ITEMS
        {
            if let Some(item) = rows.item(&words, line) {
                licenses.push(item);
            } else if let (Some(rest), Some(item)) = (rows.rest_of_name(&words, line), licenses.last_mut())
                && item.name.len() + rest.len() < LONGEST_VALUE
            {
                item.name = [item.name.as_str(), rest.as_str()].join(" ");
            } else {
                table = None;
            }
        }
    }
    licenses
}

/// A word and where it begins.
type Word = (String, f64);

fn words(line: &Line) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for letter in &line.letters {
        match words.last_mut() {
            Some((word, _)) if !letter.new_word => word.push(letter.character),
            _ => words.push((letter.character.to_string(), letter.start)),
        }
    }
    words
}

/// A table of items.
struct Table {
    quantity_first: bool,
    /// Where the column behind the names begins, if there is one.
    behind_names: f64,
    /// Where the name in the last row began, and the base line of that row.
    last_name: Option<(f64, f64)>,
}

impl Table {
    fn from_header(words: &[Word], line: &Line) -> Option<Self> {
        let column = |names: &[&str]| {
            let is_name = |(word, _): &Word| names.contains(&folded(word).trim_end_matches([':', '.']));
            words.iter().position(is_name)
        };
        let (quantity, name) = (column(&QUANTITY)?, column(&NAME)?);
        let names_start = words[name].1;
        let starts = line.cells.iter().filter_map(|cell| Some(line.letters.get(cell.start)?.start));
        let behind = starts.filter(|start| *start > names_start).fold(f64::INFINITY, f64::min);
        // What stands under a heading may begin a little before it.
        Some(Self { quantity_first: quantity < name, behind_names: behind - line.size * 0.5, last_name: None })
    }

    /// A row: a quantity, perhaps an article number, and a name, in the order of the header.
    fn item(&mut self, words: &[Word], line: &Line) -> Option<CertificateLicense> {
        let quantity = if self.quantity_first { words.first() } else { words.last() };
        let quantity = quantity?.0.trim_end_matches(['x', '×']).parse().ok().filter(|quantity| *quantity > 0)?;
        let is_before = |start: &f64| *start < self.behind_names;
        let name: Vec<&Word> = words.iter().filter(|(word, start)| is_name(word) && is_before(start)).collect();
        let (_, start) = name.first()?;
        self.last_name = Some((*start, line.base));
        let name: Vec<&str> = name.into_iter().map(|(word, _)| word.as_str()).collect();
        (!words.iter().any(|(word, _)| word.contains(':')))
            .then(|| CertificateLicense { quantity, name: name.join(" ") })
    }

    /// A line that only goes on with the name above it.
    fn rest_of_name(&mut self, words: &[Word], line: &Line) -> Option<String> {
        let (start, base) = self.last_name?;
        let below = words.first().is_some_and(|(_, first)| (first - start).abs() < line.size * 0.3);
        let near = base - line.base < line.size * 1.6;
        let only_names = words.iter().all(|(word, _)| is_name(word));
        self.last_name = Some((start, line.base));
        let name: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        (below && near && only_names).then(|| name.join(" "))
    }
}

/// Words of a license's name; article numbers have digits.
fn is_name(word: &str) -> bool {
    !word.contains(|character: char| character.is_ascii_digit() || character == ':')
}
