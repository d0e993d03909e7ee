//! What the tests of the window share.
use eframe::egui::{Theme, Ui, UiBuilder, Vec2};
use egui_kittest::Harness;
use xphone_license_manager::ui::theme;

/// A window of a fixed size in which `draw` is drawn, with the program's look installed before the first pass.
///
/// Missing glyphs and nameless inputs stop the test, as does a picture that differs: the limits are in `kittest.toml`.
pub fn harness<'a, State>(
    look: Theme,
    size: impl Into<Vec2>,
    state: State,
    draw: impl FnMut(&mut Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    scaled_harness(1.0, look, size, state, draw)
}

/// The same at another scale of the screen: 2.0 is 200 %. The size stays in points.
pub fn scaled_harness<'a, State>(
    pixels_per_point: f32,
    look: Theme,
    size: impl Into<Vec2>,
    state: State,
    mut draw: impl FnMut(&mut Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        .with_theme(look)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, state| {
                // The whole window: kittest itself leaves a margin, and a ground behind the contents only.
                let window = ui.ctx().content_rect();
                ui.painter().rect_filled(window, 0.0, theme::palette(ui).background);
                draw(&mut ui.new_child(UiBuilder::new().max_rect(window)), state);
            },
            state,
        )
}

/// The end of a picture's name.
pub fn suffix(look: Theme) -> &'static str {
    match look {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

#[test]
fn the_harness_draws_over_the_whole_window() {
    for look in [Theme::Light, Theme::Dark] {
        let mut window = harness(look, [320.0, 200.0], Vec2::ZERO, |ui, size| *size = ui.max_rect().size());
        window.run();
        assert_eq!(*window.state(), Vec2::new(320.0, 200.0), "{}", suffix(look));
    }
}
