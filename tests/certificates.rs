//! Certificates through the whole reader: the real program, its child process, and what comes back.
//!
//! `tests/fixtures/certificates` holds a selection of a larger set, which is tested as well where it is there.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files fails")]
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use serde::Deserialize;
use xlm_core::license::{Certificate, CertificateFault, CertificateLicense};
use xphone_license_manager::certificate::{CertificateError, Reader, read_certificate, read_certificate_file};

#[derive(Deserialize)]
struct Manifest {
    files: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    file: String,
    expect: Expected,
    accept_codes: Option<Accepted>,
    #[serde(default)]
    also_present: Vec<String>,
    #[serde(default)]
    best_effort: bool,
    hard: bool,
    #[serde(default)]
    note: String,
    fields: Option<Fields>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expected {
    Codes(Vec<String>),
    Error(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Accepted {
    These(Vec<String>),
    /// The codes that are in the file, which the manifest does not list.
    InTheFile(bool),
}

#[derive(Default, Deserialize, PartialEq)]
#[serde(default)]
struct Fields {
    order_number: Option<String>,
    customer: Option<String>,
    licenses: Vec<CertificateLicense>,
}

fn reader() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_xlm"))
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/certificates")
}

/// What is wrong with an outcome, if anything.
fn complaint(entry: &Entry, outcome: &Result<Certificate, CertificateError>) -> Option<&'static str> {
    let found: Vec<String> =
        outcome.iter().flat_map(|certificate| &certificate.codes).map(ToString::to_string).collect();
    let listed: Vec<&String> = match &entry.expect {
        Expected::Codes(codes) => codes.iter().collect(),
        Expected::Error(_) => Vec::new(),
    };
    let in_the_file = matches!(entry.accept_codes, Some(Accepted::InTheFile(true)));
    // A code of ours whose checksum holds is the one in the file.
    let own = entry.note.contains("a found right code is fine");
    let accepted = |code: &String| match &entry.accept_codes {
        _ if listed.contains(&code) => true,
        Some(Accepted::These(codes)) if codes.contains(code) => true,
        _ => !entry.also_present.contains(code) && (in_the_file || own && code.starts_with("XRC1")),
    };
    if !found.iter().all(accepted) {
        return Some("a wrong code");
    }
    let alternative = own || entry.accept_codes.is_some();
    let right = match (&entry.expect, outcome) {
        (Expected::Codes(codes), Ok(_)) => *codes == found || alternative,
        (Expected::Codes(_), Err(_)) => entry.best_effort || alternative,
        (Expected::Error(_), Ok(_)) => alternative,
        (Expected::Error(code), Err(error)) => *code == error.to_string(),
    };
    (!right && !entry.hard).then_some("not what is in it")
}

/// Reads all files of a folder on two threads and returns how many fields of how many certificates were right.
fn read_all(folder: &Path) -> (usize, usize) {
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    let entries = serde_json::from_slice::<Manifest>(&manifest).unwrap().files;
    let (next, fields_right, fields) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let read_some = || {
        let mut complaints = Vec::new();
        while let Some(entry) = entries.get(next.fetch_add(1, Ordering::Relaxed)) {
            // Files made to take for ever take this long in a test.
            let reader = if entry.hard { reader().with_time_limit(Duration::from_secs(3)) } else { reader() };
            let outcome = read_certificate_file(&folder.join(&entry.file), &reader);
            if let Some(complaint) = complaint(entry, &outcome) {
                complaints.push(format!("{}: {complaint}: {outcome:?}", entry.file));
            }
            if let (Ok(certificate), Some(expected), false) = (outcome, &entry.fields, entry.hard) {
                let Certificate { order_number, customer, licenses, .. } = certificate;
                fields.fetch_add(1, Ordering::Relaxed);
                let right = *expected == Fields { order_number, customer, licenses };
                fields_right.fetch_add(usize::from(right), Ordering::Relaxed);
            }
        }
        complaints
    };
    let complaints: Vec<String> = thread::scope(|scope| {
        let readers = [scope.spawn(read_some), scope.spawn(read_some)];
        readers.into_iter().flat_map(|reader| reader.join().unwrap()).collect()
    });
    assert!(complaints.is_empty(), "of {} files:\n{}", entries.len(), complaints.join("\n"));
    (fields_right.into_inner(), fields.into_inner())
}

#[test]
fn every_certificate_of_the_selection_says_what_is_in_it() {
    let (right, all) = read_all(&fixtures());
    assert!(right * 100 >= all * 95, "fields of {right} of {all} certificates");
}

#[test]
fn every_certificate_of_the_large_set_says_what_is_in_it() {
    let shared = env::var_os("XLM_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("certificates");
    if !folder.join("manifest.json").exists() {
        eprintln!("the large set of certificates is not here; only the selection was read");
        return;
    }
    let (right, all) = read_all(&folder);
    eprintln!("the large set of certificates was read; fields of {right} of {all} are right");
    assert!(right * 100 >= all * 95, "fields of {right} of {all} certificates");
}

#[test]
fn files_that_would_take_for_ever_or_all_memory_end_as_errors_and_the_next_one_is_read() {
    let hasty = reader().with_time_limit(Duration::from_millis(300));
    let endless = read_certificate_file(&fixtures().join("hostile-form_exponential-en.pdf"), &hasty);
    assert_eq!(endless.unwrap_err().to_string(), "timeout");
    let bomb = read_certificate_file(&fixtures().join("hostile-flate_bomb_2gb-en.pdf"), &reader());
    // Memory or, on a busy machine, time runs out first.
    assert!(
        matches!(bomb, Err(CertificateError::Fault(CertificateFault::Damaged | CertificateFault::Timeout))),
        "{bomb:?}"
    );
    let fine = read_certificate_file(&fixtures().join("raw-font_std14-de.pdf"), &reader());
    assert_eq!(fine.unwrap().codes.len(), 1);
}

/// What the console says of two files, with a program in place of Tesseract that sees a text in any picture.
#[cfg(unix)]
fn with_a_text_in_every_picture(text: &str, arguments: &[&str]) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("tesseract");
    let word = format!("5\t1\t1\t1\t1\t1\t100\t160\t640\t30\t91\t{text}");
    fs::write(&program, format!("#!/bin/sh\n/bin/cat >/dev/null\necho '{word}'\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    let spoken = folder.path().join("spoken.pdf");
    fs::write(&spoken, TEXT_AND_PICTURE).unwrap();
    let scan = fixtures().join("scan-image_only-en.pdf");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlm"));
    command.env("PATH", folder.path()).args(["--json", "certificate"]).args([&spoken, &scan]).args(arguments);
    let read: Vec<serde_json::Value> = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    read.iter().map(|file| format!("{} {}", file["codes"], file["error"])).collect()
}

/// A text that speaks of a code, and a picture beside it.
#[cfg(unix)]
const TEXT_AND_PICTURE: &str = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
    2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
    3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n\
    4 0 obj\n<</Length 120>>\nstream\n\
    BT /F 9 Tf 9 70 Td (License request code: see below) Tj ET q 90 0 0 30 9 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q   \n\
    endstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Root 1 0 R>>\n";

#[test]
#[cfg(unix)]
fn the_console_looks_at_pictures_beside_a_text_that_speaks_of_a_code_and_at_scans_where_that_is_asked_for() {
    const OWN: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
    const MISREAD: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LQ";
    let (code, nothing) = (format!(r#"[{{"code":"{OWN}","kind":"own"}}] null"#), r#"[] "no_text""#);
    assert_eq!(with_a_text_in_every_picture(OWN, &[]), [code.as_str(), nothing]);
    assert_eq!(with_a_text_in_every_picture(OWN, &["--scans"]), [code.as_str(), code.as_str()]);
    assert_eq!(with_a_text_in_every_picture(MISREAD, &[]), [r#"[] "no_code""#, nothing]);
    let foreign = "Request code: 72SQT-AXXKP-4WD2A-702GM-7HJM7";
    assert_eq!(with_a_text_in_every_picture(foreign, &["--scans"]), [nothing, nothing]);
}

#[test]
fn what_is_no_pdf_is_told_apart_from_a_damaged_one() {
    for (bytes, expected) in [
        (&b""[..], "not_pdf"),
        (b"Dear customer, please find your code below", "not_pdf"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "damaged"),
    ] {
        assert_eq!(read_certificate(bytes, &reader()).unwrap_err().to_string(), expected);
    }
}
