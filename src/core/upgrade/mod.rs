//! Upgrades from products that are sold no more: the issuer finds the old licenses by the MAC address of the old system.

mod ipconfig;

use alloc::{borrow::ToOwned as _, string::String, vec, vec::Vec};

pub use ipconfig::{AdapterKind, OldAdapter, read_adapters};
use serde::{Deserialize, Serialize};

use crate::{command::Refusal, document::SystemKind, event::Event, identity::MacAddress, installation::Installation};

/// A product that is sold no more and whose licenses can be upgraded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OldProduct {
    /// XPhone UC.
    XphoneUc,
    /// XPhone Virtual Directory.
    VirtualDirectory,
    /// XPhone Essentials.
    Essentials,
    /// Octopus Desk.
    OctopusDesk,
}

impl OldProduct {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::XphoneUc, Self::VirtualDirectory, Self::Essentials, Self::OctopusDesk];

    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::XphoneUc => "XPhone UC",
            Self::VirtualDirectory => "XPhone Virtual Directory",
            Self::Essentials => "XPhone Essentials",
            Self::OctopusDesk => "Octopus Desk",
        }
    }
}

/// The system that is upgraded from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldSystem {
    /// Its product.
    pub product: OldProduct,
    /// Its MAC address, with colons.
    pub mac: String,
}

impl OldSystem {
    /// What tells the address apart in a text: its last two digits.
    pub fn last_octet(&self) -> &str {
        self.mac.rsplit(':').next().unwrap_or_default()
    }
}

/// Notes the old system, so that the next request carries it, or that there is none.
pub(crate) fn note(installation: &Installation, product: Option<OldProduct>, mac: &str) -> Result<Vec<Event>, Refusal> {
    if installation.kind() == SystemKind::Planning {
        return Err(Refusal::WrongKind { kind: SystemKind::Planning });
    }
    let old = product.map(|product| checked(product, mac)).transpose()?;
    if old == installation.licenses.old_system {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::OldSystemNoted(old)])
}

fn checked(product: OldProduct, mac: &str) -> Result<OldSystem, Refusal> {
    if mac.trim().is_empty() {
        return Err(Refusal::OldMacMissing);
    }
    let address = mac.parse::<MacAddress>().ok().filter(|address| address.is_assignable());
    let address = address.ok_or_else(|| Refusal::BadMac(mac.trim().to_owned()))?;
    Ok(OldSystem { product, mac: alloc::format!("{address}") })
}

#[cfg(test)]
mod tests;
