//! Who held which license, and from when until when.

use alloc::{
    borrow::ToOwned as _,
    collections::{BTreeMap, BTreeSet},
    format,
    string::String,
    vec::Vec,
};

use crate::{
    assignment::{assign, next_change},
    calendar::{Day, UtcMicros},
    catalog::Counted,
    directory::{UserField, UserHandle},
    installation::Installation,
};

/// A license in the hands of a user, without a break.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holding {
    /// Permanent ID of the user.
    pub user: String,
    /// First name and name, as they were when he got the license.
    pub name: String,
    /// The license type.
    pub license: String,
    /// Which of his units, from 1.
    pub unit: u16,
    /// The line that the unit is for, as it was when he got the license.
    pub line: Option<String>,
    /// When he got it; what was held before the first day asked for begins with that day.
    pub from: UtcMicros,
    /// When he lost it or gave it back; `None` = he still held it at the end of the time asked for.
    pub until: Option<UtcMicros>,
}

/// License type, user and unit.
type Key = (String, String, u16);

/// Collects the holdings of some days from the states that the system had in them, oldest first.
#[derive(Clone, Debug)]
pub struct Holdings {
    first: UtcMicros,
    end: UtcMicros,
    held: BTreeMap<Key, Holding>,
    given_up: Vec<Holding>,
}

impl Holdings {
    /// Of these days, both inclusive, but nothing after `now`.
    pub fn between(first: Day, last: Day, now: UtcMicros) -> Self {
        let end = UtcMicros::start_of(last.plus(1)).min(UtcMicros(now.0.saturating_add(1)));
        Self { first: UtcMicros::start_of(first), end, held: BTreeMap::new(), given_up: Vec::new() }
    }

    /// Takes a state that lasted from a moment until before another one, e.g. between two entries. What changes by
    /// itself meanwhile, such as an item that ends, is looked at as well.
    pub fn observe(&mut self, installation: &Installation, from: UtcMicros, until: UtcMicros) {
        let until = until.min(self.end);
        let mut at = from.max(self.first);
        while at < until {
            self.look(installation, at);
            match next_change(installation, at).map(UtcMicros::start_of) {
                Some(next) if next > at => at = next,
                _ => return,
            }
        }
    }

    fn look(&mut self, installation: &Installation, at: UtcMicros) {
        let assignment = assign(installation, at);
        let mut seen = BTreeSet::new();
        for part in &assignment.types {
            let entry = installation.catalog.license_type(part.license_type);
            for unit in part.served() {
                let user = installation.directory.users.key(unit.user).to_owned();
                let key = (entry.id.clone(), user, unit.index);
                if !self.held.contains_key(&key) {
                    let holding = holding(installation, &key, unit.user, entry.counted, at);
                    self.held.insert(key.clone(), holding);
                }
                seen.insert(key);
            }
        }
        let lost: Vec<Key> = self.held.keys().filter(|key| !seen.contains(*key)).cloned().collect();
        for key in lost {
            self.given_up.extend(self.held.remove(&key).map(|holding| Holding { until: Some(at), ..holding }));
        }
    }

    /// All holdings, by user, license, unit and time.
    pub fn finish(mut self) -> Vec<Holding> {
        self.given_up.extend(self.held.into_values());
        let order = |one: &Holding| (one.user.clone(), one.license.clone(), one.unit, one.from);
        self.given_up.sort_by_cached_key(order);
        self.given_up
    }
}

fn holding(installation: &Installation, key: &Key, user: UserHandle, counted: Counted, from: UtcMicros) -> Holding {
    let users = &installation.directory.users;
    let (license, id, index) = key;
    let name = format!("{} {}", users.field(user, UserField::FirstName), users.field(user, UserField::Name));
    let line = match counted {
        Counted::PerLine => users.lines(user).get(usize::from(*index)).map(|line| (*line).clone()),
        Counted::PerUser | Counted::PerTeamMember | Counted::PerSystem => None,
    };
    Holding {
        user: id.clone(),
        name: name.trim().to_owned(),
        license: license.clone(),
        unit: index + 1,
        line,
        from,
        until: None,
    }
}

#[cfg(test)]
#[path = "holdings_tests.rs"]
mod tests;
