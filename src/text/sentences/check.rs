//! What is not as it should be, a sentence each.

use xlm_core::{calendar::UtcMicros, clock::ClockState, license::ItemStatus, report::Problem};

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
        Problem::ClockBehind { clock, judged_by } => {
            clock_reads(texts, "errors-problem-clock-behind", *clock, *judged_by)
        }
        Problem::ClockAhead { clock, known } => clock_reads(texts, "errors-problem-clock-ahead", *clock, *known),
        Problem::NoMediaChannels => texts.get("errors-problem-no-channels").into_owned(),
    }
}

/// What is wrong with the clock of this computer, if anything.
pub fn clock(texts: &Texts, state: ClockState) -> Option<String> {
    match state {
        ClockState::Fits => None,
        ClockState::Behind { clock, judged_by } => {
            Some(clock_reads(texts, "errors-problem-clock-behind", clock, judged_by))
        }
        ClockState::Ahead { clock, known } => Some(clock_reads(texts, "errors-problem-clock-ahead", clock, known)),
    }
}

fn clock_reads(texts: &Texts, id: &str, clock: UtcMicros, time: UtcMicros) -> String {
    texts.format(id, &[("clock", texts.moment(clock).into()), ("time", texts.moment(time).into())])
}
