//! What the home server's hardware says, and what follows from it for the binding.

use alloc::{vec, vec::Vec};

use super::Refusal;
use crate::{
    binding::{self, BindingRecord},
    document::LicensePackage,
    event::{BreakCause, Event},
    identity::{Finding, MacConfirmation, Observation},
    installation::Installation,
};

/// A reading of the hardware. Nothing is noted while everything is as it was.
pub(super) fn observe(installation: &Installation, observation: &Observation) -> Result<Vec<Event>, Refusal> {
    let record = &installation.binding;
    let mut events = Vec::new();
    if record.observation.as_deref() != Some(observation) {
        events.push(Event::HardwareObserved(observation.clone()));
    }
    let mut now = record.clone();
    now.observed(observation);
    if let Some(package) = installation.package() {
        events.extend(consequence(&now, package, BreakCause::HardwareChanged));
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

/// What a new package means for the binding: it holds and is what changes are judged against from now on, or the
/// package was made for other hardware and counts for a grace only.
pub(super) fn after_package(installation: &Installation, package: &LicensePackage) -> Vec<Event> {
    let mut now = installation.binding.clone();
    now.package_installed();
    match binding::judge_package(&now, package) {
        Some(judgement) if binding::breaks(judgement.finding) => {
            vec![Event::BindingBroken { cause: BreakCause::OtherHardware, generation: package.generation }]
        }
        Some(_) => vec![Event::BaselineTaken],
        None => vec![],
    }
}

fn consequence(now: &BindingRecord, package: &LicensePackage, cause: BreakCause) -> Option<Event> {
    let finding = binding::judge_package(now, package)?.finding;
    match (finding, now.broken) {
        // What can't be judged neither breaks a binding nor mends it.
        (Finding::Undecidable, _) => None,
        (finding, None) if binding::breaks(finding) => {
            Some(Event::BindingBroken { cause, generation: package.generation })
        }
        (finding, Some(_)) if !binding::breaks(finding) => Some(Event::BindingRestored),
        _ if now.baseline.is_none() && now.broken.is_none() => Some(Event::BaselineTaken),
        _ => None,
    }
}

pub(super) fn confirm_mac(installation: &Installation) -> Result<Vec<Event>, Refusal> {
    let observation = installation.binding.observation.as_ref().ok_or(Refusal::NotObserved)?;
    if installation.binding.is_mac_confirmed() {
        return Err(Refusal::NothingToDo);
    }
    match MacConfirmation::of(observation) {
        Ok(_) => Ok(vec![Event::MacConfirmed]),
        Err(_) => Err(Refusal::MacNotConfirmable),
    }
}
