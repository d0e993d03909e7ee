//! Large contents are packed (LZ4): a file of a million users takes a third of its room in the change log, and less is
//! written and read. What is small stays as it is, to be read by any tool.

/// From so many bytes on.
const LARGE: usize = 1 << 20;

/// The most bytes that one packed byte stands for.
const MOST_PER_BYTE: usize = 255;

/// The packed form of a large content; none if it is to be kept as it is.
pub(super) fn pack(content: &[u8]) -> Option<Vec<u8>> {
    (content.len() >= LARGE).then(|| lz4_flex::block::compress(content))
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
        fn foreign_bytes_never_stop_the_program(packed: Vec<u8>, length in 0..100_000_usize) {
            if let Some(content) = unpack(&packed, length) {
                prop_assert_eq!(content.len(), length);
            }
        }
    }
}
