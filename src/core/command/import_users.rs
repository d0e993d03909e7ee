//! Users taken over from a file. Doing it again changes nothing.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Refusal, checked_name};
use crate::{
    directory::{
        LONGEST_TEXT, Origin, PlaceName, RowChange, UserCells, UserField, UserHandle, UserKey, UserRows, Users,
    },
    event::Event,
    installation::Installation,
};

/// Whose place the file decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Placement {
    /// New users' only; known ones stay where they are.
    #[default]
    NewUsers,
    /// Everybody's.
    AllUsers,
}

/// What happens with places that do not exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum UnknownPlaces {
    /// Their rows are bad.
    #[default]
    Refuse,
    /// They are made.
    Create,
}

/// What happens with imported users who are not in the file any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum MissingUsers {
    /// They stay.
    #[default]
    Keep,
    /// They are removed.
    Remove,
}

/// What happens when rows can't be taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum BadRows {
    /// The file is refused as a whole.
    #[default]
    Refuse,
    /// The others are taken over.
    Skip,
}

/// How to treat the rows of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    /// Whose place the file decides.
    pub placement: Placement,
    /// What happens with places that do not exist.
    pub unknown_places: UnknownPlaces,
    /// What happens with imported users who are not in the file any more.
    pub missing_users: MissingUsers,
    /// What happens when rows can't be taken over.
    pub bad_rows: BadRows,
    /// Where new users go whose row names no location.
    pub default_place: Option<PlaceName>,
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowFault {
    /// The ID stands in an earlier row.
    RepeatedKey,
    /// There is no such place.
    UnknownPlace {
        /// The place that the row names.
        place: PlaceName,
        /// A place of a similar name, if there is one.
        suggestion: Option<PlaceName>,
    },
    /// A new user's row names no location.
    NoLocation,
    /// A user of this ID was made by hand; an import does not touch him.
    MadeByHand,
    /// A mandatory text is empty.
    EmptyField(UserField),
    /// A text is longer than can be kept.
    TextTooLong(UserField),
    /// A line number or the reason of protection is longer than can be kept.
    LineOrReasonTooLong,
    /// The name of the place can't be used.
    BadPlaceName(String),
}

/// A row that can't be taken over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowRefusal {
    /// Which row, from 1; the line in the file is the reader's to know.
    pub row: usize,
    /// The user's ID.
    pub key: UserKey,
    /// What is wrong.
    pub fault: RowFault,
}

/// Events of an import, and the rows left out under [`BadRows::Skip`].
pub(super) fn import(
    installation: &Installation,
    rows: &UserRows,
    options: &ImportOptions,
) -> Result<Vec<Event>, Refusal> {
    let (planned, changes, bad) = plan(installation, rows, options);
    if !bad.is_empty() && options.bad_rows == BadRows::Refuse {
        return Err(Refusal::BadRows(bad));
    }
    let events = planned.events(rows, &changes);
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

/// Rows that an import would not take over.
pub fn bad_rows(installation: &Installation, rows: &UserRows, options: &ImportOptions) -> Vec<RowRefusal> {
    plan(installation, rows, options).2
}

/// What the rows change, and those that can't be taken over.
fn plan<'a>(
    installation: &'a Installation,
    rows: &UserRows,
    options: &'a ImportOptions,
) -> (Plan<'a>, Vec<RowChange>, Vec<RowRefusal>) {
    let mut planned = Plan::new(installation, rows, options);
    let mut bad: Vec<RowRefusal> = Vec::new();
    let repeated = repeated(rows);
    let mut find = installation.directory.users.finder();
    let mut changes = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let fault = if repeated.binary_search(&index).is_ok() {
            RowFault::RepeatedKey
        } else {
            let (named, known) = (rows.place_numbers()[index], find(row.key));
            match planned.change(&row, named, known) {
                Ok(place) => {
                    changes.extend(place.map(|place| RowChange { row: index as u32, known, place }));
                    continue;
                }
                Err(fault) => fault,
            }
        };
        bad.extend(UserKey::new(row.key).ok().map(|key| RowRefusal { row: index + 1, key, fault }));
    }
    (planned, changes, bad)
}

/// Indexes, in order, of rows whose ID stands in an earlier row.
fn repeated(rows: &UserRows) -> Vec<usize> {
    if rows.keys().is_sorted_by(|one, other| one < other) {
        return Vec::new();
    }
    let mut order: Vec<(&str, usize)> = rows.keys().zip(0..).collect();
    order.sort_unstable();
    let doubles = order.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1);
    let mut repeated: Vec<usize> = doubles.collect();
    repeated.sort_unstable();
    repeated
}

/// Imported users who are in no row.
fn missing(installation: &Installation, rows: &UserRows) -> Vec<UserKey> {
    let mut keys: Vec<&str> = rows.keys().collect();
    keys.sort_unstable();
    let users = &installation.directory.users;
    users
        .in_key_order()
        .filter(|user| users.origin(*user) == Origin::Imported && keys.binary_search(&users.key(*user)).is_err())
        .filter_map(|user| UserKey::new(users.key(user)).ok())
        .collect()
}

struct Plan<'a> {
    installation: &'a Installation,
    options: &'a ImportOptions,
    /// Places that there are, then those that the import makes.
    names: Vec<PlaceName>,
    numbers: BTreeMap<PlaceName, u32>,
    /// How many there are already.
    existing: usize,
    /// Places as rows name them.
    named: Vec<Named>,
    /// Numbers of places by handle.
    by_handle: Vec<Option<u32>>,
}

impl<'a> Plan<'a> {
    fn new(installation: &'a Installation, rows: &UserRows, options: &'a ImportOptions) -> Self {
        let places = &installation.directory.places;
        let mut by_handle = vec![None; places.handles()];
        let (mut names, mut numbers) = (Vec::new(), BTreeMap::new());
        for (handle, _) in places.iter() {
            let Some(name) = places.name(handle) else { continue };
            by_handle[handle.0 as usize] = Some(names.len() as u32);
            numbers.insert(name.clone(), names.len() as u32);
            names.push(name);
        }
        let named =
            rows.named_places().map(|(location, group)| Named { place: row_place(location, group), number: None });
        Self { installation, options, existing: names.len(), names, numbers, named: named.collect(), by_handle }
    }

    /// Where the user of a row sits that changes something; nothing if he is so already. `named`: the place that it names.
    fn change(&mut self, row: &UserCells<'_>, named: u32, known: Option<UserHandle>) -> Result<Option<u32>, RowFault> {
        let users = &self.installation.directory.users;
        if known.is_some_and(|user| users.origin(user) == Origin::ByHand) {
            return Err(RowFault::MadeByHand);
        }
        check(row)?;
        // Last: a row that can't be taken over must not make a place.
        let place = self.place(named as usize, known)?;
        let stays = known.is_some_and(|user| self.place_of(user) == Some(place) && is_so(users, user, row));
        Ok((!stays).then_some(place))
    }

    /// Where a known user sits.
    fn place_of(&self, user: UserHandle) -> Option<u32> {
        self.by_handle[self.installation.directory.users.place(user).0 as usize]
    }

    fn events(&self, rows: &UserRows, changes: &[RowChange]) -> Vec<Event> {
        let mut events = self.new_places();
        if !changes.is_empty() {
            events.push(Event::UsersPut(rows.batch(changes, &self.installation.directory.users, &self.names)));
        }
        if self.options.missing_users == MissingUsers::Remove {
            let users = missing(self.installation, rows);
            if !users.is_empty() {
                events.push(Event::UsersDeleted { users });
            }
        }
        events
    }

    /// Events that make the places which are not there yet. Each location comes before its groups.
    fn new_places(&self) -> Vec<Event> {
        let mut places = self.names[self.existing..].to_vec();
        places.sort_unstable();
        places.into_iter().map(|place| Event::PlaceCreated { place, description: String::new() }).collect()
    }

    fn place(&mut self, named: usize, known: Option<UserHandle>) -> Result<u32, RowFault> {
        let stays = self.options.placement == Placement::NewUsers;
        let Named { place, number } = &self.named[named];
        match known.and_then(|user| self.place_of(user)) {
            Some(now) if stays || place.is_none() => Ok(now),
            _ => match (number, place, &self.options.default_place) {
                (Some(number), _, _) => Ok(*number),
                (None, Some(place), _) => {
                    let number = self.existing_or_new(place.clone())?;
                    self.named[named].number = Some(number);
                    Ok(number)
                }
                (None, None, Some(default)) => self.existing_or_new(default.clone()),
                (None, None, None) => Err(RowFault::NoLocation),
            },
        }
    }

    fn existing_or_new(&mut self, place: PlaceName) -> Result<u32, RowFault> {
        if let Some(number) = self.numbers.get(&place) {
            return Ok(*number);
        }
        if self.options.unknown_places == UnknownPlaces::Refuse {
            let suggestion = similar(self.installation, &place);
            return Err(RowFault::UnknownPlace { place, suggestion });
        }
        let checked = |name: &String| match checked_name(name) {
            Ok(name) => Ok(String::from(name)),
            Err(_) => Err(RowFault::BadPlaceName(name.clone())),
        };
        let place =
            PlaceName { location: checked(&place.location)?, group: place.group.as_ref().map(checked).transpose()? };
        self.number_of(PlaceName::location(&place.location));
        Ok(self.number_of(place))
    }

    fn number_of(&mut self, place: PlaceName) -> u32 {
        if let Some(number) = self.numbers.get(&place) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(place.clone());
        self.numbers.insert(place, number);
        number
    }
}

/// A place as rows name it; none where they name no location.
struct Named {
    place: Option<PlaceName>,
    /// Its number, so that a name is looked at once and not for each of its users.
    number: Option<u32>,
}

/// The place that a row names; without a group where it names an empty one.
fn row_place(location: Option<&str>, group: Option<&str>) -> Option<PlaceName> {
    let named = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(String::from);
    Some(PlaceName { location: named(location)?, group: named(group) })
}

/// Whether the texts of a row can be those of a user.
fn check(row: &UserCells<'_>) -> Result<(), RowFault> {
    for (field, text) in UserField::ALL.into_iter().zip(row.texts) {
        let mandatory = matches!(field, UserField::FirstName | UserField::Name | UserField::Account);
        if mandatory && text.is_none_or(str::is_empty) {
            return Err(RowFault::EmptyField(field));
        }
        if text.is_some_and(|text| text.len() > LONGEST_TEXT) {
            return Err(RowFault::TextTooLong(field));
        }
    }
    if row.lines_and_reason_can_be_kept() { Ok(()) } else { Err(RowFault::LineOrReasonTooLong) }
}

/// Whether a user is as a row says already, wherever he sits.
fn is_so(users: &Users, user: UserHandle, row: &UserCells<'_>) -> bool {
    let same_text = |field| row.texts[field as usize].is_none_or(|text| users.field_is(user, field, text));
    UserField::ALL.into_iter().all(same_text)
        && row.lines.as_ref().is_none_or(|lines| users.lines_are(user, lines))
        && row.roles.is_none_or(|roles| users.roles(user) == roles)
        && row.joined.is_none_or(|joined| users.joined(user) == joined)
        && row.protected.is_none_or(|reason| users.protected(user) == reason)
}

/// An existing place whose name is nearest: the same but for case, or at most two letters off.
fn similar(installation: &Installation, wanted: &PlaceName) -> Option<PlaceName> {
    let places = &installation.directory.places;
    let wanted_text = wanted.to_string().to_lowercase();
    let names = places.iter().filter_map(|(handle, _)| places.name(handle));
    let distances = names.filter(|name| name.group.is_some() == wanted.group.is_some()).map(|name| {
        let distance = edit_distance(&name.to_string().to_lowercase(), &wanted_text);
        (distance, name)
    });
    distances.filter(|(distance, _)| *distance <= 2).min().map(|(_, name)| name)
}

/// Levenshtein distance in characters, in one row of memory.
fn edit_distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other_letter) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other_letter);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
