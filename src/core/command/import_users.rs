//! Users taken over from a file. Doing it again changes nothing.

use alloc::{
    borrow::ToOwned as _,
    collections::BTreeSet,
    string::{String, ToString as _},
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use super::{Refusal, checked_name, users::clean_lines};
use crate::{
    directory::{LONGEST_TEXT, Origin, PlaceName, UserBatch, UserField, UserHandle, UserKey, UserRecord, UserRow},
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
    let (events, bad) = plan(installation, rows, options);
    if !bad.is_empty() && options.bad_rows == BadRows::Refuse {
        return Err(Refusal::BadRows(bad));
    }
    if events.is_empty() { Err(Refusal::NothingToDo) } else { Ok(events) }
}

/// Rows that an import would not take over.
pub fn bad_rows(installation: &Installation, rows: &[UserRow], options: &ImportOptions) -> Vec<RowRefusal> {
    plan(installation, rows, options).1
}

fn plan(installation: &Installation, rows: &[UserRow], options: &ImportOptions) -> (Vec<Event>, Vec<RowRefusal>) {
    let places = &installation.directory.places;
    let mut planned = Plan {
        installation,
        options,
        places: places.iter().filter_map(|(handle, _)| places.name(handle)).collect(),
        new_places: Vec::new(),
        records: Vec::new(),
        bad: Vec::new(),
    };
    let mut find = installation.directory.users.finder();
    for index in repeated(rows) {
        planned.bad.push(RowRefusal { row: index + 1, key: rows[index].key.clone(), fault: RowFault::RepeatedKey });
    }
    let repeated: Vec<usize> = planned.bad.iter().map(|bad| bad.row - 1).collect();
    for (index, row) in rows.iter().enumerate() {
        if repeated.binary_search(&index).is_ok() {
            continue;
        }
        match planned.record(row, find(row.key.as_str())) {
            Ok(Some(record)) => planned.records.push(record),
            Ok(None) => {}
            Err(fault) => planned.bad.push(RowRefusal { row: index + 1, key: row.key.clone(), fault }),
        }
    }
    planned.bad.sort_by_key(|bad| bad.row);
    // Each location comes before its groups.
    planned.new_places.sort_unstable();
    let mut events: Vec<Event> =
        planned.new_places.into_iter().map(|place| Event::PlaceCreated { place, description: String::new() }).collect();
    if !planned.records.is_empty() {
        // In the order of the IDs: the same rows in another order are the same entry.
        planned.records.sort_by(|one, other| one.key.cmp(&other.key));
        events.push(Event::UsersPut(UserBatch(planned.records)));
    }
    if options.missing_users == MissingUsers::Remove {
        let users = missing(installation, rows);
        if !users.is_empty() {
            events.push(Event::UsersDeleted { users });
        }
    }
    (events, planned.bad)
}

/// Indexes, in order, of rows whose ID stands in an earlier row.
fn repeated(rows: &[UserRow]) -> Vec<usize> {
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

struct Plan<'a> {
    installation: &'a Installation,
    options: &'a ImportOptions,
    /// Places that there are, and those that the import makes.
    places: BTreeSet<PlaceName>,
    new_places: Vec<PlaceName>,
    records: Vec<UserRecord>,
    bad: Vec<RowRefusal>,
}

impl Plan<'_> {
    /// The user as he is after the import; `None` if he is so already.
    fn record(&mut self, row: &UserRow, known: Option<UserHandle>) -> Result<Option<UserRecord>, RowFault> {
        let directory = &self.installation.directory;
        let before = known.and_then(|user| directory.record(user));
        if before.as_ref().is_some_and(|record| record.origin == Origin::ByHand) {
            return Err(RowFault::MadeByHand);
        }
        let mut record = before.clone().unwrap_or_else(|| UserRecord {
            origin: Origin::Imported,
            ..UserRecord::new(row.key.clone(), PlaceName::location(""))
        });
        take_over(row, &mut record)?;
        // Last: a row that can't be taken over must not make a place.
        record.place = self.place(row, known)?;
        Ok(if before.as_ref() == Some(&record) { None } else { Some(record) })
    }

    fn place(&mut self, row: &UserRow, known: Option<UserHandle>) -> Result<PlaceName, RowFault> {
        let directory = &self.installation.directory;
        let stays = self.options.placement == Placement::NewUsers;
        let now = known.and_then(|user| directory.places.name(directory.users.place(user)));
        match (now, row_place(row).or_else(|| self.options.default_place.clone())) {
            (Some(now), _) if stays || row_place(row).is_none() => Ok(now),
            (_, Some(place)) => self.existing_or_new(place),
            (_, None) => Err(RowFault::NoLocation),
        }
    }

    fn existing_or_new(&mut self, place: PlaceName) -> Result<PlaceName, RowFault> {
        if self.places.contains(&place) {
            return Ok(place);
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
        let location = PlaceName::location(&place.location);
        for new in [&location, &place] {
            if self.places.insert(new.clone()) {
                self.new_places.push(new.clone());
            }
        }
        Ok(place)
    }
}

/// The place that a row names.
fn row_place(row: &UserRow) -> Option<PlaceName> {
    let named =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(String::from);
    Some(PlaceName { location: named(&row.location)?, group: named(&row.group) })
}

/// Copies what the file has a column for.
fn take_over(row: &UserRow, record: &mut UserRecord) -> Result<(), RowFault> {
    let texts = [
        (UserField::FirstName, Some(&row.first_name)),
        (UserField::Name, Some(&row.name)),
        (UserField::Account, Some(&row.account)),
        (UserField::Phone, row.phone.as_ref()),
        (UserField::Fax, row.fax.as_ref()),
        (UserField::Mobile, row.mobile.as_ref()),
        (UserField::Email, row.email.as_ref()),
        (UserField::Description, row.description.as_ref()),
    ];
    for (field, text) in texts {
        let Some(text) = text.map(|text| text.trim()) else { continue };
        let mandatory = matches!(field, UserField::FirstName | UserField::Name | UserField::Account);
        if mandatory && text.is_empty() {
            return Err(RowFault::EmptyField(field));
        }
        if text.len() > LONGEST_TEXT {
            return Err(RowFault::TextTooLong(field));
        }
        text.clone_into(record.field_mut(field));
    }
    if let Some(lines) = &row.lines {
        record.lines = clean_lines(lines);
    }
    if let Some(roles) = row.roles {
        record.roles = roles;
    }
    if let Some(joined) = row.joined {
        record.joined = joined;
    }
    if let Some(protected) = &row.protected {
        record.protected = protected.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(String::from);
    }
    let too_long = |text: &String| text.len() > LONGEST_TEXT;
    if record.lines.iter().chain(&record.protected).any(too_long) {
        return Err(RowFault::LineOrReasonTooLong);
    }
    Ok(())
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
