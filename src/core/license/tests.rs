use std::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use super::*;
use crate::{
    calendar::Day,
    command::{Command, Refusal},
    document::{self, SystemKind},
    testing::{System, day, home, item},
};

fn with_items(items: Vec<document::Item>) -> System {
    let system = System::new();
    let package = system.package(&home(), items);
    system.install(&package)
}

fn available(system: &System, license_type: &str, at: Day) -> u32 {
    pools(&system.state, UtcMicros::start_of(at)).of(system.license_type(license_type)).available
}

fn status(system: &System, id: &str, at: &str) -> ItemStatus {
    let items = pools(&system.state, UtcMicros::start_of(day(at))).items;
    items.into_iter().find(|item| item.id == id).unwrap().status
}

#[test]
fn an_item_counts_from_its_first_day_to_its_last_and_then_for_its_grace() {
    let item =
        document::Item { from: Some(day("2026-02-01")), until: Some(day("2026-02-28")), ..item("1", "IP CHANNEL", 5) };
    let system = with_items(vec![item]);
    let cases = [
        ("2026-01-31", ItemStatus::NotYet, 0),
        ("2026-02-01", ItemStatus::Valid, 5),
        ("2026-02-28", ItemStatus::Valid, 5),
        ("2026-03-01", ItemStatus::Grace, 5),
        ("2026-03-14", ItemStatus::Grace, 5),
        ("2026-03-15", ItemStatus::Ended, 0),
    ];
    for (at, expected, units) in cases {
        assert_eq!((status(&system, "1", at), available(&system, "IP CHANNEL", day(at))), (expected, units), "{at}");
    }
}

#[test]
fn a_day_ends_at_24_00_utc() {
    let item = document::Item { until: Some(day("2026-02-28")), grace_days: 0, ..item("1", "IP CHANNEL", 5) };
    let system = with_items(vec![item]);
    let midnight = UtcMicros::start_of(day("2026-03-01"));
    let channels = system.license_type("IP CHANNEL");
    assert_eq!(pools(&system.state, UtcMicros(midnight.0 - 1)).of(channels).available, 5);
    assert_eq!(pools(&system.state, midnight).of(channels).available, 0);
}

#[test]
fn items_of_a_type_add_up() {
    let system = with_items(vec![item("1", "IP CHANNEL", 5), item("2", "ip channel", 3), item("3", "IP-CHANNEL", 1)]);
    assert_eq!(available(&system, "IP CHANNEL", day("2026-01-02")), 9);
}

#[test]
fn without_server_all_pools_but_the_media_channels_count_0_and_say_why() {
    let system =
        with_items(vec![item("1", "IP CHANNEL", 5), item("2", "OFFICE PLUS", 3), item("3", "AUTO ATTENDANT", 1)]);
    let pools = pools(&system.state, system.now);
    let pool = |id| pools.of(system.license_type(id)).clone();
    assert_eq!((pool("IP CHANNEL").available, pool("IP CHANNEL").block), (5, None));
    for id in ["OFFICE PLUS", "AUTO ATTENDANT"] {
        assert_eq!((pool(id).available, pool(id).block), (0, Some(PoolBlock::NoServer)), "{id}");
    }
    assert_eq!((pool("OFFICE PLUS").present, pool("FAX").block), (3, None));
}

#[test]
fn when_server_ends_the_others_end_with_it() {
    let server = document::Item { until: Some(day("2026-02-28")), ..item("1", "SERVER", 1) };
    let system = with_items(vec![server, item("2", "FAX", 3)]);
    assert_eq!(available(&system, "FAX", day("2026-03-14")), 3);
    assert_eq!(available(&system, "FAX", day("2026-03-15")), 0);
}

#[test]
fn an_item_that_counts_takes_the_place_of_those_it_replaces() {
    let new = document::Item {
        from: Some(day("2026-02-01")),
        until: Some(day("2026-02-28")),
        grace_days: 0,
        replaces: vec!["1".to_owned()],
        ..item("2", "IP CHANNEL", 8)
    };
    let system = with_items(vec![item("1", "IP CHANNEL", 5), new]);
    assert_eq!(available(&system, "IP CHANNEL", day("2026-01-31")), 5);
    assert_eq!(status(&system, "1", "2026-02-01"), ItemStatus::Replaced);
    assert_eq!(available(&system, "IP CHANNEL", day("2026-02-01")), 8);
    assert_eq!(available(&system, "IP CHANNEL", day("2026-03-01")), 5, "what it replaced counts again");
}

#[test]
fn a_type_that_is_not_known_is_kept_and_named() {
    let system = with_items(vec![item("1", "PHONE BOOTH", 5)]);
    let items = pools(&system.state, system.now).items;
    assert_eq!((items[0].name.as_str(), items[0].license_type, items[0].quantity), ("PHONE BOOTH", None, 5));
}

fn vendor_license() -> VendorLicense {
    let product = |code, name: &str, count, integrity, until| VendorProduct {
        code: Some(code),
        edition: None,
        version: None,
        description: name.to_owned(),
        name: name.to_owned(),
        for_user: true,
        count,
        lease_seconds: None,
        kind: VendorKind::License,
        until,
        integrity,
    };
    VendorLicense {
        license_number: "0123456789A".to_owned(),
        hardware_id: "0A1B2C3D4E5F6G7H8J9K0M1N2P3Q4".to_owned(),
        system_id: "XID-AB3C4D5E".to_owned(),
        email: "licenses@example.com".to_owned(),
        customer: VendorCustomer::default(),
        information: crate::catalog::Bilingual::default(),
        warning: crate::catalog::Bilingual::default(),
        products: vec![
            product(9, "SERVER", 1, Integrity::Intact, None),
            product(26, "FAX", 20, Integrity::Intact, Some(day("2026-02-28"))),
            product(27, "VOICEMAIL", 900, Integrity::Altered, None),
            product(9999, "ANYBELL", 1, Integrity::Intact, None),
        ],
        integrity: Integrity::Altered,
        signature: VendorSignature::NotVerified,
        digest: String::new(),
    }
}

#[test]
fn a_planning_system_takes_its_pools_from_the_vendors_file() {
    let system = System::of_kind(SystemKind::Planning).run(Command::LoadVendorLicense(vendor_license()));
    assert_eq!(available(&system, "FAX", day("2026-02-28")), 20);
    assert_eq!(available(&system, "FAX", day("2026-03-01")), 0, "the vendor's files know no grace");
    assert_eq!(available(&system, "VOICEMAIL", day("2026-01-01")), 0, "what was altered does not count");
    assert_eq!(status(&system, "3", "2026-01-01"), ItemStatus::Altered);
    let unknown = pools(&system.state, system.now).items.remove(3);
    assert_eq!((unknown.name.as_str(), unknown.license_type), ("ANYBELL", None));
}

#[test]
fn the_vendors_file_is_for_planning_systems_and_for_its_own_system_only() {
    let load = Command::LoadVendorLicense(vendor_license());
    assert_eq!(System::new().refusal(&load), Refusal::WrongKind { kind: SystemKind::Licensed });
    let planning = System::of_kind(SystemKind::Planning).run(load.clone());
    assert_eq!(planning.refusal(&load), Refusal::SameVendorLicense);
    let other = VendorLicense { system_id: "XID-ZZZZZZZZ".to_owned(), ..vendor_license() };
    assert!(matches!(planning.refusal(&Command::LoadVendorLicense(other)), Refusal::OtherSystem { .. }));
}
