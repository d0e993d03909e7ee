//! The rows of a file with users, in columns: those of the users that they become, without a copy in between.

use alloc::{collections::BTreeMap, sync::Arc, vec::Vec};
use core::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{SeqAccess, Visitor},
    ser::SerializeSeq as _,
};

use super::{
    batch::{UserBatch, UserColumns},
    cells::{Given, UserCells},
    record::{Origin, PlaceName, Roles, UserField, UserKey, UserKeyError, UserRow},
    row_places::RowPlaces,
    texts::{ColumnIter, ListIter, TextColumn, TextLists},
    users::{UserHandle, Users},
};
use crate::calendar::Day;

/// Rows of a file with users, as [`UserRow`] describes one: what a file of a million users is on its way. Cheap to clone. In
/// JSON and RON: a list of rows.
#[derive(Clone, Default)]
pub struct UserRows(Arc<Columns>);

#[derive(Clone, Default)]
struct Columns {
    key: TextColumn,
    /// Which columns the file of each row has.
    given: Vec<Given>,
    texts: [TextColumn; UserField::ALL.len()],
    places: RowPlaces,
    place: Vec<u32>,
    lines: TextLists,
    /// Roles and days up to the last that is not the default.
    roles: Vec<Roles>,
    joined: Vec<Option<Day>>,
    protected: TextColumn,
    /// Rows with a text that is too long to be kept. They are refused, and until then say what they said.
    whole: BTreeMap<usize, UserRow>,
}

/// A row that changes something.
pub(crate) struct RowChange {
    /// Which row, from 0.
    pub row: u32,
    /// The user, if there is one.
    pub known: Option<UserHandle>,
    /// Where he sits afterwards, by its place in a list of places.
    pub place: u32,
}

/// Appends a value unless it is the default, which whoever comes after the last one has anyway.
fn push_at<T: Clone + Default + PartialEq>(column: &mut Vec<T>, row: usize, value: T) {
    if value != T::default() {
        column.resize(row, T::default());
        column.push(value);
    }
}

impl UserRows {
    /// Appends a row.
    ///
    /// # Errors
    /// Where its ID can't be one.
    pub fn push(&mut self, mut cells: UserCells<'_>) -> Result<(), UserKeyError> {
        let key = UserKey::normal(cells.key)?;
        cells.clean();
        let columns = Arc::make_mut(&mut self.0);
        let row = columns.key.len();
        columns.key.push(&key);
        columns.place.push(columns.places.number(cells.location, cells.group));
        if !cells.can_be_kept() {
            columns.whole.insert(row, UserCells { key: &key, ..cells }.to_row());
            cells = UserCells::default();
        }
        columns.given.push(Given::of(&cells));
        columns.texts.iter_mut().zip(cells.texts).for_each(|(column, text)| column.push(text.unwrap_or_default()));
        columns.lines.push(cells.lines.iter().flatten().copied());
        push_at(&mut columns.roles, row, cells.roles.unwrap_or_default());
        push_at(&mut columns.joined, row, cells.joined.flatten());
        columns.protected.push(cells.protected.flatten().unwrap_or_default());
        Ok(())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.0.key.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in their order.
    pub fn iter(&self) -> Rows<'_> {
        let columns = &*self.0;
        Rows {
            columns,
            row: 0,
            key: columns.key.with_places(),
            texts: columns.texts.each_ref().map(TextColumn::with_places),
            lines: columns.lines.iter(),
            protected: columns.protected.with_places(),
        }
    }

    /// Permanent IDs in the order of the rows.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.key.iter()
    }

    /// For each row, which place it names: a number of [`Self::named_places`].
    pub(crate) fn place_numbers(&self) -> &[u32] {
        &self.0.place
    }

    /// The places that rows name: location and group, `None` where the file has no such column.
    pub(crate) fn named_places(&self) -> impl ExactSizeIterator<Item = (Option<&str>, Option<&str>)> {
        self.0.places.named.iter().map(|(location, group)| (location.as_deref(), group.as_deref()))
    }

    /// The users that changes, in the order of the rows, make of those that there are; in the order of their IDs, so that the
    /// same rows in another order are the same users. What a file does not say of a user stays as it is.
    pub(crate) fn batch(&self, changes: &[RowChange], users: &Users, places: &[PlaceName]) -> UserBatch {
        let are_new = changes.len() == self.len() && changes.iter().all(|change| change.known.is_none());
        if are_new && self.0.key.iter().is_sorted() {
            return self.as_users(changes, places);
        }
        let merging = Merging::new(&self.0, changes);
        let (roles, joined) = (&self.0.roles, &self.0.joined);
        let columns = UserColumns {
            key: merging.texts(&self.0.key, None, |_| ""),
            place: merging.in_order().map(|change| change.place).collect(),
            texts: UserField::ALL.map(|field| {
                let column = &self.0.texts[field as usize];
                merging.texts(column, Some(Given::text(field)), |user| users.field(user, field))
            }),
            lines: merging.lines(users),
            roles: merging.values(roles, Given::ROLES, |user| users.roles(user)),
            joined: merging.values(joined, Given::JOINED, |user| users.joined(user)),
            protected: merging
                .texts(&self.0.protected, Some(Given::PROTECTED), |user| users.protected(user).unwrap_or_default()),
            origin: alloc::vec![Origin::Imported; changes.len()],
        };
        UserBatch::new(places, columns)
    }

    /// All rows as new users: they have the columns in common.
    fn as_users(&self, changes: &[RowChange], places: &[PlaceName]) -> UserBatch {
        let rows = &*self.0;
        let columns = UserColumns {
            key: rows.key.clone(),
            place: changes.iter().map(|change| change.place).collect(),
            texts: rows.texts.clone(),
            lines: rows.lines.clone(),
            roles: rows.roles.clone(),
            joined: rows.joined.clone(),
            protected: rows.protected.clone(),
            origin: alloc::vec![Origin::Imported; changes.len()],
        };
        UserBatch::new(places, columns)
    }
}

/// Rows that change something, in the order of their IDs.
struct Merging<'a> {
    rows: &'a Columns,
    changes: &'a [RowChange],
    order: Vec<u32>,
}

impl<'a> Merging<'a> {
    fn new(rows: &'a Columns, changes: &'a [RowChange]) -> Self {
        let mut merging = Self { rows, changes, order: (0..changes.len() as u32).collect() };
        let keys = merging.picked(rows.key.iter());
        merging.order.sort_by_key(|change| keys[*change as usize]);
        merging
    }

    /// The values of the rows that change something, in the order of the rows.
    fn picked<T>(&self, mut values: impl Iterator<Item = T>) -> Vec<T> {
        let mut next = 0;
        let pick = |change: &RowChange| {
            let value = values.nth((change.row - next) as usize);
            next = change.row + 1;
            value
        };
        self.changes.iter().filter_map(pick).collect()
    }

    fn in_order(&self) -> impl Iterator<Item = &'a RowChange> {
        self.order.iter().map(|change| &self.changes[*change as usize])
    }

    /// The user whose value stays, because the file has no such column.
    fn keeps(&self, change: &RowChange, name: Option<Given>) -> Option<UserHandle> {
        let is_given = name.is_none_or(|name| self.rows.given[change.row as usize].has(name));
        change.known.filter(|_| !is_given)
    }

    /// A column of texts; without a name that of the IDs, which is in every file.
    fn texts<'c>(
        &self,
        column: &'c TextColumn,
        name: Option<Given>,
        old: impl Fn(UserHandle) -> &'c str,
    ) -> TextColumn {
        let new = self.picked(column.iter());
        let new = self.order.iter().map(|change| new[*change as usize]);
        self.in_order().zip(new).map(|(change, new)| self.keeps(change, name).map_or(new, &old)).collect()
    }

    fn values<T: Copy + Default>(&self, column: &[T], name: Given, old: impl Fn(UserHandle) -> T) -> Vec<T> {
        let new = |change: &RowChange| column.get(change.row as usize).copied().unwrap_or_default();
        self.in_order().map(|change| self.keeps(change, Some(name)).map_or_else(|| new(change), &old)).collect()
    }

    fn lines(&self, users: &Users) -> TextLists {
        let new = self.picked(self.rows.lines.iter());
        let mut lines = TextLists::default();
        for (change, index) in self.in_order().zip(&self.order) {
            match self.keeps(change, Some(Given::LINES)) {
                Some(user) => lines.push(users.line_texts(user)),
                None => lines.push(new[*index as usize].clone().map(|(_, line)| line)),
            }
        }
        lines
    }
}

/// See [`UserRows::iter`].
pub struct Rows<'a> {
    columns: &'a Columns,
    row: usize,
    key: ColumnIter<'a>,
    texts: [ColumnIter<'a>; UserField::ALL.len()],
    lines: ListIter<'a>,
    protected: ColumnIter<'a>,
}

impl<'a> Iterator for Rows<'a> {
    type Item = UserCells<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (_, key) = self.key.next()?;
        let columns = self.columns;
        let row = self.row;
        self.row += 1;
        let given = columns.given[row];
        let texts = self.texts.each_mut().map(|column| column.next().map_or("", |(_, text)| text));
        let lines = self.lines.next();
        let (_, reason) = self.protected.next()?;
        if let Some(whole) = columns.whole.get(&row) {
            let mut cells = whole.cells();
            cells.clean();
            return Some(cells);
        }
        let (location, group) = &columns.places.named[columns.place[row] as usize];
        let lines = || lines.map(|list| list.map(|(_, line)| line).collect()).unwrap_or_default();
        Some(UserCells {
            key,
            texts: UserField::ALL.map(|field| given.has(Given::text(field)).then_some(texts[field as usize])),
            location: location.as_deref(),
            group: group.as_deref(),
            lines: given.has(Given::LINES).then(lines),
            roles: given.has(Given::ROLES).then(|| columns.roles.get(row).copied().unwrap_or_default()),
            joined: given.has(Given::JOINED).then(|| columns.joined.get(row).copied().flatten()),
            protected: given.has(Given::PROTECTED).then(|| Some(reason).filter(|reason| !reason.is_empty())),
        })
    }
}

impl<'a> IntoIterator for &'a UserRows {
    type Item = UserCells<'a>;
    type IntoIter = Rows<'a>;

    fn into_iter(self) -> Rows<'a> {
        self.iter()
    }
}

impl PartialEq for UserRows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.iter().eq(other)
    }
}

impl fmt::Debug for UserRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl FromIterator<UserRow> for UserRows {
    fn from_iter<I: IntoIterator<Item = UserRow>>(rows: I) -> Self {
        let mut all = Self::default();
        for row in rows {
            // Its ID is one already.
            _ = all.push(row.cells());
        }
        all
    }
}

impl From<Vec<UserRow>> for UserRows {
    fn from(rows: Vec<UserRow>) -> Self {
        rows.into_iter().collect()
    }
}

impl Serialize for UserRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        self.iter().try_for_each(|cells| list.serialize_element(&cells.to_row()))?;
        list.end()
    }
}

impl<'de> Deserialize<'de> for UserRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// Reads rows one after another.
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = UserRows;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of rows")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<UserRows, A::Error> {
                core::iter::from_fn(|| rows.next_element::<UserRow>().transpose()).collect()
            }
        }
        deserializer.deserialize_seq(List)
    }
}

#[cfg(test)]
mod tests {
    use std::{borrow::ToOwned as _, string::String, vec, vec::Vec};

    use super::*;
    use crate::{
        directory::LONGEST_TEXT,
        testing::{day, row},
    };

    #[test]
    fn rows_come_back_clean_and_a_column_that_is_not_there_is_no_empty_one() {
        let long = "x".repeat(LONGEST_TEXT + 1);
        let whole = UserRow {
            phone: Some(" 17 ".to_owned()),
            fax: Some(String::new()),
            group: Some(String::new()),
            lines: Some(vec!["10".to_owned(), " ".to_owned(), "10 ".to_owned(), "11".to_owned()]),
            roles: Some(Roles::default()),
            joined: Some(Some(day("2020-01-01"))),
            protected: Some(Some(" ".to_owned())),
            ..row("b", " Berlin")
        };
        let clean = UserRow {
            phone: Some("17".to_owned()),
            lines: Some(vec!["10".to_owned(), "11".to_owned()]),
            protected: Some(None),
            ..whole.clone()
        };
        let too_long = UserRow { email: Some(long), joined: Some(None), ..row("a", "Bonn") };
        let rows = UserRows::from(vec![row("c", "Berlin"), whole, too_long.clone(), row("d", "Berlin")]);
        let expected = [row("c", "Berlin"), clean, too_long, row("d", "Berlin")];
        let found: Vec<UserRow> = rows.iter().map(|cells| cells.to_row()).collect();
        assert_eq!(found, expected);
        let json = serde_json::to_string(&rows).unwrap();
        assert_eq!(json, serde_json::to_string(&expected).unwrap());
        let read: Vec<UserRow> = serde_json::from_str(&json).unwrap();
        assert!(serde_json::from_str::<UserRows>(&json).unwrap() == UserRows::from(read));
        assert_eq!(rows.place_numbers(), [0, 1, 2, 0]);
    }
}
