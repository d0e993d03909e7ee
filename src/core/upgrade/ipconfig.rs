//! What `ipconfig /all` says, in whatever language Windows has.
//!
//! An adapter begins with a line that ends in a colon; its values stand below, each after a label and dots. The address
//! is the only value of six pairs of digits, so that no label has to be understood: a DUID has more, a tunnel's has eight.

use alloc::{borrow::ToOwned as _, string::String, vec::Vec};

use crate::identity::MacAddress;

/// Longest text that is read, in bytes; the output of a machine with a hundred adapters is shorter.
const LONGEST: usize = 256 * 1024;
/// Most adapters that are kept.
const MOST_ADAPTERS: usize = 64;

/// What an adapter is, as far as its names tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AdapterKind {
    /// A network adapter of the machine, also one that a hypervisor gives to a virtual machine.
    Device,
    /// One that software made up, such as the switch of a hypervisor.
    Virtual,
    /// A tunnel or a VPN.
    Tunnel,
}

/// A network adapter of the old machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OldAdapter {
    /// Its name as in the heading; empty if there was none.
    pub name: String,
    /// The description of its driver; may be empty.
    pub description: String,
    /// Its address.
    pub mac: MacAddress,
    /// What it is.
    pub kind: AdapterKind,
}

/// Reads the adapters out of a pasted text: the devices first, each address once. A bare address is one adapter.
pub fn read_adapters(text: &str) -> Vec<OldAdapter> {
    let mut adapters: Vec<OldAdapter> = Vec::new();
    let mut section = Section::default();
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    for line in text[..end].lines() {
        if let Some(heading) = heading(line) {
            section = Section { heading: heading.to_owned(), description: String::new() };
            continue;
        }
        let value = value(line);
        if is_description(line) {
            value.clone_into(&mut section.description);
            // Some versions name the driver after the address.
            if let Some(last) = adapters.last_mut().filter(|last| last.name == section.heading) {
                value.clone_into(&mut last.description);
                last.kind = section.kind();
            }
        } else if let Some(mac) = address(value).filter(|mac| mac.is_assignable()) {
            let (name, description) = (section.heading.clone(), section.description.clone());
            adapters.push(OldAdapter { name, description, mac, kind: section.kind() });
        }
    }
    // Stable: adapters of a kind stay in the order of the text.
    adapters.sort_by_key(|adapter| adapter.kind);
    let mut each_once: Vec<OldAdapter> = Vec::new();
    for adapter in adapters {
        if each_once.len() < MOST_ADAPTERS && each_once.iter().all(|known| known.mac != adapter.mac) {
            each_once.push(adapter);
        }
    }
    each_once
}

#[derive(Default)]
struct Section {
    heading: String,
    description: String,
}

impl Section {
    fn kind(&self) -> AdapterKind {
        let names = alloc::format!("{} {}", self.heading, self.description).to_lowercase().replace('-', " ");
        let has = |words: &[&str]| words.iter().any(|word| names.contains(word));
        if has(&["tunnel", "teredo", "isatap", "6to4", "vpn", "tap windows", "wireguard", "ppp ", "wan miniport"]) {
            return AdapterKind::Tunnel;
        }
        // A virtual machine's own adapter is a device: over the bus of Hyper-V, or a share of a card of the host.
        let is_of_guest = has(&["virtual machine", "virtual function"]);
        let is_made_up = has(&["virtual", "virtuell", "vethernet", "vmnet", "loopback", "bluetooth", "host only"]);
        if is_made_up && !is_of_guest { AdapterKind::Virtual } else { AdapterKind::Device }
    }
}

/// The name of an adapter, if the line begins one. German labels without a value end in a colon as well.
fn heading(line: &str) -> Option<&str> {
    let name = line.trim().strip_suffix(':')?.trim_end();
    let lower = name.to_lowercase();
    let is_label = name.contains(". .") || name.ends_with('.') || lower.contains("dns");
    let is_indented = line.starts_with([' ', '\t']);
    (!is_label && !name.is_empty() && (!is_indented || lower.contains("adapter"))).then_some(name)
}

/// What stands behind the label; the whole line where there is none.
fn value(line: &str) -> &str {
    line.split_once(": ").map_or(line, |(_, value)| value).trim()
}

fn is_description(line: &str) -> bool {
    let label = line.trim_start().to_lowercase();
    label.starts_with("description") || label.starts_with("beschreibung")
}

/// An address of six pairs with hyphens or colons, as a word of its own.
fn address(value: &str) -> Option<MacAddress> {
    let is_address = |word: &&str| {
        let pairs = || word.split(['-', ':']);
        pairs().count() == 6 && pairs().all(|pair| pair.len() == 2)
    };
    value.split_whitespace().find(is_address)?.parse().ok()
}
