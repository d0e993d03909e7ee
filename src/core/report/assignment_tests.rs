use std::{format, string::String, vec::Vec};

use super::*;
use crate::{
    command::Command,
    testing::{System, user, with_lines},
};

#[test]
fn a_row_for_each_type_of_a_user_sorted_by_id_and_license() {
    let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 1), ("TAPI", 2)]);
    let system = system.run(Command::CreateUser(user("bert", "Berlin")));
    let entry = system.state.entry;
    let system = system.run(Command::CreateUser(with_lines(user("Anna", "Berlin"), &["10", "11", "12"])));
    let assignment = system.assign();
    let shown = |row: AssignmentRow<'_>| {
        let (required, assigned) = (row.units.len(), row.assigned());
        format!("{} {} {required} {assigned} {} {}", row.user, row.license, row.places(), row.since())
    };
    let rows: Vec<String> = assignment_rows(&system.state, &assignment).into_iter().map(shown).collect();
    let next = entry + 1;
    assert_eq!(
        rows,
        [
            format!("Anna OFFICE PLUS 1 0 2 {next}"),
            format!("Anna TAPI 3 2 1,2,3 {next},{next},{next}"),
            format!("bert OFFICE PLUS 1 1 1 {entry}"),
        ]
    );
}
