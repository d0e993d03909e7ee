//! What is kept of a look at the machine: digests, states and verdicts, no raw value.
use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    AdapterBus, Candidate, Checked, ChosenBecause, ComponentDigest, ComponentId, ComponentState, DigestKey, MacChoice,
    MacVerdict, MachineFacts, Medium, Reading, Virtualization, canonical::canonical_value, choose_mac,
    digest::hardware_code, mac_verdict,
};
use crate::code::HardwareCode;

/// So many addresses of further adapters are kept.
pub const MAX_OTHER_MACS: usize = 4;

/// What was known before this look at the machine.
#[derive(Clone, Copy, Default, Debug)]
pub struct Known<'a> {
    /// The observation that licenses were bound to.
    pub baseline: Option<&'a Observation>,
    /// The address that the administrator picked before licenses were bound.
    pub pinned: Option<ComponentDigest>,
}

/// A look at the machine, as entries of the change log carry it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Observation {
    /// Each component.
    pub components: BTreeMap<ComponentId, ComponentState>,
    /// More about the MAC address; none if no adapter is eligible.
    pub mac: Option<MacObservation>,
    /// Whether the program ran in a virtual machine or a container.
    pub virtualization: Virtualization,
    /// The hardware ID.
    pub hardware_id: HardwareCode,
    /// Whether all components that the hardware ID rests on could be read.
    pub checked: Checked,
}

/// What is kept of the chosen adapter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MacObservation {
    /// The last byte of the address, in clear, so that a text can say which one it was.
    pub last_octet: u8,
    /// The addresses of further eligible adapters, the best first, at most [`MAX_OTHER_MACS`].
    pub others: Vec<ComponentDigest>,
    /// The name of the chosen adapter, for display.
    pub adapter: String,
    /// What it is plugged into.
    pub bus: AdapterBus,
    /// Cable or radio.
    pub medium: Medium,
    /// Why it is the chosen one.
    pub because: ChosenBecause,
    /// Whether the address can be expected to stay.
    pub verdict: MacVerdict,
}

impl Observation {
    /// The state of a component. One that is missing (written by an older program) counts as absent.
    pub fn state(&self, component: ComponentId) -> ComponentState {
        self.components.get(&component).copied().unwrap_or(ComponentState::Absent)
    }

    /// The digest of the MAC address, if there is one.
    pub fn mac_digest(&self) -> Option<ComponentDigest> {
        match self.state(ComponentId::MacAddress) {
            ComponentState::Present(digest) => Some(digest),
            ComponentState::Absent | ComponentState::Unreadable(_) => None,
        }
    }

    /// The digests of the addresses of further adapters.
    pub fn other_macs(&self) -> &[ComponentDigest] {
        self.mac.as_ref().map_or(&[], |mac| &mac.others)
    }
}

/// Turns raw facts into what may be kept.
pub fn observe(facts: &MachineFacts, key: &DigestKey, known: Known<'_>) -> Observation {
    let choice = facts.adapters.as_deref().map(|adapters| choose_mac(adapters, key, known));
    let mac_state = match &choice {
        Err(reason) => ComponentState::Unreadable(**reason),
        Ok(MacChoice { chosen: None, .. }) => ComponentState::Absent,
        Ok(MacChoice { chosen: Some((candidate, _)), .. }) => ComponentState::Present(mac_digest(key, candidate)),
    };
    let components = ComponentId::ALL
        .into_iter()
        .map(|id| {
            let state = match id {
                ComponentId::MacAddress => mac_state,
                ComponentId::SystemUuid => state_of(id, &facts.system_uuid, key),
                ComponentId::BoardSerial => state_of(id, &facts.board_serial, key),
                ComponentId::DiskSerial => state_of(id, &facts.disk_serial, key),
                ComponentId::OsInstallation => state_of(id, &facts.os_installation, key),
                ComponentId::Processor => state_of(id, &facts.processor, key),
                ComponentId::Model => state_of(id, &facts.model, key),
            };
            (id, state)
        })
        .collect();
    let (hardware_id, checked) = hardware_id(&components, known.baseline);
    let mac = choice.ok().and_then(|choice| mac_observation(&choice, key, facts.virtualization));
    Observation { components, mac, virtualization: facts.virtualization, hardware_id, checked }
}

/// The digest of a reading, unless its value says nothing.
fn state_of(component: ComponentId, reading: &Reading, key: &DigestKey) -> ComponentState {
    match reading {
        Reading::Present(raw) => canonical_value(component, raw)
            .map_or(ComponentState::Absent, |value| ComponentState::Present(key.digest(component, &value))),
        Reading::Absent => ComponentState::Absent,
        Reading::Unreadable(reason) => ComponentState::Unreadable(*reason),
    }
}

fn mac_digest(key: &DigestKey, candidate: &Candidate<'_>) -> ComponentDigest {
    key.digest(ComponentId::MacAddress, &candidate.address.0)
}

fn mac_observation(choice: &MacChoice<'_>, key: &DigestKey, on: Virtualization) -> Option<MacObservation> {
    let (Candidate { adapter, address }, because) = choice.chosen?;
    Some(MacObservation {
        last_octet: address.last_octet(),
        others: choice.others.iter().take(MAX_OTHER_MACS).map(|candidate| mac_digest(key, candidate)).collect(),
        adapter: adapter.name.clone(),
        bus: adapter.bus,
        medium: adapter.medium,
        because,
        verdict: mac_verdict(address, adapter, on),
    })
}

/// The hardware ID over the components that were present at the baseline (without one: that are present now). One that
/// is unreadable now counts with its old digest, so that the ID does not depend on who looks.
fn hardware_id(
    components: &BTreeMap<ComponentId, ComponentState>,
    baseline: Option<&Observation>,
) -> (HardwareCode, Checked) {
    let mut checked = Checked::Fully;
    let mut used = Vec::new();
    for (id, state) in components {
        let before = baseline.map_or(*state, |baseline| baseline.state(*id));
        match (before, state) {
            (ComponentState::Present(_), ComponentState::Present(digest)) => used.push((*id, *digest)),
            (ComponentState::Present(digest), ComponentState::Unreadable(_)) => {
                checked = Checked::Partly;
                used.push((*id, digest));
            }
            (ComponentState::Present(_), ComponentState::Absent)
            | (ComponentState::Absent | ComponentState::Unreadable(_), _) => {}
        }
    }
    (hardware_code(used.into_iter()), checked)
}
