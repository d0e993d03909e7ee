//! The identity panel, through the names that a screen reader reads.
use eframe::egui::{Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::{
    code::SystemId,
    command::Command,
    document::SystemKind,
    event::{BreakCause, Event},
    identity::{
        AdapterBus, AdapterRole, AddressAssignment, DigestKey, Hypervisor, Known, MacAddress, MachineFacts, Medium,
        NetworkAdapter, Observation, Reading, UnreadableReason, Virtualization, observe,
    },
    upgrade::{OldProduct, OldSystem},
};
use xphone_license_manager::{
    session::{Outcome, SessionError, Task},
    text::{Language, Texts},
    ui::panel::{PanelId, Wish, identity::IdentityPanel},
};

use crate::stage::{Machine, Stage, assert_nothing_sticks_out, says, set_up, system_code, tall, today, view, window};
use crate::support::suffix;

const LANGUAGES: [Language; 2] = [Language::English, Language::German];
/// From the range in which Hyper-V generates addresses.
const HYPER_V: [u8; 6] = [0x00, 0x15, 0x5D, 0x01, 0x02, 0x3F];

fn text(language: Language, id: &str) -> String {
    Texts::new(language).get(id).into_owned()
}

fn adapter(address: [u8; 6]) -> NetworkAdapter {
    NetworkAdapter {
        name: "Ethernet 2".to_owned(),
        permanent: Some(MacAddress(address)),
        current: Some(MacAddress(address)),
        assignment: AddressAssignment::Permanent,
        role: AdapterRole::Device,
        medium: Medium::Wired,
        bus: AdapterBus::VmBus,
        bus_path: String::new(),
    }
}

/// A Hyper-V guest.
fn guest(address: [u8; 6]) -> MachineFacts {
    let present = |value: &str| Reading::Present(value.to_owned());
    MachineFacts {
        system_uuid: present("4C4C4544-0042-3510-8051-B4C04F4A5731"),
        board_serial: Reading::Absent,
        disk_serial: Reading::Absent,
        os_installation: present("9f86d081884c7d659a2feaa0c55ad015"),
        processor: present("Sample\n6\n85\nSample Processor"),
        model: present("Sample\nVirtual Machine\nBoard"),
        adapters: Ok(vec![adapter(address)]),
        virtualization: Virtualization { vm: Some(Hypervisor::HyperV), container: None },
        operating_system: String::new(),
        boot_id: None,
    }
}

fn observed(facts: &MachineFacts, baseline: Option<&Observation>) -> Observation {
    let key = DigestKey::of(&SystemId::Own(system_code()));
    observe(facts, &key, Known { baseline, pinned: None })
}

/// A licensed system whose hardware was read as `then` at the activation and as `now` since.
fn stage(then: &MachineFacts, now: &MachineFacts, language: Language) -> Stage<IdentityPanel> {
    let baseline = observed(then, None);
    let now = observed(now, Some(&baseline));
    let events = vec![
        set_up(SystemKind::Licensed),
        Event::HardwareObserved(baseline),
        Event::BaselineTaken,
        Event::HardwareObserved(now),
    ];
    Stage::new(IdentityPanel::default(), view(events, Machine::HomeServer), language)
}

fn cell(language: Language, heading: &str, content: &str) -> String {
    format!("{}: {}", text(language, heading), text(language, content))
}

#[test]
fn the_ids_can_be_copied_each_by_its_name() {
    for language in LANGUAGES {
        let mut harness = tall(stage(&guest(HYPER_V), &guest(HYPER_V), language));
        for id in ["common-system-id", "common-hardware-id"] {
            let name = text(language, id);
            let copy = Texts::new(language).format("common-copy-named", &[("name", name.into())]);
            harness.get_by_role_and_label(Role::Button, &copy).click();
            harness.run();
            harness.get_by_label(&text(language, "common-copied"));
            harness.remove_cursor();
        }
        assert!(says(&harness, &system_code().to_string()));
    }
}

#[test]
fn a_server_on_which_nothing_changed_has_the_same_components() {
    for language in LANGUAGES {
        let harness = tall(stage(&guest(HYPER_V), &guest(HYPER_V), language));
        assert!(says(&harness, &cell(language, "identity-column-since", "rehosting-status-same")));
        assert!(says(&harness, "Ethernet 2"));
        // Of the address only its end is ever shown.
        assert!(says(&harness, "…:3F"));
        assert!(!says(&harness, "00:15:5D") && !says(&harness, "4C4C4544"));
        assert!(harness.query_by_label(&text(language, "identity-changes")).is_none());
    }
}

#[test]
fn a_changed_mac_address_is_named_with_the_remedy() {
    let other = [0x00, 0x15, 0x5D, 0x01, 0x02, 0xA1];
    for (language, sentence) in [
        (Language::English, "The MAC address has changed: it ended in …:3F and ends in …:A1 now"),
        (Language::German, "Die MAC-Adresse hat sich geändert: Sie endete auf …:3F und endet jetzt auf …:A1"),
    ] {
        let mut harness = tall(stage(&guest(HYPER_V), &guest(other), language));
        harness.get_by_label(sentence);
        let remedy = [("old", "…:3F".into())];
        harness.get_by_label(&Texts::new(language).format("identity-finding-set-old-mac-octet", &remedy));
        harness.get_by_role_and_label(Role::Button, &text(language, "identity-changes-go-on")).click();
        harness.run();
        assert!(matches!(harness.state().wishes[..], [Wish::Show(PanelId::Rehosting)]));
    }
}

#[test]
fn a_dynamic_address_names_the_setting_and_can_be_confirmed() {
    for (language, path) in [
        (Language::English, "Settings > Network Adapter > Advanced Features > MAC address > Static"),
        (Language::German, "Einstellungen > Netzwerkkarte > Erweiterte Features > MAC-Adresse > Statisch"),
    ] {
        let mut harness = tall(stage(&guest(HYPER_V), &guest(HYPER_V), language));
        harness.get_by_label(&text(language, "identity-verdict-dynamic"));
        assert!(says(&harness, path));
        harness.get_by_role_and_label(Role::Button, &text(language, "identity-mac-confirm")).click();
        harness.run();
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        assert!(matches!(wishes[..], [Wish::Run(Task::Preview(Command::ConfirmMac))]), "{wishes:?}");
    }
}

#[test]
fn a_confirmed_address_is_static_until_it_is_another_one() {
    let other = [0x00, 0x15, 0x5D, 0x01, 0x02, 0xA1];
    for language in LANGUAGES {
        for (now, is_static) in [(HYPER_V, true), (other, false)] {
            let first = observed(&guest(HYPER_V), None);
            let events = vec![
                set_up(SystemKind::Licensed),
                Event::HardwareObserved(first),
                Event::MacConfirmed,
                Event::HardwareObserved(observed(&guest(now), None)),
            ];
            let harness = tall(Stage::new(IdentityPanel::default(), view(events, Machine::HomeServer), language));
            let word = text(language, "identity-verdict-static");
            assert_eq!(harness.query_by_label(&word).is_some(), is_static);
            let confirmed = text(language, "identity-mac-confirmed");
            assert_eq!(harness.query_by_label(&confirmed).is_some(), is_static);
        }
    }
}

#[test]
fn what_an_ordinary_user_cannot_read_is_marked_and_not_taken_for_changed() {
    let as_user = MachineFacts { system_uuid: Reading::Unreadable(UnreadableReason::Permission), ..guest(HYPER_V) };
    for language in LANGUAGES {
        let harness = tall(stage(&guest(HYPER_V), &as_user, language));
        let component = text(language, "rehosting-component-system-uuid");
        let mark = Texts::new(language).format("identity-partly-what", &[("components", component.into())]);
        harness.get_by_label(&mark);
        harness.get_by_label(&text(language, "identity-partly-advice"));
        assert!(says(&harness, &cell(language, "identity-column-state", "identity-state-unreadable-permission")));
        assert!(says(&harness, &cell(language, "identity-column-since", "rehosting-status-not-readable")));
        harness.get_by_label(&text(language, "identity-hardware-id-partly"));
        assert!(harness.query_by_label(&text(language, "identity-changes")).is_none());
    }
}

#[test]
fn the_hardware_is_read_again_on_the_server_only() {
    for language in LANGUAGES {
        let mut harness = tall(stage(&guest(HYPER_V), &guest(HYPER_V), language));
        let again = text(language, "identity-read-again");
        harness.get_by_role_and_label(Role::Button, &again).click();
        harness.run();
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        assert!(matches!(wishes[..], [Wish::Run(Task::ObserveHardware)]));

        harness.state_mut().deliver(Err(SessionError::WorkerEnded));
        harness.run();
        let message =
            xphone_license_manager::session::messages::error(&Texts::new(language), &SessionError::WorkerEnded);
        harness.get_by_label(&message.happened);
        harness.state_mut().deliver(Ok(Outcome::Done));
        harness.run();
        assert!(harness.query_by_label(&message.happened).is_none());

        let events = vec![set_up(SystemKind::Licensed), Event::HardwareObserved(observed(&guest(HYPER_V), None))];
        let harness = tall(Stage::new(IdentityPanel::default(), view(events, Machine::Workstation), language));
        harness.get_by_label(&text(language, "identity-workstation"));
        assert!(harness.query_by_label(&again).is_none());
        // Nobody but the server's administrator can say how its address is set.
        assert!(harness.query_by_label(&text(language, "identity-mac-confirm")).is_none());
    }
}

#[test]
fn before_the_activation_nothing_is_compared() {
    for language in LANGUAGES {
        let events = vec![set_up(SystemKind::Licensed), Event::HardwareObserved(observed(&guest(HYPER_V), None))];
        let harness = tall(Stage::new(IdentityPanel::default(), view(events, Machine::HomeServer), language));
        assert!(says(&harness, &cell(language, "identity-column-since", "identity-since-never")));
        harness.get_by_label(&text(language, "rehosting-pill-not-bound"));
    }
}

#[test]
fn a_planning_system_is_bound_to_nothing_and_its_fingerprint_cannot_be_copied() {
    for language in LANGUAGES {
        let events = vec![set_up(SystemKind::Planning), Event::HardwareObserved(observed(&guest(HYPER_V), None))];
        let harness = tall(Stage::new(IdentityPanel::default(), view(events, Machine::Workstation), language));
        harness.get_by_label(&text(language, "identity-sentence-planning"));
        let name = text(language, "identity-fingerprint");
        assert!(says(&harness, &name));
        let copy = Texts::new(language).format("common-copy-named", &[("name", name.into())]);
        assert!(harness.query_by_label(&copy).is_none());
        let vendors = text(language, "identity-vendor-system-id");
        harness.get_by_label(&Texts::new(language).format("common-copy-named", &[("name", vendors.into())]));
    }
}

#[test]
fn nothing_sticks_out_of_a_small_window() {
    for language in LANGUAGES {
        for (size, scale) in [([1240.0, 900.0], 1.0), ([824.0, 700.0], 2.0)] {
            let harness = window(stage(&guest(HYPER_V), &guest(HYPER_V), language), Theme::Light, size, scale);
            assert_nothing_sticks_out(&harness, size[0]);
        }
    }
}

#[test]
fn picture() {
    let other = [0x00, 0x15, 0x5D, 0x01, 0x02, 0xA1];
    let as_user = MachineFacts { board_serial: Reading::Unreadable(UnreadableReason::Permission), ..guest(other) };
    let mut broken = stage(&guest(HYPER_V), &as_user, Language::German);
    // The state of the binding comes from a package; here it is enough that the head shows one.
    let (since, last_day) = (today().plus(-7), today().plus(22));
    let mut overview = (*broken.view.overview).clone();
    overview.binding =
        xlm_core::binding::BindingState::Grace { cause: BreakCause::HardwareChanged, since, last_day, days_left: 23 };
    broken.view.overview = overview.into();
    let mut harness = window(broken, Theme::Dark, [1240.0, 900.0], 1.0);
    harness.snapshot(format!("panel_identity_{}", suffix(Theme::Dark)));
}

const IPCONFIG: &str = "
Windows-IP-Konfiguration

Ethernet-Adapter vEthernet:

   Beschreibung. . . . . . . . . . . : Virtueller Hyper-V-Ethernet-Adapter
   Physische Adresse . . . . . . . . : 00-15-5D-01-02-03

Ethernet-Adapter LAN:

   Beschreibung. . . . . . . . . . . : Broadcom NetXtreme Gigabit Ethernet
   Physische Adresse . . . . . . . . : 00-10-18-AA-BB-3F
";

/// Chooses an older product in the card.
fn choose_product(harness: &mut Harness<'static, Stage<IdentityPanel>>, language: Language) {
    harness.get_by_role_and_label(Role::ComboBox, &text(language, "identity-upgrade-product")).click();
    harness.run();
    harness.get_by_label("XPhone UC").click();
    harness.run();
}

#[test]
fn an_upgrade_needs_the_old_systems_mac_which_is_read_from_what_was_pasted() {
    for language in LANGUAGES {
        let mut harness = tall(stage(&guest(HYPER_V), &guest(HYPER_V), language));
        choose_product(&mut harness, language);
        harness.get_by_label(&text(language, "identity-upgrade-no-mac"));
        let note = text(language, "identity-upgrade-note");
        assert!(harness.get_by_role_and_label(Role::Button, &note).accesskit_node().is_disabled());
        let field = text(language, "identity-upgrade-pasted");
        harness.get_by_role_and_label(Role::MultilineTextInput, &field).focus();
        harness.run();
        harness.get_by_role_and_label(Role::MultilineTextInput, &field).type_text(IPCONFIG);
        harness.run();
        // The device is chosen; what software made up is offered, with what speaks against it.
        assert!(says(&harness, "00:15:5D:01:02:03"));
        assert!(says(&harness, &text(language, "identity-upgrade-virtual")));
        assert!(harness.query_by_label(&text(language, "identity-upgrade-no-mac")).is_none());
        harness.get_by_role_and_label(Role::Button, &note).click();
        harness.run();
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let [Wish::Run(Task::Preview(Command::NoteOldSystem { product, mac }))] = &wishes[..] else {
            panic!("{wishes:?}")
        };
        assert_eq!((*product, mac.as_str()), (Some(OldProduct::XphoneUc), "00:10:18:AA:BB:3F"));
    }
}

#[test]
fn a_noted_upgrade_can_be_taken_back() {
    for language in LANGUAGES {
        let old = OldSystem { product: OldProduct::OctopusDesk, mac: "00:10:18:AA:BB:3F".to_owned() };
        let events = vec![set_up(SystemKind::Licensed), Event::OldSystemNoted(Some(old))];
        let mut harness = tall(Stage::new(IdentityPanel::default(), view(events, Machine::HomeServer), language));
        assert!(says(&harness, "Octopus Desk") && !says(&harness, "00:10:18"));
        harness.get_by_role_and_label(Role::Button, &text(language, "identity-upgrade-take-back")).click();
        harness.run();
        let wishes = std::mem::take(&mut harness.state_mut().wishes);
        let taken_back = matches!(wishes[..], [Wish::Run(Task::Preview(Command::NoteOldSystem { product: None, .. }))]);
        assert!(taken_back, "{wishes:?}");
    }
}

fn picture_of_an_upgrade(language: Language, look: Theme, size: [f32; 2]) {
    let mut harness = window(stage(&guest(HYPER_V), &guest(HYPER_V), language), look, size, 1.0);
    choose_product(&mut harness, language);
    let field = text(language, "identity-upgrade-pasted");
    harness.get_by_role_and_label(Role::MultilineTextInput, &field).focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, &field).type_text(IPCONFIG);
    harness.run();
    assert_nothing_sticks_out(&harness, size[0]);
    harness.snapshot(format!("panel_identity_upgrade_{}", suffix(look)));
}

#[test]
fn picture_of_an_upgrade_in_german_and_light() {
    picture_of_an_upgrade(Language::German, Theme::Light, [824.0, 2100.0]);
}

#[test]
fn picture_of_an_upgrade_in_english_and_dark() {
    picture_of_an_upgrade(Language::English, Theme::Dark, [1240.0, 1500.0]);
}
