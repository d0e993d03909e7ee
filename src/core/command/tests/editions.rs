//! Going over to a newer edition of the product.

use std::{borrow::ToOwned as _, vec, vec::Vec};

use crate::{
    command::{Command, Refusal},
    directory::{FunctionSetting, UserRecord},
    document::SystemKind,
    testing::{System, create_place, dump, move_users, set_function, user},
    undo::undo,
};

fn to_v10() -> Command {
    Command::ChangeEdition { edition: "v10".to_owned() }
}

/// Three users of version 8: with OFFICE alone, with both, and with the dashboard only.
fn company() -> System {
    let off = |system: System, at: &str| {
        let functions = system.state.catalog.functions.iter().filter(|function| function.default);
        let ids: Vec<_> = functions.map(|function| function.id.clone()).collect();
        ids.iter().fold(system, |system, id| system.run(set_function(at, id, FunctionSetting::Off)))
    };
    let system = System::of_edition(SystemKind::Licensed, "v8").run(create_place("Berlin")).run(create_place("Bonn"));
    let system = off(system.run(create_place("Trier")), "Trier");
    let system = system.run(Command::CreateUser(user("anna", "Berlin"))).run(Command::CreateUser(user("bert", "Bonn")));
    let system = system.run(set_function("Bonn", "softphone", FunctionSetting::On));
    system.run(Command::CreateUser(user("carl", "Trier"))).run(set_function("Trier", "dashboard", FunctionSetting::On))
}

#[test]
fn what_was_needed_in_version_8_is_needed_since_then_in_version_10() {
    let before = company();
    let since = |id: &str, license_type: &str| before.since(id, license_type);
    let (anna, bert, carl) = (since("anna", "OFFICE"), since("bert", "OFFICE"), since("carl", "DASHBOARD"));
    assert!(since("bert", "OFFICE PLUS PACK") > bert, "the softphone came later");
    let after = before.clone().run(to_v10());
    for (id, expected) in [("anna", anna), ("bert", bert), ("carl", carl)] {
        assert_eq!(after.since(id, "OFFICE PLUS"), expected, "{id}");
    }
    assert_eq!(after.since("carl", "DASHBOARD"), Vec::<u32>::new(), "it is inside OFFICE PLUS");
    assert_eq!(after.order("OFFICE PLUS"), ["anna", "bert", "carl"]);
}

#[test]
fn undo_brings_the_old_edition_back_with_every_place_in_the_order() {
    let before = company();
    let after = before.clone().run(to_v10());
    let number = after.state.entry;
    let way_back = undo(&after.before(number), &after.state, &after.log[number as usize - 1]).unwrap();
    let back = after.run(Command::Restore(way_back));
    assert_eq!(dump(&back.state), dump(&before.state));
}

#[test]
fn undo_leaves_what_happened_in_the_new_edition() {
    let after = company().run(to_v10());
    let number = after.state.entry;
    let dora = UserRecord { phone: "17".to_owned(), ..user("dora", "Berlin") };
    let after = after.run(Command::CreateUser(dora)).run(move_users(&["bert"], "Berlin"));
    let way_back = undo(&after.before(number), &after.state, &after.log[number as usize - 1]).unwrap();
    let back = after.run(Command::Restore(way_back));
    assert_eq!(back.order("OFFICE"), ["anna", "bert", "dora"]);
    assert_eq!(back.since("bert", "OFFICE PLUS PACK"), Vec::<u32>::new());
}

#[test]
fn a_system_goes_over_to_newer_editions_only() {
    let edition = |name: &str| Command::ChangeEdition { edition: name.to_owned() };
    let system = company().run(to_v10());
    assert_eq!(system.refusal(&to_v10()), Refusal::NothingToDo);
    assert_eq!(system.refusal(&edition("v8")), Refusal::OlderEdition { edition: "v8".to_owned() });
    assert_eq!(system.refusal(&edition("v11")), Refusal::UnknownEdition("v11".to_owned()));
}

#[test]
fn several_commands_may_go_on_in_the_new_edition() {
    let commands = vec![to_v10(), set_function("Berlin", "mobile", FunctionSetting::On)];
    let system = company().run(Command::Batch(commands));
    assert_eq!(system.order("OFFICE PLUS").len(), 3);
}
