//! A column of lists, most of them empty: the values of a chunk lie in one piece, not each list on its own.

use alloc::{sync::Arc, vec::Vec};

use super::column::{CHUNK, are_shared, differing_rows, extend_chunks, mark_changes};

/// Where the list of a row lies among the values of its chunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Span {
    start: u32,
    length: u32,
}

impl Span {
    const fn range(self) -> core::ops::Range<usize> {
        self.start as usize..self.start as usize + self.length as usize
    }
}

/// The lists of some rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Chunk<T> {
    spans: Vec<Span>,
    values: Vec<T>,
    /// Values that are in a list.
    used: usize,
}

impl<T> Default for Chunk<T> {
    fn default() -> Self {
        Self { spans: Vec::new(), values: Vec::new(), used: 0 }
    }
}

impl<T: Copy> Chunk<T> {
    /// Lists of these lengths that lie one after another; none if they are not the values exactly.
    pub(super) fn of(lengths: &[u32], values: Vec<T>) -> Option<Self> {
        let mut spans = Vec::with_capacity(lengths.len());
        let mut start = 0_u32;
        for length in lengths {
            spans.push(Span { start, length: *length });
            start = start.checked_add(*length)?;
        }
        (start as usize == values.len()).then_some(Self { spans, used: values.len(), values })
    }

    /// The lists in the order of their rows.
    pub(super) fn lists(&self) -> impl ExactSizeIterator<Item = &[T]> {
        self.spans.iter().map(|span| &self.values[span.range()])
    }

    fn set(&mut self, row: usize, list: &[T]) {
        let span = &mut self.spans[row];
        self.used = self.used + list.len() - span.length as usize;
        if list.len() > span.length as usize {
            span.start = self.values.len() as u32;
            self.values.extend_from_slice(list);
        } else {
            self.values[span.range()][..list.len()].copy_from_slice(list);
        }
        span.length = list.len() as u32;
        if self.values.len() > 2 * self.used + CHUNK {
            self.tidy();
        }
    }

    /// Leaves out the values of lists that became longer elsewhere or shorter.
    fn tidy(&mut self) {
        let values = self.lists().flatten().copied().collect();
        let mut start = 0;
        for span in &mut self.spans {
            span.start = start;
            start += span.length;
        }
        self.values = values;
    }
}

/// A column of lists, indexed by row.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T> {
    pub(super) chunks: Vec<Arc<Chunk<T>>>,
    length: usize,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), length: 0 }
    }
}

impl<T: Copy + PartialEq> Lists<T> {
    /// A column of these chunks: all are full but the last.
    pub(super) fn of_chunks(chunks: Vec<Arc<Chunk<T>>>) -> Self {
        let length = chunks.iter().map(|chunk| chunk.spans.len()).sum();
        Self { chunks, length }
    }

    /// Number of rows.
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Whether all chunks are shared with another column, so that it surely has the same lists.
    pub(super) fn is_shared_with(&self, other: &Self) -> bool {
        self.length == other.length && are_shared(&self.chunks, &other.chunks)
    }

    /// Marks the chunks that are not shared with another column.
    pub(super) fn mark_changes(&self, other: &Self, changed: &mut [bool]) {
        mark_changes(&self.chunks, &other.chunks, changed);
    }

    /// Rows in which another column has another list; none if it has not as many rows.
    pub(crate) fn differing_rows(&self, other: &Self) -> Option<Vec<u32>> {
        let differ = |one: &Chunk<T>, other: &Chunk<T>| {
            one.lists().zip(other.lists()).map(|(one, other)| one != other).collect()
        };
        (self.length == other.length).then(|| differing_rows(&self.chunks, &other.chunks, differ))
    }

    /// The values of all lists of a chunk, in any order; none if values lie between them that are in no list.
    pub(crate) fn chunk_values(&self, index: usize) -> Option<&[T]> {
        let chunk = self.chunks.get(index)?;
        (chunk.used == chunk.values.len()).then_some(&chunk.values)
    }

    /// Appends so many rows with empty lists.
    pub(super) fn extend_empty(&mut self, count: usize) {
        let extend = |chunk: &mut Chunk<T>, count| chunk.spans.resize(chunk.spans.len() + count, Span::default());
        let new = |count| Chunk { spans: alloc::vec![Span::default(); count], ..Chunk::default() };
        extend_chunks(&mut self.chunks, self.length, count, extend, new);
        self.length += count;
    }

    /// The list of a row.
    pub(crate) fn get(&self, row: usize) -> &[T] {
        let chunk = &self.chunks[row / CHUNK];
        &chunk.values[chunk.spans[row % CHUNK].range()]
    }

    /// Replaces the list of a row; its chunk is copied if it is shared. The same list again costs no copy.
    pub(super) fn set(&mut self, row: usize, list: &[T]) {
        if self.get(row) != list {
            Arc::make_mut(&mut self.chunks[row / CHUNK]).set(row % CHUNK, list);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::vec;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_list_is_the_last_one_set(changes in prop::collection::vec((0..5_000_usize, 0..6_u32), 0..300)) {
            let mut lists = Lists::default();
            let mut plain = vec![Vec::new(); 5_000];
            lists.extend_empty(5_000);
            for (row, length) in changes {
                let list: Vec<u32> = (0..length).map(|value| value + row as u32).collect();
                lists.set(row, &list);
                plain[row] = list;
            }
            prop_assert!(plain.iter().enumerate().all(|(row, list)| lists.get(row) == list.as_slice()));
        }
    }

    #[test]
    fn values_that_nobody_has_any_more_go() {
        let mut lists = Lists::default();
        lists.extend_empty(2);
        lists.set(1, &[7]);
        for length in 1..300_u32 {
            lists.set(0, &(0..length).collect::<Vec<u32>>());
        }
        assert!(lists.chunks[0].values.len() <= 2 * 300 + CHUNK);
        assert_eq!((lists.get(0).len(), lists.get(1)), (299, &[7][..]));
    }
}
