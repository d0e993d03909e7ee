use ed25519_dalek::SigningKey;
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{HardwareCode, RequestCode, SystemCode},
    document::{
        ChangeLogHead, ComponentState, ComponentTag, Digest, DocumentError, DocumentKind, IssuerName, IssuerScope,
        ItemKind, LicensePackage, MachineKind, Nonce, PackageMark, ProductEdition, PublicKey, Reason, Receipt, Release,
        Request, ToleranceRecipe, Trust, TrustedIssuer, open_issued, seal,
    },
};

use super::*;

const DAY: i64 = 86_400_000_000;

fn issuer() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

fn installation() -> SigningKey {
    SigningKey::from_bytes(&[2; 32])
}

/// 2026-11-24 at 06:35, and days after that.
fn day(days: i64) -> UtcMicros {
    UtcMicros(1_795_502_100_000_000 + days * DAY)
}

fn code(number: u8) -> RequestCode {
    RequestCode::from_random([number; 15])
}

fn system() -> SystemCode {
    SystemCode::from_random([7; 9])
}

/// A book with codes 1 (order A: SERVER and OFFICE PLUS) and 2 (order B: FAX).
fn book() -> OrderBook {
    let mut book = OrderBook::default();
    book.add(code(1), order("A", &[("SERVER", 1), ("OFFICE PLUS", 60)])).unwrap();
    book.add(code(2), order("B", &[("FAX", 5)])).unwrap();
    book
}

fn order(order_number: &str, items: &[(&str, u32)]) -> Order {
    let item = |(license_type, quantity): &(&str, u32)| OrderItem {
        id: String::new(),
        license_type: (*license_type).to_owned(),
        quantity: *quantity,
        kind: ItemKind::Purchase,
        from: None,
        until: None,
        grace_days: 14,
        product_version: None,
    };
    Order {
        order_number: order_number.to_owned(),
        customer: format!("Customer of {order_number}"),
        contact: None,
        drawn_at: day(-1),
        items: items.iter().map(item).collect(),
        redeemed: None,
    }
}

/// A request with this nonce.
fn request(reason: Reason, codes: &[RequestCode], nonce: u8) -> Request {
    Request {
        request_codes: codes.to_vec(),
        system_id: system(),
        hardware_id: HardwareCode::from_hash(&[nonce; 32]),
        components: vec![ComponentTag {
            component: "mac".to_owned(),
            state: ComponentState::Present,
            tag: Some(u16::from(nonce)),
        }],
        machine: MachineKind::Virtual,
        reason,
        nonce: Nonce([nonce; 16]),
        last_package: None,
        change_log_head: None,
        old_mac: None,
        old_product: None,
        made_at: day(0),
        edition: ProductEdition::V10,
        emergency_since: None,
    }
}

fn signed(request: &Request) -> String {
    seal(request, &installation()).unwrap()
}

fn issue(book: &mut OrderBook, request: &Request, at: UtcMicros) -> Result<IssuedPackage, IssueRefusal> {
    book.issue(signed(request).as_bytes(), &issuer(), at)
}

fn trust() -> Trust {
    let (name, key) = (IssuerName("issuer".to_owned()), PublicKey::of(&issuer()));
    Trust { issuers: vec![TrustedIssuer { name, key, scope: IssuerScope::Licensed }] }
}

fn opened(issued: &IssuedPackage) -> LicensePackage {
    open_issued(issued.envelope.as_bytes(), &trust()).unwrap().payload
}

fn mark(issued: &IssuedPackage) -> PackageMark {
    let digest = open_issued::<LicensePackage>(issued.envelope.as_bytes(), &trust()).unwrap().digest;
    PackageMark { generation: issued.generation, digest }
}

fn types(package: &LicensePackage) -> Vec<(&str, u32)> {
    package.items.iter().map(|item| (item.license_type.as_str(), item.quantity)).collect()
}

/// Gives up the newest package of the system.
fn release(package: PackageMark) -> String {
    seal(&Release { system_id: system(), package, tail_days: 14, made_at: day(5) }, &installation()).unwrap()
}

#[test]
fn an_activation_gets_the_licenses_of_its_code() {
    let mut book = book();
    let request = request(Reason::Activation, &[code(1)], 1);
    let package = opened(&issue(&mut book, &request, day(0)).unwrap());
    assert_eq!(types(&package), [("SERVER", 1), ("OFFICE PLUS", 60)]);
    assert_eq!((package.generation, package.previous), (1, None));
    assert_eq!(package.nonce, Some(request.nonce));
    assert_eq!(package.binding.hardware_id, request.hardware_id);
    assert_eq!(package.binding.components, request.components);
    assert_eq!(package.binding.tolerance.recipe, ToleranceRecipe::Virtual);
    assert_eq!((package.customer.as_str(), package.issued_at), ("Customer of A", day(0)));
}

#[test]
fn a_package_is_the_complete_set() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let second = issue(&mut book, &request(Reason::Activation, &[code(2)], 2), day(1)).unwrap();
    let package = opened(&second);
    assert_eq!(types(&package), [("SERVER", 1), ("OFFICE PLUS", 60), ("FAX", 5)]);
    assert_eq!((package.generation, package.previous), (2, Some(mark(&first).digest)));
    let ids: Vec<_> = package.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["A/1", "A/2", "B/1"]);
}

#[test]
fn several_codes_come_in_one_package() {
    let package = opened(&issue(&mut book(), &request(Reason::Activation, &[code(2), code(1)], 1), day(0)).unwrap());
    assert_eq!(types(&package), [("SERVER", 1), ("OFFICE PLUS", 60), ("FAX", 5)]);
}

#[test]
fn the_same_request_gets_the_same_bytes() {
    let mut book = book();
    let request = request(Reason::Activation, &[code(1)], 1);
    let first = issue(&mut book, &request, day(0)).unwrap();
    let before = book.clone();
    let again = issue(&mut book, &request, day(9)).unwrap();
    assert_eq!((first.answered, again.answered), (Answered::New, Answered::Again));
    assert_eq!(first.envelope, again.envelope);
    assert_eq!(book, before);
}

#[test]
fn a_code_serves_one_system() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let before = book.clone();
    let other =
        Request { system_id: SystemCode::from_random([8; 9]), ..request(Reason::Activation, &[code(2), code(1)], 2) };
    let refusal = IssueRefusal::CodeRedeemed { code: code(1), on: "2026-11-24".parse().unwrap() };
    assert_eq!(issue(&mut book, &other, day(3)), Err(refusal));
    assert_eq!(book, before, "a refusal changes nothing");
}

#[test]
fn an_unknown_code_is_refused() {
    let refused = issue(&mut book(), &request(Reason::Activation, &[code(9)], 1), day(0));
    assert_eq!(refused, Err(IssueRefusal::UnknownCode(code(9))));
}

#[test]
fn a_drift_gets_the_same_items_with_a_new_binding() {
    let mut book = book();
    let first = opened(&issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap());
    let drift = opened(&issue(&mut book, &request(Reason::Drift, &[], 2), day(1)).unwrap());
    assert_eq!(drift.items, first.items);
    assert_ne!(drift.binding, first.binding);
    assert_eq!(drift.rehosting_budget.used, 0);
}

#[test]
fn only_an_activation_begins_a_system() {
    for reason in [Reason::Drift, Reason::Move, Reason::Failed] {
        let refused = issue(&mut book(), &request(reason, &[code(1)], 1), day(0));
        assert_eq!(refused, Err(IssueRefusal::UnknownSystem(system())));
    }
}

#[test]
fn another_installation_key_cannot_speak_for_a_system() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let stranger = SigningKey::from_bytes(&[3; 32]);
    let drift = seal(&request(Reason::Drift, &[], 2), &stranger).unwrap();
    assert_eq!(book.issue(drift.as_bytes(), &issuer(), day(1)), Err(IssueRefusal::AnotherKey(system())));
}

#[test]
fn a_nonce_is_used_once() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let refused = issue(&mut book, &request(Reason::Drift, &[], 1), day(1));
    assert_eq!(refused, Err(IssueRefusal::NonceUsed(system())));
}

#[test]
fn the_last_package_must_be_one_of_ours() {
    let mut book = book();
    let first = mark(&issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap());
    let with = |package, nonce| Request { last_package: Some(package), ..request(Reason::Drift, &[], nonce) };
    let forged = PackageMark { digest: Digest::of(b"forged"), ..first };
    let refusal = IssueRefusal::UnknownPackage { system_id: system(), generation: 1 };
    assert_eq!(issue(&mut book, &with(forged, 2), day(1)), Err(refusal));
    assert_eq!(issue(&mut book, &with(first, 3), day(1)).unwrap().generation, 2);
    // A package that never arrived does no harm: the system still has the first one.
    assert_eq!(issue(&mut book, &with(first, 4), day(2)).unwrap().generation, 3);
}

#[test]
fn a_move_needs_a_release() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let new_server = SigningKey::from_bytes(&[3; 32]);
    let moved = seal(&request(Reason::Move, &[], 2), &new_server).unwrap();
    assert_eq!(book.issue(moved.as_bytes(), &issuer(), day(4)), Err(IssueRefusal::NotReleased(system())));

    let receipt = book.credit(release(mark(&first)).as_bytes(), &issuer(), day(5)).unwrap();
    let opened: Receipt = open_issued(receipt.envelope.as_bytes(), &trust()).unwrap().payload;
    assert_eq!((opened.credited.package, opened.credited.tail_days), (mark(&first), 14));

    let second = book.issue(moved.as_bytes(), &issuer(), day(6)).unwrap();
    assert_eq!((second.generation, self::opened(&second).rehosting_budget.used), (2, 0));
    // The old server has lost its say, the release its value.
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 3), day(7)), Err(IssueRefusal::AnotherKey(system())));
    let again = seal(&request(Reason::Move, &[], 4), &new_server).unwrap();
    assert_eq!(book.issue(again.as_bytes(), &issuer(), day(8)), Err(IssueRefusal::NotReleased(system())));
}

#[test]
fn a_released_server_gets_nothing() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let release = release(mark(&first));
    let receipt = book.credit(release.as_bytes(), &issuer(), day(5)).unwrap();
    let again = book.credit(release.as_bytes(), &issuer(), day(9)).unwrap();
    assert_eq!((again.answered, again.envelope), (Answered::Again, receipt.envelope));
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 2), day(6)), Err(IssueRefusal::Released(system())));
    let more = request(Reason::Activation, &[code(2)], 3);
    assert_eq!(issue(&mut book, &more, day(6)), Err(IssueRefusal::Released(system())));
}

#[test]
fn a_release_counts_for_the_newest_package_only() {
    let mut book = book();
    let first = mark(&issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap());
    issue(&mut book, &request(Reason::Drift, &[], 2), day(1)).unwrap();
    let refused = book.credit(release(first).as_bytes(), &issuer(), day(5));
    assert_eq!(refused, Err(IssueRefusal::OldRelease { system_id: system(), generation: 1, newest: 2 }));
    let forged = PackageMark { generation: 2, digest: Digest::of(b"forged") };
    let refused = book.credit(release(forged).as_bytes(), &issuer(), day(5));
    assert_eq!(refused, Err(IssueRefusal::UnknownPackage { system_id: system(), generation: 2 }));
    let stranger = Release { system_id: system(), package: first, tail_days: 0, made_at: day(5) };
    let stranger = seal(&stranger, &SigningKey::from_bytes(&[3; 32])).unwrap();
    assert_eq!(book.credit(stranger.as_bytes(), &issuer(), day(5)), Err(IssueRefusal::AnotherKey(system())));
}

#[test]
fn three_servers_may_fail_within_a_year() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    for (used, nonce) in [(1, 2), (2, 3), (3, 4)] {
        // Each new server has its own key.
        let key = SigningKey::from_bytes(&[nonce; 32]);
        let failed = seal(&request(Reason::Failed, &[], nonce), &key).unwrap();
        let package = opened(&book.issue(failed.as_bytes(), &issuer(), day(i64::from(used) * 10)).unwrap());
        assert_eq!(package.rehosting_budget.used, used);
    }
    let free_on: Day = "2027-12-04".parse().unwrap();
    let refused = issue(&mut book, &request(Reason::Failed, &[], 5), day(374));
    assert_eq!(refused, Err(IssueRefusal::BudgetSpent { allowed: 3, free_on }));
    let package = opened(&issue(&mut book, &request(Reason::Failed, &[], 6), day(375)).unwrap());
    assert_eq!((package.issued_at.day(), package.rehosting_budget.used), (free_on, 3));
}

#[test]
fn a_clock_set_back_does_not_make_packages_older() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(10)).unwrap();
    let package = opened(&issue(&mut book, &request(Reason::Drift, &[], 2), day(3)).unwrap());
    assert_eq!(package.issued_at, day(10));
}

#[test]
fn the_newest_head_of_the_change_log_is_kept() {
    let mut book = book();
    let head = |number| Some(ChangeLogHead { number, digest: Digest::of(b"entry") });
    let activation = Request { change_log_head: head(12), ..request(Reason::Activation, &[code(1)], 1) };
    issue(&mut book, &activation, day(0)).unwrap();
    issue(&mut book, &Request { change_log_head: head(9), ..request(Reason::Drift, &[], 2) }, day(1)).unwrap();
    assert_eq!(book.systems[&system()].change_log_head, head(12));
}

#[test]
fn other_documents_are_named() {
    let package = issue(&mut book(), &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    assert_eq!(
        book().issue(package.envelope.as_bytes(), &issuer(), day(0)),
        Err(IssueRefusal::Document(DocumentError::WrongKind {
            expected: DocumentKind::Request,
            found: DocumentKind::LicensePackage
        }))
    );
}

#[test]
fn items_of_one_order_number_are_told_apart() {
    let mut book = book();
    book.add(code(3), order("A", &[("FAX", 2)])).unwrap();
    assert_eq!(book.orders[&code(3)].items[0].id, "A/3");
}

#[test]
fn an_order_says_something() {
    let mut book = book();
    assert_eq!(book.add(code(1), order("C", &[("FAX", 1)])), Err(OrderFlaw::CodeTaken));
    assert_eq!(book.add(code(3), order("C", &[])), Err(OrderFlaw::Empty));
    assert_eq!(book.add(code(3), order("C", &[("FAX", 0)])), Err(OrderFlaw::Empty));
    assert_eq!(book.add(code(3), order("C", &[(" ", 1)])), Err(OrderFlaw::Empty));
    let mut reversed = order("C", &[("FAX", 1)]);
    let (from, until) = (day(1).day(), day(0).day());
    (reversed.items[0].from, reversed.items[0].until) = (Some(from), Some(until));
    assert_eq!(book.add(code(3), reversed), Err(OrderFlaw::Dates { from, until }));
    assert_eq!(book, self::book());
}

#[test]
fn a_book_survives_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.json");
    let mut file = BookFile::open_or_begin(&path).unwrap();
    file.book = book();
    issue(&mut file.book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    file.save().unwrap();
    let saved = file.book.clone();
    drop(file);
    assert_eq!(BookFile::open(&path).unwrap().book, saved);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_book_is_open_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.json");
    let file = BookFile::open_or_begin(&path).unwrap();
    let lock = std::fs::File::options().write(true).open(folder.path().join("orders.json.lock")).unwrap();
    assert!(lock.try_lock().is_err());
    drop(file);
    lock.try_lock().unwrap();
}

#[test]
fn a_missing_or_damaged_book_is_not_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.json");
    assert!(matches!(BookFile::open(&path), Err(BookError::Io(_))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    std::fs::write(&path, "{\"format\":\"xlm-order-book-1\"").unwrap();
    assert!(matches!(BookFile::open_or_begin(&path), Err(BookError::Form(_))));
}
