//! Every state of the binding on a small screen.
use super::*;
use crate::picture::picture;

/// A server on which something happened.
fn with(mut world: World, happen: impl FnOnce(&mut World)) -> World {
    happen(&mut world);
    world
}

/// All states that the panel tells apart, by a name.
fn states() -> Vec<(&'static str, World)> {
    let read = |uuid, mac, os| with(World::bound(), |world| world.read_machine(uuid, mac, os));
    let release = |days| with(World::bound(), |world| world.run(&Command::ReleaseLicenses { tail_days: days }));
    vec![
        ("no-license", World::new()),
        ("fits", World::bound()),
        ("old-mac", read(OLD_UUID, NEW_MAC, OLD_SYSTEM).at(8)),
        ("same-server", read(NEW_UUID, OLD_MAC, OLD_SYSTEM)),
        ("moved-or-copied", read(NEW_UUID, NEW_MAC, OLD_SYSTEM)),
        ("other-hardware", read(NEW_UUID, NEW_MAC, NEW_SYSTEM)),
        (
            "emergency",
            with(World::new(), |world| {
                world.read_machine(NEW_UUID, NEW_MAC, NEW_SYSTEM);
                world.import_package(1);
            }),
        ),
        (
            "grace-over",
            with(read(OLD_UUID, NEW_MAC, OLD_SYSTEM), |world| {
                world.engine.surroundings.clock = Clock::Fixed(UtcMicros(noon(2).0 + 40 * 86_400_000_000));
                world.engine.refresh().unwrap();
            }),
        ),
        (
            "requested",
            with(read(OLD_UUID, NEW_MAC, OLD_SYSTEM), |world| {
                world.run(&Command::RecordRequest { nonce: Nonce([7; 16]), reason: Reason::Drift, codes: vec![] });
            }),
        ),
        ("move-runs", release(10).at(4)),
        ("called-off", with(release(10), |world| world.run(&Command::CallOffRelease))),
        ("moved-away", release(1).at(3)),
    ]
}

fn check(language: Language, look: Theme, size: [f32; 2], scale: f32, suffix: &str) {
    for (name, world) in states() {
        let mut window: Window = stage_harness(scale, look, size, Stage::new(world.view(), language));
        window.run();
        picture(&mut window, &format!("rehosting-{name}-{suffix}"));
        for node in window.query_all_by_label_contains("") {
            assert!(node.rect().right() <= size[0] + 0.5, "{name}: {:?} sticks out", node.accesskit_node().label());
        }
    }
}

#[test]
fn nothing_sticks_out_of_a_small_window_in_any_state() {
    check(Language::German, Theme::Dark, [824.0, 900.0], 1.0, "de-dark");
    check(Language::English, Theme::Light, [824.0, 900.0], 1.0, "en-light");
    check(Language::German, Theme::Light, [584.0, 480.0], 2.0, "de-smallest-200");
}
