//! A small server for tests: answers what it is told to, over TLS or plainly, and remembers what it was sent.
use std::{
    io::{BufRead as _, BufReader, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};
use xlm_core::document::DocumentKind;

/// A certificate authority.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its certificate.
    pub pem: String,
    /// The same as bytes.
    pub der: Vec<u8>,
}

/// When a certificate counts.
#[derive(Clone, Copy)]
pub enum Validity {
    Now,
    Over,
    Later,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(vec![]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        let (pem, der) = (certificate.pem(), certificate.der().to_vec());
        Self { issuer: Issuer::new(params, key), pem, der }
    }

    /// What a server of that name needs for TLS.
    pub fn server(&self, name: &str, validity: Validity) -> Arc<ServerConfig> {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.not_before, params.not_after) = match validity {
            Validity::Now => (rcgen::date_time_ymd(2020, 1, 1), rcgen::date_time_ymd(2100, 1, 1)),
            Validity::Over => (rcgen::date_time_ymd(2020, 1, 1), rcgen::date_time_ymd(2021, 2, 3)),
            Validity::Later => (rcgen::date_time_ymd(2090, 4, 5), rcgen::date_time_ymd(2100, 1, 1)),
        };
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let chain = vec![CertificateDer::from(certificate.der().to_vec())];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap())
    }
}

/// What the server was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Request line and headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What the server does about it.
#[derive(Clone)]
pub enum Reply {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Sends these bytes, then nothing more, and keeps the connection.
    Stall(Vec<u8>),
}

impl Reply {
    /// A complete answer.
    pub fn of(status: &str, media_type: &str, headers: &str, body: &[u8]) -> Self {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n{headers}connection: close\r\n\r\n"
        );
        Self::Bytes([head.as_bytes(), body].concat())
    }

    /// A document.
    pub fn document(kind: DocumentKind, envelope: &str) -> Self {
        Self::of("200 OK", kind.payload_type(), "", envelope.as_bytes())
    }

    /// A problem document.
    pub fn problem(status: &str, headers: &str, json: &str) -> Self {
        Self::of(status, "application/problem+json", headers, json.as_bytes())
    }

    /// Only the first so many bytes of it, and then nothing more.
    pub fn stall(self, bytes: usize) -> Self {
        match self {
            Self::Bytes(all) | Self::Stall(all) => Self::Stall(all[..bytes].to_vec()),
        }
    }

    /// Only the first so many bytes of it.
    pub fn cut(self, bytes: usize) -> Self {
        match self {
            Self::Bytes(all) | Self::Stall(all) => Self::Bytes(all[..bytes].to_vec()),
        }
    }
}

/// A thread that nobody waits for.
fn spawn(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().name("test server".to_owned()).spawn(run).unwrap();
}

type Answering = dyn Fn(&Sent) -> Reply + Send + Sync;

/// The server. Its threads end with the test process.
pub struct TestServer {
    pub address: SocketAddr,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl TestServer {
    /// Starts a server that answers every message by this function.
    pub fn start(tls: Option<Arc<ServerConfig>>, answering: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, sent) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(Vec::new())));
        let (keeping, answering): (_, Arc<Answering>) = (Arc::clone(&sent), Arc::new(answering));
        spawn(move || {
            for stream in listener.incoming() {
                let (tls, keeping, answering) = (tls.clone(), Arc::clone(&keeping), Arc::clone(&answering));
                spawn(move || serve(stream.unwrap(), tls, &keeping, &*answering));
            }
        });
        Self { address, sent }
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, tls: Option<Arc<ServerConfig>>, keeping: &Mutex<Vec<Sent>>, answering: &Answering) {
    match tls {
        None => talk(stream, keeping, answering),
        Some(config) => {
            let connection = ServerConnection::new(config).unwrap();
            talk(StreamOwned::new(connection, stream), keeping, answering);
        }
    }
}

/// A client that does not like our certificate goes away: that is no failure here.
fn talk(stream: impl Read + Write, keeping: &Mutex<Vec<Sent>>, answering: &Answering) {
    let mut reader = BufReader::new(stream);
    let Some(sent) = read_message(&mut reader) else { return };
    keeping.lock().unwrap().push(sent.clone());
    let mut stream = reader.into_inner();
    let (bytes, stalls) = match answering(&sent) {
        Reply::Bytes(bytes) => (bytes, false),
        Reply::Stall(bytes) => (bytes, true),
    };
    stream.write_all(&bytes).ok();
    stream.flush().ok();
    if stalls {
        thread::sleep(Duration::from_mins(10));
    }
}

fn read_message(reader: &mut impl std::io::BufRead) -> Option<Sent> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Sent { head, body })
}

/// A proxy that leads every CONNECT to one address, or refuses. Gives its own address and the lines that it was sent.
pub fn start_proxy(to: Option<SocketAddr>) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, lines) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(Vec::new())));
    let keeping = Arc::clone(&lines);
    spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut first = String::new();
            reader.read_line(&mut first).unwrap();
            keeping.lock().unwrap().push(first.trim().to_owned());
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            let Some(to) = to else {
                stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").unwrap();
                continue;
            };
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            let target = TcpStream::connect(to).unwrap();
            for (mut from, mut into) in [(stream.try_clone().unwrap(), target.try_clone().unwrap()), (target, stream)] {
                spawn(move || {
                    std::io::copy(&mut from, &mut into).ok();
                    into.shutdown(Shutdown::Write).ok();
                });
            }
        }
    });
    (address, lines)
}
