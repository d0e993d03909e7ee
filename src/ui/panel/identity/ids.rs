//! The IDs of a system, each with what it is for and whether it may be taken elsewhere.

use eframe::egui::Ui;
use xlm_core::{code::SystemId, document::SystemKind, identity::Checked};

use crate::{
    session::View,
    text::Texts,
    ui::{
        theme::secondary,
        widget::{CodeDisplay, CodeUse, card_ui, code_display_ui},
    },
};

/// Draws the card with the IDs.
pub fn ids_ui(ui: &mut Ui, texts: &Texts, view: &View) {
    card_ui(ui, &texts.get("identity-ids"), |ui| {
        for id in ids(texts, view) {
            ui.push_id(&id.name, |ui| code_display_ui(ui, texts, &id));
        }
        if let Some(missing) = missing(view) {
            ui.label(secondary(ui, texts.get(missing)));
        }
    });
}

/// Why an ID is not there.
fn missing(view: &View) -> Option<&'static str> {
    let installation = &view.installation;
    if installation.setup.is_none() {
        Some("identity-sentence-not-set-up")
    } else if installation.binding.observation.is_none() && installation.kind() != SystemKind::Planning {
        Some("identity-no-hardware-id")
    } else {
        None
    }
}

fn display(texts: &Texts, name: &str, code: String, note: &str, code_use: CodeUse) -> CodeDisplay {
    let note = if note.is_empty() { String::new() } else { texts.get(note).into_owned() };
    CodeDisplay { name: texts.get(name).into_owned(), code, note, code_use }
}

/// The IDs in the order in which they are asked for.
fn ids(texts: &Texts, view: &View) -> Vec<CodeDisplay> {
    let mut ids: Vec<CodeDisplay> = view.installation.system_id().map(|id| system_id(texts, id)).into_iter().collect();
    match view.installation.kind() {
        SystemKind::Planning => ids.extend(planning_ids(texts, view)),
        SystemKind::Licensed | SystemKind::Sample => ids.extend(hardware_ids(texts, view)),
    }
    ids
}

fn system_id(texts: &Texts, id: &SystemId) -> CodeDisplay {
    let name = match id {
        SystemId::Own(_) => "common-system-id",
        SystemId::Vendor(_) => "identity-vendor-system-id",
    };
    display(texts, name, id.to_string(), "identity-system-id-note", CodeUse::Copy)
}

/// The vendor's IDs count here. Ours is of no use to anybody else, so it can't be copied.
fn planning_ids(texts: &Texts, view: &View) -> Vec<CodeDisplay> {
    let mut ids = Vec::new();
    if let Some(license) = &view.installation.licenses.vendor {
        let vendors = [
            ("identity-vendor-hardware-id", &license.hardware_id),
            ("identity-license-number", &license.license_number),
        ];
        let known = vendors.into_iter().filter(|(_, code)| !code.is_empty());
        ids.extend(known.map(|(name, code)| display(texts, name, code.clone(), "", CodeUse::Copy)));
    }
    if let Some(observation) = &view.installation.binding.observation {
        let code = observation.hardware_id.to_string();
        ids.push(display(texts, "identity-fingerprint", code, "identity-fingerprint-note", CodeUse::ShowOnly));
    }
    ids
}

fn hardware_ids(texts: &Texts, view: &View) -> Vec<CodeDisplay> {
    let Some(observation) = &view.installation.binding.observation else { return Vec::new() };
    let note = match observation.checked {
        Checked::Fully => "identity-hardware-id-note",
        Checked::Partly => "identity-hardware-id-partly",
    };
    let now = observation.hardware_id;
    let mut ids = vec![display(texts, "common-hardware-id", now.to_string(), note, CodeUse::Copy)];
    let bound = view.installation.package().map(|package| package.binding.hardware_id);
    if let Some(bound) = bound.filter(|bound| *bound != now) {
        let (name, note) = ("identity-bound-hardware-id", "identity-bound-hardware-id-note");
        ids.push(display(texts, name, bound.to_string(), note, CodeUse::ShowOnly));
    }
    ids
}
