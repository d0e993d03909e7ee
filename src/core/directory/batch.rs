//! Many users as the change log keeps them: in columns, without those that are empty for all.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, sync::Arc, vec::Vec};

use serde::{Deserialize, Serialize, Serializer};

use super::{
    record::{Origin, PlaceName, Roles, UserField, UserKey, UserRecord},
    text::Texts,
    texts::{TextColumn, TextLists},
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
    #[serde(default, skip_serializing_if = "TextLists::is_empty")]
    lines: TextLists,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Roles>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joined: Vec<Option<Day>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected: Vec<Option<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    origin: Vec<Origin>,
}

/// A user of a batch, borrowed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BatchUser<'a> {
    /// Permanent ID.
    pub key: &'a str,
    /// Where he sits, by its place in a list of places.
    pub place: u32,
    /// Text fields in the order of [`UserField::ALL`].
    pub texts: [&'a str; UserField::ALL.len()],
    /// TAPI lines.
    pub lines: &'a [&'a str],
    /// Roles in a hotline.
    pub roles: Roles,
    /// When he joined.
    pub joined: Option<Day>,
    /// Why he is protected, if he is.
    pub protected: Option<&'a str>,
    /// Who looks after him.
    pub origin: Origin,
}

/// Makes a batch of one user after another.
pub(crate) struct BatchBuilder<'a> {
    columns: Columns,
    /// All texts, also those that turn out to be empty for everybody.
    texts: [TextColumn; UserField::ALL.len()],
    places: &'a [PlaceName],
    /// Where each of `places` stands among those of the batch.
    known: Vec<Option<u32>>,
}

impl<'a> BatchBuilder<'a> {
    /// For users whose places are numbers of these.
    pub(crate) fn new(places: &'a [PlaceName]) -> Self {
        let known = alloc::vec![None; places.len()];
        Self { columns: Columns::default(), texts: Default::default(), places, known }
    }

    /// Adds a user.
    pub(crate) fn push(&mut self, user: &BatchUser<'_>) {
        let columns = &mut self.columns;
        let Some(known) = self.known.get_mut(user.place as usize) else { return };
        let place = *known.get_or_insert_with(|| {
            columns.places.push(self.places[user.place as usize].clone());
            columns.places.len() as u32 - 1
        });
        columns.key.push(user.key);
        columns.place.push(place);
        self.texts.iter_mut().zip(user.texts).for_each(|(column, text)| column.push(text));
        columns.lines.push(user.lines.iter().copied());
        columns.roles.push(user.roles);
        columns.joined.push(user.joined);
        columns.protected.push(user.protected.map(str::to_owned));
        columns.origin.push(user.origin);
    }

    /// The batch.
    pub(crate) fn finish(mut self) -> UserBatch {
        let texts = UserField::ALL.into_iter().zip(self.texts).filter(|(_, column)| !column.is_blank());
        self.columns.texts = texts.collect();
        if self.columns.lines.is_blank() {
            self.columns.lines = TextLists::default();
        }
        drop_defaults(&mut self.columns.roles);
        drop_defaults(&mut self.columns.joined);
        drop_defaults(&mut self.columns.protected);
        drop_defaults(&mut self.columns.origin);
        UserBatch(Arc::new(self.columns))
    }
}

/// Empties a column in which everything is the default.
fn drop_defaults<T: Default + PartialEq>(column: &mut Vec<T>) {
    if column.iter().all(|value| *value == T::default()) {
        *column = Vec::new();
    }
}

impl UserBatch {
    /// The batch of these users.
    pub fn of(records: &[UserRecord]) -> Self {
        let mut known: BTreeMap<&PlaceName, u32> = BTreeMap::new();
        let mut places = Vec::new();
        for record in records {
            known.entry(&record.place).or_insert_with(|| {
                places.push(record.place.clone());
                places.len() as u32 - 1
            });
        }
        let mut builder = BatchBuilder::new(&places);
        for record in records {
            let lines: Vec<&str> = record.lines.iter().map(String::as_str).collect();
            builder.push(&BatchUser {
                key: record.key.as_str(),
                place: known[&record.place],
                texts: UserField::ALL.map(|field| record.field(field)),
                lines: &lines,
                roles: record.roles,
                joined: record.joined,
                protected: record.protected.as_deref(),
                origin: record.origin,
            });
        }
        builder.finish()
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
        let reasons = columns.protected.iter().flatten().map(|reason| Texts::cost(reason.len()));
        let fields: usize = columns.texts.values().map(TextColumn::cost).sum();
        columns.key.cost() + fields + columns.lines.cost() + reasons.sum::<usize>()
    }

    /// The places that users sit in.
    pub(crate) fn places(&self) -> &[PlaceName] {
        &self.0.places
    }

    /// For each user, where he sits: a number of [`Self::places`].
    pub(super) fn place_numbers(&self) -> &[u32] {
        &self.0.place
    }

    /// A column of texts; none if they are empty for all.
    pub(super) fn texts(&self, field: UserField) -> Option<&TextColumn> {
        self.0.texts.get(&field)
    }

    /// TAPI lines of a user.
    pub(super) fn lines(&self, index: usize) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.0.lines.get(index)
    }

    /// Roles of a user.
    pub(super) fn roles(&self, index: usize) -> Roles {
        self.0.roles.get(index).copied().unwrap_or_default()
    }

    /// When a user joined.
    pub(super) fn joined(&self, index: usize) -> Option<Day> {
        self.0.joined.get(index).copied().flatten()
    }

    /// Why a user is protected, if he is.
    pub(super) fn protected(&self, index: usize) -> Option<&str> {
        self.0.protected.get(index).and_then(Option::as_deref)
    }

    /// Who looks after a user.
    pub(super) fn origin(&self, index: usize) -> Origin {
        self.0.origin.get(index).copied().unwrap_or_default()
    }

    /// The users, each whole.
    pub fn records(&self) -> impl ExactSizeIterator<Item = UserRecord> {
        (0..self.len()).map(|index| {
            let columns = &*self.0;
            let place = columns.places[columns.place[index] as usize].clone();
            let mut record = UserRecord {
                lines: self.lines(index).map(str::to_owned).collect(),
                roles: self.roles(index),
                joined: self.joined(index),
                protected: self.protected(index).map(str::to_owned),
                origin: self.origin(index),
                ..UserRecord::new(UserKey::stored(columns.key.get(index)), place)
            };
            for (field, texts) in &columns.texts {
                texts.get(index).clone_into(record.field_mut(*field));
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
            columns.protected.len(),
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
