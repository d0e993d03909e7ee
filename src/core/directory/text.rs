//! An append-only store of short texts. Users hold small references into it; a clone shares all chunks.

use alloc::{sync::Arc, vec::Vec};

/// Bytes in a chunk; a text never crosses the border of one.
const CHUNK: usize = 1 << 16;

/// Longest text that is stored, in bytes. Longer ones are refused where they come in.
pub const LONGEST_TEXT: usize = 4096;

/// Where a text lies: chunk in the upper 16 bits, offset in the lower.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TextRef {
    start: u32,
    length: u32,
}

impl TextRef {
    /// The empty text.
    pub const EMPTY: Self = Self { start: 0, length: 0 };

    /// Whether the text is empty.
    pub const fn is_empty(self) -> bool {
        self.length == 0
    }
}

/// The store.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    chunks: Vec<Arc<Vec<u8>>>,
}

impl Texts {
    /// Stores a text. What is longer than [`LONGEST_TEXT`] is cut at a character's border; callers refuse it before.
    pub fn add(&mut self, text: &str) -> TextRef {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        if text.is_empty() {
            return TextRef::EMPTY;
        }
        let fits = self.chunks.last().is_some_and(|chunk| chunk.len() + text.len() <= CHUNK);
        if !fits {
            self.chunks.push(Arc::new(Vec::new()));
        }
        let index = self.chunks.len() - 1;
        let chunk = Arc::make_mut(&mut self.chunks[index]);
        let start = (index << 16 | chunk.len()) as u32;
        chunk.extend_from_slice(text.as_bytes());
        TextRef { start, length: text.len() as u32 }
    }

    /// The text at a reference that this store gave out.
    pub fn get(&self, at: TextRef) -> &str {
        core::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    /// Its bytes: enough to compare texts, and without a look at each of their characters.
    pub fn bytes(&self, at: TextRef) -> &[u8] {
        if at.is_empty() {
            return &[];
        }
        let (chunk, offset) = (at.start as usize >> 16, at.start as usize & 0xFFFF);
        &self.chunks[chunk][offset..offset + at.length as usize]
    }
}

#[cfg(test)]
mod tests {
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
            }
        }
    }
}
