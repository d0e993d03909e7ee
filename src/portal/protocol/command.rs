use serde::{Deserialize, Serialize};
use xlm_core::{
    code::{RequestCode, SystemCode},
    document::{Release, Request, open_own},
};

use super::Order;

/// A wish of a customer or of a person at the issuer's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Takes an order under the code of its certificate, which the caller has drawn at random.
    AddOrder {
        /// The code.
        code: RequestCode,
        /// What it is for; item ids and redemption are given by the issuer.
        order: Order,
    },
    /// Answers a license request with a package.
    Request {
        /// The signed file, as it came.
        envelope: String,
    },
    /// Credits a return and confirms it with a receipt.
    Release {
        /// The signed file, as it came.
        envelope: String,
    },
    /// Gives a system nothing more until it is resumed, e.g. when it was reported as stolen. Returns are still credited.
    Suspend {
        /// The system.
        system_id: SystemCode,
        /// Who decided it.
        by: String,
        /// Why.
        reason: String,
    },
    /// Ends a suspension.
    Resume {
        /// The system.
        system_id: SystemCode,
        /// Who decided it.
        by: String,
        /// Why.
        reason: String,
    },
    /// Lets the next request from another host pass, whatever return or budget is missing.
    Override {
        /// The system.
        system_id: SystemCode,
        /// Who decided it.
        by: String,
        /// Why.
        reason: String,
    },
    /// Agrees another number of moves from failed servers than the usual.
    AgreeBudget {
        /// The system.
        system_id: SystemCode,
        /// Allowed within the period.
        allowed: u16,
        /// Who decided it.
        by: String,
        /// Why.
        reason: String,
    },
}

/// What a command is about: commands about the same thing must be decided one after the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// An order.
    Order(RequestCode),
    /// A system.
    System(SystemCode),
}

impl Command {
    /// What the command is about; none if its document cannot be opened. A request is also about the codes that it names.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::AddOrder { code, .. } => Some(Subject::Order(*code)),
            Self::Request { envelope } => {
                let opened = open_own::<Request>(envelope.as_bytes()).ok()?;
                Some(Subject::System(opened.payload.system_id))
            }
            Self::Release { envelope } => {
                let opened = open_own::<Release>(envelope.as_bytes()).ok()?;
                Some(Subject::System(opened.payload.system_id))
            }
            Self::Suspend { system_id, .. }
            | Self::Resume { system_id, .. }
            | Self::Override { system_id, .. }
            | Self::AgreeBudget { system_id, .. } => Some(Subject::System(*system_id)),
        }
    }
}
