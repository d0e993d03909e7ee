//! For each missing unit: why, where it stands in the order, and what would reach it.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Assignment, TypeAssignment, Unit};
use crate::{catalog::TypeIndex, directory::UserHandle, license::PoolBlock};

/// Why a unit is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingReason {
    /// There is no license of this type at all.
    NoLicense,
    /// There are some, but they went to others who come first.
    TooFew,
    /// There are some, but none counts.
    Blocked(PoolBlock),
}

/// How many more units would help. Units that are there but blocked would help as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reach {
    /// More units until this one is served.
    pub this: u32,
    /// More units until everybody is served.
    pub everybody: u32,
}

/// The explanation of a missing unit: "Anna is 15th of 24; 10 available. 5 more reach her, 14 more everybody."
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// License type.
    pub license_type: TypeIndex,
    /// The unit.
    pub unit: Unit,
    /// Its place in the order, from 1.
    pub place: u32,
    /// Units required by all.
    pub required: u32,
    /// Units that count.
    pub available: u32,
    /// Why it is missing.
    pub reason: MissingReason,
    /// What would help.
    pub reach: Reach,
}

impl TypeAssignment {
    /// Explains a unit that is missing; `None` for one that is assigned or not required.
    pub fn explain(&self, unit: Unit) -> Option<Explanation> {
        let place = self.place(unit)?;
        let available = self.pool.available;
        if place <= available {
            return None;
        }
        let reason = match self.pool.block {
            Some(block) => MissingReason::Blocked(block),
            None if available == 0 => MissingReason::NoLicense,
            None => MissingReason::TooFew,
        };
        let required = self.required;
        let reach = Reach { this: place - available, everybody: required - available };
        Some(Explanation { license_type: self.license_type, unit, place, required, available, reason, reach })
    }
}

impl Assignment {
    /// Explanations of all units that a user lacks, in the catalog's order.
    pub fn explain(&self, user: UserHandle) -> Vec<Explanation> {
        let parts = self.types.iter();
        parts.flat_map(|part| part.units_of(user).filter_map(|unit| part.explain(unit))).collect()
    }
}
