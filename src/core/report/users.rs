//! The list of users: which of them, and in which order. Worked out once for a question, not for each look at it.

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{fold::fold_into, search::SearchIndex};
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
            for unit in part.served() {
                figures.held[unit.user.0 as usize] += 1;
            }
            for unit in part.unserved() {
                figures.missing[unit.user.0 as usize] += 1;
            }
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

/// What is looked for among the users of a state. The texts are prepared with the first letter that somebody types, and
/// kept until he has found whom he looked for.
#[derive(Clone, Debug, Default)]
pub struct UserSearch {
    index: Option<SearchIndex>,
}

impl UserSearch {
    /// Forgets the texts: the state is another one.
    pub fn forget(&mut self) {
        self.index = None;
    }

    /// For each row of the directory, whether it is found; none where nothing is looked for.
    fn find(&mut self, installation: &Installation, typed: &str) -> Option<Vec<bool>> {
        if typed.trim().is_empty() {
            self.forget();
            return None;
        }
        self.index.get_or_insert_with(|| SearchIndex::new(installation)).find(typed)
    }
}

/// The users that a question asks for, in its order. `search` is kept from one question about a state to the next.
pub fn users(
    installation: &Installation,
    assignment: &Assignment,
    figures: &UserFigures,
    question: &UserQuestion,
    search: &mut UserSearch,
) -> Vec<UserHandle> {
    let in_search = search.find(installation, &question.search);
    let mut found = chosen(installation, assignment, figures, question, in_search.as_deref());
    let fits = |first: core::cmp::Ordering| match question.direction {
        Direction::Ascending => first,
        Direction::Descending => first.reverse(),
    };
    match question.order {
        // They stand in the order of their IDs already.
        UserOrder::Key if question.direction == Direction::Descending => found.reverse(),
        UserOrder::Key => {}
        UserOrder::Held | UserOrder::Missing => {
            let numbers = if question.order == UserOrder::Held { &figures.held } else { &figures.missing };
            found.sort_by(|one, other| fits(numbers[one.0 as usize].cmp(&numbers[other.0 as usize])));
        }
        UserOrder::Field(_) | UserOrder::Location | UserOrder::Group => {
            let keys = FoldedKeys::new(installation, question.order, &found);
            let mut order: Vec<u32> = (0..found.len() as u32).collect();
            order.sort_by(|one, other| fits(keys.get(*one).cmp(keys.get(*other))));
            found = order.into_iter().map(|index| found[index as usize]).collect();
        }
    }
    found
}

/// What texts are compared by, one behind the other: a million of them are one piece of memory.
struct FoldedKeys {
    text: String,
    ends: Vec<u32>,
}

impl FoldedKeys {
    fn new(installation: &Installation, order: UserOrder, users: &[UserHandle]) -> Self {
        let directory = &installation.directory;
        let mut keys = Self { text: String::new(), ends: Vec::with_capacity(users.len()) };
        for user in users.iter().copied() {
            let field = |field| directory.users.field(user, field);
            let place = directory.places.get(directory.users.place(user));
            let (first, second) = match order {
                UserOrder::Field(UserField::Name) => (field(UserField::Name), field(UserField::FirstName)),
                UserOrder::Location => {
                    let location = place.and_then(|place| match place.location {
                        Some(location) => directory.places.get(location),
                        None => Some(place),
                    });
                    (location.map_or("", |location| &location.name), field(UserField::Name))
                }
                UserOrder::Group => {
                    let group = place.filter(|place| place.location.is_some());
                    (group.map_or("", |group| &group.name), field(UserField::Name))
                }
                UserOrder::Field(other) => (field(other), ""),
                UserOrder::Key | UserOrder::Held | UserOrder::Missing => ("", ""),
            };
            fold_into(&mut keys.text, first);
            // Below every letter: "Berg, Zoe" stands before "Bergmann, Anna".
            keys.text.push('\u{1}');
            fold_into(&mut keys.text, second);
            keys.ends.push(keys.text.len() as u32);
        }
        keys
    }

    fn get(&self, index: u32) -> &str {
        let index = index as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.text[start..self.ends[index] as usize]
    }
}

/// The users that a question asks for, in the order of their permanent IDs.
fn chosen(
    installation: &Installation,
    assignment: &Assignment,
    figures: &UserFigures,
    question: &UserQuestion,
    in_search: Option<&[bool]>,
) -> Vec<UserHandle> {
    let directory = &installation.directory;
    let part = question.license_type.map(|license_type| assignment.of(license_type));
    let stands = |user: UserHandle| match (part, question.standing) {
        (None, Standing::All) => true,
        (None, Standing::Missing) => figures.missing_of(user) > 0,
        (None, Standing::Holding) => figures.held.get(user.0 as usize).is_some_and(|held| *held > 0),
        (Some(part), Standing::All) => part.units_of(user).next().is_some(),
        (Some(part), Standing::Missing) => part.units_of(user).any(|(_, place)| place > part.pool.available),
        (Some(part), Standing::Holding) => part.units_of(user).any(|(_, place)| place <= part.pool.available),
    };
    let marked = |user: UserHandle| match question.mark {
        Mark::Any => true,
        Mark::Protected => directory.users.is_protected(user),
        Mark::TeamMember => directory.users.roles(user).contains(Role::Member),
    };
    let in_place = |user| question.place.is_none_or(|place| directory.lies_in(directory.users.place(user), place));
    let found = |user: UserHandle| in_search.is_none_or(|found| found[user.0 as usize]);
    directory
        .users
        .in_key_order()
        .filter(|user| stands(*user) && marked(*user) && in_place(*user) && found(*user))
        .collect()
}

#[cfg(test)]
#[path = "users_tests.rs"]
mod tests;
