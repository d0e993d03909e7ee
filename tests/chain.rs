//! The whole chain over the real programs: from the certificate to the same users on another server.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;
use xlm_core::calendar::{Day, UtcMicros};
use xphone_license_manager::machine::FakeRoot;

/// Three users of a location; the first two take calls of a hotline.
const USERS: &str = "ID;firstname;name;account;location;teamdesk;joined\n\
                     U1;Anna;Beispiel;anna;Berlin;member;2019-04-01\n\
                     U2;Ben;Muster;ben;Berlin;member;\n\
                     U3;Cem;Probe;cem;Berlin;leader;\n";

/// Noon of a day, for the clock of a program.
fn noon(text: &str) -> UtcMicros {
    let day: Day = text.parse().unwrap();
    UtcMicros(UtcMicros::start_of(day).0 + 43_200_000_000)
}

/// A folder with the data of a system, and the files that go to and fro.
struct Server {
    folder: tempfile::TempDir,
    data: PathBuf,
    machine: PathBuf,
    now: Option<UtcMicros>,
}

impl Server {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let machine = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/machine/fixture/virtual-machine");
        Self { data: folder.path().join("data"), folder, machine, now: None }
    }

    /// A system of the sample company without licenses and users: its packages can be made here.
    fn sample() -> Self {
        Self::sample_at(None)
    }

    /// The same at a time of its own.
    fn sample_at(now: Option<UtcMicros>) -> Self {
        let mut server = Self { now, ..Self::new() };
        let set_up = server.json(&["setup", "--sample", "--empty"]);
        assert_eq!(set_up["kind"], "sample");
        server.data = PathBuf::from(set_up["folder"].as_str().unwrap());
        server
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).unwrap();
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .env("XLM_DATA", &self.data)
            .env("XLM_MACHINE_ROOT", &self.machine)
            .env("XLM_PASSPHRASE", "a passphrase for a test")
            .env_remove("XLM_NOW")
            .stdin(Stdio::null())
            .args(arguments);
        if let Some(now) = self.now {
            command.env("XLM_NOW", now.0.to_string());
        }
        command
    }

    fn xlm(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_xlm"), arguments).output().unwrap()
    }

    /// The result of a command that must succeed.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.xlm(&[arguments, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What a command says that must be refused.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.xlm(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
        said(&output)
    }

    fn portal(&self, arguments: &[&str]) -> Value {
        let output =
            self.command(env!("CARGO_BIN_EXE_xlm-portal"), &[arguments, &["--json"]].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The distribution as a spreadsheet gets it, without the mark at its start.
    fn assignment(&self) -> Vec<String> {
        let output = self.xlm(&["assignment", "--csv"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
    }

    /// Draws a certificate, requests its licenses and imports the package.
    fn license(&self, items: &[&str]) {
        let items: Vec<_> = items.iter().flat_map(|item| ["--item", item]).collect();
        let order = ["order", "--book", "book", "--order", "A-1", "--customer", "Blumen Grün GmbH"];
        self.portal(&[&order[..], &["--out", "certificate.pdf"], &items].concat());
        self.json(&["request", "--certificate", "certificate.pdf", "-o", "licenses.xlreq"]);
        self.portal(&["issue", "licenses.xlreq", "--sample", "--book", "book", "-o", "licenses.xlp"]);
        self.json(&["import", "licenses.xlp"]);
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_certificate_becomes_licenses_of_this_system() {
    let server = Server::sample();
    let items = ["--item", "SERVER=1", "--item", "OFFICE PLUS=2"];
    let order = ["order", "--book", "book", "--order", "A-1", "--customer", "Blumen Grün GmbH"];
    let drawn = server.portal(&[&order[..], &["--out", "certificate.pdf"], &items].concat());

    let read = server.json(&["certificate", "certificate.pdf"]);
    assert_eq!(read[0]["file"], "certificate.pdf");
    assert_eq!(read[0]["codes"][0]["code"], drawn["code"]);
    assert_eq!(read[0]["codes"][0]["kind"], "own");
    assert_eq!(read[0]["order_number"], "A-1");
    assert_eq!(read[0]["customer"], "Blumen Grün GmbH");
    assert_eq!(read[0]["licenses"][1], serde_json::json!({ "quantity": 2, "name": "OFFICE PLUS" }));
    assert_eq!(read[0]["error"], Value::Null);

    let code = drawn["code"].as_str().unwrap();
    let request = server.json(&["request", "--code", code, "--certificate", "certificate.pdf", "-o", "licenses.xlreq"]);
    assert_eq!(request["codes"], serde_json::json!([code]), "a code that is named twice counts once");
    server.portal(&["issue", "licenses.xlreq", "--sample", "--book", "book", "-o", "licenses.xlp"]);

    let dry = server.json(&["import", "licenses.xlp", "--dry-run"]);
    assert_eq!((&dry["done"], &dry["entry"]), (&Value::Bool(false), &Value::Null));
    let imported = server.json(&["import", "licenses.xlp", "--note", "first licenses"]);
    assert_eq!(imported["done"], true);
    assert_eq!(imported["difference"], dry["difference"]);
    let again = server.json(&["import", "licenses.xlp"]);
    assert_eq!(again["done"], false, "a script may run again");

    let overview = server.json(&["overview"]);
    assert_eq!(overview["package_number"], 1);
    assert_eq!(overview["binding"]["state"], "bound");
    assert_eq!(overview["customer"], "Blumen Grün GmbH");
    let changes = server.json(&["changes"]);
    assert_eq!(changes.as_array().unwrap().last().unwrap()["reason"], "first licenses");
    let verified = server.json(&["changes", "--verify", "--against", "licenses.xlreq"]);
    assert_eq!(verified["anchors"], 1);
}

#[test]
fn users_keep_their_licenses_through_a_move_its_undoing_and_a_new_server() {
    let server = Server::sample();
    server.license(&["SERVER=1", "OFFICE PLUS=2", "TEAMDESK=1"]);
    server.write("users.csv", USERS);

    let refused = server.refused(&["users", "import", "users.csv"]);
    assert!(refused.contains("Line 2: there is no “Berlin”"), "{refused}");
    let imported = server.json(&["users", "import", "users.csv", "--create-locations"]);
    let entry = imported["entry"].as_u64().unwrap();
    assert_eq!(server.json(&["users", "import", "users.csv"])["done"], false, "nothing is new");
    let before = server.assignment();
    assert_eq!(
        before,
        [
            "user;license;required;assigned;place;since".to_owned(),
            format!("U1;OFFICE PLUS;1;1;1;{entry}"),
            format!("U1;TEAMDESK;1;1;1;{entry}"),
            format!("U2;OFFICE PLUS;1;1;2;{entry}"),
            format!("U2;TEAMDESK;1;0;2;{entry}"),
            format!("U3;OFFICE PLUS;1;0;3;{entry}"),
        ]
    );

    // Anna does without her functions for a while: her OFFICE PLUS goes to Cem, and comes back with the undoing.
    server.write(
        "away.ron",
        r#"[
            CreatePlace(place: (location: "Berlin", group: "Away")),
            SetFunctions(place: (location: "Berlin", group: "Away"), settings: [
                (function: "journal", setting: off), (function: "cti", setting: off),
                (function: "contact-search", setting: off), (function: "appointments", setting: off),
                (function: "presence", setting: off), (function: "chat", setting: off),
                (function: "team-panel", setting: off), (function: "groupware", setting: off),
            ]),
            MoveUsers(users: ["U1"], to: (location: "Berlin", group: "Away")),
        ]"#,
    );
    let moved = server.json(&["run", "away.ron"]);
    assert_eq!(moved["difference"]["users"]["moved"], serde_json::json!(["U1"]));
    assert_eq!(moved["difference"]["licenses"][0]["gains"], serde_json::json!(["U3"]));
    assert!(server.assignment().contains(&format!("U3;OFFICE PLUS;1;1;2;{entry}")));
    let number = moved["entry"].to_string();
    let undone = server.json(&["undo", &number, "--note", "she is back"]);
    assert_eq!(server.assignment(), before, "the undoing gives her old place back");
    assert!(server.refused(&["undo", &number]).contains("cannot be undone"));

    // Another server, restored from the backup, says the same.
    server.json(&["backup", "system.xlb"]);
    let mut other = Server::new();
    other.data = server.path("restored");
    let restored = other.json(&["restore", &server.path("system.xlb").to_string_lossy()]);
    assert_eq!(restored["entry"], undone["entry"]);
    assert_eq!(other.assignment(), before);
    assert_eq!(other.json(&["changes", "--verify"])["holds"], true);
    assert_eq!(other.json(&["overview"])["home_server"], true);
    let twice = other.refused(&["restore", &server.path("system.xlb").to_string_lossy()]);
    assert!(twice.contains("holds a system already"), "{twice}");
    let past = server.xlm(&["assignment", "--csv", "--entry", &entry.to_string()]);
    assert_eq!(
        String::from_utf8(past.stdout).unwrap().trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        before
    );
}

#[test]
fn a_planned_move_takes_the_licenses_to_a_new_machine_and_the_old_one_runs_out() {
    let mut server = Server::sample_at(Some(noon("2026-11-02")));
    server.license(&["SERVER=1", "OFFICE PLUS=3", "TEAMDESK=2"]);
    server.write("users.csv", USERS);
    server.json(&["users", "import", "users.csv", "--create-locations"]);
    let held = server.assignment();

    // Given up, called off, and given up for good; the file can be made again.
    assert_eq!(server.xlm(&["rehost", "release", "--tail-days", "15", "-o", "a"]).status.code(), Some(2));
    assert!(server.refused(&["rehost", "call-off"]).contains("No planned move is in progress"));
    assert_eq!(server.json(&["rehost", "release", "-o", "first.xlrel"])["until"], "2026-11-15");
    assert_eq!(server.json(&["rehost", "call-off"])["done"], true);
    assert_eq!(server.json(&["overview"])["move"]["days_left"], 14, "until the issuer confirms it");
    let made = server.json(&["rehost", "release", "--tail-days", "3", "-o", "return.xlrel"]);
    assert_eq!((&made["tail_days"], &made["until"], &made["package"]), (&3.into(), &"2026-11-04".into(), &1.into()));
    let refused = server.refused(&["rehost", "release", "--tail-days", "4", "-o", "more.xlrel"]);
    assert!(refused.contains("given up already"), "{refused}");
    assert!(!server.path("more.xlrel").exists());
    server.now = Some(noon("2026-11-03"));
    server.json(&["rehost", "release", "-o", "again.xlrel"]);
    let bytes = |name: &str| fs::read(server.path(name)).unwrap();
    assert_eq!(bytes("again.xlrel"), bytes("return.xlrel"));
    assert_ne!(bytes("first.xlrel"), bytes("return.xlrel"));

    server.portal(&["credit", "return.xlrel", "--sample", "--book", "book", "-o", "receipt.xlack"]);
    assert_eq!(server.json(&["import", "receipt.xlack"])["done"], true);
    assert_eq!(server.json(&["import", "receipt.xlack"])["done"], false, "a script may run again");
    assert_eq!(server.assignment(), held);
    assert_eq!(server.json(&["overview"])["move"]["days_left"], 2);
    let checked = server.xlm(&["check", "--json"]);
    assert_eq!(checked.status.code(), Some(1));
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(checked["problems"][0]["problem"], "move");
    server.json(&["backup", "system.xlb"]);

    let mut new_server = Server::new();
    new_server.now = server.now;
    new_server.machine = new_server.path("machine");
    let root = FakeRoot::virtual_machine(&new_server.machine).unwrap();
    root.write("sys/class/dmi/id/product_uuid", "4c4c4544-0042-3510-8052-c2c04f4e4444\n").unwrap();
    root.adapter("ens192", "00:50:56:00:12:9A", "pci", "0000:0b:00.0").unwrap();
    root.write("etc/machine-id", "fedcba9876543210fedcba9876543210\n").unwrap();
    new_server.json(&["restore", &server.path("system.xlb").to_string_lossy()]);
    assert_eq!(new_server.json(&["overview"])["move"]["state"], "running", "a copy is not the new server yet");
    new_server.json(&["rehost", "request", "--reason", "move", "-o", "move.xlreq"]);
    fs::copy(new_server.path("move.xlreq"), server.path("move.xlreq")).unwrap();
    server.portal(&["issue", "move.xlreq", "--sample", "--book", "book", "-o", "moved.xlp"]);
    new_server.json(&["import", &server.path("moved.xlp").to_string_lossy()]);
    assert_eq!(new_server.json(&["overview"])["move"], Value::Null);
    assert_eq!(new_server.json(&["overview"])["binding"]["state"], "bound");

    // The old server learns of it, and its days are not more for that.
    server.json(&["import", "moved.xlp"]);
    assert!(server.refused(&["rehost", "call-off"]).contains("belongs to the new server"));
    server.now = Some(noon("2026-11-05"));
    new_server.now = server.now;
    assert_eq!(server.json(&["overview"])["move"]["state"], "over");
    assert_eq!(server.xlm(&["check"]).status.code(), Some(2));
    assert_eq!(new_server.assignment(), held);
    // What it has noted of the end holds, whatever its clock says then.
    server.now = Some(noon("2026-11-03"));
    assert_eq!(server.json(&["overview"])["move"]["state"], "over");
    assert_eq!(server.json(&["changes", "--verify"])["holds"], true);
}

#[test]
fn several_consoles_at_once_lose_nothing() {
    const CONSOLES: usize = 6;
    let server = Server::sample();
    let before = server.json(&["changes"]).as_array().unwrap().len();
    let consoles: Vec<Child> = (0..CONSOLES)
        .map(|console| {
            let file = format!("place-{console}.ron");
            server.write(&file, &format!(r#"[CreatePlace(place: (location: "Place {console}"))]"#));
            let mut command = server.command(env!("CARGO_BIN_EXE_xlm"), &["run", &file]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for console in consoles {
        let output = console.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    let changes = server.json(&["changes"]);
    assert_eq!(changes.as_array().unwrap().len(), before + CONSOLES);
    assert_eq!(server.json(&["changes", "--verify"])["holds"], true);
}

#[test]
fn exit_codes_tell_scripts_and_monitoring_what_happened() {
    let nobody = Server::new();
    let code = |server: &Server, arguments: &[&str]| server.xlm(arguments).status.code();
    assert_eq!(code(&nobody, &["--help"]), Some(0));
    assert_eq!(code(&nobody, &[]), Some(2), "no command");
    assert_eq!(code(&nobody, &["overview", "--nonsense"]), Some(2));
    assert_eq!(code(&nobody, &["request", "-o", "a.xlreq"]), Some(2), "neither code nor certificate");
    assert_eq!(code(&nobody, &["request", "--code", "XRC1-PNJFF", "-o", "a.xlreq"]), Some(2));
    assert_eq!(code(&nobody, &["overview"]), Some(1), "not set up");
    assert_eq!(code(&nobody, &["check"]), Some(3), "not set up");
    assert_eq!(code(&nobody, &["check", "--nonsense"]), Some(3), "monitoring would take 2 for critical");
    assert!(!nobody.data.exists(), "looking makes nothing");

    let server = Server::sample();
    assert_eq!(code(&server, &["check"]), Some(2), "no licenses at all");
    server.license(&["SERVER=1", "OFFICE PLUS=3", "TEAMDESK=2"]);
    server.write("users.csv", USERS);
    server.json(&["users", "import", "users.csv", "--create-locations"]);
    assert_eq!(code(&server, &["check"]), Some(0));
    server.write("more.csv", "ID;firstname;name;account;location\nU4;Dora;Vorbild;dora;Berlin\nU5;Emil;;emil;Berlin\n");
    assert_eq!(code(&server, &["users", "import", "more.csv"]), Some(1), "a bad row refuses the file");
    assert_eq!(code(&server, &["users", "import", "more.csv", "--skip-bad", "--remove-missing"]), Some(1));
    assert_eq!(server.json(&["overview"])["users"], 3);
    assert_eq!(code(&server, &["users", "import", "more.csv", "--skip-bad"]), Some(1), "partly done");
    assert_eq!(server.json(&["overview"])["users"], 4);
    assert_eq!(code(&server, &["check"]), Some(1), "one OFFICE PLUS is missing");
    assert_eq!(code(&server, &["undo", "999"]), Some(1));
    server.write("nothing.pdf", "no PDF");
    let read = server.xlm(&["certificate", "nothing.pdf", "certificate.pdf", "--json"]);
    assert_eq!(read.status.code(), Some(1), "partly failed");
    let read: Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!((&read[0]["error"], &read[1]["error"]), (&"not_pdf".into(), &Value::Null));
}
