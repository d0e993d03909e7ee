//! How an event is linked to the one before it.
use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub(super) type Link = [u8; 32];

/// Starts the text of every link, so that a link can never be taken for a digest of something else.
const LABEL: &[u8] = b"xlm-issuer-event-1";

/// An event as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct StoredEvent {
    pub number: u64,
    pub stream: String,
    pub version: u64,
    pub at: i64,
    pub payload: Vec<u8>,
    pub digest: Link,
}

/// The link of an event:
///
/// ```text
/// SHA-256( "xlm-issuer-event-1" ‖ previous link (32) ‖ number (u64) ‖ microseconds (i64) ‖ version (u64)
///          ‖ length of the stream (u32) ‖ stream ‖ SHA-256(payload) (32) )
/// ```
///
/// Numbers are big-endian. The link before the first event is 32 zero bytes.
pub(super) fn link(previous: &Link, event: &StoredEvent) -> Link {
    Sha256::new()
        .chain_update(LABEL)
        .chain_update(previous)
        .chain_update(event.number.to_be_bytes())
        .chain_update(event.at.to_be_bytes())
        .chain_update(event.version.to_be_bytes())
        .chain_update((event.stream.len() as u32).to_be_bytes())
        .chain_update(&event.stream)
        .chain_update(Sha256::digest(&event.payload))
        .finalize()
        .into()
}
