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

use super::{
    protocol::{
        Command, Context, Event, HostChange, Issuer, Order, OrderFlaw, OrderItem, Refusal, Standing, apply, decide,
    },
    *,
};

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

/// The issuer, with shorter words for what the tests do.
#[derive(Clone, PartialEq, Debug, Default)]
struct Book(Issuer);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Issued {
    envelope: String,
    generation: u64,
    events: Vec<Event>,
}

impl Book {
    fn run(&mut self, command: &Command, key: &SigningKey, now: UtcMicros) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.0, command, &Context { now, key })?;
        for event in &events {
            apply(&mut self.0, event);
        }
        Ok(events)
    }

    fn add(&mut self, code: RequestCode, order: Order) -> Result<(), Refusal> {
        self.run(&Command::AddOrder { code, order }, &issuer(), day(0)).map(|_| ())
    }

    fn issue(&mut self, request: &[u8], key: &SigningKey, at: UtcMicros) -> Result<Issued, Refusal> {
        let envelope = String::from_utf8(request.to_vec()).unwrap();
        let events = self.run(&Command::Request { envelope: envelope.clone() }, key, at)?;
        Ok(self.answered(&envelope, events))
    }

    fn credit(&mut self, release: &[u8], key: &SigningKey, at: UtcMicros) -> Result<Issued, Refusal> {
        let envelope = String::from_utf8(release.to_vec()).unwrap();
        let events = self.run(&Command::Release { envelope: envelope.clone() }, key, at)?;
        Ok(self.answered(&envelope, events))
    }

    fn answered(&self, envelope: &str, events: Vec<Event>) -> Issued {
        let answer = self.0.answer(envelope).unwrap();
        Issued { envelope: answer.envelope().to_owned(), generation: answer.package().generation, events }
    }
}

impl Issued {
    fn change(&self) -> Option<HostChange> {
        match self.events.as_slice() {
            [Event::RequestAnswered { change, .. }] => Some(*change),
            _ => None,
        }
    }
}

/// A book with codes 1 (order A: SERVER and OFFICE PLUS) and 2 (order B: FAX).
fn book() -> Book {
    let mut book = Book::default();
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
        made_at: day(i64::from(nonce)),
        edition: ProductEdition::V10,
        emergency_since: None,
    }
}

fn signed(request: &Request) -> String {
    seal(request, &installation()).unwrap()
}

fn issue(book: &mut Book, request: &Request, at: UtcMicros) -> Result<Issued, Refusal> {
    book.issue(signed(request).as_bytes(), &issuer(), at)
}

fn trust() -> Trust {
    let (name, key) = (IssuerName("issuer".to_owned()), PublicKey::of(&issuer()));
    Trust { issuers: vec![TrustedIssuer { name, key, scope: IssuerScope::Licensed, address: None }] }
}

fn opened(issued: &Issued) -> LicensePackage {
    open_issued(issued.envelope.as_bytes(), &trust()).unwrap().payload
}

fn mark(issued: &Issued) -> PackageMark {
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
    assert_eq!((first.events.len(), again.events.len()), (1, 0));
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
    let refusal = Refusal::CodeRedeemed { code: code(1), on: "2026-11-24".parse().unwrap() };
    assert_eq!(issue(&mut book, &other, day(3)), Err(refusal));
    assert_eq!(book, before, "a refusal changes nothing");
}

#[test]
fn an_unknown_code_is_refused() {
    let refused = issue(&mut book(), &request(Reason::Activation, &[code(9)], 1), day(0));
    assert_eq!(refused, Err(Refusal::UnknownCode(code(9))));
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
        assert_eq!(refused, Err(Refusal::UnknownSystem(system())));
    }
}

#[test]
fn another_installation_key_cannot_speak_for_a_system() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let stranger = SigningKey::from_bytes(&[3; 32]);
    let drift = seal(&request(Reason::Drift, &[], 2), &stranger).unwrap();
    assert_eq!(book.issue(drift.as_bytes(), &issuer(), day(1)), Err(Refusal::AnotherKey(system())));
}

#[test]
fn a_nonce_is_used_once() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let refused = issue(&mut book, &request(Reason::Drift, &[], 1), day(1));
    assert_eq!(refused, Err(Refusal::NonceUsed(system())));
}

#[test]
fn the_number_rises_above_what_the_system_remembers() {
    let mut book = book();
    let first = mark(&issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap());
    let with = |package, nonce| Request { last_package: Some(package), ..request(Reason::Drift, &[], nonce) };
    // A package that never arrived does no harm: the system still has the first one.
    assert_eq!(issue(&mut book, &with(first, 3), day(3)).unwrap().generation, 2);
    assert_eq!(issue(&mut book, &with(first, 4), day(4)).unwrap().generation, 3);
    // An issuer who was restored from a backup has forgotten packages 4 to 9.
    let forgotten = PackageMark { generation: 9, digest: Digest::of(b"forgotten") };
    assert_eq!(issue(&mut book, &with(forgotten, 5), day(5)).unwrap().generation, 10);
    let impossible = PackageMark { generation: u64::MAX, ..forgotten };
    let refusal = Refusal::UnknownPackage { system_id: system(), generation: u64::MAX };
    assert_eq!(issue(&mut book, &with(impossible, 6), day(6)), Err(refusal));
}

#[test]
fn a_move_needs_a_release() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let new_server = SigningKey::from_bytes(&[3; 32]);
    let moved = seal(&request(Reason::Move, &[], 2), &new_server).unwrap();
    assert_eq!(book.issue(moved.as_bytes(), &issuer(), day(4)), Err(Refusal::NotReleased(system())));

    let receipt = book.credit(release(mark(&first)).as_bytes(), &issuer(), day(5)).unwrap();
    let opened: Receipt = open_issued(receipt.envelope.as_bytes(), &trust()).unwrap().payload;
    assert_eq!((opened.credited.package, opened.credited.tail_days), (mark(&first), 14));

    let second = book.issue(moved.as_bytes(), &issuer(), day(6)).unwrap();
    assert_eq!((second.generation, self::opened(&second).rehosting_budget.used), (2, 0));
    // The old server has lost its say, the release its value.
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 7), day(7)), Err(Refusal::AnotherKey(system())));
    // What it asked for before it lost the licenses does not bring them back, however late it comes.
    let late = Refusal::Stale { system_id: system(), made_on: day(3).day() };
    assert_eq!(issue(&mut book, &request(Reason::Failed, &[], 3), day(7)), Err(late));
    // The new server's package may get lost: it asks once more, as before.
    let again = seal(&request(Reason::Move, &[], 4), &new_server).unwrap();
    let again = book.issue(again.as_bytes(), &issuer(), day(8)).unwrap();
    assert_eq!((again.change(), again.generation), (Some(HostChange::Same), 3));
    // And the old server's return does not let them move a second time.
    let third = seal(&request(Reason::Move, &[], 9), &SigningKey::from_bytes(&[4; 32])).unwrap();
    assert_eq!(book.issue(third.as_bytes(), &issuer(), day(9)), Err(Refusal::NotReleased(system())));
}

#[test]
fn a_released_server_gets_nothing() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    let release = release(mark(&first));
    let receipt = book.credit(release.as_bytes(), &issuer(), day(5)).unwrap();
    let again = book.credit(release.as_bytes(), &issuer(), day(9)).unwrap();
    assert_eq!((again.events.len(), again.envelope), (0, receipt.envelope));
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 6), day(6)), Err(Refusal::Released(system())));
    let more = request(Reason::Activation, &[code(2)], 7);
    assert_eq!(issue(&mut book, &more, day(7)), Err(Refusal::Released(system())));
}

#[test]
fn a_release_counts_for_the_newest_package_only() {
    let mut book = book();
    let first = mark(&issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap());
    issue(&mut book, &request(Reason::Drift, &[], 2), day(1)).unwrap();
    let refused = book.credit(release(first).as_bytes(), &issuer(), day(5));
    assert_eq!(refused, Err(Refusal::OldRelease { system_id: system(), generation: 1, newest: 2 }));
    let forged = PackageMark { generation: 2, digest: Digest::of(b"forged") };
    let refused = book.credit(release(forged).as_bytes(), &issuer(), day(5));
    assert_eq!(refused, Err(Refusal::UnknownPackage { system_id: system(), generation: 2 }));
    let stranger = Release { system_id: system(), package: first, tail_days: 0, made_at: day(5) };
    let stranger = seal(&stranger, &SigningKey::from_bytes(&[3; 32])).unwrap();
    assert_eq!(book.credit(stranger.as_bytes(), &issuer(), day(5)), Err(Refusal::AnotherKey(system())));
}

/// A request as *server failed* from a new server, made and answered on that day.
fn fails(book: &mut Book, server: u8, on: i64) -> Result<Issued, Refusal> {
    let failed = Request { made_at: day(on), ..request(Reason::Failed, &[], server) };
    let failed = seal(&failed, &SigningKey::from_bytes(&[server; 32])).unwrap();
    book.issue(failed.as_bytes(), &issuer(), day(on))
}

#[test]
fn two_servers_may_fail_and_then_a_person_decides() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(1)).unwrap();
    for (used, server) in [(1, 3), (2, 4)] {
        let package = fails(&mut book, server, i64::from(used) * 10).unwrap();
        assert_eq!((package.change(), opened(&package).rehosting_budget.used), (Some(HostChange::Failed), used));
    }
    assert_eq!(book.0.systems[&system()].standing(day(30)), Standing::ReleasePending(2));
    assert_eq!(fails(&mut book, 5, 30), Err(Refusal::PersonDecides { system_id: system(), open: 2 }));
    let mut decided = book.clone();
    let exception = |by: &str| Command::Override { system_id: system(), by: by.to_owned(), reason: "fire".to_owned() };
    assert_eq!(decided.run(&exception(" "), &issuer(), day(30)), Err(Refusal::NoteMissing));
    decided.run(&exception("A. Person"), &issuer(), day(30)).unwrap();
    let package = fails(&mut decided, 5, 31).unwrap();
    assert_eq!((package.change(), opened(&package).rehosting_budget.used), (Some(HostChange::Exception), 2));
    assert_eq!(fails(&mut decided, 6, 32), Err(Refusal::PersonDecides { system_id: system(), open: 3 }), "once");

    // Or the first server's return turns up after all: it closes what was open, and opens no move.
    let first = book.0.systems[&system()].packages[0].package;
    book.credit(release(first).as_bytes(), &issuer(), day(31)).unwrap();
    assert_eq!(book.0.systems[&system()].standing(day(31)), Standing::ReleasePending(1));
    assert_eq!(opened(&fails(&mut book, 5, 32).unwrap()).rehosting_budget.used, 3);
    let free_on: Day = day(10 + 365).day();
    assert_eq!(fails(&mut book, 6, 374), Err(Refusal::BudgetSpent { allowed: 3, free_on }));
    assert_eq!(fails(&mut book, 6, 375), Err(Refusal::PersonDecides { system_id: system(), open: 2 }));
}

#[test]
fn a_failed_server_whose_package_got_lost_pays_once() {
    let mut book = book();
    issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(1)).unwrap();
    fails(&mut book, 3, 10).unwrap();
    let again = Request { made_at: day(11), nonce: Nonce([99; 16]), ..request(Reason::Failed, &[], 3) };
    let again = seal(&again, &SigningKey::from_bytes(&[3; 32])).unwrap();
    let again = book.issue(again.as_bytes(), &issuer(), day(11)).unwrap();
    assert_eq!((again.change(), opened(&again).rehosting_budget.used), (Some(HostChange::Same), 1));
}

#[test]
fn a_return_can_be_called_off_and_is_worth_nothing_then() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(1)).unwrap();
    let release = release(mark(&first));
    book.credit(release.as_bytes(), &issuer(), day(5)).unwrap();
    // What the old server asked for before it returned its licenses does not call that off.
    let old = issue(&mut book, &request(Reason::Move, &[], 4), day(6));
    assert_eq!(old, Err(Refusal::Stale { system_id: system(), made_on: day(4).day() }));
    let off = issue(&mut book, &request(Reason::Move, &[], 7), day(7)).unwrap();
    assert_eq!((off.change(), opened(&off).rehosting_budget.used), (Some(HostChange::CalledOff), 0));
    book.credit(release.as_bytes(), &issuer(), day(8)).unwrap();
    assert_eq!(book.0.systems[&system()].standing(day(8)), Standing::Active, "a repeat gets its receipt, nothing else");
    let moved = seal(&request(Reason::Move, &[], 9), &SigningKey::from_bytes(&[3; 32])).unwrap();
    assert_eq!(book.issue(moved.as_bytes(), &issuer(), day(9)), Err(Refusal::NotReleased(system())));
}

#[test]
fn the_way_back_opens_14_days_after_the_tail_and_one_tail_runs_at_a_time() {
    let mut book = book();
    let first = issue(&mut book, &request(Reason::Activation, &[code(1)], 1), day(1)).unwrap();
    book.credit(release(mark(&first)).as_bytes(), &issuer(), day(5)).unwrap();
    let new_server = SigningKey::from_bytes(&[3; 32]);
    let moved = seal(&request(Reason::Move, &[], 6), &new_server).unwrap();
    let second = mark(&book.issue(moved.as_bytes(), &issuer(), day(6)).unwrap());
    let back = |tail_days| {
        seal(&Release { system_id: system(), package: second, tail_days, made_at: day(7) }, &new_server).unwrap()
    };
    let until = day(5 + 14).day();
    assert_eq!(
        book.credit(back(3).as_bytes(), &issuer(), day(7)),
        Err(Refusal::TailRuns { system_id: system(), until })
    );
    let long = Refusal::TailTooLong { asked: 15, allowed: 14 };
    assert_eq!(book.credit(back(15).as_bytes(), &issuer(), day(7)), Err(long));
    book.credit(back(0).as_bytes(), &issuer(), day(7)).unwrap();
    let opens_on = until.plus(15);
    let refused = issue(&mut book, &request(Reason::Move, &[], 33), day(33));
    assert_eq!(refused, Err(Refusal::FormerHost { system_id: system(), opens_on }));
    assert_eq!(issue(&mut book, &request(Reason::Move, &[], 34), day(34)).unwrap().change(), Some(HostChange::Moved));
}

#[test]
fn a_request_that_comes_late_does_not_bind_to_hardware_that_is_gone() {
    let mut book = book();
    let on = |mac: u16, nonce: u8, codes: &[RequestCode]| {
        let tag = |component: &str, tag| ComponentTag {
            component: component.to_owned(),
            state: ComponentState::Present,
            tag: Some(tag),
        };
        let components = vec![tag("system-uuid", 1), tag("mac-address", mac)];
        Request { components, ..request(Reason::Activation, codes, nonce) }
    };
    issue(&mut book, &on(1, 1, &[code(1)]), day(1)).unwrap();
    let (late, newest) = (on(1, 2, &[code(2)]), on(7, 3, &[code(1)]));
    issue(&mut book, &newest, day(3)).unwrap();
    let package = opened(&issue(&mut book, &late, day(4)).unwrap());
    assert_eq!((package.nonce, types(&package).len()), (Some(late.nonce), 3), "its codes are redeemed");
    assert_eq!(package.binding.components, newest.components);
    assert_eq!(package.binding.hardware_id, newest.hardware_id);
}

#[test]
fn a_copied_disk_is_not_its_original() {
    let mut book = book();
    let on = |uuid, nonce, reason| {
        let tag = |component: &str, tag| ComponentTag {
            component: component.to_owned(),
            state: ComponentState::Present,
            tag: Some(tag),
        };
        let components = vec![tag("system-uuid", uuid), tag("mac-address", uuid + u16::from(nonce))];
        Request { components, request_codes: vec![code(1)], ..request(reason, &[], nonce) }
    };
    issue(&mut book, &on(1, 1, Reason::Activation), day(1)).unwrap();
    let drift = issue(&mut book, &on(1, 2, Reason::Drift), day(2)).unwrap();
    assert_eq!(drift.change(), Some(HostChange::Same), "the UUID is the same, the MAC address is new");
    let copy = issue(&mut book, &on(500, 3, Reason::Drift), day(3));
    assert_eq!(copy, Err(Refusal::OtherHardware(system())));
    assert_eq!(issue(&mut book, &on(500, 4, Reason::Failed), day(4)).unwrap().change(), Some(HostChange::Failed));
}

#[test]
fn a_suspended_system_gets_nothing_new_until_it_is_resumed() {
    let mut book = book();
    let activation = request(Reason::Activation, &[code(1)], 1);
    let first = issue(&mut book, &activation, day(1)).unwrap();
    let (by, reason) = ("A. Person".to_owned(), "stolen".to_owned());
    let suspend = Command::Suspend { system_id: system(), by: by.clone(), reason: reason.clone() };
    book.run(&suspend, &issuer(), day(2)).unwrap();
    assert_eq!(book.run(&suspend, &issuer(), day(2)), Err(Refusal::Suspended(system())));
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 3), day(3)), Err(Refusal::Suspended(system())));
    assert_eq!(issue(&mut book, &activation, day(3)).unwrap().envelope, first.envelope);
    book.run(&Command::Resume { system_id: system(), by, reason }, &issuer(), day(4)).unwrap();
    assert_eq!(issue(&mut book, &request(Reason::Drift, &[], 3), day(4)).unwrap().generation, 2);
}

#[test]
fn events_survive_json_and_add_up_to_the_state() {
    let mut book = Book::default();
    let mut log = Vec::new();
    let add = Command::AddOrder { code: code(1), order: order("A", &[("SERVER", 1)]) };
    log.extend(book.run(&add, &issuer(), day(0)).unwrap());
    let activation = Command::Request { envelope: signed(&request(Reason::Activation, &[code(1)], 1)) };
    log.extend(book.run(&activation, &issuer(), day(1)).unwrap());
    let package = book.0.systems[&system()].packages[0].package;
    log.extend(book.run(&Command::Release { envelope: release(package) }, &issuer(), day(6)).unwrap());
    let mut replayed = Issuer::default();
    for event in &log {
        let text = serde_json::to_string(event).unwrap();
        apply(&mut replayed, &serde_json::from_str(&text).unwrap());
    }
    assert_eq!((log.len(), replayed), (3, book.0));
}

#[test]
fn the_newest_head_of_the_change_log_is_kept() {
    let mut book = book();
    let head = |number| Some(ChangeLogHead { number, digest: Digest::of(b"entry") });
    let activation = Request { change_log_head: head(12), ..request(Reason::Activation, &[code(1)], 1) };
    issue(&mut book, &activation, day(0)).unwrap();
    issue(&mut book, &Request { change_log_head: head(9), ..request(Reason::Drift, &[], 2) }, day(1)).unwrap();
    assert_eq!(book.0.systems[&system()].change_log_head, head(12));
}

#[test]
fn other_documents_are_named() {
    let package = issue(&mut book(), &request(Reason::Activation, &[code(1)], 1), day(0)).unwrap();
    assert_eq!(
        book().issue(package.envelope.as_bytes(), &issuer(), day(0)),
        Err(Refusal::Document(DocumentError::WrongKind {
            expected: DocumentKind::Request,
            found: DocumentKind::LicensePackage
        }))
    );
}

#[test]
fn items_of_one_order_number_are_told_apart() {
    let mut book = book();
    book.add(code(3), order("A", &[("FAX", 2)])).unwrap();
    assert_eq!(book.0.orders[&code(3)].items[0].id, "A/3");
}

#[test]
fn an_order_says_something() {
    let mut book = book();
    assert_eq!(book.add(code(1), order("C", &[("FAX", 1)])), Err(OrderFlaw::CodeTaken.into()));
    assert_eq!(book.add(code(3), order("C", &[])), Err(OrderFlaw::Empty.into()));
    assert_eq!(book.add(code(3), order("C", &[("FAX", 0)])), Err(OrderFlaw::Empty.into()));
    assert_eq!(book.add(code(3), order("C", &[(" ", 1)])), Err(OrderFlaw::Empty.into()));
    let mut reversed = order("C", &[("FAX", 1)]);
    let (from, until) = (day(1).day(), day(0).day());
    (reversed.items[0].from, reversed.items[0].until) = (Some(from), Some(until));
    assert_eq!(book.add(code(3), reversed), Err(OrderFlaw::Dates { from, until }.into()));
    assert_eq!(book, self::book());
}

#[test]
fn a_book_survives_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.json");
    let mut file = BookFile::open_or_begin(&path).unwrap();
    let context = Context { now: day(1), key: &issuer() };
    file.execute(&Command::AddOrder { code: code(1), order: order("A", &[("SERVER", 1)]) }, &context).unwrap();
    let activation = Command::Request { envelope: signed(&request(Reason::Activation, &[code(1)], 1)) };
    file.execute(&activation, &context).unwrap();
    file.save().unwrap();
    let saved = file.issuer().clone();
    drop(file);
    assert_eq!(*BookFile::open(&path).unwrap().issuer(), saved);
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
    std::fs::write(&path, "{\"format\":\"xlm-order-book-2\"").unwrap();
    assert!(matches!(BookFile::open_or_begin(&path), Err(BookError::Form(_))));
}
