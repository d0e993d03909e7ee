//! What a plan asks to be done on the XPhone server: all that differs from the state that matched the server.
//!
//! Only the net difference counts: a user moved there and back is no task. What XPhone does not know (protection, the day
//! on which somebody joined, ranks) is none either.

use alloc::{
    borrow::ToOwned as _,
    collections::{BTreeMap, BTreeSet},
    string::String,
    sync::Arc,
    vec::Vec,
};

use serde::{Deserialize, Serialize};

use crate::{
    calendar::UtcMicros,
    catalog::{FunctionIndex, FunctionSet},
    difference::{Difference, PlaceChange},
    directory::{Directory, PlaceHandle, PlaceName, Role, UserField, UserHandle, UserKey, UserRecord},
    installation::Installation,
};

/// Something to do in XPhone's web administration.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanTask {
    /// Load licenses: the plan counts with another license file than the server had.
    LoadLicenses {
        /// License number of the file.
        number: String,
    },
    /// Make a location or a group.
    CreatePlace {
        /// Its name.
        place: PlaceName,
    },
    /// Rename a location or a group.
    RenamePlace {
        /// Its name before.
        place: PlaceName,
        /// Its own name then.
        name: String,
    },
    /// Switch functions of a location or group.
    SetFunctions {
        /// The place.
        place: PlaceName,
        /// Ids of the functions that go on.
        on: Vec<String>,
        /// Ids of the functions that go off.
        off: Vec<String>,
    },
    /// Make users.
    CreateUsers {
        /// Where.
        place: PlaceName,
        /// Who.
        users: Vec<UserKey>,
    },
    /// Move users.
    MoveUsers {
        /// Where from.
        from: PlaceName,
        /// Where to.
        to: PlaceName,
        /// Who.
        users: Vec<UserKey>,
    },
    /// Enter what is new about a user.
    EditUser {
        /// Who.
        user: UserKey,
        /// Texts that are other ones.
        fields: BTreeMap<UserField, String>,
        /// His lines, if they are other ones.
        lines: Option<Vec<String>>,
        /// His parts in hotlines, if they are other ones.
        roles: Option<Vec<Role>>,
    },
    /// Remove users.
    DeleteUsers {
        /// Who.
        users: Vec<UserKey>,
    },
    /// Remove a location or a group.
    DeletePlace {
        /// Its name.
        place: PlaceName,
    },
}

/// The state that matched the XPhone server when the plan began.
#[derive(Clone, Debug)]
pub struct PlanStart {
    /// When it was said to match.
    pub at: UtcMicros,
    /// The state; its own plan is left out.
    pub state: Installation,
}

/// A plan: where it began and what of it is done. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Where it began; none before it was begun.
    pub start: Option<Arc<PlanStart>>,
    /// Tasks that were ticked. A task that has changed since is another one, and open again.
    pub done: BTreeSet<PlanTask>,
}

/// What is to be done on the XPhone server, in an order in which it can be done. Empty before the plan was begun.
pub fn plan_tasks(installation: &Installation) -> Vec<PlanTask> {
    let Some(start) = &installation.plan.start else { return Vec::new() };
    let (before, after) = (&start.state, installation);
    let difference = Difference::of_directories(before, after);
    let mut tasks = licenses(before, after);
    let places = |tasks: &mut Vec<PlanTask>,
                  kind: fn(&Installation, &Installation, &PlaceChange) -> Option<PlanTask>| {
        tasks.extend(difference.places.iter().filter_map(|change| kind(before, after, change)));
    };
    places(&mut tasks, renamed);
    places(&mut tasks, created);
    places(&mut tasks, switched);
    tasks.extend(created_users(&after.directory, &difference.added));
    tasks.extend(moves(before, after, &difference.moved));
    tasks.extend(difference.edited.iter().filter_map(|user| edit(before, after, *user)));
    if !difference.removed.is_empty() {
        tasks.push(PlanTask::DeleteUsers { users: keys(&before.directory, &difference.removed) });
    }
    // Groups before their locations.
    let removed = difference.places.iter().rev().filter_map(|change| match change {
        PlaceChange::Removed(place) => Some(PlanTask::DeletePlace { place: place.clone() }),
        _ => None,
    });
    tasks.extend(removed);
    tasks
}

fn licenses(before: &Installation, after: &Installation) -> Vec<PlanTask> {
    let (old, new) = (&before.licenses.vendor, &after.licenses.vendor);
    let new = new.as_ref().filter(|new| old.as_ref() != Some(*new));
    new.map(|new| PlanTask::LoadLicenses { number: new.license_number.clone() }).into_iter().collect()
}

fn renamed(before: &Installation, after: &Installation, change: &PlaceChange) -> Option<PlanTask> {
    let PlaceChange::Renamed { from, to } = change else { return None };
    let (old, new) = (own_name(from), own_name(to));
    // A group whose location was renamed keeps its own name.
    if old == new {
        return None;
    }
    let handle = before.directory.places.find(from)?;
    let place = match after.directory.places.get(handle)?.location {
        // Its location has its new name by then.
        Some(_) => PlaceName::group(&to.location, old),
        None => from.clone(),
    };
    Some(PlanTask::RenamePlace { place, name: new.to_owned() })
}

fn own_name(place: &PlaceName) -> &str {
    place.group.as_ref().unwrap_or(&place.location)
}

fn created(_: &Installation, _: &Installation, change: &PlaceChange) -> Option<PlanTask> {
    let PlaceChange::Created(place) = change else { return None };
    Some(PlanTask::CreatePlace { place: place.clone() })
}

fn switched(before: &Installation, after: &Installation, change: &PlaceChange) -> Option<PlanTask> {
    let (place, on, off) = match change {
        PlaceChange::Created(place) => {
            let handle = after.directory.places.find(place)?;
            let has = functions(after, handle);
            let inherited = match after.directory.places.get(handle)?.location {
                Some(location) => functions(after, location),
                None => after.catalog.default_functions(),
            };
            (place, has.minus(inherited).iter().collect(), inherited.minus(has).iter().collect())
        }
        PlaceChange::Functions { place, on, off } => {
            let handle = after.directory.places.find(place)?;
            let set_here = |function: &FunctionIndex| {
                let settings = [before, after].map(|state| state.directory.places.setting(handle, *function));
                settings[0] != settings[1]
            };
            let of_its_own = |all: &[FunctionIndex]| -> Vec<FunctionIndex> {
                // A group at Default follows its location by itself.
                all.iter().copied().filter(set_here).collect()
            };
            (place, of_its_own(on), of_its_own(off))
        }
        _ => return None,
    };
    let ids = |all: Vec<FunctionIndex>| -> Vec<String> {
        let entries = &after.catalog.functions;
        all.into_iter().filter_map(|index| Some(entries.get(usize::from(index.0))?.id.clone())).collect()
    };
    let (on, off) = (ids(on), ids(off));
    (!on.is_empty() || !off.is_empty()).then(|| PlanTask::SetFunctions { place: place.clone(), on, off })
}

fn functions(state: &Installation, place: PlaceHandle) -> FunctionSet {
    state.directory.places.functions(place, state.catalog.default_functions())
}

fn keys(directory: &Directory, users: &[UserHandle]) -> Vec<UserKey> {
    users.iter().filter_map(|user| UserKey::new(directory.users.key(*user)).ok()).collect()
}

fn created_users(directory: &Directory, added: &[UserHandle]) -> Vec<PlanTask> {
    let mut by_place: BTreeMap<PlaceName, Vec<UserHandle>> = BTreeMap::new();
    for user in added {
        if let Some(place) = directory.places.name(directory.users.place(*user)) {
            by_place.entry(place).or_default().push(*user);
        }
    }
    let task =
        |(place, users): (PlaceName, Vec<UserHandle>)| PlanTask::CreateUsers { place, users: keys(directory, &users) };
    by_place.into_iter().map(task).collect()
}

fn moves(before: &Installation, after: &Installation, moved: &[UserHandle]) -> Vec<PlanTask> {
    let (old, new) = (&before.directory, &after.directory);
    let mut by_places: BTreeMap<(PlaceName, PlaceName), Vec<UserHandle>> = BTreeMap::new();
    for user in moved {
        let from = old.users.find(new.users.key(*user)).map(|user| old.users.place(user));
        // A place that was renamed has its new name by then.
        let from = from.and_then(|place| new.places.name(place).or_else(|| old.places.name(place)));
        if let (Some(from), Some(to)) = (from, new.places.name(new.users.place(*user))) {
            by_places.entry((from, to)).or_default().push(*user);
        }
    }
    let task = |((from, to), users): (_, Vec<UserHandle>)| PlanTask::MoveUsers { from, to, users: keys(new, &users) };
    by_places.into_iter().map(task).collect()
}

fn edit(before: &Installation, after: &Installation, user: UserHandle) -> Option<PlanTask> {
    let new: UserRecord = after.directory.record(user)?;
    let old = before.directory.record(before.directory.users.find(new.key.as_str())?)?;
    let changed = |field: &UserField| old.field(*field) != new.field(*field);
    let fields: BTreeMap<UserField, String> =
        UserField::ALL.into_iter().filter(changed).map(|field| (field, new.field(field).to_owned())).collect();
    let lines = (old.lines != new.lines).then(|| new.lines.clone());
    let roles = (old.roles != new.roles).then(|| new.roles.into());
    let is_task = !fields.is_empty() || lines.is_some() || roles.is_some();
    is_task.then_some(PlanTask::EditUser { user: new.key, fields, lines, roles })
}

#[cfg(test)]
mod tests;
