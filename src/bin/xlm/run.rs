//! `xlm run`: commands from a file, as one entry; `xlm undo`: takes an entry back.

use xlm_core::command::Command;
use xphone_license_manager::{session::read_commands, text::sentences};

use crate::{
    arguments::{RunArguments, UndoArguments},
    change,
    report::{Outcome, session_failed},
    system::Place,
};

/// Runs the commands of a file: all or none.
pub fn run(place: &Place<'_>, arguments: &RunArguments) -> Outcome {
    let texts = place.texts;
    let commands = read_commands(&arguments.file).map_err(session_failed(texts))?;
    let mut engine = place.open()?;
    let command = Command::Batch(commands);
    change::make(texts, &mut engine, command, &arguments.change, |refusal| sentences::refusal(texts, refusal))
}

/// Takes an entry back, as a new entry.
pub fn undo(place: &Place<'_>, arguments: &UndoArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let command = engine.undo_command(arguments.entry).map_err(session_failed(texts))?;
    change::make(texts, &mut engine, command, &arguments.change, |refusal| sentences::refusal(texts, refusal))
}
