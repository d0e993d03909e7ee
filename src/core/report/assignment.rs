//! Who needs and holds what, as a table.

use alloc::{string::String, vec::Vec};
use core::fmt::Write as _;

use crate::{
    assignment::{Assignment, TypeAssignment},
    catalog::{Counted, TypeIndex},
    directory::UserHandle,
    installation::Installation,
};

/// A unit that a user needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AssignedUnit {
    /// Its place in the order, from 1.
    pub place: u32,
    /// Number of the entry since when it is needed without a break.
    pub since: u32,
    /// Whether there is a license for it.
    pub is_held: bool,
}

/// The units of a license type that a user needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignmentRow<'a> {
    /// The user.
    pub handle: UserHandle,
    /// His permanent ID.
    pub user: &'a str,
    /// The license type.
    pub license: &'a str,
    /// His units, oldest need first.
    pub units: Vec<AssignedUnit>,
}

impl AssignmentRow<'_> {
    /// How many of the units have a license.
    pub fn assigned(&self) -> usize {
        self.units.iter().filter(|unit| unit.is_held).count()
    }

    /// The places of the units, separated by commas.
    pub fn places(&self) -> String {
        joined(self.units.iter().map(|unit| unit.place))
    }

    /// The entries since when the units are needed, separated by commas.
    pub fn since(&self) -> String {
        joined(self.units.iter().map(|unit| unit.since))
    }
}

fn joined(numbers: impl Iterator<Item = u32>) -> String {
    let mut text = String::new();
    for (index, number) in numbers.enumerate() {
        if index > 0 {
            text.push(',');
        }
        // Writing into a text does not fail.
        let _ = write!(text, "{number}");
    }
    text
}

/// A row for each license type that a user needs, sorted by permanent ID and license, byte by byte.
pub fn assignment_rows<'a>(installation: &'a Installation, assignment: &Assignment) -> Vec<AssignmentRow<'a>> {
    let catalog = &installation.catalog;
    let mut parts: Vec<(&str, &TypeAssignment)> = assignment
        .types
        .iter()
        .filter(|part| part.is_for_users())
        .map(|part| (catalog.license_type(part.license_type).name.as_str(), &**part))
        .collect();
    parts.sort_unstable_by_key(|(name, _)| *name);
    let users = &installation.directory.users;
    let of_user = |user| {
        let parts = &parts;
        parts.iter().filter_map(move |(license, part)| {
            let units = units_of(installation, part, user);
            let row = AssignmentRow { handle: user, user: users.key(user), license, units };
            (!row.units.is_empty()).then_some(row)
        })
    };
    users.in_key_order().flat_map(of_user).collect()
}

fn units_of(installation: &Installation, part: &TypeAssignment, user: UserHandle) -> Vec<AssignedUnit> {
    let unit = |(unit, place): (crate::assignment::Unit, u32)| AssignedUnit {
        place,
        since: since(installation, part.license_type, user, usize::from(unit.index)),
        is_held: place <= part.pool.available,
    };
    part.places_of(user).map(unit).collect()
}

fn since(installation: &Installation, license_type: TypeIndex, user: UserHandle, index: usize) -> u32 {
    let users = &installation.directory.users;
    match installation.catalog.license_type(license_type).counted {
        Counted::PerLine => users.line_since(user).get(index).copied().unwrap_or(0),
        Counted::PerUser | Counted::PerTeamMember | Counted::PerSystem => users.since(user, license_type),
    }
}

#[cfg(test)]
#[path = "assignment_tests.rs"]
mod tests;
