//! Users made and changed by hand.

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use super::{ChosenUsers, Refusal, places};
use crate::{
    calendar::Day,
    directory::{LONGEST_TEXT, PlaceName, UserBatch, UserField, UserHandle, UserKey, UserRecord, clean_lines},
    event::Event,
    installation::Installation,
};

/// The record as it is stored: texts trimmed, lines without blanks and doubles.
fn checked(installation: &Installation, record: &UserRecord) -> Result<UserRecord, Refusal> {
    places::find(installation, &record.place)?;
    let mut record = record.clone();
    for field in UserField::ALL {
        let text = record.field_mut(field);
        *text = text.trim().to_owned();
    }
    let mut lines: Vec<&str> = record.lines.iter().map(String::as_str).collect();
    clean_lines(&mut lines);
    record.lines = lines.into_iter().map(str::to_owned).collect();
    record.protected = record.protected.map(|reason| reason.trim().to_owned());
    if record.protected.as_deref() == Some("") {
        return Err(Refusal::ReasonMissing);
    }
    if record.name.is_empty() {
        return Err(Refusal::UserWithoutName(record.key));
    }
    let others = record.lines.iter().chain(&record.protected).map(String::as_str);
    let mut texts = UserField::ALL.iter().map(|field| record.field(*field)).chain(others);
    if texts.any(|text| text.len() > LONGEST_TEXT) {
        return Err(Refusal::TextTooLong { user: record.key, limit: LONGEST_TEXT });
    }
    Ok(record)
}

pub(super) fn create(installation: &Installation, record: &UserRecord) -> Result<Vec<Event>, Refusal> {
    if installation.directory.users.find(record.key.as_str()).is_some() {
        return Err(Refusal::UserExists(record.key.clone()));
    }
    Ok(vec![Event::UsersPut(UserBatch::of(&[checked(installation, record)?]))])
}

pub(super) fn edit(installation: &Installation, record: &UserRecord) -> Result<Vec<Event>, Refusal> {
    let user = find(installation, &record.key)?;
    let record = checked(installation, record)?;
    if installation.directory.record(user).as_ref() == Some(&record) {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::UsersPut(UserBatch::of(&[record]))])
}

fn find(installation: &Installation, key: &UserKey) -> Result<UserHandle, Refusal> {
    installation.directory.users.find(key.as_str()).ok_or_else(|| Refusal::UnknownUser(key.clone()))
}

/// Those of some users for whom a change is one, each once, in the order of the IDs.
pub(super) fn concerned(
    installation: &Installation,
    users: &ChosenUsers,
    changes: impl Fn(UserHandle) -> bool,
) -> Result<Vec<UserKey>, Refusal> {
    if users.is_empty() {
        return Err(Refusal::NoUsers);
    }
    let (mut find, mut concerned) = (installation.directory.users.finder(), Vec::new());
    for key in users.keys() {
        let user = find(key).ok_or_else(|| Refusal::UnknownUser(UserKey::stored(key)))?;
        if changes(user) {
            concerned.push(UserKey::stored(key));
        }
    }
    concerned.sort_unstable();
    concerned.dedup();
    if concerned.is_empty() { Err(Refusal::NothingToDo) } else { Ok(concerned) }
}

pub(super) fn move_to(installation: &Installation, users: &ChosenUsers, to: &PlaceName) -> Result<Vec<Event>, Refusal> {
    let target = places::find(installation, to)?;
    let users = concerned(installation, users, |user| installation.directory.users.place(user) != target)?;
    Ok(vec![Event::UsersMoved { to: to.clone(), users }])
}

pub(super) fn delete(installation: &Installation, users: &ChosenUsers) -> Result<Vec<Event>, Refusal> {
    let users = concerned(installation, users, |_| true)?;
    Ok(vec![Event::UsersDeleted { users }])
}

pub(super) fn protect(
    installation: &Installation,
    users: &ChosenUsers,
    reason: Option<&str>,
) -> Result<Vec<Event>, Refusal> {
    let reason = reason.map(str::trim);
    if reason == Some("") {
        return Err(Refusal::ReasonMissing);
    }
    let users = concerned(installation, users, |user| installation.directory.users.protected(user) != reason)?;
    if let Some(user) = users.first().filter(|_| reason.is_some_and(|text| text.len() > LONGEST_TEXT)) {
        return Err(Refusal::TextTooLong { user: user.clone(), limit: LONGEST_TEXT });
    }
    Ok(vec![Event::UsersProtected { users, reason: reason.map(str::to_owned) }])
}

pub(super) fn set_joined(
    installation: &Installation,
    users: &ChosenUsers,
    joined: Option<Day>,
) -> Result<Vec<Event>, Refusal> {
    let directory = &installation.directory;
    let users = concerned(installation, users, |user| directory.users.joined(user) != joined)?;
    let records = users.iter().filter_map(|key| directory.record(directory.users.find(key.as_str())?));
    let records: Vec<UserRecord> = records.map(|record| UserRecord { joined, ..record }).collect();
    Ok(vec![Event::UsersPut(UserBatch::of(&records))])
}
