use std::{borrow::ToOwned as _, string::String, sync::Arc, vec::Vec};

use super::*;
use crate::{
    assignment::assign,
    calendar::UtcMicros,
    catalog::{Catalog, Catalogs},
    code::SystemId,
    command::{Command, Context, decide, preview},
    directory::{PlaceName, Role, Roles, UserField, UserKey, UserRecord},
    document::{SystemKind, Trust},
    report::{Mark, PlaceFigures, SavedFilter, Standing},
};

struct System {
    state: Arc<Installation>,
    assignment: Arc<Assignment>,
}

fn user(key: &str, first_name: &str, name: &str, place: PlaceName) -> UserRecord {
    UserRecord {
        first_name: String::from(first_name),
        name: String::from(name),
        ..UserRecord::new(UserKey::new(key).unwrap(), place)
    }
}

/// A system without any license, so that everybody lacks OFFICE PLUS, and members lack TEAMDESK too.
fn system(users: Vec<UserRecord>) -> System {
    let catalog = Catalog::from_ron(include_str!("../../../assets/catalog/v10.ron")).unwrap();
    let mut state = Installation::new(Arc::new(Catalogs(std::vec![Arc::new(catalog)])));
    let trust = Trust::default();
    let context = Context { now: UtcMicros(1), trust: &trust };
    let mut commands = std::vec![Command::SetUp {
        kind: SystemKind::Planning,
        edition: String::from("v10"),
        system_id: SystemId::Vendor(String::from("XID-AB3C4D5E")),
        installation_key: None,
    }];
    let places = [PlaceName::location("Berlin"), PlaceName::group("Berlin", "Sales"), PlaceName::location("Bonn")];
    commands.extend(places.map(|place| Command::CreatePlace { place, description: String::new() }));
    commands.extend(users.into_iter().map(Command::CreateUser));
    for command in commands {
        let events = decide(&state, &command, &context).unwrap();
        preview(&mut state, &events, &context);
    }
    let assignment = Arc::new(assign(&state, UtcMicros(2)));
    System { state: Arc::new(state), assignment }
}

impl System {
    fn keys(&self, question: &UserQuestion) -> Vec<String> {
        let found = self.list(&mut UserLists::default(), question);
        found.rows.into_iter().map(|user| self.state.directory.users.key(user).to_owned()).collect()
    }

    fn list(&self, lists: &mut UserLists, question: &UserQuestion) -> UserList {
        lists.answer(&self.state, &self.assignment, question, &|| true).unwrap()
    }
}

fn some_users() -> System {
    let berlin = || PlaceName::location("Berlin");
    let sales = || PlaceName::group("Berlin", "Sales");
    let bonn = || PlaceName::location("Bonn");
    let member = Roles::default().with(Role::Member);
    system(std::vec![
        UserRecord { roles: member, ..user("4", "Anna", "Ärger", bonn()) },
        UserRecord { phone: String::from("+49 89 4711"), ..user("1", "Zoe", "Berg", berlin()) },
        user("3", "Anna", "Bergmann", sales()),
        UserRecord { lines: std::vec![String::from("+49 89 12")], ..user("2", "Ada", "berg", berlin()) },
        user("5", "Cem", "Zorn", berlin()),
    ])
}

#[test]
fn names_are_ordered_as_people_do_and_ties_by_the_permanent_id() {
    let system = some_users();
    let mut question = UserQuestion { order: UserOrder::Field(UserField::Name), ..UserQuestion::default() };
    assert_eq!(system.keys(&question), ["4", "2", "1", "3", "5"]);
    question.direction = Direction::Descending;
    assert_eq!(system.keys(&question), ["5", "3", "1", "2", "4"]);
    // All accounts are empty: the order of the IDs stays in both directions.
    question.order = UserOrder::Field(UserField::Account);
    assert_eq!(system.keys(&question), ["1", "2", "3", "4", "5"]);
}

#[test]
fn a_location_has_the_users_of_its_groups_too() {
    let system = some_users();
    let places = &system.state.directory.places;
    let of = |place: PlaceName| UserQuestion { place: places.find(&place), ..UserQuestion::default() };
    assert_eq!(system.keys(&of(PlaceName::location("Berlin"))), ["1", "2", "3", "5"]);
    assert_eq!(system.keys(&of(PlaceName::group("Berlin", "Sales"))), ["3"]);
    let counted = system.list(&mut UserLists::default(), &UserQuestion::default()).place_figures;
    let berlin = places.find(&PlaceName::location("Berlin")).unwrap();
    assert_eq!(counted[berlin.0 as usize], PlaceFigures { users: 4, missing: 4 });
}

#[test]
fn users_are_found_by_text_line_place_and_permanent_id() {
    let system = some_users();
    for (typed, expected) in [
        ("aerger", &["4"][..]),
        ("089/4711", &["1"]),
        ("089 12", &["2"]),
        ("sales anna", &["3"]),
        ("  ", &["1", "2", "3", "4", "5"]),
        ("nobody", &[]),
    ] {
        let question = UserQuestion { search: String::from(typed), ..UserQuestion::default() };
        assert_eq!(system.keys(&question), expected, "{typed}");
    }
}

#[test]
fn a_license_type_chooses_who_needs_it_or_lacks_it() {
    let system = some_users();
    let teamdesk = system.state.catalog.type_index("TEAMDESK");
    let mut question = UserQuestion { license_type: teamdesk, ..UserQuestion::default() };
    assert_eq!(system.keys(&question), ["4"]);
    question.standing = Standing::Missing;
    assert_eq!(system.keys(&question), ["4"]);
    question.license_type = None;
    assert_eq!(system.keys(&question).len(), 5);
    question.order = UserOrder::Missing;
    question.direction = Direction::Descending;
    // Two units missing before one, then by ID.
    assert_eq!(system.keys(&question), ["2", "4", "1", "3", "5"]);
}

#[test]
fn marks_and_who_holds_a_license_are_asked_for_too() {
    let berlin = || PlaceName::location("Berlin");
    let member = UserRecord { roles: Roles::default().with(Role::Member), ..user("1", "Anna", "Team", berlin()) };
    let protected = UserRecord { protected: Some("reception".to_owned()), ..user("2", "Bert", "Front", berlin()) };
    let system = system(std::vec![member, protected, user("3", "Carl", "Plain", berlin())]);
    let asked = |mark, standing| system.keys(&UserQuestion { standing, mark, ..UserQuestion::default() });
    assert_eq!(asked(Mark::Protected, Standing::All), ["2"]);
    assert_eq!(asked(Mark::TeamMember, Standing::All), ["1"]);
    assert_eq!(asked(Mark::Any, Standing::Holding), Vec::<String>::new(), "there is no license");
    assert_eq!(asked(Mark::TeamMember, Standing::Missing), ["1"]);
}

#[test]
fn a_saved_filter_asks_the_same_again() {
    let catalog = Catalog::from_ron(include_str!("../../../assets/catalog/v10.ron")).unwrap();
    let asked = UserQuestion {
        search: " mueller ".to_owned(),
        standing: Standing::Holding,
        license_type: catalog.type_index("FAX"),
        mark: Mark::Protected,
        ..UserQuestion::default()
    };
    let saved = SavedFilter::of(&asked, &catalog, " Fax users ");
    let mut again = UserQuestion { order: UserOrder::Missing, ..UserQuestion::default() };
    saved.ask(&mut again, &catalog);
    let expected = UserQuestion { search: "mueller".to_owned(), order: UserOrder::Missing, ..asked };
    assert_eq!((saved.name.as_str(), again), ("Fax users", expected));
}

/// Each question is answered as if it were the first, whatever was asked before and of which state.
#[test]
fn what_is_kept_between_questions_changes_no_answer() {
    let system = some_users();
    let trust = Trust::default();
    let after = |command: &Command| {
        let mut state = Installation::clone(&system.state);
        let events = decide(&state, command, &Context { now: UtcMicros(3), trust: &trust }).unwrap();
        preview(&mut state, &events, &Context { now: UtcMicros(3), trust: &trust });
        let assignment = Arc::new(assign(&state, UtcMicros(3)));
        System { state: Arc::new(state), assignment }
    };
    let of = |key: &str| std::vec![UserKey::new(key).unwrap()];
    let edited = UserRecord { name: "Aal".to_owned(), ..user("5", "Cem", "Zorn", PlaceName::location("Berlin")) };
    let states = [
        after(&Command::MoveUsers { users: of("4").into(), to: PlaceName::location("Berlin") }),
        after(&Command::EditUser(edited)),
        after(&Command::DeleteUsers { users: of("3").into() }),
        after(&Command::EditPlace {
            place: PlaceName::location("Berlin"),
            name: "Zossen".to_owned(),
            description: String::new(),
        }),
        system,
    ];
    let orders = [
        UserOrder::Key,
        UserOrder::Field(UserField::Name),
        UserOrder::Field(UserField::Account),
        UserOrder::Location,
        UserOrder::Group,
        UserOrder::Held,
        UserOrder::Missing,
    ];
    let mut lists = UserLists::default();
    for order in orders {
        for search in ["berlin", "", "an"] {
            for direction in [Direction::Ascending, Direction::Descending] {
                let question = UserQuestion { search: search.to_owned(), order, direction, ..UserQuestion::default() };
                for state in &states {
                    let fresh = state.list(&mut UserLists::default(), &question);
                    assert_eq!(state.list(&mut lists, &question), fresh, "{question:?}");
                }
            }
        }
    }
}

#[test]
fn an_answer_that_nobody_waits_for_is_given_up_and_spoils_nothing() {
    let system = some_users();
    let question =
        UserQuestion { search: "an".to_owned(), order: UserOrder::Field(UserField::Name), ..UserQuestion::default() };
    let whole = system.list(&mut UserLists::default(), &question);
    let mut lists = UserLists::default();
    for steps in 0..6_u32 {
        let left = core::cell::Cell::new(steps);
        let goes_on = || left.replace(left.get().saturating_sub(1)) > 0;
        let answer = lists.answer(&system.state, &system.assignment, &question, &goes_on);
        assert!(answer.is_none_or(|answer| answer == whole));
        lists = if steps % 2 == 0 { UserLists::default() } else { lists };
    }
    assert_eq!(system.list(&mut lists, &question), whole);
}
