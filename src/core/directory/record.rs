//! Users as values: what commands carry and what the change log keeps. Inside [`super::Directory`] they are columns.

use alloc::{
    borrow::{Cow, ToOwned as _},
    string::String,
    vec::Vec,
};
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
        Self::normal(text).map(|key| Self(key.into_owned()))
    }

    /// The text as an ID keeps it.
    pub(super) fn normal(text: &str) -> Result<Cow<'_, str>, UserKeyError> {
        let text = text.trim();
        // ASCII is in the composed form already, and nearly every ID is ASCII.
        let key: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() };
        if key.is_empty() {
            Err(UserKeyError::Empty)
        } else if key.len() > LONGEST_KEY {
            Err(UserKeyError::TooLong { length: key.len() })
        } else if key.chars().any(char::is_control) {
            Err(UserKeyError::ControlCharacter)
        } else {
            Ok(key)
        }
    }

    /// An ID that was checked when it was stored.
    pub(crate) fn stored(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for UserKey {
    type Error = UserKeyError;

    fn try_from(text: String) -> Result<Self, UserKeyError> {
        match Self::normal(&text)? {
            // Most are so already, and need no copy.
            Cow::Borrowed(key) if key.len() == text.len() => {}
            key => return Ok(Self(key.into_owned())),
        }
        Ok(Self(text))
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
