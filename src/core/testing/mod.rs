//! Systems for tests, made through `decide` and `apply` only: a test sees no state that a user could not reach.

mod facts;
pub mod random;

use std::{borrow::ToOwned as _, fmt, format, string::String, sync::Arc, vec, vec::Vec};

use ed25519_dalek::SigningKey;

pub use self::facts::{check_sound, dump};
use crate::{
    assignment::{Assignment, Unit, assign},
    binding,
    calendar::{Day, UtcMicros},
    catalog::{Catalog, Catalogs, Counted, TypeIndex},
    clock,
    code::{SystemCode, SystemId},
    command::{Command, Context, Refusal, decide},
    directory::{FunctionSetting, PlaceName, Role, UserKey, UserRecord, UserRow},
    document::{
        self, BindingTolerance, IssuerName, IssuerScope, LicensePackage, PublicKey, RehostingBudget, SystemKind,
        ToleranceRecipe, Trust, TrustedIssuer,
    },
    event::{Entry, FunctionValue, decode_events, encode_events},
    identity::{
        AdapterBus, AdapterRole, AddressAssignment, DigestKey, Hypervisor, Known, MachineFacts, Medium, NetworkAdapter,
        Observation, Reading, UnreadableReason, Virtualization, observe,
    },
    installation::Installation,
};

/// The first day of every test.
pub const FIRST_DAY: &str = "2026-01-01";
const MINUTE: i64 = 60_000_000;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn key(text: &str) -> UserKey {
    UserKey::new(text).unwrap()
}

/// `Berlin` is a location, `Berlin/Sales` a group of it.
pub fn place(text: &str) -> PlaceName {
    match text.split_once('/') {
        Some((location, group)) => PlaceName::group(location, group),
        None => PlaceName::location(text),
    }
}

pub fn user(id: &str, at: &str) -> UserRecord {
    UserRecord { name: id.to_owned(), ..UserRecord::new(key(id), place(at)) }
}

pub fn row(id: &str, location: &str) -> UserRow {
    UserRow {
        key: key(id),
        first_name: "First".to_owned(),
        name: id.to_owned(),
        account: id.to_owned(),
        phone: None,
        fax: None,
        mobile: None,
        email: None,
        description: None,
        location: Some(location.to_owned()),
        group: None,
        lines: None,
        roles: None,
        joined: None,
        protected: None,
    }
}

pub fn create_place(name: &str) -> Command {
    Command::CreatePlace { place: place(name), description: String::new() }
}

pub fn set_function(at: &str, function: &str, setting: FunctionSetting) -> Command {
    let settings = vec![FunctionValue { function: function.to_owned(), setting }];
    Command::SetFunctions { place: place(at), settings }
}

pub fn move_users(users: &[&str], to: &str) -> Command {
    Command::MoveUsers { users: users.iter().map(|id| key(id)).collect(), to: place(to) }
}

pub fn delete_users(users: &[&str]) -> Command {
    Command::DeleteUsers { users: users.iter().map(|id| key(id)).collect() }
}

pub fn protect(users: &[&str]) -> Command {
    let users = users.iter().map(|id| key(id)).collect();
    Command::ProtectUsers { users, reason: Some("reception".to_owned()) }
}

pub fn issuer_key() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

pub fn sample_issuer_key() -> SigningKey {
    SigningKey::from_bytes(&[2; 32])
}

pub fn trust() -> Trust {
    let issuer = |name: &str, key: &SigningKey, scope| TrustedIssuer {
        name: IssuerName(name.to_owned()),
        key: PublicKey::of(key),
        scope,
        address: None,
    };
    Trust {
        issuers: vec![
            issuer("Issuer", &issuer_key(), IssuerScope::Licensed),
            issuer("Sample issuer", &sample_issuer_key(), IssuerScope::Sample),
        ],
    }
}

pub fn catalogs() -> Arc<Catalogs> {
    let read = |text| Arc::new(Catalog::from_ron(text).unwrap());
    Arc::new(Catalogs(vec![
        read(include_str!("../../../assets/catalog/v10.ron")),
        read(include_str!("../../../assets/catalog/v8.ron")),
    ]))
}

pub fn item(id: &str, license_type: &str, quantity: u32) -> document::Item {
    document::Item {
        id: id.to_owned(),
        order_number: "2026-000117".to_owned(),
        license_type: license_type.to_owned(),
        quantity,
        kind: document::ItemKind::Purchase,
        from: None,
        until: None,
        grace_days: document::DEFAULT_ITEM_GRACE_DAYS,
        product_version: None,
        replaces: vec![],
    }
}

/// A virtual machine. Each argument is a digit by which machines differ.
pub fn machine(uuid: u8, mac: u8, operating_system: u8) -> MachineFacts {
    let adapter = NetworkAdapter {
        name: "ens192".to_owned(),
        permanent: format!("00:50:56:80:00:{mac:02X}").parse().ok(),
        current: format!("00:50:56:80:00:{mac:02X}").parse().ok(),
        assignment: AddressAssignment::Permanent,
        role: AdapterRole::Device,
        medium: Medium::Wired,
        bus: AdapterBus::Pci,
        bus_path: "0000:03:00.0".to_owned(),
    };
    MachineFacts {
        system_uuid: Reading::Present(format!("4c4c4544-0042-3510-8052-c2c04f4e33{uuid:02x}")),
        board_serial: Reading::Absent,
        disk_serial: Reading::Absent,
        os_installation: Reading::Present(format!("0123456789abcdef0123456789abcd{operating_system:02x}")),
        processor: Reading::Absent,
        model: Reading::Present("Sample Computers\nVirtual 1\nBoard A".to_owned()),
        adapters: Ok(vec![adapter]),
        virtualization: Virtualization { vm: Some(Hypervisor::Vmware), container: None },
        operating_system: "Sample OS".to_owned(),
        boot_id: None,
    }
}

/// The machine that systems of these tests run on.
pub fn home() -> MachineFacts {
    machine(1, 1, 1)
}

/// A machine of which hardly anything can be read.
pub fn closed() -> MachineFacts {
    let closed = Reading::Unreadable(UnreadableReason::Permission);
    MachineFacts {
        system_uuid: closed.clone(),
        os_installation: closed,
        adapters: Err(UnreadableReason::Permission),
        ..home()
    }
}

pub fn system_code() -> SystemCode {
    SystemCode::from_random([7; 9])
}

/// A system with its change log and a clock.
#[derive(Clone)]
pub struct System {
    pub state: Installation,
    pub log: Vec<Entry>,
    pub now: UtcMicros,
    pub trust: Trust,
}

impl fmt::Debug for System {
    /// What was done, apart from the set-up: what a failing property has to tell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.log.iter().skip(1).map(|entry| (entry.number, &entry.events))).finish()
    }
}

impl System {
    /// Not set up yet.
    pub fn empty() -> Self {
        let (state, now) = (Installation::new(catalogs()), UtcMicros::start_of(day(FIRST_DAY)));
        Self { state, log: vec![], now, trust: trust() }
    }

    pub fn of_kind(kind: SystemKind) -> Self {
        Self::of_edition(kind, "v10")
    }

    pub fn of_edition(kind: SystemKind, edition: &str) -> Self {
        let system_id = match kind {
            SystemKind::Planning => SystemId::Vendor("XID-AB3C4D5E".to_owned()),
            SystemKind::Licensed | SystemKind::Sample => SystemId::Own(system_code()),
        };
        let edition = edition.to_owned();
        Self::empty().run(Command::SetUp { kind, edition, system_id, installation_key: None })
    }

    /// A licensed system on its home server.
    pub fn new() -> Self {
        Self::of_kind(SystemKind::Licensed).looking_at(&home())
    }

    /// With a location Berlin and a package of these items.
    pub fn with(items: &[(&str, u32)]) -> Self {
        Self::new().run(create_place("Berlin")).grant(items)
    }

    pub fn decide(&self, command: &Command) -> Result<Vec<crate::event::Event>, Refusal> {
        decide(&self.state, command, &Context { now: self.now, trust: &self.trust })
    }

    /// Executes a command, a minute after the one before it.
    pub fn try_run(&mut self, command: &Command) -> Result<(), Refusal> {
        let events = self.decide(command)?;
        self.now = UtcMicros(self.now.0 + MINUTE);
        let (number, actor) = (self.state.entry + 1, "admin@server".to_owned());
        let (at, events) = clock::stamped(&self.state, self.now, events);
        let entry = Entry { number, at, actor, reason: String::new(), events };
        self.state.apply(&entry);
        self.state.verify_package(&self.trust);
        self.log.push(entry);
        Ok(())
    }

    #[expect(clippy::needless_pass_by_value, reason = "a chain of commands made on the spot reads best")]
    pub fn run(mut self, command: Command) -> Self {
        self.try_run(&command).unwrap_or_else(|refusal| panic!("{refusal}: {command:?}"));
        self
    }

    pub fn refusal(&self, command: &Command) -> Refusal {
        self.decide(command).expect_err("is refused")
    }

    /// Makes these users, each with a command of his own.
    pub fn users(self, ids: &[&str], at: &str) -> Self {
        ids.iter().fold(self, |system, id| system.run(Command::CreateUser(user(id, at))))
    }

    /// Lets time pass until noon of a day.
    pub fn on(mut self, text: &str) -> Self {
        self.now = UtcMicros(UtcMicros::start_of(day(text)).0 + 12 * 60 * MINUTE);
        self
    }

    pub fn observation(&self, facts: &MachineFacts) -> Observation {
        let system_id = self.state.system_id().unwrap();
        let known = Known { baseline: self.state.binding.baseline.as_deref(), pinned: None };
        observe(facts, &DigestKey::of(system_id), known)
    }

    /// Reads the hardware, which may be as it was.
    pub fn looking_at(mut self, facts: &MachineFacts) -> Self {
        let observed = self.try_run(&Command::ObserveHardware(self.observation(facts)));
        assert!(matches!(observed, Ok(()) | Err(Refusal::NothingToDo)), "{observed:?}");
        self
    }

    /// A package for a machine, one number above the installed one.
    pub fn package(&self, facts: &MachineFacts, items: Vec<document::Item>) -> LicensePackage {
        let observation = self.observation(facts);
        LicensePackage {
            system_id: system_code(),
            generation: self.state.licenses.package.as_ref().map_or(1, |package| package.generation + 1),
            nonce: None,
            previous: None,
            binding: document::Binding {
                hardware_id: observation.hardware_id,
                components: binding::component_tags(&observation),
                tolerance: BindingTolerance { recipe: ToleranceRecipe::Virtual, score_percent: 60 },
            },
            items,
            binding_grace_days: document::DEFAULT_BINDING_GRACE_DAYS,
            rehosting_budget: RehostingBudget { used: 0, allowed: 3, period_days: 365, next_free: None },
            customer: "Sample company".to_owned(),
            contact: None,
            texts: None,
            issued_at: self.now,
        }
    }

    /// Installs a package of the issuer whom this kind of system trusts.
    pub fn install(self, package: &LicensePackage) -> Self {
        let command = self.import(package);
        self.run(command)
    }

    /// The command that imports a package.
    pub fn import(&self, package: &LicensePackage) -> Command {
        let key = match self.state.kind() {
            SystemKind::Sample => sample_issuer_key(),
            SystemKind::Licensed | SystemKind::Planning => issuer_key(),
        };
        Command::ImportPackage { envelope: document::seal(package, &key).unwrap() }
    }

    /// Installs a package with these quantities for the home server.
    pub fn grant(self, items: &[(&str, u32)]) -> Self {
        let numbered = items.iter().enumerate();
        let items = numbered.map(|(index, (name, quantity))| item(&format!("{index}"), name, *quantity)).collect();
        let package = self.package(&home(), items);
        self.install(&package)
    }

    pub fn assign(&self) -> Assignment {
        assign(&self.state, self.now)
    }

    pub fn license_type(&self, id: &str) -> TypeIndex {
        self.state.catalog.type_index(id).unwrap()
    }

    /// Who holds units of a type, in the order of the IDs; a unit after the first of a user with its number.
    pub fn holders(&self, license_type: &str) -> Vec<String> {
        let assignment = self.assign();
        let mut units: Vec<String> =
            assignment.of(self.license_type(license_type)).served().iter().map(|unit| self.unit_name(*unit)).collect();
        units.sort();
        units
    }

    /// All units of a type in the order in which they are served.
    pub fn order(&self, license_type: &str) -> Vec<String> {
        let assignment = self.assign();
        assignment.of(self.license_type(license_type)).units().iter().map(|unit| self.unit_name(*unit)).collect()
    }

    fn unit_name(&self, unit: Unit) -> String {
        let key = self.state.directory.users.key(unit.user);
        if unit.index == 0 { key.to_owned() } else { format!("{key}#{}", unit.index + 1) }
    }

    pub fn since(&self, id: &str, license_type: &str) -> Vec<u32> {
        let users = &self.state.directory.users;
        let (user, license_type) = (users.find(id).unwrap(), self.license_type(license_type));
        match self.state.catalog.license_type(license_type).counted {
            Counted::PerLine => users.line_since(user).to_vec(),
            _ => Some(users.since(user, license_type)).filter(|since| *since > 0).into_iter().collect(),
        }
    }

    /// The state that the change log adds up to, read from its bytes.
    pub fn replayed(&self) -> Installation {
        let mut state = Installation::new(catalogs());
        for entry in &self.log {
            let bytes = encode_events(&entry.events).unwrap();
            state.apply(&Entry { events: decode_events(&bytes).unwrap(), ..entry.clone() });
            state.verify_package(&self.trust);
        }
        state
    }

    /// The state right before an entry.
    pub fn before(&self, number: u64) -> Installation {
        let log = self.log[..number as usize - 1].to_vec();
        Self { log, ..self.clone() }.replayed()
    }
}

pub fn member(record: UserRecord) -> UserRecord {
    UserRecord { roles: record.roles.with(Role::Member), ..record }
}

pub fn with_lines(record: UserRecord, lines: &[&str]) -> UserRecord {
    UserRecord { lines: lines.iter().map(|line| (*line).to_owned()).collect(), ..record }
}
