//! The issuing side as a program: from the key to the package, through files.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use ed25519_dalek::SigningKey;
use serde_json::Value;
use xlm_core::{
    calendar::UtcMicros,
    code::{HardwareCode, RequestCode, SystemCode},
    document::{
        LicensePackage, MachineKind, Nonce, Opened, PackageMark, ProductEdition, Reason, Receipt, Release, Request,
        SystemKind, Trust, open_issued, seal,
    },
};

/// A folder with an order book, in which the program runs.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlm-portal"));
        command.current_dir(self.folder.path()).env_remove("XLM_PASSPHRASE").args(["--lang", "en"]).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The result of a command that must succeed.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Draws a certificate and gives its code.
    fn order(&self, order: &str, items: &[&str]) -> RequestCode {
        let items: Vec<_> = items.iter().flat_map(|item| ["--item", item]).collect();
        let fixed = ["order", "--book", "book", "--customer", "Blumen Grün GmbH", "--out", "certificate.pdf"];
        let result = self.json(&[&fixed[..], &["--order", order], &items].concat());
        result["code"].as_str().unwrap().parse().unwrap()
    }

    fn request(&self, file: &str, request: &Request) {
        fs::write(self.path(file), seal(request, &installation()).unwrap()).unwrap();
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn installation() -> SigningKey {
    SigningKey::from_bytes(&[2; 32])
}

fn request(codes: &[RequestCode], reason: Reason) -> Request {
    let nonce = reason as u8 + codes.len() as u8 * 8;
    Request {
        request_codes: codes.to_vec(),
        system_id: SystemCode::from_random([7; 9]),
        hardware_id: HardwareCode::from_hash(&[9; 32]),
        components: vec![],
        machine: MachineKind::Physical,
        reason,
        nonce: Nonce([nonce; 16]),
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: UtcMicros(1_795_502_100_000_000),
        edition: ProductEdition::V10,
        emergency_since: None,
    }
}

/// Opens a package or receipt of the sample issuer.
fn package(path: &Path) -> Opened<LicensePackage> {
    open_issued(&fs::read(path).unwrap(), &trust(include_str!("../assets/trust.ron"))).unwrap()
}

fn trust(ron: &str) -> Trust {
    Trust::parse(ron).unwrap().for_kind(SystemKind::Sample)
}

#[test]
fn an_order_becomes_a_package_and_the_same_request_gets_it_again() {
    let office = Office::new();
    let code = office.order("2026-1", &["SERVER=1", "office  plus = 60"]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    let issue = ["issue", "a.xlreq", "--sample", "--book", "book", "-o"];
    let first = office.json(&[&issue[..], &["a.xlp"]].concat());
    assert_eq!((&first["generation"], &first["again"]), (&1.into(), &false.into()));
    let again = office.json(&[&issue[..], &["b.xlp"]].concat());
    assert_eq!(again["again"], Value::Bool(true));
    assert_eq!(fs::read(office.path("a.xlp")).unwrap(), fs::read(office.path("b.xlp")).unwrap());

    let package = package(&office.path("a.xlp")).payload;
    let items: Vec<_> = package.items.iter().map(|item| (item.license_type.as_str(), item.quantity)).collect();
    assert_eq!(items, [("SERVER", 1), ("OFFICE PLUS", 60)]);
    assert_eq!(package.customer, "Blumen Grün GmbH");
    assert!(fs::read(office.path("certificate.pdf")).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn several_systems_are_answered_each_on_its_own() {
    let office = Office::new();
    let code = office.order("A", &["SERVER=1"]);
    let unknown = RequestCode::from_random([99; 15]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    fs::create_dir(office.path("more")).unwrap();
    office.request("more/a.xlreq", &Request { nonce: Nonce([2; 16]), ..request(&[code], Reason::Activation) });
    let other = Request { nonce: Nonce([3; 16]), ..request(&[unknown], Reason::Activation) };
    office.request("b.xlreq", &other);
    let several =
        ["issue", "a.xlreq", "b.xlreq", "more/a.xlreq", "no.xlreq", "--sample", "--book", "book", "-o", "out"];
    let output = office.run(&[&several[..], &["--json"]].concat());
    assert_eq!(output.status.code(), Some(1), "partly failed");
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let done: Vec<bool> = said.as_array().unwrap().iter().map(|one| one["done"].as_bool().unwrap()).collect();
    assert_eq!(done, [true, false, true, false]);
    assert!(said[1]["error"].as_str().unwrap().contains(&unknown.to_string()), "{said}");
    assert_eq!(package(&office.path("out/a.xlp")).payload.generation, 1);
    assert_eq!(package(&office.path("out/a-2.xlp")).payload.generation, 2);
}

#[test]
fn a_return_is_credited_and_lets_the_licenses_move() {
    let office = Office::new();
    let code = office.order("2026-1", &["SERVER=1"]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    office.json(&["issue", "a.xlreq", "--sample", "--book", "book", "-o", "a.xlp"]);
    let new_server = SigningKey::from_bytes(&[3; 32]);
    fs::write(office.path("move.xlreq"), seal(&request(&[], Reason::Move), &new_server).unwrap()).unwrap();
    let early = office.run(&["issue", "move.xlreq", "--sample", "--book", "book", "-o", "b.xlp"]);
    assert_eq!(early.status.code(), Some(1));
    assert!(said(&early).contains("has not returned its licenses"), "{}", said(&early));
    assert!(!office.path("b.xlp").exists());

    let first = package(&office.path("a.xlp"));
    let package_mark = PackageMark { generation: 1, digest: first.digest };
    let release = Release {
        system_id: first.payload.system_id,
        package: package_mark,
        tail_days: 14,
        made_at: UtcMicros(1_795_502_100_000_000),
    };
    fs::write(office.path("a.xlrel"), seal(&release, &installation()).unwrap()).unwrap();
    office.json(&["credit", "a.xlrel", "--sample", "--book", "book", "-o", "a.xlack"]);
    let receipt: Opened<Receipt> =
        open_issued(&fs::read(office.path("a.xlack")).unwrap(), &trust(include_str!("../assets/trust.ron"))).unwrap();
    assert_eq!(receipt.payload.credited.package, package_mark);
    let moved = office.json(&["issue", "move.xlreq", "--sample", "--book", "book", "-o", "b.xlp"]);
    assert_eq!(moved["generation"], Value::from(2));
}

#[test]
fn an_own_key_signs_and_its_entry_makes_it_trusted() {
    let office = Office::new();
    let passphrase = "correct Pferd";
    let with = |arguments: &[&str]| office.command(arguments).env("XLM_PASSPHRASE", passphrase).output().unwrap();
    let keygen = with(&["keygen", "--out", "issuer.key"]);
    assert_eq!(keygen.status.code(), Some(0), "{}", said(&keygen));
    let again = with(&["keygen", "--out", "issuer.key"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("A key is never replaced"), "{}", said(&again));

    let entry = with(&["public-key", "--key", "issuer.key", "--name", "Büro \"Nord\""]);
    let entry = String::from_utf8(entry.stdout).unwrap();
    let trust = Trust::parse(&format!("(issuers: [{entry}])")).unwrap();
    assert_eq!(trust.issuers[0].name.0, "Büro \"Nord\"");
    assert_eq!(trust.issuers[0].key.to_string(), String::from_utf8(keygen.stdout).unwrap().trim());

    let code = office.order("2026-1", &["SERVER=1"]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    let issue = ["issue", "a.xlreq", "--key", "issuer.key", "--book", "book", "-o", "a.xlp"];
    fs::write(office.path("passphrase"), format!("{passphrase}\n")).unwrap();
    office.json(&[&issue[..], &["--passphrase-file", "passphrase"]].concat());
    assert!(open_issued::<LicensePackage>(&fs::read(office.path("a.xlp")).unwrap(), &trust).is_ok());

    let wrong = office.command(&issue).env("XLM_PASSPHRASE", "wrong").output().unwrap();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(said(&wrong).contains("The passphrase does not fit"), "{}", said(&wrong));
}

#[test]
fn refusals_are_told_in_the_language_of_the_user() {
    let office = Office::new();
    let code = office.order("2026-1", &["SERVER=1"]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    office.json(&["issue", "a.xlreq", "--sample", "--book", "book", "-o", "a.xlp"]);
    let check = |file: &str, expected: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlm-portal"));
        command.current_dir(office.folder.path()).args(["issue", file, "--sample", "--book", "book", "-o", "x.xlp"]);
        let output = command.args(["--lang", "de"]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(said(&output).contains(expected), "{file}: {}", said(&output));
        assert!(!office.path("x.xlp").exists());
    };
    let other = Request { system_id: SystemCode::from_random([8; 9]), ..request(&[code], Reason::Activation) };
    office.request("other.xlreq", &other);
    fs::write(office.path("text.txt"), "no document").unwrap();
    check("other.xlreq", "von einem anderen System eingelöst");
    check("a.xlp", "a.xlp ist ein Lizenzpaket; benötigt wird eine Lizenzanforderung.");
    check("text.txt", "kein signiertes Dokument");
    check("missing.xlreq", "missing.xlreq: ");
}

#[test]
fn a_certificate_that_cannot_be_written_leaves_no_code() {
    let office = Office::new();
    office.order("2026-1", &["SERVER=1"]);
    let codes = |office: &Office| office.json(&["changes", "--verify", "--book", "book"]);
    let before = codes(&office);
    assert_eq!(before["events"], 1);
    let order = ["order", "--book", "book", "--order", "2", "--item", "FAX=1"];
    for more in [&["--customer", "A", "--out", "no/such/folder.pdf"][..], &["--customer", "東京", "--out", "b.pdf"]] {
        let output = office.run(&[&order[..], more].concat());
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert_eq!(codes(&office), before);
    }
}

#[test]
fn what_people_decide_is_noted_and_listed() {
    let office = Office::new();
    let code = office.order("2026-1", &["SERVER=1"]);
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    office.request("b.xlreq", &request(&[], Reason::Drift));
    office.json(&["issue", "a.xlreq", "--sample", "--book", "book", "-o", "a.xlp"]);
    let system = request(&[], Reason::Drift).system_id.to_string();
    let note = ["--by", "A. Person", "--reason", "reported as stolen", "--book", "book"];
    office.json(&[&["suspend", &system], &note[..]].concat());
    let suspended = office.run(&["issue", "b.xlreq", "--sample", "--book", "book", "-o", "b.xlp"]);
    assert!(said(&suspended).contains("is suspended"), "{}", said(&suspended));
    let again = office.run(&[&["suspend", &system], &note[..]].concat());
    assert_eq!(again.status.code(), Some(1));
    office.json(&[&["resume", &system], &note[..]].concat());
    office.json(&[&["override", &system], &note[..]].concat());
    office.json(&[&["budget", &system, "--allowed", "5"], &note[..]].concat());
    office.json(&["issue", "b.xlreq", "--sample", "--book", "book", "-o", "b.xlp"]);
    let unknown = office.run(&[&["resume", "XID1-PNJFF-ZYF2J-P6NW5-VMKFE"], &note[..]].concat());
    assert!(said(&unknown).contains("has no licenses"), "{}", said(&unknown));
    let nameless = office.run(&["suspend", &system, "--by", " ", "--reason", "x", "--book", "book"]);
    assert_eq!(nameless.status.code(), Some(2));

    let changes = office.json(&["changes", "--last", "5", "--book", "book"]);
    let what: Vec<_> = changes.as_array().unwrap().iter().map(|change| change["what"].as_str().unwrap()).collect();
    let expected = [
        format!("System {system}: suspended by A. Person (reported as stolen)"),
        format!("System {system}: resumed by A. Person (reported as stolen)"),
        format!("System {system}: exception for the next request, granted by A. Person (reported as stolen)"),
        format!("System {system}: 5 moves from failed servers a year agreed by A. Person (reported as stolen)"),
        format!("System {system}: license package 2 (same server), no new codes"),
    ];
    assert_eq!(what, expected);
    let listed = office.run(&["changes", "--book", "book"]);
    assert!(!String::from_utf8(listed.stdout).unwrap().contains("XRC1-"), "codes are as good as licenses");
}

#[test]
fn the_order_book_proves_itself_and_its_copy_too() {
    let office = Office::new();
    office.order("2026-1", &["SERVER=1"]);
    let noted = office.json(&["changes", "--verify", "--book", "book"])["digest"].as_str().unwrap().to_owned();
    office.json(&["backup", "copy", "--book", "book"]);
    let twice = office.run(&["backup", "copy", "--book", "book"]);
    assert!(said(&twice).contains("is not replaced"), "{}", said(&twice));
    office.order("2026-2", &["SERVER=1"]);
    for book in ["book", "copy"] {
        office.json(&["changes", "--verify", "--against", &noted, "--book", book]);
    }
    let newer = office.json(&["changes", "--verify", "--book", "book"])["digest"].as_str().unwrap().to_owned();
    let rewritten = office.run(&["changes", "--verify", "--against", &newer, "--book", "copy"]);
    assert_eq!(rewritten.status.code(), Some(1));
    assert!(said(&rewritten).contains("no event with the digest"), "{}", said(&rewritten));

    let mut bytes = fs::read(office.path("copy")).unwrap();
    let place = bytes.windows(6).position(|window| window == b"2026-1").unwrap();
    bytes[place + 5] = b'9';
    fs::write(office.path("copy"), bytes).unwrap();
    let damaged = office.run(&["changes", "--verify", "--book", "copy"]);
    assert_eq!(damaged.status.code(), Some(1), "{}", said(&damaged));
}

#[test]
fn an_order_book_of_an_earlier_version_is_taken_over() {
    let office = Office::new();
    let code: RequestCode = RequestCode::from_random([5; 15]);
    let order = serde_json::json!({
        "order_number": "2025-9", "customer": "Blumen Grün GmbH", "contact": null, "drawn_at": 1_795_502_100_000_000_i64,
        "items": [{
            "id": "2025-9/1", "license_type": "SERVER", "quantity": 1, "kind": "purchase", "from": null, "until": null,
            "grace_days": 14, "product_version": null
        }],
        "redeemed": null
    });
    let old = serde_json::json!({
        "format": "xlm-order-book-2", "issuer": { "orders": { code.to_string(): order }, "systems": {} }
    });
    fs::write(office.path("orders.json"), old.to_string()).unwrap();
    office.request("a.xlreq", &request(&[code], Reason::Activation));
    let direct = office.run(&["issue", "a.xlreq", "--sample", "--book", "orders.json", "-o", "a.xlp"]);
    assert!(said(&direct).contains("xlm-portal migrate"), "{}", said(&direct));
    let taken = office.json(&["migrate", "orders.json", "--book", "book"]);
    assert_eq!((&taken["orders"], &taken["systems"]), (&1.into(), &0.into()));
    let twice = office.run(&["migrate", "orders.json", "--book", "book"]);
    assert!(said(&twice).contains("has orders already"), "{}", said(&twice));
    office.json(&["issue", "a.xlreq", "--sample", "--book", "book", "-o", "a.xlp"]);
    assert_eq!(package(&office.path("a.xlp")).payload.items[0].id, "2025-9/1");
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let office = Office::new();
    let order = ["order", "--book", "book", "--order", "1", "--customer", "A", "--out", "a.pdf"];
    for wrong in [
        &["--item", "OFFICE PLUS"][..],
        &["--item", "OFFICE PLUS=0"],
        &["--item", "=5"],
        &["--item", "FAX=1", "--until", "2026-02-30"],
        &[],
    ] {
        let output = office.run(&[&order[..], wrong].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {}", said(&output));
    }
    assert_eq!(office.run(&["issue", "a.xlreq", "--book", "book", "-o", "a.xlp"]).status.code(), Some(2));
    assert!(!office.path("book").exists());
}
