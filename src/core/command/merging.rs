//! Locations and groups that become one, groups that go to another location, and groups that need no license.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, vec, vec::Vec};

use super::{
    ChosenUsers, Refusal, checked_name,
    places::{copy, find},
    users::concerned,
};
use crate::{
    directory::{FunctionSetting, PlaceHandle, PlaceName, UserKey},
    event::{Event, FunctionValue},
    installation::Installation,
};

/// Events that move everybody who sits directly in a place; none where nobody does.
fn move_all(installation: &Installation, from: PlaceHandle, to: &PlaceName) -> Option<Event> {
    let directory = &installation.directory;
    let users = directory.users_in(from);
    let users: Vec<UserKey> = users.iter().filter_map(|user| UserKey::new(directory.users.key(*user)).ok()).collect();
    (!users.is_empty()).then(|| Event::UsersMoved { to: to.clone(), users })
}

/// Moves the users of a place to another one, whose functions and rank stay, and removes the place.
///
/// Where a location becomes part of another location, its groups go there too: one of the same name is merged with it.
pub(super) fn merge(installation: &Installation, place: &PlaceName, into: &PlaceName) -> Result<Vec<Event>, Refusal> {
    let (handle, target) = (find(installation, place)?, find(installation, into)?);
    let directory = &installation.directory;
    if directory.lies_in(target, handle) {
        return Err(Refusal::TargetIsRemoved(into.clone()));
    }
    let mut events: Vec<Event> = move_all(installation, handle, into).into_iter().collect();
    for (group, old) in directory.places.groups(handle) {
        let goal = match into.group {
            None => PlaceName::group(&into.location, &old.name),
            Some(_) => into.clone(),
        };
        if directory.places.find(&goal).is_none() {
            copy(installation, old, goal.clone(), &mut events);
        }
        events.extend(move_all(installation, group, &goal));
    }
    events.push(Event::PlaceDeleted { place: place.clone() });
    Ok(events)
}

/// Moves a group with its users, individual functions and rank to another location.
pub(super) fn move_group(installation: &Installation, group: &PlaceName, to: &str) -> Result<Vec<Event>, Refusal> {
    let handle = find(installation, group)?;
    let Some(own_name) = &group.group else { return Err(Refusal::NotAGroup(group.clone())) };
    find(installation, &PlaceName::location(to))?;
    if group.location == to {
        return Err(Refusal::NothingToDo);
    }
    let goal = PlaceName::group(to, own_name);
    if installation.directory.places.find(&goal).is_some() {
        return Err(Refusal::PlaceExists(goal));
    }
    let mut events = Vec::new();
    if let Some(place) = installation.directory.places.get(handle) {
        copy(installation, place, goal.clone(), &mut events);
    }
    events.extend(move_all(installation, handle, &goal));
    events.push(Event::PlaceDeleted { place: group.clone() });
    Ok(events)
}

/// Moves users to a group of their own location in which every function is off. Where there is none, one is made.
pub(super) fn move_to_license_free_group(
    installation: &Installation,
    users: &ChosenUsers,
    name: &str,
) -> Result<Vec<Event>, Refusal> {
    let name = checked_name(name)?;
    let directory = &installation.directory;
    let needs_nothing = |place| directory.places.functions(place, installation.catalog.default_functions()).is_empty();
    let users = concerned(installation, users, |user| !needs_nothing(directory.users.place(user)))?;
    let mut by_location: BTreeMap<PlaceHandle, Vec<UserKey>> = BTreeMap::new();
    for key in users {
        let Some(user) = directory.users.find(key.as_str()) else { continue };
        let place = directory.users.place(user);
        let location = directory.places.get(place).and_then(|place| place.location).unwrap_or(place);
        by_location.entry(location).or_default().push(key);
    }
    let mut events = Vec::new();
    for (location, users) in by_location {
        let Some(location_name) = directory.places.name(location) else { continue };
        let groups = directory.places.groups(location);
        let named = groups.iter().find(|(_, group)| group.name == name);
        let free = groups.iter().filter(|(group, _)| needs_nothing(*group));
        let chosen = named.filter(|(group, _)| needs_nothing(*group)).or_else(|| free.clone().next());
        let goal = PlaceName::group(&location_name.location, chosen.map_or(name, |(_, group)| &group.name));
        match (chosen, named) {
            (Some(_), _) => {}
            (None, Some(_)) => return Err(Refusal::PlaceNeedsLicenses(goal)),
            (None, None) => events.extend(license_free_group(installation, &goal)),
        }
        events.push(Event::UsersMoved { to: goal, users });
    }
    Ok(events)
}

/// A group with every function off by a value of its own: what its location switches on later does not reach it.
fn license_free_group(installation: &Installation, name: &PlaceName) -> Vec<Event> {
    let functions = installation.catalog.functions.iter();
    let settings =
        functions.map(|function| FunctionValue { function: function.id.clone(), setting: FunctionSetting::Off });
    vec![
        Event::PlaceCreated { place: name.clone(), description: String::new() },
        Event::FunctionsSet { place: name.to_owned(), settings: settings.collect() },
    ]
}
