//! `xlm key`: the ways out where the key of the system can't be used.

use serde_json::json;
use xlm_core::{command::Refusal, file_kind::FileNeed};
use xphone_license_manager::{session::expect_file, text::sentences};

use crate::{
    arguments::{BackupArguments, KeyArguments, KeyCommand, KeyNewArguments},
    change, passphrase,
    report::{Outcome, Report, session_failed},
    system::Place,
};

/// Takes the key out of a backup, or begins with a new one.
pub fn run(place: &Place<'_>, arguments: &KeyArguments) -> Outcome {
    match &arguments.command {
        KeyCommand::Restore(arguments) => restore(place, arguments),
        KeyCommand::New(arguments) => new(place, arguments),
    }
}

fn restore(place: &Place<'_>, arguments: &BackupArguments) -> Outcome {
    let texts = place.texts;
    let failed = session_failed(texts);
    let mut engine = place.open()?;
    // Before anybody types a passphrase for a file that is no backup.
    expect_file(&arguments.file, FileNeed::Backup).map_err(&failed)?;
    let passphrase = passphrase::known(texts, arguments)?;
    engine.restore_key(&arguments.file, &passphrase).map_err(&failed)?;
    let file = arguments.file.to_string_lossy();
    Ok(Report::done(json!({ "file": file }), texts.get("settings-key-restored").into_owned()))
}

fn new(place: &Place<'_>, arguments: &KeyNewArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let preview = engine.preview_new_key().map_err(session_failed(texts))?;
    let refused = |refusal: &Refusal| sentences::refusal(texts, refusal);
    let mut report = change::commit(texts, &mut engine, &preview, &arguments.change, refused)?;
    report.messages.push(texts.get("settings-key-new.text").into_owned());
    Ok(report)
}
