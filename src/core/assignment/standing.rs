//! What puts a user before others, whatever the license type: his class, and his place by (joined, permanent ID).

use alloc::{sync::Arc, vec, vec::Vec};

use super::Policy;
use crate::{
    calendar::Day,
    directory::{PlaceHandle, UserHandle, Users},
    installation::Installation,
};

/// The order of all users as far as it is the same for each license type.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// Rows of all users by (joined, permanent ID); no day of joining comes last.
    rows: Arc<Vec<u32>>,
    /// Where each row stands among them; empty if the rows stand in that order themselves.
    positions: Vec<u32>,
    /// Class of each row by (protected, rank), the first one to be served 0; empty if all users are of one class.
    classes: Vec<u32>,
}

impl Standing {
    pub(super) fn of_all(installation: &Installation) -> Self {
        let users = &installation.directory.users;
        let rows = by_joining(users);
        let in_row_order = rows.iter().zip(0..).all(|(row, position)| *row == position);
        let mut positions = Vec::new();
        if !in_row_order {
            positions = vec![u32::MAX; users.rows()];
            for (row, position) in rows.iter().zip(0..) {
                positions[*row as usize] = position;
            }
        }
        let classes = classes(installation, &rows);
        Self { rows, positions, classes }
    }

    /// Rows in their order.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Whether a row's number is its position, and all are of one class.
    pub(super) const fn is_plain(&self) -> bool {
        self.positions.is_empty() && self.classes.is_empty()
    }

    /// Where a row stands.
    pub(super) fn position(&self, row: u32) -> u32 {
        self.positions.get(row as usize).copied().unwrap_or(row)
    }

    /// Class of a row.
    pub(super) fn class(&self, row: u32) -> u32 {
        self.classes.get(row as usize).copied().unwrap_or(0)
    }
}

fn by_joining(users: &Users) -> Arc<Vec<u32>> {
    if !users.anybody_has_joined() {
        return Arc::clone(users.rows_by_key());
    }
    let joined = |row: &u32| users.joined(UserHandle(*row)).map_or((true, Day::EPOCH), |day| (false, day));
    let mut rows = Vec::clone(users.rows_by_key());
    // Stable: the permanent IDs settle ties.
    rows.sort_by_key(joined);
    Arc::new(rows)
}

/// Class of each row. Few different ones: as many as ranks, once for protected users and once for the others.
fn classes(installation: &Installation, rows: &[u32]) -> Vec<u32> {
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
    let class = |row: u32| {
        let user = UserHandle(row);
        let rank = dense.get(directory.users.place(user).0 as usize).copied().unwrap_or(0);
        rank + if directory.users.is_protected(user) { 0 } else { unprotected }
    };
    let Some(first) = rows.first().map(|row| class(*row)) else { return Vec::new() };
    if rows.iter().all(|row| class(*row) == first) {
        return Vec::new();
    }
    let mut classes = vec![0; directory.users.rows()];
    for row in rows {
        classes[*row as usize] = class(*row);
    }
    classes
}
