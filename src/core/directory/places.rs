//! Locations and configuration groups with the functions that are on in them.

use alloc::{string::String, sync::Arc, vec::Vec};

use serde::{Deserialize, Serialize};

use super::record::PlaceName;
use crate::catalog::{FunctionIndex, FunctionSet};

/// A location or group by its place in the table. Stays the same while it exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct PlaceHandle(pub u32);

/// How a group sets a function.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FunctionSetting {
    /// As the location has it. In a location: the product's default.
    Default,
    /// Its own value: on.
    On,
    /// Its own value: off.
    Off,
}

/// A location or a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name, unique among locations or among the groups of its location.
    pub name: String,
    /// Free text.
    pub description: String,
    /// The location that a group belongs to.
    pub location: Option<PlaceHandle>,
    /// Position in the order of groups that policy `Priority` follows: 1 is served first.
    pub rank: Option<u32>,
    /// Functions with a value of the place's own.
    pub individual: FunctionSet,
    /// Functions on, of those with a value of its own.
    pub on: FunctionSet,
}

/// All locations and groups. Cheap to clone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places {
    rows: Arc<Vec<Option<Place>>>,
}

impl Places {
    /// Adds a place.
    pub(crate) fn add(&mut self, place: Place) -> PlaceHandle {
        let rows = Arc::make_mut(&mut self.rows);
        rows.push(Some(place));
        PlaceHandle(rows.len() as u32 - 1)
    }

    /// Removes a place. Its handle is never given out again.
    pub(crate) fn remove(&mut self, handle: PlaceHandle) {
        if let Some(row) = Arc::make_mut(&mut self.rows).get_mut(handle.0 as usize) {
            *row = None;
        }
    }

    /// The place, to be changed.
    pub(crate) fn get_mut(&mut self, handle: PlaceHandle) -> Option<&mut Place> {
        Arc::make_mut(&mut self.rows).get_mut(handle.0 as usize)?.as_mut()
    }

    /// The place of a handle, while it exists.
    pub fn get(&self, handle: PlaceHandle) -> Option<&Place> {
        self.rows.get(handle.0 as usize)?.as_ref()
    }

    /// Number of handles given out so far.
    pub fn handles(&self) -> usize {
        self.rows.len()
    }

    /// All places in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = (PlaceHandle, &Place)> {
        self.rows.iter().enumerate().filter_map(|(index, row)| Some((PlaceHandle(index as u32), row.as_ref()?)))
    }

    /// Locations, ordered by name.
    pub fn locations(&self) -> Vec<(PlaceHandle, &Place)> {
        self.sorted(|place| place.location.is_none())
    }

    /// Groups of a location, ordered by name.
    pub fn groups(&self, location: PlaceHandle) -> Vec<(PlaceHandle, &Place)> {
        self.sorted(|place| place.location == Some(location))
    }

    fn sorted(&self, chosen: impl Fn(&Place) -> bool) -> Vec<(PlaceHandle, &Place)> {
        let mut found: Vec<_> = self.iter().filter(|(_, place)| chosen(place)).collect();
        found.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name));
        found
    }

    /// The place of that name.
    pub fn find(&self, name: &PlaceName) -> Option<PlaceHandle> {
        let named = |text: &str, parent: Option<PlaceHandle>| {
            self.iter().find(|(_, place)| place.location == parent && place.name == text).map(|(handle, _)| handle)
        };
        let location = named(&name.location, None)?;
        match &name.group {
            Some(group) => named(group, Some(location)),
            None => Some(location),
        }
    }

    /// Full name of a place, while it exists.
    pub fn name(&self, handle: PlaceHandle) -> Option<PlaceName> {
        let place = self.get(handle)?;
        Some(match place.location {
            None => PlaceName::location(&place.name),
            Some(location) => PlaceName::group(&self.get(location)?.name, &place.name),
        })
    }

    /// Whether all places have the names and locations that others have.
    pub(crate) fn has_same_names(&self, other: &Self) -> bool {
        let has_same = |((one, place), (other, before)): ((PlaceHandle, &Place), (PlaceHandle, &Place))| {
            one == other && place.name == before.name && place.location == before.location
        };
        Arc::ptr_eq(&self.rows, &other.rows)
            || self.iter().count() == other.iter().count() && self.iter().zip(other.iter()).all(has_same)
    }

    /// Functions that are on for the users of a place.
    ///
    /// A group takes the location's value for each function that it leaves at Default, a location the product's.
    pub fn functions(&self, handle: PlaceHandle, product_default: FunctionSet) -> FunctionSet {
        let Some(place) = self.get(handle) else { return FunctionSet::EMPTY };
        let inherited = match place.location {
            Some(location) => self.functions(location, product_default),
            None => product_default,
        };
        inherited.minus(place.individual).or(place.on.and(place.individual))
    }

    /// How a place sets one function.
    pub fn setting(&self, handle: PlaceHandle, function: FunctionIndex) -> FunctionSetting {
        match self.get(handle) {
            Some(place) if place.individual.contains(function) => {
                if place.on.contains(function) {
                    FunctionSetting::On
                } else {
                    FunctionSetting::Off
                }
            }
            _ => FunctionSetting::Default,
        }
    }

    /// The rank that counts for users of a place: the group's, else the location's.
    pub fn rank(&self, handle: PlaceHandle) -> Option<u32> {
        let place = self.get(handle)?;
        place.rank.or_else(|| self.get(place.location?)?.rank)
    }
}
