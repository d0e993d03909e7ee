//! What was done, on its way into the change log: digested and packed while it is written, so that what is large is never
//! there as a whole.
use std::{io, mem};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{
    Digest, chain,
    pack::{self, LARGE, Packer},
};

/// What was done, as it will lie in the change log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payload {
    pub(super) digest: Digest,
    /// Bytes that were written.
    pub(super) length: usize,
    pub(super) stored: Vec<u8>,
    pub(super) is_packed: bool,
}

impl Payload {
    /// A value as JSON.
    ///
    /// # Errors
    /// Where it can't be written as JSON.
    pub fn json(value: &impl Serialize) -> serde_json::Result<Self> {
        let mut writer = PayloadWriter::default();
        serde_json::to_writer(&mut writer, value)?;
        Ok(writer.finish())
    }

    /// Bytes that were written.
    pub const fn length(&self) -> usize {
        self.length
    }

    /// The bytes as they were written; none if they can't be unpacked.
    pub(super) fn content(self) -> Option<Vec<u8>> {
        if self.is_packed { pack::unpack(&self.stored, self.length) } else { Some(self.stored) }
    }
}

impl From<Vec<u8>> for Payload {
    fn from(content: Vec<u8>) -> Self {
        let (digest, length) = (chain::payload_digest(&content), content.len());
        let packed = pack::pack(&content);
        Self { digest, length, is_packed: packed.is_some(), stored: packed.unwrap_or(content) }
    }
}

/// Takes the bytes of a payload as they are made.
#[derive(Default)]
struct PayloadWriter {
    digest: Sha256,
    length: usize,
    /// Bytes that are not packed yet.
    waiting: Vec<u8>,
    packer: Packer,
}

impl PayloadWriter {
    /// The payload of all bytes that were written.
    fn finish(mut self) -> Payload {
        let is_packed = self.length + self.waiting.len() >= LARGE;
        let last = self.take_waiting();
        let stored = if is_packed {
            self.packer.add(&last);
            self.packer.finish()
        } else {
            last
        };
        Payload { digest: self.digest.finalize().into(), length: self.length, stored, is_packed }
    }

    fn take_waiting(&mut self) -> Vec<u8> {
        self.digest.update(&self.waiting);
        self.length += self.waiting.len();
        mem::take(&mut self.waiting)
    }

    fn pack_waiting(&mut self) {
        let mut piece = self.take_waiting();
        self.packer.add(&piece);
        piece.clear();
        self.waiting = piece;
    }
}

impl io::Write for PayloadWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= LARGE {
            self.pack_waiting();
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn what_is_written_piece_by_piece_is_the_same(
            piece in prop::collection::vec(any::<u8>(), 1..5_000),
            length in prop_oneof![0..5_000_usize, LARGE - 9..LARGE + 9, 2 * LARGE..4 * LARGE],
            step in 1..300_000_usize,
        ) {
            let content: Vec<u8> = piece.iter().copied().cycle().take(length).collect();
            let mut writer = PayloadWriter::default();
            for part in content.chunks(step) {
                writer.write_all(part).unwrap();
            }
            let (written, whole) = (writer.finish(), Payload::from(content.clone()));
            prop_assert_eq!((written.digest, written.length), (whole.digest, whole.length));
            prop_assert_eq!(written.is_packed, whole.is_packed);
            prop_assert_eq!(written.content(), Some(content));
        }
    }
}
