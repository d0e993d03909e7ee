use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Digest, DocumentKind, Nonce, OwnSigned, Payload, PayloadFlaw};
use crate::{
    calendar::UtcMicros,
    code::{HardwareCode, RequestCode, SystemCode},
};

/// What a home server sends to get a license package; signed with its installation key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Codes of certificates that are to be bound to this system; may be empty unless the reason is an activation.
    pub request_codes: Vec<RequestCode>,
    /// The system.
    pub system_id: SystemCode,
    /// Its hardware ID now.
    pub hardware_id: HardwareCode,
    /// What the hardware looks like, one entry a component.
    pub components: Vec<ComponentTag>,
    /// Physical or virtual: the issuer chooses the tolerance by it.
    pub machine: MachineKind,
    /// Why a package is wanted.
    pub reason: Reason,
    /// Fresh random bytes, echoed by the package.
    pub nonce: Nonce,
    /// The package that the system has now, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_package: Option<PackageMark>,
    /// The newest entry of the change log, as an anchor against rewriting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_log_head: Option<ChangeLogHead>,
    /// MAC address of the system that is upgraded from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_mac: Option<String>,
    /// Product that is upgraded from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_product: Option<String>,
    /// When it was made, by the clock of the home server.
    pub made_at: UtcMicros,
    /// Edition of the product.
    pub edition: ProductEdition,
    /// Since when the system runs on hardware that its package is not bound to, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency_since: Option<UtcMicros>,
}

/// Why a package is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Request codes are to be bound to the system.
    Activation,
    /// The hardware of the same server changed.
    Drift,
    /// The licenses move to another server; the old one released them.
    Move,
    /// The old server failed and cannot release anything.
    Failed,
}

/// What a machine is, as far as the tolerance is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MachineKind {
    /// Hardware of its own.
    Physical,
    /// A virtual machine.
    Virtual,
}

/// Edition of the product that is licensed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProductEdition {
    /// XPhone Connect 8.
    V8,
    /// XPhone Connect 10.
    V10,
}

/// Whether a component of the hardware is there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ComponentState {
    /// It has a value.
    Present,
    /// The machine has none.
    Absent,
    /// There may be one, but it could not be read.
    Unreadable,
}

/// One component of the hardware.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentTag {
    /// Its name, e.g. `mac`.
    pub component: String,
    /// Whether it is there.
    pub state: ComponentState,
    /// The first 12 bits of its digest, if present: enough to see a change, too little to tell the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<u16>,
}

/// Names one license package of a system.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageMark {
    /// Its number.
    pub generation: u64,
    /// Its digest.
    pub digest: Digest,
}

/// The newest entry of a change log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeLogHead {
    /// Its number.
    pub number: u64,
    /// Its digest.
    pub digest: Digest,
}

/// Tags have 12 bits.
const TAG_LIMIT: u16 = 1 << 12;

/// Each component once, and a tag exactly where one can be.
pub(super) fn check_components(components: &[ComponentTag]) -> Result<(), PayloadFlaw> {
    for (position, entry) in components.iter().enumerate() {
        let repeated = components[..position].iter().any(|earlier| earlier.component == entry.component);
        if repeated || entry.component.is_empty() {
            return Err(PayloadFlaw::Component(entry.component.clone()));
        }
        let fits = match entry.state {
            ComponentState::Present => entry.tag.is_some_and(|tag| tag < TAG_LIMIT),
            ComponentState::Absent | ComponentState::Unreadable => entry.tag.is_none(),
        };
        if !fits {
            return Err(PayloadFlaw::Tag(entry.component.clone()));
        }
    }
    Ok(())
}

impl Payload for Request {
    const KIND: DocumentKind = DocumentKind::Request;

    fn check(&self) -> Result<(), PayloadFlaw> {
        if self.request_codes.is_empty() && self.reason == Reason::Activation {
            return Err(PayloadFlaw::NoRequestCode);
        }
        for (position, code) in self.request_codes.iter().enumerate() {
            if self.request_codes[..position].contains(code) {
                return Err(PayloadFlaw::RepeatedCode(alloc::format!("{code}")));
            }
        }
        if self.last_package.is_some_and(|package| package.generation == 0) {
            return Err(PayloadFlaw::Generation);
        }
        check_components(&self.components)
    }
}

impl OwnSigned for Request {}
