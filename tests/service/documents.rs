//! What programs send and get.
use std::collections::BTreeSet;

use serde_json::Value;
use xlm_core::{
    calendar::UtcMicros,
    document::{LicensePackage, Opened, PackageMark, Reason, Receipt, Release, open_issued, seal},
};
use xphone_license_manager::portal::wire::PackageQuery;

use super::office::{NOW, Office, installation, request, system, trust};

fn now() -> UtcMicros {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    UtcMicros(since.as_micros() as i64)
}

#[test]
fn requests_and_returns_are_answered_and_repeats_get_the_same() {
    let office = Office::with_orders(2);
    let service = office.serve(&[]);
    let activation = request(1, Reason::Activation, &[1], 1);
    let first = service.post("/v1/requests", activation.as_bytes());
    assert_eq!((first.status, first.header("content-type")), (200, "application/vnd.xlm.license-package.v1+json"));
    assert_eq!((first.header("cache-control"), first.header("x-content-type-options")), ("no-store", "nosniff"));
    let package: Opened<LicensePackage> = open_issued(&first.body, &trust()).unwrap();
    assert_eq!((package.payload.generation, package.payload.items.len()), (1, 2));
    assert_eq!(service.post("/v1/requests", activation.as_bytes()).body, first.body);

    let look = |number, after, key| {
        PackageQuery::signed(system(number), now(), after, &installation(key)).path(system(number))
    };
    let found = service.get(&look(1, 0, 1));
    assert_eq!(
        (found.status, found.header("content-type"), &found.body),
        (200, first.header("content-type"), &first.body)
    );
    assert_eq!(service.get(&look(1, 1, 1)).status, 204);
    let (unknown, foreign) = (service.get(&look(2, 0, 2)), service.get(&look(1, 0, 2)));
    assert_eq!((unknown.status, foreign.status, &unknown.body), (404, 404, &foreign.body));
    let old = PackageQuery::signed(system(1), NOW, 0, &installation(1)).path(system(1));
    let late = service.get(&old);
    assert_eq!((late.status, late.problem().0.as_str()), (400, "not-readable"));
    assert!(late.text().contains("clock"), "{}", late.text());

    let package = PackageMark { generation: 1, digest: package.digest };
    let release = Release { system_id: system(1), package, tail_days: 14, made_at: now() };
    let release = seal(&release, &installation(1)).unwrap();
    let receipt = service.post("/v1/releases", release.as_bytes());
    assert_eq!((receipt.status, receipt.header("content-type")), (200, "application/vnd.xlm.receipt.v1+json"));
    let opened: Opened<Receipt> = open_issued(&receipt.body, &trust()).unwrap();
    assert_eq!(opened.payload.credited.package, package);
    assert_eq!(service.post("/v1/releases", release.as_bytes()).body, receipt.body);
    drop(service);

    // A service that was started anew knows everything.
    let service = office.serve(&[]);
    assert_eq!(service.post("/v1/requests", activation.as_bytes()).body, first.body);
    let log = office.log();
    assert!(log.contains("POST /v1/requests 200") && log.contains("GET /v1/packages/{x_id} 404"), "{log}");
    for secret in ["XID1-", "XRC1-", "127.0.0.1"] {
        assert!(!log.contains(secret), "{secret} in the log:\n{log}");
    }
}

#[test]
fn refusals_are_problem_documents_in_the_language_of_the_client() {
    let office = Office::with_orders(2);
    let service = office.serve(&["--per-code", "5"]);
    let german = |path: &str, body: &[u8]| {
        let request = super::office::agent(None).post(format!("{}{path}", service.address));
        let mut response = request.header("accept-language", "de-AT, en;q=0.5").send(body).unwrap();
        let problem: Value = serde_json::from_slice(&response.body_mut().read_to_vec().unwrap()).unwrap();
        problem["detail"].as_str().unwrap().to_owned()
    };
    service.post("/v1/requests", request(1, Reason::Activation, &[1], 1).as_bytes());
    let redeemed = request(2, Reason::Activation, &[1], 1);
    let (id, problem) = service.post("/v1/requests", redeemed.as_bytes()).problem();
    assert_eq!((id.as_str(), &problem["status"]), ("code-redeemed", &409.into()));
    assert!(problem["refusal"]["code_redeemed"].is_object(), "{problem}");
    assert!(problem["detail"].as_str().unwrap().contains("If that was a server of yours"), "{problem}");
    assert!(german("/v1/requests", redeemed.as_bytes()).contains("eingelöst"));

    let (id, _) = service.post("/v1/requests", b"no document").problem();
    assert_eq!(id, "document");
    let (id, problem) = service.post("/v1/releases", redeemed.as_bytes()).problem();
    assert_eq!((id.as_str(), &problem["status"]), ("document", &400.into()));
    assert!(problem["detail"].as_str().unwrap().contains("needed is a return"), "{problem}");
    let unknown = service.post("/v1/requests", request(3, Reason::Activation, &[9], 1).as_bytes());
    assert_eq!((unknown.status, unknown.problem().0.as_str()), (409, "unknown-code"));
    let large = service.post("/v1/requests", &vec![b' '; 256 * 1024 + 1]);
    assert_eq!((large.status, large.problem().0.as_str()), (413, "too-large"));
    let nothing = service.get("/v2/requests");
    assert_eq!((nothing.status, nothing.problem().0.as_str()), (404, "not-found"));
    for wrong in ["/v1/packages/XID1", "/v1/packages/XID1?time=1&after=-1&key=&sig="] {
        assert_eq!(service.get(wrong).problem().0, "not-readable");
    }

    // The ninth code was tried once; four more times it may be.
    for attempt in 2..=6_u8 {
        let again = service.post("/v1/requests", request(4, Reason::Activation, &[9], attempt).as_bytes());
        let expected = if attempt <= 5 { (409, "unknown-code") } else { (429, "too-often") };
        assert_eq!((again.status, again.problem().0.as_str()), expected, "attempt {attempt}");
        assert_eq!(again.header("retry-after").is_empty(), attempt <= 5);
    }
    let count = office.json(&["changes", "--verify", "--book", "orders.db"]);
    assert_eq!((&count["events"], &count["wrong_codes"]), (&3.into(), &7.into()));
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    let office = Office::with_orders(1);
    let service = office.serve(&["--per-address", "3"]);
    let statuses: Vec<_> = (0..4).map(|_| service.get("/v1/packages/XID1").status).collect();
    assert_eq!(statuses, [400, 400, 400, 429]);
    let refused = service.get("/");
    assert_eq!((refused.status, refused.problem().0.as_str()), (429, "too-often"));
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=20).contains(&seconds), "{seconds}");
    assert_eq!(service.get("/healthz").status, 200, "monitoring is not counted");
}

#[test]
fn the_description_has_every_route_and_no_other() {
    let office = Office::with_orders(1);
    let service = office.serve(&["--per-address", "1000"]);
    let description: Value = serde_json::from_slice(&service.get("/openapi.json").body).unwrap();
    let described: BTreeSet<(String, String)> = description["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().keys().map(|method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    let mut served = BTreeSet::new();
    let source = include_str!("../../src/portal/server/routes.rs");
    assert_eq!(source.matches("        route(").count(), description["paths"].as_object().unwrap().len());
    for (path, _) in &described {
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            let address = format!("{}{}", service.address, path.replace("{x_id}", "XID1"));
            let asked = ureq::http::Request::builder().method(method).uri(address).body(()).unwrap();
            let status = super::office::agent(None).run(asked).unwrap().status();
            if status != 405 {
                assert_ne!(status, 404, "{method} {path}");
                served.insert((path.clone(), method.to_owned()));
            }
        }
    }
    assert_eq!(served, described);
    let answers = |method: &str, path: &str| -> BTreeSet<String> {
        description["paths"][path][method]["responses"].as_object().unwrap().keys().cloned().collect()
    };
    let failures = ["400", "404", "408", "409", "413", "429", "500", "503"];
    for path in ["/v1/requests", "/v1/releases"] {
        assert_eq!(answers("post", path), ["200"].iter().chain(&failures).map(|&status| status.to_owned()).collect());
    }
    let problem = &description["components"]["schemas"]["Problem"]["properties"];
    let (_, sent) = service.post("/v1/requests", request(3, Reason::Activation, &[9], 1).as_bytes()).problem();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(problem), names(&sent));
}
