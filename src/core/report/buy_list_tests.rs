use std::{string::String, vec, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    assignment::Policy,
    command::Command,
    testing::{System, create_place, place, random},
};

fn ordered(system: &System, audience: Audience) -> Vec<(String, u32)> {
    let lines = buy_list(&system.state, &system.assign(), audience);
    lines.iter().map(|line| (system.state.catalog.license_type(line.license_type).id.clone(), line.quantity)).collect()
}

fn ranked() -> System {
    let rank = |name, rank| Command::SetRank { place: place(name), rank: Some(rank) };
    System::new()
        .run(create_place("Berlin"))
        .run(create_place("Bonn"))
        .run(rank("Berlin", 1))
        .run(rank("Bonn", 2))
        .users(&["bonn-1", "bonn-2"], "Bonn")
        .users(&["berlin-1"], "Berlin")
}

#[test]
fn what_is_missing_is_ordered_and_nothing_else() {
    let system = ranked().grant(&[("SERVER", 1), ("OFFICE PLUS", 1)]);
    assert_eq!(ordered(&system, Audience::Everybody), [("OFFICE PLUS".into(), 2)]);
    let system = system.grant(&[("SERVER", 1), ("OFFICE PLUS", 3)]);
    assert_eq!(ordered(&system, Audience::Everybody), []);
}

#[test]
fn licenses_that_wait_for_server_are_not_ordered_twice() {
    let system = ranked().grant(&[("OFFICE PLUS", 3)]);
    assert_eq!(ordered(&system, Audience::Everybody), [("SERVER".into(), 1)]);
}

#[test]
fn an_order_down_to_a_rank_pays_for_those_who_stand_before() {
    let system = ranked().grant(&[("SERVER", 1)]);
    // By seniority Bonn came first, so Berlin is reached only after it.
    assert_eq!(ordered(&system, Audience::DownToRank(1)), [("OFFICE PLUS".into(), 3)]);
    let system = system.run(Command::ChoosePolicy(Policy::Priority));
    assert_eq!(ordered(&system, Audience::DownToRank(1)), [("OFFICE PLUS".into(), 1)]);
    assert_eq!(ordered(&system, Audience::DownToRank(2)), [("OFFICE PLUS".into(), 3)]);
    assert_eq!(ranks_in_use(&system.state), vec![1, 2]);
}

/// The same system when the order has come, short of one unit of `short_of`.
fn delivered(system: &System, lines: &[BuyLine], short_of: Option<TypeIndex>) -> Assignment {
    let catalog = &system.state.catalog;
    let pools = system.assign().pools;
    let units = catalog.types().map(|(license_type, entry)| {
        let ordered = lines.iter().find(|line| line.license_type == license_type).map_or(0, |line| line.quantity);
        let units = pools.of(license_type).present + ordered - u32::from(short_of == Some(license_type));
        (entry.id.as_str(), units)
    });
    let units: Vec<(&str, u32)> = units.filter(|(_, units)| *units > 0).collect();
    system.clone().grant(&units).assign()
}

proptest! {
    #[test]
    fn the_order_serves_everybody_and_is_the_smallest(system in random::system()) {
        let lines = buy_list(&system.state, &system.assign(), Audience::Everybody);
        let after = delivered(&system, &lines, None);
        prop_assert!(after.types.iter().all(|part| part.missing() == 0));
        for line in &lines {
            let short = delivered(&system, &lines, Some(line.license_type));
            let is_short = short.of(line.license_type).missing() > 0 || needs_media_channels(&system.state);
            prop_assert!(is_short, "{:?} is one too many", line);
        }
    }

    #[test]
    fn the_order_down_to_a_rank_serves_all_users_of_that_rank(system in random::system(), rank in 1..4_u32) {
        let lines = buy_list(&system.state, &system.assign(), Audience::DownToRank(rank));
        let after = delivered(&system, &lines, None);
        let directory = &system.state.directory;
        for user in directory.users.in_key_order() {
            let reached = directory.places.rank(directory.users.place(user)).is_some_and(|of| of <= rank);
            prop_assert!(!reached || !after.lacks(user));
        }
        let everybody = buy_list(&system.state, &system.assign(), Audience::Everybody);
        for line in &lines {
            let full = everybody.iter().find(|full| full.license_type == line.license_type);
            prop_assert!(full.is_some_and(|full| full.quantity >= line.quantity));
        }
    }
}
