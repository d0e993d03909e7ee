//! `xlm edition`: goes over to a newer edition of the product.

use xlm_core::command::Command;
use xphone_license_manager::text::sentences;

use crate::{arguments::EditionArguments, change, report::Outcome, system::Place};

/// Goes over, or shows what it would change.
pub fn run(place: &Place<'_>, arguments: &EditionArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let command = Command::ChangeEdition { edition: arguments.edition.id().to_owned() };
    change::make(texts, &mut engine, command, &arguments.change, |refusal| sentences::refusal(texts, refusal))
}
