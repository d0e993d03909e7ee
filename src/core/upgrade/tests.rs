use std::{format, string::String, vec::Vec};

use proptest::prelude::*;

use super::*;
use crate::{
    command::Command,
    testing::{System, dump},
    undo::undo,
};

const GERMAN: &str = "
Windows-IP-Konfiguration

   Hostname  . . . . . . . . . . . . : TK-ALT
   Primäres DNS-Suffix . . . . . . . : firma.example
   Knotentyp . . . . . . . . . . . . : Hybrid

Ethernet-Adapter vEthernet (Standardswitch):

   Verbindungsspezifisches DNS-Suffix:
   Beschreibung. . . . . . . . . . . : Virtueller Hyper-V-Ethernet-Adapter
   Physische Adresse . . . . . . . . : 00-15-5D-01-02-03
   DHCP aktiviert. . . . . . . . . . : Nein

Ethernet-Adapter LAN:

   Verbindungsspezifisches DNS-Suffix: firma.example
   Beschreibung. . . . . . . . . . . : Broadcom NetXtreme Gigabit Ethernet
   Physische Adresse . . . . . . . . : 00-10-18-AA-BB-3F
   DHCPv6-Client-DUID. . . . . . . . : 00-01-00-01-22-33-44-55-00-10-18-AA-BB-3F
   Verbindungslokale IPv6-Adresse  . : fe80::1c2d:3e4f:5a6b:7c8d%11(Bevorzugt)

Tunneladapter isatap.firma.example:

   Medienstatus. . . . . . . . . . . : Medium getrennt
   Beschreibung. . . . . . . . . . . : Microsoft-ISATAP-Adapter
   Physische Adresse . . . . . . . . : 00-00-00-00-00-00-00-E0
";

const ENGLISH: &str = "
Windows IP Configuration

   Host Name . . . . . . . . . . . . : OLD-PBX

Ethernet adapter Ethernet0:

   Connection-specific DNS Suffix  . : company.example
   Description . . . . . . . . . . . : vmxnet3 Ethernet Adapter
   Physical Address. . . . . . . . . : 00-50-56-9A-12-3F
   DHCP Enabled. . . . . . . . . . . : No

Ethernet adapter Ethernet1:

   Connection-specific DNS Suffix  . :
   Description . . . . . . . . . . . : Microsoft Virtual Machine Bus Network Adapter
   Physical Address. . . . . . . . . : 00-15-5D-0A-0B-0C

PPP adapter Head office:

   Description . . . . . . . . . . . : Head office
   Physical Address. . . . . . . . . : 02-00-5E-01-00-01
";

fn read(text: &str) -> Vec<(String, String, AdapterKind)> {
    let line = |adapter: OldAdapter| (adapter.name, format!("{}", adapter.mac), adapter.kind);
    read_adapters(text).into_iter().map(line).collect()
}

fn adapter(name: &str, mac: &str, kind: AdapterKind) -> (String, String, AdapterKind) {
    (name.to_owned(), mac.to_owned(), kind)
}

#[test]
fn german_output_is_read_with_the_device_first() {
    let expected = [
        adapter("Ethernet-Adapter LAN", "00:10:18:AA:BB:3F", AdapterKind::Device),
        adapter("Ethernet-Adapter vEthernet (Standardswitch)", "00:15:5D:01:02:03", AdapterKind::Virtual),
    ];
    assert_eq!(read(GERMAN), expected);
    let without_indent: String = GERMAN.lines().map(|line| format!("{}\r\n", line.trim())).collect();
    assert_eq!(read(&without_indent), expected, "as a mail program pastes it");
}

#[test]
fn english_output_is_read_and_a_guests_own_adapter_is_a_device() {
    let expected = [
        adapter("Ethernet adapter Ethernet0", "00:50:56:9A:12:3F", AdapterKind::Device),
        adapter("Ethernet adapter Ethernet1", "00:15:5D:0A:0B:0C", AdapterKind::Device),
        adapter("PPP adapter Head office", "02:00:5E:01:00:01", AdapterKind::Tunnel),
    ];
    assert_eq!(read(ENGLISH), expected);
}

#[test]
fn a_bare_address_is_an_adapter_and_other_text_is_none() {
    for text in ["00-50-56-9A-12-3F", " 00:50:56:9a:12:3f\n", "Physical Address. . . . . : 00-50-56-9A-12-3F"] {
        assert_eq!(read(text), [adapter("", "00:50:56:9A:12:3F", AdapterKind::Device)], "{text}");
    }
    for text in ["", "hello", "00-00-00-00-00-00", "FF-FF-FF-FF-FF-FF", "00-50-56-9A-12", "2026-11-24 08:00"] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn kinds_are_told_by_the_names_of_drivers() {
    for (driver, kind) in [
        ("Intel(R) 82574L Gigabit Network Connection", AdapterKind::Device),
        ("Red Hat VirtIO Ethernet Adapter", AdapterKind::Device),
        ("Microsoft Hyper-V-Netzwerkadapter", AdapterKind::Device),
        ("Intel(R) Ethernet Virtual Function 700 Series", AdapterKind::Device),
        ("VMware Virtual Ethernet Adapter for VMnet8", AdapterKind::Virtual),
        ("VirtualBox Host-Only Ethernet Adapter", AdapterKind::Virtual),
        ("Virtueller Microsoft-Adapter für direktes WiFi", AdapterKind::Virtual),
        ("Bluetooth Device (Personal Area Network)", AdapterKind::Virtual),
        ("TAP-Windows Adapter V9", AdapterKind::Tunnel),
        ("Microsoft-Teredo-Tunneling-Adapter", AdapterKind::Tunnel),
    ] {
        let text =
            format!("Ethernet adapter X:\n  Description . . : {driver}\n  Physical Address. . : 00-50-56-9A-12-3F");
        assert_eq!(read(&text), [adapter("Ethernet adapter X", "00:50:56:9A:12:3F", kind)], "{driver}");
    }
}

fn note(product: Option<OldProduct>, mac: &str) -> Command {
    Command::NoteOldSystem { product, mac: mac.to_owned() }
}

#[test]
fn without_the_old_systems_mac_an_upgrade_is_refused() {
    let system = System::new();
    let uc = Some(OldProduct::XphoneUc);
    assert_eq!(system.refusal(&note(uc, "  ")), Refusal::OldMacMissing);
    assert_eq!(system.refusal(&note(uc, "00-50")), Refusal::BadMac("00-50".to_owned()));
    assert_eq!(system.refusal(&note(uc, "FF-FF-FF-FF-FF-FF")), Refusal::BadMac("FF-FF-FF-FF-FF-FF".to_owned()));
    assert_eq!(system.refusal(&note(None, "")), Refusal::NothingToDo);
    let planning = System::of_kind(SystemKind::Planning);
    assert_eq!(planning.refusal(&note(uc, "00-50-56-9A-12-3F")), Refusal::WrongKind { kind: SystemKind::Planning });
}

#[test]
fn the_old_system_is_kept_until_it_is_taken_back() {
    let before = System::new();
    let after = before.clone().run(note(Some(OldProduct::Essentials), "00-50-56-9a-12-3f"));
    let old = after.state.licenses.old_system.clone().unwrap();
    assert_eq!((old.product, old.mac.as_str(), old.last_octet()), (OldProduct::Essentials, "00:50:56:9A:12:3F", "3F"));
    let number = after.state.entry;
    let way_back = undo(&after.before(number), &after.state, &after.log[number as usize - 1]).unwrap();
    assert_eq!(dump(&after.clone().run(Command::Restore(way_back)).state), dump(&before.state));
    assert_eq!(after.run(note(None, "")).state.licenses.old_system, None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "(?s).{0,400}") {
        for adapter in read_adapters(&text) {
            prop_assert!(adapter.mac.is_assignable());
        }
    }

    #[test]
    fn what_stands_in_the_text_is_found_in_both_languages(
        adapters in prop::collection::vec(("[A-Za-z][A-Za-z0-9 ]{0,20}", any::<[u8; 6]>()), 0..8),
        german in any::<bool>(),
    ) {
        let (head, label) = if german { ("Ethernet-Adapter", "Physische Adresse") } else { ("Ethernet adapter", "Physical Address") };
        let line = |(name, mac): &(String, [u8; 6])| {
            let [a, b, c, d, e, f] = mac;
            format!("{head} {name}:\n\n   {label} . . . : {a:02X}-{b:02X}-{c:02X}-{d:02X}-{e:02X}-{f:02X}\n\n")
        };
        let text: String = adapters.iter().map(line).collect();
        let mut expected: Vec<MacAddress> = Vec::new();
        for mac in adapters.iter().map(|(_, mac)| MacAddress(*mac)).filter(|mac| mac.is_assignable()) {
            if !expected.contains(&mac) {
                expected.push(mac);
            }
        }
        let mut found: Vec<MacAddress> = read_adapters(&text).into_iter().map(|adapter| adapter.mac).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
