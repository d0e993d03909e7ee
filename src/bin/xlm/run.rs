//! `xlm run`: commands from a file, as one entry; `xlm undo`: takes an entry back.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use xlm_core::command::{Command, parse_ron};
use xphone_license_manager::{session::messages, text::sentences};

use crate::{
    arguments::{RunArguments, UndoArguments},
    change,
    report::{Outcome, failure, session_failed},
    system::Place,
};

/// The largest file with commands that is read.
const LARGEST: u64 = 64 << 20;

/// Runs the commands of a file: all or none.
pub fn run(place: &Place<'_>, arguments: &RunArguments) -> Outcome {
    let texts = place.texts;
    let text = read(&arguments.file).map_err(|error| failure(messages::file_failed(texts, &arguments.file, &error)))?;
    let commands = parse_ron(&text).map_err(|error| failure(sentences::commands_error(texts, &error)))?;
    let mut engine = place.open()?;
    let command = Command::Batch(commands);
    change::make(texts, &mut engine, command, &arguments.change, |refusal| sentences::refusal(texts, refusal))
}

fn read(file: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(file)?.take(LARGEST + 1).read_to_string(&mut text)?;
    Ok(text)
}

/// Takes an entry back, as a new entry.
pub fn undo(place: &Place<'_>, arguments: &UndoArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let command = engine.undo_command(arguments.entry).map_err(session_failed(texts))?;
    change::make(texts, &mut engine, command, &arguments.change, |refusal| sentences::refusal(texts, refusal))
}
