//! The IDs of a file, and which of them occur more than once.

/// All IDs of a file, one behind the other.
#[derive(Default)]
pub(super) struct Keys {
    text: String,
    rows: Vec<KeyRow>,
    /// Whether an ID came that does not stand behind the one before it, byte by byte.
    is_unordered: bool,
}

/// A row that has an ID.
struct KeyRow {
    /// Where the ID ends in the text. No file has more bytes or lines than this can count.
    end: u32,
    line: u32,
    row: Option<u32>,
}

/// A row whose ID another one has, too.
pub(super) struct Repeated {
    /// The ID.
    pub text: String,
    /// The line of the file where the row begins.
    pub line: u64,
    /// Its place in the rows, if it was good.
    pub row: Option<usize>,
    /// The first line that has the ID; for that one the next.
    pub other_line: u64,
}

impl Keys {
    fn get(&self, index: usize) -> &str {
        let end = |index: usize| self.rows.get(index).map_or(0, |row| row.end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.text.get(start..end(index)).unwrap_or_default()
    }

    /// Notes the ID of a row.
    pub(super) fn push(&mut self, key: &str, line: u64, row: Option<usize>) {
        let last = self.rows.len().checked_sub(1);
        self.is_unordered |= last.is_some_and(|last| self.get(last) >= key);
        self.text.push_str(key);
        let (end, line) = (self.text.len() as u32, line as u32);
        self.rows.push(KeyRow { end, line, row: row.map(|row| row as u32) });
    }

    /// The rows of IDs that occur more than once. Where each stands behind the one before, as most programs write them, there
    /// is none.
    pub(super) fn repeated(&self) -> Vec<Repeated> {
        if !self.is_unordered {
            return Vec::new();
        }
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        // Stable: rows of the same ID stay in the order of the file.
        order.sort_by(|one, other| self.get(*one).cmp(self.get(*other)));
        let groups = order.chunk_by(|one, other| self.get(*one) == self.get(*other)).filter(|group| group.len() > 1);
        groups.flat_map(|group| self.group(group)).collect()
    }

    fn group(&self, group: &[usize]) -> Vec<Repeated> {
        let line =
            |index: usize| group.get(index).and_then(|row| self.rows.get(*row)).map_or(0, |row| u64::from(row.line));
        let rows = group.iter().enumerate().filter_map(|(index, at)| {
            let KeyRow { line: own, row, .. } = self.rows.get(*at)?;
            let other_line = if index == 0 { line(1) } else { line(0) };
            let row = row.map(|row| row as usize);
            Some(Repeated { text: self.get(*at).to_owned(), line: u64::from(*own), row, other_line })
        });
        rows.collect()
    }
}
