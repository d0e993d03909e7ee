//! Who gets the licenses, and why others do not.
//!
//! Each license type is handed out on its own; no type blocks another. All units that users require are put in one
//! order and served until the pool is empty. The order depends on the facts of the users and on nothing else: not on
//! rows of a file, maps, databases or the locale.

mod explanation;
mod queue;
mod standing;

use alloc::{sync::Arc, vec, vec::Vec};

pub use explanation::{Explanation, MissingReason, Reach};
use queue::{Key, Queue};
use serde::{Deserialize, Serialize};
use standing::Standing;

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

/// A license type handed out. Nothing is written down for each unit: whether one is served, and where it stands, follows from
/// the order and the last unit that is served.
#[derive(Clone, Debug)]
pub struct TypeAssignment {
    /// The type.
    pub license_type: TypeIndex,
    /// Units required.
    pub required: u32,
    /// The pool.
    pub pool: Pool,
    /// Units of users in the order in which they are served; nobody's for types of the system.
    queue: Arc<Queue>,
    /// The last unit that is served; none if no unit is.
    last: Option<Key>,
}

impl PartialEq for TypeAssignment {
    fn eq(&self, other: &Self) -> bool {
        (self.license_type, self.required, &self.pool) == (other.license_type, other.required, &other.pool)
            && (Arc::ptr_eq(&self.queue, &other.queue) || self.units() == other.units())
    }
}

impl Eq for TypeAssignment {}

impl TypeAssignment {
    /// A type that nobody needs and nobody has.
    pub(crate) fn of_nobody(license_type: TypeIndex) -> Self {
        let pool = Pool { license_type, present: 0, available: 0, block: None };
        Self { license_type, required: 0, pool, queue: Arc::default(), last: None }
    }

    /// Serves the units of users from a pool.
    fn of_users(pool: Pool, queue: Arc<Queue>) -> Self {
        let last = queue.key_at(queue.len().min(pool.available));
        Self { license_type: pool.license_type, required: queue.len(), pool, queue, last }
    }

    /// Units assigned.
    pub fn assigned(&self) -> u32 {
        self.required.min(self.pool.available)
    }

    /// Units required that are not there.
    pub fn missing(&self) -> u32 {
        self.required - self.assigned()
    }

    /// Whether users need units of the type.
    pub fn is_for_users(&self) -> bool {
        self.queue.len() > 0
    }

    /// Place of a unit in the order, from 1.
    pub fn place(&self, unit: Unit) -> Option<u32> {
        self.queue.place(unit)
    }

    /// Whether a unit is assigned.
    pub fn holds(&self, unit: Unit) -> bool {
        self.is_served(unit) == Some(true)
    }

    /// Whether a unit lacks a license.
    pub fn lacks(&self, unit: Unit) -> bool {
        self.is_served(unit) == Some(false)
    }

    /// Whether a unit is served; none if there is no such unit.
    pub(crate) fn is_served(&self, unit: Unit) -> Option<bool> {
        self.queue.key(unit).map(|key| self.last.is_some_and(|last| key <= last))
    }

    /// Units of a user.
    pub fn units_of(&self, user: UserHandle) -> impl Iterator<Item = Unit> {
        let units = (0..self.queue.units_of(user)).map(move |index| Unit { user, index });
        units.filter(|unit| self.queue.key(*unit).is_some())
    }

    /// Units of a user with their places.
    pub fn places_of(&self, user: UserHandle) -> impl Iterator<Item = (Unit, u32)> {
        self.units_of(user).filter_map(|unit| Some((unit, self.place(unit)?)))
    }

    /// All units of users in the order in which they are served.
    pub fn units(&self) -> Vec<Unit> {
        self.queue.units(0..self.queue.len())
    }

    /// Units that were served, in their order.
    pub fn served(&self) -> Vec<Unit> {
        self.queue.units(0..self.pool.available)
    }

    /// Units for which nothing is left, in their order.
    pub fn unserved(&self) -> Vec<Unit> {
        self.queue.units(self.pool.available..self.queue.len())
    }

    /// Number of units of users for which nothing is left.
    pub fn unserved_count(&self) -> u32 {
        self.queue.len().saturating_sub(self.pool.available)
    }

    /// Calls `see` with each unit of a user and whether it is served: as fast as that can be, not in the order of places.
    pub fn for_each_unit(&self, see: impl FnMut(Unit, bool)) {
        self.queue.for_each(self.last, see);
    }

    /// Rows whose units came or went since another distribution of the same users in the same standing; none if it is not
    /// one.
    pub(crate) fn changed_rows(&self, before: &Self) -> Option<Vec<u32>> {
        self.queue.changed_rows(&before.queue)
    }

    /// Units served here that stand behind the last one served in another distribution of the same standing.
    pub(crate) fn served_beyond(&self, other: &Self) -> Vec<Unit> {
        let count = |last: Option<Key>| last.map_or(0, |last| self.queue.up_to(last));
        self.queue.units(count(other.last)..count(self.last))
    }

    /// For each unit that rows have here or in another distribution: whether it is served here, and whether there.
    pub(crate) fn fates(&self, other: &Self, rows: &[u32]) -> Vec<(Unit, Option<bool>, Option<bool>)> {
        let units = rows.iter().map(|row| UserHandle(*row)).flat_map(|user| {
            let most = self.queue.units_of(user).max(other.queue.units_of(user));
            (0..most).map(move |index| Unit { user, index })
        });
        units.map(|unit| (unit, self.is_served(unit), other.is_served(unit))).collect()
    }

    /// Puts units into the order in which they are served.
    pub(crate) fn sort(&self, units: &mut [Unit]) {
        units.sort_unstable_by_key(|unit| self.queue.key(*unit));
    }

    /// Adds to `marks`, by row, whoever lacks a unit.
    fn mark_lacking(&self, marks: &mut [bool]) {
        if self.unserved_count() > 0 {
            self.for_each_unit(|unit, is_served| marks[unit.user.0 as usize] |= !is_served);
        }
    }

    /// Number of users who lack a unit.
    pub fn users_lacking(&self, counted: Counted) -> u32 {
        if counted != Counted::PerLine {
            return self.unserved_count();
        }
        let mut marks = vec![false; self.queue.row_count()];
        self.mark_lacking(&mut marks);
        marks.into_iter().filter(|is_marked| *is_marked).count() as u32
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
        self.types.iter().any(|part| part.units_of(user).any(|unit| part.lacks(unit)))
    }

    /// Users who lack a unit, each once, in the order of their rows.
    pub fn users_with_missing(&self) -> Vec<UserHandle> {
        let rows = self.types.iter().map(|part| part.queue.row_count()).max().unwrap_or_default();
        let mut marks = vec![false; rows];
        self.types.iter().for_each(|part| part.mark_lacking(&mut marks));
        (0..).map(UserHandle).zip(marks).filter(|(_, is_marked)| *is_marked).map(|(user, _)| user).collect()
    }

    /// Units that users lack, over all types.
    pub fn missing_units(&self) -> u32 {
        self.types.iter().map(|part| part.unserved_count()).sum()
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

/// The same after a change, as fast as the change is small: the order that stayed is kept, and only what changed in it is
/// counted again.
pub fn assign_after(before: State<'_>, installation: &Installation, at: UtcMicros) -> Assignment {
    let same_standing = has_same_standing(before.installation, installation);
    assign_with(installation, at, |license_type, counted| {
        let part = before.assignment.types.get(usize::from(license_type.0)).filter(|_| same_standing)?;
        let (old, new) = (&before.installation.directory.users, &installation.directory.users);
        let same_units = match counted {
            Counted::PerSystem => return None,
            Counted::PerLine => new.has_same_lines_since(old),
            Counted::PerUser | Counted::PerTeamMember => new.has_same_since(old, license_type),
        };
        let of_new = || Arc::new(part.queue.after(new, license_type, counted));
        Some((part, if same_units { Arc::clone(&part.queue) } else { of_new() }))
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

/// Hands out each type; `known` has its order, with the part that it was taken from, if it need not be made anew.
fn assign_with<'a>(
    installation: &Installation,
    at: UtcMicros,
    known: impl Fn(TypeIndex, Counted) -> Option<(&'a Arc<TypeAssignment>, Arc<Queue>)>,
) -> Assignment {
    let pools = license::pools(installation, at);
    let needs = PlaceNeeds::new(&installation.catalog, &installation.directory);
    let mut standing = None;
    let types = installation
        .catalog
        .types()
        .map(|(license_type, entry)| {
            let pool = pools.of(license_type).clone();
            if entry.counted == Counted::PerSystem {
                let required = system_requirement(installation, &needs, license_type);
                return Arc::new(TypeAssignment { required, pool, ..TypeAssignment::of_nobody(license_type) });
            }
            if let Some((part, queue)) = known(license_type, entry.counted) {
                let is_same = Arc::ptr_eq(&part.queue, &queue) && part.pool == pool;
                return if is_same { Arc::clone(part) } else { Arc::new(TypeAssignment::of_users(pool, queue)) };
            }
            let standing = standing.get_or_insert_with(|| Arc::new(Standing::of_all(installation)));
            let queue = Queue::new(standing, &installation.directory.users, license_type, entry.counted);
            Arc::new(TypeAssignment::of_users(pool, Arc::new(queue)))
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
