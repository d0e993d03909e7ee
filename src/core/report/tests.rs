use std::{borrow::ToOwned as _, string::String, vec, vec::Vec};

use super::*;
use crate::{
    calendar::Day,
    command::Command,
    directory::FunctionSetting,
    document::{self, Nonce, Reason, SystemKind},
    license::{ItemStatus, VendorLicense},
    rehosting::RehostingStep,
    testing::{System, create_place, day, home, item, machine, set_function},
};

fn view(system: &System) -> Overview {
    overview(&system.state, &system.assign(), system.now)
}

fn checked(system: &System) -> CheckReport {
    check(&system.state, &system.assign(), system.now, 30)
}

fn until(id: &str, license_type: &str, quantity: u32, last: &str) -> document::Item {
    document::Item { until: Some(day(last)), ..item(id, license_type, quantity) }
}

fn with_items(items: Vec<document::Item>) -> System {
    let system = System::new().run(create_place("Berlin"));
    let package = system.package(&home(), items);
    system.install(&package).users(&["anna"], "Berlin").run(Command::ConfirmMac)
}

fn well() -> System {
    with_items(vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 5)])
}

fn ends(name: &str, quantity: u32, last: Day, status: ItemStatus) -> impl Fn(&AheadItem) -> bool {
    let name = name.to_owned();
    move |item| (item.name.as_str(), item.quantity, item.until, item.status) == (name.as_str(), quantity, last, status)
}

#[test]
fn a_system_that_is_well_is_ok_and_has_no_next_step() {
    let system = well();
    assert_eq!((checked(&system).level, checked(&system).problems), (Level::Ok, vec![]));
    assert_eq!(view(&system).next_steps, []);
    let office = CheckFigure { license_type: "OFFICE PLUS".to_owned(), required: 1, available: 5, missing: 0 };
    assert!(checked(&system).figures.contains(&office));
}

#[test]
fn what_is_not_set_up_is_unknown() {
    let report = checked(&System::empty());
    assert_eq!((report.level, report.problems), (Level::Unknown, vec![Problem::NotSetUp]));
}

#[test]
fn without_licenses_the_next_step_is_to_import_some_then_users() {
    let system = System::of_kind(SystemKind::Licensed);
    assert_eq!(checked(&system).problems, [Problem::NotLicensed]);
    assert_eq!(checked(&system).level, Level::Critical);
    assert_eq!(view(&system).next_steps, [NextStep::ImportLicenses, NextStep::ImportUsers]);
}

#[test]
fn too_few_licenses_are_a_warning_with_figures() {
    let system = well().grant(&[("SERVER", 1), ("OFFICE PLUS", 1)]).users(&["bert", "carl"], "Berlin");
    let report = checked(&system);
    assert_eq!((report.level, report.problems), (Level::Warning, vec![Problem::Missing { users: 2, units: 2 }]));
    let overview = view(&system);
    assert_eq!((overview.users, overview.users_missing, overview.units_missing), (3, 2, 2));
    assert_eq!(overview.next_steps, [NextStep::BuyLicenses]);
}

#[test]
fn the_end_of_server_comes_first_everywhere() {
    let items = || vec![until("1", "OFFICE PLUS", 5, "2026-01-10"), until("2", "SERVER", 1, "2026-01-20")];
    let system = with_items(items());
    let is_server = ends("SERVER", 1, day("2026-01-20"), ItemStatus::Valid);
    assert!(matches!(&view(&system).next_steps[0], NextStep::RenewItem(item) if is_server(item)));
    assert!(matches!(&checked(&system).problems[0], Problem::Ending(item) if is_server(item)));
    assert_eq!(checked(&system).level, Level::Warning);

    let system = system.on("2026-01-21");
    let in_grace = ends("SERVER", 1, day("2026-01-20"), ItemStatus::Grace);
    assert!(matches!(&checked(&system).problems[0], Problem::Ending(item) if in_grace(item)));
    assert_eq!(checked(&system).level, Level::Critical);

    let lasting = document::Item { until: None, ..item("2", "OFFICE PLUS", 5) };
    let system = with_items(vec![until("1", "SERVER", 1, "2026-01-20"), lasting]).on("2026-02-04");
    assert_eq!(view(&system).next_steps[0], NextStep::RenewServer);
    assert_eq!(checked(&system).problems[0], Problem::NoServer);
    assert_eq!(checked(&system).level, Level::Critical);
}

#[test]
fn a_server_license_that_is_followed_by_another_does_not_end() {
    let next = document::Item { from: Some(day("2026-01-21")), ..item("3", "SERVER", 1) };
    let items = vec![until("1", "SERVER", 1, "2026-01-20"), item("2", "OFFICE PLUS", 5), next];
    let system = with_items(items);
    let ahead = &view(&system).ahead;
    assert_eq!(ahead.iter().map(|item| item.is_last).collect::<Vec<_>>(), [false]);
}

#[test]
fn only_what_ends_within_the_notice_is_announced() {
    let system = with_items(vec![item("1", "SERVER", 1), until("2", "OFFICE PLUS", 5, "2026-02-15")]);
    assert_eq!(checked(&system).level, Level::Ok);
    assert!(view(&system).ahead.is_empty());
    assert!(
        view(&system).ends_next.is_some_and(|item| ends("OFFICE PLUS", 5, day("2026-02-15"), ItemStatus::Valid)(&item))
    );
    let system = system.on("2026-01-16");
    assert_eq!(checked(&system).level, Level::Warning);
    assert_eq!(view(&system).ahead.len(), 1);
    assert_eq!(view(&system).next_change, Some(day("2026-03-02")));
}

#[test]
fn a_running_grace_is_a_warning_and_critical_in_its_last_week() {
    let system = well().on("2026-02-01").looking_at(&machine(9, 9, 9));
    assert_eq!(checked(&system).problems, [Problem::BindingGrace { last_day: day("2026-03-02"), days_left: 30 }]);
    assert_eq!(checked(&system).level, Level::Warning);
    assert_eq!(view(&system).next_steps[0], NextStep::Rehost(RehostingStep::RequestFailed));
    assert_eq!(checked(&system.clone().on("2026-02-23")).level, Level::Warning, "8 days left");
    assert_eq!(checked(&system.clone().on("2026-02-24")).level, Level::Critical, "7 days left");
    let ended = system.on("2026-03-03");
    assert_eq!(checked(&ended).problems, [Problem::BindingEnded, Problem::Missing { users: 1, units: 1 }]);
}

#[test]
fn a_request_that_was_sent_waits_for_its_package() {
    let request = |reason| Command::RecordRequest { nonce: Nonce([5; 16]), reason, codes: vec![] };
    let system = well().on("2026-02-01").looking_at(&machine(9, 9, 9)).run(request(Reason::Failed));
    let step = NextStep::Rehost(RehostingStep::ImportPackage { reason: Reason::Failed });
    assert_eq!(view(&system).next_steps.iter().filter(|found| **found == step).count(), 1);
    assert!(!view(&system).next_steps.contains(&NextStep::ImportPackage), "said once");
    assert_eq!(view(&well().run(request(Reason::Drift))).next_steps, [NextStep::ImportPackage]);
}

#[test]
fn fax_without_a_media_channel_is_a_warning() {
    let system = well().run(set_function("Berlin", "fax", FunctionSetting::On)).grant(&[
        ("SERVER", 1),
        ("OFFICE PLUS", 5),
        ("FAX", 1),
    ]);
    assert_eq!(checked(&system).problems, [Problem::NoMediaChannels]);
    assert_eq!(view(&system).next_steps, [NextStep::EnterMediaChannels]);
    let system = system.run(Command::EnterResources([("media-channels".to_owned(), 2)].into()));
    assert_eq!(checked(&system).problems, []);
}

#[test]
fn a_mac_address_that_may_change_is_a_step_until_it_is_confirmed() {
    let dynamic = crate::identity::MachineFacts {
        adapters: machine(1, 1, 1).adapters.map(|adapters| {
            let address = "00:0C:29:11:22:3F".parse().ok();
            adapters
                .into_iter()
                .map(|adapter| crate::identity::NetworkAdapter { permanent: address, current: address, ..adapter })
                .collect()
        }),
        ..home()
    };
    let system = System::of_kind(SystemKind::Licensed).looking_at(&dynamic).run(create_place("Berlin"));
    let package = system.package(&dynamic, vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 1)]);
    let system = system.install(&package).users(&["anna"], "Berlin");
    assert_eq!(view(&system).next_steps, [NextStep::MakeMacStatic]);
    assert_eq!(view(&system.run(Command::ConfirmMac)).next_steps, []);
}

#[test]
fn a_package_of_nobody_whom_this_machine_trusts_is_named() {
    let system = well();
    let mut state = crate::installation::Installation::new(crate::testing::catalogs());
    system.log.iter().for_each(|entry| state.apply(entry));
    let assignment = crate::assignment::assign(&state, system.now);
    let report = check(&state, &assignment, system.now, 30);
    assert_eq!((report.level, &report.problems[0]), (Level::Critical, &Problem::NotTrusted));
    assert_eq!(overview(&state, &assignment, system.now).next_steps[0], NextStep::CheckIssuer);
}

#[test]
fn the_overview_names_unknown_types_customer_and_issuer() {
    let system = with_items(vec![item("1", "SERVER", 1), item("2", "OFFICE PLUS", 1), item("3", "PHONE BOOTH", 2)]);
    let overview = view(&system);
    assert_eq!(overview.unknown.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["PHONE BOOTH"]);
    assert_eq!(overview.customer.as_deref(), Some("Sample company"));
    assert_eq!(overview.issuer.as_deref(), Some("Issuer"));
    assert_eq!(overview.package_number, Some(1));
}

#[test]
fn an_altered_file_of_the_vendor_is_to_be_replaced() {
    let license = VendorLicense {
        license_number: String::new(),
        hardware_id: String::new(),
        system_id: "XID-AB3C4D5E".to_owned(),
        email: String::new(),
        customer: crate::license::VendorCustomer::default(),
        information: crate::catalog::Bilingual::default(),
        warning: crate::catalog::Bilingual::default(),
        products: vec![],
        integrity: crate::license::Integrity::Altered,
        signature: crate::license::VendorSignature::NotVerified,
        digest: String::new(),
    };
    let system = System::of_kind(SystemKind::Planning).run(Command::LoadVendorLicense(license));
    assert_eq!(view(&system).next_steps, [NextStep::ReplaceAlteredFile, NextStep::ImportUsers]);
}
