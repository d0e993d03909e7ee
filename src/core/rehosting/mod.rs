//! What to do when the hardware is not the one that the licenses are bound to.

mod release;

use alloc::string::{String, ToString as _};

use crate::{
    binding::{self, BindingState},
    calendar::UtcMicros,
    code::SystemId,
    document::Reason,
    event::BreakCause,
    identity::{Finding, MacChange},
    installation::Installation,
    license::OpenRequest,
};

pub use release::{KeptReceipt, MOST_TAIL_DAYS, MoveState, ReleaseRecord, has_moved_on, move_state, release_document};
pub(crate) use release::{fits, release_digest};

/// The step that leads back to a binding that holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RehostingStep {
    /// Nothing is bound yet.
    NothingBound,
    /// The binding holds.
    Nothing,
    /// A request was made; its package is to be imported.
    ImportPackage {
        /// Why it was made.
        reason: Reason,
    },
    /// Set the old MAC address statically in the hypervisor: then nothing else is needed.
    SetOldMac(Option<MacChange>),
    /// The hardware of this server changed: a free request binds the licenses anew.
    RequestDrift,
    /// The machine has another system UUID but the same MAC address: after a question, as [`Self::RequestDrift`].
    ConfirmDrift,
    /// UUID and MAC address are new. A copy asks for nothing; only a server that was really moved does.
    MovedOrCopied,
    /// The server was replaced: a request as *server failed*.
    RequestFailed,
    /// The licenses are given up: send the return to the issuer, and import the receipt.
    SendReturn,
    /// The move was called off: the issuer binds the licenses to this server anew, by a request as *planned move*.
    ConfirmCallOff,
    /// The issuer has confirmed the return: the new server asks for the licenses.
    AskOnNewServer,
    /// The licenses are given up, and this is other hardware than they are bound to: if it is the new server, it asks
    /// for them.
    RequestMove,
    /// The licenses belong to the new server.
    Moved,
    /// Too little of the hardware can be read to tell: run the program with the right to do so.
    ReadHardware,
}

/// The step to take at a time.
pub fn next_step(installation: &Installation, at: UtcMicros) -> RehostingStep {
    if let Some(release) = &installation.release {
        return next_step_of_move(installation, release);
    }
    let cause = match binding::state(installation, at) {
        BindingState::NotBound => return RehostingStep::NothingBound,
        BindingState::NotObserved => return RehostingStep::ReadHardware,
        BindingState::Bound => None,
        BindingState::Grace { cause, .. } | BindingState::Ended { cause, .. } => Some(cause),
    };
    let Some(judgement) = binding::judgement(installation) else { return RehostingStep::ReadHardware };
    let step = match judgement.finding {
        Finding::Fine => return RehostingStep::Nothing,
        Finding::Undecidable => return RehostingStep::ReadHardware,
        Finding::SetOldMac => RehostingStep::SetOldMac(judgement.comparison.mac),
        // Also for a package that was installed on a copy: a copy must not be told that its original failed.
        Finding::MovedOrCopied => RehostingStep::MovedOrCopied,
        // The server took another one's place: it has not the key with which drift is requested.
        _ if cause == Some(BreakCause::OtherHardware) => RehostingStep::RequestFailed,
        Finding::ConfirmDrift => RehostingStep::ConfirmDrift,
        Finding::Drift => RehostingStep::RequestDrift,
        Finding::OtherHardware => RehostingStep::RequestFailed,
    };
    let sent = installation.licenses.open_requests.iter().rev().find(|open| open.reason != Reason::Activation);
    match sent {
        Some(open) => RehostingStep::ImportPackage { reason: open.reason },
        None => step,
    }
}

/// The step to take while a move is in progress.
fn next_step_of_move(installation: &Installation, release: &ReleaseRecord) -> RehostingStep {
    let asks = |open: &&OpenRequest| open.reason != Reason::Activation && open.made_at >= release.made_at;
    if let Some(open) = installation.licenses.open_requests.iter().rev().find(asks) {
        return RehostingStep::ImportPackage { reason: open.reason };
    }
    if has_moved_on(installation) {
        return RehostingStep::Moved;
    }
    let elsewhere = binding::judgement(installation).and_then(|judgement| fits(judgement.finding)) == Some(false);
    match release.receipt {
        _ if elsewhere => RehostingStep::RequestMove,
        _ if release.called_off => RehostingStep::ConfirmCallOff,
        None => RehostingStep::SendReturn,
        Some(_) => RehostingStep::AskOnNewServer,
    }
}

/// The moment that a document of this system says, for what the clock reads: never before what an issuer has signed, nor
/// before the return of a move that it is about.
pub fn document_time(installation: &Installation, clock: UtcMicros) -> UtcMicros {
    let judged = installation.clock.judged(clock);
    installation.release.as_ref().map_or(judged, |release| judged.max(release.made_at))
}

/// Characters of the X-ID that are typed to confirm a move.
pub const X_ID_END: usize = 5;

/// Whether a text is the end of a system's X-ID, as it is typed to confirm that the licenses leave another machine.
pub fn confirms(system_id: &SystemId, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        // As in all codes, the letter O is read as the digit 0.
        letters
            .map(|letter| letter.to_ascii_uppercase())
            .map(|letter| if letter == 'O' { '0' } else { letter })
            .collect()
    };
    let typed = plain(typed);
    typed.len() >= X_ID_END && plain(&system_id.to_string()).ends_with(&typed)
}

#[cfg(test)]
mod move_tests;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::SystemCode;

    #[test]
    fn the_end_of_the_x_id_confirms_however_it_is_written() {
        let system_id = SystemId::Own("XID1-PNJFF-ZYF2J-P6NW5-VMKFE".parse::<SystemCode>().unwrap());
        for right in ["VMKFE", " vmkfe ", "6NW5-VMKFE", "XID1-PNJFF-ZYF2J-P6NW5-VMKFE"] {
            assert!(confirms(&system_id, right), "{right}");
        }
        for wrong in ["", "MKFE", "VMKFF", "VMKFE5", "PNJFF"] {
            assert!(!confirms(&system_id, wrong), "{wrong}");
        }
    }
}
