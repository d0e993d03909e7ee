//! A window in which nothing happens costs nothing, and none moves by itself where each frame is dear.
use std::time::Duration;

use eframe::{
    CreationContext,
    egui::{Context, Theme, ViewportId},
};
use xphone_license_manager::ui::{
    panel::PanelId,
    renderer::{Drawing, Way},
    shortcut::Shortcut,
};

use super::*;

/// When the window wants to be drawn again if nobody touches it.
fn next_frame(window: &Window) -> Duration {
    window.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

fn stays_at_rest(window: &mut Window) -> bool {
    (0..50).all(|_| {
        window.harness.step();
        next_frame(window) == Duration::MAX
    })
}

fn go_to(window: &mut Window, panel: PanelId) {
    let keys = Shortcut::Show(panel).keys();
    window.harness.key_press_modifiers(keys.modifiers, keys.logical_key);
    window.harness.run_steps(2);
}

#[test]
fn nothing_is_drawn_again_in_any_panel_while_nobody_does_anything() {
    let mut window = open(Language::English, vec![]);
    window.harness.run();
    window.open_sample();
    for panel in PanelId::ALL {
        go_to(&mut window, panel);
        // What the session still brings is drawn; after that it stays at rest, also when it is drawn all the same, e.g.
        // because the pointer of another program went over it.
        let deadline = Instant::now() + Duration::from_mins(1);
        while !stays_at_rest(&mut window) {
            assert!(Instant::now() < deadline, "{panel:?} wants to be drawn without a reason");
        }
    }
}

fn drawn((in_software, is_remote): (bool, bool)) -> Drawing {
    Drawing { way: Way::BestAdapter, adapter: "Test".to_owned(), in_software, is_remote, left: vec![] }
}

#[test]
fn nothing_moves_in_a_remote_session_and_where_the_processor_draws() {
    for (in_software, is_remote, is_still) in
        [(false, false, false), (true, false, true), (false, true, true), (true, true, true)]
    {
        let drawing = drawn((in_software, is_remote));
        assert_eq!(drawing.is_still(), is_still);
        let context = Context::default();
        let folder = tempfile::tempdir().unwrap();
        let (shell, ..) = shell(folder.path(), speaking(Language::English), vec![]);
        App::new(&CreationContext::_new_kittest(context.clone()), &shell, Some(drawing));
        for theme in [Theme::Light, Theme::Dark] {
            let style = context.style_of(theme);
            assert_eq!(style.animation_time == 0.0, is_still, "{in_software} {is_remote}");
            assert_eq!(style.visuals.text_cursor.blink, !is_still);
        }
    }
}

#[test]
fn a_notice_is_at_its_place_at_once_where_nothing_moves() {
    let mut window = open_drawn(speaking(Language::English), vec![], Some(drawn((false, true))));
    window.harness.run();
    window.open_sample();
    preview_channels(&mut window, "12");
    window.press("notices-preview-enter-resources.confirm");
    window.until_label("Done. It is change");
    let place = |window: &Window| window.harness.get_all_by_label_contains("Done. It is change").next().unwrap().rect();
    let before = place(&window);
    window.harness.run_steps(5);
    assert_eq!(place(&window), before);
}
