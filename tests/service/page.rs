//! What people see, as HTML; the real browser is asked by scripts/page-test.
use xlm_core::document::Reason;

use super::office::{Office, code, request};

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn a_file_gets_its_package_and_a_code_its_order() {
    let office = Office::with_orders(1);
    let service = office.serve(&[]);
    let page = service.get_in("/", "de");
    assert!(page.text().contains("<html lang=\"de\">") && page.text().contains("Lizenzportal"), "{}", page.text());
    assert!(service.get_in("/?lang=en", "de").text().contains("License portal"));
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    assert!(!page.text().contains("<script") && !page.text().contains("style=\""));
    assert_eq!(service.get("/style.css").header("content-type"), "text/css; charset=utf-8");

    let order = |typed: &str| service.post_as("/order?lang=en", FORM, format!("code={typed}").as_bytes());
    let state = order(&code(1).to_string());
    assert_eq!(state.status, 200);
    for words in ["Order A-1", "OFFICE PLUS", "60", "Not redeemed yet"] {
        assert!(state.text().contains(words), "{words}: {}", state.text());
    }
    let activation = request(1, Reason::Activation, &[1], 1);
    let answered = service.upload("/?lang=en", "a.xlreq", activation.as_bytes());
    assert_eq!(answered.status, 200, "{}", answered.text());
    assert!(answered.text().contains("License package 1 for system …"), "{}", answered.text());
    assert!(answered.text().contains("download=\"XID1-"), "{}", answered.text());
    let again = service.upload("/?lang=en", "a.xlreq", activation.as_bytes());
    assert!(again.text().contains("this is the same answer again"));
    let redeemed = order(&code(1).to_string().to_lowercase().replace('-', " ").replace(' ', "+"));
    assert!(redeemed.text().contains("Redeemed on"), "{}", redeemed.text());
    let last_group = super::office::system(1).to_string().rsplit('-').next().unwrap().to_owned();
    assert!(redeemed.text().contains(&format!("…{last_group}")));
    assert!(!redeemed.text().contains("XID1-") && !redeemed.text().contains("Blumen"), "the last group only");
}

#[test]
fn what_cannot_be_is_said_with_what_to_do() {
    let office = Office::with_orders(1);
    let service = office.serve(&[]);
    let activation = request(1, Reason::Activation, &[1], 1);
    let package = service.post("/v1/requests", activation.as_bytes()).body;
    let check = |status: u16, words: &str, answer: &super::office::Answer| {
        assert_eq!(answer.status, status, "{words}: {}", answer.text());
        assert!(
            answer.text().contains("role=\"alert\"") && answer.text().contains(words),
            "{words}: {}",
            answer.text()
        );
    };
    let upload = |file: &[u8]| service.upload("/?lang=en", "x", file);
    check(400, "The file is a license package; needed is a license request or a return.", &upload(&package));
    check(
        400,
        "The file is no signed document, or a damaged one. Choose the file",
        &upload(b"<script>alert(1)</script>"),
    );
    check(400, "The file is no signed document, or a damaged one. Choose the file", &upload(b""));
    check(413, "more than 256 KiB", &upload(&vec![b'x'; 256 * 1024 + 1]));
    check(413, "more than 256 KiB", &upload(&vec![b'x'; 400 * 1024]));
    check(409, "If that was a server of yours", &upload(request(2, Reason::Activation, &[1], 1).as_bytes()));
    check(400, "cannot be read", &service.post_as("/?lang=en", "multipart/form-data; boundary=b", b"--b--\r\n"));
    check(400, "cannot be read", &service.post_as("/?lang=en", "text/plain", b"x"));
    let order = |typed: &str| service.post_as("/order?lang=en", FORM, format!("code={typed}").as_bytes());
    check(409, "No order has this license request code", &order(&code(2).to_string()));
    let typed = order("%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    check(400, "The code is not right", &typed);
    assert!(!typed.text().contains("<script"), "{}", typed.text());
    check(400, "cannot be read", &service.post_as("/order?lang=en", FORM, b"other=1"));
    assert_eq!(service.get("/order").status, 405);
}
