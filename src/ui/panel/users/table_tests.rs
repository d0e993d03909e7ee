//! A million rows: the last one is exact, and only the rows in sight are put together.

use std::sync::Arc;

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{
    assignment::assign,
    calendar::UtcMicros,
    code::SystemId,
    command::{self, Command, Context, decide},
    directory::{Origin, PlaceName, Roles, UserKey, UserRecord},
    document::{SystemKind, Trust},
    installation::Installation,
    report::overview,
};

use super::*;
use crate::{
    session::{View, catalogs},
    text::Texts,
    ui::theme,
};

const ROWS: usize = 1_000_000;
/// So many users take turns in the rows: more than are in sight at once.
const USERS: usize = 100;

fn record(number: usize) -> UserRecord {
    UserRecord {
        key: UserKey::new(&format!("{number:03}")).unwrap(),
        first_name: String::new(),
        name: format!("N{number:03}"),
        account: String::new(),
        phone: String::new(),
        fax: String::new(),
        mobile: String::new(),
        email: String::new(),
        description: String::new(),
        place: PlaceName::location("Berlin"),
        lines: Vec::new(),
        roles: Roles::default(),
        joined: None,
        protected: None,
        origin: Origin::ByHand,
    }
}

fn view() -> View {
    let mut state = Installation::new(catalogs().unwrap());
    let (at, trust) = (UtcMicros(1), Trust::default());
    let mut commands = vec![
        Command::SetUp {
            kind: SystemKind::Planning,
            edition: "v10".to_owned(),
            system_id: SystemId::Vendor("XID-AB3C4D5E".to_owned()),
            installation_key: None,
        },
        Command::CreatePlace { place: PlaceName::location("Berlin"), description: String::new() },
    ];
    commands.extend((0..USERS).map(|number| Command::CreateUser(record(number))));
    for command in commands {
        let context = Context { now: at, trust: &trust };
        let events = decide(&state, &command, &context).unwrap();
        command::preview(&mut state, &events, &context);
    }
    let assignment = assign(&state, at);
    View {
        portal: None,
        overview: Arc::new(overview(&state, &assignment, at)),
        installation: Arc::new(state),
        assignment: Arc::new(assignment),
        is_home_server: false,
        is_read_only: false,
        past: None,
        is_unreachable: false,
        last_backup: None,
        copies: Arc::default(),
        folder: std::path::PathBuf::default(),
        at,
        clock: at,
    }
}

struct Shown {
    view: View,
    texts: Texts,
    list: List,
    memory: TableMemory,
    /// Most rows that were ever put together at once.
    most: usize,
}

fn window() -> Harness<'static, Shown> {
    let view = view();
    let mut list = List::default();
    list.refresh(&view);
    let users = list.rows.clone();
    list.rows = users.iter().copied().cycle().take(ROWS).collect();
    let texts = Texts::new(Language::English);
    let shown = Shown { view, texts, list, memory: TableMemory::default(), most: 0 };
    let draw = |ui: &mut Ui, shown: &mut Shown| {
        let mut wishes = Vec::new();
        let Shown { view, texts, list, memory, most } = shown;
        let context = PanelContext { view, texts, wishes: &mut wishes, progress: None, is_busy: false };
        table_ui(ui, &context, list, memory, &mut Vec::new());
        *most = (*most).max(memory.rows.len());
    };
    let harness = Harness::builder()
        .with_size([1000.0, 700.0])
        .with_theme(Theme::Light)
        .with_context_setup(theme::install)
        .build_ui_state(draw, shown);
    let mut harness = harness;
    harness.run();
    harness
}

fn is_exactly(found: f32, expected: f32) -> bool {
    found.to_bits() == expected.to_bits()
}

/// What a screen reader says for the rows in sight, and where they lie.
fn rows(window: &Harness<'static, Shown>) -> Vec<(String, Rect)> {
    let rows = window.get_all_by_role(Role::Row);
    rows.map(|row| (row.accesskit_node().label().unwrap_or_default(), row.rect())).collect()
}

#[test]
fn the_last_of_a_million_rows_is_exact_and_only_rows_in_sight_are_made() {
    let mut window = window();
    window.get_by_role(Role::Table).focus();
    window.run();
    window.key_press(Key::End);
    window.run();
    let shown = rows(&window);
    let (last, place) = shown.iter().max_by(|one, other| one.1.top().total_cmp(&other.1.top())).unwrap();
    assert!(last.ends_with("1,000,000 of 1,000,000"), "{last}");
    let mut tops: Vec<f32> = shown.iter().map(|(_, place)| place.top()).collect();
    tops.sort_by(f32::total_cmp);
    assert!(tops.windows(2).all(|pair| is_exactly(pair[1] - pair[0], 24.0)), "{tops:?}");
    let bottom = window.get_by_role(Role::Table).rect().bottom();
    assert!(is_exactly(place.height(), 24.0) && is_exactly(place.bottom(), bottom), "{place} in a table to {bottom}");
    window.key_press(Key::Home);
    window.run();
    assert!(rows(&window).iter().any(|(row, _)| row.ends_with(", 1 of 1,000,000")));
    assert!(window.state().most < 40, "{} rows were made at once", window.state().most);
}

#[test]
fn an_unchanged_system_and_question_are_answered_once() {
    let view = view();
    let mut list = List::default();
    assert!(list.refresh(&view));
    assert!(!list.refresh(&view));
    list.question.search = "N00".to_owned();
    assert!(list.refresh(&view));
    assert_eq!(list.rows.len(), 10);
    assert!(!list.refresh(&view));
}
