//! The budget: how often licenses may move from a server that failed and can return nothing.
use xlm_core::{
    calendar::{Day, UtcMicros},
    document::RehostingBudget,
};

use super::{FormerHost, Left, SystemRecord};

/// How often licenses may move from a failed server within [`BUDGET_PERIOD_DAYS`], unless a person agreed otherwise.
pub const ALLOWED_FAILURES: u16 = 3;
/// The period of that, in days.
pub const BUDGET_PERIOD_DAYS: u16 = 365;
/// From so many returns that never came on, a person decides.
pub const OPEN_RETURNS_LIMIT: u16 = 2;

/// The budget of a system on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Used within the period that ends on the day.
    pub used: u16,
    /// Allowed within the period.
    pub allowed: u16,
    /// The day on which the next one is free again; none while none is used.
    pub next_free: Option<Day>,
    /// Servers that were reported as failed within the period and have not returned anything.
    pub open_returns: u16,
}

impl Budget {
    /// What is left.
    pub const fn left(self) -> u16 {
        self.allowed.saturating_sub(self.used)
    }

    /// As a document says it.
    pub const fn in_document(self) -> RehostingBudget {
        RehostingBudget {
            used: self.used,
            allowed: self.allowed,
            period_days: BUDGET_PERIOD_DAYS,
            next_free: self.next_free,
        }
    }
}

/// Whether something of that day is still within the period.
fn counts(at: UtcMicros, now: UtcMicros) -> bool {
    now.day().since(at.day()) < i32::from(BUDGET_PERIOD_DAYS)
}

impl SystemRecord {
    /// The budget at a time.
    pub fn budget(&self, now: UtcMicros) -> Budget {
        let used: Vec<Day> = self.failures.iter().filter(|at| counts(**at, now)).map(|at| at.day()).collect();
        let open =
            |former: &&FormerHost| matches!(former.left, Left::Failed { at, returned: false } if counts(at, now));
        Budget {
            used: used.len() as u16,
            allowed: self.allowed_failures,
            next_free: used.iter().min().map(|day| day.plus(i32::from(BUDGET_PERIOD_DAYS))),
            open_returns: self.former.iter().filter(open).count() as u16,
        }
    }
}
