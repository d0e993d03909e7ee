//! When to remind of a backup.

use serde::{Deserialize, Serialize};

use crate::{calendar::UtcMicros, document::SystemKind, installation::Installation};

/// The newest backup that is known of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastBackup {
    /// When it was made.
    pub at: UtcMicros,
    /// The last entry that is in it.
    pub entry: u64,
}

/// How far the newest backup is behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BackupAge {
    /// Days since it was made; `None` if there is none.
    pub days: Option<u32>,
    /// Entries that are not in it.
    pub entries: u64,
}

impl BackupAge {
    /// The age of a backup.
    pub fn of(installation: &Installation, last: Option<LastBackup>, now: UtcMicros) -> Self {
        Self {
            days: last.map(|last| days_between(last.at, now)),
            entries: installation.entry.saturating_sub(last.map_or(0, |last| last.entry)),
        }
    }
}

/// The age of the newest backup, if it is time for another: it lacks entries, and it is as old as the settings say, or
/// the system is and there is none. The sample company needs none.
pub fn backup_due(installation: &Installation, last: Option<LastBackup>, now: UtcMicros) -> Option<BackupAge> {
    let setup = installation.setup.as_ref().filter(|setup| setup.kind != SystemKind::Sample)?;
    let most = u32::from(installation.settings.backup_days);
    let age = BackupAge::of(installation, last, now);
    let days = age.days.unwrap_or_else(|| days_between(setup.at, now));
    (most > 0 && age.entries > 0 && days >= most).then_some(age)
}

/// Whole days by the calendar; none if the clock was set back.
fn days_between(earlier: UtcMicros, later: UtcMicros) -> u32 {
    u32::try_from(later.day().since(earlier.day())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        installation::Settings,
        testing::{System, create_place, day},
    };

    fn on(text: &str) -> UtcMicros {
        UtcMicros::start_of(day(text))
    }

    #[test]
    fn a_reminder_comes_after_the_days_of_the_settings_and_only_if_something_is_missing() {
        let system = System::new().on("2026-11-01").run(create_place("Berlin")).run(create_place("Bonn"));
        let state = &system.state;
        let made = |entry| Some(LastBackup { at: on("2026-11-01"), entry });
        assert_eq!(backup_due(state, made(state.entry - 1), on("2026-11-14")), None);
        let due = backup_due(state, made(state.entry - 1), on("2026-11-15"));
        assert_eq!(due, Some(BackupAge { days: Some(14), entries: 1 }));
        assert_eq!(backup_due(state, made(state.entry), on("2027-11-15")), None, "nothing is missing in it");
        assert_eq!(backup_due(state, made(state.entry - 1), on("2026-10-01")), None, "the clock was set back");
    }

    #[test]
    fn a_system_without_a_backup_is_reminded_after_as_many_days_and_nobody_who_wants_no_reminder() {
        let system = System::new();
        let at = system.state.setup.as_ref().unwrap().at;
        let later = UtcMicros::start_of(at.day().plus(14));
        let due = backup_due(&system.state, None, later);
        assert_eq!(due, Some(BackupAge { days: None, entries: system.state.entry }));
        let never = Settings { backup_days: 0, ..Settings::default() };
        let system = system.run(Command::ChangeSettings(never));
        assert_eq!(backup_due(&system.state, None, later), None);
        assert_eq!(backup_due(&System::empty().state, None, later), None);
        assert_eq!(backup_due(&System::of_kind(SystemKind::Sample).state, None, later), None);
    }
}
