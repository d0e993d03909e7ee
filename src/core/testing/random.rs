//! Random commands for properties. Many are refused: names and IDs are few, so that they meet.

use std::{borrow::ToOwned as _, format, string::String, vec, vec::Vec};

use proptest::{collection::vec as list, option, prelude::*, sample::select};

use super::{System, create_place, day, key, place, row, set_function, user};
use crate::{
    assignment::Policy,
    command::{Command, ImportOptions, MissingUsers, Placement, UnknownPlaces},
    directory::{FunctionSetting, Role, Roles, UserKey, UserRecord, UserRow},
    event::FunctionValue,
    installation::Settings,
};

/// The places that random commands know.
pub const PLACES: [&str; 6] = ["A", "A/x", "A/y", "B", "B/x", "C"];

fn id() -> impl Strategy<Value = String> {
    (0..8_u8).prop_map(|number| format!("u{number}"))
}

fn ids() -> impl Strategy<Value = Vec<UserKey>> {
    list(id().prop_map(|id| key(&id)), 1..4)
}

fn place_text() -> impl Strategy<Value = &'static str> {
    select(&PLACES[..])
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    list((0..5_u8).prop_map(|number| format!("{number}00")), 0..4)
}

fn roles() -> impl Strategy<Value = Roles> {
    list(select(&Role::ALL[..]), 0..2).prop_map(Roles::from)
}

fn joined() -> impl Strategy<Value = Option<crate::calendar::Day>> {
    option::of(select(&["2020-01-01", "2021-06-30", "2025-12-31"][..]).prop_map(day))
}

fn record() -> impl Strategy<Value = UserRecord> {
    (id(), place_text(), lines(), roles(), joined(), "[0-9]{0,3}")
        .prop_map(|(id, at, lines, roles, joined, phone)| UserRecord { phone, lines, roles, joined, ..user(&id, at) })
}

/// Rows with an ID each; no two have the same.
pub fn rows() -> impl Strategy<Value = Vec<UserRow>> {
    list((id(), place_text(), option::of(lines()), option::of(roles())), 0..8).prop_map(|rows| {
        let mut rows: Vec<UserRow> = rows
            .into_iter()
            .map(|(id, at, lines, roles)| {
                let place = place(at);
                UserRow { group: place.group, lines, roles, ..row(&id, &place.location) }
            })
            .collect();
        rows.sort_by(|one, other| one.key.cmp(&other.key));
        rows.dedup_by(|one, other| one.key == other.key);
        rows
    })
}

fn setting() -> impl Strategy<Value = FunctionSetting> {
    select(&[FunctionSetting::Default, FunctionSetting::On, FunctionSetting::Off][..])
}

/// Every function of a place: only the last one of a type frees its units.
fn all_functions(at: &str, setting: FunctionSetting) -> Command {
    let catalogs = super::catalogs();
    let functions = catalogs.edition("v10").unwrap().functions.iter();
    let settings = functions.map(|function| FunctionValue { function: function.id.clone(), setting }).collect();
    Command::SetFunctions { place: place(at), settings }
}

pub fn import_options() -> impl Strategy<Value = ImportOptions> {
    (any::<bool>(), any::<bool>()).prop_map(|(all, remove)| ImportOptions {
        placement: if all { Placement::AllUsers } else { Placement::NewUsers },
        missing_users: if remove { MissingUsers::Remove } else { MissingUsers::Keep },
        unknown_places: UnknownPlaces::Create,
        ..ImportOptions::default()
    })
}

/// A command that changes the directory.
pub fn command() -> impl Strategy<Value = Command> {
    let function = select(&["chat", "softphone", "fax", "voicemail", "contacts"][..]);
    let optional_place = option::of(place_text().prop_map(place));
    let rename = (place_text(), select(&["A", "x", "y", "Z"][..]));
    prop_oneof![
        3 => place_text().prop_map(create_place),
        1 => rename.prop_map(|(from, name)| Command::EditPlace {
            place: place(from), name: name.to_owned(), description: String::new(),
        }),
        1 => (place_text(), select(&["A", "C", "D"][..])).prop_map(|(from, name)| Command::DuplicateLocation {
            location: place(from).location, name: name.to_owned(),
        }),
        1 => (place_text(), optional_place).prop_map(|(at, to)| Command::DeletePlace { place: place(at), move_users_to: to }),
        1 => (place_text(), place_text()).prop_map(|(from, into)| Command::MergePlaces { place: place(from), into: place(into) }),
        1 => (place_text(), select(&["A", "B", "C"][..])).prop_map(|(group, to)| Command::MoveGroup {
            group: place(group), to: to.to_owned(),
        }),
        1 => ids().prop_map(|users| Command::MoveToLicenseFreeGroup { users: users.into(), name: "y".to_owned() }),
        2 => (place_text(), function, setting()).prop_map(|(at, function, setting)| set_function(at, function, setting)),
        2 => (place_text(), setting()).prop_map(|(at, setting)| all_functions(at, setting)),
        1 => (place_text(), option::of(1..4_u32)).prop_map(|(at, rank)| Command::SetRank { place: place(at), rank }),
        1 => select(&[Policy::Seniority, Policy::Priority][..]).prop_map(Command::ChoosePolicy),
        4 => record().prop_map(Command::CreateUser),
        4 => record().prop_map(Command::EditUser),
        3 => (ids(), place_text()).prop_map(|(users, to)| Command::MoveUsers { users: users.into(), to: place(to) }),
        2 => ids().prop_map(|users| Command::DeleteUsers { users: users.into() }),
        1 => (ids(), option::of(Just("desk".to_owned()))).prop_map(|(users, reason)| Command::ProtectUsers { users: users.into(), reason }),
        1 => (ids(), joined()).prop_map(|(users, joined)| Command::SetJoined { users: users.into(), joined }),
        3 => (rows(), import_options()).prop_map(|(rows, options)| Command::ImportUsers { rows: rows.into(), options }),
        1 => (select(&["media-channels", "auto-attendants"][..]), 0..3_u32)
            .prop_map(|(id, number)| Command::EnterResources([(id.to_owned(), number)].into())),
        1 => (0..3_u16).prop_map(|notice_days| Command::ChangeSettings(Settings { notice_days, ..Settings::default() })),
    ]
}

/// Single commands and batches.
pub fn commands() -> impl Strategy<Value = Vec<Command>> {
    let batch = list(command(), 1..5).prop_map(Command::Batch);
    list(prop_oneof![4 => command(), 1 => batch], 0..30)
}

/// A system with licenses after random commands; those that are refused have changed nothing.
pub fn system() -> impl Strategy<Value = System> {
    commands().prop_map(|commands| after(&commands))
}

/// The system with few licenses after these commands.
pub fn after(commands: &[Command]) -> System {
    let few = [("SERVER", 1), ("OFFICE PLUS", 4), ("TAPI", 5), ("TEAMDESK", 2), ("FAX", 1)];
    let mut system = System::new().grant(&few).run(create_place("A")).run(create_place("B"));
    for command in commands {
        let _refused_or_done = system.try_run(command);
    }
    system
}
