//! Hosts: the servers that a system has run on.
use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::HardwareCode,
    document::{ComponentState, ComponentTag, Opened, PublicKey, Request},
    identity::ComponentId,
};

/// Components of which one suffices to know a server again, however much else was replaced.
const ANCHORS: [ComponentId; 3] = [ComponentId::SystemUuid, ComponentId::MacAddress, ComponentId::BoardSerial];

/// A server that a system runs on or ran on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Its installation key, which may speak for the system.
    pub key: PublicKey,
    /// Its hardware ID in its last request.
    pub hardware_id: HardwareCode,
    /// Its hardware in its last request.
    pub components: Vec<ComponentTag>,
    /// When its last answered request was made, by its clock, but not later than it came; on a former host, when it lost
    /// the licenses, if that was later.
    pub asked_at: UtcMicros,
    /// The newest package that it was given.
    pub generation: u64,
}

/// A host that has the licenses no more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerHost {
    /// The host.
    pub host: Host,
    /// How it lost them.
    pub left: Left,
}

/// How a host lost the licenses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// It returned them.
    Returned {
        /// Last day on which it may still run.
        runs_until: Day,
        /// First day on which they can come back to it.
        opens_on: Day,
    },
    /// It was reported as failed.
    Failed {
        /// When.
        at: UtcMicros,
        /// Whether its return came in later.
        returned: bool,
    },
}

impl Host {
    /// The host that a request comes from.
    pub(super) fn of(request: &Opened<Request>, now: UtcMicros, generation: u64) -> Self {
        Self {
            key: request.key,
            hardware_id: request.payload.hardware_id,
            components: request.payload.components.clone(),
            // A clock that runs ahead must not make all later requests look old.
            asked_at: request.payload.made_at.min(now),
            generation,
        }
    }

    /// Whether this host has asked for a newer package than with this request of its own.
    pub(super) fn asked_since(&self, request: &Opened<Request>) -> bool {
        request.payload.made_at < self.asked_at && self.is_sender(request)
    }

    /// Whether a request comes from this host: it has its key and at least one anchor of its hardware, or nothing that
    /// could be compared.
    pub(super) fn is_sender(&self, request: &Opened<Request>) -> bool {
        let same_hardware = || {
            self.hardware_id == request.payload.hardware_id
                || same_hardware(&self.components, &request.payload.components)
        };
        self.key == request.key && same_hardware()
    }
}

fn same_hardware(before: &[ComponentTag], now: &[ComponentTag]) -> bool {
    let tag = |components: &[ComponentTag], id: ComponentId| {
        let found = components.iter().find(|entry| entry.component == id.name());
        found.filter(|entry| entry.state == ComponentState::Present).and_then(|entry| entry.tag)
    };
    let compared = |id: &ComponentId| Some(tag(before, *id)? == tag(now, *id)?);
    let anchors: Vec<bool> = ANCHORS.iter().filter_map(compared).collect();
    if !anchors.is_empty() {
        return anchors.contains(&true);
    }
    let others: Vec<bool> = ComponentId::ALL.iter().filter_map(compared).collect();
    others.is_empty() || others.contains(&true)
}
