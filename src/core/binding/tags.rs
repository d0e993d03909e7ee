//! Between the tags of a signed document and those of the identity: the document names components by text, so that it
//! stays readable when components are added.

use alloc::{borrow::ToOwned as _, vec, vec::Vec};

use crate::{
    document::{Binding, ComponentState, ComponentTag, ToleranceRecipe},
    identity::{ComponentId, HardwareTags, Observation, Recipe, Tag, TaggedState},
};

/// What a request says about the components.
pub fn component_tags(observation: &Observation) -> Vec<ComponentTag> {
    let tags = HardwareTags::from(observation);
    let tag = |(component, state): (&ComponentId, &TaggedState)| {
        let (state, tag) = match state {
            TaggedState::Present(tag) => (ComponentState::Present, Some(tag.number())),
            TaggedState::Absent => (ComponentState::Absent, None),
            TaggedState::Unreadable => (ComponentState::Unreadable, None),
        };
        ComponentTag { component: component.name().to_owned(), state, tag }
    };
    tags.components.iter().map(tag).collect()
}

/// What a package is bound to. Components that this program does not know are left out.
pub fn hardware_tags(binding: &Binding) -> HardwareTags {
    let known = |entry: &ComponentTag| {
        let state = match (entry.state, entry.tag) {
            (ComponentState::Present, Some(tag)) => TaggedState::Present(Tag::from_number(tag)?),
            (ComponentState::Present | ComponentState::Unreadable, _) => TaggedState::Unreadable,
            (ComponentState::Absent, _) => TaggedState::Absent,
        };
        let component = ComponentId::from_name(&entry.component)?;
        Some((component, state))
    };
    let recipe = match binding.tolerance.recipe {
        ToleranceRecipe::Virtual => Recipe::Virtual,
        ToleranceRecipe::Physical | ToleranceRecipe::Exact => Recipe::Physical,
    };
    HardwareTags { components: binding.components.iter().filter_map(known).collect(), other_macs: vec![], recipe }
}
