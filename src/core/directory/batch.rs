//! Many users as the change log keeps them: in columns, without those that are empty for all.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::record::{Origin, PlaceName, Roles, UserField, UserKey, UserRecord};
use crate::calendar::Day;

/// Whole users in columns: how the change log keeps many of them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "UserColumns", into = "UserColumns")]
pub struct UserBatch(pub Vec<UserRecord>);

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserColumns {
    key: Vec<UserKey>,
    places: Vec<PlaceName>,
    place: Vec<u32>,
    texts: BTreeMap<UserField, Vec<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<Vec<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Roles>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joined: Vec<Option<Day>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    protected: Vec<Option<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    origin: Vec<Origin>,
}

impl From<UserBatch> for UserColumns {
    fn from(batch: UserBatch) -> Self {
        let users = batch.0;
        let mut columns = Self { key: users.iter().map(|user| user.key.clone()).collect(), ..Self::default() };
        let mut known: BTreeMap<&PlaceName, u32> = BTreeMap::new();
        for user in &users {
            let next = known.len() as u32;
            columns.place.push(*known.entry(&user.place).or_insert(next));
        }
        let mut places: Vec<(&PlaceName, u32)> = known.into_iter().collect();
        places.sort_unstable_by_key(|(_, index)| *index);
        columns.places = places.into_iter().map(|(place, _)| place.clone()).collect();
        for field in UserField::ALL {
            if users.iter().any(|user| !user.field(field).is_empty()) {
                columns.texts.insert(field, users.iter().map(|user| user.field(field).to_owned()).collect());
            }
        }
        columns.lines = unless_default(&users, |user| user.lines.clone());
        columns.roles = unless_default(&users, |user| user.roles);
        columns.joined = unless_default(&users, |user| user.joined);
        columns.protected = unless_default(&users, |user| user.protected.clone());
        columns.origin = unless_default(&users, |user| user.origin);
        columns
    }
}

/// The values of a column, or nothing where all of them are the default.
fn unless_default<T: Default + PartialEq>(users: &[UserRecord], value: impl Fn(&UserRecord) -> T) -> Vec<T> {
    let values: Vec<T> = users.iter().map(value).collect();
    if values.iter().all(|value| *value == T::default()) { Vec::new() } else { values }
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
