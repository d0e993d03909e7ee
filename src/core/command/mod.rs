//! What somebody wants done, and whether it may be: the only place where rules of change are checked.
//!
//! [`decide`] is pure. What it returns are the events that the command amounts to; what it refuses has changed nothing.

mod chosen_users;
mod hardware;
mod import_users;
mod licenses;
mod merging;
mod places;
mod plan;
mod read;
mod refusal;
mod release;
mod setup;
mod users;

use alloc::{collections::BTreeMap, string::String, vec::Vec};

pub use chosen_users::ChosenUsers;
pub use import_users::{
    BadRows, ImportOptions, MissingUsers, Placement, RowFault, RowRefusal, UnknownPlaces, bad_rows,
};
pub use licenses::import_opened;
pub use read::{LARGEST_TEXT, ReadError, parse_ron, write_ron};
pub use refusal::{NameFlaw, Refusal};
pub use release::receipt_opened;
use serde::{Deserialize, Serialize};

use crate::{
    assignment::Policy,
    binding::Machine,
    calendar::UtcMicros,
    clock,
    code::{RequestCode, SystemId},
    directory::{PlaceName, UserRecord, UserRows},
    document::{ChangeLogHead, Digest, Nonce, PublicKey, Reason, SystemKind, Trust},
    event::{Entry, Event, FunctionValue},
    identity::Observation,
    installation::{Installation, Settings},
    license::{Order, VendorLicense, order},
    plan::PlanTask,
    undo::Restoration,
    upgrade::{self, OldProduct},
};

/// What `decide` may know besides the state: time and trust come in as values.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What the clock reads; by what time things with an end are judged follows from the state too.
    pub now: UtcMicros,
    /// The issuers whose packages count.
    pub trust: &'a Trust,
}

/// A wish to change something. `docs/commands.md` shows each of them in RON, for `xlm run`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Sets the system up. Once only.
    SetUp {
        /// Licensed, planning or sample.
        kind: SystemKind,
        /// Edition of the catalog: `v10` or `v8`.
        edition: String,
        /// Its X-ID, drawn at random or entered again after a server was replaced.
        system_id: SystemId,
        /// Public half of the installation key.
        #[serde(default)]
        installation_key: Option<PublicKey>,
    },
    /// Makes a location or a group.
    CreatePlace {
        /// Its name.
        place: PlaceName,
        /// Its description.
        #[serde(default)]
        description: String,
    },
    /// Renames a place or changes its description.
    EditPlace {
        /// Its name now.
        place: PlaceName,
        /// Its own new name.
        name: String,
        /// Its new description.
        #[serde(default)]
        description: String,
    },
    /// Makes a location with the functions, groups and ranks of another, without its users.
    DuplicateLocation {
        /// The location to copy.
        location: String,
        /// Name of the new one.
        name: String,
    },
    /// Removes a place. Its users move to another place first.
    DeletePlace {
        /// Its name.
        place: PlaceName,
        /// Where its users go; may be left out when there are none.
        #[serde(default)]
        move_users_to: Option<PlaceName>,
    },
    /// Moves the users of a place to another, which keeps its functions and rank, and removes the place. Groups of a
    /// location go with it to the other location; those of the same name become one.
    MergePlaces {
        /// The place that goes.
        place: PlaceName,
        /// The place that stays.
        into: PlaceName,
    },
    /// Moves a group with its users, individual functions and rank to another location.
    MoveGroup {
        /// The group.
        group: PlaceName,
        /// Name of the other location.
        to: String,
    },
    /// Sets functions of a place.
    SetFunctions {
        /// The place.
        place: PlaceName,
        /// Functions with their settings.
        settings: Vec<FunctionValue>,
    },
    /// Gives a place a rank for policy `Priority`, or takes it away.
    SetRank {
        /// The place.
        place: PlaceName,
        /// 1 is served first.
        rank: Option<u32>,
    },
    /// Chooses how too few licenses are distributed.
    ChoosePolicy(Policy),
    /// Makes a user.
    CreateUser(UserRecord),
    /// Replaces all that is known of a user.
    EditUser(UserRecord),
    /// Moves users.
    MoveUsers {
        /// Who.
        users: ChosenUsers,
        /// Where to.
        to: PlaceName,
    },
    /// Moves users to a group of their own location in which every function is off; where there is none, it is made.
    MoveToLicenseFreeGroup {
        /// Who.
        users: ChosenUsers,
        /// Name of the group where one has to be made.
        name: String,
    },
    /// Removes users.
    DeleteUsers {
        /// Who.
        users: ChosenUsers,
    },
    /// Marks users as protected, with a reason, or takes the mark away.
    ProtectUsers {
        /// Who.
        users: ChosenUsers,
        /// Why; `None` takes the mark away.
        reason: Option<String>,
    },
    /// Sets or clears the day on which users joined.
    SetJoined {
        /// Who.
        users: ChosenUsers,
        /// The day.
        joined: Option<crate::calendar::Day>,
    },
    /// Takes users over from a file.
    ImportUsers {
        /// Rows of the file.
        rows: UserRows,
        /// How to treat them.
        #[serde(default)]
        options: ImportOptions,
    },
    /// Enters the resources that the system uses, by id; what is left out stays as it is.
    EnterResources(BTreeMap<String, u32>),
    /// Keeps certificates that were read in the list of orders, each once.
    NoteOrders(Vec<Order>),
    /// Gives an order the administrator's own number.
    NumberOrder {
        /// SHA-256 of its certificate.
        certificate: Digest,
        /// The number; empty takes it away.
        your_number: String,
    },
    /// Takes an order out of the list.
    RemoveOrder {
        /// SHA-256 of its certificate.
        certificate: Digest,
    },
    /// Notes from which old system the licenses are upgraded, for the next request, or that there is none.
    NoteOldSystem {
        /// Its product; `None` = there is none.
        product: Option<OldProduct>,
        /// Its MAC address.
        #[serde(default)]
        mac: String,
    },
    /// Notes that a request for licenses was made.
    RecordRequest {
        /// Random number that the package will repeat.
        nonce: Nonce,
        /// Why it is made.
        reason: Reason,
        /// Codes that it redeems.
        codes: Vec<RequestCode>,
    },
    /// Installs a license package.
    ImportPackage {
        /// The signed file, as it came.
        envelope: String,
    },
    /// Loads the license file of a running XPhone server into a planning system.
    LoadVendorLicense(VendorLicense),
    /// Notes what the home server's hardware says.
    ObserveHardware(Observation),
    /// The administrator says that the MAC address is set as static on the host.
    ConfirmMac,
    /// Says what the computer is that holds the key of the system.
    ChooseMachine(Machine),
    /// Another installation key signs from now on: the one before can't be used any more.
    ReplaceKey {
        /// Its public half.
        installation_key: PublicKey,
    },
    /// Gives the licenses up for a planned move to another server.
    ReleaseLicenses {
        /// Days that they still count here, today included: 0 to 14.
        #[serde(default = "default_tail_days")]
        tail_days: u16,
    },
    /// Calls the planned move off, as long as the old server runs.
    CallOffRelease,
    /// Keeps the receipt of an issuer for the licenses given up.
    ImportReceipt {
        /// The signed file, as it came.
        envelope: String,
    },
    /// Notes that an earlier copy of the change log was put in the place of a later one.
    NoteRestored {
        /// The last entry of the one that it replaced.
        lost: ChangeLogHead,
    },
    /// Changes settings of the system.
    ChangeSettings(Settings),
    /// Goes over to a newer edition of the product. What users needed before they need since then, under its new name.
    ChangeEdition {
        /// Edition of the catalog, e.g. `v10`.
        edition: String,
    },
    /// Says that a planning system matches its XPhone server: the plan begins here.
    BeginPlan,
    /// Ticks tasks of the plan that were done on the XPhone server, or takes their ticks away.
    TickPlan {
        /// Tasks that are done.
        #[serde(default)]
        done: Vec<PlanTask>,
        /// Tasks that are open again.
        #[serde(default)]
        open: Vec<PlanTask>,
    },
    /// Does several commands as one entry; all or nothing.
    Batch(Vec<Self>),
    /// Takes an entry back: made by [`undo`](crate::undo::undo), not by hand.
    Restore(Restoration),
}

const fn default_tail_days() -> u16 {
    crate::rehosting::MOST_TAIL_DAYS
}

/// Decides a command: the events that it amounts to, or why it is refused.
///
/// # Errors
/// A [`Refusal`] that says what stands against it. The state is untouched either way.
pub fn decide(installation: &Installation, command: &Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let events = events(installation, command, context)?;
    if events.iter().all(|event| has_room_for(installation, event)) { Ok(events) } else { Err(Refusal::NoRoom) }
}

/// Whether the texts of an event can be kept beside those that there are.
fn has_room_for(installation: &Installation, event: &Event) -> bool {
    let directory = &installation.directory.users;
    match event {
        Event::UsersPut(batch) => directory.has_room_for(batch),
        Event::UsersProtected { users, reason: Some(reason) } => directory.has_room_for_text(reason, users.len()),
        _ => true,
    }
}

fn events(installation: &Installation, command: &Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    if installation.setup.is_none() && !matches!(command, Command::SetUp { .. } | Command::Batch(_)) {
        return Err(Refusal::NotSetUp);
    }
    match command {
        Command::SetUp { kind, edition, system_id, installation_key } => {
            setup::set_up(installation, *kind, edition, system_id, *installation_key)
        }
        Command::CreatePlace { place, description } => places::create(installation, place, description),
        Command::EditPlace { place, name, description } => places::edit(installation, place, name, description),
        Command::DuplicateLocation { location, name } => places::duplicate(installation, location, name),
        Command::DeletePlace { place, move_users_to } => places::delete(installation, place, move_users_to.as_ref()),
        Command::MergePlaces { place, into } => merging::merge(installation, place, into),
        Command::MoveGroup { group, to } => merging::move_group(installation, group, to),
        Command::SetFunctions { place, settings } => places::set_functions(installation, place, settings),
        Command::SetRank { place, rank } => places::set_rank(installation, place, *rank),
        Command::ChoosePolicy(policy) => setup::choose_policy(installation, *policy),
        Command::CreateUser(record) => users::create(installation, record),
        Command::EditUser(record) => users::edit(installation, record),
        Command::MoveUsers { users, to } => users::move_to(installation, users, to),
        Command::MoveToLicenseFreeGroup { users, name } => {
            merging::move_to_license_free_group(installation, users, name)
        }
        Command::DeleteUsers { users } => users::delete(installation, users),
        Command::ProtectUsers { users, reason } => users::protect(installation, users, reason.as_deref()),
        Command::SetJoined { users, joined } => users::set_joined(installation, users, *joined),
        Command::ImportUsers { rows, options } => import_users::import(installation, rows, options),
        Command::EnterResources(resources) => setup::enter_resources(installation, resources),
        Command::NoteOrders(orders) => order::note(installation, orders),
        Command::NumberOrder { certificate, your_number } => order::number(installation, *certificate, your_number),
        Command::RemoveOrder { certificate } => order::remove(installation, *certificate),
        Command::NoteOldSystem { product, mac } => upgrade::note(installation, *product, mac),
        Command::RecordRequest { nonce, reason, codes } => {
            licenses::record_request(installation, *nonce, *reason, codes, context)
        }
        Command::ImportPackage { envelope } => licenses::import_package(installation, envelope, context),
        Command::LoadVendorLicense(license) => licenses::load_vendor_license(installation, license),
        Command::ObserveHardware(observation) => hardware::observe(installation, observation, context.now),
        Command::ConfirmMac => hardware::confirm_mac(installation),
        Command::ChooseMachine(machine) => hardware::choose_machine(installation, *machine),
        Command::ReplaceKey { installation_key } => setup::replace_key(installation, *installation_key),
        Command::ReleaseLicenses { tail_days } => release::release(installation, *tail_days, context),
        Command::CallOffRelease => release::call_off(installation, context),
        Command::ImportReceipt { envelope } => release::import_receipt(installation, envelope, context),
        Command::NoteRestored { lost } => setup::note_restored(installation, *lost),
        Command::ChangeSettings(settings) => setup::change_settings(installation, settings),
        Command::ChangeEdition { edition } => setup::change_edition(installation, edition),
        Command::BeginPlan => plan::begin(installation),
        Command::TickPlan { done, open } => plan::tick(installation, done, open),
        Command::Batch(commands) => batch(installation, commands, context),
        Command::Restore(restoration) => restoration.events(installation),
    }
}

/// Decides commands one after another, each on the state that those before it leave.
fn batch(installation: &Installation, commands: &[Command], context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let mut state = installation.clone();
    let mut all = Vec::new();
    for (index, command) in commands.iter().enumerate() {
        let events = match decide(&state, command, context) {
            Err(Refusal::NothingToDo) => continue,
            other => other.map_err(|refusal| Refusal::InBatch { position: index + 1, refusal: refusal.into() })?,
        };
        preview(&mut state, &events, context);
        all.extend(events);
    }
    if all.is_empty() { Err(Refusal::NothingToDo) } else { Ok(all) }
}

/// Applies events to a copy as the next entry would, and checks a new package's signature.
pub fn preview(state: &mut Installation, events: &[Event], context: &Context<'_>) {
    let (at, events) = clock::stamped(state, context.now, events.to_vec());
    state.apply(&Entry { number: state.entry + 1, at, actor: String::new(), reason: String::new(), events });
    state.verify_package(context.trust);
}

/// The state after an entry whose events were previewed in `before`. What many users were is not worked out again.
pub fn confirmed(before: &Installation, previewed: &Installation, entry: &Entry, trust: &Trust) -> Installation {
    let mut state = before.clone();
    let (of_directory, others): (Vec<&Event>, Vec<&Event>) =
        entry.events.iter().partition(|event| event.changes_directory_only());
    let only_clock = others.iter().all(|event| matches!(event, Event::ClockRead { .. }));
    if previewed.entry == entry.number && only_clock && !of_directory.is_empty() {
        // The directory does not depend on the moment; what does is told by an entry without it.
        let events = others.into_iter().cloned().collect();
        state.apply(&Entry { events, actor: String::new(), reason: String::new(), ..*entry });
        state.directory = previewed.directory.clone();
        return state;
    }
    state.apply(entry);
    state.verify_package(trust);
    state
}

/// A name for a place: trimmed, not empty, not longer than is sensible, on one line.
pub(crate) fn checked_name(text: &str) -> Result<&str, Refusal> {
    let name = text.trim();
    let flaw = if name.is_empty() {
        NameFlaw::Empty
    } else if name.chars().count() > 100 {
        NameFlaw::TooLong
    } else if name.chars().any(char::is_control) {
        NameFlaw::ControlCharacter
    } else {
        return Ok(name);
    };
    Err(Refusal::BadName { name: String::from(text), flaw })
}

#[cfg(test)]
mod tests;
