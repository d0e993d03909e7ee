//! The license overview of a location or group: what its users need, hold and lack.

use alloc::{vec, vec::Vec};

use crate::{
    assignment::Assignment,
    catalog::TypeIndex,
    directory::{PlaceHandle, UserHandle},
    installation::Installation,
};

/// Licenses of one type of the users of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceLicenses {
    /// The type.
    pub license_type: TypeIndex,
    /// Units that the users need.
    pub required: u32,
    /// Units that they hold.
    pub assigned: u32,
    /// Users who lack at least one, in the order in which they would be served.
    pub lacking: Vec<UserHandle>,
}

impl PlaceLicenses {
    /// Units that are missing.
    pub const fn missing(&self) -> u32 {
        self.required - self.assigned
    }
}

/// The licenses of the users of a place and, for a location, of its groups: one row for each type that anybody needs.
pub fn place_licenses(installation: &Installation, assignment: &Assignment, place: PlaceHandle) -> Vec<PlaceLicenses> {
    let directory = &installation.directory;
    let mut is_here = vec![false; directory.users.rows()];
    for user in directory.users_below(place) {
        is_here[user.0 as usize] = true;
    }
    let here = |user: UserHandle| is_here.get(user.0 as usize).copied().unwrap_or(false);
    let parts = assignment.types.iter().map(|part| {
        let assigned = part.served().iter().filter(|unit| here(unit.user)).count() as u32;
        let unserved: Vec<UserHandle> =
            part.unserved().iter().map(|unit| unit.user).filter(|user| here(*user)).collect();
        let required = assigned + unserved.len() as u32;
        let mut seen = vec![false; is_here.len()];
        let first = |user: &UserHandle| !core::mem::replace(&mut seen[user.0 as usize], true);
        let lacking = unserved.into_iter().filter(first).collect();
        PlaceLicenses { license_type: part.license_type, required, assigned, lacking }
    });
    parts.filter(|licenses| licenses.required > 0).collect()
}

#[cfg(test)]
mod tests {
    use std::{vec, vec::Vec};

    use proptest::prelude::*;

    use super::*;
    use crate::{
        command::Command,
        testing::{System, create_place, place, random, user, with_lines},
    };

    fn licenses(system: &System, at: &str) -> Vec<PlaceLicenses> {
        let handle = system.state.directory.places.find(&place(at)).unwrap();
        place_licenses(&system.state, &system.assign(), handle)
    }

    #[test]
    fn a_location_counts_its_groups_and_a_user_with_two_lines_lacks_once() {
        let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 1), ("TAPI", 1)])
            .run(create_place("Berlin/Sales"))
            .run(Command::CreateUser(with_lines(user("anna", "Berlin/Sales"), &["10", "11", "12"])))
            .users(&["bert"], "Berlin");
        let found = |at: &str, id: &str| {
            let license_type = system.license_type(id);
            let part = licenses(&system, at).into_iter().find(|part| part.license_type == license_type).unwrap();
            (part.required, part.assigned, part.missing(), part.lacking.len())
        };
        assert_eq!(found("Berlin", "TAPI"), (3, 1, 2, 1));
        assert_eq!(found("Berlin", "OFFICE PLUS"), (2, 1, 1, 1));
        assert_eq!(found("Berlin/Sales", "OFFICE PLUS"), (1, 1, 0, 0));
    }

    proptest! {
        /// All locations together need and hold what everybody does.
        #[test]
        fn locations_add_up_to_the_whole(system in random::system()) {
            let assignment = system.assign();
            let locations: Vec<PlaceHandle> =
                system.state.directory.places.locations().into_iter().map(|(handle, _)| handle).collect();
            for part in &assignment.types {
                let mut sum = (0, 0);
                for location in &locations {
                    let rows = place_licenses(&system.state, &assignment, *location);
                    for row in rows.iter().filter(|row| row.license_type == part.license_type) {
                        sum = (sum.0 + row.required, sum.1 + row.assigned);
                    }
                }
                let of_users = part.served().len() as u32;
                prop_assert_eq!(vec![sum.0, sum.1], vec![of_users + part.unserved().len() as u32, of_users]);
            }
        }
    }
}
