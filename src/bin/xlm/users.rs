//! `xlm users import`: users from a file of separated values.

use serde_json::{Value, json};
use xlm_core::{
    command::{BadRows, ImportOptions, MissingUsers, Placement, Refusal, RowRefusal, UnknownPlaces, bad_rows},
    directory::PlaceName,
};
use xphone_license_manager::{
    session::{UsersFile, messages, read_users_file},
    text::{Texts, sentences::Message},
};

use crate::{
    arguments::{UsersArguments, UsersCommand, UsersImportArguments},
    change,
    report::{self, Outcome, Report, failure, session_failed},
    system::Place,
};

/// Imports users.
pub fn run(place: &Place<'_>, arguments: &UsersArguments) -> Outcome {
    let UsersCommand::Import(arguments) = &arguments.command;
    let texts = place.texts;
    let mut engine = place.open()?;
    let file = read_users_file(&arguments.file).map_err(session_failed(texts))?;
    let options = options(arguments);
    let refused = bad_rows(engine.installation(), &file.rows, &options);
    let bad = file.bad_rows.len() + refused.len();
    if bad > 0 && !arguments.skip_bad {
        return Err(failure(refusal(texts, &file, refused)));
    }
    if bad > 0 && arguments.remove_missing {
        let message = Message::new(texts, "console-users-remove-bad", &[("count", bad.into())]);
        return Err(failure(message.with_details(messages::bad_rows(texts, &file, &refused))));
    }
    let command = file.command(options);
    let report = change::make(texts, &mut engine, command, &arguments.change, |other| {
        messages::users_file_refusal(texts, &file, other)
    })?;
    Ok(with_skipped(texts, report, &file, &refused))
}

fn options(arguments: &UsersImportArguments) -> ImportOptions {
    ImportOptions {
        placement: if arguments.move_users { Placement::AllUsers } else { Placement::NewUsers },
        unknown_places: if arguments.create_locations { UnknownPlaces::Create } else { UnknownPlaces::Refuse },
        missing_users: if arguments.remove_missing { MissingUsers::Remove } else { MissingUsers::Keep },
        bad_rows: if arguments.skip_bad { BadRows::Skip } else { BadRows::Refuse },
        default_place: arguments.location.as_deref().map(PlaceName::location),
    }
}

/// All bad rows of a file at once: those that can't be read and those that the directory refuses.
fn refusal(texts: &Texts, file: &UsersFile, refused: Vec<RowRefusal>) -> Message {
    let message = messages::users_file_refusal(texts, file, &Refusal::BadRows(refused));
    Message { to_do: Some(texts.get("console-users-bad-do").into_owned()), ..message }
}

/// Adds what was left out of the file.
fn with_skipped(texts: &Texts, mut report: Report, file: &UsersFile, refused: &[RowRefusal]) -> Report {
    let skipped = messages::bad_rows(texts, file, refused);
    if !file.unknown_columns.is_empty() {
        let columns = texts.list(&file.unknown_columns);
        report.messages.insert(0, texts.format("console-users-unknown-columns", &[("columns", columns.into())]));
    }
    if let Value::Object(members) = &mut report.json {
        members.insert("skipped".to_owned(), json!(skipped));
    }
    if !skipped.is_empty() {
        let count = file.bad_rows.len() + refused.len();
        let message = Message::new(texts, "console-users-skipped", &[("count", count.into())]).with_details(skipped);
        report.messages.insert(0, report::shown(texts, &message));
        report.code = 1;
    }
    report
}
