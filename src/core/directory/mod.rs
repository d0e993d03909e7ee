//! The directory: locations, groups and users.

mod batch;
mod cells;
mod column;
mod edition;
mod lists;
mod places;
mod put;
mod record;
mod row_places;
mod rows;
mod stored;
mod text;
mod texts;
mod tidying;
mod user_set;
mod users;

use alloc::{borrow::ToOwned as _, vec::Vec};

pub use batch::{UnevenColumns, UserBatch};
pub use cells::UserCells;
pub(crate) use cells::clean_lines;
pub(crate) use column::{CHUNK, Column};
pub use edition::predecessors;
pub(crate) use lists::Lists;
pub use places::{FunctionSetting, Place, PlaceHandle, Places};
pub use record::{LONGEST_KEY, Origin, PlaceName, Role, Roles, UserField, UserKey, UserKeyError, UserRecord, UserRow};
pub(crate) use rows::RowChange;
pub use rows::{Rows, UserRows};
pub(crate) use stored::{Out, Rest};
pub use text::LONGEST_TEXT;
pub use user_set::UserSet;
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
}
