//! Who gets the licenses, and why others do not.
//!
//! Each license type is handed out on its own; no type blocks another. All units that users require are put in one
//! order and served until the pool is empty. The order depends on the facts of the users and on nothing else: not on
//! rows of a file, maps, databases or the locale.

mod explanation;
mod order;

use alloc::{sync::Arc, vec, vec::Vec};

pub use explanation::{Explanation, MissingReason, Reach};
use order::Standing;
pub(crate) use order::sort_by_number;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, UtcMicros},
    catalog::{Catalog, Counted, TypeIndex},
    difference::State,
    directory::UserHandle,
    installation::Installation,
    license::{self, Pool, Pools},
    requirement::PlaceNeeds,
};

/// How too few licenses are distributed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// Protected users first, then the longest need. A newcomer never displaces a holder.
    #[default]
    Seniority,
    /// Protected users first, then the rank of their group, then the longest need.
    Priority,
}

/// A unit of a requirement: a user and, for lines, which of his lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Unit {
    /// The user.
    pub user: UserHandle,
    /// Which of his units, from 0.
    pub index: u16,
}

/// A license type handed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeAssignment {
    /// The type.
    pub license_type: TypeIndex,
    /// Units required.
    pub required: u32,
    /// The pool.
    pub pool: Pool,
    /// Units of users in the order in which they are served; empty for types of the system.
    pub order: Vec<Unit>,
    /// Places from 1, by row or, for a type that is counted per line, by where the units of a row begin; 0 = none.
    places: Vec<u32>,
    /// Where the units of each row begin in `places`, with one more number at the end; empty if each user needs one at
    /// most.
    starts: Vec<u32>,
}

impl TypeAssignment {
    /// A type that nobody needs and nobody has.
    pub(crate) const fn of_nobody(license_type: TypeIndex) -> Self {
        let pool = Pool { license_type, present: 0, available: 0, block: None };
        Self { license_type, required: 0, pool, order: Vec::new(), places: Vec::new(), starts: Vec::new() }
    }

    /// Units assigned.
    pub fn assigned(&self) -> u32 {
        self.required.min(self.pool.available)
    }

    /// Units required that are not there.
    pub fn missing(&self) -> u32 {
        self.required - self.assigned()
    }

    /// Place of a unit in the order, from 1.
    pub fn place(&self, unit: Unit) -> Option<u32> {
        let (row, index) = (unit.user.0 as usize, usize::from(unit.index));
        let at = if self.starts.is_empty() {
            (index == 0).then_some(row)?
        } else {
            let (start, end) = (*self.starts.get(row)? as usize, *self.starts.get(row + 1)? as usize);
            (start + index < end).then_some(start + index)?
        };
        self.places.get(at).copied().filter(|place| *place > 0)
    }

    /// Whether a unit is assigned.
    pub fn holds(&self, unit: Unit) -> bool {
        self.place(unit).is_some_and(|place| place <= self.pool.available)
    }

    /// Units of a user with their places.
    pub fn units_of(&self, user: UserHandle) -> impl Iterator<Item = (Unit, u32)> {
        (0..=u16::MAX).map(move |index| Unit { user, index }).map_while(|unit| Some((unit, self.place(unit)?)))
    }

    /// Units that were served.
    pub fn served(&self) -> &[Unit] {
        &self.order[..self.order.len().min(self.pool.available as usize)]
    }

    /// Units for which nothing is left.
    pub fn unserved(&self) -> &[Unit] {
        &self.order[self.order.len().min(self.pool.available as usize)..]
    }
}

/// The distribution of all licenses at a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// The time.
    pub at: UtcMicros,
    /// A part for each type of the catalog, in its order. Parts that did not change from one state to the next are the
    /// same one.
    pub types: Vec<Arc<TypeAssignment>>,
    /// The pools and the items that they are made of.
    pub pools: Pools,
}

impl Assignment {
    /// The part of a type.
    pub fn of(&self, license_type: TypeIndex) -> &TypeAssignment {
        &self.types[usize::from(license_type.0)]
    }

    /// Whether a user lacks a unit.
    pub fn lacks(&self, user: UserHandle) -> bool {
        self.types.iter().any(|part| part.units_of(user).any(|(_, place)| place > part.pool.available))
    }

    /// Users who lack a unit, each once, in the order of their rows.
    pub fn users_with_missing(&self) -> Vec<UserHandle> {
        let mut users: Vec<UserHandle> =
            self.types.iter().flat_map(|part| part.unserved().iter().map(|unit| unit.user)).collect();
        users.sort_unstable();
        users.dedup();
        users
    }

    /// Units that users lack, over all types.
    pub fn missing_units(&self) -> u32 {
        self.types.iter().map(|part| part.unserved().len() as u32).sum()
    }

    /// Whether any license is there and counts.
    pub fn is_licensed(&self) -> bool {
        self.types.iter().any(|part| part.pool.available > 0)
    }
}

/// Hands out the licenses at a time.
pub fn assign(installation: &Installation, at: UtcMicros) -> Assignment {
    assign_with(installation, at, |_, _| None)
}

/// The same after a change, as fast as the change is small: what did not change is taken from the distribution before.
pub fn assign_after(before: State<'_>, installation: &Installation, at: UtcMicros) -> Assignment {
    let same_standing = has_same_standing(before.installation, installation);
    assign_with(installation, at, |license_type, pool| {
        let part = before.assignment.types.get(usize::from(license_type.0))?;
        let (old, new) = (&before.installation.directory.users, &installation.directory.users);
        let same_units = match installation.catalog.license_type(license_type).counted {
            Counted::PerSystem => false,
            Counted::PerLine => new.has_same_lines_since(old),
            Counted::PerUser | Counted::PerTeamMember => new.has_same_since(old, license_type),
        };
        if !same_standing || !same_units {
            return None;
        }
        Some(if part.pool == *pool {
            Arc::clone(part)
        } else {
            Arc::new(TypeAssignment { pool: pool.clone(), ..TypeAssignment::clone(part) })
        })
    })
}

/// Whether whoever came before somebody else still does, as far as it does not depend on a license type.
fn has_same_standing(before: &Installation, after: &Installation) -> bool {
    let (old, new) = (&before.directory, &after.directory);
    let same_ranks = || {
        let count = old.places.handles();
        let same = |handle| old.places.rank(handle) == new.places.rank(handle);
        count == new.places.handles() && (0..count as u32).map(crate::directory::PlaceHandle).all(same)
    };
    Arc::ptr_eq(&before.catalog, &after.catalog)
        && before.policy == after.policy
        && new.users.has_same_standing(&old.users)
        && (after.policy == Policy::Seniority || new.users.has_same_places(&old.users) && same_ranks())
}

/// Hands out each type, unless `known` has it.
fn assign_with(
    installation: &Installation,
    at: UtcMicros,
    known: impl Fn(TypeIndex, &Pool) -> Option<Arc<TypeAssignment>>,
) -> Assignment {
    let pools = license::pools(installation, at);
    let needs = PlaceNeeds::new(&installation.catalog, &installation.directory);
    let mut standing = None;
    let types = installation
        .catalog
        .types()
        .map(|(license_type, entry)| {
            let pool = pools.of(license_type);
            if let Some(part) = known(license_type, pool) {
                return part;
            }
            let pool = pool.clone();
            if entry.counted == Counted::PerSystem {
                let required = system_requirement(installation, &needs, license_type);
                let (order, places, starts) = (vec![], vec![], vec![]);
                return Arc::new(TypeAssignment { license_type, required, pool, order, places, starts });
            }
            let standing = standing.get_or_insert_with(|| Standing::of_all(installation));
            Arc::new(standing.hand_out(&installation.directory.users, license_type, entry.counted, pool))
        })
        .collect();
    Assignment { at, types, pools }
}

/// Units that the system as a whole requires of a type.
fn system_requirement(installation: &Installation, needs: &PlaceNeeds, license_type: TypeIndex) -> u32 {
    let catalog = &installation.catalog;
    let entry = catalog.license_type(license_type);
    if entry.id == Catalog::SERVER {
        return u32::from(needs_server(installation, needs));
    }
    let resources = catalog.resources.iter().filter(|resource| resource.license_type == entry.id);
    resources
        .map(|resource| {
            let used = installation.resources.get(&resource.id).copied().unwrap_or(0);
            let included = installation.resources.get(&included_key(&resource.id)).copied().unwrap_or(0);
            used.saturating_sub(included).div_ceil(resource.per_license)
        })
        .sum()
}

/// The name under which the number is entered that comes with the SERVER license and needs none of its own.
pub fn included_key(resource: &str) -> alloc::string::String {
    alloc::format!("{resource}-included")
}

/// Whether anything is in use that SERVER is a prerequisite of.
fn needs_server(installation: &Installation, needs: &PlaceNeeds) -> bool {
    let (catalog, users) = (&installation.catalog, &installation.directory.users);
    let of_users = catalog
        .types()
        .filter(|(_, entry)| entry.needs_server)
        .any(|(license_type, _)| users.in_key_order().any(|user| needs.units(users, user, license_type) > 0));
    let of_system = || {
        catalog.resources.iter().any(|resource| {
            let prerequisite = catalog
                .type_index(&resource.license_type)
                .is_some_and(|index| catalog.license_type(index).needs_server);
            prerequisite && installation.resources.get(&resource.id).is_some_and(|used| *used > 0)
        })
    };
    of_users || of_system()
}

/// The next day, after that of `at`, on which the distribution changes by itself.
pub fn next_change(installation: &Installation, at: UtcMicros) -> Option<Day> {
    license::next_change(installation, at)
}

#[cfg(test)]
mod tests;
