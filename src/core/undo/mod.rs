//! Taking an entry back, as a new entry.
//!
//! Facts are compared at three times: before the entry, right after it, and now. What the entry did not touch stays;
//! what it touched goes back to what it was before, if nobody has touched it since; else that is a conflict. Facts are
//! small: a function of a place, a field of a user. Users get their old place in the order back with what they lost.

mod places;
mod touched;
mod users;

use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    command::Refusal,
    directory::{PlaceName, UserKey},
    event::{Entry, Event},
    installation::Installation,
};

/// Why a fact can't go back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// The entry is of a kind that is never taken back: set-up, licenses, requests, returns and readings of the hardware.
    Final,
    /// Entries were made since the undoing was worked out: it has to be worked out again.
    Stale,
    /// The user was changed, removed or made again since.
    User(UserKey),
    /// The place was changed since, or users or groups are in it now, or its name is taken.
    Place(PlaceName),
    /// The policy was chosen anew since.
    Policy,
    /// Resources were entered since.
    Resources,
    /// Settings were changed since.
    Settings,
    /// The edition was changed since.
    Edition,
    /// The old system was noted anew since, or its upgrade is done.
    OldSystem,
}

/// A short name of a conflict's fact, for logs.
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Final => f.write_str("the entry"),
            Self::Stale => f.write_str("the change log"),
            Self::User(key) => write!(f, "user {key}"),
            Self::Place(place) => write!(f, "place {place}"),
            Self::Policy => f.write_str("the policy"),
            Self::Resources => f.write_str("the resources"),
            Self::Settings => f.write_str("the settings"),
            Self::Edition => f.write_str("the edition"),
            Self::OldSystem => f.write_str("the old system"),
        }
    }
}

/// The events that take an entry back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restoration {
    /// Number of the entry.
    pub entry: u64,
    /// Number of the newest entry when this was worked out: on any other state it may undo more than was asked.
    pub state: u64,
    /// Changes of directory, policy, resources and settings only.
    pub events: Vec<Event>,
}

impl Restoration {
    /// The events, if they are such as undo makes: it is no back door for licenses.
    pub(crate) fn events(&self, installation: &Installation) -> Result<Vec<Event>, Refusal> {
        let newest = installation.entry;
        if self.state != newest {
            return Err(Refusal::Conflicts(vec![Conflict::Stale]));
        }
        let from_the_future = |event: &Event| match event {
            Event::SinceRestored(units) => {
                units.iter().flat_map(|unit| &unit.since).any(|since| !(1..=newest).contains(&u64::from(*since)))
            }
            _ => false,
        };
        let unusable =
            |event: &Event| is_final(event) || from_the_future(event) || matches!(event, Event::EntryUndone { .. });
        if self.entry == 0 || self.entry > newest || self.events.iter().any(unusable) {
            return Err(Refusal::Conflicts(vec![Conflict::Final]));
        }
        if self.events.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        let mut events = vec![Event::EntryUndone { number: self.entry }];
        events.extend(self.events.iter().cloned());
        Ok(events)
    }
}

/// Whether an event is never taken back.
pub fn is_final(event: &Event) -> bool {
    match event {
        Event::SystemSetUp { .. }
        | Event::RequestMade(_)
        | Event::OrdersNoted(_)
        | Event::OrderNumbered { .. }
        | Event::OrderRemoved { .. }
        | Event::PackageInstalled { .. }
        | Event::VendorLicenseLoaded(_)
        | Event::HardwareObserved(_)
        | Event::BaselineTaken
        | Event::BindingBroken { .. }
        | Event::BindingRestored
        | Event::MacConfirmed
        | Event::MachineChosen(_)
        | Event::KeyReplaced { .. }
        | Event::CopyRestored { .. }
        | Event::LicensesReleased { .. }
        | Event::ReceiptImported { .. }
        | Event::ReleaseCalledOff
        | Event::TailEnded
        | Event::LicensesReturned
        | Event::ClockRead { .. }
        | Event::PlanBegun
        | Event::PlanTicked { .. } => true,
        Event::EntryUndone { .. }
        | Event::PlaceCreated { .. }
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
        | Event::EditionChanged { .. }
        | Event::OldSystemNoted(_)
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
    way_back.choices();
    way_back.places();
    let keys = way_back.users(entry);
    way_back.since(&keys, entry);
    let WayBack { first, last, conflicts, .. } = way_back;
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let events = first.into_iter().chain(last).collect();
    let restoration = Restoration { entry: entry.number, state: now.entry, events };
    let mut back = now.clone();
    back.apply(&Entry { number: now.entry + 1, events: restoration.events.clone(), ..entry.clone() });
    match places::unlike(before, &after, &back) {
        conflicts if conflicts.is_empty() => Ok(restoration),
        conflicts => Err(conflicts),
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

/// A fact at three times.
#[derive(Clone, Copy)]
struct Fact<T> {
    before: T,
    after: T,
    now: T,
}

/// What undoing means for a fact.
#[derive(PartialEq)]
enum Way {
    /// The entry did not touch it.
    Untouched,
    /// It goes back.
    Back,
    /// Somebody has touched it since.
    Conflict,
}

impl<T: PartialEq> Fact<T> {
    fn way(&self) -> Way {
        if self.before == self.after {
            Way::Untouched
        } else if self.after == self.now {
            Way::Back
        } else {
            Way::Conflict
        }
    }
}

impl WayBack<'_> {
    fn states<T>(&self, fact: impl Fn(&Installation) -> T) -> Fact<T> {
        Fact { before: fact(self.before), after: fact(self.after), now: fact(self.now) }
    }

    /// Edition, policy, resources and settings.
    fn choices(&mut self) {
        // First of all: what follows is said in the words of the edition before.
        match self.states(|state| state.catalog.edition.clone()).way() {
            Way::Untouched => {}
            Way::Back => self.first.push(Event::EditionChanged { edition: self.before.catalog.edition.clone() }),
            Way::Conflict => self.conflicts.push(Conflict::Edition),
        }
        match self.states(|state| state.policy).way() {
            Way::Untouched => {}
            Way::Back => self.first.push(Event::PolicyChosen(self.before.policy)),
            Way::Conflict => self.conflicts.push(Conflict::Policy),
        }
        match self.states(|state| state.licenses.old_system.clone()).way() {
            Way::Untouched => {}
            Way::Back => self.first.push(Event::OldSystemNoted(self.before.licenses.old_system.clone())),
            Way::Conflict => self.conflicts.push(Conflict::OldSystem),
        }
        self.resources();
        let mut settings = self.now.settings.clone();
        let name = self.states(|state| state.settings.display_name.clone());
        let days = self.states(|state| state.settings.notice_days);
        let backup = self.states(|state| state.settings.backup_days);
        let ways = [name.way(), days.way(), backup.way()];
        if ways.contains(&Way::Conflict) {
            self.conflicts.push(Conflict::Settings);
        } else if ways.contains(&Way::Back) {
            if ways[0] == Way::Back {
                settings.display_name = name.before;
            }
            if ways[1] == Way::Back {
                settings.notice_days = days.before;
            }
            if ways[2] == Way::Back {
                settings.backup_days = backup.before;
            }
            self.first.push(Event::SettingsChanged(settings));
        }
    }

    fn resources(&mut self) {
        let mut resources: BTreeMap<_, _> = self.now.resources.clone();
        let mut conflict = false;
        for id in self.before.resources.keys().chain(self.after.resources.keys()) {
            let number = self.states(|state| state.resources.get(id).copied());
            match (number.way(), number.before) {
                (Way::Untouched, _) => {}
                (Way::Conflict, _) => conflict = true,
                (Way::Back, Some(before)) => {
                    resources.insert(id.clone(), before);
                }
                (Way::Back, None) => {
                    resources.remove(id);
                }
            }
        }
        if conflict {
            self.conflicts.push(Conflict::Resources);
        } else if resources != self.now.resources {
            self.first.push(Event::ResourcesEntered(resources));
        }
    }
}

#[cfg(test)]
mod tests;
