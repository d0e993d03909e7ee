//! The way back of users and of their places in the order.

use alloc::{
    borrow::{Cow, ToOwned as _},
    string::String,
    vec,
    vec::Vec,
};

use super::{Conflict, Fact, Way, WayBack};
use crate::{
    catalog::{Counted, TypeIndex},
    directory::{PlaceHandle, UserBatch, UserField, UserHandle, UserKey, UserRecord, Users},
    event::{Entry, Event, UnitsSince},
    installation::Installation,
};

/// A user, and where he sits by handle: his place may have got another name.
type Seated = (UserRecord, PlaceHandle);

impl WayBack<'_> {
    /// Users that the entry touched, back to what they were. Gives their IDs.
    pub(super) fn users(&mut self, entry: &Entry) -> Vec<UserKey> {
        let keys = touched_users(entry);
        let (mut back, mut gone) = (Vec::new(), Vec::new());
        for key in &keys {
            let user = self.states(|state| seated(state, key));
            match (user.before, user.after, user.now) {
                (None, None, _) => {}
                (Some(before), None, None) => back.extend(self.placed(before)),
                (None, Some(after), Some(now)) if same(&after, &now) => gone.push(key.clone()),
                (Some(before), Some(after), Some(now)) => match merged(before, &after, now) {
                    (Way::Untouched, _) => {}
                    (Way::Back, user) => back.extend(self.placed(user)),
                    (Way::Conflict, _) => self.conflicts.push(Conflict::User(key.clone())),
                },
                (Some(before), Some(after), None) if same(&before, &after) => {}
                (Some(_), None, Some(_)) | (_, Some(_), _) => self.conflicts.push(Conflict::User(key.clone())),
            }
        }
        if !back.is_empty() {
            self.first.push(Event::UsersPut(UserBatch::of(&back)));
        }
        if !gone.is_empty() {
            self.first.push(Event::UsersDeleted { users: gone });
        }
        keys
    }

    /// The user with the name that his place has then; a conflict if it is gone.
    fn placed(&mut self, (user, place): Seated) -> Option<UserRecord> {
        let Some(place) = self.restored_name(place) else {
            self.conflicts.push(Conflict::Place(user.place));
            return None;
        };
        Some(UserRecord { place, ..user })
    }

    /// The `since` of units that the entry gave up. What later entries gave up stays given up.
    pub(super) fn since(&mut self, touched: &[UserKey], entry: &Entry) {
        let for_all = |event: &Event| matches!(event, Event::FunctionsSet { .. } | Event::EditionChanged { .. });
        let concerns_all = entry.events.iter().any(for_all);
        let old = &self.before.directory.users;
        // Units are compared as those of one edition.
        let edition = &self.before.catalog.edition;
        let (then, latest) = (in_edition(self.after, edition), in_edition(self.now, edition));
        let has_changed_edition = self.after.catalog.edition != *edition;
        let users: Vec<UserHandle> = if concerns_all {
            old.in_key_order().collect()
        } else {
            touched.iter().filter_map(|key| old.find(key.as_str())).collect()
        };
        let mut restored = Vec::new();
        for user in users {
            let Ok(key) = UserKey::new(old.key(user)) else { continue };
            let [after, now] = [self.after, self.now].map(|state| state.directory.users.find(key.as_str()));
            if after.is_some() && now.is_none() {
                continue;
            }
            for (license_type, entry) in self.before.catalog.types() {
                let before = units(old, user, license_type, entry.counted);
                let of = |state: &Installation, user: Option<UserHandle>| {
                    user.map(|user| units(&state.directory.users, user, license_type, entry.counted))
                        .unwrap_or_default()
                };
                let after = of(&then, after);
                // All users are concerned by a change of the edition, and other entries may have been about some of them.
                let is_taken = has_changed_edition && of(&latest, now) != after;
                if !before.is_empty() && before != after && !is_taken {
                    let (key, license_type) = (key.clone(), entry.id.clone());
                    restored.push(UnitsSince { key, license_type, since: before });
                }
            }
        }
        if !restored.is_empty() {
            self.first.push(Event::SinceRestored(restored));
        }
    }
}

/// A state as it would be in another edition.
fn in_edition<'a>(state: &'a Installation, edition: &str) -> Cow<'a, Installation> {
    if state.catalog.edition == edition {
        return Cow::Borrowed(state);
    }
    let mut other = state.clone();
    let events = vec![Event::EditionChanged { edition: edition.to_owned() }];
    let (number, at) = (state.entry + 1, state.changed_at);
    other.apply(&Entry { number, at, actor: String::new(), reason: String::new(), events });
    Cow::Owned(other)
}

fn units(users: &Users, user: UserHandle, license_type: TypeIndex, counted: Counted) -> Vec<u32> {
    match counted {
        Counted::PerLine => users.line_since(user).to_vec(),
        Counted::PerUser | Counted::PerTeamMember => match users.since(user, license_type) {
            0 => vec![],
            since => vec![since],
        },
        Counted::PerSystem => vec![],
    }
}

fn seated(state: &Installation, key: &UserKey) -> Option<Seated> {
    let directory = &state.directory;
    let user = directory.users.find(key.as_str())?;
    Some((directory.record(user)?, directory.users.place(user)))
}

fn same((one, place): &Seated, (other, other_place): &Seated) -> bool {
    place == other_place && *one == UserRecord { place: one.place.clone(), ..other.clone() }
}

/// The user as he is now, with each field that the entry changed as it was before.
fn merged((before, old_place): Seated, (after, new_place): &Seated, (mut user, mut place): Seated) -> (Way, Seated) {
    let mut ways = Vec::new();
    for field in UserField::ALL {
        restore(&mut ways, before.field(field).into(), &after.field(field).into(), user.field_mut(field));
    }
    restore(&mut ways, old_place, new_place, &mut place);
    restore(&mut ways, before.lines, &after.lines, &mut user.lines);
    restore(&mut ways, before.roles, &after.roles, &mut user.roles);
    restore(&mut ways, before.joined, &after.joined, &mut user.joined);
    restore(&mut ways, before.protected, &after.protected, &mut user.protected);
    restore(&mut ways, before.origin, &after.origin, &mut user.origin);
    let way = [Way::Conflict, Way::Back].into_iter().find(|way| ways.contains(way)).unwrap_or(Way::Untouched);
    (way, (user, place))
}

fn restore<T: PartialEq>(ways: &mut Vec<Way>, before: T, after: &T, now: &mut T) {
    let way = Fact { before: &before, after, now: &*now }.way();
    if way == Way::Back {
        *now = before;
    }
    ways.push(way);
}

/// IDs of the users that an entry names, each once.
fn touched_users(entry: &Entry) -> Vec<UserKey> {
    let mut keys: Vec<UserKey> = Vec::new();
    for event in &entry.events {
        match event {
            Event::UsersPut(batch) => keys.extend(batch.keys().filter_map(|key| UserKey::new(key).ok())),
            Event::UsersMoved { users, .. } | Event::UsersDeleted { users } | Event::UsersProtected { users, .. } => {
                keys.extend_from_slice(users);
            }
            Event::SinceRestored(units) => keys.extend(units.iter().map(|unit| unit.key.clone())),
            _ => {}
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
