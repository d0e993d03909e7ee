//! The order in which the units of a license type are served, and where each unit stands in it.
//!
//! Made for a million users in the time of a few passes over their columns. All that decides is a number: users lie in the
//! order of (joined, permanent ID) already, so that a stable sort by the entry since when a unit is needed, and then by the
//! class of its user, gives the order. Numbers are sorted by counting them.

use alloc::{vec, vec::Vec};

use super::{Policy, TypeAssignment, Unit};
use crate::{
    calendar::Day,
    catalog::{Counted, TypeIndex},
    directory::{PlaceHandle, UserHandle, Users},
    installation::Installation,
    license::Pool,
};

/// What puts a user before others, whatever the type.
pub(super) struct Standing {
    /// All users by (joined, permanent ID); no day of joining comes last.
    users: Vec<UserHandle>,
    /// Class of each row by (protected, rank), the first one to be served 0; empty if all users are of one class.
    classes: Vec<u32>,
}

impl Standing {
    pub(super) fn of_all(installation: &Installation) -> Self {
        let users = &installation.directory.users;
        let mut order: Vec<UserHandle> = users.in_key_order().collect();
        let joined = |user: &UserHandle| users.joined(*user).map_or((true, Day::EPOCH), |day| (false, day));
        if users.anybody_has_joined() {
            // Stable: the permanent IDs settle ties.
            order.sort_by_key(joined);
        }
        let classes = classes(installation, &order);
        Self { users: order, classes }
    }

    /// Puts the units of a type in their order.
    pub(super) fn hand_out(
        &self,
        users: &Users,
        license_type: TypeIndex,
        counted: Counted,
        pool: Pool,
    ) -> TypeAssignment {
        let mut order = Vec::new();
        let starts = match counted {
            Counted::PerLine => {
                let (starts, since) = lines_in_rows(users);
                let units = |user: &UserHandle| {
                    let count = starts[user.0 as usize + 1] - starts[user.0 as usize];
                    let user = *user;
                    (0..count).map(move |index| Unit { user, index: index as u16 })
                };
                order.reserve(since.len());
                order.extend(self.users.iter().flat_map(units));
                sort_by_number(&mut order, |unit| {
                    since[starts[unit.user.0 as usize] as usize + usize::from(unit.index)]
                });
                starts
            }
            Counted::PerUser | Counted::PerTeamMember => {
                // In one piece: looked at more than once, and not in the order of the rows.
                let since = users.since_by_row(license_type);
                order.reserve(since.iter().filter(|since| **since != 0).count());
                let needed = self.users.iter().filter(|user| since[user.0 as usize] != 0);
                order.extend(needed.map(|user| Unit { user: *user, index: 0 }));
                sort_by_number(&mut order, |unit| since[unit.user.0 as usize]);
                Vec::new()
            }
            Counted::PerSystem => Vec::new(),
        };
        if !self.classes.is_empty() {
            sort_by_number(&mut order, |unit| self.classes[unit.user.0 as usize]);
        }
        let places = places(&order, users, &starts);
        TypeAssignment { license_type, required: order.len() as u32, pool, order, places, starts }
    }
}

/// Class of each row. Few different ones: as many as ranks, once for protected users and once for the others.
fn classes(installation: &Installation, users: &[UserHandle]) -> Vec<u32> {
    let directory = &installation.directory;
    if installation.policy == Policy::Seniority && !directory.users.anybody_is_protected() {
        return Vec::new();
    }
    let handles = (0..directory.places.handles() as u32).map(PlaceHandle);
    let ranks: Vec<u32> = match installation.policy {
        Policy::Seniority => Vec::new(),
        Policy::Priority => handles.map(|handle| directory.places.rank(handle).unwrap_or(u32::MAX)).collect(),
    };
    let mut distinct = ranks.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let dense: Vec<u32> = ranks.iter().map(|rank| distinct.partition_point(|other| other < rank) as u32).collect();
    let unprotected = distinct.len().max(1) as u32;
    let class = |user: UserHandle| {
        let rank = dense.get(directory.users.place(user).0 as usize).copied().unwrap_or(0);
        rank + if directory.users.is_protected(user) { 0 } else { unprotected }
    };
    let Some(first) = users.first().map(|user| class(*user)) else { return Vec::new() };
    if users.iter().all(|user| class(*user) == first) {
        return Vec::new();
    }
    let mut classes = vec![0; directory.users.rows()];
    for user in users {
        classes[user.0 as usize] = class(*user);
    }
    classes
}

/// Where the lines of each row begin when those of all rows stand one after another, with one more number at the end, and
/// the entry since when each is needed.
fn lines_in_rows(users: &Users) -> (Vec<u32>, Vec<u32>) {
    let mut starts = Vec::with_capacity(users.rows() + 1);
    let mut since = Vec::with_capacity(users.rows());
    for row in 0..users.rows() as u32 {
        starts.push(since.len() as u32);
        // What a unit can't name is no unit; nobody has that many lines.
        let lines = users.line_since(UserHandle(row));
        since.extend_from_slice(&lines[..lines.len().min(usize::from(u16::MAX))]);
    }
    starts.push(since.len() as u32);
    (starts, since)
}

/// Places from 1, by row or, for lines, by where they begin; 0 = none.
fn places(order: &[Unit], users: &Users, starts: &[u32]) -> Vec<u32> {
    let mut places = vec![0; starts.last().map_or(users.rows(), |lines| *lines as usize)];
    for (unit, place) in order.iter().zip(1..) {
        let row = unit.user.0 as usize;
        let at = starts.get(row).map_or(row, |start| *start as usize + usize::from(unit.index));
        places[at] = place;
    }
    places
}

/// Sorts by a number, stably: 16 bits at a time by counting, and only those in which the numbers differ.
pub(crate) fn sort_by_number<T: Copy>(units: &mut Vec<T>, number: impl Fn(&T) -> u32) {
    let (mut least, mut greatest, mut last, mut in_order) = (u32::MAX, 0, 0, true);
    for number in units.iter().map(&number) {
        in_order &= last <= number;
        (least, greatest, last) = (least.min(number), greatest.max(number), number);
    }
    if in_order {
        return;
    }
    let range = greatest - least;
    let mut sorted = units.clone();
    for shift in [0, 16] {
        if range >> shift == 0 {
            break;
        }
        let digit = |unit: &T| ((number(unit) - least) >> shift & 0xFFFF) as usize;
        let mut next = vec![0_u32; ((range >> shift) as usize + 1).min(1 << 16)];
        for unit in &*units {
            next[digit(unit)] += 1;
        }
        let mut before = 0;
        for count in &mut next {
            before += core::mem::replace(count, before);
        }
        for unit in &*units {
            let place = &mut next[digit(unit)];
            sorted[*place as usize] = *unit;
            *place += 1;
        }
        core::mem::swap(units, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_sorts_as_comparing_does(
            numbers in prop::collection::vec(prop_oneof![0..5_u32, 0..100_000_u32, any::<u32>()], 0..200),
        ) {
            let number = |unit: &Unit| numbers[unit.user.0 as usize];
            let mut counted: Vec<Unit> = (0..numbers.len() as u32).map(|row| Unit { user: UserHandle(row), index: 0 }).collect();
            let mut compared = counted.clone();
            sort_by_number(&mut counted, number);
            compared.sort_by_key(number);
            prop_assert_eq!(counted, compared);
        }
    }
}
