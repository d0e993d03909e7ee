//! What is noted when the key of the system was lost, and when an earlier copy of its change log was restored.

use crate::{
    assignment::assign,
    command::{Command, Refusal},
    document::{ChangeLogHead, Digest, PublicKey, SystemKind},
    event::Event,
    testing::{System, issuer_key, machine},
};

fn new_key() -> Command {
    Command::ReplaceKey { installation_key: PublicKey::of(&issuer_key()) }
}

fn restored() -> Command {
    Command::NoteRestored { lost: ChangeLogHead { number: 52, digest: Digest([7; 32]) } }
}

#[test]
fn a_new_key_is_known_from_then_on_and_all_else_stays() {
    let before = System::with(&[("SERVER", 1), ("OFFICE PLUS", 2)]).users(&["anna"], "Berlin");
    let after = before.clone().run(new_key());
    let setup = |system: &System| system.state.setup.clone().unwrap();
    assert_eq!(setup(&after).installation_key, Some(PublicKey::of(&issuer_key())));
    assert_eq!(setup(&after).system_id, setup(&before).system_id);
    let served = |system: &System| assign(&system.state, system.now).types;
    assert_eq!(served(&after), served(&before), "the licenses go on counting");
    assert_eq!(after.refusal(&new_key()), Refusal::NothingToDo);
}

#[test]
fn a_planning_system_signs_nothing() {
    let kind = SystemKind::Planning;
    assert_eq!(System::of_kind(kind).refusal(&new_key()), Refusal::WrongKind { kind });
}

#[test]
fn a_copy_gives_no_used_days_back() {
    let system = System::with(&[("SERVER", 1)]);
    assert!(matches!(system.decide(&restored()).unwrap()[..], [Event::CopyRestored { .. }]));
    let given_up = system.clone().run(Command::ReleaseLicenses { tail_days: 3 });
    assert_eq!(given_up.refusal(&restored()), Refusal::CopyGivesDaysBack);
    let broken = system.looking_at(&machine(9, 9, 9));
    assert_eq!(broken.refusal(&restored()), Refusal::CopyGivesDaysBack);
}
