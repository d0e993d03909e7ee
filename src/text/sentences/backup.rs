//! How far the newest backup is behind.
use xlm_core::report::BackupAge;

use crate::text::Texts;

/// In a sentence: "The last backup is 14 days old; 37 entries are missing in it".
pub fn backup_age(texts: &Texts, age: BackupAge) -> String {
    match age.days {
        None => texts.format("settings-backup-none", &[("entries", age.entries.into())]),
        Some(days) => texts.format("settings-backup-age", &[("days", days.into()), ("entries", age.entries.into())]),
    }
}
