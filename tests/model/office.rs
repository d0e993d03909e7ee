//! The issuer's office: his rules on a log of events in memory, and what must hold after each of them.

use std::collections::BTreeMap;

use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::{ComponentTag, ItemKind, LicensePackage, Nonce, Opened, Release, Request},
};
use xphone_license_manager::portal::protocol::{
    Command, Context, Event, Host as KnownHost, Issuer, Left, Order, OrderItem, Refusal, SystemRecord, apply, decide,
    decide_release, decide_request,
};

use crate::{
    Mutant,
    hosts::Host,
    signing::{Paper, Signing, public_key},
};

/// The issuer.
#[derive(Debug, Default)]
pub struct Office {
    pub issuer: Issuer,
    log: Vec<Event>,
    /// Whether no clock of a server is ever wrong.
    clocks_are_right: bool,
    /// When requests were made, by the right time.
    made: BTreeMap<[u8; 16], UtcMicros>,
    /// Units in the newest package of each system.
    granted: BTreeMap<SystemCode, u64>,
    /// Hosts that lost the licenses, and when.
    lost: Vec<(SystemCode, KnownHost, UtcMicros)>,
}

impl Office {
    pub fn new(clocks_are_right: bool) -> Self {
        Self { clocks_are_right, ..Self::default() }
    }

    pub fn order(&mut self, code: RequestCode, number: usize) {
        let item = |license_type: &str, quantity| OrderItem {
            id: String::new(),
            license_type: license_type.to_owned(),
            quantity,
            kind: ItemKind::Purchase,
            from: None,
            until: None,
            grace_days: 14,
            product_version: None,
        };
        let order = Order {
            order_number: format!("A{number}"),
            customer: String::new(),
            contact: None,
            drawn_at: UtcMicros(0),
            items: vec![item("SERVER", 1), item("OFFICE PLUS", 10)],
            redeemed: None,
        };
        self.person(&Command::AddOrder { code, order }, UtcMicros(0)).unwrap();
    }

    /// Notes when a request was made, by the right time.
    pub fn was_made(&mut self, nonce: Nonce, at: UtcMicros) {
        self.made.insert(nonce.0, at);
    }

    /// What a person at the issuer's does.
    pub fn person(&mut self, command: &Command, now: UtcMicros) -> Result<(), Refusal> {
        let key = ed25519_dalek::SigningKey::from_bytes(&[40; 32]);
        let events = decide(&self.issuer, command, &Context { now, key: &key })?;
        self.take(events);
        Ok(())
    }

    fn take(&mut self, events: Vec<Event>) {
        for event in events {
            apply(&mut self.issuer, &event);
            self.log.push(event);
        }
    }

    /// Answers a request or a return with a package or a receipt.
    pub fn answer(
        &mut self,
        paper: &Paper,
        now: UtcMicros,
        signing: &Signing,
        mutant: Mutant,
    ) -> Result<Paper, Refusal> {
        match paper {
            Paper::Request(file, opened) => self.request(file, opened, now, signing, mutant),
            Paper::Release(file, opened) => self.release(file, opened, now, signing),
            Paper::Package(..) | Paper::Receipt(..) => panic!("brought to the wrong counter"),
        }
    }

    fn request(
        &mut self,
        file: &str,
        opened: &Opened<Request>,
        now: UtcMicros,
        signing: &Signing,
        mutant: Mutant,
    ) -> Result<Paper, Refusal> {
        let system_id = opened.payload.system_id;
        let before = self.issuer.systems.get(&system_id).cloned();
        let (asks, state) = mutated(&self.issuer, opened, now, mutant);
        let events = if signing.is_real && mutant == Mutant::None {
            let key = ed25519_dalek::SigningKey::from_bytes(&[40; 32]);
            decide(&state, &Command::Request { envelope: file.to_owned() }, &Context { now, key: &key })?
        } else {
            decide_request(&state, &asks, now, signing)?
        };
        let is_repeat = events.is_empty();
        self.take(events);
        let system = self.issuer.systems.get_mut(&system_id).unwrap();
        match mutant {
            Mutant::BudgetNotCounted => system.failures.clear(),
            Mutant::ReturnServesTwice => {
                system.moving = system.moving.or(before.as_ref().and_then(|before| before.moving));
            }
            _ => {}
        }
        let answer = system.answer_to(asks.digest).unwrap().clone();
        if !is_repeat {
            check_answer(system, before.as_ref(), now);
            if let Some(former) =
                system.former.last().filter(|_| before.as_ref().is_some_and(|it| it.former.len() < system.former.len()))
            {
                self.lost.push((system_id, former.host.clone(), now));
                let made = self.made[&opened.payload.nonce.0];
                let sender = |lost: &&(SystemCode, KnownHost, UtcMicros)| {
                    lost.0 == system_id
                        && lost.1.key == opened.key
                        && share_an_anchor(&lost.1.components, &opened.payload.components)
                };
                let mut too_late = self.lost.iter().filter(sender).filter(|lost| lost.2 > made);
                let is_new = too_late.next().is_none();
                assert!(is_new || !self.clocks_are_right, "licenses moved by what was asked before they were lost");
            }
        }
        let package = signing.open_package(&answer.envelope);
        assert_eq!(package.payload.nonce, Some(opened.payload.nonce), "the nonce is echoed");
        if !is_repeat {
            self.grant(system_id, &package.payload);
        }
        Ok(Paper::Package(answer.envelope, package))
    }

    /// Notes what a package gives. Each unit that was ordered is given to one system at most.
    fn grant(&mut self, system_id: SystemCode, package: &LicensePackage) {
        self.granted.insert(system_id, package.items.iter().map(|item| u64::from(item.quantity)).sum());
        let granted = self.granted.values().sum::<u64>();
        let items = self.issuer.orders.values().flat_map(|order| &order.items);
        let ordered = items.map(|item| u64::from(item.quantity)).sum::<u64>();
        assert!(granted <= ordered, "{granted} units are given, {ordered} were ordered");
    }

    fn release(
        &mut self,
        file: &str,
        opened: &Opened<Release>,
        now: UtcMicros,
        signing: &Signing,
    ) -> Result<Paper, Refusal> {
        let events = if signing.is_real {
            let key = ed25519_dalek::SigningKey::from_bytes(&[40; 32]);
            decide(&self.issuer, &Command::Release { envelope: file.to_owned() }, &Context { now, key: &key })?
        } else {
            decide_release(&self.issuer, opened, now, signing)?
        };
        self.take(events);
        let system = &self.issuer.systems[&opened.payload.system_id];
        let receipt = system.receipt_for(opened.digest).unwrap().receipt.clone();
        let receipt_opened = signing.open_receipt(&receipt);
        Ok(Paper::Receipt(receipt, receipt_opened))
    }

    /// A restart: what was noted adds up to the same.
    pub fn restart(&mut self) {
        let mut issuer = Issuer::default();
        self.log.iter().for_each(|event| apply(&mut issuer, event));
        assert_eq!(issuer, self.issuer, "the issuer has lost a step");
    }

    /// Whether the issuer's own books say that this server has the licenses, or may have them for a reason.
    pub fn allows(&self, host: &Host, today: Day) -> bool {
        let Some(system) = self.issuer.systems.get(&host.disk.system) else { return false };
        let is = |other: &KnownHost| is_of(other, host);
        // Whoever reports a server as failed that still runs pays for it from his budget, or a person has agreed.
        let failed = |left: Left| matches!(left, Left::Failed { .. });
        let runs = |left: Left| matches!(left, Left::Returned { runs_until, .. } if today <= runs_until);
        is(&system.host)
            || system.former.iter().any(|former| is(&former.host) && (failed(former.left) || runs(former.left)))
    }

    pub fn has(&self, host: &Host) -> bool {
        self.issuer.systems.get(&host.disk.system).is_some_and(|system| is_of(&system.host, host))
    }

    pub fn knows(&self, system: SystemCode) -> bool {
        self.issuer.systems.contains_key(&system)
    }
}

fn is_of(known: &KnownHost, host: &Host) -> bool {
    let same = |package: &LicensePackage| share_an_anchor(&known.components, &package.binding.components);
    known.key == public_key(host.disk.key) && host.disk.state.package().is_some_and(same)
}

fn share_an_anchor(one: &[ComponentTag], other: &[ComponentTag]) -> bool {
    let is_anchor = |part: &&ComponentTag| ["system-uuid", "mac-address"].contains(&part.component.as_str());
    one.iter().filter(is_anchor).any(|part| other.contains(part))
}

/// The request and the state as a faulty issuer would take them.
fn mutated(issuer: &Issuer, opened: &Opened<Request>, now: UtcMicros, mutant: Mutant) -> (Opened<Request>, Issuer) {
    let (mut asks, mut state) = (opened.clone(), issuer.clone());
    let system = state.systems.get_mut(&asks.payload.system_id);
    match (mutant, system) {
        (Mutant::RepeatIsNew, Some(system)) => {
            system.packages.retain(|issued| issued.request != asks.digest || issued.nonce != asks.payload.nonce);
            if system.packages.is_empty() {
                state = issuer.clone();
            }
        }
        (Mutant::OldRequestsTaken, _) => asks.payload.made_at = now,
        (Mutant::CopyIsOriginal, Some(system)) => asks.payload.components.clone_from(&system.host.components),
        (Mutant::NumberFromRequest, Some(system)) => {
            if let Some(last) = asks.payload.last_package
                && let Some(newest) = system.packages.last_mut()
            {
                newest.package.generation = last.generation;
            }
        }
        (Mutant::CodeServesTwice, _) => {
            for order in state.orders.values_mut() {
                order.redeemed = order.redeemed.filter(|redeemed| redeemed.system_id == asks.payload.system_id);
            }
        }
        _ => {}
    }
    (asks, state)
}

/// What holds whenever a package was issued.
fn check_answer(system: &SystemRecord, before: Option<&SystemRecord>, now: UtcMicros) {
    let issued = system.packages.last().unwrap();
    let earlier = &system.packages[..system.packages.len() - 1];
    assert!(earlier.iter().all(|other| other.nonce != issued.nonce), "two packages for one nonce");
    let rises = earlier.last().is_none_or(|other| other.package.generation < issued.package.generation);
    assert!(rises, "the number of the package does not rise");
    let Some(before) = before else { return };
    assert!(before.suspended.is_none(), "a suspended system got a package");
    if system.failures.len() > before.failures.len() || system.former.len() > before.former.len() {
        let budget = system.budget(now);
        let agreed = before.exception.is_some() && system.exception.is_none();
        let returned = before.moving.is_some();
        let paid = system.budget(now).used > before.budget(now).used && budget.used <= budget.allowed;
        assert!(agreed || returned || paid, "licenses moved without a return, a budget or a person");
    }
}
