//! A seeded company of any size: 200 locations, all user license types, several lines for some, pools below the need.
use std::sync::Arc;

use xlm_core::{
    calendar::UtcMicros,
    catalog::{Bilingual, Catalog, Catalogs},
    code::SystemId,
    command::{Command, Context, ImportOptions, Refusal, UnknownPlaces, decide},
    directory::{FunctionSetting, PlaceName, Role, Roles, UserKey, UserRow},
    document::{SystemKind, Trust},
    event::{Entry, Event, FunctionValue},
    installation::Installation,
    license::{Integrity, VendorCustomer, VendorKind, VendorLicense, VendorProduct, VendorSignature},
};

const LOCATIONS: u64 = 200;

/// A generator that gives the same numbers everywhere (Knuth's MMIX constants, upper half).
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Rows of a file of users.
pub fn rows(users: u64) -> Vec<UserRow> {
    let mut random = Random::new(4711);
    let (firsts, lasts) =
        (["Anna", "Jörg", "Zoë", "Emre", "Ida", "Lars"], ["Müller", "Groß", "Özgür", "Tóth", "Vogel"]);
    (0..users)
        .map(|number| {
            let first = firsts[random.below(6) as usize];
            let last = format!("{}-{}", lasts[random.below(5) as usize], random.below(5_000));
            let lines = match random.below(10) {
                0..=5 => vec![format!("{}", 100_000 + number)],
                6 => (0..3).map(|line| format!("{}{line}", 100_000 + number)).collect(),
                _ => vec![],
            };
            let roles = if random.below(8) == 0 { Roles::default().with(Role::Member) } else { Roles::default() };
            UserRow {
                key: UserKey::new(&format!("U{number:07}")).expect("an ID"),
                first_name: first.into(),
                name: last,
                account: format!("user{number}"),
                phone: Some(format!("+49 30 {number:07}")),
                fax: None,
                mobile: None,
                email: Some(format!("user{number}@example.com")),
                description: None,
                location: Some(format!("Location {:03}", random.below(LOCATIONS))),
                group: None,
                lines: Some(lines),
                roles: Some(roles),
                joined: None,
                protected: None,
            }
        })
        .collect()
}

/// The catalogs of the program.
pub fn catalogs() -> Arc<Catalogs> {
    let read = |text| Arc::new(Catalog::from_ron(text).expect("a catalog"));
    Arc::new(Catalogs(vec![
        read(include_str!("../../../assets/catalog/v10.ron")),
        read(include_str!("../../../assets/catalog/v8.ron")),
    ]))
}

/// What a command decides in a state.
pub fn events(state: &Installation, command: &Command) -> Result<Vec<Event>, Refusal> {
    let trust = Trust::default();
    decide(state, command, &Context { now: next_time(state), trust: &trust })
}

/// The entry of these events.
pub fn entry(state: &Installation, events: Vec<Event>) -> Entry {
    let (number, at) = (state.entry + 1, next_time(state));
    Entry { number, at, actor: String::new(), reason: String::new(), events }
}

fn next_time(state: &Installation) -> UtcMicros {
    UtcMicros(1_800_000_000_000_000 + state.entry as i64 * 60_000_000)
}

/// Executes a command as the session does.
pub fn execute(state: &mut Installation, command: &Command) {
    let events = events(state, command).expect("is no refusal");
    let entry = entry(state, events);
    state.apply(&entry);
}

/// Whether a command finds everything as it wants it.
pub fn changes_nothing(state: &Installation, command: &Command) -> bool {
    matches!(events(state, command), Err(Refusal::NothingToDo))
}

/// The import of the company's file.
pub fn import(users: u64) -> Command {
    let options = ImportOptions { unknown_places: UnknownPlaces::Create, ..ImportOptions::default() };
    Command::ImportUsers { rows: rows(users).into(), options }
}

/// A license file with so many units of each type.
pub fn license(units: u32, server: bool) -> Command {
    let names = ["OFFICE PLUS", "VOICEMAIL", "FAX", "CONTACTS", "TEAMDESK", "TAPI"];
    let product = |name: &str, count| VendorProduct {
        code: None,
        edition: None,
        version: None,
        description: name.into(),
        name: name.into(),
        for_user: true,
        count,
        lease_seconds: None,
        kind: VendorKind::License,
        until: None,
        integrity: Integrity::Intact,
    };
    let share = [9, 4, 2, 2, 1, 5];
    let mut products: Vec<_> =
        names.iter().zip(share).map(|(name, tenths)| product(name, units / 10 * tenths)).collect();
    products.extend(server.then(|| product("SERVER", 1)));
    Command::LoadVendorLicense(VendorLicense {
        license_number: "1".into(),
        hardware_id: String::new(),
        system_id: "XID-1".into(),
        email: String::new(),
        customer: VendorCustomer::default(),
        information: Bilingual::default(),
        warning: Bilingual::default(),
        products,
        integrity: Integrity::Intact,
        signature: VendorSignature::NotVerified,
        digest: format!("{units}"),
    })
}

/// Commands that set the system up, with licenses for some of so many users.
pub fn set_up(users: u64) -> [Command; 2] {
    let system_id = SystemId::Vendor("XID-1".into());
    let edition = "v10".into();
    [
        Command::SetUp { kind: SystemKind::Planning, edition, system_id, installation_key: None },
        license(users as u32, true),
    ]
}

/// The system before its users come.
pub fn empty(users: u64) -> Installation {
    let mut state = Installation::new(catalogs());
    for command in &set_up(users) {
        execute(&mut state, command);
    }
    state
}

/// The company in its system. `scattered`: requirements arose in many entries, not all in one.
pub fn company(users: u64, scattered: bool) -> Installation {
    let mut state = empty(users);
    execute(&mut state, &import(users));
    let mut random = Random::new(42);
    for location in 0..LOCATIONS {
        let place = PlaceName::location(&format!("Location {location:03}"));
        let mut settings = Vec::new();
        for (function, one_in) in [("voicemail", 2), ("fax", 4), ("contacts", 4)] {
            let setting = if random.below(one_in) == 0 { FunctionSetting::On } else { FunctionSetting::Off };
            settings.push(FunctionValue { function: function.into(), setting });
        }
        // So few users do not sit everywhere.
        if state.directory.places.find(&place).is_none() {
            continue;
        }
        execute(&mut state, &Command::SetFunctions { place, settings });
    }
    if scattered {
        let all: Vec<UserKey> =
            (0..users).map(|number| UserKey::new(&format!("U{number:07}")).expect("an ID")).collect();
        for _ in 0..50 {
            let some: Vec<UserKey> = (0..users / 100).map(|_| all[random.below(users) as usize].clone()).collect();
            let to = PlaceName::location(&format!("Location {:03}", random.below(LOCATIONS)));
            execute(&mut state, &Command::MoveUsers { users: some.into(), to });
        }
    }
    state
}
