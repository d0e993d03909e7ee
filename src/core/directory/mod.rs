//! The directory: locations, groups and users.

mod batch;
mod column;
mod edition;
mod lists;
mod places;
mod record;
mod stored;
mod text;
mod users;

use alloc::{borrow::ToOwned as _, collections::BTreeMap, vec::Vec};

pub use batch::{UnevenColumns, UserBatch};
pub use edition::predecessors;
pub use places::{FunctionSetting, Place, PlaceHandle, Places};
pub use record::{LONGEST_KEY, Origin, PlaceName, Role, Roles, UserField, UserKey, UserKeyError, UserRecord, UserRow};
pub(crate) use stored::Rest;
pub use text::LONGEST_TEXT;
pub(crate) use users::UserFacts;
pub use users::{UserHandle, Users};

use crate::catalog::Catalog;

/// Locations, groups and users. Cheap to clone: a preview works on a copy.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Locations and groups.
    pub places: Places,
    /// Users.
    pub users: Users,
}

impl Directory {
    /// An empty directory for a catalog's license types.
    pub fn new(catalog: &Catalog) -> Self {
        Self { places: Places::default(), users: Users::new(catalog) }
    }

    /// A user, whole. `None` if his row is not in use or his place is gone.
    pub fn record(&self, user: UserHandle) -> Option<UserRecord> {
        let users = &self.users;
        let mut record = UserRecord {
            lines: users.lines(user),
            roles: users.roles(user),
            joined: users.joined(user),
            protected: users.protected(user).map(str::to_owned),
            origin: users.origin(user),
            ..UserRecord::new(UserKey::stored(users.key(user)), self.places.name(users.place(user))?)
        };
        for field in UserField::ALL {
            users.field(user, field).clone_into(record.field_mut(field));
        }
        Some(record)
    }

    /// Users directly in a place, in the order of their permanent IDs.
    pub fn users_in(&self, place: PlaceHandle) -> Vec<UserHandle> {
        self.users.in_key_order().filter(|user| self.users.place(*user) == place).collect()
    }

    /// Users in a place and, for a location, in its groups.
    pub fn users_below(&self, place: PlaceHandle) -> Vec<UserHandle> {
        self.users.in_key_order().filter(|user| self.lies_in(self.users.place(*user), place)).collect()
    }

    /// Whether a place is another one or a group of it.
    pub fn lies_in(&self, inner: PlaceHandle, outer: PlaceHandle) -> bool {
        inner == outer || self.places.get(inner).is_some_and(|place| place.location == Some(outer))
    }

    /// Puts users of these records in, new or known. Records whose place does not exist are left out; `decide` has
    /// refused them before.
    pub(crate) fn put(&mut self, records: &[UserRecord]) -> Vec<UserHandle> {
        let mut known: BTreeMap<&PlaceName, Option<PlaceHandle>> = BTreeMap::new();
        let mut placed = Vec::with_capacity(records.len());
        for record in records {
            let place = *known.entry(&record.place).or_insert_with(|| self.places.find(&record.place));
            placed.extend(place.map(|place| (record, place)));
        }
        self.add_unknown(&placed);
        let users: Vec<Option<UserHandle>> = {
            let mut find = self.users.finder();
            placed.iter().map(|(record, _)| find(record.key.as_str())).collect()
        };
        let mut put = Vec::with_capacity(placed.len());
        for ((record, place), user) in placed.into_iter().zip(users) {
            let Some(user) = user else { continue };
            for field in UserField::ALL {
                self.users.set_field(user, field, record.field(field));
            }
            let (roles, joined, origin) = (record.roles, record.joined, record.origin);
            self.users.set_facts(user, &UserFacts { place, roles, joined, origin });
            self.users.set_lines(user, &record.lines);
            self.users.set_protected(user, record.protected.as_deref());
            put.push(user);
        }
        put
    }

    /// Gives rows to those who have none, each ID once.
    fn add_unknown(&mut self, placed: &[(&UserRecord, PlaceHandle)]) {
        let mut keys: Vec<(&UserKey, PlaceHandle)> = {
            let mut find = self.users.finder();
            let unknown = placed.iter().filter(|(record, _)| find(record.key.as_str()).is_none());
            unknown.map(|(record, place)| (&record.key, *place)).collect()
        };
        keys.sort_unstable();
        keys.dedup_by_key(|(key, _)| *key);
        if let Some((_, place)) = keys.first().copied() {
            let keys: Vec<&UserKey> = keys.into_iter().map(|(key, _)| key).collect();
            self.users.add(&keys, place);
        }
    }
}
