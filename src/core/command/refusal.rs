//! Why a command is refused: values, not sentences. The front ends turn them into texts.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::RowRefusal;
use crate::{
    calendar::{Day, UtcMicros},
    directory::{PlaceName, UserKey},
    document::{DocumentError, DocumentKind, SystemKind},
    undo::Conflict,
};

/// What is wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameFlaw {
    /// Nothing but blanks.
    Empty,
    /// More than 100 characters.
    TooLong,
    /// A line break or another control character.
    ControlCharacter,
}

/// Why a command is refused. Nothing has changed.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum Refusal {
    /// The system has to be set up first.
    #[error("the system is not set up")]
    NotSetUp,
    /// A copy from before would give back days that are used up: of grace, or of a planned move.
    #[error("a copy would give back days that are used up")]
    CopyGivesDaysBack,
    /// The system is set up already.
    #[error("the system is set up already")]
    AlreadySetUp,
    /// Everything is already as the command wants it.
    #[error("everything is as wanted already")]
    NothingToDo,
    /// There is no catalog of that edition.
    #[error("no edition {0:?}")]
    UnknownEdition(String),
    /// A system goes over to newer editions only.
    #[error("{edition:?} is no newer edition")]
    OlderEdition {
        /// The edition that was asked for.
        edition: String,
    },
    /// The X-ID is not of the form that this kind of system has.
    #[error("a {kind:?} system has another form of X-ID")]
    SystemIdForm {
        /// Kind of the system.
        kind: SystemKind,
    },
    /// The command does not go with this kind of system.
    #[error("not possible in a {kind:?} system")]
    WrongKind {
        /// Kind of the system.
        kind: SystemKind,
    },
    /// A name can't be used.
    #[error("the name {name:?} can't be used: {flaw:?}")]
    BadName {
        /// The name.
        name: String,
        /// What is wrong with it.
        flaw: NameFlaw,
    },
    /// There is such a place already.
    #[error("{0} exists already")]
    PlaceExists(PlaceName),
    /// There is no such place.
    #[error("there is no {0}")]
    UnknownPlace(PlaceName),
    /// Users are in the place, and no place to move them to was given.
    #[error("{users} users are in {place}")]
    PlaceInUse {
        /// The place.
        place: PlaceName,
        /// Users in it.
        users: usize,
    },
    /// Users were to be moved into the very place that is to be removed.
    #[error("users can't move to {0}, which is to be removed")]
    TargetIsRemoved(PlaceName),
    /// A location was named where only a group can be meant.
    #[error("{0} is no group")]
    NotAGroup(PlaceName),
    /// Functions are on in a group that was to need no license.
    #[error("functions are on in {0}")]
    PlaceNeedsLicenses(PlaceName),
    /// The catalog has no such function.
    #[error("no function {0:?}")]
    UnknownFunction(String),
    /// The catalog has no such resource.
    #[error("no resource {0:?}")]
    UnknownResource(String),
    /// A rank starts at 1.
    #[error("a rank starts at 1")]
    RankZero,
    /// There is such a user already.
    #[error("user {0} exists already")]
    UserExists(UserKey),
    /// There is no such user.
    #[error("there is no user {0}")]
    UnknownUser(UserKey),
    /// No user was named.
    #[error("no user was named")]
    NoUsers,
    /// A user has no last name.
    #[error("user {0} has no name")]
    UserWithoutName(UserKey),
    /// A text is too long to be kept.
    #[error("a text of user {user} is longer than {limit} bytes")]
    TextTooLong {
        /// The user.
        user: UserKey,
        /// Most bytes.
        limit: usize,
    },
    /// The texts of all users, old and new, take as much as can be kept.
    #[error("there is no room for more texts of users")]
    NoRoom,
    /// Protection needs a reason.
    #[error("protection needs a reason")]
    ReasonMissing,
    /// Rows of a file can't be taken over.
    #[error("{} rows can't be taken over", .0.len())]
    BadRows(Vec<RowRefusal>),
    /// A request as activation needs a code.
    #[error("no code was given")]
    NoCode,
    /// There is no such order in the list.
    #[error("no such order")]
    UnknownOrder,
    /// The administrator's order number can't be used.
    #[error("the order number can't be used")]
    BadOrderNumber,
    /// An upgrade is assigned by the MAC address of the old system, and none was given.
    #[error("no MAC address of the old system")]
    OldMacMissing,
    /// The text is no MAC address that an adapter can have.
    #[error("{0:?} is no MAC address")]
    BadMac(String),
    /// A document can't be used.
    #[error("the document can't be used: {0}")]
    Document(DocumentError),
    /// The document is of another kind than a package.
    #[error("the document is a {found:?}")]
    NotAPackage {
        /// What it is.
        found: DocumentKind,
    },
    /// The package is for another system.
    #[error("the package is for the system {package}, this is {here}")]
    OtherSystem {
        /// X-ID in the package.
        package: String,
        /// X-ID of this system.
        here: String,
    },
    /// The package is installed already.
    #[error("package {generation} is installed since {since}")]
    AlreadyInstalled {
        /// Its number.
        generation: u64,
        /// Since when.
        since: UtcMicros,
    },
    /// A newer package is installed, or another with the same number.
    #[error("package {found} is not newer than {installed}")]
    Outdated {
        /// Number of the installed one.
        installed: u64,
        /// Number of the one refused.
        found: u64,
    },
    /// The package answers a request that this system did not make, or that is answered already.
    #[error("the package answers another request")]
    OtherRequest,
    /// The same file of the vendor is loaded already.
    #[error("this license file is loaded already")]
    SameVendorLicense,
    /// The hardware was never read here.
    #[error("the hardware was not read yet")]
    NotObserved,
    /// This MAC address can't be confirmed as static, e.g. because it is not unique.
    #[error("this MAC address can't be confirmed")]
    MacNotConfirmable,
    /// There is no license package of a trusted issuer, so there is nothing to give up.
    #[error("no license package is installed")]
    NoPackage,
    /// The licenses are bound to other hardware than this: whoever runs there gives them up, not a copy of it.
    #[error("the licenses are bound to other hardware")]
    BoundElsewhere,
    /// The old server may not run that long.
    #[error("at most {limit} days")]
    TailTooLong {
        /// Most days.
        limit: u16,
    },
    /// The licenses are given up already.
    #[error("the licenses are given up already; they count here until {last_day}")]
    MoveInProgress {
        /// Last day on which they count here.
        last_day: Day,
    },
    /// No licenses were given up.
    #[error("no licenses are given up")]
    NoRelease,
    /// The days of the old server are over.
    #[error("the licenses are given up, and do not count here since {since}")]
    TailOver {
        /// First day on which they did not count.
        since: Day,
    },
    /// The issuer has bound the licenses to the new server.
    #[error("package {generation} belongs to the new server")]
    MovedOn {
        /// Number of its package.
        generation: u64,
    },
    /// The receipt is for another return.
    #[error("the receipt is for another return")]
    OtherReceipt,
    /// A command of several is refused.
    #[error("command {position}: {refusal}")]
    InBatch {
        /// Which one, from 1.
        position: usize,
        /// Why.
        refusal: Box<Self>,
    },
    /// What an entry did can't be taken back any more.
    #[error("{} facts have changed since", .0.len())]
    Conflicts(Vec<Conflict>),
}
