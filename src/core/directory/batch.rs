//! Many users as the change log keeps them: in columns, without those that are empty for all.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize, Serializer};

use super::record::{Origin, PlaceName, Roles, UserField, UserKey, UserRecord};
use crate::calendar::Day;

/// Whole users in columns: how the change log keeps many of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(try_from = "UserColumns")]
pub struct UserBatch(pub Vec<UserRecord>);

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserColumns {
    key: Vec<UserKey>,
    places: Vec<PlaceName>,
    place: Vec<u32>,
    texts: BTreeMap<UserField, Vec<String>>,
    #[serde(default)]
    lines: Vec<Vec<String>>,
    #[serde(default)]
    roles: Vec<Roles>,
    #[serde(default)]
    joined: Vec<Option<Day>>,
    #[serde(default)]
    protected: Vec<Option<String>>,
    #[serde(default)]
    origin: Vec<Origin>,
}

/// The same columns on the way out, borrowed: nothing is copied to be written.
#[derive(Serialize)]
struct WrittenColumns<'a> {
    key: Vec<&'a str>,
    places: Vec<&'a PlaceName>,
    place: Vec<u32>,
    texts: BTreeMap<UserField, Vec<&'a str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<&'a [String]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Roles>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    joined: Vec<Option<Day>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    protected: Vec<Option<&'a str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    origin: Vec<Origin>,
}

impl Serialize for UserBatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let users = &self.0;
        let mut known: BTreeMap<&PlaceName, u32> = BTreeMap::new();
        let mut place = Vec::with_capacity(users.len());
        for user in users {
            let next = known.len() as u32;
            place.push(*known.entry(&user.place).or_insert(next));
        }
        let mut places: Vec<(&PlaceName, u32)> = known.into_iter().collect();
        places.sort_unstable_by_key(|(_, index)| *index);
        let texts = UserField::ALL.into_iter().filter(|field| users.iter().any(|user| !user.field(*field).is_empty()));
        WrittenColumns {
            key: users.iter().map(|user| user.key.as_str()).collect(),
            places: places.into_iter().map(|(place, _)| place).collect(),
            place,
            texts: texts.map(|field| (field, users.iter().map(|user| user.field(field)).collect())).collect(),
            lines: unless_default(users, |user| user.lines.as_slice()),
            roles: unless_default(users, |user| user.roles),
            joined: unless_default(users, |user| user.joined),
            protected: unless_default(users, |user| user.protected.as_deref()),
            origin: unless_default(users, |user| user.origin),
        }
        .serialize(serializer)
    }
}

/// The values of a column, or nothing where all of them are the default.
fn unless_default<'a, T: Default + PartialEq>(users: &'a [UserRecord], value: impl Fn(&'a UserRecord) -> T) -> Vec<T> {
    if users.iter().all(|user| value(user) == T::default()) { Vec::new() } else { users.iter().map(value).collect() }
}

/// The columns of a batch do not have the same length, or name a place that is not in its list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the columns of a batch of users do not fit together")]
pub struct UnevenColumns;

impl TryFrom<UserColumns> for UserBatch {
    type Error = UnevenColumns;

    fn try_from(columns: UserColumns) -> Result<Self, UnevenColumns> {
        let count = columns.key.len();
        let fits = |length: usize| if length == count || length == 0 { Ok(()) } else { Err(UnevenColumns) };
        fits(columns.lines.len())?;
        fits(columns.roles.len())?;
        fits(columns.joined.len())?;
        fits(columns.protected.len())?;
        fits(columns.origin.len())?;
        if columns.place.len() != count || columns.texts.values().any(|texts| texts.len() != count) {
            return Err(UnevenColumns);
        }
        let mut users = Vec::with_capacity(count);
        for (row, key) in columns.key.into_iter().enumerate() {
            let place = columns.places.get(columns.place[row] as usize).ok_or(UnevenColumns)?.clone();
            users.push(UserRecord {
                lines: columns.lines.get(row).cloned().unwrap_or_default(),
                roles: columns.roles.get(row).copied().unwrap_or_default(),
                joined: columns.joined.get(row).copied().unwrap_or_default(),
                protected: columns.protected.get(row).cloned().unwrap_or_default(),
                origin: columns.origin.get(row).copied().unwrap_or_default(),
                ..UserRecord::new(key, place)
            });
        }
        for (field, texts) in columns.texts {
            for (user, text) in users.iter_mut().zip(texts) {
                *user.field_mut(field) = text;
            }
        }
        Ok(Self(users))
    }
}
