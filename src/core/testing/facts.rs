//! Looking at a whole state at once.

use std::{format, string::String, vec::Vec};

use crate::{
    catalog::{Counted, FunctionIndex},
    directory::FunctionSetting,
    installation::Installation,
    requirement::PlaceNeeds,
};

/// All facts of a state as text; what has no order comes in the order of names.
pub fn dump(state: &Installation) -> String {
    let places = &state.directory.places;
    let mut lines: Vec<String> = places
        .iter()
        .map(|(handle, place)| {
            let functions = state.catalog.functions.iter().zip((0..).map(FunctionIndex));
            let own = functions
                .map(|(function, index)| (&function.id, places.setting(handle, index)))
                .filter(|(_, setting)| *setting != FunctionSetting::Default);
            let own: Vec<_> = own.collect();
            format!("place {:?} {:?} {:?} {own:?}", places.name(handle), place.description, place.rank)
        })
        .collect();
    lines.sort();
    let users = &state.directory.users;
    for user in users.in_key_order() {
        let since: Vec<u32> = state.catalog.types().map(|(index, _)| users.since(user, index)).collect();
        let record = state.directory.record(user).expect("every user has a place");
        lines.push(format!("{record:?} {since:?} {:?}", users.line_since(user)));
    }
    let (licenses, setup) = (&state.licenses, &state.setup);
    let package = licenses.package.as_ref();
    let package = package.map(|it| (it.generation, it.digest, it.installed_at, it.verified.is_some()));
    let edition = &state.catalog.edition;
    lines.push(format!("{setup:?} {edition} {:?} {:?} {:?}", state.policy, state.resources, state.settings));
    lines.push(format!("{package:?} {:?} {:?}", licenses.vendor, licenses.open_requests));
    lines.push(format!("{:?} {:?}", licenses.old_system, licenses.orders));
    lines.push(format!("{:?} {:?}", state.binding, state.release));
    lines.push(format!("{:?} {:?}", state.plan.start.as_ref().map(|start| start.state.entry), state.plan.done));
    lines.join("\n")
}

/// What holds in every state, whatever was done.
pub fn check_sound(state: &Installation) {
    let (places, users) = (&state.directory.places, &state.directory.users);
    let mut names: Vec<_> =
        places.iter().map(|(handle, _)| places.name(handle).expect("groups have locations")).collect();
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a name twice: {names:?}");
    let keys: Vec<&str> = users.in_key_order().map(|user| users.key(user)).collect();
    assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "IDs in order, each once: {keys:?}");
    let needs = PlaceNeeds::new(&state.catalog, &state.directory);
    for user in users.in_key_order() {
        assert!(places.get(users.place(user)).is_some(), "{} sits nowhere", users.key(user));
        for (license_type, entry) in state.catalog.types() {
            let required = needs.units(users, user, license_type);
            let since = match entry.counted {
                Counted::PerLine => users.line_since(user).to_vec(),
                _ => Some(users.since(user, license_type)).filter(|since| *since > 0).into_iter().collect(),
            };
            assert_eq!(since.len(), required, "{} of {}", entry.id, users.key(user));
            assert!(since.iter().all(|since| (1..=state.entry).contains(&u64::from(*since))));
            assert!(since.is_sorted(), "the oldest unit comes first");
        }
    }
}
