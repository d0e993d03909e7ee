//! A world in which everything goes wrong that can, and the way out of it.

use std::fmt::Write as _;

use xlm_core::{
    binding::BindingState,
    calendar::UtcMicros,
    code::{RequestCode, SystemCode},
    document::Reason,
    rehosting::{MoveState, RehostingStep},
};
use xphone_license_manager::portal::protocol::{Command, Refusal};

use crate::{
    Mutant,
    hosts::{Disk, Hardware, Host, facts},
    office::Office,
    random::Random,
    signing::{Paper, Signing},
};

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;
/// 2026-01-01.
const START: UtcMicros = UtcMicros(1_767_225_600_000_000);

/// The system with this number.
fn system(number: u8) -> SystemCode {
    SystemCode::from_random([number + 7; 9])
}

/// Rounds that an administrator needs at most to be licensed again.
const ROUNDS: usize = 30;

/// Something that happened, for the report of a history that fails.
#[derive(Clone, Copy, Debug)]
#[expect(dead_code, reason = "what is in it is shown when a history fails")]
pub enum Step {
    Time(i64),
    Observe(usize),
    Request(usize, Reason),
    Release(usize, u16),
    CallOff(usize),
    ToIssuer(usize, bool),
    ToHost(usize, usize),
    Lost(usize),
    Drift(usize),
    Dies(usize),
    FromBackup(usize),
    TypedId,
    CopiedDisk(usize),
    RolledBack(usize),
    Backup(usize),
    Restart(usize),
    IssuerRestarts,
    Clock(usize, i64),
    Person(u8),
}

pub struct World {
    random: Random,
    mutant: Mutant,
    signing: Signing,
    now: UtcMicros,
    office: Office,
    hosts: Vec<Host>,
    backups: Vec<(usize, Disk)>,
    mail: Vec<Paper>,
    codes: Vec<RequestCode>,
    history: Vec<Step>,
    nonce: u64,
    keys: usize,
    hardware: u8,
    with_clocks: bool,
}

impl World {
    pub fn new(seed: u64, mutant: Mutant, is_real: bool) -> Self {
        let mut random = Random::new(seed);
        let with_clocks = random.once_in(3);
        let mut world = Self {
            random,
            mutant,
            signing: Signing::new(is_real),
            now: START,
            office: Office::new(!with_clocks),
            hosts: vec![],
            backups: vec![],
            mail: vec![],
            codes: vec![],
            history: vec![],
            nonce: 0,
            keys: 0,
            hardware: 0,
            with_clocks,
        };
        for number in 0..3 {
            world.new_order(number);
        }
        world.new_server(system(0));
        if world.random.once_in(4) {
            world.new_server(system(1));
        }
        world
    }

    /// What was done, a line each.
    pub fn history(&self) -> String {
        let mut text = String::new();
        for step in &self.history {
            let _ = writeln!(text, "  {step:?}");
        }
        text
    }

    fn new_order(&mut self, number: usize) {
        let code = RequestCode::from_random([number as u8 + 1; 15]);
        self.office.order(code, number);
        self.codes.push(code);
    }

    fn new_hardware(&mut self) -> Hardware {
        self.hardware += 1;
        Hardware { uuid: self.hardware, mac: self.hardware, os: self.hardware }
    }

    /// A server that was set up new, with this X-ID.
    fn new_server(&mut self, system: SystemCode) -> usize {
        self.keys += 1;
        let (disk, hardware) = (Disk::new(system, self.keys, self.now), self.new_hardware());
        self.start(Host::new(hardware, disk))
    }

    /// A machine starts, and the program on it reads the hardware.
    fn start(&mut self, mut host: Host) -> usize {
        host.observe(self.now, &self.signing);
        self.hosts.push(host);
        self.hosts.len() - 1
    }

    fn some_host(&mut self) -> Option<usize> {
        let alive: Vec<usize> = (0..self.hosts.len()).filter(|index| self.hosts[*index].is_alive).collect();
        (!alive.is_empty()).then(|| alive[self.random.below(alive.len())])
    }

    /// Lets something happen.
    pub fn step(&mut self) {
        let happening = self.random.below(40);
        let Some(host) = self.some_host() else { return self.replace() };
        let (now, mutant) = (self.now, self.mutant);
        match happening {
            0..=5 => {
                let micros = self.random.pick(&[HOUR, DAY, DAY, 3 * DAY, 10 * DAY, 20 * DAY, 40 * DAY]);
                self.history.push(Step::Time(micros));
                self.now.0 += micros + self.random.below(1000) as i64;
            }
            6 | 7 => {
                self.history.push(Step::Observe(host));
                self.hosts[host].observe(now, &self.signing);
            }
            8..=13 => {
                let reason = self.reason(host);
                self.ask(host, reason);
            }
            14..=16 => {
                let days = self.random.pick(&[0, 1, 7, 14]);
                self.history.push(Step::Release(host, days));
                let paper = self.hosts[host].release(days, now, &self.signing, mutant);
                self.mail.extend(paper);
            }
            17 | 18 => {
                self.history.push(Step::CallOff(host));
                if self.hosts[host].call_off(now, &self.signing, mutant).is_ok() && self.random.once_in(2) {
                    self.ask(host, Reason::Move);
                }
            }
            19..=30 => self.deliver(),
            31 => self.drift(host),
            32 => {
                if self.random.once_in(2) {
                    self.history.push(Step::Dies(host));
                    self.hosts[host].is_alive = false;
                } else {
                    self.replace();
                }
            }
            33 => {
                self.history.push(Step::Backup(host));
                self.backups.push((host, self.hosts[host].disk.clone()));
            }
            34 => self.copy_disk(host),
            35 => self.roll_back(host),
            36 => self.restart(host),
            37 if self.with_clocks => {
                let days = self.random.pick(&[-365, -20, -2, 0, 0, 0, 3, 45, 365, 4000]);
                self.history.push(Step::Clock(host, days));
                self.hosts[host].shift = days * DAY;
            }
            37 | 38 => self.person(),
            _ => {
                self.history.push(Step::IssuerRestarts);
                if mutant == Mutant::None {
                    self.office.restart();
                }
            }
        }
        self.check();
    }

    /// What a sensible administrator asks for, or any other.
    fn reason(&mut self, host: usize) -> Reason {
        let any = self.random.pick(&[Reason::Activation, Reason::Drift, Reason::Move, Reason::Failed]);
        if self.random.once_in(4) {
            return any;
        }
        match self.hosts[host].step(self.now) {
            RehostingStep::NothingBound if !self.office.knows(self.hosts[host].disk.system) => Reason::Activation,
            RehostingStep::NothingBound => self.random.pick(&[Reason::Move, Reason::Failed]),
            RehostingStep::ImportPackage { reason } => reason,
            RehostingStep::RequestMove | RehostingStep::ConfirmCallOff => Reason::Move,
            RehostingStep::RequestFailed | RehostingStep::MovedOrCopied => Reason::Failed,
            _ => Reason::Drift,
        }
    }

    fn ask(&mut self, host: usize, reason: Reason) {
        self.history.push(Step::Request(host, reason));
        self.nonce += 1;
        let codes: Vec<RequestCode> = match reason {
            Reason::Activation => vec![self.random.pick(&self.codes.clone())],
            _ => vec![],
        };
        let paper = self.hosts[host].request(reason, &codes, self.nonce, self.now, &self.signing);
        if let Some(Paper::Request(_, opened)) = &paper {
            self.office.was_made(opened.payload.nonce, self.now);
        }
        self.mail.extend(paper);
    }

    /// Takes some letter: late ones, too, and the same one again and again.
    fn deliver(&mut self) {
        if self.mail.is_empty() {
            return;
        }
        let letter = self.random.below(self.mail.len());
        if self.random.once_in(8) {
            self.history.push(Step::Lost(letter));
            self.mail.swap_remove(letter);
            return;
        }
        let paper = self.mail[letter].clone();
        match &paper {
            Paper::Request(..) | Paper::Release(..) => {
                let answered = self.office.answer(&paper, self.now, &self.signing, self.mutant);
                self.history.push(Step::ToIssuer(letter, answered.is_ok()));
                self.mail.extend(answered);
            }
            Paper::Package(..) | Paper::Receipt(..) => {
                // A stick may end up in any server.
                let Some(host) = self.some_host() else { return };
                self.history.push(Step::ToHost(letter, host));
                self.bring(host, &paper);
            }
        }
    }

    fn bring(&mut self, host: usize, paper: &Paper) {
        let before = facts(&self.hosts[host].disk.state);
        if self.hosts[host].import(paper, self.now, &self.signing, self.mutant).is_err() {
            assert_eq!(facts(&self.hosts[host].disk.state), before, "refused, and changed all the same");
        }
    }

    fn drift(&mut self, host: usize) {
        self.history.push(Step::Drift(host));
        let new = self.new_hardware();
        let hardware = &mut self.hosts[host].hardware;
        match self.random.below(3) {
            0 => hardware.mac = new.mac,
            1 => hardware.uuid = new.uuid,
            _ => (hardware.uuid, hardware.mac) = (new.uuid, new.mac),
        }
        self.hosts[host].observe(self.now, &self.signing);
    }

    /// A new server: from a backup, or with the X-ID typed in.
    fn replace(&mut self) {
        if !self.backups.is_empty() && !self.random.once_in(3) {
            let index = self.random.below(self.backups.len());
            self.history.push(Step::FromBackup(index));
            let disk = self.backups[index].1.clone();
            let hardware = self.new_hardware();
            self.start(Host::new(hardware, disk));
        } else {
            self.history.push(Step::TypedId);
            let system = self.hosts[0].disk.system;
            self.new_server(system);
        }
    }

    fn copy_disk(&mut self, host: usize) {
        self.history.push(Step::CopiedDisk(host));
        let new = self.new_hardware();
        let hardware = Hardware { os: self.hosts[host].hardware.os, ..new };
        let disk = self.hosts[host].disk.clone();
        self.start(Host::new(hardware, disk));
    }

    fn roll_back(&mut self, host: usize) {
        let own: Vec<usize> = (0..self.backups.len()).filter(|index| self.backups[*index].0 == host).collect();
        if own.is_empty() {
            return;
        }
        let backup = self.random.pick(&own);
        self.history.push(Step::RolledBack(host));
        self.hosts[host].disk = self.backups[backup].1.clone();
        self.hosts[host].rolled_back = true;
        self.hosts[host].observe(self.now, &self.signing);
    }

    /// The server loses power: only what is in the change log is left.
    fn restart(&mut self, host: usize) {
        self.history.push(Step::Restart(host));
        let host = &mut self.hosts[host];
        if self.mutant == Mutant::EntryLost && host.disk.entries() > 1 {
            host.disk.lose_last_entry();
        }
        let replayed = host.disk.replayed(&self.signing);
        if self.mutant != Mutant::CallOffNeedsNobody {
            assert_eq!(facts(&replayed), facts(&host.disk.state), "a step that was acknowledged is lost");
            host.disk.state = replayed;
        }
    }

    fn person(&mut self) {
        let system_id = system(self.random.below(2) as u8);
        let (by, reason) = ("A. Person".to_owned(), "asked by telephone".to_owned());
        let kind = self.random.below(4) as u8;
        self.history.push(Step::Person(kind));
        let command = match kind {
            0 => Command::Suspend { system_id, by, reason },
            1 => Command::Resume { system_id, by, reason },
            2 => Command::Override { system_id, by, reason },
            _ => Command::AgreeBudget { system_id, allowed: self.random.pick(&[0, 1, 3, 5]), by, reason },
        };
        let _ = self.office.person(&command, self.now);
    }

    /// Nobody has licenses without a reason: the server that the issuer has bound them to; one whose agreed days run;
    /// one in emergency operation or grace; one that was reported as failed, which the budget bounds.
    fn check(&self) {
        let today = self.now.day();
        for host in &self.hosts {
            if host.rolled_back || !host.disk.honest || host.shift != 0 || !host.is_in_force(self.now, self.mutant) {
                continue;
            }
            if host.disk.state.release.is_some() {
                let released = host.disk.released_at.map_or(today, UtcMicros::day);
                assert!(today.since(released) < 14, "the old server still runs {} days later", today.since(released));
                continue;
            }
            let is_emergency = matches!(host.binding(self.now), BindingState::Grace { .. });
            assert!(
                is_emergency || self.office.allows(host, today),
                "licenses without a reason on {:?} with key {}",
                host.hardware,
                host.disk.key
            );
        }
    }

    /// The network heals, the clocks are right, and an administrator does what the texts tell him.
    pub fn ends_well(&mut self) {
        for host in &mut self.hosts {
            host.shift = 0;
        }
        self.now.0 += DAY;
        let mut host = self.some_host().unwrap_or(0);
        if !self.hosts[host].is_alive {
            self.replace();
            host = self.hosts.len() - 1;
        }
        let mut told = None;
        for _ in 0..ROUNDS {
            self.now.0 += HOUR;
            self.hosts[host].observe(self.now, &self.signing);
            self.check();
            if self.hosts[host].is_well(self.now) {
                return;
            }
            let step = self.hosts[host].step(self.now);
            let reason = match (told.take(), step) {
                (Some(reason), _) | (None, RehostingStep::ImportPackage { reason }) => reason,
                (None, RehostingStep::NothingBound) if self.office.knows(self.hosts[host].disk.system) => Reason::Move,
                (None, RehostingStep::NothingBound) => Reason::Activation,
                (None, RehostingStep::RequestMove | RehostingStep::ConfirmCallOff) => Reason::Move,
                (None, RehostingStep::RequestFailed | RehostingStep::MovedOrCopied) => Reason::Failed,
                (None, RehostingStep::SendReturn | RehostingStep::AskOnNewServer) => {
                    if matches!(self.hosts[host].moving(self.now), MoveState::Running { .. }) && self.random.once_in(2)
                    {
                        self.hosts[host].call_off(self.now, &self.signing, self.mutant).unwrap();
                        continue;
                    }
                    let paper = self.hosts[host].release(0, self.now, &self.signing, self.mutant).unwrap();
                    if let Ok(receipt) = self.office.answer(&paper, self.now, &self.signing, self.mutant) {
                        self.bring(host, &receipt);
                    }
                    self.history.push(Step::TypedId);
                    host = self.new_server(self.hosts[host].disk.system);
                    continue;
                }
                (None, RehostingStep::Moved) => {
                    host = self.server_with_licenses(host);
                    continue;
                }
                (None, _) => Reason::Drift,
            };
            told = self.ask_and_import(host, reason);
        }
        let host = &self.hosts[host];
        panic!(
            "not licensed again: {:?}, {:?}, {:?}",
            host.step(self.now),
            host.binding(self.now),
            self.office.issuer.systems.get(&host.disk.system).map(|system| system.standing(self.now))
        );
    }

    /// The server that has the licenses, or a new one if that does not run any more.
    fn server_with_licenses(&mut self, host: usize) -> usize {
        let system = self.hosts[host].disk.system;
        let has = |other: &Host| other.is_alive && other.disk.system == system && self.office.has(other);
        match self.hosts.iter().position(has) {
            Some(found) if found != host => found,
            _ => {
                self.history.push(Step::TypedId);
                self.new_server(system)
            }
        }
    }

    /// Asks, and imports what comes. Tells as what to ask next if the issuer's refusal says so.
    fn ask_and_import(&mut self, host: usize, reason: Reason) -> Option<Reason> {
        self.ask(host, reason);
        let paper = self.mail.pop()?;
        let refusal = match self.office.answer(&paper, self.now, &self.signing, self.mutant) {
            Ok(package) => {
                self.bring(host, &package);
                return None;
            }
            Err(refusal) => refusal,
        };
        let (by, because) = ("A. Person".to_owned(), "asked by telephone".to_owned());
        match refusal {
            Refusal::Released(_) => Some(Reason::Move),
            Refusal::NotReleased(_) | Refusal::AnotherKey(_) | Refusal::OtherHardware(_) => Some(Reason::Failed),
            Refusal::UnknownSystem(_) => Some(Reason::Activation),
            Refusal::Stale { .. } => {
                self.now.0 += DAY;
                Some(reason)
            }
            Refusal::FormerHost { system_id, .. } | Refusal::PersonDecides { system_id, .. } => {
                self.office.person(&Command::Override { system_id, by, reason: because }, self.now).unwrap();
                Some(reason)
            }
            Refusal::BudgetSpent { .. } => {
                let system_id = self.hosts[host].disk.system;
                self.office.person(&Command::Override { system_id, by, reason: because }, self.now).unwrap();
                Some(reason)
            }
            Refusal::Suspended(system_id) => {
                self.office.person(&Command::Resume { system_id, by, reason: because }, self.now).unwrap();
                Some(reason)
            }
            Refusal::CodeRedeemed { .. } => {
                let number = self.codes.len();
                self.new_order(number);
                self.codes.drain(..number);
                Some(reason)
            }
            other => panic!("no text helps: {other}"),
        }
    }
}
