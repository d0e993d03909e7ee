//! The order in which the units of a license type are served.
//!
//! Nothing is sorted and nothing is written for each unit. A unit's place is determined by its stamp (class of the user, entry
//! in which its requirement arose), then by the position of its user in the standing, then by its number. Users stand in
//! blocks, and of each block is known how many units it has of each stamp. So the place of a unit is the number of units of
//! earlier stamps, plus those of its stamp in earlier blocks, plus those before it in its own block. After a change only the
//! blocks are counted again in which a requirement arose or ended.

use alloc::{sync::Arc, vec, vec::Vec};
use core::{ops::Range, slice};

use super::{Unit, standing::Standing};
use crate::{
    catalog::{Counted, TypeIndex},
    directory::{CHUNK, Column, Lists, UserHandle, Users},
};

/// Users in a block: as many as rows in a chunk of a column, so that a chunk can be counted as it lies there.
const BLOCK: usize = CHUNK;

/// When the requirements of a type arose. Shares its memory with the columns of the users.
#[derive(Clone, Debug, Default)]
enum Since {
    /// No user ever needs a unit of the type.
    #[default]
    Nobody,
    /// One unit for each user; 0 = he needs none.
    PerUser(Column<u32>),
    /// A list of units for each user.
    PerLine(Lists<u32>),
}

impl Since {
    fn new(users: &Users, license_type: TypeIndex, counted: Counted) -> Self {
        match counted {
            Counted::PerSystem => Self::Nobody,
            Counted::PerLine => Self::PerLine(users.line_since_lists().clone()),
            Counted::PerUser | Counted::PerTeamMember => {
                users.since_column(license_type).map_or(Self::Nobody, |column| Self::PerUser(column.clone()))
            }
        }
    }

    /// The units of a row.
    fn of(&self, row: u32) -> &[u32] {
        match self {
            Self::PerUser(column) if (row as usize) < column.len() => slice::from_ref(column.get(row as usize)),
            Self::PerLine(lists) if (row as usize) < lists.len() => {
                let list = lists.get(row as usize);
                // What a unit can't name is no unit; nobody has that many lines.
                &list[..list.len().min(usize::from(u16::MAX))]
            }
            _ => &[],
        }
    }

    /// Rows that differ; none if that can't be said.
    fn changed_rows(&self, other: &Self) -> Option<Vec<u32>> {
        match (self, other) {
            (Self::Nobody, Self::Nobody) => Some(Vec::new()),
            (Self::PerUser(one), Self::PerUser(other)) => one.differing_rows(other),
            (Self::PerLine(one), Self::PerLine(other)) => one.differing_rows(other),
            _ => None,
        }
    }
}

/// What decides about the place of a unit, in the order in which it decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key {
    stamp: u64,
    position: u32,
    index: u16,
}

/// How many units of a stamp a block has.
#[derive(Clone, Copy, Debug)]
struct Count {
    stamp: u64,
    units: u32,
    /// Units of that stamp in earlier blocks.
    before: u32,
}

/// All units of a stamp.
#[derive(Clone, Copy, Debug)]
struct Group {
    stamp: u64,
    /// Units of earlier stamps.
    before: u32,
}

/// The units of a type in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    standing: Arc<Standing>,
    since: Since,
    /// For each block its counts, by stamp.
    blocks: Vec<Vec<Count>>,
    /// By stamp.
    groups: Vec<Group>,
    length: u32,
}

impl Queue {
    /// Counts all units of a type.
    pub(super) fn new(standing: &Arc<Standing>, users: &Users, license_type: TypeIndex, counted: Counted) -> Self {
        let mut queue =
            Self { standing: Arc::clone(standing), since: Since::new(users, license_type, counted), ..Self::default() };
        let blocks = standing.rows().len().div_ceil(BLOCK);
        queue.blocks = (0..blocks).map(|block| queue.counts(block)).collect();
        queue.add_up();
        queue
    }

    /// The same after a change that left the standing of all users as it was.
    pub(super) fn after(&self, users: &Users, license_type: TypeIndex, counted: Counted) -> Self {
        let since = Since::new(users, license_type, counted);
        let Some(rows) = since.changed_rows(&self.since) else {
            return Self::new(&self.standing, users, license_type, counted);
        };
        let mut queue = Self { since, ..self.clone() };
        let mut blocks: Vec<usize> = rows.iter().map(|row| self.standing.position(*row) as usize / BLOCK).collect();
        blocks.sort_unstable();
        blocks.dedup();
        for block in blocks.into_iter().filter(|block| *block < self.blocks.len()) {
            queue.blocks[block] = queue.counts(block);
        }
        queue.add_up();
        queue
    }

    /// Units in all.
    pub(super) const fn len(&self) -> u32 {
        self.length
    }

    /// One more than the highest row that a user of it may have.
    pub(super) fn row_count(&self) -> usize {
        match &self.since {
            Since::Nobody => 0,
            Since::PerUser(column) => column.len(),
            Since::PerLine(lists) => lists.len(),
        }
    }

    /// Whether two queues have the same users in the same standing.
    pub(super) fn has_same_standing(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.standing, &other.standing)
    }

    /// Rows whose units differ between two queues of the same standing; none if that can't be said.
    pub(super) fn changed_rows(&self, other: &Self) -> Option<Vec<u32>> {
        self.has_same_standing(other).then(|| self.since.changed_rows(&other.since))?
    }

    /// How many units a user may have at most: the next numbers are nobody's.
    pub(super) fn units_of(&self, user: UserHandle) -> u16 {
        self.since.of(user.0).len() as u16
    }

    /// Rows of the users of a block.
    fn rows(&self, block: usize) -> &[u32] {
        let rows = self.standing.rows();
        &rows[(block * BLOCK).min(rows.len())..((block + 1) * BLOCK).min(rows.len())]
    }

    fn stamp(&self, row: u32, since: u32) -> u64 {
        u64::from(self.standing.class(row)) << 32 | u64::from(since)
    }

    /// The units of a row with their stamps.
    fn stamped(&self, row: u32) -> impl Iterator<Item = (Unit, u64)> {
        let units = self.since.of(row).iter().zip(0..).filter(|(since, _)| **since != 0);
        units.map(move |(since, index)| (Unit { user: UserHandle(row), index }, self.stamp(row, *since)))
    }

    fn counts(&self, block: usize) -> Vec<Count> {
        // Where a block of users is a chunk of rows, it is counted as it lies there.
        match &self.since {
            Since::PerUser(column) if self.standing.is_plain() => return counted(column.chunk(block)),
            Since::PerLine(lists) if self.standing.is_plain() => {
                let all = lists.chunk_values(block).filter(|values| u16::try_from(values.len()).is_ok());
                if let Some(values) = all {
                    return counted(values);
                }
            }
            _ => {}
        }
        let rows = self.rows(block);
        let stamps: Vec<u64> = rows.iter().flat_map(|row| self.stamped(*row)).map(|(_, stamp)| stamp).collect();
        counted(&stamps)
    }

    /// Adds up what the blocks have.
    fn add_up(&mut self) {
        let mut groups: Vec<(u64, u32)> = Vec::new();
        for counts in &mut self.blocks {
            let (mut from, mut fresh) = (0, Vec::new());
            for count in counts {
                from = gallop(&groups, from, count.stamp);
                match groups.get_mut(from).filter(|(stamp, _)| *stamp == count.stamp) {
                    Some((_, before)) => {
                        count.before = *before;
                        *before += count.units;
                    }
                    None => {
                        count.before = 0;
                        fresh.push((count.stamp, count.units));
                    }
                }
            }
            // Two runs in order become one in a single pass, also where each user's requirement arose in an entry of its own.
            if !fresh.is_empty() {
                groups.append(&mut fresh);
                groups.sort_by_key(|(stamp, _)| *stamp);
            }
        }
        self.length = 0;
        self.groups.clear();
        for (stamp, units) in groups {
            self.groups.push(Group { stamp, before: self.length });
            self.length += units;
        }
    }

    /// What decides about the place of a unit; none if there is no such unit.
    pub(super) fn key(&self, unit: Unit) -> Option<Key> {
        let row = unit.user.0;
        let since = self.since.of(row).get(usize::from(unit.index)).filter(|since| **since != 0)?;
        Some(Key { stamp: self.stamp(row, *since), position: self.standing.position(row), index: unit.index })
    }

    /// Place of a unit, from 1.
    pub(super) fn place(&self, unit: Unit) -> Option<u32> {
        self.key(unit).map(|key| self.up_to(key))
    }

    /// How many units stand at a key or before it.
    pub(super) fn up_to(&self, key: Key) -> u32 {
        let Ok(group) = self.groups.binary_search_by_key(&key.stamp, |group| group.stamp) else {
            let next = self.groups.partition_point(|group| group.stamp < key.stamp);
            return self.groups.get(next).map_or(self.length, |group| group.before);
        };
        let block = key.position as usize / BLOCK;
        let before = self.groups[group].before + self.in_blocks_before(block, key.stamp);
        let users = self.rows(block).iter().take(key.position as usize % BLOCK + 1);
        let units = users.flat_map(|row| self.stamped(*row).filter(|(_, stamp)| *stamp == key.stamp));
        let is_after = |unit: Unit| unit.index > key.index && self.standing.position(unit.user.0) == key.position;
        before + units.filter(|(unit, _)| !is_after(*unit)).count() as u32
    }

    /// Units of a stamp in the blocks before one: the nearest that has any knows it.
    fn in_blocks_before(&self, block: usize, stamp: u64) -> u32 {
        if let Some(own) = self.blocks.get(block).and_then(|counts| count_of(counts, stamp)) {
            return own.before;
        }
        let mut earlier = self.blocks[..block.min(self.blocks.len())].iter().rev();
        earlier.find_map(|counts| count_of(counts, stamp)).map_or(0, |count| count.before + count.units)
    }

    /// The key of the unit at a place, from 1.
    pub(super) fn key_at(&self, place: u32) -> Option<Key> {
        let index = place.checked_sub(1).filter(|index| *index < self.length)?;
        let group = self.groups[self.groups.partition_point(|group| group.before <= index) - 1];
        let within = index - group.before;
        let mut counts = self.blocks.iter().map(|counts| count_of(counts, group.stamp)).enumerate();
        let reaches = |count: &Count| within < count.before + count.units;
        let (block, count) = counts.find_map(|(block, count)| Some((block, count.filter(reaches)?)))?;
        let units = self.rows(block).iter().flat_map(|row| self.stamped(*row));
        let (unit, _) = units.filter(|(_, stamp)| *stamp == group.stamp).nth((within - count.before) as usize)?;
        self.key(unit)
    }

    /// The units at these places, from 0, in their order.
    pub(super) fn units(&self, places: Range<u32>) -> Vec<Unit> {
        let places = places.start.min(self.length)..places.end.min(self.length);
        let mut units = vec![Unit { user: UserHandle(0), index: 0 }; places.len()];
        if places.is_empty() {
            return units;
        }
        for (block, counts) in self.blocks.iter().enumerate() {
            let mut next = self.places_in_block(counts);
            let is_wanted = |(_, first, units): &(u64, u32, u32)| *first < places.end && first + units > places.start;
            next.retain(is_wanted);
            if next.is_empty() {
                continue;
            }
            let mut last = 0;
            for (unit, stamp) in self.rows(block).iter().flat_map(|row| self.stamped(*row)) {
                if next[last].0 != stamp {
                    let Ok(found) = next.binary_search_by_key(&stamp, |(stamp, ..)| *stamp) else { continue };
                    last = found;
                }
                let place = &mut next[last].1;
                if places.contains(place) {
                    units[(*place - places.start) as usize] = unit;
                }
                *place += 1;
            }
        }
        units
    }

    /// For each stamp of a block: the place of its first unit there, from 0, and how many there are.
    fn places_in_block(&self, counts: &[Count]) -> Vec<(u64, u32, u32)> {
        let mut from = 0;
        let place = |count: &Count| {
            from += self.groups[from..].partition_point(|group| group.stamp < count.stamp);
            (count.stamp, self.groups[from].before + count.before, count.units)
        };
        counts.iter().map(place).collect()
    }

    /// Calls `see` with each unit and whether it stands at a key or before it, in no particular order.
    pub(super) fn for_each(&self, last: Option<Key>, mut see: impl FnMut(Unit, bool)) {
        for (row, position) in self.standing.rows().iter().zip(0..) {
            for (unit, stamp) in self.stamped(*row) {
                let key = Key { stamp, position, index: unit.index };
                see(unit, last.is_some_and(|last| key <= last));
            }
        }
    }
}

fn count_of(counts: &[Count], stamp: u64) -> Option<Count> {
    counts.binary_search_by_key(&stamp, |count| count.stamp).ok().map(|index| counts[index])
}

/// Where a stamp is or would be in groups, from an index on that is at most that far: near it where most stamps are known.
fn gallop(groups: &[(u64, u32)], from: usize, stamp: u64) -> usize {
    let (mut start, mut step) = (from, 1);
    while groups.get(start + step - 1).is_some_and(|(other, _)| *other < stamp) {
        start += step;
        step *= 2;
    }
    let end = (start + step).min(groups.len());
    start + groups[start..end].partition_point(|(other, _)| *other < stamp)
}

/// How often each stamp occurs, by stamp; 0 is none. In nearly every block nearly all units have the same one, and the others
/// are not far from it.
fn counted<T: Copy + Ord + Default + Into<u64>>(stamps: &[T]) -> Vec<Count> {
    let none = T::default();
    let Some(usual) = stamps.iter().copied().find(|stamp| *stamp != none) else { return Vec::new() };
    let times = |wanted: T| stamps.iter().filter(|stamp| **stamp == wanted).count();
    let usual_ones = times(usual);
    let count = |stamp: u64, units: u32| Count { stamp, units, before: 0 };
    let mut counts = vec![count(usual.into(), usual_ones as u32)];
    if usual_ones + times(none) < stamps.len() {
        let others = stamps.iter().copied().filter(|stamp| *stamp != usual && *stamp != none).map(Into::into);
        counts.extend(counted_near(others.clone()).unwrap_or_else(|| counted_far(others.collect())));
        counts.sort_unstable_by_key(|count| count.stamp);
    }
    counts
}

/// The same for stamps that lie near to each other, in a table of all stamps between; none if they do not.
fn counted_near(stamps: impl Iterator<Item = u64> + Clone) -> Option<Vec<Count>> {
    let (least, greatest) =
        stamps.clone().fold((u64::MAX, 0), |(least, greatest), stamp| (least.min(stamp), greatest.max(stamp)));
    let range = greatest.checked_sub(least).filter(|range| *range < BLOCK as u64)?;
    let mut table = vec![0_u32; range as usize + 1];
    stamps.for_each(|stamp| table[(stamp - least) as usize] += 1);
    let counts = table.into_iter().zip(least..).filter(|(units, _)| *units > 0);
    Some(counts.map(|(units, stamp)| Count { stamp, units, before: 0 }).collect())
}

fn counted_far(mut stamps: Vec<u64>) -> Vec<Count> {
    stamps.sort_unstable();
    let runs = stamps.chunk_by(|one, other| one == other);
    runs.map(|run| Count { stamp: run[0], units: run.len() as u32, before: 0 }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_stamp_is_counted(stamps in prop::collection::vec(prop_oneof![0..4_u32, any::<u32>()], 0..100)) {
            let mut plain = BTreeMap::new();
            for stamp in stamps.iter().filter(|stamp| **stamp != 0) {
                *plain.entry(u64::from(*stamp)).or_insert(0_u32) += 1;
            }
            let found: Vec<(u64, u32)> = counted(&stamps).iter().map(|count| (count.stamp, count.units)).collect();
            prop_assert_eq!(found, plain.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn galloping_finds_what_a_search_does(
            stamps in prop::collection::btree_set(0..60_u64, 0..40),
            from in 0..40_usize,
            wanted in 0..60_u64,
        ) {
            let groups: Vec<(u64, u32)> = stamps.into_iter().map(|stamp| (stamp, 0)).collect();
            let found = groups.partition_point(|(stamp, _)| *stamp < wanted);
            prop_assert_eq!(gallop(&groups, from.min(found), wanted), found);
        }
    }
}
