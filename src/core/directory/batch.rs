//! Many users as the change log keeps them: in columns, without those that are empty for all.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, sync::Arc, vec::Vec};

use serde::{Deserialize, Serialize, Serializer};

use super::{
    record::{Origin, PlaceName, Roles, UserField, UserKey, UserRecord},
    texts::{OptionalTexts, TextColumn, TextLists},
};
use crate::calendar::Day;

/// Whole users in columns: how the change log keeps many of them. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(try_from = "Columns")]
pub struct UserBatch(Arc<Columns>);

impl Serialize for UserBatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The columns. What is empty or the default for all is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    key: TextColumn,
    places: Vec<PlaceName>,
    place: Vec<u32>,
    texts: BTreeMap<UserField, TextColumn>,
    #[serde(default, skip_serializing_if = "TextLists::is_blank")]
    lines: TextLists,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Roles>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joined: Vec<Option<Day>>,
    #[serde(default, skip_serializing_if = "OptionalTexts::is_blank")]
    protected: OptionalTexts,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    origin: Vec<Origin>,
}

/// The columns of a batch, those that are the same for all among them.
#[derive(Default)]
pub(super) struct UserColumns {
    pub key: TextColumn,
    /// Where each user sits, by its place in a list of places.
    pub place: Vec<u32>,
    /// Text fields in the order of [`UserField::ALL`].
    pub texts: [TextColumn; UserField::ALL.len()],
    pub lines: TextLists,
    /// This one and the next may end after the last value that is not the default.
    pub roles: Vec<Roles>,
    pub joined: Vec<Option<Day>>,
    /// Reasons of protection; an empty one for whoever is not protected.
    pub protected: TextColumn,
    pub origin: Vec<Origin>,
}

/// A column of so many values, or an empty one where everything is the default.
fn without_defaults<T: Clone + Default + PartialEq>(mut column: Vec<T>, count: usize) -> Vec<T> {
    if column.iter().all(|value| *value == T::default()) {
        return Vec::new();
    }
    column.resize(count, T::default());
    column
}

impl UserBatch {
    /// The batch of these columns; places are numbers of these.
    pub(super) fn new(places: &[PlaceName], columns: UserColumns) -> Self {
        let UserColumns { key, mut place, texts, lines, roles, joined, protected, origin } = columns;
        let mut known = alloc::vec![None; places.len()];
        let mut used = Vec::new();
        for number in &mut place {
            *number = *known[*number as usize].get_or_insert_with(|| {
                used.push(places[*number as usize].clone());
                used.len() as u32 - 1
            });
        }
        let count = key.len();
        Self(Arc::new(Columns {
            key,
            places: used,
            place,
            texts: UserField::ALL.into_iter().zip(texts).filter(|(_, column)| !column.is_blank()).collect(),
            lines: Some(lines).filter(|lines| !lines.is_blank()).unwrap_or_default(),
            roles: without_defaults(roles, count),
            joined: without_defaults(joined, count),
            protected: OptionalTexts(Some(protected).filter(|texts| !texts.is_blank()).unwrap_or_default()),
            origin: without_defaults(origin, count),
        }))
    }

    /// The batch of these users.
    pub fn of(records: &[UserRecord]) -> Self {
        let mut known: BTreeMap<&PlaceName, u32> = BTreeMap::new();
        let mut places = Vec::new();
        let mut columns = UserColumns::default();
        for record in records {
            let place = *known.entry(&record.place).or_insert_with(|| {
                places.push(record.place.clone());
                places.len() as u32 - 1
            });
            columns.key.push(record.key.as_str());
            columns.place.push(place);
            columns.texts.iter_mut().zip(UserField::ALL).for_each(|(column, field)| column.push(record.field(field)));
            columns.lines.push(record.lines.iter().map(String::as_str));
            columns.roles.push(record.roles);
            columns.joined.push(record.joined);
            columns.protected.push(record.protected.as_deref().unwrap_or_default());
            columns.origin.push(record.origin);
        }
        Self::new(&places, columns)
    }

    /// Number of users.
    pub fn len(&self) -> usize {
        self.0.key.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Permanent IDs in the order of the batch.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.key.iter()
    }

    /// What its texts take where users keep them.
    pub(super) fn text_cost(&self) -> usize {
        let columns = &*self.0;
        let fields: usize = columns.texts.values().map(TextColumn::cost).sum();
        columns.key.cost() + fields + columns.lines.cost() + columns.protected.0.cost()
    }

    /// The places that users sit in.
    pub(crate) fn places(&self) -> &[PlaceName] {
        &self.0.places
    }

    /// For each user, where he sits: a number of [`Self::places`].
    pub(super) fn place_numbers(&self) -> &[u32] {
        &self.0.place
    }

    /// The column of permanent IDs.
    pub(super) fn key_column(&self) -> &TextColumn {
        &self.0.key
    }

    /// A column of texts; none if they are empty for all.
    pub(super) fn texts(&self, field: UserField) -> Option<&TextColumn> {
        self.0.texts.get(&field)
    }

    /// TAPI lines of all users; none if nobody has one.
    pub(super) fn lines(&self) -> Option<&TextLists> {
        Some(&self.0.lines).filter(|lines| !lines.is_blank())
    }

    /// Reasons of protection, empty ones for whoever is not; none if nobody is protected.
    pub(super) fn protected(&self) -> Option<&TextColumn> {
        Some(&self.0.protected.0).filter(|texts| !texts.is_blank())
    }

    /// Roles of a user.
    pub(super) fn roles(&self, index: usize) -> Roles {
        self.0.roles.get(index).copied().unwrap_or_default()
    }

    /// When a user joined.
    pub(super) fn joined(&self, index: usize) -> Option<Day> {
        self.0.joined.get(index).copied().flatten()
    }

    /// Who looks after a user.
    pub(super) fn origin(&self, index: usize) -> Origin {
        self.0.origin.get(index).copied().unwrap_or_default()
    }

    /// The users, each whole.
    pub fn records(&self) -> impl Iterator<Item = UserRecord> {
        let columns = &*self.0;
        let mut texts: Vec<_> = columns.texts.iter().map(|(field, texts)| (*field, texts.iter())).collect();
        let mut lines = columns.lines.iter();
        let mut protected = columns.protected.0.iter();
        columns.key.iter().enumerate().map(move |(index, key)| {
            let place = columns.places[columns.place[index] as usize].clone();
            let lines = lines.next().into_iter().flatten();
            let mut record = UserRecord {
                lines: lines.map(|(_, line)| line.to_owned()).collect(),
                roles: self.roles(index),
                joined: self.joined(index),
                protected: protected.next().filter(|reason| !reason.is_empty()).map(str::to_owned),
                origin: self.origin(index),
                ..UserRecord::new(UserKey::stored(key), place)
            };
            for (field, texts) in &mut texts {
                texts.next().unwrap_or_default().clone_into(record.field_mut(*field));
            }
            record
        })
    }
}

/// The columns of a batch do not have the same length, name a place that is not in its list, or hold what is no ID.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the columns of a batch of users do not fit together")]
pub struct UnevenColumns;

impl TryFrom<Columns> for UserBatch {
    type Error = UnevenColumns;

    fn try_from(mut columns: Columns) -> Result<Self, UnevenColumns> {
        let count = columns.key.len();
        let optional = [
            columns.lines.len(),
            columns.roles.len(),
            columns.joined.len(),
            columns.protected.0.len(),
            columns.origin.len(),
        ];
        let fits = optional.into_iter().all(|length| length == count || length == 0)
            && columns.place.len() == count
            && columns.texts.values().all(|texts| texts.len() == count)
            && columns.place.iter().all(|place| (*place as usize) < columns.places.len());
        if !fits {
            return Err(UnevenColumns);
        }
        // IDs that came in another form are taken as each ID is.
        if !columns.key.iter().all(|key| UserKey::normal(key).is_ok_and(|normal| normal == key)) {
            let mut keys = TextColumn::default();
            for key in columns.key.iter() {
                keys.push(&UserKey::normal(key).or(Err(UnevenColumns))?);
            }
            columns.key = keys;
        }
        Ok(Self(Arc::new(columns)))
    }
}
