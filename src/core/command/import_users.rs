//! Users taken over from a file. Doing it again changes nothing.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Refusal, checked_name, users::clean_lines};
use crate::{
    directory::{
        BatchBuilder, BatchUser, LONGEST_TEXT, Origin, PlaceName, UserBatch, UserField, UserHandle, UserKey, UserRow,
        Users,
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
    rows: &[UserRow],
    options: &ImportOptions,
) -> Result<Vec<Event>, Refusal> {
    let (planned, changes, bad) = plan(installation, rows, options);
    if !bad.is_empty() && options.bad_rows == BadRows::Refuse {
        return Err(Refusal::BadRows(bad));
    }
    let events = planned.events(rows, changes);
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

/// Rows that an import would not take over.
pub fn bad_rows(installation: &Installation, rows: &[UserRow], options: &ImportOptions) -> Vec<RowRefusal> {
    plan(installation, rows, options).2
}

/// What the rows change, and those that can't be taken over.
fn plan<'a>(
    installation: &'a Installation,
    rows: &'a [UserRow],
    options: &'a ImportOptions,
) -> (Plan<'a>, Vec<Change<'a>>, Vec<RowRefusal>) {
    let mut planned = Plan::new(installation, options);
    let mut bad: Vec<RowRefusal> = Vec::new();
    for index in repeated(rows) {
        bad.push(RowRefusal { row: index + 1, key: rows[index].key.clone(), fault: RowFault::RepeatedKey });
    }
    let repeated: Vec<usize> = bad.iter().map(|bad| bad.row - 1).collect();
    let mut find = installation.directory.users.finder();
    let mut changes = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if repeated.binary_search(&index).is_ok() {
            continue;
        }
        match planned.change(row, find(row.key.as_str())) {
            Ok(change) => changes.extend(change),
            Err(fault) => bad.push(RowRefusal { row: index + 1, key: row.key.clone(), fault }),
        }
    }
    bad.sort_by_key(|bad| bad.row);
    (planned, changes, bad)
}

/// Indexes, in order, of rows whose ID stands in an earlier row.
fn repeated(rows: &[UserRow]) -> Vec<usize> {
    if rows.is_sorted_by(|one, other| one.key < other.key) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|one, other| rows[*one].key.cmp(&rows[*other].key));
    let doubles = order.windows(2).filter(|pair| rows[pair[0]].key == rows[pair[1]].key).map(|pair| pair[1]);
    let mut repeated: Vec<usize> = doubles.collect();
    repeated.sort_unstable();
    repeated
}

/// Imported users who are in no row.
fn missing(installation: &Installation, rows: &[UserRow]) -> Vec<UserKey> {
    let mut keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    keys.sort_unstable();
    let users = &installation.directory.users;
    users
        .in_key_order()
        .filter(|user| users.origin(*user) == Origin::Imported && keys.binary_search(&users.key(*user)).is_err())
        .filter_map(|user| UserKey::new(users.key(user)).ok())
        .collect()
}

/// A row that changes something.
struct Change<'a> {
    row: &'a UserRow,
    known: Option<UserHandle>,
    /// Where the user sits afterwards: a number of [`Plan::names`].
    place: u32,
}

struct Plan<'a> {
    installation: &'a Installation,
    options: &'a ImportOptions,
    /// Places that there are, then those that the import makes.
    names: Vec<PlaceName>,
    numbers: BTreeMap<PlaceName, u32>,
    /// How many there are already.
    existing: usize,
    /// Numbers of places as rows name them, so that a name is looked at once and not for each of its users.
    named: BTreeMap<(&'a str, &'a str), u32>,
    /// Numbers of places by handle.
    by_handle: Vec<Option<u32>>,
}

impl<'a> Plan<'a> {
    fn new(installation: &'a Installation, options: &'a ImportOptions) -> Self {
        let places = &installation.directory.places;
        let mut by_handle = vec![None; places.handles()];
        let (mut names, mut numbers) = (Vec::new(), BTreeMap::new());
        for (handle, _) in places.iter() {
            let Some(name) = places.name(handle) else { continue };
            by_handle[handle.0 as usize] = Some(names.len() as u32);
            numbers.insert(name.clone(), names.len() as u32);
            names.push(name);
        }
        Self { installation, options, existing: names.len(), names, numbers, named: BTreeMap::new(), by_handle }
    }

    /// What a row changes; nothing if the user is so already.
    fn change(&mut self, row: &'a UserRow, known: Option<UserHandle>) -> Result<Option<Change<'a>>, RowFault> {
        let users = &self.installation.directory.users;
        if known.is_some_and(|user| users.origin(user) == Origin::ByHand) {
            return Err(RowFault::MadeByHand);
        }
        let taken = Taken::of(row)?;
        // Last: a row that can't be taken over must not make a place.
        let place = self.place(row, known)?;
        let is_so = |user: UserHandle| self.place_of(user) == Some(place) && taken.is_so(users, user);
        Ok(if known.is_some_and(is_so) { None } else { Some(Change { row, known, place }) })
    }

    /// Where a known user sits.
    fn place_of(&self, user: UserHandle) -> Option<u32> {
        self.by_handle[self.installation.directory.users.place(user).0 as usize]
    }

    fn events(&self, rows: &[UserRow], mut changes: Vec<Change<'_>>) -> Vec<Event> {
        let mut events = self.new_places();
        if !changes.is_empty() {
            // In the order of the IDs: the same rows in another order are the same entry.
            changes.sort_by(|one, other| one.row.key.cmp(&other.row.key));
            events.push(Event::UsersPut(self.batch(&changes)));
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

    fn batch(&self, changes: &[Change<'_>]) -> UserBatch {
        let users = &self.installation.directory.users;
        let mut batch = BatchBuilder::new(&self.names);
        for Change { row, known, place } in changes {
            // Every row was taken once already.
            let Ok(taken) = Taken::of(row) else { continue };
            let old_lines = || known.map(|user| users.line_texts(user).collect()).unwrap_or_default();
            batch.push(&BatchUser {
                key: row.key.as_str(),
                place: *place,
                texts: UserField::ALL.map(|field| {
                    let old = || known.map(|user| users.field(user, field)).unwrap_or_default();
                    taken.texts[field as usize].unwrap_or_else(old)
                }),
                lines: &taken.lines.unwrap_or_else(old_lines),
                roles: row.roles.or_else(|| known.map(|user| users.roles(user))).unwrap_or_default(),
                joined: row.joined.unwrap_or_else(|| known.and_then(|user| users.joined(user))),
                protected: match row.protected {
                    Some(_) => taken.protected,
                    None => known.and_then(|user| users.protected(user)),
                },
                origin: Origin::Imported,
            });
        }
        batch.finish()
    }

    fn place(&mut self, row: &'a UserRow, known: Option<UserHandle>) -> Result<u32, RowFault> {
        let stays = self.options.placement == Placement::NewUsers;
        let named = row_place(row);
        match known.and_then(|user| self.place_of(user)) {
            Some(now) if stays || named.is_none() => Ok(now),
            _ => match (named, &self.options.default_place) {
                (Some(named), _) => match self.named.get(&named) {
                    Some(place) => Ok(*place),
                    None => {
                        let (location, group) = named;
                        let group = Some(group).filter(|group| !group.is_empty()).map(String::from);
                        let place = self.existing_or_new(PlaceName { location: location.into(), group })?;
                        self.named.insert(named, place);
                        Ok(place)
                    }
                },
                (None, Some(default)) => self.existing_or_new(default.clone()),
                (None, None) => Err(RowFault::NoLocation),
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

/// Location and group that a row names; the group is empty for users directly in the location.
fn row_place(row: &UserRow) -> Option<(&str, &str)> {
    fn trimmed(text: Option<&String>) -> &str {
        text.map(|text| text.trim()).unwrap_or_default()
    }
    let location = trimmed(row.location.as_ref());
    (!location.is_empty()).then(|| (location, trimmed(row.group.as_ref())))
}

/// What a row says, as it is kept; `None` where the file has no such column.
struct Taken<'a> {
    row: &'a UserRow,
    texts: [Option<&'a str>; UserField::ALL.len()],
    lines: Option<Vec<&'a str>>,
    /// Why he is protected; counts if the file has this column.
    protected: Option<&'a str>,
}

impl<'a> Taken<'a> {
    fn of(row: &'a UserRow) -> Result<Self, RowFault> {
        // In the order of `UserField::ALL`.
        let mut texts = [
            Some(row.first_name.as_str()),
            Some(row.name.as_str()),
            Some(row.account.as_str()),
            row.phone.as_deref(),
            row.fax.as_deref(),
            row.mobile.as_deref(),
            row.email.as_deref(),
            row.description.as_deref(),
        ];
        for (field, text) in UserField::ALL.into_iter().zip(&mut texts) {
            let Some(text) = text else { continue };
            *text = text.trim();
            let mandatory = matches!(field, UserField::FirstName | UserField::Name | UserField::Account);
            if mandatory && text.is_empty() {
                return Err(RowFault::EmptyField(field));
            }
            if text.len() > LONGEST_TEXT {
                return Err(RowFault::TextTooLong(field));
            }
        }
        let reason = row.protected.as_ref().and_then(Option::as_deref);
        let taken = Self {
            row,
            texts,
            lines: row.lines.as_ref().map(|lines| clean_lines(lines)),
            protected: reason.map(str::trim).filter(|reason| !reason.is_empty()),
        };
        let lines = taken.lines.iter().flatten();
        if lines.copied().chain(taken.protected).any(|text| text.len() > LONGEST_TEXT) {
            return Err(RowFault::LineOrReasonTooLong);
        }
        Ok(taken)
    }

    /// Whether a user is so already, wherever he sits.
    fn is_so(&self, users: &Users, user: UserHandle) -> bool {
        let same_text = |field| self.texts[field as usize].is_none_or(|text| users.field_is(user, field, text));
        UserField::ALL.into_iter().all(same_text)
            && self.lines.as_ref().is_none_or(|lines| users.lines_are(user, lines))
            && self.row.roles.is_none_or(|roles| users.roles(user) == roles)
            && self.row.joined.is_none_or(|joined| users.joined(user) == joined)
            && (self.row.protected.is_none() || users.protected(user) == self.protected)
    }
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
