//! What a user needs, and since when.
//!
//! A requirement arises from what is configured for a user, whether or not he ever logs in. For each unit the number
//! of the entry is kept in which it arose and since when it has held without a break.

use alloc::{vec, vec::Vec};

use crate::{
    catalog::{Catalog, Counted, FunctionSet, TypeIndex},
    directory::{Directory, PlaceHandle, Role, UserHandle, Users},
};

/// Which license types the functions of each place need, by place.
///
/// Computed once for a pass over the users.
#[derive(Clone, Debug)]
pub struct PlaceNeeds {
    functions: Vec<FunctionSet>,
    of_type: Vec<FunctionSet>,
    counted: Vec<Counted>,
}

impl PlaceNeeds {
    /// Looks all places through.
    pub fn new(catalog: &Catalog, directory: &Directory) -> Self {
        let default = catalog.default_functions();
        let mut functions = vec![FunctionSet::EMPTY; directory.places.handles()];
        for (handle, _) in directory.places.iter() {
            functions[handle.0 as usize] = directory.places.functions(handle, default);
        }
        Self {
            functions,
            of_type: catalog.types().map(|(index, _)| catalog.functions_of(index)).collect(),
            counted: catalog.license_types.iter().map(|entry| entry.counted).collect(),
        }
    }

    /// Functions that are on in a place.
    pub fn functions(&self, place: PlaceHandle) -> FunctionSet {
        self.functions.get(place.0 as usize).copied().unwrap_or_default()
    }

    /// Units of a license type that a user needs.
    pub fn units(&self, users: &Users, user: UserHandle, license_type: TypeIndex) -> usize {
        let index = usize::from(license_type.0);
        match self.counted[index] {
            Counted::PerUser => usize::from(self.functions(users.place(user)).meets(self.of_type[index])),
            Counted::PerTeamMember => usize::from(users.roles(user).contains(Role::Member)),
            Counted::PerLine => users.line_count(user),
            Counted::PerSystem => 0,
        }
    }

    /// How units of a type are counted.
    pub fn counted(&self, license_type: TypeIndex) -> Counted {
        self.counted[usize::from(license_type.0)]
    }
}

/// Brings the `since` of some users into line with what they need after an entry.
///
/// Units that stay keep theirs; new ones get the entry's number; of units given up the youngest go. Moves and functions
/// switched back and forth within one entry leave no trace; whoever is removed and made again is a new user.
pub(crate) fn settle(catalog: &Catalog, directory: &mut Directory, users: &[UserHandle], entry: u32) {
    let needs = PlaceNeeds::new(catalog, directory);
    for (license_type, _) in catalog.types() {
        for user in users.iter().copied() {
            let units = needs.units(&directory.users, user, license_type);
            match needs.counted(license_type) {
                Counted::PerSystem => {}
                Counted::PerLine => settle_lines(&mut directory.users, user, units, entry),
                Counted::PerUser | Counted::PerTeamMember => {
                    let held = directory.users.since(user, license_type);
                    let since = if units == 0 {
                        0
                    } else if held == 0 {
                        entry
                    } else {
                        held
                    };
                    if since != held {
                        directory.users.set_since(user, license_type, since);
                    }
                }
            }
        }
    }
}

fn settle_lines(users: &mut Users, user: UserHandle, units: usize, entry: u32) {
    let held = users.line_since(user);
    if held.len() == units {
        return;
    }
    let mut since: Vec<u32> = held.to_vec();
    since.resize(units, entry);
    users.set_line_since(user, &since);
}

#[cfg(test)]
mod tests;
