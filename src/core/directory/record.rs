//! Users as values: what commands carry and what the change log keeps. Inside [`super::Directory`] they are columns.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::calendar::Day;

/// Longest permanent ID of a user, in bytes.
pub const LONGEST_KEY: usize = 64;

/// A user's permanent ID: trimmed, in Unicode's composed form (NFC), case-sensitive, 1 to 64 bytes, on one line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserKey(String);

/// Why a text can't be a user's permanent ID.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UserKeyError {
    /// Nothing but blanks.
    #[error("the ID is empty")]
    Empty,
    /// More than [`LONGEST_KEY`] bytes.
    #[error("the ID has {length} bytes, more than {LONGEST_KEY}")]
    TooLong {
        /// Bytes that it has.
        length: usize,
    },
    /// A line break or another control character.
    #[error("the ID has a control character in it")]
    ControlCharacter,
}

impl UserKey {
    /// Reads an ID.
    ///
    /// # Errors
    /// Where the text is empty, too long or has control characters.
    pub fn new(text: &str) -> Result<Self, UserKeyError> {
        let key: String = text.trim().nfc().collect();
        if key.is_empty() {
            Err(UserKeyError::Empty)
        } else if key.len() > LONGEST_KEY {
            Err(UserKeyError::TooLong { length: key.len() })
        } else if key.chars().any(char::is_control) {
            Err(UserKeyError::ControlCharacter)
        } else {
            Ok(Self(key))
        }
    }

    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for UserKey {
    type Error = UserKeyError;

    fn try_from(text: String) -> Result<Self, UserKeyError> {
        Self::new(&text)
    }
}

impl From<UserKey> for String {
    fn from(key: UserKey) -> Self {
        key.0
    }
}

impl fmt::Display for UserKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where users sit: a location, or a configuration group in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceName {
    /// Name of the location.
    pub location: String,
    /// Name of the group in it; none for users directly in the location.
    #[serde(default)]
    pub group: Option<String>,
}

impl PlaceName {
    /// A location.
    pub fn location(name: &str) -> Self {
        Self { location: name.to_owned(), group: None }
    }

    /// A group of a location.
    pub fn group(location: &str, name: &str) -> Self {
        Self { location: location.to_owned(), group: Some(name.to_owned()) }
    }
}

impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.location)?;
        match &self.group {
            Some(group) => write!(f, " / {group}"),
            None => Ok(()),
        }
    }
}

/// A part in a hotline (TeamDesk). A person may have several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes calls; the only role that needs a license.
    Member,
    /// Leads a team.
    Leader,
    /// Reads the evaluations.
    Analyst,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Member, Self::Leader, Self::Analyst];
}

/// A set of roles.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Role>", into = "Vec<Role>")]
pub struct Roles(u8);

impl Roles {
    /// The set and this role.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Whether the role is in the set.
    pub const fn contains(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// The roles in the set.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }
}

impl From<Vec<Role>> for Roles {
    fn from(roles: Vec<Role>) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl From<Roles> for Vec<Role> {
    fn from(roles: Roles) -> Self {
        roles.iter().collect()
    }
}

/// Who looks after a user.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Made by hand; an import never touches him.
    #[default]
    ByHand,
    /// Came from a file and follows it.
    Imported,
}

/// A text field of a user.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserField {
    /// First name.
    FirstName,
    /// Last name.
    Name,
    /// Login name.
    Account,
    /// Work phone.
    Phone,
    /// Work fax.
    Fax,
    /// Mobile phone.
    Mobile,
    /// E-mail address.
    Email,
    /// Description.
    Description,
}

impl UserField {
    /// All text fields.
    pub const ALL: [Self; 8] = [
        Self::FirstName,
        Self::Name,
        Self::Account,
        Self::Phone,
        Self::Fax,
        Self::Mobile,
        Self::Email,
        Self::Description,
    ];
}

/// A user, whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserRecord {
    /// Permanent ID.
    pub key: UserKey,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    pub name: String,
    /// Login name.
    #[serde(default)]
    pub account: String,
    /// Work phone.
    #[serde(default)]
    pub phone: String,
    /// Work fax.
    #[serde(default)]
    pub fax: String,
    /// Mobile phone.
    #[serde(default)]
    pub mobile: String,
    /// E-mail address.
    #[serde(default)]
    pub email: String,
    /// Description.
    #[serde(default)]
    pub description: String,
    /// Where he sits.
    pub place: PlaceName,
    /// TAPI lines: line numbers.
    #[serde(default)]
    pub lines: Vec<String>,
    /// Roles in a hotline.
    #[serde(default)]
    pub roles: Roles,
    /// When he joined; earlier ones are served first among those whose requirement arose at the same time.
    #[serde(default)]
    pub joined: Option<Day>,
    /// Why he is protected, if he is.
    #[serde(default)]
    pub protected: Option<String>,
    /// Who looks after him.
    #[serde(default)]
    pub origin: Origin,
}

impl UserRecord {
    /// A user of whom nothing is known but his ID and where he sits.
    pub fn new(key: UserKey, place: PlaceName) -> Self {
        Self {
            key,
            first_name: String::new(),
            name: String::new(),
            account: String::new(),
            phone: String::new(),
            fax: String::new(),
            mobile: String::new(),
            email: String::new(),
            description: String::new(),
            place,
            lines: Vec::new(),
            roles: Roles::default(),
            joined: None,
            protected: None,
            origin: Origin::default(),
        }
    }

    /// A text field.
    pub fn field(&self, field: UserField) -> &str {
        match field {
            UserField::FirstName => &self.first_name,
            UserField::Name => &self.name,
            UserField::Account => &self.account,
            UserField::Phone => &self.phone,
            UserField::Fax => &self.fax,
            UserField::Mobile => &self.mobile,
            UserField::Email => &self.email,
            UserField::Description => &self.description,
        }
    }

    /// A text field, to be changed.
    pub fn field_mut(&mut self, field: UserField) -> &mut String {
        match field {
            UserField::FirstName => &mut self.first_name,
            UserField::Name => &mut self.name,
            UserField::Account => &mut self.account,
            UserField::Phone => &mut self.phone,
            UserField::Fax => &mut self.fax,
            UserField::Mobile => &mut self.mobile,
            UserField::Email => &mut self.email,
            UserField::Description => &mut self.description,
        }
    }
}

/// A row of a file with users. `None` says that the file has no such column: what the user has stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserRow {
    /// Permanent ID.
    pub key: UserKey,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub name: String,
    /// Login name.
    pub account: String,
    /// Work phone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Work fax.
    #[serde(default)]
    pub fax: Option<String>,
    /// Mobile phone.
    #[serde(default)]
    pub mobile: Option<String>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Description.
    #[serde(default)]
    pub description: Option<String>,
    /// Name of the location.
    #[serde(default)]
    pub location: Option<String>,
    /// Name of the group; an empty cell is the location itself.
    #[serde(default)]
    pub group: Option<String>,
    /// Line numbers.
    #[serde(default)]
    pub lines: Option<Vec<String>>,
    /// Roles in a hotline.
    #[serde(default)]
    pub roles: Option<Roles>,
    /// Day of joining; the inner `None` is an empty cell.
    #[serde(default)]
    pub joined: Option<Option<Day>>,
    /// Reason of protection; the inner `None` is an empty cell.
    #[serde(default)]
    pub protected: Option<Option<String>>,
}

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
