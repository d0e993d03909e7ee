//! `xlm request`: asks for the licenses of certificates or codes.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xlm_core::{
    calendar::UtcMicros,
    code::RequestCode,
    command::{Command, Refusal},
    document::Reason,
    license::FoundCode,
    upgrade::{AdapterKind, OldProduct, read_adapters},
};
use xphone_license_manager::{
    session::{CertificateRead, CertificateReaders, SavedRequest, SessionError, messages, read_text_file},
    text::{Texts, sentences::Message},
};

use crate::{
    arguments::{ActivateArguments, OldSystemArguments, RequestArguments},
    network,
    report::{Failure, Outcome, Report, failure, session_failed},
    system::Place,
};

/// Saves the request.
pub fn run(place: &Place<'_>, arguments: &RequestArguments, readers: &mut CertificateReaders) -> Outcome {
    let codes = all_codes(place, &arguments.codes, &arguments.certificates, readers, true)?;
    if let Some(product) = arguments.old_product {
        note_old_system(place, product.into(), &arguments.old_system)?;
    }
    save(place, &codes, Reason::Activation, &arguments.out)
}

/// `xlm activate`: the same over the network.
pub fn activate(place: &Place<'_>, arguments: &ActivateArguments, readers: &mut CertificateReaders) -> Outcome {
    // A dry run notes nothing.
    let notes = !arguments.portal.dry_run;
    let codes = all_codes(place, &arguments.codes, &arguments.certificates, readers, notes)?;
    let engine = network::open(place, &arguments.portal)?;
    network::request(place, engine, &codes, Reason::Activation, &arguments.portal)
}

/// The codes that were given and those of the certificates, each once. What was read is noted as orders, if it is to be.
fn all_codes(
    place: &Place<'_>,
    given: &[RequestCode],
    certificates: &[PathBuf],
    readers: &mut CertificateReaders,
    notes: bool,
) -> Result<Vec<RequestCode>, Box<Failure>> {
    let mut codes: Vec<RequestCode> = Vec::new();
    let read = readers.read_in_order(certificates, None);
    let of_files = codes_of_certificates(place.texts, &read)?;
    if notes && !read.is_empty() {
        place.open()?.keep_orders(&read).map_err(session_failed(place.texts))?;
    }
    for code in given.iter().copied().chain(of_files) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// Notes the system that is upgraded from. What ipconfig says must name one device: a script can't choose.
fn note_old_system(place: &Place<'_>, product: OldProduct, old: &OldSystemArguments) -> Result<(), Box<Failure>> {
    let texts = place.texts;
    let mac = match (&old.old_mac, &old.old_ipconfig) {
        (Some(mac), _) => mac.clone(),
        (None, Some(file)) => {
            let text = read_text_file(file).map_err(session_failed(texts))?;
            let adapters = read_adapters(&text);
            let devices: Vec<_> = adapters.iter().filter(|adapter| adapter.kind == AdapterKind::Device).collect();
            match devices.as_slice() {
                [only] => only.mac.to_string(),
                [] => String::new(),
                several => {
                    let rows = several.iter().map(|adapter| format!("{}  {}", adapter.mac, adapter.name)).collect();
                    let message = Message::new(texts, "console-request-adapters", &[("count", several.len().into())]);
                    return Err(failure(message.with_details(rows)));
                }
            }
        }
        (None, None) => String::new(),
    };
    let mut engine = place.open()?;
    match engine.execute(&Command::NoteOldSystem { product: Some(product), mac }, "") {
        Ok(_) | Err(SessionError::Refused(Refusal::NothingToDo)) => Ok(()),
        Err(error) => Err(session_failed(texts)(error)),
    }
}

/// Makes a request and saves it.
pub fn save(place: &Place<'_>, codes: &[RequestCode], reason: Reason, file: &Path) -> Outcome {
    let texts = place.texts;
    let mut engine = place.open()?;
    let replaced = engine.installation().licenses.replaced_by(codes).last().map(|open| open.made_at);
    let saved = engine.save_request(codes, reason, file).map_err(session_failed(texts))?;
    let shown = [("file", saved.file.to_string_lossy().into()), ("count", codes.len().into())];
    let id = match reason {
        Reason::Activation => "console-request-saved",
        Reason::Drift | Reason::Move | Reason::Failed => "console-request-rehost",
    };
    let mut text = texts.format(id, &shown);
    if let Some(moment) = replaced {
        text.push(' ');
        text.push_str(&texts.format("console-request-replaces", &[("moment", texts.moment(moment).into())]));
    }
    let budget = engine.installation().package().map(crate::identity::budget_json);
    Ok(Report::done(as_json(&saved, replaced, budget.as_ref()), text))
}

fn as_json(saved: &SavedRequest, replaced: Option<UtcMicros>, budget: Option<&Value>) -> Value {
    let request = &saved.request;
    json!({
        "file": saved.file.to_string_lossy(),
        "reason": request.reason,
        "codes": request.request_codes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "system_id": request.system_id.to_string(),
        "hardware_id": request.hardware_id.to_string(),
        "replaces": replaced.map(|moment| moment.to_string()),
        "budget": budget,
    })
}

/// The codes of certificates. One file that gives none refuses all: a request should not silently ask for less.
fn codes_of_certificates(texts: &Texts, read: &[CertificateRead]) -> Result<Vec<RequestCode>, Box<Failure>> {
    let mut codes = Vec::new();
    for file in read {
        let certificate = file
            .outcome
            .as_ref()
            .map_err(|problem| failure(messages::certificate_problem(texts, &file.file, problem)))?;
        for code in &certificate.codes {
            match code {
                FoundCode::Own(code) => codes.push(*code),
                FoundCode::Foreign(code) => {
                    let values = [("file", file.file.to_string_lossy().into()), ("code", code.to_string().into())];
                    return Err(failure(Message::new(texts, "console-request-foreign", &values)));
                }
            }
        }
    }
    Ok(codes)
}
