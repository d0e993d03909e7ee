//! The smallest order that ends every warning about missing licenses.

use alloc::vec::Vec;

use super::overview::needs_media_channels;
use crate::{
    assignment::{Assignment, TypeAssignment},
    catalog::TypeIndex,
    directory::PlaceHandle,
    installation::Installation,
};

/// Media channels without which fax, voicemail and auto attendants do not work.
const MEDIA_CHANNELS: &str = "IP CHANNEL";

/// Whose missing licenses an order is for. Licenses of the system are always part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Audience {
    /// All users.
    #[default]
    Everybody,
    /// Users whose group or location has this rank or a better one; 1 is the first.
    DownToRank(u32),
}

/// Units to order of a license type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BuyLine {
    /// The type.
    pub license_type: TypeIndex,
    /// Units.
    pub quantity: u32,
}

/// What to order, in the catalog's order; empty where nothing is missing.
///
/// Units are handed out in a fixed order, so an order reaches a user only after all who stand before him: to reach
/// users down to a rank it must reach the last place that one of them has, whoever stands before. Units that are there
/// but do not count just now (SERVER is missing, the binding ended) will count again and are not ordered twice.
pub fn buy_list(installation: &Installation, assignment: &Assignment, audience: Audience) -> Vec<BuyLine> {
    let counts = |place| match audience {
        Audience::Everybody => true,
        Audience::DownToRank(limit) => installation.directory.places.rank(place).is_some_and(|rank| rank <= limit),
    };
    let counting: Vec<bool> =
        (0..installation.directory.places.handles() as u32).map(|handle| counts(PlaceHandle(handle))).collect();
    let lines = assignment.types.iter().map(|part| {
        let needed = needed_units(installation, part, &counting);
        BuyLine { license_type: part.license_type, quantity: needed.saturating_sub(part.pool.present) }
    });
    lines.filter(|line| line.quantity > 0).collect()
}

/// Units that must be there so that nobody who counts lacks one.
fn needed_units(installation: &Installation, part: &TypeAssignment, counting: &[bool]) -> u32 {
    if !part.is_for_users() {
        let is_channels = installation.catalog.license_type(part.license_type).id == MEDIA_CHANNELS;
        let least = u32::from(is_channels && needs_media_channels(installation));
        return part.required.max(least);
    }
    let users = &installation.directory.users;
    let reaches = |user| counting.get(users.place(user).0 as usize).copied().unwrap_or_default();
    part.units().iter().rposition(|unit| reaches(unit.user)).map_or(0, |last| last as u32 + 1)
}

/// Ranks that users have through their group or location, the first rank first.
pub fn ranks_in_use(installation: &Installation) -> Vec<u32> {
    let (places, users) = (&installation.directory.places, &installation.directory.users);
    let mut used = alloc::vec![false; places.handles()];
    for user in users.in_key_order() {
        if let Some(used) = used.get_mut(users.place(user).0 as usize) {
            *used = true;
        }
    }
    let in_use = (0..places.handles() as u32).map(PlaceHandle).filter(|handle| used[handle.0 as usize]);
    let mut ranks: Vec<u32> = in_use.filter_map(|handle| places.rank(handle)).collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}

#[cfg(test)]
#[path = "buy_list_tests.rs"]
mod tests;
