//! Console and license portal, the real programs, over TLS with an authority of their own: from the code to the receipt.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]
#![cfg(feature = "serve")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    thread,
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::Value;

/// A folder with an order book, a system, and the certificates between them.
struct World {
    folder: tempfile::TempDir,
}

/// A portal that runs; it ends with the test.
struct Portal {
    child: Child,
    address: String,
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl World {
    /// A system of the sample company without licenses, and an authority with a certificate for this machine.
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().unwrap() };
        let mut authority = CertificateParams::new(vec![]).unwrap();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority_key = KeyPair::generate().unwrap();
        let certificate = authority.self_signed(&authority_key).unwrap();
        fs::write(world.path("authority.pem"), certificate.pem()).unwrap();
        let key = KeyPair::generate().unwrap();
        let server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let server = server.signed_by(&key, &Issuer::new(authority, authority_key)).unwrap();
        fs::write(world.path("server.pem"), server.pem()).unwrap();
        fs::write(world.path("server.key"), key.serialize_pem()).unwrap();
        done(&world.xlm(&["setup", "--sample", "--empty", "--data", "data"]));
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        let machine = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/machine/fixture/virtual-machine");
        command
            .current_dir(self.folder.path())
            .env("XLM_CONFIG", self.path("config"))
            .env("XLM_DATA", self.path("data/sample"))
            .env("XLM_MACHINE_ROOT", machine)
            .env_remove("XLM_NOW")
            .env_remove("XLM_PORTAL")
            .stdin(Stdio::null())
            .env("LC_ALL", "C")
            .arg("--json")
            .args(arguments);
        command
    }

    fn xlm(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_xlm"), arguments).output().unwrap()
    }

    /// Starts the portal and waits until it says where it listens.
    fn serve(&self, more: &[&str]) -> Portal {
        let fixed = ["serve", "--sample", "--book", "book", "--listen", "127.0.0.1:0"];
        let mut command = self.command(env!("CARGO_BIN_EXE_xlm-portal"), &[&fixed[..], more].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        Portal { child, address: said["address"].as_str().unwrap().to_owned() }
    }

    fn order(&self, number: &str) -> String {
        let arguments = [
            "order",
            "--book",
            "book",
            "--order",
            number,
            "--customer",
            "Example GmbH",
            "--item",
            "SERVER=1",
            "--item",
            "OFFICE PLUS=5",
            "--out",
            "certificate.pdf",
        ];
        let output = self.command(env!("CARGO_BIN_EXE_xlm-portal"), &arguments).output().unwrap();
        done(&output)["code"].as_str().unwrap().to_owned()
    }

    /// What `xlm` does over TLS, with everything said beforehand.
    fn over(&self, address: &str, arguments: &[&str]) -> Output {
        let way = ["--portal", address, "--ca", "authority.pem", "--yes", "--import"];
        self.xlm(&[arguments, &way].concat())
    }
}

/// The result of a command that must succeed.
fn done(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn from_the_code_to_the_receipt_over_tls() {
    let world = World::new();
    let code = world.order("A-1");
    let portal = world.serve(&["--tls-cert", "server.pem", "--tls-key", "server.key"]);
    assert!(portal.address.starts_with("https://127.0.0.1:"), "{}", portal.address);

    // What would be sent is shown, and nothing is sent.
    let shown = world.xlm(&["activate", "--code", &code, "--portal", &portal.address, "--dry-run"]);
    let shown = done(&shown);
    assert_eq!((&shown["sent"], &shown["message"]["request_codes"][0]), (&Value::Bool(false), &code.clone().into()));
    // Nobody is there to say yes, and the authority is nobody's.
    let asked = world.xlm(&["activate", "--code", &code, "--portal", &portal.address]);
    assert_eq!(asked.status.code(), Some(1), "{}", said(&asked));
    let unknown = world.xlm(&["activate", "--code", &code, "--portal", &portal.address, "--ca", "server.key", "--yes"]);
    assert!(unknown.status.code() == Some(1) && said(&unknown).contains("no certificate"), "{}", said(&unknown));

    let activated = world.over(&portal.address, &["activate", "--code", &code]);
    let result = done(&activated);
    assert_eq!((&result["package"], &result["done"]), (&1.into(), &Value::Bool(true)));
    let stages = String::from_utf8_lossy(&activated.stderr).into_owned();
    assert!(stages.contains("Connecting to the license portal"), "{stages}");
    assert!(!stages.contains(&code) && stages.contains(code.rsplit('-').next().unwrap()), "{stages}");

    // There is nothing newer; a second order brings package 2.
    assert_eq!(done(&world.over(&portal.address, &["packages"]))["package"], Value::Null);
    let second = world.order("A-2");
    assert_eq!(done(&world.over(&portal.address, &["activate", "--code", &second]))["package"], 2);

    // A planned move: the return goes, the receipt comes.
    let released = done(&world.over(&portal.address, &["rehost", "release", "--tail-days", "3", "--send"]));
    assert_eq!((&released["done"], &released["package"]), (&Value::Bool(true), &Value::Null));
    // Once more, in a script: the same receipt is here already.
    assert_eq!(done(&world.over(&portal.address, &["rehost", "release", "--send"]))["done"], Value::Bool(false));
}

#[test]
fn a_refusal_has_the_issuers_words_in_the_language_of_the_user() {
    let world = World::new();
    world.order("A-1");
    let portal = world.serve(&["--tls-cert", "server.pem", "--tls-key", "server.key"]);
    let unknown = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
    let english = world.over(&portal.address, &["activate", "--code", unknown]);
    assert_eq!(english.status.code(), Some(1));
    let error: Value = serde_json::from_slice(&english.stdout).unwrap();
    assert!(error["error"]["details"][0].as_str().unwrap().contains(unknown), "{error}");
    let german = world.over(&portal.address, &["activate", "--code", unknown, "--lang", "de"]);
    assert!(said(&german).contains("Das Lizenzportal lehnt ab"), "{}", said(&german));
    let state = done(&world.xlm(&["overview"]));
    assert!(state.to_string().contains("sample"), "{state}");
}

/// Passes one message on, waits for its answer, and keeps it.
fn swallow_one_answer(to: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let run = move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut server = TcpStream::connect(to).unwrap();
        let (mut from, mut into) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        let pass_on = move || std::io::copy(&mut from, &mut into).ok();
        thread::Builder::new().name("pass on".to_owned()).spawn(pass_on).unwrap();
        let mut answer = [0; 64];
        assert!(server.read(&mut answer).unwrap() > 0);
        client.flush().unwrap();
        client.shutdown(std::net::Shutdown::Both).ok();
    };
    thread::Builder::new().name("swallow".to_owned()).spawn(run).unwrap();
    address
}

#[test]
fn an_answer_that_was_lost_is_there_when_it_is_looked_for() {
    let world = World::new();
    let code = world.order("A-1");
    let portal = world.serve(&[]);
    let port = portal.address.strip_prefix("http://").unwrap().parse().unwrap();
    let lossy = format!("http://{}", swallow_one_answer(port));
    let lost = world.over(&lossy, &["activate", "--code", &code]);
    assert_eq!(lost.status.code(), Some(1), "{}", said(&lost));
    let found = done(&world.over(&portal.address, &["packages"]));
    assert_eq!((&found["package"], &found["done"]), (&1.into(), &Value::Bool(true)));
    let again = world.over(&portal.address, &["activate", "--code", &code]);
    // The same code for the same system: a new package with the same licenses, and none of them twice.
    let again = done(&again);
    assert_eq!((&again["package"], &again["difference"]["licenses"]), (&2.into(), &serde_json::json!([])));
}
