//! The way back of locations and groups.

use alloc::{borrow::ToOwned as _, string::String, vec::Vec};

use super::{Conflict, Fact, Way, WayBack};
use crate::{
    catalog::FunctionIndex,
    directory::{FunctionSetting, Place, PlaceHandle, PlaceName, Places, UserHandle},
    event::{Event, FunctionValue},
    installation::Installation,
};

impl<'a> WayBack<'a> {
    /// Locations stand before their groups: handles rise in the order of making.
    pub(super) fn places(&mut self) {
        let [before, after, now] = self.tables();
        for handle in (0..after.handles() as u32).map(PlaceHandle) {
            let (old, new) = (before.get(handle), after.get(handle));
            match (old, new, now.get(handle)) {
                _ if old == new => {}
                (Some(old), None, _) => self.recreate(handle, old),
                (None, Some(new), Some(now)) if new == now => self.remove(handle),
                (Some(old), Some(new), Some(now)) => self.change(handle, Fact { before: old, after: new, now }),
                (_, Some(_), _) => self.conflict(handle),
                (None, None, _) => {}
            }
        }
    }

    const fn tables(&self) -> [&'a Places; 3] {
        [&self.before.directory.places, &self.after.directory.places, &self.now.directory.places]
    }

    fn conflict(&mut self, handle: PlaceHandle) {
        let [before, after, now] = self.tables();
        let name = now.name(handle).or_else(|| after.name(handle)).or_else(|| before.name(handle));
        self.conflicts.extend(name.map(Conflict::Place));
    }

    /// Own name of a place once the entry is taken back; none where it is gone then.
    fn restored_own_name(&self, handle: PlaceHandle) -> Option<&'a str> {
        let [before, after, now] = self.tables();
        let name = match (before.get(handle), after.get(handle), now.get(handle)) {
            (Some(old), Some(new), Some(now)) => Some(if old.name == new.name { &now.name } else { &old.name }),
            (Some(old), None, _) => Some(&old.name),
            (None, None, Some(later)) => Some(&later.name),
            (_, Some(_), _) | (None, None, None) => None,
        };
        name.map(String::as_str)
    }

    /// Name of a place once the entry is taken back.
    pub(super) fn restored_name(&self, handle: PlaceHandle) -> Option<PlaceName> {
        let own = self.restored_own_name(handle)?;
        let place = self.tables().into_iter().find_map(|table| table.get(handle))?;
        Some(match place.location {
            None => PlaceName::location(own),
            Some(location) => PlaceName::group(self.restored_own_name(location)?, own),
        })
    }

    /// The name that a place gets back, unless another one has taken it.
    fn free_name(&self, handle: PlaceHandle) -> Option<PlaceName> {
        let name = self.restored_name(handle)?;
        let others = (0..self.now.directory.places.handles() as u32).map(PlaceHandle).filter(|other| *other != handle);
        let mut others = others.filter_map(|other| self.restored_name(other));
        if others.any(|other| other == name) { None } else { Some(name) }
    }

    fn recreate(&mut self, handle: PlaceHandle, old: &Place) {
        let Some(name) = self.free_name(handle) else { return self.conflict(handle) };
        self.first.push(Event::PlaceCreated { place: name.clone(), description: old.description.clone() });
        let setting = |function| self.before.directory.places.setting(handle, function);
        let settings = self.settings_where(|function| match setting(function) {
            FunctionSetting::Default => None,
            own => Some(own),
        });
        self.set_functions(&name, settings);
        if old.rank.is_some() {
            self.first.push(Event::RankSet { place: name, rank: old.rank });
        }
    }

    /// Removes a place that the entry made, with nobody in it who would lose his place.
    fn remove(&mut self, handle: PlaceHandle) {
        let now = &self.now.directory;
        let made_later = |place: &(PlaceHandle, &Place)| self.after.directory.places.get(place.0).is_none();
        let in_use = now.users_in(handle).into_iter().any(|user| !self.leaves(user))
            || now.places.groups(handle).iter().any(made_later);
        match now.places.name(handle) {
            Some(name) if !in_use => self.last.insert(0, Event::PlaceDeleted { place: name }),
            _ => self.conflict(handle),
        }
    }

    /// Whether the entry put a user where he is, so that he goes elsewhere when it is taken back.
    fn leaves(&self, user: UserHandle) -> bool {
        let key = self.now.directory.users.key(user);
        let place = self.states(|state| {
            let users = &state.directory.users;
            users.find(key).map(|user| users.place(user))
        });
        place.way() == Way::Back
    }

    fn change(&mut self, handle: PlaceHandle, place: Fact<&Place>) {
        let name = Fact { before: &place.before.name, after: &place.after.name, now: &place.now.name };
        let description =
            Fact { before: &place.before.description, after: &place.after.description, now: &place.now.description };
        let rank = Fact { before: place.before.rank, after: place.after.rank, now: place.now.rank };
        let [before, after, now] = self.tables();
        let setting = |function| Fact {
            before: before.setting(handle, function),
            after: after.setting(handle, function),
            now: now.setting(handle, function),
        };
        let mut functions = (0..self.now.catalog.functions.len() as u8).map(FunctionIndex);
        let conflict = [name.way(), description.way(), rank.way()].contains(&Way::Conflict)
            || functions.any(|function| setting(function).way() == Way::Conflict);
        let Some(restored) = self.free_name(handle).filter(|_| !conflict) else { return self.conflict(handle) };
        let settings = self.settings_where(|function| {
            let setting = setting(function);
            (setting.way() == Way::Back).then_some(setting.before)
        });
        if [name.way(), description.way()].contains(&Way::Back) {
            let own_name = if name.way() == Way::Back { name.before } else { name.now };
            let text = if description.way() == Way::Back { description.before } else { description.now };
            let mut place = restored.clone();
            // Its location has its restored name by now, the place itself has not.
            name.now.clone_into(place.group.as_mut().unwrap_or(&mut place.location));
            self.first.push(Event::PlaceEdited { place, name: own_name.clone(), description: text.clone() });
        }
        self.set_functions(&restored, settings);
        if rank.way() == Way::Back {
            self.first.push(Event::RankSet { place: restored, rank: rank.before });
        }
    }

    fn settings_where(&self, setting: impl Fn(FunctionIndex) -> Option<FunctionSetting>) -> Vec<FunctionValue> {
        let functions = self.now.catalog.functions.iter().zip((0..).map(FunctionIndex));
        functions
            .filter_map(|(function, index)| {
                Some(FunctionValue { function: function.id.clone(), setting: setting(index)? })
            })
            .collect()
    }

    fn set_functions(&mut self, place: &PlaceName, settings: Vec<FunctionValue>) {
        if !settings.is_empty() {
            self.first.push(Event::FunctionsSet { place: place.clone(), settings });
        }
    }
}

/// Places that an undoing did not bring back: two that have swapped their names, for instance, can't be renamed one
/// after the other.
pub(super) fn unlike(before: &Installation, after: &Installation, back: &Installation) -> Vec<Conflict> {
    let [before, after, back] = [before, after, back].map(|state| &state.directory.places);
    let touched =
        (0..after.handles() as u32).map(PlaceHandle).filter(|handle| before.get(*handle) != after.get(*handle));
    let is_back = |handle: PlaceHandle| match (before.get(handle), after.get(handle)) {
        // It comes back under another handle.
        (Some(old), None) => back.iter().any(|(_, place)| place.name == old.name),
        (Some(old), Some(new)) if old.name != new.name => back.get(handle).is_some_and(|place| place.name == old.name),
        (Some(_), Some(_)) => back.get(handle).is_some(),
        (None, _) => back.get(handle).is_none(),
    };
    let missing = touched.filter(|handle| !is_back(*handle));
    missing.filter_map(|handle| after.name(handle).or_else(|| before.name(handle))).map(Conflict::Place).collect()
}
