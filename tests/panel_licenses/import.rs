//! The license import panel, through the names that a screen reader reads.
use std::sync::Arc;

use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{
    calendar::UtcMicros,
    catalog::Bilingual,
    code::{HardwareCode, RequestCode},
    command::Command,
    difference::Difference,
    document::{ItemKind, MachineKind, Nonce, ProductEdition, Reason, Request, SystemKind},
    event::{Entry, Event},
    license::{
        Certificate, CertificateFault, CertificateLicense, FoundCode, GuessedCode, Integrity, OpenRequest,
        VendorCustomer, VendorKind, VendorLicense, VendorProduct, VendorSignature,
    },
};
use xphone_license_manager::{
    session::{
        CertificateProblem, CertificateRead, Committed, Outcome, Preview, SavedRequest, SessionError, Task, messages,
    },
    text::{Language, Texts},
    ui::panel::{FileQuestionKind, Wish, import::ImportPanel},
};

use crate::stage::{
    Machine, Stage, assert_nothing_sticks_out, package, says, set_up, system_code, tall, today, view, window,
};
use crate::support::suffix;

pub const LANGUAGES: [Language; 2] = [Language::English, Language::German];
pub const FOREIGN: &str = "4F7K2-9QX3M-8ZR5T";

pub type Shown = Harness<'static, Stage<ImportPanel>>;

pub fn text(language: Language, id: &str) -> String {
    Texts::new(language).get(id).into_owned()
}

pub fn code(number: u8) -> RequestCode {
    RequestCode::from_random([number; 15])
}

pub fn hardware() -> HardwareCode {
    HardwareCode::from_hash(&[5; 32])
}

pub fn stage(kind: SystemKind, machine: Machine, language: Language) -> Stage<ImportPanel> {
    Stage::new(ImportPanel::default(), view(vec![set_up(kind)], machine), language)
}

pub fn licensed(language: Language) -> Stage<ImportPanel> {
    stage(SystemKind::Licensed, Machine::HomeServer, language)
}

pub fn certificate(file: &str, order: &str, licenses: &[(u32, &str)], codes: &[FoundCode]) -> CertificateRead {
    let licenses =
        licenses.iter().map(|(quantity, name)| CertificateLicense { quantity: *quantity, name: (*name).into() });
    let certificate = Certificate {
        codes: codes.to_vec(),
        order_number: Some(order.to_owned()),
        customer: Some("Musterwerk GmbH".to_owned()),
        licenses: licenses.collect(),
        guesses: vec![],
        system_id: None,
    };
    CertificateRead::of(file.into(), Ok(certificate))
}

pub fn own() -> CertificateRead {
    certificate("in/License certificate.pdf", "MW-2026-0242", &[(10, "TEAMDESK")], &[FoundCode::Own(code(1))])
}

pub fn foreign() -> CertificateRead {
    let code = FoundCode::Foreign(FOREIGN.parse().unwrap());
    certificate("in/Lizenzzertifikat.pdf", "AB-771204", &[(25, "OFFICE PLUS"), (5, "FAX")], &[code])
}

pub fn faulty(problem: CertificateProblem) -> CertificateRead {
    CertificateRead::of("in/Scan.pdf".into(), Err(problem))
}

pub fn with_certificates(mut stage: Stage<ImportPanel>, read: Vec<CertificateRead>) -> Stage<ImportPanel> {
    stage.drop_files(&["in/any.pdf"]);
    stage.wishes.clear();
    stage.deliver(Ok(Outcome::Certificates(read)));
    keep_orders(&mut stage);
    stage
}

/// Answers the wish to keep orders, as the worker does.
pub fn keep_orders(stage: &mut Stage<ImportPanel>) -> Vec<CertificateRead> {
    let at = stage.wishes.iter().position(|wish| matches!(wish, Wish::Run(Task::KeepOrders(_))));
    match at.map(|at| stage.wishes.remove(at)) {
        Some(Wish::Run(Task::KeepOrders(read))) => {
            stage.deliver(Ok(Outcome::Done));
            read
        }
        _ => vec![],
    }
}

pub fn click(harness: &mut Shown, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

pub fn type_into(harness: &mut Shown, field: &str, typed: &str) {
    let input = harness.get_by_role_and_label(Role::TextInput, field);
    input.focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
    harness.run();
}

pub fn tasks(harness: &mut Shown) -> Vec<Task> {
    let wishes = std::mem::take(&mut harness.state_mut().wishes);
    wishes.into_iter().filter_map(|wish| if let Wish::Run(task) = wish { Some(task) } else { None }).collect()
}

#[test]
fn an_empty_panel_offers_the_drop_area_the_dialog_a_path_and_a_code() {
    for language in LANGUAGES {
        let mut harness = tall(licensed(language));
        harness.get_by_label(&text(language, "import-drop-title"));
        harness.get_by_label(&text(language, "import-installed-none"));
        // Nothing can be read or added yet.
        let read = text(language, "import-read");
        let read = harness.get_by_role_and_label(Role::Button, &read);
        assert!(read.accesskit_node().is_disabled());
        click(&mut harness, &text(language, "import-choose"));
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
        assert_eq!(question.kind, FileQuestionKind::OpenSeveral);
        harness.state_mut().choose(question.purpose, &["a.pdf", "b.pdf"]);
        assert!(matches!(&tasks(&mut harness)[..], [Task::ReadCertificates { files, .. }] if files.len() == 2));
    }
}

#[test]
fn a_typed_path_is_read_and_a_license_file_is_opened_instead() {
    for language in LANGUAGES {
        for (typed, is_certificate) in [("\"C:\\in\\a b.pdf\"", true), ("license.xml", false)] {
            let mut harness = tall(licensed(language));
            type_into(&mut harness, &text(language, "import-path"), typed);
            click(&mut harness, &text(language, "import-read"));
            match &tasks(&mut harness)[..] {
                [Task::ReadCertificates { files, .. }] if is_certificate => {
                    assert_eq!(files[0], std::path::Path::new("C:\\in\\a b.pdf"));
                }
                [Task::OpenLicenseFile(_)] if !is_certificate => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn dropped_files_are_told_apart() {
    let mut stage = licensed(Language::English);
    stage.drop_files(&["a.pdf", "package.XLP", "b.pdf"]);
    let [Wish::Run(Task::ReadCertificates { files: read, .. }), Wish::Run(Task::OpenLicenseFile(opened))] =
        &stage.wishes[..]
    else {
        panic!("{:?}", stage.wishes)
    };
    assert_eq!(read.len(), 2);
    assert_eq!(opened, std::path::Path::new("package.XLP"));
}

#[test]
fn a_typed_code_is_checked_and_a_mistyped_one_is_kept_and_named() {
    let valid = code(9).to_string();
    let mistyped = format!("{}{}", &valid[..valid.len() - 1], if valid.ends_with('Q') { 'P' } else { 'Q' });
    for (language, word) in [(Language::English, "should probably be"), (Language::German, "vermutlich")] {
        let mut harness = tall(licensed(language));
        let (field, add) = (text(language, "import-code"), text(language, "import-add"));
        type_into(&mut harness, &field, &mistyped);
        assert!(says(&harness, word));
        assert!(harness.get_by_role_and_label(Role::Button, &add).accesskit_node().is_disabled());

        let mut harness = tall(licensed(language));
        type_into(&mut harness, &field, &valid.to_lowercase());
        click(&mut harness, &add);
        harness.get_by_label(&valid);
        harness.get_by_label(&text(language, "import-code-valid"));
        harness.get_by_role_and_label(Role::Button, &text(language, "import-request-save"));
    }
}

#[test]
fn a_read_certificate_shows_its_facts_and_its_code() {
    for language in LANGUAGES {
        let harness = tall(with_certificates(licensed(language), vec![own()]));
        for shown in
            ["License certificate.pdf", "MW-2026-0242", "10 × TEAMDESK", "Musterwerk GmbH", &code(1).to_string()]
        {
            harness.get_by_label(shown);
        }
        harness.get_by_label(&text(language, "import-code-valid"));
        // The big area is for an empty panel only.
        assert!(harness.query_by_label(&text(language, "import-drop-title")).is_none());
    }
}

#[test]
fn a_foreign_code_can_be_copied_and_says_where_it_is_redeemed() {
    for (language, path) in [
        (Language::English, "System settings > Licenses > License management > Import license package"),
        (Language::German, "Systemeinstellungen > Lizenzen > Lizenzverwaltung > Lizenzpaket importieren"),
    ] {
        let mut harness = tall(with_certificates(licensed(language), vec![foreign()]));
        assert!(says(&harness, path));
        assert!(says(&harness, FOREIGN));
        let name = text(language, "import-code-of-vendor");
        let copy = Texts::new(language).format("common-copy-named", &[("name", name.into())]);
        click(&mut harness, &copy);
        harness.get_by_label(&text(language, "common-copied"));
        // Nothing of it goes into a request.
        assert!(harness.query_by_label(&text(language, "import-request-save")).is_none());
    }
}

#[test]
fn each_fault_says_what_is_wrong_and_what_to_do() {
    for language in LANGUAGES {
        let texts = Texts::new(language);
        for it in [
            CertificateFault::Encrypted,
            CertificateFault::WrongPassword,
            CertificateFault::NoText,
            CertificateFault::NoRecognition,
            CertificateFault::NotPdf,
            CertificateFault::NothingInside,
            CertificateFault::Damaged,
            CertificateFault::NoCode,
            CertificateFault::Invoice,
            CertificateFault::OtherId,
            CertificateFault::TooLarge,
            CertificateFault::Timeout,
        ] {
            let harness = tall(with_certificates(licensed(language), vec![faulty(CertificateProblem::Fault(it))]));
            harness.get_by_label("Scan.pdf");
            let message = messages::certificate_problem(&texts, "Scan.pdf".as_ref(), &CertificateProblem::Fault(it));
            harness.get_by_label(&message.happened);
            harness.get_by_label(&message.advice());
            assert!(!message.advice().is_empty());
        }
        let unreadable = CertificateProblem::Unreadable("access denied".to_owned());
        let harness = tall(with_certificates(licensed(language), vec![faulty(unreadable)]));
        assert!(says(&harness, "access denied"));
    }
}

#[test]
fn a_protected_file_asks_for_its_password_and_is_read_again_with_it() {
    for language in LANGUAGES {
        let encrypted = faulty(CertificateProblem::Fault(CertificateFault::Encrypted));
        let mut harness = tall(with_certificates(licensed(language), vec![encrypted]));
        let open = text(language, "import-password-open");
        assert!(harness.get_by_role_and_label(Role::Button, &open).accesskit_node().is_disabled());
        let field = text(language, "import-password");
        harness.get_by_role_and_label(Role::PasswordInput, &field).focus();
        harness.run();
        harness.get_by_role_and_label(Role::PasswordInput, &field).type_text("secret");
        harness.run();
        click(&mut harness, &open);
        match &tasks(&mut harness)[..] {
            [Task::ReadCertificates { files, password: Some(password) }] => {
                assert_eq!((files[0].as_path(), password.0.as_str()), ("in/Scan.pdf".as_ref(), "secret"));
            }
            other => panic!("{other:?}"),
        }
        // It is kept nowhere, not even in its input.
        harness.run();
        let field = harness.get_by_role_and_label(Role::PasswordInput, &field);
        assert_eq!(field.value().unwrap_or_default(), "");
    }
}

#[test]
fn files_appear_as_they_are_read_and_the_reading_goes_on() {
    for language in LANGUAGES {
        let mut stage = licensed(language);
        stage.drop_files(&["in"]);
        stage.wishes.clear();
        stage.is_busy = true;
        stage.deliver(Ok(Outcome::CertificatesSoFar(vec![own()])));
        let mut harness = tall(stage);
        harness.get_by_label("License certificate.pdf");
        let cancel = text(language, "common-cancel");
        click(&mut harness, &cancel);
        assert!(matches!(&harness.state().wishes[..], [Wish::Cancel]));
        harness.state_mut().deliver(Err(SessionError::Cancelled));
        harness.state_mut().is_busy = false;
        harness.run();
        harness.get_by_label("License certificate.pdf");
    }
}

#[test]
fn the_same_file_under_another_name_says_so() {
    for language in LANGUAGES {
        let same =
            |file: &str| CertificateRead { digest: Some([7; 32]), ..CertificateRead::of(file.into(), own().outcome) };
        let harness = tall(with_certificates(licensed(language), vec![same("in/a.pdf"), same("in/b.pdf")]));
        harness.get_by_label(&Texts::new(language).format("import-same-file", &[("source", "a.pdf".into())]));
    }
}

#[test]
fn a_guess_is_shown_beside_its_picture_and_requested_only_after_it_was_confirmed() {
    for language in LANGUAGES {
        let found = FoundCode::Own(code(1));
        let guesses = vec![GuessedCode { code: found.clone(), picture: line_of_a_page() }];
        let certificate = Certificate { codes: vec![found], guesses, ..Certificate::default() };
        let scan = CertificateRead::of("in/Scan.pdf".into(), Ok(certificate));
        let mut harness = tall(with_certificates(licensed(language), vec![scan]));
        harness.get_by_role_and_label(Role::Image, &text(language, "import-guess-picture"));
        assert!(harness.query_by_label(&text(language, "import-request-save")).is_none());
        let confirm = Texts::new(language).format("import-guess-confirm", &[("code", code(1).to_string().into())]);
        click(&mut harness, &confirm);
        harness.get_by_label(&text(language, "import-code-valid"));
        harness.get_by_label(&text(language, "import-request-save"));
    }
}

fn line_of_a_page() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 300, 30);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[200; 300 * 30]).unwrap();
    bytes
}

#[test]
fn ten_thousand_files_are_shown_page_by_page() {
    for language in LANGUAGES {
        let fault = || Err(CertificateProblem::Fault(CertificateFault::NoCode));
        let file = |number: usize| CertificateRead::of(format!("in/{number:05}.pdf").into(), fault());
        let read = (0..10_000).map(file).chain([own()]).collect();
        let mut harness = window(with_certificates(licensed(language), read), Theme::Light, [1240.0, 900.0], 1.0);
        harness.get_by_label("00000.pdf");
        assert!(harness.query_by_label("00050.pdf").is_none());
        click(&mut harness, &text(language, "import-page-on"));
        harness.get_by_label("00050.pdf");
        click(&mut harness, &text(language, "import-remove-faulty"));
        harness.get_by_label("License certificate.pdf");
        assert!(harness.query_by_label("00050.pdf").is_none());
    }
}

#[test]
fn a_repeated_code_is_recognised_and_requested_once() {
    for language in LANGUAGES {
        let again = CertificateRead { source: "in/Again.pdf".into(), file: "in/Again.pdf".into(), ..own() };
        let mut harness = tall(with_certificates(licensed(language), vec![own(), again]));
        let sentence =
            Texts::new(language).format("import-code-repeated", &[("source", "License certificate.pdf".into())]);
        harness.get_by_label(&sentence);
        harness.state_mut().choose("request", &["out.xlreq"]);
        let tasks = tasks(&mut harness);
        assert!(matches!(&tasks[..], [Task::SaveRequest { codes, .. }] if codes[..] == [code(1)]), "{tasks:?}");
    }
}

#[test]
fn a_source_can_be_removed_from_the_list() {
    for language in LANGUAGES {
        let mut harness = tall(with_certificates(licensed(language), vec![own()]));
        let remove = Texts::new(language).format("import-remove", &[("source", "License certificate.pdf".into())]);
        click(&mut harness, &remove);
        harness.get_by_label(&text(language, "import-drop-title"));
    }
}

pub fn request(nonce: Nonce) -> Request {
    Request {
        request_codes: vec![code(1)],
        system_id: system_code(),
        hardware_id: hardware(),
        components: vec![],
        machine: MachineKind::Virtual,
        reason: Reason::Activation,
        nonce,
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: UtcMicros::start_of(today()),
        edition: ProductEdition::V10,
        emergency_since: None,
    }
}

#[test]
fn own_codes_are_saved_as_a_request_under_a_name_that_says_whose_and_when() {
    for language in LANGUAGES {
        let mut harness = tall(with_certificates(licensed(language), vec![own()]));
        click(&mut harness, &text(language, "import-request-save"));
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let [Wish::AskForFiles(question)] = &wishes[..] else { panic!("{wishes:?}") };
        let name = format!("{}-2026-11-24.xlreq", system_code());
        assert_eq!(question.kind, FileQuestionKind::Save { name });
        harness.state_mut().choose(question.purpose, &["out/request"]);
        let tasks = tasks(&mut harness);
        let [Task::SaveRequest { codes, reason: Reason::Activation, file }] = &tasks[..] else { panic!("{tasks:?}") };
        assert_eq!(codes[..], [code(1)]);
        assert_eq!(file, std::path::Path::new("out/request.xlreq"));

        let saved = SavedRequest { file: file.clone(), request: request(Nonce([1; 16])) };
        harness.state_mut().deliver(Ok(Outcome::RequestSaved(saved)));
        harness.run();
        assert!(says(&harness, "out/request.xlreq"));
        harness.get_by_label(&text(language, "import-request-next"));
    }
}

#[test]
fn a_request_can_go_under_a_typed_path() {
    let mut harness = tall(with_certificates(licensed(Language::German), vec![own()]));
    type_into(&mut harness, "Oder unter einem Pfad speichern", "out/meine");
    click(&mut harness, "Speichern");
    assert!(matches!(&tasks(&mut harness)[..], [Task::SaveRequest { file, .. }] if file.ends_with("meine.xlreq")));
}

#[test]
fn the_sample_issuer_answers_and_its_package_is_opened() {
    for language in LANGUAGES {
        let sample = stage(SystemKind::Sample, Machine::HomeServer, language);
        let mut harness = tall(with_certificates(sample, vec![own()]));
        harness.state_mut().choose("request", &["out/request.xlreq"]);
        let saved = SavedRequest { file: "out/request.xlreq".into(), request: request(Nonce([1; 16])) };
        harness.state_mut().deliver(Ok(Outcome::RequestSaved(saved)));
        harness.state_mut().wishes.clear();
        harness.run();
        click(&mut harness, &text(language, "import-request-sample-button"));
        let asked = tasks(&mut harness);
        let [Task::IssueSample { package, .. }] = &asked[..] else { panic!("{asked:?}") };
        harness.state_mut().deliver(Ok(Outcome::PackageIssued(package.clone())));
        assert!(matches!(&tasks(&mut harness)[..], [Task::OpenLicenseFile(file)] if file == package));
    }
}

/// A preview of the import of a package that answers the open request.
pub fn preview(stage: &Stage<ImportPanel>, event: Event) -> Arc<Preview> {
    let (before, assignment) = (Arc::clone(&stage.view.installation), Arc::clone(&stage.view.assignment));
    Arc::new(Preview {
        command: Command::ImportPackage { envelope: String::new() },
        events: vec![event],
        before: Arc::clone(&before),
        before_assignment: Arc::clone(&assignment),
        after: before,
        after_assignment: assignment,
        difference: Difference::default(),
        given_up: Vec::new(),
    })
}

#[test]
fn a_package_is_confirmed_in_the_dialog_and_takes_the_redeemed_codes_off_the_list() {
    let nonce = Nonce([1; 16]);
    for language in LANGUAGES {
        let open = OpenRequest {
            nonce,
            reason: Reason::Activation,
            codes: vec![code(1)],
            made_at: UtcMicros::start_of(today()),
        };
        let asked = view(vec![set_up(SystemKind::Sample), Event::RequestMade(open)], Machine::HomeServer);
        let stage = with_certificates(Stage::new(ImportPanel::default(), asked, language), vec![own(), foreign()]);
        let mut harness = tall(stage);
        assert!(says(&harness, &text(language, "rehosting-reason-activation")));
        type_into(&mut harness, &text(language, "import-license-file"), "in/package.xlp");
        click(&mut harness, &text(language, "common-open"));
        assert!(matches!(&tasks(&mut harness)[..], [Task::OpenLicenseFile(_)]));

        let event = package(&[("TEAMDESK", 10, ItemKind::Purchase, None)], hardware(), Some(nonce));
        let preview = preview(harness.state(), event.clone());
        harness.state_mut().deliver(Ok(Outcome::Preview(preview)));
        assert!(matches!(&harness.state().wishes[..], [Wish::Confirm(_)]));

        let entry = Entry {
            number: 3,
            at: UtcMicros::start_of(today()),
            actor: String::new(),
            reason: String::new(),
            events: vec![event],
        };
        harness.state_mut().deliver(Ok(Outcome::Committed(Committed { entry: Arc::new(entry) })));
        harness.run();
        let done = Texts::new(language).format("import-done-package", &[("number", 3.into())]);
        harness.get_by_label(&done);
        assert!(harness.query_by_label("License certificate.pdf").is_none());
        harness.get_by_label("Lizenzzertifikat.pdf");
    }
}

#[test]
fn an_error_stays_where_it_was_asked_and_loses_nothing() {
    for language in LANGUAGES {
        let mut harness = tall(with_certificates(licensed(language), vec![own()]));
        type_into(&mut harness, &text(language, "import-license-file"), "in/wrong.xlp");
        click(&mut harness, &text(language, "common-open"));
        harness.state_mut().deliver(Err(SessionError::UnknownFile("in/wrong.xlp".into())));
        harness.run();
        assert!(says(&harness, "wrong.xlp"));
        harness.get_by_label("License certificate.pdf");
        let name = text(language, "import-license-file");
        let field = harness.get_by_role_and_label(Role::TextInput, &name);
        assert_eq!(field.value().as_deref(), Some("in/wrong.xlp"));
    }
}

#[test]
fn a_workstation_says_that_requests_are_made_on_the_server() {
    for language in LANGUAGES {
        let workstation = stage(SystemKind::Licensed, Machine::Workstation, language);
        let harness = tall(with_certificates(workstation, vec![own()]));
        harness.get_by_label(&text(language, "import-request-workstation"));
        assert!(harness.query_by_label(&text(language, "import-request-save")).is_none());
    }
}

fn product(name: &str, count: u32, code: u32, integrity: Integrity) -> VendorProduct {
    VendorProduct {
        code: Some(code),
        edition: Some(1),
        version: Some(10),
        description: format!("XPhone {name}"),
        name: name.to_owned(),
        for_user: true,
        count,
        lease_seconds: None,
        kind: VendorKind::License,
        until: None,
        integrity,
    }
}

fn vendor_license(signature: VendorSignature) -> Event {
    Event::VendorLicenseLoaded(VendorLicense {
        license_number: "0A1B2C3D4E5".to_owned(),
        hardware_id: "0A1B2C3D4E5F6G7H8J9K0M1N2P3Q4".to_owned(),
        system_id: "XID-AB3C4D5E".to_owned(),
        email: String::new(),
        customer: VendorCustomer { name: "Musterwerk GmbH".to_owned(), ..VendorCustomer::default() },
        information: Bilingual::default(),
        warning: Bilingual { en: "Ends soon".to_owned(), de: "Endet bald".to_owned() },
        products: vec![
            product("FAX", 12, 26, Integrity::Altered),
            product("ANYBELL", 1, 50, Integrity::Intact),
            product("CONTACTS", 40, 45, Integrity::Intact),
        ],
        integrity: Integrity::Altered,
        signature,
        digest: "00".to_owned(),
    })
}

#[test]
fn a_planning_system_names_altered_and_unknown_products_and_its_signature() {
    for (language, warning) in [(Language::English, "Ends soon"), (Language::German, "Endet bald")] {
        for (signature, id) in [
            (VendorSignature::NotVerified, "import-signature-no-key"),
            (VendorSignature::Wrong, "import-signature-wrong"),
        ] {
            let planned = view(vec![set_up(SystemKind::Planning), vendor_license(signature)], Machine::Workstation);
            let mut harness =
                tall(with_certificates(Stage::new(ImportPanel::default(), planned, language), vec![own()]));
            harness.get_by_label(&text(language, id));
            harness.get_by_label(warning);
            let texts = Texts::new(language);
            harness.get_by_label(&texts.format("import-altered", &[("products", "12 × FAX".into())]));
            harness.get_by_label(&texts.format("import-unknown", &[("products", "1 × ANYBELL".into())]));
            assert!(says(&harness, &text(language, "import-status-altered")));
            // Our own codes are read, but nothing is requested.
            harness.get_by_label(&text(language, "import-code-valid-elsewhere"));
            assert!(harness.query_by_label(&text(language, "import-request-save")).is_none());
            // The vendor's IDs can be copied.
            let name = text(language, "identity-vendor-hardware-id");
            let copy = texts.format("common-copy-named", &[("name", name.into())]);
            click(&mut harness, &copy);
        }
    }
}

#[test]
fn what_is_installed_stands_in_a_table_with_its_issuer() {
    let items = [
        ("OFFICE PLUS", 240, ItemKind::Purchase, None),
        ("TAPI", 60, ItemKind::Subscription, Some(today().plus(-3))),
        ("HOLOGRAM", 2, ItemKind::Test, Some(today().plus(30))),
    ];
    for (language, until) in [(Language::English, "5 Dec 2026"), (Language::German, "05.12.2026")] {
        let installed = view(vec![set_up(SystemKind::Sample), package(&items, hardware(), None)], Machine::HomeServer);
        let harness = tall(Stage::new(ImportPanel::default(), installed, language));
        let texts = Texts::new(language);
        let heading = text(language, "import-column-status");
        let counts = texts.format("import-status-grace", &[("date", until.into())]);
        harness.get_by_label(&format!("{heading}: {counts}"));
        harness.get_by_label(&texts.format("import-unknown", &[("products", "2 × HOLOGRAM".into())]));
        harness.get_by_label(&text(language, "import-signature-verified"));
    }
}

#[test]
fn nothing_sticks_out_of_a_small_window() {
    for language in LANGUAGES {
        for (size, scale) in [([1240.0, 900.0], 1.0), ([824.0, 700.0], 2.0)] {
            let stage = with_certificates(
                licensed(language),
                vec![own(), foreign(), faulty(CertificateProblem::Fault(CertificateFault::NoText))],
            );
            let harness = window(stage, Theme::Light, size, scale);
            assert_nothing_sticks_out(&harness, size[0]);
        }
    }
}

#[test]
fn picture_of_an_empty_panel() {
    let mut harness = window(licensed(Language::German), Theme::Light, [1240.0, 900.0], 1.0);
    harness.snapshot(format!("panel_import_empty_{}", suffix(Theme::Light)));
}

#[test]
fn picture_of_two_certificates() {
    let items = [
        ("SERVER", 1, ItemKind::Purchase, None),
        ("OFFICE PLUS", 240, ItemKind::Purchase, None),
        ("TAPI", 60, ItemKind::Subscription, Some(today().plus(21))),
    ];
    let installed = view(vec![set_up(SystemKind::Sample), package(&items, hardware(), None)], Machine::HomeServer);
    let stage = Stage::new(ImportPanel::default(), installed, Language::English);
    let mut harness = window(with_certificates(stage, vec![own(), foreign()]), Theme::Light, [1240.0, 1800.0], 1.0);
    harness.snapshot(format!("panel_import_read_{}", suffix(Theme::Light)));
}
