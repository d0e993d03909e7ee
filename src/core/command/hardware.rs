//! What the home server's hardware says, and what follows from it for the binding.

use alloc::{vec, vec::Vec};

use super::Refusal;
use crate::{
    binding::{self, BindingRecord, Machine},
    calendar::UtcMicros,
    document::LicensePackage,
    event::{BreakCause, Event},
    identity::{ChosenBecause, Finding, MacConfirmation, Observation},
    installation::Installation,
    rehosting::{self, ReleaseRecord},
};

/// A reading of the hardware. Nothing is noted while everything is as it was.
pub(super) fn observe(
    installation: &Installation,
    observation: &Observation,
    clock: UtcMicros,
) -> Result<Vec<Event>, Refusal> {
    let record = &installation.binding;
    let mut events = Vec::new();
    if record.observation.as_deref().map(facts) != Some(facts(observation)) {
        events.push(Event::HardwareObserved(observation.clone()));
    }
    let mut now = record.clone();
    now.observed(observation);
    if let Some(package) = installation.package() {
        events.extend(consequences(&now, package));
        events.extend(rehosting::has_moved_on(installation).then(|| returned(installation, &now, package)).flatten());
    }
    let ends = |release: &ReleaseRecord| !release.is_over && release.ends_for_good(clock);
    if installation.release.as_ref().is_some_and(ends) && !events.contains(&Event::LicensesReturned) {
        events.push(Event::TailEnded);
    }
    if installation.clock.was_set_back(clock) {
        events.push(Event::ClockRead { clock });
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

/// An observation without why the MAC address is the chosen one: the first look after a baseline was taken gives
/// another reason for the same address.
fn facts(observation: &Observation) -> Observation {
    let mut facts = observation.clone();
    if let Some(mac) = &mut facts.mac {
        mac.because = ChosenBecause::Rank;
    }
    facts
}

/// What a new package means for the binding: it holds and is what changes are judged against from now on, or the
/// package was made for other hardware and counts for a grace only.
pub(super) fn after_package(installation: &Installation, package: &LicensePackage) -> Vec<Event> {
    let mut now = installation.binding.clone();
    now.package_installed();
    let events = consequences(&now, package);
    let Some(lasting) = installation.binding.broken else { return events };
    // The package follows one whose binding is broken. It does not change why; and while the hardware can't be judged,
    // it does not mend anything either.
    match events.as_slice() {
        [] | [Event::BindingBroken { .. }] => {
            vec![Event::BindingBroken { cause: lasting.cause, generation: package.generation }]
        }
        _ => events,
    }
}

/// What a package newer than the one given up says about a move in progress: if it was made for this hardware, the
/// licenses are here.
pub(super) fn returned(installation: &Installation, now: &BindingRecord, package: &LicensePackage) -> Option<Event> {
    installation.release.as_ref()?;
    let finding = binding::judge_package(now, package)?.finding;
    (rehosting::fits(finding) == Some(true)).then_some(Event::LicensesReturned)
}

/// Whether a package would count for a grace only.
pub(super) fn is_emergency(consequences: &[Event]) -> bool {
    consequences.iter().any(|event| matches!(event, Event::BindingBroken { .. }))
}

/// What the hardware as it was read last means for the binding of a package.
fn consequences(now: &BindingRecord, package: &LicensePackage) -> Vec<Event> {
    let Some(finding) = binding::judge_package(now, package).map(|judgement| judgement.finding) else { return vec![] };
    if finding == Finding::Undecidable {
        // What can't be judged neither breaks a binding nor mends it.
        return vec![];
    }
    match (binding::breaks(finding), now.broken) {
        (true, Some(_)) => vec![],
        (true, None) => {
            let cause = if now.held { BreakCause::HardwareChanged } else { BreakCause::OtherHardware };
            vec![Event::BindingBroken { cause, generation: package.generation }]
        }
        (false, broken) => {
            let restored = broken.map(|_| Event::BindingRestored);
            let taken = (!now.held).then_some(Event::BaselineTaken);
            restored.into_iter().chain(taken).collect()
        }
    }
}

/// The licenses stay bound as they are: what another computer's hardware means is said by its first reading.
pub(super) fn choose_machine(installation: &Installation, machine: Machine) -> Result<Vec<Event>, Refusal> {
    super::licenses::refuse_planning(installation)?;
    if installation.binding.machine == machine {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::MachineChosen(machine)])
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
