//! Returns: an old server gave its licenses up, so that a new one may have them.
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::SystemCode,
    document::{Credited, Opened, PackageMark, Receipt, Release},
};

use super::{Event, Issuer, Left, Refusal, Seal, SystemRecord};

/// Longest time that an old server may still run after its return, in days.
pub const MAX_TAIL_DAYS: u16 = 14;
/// Days after that, until the licenses may come back to it.
pub const WAY_BACK_DAYS: i32 = 14;

/// Credits a return: from now on the system may move. No event if it was credited before.
pub(super) fn decide(
    issuer: &Issuer,
    release: &Opened<Release>,
    now: UtcMicros,
    seal: &impl Seal,
) -> Result<Vec<Event>, Refusal> {
    let Release { system_id, package, tail_days, made_at } = release.payload;
    let system = issuer.system(system_id)?;
    if system.receipt_for(release.digest).is_some() {
        return Ok(vec![]);
    }
    if tail_days > MAX_TAIL_DAYS {
        return Err(Refusal::TailTooLong { asked: tail_days, allowed: MAX_TAIL_DAYS });
    }
    let late = sender(system, release, system_id, package, now)?;
    let receipt = Receipt {
        system_id,
        credited: Credited { release: release.digest, package, tail_days },
        rehosting_budget: system.budget(now).in_document(),
        change_log_head: system.change_log_head,
        issued_at: now,
    };
    Ok(vec![Event::ReleaseCredited {
        system_id,
        at: now,
        release: release.digest,
        package,
        made_at,
        // By the issuer's clock: the old server's may be wrong, and ends its tail earlier if the file took its time.
        runs_until: now.day().plus(i32::from(tail_days)),
        late,
        receipt: seal.receipt(&receipt)?,
    }])
}

/// Checks who returns what; tells whether it is a failed server's return, which comes late.
fn sender(
    system: &SystemRecord,
    release: &Opened<Release>,
    system_id: SystemCode,
    package: PackageMark,
    now: UtcMicros,
) -> Result<bool, Refusal> {
    let generation = package.generation;
    if !system.packages.iter().any(|issued| issued.package == package) {
        return Err(Refusal::UnknownPackage { system_id, generation });
    }
    let newest = system.newest().map_or(0, |package| package.generation);
    if generation == newest {
        if release.key != system.host.key {
            return Err(Refusal::AnotherKey(system_id));
        }
        return match tail_of_another(system, now) {
            Some(until) if release.payload.tail_days > 0 => Err(Refusal::TailRuns { system_id, until }),
            _ => Ok(false),
        };
    }
    let failed = system.former.iter().find(|former| former.host.generation == generation);
    match failed {
        Some(former) if matches!(former.left, Left::Failed { .. }) => {
            if former.host.key == release.key {
                Ok(true)
            } else {
                Err(Refusal::AnotherKey(system_id))
            }
        }
        _ if release.key == system.host.key || system.former.iter().any(|old| old.host.key == release.key) => {
            Err(Refusal::OldRelease { system_id, generation, newest })
        }
        _ => Err(Refusal::AnotherKey(system_id)),
    }
}

/// The last day of a former host's tail that still runs.
fn tail_of_another(system: &SystemRecord, now: UtcMicros) -> Option<Day> {
    let tails = system.former.iter().filter_map(|former| match former.left {
        Left::Returned { runs_until, .. } => Some(runs_until),
        Left::Failed { .. } => None,
    });
    tails.filter(|until| *until >= now.day()).max()
}
