//! An append-only store of short texts. Users hold small references into it; a clone shares all chunks.

use alloc::{sync::Arc, vec::Vec};
use core::num::NonZeroU32;

/// Bytes in a chunk; a text never crosses the border of one.
const CHUNK: usize = 1 << 16;

/// Most chunks that references can tell apart: one less than 16 bits can, for the last numbers mean something else.
const MOST_CHUNKS: usize = 0xFFFF;

/// Longest text that is stored, in bytes. Longer ones are refused where they come in.
pub const LONGEST_TEXT: usize = 4096;

/// Lengths from here on take two bytes.
const TWO_BYTES: usize = 0x80;

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

    /// Chunk and offset.
    const fn place(self) -> (usize, usize) {
        let at = self.0.get() as usize - 1;
        (at >> 16, at & 0xFFFF)
    }
}

/// The store.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    pub(super) chunks: Vec<Arc<Vec<u8>>>,
}

impl Texts {
    /// Stores a text. What is longer than [`LONGEST_TEXT`] is cut at a character's border; callers refuse it before.
    pub fn add(&mut self, text: &str) -> TextRef {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        if text.is_empty() {
            return TextRef::EMPTY;
        }
        let fits = self.chunks.last().is_some_and(|chunk| chunk.len() + text.len() + 2 <= CHUNK);
        if !fits && self.chunks.len() == MOST_CHUNKS {
            // Never a reference to another text; `decide` has refused what has no room.
            return TextRef::EMPTY;
        }
        if !fits {
            self.chunks.push(Arc::new(Vec::new()));
        }
        let index = self.chunks.len() - 1;
        let chunk = Arc::make_mut(&mut self.chunks[index]);
        let at = (index << 16 | chunk.len()) as u32 + 1;
        if text.len() < TWO_BYTES {
            chunk.push(text.len() as u8);
        } else {
            chunk.extend([(text.len() >> 8 | TWO_BYTES) as u8, text.len() as u8]);
        }
        chunk.extend_from_slice(text.as_bytes());
        TextRef(NonZeroU32::new(at).unwrap_or(NonZeroU32::MAX))
    }

    /// Bytes that are surely still taken, whatever texts they are of. Each text counts [`Self::cost`].
    pub(crate) fn room(&self) -> usize {
        (MOST_CHUNKS - self.chunks.len().min(MOST_CHUNKS)) * (CHUNK - Self::cost(LONGEST_TEXT))
    }

    /// What a text of so many bytes takes.
    pub(crate) const fn cost(length: usize) -> usize {
        length + 2
    }

    /// Bytes that are taken, also by texts that nobody has any more.
    pub(super) fn size(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }

    /// The text at a reference that this store gave out.
    pub fn get(&self, at: TextRef) -> &str {
        core::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    /// Its bytes: enough to compare texts, and without a look at each of their characters.
    pub fn bytes(&self, at: TextRef) -> &[u8] {
        self.stored(at).unwrap_or_default()
    }

    /// The bytes at a reference; none where there is no text, as at [`TextRef::EMPTY`].
    fn stored(&self, at: TextRef) -> Option<&[u8]> {
        let (chunk, offset) = at.place();
        let (first, rest) = self.chunks.get(chunk)?.get(offset..)?.split_first()?;
        if usize::from(*first) < TWO_BYTES {
            return rest.get(..usize::from(*first));
        }
        let (second, rest) = rest.split_first()?;
        rest.get(..(usize::from(*first) & 0x7F) << 8 | usize::from(*second))
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
        fn a_reference_of_nobody_is_no_text(number: u32) {
            let mut texts = Texts::default();
            texts.add("ten bytes.");
            if let Some(reference) = TextRef::from_number(number).filter(|reference| reference.place().0 > 0) {
                prop_assert_eq!(texts.get(reference), "");
            }
        }
    }
}
