//! Large contents are packed (LZ4): a file of a million users takes a third of its room in the change log, and less is
//! written and read. What is small stays as it is, to be read by any tool.

use std::ops::Range;

/// From so many bytes on.
pub(super) const LARGE: usize = 1 << 20;

/// The most bytes that one packed byte stands for.
const MOST_PER_BYTE: usize = 255;

/// The packed form of a large content; none if it is to be kept as it is.
pub(super) fn pack(content: &[u8]) -> Option<Vec<u8>> {
    (content.len() >= LARGE).then(|| lz4_flex::block::compress(content))
}

/// Packs a content that comes in pieces. Each is packed by itself, and they are joined to one block (LZ4 block format): what
/// the end of one leaves unpacked goes before what the next begins with.
#[derive(Default)]
pub(super) struct Packer {
    block: Vec<u8>,
    /// Bytes that stand for themselves and are not in the block yet.
    literals: Vec<u8>,
}

impl Packer {
    /// Adds a piece.
    pub(super) fn add(&mut self, piece: &[u8]) {
        let packed = lz4_flex::block::compress(piece);
        let first = Sequence::at(&packed, 0);
        self.literals.extend_from_slice(&packed[first.literals.clone()]);
        let mut last = first.clone();
        while last.next < packed.len() {
            last = Sequence::at(&packed, last.next);
        }
        if last.start > first.start {
            self.write_literals(packed[first.start] & FOUR_BITS);
            self.block.extend_from_slice(&packed[first.literals.end..last.start]);
            self.literals.extend_from_slice(&packed[last.literals]);
        }
    }

    /// Begins a sequence with what waits. `copied`: the lower half of its token.
    fn write_literals(&mut self, copied: u8) {
        let length = self.literals.len();
        self.block.push((length.min(usize::from(FOUR_BITS)) as u8) << 4 | copied);
        if let Some(more) = length.checked_sub(usize::from(FOUR_BITS)) {
            self.block.extend(std::iter::repeat_n(u8::MAX, more / usize::from(u8::MAX)));
            self.block.push((more % usize::from(u8::MAX)) as u8);
        }
        self.block.append(&mut self.literals);
    }

    /// The packed form of all pieces.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.write_literals(0);
        self.block
    }
}

/// The half of a token.
const FOUR_BITS: u8 = 15;

/// A sequence of a packed block: bytes that stand for themselves, then, but in the last one, how many are copied from where.
#[derive(Clone)]
struct Sequence {
    start: usize,
    literals: Range<usize>,
    /// Where the next one starts.
    next: usize,
}

impl Sequence {
    fn at(packed: &[u8], start: usize) -> Self {
        let token = packed[start];
        let mut next = start + 1;
        let length = |half: u8, next: &mut usize| {
            let mut length = usize::from(half);
            if half == FOUR_BITS {
                loop {
                    let more = packed[*next];
                    (length, *next) = (length + usize::from(more), *next + 1);
                    if more < u8::MAX {
                        break;
                    }
                }
            }
            length
        };
        let literal = length(token >> 4, &mut next);
        let literals = next..next + literal;
        next = literals.end;
        if next < packed.len() {
            // How far back, in two bytes.
            next += 2;
            length(token & FOUR_BITS, &mut next);
        }
        Self { start, literals, next }
    }
}

/// The content of so many bytes; none if the packed form is damaged or stands for another number of bytes.
pub(super) fn unpack(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    // A length that can't be right must not reserve memory.
    if length > packed.len().checked_mul(MOST_PER_BYTE)? {
        return None;
    }
    lz4_flex::block::decompress(packed, length).ok().filter(|content| content.len() == length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_contents_stay_as_they_are() {
        assert_eq!(pack(&vec![b'x'; LARGE - 1]), None);
        let packed = pack(&vec![b'x'; LARGE]).unwrap();
        assert!(packed.len() < LARGE / 100);
        assert_eq!(unpack(&packed, LARGE), Some(vec![b'x'; LARGE]));
        assert_eq!(unpack(&packed, LARGE - 1), None);
        assert_eq!(unpack(&packed, LARGE + 1), None);
        assert_eq!(unpack(&packed, usize::MAX), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn what_was_packed_comes_back(piece in prop::collection::vec(any::<u8>(), 1..5_000)) {
            let content: Vec<u8> = piece.iter().copied().cycle().take(LARGE).collect();
            let packed = pack(&content).unwrap();
            prop_assert_eq!(unpack(&packed, LARGE), Some(content));
        }

        #[test]
        fn pieces_are_one_block(pieces in prop::collection::vec(prop_oneof![
            prop::collection::vec(any::<u8>(), 0..2_000),
            (prop::collection::vec(any::<u8>(), 1..40), 0..9_000_usize)
                .prop_map(|(words, length)| words.iter().copied().cycle().take(length).collect()),
        ], 0..6)) {
            let mut packer = Packer::default();
            for piece in &pieces {
                packer.add(piece);
            }
            let content = pieces.concat();
            prop_assert_eq!(unpack(&packer.finish(), content.len()), Some(content));
        }

        #[test]
        fn foreign_bytes_never_stop_the_program(packed: Vec<u8>, length in 0..100_000_usize) {
            if let Some(content) = unpack(&packed, length) {
                prop_assert_eq!(content.len(), length);
            }
        }
    }
}
