//! Pools: the units of each license type that count at a given time, and why others do not.

use alloc::{string::String, vec, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Integrity, Licenses, VendorKind, VendorLicense};
use crate::{
    binding,
    calendar::{Day, UtcMicros},
    catalog::{Catalog, TypeIndex},
    document::{self, LicensePackage, SystemKind},
    installation::Installation,
    rehosting,
};

/// How an item was licensed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Bought.
    Purchase,
    /// Rented.
    Subscription,
    /// For trying out.
    Test,
    /// Of a kind that this program does not know.
    Other,
}

/// Whether an item counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemStatus {
    /// Its time has not come.
    NotYet,
    /// It counts.
    Valid,
    /// Its last day is over, but it still counts for some days.
    Grace,
    /// Its time is over.
    Ended,
    /// The vendor's file was changed by hand at this product.
    Altered,
    /// Another item that counts stands in its place.
    Replaced,
}

impl ItemStatus {
    /// Whether units of such an item are in the pool.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Valid | Self::Grace)
    }
}

/// An item of what was imported, judged at a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Name within its package.
    pub id: String,
    /// Order that it came with, if known.
    pub order_number: Option<String>,
    /// License type as the file calls it.
    pub name: String,
    /// License type of the catalog; `None` = not known to this edition: kept and named, but in no pool.
    pub license_type: Option<TypeIndex>,
    /// Units.
    pub quantity: u32,
    /// How it was licensed.
    pub kind: ItemKind,
    /// First day; `None` = since ever.
    pub from: Option<Day>,
    /// Last day; `None` = for ever.
    pub until: Option<Day>,
    /// Last day on which it still counts after `until`.
    pub grace_until: Option<Day>,
    /// Whether it counts.
    pub status: ItemStatus,
}

/// Why a pool that has units counts none of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PoolBlock {
    /// There is no SERVER license, which this type needs.
    NoServer,
    /// The binding to the hardware is broken and its grace is over.
    BindingEnded,
    /// The licenses were given up for a planned move, and the days of the old server are over.
    Released,
    /// The signature of the package was not made by an issuer that this system trusts.
    NotTrusted,
}

/// The units of a license type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool {
    /// The type.
    pub license_type: TypeIndex,
    /// Units that are there, whether or not they count.
    pub present: u32,
    /// Units that can be assigned.
    pub available: u32,
    /// Why `available` is 0 although units are present, or may be.
    pub block: Option<PoolBlock>,
}

/// All pools of a system at a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pools {
    /// A pool for each type of the catalog, in its order.
    pub pools: Vec<Pool>,
    /// All items, in the order of the file.
    pub items: Vec<Item>,
}

impl Pools {
    /// The pool of a type.
    pub fn of(&self, license_type: TypeIndex) -> &Pool {
        &self.pools[usize::from(license_type.0)]
    }
}

/// The pools at a time.
pub fn pools(installation: &Installation, at: UtcMicros) -> Pools {
    let catalog = &installation.catalog;
    let items = items(installation.kind(), &installation.licenses, catalog, at.day());
    let mut present = vec![0_u32; catalog.license_types.len()];
    for item in items.iter().filter(|item| item.status.counts()) {
        if let Some(index) = item.license_type {
            let units = &mut present[usize::from(index.0)];
            *units = units.saturating_add(item.quantity);
        }
    }
    let blocked = system_block(installation, at);
    let server = catalog.type_index(Catalog::SERVER).is_none_or(|index| present[usize::from(index.0)] > 0);
    let pools = catalog
        .types()
        .map(|(license_type, entry)| {
            let present = present[usize::from(license_type.0)];
            let block = blocked.or((entry.needs_server && !server).then_some(PoolBlock::NoServer));
            // What a package says that nobody trusts is not known: it may have units of any type.
            let block = block.filter(|block| present > 0 || *block == PoolBlock::NotTrusted);
            Pool { license_type, present, available: if block.is_some() { 0 } else { present }, block }
        })
        .collect();
    Pools { pools, items }
}

/// What keeps every pool at 0.
fn system_block(installation: &Installation, at: UtcMicros) -> Option<PoolBlock> {
    let trusted = installation.licenses.package.as_ref().is_none_or(|package| package.verified.is_some());
    if !trusted {
        return Some(PoolBlock::NotTrusted);
    }
    if rehosting::move_state(installation, at).is_over() {
        return Some(PoolBlock::Released);
    }
    binding::state(installation, at).is_ended().then_some(PoolBlock::BindingEnded)
}

/// Items of what is in force: the package in a licensed or sample system, the vendor's file in a planning system.
fn items(kind: SystemKind, licenses: &Licenses, catalog: &Catalog, at: Day) -> Vec<Item> {
    match kind {
        SystemKind::Planning => {
            licenses.vendor.as_ref().map(|license| vendor_items(license, catalog, at)).unwrap_or_default()
        }
        SystemKind::Licensed | SystemKind::Sample => {
            let package = licenses.package.as_ref().and_then(|package| package.verified.as_ref());
            package.map(|verified| package_items(&verified.package, catalog, at)).unwrap_or_default()
        }
    }
}

/// Items of a package as they stand on a day.
fn package_items(package: &LicensePackage, catalog: &Catalog, at: Day) -> Vec<Item> {
    let mut items: Vec<Item> = package
        .items
        .iter()
        .map(|item| {
            let grace_until = item.until.map(|day| day.plus(i32::from(item.grace_days)));
            Item {
                id: item.id.clone(),
                order_number: Some(item.order_number.clone()),
                name: item.license_type.clone(),
                license_type: catalog.type_of_product(None, &item.license_type),
                quantity: item.quantity,
                kind: match item.kind {
                    document::ItemKind::Purchase => ItemKind::Purchase,
                    document::ItemKind::Subscription => ItemKind::Subscription,
                    document::ItemKind::Test => ItemKind::Test,
                },
                from: item.from,
                until: item.until,
                grace_until,
                status: status(at, item.from, item.until, grace_until),
            }
        })
        .collect();
    let replaced: Vec<&String> = package
        .items
        .iter()
        .zip(&items)
        .filter(|(_, judged)| judged.status.counts())
        .flat_map(|(item, _)| &item.replaces)
        .collect();
    for item in &mut items {
        if item.status.counts() && replaced.contains(&&item.id) {
            item.status = ItemStatus::Replaced;
        }
    }
    items
}

fn vendor_items(license: &VendorLicense, catalog: &Catalog, at: Day) -> Vec<Item> {
    let judge = |(index, product): (usize, &super::VendorProduct)| Item {
        id: alloc::format!("{}", index + 1),
        order_number: None,
        name: product.name.clone(),
        license_type: catalog.type_of_product(product.code, &product.name),
        quantity: product.count,
        kind: match product.kind {
            VendorKind::License => ItemKind::Purchase,
            VendorKind::Test | VendorKind::Demo => ItemKind::Test,
            VendorKind::Other(_) => ItemKind::Other,
        },
        from: None,
        until: product.until,
        grace_until: product.until,
        status: match product.integrity {
            Integrity::Altered => ItemStatus::Altered,
            Integrity::Intact => status(at, None, product.until, product.until),
        },
    };
    license.products.iter().enumerate().map(judge).collect()
}

fn status(at: Day, from: Option<Day>, until: Option<Day>, grace_until: Option<Day>) -> ItemStatus {
    if from.is_some_and(|first| at < first) {
        ItemStatus::NotYet
    } else if until.is_none_or(|last| at <= last) {
        ItemStatus::Valid
    } else if grace_until.is_some_and(|last| at <= last) {
        ItemStatus::Grace
    } else {
        ItemStatus::Ended
    }
}

/// The next day, after that of `at`, on which a pool has more or fewer units by itself.
pub(crate) fn next_change(installation: &Installation, at: UtcMicros) -> Option<Day> {
    let units = |pools: &Pools| -> Vec<u32> { pools.pools.iter().map(|pool| pool.available).collect() };
    let now = pools(installation, at);
    let of_items = now.items.iter().flat_map(|item| [item.from, item.grace_until.map(|day| day.plus(1))]);
    let of_binding = binding::state(installation, at).ends_on().map(|last| last.plus(1));
    let of_move = rehosting::move_state(installation, at).ends_on().map(|last| last.plus(1));
    let mut borders: Vec<Day> =
        of_items.flatten().chain(of_binding).chain(of_move).filter(|day| *day > at.day()).collect();
    borders.sort_unstable();
    borders.dedup();
    borders.into_iter().find(|day| units(&pools(installation, UtcMicros::start_of(*day))) != units(&now))
}
