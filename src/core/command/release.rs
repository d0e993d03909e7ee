//! Licenses given up for a planned move, the receipt for them, and the way back.

use alloc::{string::String, vec, vec::Vec};

use super::{Context, Refusal, licenses};
use crate::{
    binding,
    document::{self, Opened, PackageMark, Receipt},
    event::Event,
    identity::Finding,
    installation::Installation,
    rehosting::{self, MOST_TAIL_DAYS, MoveState},
};

/// Gives up the installed package. What is noted is all that the return says, so the file may come later.
pub(super) fn release(
    installation: &Installation,
    tail_days: u16,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    licenses::refuse_planning(installation)?;
    let now = installation.clock.judged(context.now);
    let mut limit = MOST_TAIL_DAYS;
    if let Some(release) = &installation.release {
        match rehosting::move_state(installation, now) {
            MoveState::Over { since } => return Err(Refusal::TailOver { since }),
            // Who calls off and gives up again gets no new days by that.
            MoveState::Running { days_left, .. } if release.called_off => limit = days_left as u16,
            _ => return Err(Refusal::MoveInProgress { last_day: release.last_day() }),
        }
    }
    if tail_days > limit {
        return Err(Refusal::TailTooLong { limit });
    }
    let package = installation.licenses.package.as_ref().filter(|package| package.verified.is_some());
    let package = package.ok_or(Refusal::NoPackage)?;
    // A copied disk has the key of its original, and could give up what runs there.
    match binding::judgement(installation).map(|judgement| judgement.finding) {
        None => return Err(Refusal::NotObserved),
        Some(Finding::OtherHardware | Finding::MovedOrCopied) => return Err(Refusal::BoundElsewhere),
        Some(_) => {}
    }
    let package = PackageMark { generation: package.generation, digest: package.digest };
    Ok(vec![Event::LicensesReleased { package, tail_days }])
}

/// Free until the days of the old server are over, or the issuer has bound the licenses to the new one.
pub(super) fn call_off(installation: &Installation, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let now = installation.clock.judged(context.now);
    if rehosting::has_moved_on(installation) {
        let generation = installation.licenses.package.as_ref().map_or(0, |package| package.generation);
        return Err(Refusal::MovedOn { generation });
    }
    if installation.release.as_ref().is_some_and(|release| release.called_off) {
        return Err(Refusal::NothingToDo);
    }
    match rehosting::move_state(installation, now) {
        MoveState::None => Err(Refusal::NoRelease),
        MoveState::Over { since } => Err(Refusal::TailOver { since }),
        MoveState::Running { .. } => Ok(vec![Event::ReleaseCalledOff]),
    }
}

/// Keeps a receipt for the very return that is made here.
pub(super) fn import_receipt(
    installation: &Installation,
    envelope: &str,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    licenses::refuse_planning(installation)?;
    let trust = context.trust.for_kind(installation.kind());
    let opened = document::open_issued::<Receipt>(envelope.as_bytes(), &trust).map_err(Refusal::Document)?;
    receipt_opened(installation, envelope, &opened)
}

/// Keeps a receipt that the caller has opened with the issuers that the system trusts.
///
/// # Errors
/// As the import of its file, but for what opening it would find.
pub fn receipt_opened(
    installation: &Installation,
    envelope: &str,
    opened: &Opened<Receipt>,
) -> Result<Vec<Event>, Refusal> {
    licenses::check_system(installation, opened.payload.system_id)?;
    let release = installation.release.as_ref().ok_or(Refusal::NoRelease)?;
    let credited = opened.payload.credited;
    let here = rehosting::release_digest(installation).map_err(Refusal::Document)?;
    if here != Some(credited.release) || (credited.package, credited.tail_days) != (release.package, release.tail_days)
    {
        return Err(Refusal::OtherReceipt);
    }
    if release.receipt.is_some() {
        return Err(Refusal::NothingToDo);
    }
    let (envelope, issued_at) = (String::from(envelope), opened.payload.issued_at);
    Ok(vec![Event::ReceiptImported { envelope, digest: opened.digest, issued_at }])
}
