//! One message and its answer over HTTP.
use std::{
    io::{self, Read},
    sync::Arc,
    time::Duration,
};

use rustls::CertificateError;
use ureq::{
    Agent, Body, Error, Proxy, SendBody,
    config::Config,
    http::{Response, header},
    tls::{RootCerts, TlsConfig},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use xlm_core::{
    calendar::UtcMicros,
    document::{DocumentKind, MAX_ENVELOPE_BYTES, kind_of},
};

use super::{Answer, ClientError, Message, PortalClient, ProxyFlaw, Shared, Stage, authorities::authorities};
use crate::portal::wire::{PROBLEM_MEDIA_TYPE, Problem, Trouble};

/// A document, or a problem with long words.
const LARGEST_ANSWER: u64 = MAX_ENVELOPE_BYTES as u64 + (64 << 10);

/// Sends a message and gives what came back.
pub(super) fn exchange(client: &PortalClient, message: Message, shared: &Shared) -> Answer {
    let proxy = proxy(client)?;
    let agent = agent(client, proxy.as_ref())?;
    let uri = client.address.with(&message.path);
    let expected = message.expected;
    let accepted = format!("{}, {PROBLEM_MEDIA_TYPE}", expected.payload_type());
    let answered = match message.document {
        Some((kind, envelope)) => {
            let length = envelope.len();
            let mut body = Watched { bytes: envelope.as_bytes(), shared };
            agent
                .post(&uri)
                .header(header::ACCEPT, &accepted)
                .header(header::ACCEPT_LANGUAGE, &client.language)
                .header(header::CONTENT_TYPE, kind.payload_type())
                .header(header::CONTENT_LENGTH, length)
                .send(SendBody::from_reader(&mut body))
        }
        None => {
            agent.get(&uri).header(header::ACCEPT, &accepted).header(header::ACCEPT_LANGUAGE, &client.language).call()
        }
    };
    let fault = |error| Fault { client, proxy: proxy.as_ref(), stage: shared }.of(error);
    let mut response = answered.map_err(fault)?;
    shared.reach(Stage::Checking);
    let bytes = read(&mut response, shared)?.map_err(|error| fault(error.into()))?;
    if bytes.len() as u64 > LARGEST_ANSWER {
        return Err(ClientError::TooLarge(LARGEST_ANSWER));
    }
    judge(&response, bytes, expected)
}

/// The message's bytes; tells when they begin and end.
struct Watched<'a> {
    bytes: &'a [u8],
    shared: &'a Shared,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.shared.is_abandoned() {
            return Err(io::Error::other("abandoned"));
        }
        self.shared.reach(Stage::Sending);
        let read = self.bytes.read(buffer)?;
        if self.bytes.is_empty() {
            self.shared.reach(Stage::Waiting);
        }
        Ok(read)
    }
}

/// Reads the answer, at most one byte more than it may have; looks between two reads whether anybody still waits.
fn read(response: &mut Response<Body>, shared: &Shared) -> Result<io::Result<Vec<u8>>, ClientError> {
    let mut bytes = Vec::new();
    let mut part = [0; 16 << 10];
    let mut reader = response.body_mut().with_config().limit(u64::MAX).reader().take(LARGEST_ANSWER + 1);
    loop {
        if shared.is_abandoned() {
            return Err(ClientError::Cancelled);
        }
        match reader.read(&mut part) {
            Ok(0) => return Ok(Ok(bytes)),
            Ok(read) => bytes.extend_from_slice(&part[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Ok(Err(error)),
        }
    }
}

/// What an answer says.
fn judge(response: &Response<Body>, bytes: Vec<u8>, expected: DocumentKind) -> Answer {
    let status = response.status().as_u16();
    let media_type = response.body().mime_type().unwrap_or_default();
    match status {
        200 if media_type == expected.payload_type() => {
            let envelope = String::from_utf8(bytes).or(Err(ClientError::NotTheDocument))?;
            match kind_of(envelope.as_bytes()) {
                Ok(kind) if kind == expected => Ok(Some(envelope)),
                _ => Err(ClientError::NotTheDocument),
            }
        }
        204 => Ok(None),
        300..400 => {
            let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
            Err(ClientError::SentOn(shortened(to)))
        }
        _ if media_type == PROBLEM_MEDIA_TYPE => match serde_json::from_slice::<Problem>(&bytes) {
            Ok(problem) if problem.id().is_some() => Err(refused(&problem, status, retry_after(response))),
            _ => Err(not_a_portal(status, retry_after(response))),
        },
        _ => Err(not_a_portal(status, retry_after(response))),
    }
}

fn refused(problem: &Problem, status: u16, after: Option<Duration>) -> ClientError {
    if let Some(refusal) = problem.known_refusal() {
        return ClientError::Refused(Box::new(refusal));
    }
    match problem.id() {
        Some(id) if id == Trouble::NotFound.id() => ClientError::UnknownSystem,
        Some(id) if id == Trouble::Busy.id() || id == Trouble::Broken.id() => ClientError::Busy { after },
        Some(id) if id == Trouble::TooOften.id() => ClientError::TooOften { after },
        Some(id) if id == Trouble::TooSlow.id() => ClientError::TimedOut(Stage::Sending),
        _ if problem.title.is_empty() && problem.detail.is_empty() => ClientError::NotAPortal(status),
        _ => ClientError::RefusedInWords { title: shortened(&problem.title), detail: shortened(&problem.detail) },
    }
}

/// What stands before a portal answers for it while it is down.
const fn not_a_portal(status: u16, after: Option<Duration>) -> ClientError {
    match status {
        429 => ClientError::TooOften { after },
        502..=504 => ClientError::Busy { after },
        _ => ClientError::NotAPortal(status),
    }
}

fn retry_after(response: &Response<Body>) -> Option<Duration> {
    const LONGEST: u64 = 24 * 60 * 60;
    let seconds: u64 = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(LONGEST)))
}

/// Words of others: without control characters, and no longer than a person reads.
fn shortened(text: &str) -> String {
    text.chars().filter(|character| !character.is_control() || *character == '\n').take(2000).collect()
}

/// The proxy to go through, if any.
fn proxy(client: &PortalClient) -> Result<Option<Proxy>, ClientError> {
    match client.proxy.as_deref().map(str::trim).filter(|proxy| !proxy.is_empty()) {
        Some(given) => match Proxy::new(given) {
            Ok(proxy) => Ok(Some(proxy)),
            Err(_) => Err(ClientError::Proxy { proxy: without_password(given), flaw: ProxyFlaw::Address }),
        },
        // Nobody means his proxy when he names his own machine.
        None if client.address.is_loopback() => Ok(None),
        None => Ok(Proxy::try_from_env()),
    }
}

/// An address of a proxy as it may be shown.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    if scheme.is_empty() { shortened(host) } else { shortened(&format!("{scheme}://{host}")) }
}

fn agent(client: &PortalClient, proxy: Option<&Proxy>) -> Result<Agent, ClientError> {
    let roots = match client.address.is_encrypted() {
        true => authorities(client.ca_file.as_deref())?,
        // Nobody is checked by them.
        false => RootCerts::new_with_certs(&[]),
    };
    let tls = TlsConfig::builder()
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .proxy(proxy.cloned())
        .https_only(!client.address.is_loopback())
        .http_status_as_error(false)
        // Where a portal has moved to is for a person to say.
        .max_redirects(0)
        .user_agent(concat!("xlm/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(client.connect_within))
        .timeout_resolve(Some(client.connect_within))
        .timeout_global(Some(client.answer_within))
        .build();
    Ok(Agent::with_parts(config, DefaultConnector::default(), Names::default()))
}

/// Looks names up as usual; every failure to find one is told apart from failures of the connection.
#[derive(Debug, Default)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &ureq::http::Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })
    }
}

/// Puts what went wrong into our words.
struct Fault<'a> {
    client: &'a PortalClient,
    proxy: Option<&'a Proxy>,
    stage: &'a Shared,
}

impl Fault<'_> {
    fn of(&self, error: Error) -> ClientError {
        let host = || self.client.address.host().to_owned();
        match error {
            _ if self.stage.is_abandoned() => ClientError::Cancelled,
            Error::Io(error) => self.of_io(&error),
            Error::Rustls(error) => tls(host(), &error),
            Error::Timeout(_) => ClientError::TimedOut(self.reached()),
            Error::HostNotFound => {
                self.of_proxy(ProxyFlaw::Unreachable).unwrap_or_else(|| ClientError::NameNotFound(host()))
            }
            Error::ConnectProxyFailed(reason) => {
                self.of_proxy(ProxyFlaw::Refused(shortened(&reason))).unwrap_or(ClientError::Failed(reason))
            }
            Error::Tls(reason) => ClientError::Tls { host: host(), reason: reason.to_owned() },
            Error::LargeResponseHeader(..) => ClientError::TooLarge(LARGEST_ANSWER),
            Error::Protocol(_) if self.reached() >= Stage::Sending => ClientError::NotAPortal(0),
            other => ClientError::Failed(other.to_string()),
        }
    }

    fn reached(&self) -> Stage {
        let reached = usize::from(self.stage.stage.load(std::sync::atomic::Ordering::Relaxed));
        Stage::ALL.get(reached).copied().unwrap_or(Stage::Checking)
    }

    /// The proxy's fault, if there is one and we did not get beyond it.
    fn of_proxy(&self, flaw: ProxyFlaw) -> Option<ClientError> {
        let proxy = self.proxy.filter(|_| self.reached() == Stage::Connecting)?;
        Some(ClientError::Proxy { proxy: format!("{}:{}", proxy.host(), proxy.port()), flaw })
    }

    fn of_io(&self, error: &io::Error) -> ClientError {
        let host = || self.client.address.host().to_owned();
        if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return tls(host(), error);
        }
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => ClientError::TimedOut(self.reached()),
            io::ErrorKind::ConnectionRefused => {
                self.of_proxy(ProxyFlaw::Unreachable).unwrap_or_else(|| ClientError::ConnectionRefused(host()))
            }
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => ClientError::CutOff,
            _ => ClientError::Unreachable { host: host(), reason: error.to_string() },
        }
    }
}

fn tls(host: String, error: &rustls::Error) -> ClientError {
    let micros = |time: rustls::pki_types::UnixTime| {
        UtcMicros(i64::try_from(time.as_secs()).unwrap_or(i64::MAX).saturating_mul(1_000_000))
    };
    let rustls::Error::InvalidCertificate(flaw) = error else {
        return ClientError::Tls { host, reason: error.to_string() };
    };
    match flaw {
        CertificateError::UnknownIssuer => ClientError::UnknownIssuer(host),
        CertificateError::NotValidForNameContext { presented, .. } => {
            ClientError::WrongName { host, presented: presented.iter().map(|name| bare(name)).collect() }
        }
        CertificateError::NotValidForName => ClientError::WrongName { host, presented: Vec::new() },
        CertificateError::ExpiredContext { time, not_after } => {
            ClientError::Expired { host, until: micros(*not_after), now: micros(*time) }
        }
        CertificateError::NotValidYetContext { time, not_before } => {
            ClientError::NotYetValid { host, from: micros(*not_before), now: micros(*time) }
        }
        other => ClientError::Tls { host, reason: other.to_string() },
    }
}

/// The name in the crate's way of writing one, `DnsName("portal.example")`.
fn bare(name: &str) -> String {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    shortened(inner.unwrap_or(name).trim_matches('"'))
}
