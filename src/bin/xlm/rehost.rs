//! `xlm rehost`: messages of rehosting.

use xlm_core::document::Reason;

use crate::{
    arguments::{RehostArguments, RehostCommand, RehostReason},
    report::Outcome,
    request,
    system::Place,
};

/// Asks for a package that binds the same licenses to the hardware as it is now.
pub fn run(place: &Place<'_>, arguments: &RehostArguments) -> Outcome {
    let RehostCommand::Request(arguments) = &arguments.command;
    let reason = match arguments.reason {
        RehostReason::Drift => Reason::Drift,
        RehostReason::Failed => Reason::Failed,
    };
    request::save(place, &[], reason, &arguments.out)
}
