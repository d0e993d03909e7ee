//! A column of values in shared chunks: a clone costs a pointer per chunk, a change copies one chunk.

use alloc::{sync::Arc, vec::Vec};

/// Rows in a chunk.
pub(crate) const CHUNK: usize = 4096;

/// Whether all chunks of a column are shared with another one, so that it surely has the same values.
pub(super) fn are_shared<C>(one: &[Arc<C>], other: &[Arc<C>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

/// Marks the chunks that are not shared with another column.
pub(super) fn mark_changes<C>(one: &[Arc<C>], other: &[Arc<C>], changed: &mut [bool]) {
    for (index, mark) in changed.iter_mut().enumerate() {
        let shared = one.get(index).zip(other.get(index)).is_some_and(|(one, other)| Arc::ptr_eq(one, other));
        *mark |= !shared;
    }
}

/// Rows in which two columns of as many rows differ: chunks that are shared are passed over, the others compared by `differ`,
/// which says so for each of their rows.
pub(super) fn differing_rows<C>(one: &[Arc<C>], other: &[Arc<C>], differ: impl Fn(&C, &C) -> Vec<bool>) -> Vec<u32> {
    let mut rows = Vec::new();
    for (chunk, (one, other)) in one.iter().zip(other).enumerate().filter(|(_, (one, other))| !Arc::ptr_eq(one, other))
    {
        let differing =
            differ(one, other).into_iter().zip(chunk as u32 * CHUNK as u32..).filter(|(differs, _)| *differs);
        rows.extend(differing.map(|(_, row)| row));
    }
    rows
}

/// Appends rows to chunks that hold so many: what fits into the last one by `extend`, then chunks of `new`. All that are full
/// are one and the same, until something in them changes.
pub(super) fn extend_chunks<C: Clone>(
    chunks: &mut Vec<Arc<C>>,
    length: usize,
    count: usize,
    extend: impl Fn(&mut C, usize),
    new: impl Fn(usize) -> C,
) {
    let fitting = count.min(length.next_multiple_of(CHUNK) - length);
    if let Some(last) = chunks.last_mut().filter(|_| fitting > 0) {
        extend(Arc::make_mut(last), fitting);
    }
    let (full, rest) = ((count - fitting) / CHUNK, (count - fitting) % CHUNK);
    if full > 0 {
        chunks.extend(core::iter::repeat_n(Arc::new(new(CHUNK)), full));
    }
    if rest > 0 {
        chunks.push(Arc::new(new(rest)));
    }
}

/// A column, indexed by row.
#[derive(Clone, Debug)]
pub struct Column<T> {
    pub(super) chunks: Vec<Arc<Vec<T>>>,
    length: usize,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), length: 0 }
    }
}

impl<T> Column<T> {
    /// A column of these chunks: all are full but the last.
    pub(super) fn of_chunks(chunks: Vec<Arc<Vec<T>>>) -> Self {
        let length = chunks.iter().map(|chunk| chunk.len()).sum();
        Self { chunks, length }
    }
}

impl<T: Clone + PartialEq> Column<T> {
    /// Number of rows.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether all chunks are shared with another column, so that it surely has the same values.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        self.length == other.length && are_shared(&self.chunks, &other.chunks)
    }

    /// Whether the chunk of a row is shared with another column.
    pub fn shares_chunk_with(&self, other: &Self, row: usize) -> bool {
        let chunks = self.chunks.get(row / CHUNK).zip(other.chunks.get(row / CHUNK));
        chunks.is_some_and(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// Marks the chunks that are not shared with another column.
    pub fn mark_changes(&self, other: &Self, changed: &mut [bool]) {
        mark_changes(&self.chunks, &other.chunks, changed);
    }

    /// Rows in which another column has another value; none if it has not as many rows.
    pub fn differing_rows(&self, other: &Self) -> Option<Vec<u32>> {
        let differ = |one: &Vec<T>, other: &Vec<T>| one.iter().zip(other).map(|(one, other)| one != other).collect();
        (self.length == other.length).then(|| differing_rows(&self.chunks, &other.chunks, differ))
    }

    /// The values of a chunk; empty if there is none.
    pub fn chunk(&self, index: usize) -> &[T] {
        self.chunks.get(index).map_or(&[], |chunk| chunk.as_slice())
    }

    /// Appends a row.
    pub fn push(&mut self, value: T) {
        if self.length.is_multiple_of(CHUNK) {
            self.chunks.push(Arc::new(Vec::with_capacity(1)));
        }
        if let Some(chunk) = self.chunks.last_mut() {
            Arc::make_mut(chunk).push(value);
        }
        self.length += 1;
    }

    /// Appends so many rows of the same value.
    pub fn extend(&mut self, value: &T, count: usize) {
        let extend = |chunk: &mut Vec<T>, count| chunk.resize(chunk.len() + count, value.clone());
        extend_chunks(&mut self.chunks, self.length, count, extend, |count| alloc::vec![value.clone(); count]);
        self.length += count;
    }

    /// The value of a row.
    pub fn get(&self, row: usize) -> &T {
        &self.chunks[row / CHUNK][row % CHUNK]
    }

    /// Replaces the value of a row; its chunk is copied if it is shared. The same value again costs no copy.
    pub fn set(&mut self, row: usize, value: T) {
        if *self.get(row) != value {
            Arc::make_mut(&mut self.chunks[row / CHUNK])[row % CHUNK] = value;
        }
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_keeps_what_it_had() {
        let mut column = Column::default();
        (0..10_000_u32).for_each(|value| column.push(value));
        let copy = column.clone();
        column.set(5_000, 1);
        column.push(7);
        assert_eq!((copy.len(), *copy.get(5_000)), (10_000, 5_000));
        assert_eq!((column.len(), *column.get(5_000), *column.get(10_000)), (10_001, 1, 7));
        assert!((0..10_000).all(|row| *copy.get(row) == row as u32));
        assert!(copy.iter().copied().eq(0..10_000));
    }

    #[test]
    fn rows_of_one_value_lie_there_once_until_they_differ() {
        let mut column = Column::default();
        column.extend(&1, 10);
        column.extend(&2, 20_000);
        column.set(9_000, 3);
        assert_eq!(column.len(), 20_010);
        assert!(Arc::ptr_eq(&column.chunks[1], &column.chunks[3]));
        let expected = |row| if row < 10 { 1 } else { 2 + i32::from(row == 9_000) };
        assert!(column.iter().copied().eq((0..20_010).map(expected)));
    }

    #[test]
    fn only_a_chunk_in_which_something_differs_is_copied() {
        let mut column = Column::default();
        (0..10_000_u32).for_each(|value| column.push(value));
        let copy = column.clone();
        column.set(5_000, 1);
        column.set(9_000, 9_000);
        let shared = |index: usize| Arc::ptr_eq(&column.chunks[index], &copy.chunks[index]);
        assert_eq!([shared(0), shared(1), shared(2)], [true, false, true]);
    }
}
