//! Requests: who gets a package, and as what.
use xlm_core::{
    calendar::UtcMicros,
    code::RequestCode,
    document::{Opened, PackageMark, Reason, Request},
};

use super::{
    Event, Host, HostChange, Issuer, Left, OPEN_RETURNS_LIMIT, Refusal, Seal, SystemRecord,
    package::{Draft, package},
};

/// How far a system may be ahead of what is known here: an issuer that was restored from a backup has forgotten packages
/// that systems have.
const FORGOTTEN_PACKAGES: u64 = 1000;

/// Answers a request with the complete set of licenses of its system; no event if it was answered before.
pub(super) fn decide(
    issuer: &Issuer,
    request: &Opened<Request>,
    now: UtcMicros,
    seal: &impl Seal,
) -> Result<Vec<Event>, Refusal> {
    let payload = &request.payload;
    let system_id = payload.system_id;
    let known = issuer.systems.get(&system_id);
    if known.is_some_and(|system| system.answer_to(request.digest).is_some()) {
        return Ok(vec![]);
    }
    let codes = codes_to_redeem(issuer, payload)?;
    let change = match known {
        Some(system) => admit(system, request, now)?,
        None if payload.reason == Reason::Activation => HostChange::First,
        None => return Err(Refusal::UnknownSystem(system_id)),
    };
    let generation = next_generation(known, payload)?;
    let host = match known.map(|system| &system.host).filter(|host| host.asked_since(request)) {
        // It comes late, and the hardware of the host is known better by now: that is what the package is bound to.
        Some(host) => Host { generation, ..host.clone() },
        None => Host::of(request, now, generation),
    };
    let draft = Draft {
        generation,
        previous: known.and_then(SystemRecord::newest),
        budget: budget_after(known, change, now),
        issued_at: now,
    };
    let (hardware_id, components) = (host.hardware_id, host.components.clone());
    let bound = Request { hardware_id, components, ..payload.clone() };
    let (envelope, digest) = seal.package(&package(issuer, &bound, &draft))?;
    Ok(vec![Event::RequestAnswered {
        system_id,
        at: now,
        request: request.digest,
        nonce: payload.nonce,
        host,
        change,
        codes,
        package: PackageMark { generation, digest },
        envelope,
        change_log_head: payload.change_log_head,
    }])
}

/// The work of an answer without the answer.
pub(super) fn spend_as_if_answered(request: &Request, now: UtcMicros, seal: &impl Seal) {
    let draft =
        Draft { generation: 1, previous: None, budget: budget_after(None, HostChange::First, now), issued_at: now };
    // Nobody gets it, so it does not matter whether it could be made.
    drop(seal.package(&package(&Issuer::default(), request, &draft)));
}

/// The codes of a request that nobody has redeemed.
fn codes_to_redeem(issuer: &Issuer, request: &Request) -> Result<Vec<RequestCode>, Refusal> {
    let mut new = Vec::new();
    for code in &request.request_codes {
        let order = issuer.orders.get(code).ok_or(Refusal::UnknownCode(*code))?;
        match order.redeemed {
            None => new.push(*code),
            Some(redeemed) if redeemed.system_id == request.system_id => {}
            Some(redeemed) => return Err(Refusal::CodeRedeemed { code: *code, on: redeemed.at.day() }),
        }
    }
    Ok(new)
}

/// Above every package of the system: those known here, and those that only the system remembers.
fn next_generation(known: Option<&SystemRecord>, request: &Request) -> Result<u64, Refusal> {
    let newest = known.and_then(SystemRecord::newest).map_or(0, |package| package.generation);
    let has = request.last_package.map_or(0, |package| package.generation);
    if has > newest.saturating_add(FORGOTTEN_PACKAGES) {
        return Err(Refusal::UnknownPackage { system_id: request.system_id, generation: has });
    }
    Ok(newest.max(has).saturating_add(1))
}

fn budget_after(
    known: Option<&SystemRecord>,
    change: HostChange,
    now: UtcMicros,
) -> xlm_core::document::RehostingBudget {
    use super::{ALLOWED_FAILURES, BUDGET_PERIOD_DAYS, Budget};
    let unused = Budget { used: 0, allowed: ALLOWED_FAILURES, next_free: None, open_returns: 0 };
    let mut budget = known.map_or(unused, |system| system.budget(now)).in_document();
    if change == HostChange::Failed {
        budget.used = budget.used.saturating_add(1);
        budget.next_free.get_or_insert_with(|| now.day().plus(i32::from(BUDGET_PERIOD_DAYS)));
    }
    budget
}

/// Admits a request of a known system, as what.
fn admit(system: &SystemRecord, request: &Opened<Request>, now: UtcMicros) -> Result<HostChange, Refusal> {
    let Request { system_id, nonce, reason, .. } = request.payload;
    if system.suspended.is_some() {
        return Err(Refusal::Suspended(system_id));
    }
    if system.packages.iter().any(|issued| issued.nonce == nonce) {
        return Err(Refusal::NonceUsed(system_id));
    }
    if system.moving.is_some() {
        return admit_while_moving(system, request, now);
    }
    if system.host.is_sender(request) {
        // Whatever the reason: a new server whose package got lost asks once more as what it asked before.
        return Ok(HostChange::Same);
    }
    refuse_stale(system, request)?;
    if system.exception.is_some() {
        return Ok(HostChange::Exception);
    }
    match reason {
        Reason::Activation | Reason::Drift if request.key == system.host.key => Err(Refusal::OtherHardware(system_id)),
        Reason::Activation | Reason::Drift => Err(Refusal::AnotherKey(system_id)),
        Reason::Move => Err(Refusal::NotReleased(system_id)),
        Reason::Failed => from_budget(system, request, now),
    }
}

/// The licenses were returned: a planned move takes them, to a new server or back to the old one.
fn admit_while_moving(system: &SystemRecord, request: &Opened<Request>, now: UtcMicros) -> Result<HostChange, Refusal> {
    let Request { system_id, made_at, reason, .. } = request.payload;
    let moving = system.moving.map(|moving| moving.made_at);
    if system.host.is_sender(request) {
        if moving.is_some_and(|released| made_at < released) {
            return Err(Refusal::Stale { system_id, made_on: made_at.day() });
        }
        // A server that was restored from a backup does not know that it returned them: it has to be told.
        return match reason {
            Reason::Activation | Reason::Drift => Err(Refusal::Released(system_id)),
            _ => Ok(HostChange::CalledOff),
        };
    }
    refuse_stale(system, request)?;
    match reason {
        Reason::Activation | Reason::Drift => Err(Refusal::Released(system_id)),
        Reason::Move | Reason::Failed => match (opens_on(system, request, now), reason) {
            (None, _) => Ok(HostChange::Moved),
            (Some(_), _) if system.exception.is_some() => Ok(HostChange::Exception),
            (Some(_), Reason::Failed) => from_budget(system, request, now),
            (Some(opens_on), _) => Err(Refusal::FormerHost { system_id, opens_on }),
        },
    }
}

/// When the way back opens to the host that asks, if it is a former one and the way is closed.
fn opens_on(system: &SystemRecord, request: &Opened<Request>, now: UtcMicros) -> Option<xlm_core::calendar::Day> {
    let mut newest_first = system.former.iter().rev();
    let former = newest_first.find(|former| former.host.is_sender(request))?;
    match former.left {
        Left::Returned { opens_on, .. } => (now.day() < opens_on).then_some(opens_on),
        Left::Failed { .. } => None,
    }
}

/// Refuses what a former host sent before it lost the licenses, and what only now arrives.
fn refuse_stale(system: &SystemRecord, request: &Opened<Request>) -> Result<(), Refusal> {
    let Request { system_id, made_at, .. } = request.payload;
    let mut senders = system.former.iter().filter(|former| former.host.is_sender(request));
    if senders.any(|former| made_at <= former.host.asked_at) {
        return Err(Refusal::Stale { system_id, made_on: made_at.day() });
    }
    Ok(())
}

fn from_budget(system: &SystemRecord, request: &Opened<Request>, now: UtcMicros) -> Result<HostChange, Refusal> {
    let budget = system.budget(now);
    if budget.left() == 0 {
        let free_on = budget.next_free.unwrap_or_else(|| now.day());
        return Err(Refusal::BudgetSpent { allowed: budget.allowed, free_on });
    }
    if budget.open_returns >= OPEN_RETURNS_LIMIT {
        return Err(Refusal::PersonDecides { system_id: request.payload.system_id, open: budget.open_returns });
    }
    Ok(HostChange::Failed)
}
