use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::Day,
    code::{RequestCode, SystemCode},
    document::DocumentError,
};

use super::OrderFlaw;

/// Why a command is refused. The state is as before.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Refusal {
    /// Not a document of the right kind, or one that was altered.
    #[error(transparent)]
    #[serde(skip)]
    Document(#[from] DocumentError),
    /// The order says nothing, or its code is taken.
    #[error(transparent)]
    Order(#[from] OrderFlaw),
    /// A person must give his name and a reason.
    #[error("name or reason is missing")]
    NoteMissing,
    /// No certificate has this code.
    #[error("request code {0} is unknown")]
    UnknownCode(RequestCode),
    /// Another system has the licenses.
    #[error("request code {code} was redeemed by another system on {on}")]
    CodeRedeemed {
        /// The code.
        code: RequestCode,
        /// The day.
        on: Day,
    },
    /// The system has no licenses of this issuer.
    #[error("system {0} is unknown")]
    UnknownSystem(SystemCode),
    /// The system refers to a package that this issuer cannot have issued, or a return to one that he has not.
    #[error("package {generation} of system {system_id} is unknown")]
    UnknownPackage {
        /// The system.
        system_id: SystemCode,
        /// Number of the package.
        generation: u64,
    },
    /// Signed by another installation key than that of the host.
    #[error("system {0} has another installation key")]
    AnotherKey(SystemCode),
    /// The right key on hardware that has nothing in common with the host's: a copy, or a restored backup.
    #[error("licenses of system {0} are bound to other hardware")]
    OtherHardware(SystemCode),
    /// The nonce of an earlier request, with another content.
    #[error("nonce of an earlier request of system {0}")]
    NonceUsed(SystemCode),
    /// Made before something that has happened to this host since: a copy of an old message.
    #[error("the request of system {system_id} was made on {made_on}, before its licenses moved")]
    Stale {
        /// The system.
        system_id: SystemCode,
        /// When it was made, by the clock of its server.
        made_on: Day,
    },
    /// The licenses were returned: only a planned move gets them, also back to the same server.
    #[error("licenses of system {0} were released")]
    Released(SystemCode),
    /// A move, and the old server has not given its licenses up.
    #[error("licenses of system {0} are not released")]
    NotReleased(SystemCode),
    /// Back to a former host, too early.
    #[error("licenses of system {system_id} can return to this server from {opens_on}")]
    FormerHost {
        /// The system.
        system_id: SystemCode,
        /// First day on which they can.
        opens_on: Day,
    },
    /// Too many failed servers.
    #[error("{allowed} rehostings from failed servers used up, the next is free on {free_on}")]
    BudgetSpent {
        /// Allowed within the period.
        allowed: u16,
        /// The day on which one is free again.
        free_on: Day,
    },
    /// Too many servers were reported as failed and never returned anything: a person decides.
    #[error("{open} servers of system {system_id} failed without a return: a person decides")]
    PersonDecides {
        /// The system.
        system_id: SystemCode,
        /// Returns that are open.
        open: u16,
    },
    /// A return of a package that has been replaced since.
    #[error("release of package {generation}, the newest of system {system_id} is {newest}")]
    OldRelease {
        /// The system.
        system_id: SystemCode,
        /// The package that was given up.
        generation: u64,
        /// The newest one.
        newest: u64,
    },
    /// The old server would run on for longer than is agreed.
    #[error("a tail of {asked} days, {allowed} are allowed")]
    TailTooLong {
        /// Days asked for.
        asked: u16,
        /// Days allowed.
        allowed: u16,
    },
    /// The server before still runs: two tails at a time would be three servers.
    #[error("the server before of system {system_id} runs until {until}")]
    TailRuns {
        /// The system.
        system_id: SystemCode,
        /// Its last day.
        until: Day,
    },
    /// The system was suspended.
    #[error("system {0} is suspended")]
    Suspended(SystemCode),
    /// The system is not suspended.
    #[error("system {0} is not suspended")]
    NotSuspended(SystemCode),
}
