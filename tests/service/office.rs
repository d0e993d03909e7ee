//! An office with an order book, and its service.
use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::Arc,
    time::Duration,
};

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use ureq::{
    Agent,
    http::Response,
    tls::{Certificate, RootCerts, TlsConfig},
};
use xlm_core::{
    calendar::UtcMicros,
    code::{HardwareCode, RequestCode, SystemCode},
    document::{MachineKind, Nonce, ProductEdition, Reason, Request, SystemKind, Trust, seal},
};

pub const NOW: UtcMicros = UtcMicros(1_795_502_100_000_000);

/// A folder with an order book.
pub struct Office {
    pub folder: tempfile::TempDir,
}

impl Office {
    /// An order book with so many orders of one SERVER and 60 OFFICE PLUS; order 1 has code 1, and so on.
    pub fn with_orders(count: u32) -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        // An old book is taken over: that is much faster than drawing so many certificates.
        let item = |id: String, license_type: &str, quantity: u32| {
            json!({
                "id": id, "license_type": license_type, "quantity": quantity, "kind": "purchase", "from": null,
                "until": null, "grace_days": 14, "product_version": null
            })
        };
        let order = |number: u32| {
            let items =
                json!([item(format!("A-{number}/1"), "SERVER", 1), item(format!("A-{number}/2"), "OFFICE PLUS", 60)]);
            json!({
                "order_number": format!("A-{number}"), "customer": "Blumen <Grün> & Söhne", "contact": null,
                "drawn_at": NOW.0, "items": items, "redeemed": null
            })
        };
        let orders: serde_json::Map<_, _> =
            (1..=count).map(|number| (code(number).to_string(), order(number))).collect();
        let book = json!({ "format": "xlm-order-book-2", "issuer": { "orders": orders, "systems": {} } });
        fs::write(office.path("orders.json"), book.to_string()).unwrap();
        office.json(&["migrate", "orders.json", "--book", "orders.db"]);
        office
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlm-portal"));
        command.current_dir(self.folder.path()).args(["--lang", "en", "--json"]).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Starts the service and waits until it listens.
    pub fn serve(&self, arguments: &[&str]) -> Service {
        let fixed = ["serve", "--sample", "--book", "orders.db"];
        let listen: &[&str] = if arguments.contains(&"--listen") { &[] } else { &["--listen", "127.0.0.1:0"] };
        let log = fs::File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut child =
            self.command(&[&fixed, listen, arguments].concat()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{}", self.log()));
        Service { child, address: ready["address"].as_str().unwrap().to_owned() }
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap()
    }
}

/// A running service; killed when it goes out of scope.
pub struct Service {
    pub child: Child,
    pub address: String,
}

impl Service {
    pub fn socket(&self) -> SocketAddr {
        self.address.rsplit('/').next().unwrap().parse().unwrap()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.socket()).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }

    pub fn get(&self, path: &str) -> Answer {
        answer(agent(None).get(format!("{}{path}", self.address)).call().unwrap())
    }

    pub fn get_in(&self, path: &str, accept_language: &str) -> Answer {
        let request = agent(None).get(format!("{}{path}", self.address)).header("accept-language", accept_language);
        answer(request.call().unwrap())
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        self.post_as(path, "application/octet-stream", body)
    }

    pub fn post_as(&self, path: &str, content_type: &str, body: &[u8]) -> Answer {
        let request = agent(None).post(format!("{}{path}", self.address)).header("content-type", content_type);
        answer(request.send(body).unwrap())
    }

    /// Sends a file as the page's form does.
    pub fn upload(&self, path: &str, name: &str, file: &[u8]) -> Answer {
        let head = format!(
            "--border\r\ncontent-disposition: form-data; name=\"document\"; filename=\"{name}\"\r\ncontent-type: \
             application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), file, b"\r\n--border--\r\n"].concat();
        self.post_as(path, "multipart/form-data; boundary=border", &body)
    }

    /// Asks the service to stop, as a system does.
    pub fn terminate(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The problem document: its ID and what it says.
    pub fn problem(&self) -> (String, Value) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["status"], self.status);
        (problem["type"].as_str().unwrap().strip_prefix("urn:xlm:refusal:").unwrap().to_owned(), problem)
    }
}

fn answer(mut response: Response<ureq::Body>) -> Answer {
    let body = response.body_mut().read_to_vec().unwrap();
    Answer { status: response.status().as_u16(), headers: response.headers().clone(), body }
}

/// A client; with a root certificate for TLS.
pub fn agent(root: Option<Certificate<'static>>) -> Agent {
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .timeout_global(Some(Duration::from_mins(1)));
    if let Some(root) = root {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&[root]))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        config = config.tls_config(tls);
    }
    Agent::new_with_config(config.build())
}

pub fn code(number: u32) -> RequestCode {
    let mut random = [7; 15];
    random[..4].copy_from_slice(&number.to_be_bytes());
    RequestCode::from_random(random)
}

pub fn system(number: u32) -> SystemCode {
    let mut random = [5; 9];
    random[..4].copy_from_slice(&number.to_be_bytes());
    SystemCode::from_random(random)
}

/// The installation key of the system with this number.
pub fn installation(number: u32) -> SigningKey {
    let mut seed = [3; 32];
    seed[..4].copy_from_slice(&number.to_be_bytes());
    SigningKey::from_bytes(&seed)
}

/// A request of the system with this number.
pub fn request(number: u32, reason: Reason, codes: &[u32], nonce: u8) -> String {
    let request = Request {
        request_codes: codes.iter().map(|number| code(*number)).collect(),
        system_id: system(number),
        hardware_id: HardwareCode::from_hash(&[9; 32]),
        components: vec![],
        machine: MachineKind::Physical,
        reason,
        nonce: Nonce([nonce; 16]),
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: NOW,
        edition: ProductEdition::V10,
        emergency_since: None,
    };
    seal(&request, &installation(number)).unwrap()
}

/// Who trusts the sample issuer.
pub fn trust() -> Trust {
    Trust::parse(include_str!("../../assets/trust.ron")).unwrap().for_kind(SystemKind::Sample)
}
