//! `xlm import`: a license package, or license.xml in a planning system.

use xlm_core::command::{Command, Refusal};
use xphone_license_manager::text::sentences;

use crate::{
    arguments::ImportArguments,
    change,
    report::{Outcome, session_failed},
    system::Place,
};

/// Imports the file. The hardware is read before, or a binding that is broken since would be judged by old facts.
pub fn run(place: &Place<'_>, arguments: &ImportArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = if arguments.change.dry_run { place.open()? } else { place.open_and_look()? };
    let command = engine.read_license_file(&arguments.file).map_err(session_failed(texts))?.command();
    let altered = match &command {
        Command::LoadVendorLicense(license) => sentences::altered(texts, license),
        _ => None,
    };
    let refused = |refusal: &Refusal| sentences::refusal(texts, refusal);
    let mut report = change::make(texts, &mut engine, command, &arguments.change, refused)?;
    report.messages.splice(0..0, altered);
    Ok(report)
}
