//! Who gets the licenses, and why others do not.
//!
//! Each license type is handed out on its own; no type blocks another. All units that users require are put in one
//! order and served until the pool is empty. The order depends on the facts of the users and on nothing else: not on
//! rows of a file, maps, databases or the locale.

mod explanation;

use alloc::{vec, vec::Vec};
use core::cmp::Reverse;

pub use explanation::{Explanation, MissingReason, Reach};
use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, UtcMicros},
    catalog::{Catalog, Counted, TypeIndex},
    directory::{UserHandle, Users},
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
    /// Place of each user's first unit by row, from 1; 0 = requires none.
    first_place: Vec<u32>,
    /// Places of further units of a user.
    further_places: Vec<(Unit, u32)>,
}

impl TypeAssignment {
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
        if unit.index == 0 {
            return self.first_place.get(unit.user.0 as usize).copied().filter(|place| *place > 0);
        }
        let found = self.further_places.binary_search_by_key(&unit, |(unit, _)| *unit).ok()?;
        Some(self.further_places[found].1)
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
    /// A part for each type of the catalog, in its order.
    pub types: Vec<TypeAssignment>,
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
    let pools = license::pools(installation, at);
    let needs = PlaceNeeds::new(&installation.catalog, &installation.directory);
    let standing = Standing::of_all(installation);
    let types = installation
        .catalog
        .types()
        .map(|(license_type, entry)| {
            let pool = pools.of(license_type).clone();
            if entry.counted == Counted::PerSystem {
                let required = system_requirement(installation, &needs, license_type);
                return TypeAssignment {
                    license_type,
                    required,
                    pool,
                    order: vec![],
                    first_place: vec![],
                    further_places: vec![],
                };
            }
            hand_out(&installation.directory.users, &standing, license_type, entry.counted, pool)
        })
        .collect();
    Assignment { at, types, pools }
}

/// What puts a user before others, whatever the type.
struct Standing {
    /// In the order of the permanent IDs, which settles every tie.
    users: Vec<(UserHandle, Reverse<bool>, u32, JoinedOrder)>,
}

/// Earlier days first, none last.
type JoinedOrder = (bool, Day);

impl Standing {
    fn of_all(installation: &Installation) -> Self {
        let directory = &installation.directory;
        let ranks: Vec<u32> = (0..directory.places.handles() as u32)
            .map(|handle| directory.places.rank(crate::directory::PlaceHandle(handle)).unwrap_or(u32::MAX))
            .collect();
        let rank = |user| match installation.policy {
            Policy::Seniority => 0,
            Policy::Priority => ranks[directory.users.place(user).0 as usize],
        };
        let joined = |user| directory.users.joined(user).map_or((true, Day::EPOCH), |day| (false, day));
        let users = directory
            .users
            .in_key_order()
            .map(|user| (user, Reverse(directory.users.protected(user).is_some()), rank(user), joined(user)))
            .collect();
        Self { users }
    }
}

fn hand_out(
    users: &Users,
    standing: &Standing,
    license_type: TypeIndex,
    counted: Counted,
    pool: Pool,
) -> TypeAssignment {
    let mut waiting = Vec::new();
    for (user, protected, rank, joined) in &standing.users {
        let mut queue = |index: usize, since: u32| {
            waiting.push(((*protected, *rank, since, *joined), Unit { user: *user, index: index as u16 }));
        };
        match counted {
            Counted::PerLine => {
                users.line_since(*user).iter().enumerate().for_each(|(index, since)| queue(index, *since));
            }
            Counted::PerUser | Counted::PerTeamMember => match users.since(*user, license_type) {
                0 => {}
                since => queue(0, since),
            },
            Counted::PerSystem => {}
        }
    }
    // Stable: users stand in the order of their IDs and units of a user in their own, so that these settle ties.
    waiting.sort_by_key(|(key, _)| *key);
    let order: Vec<Unit> = waiting.into_iter().map(|(_, unit)| unit).collect();
    let mut first_place = vec![0; users.rows()];
    let mut further_places = Vec::new();
    for (unit, place) in order.iter().zip(1..) {
        if unit.index == 0 {
            first_place[unit.user.0 as usize] = place;
        } else {
            further_places.push((*unit, place));
        }
    }
    further_places.sort_unstable();
    TypeAssignment { license_type, required: order.len() as u32, pool, order, first_place, further_places }
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
