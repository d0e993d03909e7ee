//! What can be asked about users, and who they are by it.

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    assignment::Assignment,
    catalog::{Catalog, TypeIndex},
    directory::{PlaceHandle, Role, UserField, UserHandle},
    installation::Installation,
};

/// What users are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum UserOrder {
    /// Permanent ID.
    #[default]
    Key,
    /// A text field, as people compare texts.
    Field(UserField),
    /// Name of the location, then last name.
    Location,
    /// Name of the group, then last name.
    Group,
    /// Number of licenses held.
    Held,
    /// Number of licenses missing.
    Missing,
}

/// From small to great or from great to small.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    /// From small to great.
    #[default]
    Ascending,
    /// From great to small.
    Descending,
}

/// Who is asked for by how he stands with licenses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Everybody.
    #[default]
    All,
    /// Only who lacks a license.
    Missing,
    /// Only who holds a license.
    Holding,
}

/// Who is asked for by a mark of his.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Everybody.
    #[default]
    Any,
    /// Only protected users.
    Protected,
    /// Only team members of a hotline.
    TeamMember,
}

/// So many filters of a person are kept.
pub const MOST_FILTERS: usize = 50;

/// A question under a name, to be asked again. A license type stands by its id: it outlives a change of the edition.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedFilter {
    /// The name.
    pub name: String,
    /// What is searched for.
    pub search: String,
    /// How they stand.
    pub standing: Standing,
    /// Id of the license type.
    pub license_type: Option<String>,
    /// The mark.
    pub mark: Mark,
}

impl SavedFilter {
    /// What a question asks for, under a name.
    pub fn of(question: &UserQuestion, catalog: &Catalog, name: &str) -> Self {
        Self {
            name: String::from(name.trim()),
            search: String::from(question.search.trim()),
            standing: question.standing,
            license_type: question.license_type.map(|index| catalog.license_type(index).id.clone()),
            mark: question.mark,
        }
    }

    /// Asks for it: order, direction and place stay as they are.
    pub fn ask(&self, question: &mut UserQuestion, catalog: &Catalog) {
        self.search.clone_into(&mut question.search);
        question.standing = self.standing;
        question.license_type = self.license_type.as_deref().and_then(|id| catalog.type_index(id));
        question.mark = self.mark;
    }
}

/// A question for users.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UserQuestion {
    /// Only those in a place and, for a location, in its groups.
    pub place: Option<PlaceHandle>,
    /// Only those in whom this is found; blank = all.
    pub search: String,
    /// Only those who lack or hold a license.
    pub standing: Standing,
    /// Only those who need a license of this type; with another [`Standing`] than all only those who lack or hold it.
    pub license_type: Option<TypeIndex>,
    /// Only those with a mark.
    pub mark: Mark,
    /// What they are ordered by; ties are settled by the permanent ID.
    pub order: UserOrder,
    /// In which direction.
    pub direction: Direction,
}

/// Licenses of each user in numbers, by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UserFigures {
    /// Units held.
    pub held: Vec<u32>,
    /// Units missing.
    pub missing: Vec<u32>,
}

impl UserFigures {
    /// Counts the licenses of all users.
    pub fn new(installation: &Installation, assignment: &Assignment) -> Self {
        let rows = installation.directory.users.rows();
        let mut figures = Self { held: vec![0; rows], missing: vec![0; rows] };
        for part in &assignment.types {
            part.for_each_unit(|unit, is_served| {
                let counts = if is_served { &mut figures.held } else { &mut figures.missing };
                counts[unit.user.0 as usize] += 1;
            });
        }
        figures
    }

    /// Units that a user lacks.
    pub fn missing_of(&self, user: UserHandle) -> u32 {
        self.missing.get(user.0 as usize).copied().unwrap_or(0)
    }
}

/// Users of a place, and how many of them lack a license; by place, groups included in their location.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PlaceFigures {
    /// Users.
    pub users: u32,
    /// Users who lack a license.
    pub missing: u32,
}

/// Counts the users of all places, by the number of the place's handle.
pub fn place_figures(installation: &Installation, figures: &UserFigures) -> Vec<PlaceFigures> {
    let directory = &installation.directory;
    let mut counted = vec![PlaceFigures::default(); directory.places.handles()];
    for user in directory.users.in_key_order() {
        let place = directory.users.place(user);
        let location = directory.places.get(place).and_then(|place| place.location);
        for place in core::iter::once(place).chain(location) {
            if let Some(count) = counted.get_mut(place.0 as usize) {
                count.users += 1;
                count.missing += u32::from(figures.missing_of(user) > 0);
            }
        }
    }
    counted
}

/// Those of some users whom a question asks for, in the same order. `in_search`: for each row whether it is found, if
/// anything is searched for.
pub(super) fn chosen(
    installation: &Installation,
    assignment: &Assignment,
    figures: &UserFigures,
    question: &UserQuestion,
    in_search: Option<&[bool]>,
    mut users: Vec<UserHandle>,
) -> Vec<UserHandle> {
    let directory = &installation.directory;
    let part = question.license_type.map(|license_type| assignment.of(license_type));
    let stands = |user: UserHandle| match (part, question.standing) {
        (None, Standing::All) => true,
        (None, Standing::Missing) => figures.missing_of(user) > 0,
        (None, Standing::Holding) => figures.held.get(user.0 as usize).is_some_and(|held| *held > 0),
        (Some(part), Standing::All) => part.units_of(user).next().is_some(),
        (Some(part), Standing::Missing) => part.units_of(user).any(|unit| part.lacks(unit)),
        (Some(part), Standing::Holding) => part.units_of(user).any(|unit| part.holds(unit)),
    };
    let marked = |user: UserHandle| match question.mark {
        Mark::Any => true,
        Mark::Protected => directory.users.is_protected(user),
        Mark::TeamMember => directory.users.roles(user).contains(Role::Member),
    };
    let in_place = |user| question.place.is_none_or(|place| directory.lies_in(directory.users.place(user), place));
    let found = |user: UserHandle| in_search.is_none_or(|found| found[user.0 as usize]);
    users.retain(|user| found(*user) && stands(*user) && marked(*user) && in_place(*user));
    users
}
