//! `xlm backup` and `xlm restore`: change log and key of the system in one file, under a passphrase.

use serde_json::json;
use xlm_core::file_kind::FileNeed;
use xphone_license_manager::session::{Engine, expect_file, restore_backup};

use crate::{
    arguments::BackupArguments,
    passphrase,
    report::{Outcome, Report, session_failed},
    system::Place,
};

/// Saves the backup.
pub fn backup(place: &Place<'_>, arguments: &BackupArguments) -> Outcome {
    let texts = place.texts;
    let engine = place.open()?;
    let passphrase = passphrase::new(texts, arguments)?;
    engine.backup(&arguments.file, &passphrase).map_err(session_failed(texts))?;
    let file = arguments.file.to_string_lossy();
    let json = json!({ "file": file, "entry": engine.head().number, "with_key": engine.has_key() });
    let mut report = Report::done(json, texts.format("console-backup-saved", &[("file", file.into())]));
    if !engine.has_key() {
        report.messages.push(texts.get("console-backup-no-key").into_owned());
    }
    Ok(report)
}

/// Restores a backup into an empty data folder, and opens it to see that it works.
pub fn restore(place: &Place<'_>, arguments: &BackupArguments) -> Outcome {
    let texts = place.texts;
    let failed = session_failed(texts);
    let surroundings = place.surroundings()?;
    // Before anybody types a passphrase for a file that is no backup.
    expect_file(&arguments.file, FileNeed::Backup).map_err(&failed)?;
    let passphrase = passphrase::known(texts, arguments)?;
    restore_backup(&surroundings.place, &arguments.file, &passphrase).map_err(&failed)?;
    let folder = surroundings.place.folder.to_string_lossy().into_owned();
    let engine = Engine::open_existing(surroundings).map_err(&failed)?;
    let state = engine.installation();
    let json = json!({
        "folder": folder,
        "system_id": state.system_id().map(ToString::to_string),
        "entry": state.entry,
        "users": state.directory.users.len(),
    });
    let values = [
        ("folder", folder.into()),
        ("number", state.entry.to_string().into()),
        ("system", state.system_id().map(ToString::to_string).unwrap_or_default().into()),
    ];
    Ok(Report::done(json, texts.format("console-restored", &values)))
}
