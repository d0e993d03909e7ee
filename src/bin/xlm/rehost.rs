//! `xlm rehost`: messages of rehosting, and the planned move.

use serde_json::json;
use xlm_core::{
    command::{Command, Refusal},
    document::Reason,
    rehosting::{MoveState, move_state},
};
use xphone_license_manager::text::sentences;

use crate::{
    arguments::{RehostArguments, RehostCallOffArguments, RehostCommand, RehostReason, RehostReleaseArguments},
    change, network,
    report::{Outcome, Report, session_failed},
    request,
    system::Place,
};

/// Asks for a package that binds the same licenses to the hardware as it is now, or gives them up for a planned move.
pub fn run(place: &Place<'_>, arguments: &RehostArguments) -> Outcome {
    match &arguments.command {
        RehostCommand::Request(arguments) => {
            let reason = match arguments.reason {
                RehostReason::Drift => Reason::Drift,
                RehostReason::Move => Reason::Move,
                RehostReason::Failed => Reason::Failed,
            };
            match &arguments.out {
                Some(file) => request::save(place, &[], reason, file),
                None => {
                    let engine = network::open(place, &arguments.portal)?;
                    network::request(place, engine, &[], reason, &arguments.portal)
                }
            }
        }
        RehostCommand::Release(arguments) => release(place, arguments),
        RehostCommand::CallOff(arguments) => call_off(place, arguments),
    }
}

fn release(place: &Place<'_>, arguments: &RehostReleaseArguments) -> Outcome {
    let Some(out) = &arguments.out else {
        let engine = network::open(place, &arguments.portal)?;
        return network::release(place, engine, arguments.tail_days, &arguments.portal);
    };
    let texts = place.texts;
    let mut engine = place.open()?;
    let saved = engine.save_release(arguments.tail_days, out).map_err(session_failed(texts))?;
    let file = saved.file.to_string_lossy();
    let state = move_state(engine.installation(), engine.now());
    let (id, day) = match state {
        MoveState::Running { last_day, .. } => ("console-release-saved", last_day),
        MoveState::Over { since } => ("console-release-saved-over", since),
        // Another console has called it off in this very moment; the return is without effect then.
        MoveState::None => return Err(session_failed(texts)(Refusal::NoRelease.into())),
    };
    let json = json!({
        "file": file,
        "system_id": saved.release.system_id.to_string(),
        "package": saved.release.package.generation,
        "tail_days": saved.release.tail_days,
        "until": state.ends_on().map(|day| day.to_string()),
    });
    let shown = [("file", file.into()), ("day", day.into())];
    Ok(Report::done(json, texts.format(id, &shown)))
}

fn call_off(place: &Place<'_>, arguments: &RehostCallOffArguments) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let refused = |refusal: &Refusal| sentences::refusal(texts, refusal);
    change::make(texts, &mut engine, Command::CallOffRelease, &arguments.change, refused)
}
