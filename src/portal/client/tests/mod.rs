//! What every portal must be able to do to us, over real TLS on this machine.
pub mod server;

use std::{io::Write as _, net::TcpListener};

use tempfile::NamedTempFile;
use xlm_core::calendar::Day;

use self::server::{Authority, Reply, Sent, TestServer, Validity, start_proxy};
use super::*;
use crate::portal::protocol::Refusal;

const PACKAGE: &str = include_str!("../../../../tests/vectors/package.xlp");
const RECEIPT: &str = include_str!("../../../../tests/vectors/receipt.xlack");
const REQUEST: &str = include_str!("../../../../tests/vectors/request.xlreq");
const RELEASE: &str = include_str!("../../../../tests/vectors/release.xlrel");

fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// A portal with a good certificate, and a client that knows its authority.
struct Portal {
    server: TestServer,
    client: PortalClient,
    _authorities: NamedTempFile,
}

impl Portal {
    fn new(answering: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Self {
        Self::with("127.0.0.1", Validity::Now, answering)
    }

    fn with(name: &str, validity: Validity, answering: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Self {
        let authority = Authority::new("Test authority");
        let server = TestServer::start(Some(authority.server(name, validity)), answering);
        let authorities = file(authority.pem.as_bytes());
        let address = format!("https://{}", server.address).parse().unwrap();
        let client = PortalClient {
            ca_file: Some(authorities.path().to_owned()),
            ..PortalClient::new(address, "de".to_owned())
        };
        Self { server, client, _authorities: authorities }
    }

    fn request(&self) -> Answer {
        self.client.send_request(REQUEST.to_owned()).wait(|_| true)
    }

    fn refused(&self) -> ClientError {
        self.request().unwrap_err()
    }
}

fn package() -> Reply {
    Reply::document(DocumentKind::LicensePackage, PACKAGE)
}

#[test]
fn a_request_gets_its_package_and_a_return_its_receipt() {
    let stage = Portal::new(|sent| match sent.head.starts_with("POST /v1/requests ") {
        true => package(),
        false => Reply::document(DocumentKind::Receipt, RECEIPT),
    });
    assert_eq!(stage.request().unwrap().as_deref(), Some(PACKAGE));
    let receipt = stage.client.send_release(RELEASE.to_owned()).wait(|_| true);
    assert_eq!(receipt.unwrap().as_deref(), Some(RECEIPT));
    let sent = stage.server.sent();
    assert_eq!((sent[0].body.as_slice(), sent[1].body.as_slice()), (REQUEST.as_bytes(), RELEASE.as_bytes()));
    let head = sent[0].head.to_ascii_lowercase();
    assert!(head.contains("content-type: application/vnd.xlm.request.v1+json\r\n"), "{head}");
    assert!(head.contains("accept-language: de\r\n"), "{head}");
    assert!(!head.contains("transfer-encoding"), "{head}");
    assert!(sent[1].head.starts_with("POST /v1/releases HTTP/1.1"));
}

#[test]
fn a_look_for_packages_is_signed_and_may_find_nothing() {
    let stage = Portal::new(|sent| match sent.head.contains("after=3&") {
        true => Reply::Bytes(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec()),
        false => package(),
    });
    let (key, system) = (SigningKey::from_bytes(&[5; 32]), SystemCode::from_random([7; 9]));
    let now = UtcMicros(1_795_502_100_000_000);
    let look = |after| stage.client.look_for_package(system, now, after, &key).wait(|_| true).unwrap();
    assert_eq!(look(3), None);
    assert_eq!(look(2).as_deref(), Some(PACKAGE));
    let line = stage.server.sent()[0].head.lines().next().unwrap().to_owned();
    let expected = PackageQuery::signed(system, now, 3, &key).path(system);
    assert_eq!(line, format!("GET {expected} HTTP/1.1"));
}

#[test]
fn certificates_are_checked_and_the_fault_is_named() {
    let wrong = Portal::with("portal.example", Validity::Now, |_| package());
    assert!(matches!(wrong.refused(), ClientError::WrongName { host, presented }
        if host == "127.0.0.1" && presented == ["portal.example"]));
    let over = Portal::with("127.0.0.1", Validity::Over, |_| package());
    assert!(matches!(over.refused(), ClientError::Expired { until, now, .. }
        if until.day() == Day::from_date(2021, 2, 3).unwrap() && now > until));
    let later = Portal::with("127.0.0.1", Validity::Later, |_| package());
    assert!(matches!(later.refused(), ClientError::NotYetValid { from, now, .. }
        if from.day() == Day::from_date(2090, 4, 5).unwrap() && now < from));
    for stage in [wrong, over, later] {
        assert!(stage.server.sent().is_empty(), "nothing is sent to somebody else");
    }
}

#[test]
fn authorities_are_those_of_the_file_and_nobody_else() {
    let stage = Portal::new(|_| package());
    let other = Authority::new("Another authority");
    let unknown = PortalClient { ca_file: Some(file(b"").into_temp_path().to_path_buf()), ..stage.client.clone() };
    let error = unknown.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err();
    assert!(matches!(error, ClientError::Authorities(AuthoritiesFlaw::File { .. })), "{error}");
    for (bytes, known) in [(other.pem.as_bytes(), false), (other.der.as_slice(), false), (b"no certificate", true)] {
        let file = file(bytes);
        let client = PortalClient { ca_file: Some(file.path().to_owned()), ..stage.client.clone() };
        let error = client.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err();
        match known {
            false => assert!(matches!(error, ClientError::UnknownIssuer(host) if host == "127.0.0.1")),
            true => assert!(matches!(error, ClientError::Authorities(AuthoritiesFlaw::NoneInFile(_)))),
        }
    }
    // The machine does not know the test's authority.
    let client = PortalClient { ca_file: None, ..stage.client.clone() };
    let error = client.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err();
    let is_unknown =
        matches!(error, ClientError::UnknownIssuer(_) | ClientError::Authorities(AuthoritiesFlaw::NoneOnMachine));
    assert!(is_unknown, "{error}");
    assert!(stage.server.sent().is_empty());
}

#[test]
fn an_authority_may_be_given_as_der() {
    let authority = Authority::new("Test authority");
    let server = TestServer::start(Some(authority.server("127.0.0.1", Validity::Now)), |_| package());
    let authorities = file(&authority.der);
    let address = format!("https://{}", server.address).parse().unwrap();
    let client =
        PortalClient { ca_file: Some(authorities.path().to_owned()), ..PortalClient::new(address, "en".to_owned()) };
    assert!(client.send_request(REQUEST.to_owned()).wait(|_| true).is_ok());
}

#[test]
fn a_proxy_is_used_where_one_is_given() {
    let stage = Portal::new(|_| package());
    let (proxy, lines) = start_proxy(Some(stage.server.address));
    let through = |proxy: String| PortalClient { proxy: Some(proxy), ..stage.client.clone() };
    let answer = through(format!("http://{proxy}")).send_request(REQUEST.to_owned()).wait(|_| true);
    assert_eq!(answer.unwrap().as_deref(), Some(PACKAGE));
    assert_eq!(*lines.lock().unwrap(), [format!("CONNECT {} HTTP/1.1", stage.server.address)]);

    let secret = through("http://name:word@proxy.example".to_owned());
    assert!(!format!("{secret:?}").contains("word"), "a password is never printed");
    let (closed, _) = start_proxy(None);
    let error = through(format!("http://name:word@{closed}")).send_request(REQUEST.to_owned()).wait(|_| true);
    assert!(matches!(error, Err(ClientError::Proxy { proxy, flaw: ProxyFlaw::Refused(reason) })
        if proxy == closed.to_string() && reason.contains("403")));
    let error = through("http://name:word@no host".to_owned()).send_request(REQUEST.to_owned()).wait(|_| true);
    assert!(matches!(error, Err(ClientError::Proxy { proxy, flaw: ProxyFlaw::Address }) if proxy == "http://no host"));
    let nobody = free_port();
    let error = through(format!("http://127.0.0.1:{nobody}")).send_request(REQUEST.to_owned()).wait(|_| true);
    assert!(matches!(error, Err(ClientError::Proxy { flaw: ProxyFlaw::Unreachable, .. })), "{error:?}");
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn a_portal_that_is_not_there_is_told_from_one_that_is_not_known() {
    let to = |address: String| {
        let client = PortalClient::new(address.parse().unwrap(), "en".to_owned());
        let ca = file(Authority::new("Any").pem.as_bytes());
        let client = PortalClient { ca_file: Some(ca.path().to_owned()), ..client };
        client.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err()
    };
    let error = to(format!("https://127.0.0.1:{}", free_port()));
    assert!(matches!(error, ClientError::ConnectionRefused(host) if host == "127.0.0.1"));
    // RFC 6761: never known to anybody.
    let error = to("https://portal.invalid".to_owned());
    assert!(matches!(error, ClientError::NameNotFound(ref host) if host == "portal.invalid"), "{error}");
}

#[test]
fn slow_and_broken_answers_end() {
    let silent = Portal::new(|_| Reply::Stall(vec![]));
    let client = PortalClient { answer_within: Duration::from_millis(700), ..silent.client.clone() };
    let error = client.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err();
    assert!(matches!(error, ClientError::TimedOut(Stage::Waiting)), "{error}");

    let slow = Portal::new(|_| package().stall(400));
    let client = PortalClient { answer_within: Duration::from_millis(700), ..slow.client.clone() };
    let error = client.send_request(REQUEST.to_owned()).wait(|_| true).unwrap_err();
    assert!(matches!(error, ClientError::TimedOut(Stage::Checking)), "{error}");

    for bytes in [0, 10, 400] {
        let error = Portal::new(move |_| package().cut(bytes)).refused();
        assert!(matches!(error, ClientError::CutOff | ClientError::NotAPortal(_)), "{bytes}: {error:?}");
    }
}

#[test]
fn who_cancels_is_free_at_once() {
    let silent = Portal::new(|_| Reply::Stall(vec![]));
    let call = silent.client.send_request(REQUEST.to_owned());
    let mut stages = Vec::new();
    let answer = call.wait(|stage| {
        stages.push(stage);
        stage < Stage::Waiting
    });
    assert!(matches!(answer, Err(ClientError::Cancelled)));
    assert_eq!(stages.last(), Some(&Stage::Waiting));
    assert!(stages.is_sorted());
}

/// Whether an error is the right one.
type Expected = fn(&ClientError) -> bool;

#[test]
fn what_is_no_answer_of_a_portal_is_not_taken() {
    let huge = vec![b' '; 400 << 10];
    let answers: [(Reply, Expected); 9] = [
        (Reply::of("200 OK", DocumentKind::LicensePackage.payload_type(), "", &huge), |error| {
            matches!(error, ClientError::TooLarge(_))
        }),
        (Reply::of("200 OK", "text/html", "", b"<html>Log in</html>"), |error| {
            matches!(error, ClientError::NotAPortal(200))
        }),
        (Reply::document(DocumentKind::Receipt, RECEIPT), |error| matches!(error, ClientError::NotAPortal(200))),
        (Reply::document(DocumentKind::LicensePackage, RECEIPT), |error| matches!(error, ClientError::NotTheDocument)),
        (Reply::document(DocumentKind::LicensePackage, "{}"), |error| matches!(error, ClientError::NotTheDocument)),
        (Reply::of("404 Not Found", "text/plain", "", b"?"), |error| matches!(error, ClientError::NotAPortal(404))),
        (
            Reply::of("307 Temporary Redirect", "text/plain", "location: https://elsewhere.example/\r\n", b""),
            |error| matches!(error, ClientError::SentOn(to) if to == "https://elsewhere.example/"),
        ),
        (Reply::Bytes(b"220 mail.example ESMTP\r\n".to_vec()), |error| {
            matches!(error, ClientError::NotAPortal(_) | ClientError::Failed(_) | ClientError::CutOff)
        }),
        (Reply::problem("409 Conflict", "", "{"), |error| matches!(error, ClientError::NotAPortal(409))),
    ];
    for (number, (reply, is_expected)) in answers.into_iter().enumerate() {
        let error = Portal::new(move |_| reply.clone()).refused();
        assert!(is_expected(&error), "{number}: {error:?}");
    }
}

#[test]
fn a_refusal_arrives_with_its_reason() {
    let system = SystemCode::from_random([7; 9]);
    let problem = |refusal: &Refusal| wire::Problem::refused(refusal, String::new(), "Words.".to_owned());
    let json = |problem: wire::Problem| serde_json::to_string(&problem).unwrap();
    let known = json(problem(&Refusal::Suspended(system)));
    let error = Portal::new(move |_| Reply::problem("409 Conflict", "", &known)).refused();
    assert!(matches!(error, ClientError::Refused(refusal) if *refusal == Refusal::Suspended(system)));
    let newer = r#"{"type":"urn:xlm:refusal:moon","title":"Moon","status":409,"detail":"Full.","refusal":{"moon":1}}"#;
    let error = Portal::new(move |_| Reply::problem("409 Conflict", "", newer)).refused();
    assert!(matches!(error, ClientError::RefusedInWords { title, detail } if title == "Moon" && detail == "Full."));

    let trouble = |trouble: wire::Trouble| json(wire::Problem::of(trouble, String::new(), String::new()));
    let busy = trouble(wire::Trouble::Busy);
    let error = Portal::new(move |_| Reply::problem("503 Service Unavailable", "retry-after: 7\r\n", &busy)).refused();
    assert!(matches!(error, ClientError::Busy { after: Some(after) } if after == Duration::from_secs(7)));
    let often = trouble(wire::Trouble::TooOften);
    let error =
        Portal::new(move |_| Reply::problem("429 Too Many Requests", "retry-after: soon\r\n", &often)).refused();
    assert!(matches!(error, ClientError::TooOften { after: None }));
    let unknown = trouble(wire::Trouble::NotFound);
    let error = Portal::new(move |_| Reply::problem("404 Not Found", "", &unknown)).refused();
    assert!(matches!(error, ClientError::UnknownSystem));
    let error = Portal::new(move |_| Reply::of("502 Bad Gateway", "text/html", "", b"")).refused();
    assert!(matches!(error, ClientError::Busy { after: None }));
}

#[test]
fn on_this_machine_it_goes_without_tls() {
    let server = TestServer::start(None, |_| package());
    let address = format!("http://{}/licenses", server.address).parse().unwrap();
    // Authorities are of no account here.
    let ca_file = Some(PathBuf::from("no such file"));
    let client = PortalClient { ca_file, ..PortalClient::new(address, "en".to_owned()) };
    assert!(client.send_request(REQUEST.to_owned()).wait(|_| true).is_ok());
    assert!(server.sent()[0].head.starts_with("POST /licenses/v1/requests "));
}
