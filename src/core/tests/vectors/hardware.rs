//! Rules of digests of the hardware, and of the hardware ID.
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use xlm_core::{
    code::{HardwareCode, SystemId},
    identity::{
        AdapterBus, AdapterRole, AddressAssignment, ComponentId, ComponentState, DigestKey, Known, MachineFacts,
        Medium, NetworkAdapter, Reading, UnreadableReason, Virtualization, observe,
    },
};

use crate::rule::Rule;

const SYSTEM: &str = "XID1-PNJFF-ZYF2J-P6NW5-VMKFE";

/// What a machine says, and the bytes that count of it; none if it says nothing.
type Component = (ComponentId, &'static str, Option<&'static [u8]>);

pub fn rules() -> Vec<Rule> {
    vec![Rule {
        file: "hardware",
        says: "Digest of a component: HMAC-SHA256 with the X-ID as text for a key over the number of the component (1 \
               byte), the length of its canonical value (4 bytes, big-endian) and the value. Its first 12 bits are the \
               tag. Hardware ID: the first 95 bits of SHA-256 over \"xlm-hardware-id-1\" and, in the order of their \
               numbers, number and digest of each component that is present. Canonical values are in hexadecimal \
               digits here; null says nothing and counts as absent.",
        cases: vec![
            machine(
                "a server",
                SYSTEM,
                &[
                    (
                        ComponentId::SystemUuid,
                        "4c4c4544-0042-3510-8052-c2c04f4e3332",
                        Some(b"\x44\x45\x4c\x4c\x42\x00\x10\x35\x80\x52\xc2\xc0\x4f\x4e\x33\x32"),
                    ),
                    (ComponentId::MacAddress, "00:15:5d:01:02:03", Some(b"\x00\x15\x5d\x01\x02\x03")),
                    (ComponentId::BoardSerial, "  cn-0f1234\t ab ", Some(b"CN-0F1234 AB")),
                    (ComponentId::DiskSerial, "\u{ff21}b12", Some(b"AB12")),
                    (
                        ComponentId::OsInstallation,
                        "0123456789abcdef0123456789abcdef\n",
                        Some(b"\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef"),
                    ),
                    (
                        ComponentId::Processor,
                        "GenuineIntel\n6\n85\nXeon  Silver",
                        Some(b"GENUINEINTEL\n6\n85\nXEON SILVER"),
                    ),
                    (ComponentId::Model, "Acme\nServer 10\nNone", Some(b"ACME\nSERVER 10\n")),
                ],
            ),
            machine(
                "the same UUID in the other byte order, and fields that nobody filled",
                SYSTEM,
                &[
                    (
                        ComponentId::SystemUuid,
                        "{44454C4C-4200-1035-8052-C2C04F4E3332}",
                        Some(b"\x44\x45\x4c\x4c\x42\x00\x10\x35\x80\x52\xc2\xc0\x4f\x4e\x33\x32"),
                    ),
                    (ComponentId::MacAddress, "00:15:5d:01:02:03", Some(b"\x00\x15\x5d\x01\x02\x03")),
                    (ComponentId::BoardSerial, "To be filled by O.E.M.", None),
                    (ComponentId::DiskSerial, "0000 0000", None),
                    (ComponentId::OsInstallation, "00000000000000000000000000000000", None),
                    (ComponentId::Model, "Not Specified\nNone", None),
                ],
            ),
            machine(
                "another system on the same hardware",
                "XID1-QURSW-PC8QU-RSWPA-HY8ZM",
                &[
                    (
                        ComponentId::SystemUuid,
                        "4c4c4544-0042-3510-8052-c2c04f4e3332",
                        Some(b"\x44\x45\x4c\x4c\x42\x00\x10\x35\x80\x52\xc2\xc0\x4f\x4e\x33\x32"),
                    ),
                    (ComponentId::MacAddress, "00:15:5d:01:02:03", Some(b"\x00\x15\x5d\x01\x02\x03")),
                ],
            ),
            machine("a machine that says nothing", SYSTEM, &[]),
        ],
    }]
}

fn machine(name: &str, system: &str, components: &[Component]) -> Value {
    let mut hash = Sha256::new_with_prefix(b"xlm-hardware-id-1");
    let listed: Vec<Value> = components
        .iter()
        .map(|(component, raw, canonical)| {
            let mut value = json!({ "component": component.name(), "number": component.number(), "raw": raw });
            value["canonical"] = canonical.map_or(Value::Null, |bytes| hex(bytes).into());
            if let Some(bytes) = canonical {
                let digest = digest(system, *component, bytes);
                hash.update([component.number()]);
                hash.update(digest);
                value["digest"] = hex(&digest).into();
                value["tag"] = (u16::from(digest[0]) << 4 | u16::from(digest[1] >> 4)).into();
            }
            value
        })
        .collect();
    let hardware_id = HardwareCode::from_hash(&hash.finalize().into()).to_string();
    json!({ "case": name, "system_id": system, "components": listed, "hardware_id": hardware_id })
}

fn digest(system: &str, component: ComponentId, value: &[u8]) -> [u8; 32] {
    let mut hmac = Hmac::<Sha256>::new_from_slice(system.as_bytes()).unwrap();
    hmac.update(&[component.number()]);
    hmac.update(&(value.len() as u32).to_be_bytes());
    hmac.update(value);
    hmac.finalize().into_bytes().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the program makes of a machine of the vectors: digest and tag of each component that is present, and the
/// hardware ID.
pub fn outcome(case: &Value) -> (Vec<(String, String, u16)>, String) {
    let reading = |component: ComponentId| {
        let listed = case["components"].as_array().unwrap();
        let found = listed.iter().find(|listed| listed["component"] == component.name());
        found.map_or(Reading::Absent, |listed| Reading::Present(listed["raw"].as_str().unwrap().to_owned()))
    };
    let adapters = match reading(ComponentId::MacAddress) {
        Reading::Present(address) => Ok(vec![NetworkAdapter {
            name: "eth0".to_owned(),
            permanent: Some(address.parse().unwrap()),
            current: Some(address.parse().unwrap()),
            assignment: AddressAssignment::Permanent,
            role: AdapterRole::Device,
            medium: Medium::Wired,
            bus: AdapterBus::Pci,
            bus_path: "0000:00:01.0".to_owned(),
        }]),
        Reading::Absent => Ok(Vec::new()),
        Reading::Unreadable(reason) => Err::<_, UnreadableReason>(reason),
    };
    let facts = MachineFacts {
        system_uuid: reading(ComponentId::SystemUuid),
        board_serial: reading(ComponentId::BoardSerial),
        disk_serial: reading(ComponentId::DiskSerial),
        os_installation: reading(ComponentId::OsInstallation),
        processor: reading(ComponentId::Processor),
        model: reading(ComponentId::Model),
        adapters,
        virtualization: Virtualization::default(),
        operating_system: String::new(),
        boot_id: None,
    };
    let system: SystemId = case["system_id"].as_str().unwrap().parse().unwrap();
    let observation = observe(&facts, &DigestKey::of(&system), Known::default());
    let present = observation.components.iter().filter_map(|(component, state)| match state {
        ComponentState::Present(digest) => {
            Some((component.name().to_owned(), digest.to_string(), digest.tag().number()))
        }
        ComponentState::Absent | ComponentState::Unreadable(_) => None,
    });
    (present.collect(), observation.hardware_id.to_string())
}
