//! The state: what all events add up to.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::{ChangeLogHead, Digest, PackageMark},
};

use super::{
    ALLOWED_FAILURES, Budget, Event, FormerHost, Host, HostChange, IssuedPackage, IssuedReceipt, Left, Order, Redeemed,
    Refusal, WAY_BACK_DAYS,
};

/// All orders and systems of one issuer. Holds request codes, which are as good as licenses: keep it secret.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Orders by the code of their certificate.
    pub orders: BTreeMap<RequestCode, Order>,
    /// Systems that have a package.
    pub systems: BTreeMap<SystemCode, SystemRecord>,
}

/// What is known of a system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemRecord {
    /// The host that has the licenses, or had them last.
    pub host: Host,
    /// Hosts before it, oldest first.
    pub former: Vec<FormerHost>,
    /// The return that waits for its move.
    pub moving: Option<MoveInProgress>,
    /// Why the system gets nothing, if it is suspended.
    pub suspended: Option<Note>,
    /// The exception that the next request from another host uses.
    pub exception: Option<Note>,
    /// Moves from failed servers allowed within the period.
    pub allowed_failures: u16,
    /// When the licenses moved from a failed server, oldest first.
    pub failures: Vec<UtcMicros>,
    /// The packages issued, oldest first; never empty.
    pub packages: Vec<IssuedPackage>,
    /// The returns credited, oldest first.
    pub releases: Vec<IssuedReceipt>,
    /// The newest head of its change log that was seen.
    pub change_log_head: Option<ChangeLogHead>,
}

/// A return that was credited, while no server has fetched the licenses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveInProgress {
    /// The package that was given up.
    pub package: PackageMark,
    /// When, by the clock of the old server, but not later than it came.
    pub made_at: UtcMicros,
    /// Last day on which the old server may still run.
    pub runs_until: Day,
}

/// What a person decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: UtcMicros,
}

impl Note {
    pub(super) fn new(by: &str, reason: &str, at: UtcMicros) -> Result<Self, Refusal> {
        let (by, reason) = (by.trim(), reason.trim());
        if by.is_empty() || reason.is_empty() {
            return Err(Refusal::NoteMissing);
        }
        Ok(Self { by: by.to_owned(), reason: reason.to_owned(), at })
    }
}

/// How a system stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// One host has the licenses, and every host before it has returned them.
    Active,
    /// The licenses were returned, and no server has fetched them.
    MoveInProgress(MoveInProgress),
    /// One host has the licenses; so many hosts before it failed and have not returned them.
    ReleasePending(u16),
    /// It gets nothing until it is resumed.
    Suspended,
}

impl SystemRecord {
    /// How the system stands at a time.
    pub fn standing(&self, now: UtcMicros) -> Standing {
        let Budget { open_returns, .. } = self.budget(now);
        match (&self.suspended, self.moving) {
            (Some(_), _) => Standing::Suspended,
            (None, Some(moving)) => Standing::MoveInProgress(moving),
            (None, None) if open_returns > 0 => Standing::ReleasePending(open_returns),
            (None, None) => Standing::Active,
        }
    }

    /// The package that this request was answered with.
    pub fn answer_to(&self, request: Digest) -> Option<&IssuedPackage> {
        self.packages.iter().find(|issued| issued.request == request)
    }

    /// The receipt that this return was answered with.
    pub fn receipt_for(&self, release: Digest) -> Option<&IssuedReceipt> {
        self.releases.iter().find(|issued| issued.release == release)
    }

    /// The newest package.
    pub fn newest(&self) -> Option<PackageMark> {
        self.packages.last().map(|issued| issued.package)
    }
}

impl Issuer {
    /// A system that has a package.
    pub(super) fn system(&self, system_id: SystemCode) -> Result<&SystemRecord, Refusal> {
        self.systems.get(&system_id).ok_or(Refusal::UnknownSystem(system_id))
    }
}

/// Notes an event. Total: what does not fit (it cannot, after `decide`) changes nothing.
pub fn apply(issuer: &mut Issuer, event: &Event) {
    match event {
        Event::OrderAdded { code, order } => {
            issuer.orders.entry(*code).or_insert_with(|| order.clone());
        }
        Event::RequestAnswered {
            system_id,
            at,
            request,
            nonce,
            host,
            change,
            codes,
            package,
            envelope,
            change_log_head,
        } => {
            let redeemed = Redeemed { system_id: *system_id, at: *at, generation: package.generation };
            for code in codes {
                if let Some(order) = issuer.orders.get_mut(code) {
                    order.redeemed.get_or_insert(redeemed);
                }
            }
            let system = issuer.systems.entry(*system_id).or_insert_with(|| SystemRecord::begin(host));
            system.host_changed(host, *change, *at);
            system.packages.push(IssuedPackage {
                request: *request,
                nonce: *nonce,
                package: *package,
                issued_at: *at,
                envelope: envelope.clone(),
            });
            let seen = system.change_log_head.map_or(0, |head| head.number);
            system.change_log_head = change_log_head.filter(|head| head.number > seen).or(system.change_log_head);
        }
        Event::ReleaseCredited { system_id, at, release, package, made_at, runs_until, late, receipt } => {
            let Some(system) = issuer.systems.get_mut(system_id) else { return };
            let (release, package) = (*release, *package);
            system.releases.push(IssuedReceipt { release, package, receipt: receipt.clone() });
            if *late {
                system.returned_late(package.generation);
            } else {
                // A clock that ran ahead must not make all later requests of the server look old.
                let made_at = *made_at.min(at);
                system.moving = Some(MoveInProgress { package, made_at, runs_until: *runs_until });
            }
        }
        Event::Suspended { system_id, note } => {
            if let Some(system) = issuer.systems.get_mut(system_id) {
                system.suspended = Some(note.clone());
            }
        }
        Event::Resumed { system_id, .. } => {
            if let Some(system) = issuer.systems.get_mut(system_id) {
                system.suspended = None;
            }
        }
        Event::ExceptionGranted { system_id, note } => {
            if let Some(system) = issuer.systems.get_mut(system_id) {
                system.exception = Some(note.clone());
            }
        }
        Event::BudgetAgreed { system_id, allowed, .. } => {
            if let Some(system) = issuer.systems.get_mut(system_id) {
                system.allowed_failures = *allowed;
            }
        }
        Event::SystemTakenOver { system_id, record, .. } => {
            issuer.systems.entry(*system_id).or_insert_with(|| SystemRecord::clone(record));
        }
    }
}

impl SystemRecord {
    fn begin(host: &Host) -> Self {
        Self {
            host: host.clone(),
            former: Vec::new(),
            moving: None,
            suspended: None,
            exception: None,
            allowed_failures: ALLOWED_FAILURES,
            failures: Vec::new(),
            packages: Vec::new(),
            releases: Vec::new(),
            change_log_head: None,
        }
    }

    fn host_changed(&mut self, host: &Host, change: HostChange, at: UtcMicros) {
        let left = match (change, self.moving) {
            (HostChange::First | HostChange::Same | HostChange::CalledOff, _) => None,
            (_, Some(MoveInProgress { runs_until, .. })) => {
                Some(Left::Returned { runs_until, opens_on: runs_until.plus(WAY_BACK_DAYS + 1) })
            }
            (_, None) => Some(Left::Failed { at, returned: false }),
        };
        match change {
            HostChange::Failed => self.failures.push(at),
            HostChange::Exception => self.exception = None,
            HostChange::First | HostChange::Same | HostChange::CalledOff | HostChange::Moved => {}
        }
        let mut before = std::mem::replace(&mut self.host, host.clone());
        if let Some(left) = left {
            // What it made before it lost the licenses does not bring them back, however late it comes.
            before.asked_at = before.asked_at.max(at);
            self.former.push(FormerHost { host: before, left });
        }
        self.moving = None;
    }

    fn returned_late(&mut self, generation: u64) {
        for former in &mut self.former {
            if let Left::Failed { returned, .. } = &mut former.left
                && former.host.generation == generation
            {
                *returned = true;
            }
        }
    }
}
