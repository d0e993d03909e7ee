use std::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use proptest::prelude::*;

use crate::{
    command::{BadRows, Command, ImportOptions, MissingUsers, Placement, Refusal, RowFault, UnknownPlaces, bad_rows},
    directory::{LONGEST_TEXT, Origin, PlaceName, Roles, UserField, UserRecord, UserRow},
    testing::{System, create_place, day, dump, move_users, place, random, row},
};

fn company() -> System {
    System::with(&[("SERVER", 1)]).run(create_place("Berlin/Sales")).run(create_place("Bonn"))
}

fn import(rows: Vec<UserRow>) -> Command {
    with_options(rows, ImportOptions::default())
}

fn with_options(rows: Vec<UserRow>, options: ImportOptions) -> Command {
    Command::ImportUsers { rows: rows.into(), options }
}

fn in_group(id: &str, location: &str, group: &str) -> UserRow {
    UserRow { group: Some(group.to_owned()), ..row(id, location) }
}

fn record(system: &System, id: &str) -> UserRecord {
    let directory = &system.state.directory;
    directory.record(directory.users.find(id).unwrap()).unwrap()
}

fn faults(system: &System, rows: Vec<UserRow>, options: ImportOptions) -> Vec<(usize, RowFault)> {
    let bad =
        bad_rows(&system.state, &rows.clone().into(), &options).into_iter().map(|bad| (bad.row, bad.fault)).collect();
    if options.bad_rows == BadRows::Refuse {
        assert!(matches!(system.refusal(&with_options(rows, options)), Refusal::BadRows(_)));
    }
    bad
}

#[test]
fn the_file_decides_the_place_of_new_users_only() {
    let system = company().run(import(vec![row("anna", "Berlin")])).run(move_users(&["anna"], "Bonn"));
    let system = system.run(import(vec![row("anna", "Berlin"), in_group("bert", "Berlin", "Sales")]));
    assert_eq!((record(&system, "anna").place, record(&system, "bert").place), (place("Bonn"), place("Berlin/Sales")));
}

#[test]
fn with_all_users_the_file_decides_everybodys_place_that_it_names() {
    let options = ImportOptions { placement: Placement::AllUsers, ..ImportOptions::default() };
    let mut unnamed = row("bert", "");
    unnamed.location = Some("  ".to_owned());
    let system = company()
        .run(import(vec![row("anna", "Berlin"), in_group("bert", "Berlin", "Sales")]))
        .run(with_options(vec![row("anna", "Bonn"), unnamed], options));
    assert_eq!((record(&system, "anna").place, record(&system, "bert").place), (place("Bonn"), place("Berlin/Sales")));
}

#[test]
fn a_known_user_may_stay_where_the_file_names_an_unknown_place() {
    let system = company().run(import(vec![row("anna", "Berlin")]));
    assert_eq!(system.refusal(&import(vec![row("anna", "Nowhere")])), Refusal::NothingToDo);
}

#[test]
fn doing_it_again_changes_nothing() {
    let rows = vec![row("anna", "Berlin"), UserRow { lines: Some(vec!["10".to_owned()]), ..row("bert", "Bonn") }];
    let system = company().run(import(rows.clone()));
    assert_eq!(system.refusal(&import(rows)), Refusal::NothingToDo);
}

#[test]
fn columns_that_the_file_does_not_have_leave_alone_what_was_there() {
    let whole = UserRow {
        phone: Some("17".to_owned()),
        lines: Some(vec!["10".to_owned()]),
        roles: Some(Roles::default().with(crate::directory::Role::Leader)),
        joined: Some(Some(day("2020-01-01"))),
        protected: Some(Some("reception".to_owned())),
        ..row("anna", "Berlin")
    };
    let system = company().run(import(vec![whole.clone()]));
    let before = record(&system, "anna");
    assert_eq!(
        (before.origin, before.phone.as_str(), before.protected.as_deref()),
        (Origin::Imported, "17", Some("reception"))
    );
    let short = UserRow { name: "Married".to_owned(), ..row("anna", "Berlin") };
    let after = record(&system.clone().run(import(vec![short])), "anna");
    assert_eq!(after, UserRecord { name: "Married".to_owned(), ..before });
    let emptied = UserRow {
        phone: Some(String::new()),
        lines: Some(vec![]),
        joined: Some(None),
        protected: Some(Some(" ".to_owned())),
        ..whole
    };
    let after = record(&system.run(import(vec![emptied])), "anna");
    assert_eq!((after.phone.as_str(), after.lines.len(), after.joined, after.protected), ("", 0, None, None));
}

#[test]
fn users_made_by_hand_are_never_touched() {
    let system = company().users(&["hand"], "Bonn").run(import(vec![row("file", "Bonn")]));
    let found = faults(&system, vec![row("hand", "Berlin")], ImportOptions::default());
    assert_eq!(found, [(1, RowFault::MadeByHand)]);
    let options = ImportOptions { missing_users: MissingUsers::Remove, ..ImportOptions::default() };
    let system = system.run(with_options(vec![row("other", "Bonn")], options));
    let users = &system.state.directory.users;
    assert!(users.find("hand").is_some() && users.find("file").is_none(), "only what came from a file goes with it");
}

#[test]
fn bad_rows_refuse_the_file_or_are_skipped() {
    let rows = || vec![row("anna", "Berlin"), row("bert", "Nowhere"), row("carl", "Berlin")];
    assert!(matches!(company().refusal(&import(rows())), Refusal::BadRows(bad) if bad[0].row == 2));
    let skip = ImportOptions { bad_rows: BadRows::Skip, ..ImportOptions::default() };
    let system = company().run(with_options(rows(), skip));
    assert_eq!(system.state.directory.users.len(), 2);
}

#[test]
fn a_skipped_row_makes_no_place_and_removes_nobody() {
    let options = ImportOptions {
        bad_rows: BadRows::Skip,
        unknown_places: UnknownPlaces::Create,
        missing_users: MissingUsers::Remove,
        ..ImportOptions::default()
    };
    let system = company().run(import(vec![row("anna", "Berlin")]));
    let bad = |id: &str| UserRow { account: " ".to_owned(), ..row(id, "Nowhere") };
    let system = system.run(with_options(vec![bad("anna"), bad("bert"), row("carl", "Bonn")], options));
    assert_eq!(system.state.directory.places.find(&place("Nowhere")), None);
    assert!(system.state.directory.users.find("anna").is_some());
}

#[test]
fn what_is_wrong_with_a_row_is_said() {
    let system = company();
    let long = "x".repeat(LONGEST_TEXT + 1);
    let rows = vec![
        row("a", "Berlin"),
        row("a", "Berlin"),
        row("b", "berlim"),
        row("c", "Atlantis"),
        UserRow { location: None, ..row("d", "") },
        UserRow { first_name: " ".to_owned(), ..row("e", "Berlin") },
        UserRow { description: Some(long.clone()), ..row("f", "Berlin") },
        UserRow { lines: Some(vec![long.clone()]), ..row("g", "Berlin") },
        UserRow { protected: Some(Some(long)), ..row("h", "Berlin") },
        in_group("i", "Berlin", "sales"),
    ];
    let unknown = |name: &str, suggestion: Option<&str>| RowFault::UnknownPlace {
        place: place(name),
        suggestion: suggestion.map(place),
    };
    let expected = vec![
        (2, RowFault::RepeatedKey),
        (3, unknown("berlim", Some("Berlin"))),
        (4, unknown("Atlantis", None)),
        (5, RowFault::NoLocation),
        (6, RowFault::EmptyField(UserField::FirstName)),
        (7, RowFault::TextTooLong(UserField::Description)),
        (8, RowFault::LineOrReasonTooLong),
        (9, RowFault::LineOrReasonTooLong),
        (10, unknown("Berlin/sales", Some("Berlin/Sales"))),
    ];
    assert_eq!(faults(&system, rows, ImportOptions::default()), expected);
}

#[test]
fn unknown_places_are_made_if_wanted_each_location_before_its_groups() {
    let options = ImportOptions { unknown_places: UnknownPlaces::Create, ..ImportOptions::default() };
    let rows =
        vec![in_group("a", " Trier ", "IT"), row("b", "Trier"), in_group("c", "Berlin", "IT"), row("d", "Aachen")];
    let system = company().run(with_options(rows, options.clone()));
    let places = &system.state.directory.places;
    for name in ["Trier", "Trier/IT", "Berlin/IT", "Aachen"] {
        assert!(places.find(&place(name)).is_some(), "{name}");
    }
    let found = faults(&system, vec![row("e", "a\tb")], options);
    assert_eq!(found, [(1, RowFault::BadPlaceName("a\tb".to_owned()))]);
}

#[test]
fn new_users_without_a_place_go_to_the_default_one() {
    let options = ImportOptions { default_place: Some(PlaceName::location("Bonn")), ..ImportOptions::default() };
    let system = company().run(with_options(vec![UserRow { location: None, ..row("anna", "") }], options));
    assert_eq!(record(&system, "anna").place, place("Bonn"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_import_done_twice_has_nothing_to_do(
        commands in random::commands(),
        rows in random::rows(),
        options in random::import_options(),
    ) {
        let mut system = random::after(&commands);
        let command = with_options(rows, options);
        if system.try_run(&command).is_ok() {
            prop_assert_eq!(system.refusal(&command), Refusal::NothingToDo);
            prop_assert!(!dump(&system.state).is_empty());
        }
    }
}
