//! `xlm setup`: sets a system up, once.

use serde_json::json;
use xphone_license_manager::session::{Door, Engine};

use crate::{
    arguments::SetupArguments,
    identity::hardware_id,
    report::{Outcome, Report, session_failed},
    system::Place,
    table::named_values,
};

/// Sets the system up. The sample company gets a folder of its own below the data folder.
pub fn run(place: &Place<'_>, arguments: &SetupArguments) -> Outcome {
    let texts = place.texts;
    let failed = session_failed(texts);
    let mut surroundings = place.surroundings()?;
    let passed_over = surroundings
        .passed_over()
        .map(|folder| texts.format("console-setup-passed-over", &[("folder", folder.to_string_lossy().into())]));
    let edition = arguments.edition.id();
    let engine = if arguments.sample {
        surroundings.place = surroundings.place.sample();
        let mut engine = Engine::open(surroundings).map_err(&failed)?;
        engine.set_up(&Door::Sample, edition).map_err(&failed)?;
        if !arguments.empty {
            engine.fill_sample(&|_, _| true).map_err(&failed)?;
        }
        engine
    } else {
        let door = match (&arguments.planning, arguments.x_id) {
            (Some(file), _) => Door::Planning(file.clone()),
            (None, Some(system_id)) => Door::Replaced(system_id),
            (None, None) => Door::New,
        };
        let mut engine = Engine::open(surroundings).map_err(&failed)?;
        engine.set_up(&door, edition).map_err(&failed)?;
        engine
    };
    let state = engine.installation();
    let system_id = state.system_id().map(ToString::to_string);
    let folder = engine.surroundings.place.folder.to_string_lossy().into_owned();
    let json = json!({
        "kind": crate::overview::kind_name(state.kind()),
        "edition": state.catalog.edition,
        "system_id": system_id,
        "hardware_id": hardware_id(state),
        "folder": folder,
    });
    let text = named_values([
        (texts.get("console-kind"), Some(crate::overview::kind_word(texts, state.kind()))),
        (texts.get("common-system-id"), system_id),
        (crate::identity::hardware_label(texts, state.kind()), hardware_id(state)),
        (texts.get("console-folder"), Some(folder)),
    ]);
    let mut report = Report::new(json, text);
    report.messages.extend(passed_over);
    Ok(report)
}
