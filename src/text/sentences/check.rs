//! What is not as it should be, a sentence each.

use xlm_core::{clock::ClockFault, license::ItemStatus, report::Problem};

use crate::text::Texts;

/// A problem as one sentence, for monitoring and notices.
pub fn problem(texts: &Texts, problem: &Problem) -> String {
    match problem {
        Problem::NotSetUp => texts.get("errors-problem-not-set-up").into_owned(),
        Problem::NotLicensed => texts.get("errors-problem-not-licensed").into_owned(),
        Problem::NotTrusted => texts.get("errors-problem-not-trusted").into_owned(),
        Problem::NoServer => texts.get("errors-problem-no-server").into_owned(),
        Problem::BindingGrace { last_day, days_left } => {
            texts.format("errors-problem-grace", &[("until", (*last_day).into()), ("count", (*days_left).into())])
        }
        Problem::BindingEnded => texts.get("errors-problem-grace-over").into_owned(),
        Problem::MoveRunning { last_day, days_left } => {
            texts.format("errors-problem-move", &[("until", (*last_day).into()), ("count", (*days_left).into())])
        }
        Problem::MoveOver { since } => texts.format("errors-problem-move-over", &[("since", (*since).into())]),
        Problem::Missing { users, units } => {
            let users = texts.format("common-users", &[("count", (*users).into())]);
            let licenses = texts.format("common-licenses", &[("count", (*units).into())]);
            texts.format("errors-problem-missing", &[("users", users.into()), ("licenses", licenses.into())])
        }
        Problem::Ending(item) => {
            let id = match item.status {
                ItemStatus::Grace => "errors-problem-ended",
                _ => "errors-problem-ending",
            };
            let values = [
                ("quantity", item.quantity.into()),
                ("license", (&item.name).into()),
                ("until", item.until.into()),
                ("grace", item.grace_until.into()),
            ];
            texts.format(id, &values)
        }
        Problem::Clock(fault) => clock(texts, *fault),
        Problem::NoMediaChannels => texts.get("errors-problem-no-channels").into_owned(),
    }
}

/// What is wrong with the clock of this computer.
pub fn clock(texts: &Texts, fault: ClockFault) -> String {
    let (id, clock, time) = match fault {
        ClockFault::Behind { clock, judged_by } => ("errors-problem-clock-behind", clock, judged_by),
        ClockFault::Ahead { clock, known } => ("errors-problem-clock-ahead", clock, known),
    };
    texts.format(id, &[("clock", texts.moment(clock).into()), ("time", texts.moment(time).into())])
}
