//! How it will stand on a later day if nothing is done until then.

use crate::{
    assignment::{Assignment, assign_after},
    calendar::{Day, UtcMicros},
    difference::{Difference, State},
    installation::Installation,
};

/// The distribution of a later day beside that of now.
#[derive(Clone, PartialEq, Debug)]
pub struct Forecast {
    /// The day; what counts is its first moment in UTC.
    pub day: Day,
    /// The distribution of that day.
    pub assignment: Assignment,
    /// What differs from now: pools that end or begin, and who loses or gains units by that.
    pub difference: Difference,
}

/// Looks ahead from `now`, a distribution of the same installation, to a day; a day that has begun is today as it is.
pub fn forecast(installation: &Installation, now: &Assignment, day: Day) -> Forecast {
    let at = UtcMicros::start_of(day).max(now.at);
    let before = State { installation, assignment: now };
    let assignment = assign_after(before, installation, at);
    let difference = Difference::between(before, State { installation, assignment: &assignment });
    Forecast { day: at.day(), assignment, difference }
}

#[cfg(test)]
mod tests {
    use std::vec;

    use super::*;
    use crate::{
        document::Item,
        testing::{System, create_place, day, home, item},
    };

    fn system() -> System {
        let system = System::new().run(create_place("Berlin"));
        let ending = Item { until: Some(day("2026-02-28")), grace_days: 5, ..item("2", "OFFICE PLUS", 1) };
        let package = system.package(&home(), vec![item("1", "SERVER", 1), ending, item("3", "OFFICE PLUS", 1)]);
        system.install(&package).users(&["anna", "bert"], "Berlin")
    }

    #[test]
    fn nobody_loses_before_the_grace_of_an_item_is_over_and_then_the_last_in_the_order() {
        let system = system();
        let on = |text| forecast(&system.state, &system.assign(), day(text));
        assert_eq!(on("2026-03-05").difference.losing_units(), 0);
        let after = on("2026-03-06");
        let office = system.license_type("OFFICE PLUS");
        let part = after.difference.types.iter().find(|part| part.license_type == office).unwrap();
        assert_eq!((part.before.available, part.after.available, part.loses.len()), (2, 1, 1));
        assert_eq!(system.state.directory.users.key(part.loses[0].user), "bert");
    }

    #[test]
    fn a_day_that_is_over_is_today() {
        let system = system();
        let ahead = forecast(&system.state, &system.assign(), day("2000-01-01"));
        assert_eq!((ahead.day, ahead.assignment), (system.now.day(), system.assign()));
        assert!(ahead.difference.is_empty());
    }
}
