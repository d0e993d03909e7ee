//! Servers with their disks: the real core on a change log in memory.

use std::sync::{Arc, LazyLock};

use xlm_core::{
    binding::{self, BindingState, component_tags},
    calendar::UtcMicros,
    catalog::{Catalog, Catalogs},
    clock,
    code::{RequestCode, SystemCode, SystemId},
    command::{self, Command, Context, Refusal, decide},
    document::{MachineKind, Nonce, PackageMark, ProductEdition, Reason, Request, SystemKind},
    event::{Entry, Event, decode_events, encode_events},
    identity::{
        AdapterBus, AdapterRole, AddressAssignment, DigestKey, Hypervisor, Known, MachineFacts, Medium, NetworkAdapter,
        Reading, Virtualization, observe,
    },
    installation::Installation,
    license::pools,
    rehosting::{MoveState, RehostingStep, document_time, move_state, next_step, release_document},
};

use crate::{
    Mutant,
    signing::{Paper, Signing, TRUST, public_key},
};

static CATALOGS: LazyLock<Arc<Catalogs>> = LazyLock::new(|| {
    let catalog = Catalog::from_ron(include_str!("../../assets/catalog/v10.ron")).unwrap();
    Arc::new(Catalogs(vec![Arc::new(catalog)]))
});

/// What a virtual machine is known by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hardware {
    pub uuid: u8,
    pub mac: u8,
    pub os: u8,
}

impl Hardware {
    fn facts(self) -> MachineFacts {
        let address = format!("00:50:56:80:00:{:02X}", self.mac).parse().ok();
        let adapter = NetworkAdapter {
            name: "ens192".to_owned(),
            permanent: address,
            current: address,
            assignment: AddressAssignment::Permanent,
            role: AdapterRole::Device,
            medium: Medium::Wired,
            bus: AdapterBus::Pci,
            bus_path: "0000:03:00.0".to_owned(),
        };
        MachineFacts {
            system_uuid: Reading::Present(format!("4c4c4544-0042-3510-8052-c2c04f4e33{:02x}", self.uuid)),
            board_serial: Reading::Absent,
            disk_serial: Reading::Absent,
            os_installation: Reading::Present(format!("0123456789abcdef0123456789abcd{:02x}", self.os)),
            processor: Reading::Absent,
            model: Reading::Present("Sample Computers\nVirtual 1\nBoard A".to_owned()),
            adapters: Ok(vec![adapter]),
            virtualization: Virtualization { vm: Some(Hypervisor::Vmware), container: None },
            operating_system: String::new(),
            boot_id: None,
        }
    }
}

/// What lies on a disk, and in a backup of it.
#[derive(Clone, Debug)]
pub struct Disk {
    pub system: SystemCode,
    /// Number of the installation key.
    pub key: usize,
    log: Vec<Entry>,
    pub state: Installation,
    /// Whether every entry was made by a clock that was right.
    pub honest: bool,
    /// When the licenses were given up, by the right time.
    pub released_at: Option<UtcMicros>,
}

impl Disk {
    pub fn new(system: SystemCode, key: usize, at: UtcMicros) -> Self {
        let state = Installation::new(Arc::clone(&CATALOGS));
        let mut disk = Self { system, key, log: vec![], state, honest: true, released_at: None };
        let set_up = Command::SetUp {
            kind: SystemKind::Licensed,
            edition: "v10".to_owned(),
            system_id: SystemId::Own(system),
            installation_key: Some(public_key(key)),
        };
        let events = decide(&disk.state, &set_up, &Context { now: at, trust: &TRUST }).unwrap();
        disk.append(events, at, &Signing::new(false));
        disk
    }

    fn append(&mut self, events: Vec<Event>, clock: UtcMicros, signing: &Signing) {
        let (at, events) = clock::stamped(&self.state, clock, events);
        assert!(at >= self.state.changed_at, "the moment of an entry fell");
        let entry = Entry { number: self.state.entry + 1, at, actor: String::new(), reason: String::new(), events };
        apply(&mut self.state, &entry, signing);
        self.log.push(entry);
    }

    /// The state that the change log adds up to.
    pub fn replayed(&self, signing: &Signing) -> Installation {
        let mut state = Installation::new(Arc::clone(&CATALOGS));
        for entry in &self.log {
            let bytes = encode_events(&entry.events).unwrap();
            let entry = Entry { events: decode_events(&bytes).unwrap(), ..entry.clone() };
            apply(&mut state, &entry, signing);
        }
        state
    }

    pub fn lose_last_entry(&mut self) {
        self.log.pop();
    }

    pub fn entries(&self) -> usize {
        self.log.len()
    }
}

fn apply(state: &mut Installation, entry: &Entry, signing: &Signing) {
    state.apply(entry);
    if let Some(package) = state.licenses.package.as_ref().filter(|package| package.verified.is_none()) {
        let opened = signing.open_package(&package.envelope);
        state.package_opened(opened);
    }
}

/// What must be the same after a restart.
pub fn facts(state: &Installation) -> String {
    let licenses = &state.licenses;
    let package = licenses.package.as_ref();
    let package = package.map(|it| (it.generation, it.digest, it.verified.is_some()));
    format!(
        "{:?} {package:?} {:?} {:?} {:?} {:?}",
        state.setup, licenses.open_requests, state.binding, state.release, state.clock
    )
}

/// A server.
#[derive(Clone, Debug)]
pub struct Host {
    pub hardware: Hardware,
    pub disk: Disk,
    pub is_alive: bool,
    /// How far its clock is from the right time, in microseconds.
    pub shift: i64,
    /// An older state was put back on the same machine: nobody can tell that from the outside.
    pub rolled_back: bool,
}

impl Host {
    pub fn new(hardware: Hardware, disk: Disk) -> Self {
        Self { hardware, disk, is_alive: true, shift: 0, rolled_back: false }
    }

    pub fn clock(&self, now: UtcMicros) -> UtcMicros {
        UtcMicros(now.0 + self.shift)
    }

    fn judged(&self, now: UtcMicros) -> UtcMicros {
        self.disk.state.clock.judged(self.clock(now))
    }

    fn append(&mut self, events: Vec<Event>, now: UtcMicros, signing: &Signing) {
        self.disk.honest &= self.shift == 0;
        let clock = self.clock(now);
        self.disk.append(events, clock, signing);
    }

    pub fn run(&mut self, command: &Command, now: UtcMicros, signing: &Signing) -> Result<(), Refusal> {
        let before = self.disk.state.entry;
        let events = decide(&self.disk.state, command, &Context { now: self.clock(now), trust: &TRUST })?;
        assert!(!events.is_empty() && self.disk.state.entry == before);
        self.append(events, now, signing);
        Ok(())
    }

    /// The program starts and reads the hardware.
    pub fn observe(&mut self, now: UtcMicros, signing: &Signing) {
        let known = Known { baseline: self.disk.state.binding.baseline.as_deref(), pinned: None };
        let key = DigestKey::of(&SystemId::Own(self.disk.system));
        let observation = observe(&self.hardware.facts(), &key, known);
        match self.run(&Command::ObserveHardware(observation), now, signing) {
            Ok(()) | Err(Refusal::NothingToDo) => {}
            Err(other) => panic!("reading the hardware is refused: {other}"),
        }
    }

    /// Makes a request and notes it; the program reads the hardware first.
    pub fn request(
        &mut self,
        reason: Reason,
        codes: &[RequestCode],
        nonce: u64,
        now: UtcMicros,
        signing: &Signing,
    ) -> Option<Paper> {
        self.observe(now, signing);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&nonce.to_le_bytes());
        let nonce = Nonce(bytes);
        let state = &self.disk.state;
        let observation = state.binding.observation.as_ref()?;
        let package = state.licenses.package.as_ref();
        let request = Request {
            request_codes: codes.to_vec(),
            system_id: self.disk.system,
            hardware_id: observation.hardware_id,
            components: component_tags(observation),
            machine: MachineKind::Virtual,
            reason,
            nonce,
            last_package: package.map(|it| PackageMark { generation: it.generation, digest: it.digest }),
            change_log_head: None,
            old_mac: None,
            old_product: None,
            made_at: document_time(state, self.clock(now)),
            edition: ProductEdition::V10,
            emergency_since: None,
        };
        let paper = signing.request(request, self.disk.key);
        self.run(&Command::RecordRequest { nonce, reason, codes: codes.to_vec() }, now, signing).ok()?;
        Some(paper)
    }

    /// Gives the licenses up, unless they are, and makes the return.
    pub fn release(&mut self, tail_days: u16, now: UtcMicros, signing: &Signing, mutant: Mutant) -> Option<Paper> {
        self.observe(now, signing);
        let before = self.disk.clone();
        if self.disk.state.release.as_ref().is_none_or(|release| release.called_off) {
            let first = self.disk.state.release.is_none();
            self.run(&Command::ReleaseLicenses { tail_days }, now, signing).ok()?;
            if first {
                self.disk.released_at = Some(now);
            }
        }
        let release = release_document(&self.disk.state)?;
        if mutant == Mutant::ReturnBeforeItsNote {
            self.disk = before;
        }
        Some(signing.release(release, self.disk.key))
    }

    pub fn call_off(&mut self, now: UtcMicros, signing: &Signing, mutant: Mutant) -> Result<(), Refusal> {
        self.run(&Command::CallOffRelease, now, signing)?;
        if mutant == Mutant::CallOffNeedsNobody {
            self.disk.state.release = None;
        }
        Ok(())
    }

    /// Imports whatever somebody brings.
    pub fn import(&mut self, paper: &Paper, now: UtcMicros, signing: &Signing, mutant: Mutant) -> Result<(), Refusal> {
        let before = self.disk.state.licenses.package.as_ref().map_or(0, |package| package.generation);
        let mut state = self.disk.state.clone();
        let mut as_another = paper.clone();
        if mutant == Mutant::OlderPackageTaken
            && let (Some(package), Paper::Package(_, opened)) = (&mut state.licenses.package, &mut as_another)
        {
            // Of another issuer, whose count begins.
            (package.generation, opened.key) = (0, public_key(38));
        }
        let events = match &as_another {
            Paper::Package(file, _) if signing.is_real => {
                let command = Command::ImportPackage { envelope: file.clone() };
                decide(&state, &command, &Context { now: self.clock(now), trust: &TRUST })?
            }
            Paper::Receipt(file, _) if signing.is_real => {
                let command = Command::ImportReceipt { envelope: file.clone() };
                decide(&state, &command, &Context { now: self.clock(now), trust: &TRUST })?
            }
            Paper::Package(file, opened) => command::import_opened(&state, file, opened)?,
            Paper::Receipt(file, opened) => command::receipt_opened(&state, file, opened)?,
            Paper::Request(..) | Paper::Release(..) => return Err(Refusal::NothingToDo),
        };
        self.append(events, now, signing);
        let after = self.disk.state.licenses.package.as_ref().map_or(0, |package| package.generation);
        assert!(after >= before, "the number of the installed package fell from {before} to {after}");
        Ok(())
    }

    /// Whether its licenses count.
    pub fn is_in_force(&self, now: UtcMicros, mutant: Mutant) -> bool {
        let state = &self.disk.state;
        let mut without_move;
        let state = if mutant == Mutant::TailNotCounted {
            without_move = state.clone();
            without_move.release = None;
            &without_move
        } else {
            state
        };
        let at = self.judged(now);
        let office_plus = state.catalog.type_index("OFFICE PLUS").unwrap();
        self.is_alive && pools(state, at).of(office_plus).available > 0
    }

    pub fn binding(&self, now: UtcMicros) -> BindingState {
        binding::state(&self.disk.state, self.judged(now))
    }

    pub fn moving(&self, now: UtcMicros) -> MoveState {
        move_state(&self.disk.state, self.judged(now))
    }

    pub fn step(&self, now: UtcMicros) -> RehostingStep {
        next_step(&self.disk.state, self.judged(now))
    }

    /// What every history has to end with.
    pub fn is_well(&self, now: UtcMicros) -> bool {
        self.is_in_force(now, Mutant::None)
            && matches!(self.binding(now), BindingState::Bound)
            && self.disk.state.release.is_none()
    }
}
