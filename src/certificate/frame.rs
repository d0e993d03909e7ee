//! How parent and child talk: frames each way. A frame is a mark, a length and that many bytes; neither side trusts
//! the other's length.
use std::io::{self, Read, Write};

/// What a frame holds, and that both sides are the same version of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// To the child: how to read the file that follows.
    Options,
    /// A file: to the child, or out of a container from it.
    File,
    /// From the child: what it read.
    Answer,
}

impl Direction {
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Options => concat!("xlm-certificate-options-", env!("CARGO_PKG_VERSION"), "\n"),
            Self::File => concat!("xlm-certificate-file-", env!("CARGO_PKG_VERSION"), "\n"),
            Self::Answer => concat!("xlm-certificate-answer-", env!("CARGO_PKG_VERSION"), "\n"),
        }
    }

    /// Most bytes of a frame.
    const fn limit(self) -> u64 {
        match self {
            Self::Options => 64 * 1024,
            Self::File => super::LARGEST_FILE,
            // Pictures of pages are among it.
            Self::Answer => 64 * 1024 * 1024,
        }
    }
}

/// Why there is no frame.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The other side is gone or broken.
    #[error("the other side ended early")]
    Io(#[from] io::Error),
    /// Something else was written, e.g. by another version.
    #[error("not a frame")]
    NotAFrame,
    /// More than a frame may have.
    #[error("a frame of {0} bytes")]
    TooLong(u64),
}

/// Writes a frame.
pub fn write(to: &mut impl Write, direction: Direction, payload: &[u8]) -> Result<(), FrameError> {
    let length = payload.len() as u64;
    if length > direction.limit() {
        return Err(FrameError::TooLong(length));
    }
    to.write_all(direction.mark().as_bytes())?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(payload)?;
    Ok(to.flush()?)
}

/// Reads a frame. Memory is taken for what arrives, not for what is announced.
pub fn read(from: &mut impl Read, direction: Direction) -> Result<Vec<u8>, FrameError> {
    let mark = direction.mark().as_bytes();
    let mut found = vec![0; mark.len()];
    from.read_exact(&mut found)?;
    if found != mark {
        return Err(FrameError::NotAFrame);
    }
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_be_bytes(length);
    if length > direction.limit() {
        return Err(FrameError::TooLong(length));
    }
    let mut payload = Vec::new();
    from.take(length).read_to_end(&mut payload)?;
    if payload.len() as u64 == length { Ok(payload) } else { Err(FrameError::Io(io::ErrorKind::UnexpectedEof.into())) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn framed(payload: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, Direction::Answer, payload).unwrap();
        bytes
    }

    proptest! {
        #[test]
        fn a_frame_arrives_as_it_was_sent(payload: Vec<u8>) {
            prop_assert_eq!(read(&mut framed(&payload).as_slice(), Direction::Answer).unwrap(), payload);
        }

        #[test]
        fn garbage_is_no_frame(garbage: Vec<u8>) {
            prop_assert!(read(&mut garbage.as_slice(), Direction::Answer).is_err());
        }

        #[test]
        fn a_frame_cut_anywhere_is_refused(payload: Vec<u8>, cut in 1_usize..40) {
            let bytes = framed(&payload);
            let cut = bytes.len().saturating_sub(cut);
            prop_assert!(matches!(read(&mut &bytes[..cut], Direction::Answer), Err(FrameError::Io(_))));
        }
    }

    #[test]
    fn a_length_beyond_the_limit_is_refused_before_anything_is_read() {
        for length in [Direction::Answer.limit() + 1, u64::MAX] {
            let mut bytes = Direction::Answer.mark().as_bytes().to_vec();
            bytes.extend(length.to_be_bytes());
            let read = read(&mut bytes.as_slice(), Direction::Answer);
            assert!(matches!(read, Err(FrameError::TooLong(found)) if found == length));
        }
        let payload = vec![0; Direction::Options.limit() as usize + 1];
        assert!(matches!(write(&mut Vec::new(), Direction::Options, &payload), Err(FrameError::TooLong(_))));
    }

    #[test]
    fn a_file_is_no_answer() {
        let read = read(&mut framed(b"x").as_slice(), Direction::File);
        assert!(matches!(read, Err(FrameError::NotAFrame | FrameError::Io(_))));
    }
}
