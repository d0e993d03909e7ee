//! How an entry is linked to the one before it.
use sha2::{Digest as _, Sha256};
use xlm_core::calendar::UtcMicros;

use super::{AppendError, Digest, Draft, DraftPart, Head, StoredEntry};

/// Starts the text of every link, so that a link can never be taken for a digest of something else.
const LABEL: &[u8] = b"xlm-entry-1";

/// The longest actor in bytes.
pub const ACTOR_LIMIT: usize = 512;
/// The longest reason in bytes.
pub const REASON_LIMIT: usize = 16 * 1024;
/// The largest payload in bytes; an import of 100,000 users takes about a tenth of it.
pub const PAYLOAD_LIMIT: usize = 256 * 1024 * 1024;

/// SHA-256 of a payload.
pub(super) fn payload_digest(payload: &[u8]) -> Digest {
    Sha256::digest(payload).into()
}

/// The link of an entry:
///
/// ```text
/// SHA-256( "xlm-entry-1" ‖ previous link (32) ‖ number (u64) ‖ microseconds (i64)
///          ‖ length of the next three (u32) ‖ length of the actor (u32) ‖ actor ‖ reason
///          ‖ SHA-256(payload) (32) )
/// ```
///
/// Numbers are big-endian, texts UTF-8. The two lengths make the border between actor and reason, and the end of the
/// reason, unambiguous. The link before the first entry is 32 zero bytes. The payload takes part by its digest only: the
/// chain holds when a payload is redacted later.
pub(super) fn link(previous: &Digest, entry: &StoredEntry) -> Digest {
    let (actor, reason) = (entry.actor.as_bytes(), entry.reason.as_bytes());
    Sha256::new()
        .chain_update(LABEL)
        .chain_update(previous)
        .chain_update(entry.number.to_be_bytes())
        .chain_update(entry.at.0.to_be_bytes())
        .chain_update(((4 + actor.len() + reason.len()) as u32).to_be_bytes())
        .chain_update((actor.len() as u32).to_be_bytes())
        .chain_update(actor)
        .chain_update(reason)
        .chain_update(entry.payload_digest)
        .finalize()
        .into()
}

/// Refuses what is too long before anything is locked.
pub(super) fn check(draft: &Draft) -> Result<(), AppendError> {
    for (part, found, limit) in [
        (DraftPart::Actor, draft.actor.len(), ACTOR_LIMIT),
        (DraftPart::Reason, draft.reason.len(), REASON_LIMIT),
        (DraftPart::Payload, draft.payload.length, PAYLOAD_LIMIT),
    ] {
        if found > limit {
            return Err(AppendError::TooLong { part, found, limit });
        }
    }
    Ok(())
}

/// The entry that a draft becomes after `head`, whose entry was made at `head_at`; its payload is left out.
pub(super) fn next_entry(head: Head, head_at: UtcMicros, draft: &Draft) -> StoredEntry {
    let mut entry = StoredEntry {
        number: head.number + 1,
        at: draft.at.max(head_at),
        actor: draft.actor.clone(),
        reason: draft.reason.clone(),
        payload_digest: draft.payload.digest,
        payload: None,
        digest: [0; 32],
    };
    entry.digest = link(&head.digest, &entry);
    entry
}
