//! `xlm request`: asks for the licenses of certificates or codes.

use std::path::Path;

use serde_json::{Value, json};
use xlm_core::{calendar::UtcMicros, code::RequestCode, document::Reason, license::FoundCode};
use xphone_license_manager::{
    session::{CertificateRead, CertificateReaders, SavedRequest, messages},
    text::{Texts, sentences::Message},
};

use crate::{
    arguments::RequestArguments,
    report::{Failure, Outcome, Report, failure, session_failed},
    system::Place,
};

/// Saves the request.
pub fn run(place: &Place<'_>, arguments: &RequestArguments, readers: &mut CertificateReaders) -> Outcome {
    let texts = place.texts;
    let mut codes: Vec<RequestCode> = Vec::new();
    let of_files = codes_of_certificates(texts, &readers.read_in_order(&arguments.certificates, None))?;
    for code in arguments.codes.iter().copied().chain(of_files) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    save(place, &codes, Reason::Activation, &arguments.out)
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
    let budget = engine.installation().package().map(|package| crate::identity::budget_json(package));
    Ok(Report::done(as_json(&saved, replaced, budget), text))
}

fn as_json(saved: &SavedRequest, replaced: Option<UtcMicros>, budget: Option<Value>) -> Value {
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
