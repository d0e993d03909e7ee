//! Users in columns. A user is a small handle; what he has is looked up by it.

use alloc::{borrow::ToOwned as _, string::String, sync::Arc, vec, vec::Vec};

use super::{
    column::{CHUNK, Column},
    lists::Lists,
    places::PlaceHandle,
    record::{Origin, Roles, UserField},
    text::{TextRef, Texts},
};
use crate::{
    calendar::Day,
    catalog::{Catalog, Counted, TypeIndex},
};

/// A user by his row. Stays the same while the user exists; given out again after he is deleted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UserHandle(pub u32);

impl UserHandle {
    const fn row(self) -> usize {
        self.0 as usize
    }
}

/// Chunks of rows in which something may have changed.
pub(crate) struct ChangedChunks(Vec<bool>);

impl ChangedChunks {
    /// Whether something of a user may have changed.
    pub(crate) fn has(&self, user: UserHandle) -> bool {
        self.0.get(user.row() / CHUNK).copied().unwrap_or(true)
    }
}

/// Only types with one unit per user have a column of their own; those of lines lie beside the lines.
fn since_column(counted: Counted, column: impl FnOnce() -> Column<u32>) -> Option<Column<u32>> {
    match counted {
        Counted::PerUser | Counted::PerTeamMember => Some(column()),
        Counted::PerLine | Counted::PerSystem => None,
    }
}

/// The columns. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Users {
    pub(super) texts: Texts,
    pub(super) alive: Column<bool>,
    pub(super) key: Column<TextRef>,
    pub(super) fields: [Column<TextRef>; UserField::ALL.len()],
    pub(super) protected: Column<Option<TextRef>>,
    pub(super) place: Column<PlaceHandle>,
    pub(super) roles: Column<Roles>,
    pub(super) joined: Column<Option<Day>>,
    pub(super) origin: Column<Origin>,
    pub(super) lines: Lists<TextRef>,
    /// Per license type with one unit per user: the entry in which his requirement arose; 0 = not required.
    pub(super) since: Vec<Option<Column<u32>>>,
    /// The same for each TAPI line, oldest first.
    pub(super) line_since: Lists<u32>,
    pub(super) free: Arc<Vec<u32>>,
    /// Living users in the order of their permanent IDs, byte by byte.
    pub(super) by_key: Arc<Vec<u32>>,
}

impl Users {
    /// No users, with room for the requirements of a catalog's license types.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let since = catalog.license_types.iter().map(|entry| since_column(entry.counted, Column::default));
        Self { since: since.collect(), ..Self::default() }
    }

    /// Number of users.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Rows in use or free: one more than the highest handle.
    pub fn rows(&self) -> usize {
        self.alive.len()
    }

    /// All users in the order of their permanent IDs, byte by byte.
    pub fn in_key_order(&self) -> impl Iterator<Item = UserHandle> {
        self.by_key.iter().map(|row| UserHandle(*row))
    }

    /// Their rows.
    pub(crate) const fn rows_by_key(&self) -> &Arc<Vec<u32>> {
        &self.by_key
    }

    /// The user of that permanent ID.
    pub fn find(&self, key: &str) -> Option<UserHandle> {
        let found = self.by_key.binary_search_by(|row| self.key_bytes(*row).cmp(key.as_bytes())).ok()?;
        Some(UserHandle(self.by_key[found]))
    }

    /// The same for many IDs: at once where one follows the other in the order of IDs, as those of a file mostly do.
    pub(crate) fn finder(&self) -> impl FnMut(&str) -> Option<UserHandle> {
        let mut next = 0;
        move |key| {
            if self.by_key.get(next).is_none_or(|row| self.key_bytes(*row) != key.as_bytes()) {
                next = self.by_key.binary_search_by(|row| self.key_bytes(*row).cmp(key.as_bytes())).ok()?;
            }
            next += 1;
            Some(UserHandle(self.by_key[next - 1]))
        }
    }

    fn key_bytes(&self, row: u32) -> &[u8] {
        self.texts.bytes(*self.key.get(row as usize))
    }

    /// Whether the row of a handle is in use.
    pub fn is_alive(&self, user: UserHandle) -> bool {
        user.row() < self.alive.len() && *self.alive.get(user.row())
    }

    /// Permanent ID.
    pub fn key(&self, user: UserHandle) -> &str {
        self.texts.get(*self.key.get(user.row()))
    }

    /// Whether a text field has this text.
    pub(crate) fn field_is(&self, user: UserHandle, field: UserField, text: &str) -> bool {
        self.texts.bytes(*self.fields[field as usize].get(user.row())) == text.as_bytes()
    }

    /// A text field.
    pub fn field(&self, user: UserHandle, field: UserField) -> &str {
        self.texts.get(*self.fields[field as usize].get(user.row()))
    }

    /// First and last name.
    pub fn full_name(&self, user: UserHandle) -> String {
        let (first, last) = (self.field(user, UserField::FirstName), self.field(user, UserField::Name));
        if first.is_empty() { last.to_owned() } else { alloc::format!("{first} {last}") }
    }

    /// Where he sits.
    pub fn place(&self, user: UserHandle) -> PlaceHandle {
        *self.place.get(user.row())
    }

    /// Roles in a hotline.
    pub fn roles(&self, user: UserHandle) -> Roles {
        *self.roles.get(user.row())
    }

    /// When he joined.
    pub fn joined(&self, user: UserHandle) -> Option<Day> {
        *self.joined.get(user.row())
    }

    /// Who looks after him.
    pub fn origin(&self, user: UserHandle) -> Origin {
        *self.origin.get(user.row())
    }

    /// Why he is protected, if he is.
    pub fn protected(&self, user: UserHandle) -> Option<&str> {
        self.protected.get(user.row()).map(|reason| self.texts.get(reason))
    }

    /// Whether he is protected.
    pub fn is_protected(&self, user: UserHandle) -> bool {
        self.protected.get(user.row()).is_some()
    }

    /// Number of his TAPI lines.
    pub fn line_count(&self, user: UserHandle) -> usize {
        self.lines.get(user.row()).len()
    }

    /// One of his TAPI lines.
    pub fn line(&self, user: UserHandle, index: usize) -> Option<&str> {
        self.lines.get(user.row()).get(index).map(|line| self.texts.get(*line))
    }

    /// His TAPI lines.
    pub fn lines(&self, user: UserHandle) -> Vec<String> {
        self.line_texts(user).map(str::to_owned).collect()
    }

    /// The same, borrowed.
    pub(crate) fn line_texts(&self, user: UserHandle) -> impl ExactSizeIterator<Item = &str> {
        self.lines.get(user.row()).iter().map(|line| self.texts.get(*line))
    }

    /// Whether these are his TAPI lines.
    pub(crate) fn lines_are(&self, user: UserHandle, lines: &[&str]) -> bool {
        let own = self.lines.get(user.row());
        own.len() == lines.len() && own.iter().zip(lines).all(|(own, line)| self.texts.bytes(*own) == line.as_bytes())
    }

    /// The entry in which the requirement of a type with one unit per user arose; 0 = not required.
    pub fn since(&self, user: UserHandle, license_type: TypeIndex) -> u32 {
        self.since[usize::from(license_type.0)].as_ref().map_or(0, |since| *since.get(user.row()))
    }

    /// The same of all rows; none for types whose units are counted otherwise.
    pub(crate) fn since_column(&self, license_type: TypeIndex) -> Option<&Column<u32>> {
        self.since[usize::from(license_type.0)].as_ref()
    }

    /// Whether the day on which anybody joined is known.
    pub(crate) fn anybody_has_joined(&self) -> bool {
        self.joined.iter().any(Option::is_some)
    }

    /// Whether anybody is protected.
    pub(crate) fn anybody_is_protected(&self) -> bool {
        self.protected.iter().any(Option::is_some)
    }

    /// The entries in which the requirements of his lines arose, oldest first.
    pub fn line_since(&self, user: UserHandle) -> &[u32] {
        self.line_since.get(user.row())
    }

    /// The same of all rows.
    pub(crate) const fn line_since_lists(&self) -> &Lists<u32> {
        &self.line_since
    }

    /// Whether these are surely the same users as others, with the same marks and days of joining.
    pub(crate) fn has_same_standing(&self, other: &Self) -> bool {
        self.has_same_rows(other)
            && self.protected.is_shared_with(&other.protected)
            && self.joined.is_shared_with(&other.joined)
    }

    /// Whether a handle of these users means the same person among others: handles are given out again.
    pub fn is_same_user(&self, user: UserHandle, other: &Self) -> bool {
        let same_chunk = || self.key.shares_chunk_with(&other.key, user.row());
        self.is_alive(user) && other.is_alive(user) && (same_chunk() || self.key(user) == other.key(user))
    }

    /// Whether these are surely the same users in the same rows.
    pub(crate) fn has_same_rows(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.by_key, &other.by_key)
    }

    /// Whether a text field surely is the same in all rows.
    pub(crate) fn has_same_texts(&self, other: &Self, field: UserField) -> bool {
        self.fields[field as usize].is_shared_with(&other.fields[field as usize])
    }

    /// Whether the lines of all rows surely are the same.
    pub(crate) fn has_same_lines(&self, other: &Self) -> bool {
        self.lines.is_shared_with(&other.lines)
    }

    /// Whether all surely sit where the others do.
    pub(crate) fn has_same_places(&self, other: &Self) -> bool {
        self.place.is_shared_with(&other.place)
    }

    /// Whether the requirements of a type surely arose when those of the others did.
    pub(crate) fn has_same_since(&self, other: &Self, license_type: TypeIndex) -> bool {
        let index = usize::from(license_type.0);
        let columns = (self.since.get(index), other.since.get(index));
        matches!(columns, (Some(Some(one)), Some(Some(other))) if one.is_shared_with(other))
    }

    /// The same for lines.
    pub(crate) fn has_same_lines_since(&self, other: &Self) -> bool {
        self.line_since.is_shared_with(&other.line_since)
    }

    /// For each chunk of rows, whether anything of its users may differ from that of others in the same rows. What is
    /// derived, the requirements, is left out.
    pub(crate) fn changed_chunks(&self, other: &Self) -> ChangedChunks {
        let mut changed = vec![false; self.rows().div_ceil(CHUNK)];
        self.fields.iter().zip(&other.fields).for_each(|(one, other)| one.mark_changes(other, &mut changed));
        self.protected.mark_changes(&other.protected, &mut changed);
        self.place.mark_changes(&other.place, &mut changed);
        self.roles.mark_changes(&other.roles, &mut changed);
        self.joined.mark_changes(&other.joined, &mut changed);
        self.origin.mark_changes(&other.origin, &mut changed);
        self.lines.mark_changes(&other.lines, &mut changed);
        ChangedChunks(changed)
    }

    pub(crate) fn set_since(&mut self, user: UserHandle, license_type: TypeIndex, entry: u32) {
        if let Some(since) = &mut self.since[usize::from(license_type.0)] {
            since.set(user.row(), entry);
        }
    }

    /// Puts other license types in the place of those that there were: each one of the new catalog with those whose units
    /// it stands for. Whoever needed several of them needs the new one since the earliest.
    pub(crate) fn change_types(&mut self, new: &Catalog, predecessors: &[Vec<TypeIndex>]) {
        let merged = |old: &Vec<TypeIndex>| {
            let columns: Vec<&Column<u32>> =
                old.iter().filter_map(|index| self.since.get(usize::from(index.0))?.as_ref()).collect();
            if let [only] = columns.as_slice() {
                return Column::clone(only);
            }
            let mut column = Column::default();
            for row in 0..self.alive.len() {
                let needed = columns.iter().map(|column| *column.get(row)).filter(|since| *since != 0);
                column.push(needed.min().unwrap_or(0));
            }
            column
        };
        let since = new.license_types.iter().zip(predecessors);
        self.since = since.map(|(entry, old)| since_column(entry.counted, || merged(old))).collect();
    }

    pub(crate) fn set_line_since(&mut self, user: UserHandle, since: &[u32]) {
        self.line_since.set(user.row(), since);
    }

    pub(crate) fn set_place(&mut self, user: UserHandle, place: PlaceHandle) {
        self.place.set(user.row(), place);
    }

    pub(crate) fn set_protected(&mut self, user: UserHandle, reason: Option<&str>) {
        let old = self.protected.get(user.row()).unwrap_or(TextRef::EMPTY);
        let reason = reason.map(|text| Self::store(&mut self.texts, old, text));
        self.protected.set(user.row(), reason);
    }

    /// Stores a text unless the old one is the same.
    fn store(texts: &mut Texts, old: TextRef, new: &str) -> TextRef {
        if texts.bytes(old) == new.as_bytes() { old } else { texts.add(new) }
    }

    /// Removes users and clears their rows. A user named twice is removed once: a row must not be given out twice.
    pub(crate) fn remove(&mut self, users: &[UserHandle]) {
        for user in users {
            let row = user.row();
            if !self.is_alive(*user) {
                continue;
            }
            Arc::make_mut(&mut self.free).push(user.0);
            self.alive.set(row, false);
            self.fields.iter_mut().for_each(|column| column.set(row, TextRef::EMPTY));
            self.protected.set(row, None);
            self.roles.set(row, Roles::default());
            self.joined.set(row, None);
            self.origin.set(row, Origin::default());
            self.lines.set(row, &[]);
            self.since.iter_mut().flatten().for_each(|column| column.set(row, 0));
            self.line_since.set(row, &[]);
        }
        let alive = &self.alive;
        Arc::make_mut(&mut self.by_key).retain(|row| *alive.get(*row as usize));
    }
}

#[cfg(test)]
mod tests {
    use std::{format, vec::Vec};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn many_are_found_as_each_alone_is(
            there in prop::collection::btree_set(0..40_u8, 0..20),
            wanted in prop_oneof![Just((0..40_u8).collect::<Vec<u8>>()), prop::collection::vec(0..40_u8, 0..60)],
        ) {
            let mut users = Users::default();
            let keys: Vec<_> = there.iter().rev().map(|id| users.texts.add(&format!("u{id}"))).collect();
            users.add_rows(&keys);
            let mut find = users.finder();
            for id in wanted {
                let key = format!("u{id}");
                prop_assert_eq!(find(&key), users.find(&key));
                prop_assert_eq!(users.find(&key).is_some(), there.contains(&id));
            }
        }
    }
}
