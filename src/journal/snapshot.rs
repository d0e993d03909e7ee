//! Snapshots: what the entries up to a head lead to. A cache that may be lost, damaged or forged at any time without
//! any loss: each carries a checksum and the head that it belongs to.
use sha2::{Digest as _, Sha256};

use super::{Digest, Head};

/// How many snapshots a change log keeps.
pub const KEPT_SNAPSHOTS: usize = 4;

/// Starts every snapshot.
const LABEL: &[u8; 14] = b"xlm-snapshot-3";

/// Most bytes in a piece.
const PIECE: usize = 1 << 20;

/// What a snapshot says, packed piece by piece: for each `length (u32) ‖ length packed (u32) ‖ bytes`, numbers big-endian.
/// A piece that would not become smaller is kept as it is, with both lengths the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SnapshotContent {
    length: usize,
    pieces: Vec<u8>,
}

impl SnapshotContent {
    /// Adds bytes at the end. Much at once is packed better.
    pub fn add(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(PIECE) {
            let packed = lz4_flex::block::compress(piece);
            let stored = if packed.len() < piece.len() { &packed } else { piece };
            self.pieces.extend_from_slice(&(piece.len() as u32).to_be_bytes());
            self.pieces.extend_from_slice(&(stored.len() as u32).to_be_bytes());
            self.pieces.extend_from_slice(stored);
            self.length += piece.len();
        }
    }

    /// Bytes in it.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether it says nothing.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Its bytes, a piece with each call: they are added to those that the function is given. None where there are no more.
    pub fn unpack(&self) -> impl FnMut(&mut Vec<u8>) -> Option<()> {
        let mut rest = self.pieces.as_slice();
        move |bytes| {
            let (length, piece) = next_piece(&mut rest)?;
            if piece.len() == length {
                bytes.extend_from_slice(piece);
                return Some(());
            }
            let start = bytes.len();
            bytes.resize(start + length, 0);
            let unpacked = lz4_flex::block::decompress_into(piece, &mut bytes[start..]).ok()?;
            (unpacked == length).then_some(())
        }
    }

    /// The content in these pieces; none if their lengths can't be right. So nobody reserves more than a piece for them.
    fn of_pieces(pieces: &[u8]) -> Option<Self> {
        let (mut rest, mut length) = (pieces, 0_usize);
        while !rest.is_empty() {
            let (piece, packed) = next_piece(&mut rest)?;
            if piece == 0 || piece > PIECE || packed.len() > piece {
                return None;
            }
            length += piece;
        }
        Some(Self { length, pieces: pieces.to_vec() })
    }
}

/// Takes a piece off: how many bytes it stands for, and those that are kept.
fn next_piece<'a>(rest: &mut &'a [u8]) -> Option<(usize, &'a [u8])> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (packed, after) = after.split_first_chunk::<4>()?;
    let (piece, after) = after.split_at_checked(u32::from_be_bytes(*packed) as usize)?;
    *rest = after;
    Some((u32::from_be_bytes(*length) as usize, piece))
}

impl From<&[u8]> for SnapshotContent {
    fn from(bytes: &[u8]) -> Self {
        let mut content = Self::default();
        content.add(bytes);
        content
    }
}

/// A snapshot that belongs to the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The last entry that it includes.
    pub head: Head,
    /// What was saved.
    pub content: SnapshotContent,
}

/// `label ‖ number (u64) ‖ digest of the entry (32) ‖ pieces ‖ SHA-256 of all that (32)`, numbers big-endian.
pub(super) fn encode(head: Head, content: &SnapshotContent) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(LABEL.len() + 8 + 2 * 32 + content.pieces.len());
    for part in [LABEL.as_slice(), &head.number.to_be_bytes(), &head.digest, &content.pieces] {
        bytes.extend_from_slice(part);
    }
    let checksum: Digest = Sha256::digest(&bytes).into();
    bytes.extend_from_slice(&checksum);
    bytes
}

/// The snapshot in these bytes; none if they are not exactly what [`encode`] wrote.
pub(super) fn decode(bytes: &[u8]) -> Option<Snapshot> {
    let (body, checksum) = bytes.split_last_chunk::<32>()?;
    let rest = body.strip_prefix(LABEL)?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let (digest, pieces) = rest.split_first_chunk::<32>()?;
    if Digest::from(Sha256::digest(body)) != *checksum {
        return None;
    }
    let head = Head { number: u64::from_be_bytes(*number), digest: *digest };
    Some(Snapshot { head, content: SnapshotContent::of_pieces(pieces)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_snapshot_survives_its_bytes(number: u64, digest: [u8; 32], content: Vec<u8>) {
            let head = Head { number, digest };
            let content = SnapshotContent::from(content.as_slice());
            prop_assert_eq!(decode(&encode(head, &content)), Some(Snapshot { head, content }));
        }

        #[test]
        fn a_large_snapshot_survives_its_bytes(
            number: u64,
            piece in prop::collection::vec(any::<u8>(), 1..300),
            step in 100_000..3_000_000_usize,
        ) {
            let head = Head { number, digest: [7; 32] };
            let content: Vec<u8> = piece.iter().copied().cycle().take(2 << 20).collect();
            let mut saved = SnapshotContent::default();
            content.chunks(step).for_each(|part| saved.add(part));
            let bytes = encode(head, &saved);
            let found = decode(&bytes).unwrap();
            let (mut unpacked, mut next) = (Vec::new(), found.content.unpack());
            while next(&mut unpacked).is_some() {}
            prop_assert_eq!(found.content.len(), content.len());
            prop_assert!(unpacked == content);
        }

        #[test]
        fn a_damaged_snapshot_is_none(content: Vec<u8>, place: prop::sample::Index, change in 1u8..) {
            let mut bytes = encode(Head::EMPTY, &content.as_slice().into());
            let place = place.index(bytes.len());
            prop_assert_eq!(decode(&bytes[..place]), None);
            bytes[place] ^= change;
            prop_assert_eq!(decode(&bytes), None);
        }

        #[test]
        fn foreign_bytes_are_none(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&bytes), None);
            prop_assert_eq!(decode(&[LABEL.as_slice(), &bytes].concat()), None);
        }

        #[test]
        fn forged_pieces_never_reserve_more_than_one(pieces: Vec<u8>, lengths: [u32; 2]) {
            let forged = [&lengths[0].to_be_bytes(), &lengths[1].to_be_bytes(), pieces.as_slice()].concat();
            for pieces in [pieces, forged] {
                let Some(content) = SnapshotContent::of_pieces(&pieces) else { continue };
                let (mut unpacked, mut next) = (Vec::new(), content.unpack());
                while next(&mut unpacked).is_some() {
                    prop_assert!(unpacked.len() <= PIECE);
                    unpacked.clear();
                }
            }
        }
    }
}
