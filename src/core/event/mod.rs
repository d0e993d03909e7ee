//! What happened: the only thing that changes an [`Installation`](crate::installation::Installation).
//!
//! Events are kept for ever in the change log as JSON. A new program must read every older event, so: members may be
//! added with a default, never renamed or given another meaning.

mod topic;

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    assignment::Policy,
    binding::Machine,
    calendar::UtcMicros,
    code::SystemId,
    directory::{FunctionSetting, PlaceName, UserBatch, UserKey},
    document::{ChangeLogHead, Digest, Nonce, PackageMark, PublicKey, SystemKind},
    identity::Observation,
    installation::Settings,
    license::{OpenRequest, Order, VendorLicense},
    plan::PlanTask,
    upgrade::OldSystem,
};

pub use self::topic::Topic;

/// The entries in which units of one license type arose for a user, oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitsSince {
    /// The user.
    pub key: UserKey,
    /// License type.
    pub license_type: String,
    /// Entry numbers.
    pub since: Vec<u32>,
}

/// The setting of one function.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionValue {
    /// Id of the function.
    pub function: String,
    /// What it is set to.
    pub setting: FunctionSetting,
}

/// Why the binding does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreakCause {
    /// The hardware of this server changed too much.
    HardwareChanged,
    /// A package made for other hardware was installed here: emergency operation.
    OtherHardware,
}

/// Something that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    clippy::large_enum_variant,
    reason = "an entry has few events: what comes in masses is columns in one of them"
)]
pub enum Event {
    /// The system was set up.
    SystemSetUp {
        /// Licensed, planning or sample.
        kind: SystemKind,
        /// Edition of the catalog.
        edition: String,
        /// Its X-ID.
        system_id: SystemId,
        /// Public half of the installation key.
        #[serde(default)]
        installation_key: Option<PublicKey>,
    },
    /// A location or group was made.
    PlaceCreated {
        /// Its name.
        place: PlaceName,
        /// Its description.
        #[serde(default)]
        description: String,
    },
    /// A location or group was given another name or description.
    PlaceEdited {
        /// Its name before.
        place: PlaceName,
        /// Its own name now.
        name: String,
        /// Its description now.
        description: String,
    },
    /// A location, with its groups, or a group was removed. No users are in it any more.
    PlaceDeleted {
        /// Its name.
        place: PlaceName,
    },
    /// Functions of a place were set.
    FunctionsSet {
        /// The place.
        place: PlaceName,
        /// Functions with their settings.
        settings: Vec<FunctionValue>,
    },
    /// A place was given a rank or lost it.
    RankSet {
        /// The place.
        place: PlaceName,
        /// 1 is served first.
        rank: Option<u32>,
    },
    /// Users were made or changed: they are now exactly like this.
    UsersPut(UserBatch),
    /// Users were moved.
    UsersMoved {
        /// Where to.
        to: PlaceName,
        /// Who.
        users: Vec<UserKey>,
    },
    /// Users were removed.
    UsersDeleted {
        /// Who.
        users: Vec<UserKey>,
    },
    /// Users were marked as protected, or the mark was taken away.
    UsersProtected {
        /// Who.
        users: Vec<UserKey>,
        /// Why; `None` = not protected.
        reason: Option<String>,
    },
    /// Undo gave units their old place in the order back.
    SinceRestored(Vec<UnitsSince>),
    /// The policy of the distribution was chosen.
    PolicyChosen(Policy),
    /// The resources that the system uses were entered, by id.
    ResourcesEntered(BTreeMap<String, u32>),
    /// Certificates were read: they are in the list of orders from now on.
    OrdersNoted(Vec<Order>),
    /// An order got the administrator's own number.
    OrderNumbered {
        /// SHA-256 of its certificate.
        certificate: Digest,
        /// The number.
        your_number: String,
    },
    /// An order went out of the list.
    OrderRemoved {
        /// SHA-256 of its certificate.
        certificate: Digest,
    },
    /// The old system that the licenses are upgraded from was noted, or that there is none.
    OldSystemNoted(Option<OldSystem>),
    /// A request was made.
    RequestMade(OpenRequest),
    /// A license package was installed.
    PackageInstalled {
        /// The signed file, as it came.
        envelope: String,
        /// Its number.
        generation: u64,
        /// SHA-256 of its payload.
        digest: Digest,
        /// The nonce of the request that it answers.
        #[serde(default)]
        nonce: Option<Nonce>,
    },
    /// A license file of a running XPhone server was loaded.
    VendorLicenseLoaded(VendorLicense),
    /// The hardware was read on the home server, and something about it is new.
    HardwareObserved(Observation),
    /// The hardware seen last is from now on what changes are judged against.
    BaselineTaken,
    /// The binding does not hold any more; grace runs from this entry on.
    BindingBroken {
        /// Why.
        cause: BreakCause,
        /// Number of the package whose binding broke.
        generation: u64,
    },
    /// The binding holds again.
    BindingRestored,
    /// The administrator says that this MAC address is set as static on the host.
    MacConfirmed,
    /// The computer that holds the key of the system is this from now on.
    MachineChosen(Machine),
    /// Another installation key signs from this entry on.
    KeyReplaced {
        /// Its public half.
        installation_key: PublicKey,
    },
    /// The licenses were given up for a planned move. They still count here for some days.
    LicensesReleased {
        /// The package that was given up.
        package: PackageMark,
        /// Days that they still count here, this one included; 0: they do not count any more.
        tail_days: u16,
    },
    /// An issuer confirmed that he knows of it.
    ReceiptImported {
        /// The signed file, as it came.
        envelope: String,
        /// SHA-256 of its payload.
        digest: Digest,
        /// When it was issued, by the clock of the issuer.
        issued_at: UtcMicros,
    },
    /// The move was called off. Until a package confirms it, the days of this server run on: the return may have been
    /// credited.
    ReleaseCalledOff,
    /// The days of the old server are over, and no clock that is set back brings them again.
    TailEnded,
    /// A newer package binds the licenses to this hardware: the move is over, and they are here.
    LicensesReturned,
    /// The clock read an earlier moment than that of the entry before, whose moment this entry has: it was set back, or
    /// had been ahead and is right again.
    ClockRead {
        /// What it read.
        clock: UtcMicros,
    },
    /// What stands before this entry was put in the place of a change log that had gone on.
    CopyRestored {
        /// The last entry of the one that it replaced.
        lost: ChangeLogHead,
    },
    /// An earlier entry was taken back: by what the same entry says besides.
    EntryUndone {
        /// Its number.
        number: u64,
    },
    /// Settings of the system were changed.
    SettingsChanged(Settings),
    /// The system went over to another edition of the product.
    EditionChanged {
        /// Edition of the catalog.
        edition: String,
    },
    /// The plan matches the XPhone server: what differs from now on is to be done there.
    PlanBegun,
    /// Tasks of the plan were ticked, or their ticks were taken away.
    PlanTicked {
        /// Tasks that are done.
        done: Vec<PlanTask>,
        /// Tasks that are open again.
        #[serde(default)]
        open: Vec<PlanTask>,
    },
}

impl Event {
    /// Whether it surely changes nothing but locations, groups and users, whenever its entry is made.
    pub(crate) const fn changes_directory_only(&self) -> bool {
        matches!(
            self,
            Self::PlaceCreated { .. }
                | Self::UsersPut(_)
                | Self::UsersMoved { .. }
                | Self::UsersDeleted { .. }
                | Self::UsersProtected { .. }
                | Self::FunctionsSet { .. }
        )
    }
}

/// One executed command in the change log.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its number, from 1 without gaps.
    pub number: u64,
    /// When; never before the entry before it.
    pub at: UtcMicros,
    /// Who: account@computer, not authenticated.
    pub actor: String,
    /// Why, in the administrator's words; may be empty.
    pub reason: String,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// What [`EventsPayload`] wrote.
#[derive(Deserialize)]
struct Payload {
    format: u32,
    events: Vec<Event>,
}

/// Newest form of the payload that this program writes and reads.
pub const PAYLOAD_FORMAT: u32 = 1;

/// Why an entry of the change log can't be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PayloadError {
    /// A newer program wrote it.
    #[error("the entry has form {found}, this program reads up to {PAYLOAD_FORMAT}")]
    Newer {
        /// The form found.
        found: u32,
    },
    /// It is not JSON of the expected shape.
    #[error("the entry is not well formed: {0}")]
    Form(String),
}

/// Events in the form that lies in the change log, to be written as JSON.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EventsPayload<'a> {
    format: u32,
    events: &'a [Event],
}

impl<'a> EventsPayload<'a> {
    /// These events.
    pub const fn of(events: &'a [Event]) -> Self {
        Self { format: PAYLOAD_FORMAT, events }
    }
}

/// Events as bytes for the change log.
///
/// # Errors
/// Never for events made by this program; the type says so because the encoder may fail in principle.
pub fn encode_events(events: &[Event]) -> Result<Vec<u8>, PayloadError> {
    serde_json::to_vec(&EventsPayload::of(events)).map_err(|error| PayloadError::Form(alloc::format!("{error}")))
}

/// Events from the bytes of the change log.
///
/// # Errors
/// Where a newer program wrote them or they are not well formed.
pub fn decode_events(bytes: &[u8]) -> Result<Vec<Event>, PayloadError> {
    #[derive(Deserialize)]
    struct Form {
        format: u32,
    }
    let form = |error| PayloadError::Form(alloc::format!("{error}"));
    let read = serde_json::from_slice::<Payload>(bytes);
    // Looked at by itself only where something is wrong: most payloads are read once.
    let found = match &read {
        Ok(payload) => payload.format,
        Err(_) => serde_json::from_slice::<Form>(bytes).map_err(form)?.format,
    };
    if found > PAYLOAD_FORMAT {
        return Err(PayloadError::Newer { found });
    }
    read.map(|payload| payload.events).map_err(form)
}

#[cfg(test)]
mod tests;
