//! `xlm identity`: X-ID, hardware ID, and what the hardware says.

use std::borrow::Cow;

use serde_json::{Value, json};
use xlm_core::{
    binding,
    command::Refusal,
    document::{LicensePackage, SystemKind},
    identity::{Checked, ComponentId, ComponentState, Observation, Status, verdict_with},
    installation::Installation,
};
use xphone_license_manager::{
    session::SessionError,
    text::{
        Texts,
        sentences::{self, identity, mac, rehosting},
    },
};

use crate::{
    arguments::IdentityArguments,
    change,
    report::{Outcome, Report, session_failed},
    system::Place,
    table::{Align, Table, named_values},
};

/// The hardware ID of the last reading.
pub fn hardware_id(state: &Installation) -> Option<String> {
    state.binding.observation.as_ref().map(|observation| observation.hardware_id.to_string())
}

/// What the hardware ID is called: where the vendor's IDs count, ours is only a fingerprint of the machine.
pub fn hardware_label(texts: &Texts, kind: SystemKind) -> Cow<'_, str> {
    texts.get(match kind {
        SystemKind::Planning => "console-identity-fingerprint",
        SystemKind::Licensed | SystemKind::Sample => "common-hardware-id",
    })
}

/// Shows the identity, after a look at the hardware; or says what this computer is to be.
pub fn run(place: &Place<'_>, arguments: &IdentityArguments) -> Outcome {
    match arguments.machine {
        None => show(place),
        Some(machine) => {
            let (texts, mut engine) = (place.texts, place.open()?);
            let refused = |refusal: &Refusal| sentences::refusal(texts, refusal);
            match engine.preview_machine(machine.machine()) {
                Ok(preview) => change::commit(texts, &mut engine, &preview, &arguments.change, refused),
                Err(SessionError::Refused(refusal)) if change::is_done(&refusal) => {
                    Ok(change::nothing(texts, &engine, &refusal))
                }
                Err(error) => Err(session_failed(texts)(error)),
            }
        }
    }
}

fn show(place: &Place<'_>) -> Outcome {
    let texts = place.texts;
    let engine = place.open_and_look()?;
    let state = engine.installation();
    let observation = state.binding.observation.as_deref();
    let binding = binding::state(state, engine.now());
    let json = json!({
        "kind": crate::overview::kind_name(state.kind()),
        "system_id": state.system_id().map(ToString::to_string),
        "hardware_id": hardware_id(state),
        "fully_checked": observation.map(|seen| seen.checked == Checked::Fully),
        "home_server": engine.is_home_server(),
        "binding": crate::overview::binding_json(binding),
        "components": observation.map(|seen| components_json(state, seen)),
        "budget": state.package().map(budget_json),
        "mac": observation.and_then(|seen| mac_json(state, seen)),
    });
    let mut text = named_values([
        (texts.get("common-system-id"), state.system_id().map(ToString::to_string)),
        (hardware_label(texts, state.kind()), observation.map(|seen| shown_hardware_id(texts, seen))),
        (texts.get("console-identity-machine"), Some(machine(texts, engine.is_home_server()))),
        (texts.get("console-binding"), Some(rehosting::binding_sentence(texts, state.kind(), binding))),
        (texts.get("rehosting-budget"), state.package().map(|package| budget_text(texts, package))),
    ]);
    if let Some(seen) = observation {
        text.push('\n');
        text.push_str(&components(texts, state, seen));
    }
    Ok(Report::new(json, text))
}

/// How often the licenses may still move from a server that failed.
pub fn budget_json(package: &LicensePackage) -> Value {
    let budget = package.rehosting_budget;
    json!({
        "used": budget.used,
        "allowed": budget.allowed,
        "left": budget.left(),
        "period_days": budget.period_days,
        "next_free": budget.next_free.map(|day| day.to_string()),
        "contact": package.contact,
    })
}

fn budget_text(texts: &Texts, package: &LicensePackage) -> String {
    let budget = package.rehosting_budget;
    let used = rehosting::budget_used(texts, budget);
    match budget.next_free {
        Some(day) => texts.format("console-identity-budget", &[("used", used.into()), ("day", day.into())]),
        None => used,
    }
}

fn machine(texts: &Texts, is_home_server: bool) -> String {
    texts.get(if is_home_server { "console-identity-server" } else { "console-identity-workstation" }).into_owned()
}

fn shown_hardware_id(texts: &Texts, seen: &Observation) -> String {
    match seen.checked {
        Checked::Fully => seen.hardware_id.to_string(),
        Checked::Partly => texts.format("console-identity-partly", &[("id", seen.hardware_id.to_string().into())]),
    }
}

fn components(texts: &Texts, state: &Installation, seen: &Observation) -> String {
    let mut table = Table::new([
        (texts.get("console-identity-component").into_owned(), Align::Left),
        (texts.get("console-identity-state").into_owned(), Align::Left),
        (texts.get("console-identity-compared").into_owned(), Align::Left),
    ]);
    for id in ComponentId::ALL {
        let compared = status(state, id).map(|status| rehosting::status_word(texts, status).into_owned());
        let found = identity::state(texts, seen.state(id));
        table.row([
            rehosting::component_name(texts, id).into_owned(),
            found,
            compared.unwrap_or_else(|| "–".to_owned()),
        ]);
    }
    let mut text = table.shown();
    if let Some(mac_seen) = &seen.mac {
        let verdict = verdict_with(seen, state.binding.confirmed_mac);
        let word = mac::verdict(texts, verdict.unwrap_or(mac_seen.verdict.verdict));
        let values = [
            ("octet", format!("{:02X}", mac_seen.last_octet).into()),
            ("adapter", (&mac_seen.adapter).into()),
            ("verdict", word.into()),
        ];
        text.push('\n');
        text.push_str(&texts.format("console-identity-mac", &values));
        text.push('\n');
    }
    text
}

/// How a component compares with what the licenses are bound to.
fn status(state: &Installation, id: ComponentId) -> Option<Status> {
    binding::judgement(state).map(|judgement| judgement.comparison.status(id))
}

fn components_json(state: &Installation, seen: &Observation) -> Vec<Value> {
    let one = |id: ComponentId| {
        let found = match seen.state(id) {
            ComponentState::Present(_) => "present",
            ComponentState::Absent => "absent",
            ComponentState::Unreadable(_) => "unreadable",
        };
        json!({ "component": id, "state": found, "compared": status(state, id) })
    };
    ComponentId::ALL.into_iter().map(one).collect()
}

fn mac_json(state: &Installation, seen: &Observation) -> Option<Value> {
    let mac = seen.mac.as_ref()?;
    Some(json!({
        "adapter": mac.adapter,
        "last_octet": format!("{:02X}", mac.last_octet),
        "verdict": mac.verdict.verdict,
        "confirmed": state.binding.is_mac_confirmed(),
    }))
}
