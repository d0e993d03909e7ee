//! Taking an entry back, as a new entry.
//!
//! Facts are compared at three times: before the entry, right after it, and now. What the entry did not touch stays;
//! what it touched goes back to what it was before, if nobody has touched it since; else that is a conflict. Users get
//! their old place in the order back with it.

use alloc::{vec, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    catalog::Counted,
    command::Refusal,
    directory::{FunctionSetting, Place, PlaceHandle, PlaceName, UserBatch, UserKey},
    event::{Entry, Event, FunctionValue, UnitsSince},
    installation::Installation,
};

/// Why a fact can't go back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// The entry is of a kind that is never taken back: set-up, licenses, requests and readings of the hardware.
    Final,
    /// The user was changed, removed or made again since.
    User(UserKey),
    /// The place was changed since, or users are in it now.
    Place(PlaceName),
    /// The policy was chosen anew since.
    Policy,
    /// Resources were entered since.
    Resources,
    /// Settings were changed since.
    Settings,
}

/// The events that take an entry back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restoration {
    /// Number of the entry.
    pub entry: u64,
    /// Changes of directory, policy, resources and settings only.
    pub events: Vec<Event>,
}

impl Restoration {
    /// The events, if they are such as undo makes: it is no back door for licenses.
    pub(crate) fn events(&self, installation: &Installation) -> Result<Vec<Event>, Refusal> {
        if self.entry == 0 || self.entry > installation.entry || self.events.iter().any(is_final) {
            return Err(Refusal::Conflicts(vec![Conflict::Final]));
        }
        if self.events.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        Ok(self.events.clone())
    }
}

/// Whether an event is never taken back.
pub fn is_final(event: &Event) -> bool {
    match event {
        Event::SystemSetUp { .. }
        | Event::RequestMade(_)
        | Event::PackageInstalled { .. }
        | Event::VendorLicenseLoaded(_)
        | Event::HardwareObserved(_)
        | Event::BaselineTaken
        | Event::BindingBroken { .. }
        | Event::BindingRestored
        | Event::MacConfirmed => true,
        Event::PlaceCreated { .. }
        | Event::PlaceEdited { .. }
        | Event::PlaceDeleted { .. }
        | Event::FunctionsSet { .. }
        | Event::RankSet { .. }
        | Event::UsersPut(_)
        | Event::UsersMoved { .. }
        | Event::UsersDeleted { .. }
        | Event::UsersProtected { .. }
        | Event::SinceRestored(_)
        | Event::PolicyChosen(_)
        | Event::ResourcesEntered(_)
        | Event::SettingsChanged(_) => false,
    }
}

/// The restoration that takes an entry back, given the state right before it and the state now.
///
/// # Errors
/// All conflicts, if there are any: nothing is taken back in part.
pub fn undo(before: &Installation, now: &Installation, entry: &Entry) -> Result<Restoration, Vec<Conflict>> {
    if entry.events.iter().any(is_final) {
        return Err(vec![Conflict::Final]);
    }
    let mut after = before.clone();
    after.apply(entry);
    let mut way_back = WayBack { before, after: &after, now, first: vec![], last: vec![], conflicts: vec![] };
    way_back.settings();
    way_back.places();
    let users = way_back.users(entry);
    way_back.since(&users, entry);
    if way_back.conflicts.is_empty() {
        let mut events = way_back.first;
        events.extend(way_back.last);
        Ok(Restoration { entry: entry.number, events })
    } else {
        Err(way_back.conflicts)
    }
}

struct WayBack<'a> {
    before: &'a Installation,
    after: &'a Installation,
    now: &'a Installation,
    /// Places come back before the users who go there…
    first: Vec<Event>,
    /// …and go after the users who leave them.
    last: Vec<Event>,
    conflicts: Vec<Conflict>,
}

impl WayBack<'_> {
    fn settings(&mut self) {
        let (before, after, now) = (self.before, self.after, self.now);
        if before.policy != after.policy {
            if after.policy == now.policy {
                self.first.push(Event::PolicyChosen(before.policy));
            } else {
                self.conflicts.push(Conflict::Policy);
            }
        }
        if before.resources != after.resources {
            if after.resources == now.resources {
                self.first.push(Event::ResourcesEntered(before.resources.clone()));
            } else {
                self.conflicts.push(Conflict::Resources);
            }
        }
        if before.settings != after.settings {
            if after.settings == now.settings {
                self.first.push(Event::SettingsChanged(before.settings.clone()));
            } else {
                self.conflicts.push(Conflict::Settings);
            }
        }
    }

    fn places(&mut self) {
        let (before, after, now) =
            (&self.before.directory.places, &self.after.directory.places, &self.now.directory.places);
        // Groups are gone before their location, and come back after it: handles rise in the order of making.
        for handle in (0..after.handles() as u32).map(PlaceHandle) {
            let (old, new) = (before.get(handle), after.get(handle));
            if old == new {
                continue;
            }
            if new != now.get(handle) {
                let name = after.name(handle).or_else(|| before.name(handle));
                self.conflicts.extend(name.map(Conflict::Place));
                continue;
            }
            match (old, new) {
                (Some(place), None) => {
                    if let Some(name) = before.name(handle) {
                        self.first
                            .push(Event::PlaceCreated { place: name.clone(), description: place.description.clone() });
                        self.place_values(&name, place, None);
                    }
                }
                (None, Some(_)) => self.remove_place(handle),
                (Some(old), Some(new)) => self.change_place(handle, old, new),
                (None, None) => {}
            }
        }
    }

    fn change_place(&mut self, handle: PlaceHandle, old: &Place, new: &Place) {
        let (Some(old_name), Some(new_name)) =
            (self.before.directory.places.name(handle), self.now.directory.places.name(handle))
        else {
            return;
        };
        if (&old.name, &old.description) != (&new.name, &new.description) {
            self.first.push(Event::PlaceEdited {
                place: new_name,
                name: old.name.clone(),
                description: old.description.clone(),
            });
        }
        self.place_values(&old_name, old, Some(new));
    }

    /// Functions and rank of a place as they were, where they differ from what it has.
    fn place_values(&mut self, name: &PlaceName, old: &Place, new: Option<&Place>) {
        let (individual, on) = new.map_or_else(Default::default, |place| (place.individual, place.on));
        let differing = |index: &crate::catalog::FunctionIndex| {
            old.individual.contains(*index) != individual.contains(*index)
                || (old.individual.contains(*index) && old.on.contains(*index) != on.contains(*index))
        };
        let functions = &self.before.catalog.functions;
        let settings: Vec<FunctionValue> = (0..functions.len() as u8)
            .map(crate::catalog::FunctionIndex)
            .filter(differing)
            .map(|index| FunctionValue {
                function: functions[usize::from(index.0)].id.clone(),
                setting: match (old.individual.contains(index), old.on.contains(index)) {
                    (false, _) => FunctionSetting::Default,
                    (true, true) => FunctionSetting::On,
                    (true, false) => FunctionSetting::Off,
                },
            })
            .collect();
        if !settings.is_empty() {
            self.first.push(Event::FunctionsSet { place: name.clone(), settings });
        }
        if old.rank != new.and_then(|place| place.rank) {
            self.first.push(Event::RankSet { place: name.clone(), rank: old.rank });
        }
    }

    fn remove_place(&mut self, handle: PlaceHandle) {
        let now = &self.now.directory;
        let Some(name) = now.places.name(handle) else { return };
        let stayed = |user: &crate::directory::UserHandle| {
            let key = now.users.key(*user);
            // Users whom the entry put there leave with its undoing; others would lose their place.
            let here = self.before.directory.users.find(key).map(|user| self.before.directory.users.place(user));
            let there = self.after.directory.users.find(key).map(|user| self.after.directory.users.place(user));
            here == there
        };
        if now.users_in(handle).iter().any(stayed) {
            self.conflicts.push(Conflict::Place(name));
        } else {
            self.last.insert(0, Event::PlaceDeleted { place: name });
        }
    }

    /// Users that the entry touched, back to what they were. Gives their IDs.
    fn users(&mut self, entry: &Entry) -> Vec<UserKey> {
        let keys = touched_users(entry);
        let (mut back, mut gone) = (Vec::new(), Vec::new());
        for key in &keys {
            let record = |state: &Installation| {
                let directory = &state.directory;
                directory.record(directory.users.find(key.as_str())?)
            };
            let (before, after, now) = (record(self.before), record(self.after), record(self.now));
            if before == after {
                continue;
            }
            if after != now {
                self.conflicts.push(Conflict::User(key.clone()));
                continue;
            }
            match before {
                Some(before) => back.push(before),
                None => gone.push(key.clone()),
            }
        }
        if !back.is_empty() {
            self.first.push(Event::UsersPut(UserBatch(back)));
        }
        if !gone.is_empty() {
            self.first.push(Event::UsersDeleted { users: gone });
        }
        keys
    }

    /// The `since` of units that the entry gave up.
    fn since(&mut self, touched: &[UserKey], entry: &Entry) {
        let concerns_all = entry.events.iter().any(|event| matches!(event, Event::FunctionsSet { .. }));
        let old = &self.before.directory.users;
        let users: Vec<_> = if concerns_all {
            old.in_key_order().collect()
        } else {
            touched.iter().filter_map(|key| old.find(key.as_str())).collect()
        };
        let mut restored = Vec::new();
        for user in users {
            let now = self.now.directory.users.find(old.key(user));
            for (license_type, entry) in self.before.catalog.types() {
                let since = |users: &crate::directory::Users, user| match entry.counted {
                    Counted::PerLine => users.line_since(user).to_vec(),
                    Counted::PerUser | Counted::PerTeamMember => match users.since(user, license_type) {
                        0 => vec![],
                        since => vec![since],
                    },
                    Counted::PerSystem => vec![],
                };
                let before = since(old, user);
                let now = now.map(|user| since(&self.now.directory.users, user)).unwrap_or_default();
                if before.is_empty() || before == now {
                    continue;
                }
                if let Ok(key) = UserKey::new(old.key(user)) {
                    restored.push(UnitsSince { key, license_type: entry.id.clone(), since: before });
                }
            }
        }
        if !restored.is_empty() {
            self.first.push(Event::SinceRestored(restored));
        }
    }
}

/// IDs of the users that an entry names, each once.
fn touched_users(entry: &Entry) -> Vec<UserKey> {
    let mut keys: Vec<UserKey> = Vec::new();
    for event in &entry.events {
        match event {
            Event::UsersPut(batch) => keys.extend(batch.0.iter().map(|record| record.key.clone())),
            Event::UsersMoved { users, .. } | Event::UsersDeleted { users } | Event::UsersProtected { users, .. } => {
                keys.extend_from_slice(users);
            }
            _ => {}
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A short name of a conflict's fact, for logs.
impl core::fmt::Display for Conflict {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Final => f.write_str("the entry"),
            Self::User(key) => write!(f, "user {key}"),
            Self::Place(place) => write!(f, "place {place}"),
            Self::Policy => f.write_str("the policy"),
            Self::Resources => f.write_str("the resources"),
            Self::Settings => f.write_str("the settings"),
        }
    }
}
