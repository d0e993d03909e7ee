//! `xlm certificate`: what license certificates say. The data folder is not touched.

use serde_json::{Value, json};
use xlm_core::license::{Certificate, CertificateFault, FoundCode};
use xphone_license_manager::{
    session::{CertificateProblem, CertificateRead, CertificateReaders, duplicates, messages},
    text::Texts,
};

use crate::{
    arguments::CertificateArguments,
    passphrase,
    report::{self, Outcome, Report},
    table::named_values,
};

/// Reads each file; one that can't be read does not keep the others from it.
pub fn run(texts: &Texts, arguments: &CertificateArguments, readers: &mut CertificateReaders) -> Outcome {
    let password = passphrase::of_certificates(texts, arguments)?;
    let read = if arguments.scans {
        readers.read_scans_in_order(&arguments.files, password.as_ref())
    } else {
        readers.read_in_order(&arguments.files, password.as_ref())
    };
    let text: Vec<String> =
        read.iter().filter_map(|file| Some(shown(texts, file, file.outcome.as_ref().ok()?))).collect();
    let failed: Vec<String> = read.iter().filter_map(|file| failed(texts, file)).collect();
    let is_failed = !failed.is_empty();
    let same = duplicates(&read).into_iter().zip(&read).filter_map(|(first, file)| Some((read.get(first?)?, file)));
    let same = same.map(|(first, file)| {
        let values = [("file", file.file.to_string_lossy().into()), ("first", first.file.to_string_lossy().into())];
        texts.format("console-certificate-duplicate", &values)
    });
    let unlocked = (!readers.are_locked_in()).then(|| texts.get("console-certificate-not-locked-in").into_owned());
    Ok(Report {
        json: read.iter().map(as_json).collect(),
        text: Some(text.join("\n").into_bytes()),
        code: u8::from(is_failed),
        messages: failed.into_iter().chain(same).chain(unlocked).collect(),
    })
}

fn failed(texts: &Texts, read: &CertificateRead) -> Option<String> {
    let problem = read.outcome.as_ref().err()?;
    Some(report::shown(texts, &messages::certificate_problem(texts, &read.file, problem)))
}

fn as_json(read: &CertificateRead) -> Value {
    let nothing = Certificate::default();
    let (certificate, error) = match &read.outcome {
        Ok(certificate) => (certificate, Value::Null),
        Err(CertificateProblem::Fault(fault)) => (&nothing, fault.to_string().into()),
        Err(CertificateProblem::OtherFile(_)) => (&nothing, CertificateFault::NotPdf.to_string().into()),
        Err(CertificateProblem::Uncompared(_)) => (&nothing, CertificateFault::NoText.to_string().into()),
        Err(CertificateProblem::Unreadable(_)) => (&nothing, "unreadable".into()),
    };
    let codes: Vec<Value> = certificate.codes.iter().map(code_json).collect();
    let licenses: Vec<Value> = certificate
        .licenses
        .iter()
        .map(|license| json!({ "quantity": license.quantity, "name": license.name }))
        .collect();
    json!({
        "file": read.file.to_string_lossy(),
        "codes": codes,
        "order_number": certificate.order_number,
        "customer": certificate.customer,
        "licenses": licenses,
        "error": error,
    })
}

fn code_json(code: &FoundCode) -> Value {
    let kind = match code {
        FoundCode::Own(_) => "own",
        FoundCode::Foreign(_) => "foreign",
    };
    json!({ "code": code.to_string(), "kind": kind })
}

fn shown(texts: &Texts, read: &CertificateRead, certificate: &Certificate) -> String {
    let code = |code: &FoundCode| {
        let is_recognised = certificate.guesses.iter().any(|guess| guess.code == *code);
        let text = code.to_string();
        let note = match code {
            FoundCode::Own(_) => is_recognised.then_some("console-certificate-recognised"),
            FoundCode::Foreign(_) => Some("console-certificate-foreign"),
        };
        let note = note.map(|note| texts.get(note));
        let value = note.map_or(text.clone(), |note| format!("{text} ({note})"));
        (texts.get("common-license-request-code"), Some(value))
    };
    let licenses = certificate.licenses.iter().map(|license| {
        let value = format!("{} {}", texts.number(license.quantity.into()), license.name);
        (texts.get("console-certificate-license"), Some(value))
    });
    let head = [
        (texts.get("console-certificate-file"), Some(read.file.to_string_lossy().into_owned())),
        (texts.get("common-order-number"), certificate.order_number.clone()),
        (texts.get("console-certificate-customer"), certificate.customer.clone()),
    ];
    named_values(head.into_iter().chain(certificate.codes.iter().map(code)).chain(licenses))
}
