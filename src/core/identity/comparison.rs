//! Which components are the same as those that licenses were bound to.
use alloc::{collections::BTreeMap, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{ComponentDigest, ComponentId, ComponentState, HardwareTags, Observation, Recipe, Tag, TaggedState};

/// What a reference knows of a component's value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// All of its digest.
    Digest(ComponentDigest),
    /// The first 12 bits of its digest.
    Tag(Tag),
}

impl Mark {
    fn fits(self, digest: ComponentDigest) -> bool {
        match self {
            Self::Digest(known) => known == digest,
            Self::Tag(known) => known == digest.tag(),
        }
    }
}

/// What a machine is compared with: an earlier observation, or the tags of a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The components that were present.
    pub present: BTreeMap<ComponentId, Mark>,
    /// The components that may have been there but could not be read: nothing can be said about them.
    pub unreadable: Vec<ComponentId>,
    /// The addresses of further adapters.
    pub other_macs: Vec<Mark>,
    /// The last byte of the MAC address, where it is known.
    pub mac_last_octet: Option<u8>,
    /// Whether the machine is judged as a virtual or a physical one.
    pub recipe: Recipe,
}

impl Reference {
    /// The baseline as it was observed.
    pub fn of_baseline(baseline: &Observation) -> Self {
        let present = |(id, state): (&ComponentId, &ComponentState)| match state {
            ComponentState::Present(digest) => Some((*id, Mark::Digest(*digest))),
            ComponentState::Absent | ComponentState::Unreadable(_) => None,
        };
        Self {
            present: baseline.components.iter().filter_map(present).collect(),
            unreadable: ids(&baseline.components, |state| matches!(state, ComponentState::Unreadable(_))),
            other_macs: baseline.other_macs().iter().copied().map(Mark::Digest).collect(),
            mac_last_octet: baseline.mac.as_ref().map(|mac| mac.last_octet),
            recipe: Recipe::of(baseline.virtualization),
        }
    }

    /// What a package is bound to. The baseline, if there is one, adds the last byte of the MAC address to it, which no
    /// package carries, if both mean the same address.
    pub fn of_package(tags: &HardwareTags, baseline: Option<&Observation>) -> Self {
        let present = |(id, state): (&ComponentId, &TaggedState)| match state {
            TaggedState::Present(tag) => Some((*id, Mark::Tag(*tag))),
            TaggedState::Absent | TaggedState::Unreadable => None,
        };
        let present: BTreeMap<_, _> = tags.components.iter().filter_map(present).collect();
        let bound_mac = present.get(&ComponentId::MacAddress).copied();
        let means_it = |baseline: &&Observation| {
            bound_mac.zip(baseline.mac_digest()).is_some_and(|(mark, digest)| mark.fits(digest))
        };
        Self {
            unreadable: ids(&tags.components, |state| matches!(state, TaggedState::Unreadable)),
            other_macs: tags.other_macs.iter().copied().map(Mark::Tag).collect(),
            mac_last_octet: baseline.filter(means_it).and_then(|it| it.mac.as_ref()).map(|mac| mac.last_octet),
            recipe: tags.recipe,
            present,
        }
    }
}

fn ids<State>(components: &BTreeMap<ComponentId, State>, wanted: impl Fn(&State) -> bool) -> Vec<ComponentId> {
    components.iter().filter(|(_, state)| wanted(state)).map(|(id, _)| *id).collect()
}

/// How a component compares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It has the same value.
    Same,
    /// It has another value.
    Changed,
    /// MAC address only: another adapter of the same machine gives the address now. The machine is the same.
    Replaced,
    /// It was absent and is there now.
    Appeared,
    /// It was there and is absent now.
    Gone,
    /// It could not be read now or then: nothing can be said.
    NotReadable,
    /// It was and is absent.
    Absent,
}

impl Status {
    /// Something to tell the administrator.
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Changed | Self::Replaced | Self::Appeared | Self::Gone)
    }

    /// Speaks for the same machine.
    pub const fn is_match(self) -> bool {
        matches!(self, Self::Same | Self::Replaced)
    }

    /// Speaks for another machine.
    pub const fn is_mismatch(self) -> bool {
        matches!(self, Self::Changed | Self::Gone)
    }
}

/// A component and how it compares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct ComponentComparison {
    /// The component.
    pub component: ComponentId,
    /// How it compares.
    pub status: Status,
}

/// The last bytes of a MAC address that is not the same any more.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct MacChange {
    /// Of the address that licenses are bound to, where it is known.
    pub old_last_octet: Option<u8>,
    /// Of the address now; none if there is none.
    pub new_last_octet: Option<u8>,
}

/// All components compared.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// Each component, in the order of their numbers.
    pub components: Vec<ComponentComparison>,
    /// Which MAC addresses, if that changed.
    pub mac: Option<MacChange>,
}

impl Comparison {
    /// How a component compares.
    pub fn status(&self, component: ComponentId) -> Status {
        self.components.iter().find(|it| it.component == component).map_or(Status::Absent, |it| it.status)
    }

    /// The components that changed in any way.
    pub fn changes(&self) -> impl Iterator<Item = ComponentComparison> {
        self.components.iter().copied().filter(|it| it.status.is_change())
    }
}

/// Compares a machine with what licenses were bound to.
pub fn compare(reference: &Reference, now: &Observation) -> Comparison {
    let components: Vec<_> = ComponentId::ALL
        .into_iter()
        .map(|component| ComponentComparison { component, status: status_of(component, reference, now) })
        .collect();
    let mut comparison = Comparison { components, mac: None };
    if comparison.status(ComponentId::MacAddress).is_change() {
        let new_last_octet = now.mac.as_ref().map(|mac| mac.last_octet);
        comparison.mac = Some(MacChange { old_last_octet: reference.mac_last_octet, new_last_octet });
    }
    comparison
}

fn status_of(component: ComponentId, reference: &Reference, now: &Observation) -> Status {
    let before = reference.present.get(&component);
    match (before, now.state(component)) {
        (_, ComponentState::Unreadable(_)) => Status::NotReadable,
        (None, _) if reference.unreadable.contains(&component) => Status::NotReadable,
        (None, ComponentState::Absent) => Status::Absent,
        (None, ComponentState::Present(_)) => Status::Appeared,
        (Some(_), ComponentState::Absent) => Status::Gone,
        (Some(mark), ComponentState::Present(digest)) if mark.fits(digest) => Status::Same,
        (Some(mark), ComponentState::Present(digest)) if component == ComponentId::MacAddress => {
            mac_status(*mark, digest, reference, now)
        }
        (Some(_), ComponentState::Present(_)) => Status::Changed,
    }
}

/// One address in common makes another chosen adapter a replaced adapter, not another machine.
fn mac_status(bound: Mark, chosen: ComponentDigest, reference: &Reference, now: &Observation) -> Status {
    // The bound address can be among the others if the machine was observed without its baseline.
    let bound_is_there = now.other_macs().iter().any(|digest| bound.fits(*digest));
    let chosen_was_there = reference.other_macs.iter().any(|mark| mark.fits(chosen));
    let other_in_common =
        reference.other_macs.iter().any(|mark| now.other_macs().iter().any(|digest| mark.fits(*digest)));
    if bound_is_there {
        Status::Same
    } else if chosen_was_there || other_in_common {
        Status::Replaced
    } else {
        Status::Changed
    }
}
