//! The directory: locations, groups and users.

mod batch;
mod column;
mod edition;
mod lists;
mod places;
mod record;
mod stored;
mod text;
mod texts;
mod tidying;
mod users;

use alloc::{borrow::ToOwned as _, vec::Vec};

pub(crate) use batch::{BatchBuilder, BatchUser};
pub use batch::{UnevenColumns, UserBatch};
pub(crate) use column::{CHUNK, Column};
pub use edition::predecessors;
pub(crate) use lists::Lists;
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

    /// Puts the users of a batch in, new or known, one column after the other. Those whose place does not exist are left
    /// out; `decide` has refused them before.
    pub(crate) fn put(&mut self, batch: &UserBatch) -> Vec<UserHandle> {
        let places: Vec<Option<PlaceHandle>> = batch.places().iter().map(|place| self.places.find(place)).collect();
        let placed = batch.place_numbers().iter().map(|number| places[*number as usize]);
        self.add_unknown(batch.keys().zip(placed.clone()));
        let put: Vec<(usize, UserHandle, PlaceHandle)> = {
            let mut find = self.users.finder();
            let users = batch.keys().zip(placed).enumerate();
            users.filter_map(|(index, (key, place))| Some((index, find(key)?, place?))).collect()
        };
        for field in UserField::ALL {
            let texts = batch.texts(field);
            for (index, user, _) in &put {
                self.users.set_field(*user, field, texts.map_or("", |texts| texts.get(*index)));
            }
        }
        for (index, user, place) in &put {
            let (roles, joined, origin) = (batch.roles(*index), batch.joined(*index), batch.origin(*index));
            self.users.set_facts(*user, &UserFacts { place: *place, roles, joined, origin });
            self.users.set_lines(*user, batch.lines(*index));
            self.users.set_protected(*user, batch.protected(*index));
        }
        put.into_iter().map(|(_, user, _)| user).collect()
    }

    /// Gives rows to those who have none, each ID once.
    fn add_unknown<'a>(&mut self, placed: impl Iterator<Item = (&'a str, Option<PlaceHandle>)>) {
        let mut keys: Vec<(&str, PlaceHandle)> = {
            let mut find = self.users.finder();
            let unknown = placed.filter(|(key, _)| find(key).is_none());
            unknown.filter_map(|(key, place)| Some((key, place?))).collect()
        };
        keys.sort_unstable();
        keys.dedup_by_key(|(key, _)| *key);
        if let Some((_, place)) = keys.first().copied() {
            self.users.add(keys.iter().map(|(key, _)| *key), place);
        }
    }
}
