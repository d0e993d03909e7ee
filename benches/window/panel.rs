//! The panel of users without a screen: what a frame costs when somebody scrolls, moves the pointer, sorts, searches and
//! selects, in systems of several sizes.
//!
//! The systems take turns frame by frame, so that whatever else the machine does meets all of them alike.
use std::{collections::BTreeMap, sync::Arc, time::Duration};

use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, Theme, TouchPhase, pos2, vec2,
};
use serde_json::{Value, json};
use xlm_core::{
    assignment::assign,
    calendar::UtcMicros,
    report::{UserLists, overview},
};
use xphone_license_manager::{
    session::{UsersListed, View},
    text::{Language, Texts},
    ui::{
        panel::{Panel as _, PanelContext, Wish, users::UsersPanel},
        theme,
    },
};

use crate::{company, work};

const NOW: UtcMicros = UtcMicros(1_900_000_000_000_000);
const SIZE: [f32; 2] = [1240.0, 900.0];
const FRAMES: usize = 101;

/// A window with the panel over a system.
struct Window {
    context: Context,
    panel: UsersPanel,
    lists: UserLists,
    view: View,
    texts: Texts,
    time: f64,
    /// What the session has been asked for and will hand over before the next frame.
    listed: Option<UsersListed>,
}

impl Window {
    fn new(users: u64) -> Self {
        let state = company::company(users, false);
        let assignment = assign(&state, NOW);
        let view = View {
            overview: Arc::new(overview(&state, &assignment, NOW)),
            installation: Arc::new(state),
            assignment: Arc::new(assignment),
            key_fault: None,
            is_home_server: false,
            is_read_only: false,
            portal: None,
            is_unreachable: false,
            folder: std::path::PathBuf::new(),
            at: NOW,
            clock: NOW,
            last_backup: None,
            copies: Arc::default(),
            past: None,
        };
        let context = Context::default();
        theme::install(&context);
        context.set_theme(Theme::Light);
        let (panel, lists, texts) = (UsersPanel::default(), UserLists::default(), Texts::new(Language::English));
        let mut window = Self { context, panel, lists, view, texts, time: 0.0, listed: None };
        for _ in 0..6 {
            window.frame(Vec::new());
        }
        window
    }

    /// Draws a frame with these events, from the list that came to the shapes of the screen.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { context, panel, view, texts, listed, .. } = self;
        let mut wishes = Vec::new();
        let (mut textures, work) = work::of(|| {
            if let Some(listed) = listed.take() {
                panel.take_listed(listed);
            }
            let output = context.run_ui(input, |ui| {
                let wishes = &mut wishes;
                panel.panel_ui(ui, &mut PanelContext { view, texts, wishes, progress: None, is_busy: false });
            });
            drop(context.tessellate(output.shapes, output.pixels_per_point));
            output.textures_delta
        });
        textures.clear();
        for wish in wishes {
            if let Wish::ListUsers(asked) = wish {
                let list = self.lists.answer(&asked.installation, &asked.assignment, &asked.question, &|| true);
                self.listed = list.map(|list| UsersListed { asked, list });
            }
        }
        work
    }

    /// The centre of what has a name.
    fn place_of(&mut self, name: &str) -> Pos2 {
        self.context.enable_accesskit();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.time),
            focused: true,
            ..RawInput::default()
        };
        let Self { context, panel, view, texts, .. } = self;
        let mut wishes = Vec::new();
        let mut output = context.run_ui(input, |ui| {
            let wishes = &mut wishes;
            panel.panel_ui(ui, &mut PanelContext { view, texts, wishes, progress: None, is_busy: false });
        });
        output.textures_delta.clear();
        self.context.disable_accesskit();
        let tree = output.platform_output.accesskit_update.expect("accessibility is on");
        let node = tree.nodes.iter().find(|(_, node)| node.label() == Some(name) && node.bounds().is_some());
        let bounds = node.and_then(|(_, node)| node.bounds()).unwrap_or_else(|| panic!("nothing is called {name}"));
        pos2((bounds.x0 + bounds.x1) as f32 / 2.0, (bounds.y0 + bounds.y1) as f32 / 2.0)
    }

    fn click(&mut self, place: Pos2) -> Vec<Duration> {
        let button = |pressed| Event::PointerButton {
            pos: place,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut works = vec![self.frame(vec![Event::PointerMoved(place)])];
        works.extend([true, false].map(|pressed| self.frame(vec![button(pressed)])));
        works.extend((0..4).map(|_| self.frame(Vec::new())));
        works
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> Vec<Duration> {
        let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let mut works = vec![self.frame(vec![event])];
        works.extend((0..3).map(|_| self.frame(Vec::new())));
        works
    }
}

/// The middle of the table.
const MIDDLE: Pos2 = pos2(760.0, 420.0);

/// What is done, frame by frame; each gives the frames that it took.
type Scene = (&'static str, usize, fn(&mut Window, usize) -> Vec<Duration>);

const SCENES: [Scene; 13] = [
    ("still", FRAMES, |window, _| vec![window.frame(Vec::new())]),
    ("hover", FRAMES, |window, round| {
        let place = MIDDLE + vec2(0.0, (round % 12) as f32 * 24.0);
        vec![window.frame(vec![Event::PointerMoved(place)])]
    }),
    ("scroll", FRAMES, |window, _| {
        let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
        let delta = vec2(0.0, -48.0);
        let source = eframe::egui::MouseWheelSource::Unknown;
        let wheel = Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE };
        vec![window.frame(vec![Event::PointerMoved(MIDDLE), wheel])]
    }),
    ("click on a row", 21, |window, round| window.click(MIDDLE + vec2(0.0, (round % 5) as f32 * 24.0))),
    ("page down", 5, |window, _| window.press(Key::PageDown, Modifiers::NONE)),
    ("end", 3, |window, _| window.press(Key::End, Modifiers::NONE)),
    ("home", 3, |window, _| window.press(Key::Home, Modifiers::NONE)),
    ("sort", 6, |window, _| {
        let heading = window.place_of("First name");
        window.click(heading)
    }),
    ("search", 6, |window, round| {
        if round == 0 {
            let field = window.place_of("Search users");
            window.click(field);
        }
        let mut works = vec![window.frame(vec![Event::Text(["v", "o", "g", "e", "l", " "][round % 6].to_owned())])];
        works.extend((0..3).map(|_| window.frame(Vec::new())));
        works
    }),
    ("select all", 5, |window, round| {
        if round == 0 {
            // The search is left and emptied, the table has the focus again.
            (0..8).for_each(|_| drop(window.press(Key::Backspace, Modifiers::NONE)));
            window.click(MIDDLE);
        }
        window.press(Key::A, Modifiers::COMMAND)
    }),
    ("still with all selected", FRAMES, |window, _| vec![window.frame(Vec::new())]),
    ("delete all, until it is handed over", 5, |window, _| window.press(Key::Delete, Modifiers::NONE)),
    ("all but one, by End with Shift", 3, |window, _| {
        window.press(Key::Home, Modifiers::NONE);
        window.press(Key::ArrowDown, Modifiers::NONE);
        window.press(Key::End, Modifiers::SHIFT)
    }),
];

/// Works of a scene in one figure.
fn figures(mut works: Vec<Duration>) -> Value {
    works.sort_unstable();
    let median = works[works.len() / 2].as_nanos() as u64;
    let longest = works.last().map_or(0, |work| work.as_nanos() as u64);
    json!({ "median": median, "longest": longest, "frames": works.len() })
}

/// All scenes for systems of these sizes.
pub fn measure(sizes: &[u64]) -> Value {
    let mut windows: Vec<Window> = sizes.iter().map(|users| Window::new(*users)).collect();
    let mut all: BTreeMap<String, BTreeMap<&str, Value>> = BTreeMap::new();
    for (scene, rounds, play) in SCENES {
        let mut works = vec![Vec::new(); windows.len()];
        for round in 0..rounds {
            for (window, works) in windows.iter_mut().zip(&mut works) {
                works.extend(play(window, round));
            }
        }
        for (users, works) in sizes.iter().zip(works) {
            all.entry(users.to_string()).or_default().insert(scene, figures(works));
        }
    }
    json!(all)
}
