use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::{ChangeLogHead, Digest, Nonce, PackageMark},
};

use super::{Host, Note, Order, Subject, SystemRecord};

/// Something that happened at the issuer's. Kept for ever: members may be added with a default, never renamed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// An order was taken; its items have their names.
    OrderAdded {
        /// Code of its certificate.
        code: RequestCode,
        /// The order.
        order: Order,
    },
    /// A request was answered with a package.
    RequestAnswered {
        /// The system.
        system_id: SystemCode,
        /// When.
        at: UtcMicros,
        /// Digest of the request: the same one gets the same package.
        request: Digest,
        /// Its nonce.
        nonce: Nonce,
        /// The host that the package is bound to.
        host: Host,
        /// How this host came to have the licenses.
        change: HostChange,
        /// Codes that the request redeemed, without those redeemed before.
        codes: Vec<RequestCode>,
        /// Number and digest of the package.
        package: PackageMark,
        /// The package itself.
        envelope: String,
        /// The newest entry of the change log that the request names.
        change_log_head: Option<ChangeLogHead>,
    },
    /// A return was credited and confirmed with a receipt.
    ReleaseCredited {
        /// The system.
        system_id: SystemCode,
        /// When.
        at: UtcMicros,
        /// Digest of the return: the same one gets the same receipt.
        release: Digest,
        /// The package that was given up.
        package: PackageMark,
        /// When the return was made, by the clock of the server.
        made_at: UtcMicros,
        /// Last day on which that server may still run.
        runs_until: Day,
        /// Whether it came from a server that was reported as failed before: then it opens no move.
        late: bool,
        /// The receipt itself.
        receipt: String,
    },
    /// The system gets nothing more until it is resumed.
    Suspended {
        /// The system.
        system_id: SystemCode,
        /// Who, why and when.
        note: Note,
    },
    /// A suspension ended.
    Resumed {
        /// The system.
        system_id: SystemCode,
        /// Who, why and when.
        note: Note,
    },
    /// A person lets the next request from another host pass.
    ExceptionGranted {
        /// The system.
        system_id: SystemCode,
        /// Who, why and when.
        note: Note,
    },
    /// A person agreed another budget.
    BudgetAgreed {
        /// The system.
        system_id: SystemCode,
        /// Allowed within the period.
        allowed: u16,
        /// Who, why and when.
        note: Note,
    },
    /// A system was taken over from a store that kept no events.
    SystemTakenOver {
        /// The system.
        system_id: SystemCode,
        /// When.
        at: UtcMicros,
        /// All that was known of it.
        record: Box<SystemRecord>,
    },
}

/// How a host came to have the licenses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostChange {
    /// It is the first one.
    First,
    /// It had them before; its hardware may have drifted, or it redeemed more codes.
    Same,
    /// It had returned them, and calls that off.
    CalledOff,
    /// The host before returned them.
    Moved,
    /// The host before failed: one of the budget is spent.
    Failed,
    /// A person at the issuer's made an exception; nothing of the budget is spent.
    Exception,
}

impl Event {
    /// What the event is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::OrderAdded { code, .. } => Subject::Order(*code),
            Self::RequestAnswered { system_id, .. }
            | Self::ReleaseCredited { system_id, .. }
            | Self::Suspended { system_id, .. }
            | Self::Resumed { system_id, .. }
            | Self::ExceptionGranted { system_id, .. }
            | Self::BudgetAgreed { system_id, .. }
            | Self::SystemTakenOver { system_id, .. } => Subject::System(*system_id),
        }
    }
}
