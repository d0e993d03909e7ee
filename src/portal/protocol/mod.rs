//! The issuer's rules: which request gets which package, which return is credited, and what a person has to decide.
//!
//! Pure, like the core: [`decide`] says what a [`Command`] amounts to, [`apply`] notes it; no file, clock, network or
//! randomness. The same state, command and [`Context`] always give the same events, byte by byte, because Ed25519 signs
//! without chance. A store keeps the events in order and replays them; the state is what they add up to.
//!
//! **Repeats.** A request or return whose digest was answered before gives no event: [`Issuer::answer`] finds the package
//! or receipt that it got. So a sender may repeat anything that got lost, and so may a store that is not sure.
//!
//! **Transactions.** Everything but [`Command::AddOrder`] belongs to one X-ID ([`Command::subject`]): of two commands for
//! the same one, the second must be decided on the state that the first has left. A request may also redeem codes, which
//! belong to no X-ID before: deciding requests that name the same code must not overlap either. A store with one writer
//! needs nothing more than to decide, append and apply within one transaction.
//!
//! **Hosts.** A system runs on one host at a time, known by installation key *and* hardware: a copied disk has the key of
//! its original. The host may ask for a package as often as it likes. Another host gets one by a return of the old one
//! (planned move), from the budget (server failed), or because a person at the issuer's grants an exception.
//!
//! What no issuer can see is a copy that runs on hardware with the same parameters, such as a snapshot of a virtual machine
//! with its UUID and MAC address.

mod answer;
mod budget;
mod command;
mod event;
mod host;
mod issuer;
mod order;
mod package;
mod refusal;
mod release;
mod request;

use ed25519_dalek::SigningKey;
use xlm_core::{
    calendar::UtcMicros,
    document::{Opened, Release, Request},
};

pub use self::{
    answer::{Answer, IssuedPackage, IssuedReceipt, Seal},
    budget::{ALLOWED_FAILURES, BUDGET_PERIOD_DAYS, Budget, OPEN_RETURNS_LIMIT},
    command::{Command, Subject},
    event::{Event, HostChange},
    host::{FormerHost, Host, Left},
    issuer::{Issuer, MoveInProgress, Note, Standing, SystemRecord, apply},
    order::{Order, OrderFlaw, OrderItem, Redeemed},
    package::TOLERANCE_PERCENT,
    refusal::Refusal,
    release::{MAX_TAIL_DAYS, WAY_BACK_DAYS},
};

/// What `decide` may know besides the state.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Now, by the issuer's clock.
    pub now: UtcMicros,
    /// The key that packages and receipts are signed with.
    pub key: &'a SigningKey,
}

/// Decides a command: the events that it amounts to. None for a request or return that was answered before.
///
/// # Errors
/// A [`Refusal`] that says what stands against it. The state is untouched either way.
pub fn decide(issuer: &Issuer, command: &Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    use xlm_core::document::open_own;
    let now = context.now;
    match command {
        Command::AddOrder { code, order } => order::add(issuer, *code, order),
        Command::Request { envelope } => request::decide(issuer, &open_own(envelope.as_bytes())?, now, context.key),
        Command::Release { envelope } => release::decide(issuer, &open_own(envelope.as_bytes())?, now, context.key),
        Command::Suspend { system_id, by, reason } => {
            let system = issuer.system(*system_id)?;
            if system.suspended.is_some() {
                return Err(Refusal::Suspended(*system_id));
            }
            Ok(vec![Event::Suspended { system_id: *system_id, note: Note::new(by, reason, now)? }])
        }
        Command::Resume { system_id, by, reason } => {
            if issuer.system(*system_id)?.suspended.is_none() {
                return Err(Refusal::NotSuspended(*system_id));
            }
            Ok(vec![Event::Resumed { system_id: *system_id, note: Note::new(by, reason, now)? }])
        }
        Command::Override { system_id, by, reason } => {
            issuer.system(*system_id)?;
            Ok(vec![Event::ExceptionGranted { system_id: *system_id, note: Note::new(by, reason, now)? }])
        }
        Command::AgreeBudget { system_id, allowed, by, reason } => {
            issuer.system(*system_id)?;
            let (system_id, allowed) = (*system_id, *allowed);
            Ok(vec![Event::BudgetAgreed { system_id, allowed, note: Note::new(by, reason, now)? }])
        }
    }
}

/// [`decide`] for a request that was opened already.
///
/// # Errors
/// As [`decide`].
pub fn decide_request(
    issuer: &Issuer,
    request: &Opened<Request>,
    now: UtcMicros,
    seal: &impl Seal,
) -> Result<Vec<Event>, Refusal> {
    request::decide(issuer, request, now, seal)
}

/// [`decide`] for a return that was opened already.
///
/// # Errors
/// As [`decide`].
pub fn decide_release(
    issuer: &Issuer,
    release: &Opened<Release>,
    now: UtcMicros,
    seal: &impl Seal,
) -> Result<Vec<Event>, Refusal> {
    release::decide(issuer, release, now, seal)
}

/// Makes the package that a request would get if its codes were right, and forgets it: who tries codes shall not tell by
/// the time that it takes which of them exist.
pub fn spend_as_if_answered(request: &Opened<Request>, now: UtcMicros, seal: &impl Seal) {
    request::spend_as_if_answered(&request.payload, now, seal);
}
