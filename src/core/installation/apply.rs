//! Applies an entry. Total: what does not fit (it can't, after `decide`) changes nothing.

use alloc::{borrow::ToOwned as _, sync::Arc, vec::Vec};

use super::{Installation, Setup};
use crate::{
    binding::Machine,
    calendar::UtcMicros,
    catalog::{Counted, FunctionSet},
    clock,
    directory::{Directory, FunctionSetting, Place, PlaceHandle, PlaceName, UserHandle, UserKey},
    event::{Entry, Event, FunctionValue, UnitsSince},
    license::InstalledPackage,
    plan::{Plan, PlanStart},
    rehosting::{KeptReceipt, ReleaseRecord},
    requirement,
};

/// Users whose requirements an entry may have changed.
#[derive(Default)]
struct Touched {
    users: Vec<UserHandle>,
    places: Vec<PlaceHandle>,
    restored: Vec<UnitsSince>,
    /// Whether it may have changed those of all.
    everybody: bool,
}

impl Installation {
    /// Applies an entry: its events in order, then the derived order of requirements once.
    pub fn apply(&mut self, entry: &Entry) {
        self.entry = entry.number;
        self.changed_at = entry.at;
        self.clock.entry(entry);
        self.set_right(clock::reading(entry));
        let mut touched = Touched::default();
        for event in &entry.events {
            self.apply_event(event, entry, &mut touched);
        }
        self.settle(&touched, entry.number as u32);
    }

    fn settle(&mut self, touched: &Touched, number: u32) {
        let directory = &self.directory;
        let users: Vec<UserHandle> = if touched.everybody {
            directory.users.in_key_order().collect()
        } else if touched.places.is_empty() {
            touched.users.iter().copied().filter(|user| directory.users.is_alive(*user)).collect()
        } else {
            let in_places = |user: &UserHandle| {
                let place = directory.users.place(*user);
                touched.places.iter().any(|outer| directory.lies_in(place, *outer))
            };
            let alive = |user: &&UserHandle| directory.users.is_alive(**user);
            let of_places = directory.users.in_key_order().filter(in_places);
            of_places.chain(touched.users.iter().filter(alive).copied()).collect()
        };
        requirement::settle(&self.catalog, &mut self.directory, &users, number);
        restore_since(self, &touched.restored);
    }

    fn apply_event(&mut self, event: &Event, entry: &Entry, touched: &mut Touched) {
        match event {
            Event::SystemSetUp { kind, edition, system_id, installation_key } => {
                if let Some(catalog) = self.catalogs.edition(edition) {
                    self.catalog = Arc::clone(catalog);
                    self.directory = Directory::new(catalog);
                }
                let (system_id, installation_key) = (system_id.clone(), *installation_key);
                self.setup = Some(Setup { kind: *kind, system_id, installation_key, at: entry.at });
            }
            Event::KeyReplaced { installation_key } => {
                if let Some(setup) = &mut self.setup {
                    setup.installation_key = Some(*installation_key);
                }
                // It is drawn where it is to be used.
                self.binding.machine = Machine::HomeServer;
            }
            Event::PlaceCreated { place, description } => self.create_place(place, description),
            Event::PlaceEdited { place, name, description } => self.edit_place(place, name, description),
            Event::PlaceDeleted { place } => self.delete_place(place),
            Event::FunctionsSet { place, settings } => {
                if let Some(handle) = self.set_functions(place, settings) {
                    touched.places.push(handle);
                }
            }
            Event::RankSet { place, rank } => {
                let found = self.directory.places.find(place);
                if let Some(place) = found.and_then(|handle| self.directory.places.get_mut(handle)) {
                    place.rank = *rank;
                }
            }
            Event::UsersPut(batch) => touched.users.extend(self.directory.put(batch)),
            Event::UsersMoved { to, users } => {
                if let Some(place) = self.directory.places.find(to) {
                    for user in self.handles(users) {
                        self.directory.users.set_place(user, place);
                        touched.users.push(user);
                    }
                }
            }
            Event::UsersDeleted { users } => {
                let users = self.handles(users);
                self.directory.users.remove(&users);
            }
            Event::UsersProtected { users, reason } => {
                for user in self.handles(users) {
                    self.directory.users.set_protected(user, reason.as_deref());
                }
            }
            Event::SinceRestored(units) => touched.restored.extend_from_slice(units),
            Event::PolicyChosen(policy) => self.policy = *policy,
            Event::ResourcesEntered(resources) => self.resources.clone_from(resources),
            Event::RequestMade(request) => self.licenses.made(request),
            Event::OrdersNoted(orders) => self.licenses.orders.noted(orders, entry.at),
            Event::OrderNumbered { certificate, your_number } => {
                self.licenses.orders.numbered(*certificate, your_number);
            }
            Event::OrderRemoved { certificate } => self.licenses.orders.removed(*certificate),
            Event::OldSystemNoted(old) => self.licenses.old_system.clone_from(old),
            Event::PackageInstalled { envelope, generation, digest, nonce } => {
                self.licenses.package = Some(InstalledPackage {
                    envelope: Arc::from(envelope.as_str()),
                    generation: *generation,
                    digest: *digest,
                    installed_at: entry.at,
                    verified: None,
                });
                let codes = self.licenses.codes_asked(*nonce).to_vec();
                self.licenses.orders.redeemed(&codes, entry.at);
                self.licenses.answered(*nonce);
                if nonce.is_some() {
                    // The upgrade is assigned; a later request is none.
                    self.licenses.old_system = None;
                }
                self.binding.package_installed();
            }
            Event::VendorLicenseLoaded(license) => self.licenses.vendor = Some(Arc::new(license.clone())),
            Event::HardwareObserved(observation) => {
                self.binding.note_changes(observation, entry.at);
                self.binding.observed(observation);
            }
            Event::BaselineTaken => self.binding.baseline_taken(),
            Event::BindingBroken { cause, generation } => self.binding.broke(*cause, *generation, self.judged(entry)),
            Event::BindingRestored => self.binding.restored(self.judged(entry)),
            Event::MacConfirmed => self.binding.mac_confirmed(),
            Event::MachineChosen(machine) => self.binding.machine = *machine,
            Event::LicensesReleased { package, tail_days } => {
                self.release = Some(ReleaseRecord::new(*package, *tail_days, self.judged(entry)));
            }
            Event::ReceiptImported { envelope, digest, issued_at } => {
                if let Some(release) = &mut self.release {
                    let (digest, issued_at) = (*digest, *issued_at);
                    release.receipt = Some(KeptReceipt { envelope: Arc::from(envelope.as_str()), digest, issued_at });
                }
                self.clock.signed(*issued_at);
            }
            Event::TailEnded => {
                if let Some(release) = &mut self.release {
                    release.is_over = true;
                }
            }
            Event::ReleaseCalledOff => self.release.iter_mut().for_each(|release| release.called_off = true),
            Event::LicensesReturned => self.release = None,
            // A clock's reading was taken before the other events of the entry; what was taken back is said by them.
            Event::ClockRead { .. } | Event::CopyRestored { .. } | Event::EntryUndone { .. } => {}
            Event::SettingsChanged(settings) => self.settings = settings.clone(),
            Event::EditionChanged { edition } => {
                if let Some(catalog) = self.catalogs.edition(edition) {
                    let old = core::mem::replace(&mut self.catalog, Arc::clone(catalog));
                    self.directory.change_catalog(&old, catalog);
                    touched.everybody = true;
                }
            }
            Event::PlanBegun => {
                let state = Self { plan: Plan::default(), ..self.clone() };
                self.plan = Plan { start: Some(Arc::new(PlanStart { at: entry.at, state })), ..Plan::default() };
            }
            Event::PlanTicked { done, open } => {
                self.plan.done.extend(done.iter().cloned());
                self.plan.done.retain(|task| !open.contains(task));
            }
        }
    }

    /// The moment of an entry, as far as the clock could be trusted.
    fn judged(&self, entry: &Entry) -> UtcMicros {
        self.clock.judged(clock::reading(entry))
    }

    /// What was noted by a clock that ran ahead does not lie in the future of one that is right again.
    fn set_right(&mut self, clock: UtcMicros) {
        if !self.clock.is_behind(clock) {
            self.binding.set_right(clock.day());
            self.release.iter_mut().for_each(|release| release.set_right(clock));
        }
        self.release.iter_mut().for_each(|release| release.see(clock));
    }

    fn handles(&self, keys: &[UserKey]) -> Vec<UserHandle> {
        keys.iter().filter_map(|key| self.directory.users.find(key.as_str())).collect()
    }

    fn create_place(&mut self, name: &PlaceName, description: &str) {
        if self.directory.places.find(name).is_some() {
            return;
        }
        let location = match &name.group {
            Some(_) => match self.directory.places.find(&PlaceName::location(&name.location)) {
                Some(location) => Some(location),
                None => return,
            },
            None => None,
        };
        self.directory.places.add(Place {
            name: name.group.as_ref().unwrap_or(&name.location).clone(),
            description: description.into(),
            location,
            rank: None,
            individual: FunctionSet::EMPTY,
            on: FunctionSet::EMPTY,
        });
    }

    fn edit_place(&mut self, place: &PlaceName, name: &str, description: &str) {
        let places = &mut self.directory.places;
        let Some(handle) = places.find(place) else { return };
        let new_name = match &place.group {
            Some(_) => PlaceName::group(&place.location, name),
            None => PlaceName::location(name),
        };
        if places.find(&new_name).is_some_and(|other| other != handle) {
            return;
        }
        if let Some(place) = places.get_mut(handle) {
            name.clone_into(&mut place.name);
            description.clone_into(&mut place.description);
        }
    }

    fn delete_place(&mut self, name: &PlaceName) {
        let Some(handle) = self.directory.places.find(name) else { return };
        if !self.directory.users_below(handle).is_empty() {
            return;
        }
        let places = &mut self.directory.places;
        let groups: Vec<PlaceHandle> = places.groups(handle).into_iter().map(|(group, _)| group).collect();
        for group in groups {
            places.remove(group);
        }
        places.remove(handle);
    }

    fn set_functions(&mut self, name: &PlaceName, settings: &[FunctionValue]) -> Option<PlaceHandle> {
        let handle = self.directory.places.find(name)?;
        let place = self.directory.places.get_mut(handle)?;
        for value in settings {
            let Some(function) = self.catalog.function_index(&value.function) else { continue };
            match value.setting {
                FunctionSetting::Default => {
                    place.individual = place.individual.without(function);
                    place.on = place.on.without(function);
                }
                FunctionSetting::On => {
                    place.individual = place.individual.with(function);
                    place.on = place.on.with(function);
                }
                FunctionSetting::Off => {
                    place.individual = place.individual.with(function);
                    place.on = place.on.without(function);
                }
            }
        }
        Some(handle)
    }
}

/// Undo: units get back the entries in which they arose, for as many units as the user has now.
fn restore_since(installation: &mut Installation, restored: &[UnitsSince]) {
    for units in restored {
        let users = &mut installation.directory.users;
        let Some(user) = users.find(units.key.as_str()) else { continue };
        let Some(license_type) = installation.catalog.type_index(&units.license_type) else { continue };
        if users.line_since(user).len() == units.since.len()
            && installation.catalog.license_type(license_type).counted == Counted::PerLine
        {
            users.set_line_since(user, &units.since);
        } else if let ([since], true) = (units.since.as_slice(), users.since(user, license_type) != 0) {
            users.set_since(user, license_type, *since);
        }
    }
}
