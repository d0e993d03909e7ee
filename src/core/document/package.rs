use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{ComponentTag, Digest, DocumentKind, Issued, Nonce, Payload, PayloadFlaw, request::check_components};
use crate::{
    calendar::{Day, UtcMicros},
    code::{HardwareCode, SystemCode},
};

/// Days that an item still counts after its last day, unless it says otherwise.
pub const DEFAULT_ITEM_GRACE_DAYS: u16 = 14;
/// Days that licenses still count on hardware that they are not bound to, unless the package says otherwise.
pub const DEFAULT_BINDING_GRACE_DAYS: u16 = 30;

/// The complete set of licenses of one system; a later package replaces it whole. Signed by an issuer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicensePackage {
    /// The system that it is for.
    pub system_id: SystemCode,
    /// Its number among the packages of the system, from 1; a lower one than the stored is refused.
    pub generation: u64,
    /// The nonce of the request that it answers; none if nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
    /// Digest of the package before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
    /// The hardware that it is bound to.
    pub binding: Binding,
    /// The licenses.
    pub items: Vec<Item>,
    /// Days that the licenses still count on other hardware.
    #[serde(default = "default_binding_grace_days")]
    pub binding_grace_days: u16,
    /// How often the licenses may still move without a release.
    pub rehosting_budget: RehostingBudget,
    /// Whom the licenses belong to.
    pub customer: String,
    /// Whom to ask about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// A note of the issuer, to be shown as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<PackageTexts>,
    /// When it was issued, by the clock of the issuer.
    pub issued_at: UtcMicros,
}

/// The hardware that a package is bound to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// Hardware ID of the request.
    pub hardware_id: HardwareCode,
    /// Components of the request.
    pub components: Vec<ComponentTag>,
    /// How much of it may change.
    pub tolerance: BindingTolerance,
}

/// How much of the hardware may change before the binding is broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BindingTolerance {
    /// Which rule applies.
    pub recipe: ToleranceRecipe,
    /// Share of the weight of all readable components that must be the same, in percent.
    pub score_percent: u8,
}

/// The rule by which components are weighed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ToleranceRecipe {
    /// Weights and anchors of a physical machine.
    Physical,
    /// Weights and anchors of a virtual machine.
    Virtual,
    /// The hardware ID must be equal.
    Exact,
}

/// Why somebody has a license.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    /// Bought; usually without an end.
    Purchase,
    /// Paid by time.
    Subscription,
    /// To try.
    Test,
}

/// Units of one license type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Names the item for ever, within the system.
    pub id: String,
    /// The order that it comes from.
    pub order_number: String,
    /// License type by its printed name, e.g. `OFFICE PLUS`; one that is not in the catalog is kept and named.
    pub license_type: String,
    /// Units.
    pub quantity: u32,
    /// Purchase, subscription or test.
    pub kind: ItemKind,
    /// First day; none: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Last day, inclusive; none: without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Days that it still counts after its last day.
    #[serde(default = "default_item_grace_days")]
    pub grace_days: u16,
    /// Product version that it was sold for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_version: Option<String>,
    /// IDs of items that it takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

/// How often licenses may move from a failed server, which cannot release them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RehostingBudget {
    /// Used within the period.
    pub used: u16,
    /// Allowed within the period.
    pub allowed: u16,
    /// Length of the period that ends with this package, in days.
    pub period_days: u16,
    /// The day on which the next one is free again; none while none is used, or if the issuer does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_free: Option<Day>,
}

impl RehostingBudget {
    /// What is left within the period.
    pub const fn left(self) -> u16 {
        self.allowed.saturating_sub(self.used)
    }
}

/// One text in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageTexts {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

const fn default_item_grace_days() -> u16 {
    DEFAULT_ITEM_GRACE_DAYS
}

const fn default_binding_grace_days() -> u16 {
    DEFAULT_BINDING_GRACE_DAYS
}

impl Payload for LicensePackage {
    const KIND: DocumentKind = DocumentKind::LicensePackage;

    fn check(&self) -> Result<(), PayloadFlaw> {
        if self.generation == 0 {
            return Err(PayloadFlaw::Generation);
        }
        if self.binding.tolerance.score_percent > 100 {
            return Err(PayloadFlaw::Tolerance);
        }
        check_components(&self.binding.components)?;
        for (position, item) in self.items.iter().enumerate() {
            let repeated = self.items[..position].iter().any(|earlier| earlier.id == item.id);
            if repeated || item.id.is_empty() {
                return Err(PayloadFlaw::Item(item.id.clone()));
            }
            check_item(item)?;
        }
        Ok(())
    }
}

fn check_item(item: &Item) -> Result<(), PayloadFlaw> {
    if item.license_type.trim().is_empty() || item.quantity == 0 {
        return Err(PayloadFlaw::EmptyItem(item.id.clone()));
    }
    match (item.from, item.until) {
        (Some(from), Some(until)) if until < from => Err(PayloadFlaw::Dates(item.id.clone())),
        _ => Ok(()),
    }
}

impl Issued for LicensePackage {}
