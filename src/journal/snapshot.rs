//! Snapshots: what the entries up to a head lead to. A cache that may be lost, damaged or forged at any time without
//! any loss: each carries a checksum and the head that it belongs to.
use sha2::{Digest as _, Sha256};

use super::{Digest, Head, pack};

/// How many snapshots a change log keeps.
pub const KEPT_SNAPSHOTS: usize = 4;

/// Starts every snapshot.
const LABEL: &[u8; 14] = b"xlm-snapshot-2";

/// A snapshot that belongs to the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The last entry that it includes.
    pub head: Head,
    /// The bytes as they were saved.
    pub content: Vec<u8>,
}

/// `label ‖ number (u64) ‖ digest of the entry (32) ‖ length of the content (u64) if it is packed, else 0 ‖ content ‖
/// SHA-256 of all that (32)`, numbers big-endian.
pub(super) fn encode(head: Head, content: &[u8]) -> Vec<u8> {
    let packed = pack::pack(content);
    let packed_length = packed.as_ref().map_or(0, |_| content.len() as u64);
    let content = packed.as_deref().unwrap_or(content);
    let start = [LABEL.as_slice(), &head.number.to_be_bytes(), &head.digest, &packed_length.to_be_bytes()];
    let mut bytes = [start.concat().as_slice(), content].concat();
    let checksum: Digest = Sha256::digest(&bytes).into();
    bytes.extend_from_slice(&checksum);
    bytes
}

/// The snapshot in these bytes; none if they are not exactly what [`encode`] wrote.
pub(super) fn decode(bytes: &[u8]) -> Option<Snapshot> {
    let (body, checksum) = bytes.split_last_chunk::<32>()?;
    let rest = body.strip_prefix(LABEL)?;
    let (number, rest) = rest.split_first_chunk::<8>()?;
    let (digest, rest) = rest.split_first_chunk::<32>()?;
    let (packed_length, content) = rest.split_first_chunk::<8>()?;
    if Digest::from(Sha256::digest(body)) != *checksum {
        return None;
    }
    let head = Head { number: u64::from_be_bytes(*number), digest: *digest };
    let content = match usize::try_from(u64::from_be_bytes(*packed_length)).ok()? {
        0 => content.to_vec(),
        length => pack::unpack(content, length)?,
    };
    Some(Snapshot { head, content })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_snapshot_survives_its_bytes(number: u64, digest: [u8; 32], content: Vec<u8>) {
            let head = Head { number, digest };
            prop_assert_eq!(decode(&encode(head, &content)), Some(Snapshot { head, content }));
        }

        #[test]
        fn a_large_snapshot_survives_its_bytes(number: u64, piece in prop::collection::vec(any::<u8>(), 1..300)) {
            let head = Head { number, digest: [7; 32] };
            let content: Vec<u8> = piece.iter().copied().cycle().take(2 << 20).collect();
            let bytes = encode(head, &content);
            prop_assert!(bytes.len() < content.len());
            prop_assert_eq!(decode(&bytes), Some(Snapshot { head, content }));
        }

        #[test]
        fn a_damaged_snapshot_is_none(content: Vec<u8>, place: prop::sample::Index, change in 1u8..) {
            let mut bytes = encode(Head::EMPTY, &content);
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
    }
}
