//! The orders that were read: what became of them, and certificates of other systems.
use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use xlm_core::{
    calendar::UtcMicros,
    command::Command,
    document::{Digest, ItemKind, Nonce, Reason, SystemKind},
    event::Event,
    license::{CertificateFault, CertificateLicense, FoundCode, OpenRequest, Order},
};
use xphone_license_manager::{
    session::{CertificateProblem, Outcome, Task},
    text::{Language, Texts},
    ui::panel::import::ImportPanel,
};

use crate::{
    import::{
        FOREIGN, LANGUAGES, click, code, faulty, foreign, hardware, keep_orders, licensed, own, tasks, text, type_into,
        with_certificates,
    },
    stage::{Machine, Stage, assert_nothing_sticks_out, package, says, set_up, tall, today, view, window},
    support::suffix,
};

fn order(number: u8, codes: &[FoundCode]) -> Order {
    Order {
        certificate: Digest([number; 32]),
        file_name: format!("Certificate {number}.pdf"),
        kept: Some(Digest([number; 32])),
        number: Some(format!("MW-2026-{number:04}")),
        customer: None,
        codes: codes.to_vec(),
        licenses: vec![CertificateLicense { quantity: 10, name: "TEAMDESK".to_owned() }],
    }
}

/// A system with an order that is redeemed, one that is not, and one of the vendor's.
fn with_orders(language: Language) -> Stage<ImportPanel> {
    let nonce = Nonce([3; 16]);
    let (reason, codes, made_at) = (Reason::Activation, vec![code(1)], UtcMicros::start_of(today()));
    let events = vec![
        set_up(SystemKind::Sample),
        Event::OrdersNoted(vec![
            order(1, &[FoundCode::Own(code(1))]),
            order(2, &[FoundCode::Own(code(2))]),
            order(3, &[FoundCode::Foreign(FOREIGN.parse().unwrap())]),
        ]),
        Event::OrderNumbered { certificate: Digest([1; 32]), your_number: "4500012345".to_owned() },
        Event::RequestMade(OpenRequest { nonce, reason, codes, made_at }),
        package(&[("TEAMDESK", 10, ItemKind::Purchase, None)], hardware(), Some(nonce)),
    ];
    Stage::new(ImportPanel::default(), view(events, Machine::HomeServer), language)
}

#[test]
fn what_was_read_is_kept_in_the_list_of_orders() {
    let mut stage = licensed(Language::English);
    stage.drop_files(&["in/any.pdf"]);
    stage.wishes.clear();
    stage.deliver(Ok(Outcome::CertificatesSoFar(vec![own()])));
    assert!(stage.wishes.is_empty(), "the reading goes on");
    let nothing = faulty(CertificateProblem::Fault(CertificateFault::NoCode));
    stage.deliver(Ok(Outcome::Certificates(vec![foreign(), nothing])));
    assert_eq!(keep_orders(&mut stage), [own(), foreign()]);
}

#[test]
fn orders_say_what_became_of_them_and_get_the_companys_own_number() {
    for language in LANGUAGES {
        let texts = Texts::new(language);
        let mut harness = tall(with_orders(language));
        let yours = texts.format("import-order-yours", &[("number", "4500012345".into())]);
        assert!(says(&harness, &format!("MW-2026-0001 · {yours}")));
        assert!(says(&harness, &texts.format("import-order-redeemed", &[("date", today().into())])));
        assert!(says(&harness, &text(language, "import-order-open")));
        assert!(says(&harness, "8ZR5T"));
        let edit = text(language, "import-order-number-edit");
        // The newest stands first.
        harness.get_all_by_role_and_label(Role::Button, &edit).nth(1).unwrap().click();
        harness.run();
        type_into(&mut harness, &text(language, "import-order-number-dialog"), "4711");
        click(&mut harness, &text(language, "import-order-number-dialog.confirm"));
        let tasks = tasks(&mut harness);
        let [Task::Preview(Command::NumberOrder { certificate, your_number })] = &tasks[..] else {
            panic!("{tasks:?}")
        };
        assert_eq!((*certificate, your_number.as_str()), (Digest([2; 32]), "4711"));
    }
}

#[test]
fn a_code_that_was_redeemed_says_when_and_is_not_requested_again() {
    for language in LANGUAGES {
        let harness = tall(with_certificates(with_orders(language), vec![own()]));
        harness.get_by_label(&Texts::new(language).format("import-code-redeemed", &[("date", today().into())]));
        assert!(harness.query_by_label(&text(language, "import-request-save")).is_none());
    }
}

#[test]
fn a_certificate_for_another_system_is_requested_only_after_a_question() {
    for language in LANGUAGES {
        let mut read = own();
        read.outcome.as_mut().unwrap().system_id = Some("XID1-PNJFF-ZYF2J-P6NW5-VMKFE".to_owned());
        let mut harness = tall(with_certificates(licensed(language), vec![read]));
        assert!(says(&harness, "XID1-PNJFF-ZYF2J-P6NW5-VMKFE"), "it is said beside the code");
        for (button, asked) in [("common-cancel", false), ("import-other-system-ask.confirm", true)] {
            harness.state_mut().choose("request", &["out/request.xlreq"]);
            harness.run();
            assert!(tasks(&mut harness).is_empty());
            harness.get_by_role(Role::Dialog);
            click(&mut harness, &text(language, button));
            assert_eq!(matches!(&tasks(&mut harness)[..], [Task::SaveRequest { .. }]), asked);
        }
        // The same question stands before the way over the network.
        harness.state_mut().view.portal = Some("https://portal.example".to_owned());
        harness.run();
        click(&mut harness, &text(language, "network-retrieve"));
        assert!(tasks(&mut harness).is_empty());
        click(&mut harness, &text(language, "import-other-system-ask.confirm"));
        assert!(matches!(&tasks(&mut harness)[..], [Task::DraftRequest { .. }]));
    }
}

#[test]
fn picture_of_orders_in_a_small_dark_window() {
    let mut harness = window(with_orders(Language::German), Theme::Dark, [824.0, 1500.0], 1.0);
    assert_nothing_sticks_out(&harness, 824.0);
    harness.snapshot(format!("panel_import_orders_{}", suffix(Theme::Dark)));
}
