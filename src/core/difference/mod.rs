//! What a change would do, or did: the same value feeds every preview.

mod units;

use alloc::{sync::Arc, vec::Vec};

use units::UnitChanges;

use crate::{
    assignment::{Assignment, TypeAssignment, Unit},
    catalog::{FunctionIndex, FunctionSet, TypeIndex},
    directory::{PlaceHandle, PlaceName, UserField, UserHandle, predecessors},
    installation::Installation,
    requirement::PlaceNeeds,
};

/// Figures of a license type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Units required.
    pub required: u32,
    /// Units that count.
    pub available: u32,
    /// Units missing.
    pub missing: u32,
}

impl From<&TypeAssignment> for Figures {
    fn from(part: &TypeAssignment) -> Self {
        Self { required: part.required, available: part.pool.available, missing: part.missing() }
    }
}

/// What changes for a license type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeDifference {
    /// The type.
    pub license_type: TypeIndex,
    /// Figures before.
    pub before: Figures,
    /// Figures after.
    pub after: Figures,
    /// Units (after) that get a license which they did not have.
    pub gains: Vec<Unit>,
    /// Units (before) that lose their license although they still need it.
    pub loses: Vec<Unit>,
    /// Units (before) that give their license back because they do not need it any more.
    pub frees: Vec<Unit>,
    /// Units (after) that are required newly and find nothing left.
    pub newly_missing: Vec<Unit>,
}

/// What changes about a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceChange {
    /// It is made.
    Created(PlaceName),
    /// It is removed.
    Removed(PlaceName),
    /// It gets another name.
    Renamed {
        /// Before.
        from: PlaceName,
        /// After.
        to: PlaceName,
    },
    /// Description or rank change.
    Edited(PlaceName),
    /// Functions are switched.
    Functions {
        /// The place.
        place: PlaceName,
        /// Functions that go on.
        on: Vec<FunctionIndex>,
        /// Functions that go off.
        off: Vec<FunctionIndex>,
    },
}

/// Users who lose a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FunctionLoss {
    /// The function.
    pub function: FunctionIndex,
    /// Users (after).
    pub users: Vec<UserHandle>,
}

/// What differs between two states of a system.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Difference {
    /// Users (after) who are new.
    pub added: Vec<UserHandle>,
    /// Users (before) who are gone.
    pub removed: Vec<UserHandle>,
    /// Users (after) who sit elsewhere.
    pub moved: Vec<UserHandle>,
    /// Users (after) of whom something else changed.
    pub edited: Vec<UserHandle>,
    /// Changes of places.
    pub places: Vec<PlaceChange>,
    /// License types of which anything changes.
    pub types: Vec<TypeDifference>,
    /// Functions that users lose.
    pub function_losses: Vec<FunctionLoss>,
}

/// A state with its distribution.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The state.
    pub installation: &'a Installation,
    /// Its distribution.
    pub assignment: &'a Assignment,
}

impl Difference {
    /// Compares two states. Where the edition differs, a type is compared with the one whose place it takes.
    pub fn between(before: State<'_>, after: State<'_>) -> Self {
        let types = type_differences(before, after);
        Self { types, ..Self::of_directories(before.installation, after.installation) }
    }

    /// Compares locations, groups, users and their functions only; licenses are left out.
    pub fn of_directories(before: &Installation, after: &Installation) -> Self {
        let mut difference = Self { places: place_changes(before, after), ..Self::default() };
        let needs_before = PlaceNeeds::new(&before.catalog, &before.directory);
        let needs_after = PlaceNeeds::new(&after.catalog, &after.directory);
        let mut losses: Vec<Vec<UserHandle>> = alloc::vec![Vec::new(); after.catalog.functions.len()];
        let (old_users, new_users) = (&before.directory.users, &after.directory.users);
        let mut compare = |difference: &mut Self, old: UserHandle, new: UserHandle| {
            difference.compare_user(before, after, old, new);
            let had = needs_before.functions(old_users.place(old));
            let has = needs_after.functions(new_users.place(new));
            note_losses(&mut losses, had.minus(has), new);
        };
        if new_users.has_same_rows(old_users) {
            // The same users in the same rows: only those are looked at of whom anything can have changed.
            let chunks = new_users.changed_chunks(old_users);
            let places = changed_places(before, after, &needs_before, &needs_after);
            let in_changed_place = |user: UserHandle| places.get(new_users.place(user).0 as usize) == Some(&true);
            let some_place = places.contains(&true);
            let may_differ = |user: &UserHandle| chunks.has(*user) || some_place && in_changed_place(*user);
            new_users.in_key_order().filter(may_differ).for_each(|user| compare(&mut difference, user, user));
        } else {
            for pair in Pairs::new(before, after) {
                match pair {
                    (Some(old), None) => difference.removed.push(old),
                    (None, Some(new)) => difference.added.push(new),
                    (Some(old), Some(new)) => compare(&mut difference, old, new),
                    (None, None) => {}
                }
            }
        }
        difference.function_losses = losses
            .into_iter()
            .enumerate()
            .filter(|(_, users)| !users.is_empty())
            .map(|(index, users)| FunctionLoss { function: FunctionIndex(index as u8), users })
            .collect();
        difference
    }

    /// Whether nothing differs that a user or license would notice.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Units that lose a license which they still need, over all types.
    pub fn losing_units(&self) -> usize {
        self.types.iter().map(|part| part.loses.len()).sum()
    }

    fn compare_user(&mut self, before: &Installation, after: &Installation, old: UserHandle, new: UserHandle) {
        let (one, other) = (&before.directory.users, &after.directory.users);
        let (from, to) = (one.place(old), other.place(new));
        // A place that undo brought back has another handle. One that got another name while its old name went to a new
        // place is still there itself: whoever sits in the new one was moved.
        let (old_places, new_places) = (&before.directory.places, &after.directory.places);
        let brought_back = || new_places.name(from).is_none() && old_places.name(from) == new_places.name(to);
        if from != to && !brought_back() {
            self.moved.push(new);
        }
        let same = UserField::ALL.iter().all(|field| one.field(old, *field) == other.field(new, *field))
            && one.roles(old) == other.roles(new)
            && one.joined(old) == other.joined(new)
            && one.protected(old) == other.protected(new)
            && one.origin(old) == other.origin(new)
            && one.line_texts(old).eq(other.line_texts(new));
        if !same {
            self.edited.push(new);
        }
    }
}

/// Places, by handle, whose users may have got another name of their place or other functions without a change of theirs.
fn changed_places(
    before: &Installation,
    after: &Installation,
    needs_before: &PlaceNeeds,
    needs_after: &PlaceNeeds,
) -> Vec<bool> {
    let same_catalog = Arc::ptr_eq(&before.catalog, &after.catalog);
    let changed = |handle| {
        !same_catalog
            || needs_before.functions(handle) != needs_after.functions(handle)
            || before.directory.places.name(handle) != after.directory.places.name(handle)
    };
    (0..after.directory.places.handles() as u32).map(PlaceHandle).map(changed).collect()
}

fn note_losses(losses: &mut [Vec<UserHandle>], lost: FunctionSet, user: UserHandle) {
    if lost.is_empty() {
        return;
    }
    for function in lost.iter() {
        if let Some(users) = losses.get_mut(usize::from(function.0)) {
            users.push(user);
        }
    }
}

/// Users of two states side by side, by permanent ID.
struct Pairs<'a> {
    before: &'a Installation,
    after: &'a Installation,
    old: Vec<UserHandle>,
    new: Vec<UserHandle>,
    next: (usize, usize),
}

impl<'a> Pairs<'a> {
    fn new(before: &'a Installation, after: &'a Installation) -> Self {
        let in_order = |state: &Installation| state.directory.users.in_key_order().collect();
        Self { before, after, old: in_order(before), new: in_order(after), next: (0, 0) }
    }
}

impl Iterator for Pairs<'_> {
    type Item = (Option<UserHandle>, Option<UserHandle>);

    fn next(&mut self) -> Option<Self::Item> {
        let (old, new) = (self.old.get(self.next.0).copied(), self.new.get(self.next.1).copied());
        let order = match (old, new) {
            (None, None) => return None,
            (Some(_), None) => core::cmp::Ordering::Less,
            (None, Some(_)) => core::cmp::Ordering::Greater,
            (Some(old), Some(new)) => self.before.directory.users.key(old).cmp(self.after.directory.users.key(new)),
        };
        let (takes_old, takes_new) = (order.is_le(), order.is_ge());
        self.next.0 += usize::from(takes_old);
        self.next.1 += usize::from(takes_new);
        Some((old.filter(|_| takes_old), new.filter(|_| takes_new)))
    }
}

fn place_changes(before: &Installation, after: &Installation) -> Vec<PlaceChange> {
    let (old_places, new_places) = (&before.directory.places, &after.directory.places);
    let mut changes = Vec::new();
    for handle in (0..old_places.handles().max(new_places.handles()) as u32).map(PlaceHandle) {
        match (old_places.name(handle), new_places.name(handle)) {
            (Some(name), None) => changes.push(PlaceChange::Removed(name)),
            (None, Some(name)) => changes.push(PlaceChange::Created(name)),
            (Some(from), Some(to)) => {
                let (old, new) = (old_places.get(handle), new_places.get(handle));
                let edited =
                    old.zip(new).is_some_and(|(old, new)| (&old.description, old.rank) != (&new.description, new.rank));
                if from != to {
                    changes.push(PlaceChange::Renamed { from, to: to.clone() });
                } else if edited {
                    changes.push(PlaceChange::Edited(to.clone()));
                }
                let had = old_places.functions(handle, before.catalog.default_functions());
                let has = new_places.functions(handle, after.catalog.default_functions());
                if had != has {
                    let (on, off) = (has.minus(had).iter().collect(), had.minus(has).iter().collect());
                    changes.push(PlaceChange::Functions { place: to, on, off });
                }
            }
            (None, None) => {}
        }
    }
    changes
}

fn type_differences(before: State<'_>, after: State<'_>) -> Vec<TypeDifference> {
    let parts = type_pairs(before, after);
    // A part that is the same one differs in nothing, as long as its units mean the same users.
    let same_rows = after.installation.directory.users.has_same_rows(&before.installation.directory.users);
    let parts = parts.into_iter().filter(|(old, new)| !(same_rows && Arc::ptr_eq(old, new)));
    parts.map(|(old, new)| type_difference(before, after, &old, new)).filter(TypeDifference::is_change).collect()
}

/// Each type of the new state beside the one that it was before: in another edition the first whose place it takes.
fn type_pairs<'a>(before: State<'_>, after: State<'a>) -> Vec<(Arc<TypeAssignment>, &'a Arc<TypeAssignment>)> {
    let (old, new) = (&before.installation.catalog, &after.installation.catalog);
    let (old_parts, new_parts) = (&before.assignment.types, &after.assignment.types);
    if Arc::ptr_eq(old, new) {
        return old_parts.iter().map(Arc::clone).zip(new_parts).collect();
    }
    let pair = |part: &'a Arc<TypeAssignment>| {
        let before = old.type_index(&new.license_type(part.license_type).id);
        let before = before.or_else(|| predecessors(old, new, part.license_type).first().copied());
        let old_part = before.and_then(|index| old_parts.get(usize::from(index.0))).map(Arc::clone);
        (old_part.unwrap_or_else(|| Arc::new(TypeAssignment::of_nobody(part.license_type))), part)
    };
    new_parts.iter().map(pair).collect()
}

impl TypeDifference {
    fn is_change(&self) -> bool {
        let moved = [&self.gains, &self.loses, &self.frees, &self.newly_missing];
        self.before != self.after || moved.iter().any(|units| !units.is_empty())
    }
}

fn type_difference(before: State<'_>, after: State<'_>, old: &TypeAssignment, new: &TypeAssignment) -> TypeDifference {
    let UnitChanges { gains, loses, frees, newly_missing } = UnitChanges::between(before, after, old, new);
    let (license_type, before, after) = (new.license_type, old.into(), new.into());
    TypeDifference { license_type, before, after, gains, loses, frees, newly_missing }
}

#[cfg(test)]
mod tests;
