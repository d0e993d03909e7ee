//! Which units of a license type gain or lose their license from one distribution to another.

use alloc::vec::Vec;

use super::State;
use crate::{
    assignment::{TypeAssignment, Unit},
    directory::Users,
};

/// The units that fare otherwise, each kind in the order in which its units are served.
#[derive(Default)]
pub(super) struct UnitChanges {
    pub gains: Vec<Unit>,
    pub loses: Vec<Unit>,
    pub frees: Vec<Unit>,
    pub newly_missing: Vec<Unit>,
}

impl UnitChanges {
    pub(super) fn between(before: State<'_>, after: State<'_>, old: &TypeAssignment, new: &TypeAssignment) -> Self {
        match new.changed_rows(old) {
            Some(rows) => Self::around(old, new, &rows),
            None => Self::of_all(before, after, old, new),
        }
    }

    /// Where all users stand as they did, only the units of some rows can have come or gone, and only those between the last
    /// one served before and the last one served after can fare otherwise without that.
    fn around(old: &TypeAssignment, new: &TypeAssignment, rows: &[u32]) -> Self {
        let mut changes = Self { gains: new.served_beyond(old), loses: old.served_beyond(new), ..Self::default() };
        if rows.is_empty() {
            return changes;
        }
        let is_judged_alone = |unit: &Unit| rows.binary_search(&unit.user.0).is_ok();
        changes.gains.retain(|unit| !is_judged_alone(unit));
        changes.loses.retain(|unit| !is_judged_alone(unit));
        for (unit, was, is) in old.fates(new, rows) {
            changes.note(unit, was, is);
        }
        new.sort(&mut changes.gains);
        old.sort(&mut changes.loses);
        old.sort(&mut changes.frees);
        new.sort(&mut changes.newly_missing);
        changes
    }

    /// Whether a unit was and is served; none if there was or is no such unit.
    fn note(&mut self, unit: Unit, was: Option<bool>, is: Option<bool>) {
        match (was, is) {
            (Some(false) | None, Some(true)) => self.gains.push(unit),
            (Some(true), Some(false)) => self.loses.push(unit),
            (Some(true), None) => self.frees.push(unit),
            (None, Some(false)) => self.newly_missing.push(unit),
            (Some(true), Some(true)) | (Some(false), Some(false) | None) | (None, None) => {}
        }
    }

    /// Looks at every unit.
    fn of_all(before: State<'_>, after: State<'_>, old: &TypeAssignment, new: &TypeAssignment) -> Self {
        let (old_users, new_users) = (&before.installation.directory.users, &after.installation.directory.users);
        let same_rows = new_users.has_same_rows(old_users);
        let as_new = |unit: Unit| if same_rows { Some(unit) } else { same_unit(unit, old_users, new_users) };
        let as_old = |unit: Unit| if same_rows { Some(unit) } else { same_unit(unit, new_users, old_users) };
        let mut changes = Self::default();
        for unit in new.served() {
            if !as_old(unit).is_some_and(|unit| old.holds(unit)) {
                changes.gains.push(unit);
            }
        }
        for unit in new.unserved() {
            if as_old(unit).is_none_or(|unit| old.is_served(unit).is_none()) {
                changes.newly_missing.push(unit);
            }
        }
        for unit in old.served() {
            match as_new(unit).map(|unit| new.is_served(unit)) {
                Some(Some(false)) => changes.loses.push(unit),
                Some(None) | None => changes.frees.push(unit),
                Some(Some(true)) => {}
            }
        }
        changes
    }
}

/// A unit of the same user in another directory. Handles may be given out again, so a user is known by his ID.
fn same_unit(unit: Unit, from: &Users, to: &Users) -> Option<Unit> {
    let key = from.key(unit.user);
    let user = if to.is_alive(unit.user) && to.key(unit.user) == key { Some(unit.user) } else { to.find(key) };
    user.map(|user| Unit { user, ..unit })
}
