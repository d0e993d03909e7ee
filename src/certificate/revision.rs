//! Objects that a later revision of a document took away. The engine reads the tables of all revisions and does not look
//! at what is marked as free, so an object of an older one comes back; here it is marked as free where it was listed.
use std::{collections::HashMap, str};

/// Revisions of one document.
const MOST_REVISIONS: usize = 100;

/// Objects in the tables of all revisions.
const MOST_OBJECTS: usize = 1_000_000;

/// Bytes after a table in which its trailer must end.
const LONGEST_TRAILER: usize = 64 * 1024;

/// Bytes of an entry: ten digits, five digits, the kind, and an end of line of two bytes.
const ENTRY: usize = 20;

/// Where the kind stands in an entry: `n` in use, `f` free.
const KIND: usize = 17;

/// Marks objects as free in older tables that a newer one says are free. What is no such table is left as it is.
pub fn forget_freed(file: &mut [u8]) {
    const START: &[u8] = b"startxref";
    let Some(start) = file.windows(START.len()).rposition(|window| window == START) else { return };
    let mut next = number(file, start + START.len()).map(|(at, _)| at);
    // For each object, whether the newest table that has it says that it is free.
    let mut newest: HashMap<usize, bool> = HashMap::new();
    let mut room = MOST_OBJECTS;
    for _ in 0..MOST_REVISIONS {
        let Some(table) = next.and_then(|at| Table::at(file, at)) else { return };
        let Some(left) = room.checked_sub(table.entries.len()) else { return };
        (next, room) = (table.previous, left);
        for (object, entry) in table.entries {
            let Some(kind) = file.get_mut(entry + KIND) else { return };
            let is_free = *newest.entry(object).or_insert(*kind == b'f');
            if is_free {
                *kind = b'f';
            }
        }
    }
}

/// The table of one revision.
struct Table {
    /// Objects and where their entries stand.
    entries: Vec<(usize, usize)>,
    /// Where the table before it stands.
    previous: Option<usize>,
}

impl Table {
    fn at(file: &[u8], start: usize) -> Option<Self> {
        let mut at = blank(file, start);
        at = file.get(at..)?.starts_with(b"xref").then(|| blank(file, at + 4))?;
        let mut entries = Vec::new();
        while let Some((first, after)) = number(file, at) {
            let (count, after) = number(file, after)?;
            let begin = blank(file, after);
            let end = count.checked_mul(ENTRY).and_then(|length| begin.checked_add(length))?;
            let is_whole = |entry: &[u8]| matches!(entry.get(KIND), Some(b'n' | b'f'));
            if count > MOST_OBJECTS || !file.get(begin..end)?.chunks_exact(ENTRY).all(is_whole) {
                return None;
            }
            entries.extend((0..count).map(|index| (first.saturating_add(index), begin + index * ENTRY)));
            at = blank(file, end);
        }
        let trailer = file.get(at..file.len().min(at + LONGEST_TRAILER))?;
        let end = trailer.windows(9).position(|window| window == b"startxref").unwrap_or(trailer.len());
        let previous = trailer[..end].windows(5).position(|window| window == b"/Prev");
        let previous = previous.and_then(|found| number(file, at + found + 5)).map(|(number, _)| number);
        Some(Self { entries, previous })
    }
}

/// The place after white space.
fn blank(file: &[u8], at: usize) -> usize {
    let is_blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == 0;
    at + file.get(at..).unwrap_or_default().iter().take_while(is_blank).count()
}

/// A number after white space, and the place behind it.
fn number(file: &[u8], at: usize) -> Option<(usize, usize)> {
    const MOST_DIGITS: usize = 12;
    let at = blank(file, at);
    let digits = file.get(at..)?.iter().take(MOST_DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let end = at + digits;
    str::from_utf8(&file[at..end]).ok()?.parse().ok().map(|number| (number, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str =
        "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2>>\nstartxref\n0\n%%EOF\n";

    fn after(newer: &str) -> String {
        let start = OLD.len();
        let mut file =
            format!("{OLD}xref\n{newer}trailer\n<</Size 2/Prev 0>>\nstartxref\n{start}\n%%EOF\n").into_bytes();
        forget_freed(&mut file);
        String::from_utf8(file).unwrap()
    }

    #[test]
    fn what_a_newer_table_frees_is_free_in_the_older_ones() {
        assert!(after("1 1\n0000000000 00001 f \n").contains("0000000009 00000 f "));
        assert!(after("1 1\n0000000077 00000 n \n").contains("0000000009 00000 n "));
        assert!(after("0 1\n0000000000 65535 f \n").contains("0000000009 00000 n "));
    }

    #[test]
    fn what_is_no_table_is_left_alone() {
        for file in [
            "",
            "startxref",
            "startxref 0",
            "startxref\n999999999999\n",
            "xref\n0 99\nstartxref\n0\n",
            "startxref 9 xref",
        ] {
            let mut bytes = file.as_bytes().to_vec();
            forget_freed(&mut bytes);
            assert_eq!(bytes, file.as_bytes());
        }
        // A table that is its own predecessor.
        let mut file = OLD.replace("<</Size 2>>", "<</Size 2/Prev 0>>").into_bytes();
        forget_freed(&mut file);
        assert!(file.starts_with(b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n "));
    }
}
