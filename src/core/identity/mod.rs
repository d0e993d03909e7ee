//! What the hardware of a server says about its identity, and whether it is still the one that licenses are bound to.
//!
//! The adapter reads [`MachineFacts`] (raw values, which never leave memory). [`observe`] turns them into an
//! [`Observation`] of keyed digests, one per component, so that a change can be named ("the MAC address changed") without
//! storing what it was. [`compare`] holds an observation against what licenses were bound to, a [`Reference`]: either the
//! full digests of an earlier observation, the baseline, or the 12-bit tags that a license package carries. [`judge`]
//! says what follows from it.
//!
//! Three rules run through everything:
//!
//! - *Unreadable is not changed.* A parameter that only an administrator may read is not missed when somebody else looks.
//! - *The MAC address is chosen by what the adapter is*, never by its name, its index or the order of a list, and the one
//!   that licenses are bound to stays the chosen one for as long as any eligible adapter has it ([`choose_mac`]).
//! - *A guest cannot see whether its MAC address is static* on the host, apart from a few address ranges: the verdict has
//!   a value for "not known", and the administrator may confirm one address ([`MacConfirmation`]).
mod canonical;
mod choice;
mod comparison;
mod component;
mod digest;
mod facts;
mod judgement;
mod mac;
mod observation;
mod tags;
#[cfg(test)]
mod tests;
mod tolerance;
mod verdict;

pub use self::{
    choice::{
        AdapterView, Candidate, ChosenBecause, Ineligible, MacChoice, adapter_views, choose_mac, eligible_address,
    },
    comparison::{Comparison, ComponentComparison, MacChange, Mark, Reference, Status, compare},
    component::{ComponentId, Reading, UnknownComponent, UnreadableReason},
    digest::{Checked, ComponentDigest, ComponentState, DigestKey, NotHex, Tag},
    facts::{
        AdapterBus, AdapterRole, AddressAssignment, Container, Hypervisor, MachineFacts, Medium, NetworkAdapter,
        Virtualization,
    },
    judgement::{Finding, InstallationKey, Judgement, judge},
    mac::{MacAddress, NotAMacAddress},
    observation::{Known, MAX_OTHER_MACS, MacObservation, Observation, observe},
    tags::{HardwareTags, TaggedState},
    tolerance::{Outcome, Recipe, Score, Tolerance, score},
    verdict::{
        MacConfirmation, MacManager, MacVerdict, NotConfirmable, Severity, Verdict, encoded_ipv4, mac_verdict,
        verdict_with,
    },
};
