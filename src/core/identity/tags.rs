//! What requests and packages say about the hardware: states and 12-bit tags instead of digests.
use alloc::{collections::BTreeMap, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{ComponentDigest, ComponentId, ComponentState, Observation, Recipe, Tag};

/// A component as a request or package carries it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaggedState {
    /// It has a value with this tag.
    Present(Tag),
    /// The machine has none.
    Absent,
    /// It could not be read.
    Unreadable,
}

impl From<ComponentState> for TaggedState {
    fn from(state: ComponentState) -> Self {
        match state {
            ComponentState::Present(digest) => Self::Present(digest.tag()),
            ComponentState::Absent => Self::Absent,
            ComponentState::Unreadable(_) => Self::Unreadable,
        }
    }
}

/// The hardware that a request tells and a package is bound to. The issuer copies it from the request into the package.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardwareTags {
    /// Each component.
    pub components: BTreeMap<ComponentId, TaggedState>,
    /// Tags of the addresses of further adapters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_macs: Vec<Tag>,
    /// Whether it is judged as a virtual or a physical machine.
    pub recipe: Recipe,
}

impl From<&Observation> for HardwareTags {
    fn from(observation: &Observation) -> Self {
        Self {
            components: observation.components.iter().map(|(id, state)| (*id, TaggedState::from(*state))).collect(),
            other_macs: observation.other_macs().iter().map(ComponentDigest::tag).collect(),
            recipe: Recipe::of(observation.virtualization),
        }
    }
}
