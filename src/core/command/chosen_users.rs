//! Whom a command is about.

use alloc::{sync::Arc, vec::Vec};
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    directory::{UserKey, UserSet},
    installation::Installation,
};

/// Users whom a command is about: by their permanent IDs, or as rows of a state in which somebody has selected them.
///
/// Both mean the same and are written alike, as a list of IDs. Rows cost a bit each to choose and to hand over, so that a
/// front end need not put a million IDs together while somebody waits for its next frame.
#[derive(Clone)]
pub struct ChosenUsers(Choice);

#[derive(Clone)]
enum Choice {
    Keys(Arc<Vec<UserKey>>),
    Rows { state: Arc<Installation>, users: Arc<UserSet> },
}

impl ChosenUsers {
    /// Users of a state.
    pub fn of(state: &Arc<Installation>, users: UserSet) -> Self {
        Self(Choice::Rows { state: Arc::clone(state), users: Arc::new(users) })
    }

    /// The state in which they were chosen; none where they are named by their IDs.
    pub const fn state(&self) -> Option<&Arc<Installation>> {
        match &self.0 {
            Choice::Keys(_) => None,
            Choice::Rows { state, .. } => Some(state),
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Choice::Keys(keys) => keys.len(),
            Choice::Rows { users, .. } => users.len(),
        }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Their permanent IDs.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let (keys, rows) = match &self.0 {
            Choice::Keys(keys) => (Some(keys.iter().map(UserKey::as_str)), None),
            Choice::Rows { state, users } => (None, Some(living(state, users))),
        };
        keys.into_iter().flatten().chain(rows.into_iter().flatten())
    }
}

/// The permanent IDs of those who are in a state.
fn living<'a>(state: &'a Installation, users: &'a UserSet) -> impl Iterator<Item = &'a str> {
    let all = &state.directory.users;
    users.iter().filter(|user| all.is_alive(*user)).map(|user| all.key(user))
}

impl From<Vec<UserKey>> for ChosenUsers {
    fn from(keys: Vec<UserKey>) -> Self {
        Self(Choice::Keys(Arc::new(keys)))
    }
}

impl FromIterator<UserKey> for ChosenUsers {
    fn from_iter<I: IntoIterator<Item = UserKey>>(keys: I) -> Self {
        Vec::from_iter(keys).into()
    }
}

impl PartialEq for ChosenUsers {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.keys().eq(other.keys())
    }
}

impl fmt::Debug for ChosenUsers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.keys()).finish()
    }
}

impl Serialize for ChosenUsers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.keys())
    }
}

impl<'de> Deserialize<'de> for ChosenUsers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<UserKey>::deserialize(deserializer).map(Self::from)
    }
}
