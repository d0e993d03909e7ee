//! What administrators drop on the panel, read by the real session: folders, mails, protected files, scans.
use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use xphone_license_manager::{
    certificate::Recognizer,
    session::{Outcome, Task},
};

use crate::{chain::Desk, stage::says};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/certificates").join(name)
}

/// A folder with these certificates of the tests.
fn folder_with(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::copy(fixture(name), folder.path().join(name)).unwrap();
    }
    folder
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn a_folder_with_all_kinds_of_files_gives_a_card_for_each() {
    let folder = folder_with(&["raw-font_std14-de.pdf", "reportlab-serial_only-en.pdf"]);
    let attached = STANDARD.encode(fs::read(fixture("fpdf2_std14-plain-de.pdf")).unwrap());
    let mail = format!(
        "From: orders@example.com\r\nSubject: Your order\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: application/pdf\r\n\
         Content-Disposition: attachment; filename=certificate.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         {attached}\r\n--cut--\r\n"
    );
    fs::write(folder.path().join("order.eml"), mail).unwrap();
    fs::write(folder.path().join("notes.pdf"), "Only some notes.").unwrap();
    let mut desk = Desk::new();
    desk.window.state_mut().drop_files(&[&folder.path().display().to_string()]);
    desk.work_off();
    for name in ["raw-font_std14-de.pdf", "notes.pdf", "reportlab-serial_only-en.pdf"] {
        desk.window.get_by_label(name);
    }
    assert!(says(&desk.window, "certificate.pdf"), "what is in the mail");
    assert!(says(&desk.window, "is not a PDF"));
    assert!(says(&desk.window, "no license request code"));
}

#[test]
fn a_protected_file_is_opened_with_its_password_which_is_kept_nowhere() {
    const PASSWORD: &str = "secret";
    let folder = folder_with(&["qpdf-user_256-en.pdf"]);
    let mut desk = Desk::new();
    let places = |desk: &Desk| {
        let has_it = |path: &PathBuf| {
            fs::read(path).is_ok_and(|bytes| bytes.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes()))
        };
        files_below(desk.folder.path()).into_iter().filter(has_it).collect::<Vec<_>>()
    };
    let before = places(&desk);
    desk.window.state_mut().drop_files(&[&folder.path().join("qpdf-user_256-en.pdf").display().to_string()]);
    desk.work_off();
    assert!(says(&desk.window, "is protected by a password"));
    let typed = ["certainly not this", PASSWORD];
    for password in typed {
        desk.window.get_by_role_and_label(Role::PasswordInput, "Password of the file").focus();
        desk.window.run();
        desk.window.get_by_role_and_label(Role::PasswordInput, "Password of the file").type_text(password);
        desk.window.run();
        desk.click("Open with this password");
        desk.work_off();
        assert_eq!(says(&desk.window, "The password does not open"), password != PASSWORD);
    }
    assert!(!says(&desk.window, "is protected by a password"));
    assert!(says(&desk.window, "Order number"));
    assert_eq!(places(&desk), before);
}

#[test]
fn a_scan_is_a_guess_beside_its_picture_until_somebody_confirms_it() {
    let scan = fixture("scan-image_only-en.pdf");
    let mut desk = Desk::new();
    desk.window.state_mut().drop_files(&[&scan.display().to_string()]);
    desk.work_off();
    if Recognizer::installed().is_none() {
        assert!(says(&desk.window, "Tesseract is not installed"));
        return;
    }
    desk.window.get_by_role_and_label(Role::Image, "The picture of the line with the code");
    let confirm = desk.window.get_by_label_contains("is right");
    confirm.click();
    desk.window.run();
    assert!(desk.window.query_by_label_contains("is right").is_none());
}

#[test]
fn reading_a_folder_can_be_cancelled_and_what_was_read_stays() {
    const FILES: usize = 400;
    let folder = tempfile::tempdir().unwrap();
    for number in 0..FILES {
        // Different contents, or it would be read once.
        let mut file = fs::read(fixture("raw-font_std14-de.pdf")).unwrap();
        file.extend_from_slice(format!("%{number}\n").as_bytes());
        fs::write(folder.path().join(format!("{number:03}.pdf")), file).unwrap();
    }
    let mut desk = Desk::new();
    let mut read = 0;
    let files = vec![folder.path().to_path_buf()];
    desk.run(Task::ReadCertificates { files, password: None }, |outcome, cancel| {
        if let Outcome::CertificatesSoFar(so_far) = outcome {
            read += so_far.len();
            cancel.cancel();
        }
    });
    assert!(read > 0 && read < FILES, "{read}");
}
