//! Users as rows of a state are the same as their permanent IDs.

use std::{borrow::ToOwned as _, sync::Arc, vec::Vec};

use proptest::prelude::*;

use crate::{
    command::{ChosenUsers, Command, Refusal, parse_ron, write_ron},
    directory::{UserHandle, UserKey, UserSet},
    testing::{System, create_place, delete_users, key, place, random},
};

/// Each command that is about users.
fn about(users: &ChosenUsers) -> [Command; 6] {
    let users = || users.clone();
    [
        Command::MoveUsers { users: users(), to: place("A") },
        Command::MoveToLicenseFreeGroup { users: users(), name: "free".to_owned() },
        Command::DeleteUsers { users: users() },
        Command::ProtectUsers { users: users(), reason: Some("desk".to_owned()) },
        Command::ProtectUsers { users: users(), reason: None },
        Command::SetJoined { users: users(), joined: None },
    ]
}

/// Some users of a system as rows, and by their IDs.
fn both(system: &System, is_chosen: impl Fn(UserHandle) -> bool) -> [ChosenUsers; 2] {
    let users = &system.state.directory.users;
    let chosen: UserSet = users.in_key_order().filter(|user| is_chosen(*user)).collect();
    let keys: Vec<UserKey> = chosen.iter().map(|user| key(users.key(user))).collect();
    [ChosenUsers::of(&Arc::new(system.state.clone()), chosen), keys.into()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_and_ids_decide_alike_and_are_written_alike(system in random::system(), bits: u64, later in random::commands()) {
        let mut system = system;
        let [rows, keys] = both(&system, |user| bits >> (user.0 % 64) & 1 != 0);
        prop_assert_eq!(rows.len(), keys.len());
        // Also where the state has gone on since they were chosen.
        for command in [None].into_iter().chain(later.iter().map(Some)) {
            if let Some(command) = command {
                let _done_or_refused = system.try_run(command);
            }
            for (of_rows, of_keys) in about(&rows).into_iter().zip(about(&keys)) {
                prop_assert_eq!(system.decide(&of_rows), system.decide(&of_keys));
            }
        }
        for (of_rows, of_keys) in about(&rows).into_iter().zip(about(&keys)) {
            prop_assert_eq!(&of_rows, &of_keys);
            let text = write_ron(core::slice::from_ref(&of_rows)).unwrap();
            prop_assert_eq!(&text, &write_ron(&[of_keys]).unwrap());
            prop_assert_eq!(parse_ron(&text).unwrap(), [of_rows]);
        }
    }
}

#[test]
fn whoever_is_gone_since_he_was_chosen_is_named() {
    let system = System::with(&[]).run(create_place("A")).users(&["anna", "bert"], "Berlin");
    let [rows, _] = both(&system, |_| true);
    let system = system.run(delete_users(&["bert"]));
    let refusal = system.refusal(&Command::MoveUsers { users: rows, to: place("A") });
    assert_eq!(refusal, Refusal::UnknownUser(key("bert")));
}

#[test]
fn nobody_is_refused_both_ways() {
    let system = System::with(&[]).users(&["anna"], "Berlin");
    for users in both(&system, |_| false) {
        assert_eq!(system.refusal(&Command::DeleteUsers { users }), Refusal::NoUsers);
    }
}

#[test]
fn rows_are_read_only_when_somebody_wants_the_ids() {
    let system = System::with(&[]).users(&["anna", "bert"], "Berlin");
    let state = Arc::new(system.state);
    let chosen = ChosenUsers::of(&state, state.directory.users.in_key_order().collect());
    assert!(chosen.state().is_some_and(|held| Arc::ptr_eq(held, &state)));
    assert_eq!(chosen.keys().collect::<Vec<_>>(), ["anna", "bert"]);
    let named: ChosenUsers = ["anna", "bert"].map(key).into_iter().collect();
    assert!(named.state().is_none());
    assert_eq!(named, chosen);
    assert_ne!(named, ChosenUsers::from(Vec::from([key("anna")])));
    assert_eq!(std::format!("{chosen:?}"), r#"["anna", "bert"]"#);
}
