//! Locations and groups.

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use super::{Refusal, checked_name};
use crate::{
    directory::{FunctionSetting, Place, PlaceHandle, PlaceName, UserKey},
    event::{Event, FunctionValue},
    installation::Installation,
};

pub(super) fn find(installation: &Installation, name: &PlaceName) -> Result<PlaceHandle, Refusal> {
    installation.directory.places.find(name).ok_or_else(|| Refusal::UnknownPlace(name.clone()))
}

pub(super) fn create(installation: &Installation, place: &PlaceName, description: &str) -> Result<Vec<Event>, Refusal> {
    let name = match &place.group {
        Some(group) => {
            find(installation, &PlaceName::location(&place.location))?;
            PlaceName::group(&place.location, checked_name(group)?)
        }
        None => PlaceName::location(checked_name(&place.location)?),
    };
    refuse_existing(installation, &name)?;
    Ok(vec![Event::PlaceCreated { place: name, description: description.trim().to_owned() }])
}

fn refuse_existing(installation: &Installation, name: &PlaceName) -> Result<(), Refusal> {
    match installation.directory.places.find(name) {
        Some(_) => Err(Refusal::PlaceExists(name.clone())),
        None => Ok(()),
    }
}

/// The name that a place has after it was given another own name.
fn renamed(place: &PlaceName, own_name: &str) -> PlaceName {
    match place.group {
        Some(_) => PlaceName::group(&place.location, own_name),
        None => PlaceName::location(own_name),
    }
}

pub(super) fn edit(
    installation: &Installation,
    place: &PlaceName,
    name: &str,
    description: &str,
) -> Result<Vec<Event>, Refusal> {
    let handle = find(installation, place)?;
    let (name, description) = (checked_name(name)?.to_owned(), description.trim().to_owned());
    let new_name = renamed(place, &name);
    if new_name != *place {
        refuse_existing(installation, &new_name)?;
    }
    let unchanged =
        installation.directory.places.get(handle).is_some_and(|now| now.name == name && now.description == description);
    if unchanged {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::PlaceEdited { place: place.clone(), name, description }])
}

pub(super) fn duplicate(installation: &Installation, location: &str, name: &str) -> Result<Vec<Event>, Refusal> {
    let old = find(installation, &PlaceName::location(location))?;
    let name = checked_name(name)?;
    refuse_existing(installation, &PlaceName::location(name))?;
    let places = &installation.directory.places;
    let mut events = Vec::new();
    if let Some(place) = places.get(old) {
        copy(installation, place, PlaceName::location(name), &mut events);
    }
    for (_, group) in places.groups(old) {
        copy(installation, group, PlaceName::group(name, &group.name), &mut events);
    }
    Ok(events)
}

/// Events that make a place like another one, without its users.
pub(super) fn copy(installation: &Installation, place: &Place, name: PlaceName, events: &mut Vec<Event>) {
    events.push(Event::PlaceCreated { place: name.clone(), description: place.description.clone() });
    let settings: Vec<FunctionValue> = place
        .individual
        .iter()
        .map(|function| FunctionValue {
            function: installation.catalog.functions[usize::from(function.0)].id.clone(),
            setting: if place.on.contains(function) { FunctionSetting::On } else { FunctionSetting::Off },
        })
        .collect();
    if !settings.is_empty() {
        events.push(Event::FunctionsSet { place: name.clone(), settings });
    }
    if place.rank.is_some() {
        events.push(Event::RankSet { place: name, rank: place.rank });
    }
}

pub(super) fn delete(
    installation: &Installation,
    place: &PlaceName,
    move_users_to: Option<&PlaceName>,
) -> Result<Vec<Event>, Refusal> {
    let directory = &installation.directory;
    let handle = find(installation, place)?;
    let users = directory.users_below(handle);
    let mut events = Vec::new();
    if !users.is_empty() {
        let Some(target) = move_users_to else {
            return Err(Refusal::PlaceInUse { place: place.clone(), users: users.len() });
        };
        if directory.lies_in(find(installation, target)?, handle) {
            return Err(Refusal::TargetIsRemoved(target.clone()));
        }
        let users: Vec<UserKey> =
            users.iter().filter_map(|user| UserKey::new(directory.users.key(*user)).ok()).collect();
        events.push(Event::UsersMoved { to: target.clone(), users });
    }
    events.push(Event::PlaceDeleted { place: place.clone() });
    Ok(events)
}

pub(super) fn set_functions(
    installation: &Installation,
    place: &PlaceName,
    settings: &[FunctionValue],
) -> Result<Vec<Event>, Refusal> {
    let handle = find(installation, place)?;
    let mut changed = Vec::new();
    for (index, value) in settings.iter().enumerate() {
        let function = installation
            .catalog
            .function_index(&value.function)
            .ok_or_else(|| Refusal::UnknownFunction(String::from(&value.function)))?;
        let is_last_word = settings[index + 1..].iter().all(|later| later.function != value.function);
        if is_last_word && installation.directory.places.setting(handle, function) != value.setting {
            changed.push(value.clone());
        }
    }
    if changed.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::FunctionsSet { place: place.clone(), settings: changed }])
}

pub(super) fn set_rank(
    installation: &Installation,
    place: &PlaceName,
    rank: Option<u32>,
) -> Result<Vec<Event>, Refusal> {
    let handle = find(installation, place)?;
    if rank == Some(0) {
        return Err(Refusal::RankZero);
    }
    if installation.directory.places.get(handle).is_some_and(|now| now.rank == rank) {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::RankSet { place: place.clone(), rank }])
}
