//! Which adapter's address is the MAC address of the machine.
//!
//! By what the adapter is, never by its name, its index, its link or the default route: those change with a cable, an
//! update or the order of start. The address that licenses are bound to stays the chosen one wherever it still is.
use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    AdapterBus, AdapterRole, AddressAssignment, ComponentDigest, ComponentId, DigestKey, Known, MacAddress, MacVerdict,
    MachineFacts, Medium, NetworkAdapter, mac_verdict,
};

/// Why an adapter cannot give the MAC address of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ineligible {
    /// There is no device behind it.
    NotADevice(AdapterRole),
    /// Neither Ethernet nor wireless LAN.
    OtherMedium,
    /// It has no address, or one that no adapter can have.
    NoAddress,
    /// Its address is drawn anew at each start.
    RandomAddress,
    /// It uses another adapter's address, and its own is not known.
    StolenAddress,
}

/// An adapter that could give the MAC address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate<'a> {
    /// The adapter.
    pub adapter: &'a NetworkAdapter,
    /// Its permanent address; the one in use where the system does not tell the permanent one.
    pub address: MacAddress,
}

/// Why the chosen adapter is the chosen one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChosenBecause {
    /// It has the address of the baseline.
    Baseline,
    /// The administrator picked it.
    Pinned,
    /// It comes first by what it is.
    Rank,
}

/// The outcome of [`choose_mac`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MacChoice<'a> {
    /// The chosen adapter and why; none if no adapter is eligible.
    pub chosen: Option<(Candidate<'a>, ChosenBecause)>,
    /// The other eligible ones, the best first. No address occurs twice.
    pub others: Vec<Candidate<'a>>,
}

/// An adapter as a list for the administrator shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdapterView {
    /// As the system names it.
    pub name: String,
    /// What it is plugged into.
    pub bus: AdapterBus,
    /// Cable or radio.
    pub medium: Medium,
    /// The address it would give, and what that address tells; or why it cannot be chosen.
    pub address: Result<(MacAddress, ComponentDigest, MacVerdict), Ineligible>,
}

/// The address that an adapter would give, if it can be the MAC address of the machine.
///
/// # Errors
/// Why it cannot.
pub fn eligible_address(adapter: &NetworkAdapter) -> Result<MacAddress, Ineligible> {
    if adapter.role != AdapterRole::Device {
        return Err(Ineligible::NotADevice(adapter.role));
    }
    if adapter.medium == Medium::Other {
        return Err(Ineligible::OtherMedium);
    }
    let assignable = |address: &MacAddress| address.is_assignable();
    if let Some(permanent) = adapter.permanent.filter(assignable) {
        return Ok(permanent);
    }
    match (adapter.current.filter(assignable), adapter.assignment) {
        (None, _) => Err(Ineligible::NoAddress),
        (_, AddressAssignment::Random) => Err(Ineligible::RandomAddress),
        (_, AddressAssignment::Stolen) => Err(Ineligible::StolenAddress),
        (Some(current), AddressAssignment::Permanent | AddressAssignment::Set | AddressAssignment::Unknown) => {
            Ok(current)
        }
    }
}

/// Chooses the MAC address among the adapters; their order never matters.
pub fn choose_mac<'a>(adapters: &'a [NetworkAdapter], key: &DigestKey, known: Known<'_>) -> MacChoice<'a> {
    let mut candidates = candidates(adapters);
    let digest_of = |candidate: &Candidate<'_>| key.digest(ComponentId::MacAddress, &candidate.address.0);
    let position_of = |wanted: Option<ComponentDigest>| candidates.iter().position(|it| Some(digest_of(it)) == wanted);
    let choice = position_of(known.baseline.and_then(super::Observation::mac_digest))
        .map(|position| (position, ChosenBecause::Baseline))
        .or_else(|| position_of(known.pinned).map(|position| (position, ChosenBecause::Pinned)))
        .or_else(|| (!candidates.is_empty()).then_some((0, ChosenBecause::Rank)));
    let chosen = choice.map(|(position, because)| (candidates.remove(position), because));
    MacChoice { chosen, others: candidates }
}

/// All adapters for a list: the eligible ones by rank, then the others by name.
pub fn adapter_views(facts: &MachineFacts, key: &DigestKey) -> Vec<AdapterView> {
    let adapters = facts.adapters.as_deref().unwrap_or_default();
    let eligible = candidates(adapters).into_iter().map(|Candidate { adapter, address }| {
        let digest = key.digest(ComponentId::MacAddress, &address.0);
        (adapter, Ok((address, digest, mac_verdict(address, adapter, facts.virtualization))))
    });
    let mut rest: Vec<_> =
        adapters.iter().filter_map(|it| eligible_address(it).err().map(|why| (it, Err(why)))).collect();
    rest.sort_by(|(left, _), (right, _)| left.name.cmp(&right.name));
    eligible
        .chain(rest)
        .map(|(adapter, address)| AdapterView {
            name: adapter.name.clone(),
            bus: adapter.bus,
            medium: adapter.medium,
            address,
        })
        .collect()
}

/// The eligible adapters, the best first, each address once.
fn candidates(adapters: &[NetworkAdapter]) -> Vec<Candidate<'_>> {
    let mut by_address: BTreeMap<MacAddress, Candidate<'_>> = BTreeMap::new();
    for adapter in adapters {
        let Ok(address) = eligible_address(adapter) else { continue };
        let candidate = Candidate { adapter, address };
        let known = by_address.entry(address).or_insert(candidate);
        if twin_rank(candidate) < twin_rank(*known) {
            *known = candidate;
        }
    }
    let mut candidates: Vec<_> = by_address.into_values().collect();
    candidates.sort_by_key(|candidate| rank(*candidate));
    candidates
}

/// Wired before wireless before what can be unplugged; registered addresses before local ones; then where it is plugged
/// in; then the lowest address.
fn rank(Candidate { adapter, address }: Candidate<'_>) -> (u8, bool, &str, MacAddress) {
    let removable = matches!(adapter.bus, AdapterBus::Usb | AdapterBus::Thunderbolt | AdapterBus::Other);
    let class = match (adapter.medium, removable) {
        (Medium::Wired, false) => 0,
        (Medium::Wireless, false) => 1,
        (Medium::Wired, true) => 2,
        (Medium::Wireless | Medium::Other, _) => 3,
    };
    (class, address.is_locally_administered(), &adapter.bus_path, address)
}

/// Of two adapters with one address the paravirtual one comes first: with accelerated networking the other is a passing
/// guest that the host takes away for a migration. [`AdapterBus`] is in that order.
fn twin_rank(candidate: Candidate<'_>) -> (AdapterBus, u8, &str, &str) {
    let (class, _, bus_path, _) = rank(candidate);
    (candidate.adapter.bus, class, bus_path, &candidate.adapter.name)
}
