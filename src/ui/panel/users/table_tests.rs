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
    report::{UserLists, overview},
};

use super::*;
use crate::{
    session::{ListUsers, UsersListed, View, catalogs},
    text::Texts,
    ui::{panel::Wish, theme},
};

const ROWS: usize = 1_000_000;
/// So many users take turns in the rows: more than are in sight at once.
const USERS: usize = 100;

fn record(number: usize) -> UserRecord {
    UserRecord {
        key: UserKey::new(&format!("{number:04}")).unwrap(),
        first_name: String::new(),
        name: format!("N{number:04}"),
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
    view_of(USERS)
}

fn view_of(users: usize) -> View {
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
    commands.extend((0..users).map(|number| Command::CreateUser(record(number))));
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
        key_fault: None,
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
    list.refresh(&view, &mut Vec::new());
    let users = list.answer.rows.clone();
    list.answer.rows = users.iter().copied().cycle().take(ROWS).collect();
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

/// The rows in sight by their numbers, from 1: each as high as the others, one right below the other.
fn numbers(window: &Harness<'static, Shown>) -> Vec<u32> {
    let mut shown = rows(window);
    shown.sort_by(|one, other| one.1.top().total_cmp(&other.1.top()));
    let is_exact = |pair: &[(String, Rect)]| is_exactly(pair[1].1.top() - pair[0].1.top(), 24.0);
    assert!(shown.windows(2).all(is_exact), "{shown:?}");
    assert!(shown.iter().all(|(_, place)| is_exactly(place.height(), 24.0)), "{shown:?}");
    let number = |name: &str| -> u32 {
        let before = name.strip_suffix(" of 1,000,000").unwrap();
        before.rsplit(", ").next().unwrap().replace(',', "").parse().unwrap()
    };
    let numbers: Vec<u32> = shown.iter().map(|(name, _)| number(name)).collect();
    assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1), "{numbers:?}");
    numbers
}

fn press(window: &mut Harness<'static, Shown>, key: Key) {
    window.key_press(key);
    window.run();
}

fn cursor(window: &Harness<'static, Shown>) -> usize {
    window.state().list.selection.cursor.unwrap() + 1
}

#[test]
fn pages_at_the_end_of_a_million_rows_lead_back_to_the_same_row() {
    let mut window = window();
    window.get_by_role(Role::Table).focus();
    window.run();
    press(&mut window, Key::End);
    assert_eq!((cursor(&window), numbers(&window).last().copied()), (ROWS, Some(1_000_000)));
    let page = window.state().memory.page;
    for pages in 1..=3 {
        press(&mut window, Key::PageUp);
        assert_eq!(cursor(&window), ROWS - pages * page);
        assert!(numbers(&window).contains(&(cursor(&window) as u32)));
    }
    for pages in (0..3).rev() {
        press(&mut window, Key::PageDown);
        assert_eq!(cursor(&window), ROWS - pages * page);
        assert!(numbers(&window).contains(&(cursor(&window) as u32)));
    }
    press(&mut window, Key::ArrowUp);
    assert_eq!(cursor(&window), ROWS - 1);
}

#[test]
fn the_scroll_bar_reaches_every_part_of_a_million_rows_and_the_last_one() {
    let mut window = window();
    let table = window.get_by_role(Role::Table).rect();
    let bar = |share: f32| {
        let top = table.top() + theme().height.header;
        eframe::egui::pos2(table.right() - 6.0, top + 2.0 + (table.bottom() - top - 4.0) * share)
    };
    window.drag_at(bar(0.01));
    window.run();
    for (share, least, most) in [(0.5, 450_000, 550_000), (0.9, 850_000, 950_000), (1.2, 1_000_000, 1_000_000)] {
        window.hover_at(bar(share));
        window.run();
        let last = *numbers(&window).last().unwrap();
        assert!((least..=most).contains(&last), "{last} at {share}");
    }
    window.drop_at(bar(1.2));
    window.run();
    let bottom = rows(&window).iter().map(|(_, place)| place.bottom()).fold(0.0, f32::max);
    assert!(is_exactly(bottom, window.get_by_role(Role::Table).rect().bottom()), "the last row ends at {bottom}");
}

#[test]
fn each_of_a_million_rows_can_be_gone_to() {
    let mut window = window();
    for row in [0, 1, 333_333, 699_049, 838_861, 999_970, 999_999] {
        window.state_mut().memory.scroll_to = Some(row);
        window.run();
        assert!(numbers(&window).contains(&(row as u32 + 1)), "row {row}");
    }
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
    let (view, mut list, mut wishes) = (view(), List::default(), Vec::new());
    assert!(list.refresh(&view, &mut wishes));
    assert!(!list.refresh(&view, &mut wishes));
    list.question.search = "N000".to_owned();
    assert!(list.refresh(&view, &mut wishes));
    assert_eq!(list.answer.rows.len(), 10);
    assert!(!list.refresh(&view, &mut wishes));
    assert!(wishes.is_empty(), "few users are listed at once");
}

/// The question that a list asks the session; its only wish.
fn asked(list: &mut List, view: &View) -> ListUsers {
    let mut wishes = Vec::new();
    assert!(!list.refresh(view, &mut wishes));
    match wishes.pop() {
        Some(Wish::ListUsers(asked)) if wishes.is_empty() => asked,
        other => panic!("the list wishes {other:?}"),
    }
}

fn answered(asked: ListUsers) -> UsersListed {
    let list = UserLists::default().answer(&asked.installation, &asked.assignment, &asked.question, &|| true);
    UsersListed { asked, list: list.unwrap() }
}

#[test]
fn many_users_are_listed_by_the_session_and_shown_as_they_were_until_then() {
    let (view, mut list) = (view_of(2_001), List::default());
    let first = asked(&mut list, &view);
    assert!(list.is_new() && list.is_awaited());
    let mut wishes = Vec::new();
    assert!(!list.refresh(&view, &mut wishes) && wishes.is_empty(), "it is asked once");
    assert!(list.take_listed(answered(first)));
    assert!(!list.refresh(&view, &mut wishes) && !list.is_awaited());

    list.question.search = "n00".to_owned();
    let stale = asked(&mut list, &view);
    list.question.search = "n000".to_owned();
    let newest = asked(&mut list, &view);
    assert!(!list.take_listed(answered(stale)), "something else is asked by now");
    assert_eq!(list.answer.rows.len(), 2_001, "what was there stays meanwhile");
    assert!(list.take_listed(answered(newest)));
    assert_eq!(list.answer.rows.len(), 10);

    let after = view_of(2_002);
    let moved_on = asked(&mut list, &after);
    assert!(Arc::ptr_eq(&list.shown(&after).installation, &view.installation), "the rows are those of this state");
    assert!(list.take_listed(answered(moved_on)));
    assert!(!list.refresh(&after, &mut wishes));
    assert!(Arc::ptr_eq(&list.shown(&after).installation, &after.installation));
}

#[test]
fn an_answer_that_is_not_needed_any_more_is_dropped() {
    let (view, mut list) = (view_of(2_001), List::default());
    let first = asked(&mut list, &view);
    list.take_listed(answered(first));
    list.question.search = "n00".to_owned();
    let typed = asked(&mut list, &view);
    list.question.search.clear();
    assert!(!list.refresh(&view, &mut Vec::new()), "the answer to this is there already");
    assert!(!list.take_listed(answered(typed)));
    assert_eq!(list.answer.rows.len(), 2_001);
}
