//! An append-only store of short texts. Users hold small references into it; a clone shares all chunks.

use alloc::{string::String, sync::Arc, vec::Vec};
use core::num::NonZeroU32;

/// Bytes in a chunk; a text never crosses the border of one.
const CHUNK: usize = 1 << 16;

/// Most chunks that references can tell apart: one less than 16 bits can, for the last numbers mean something else.
const MOST_CHUNKS: usize = 0xFFFF;

/// Longest text that is stored, in bytes. Longer ones are refused where they come in.
pub const LONGEST_TEXT: usize = 4096;

/// Chunks that are never counted as room: the columns of a batch may leave one each half empty, when they are taken over.
const SPARE_CHUNKS: usize = 16;

/// Lengths from here on take three bytes: this one, and seven bits in each of two more. So a length is text itself, and what
/// lies in a chunk need not be looked at again to be one.
const LONG: usize = 0x7F;

/// Where a text lies. Its length stands before it, so that a reference takes four bytes, and an optional one as many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextRef(NonZeroU32);

impl TextRef {
    /// The empty text.
    pub const EMPTY: Self = Self(NonZeroU32::MAX);

    /// The reference of that number, as [`Self::number`] gives it; none for 0.
    pub(super) fn from_number(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// One more than the chunk in the upper 16 bits and the offset in the lower; never 0.
    pub(super) const fn number(self) -> u32 {
        self.0.get()
    }

    /// The reference of a text whose store was taken over behind so many chunks of another one.
    fn behind(self, chunks: u32) -> Self {
        NonZeroU32::new(self.number() + (chunks << 16)).map_or(Self::EMPTY, Self)
    }

    /// Chunk and offset.
    const fn place(self) -> (usize, usize) {
        let at = self.0.get() as usize - 1;
        (at >> 16, at & 0xFFFF)
    }
}

/// The store.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    pub(super) chunks: Vec<Arc<String>>,
}

impl Texts {
    /// Stores a text. What is longer than [`LONGEST_TEXT`] is cut at a character's border; callers refuse it before.
    pub fn add(&mut self, text: &str) -> TextRef {
        if text.is_empty() { TextRef::EMPTY } else { self.append(text) }
    }

    /// The same, but an empty text is there, too, for [`Self::iter`].
    pub(super) fn append(&mut self, text: &str) -> TextRef {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        let fits = self.chunks.last().is_some_and(|chunk| chunk.len() + Self::cost(text.len()) <= CHUNK);
        if !fits && self.chunks.len() == MOST_CHUNKS {
            // Never a reference to another text; `decide` has refused what has no room.
            return TextRef::EMPTY;
        }
        if !fits {
            self.chunks.push(Arc::default());
        }
        let index = self.chunks.len() - 1;
        let chunk = Arc::make_mut(&mut self.chunks[index]);
        let at = (index << 16 | chunk.len()) as u32 + 1;
        if text.len() < LONG {
            chunk.push(char::from(text.len() as u8));
        } else {
            chunk.extend([LONG, text.len() >> 7, text.len() & LONG].map(|part| char::from(part as u8)));
        }
        chunk.push_str(text);
        TextRef(NonZeroU32::new(at).unwrap_or(NonZeroU32::MAX))
    }

    /// Shares the texts of another store. Small ones are not worth a chunk of their own: their texts are to be added.
    pub(super) fn take_over(&mut self, other: &Self) -> Option<TakenOver> {
        let chunks = self.chunks.len();
        if other.chunks.len() < 2 || chunks + other.chunks.len() > MOST_CHUNKS {
            return None;
        }
        self.chunks.extend(other.chunks.iter().map(Arc::clone));
        Some(TakenOver(chunks as u32))
    }

    /// All texts in the order in which they were appended, each with its reference.
    pub(super) fn iter(&self) -> TextIter<'_> {
        TextIter { chunks: &self.chunks, chunk: "", base: 0, at: 0 }
    }

    /// Bytes that are surely still taken, whatever texts they are of. Each text counts [`Self::cost`].
    pub(crate) fn room(&self) -> usize {
        MOST_CHUNKS.saturating_sub(self.chunks.len() + SPARE_CHUNKS) * (CHUNK - Self::cost(LONGEST_TEXT))
    }

    /// What a text of so many bytes takes.
    pub(crate) const fn cost(length: usize) -> usize {
        length + 3
    }

    /// Bytes that are taken, also by texts that nobody has any more.
    pub(super) fn size(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }

    /// The text at a reference that this store gave out; an empty one where there is none, as at [`TextRef::EMPTY`].
    pub fn get(&self, at: TextRef) -> &str {
        let (chunk, offset) = at.place();
        self.chunks.get(chunk).and_then(|chunk| text_at(chunk, offset)).map_or("", |(text, _)| text)
    }

    /// Its bytes: enough to compare texts.
    pub fn bytes(&self, at: TextRef) -> &[u8] {
        self.get(at).as_bytes()
    }
}

/// The text at an offset of a chunk, and where the next one is.
fn text_at(chunk: &str, at: usize) -> Option<(&str, usize)> {
    let byte = |at| chunk.as_bytes().get(at).map(|byte| usize::from(*byte));
    let first = byte(at)?;
    let (start, length) = if first < LONG { (at + 1, first) } else { (at + 3, byte(at + 1)? << 7 | byte(at + 2)?) };
    Some((chunk.get(start..start + length)?, start + length))
}

/// Texts of another store that are shared now.
#[derive(Clone, Copy, Debug)]
pub(super) struct TakenOver(u32);

impl TakenOver {
    /// The reference of a text that had another one in the store that it came from.
    pub(super) fn reference(self, text: TextRef) -> TextRef {
        if text == TextRef::EMPTY { text } else { text.behind(self.0) }
    }
}

/// See [`Texts::iter`].
#[derive(Clone, Debug)]
pub(super) struct TextIter<'a> {
    /// Those that come after this one.
    chunks: &'a [Arc<String>],
    chunk: &'a str,
    /// One more than the number of this one.
    base: u32,
    at: usize,
}

impl<'a> Iterator for TextIter<'a> {
    type Item = (TextRef, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at == self.chunk.len() {
            let (chunk, rest) = self.chunks.split_first()?;
            (self.chunk, self.chunks, self.at) = (chunk, rest, 0);
            self.base += 1;
        }
        let (text, end) = text_at(self.chunk, self.at)?;
        let number = (self.base - 1) << 16 | self.at as u32;
        self.at = end;
        Some((TextRef(NonZeroU32::MIN.saturating_add(number)), text))
    }
}

#[cfg(test)]
mod tests {
    use std::vec;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        // Each case is long enough to fill several chunks.
        #![proptest_config(ProptestConfig::with_cases(8))]

        #[test]
        fn every_text_comes_back(words in prop::collection::vec(".{0,300}", 0..600)) {
            let mut texts = Texts::default();
            let references: Vec<TextRef> = words.iter().map(|word| texts.add(word)).collect();
            let copy = texts.clone();
            texts.add("later");
            for (word, reference) in words.iter().zip(references) {
                prop_assert_eq!(copy.get(reference), word.as_str());
                prop_assert_eq!(texts.get(reference), word.as_str());
                prop_assert_eq!(TextRef::from_number(reference.number()), Some(reference));
            }
        }

        #[test]
        fn a_full_store_gives_no_wrong_text(words in prop::collection::vec(".{0,300}", 1..300)) {
            let mut texts = Texts { chunks: vec![Arc::default(); MOST_CHUNKS - 2] };
            let room = texts.room();
            let mut taken = 0;
            for word in words.iter().cycle().take(2_000) {
                let reference = texts.add(word);
                taken += Texts::cost(word.len());
                prop_assert!(texts.get(reference) == word || reference == TextRef::EMPTY && taken > room);
            }
            prop_assert!(texts.chunks.len() <= MOST_CHUNKS);
        }

        #[test]
        fn texts_are_gone_through_in_their_order(words in prop::collection::vec(".{0,300}", 0..600)) {
            let mut texts = Texts::default();
            let references: Vec<TextRef> = words.iter().map(|word| texts.append(word)).collect();
            prop_assert!(texts.iter().map(|(reference, _)| reference).eq(references));
            prop_assert!(texts.iter().map(|(_, text)| text).eq(words.iter().map(String::as_str)));
        }

        #[test]
        fn texts_that_were_taken_over_are_the_same(words in prop::collection::vec(".{0,300}", 0..2_000), own in 0..9_u32) {
            let (mut texts, mut others) = (Texts::default(), Texts::default());
            let before = texts.add("before");
            (0..own).for_each(|_| { texts.add(&"x".repeat(LONGEST_TEXT)); });
            let references: Vec<TextRef> = words.iter().map(|word| others.add(word)).collect();
            let taken_over = texts.take_over(&others);
            prop_assert_eq!(taken_over.is_some(), others.chunks.len() > 1);
            let after = texts.add("after");
            prop_assert_eq!((texts.get(before), texts.get(after)), ("before", "after"));
            for (word, reference) in taken_over.iter().flat_map(|taken| {
                words.iter().zip(&references).map(|(word, reference)| (word, taken.reference(*reference)))
            }) {
                prop_assert_eq!(texts.get(reference), word.as_str());
            }
        }

        #[test]
        fn a_reference_of_nobody_is_no_text(number: u32) {
            let mut texts = Texts::default();
            texts.add("ten bytes.");
            if let Some(reference) = TextRef::from_number(number).filter(|reference| reference.place().0 > 0) {
                prop_assert_eq!(texts.get(reference), "");
            }
        }
    }
}
