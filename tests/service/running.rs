//! How the service is run and stopped.
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::Duration,
};

use rcgen::{CertificateParams, CertifiedIssuer, KeyPair};
use ureq::tls::Certificate;
use xlm_core::document::Reason;

use super::office::{Office, agent, request};

#[test]
fn plain_http_is_for_this_computer_or_a_proxy_in_front() {
    let office = Office::with_orders(1);
    let serve = ["serve", "--sample", "--book", "orders.db", "--listen", "0.0.0.0:0"];
    let refused = office.run(&serve);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("--tls-cert") && said.contains("--plain-behind-proxy"), "{said}");
    let service = office.serve(&["--listen", "0.0.0.0:0", "--plain-behind-proxy"]);
    let port = service.socket().port();
    drop(TcpStream::connect(("127.0.0.1", port)).unwrap());
    let taken = office.run(&["serve", "--sample", "--book", "orders.db", "--listen", &format!("127.0.0.1:{port}")]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(String::from_utf8(taken.stderr).unwrap().contains("Choose another address or port"));
    let half = office.run(&["serve", "--sample", "--book", "orders.db", "--tls-cert", "a.pem"]);
    assert_eq!(half.status.code(), Some(2));
}

#[test]
fn tls_is_spoken_with_the_operators_certificate() {
    let office = Office::with_orders(1);
    let authority = CertifiedIssuer::self_signed(
        {
            let mut parameters = CertificateParams::new([]).unwrap();
            parameters.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
            parameters
        },
        KeyPair::generate().unwrap(),
    )
    .unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(["localhost".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    fs::write(office.path("cert.pem"), certificate.pem()).unwrap();
    fs::write(office.path("key.pem"), key.serialize_pem()).unwrap();
    let service = office.serve(&["--tls-cert", "cert.pem", "--tls-key", "key.pem"]);
    assert!(service.address.starts_with("https://"));
    let root = Certificate::from_pem(authority.pem().as_bytes()).unwrap();
    let address = format!("https://localhost:{}", service.socket().port());
    let activation = request(1, Reason::Activation, &[1], 1);
    let mut response = agent(Some(root)).post(format!("{address}/v1/requests")).send(activation.as_bytes()).unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.headers().contains_key("strict-transport-security"));
    assert!(response.body_mut().read_to_vec().unwrap().starts_with(b"{"));
    // Who speaks plain HTTP there, or does not know the authority, gets nothing.
    let mut plain = service.connect();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    let mut said = Vec::new();
    drop(plain.read_to_end(&mut said));
    assert!(!said.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&said));
    let wrong =
        office.run(&["serve", "--sample", "--book", "orders.db", "--tls-cert", "key.pem", "--tls-key", "key.pem"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("key.pem cannot be used"));
}

#[cfg(unix)]
#[test]
fn told_to_stop_it_finishes_what_runs() {
    let office = Office::with_orders(1);
    let mut service = office.serve(&[]);
    let activation = request(1, Reason::Activation, &[1], 1);
    let mut running = service.connect();
    let (first, rest) = activation.as_bytes().split_at(100);
    let head = format!("POST /v1/requests HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", activation.len());
    running.write_all(head.as_bytes()).unwrap();
    running.write_all(first).unwrap();
    // The request runs as soon as another one, sent after it, was answered.
    assert_eq!(service.get("/healthz").status, 200);
    service.terminate();
    while !office.log().contains("stopping") {
        thread::sleep(Duration::from_millis(10));
    }
    running.write_all(rest).unwrap();
    let mut answer = String::new();
    running.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(service.child.wait().unwrap().code(), Some(0));
    assert!(TcpStream::connect(service.socket()).is_err());
    let events = office.json(&["changes", "--verify", "--book", "orders.db"]);
    assert_eq!(events["events"], 2);
}

#[test]
fn who_finds_the_queue_full_is_told_to_come_back_and_nobody_waits_in_vain() {
    let office = Office::with_orders(8);
    let service = office.serve(&["--queue", "1", "--per-address", "1000"]);
    // While another program holds the order book, nothing can be answered.
    let other = rusqlite::Connection::open(office.path("orders.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (told, hears) = std::sync::mpsc::channel();
    thread::scope(|scope| {
        for number in 1..=8 {
            let (service, told) = (&service, told.clone());
            scope.spawn(move || {
                let activation = request(number, Reason::Activation, &[number], 1);
                loop {
                    let answer = service.post("/v1/requests", activation.as_bytes());
                    told.send((answer.status, answer.header("retry-after").to_owned())).unwrap();
                    match answer.status {
                        200 => break,
                        503 => thread::sleep(Duration::from_millis(20)),
                        other => panic!("{other}: {}", answer.text()),
                    }
                }
            });
        }
        drop(told);
        let (status, retry_after) = hears.recv().unwrap();
        assert_eq!((status, retry_after.as_str()), (503, "2"));
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(hears.iter().filter(|(status, _)| *status == 200).count(), 8);
    });
    assert_eq!(office.json(&["changes", "--verify", "--book", "orders.db"])["events"], 16);
}

#[test]
fn more_connections_than_there_is_room_for_are_closed() {
    let office = Office::with_orders(1);
    let service = office.serve(&["--connections", "2"]);
    let ask = |stream: &mut TcpStream| {
        drop(stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n"));
        let mut bytes = [0; 512];
        stream.read(&mut bytes).is_ok_and(|read| read > 0)
    };
    let (mut first, mut second) = (service.connect(), service.connect());
    assert!(ask(&mut first) && ask(&mut second));
    assert!(!ask(&mut service.connect()), "the third is closed");
    assert!(ask(&mut first), "the others go on");
    drop(second);
    while !ask(&mut service.connect()) {
        thread::sleep(Duration::from_millis(10));
    }
}
