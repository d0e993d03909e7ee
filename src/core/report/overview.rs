//! The overview: how it stands, per license type, and what to do next.

use alloc::{string::String, sync::Arc, vec::Vec};

use crate::{
    assignment::{Assignment, next_change},
    binding::{self, BindingState},
    calendar::{Day, UtcMicros},
    catalog::{Catalog, Scope, TypeIndex},
    clock::{self, ClockFault},
    document::SystemKind,
    installation::Installation,
    license::{Integrity, Item, ItemStatus, PoolBlock, VendorLicense, VendorSignature},
    rehosting::{self, MoveState, RehostingStep},
};

/// A license type in figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolRow {
    /// The type.
    pub license_type: TypeIndex,
    /// Its printed name.
    pub name: String,
    /// User or system license.
    pub scope: Scope,
    /// Units required.
    pub required: u32,
    /// Units that count.
    pub available: u32,
    /// Units missing.
    pub missing: u32,
    /// Users who lack one.
    pub users_missing: u32,
    /// Why units that are there do not count.
    pub block: Option<PoolBlock>,
}

/// Something that will end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AheadItem {
    /// Its name, as the file calls it.
    pub name: String,
    /// Units.
    pub quantity: u32,
    /// Last day of its validity.
    pub until: Day,
    /// Last day on which it still counts.
    pub grace_until: Day,
    /// Whether it counts today, and how.
    pub status: ItemStatus,
    /// License type of the catalog; `None` = not known to this edition.
    pub license_type: Option<TypeIndex>,
    /// Whether no other units of its type take over when it ends.
    pub is_last: bool,
}

/// What the administrator should do, the most urgent first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NextStep {
    /// SERVER ended, so nearly all licenses count 0.
    RenewServer,
    /// The package's issuer is not trusted on this machine.
    CheckIssuer,
    /// Bind the licenses to this hardware again.
    Rehost(RehostingStep),
    /// A request was made: import the package that answers it.
    ImportPackage,
    /// There are no licenses: read a certificate, or load license.xml in a planning system.
    ImportLicenses,
    /// The vendor's file was changed by hand.
    ReplaceAlteredFile,
    /// There are no users.
    ImportUsers,
    /// Licenses are missing for users.
    BuyLicenses,
    /// Fax, voicemail or auto attendants are in use without a media channel.
    EnterMediaChannels,
    /// Something ends soon.
    RenewItem(AheadItem),
    /// The MAC address may change by itself: set it as static.
    MakeMacStatic,
}

/// The overview.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// Kind of the system.
    pub kind: SystemKind,
    /// Whether any license counts.
    pub licensed: bool,
    /// How the binding stands.
    pub binding: BindingState,
    /// How a planned move stands.
    pub moving: MoveState,
    /// How the clock does not fit what is known of the time.
    pub clock: Option<ClockFault>,
    /// Name of the issuer whose package is installed.
    pub issuer: Option<String>,
    /// Customer that the licenses were made for.
    pub customer: Option<String>,
    /// Number of the installed package.
    pub package_number: Option<u64>,
    /// The day of the next end of an item, if any.
    pub ends_next: Option<AheadItem>,
    /// When the distribution will change next by itself.
    pub next_change: Option<Day>,
    /// Users, all.
    pub users: usize,
    /// Users who lack a license.
    pub users_missing: usize,
    /// Units that users lack.
    pub units_missing: u32,
    /// A row for each type that is required or available.
    pub pools: Vec<PoolRow>,
    /// What will end within the notice time, soonest first.
    pub ahead: Vec<AheadItem>,
    /// Items of types that this edition does not know.
    pub unknown: Vec<Item>,
    /// What to do next, the most urgent first.
    pub next_steps: Vec<NextStep>,
}

/// Makes the overview for what the clock reads.
pub fn overview(installation: &Installation, assignment: &Assignment, clock: UtcMicros) -> Overview {
    let at = installation.clock.judged(clock);
    let catalog = &installation.catalog;
    let verified = installation.licenses.package.as_ref().and_then(|package| package.verified.as_ref());
    let vendor = installation.licenses.vendor.as_ref();
    let (binding, pools) = (binding::state(installation, at), pool_rows(catalog, assignment));
    let ahead = ahead(installation, assignment, at);
    let ends = |item: &&Item| item.status.counts() && item.until.is_some();
    let items = &assignment.pools.items;
    let ends_next = items.iter().filter(ends).filter_map(|item| ahead_item(items, item)).min_by_key(|item| item.until);
    let mut overview = Overview {
        kind: installation.kind(),
        licensed: assignment.is_licensed(),
        binding,
        moving: rehosting::move_state(installation, at),
        clock: clock::fault(installation, clock),
        issuer: verified.map(|verified| alloc::format!("{}", verified.issuer)),
        customer: verified
            .map(|verified| verified.package.customer.clone())
            .or_else(|| vendor.map(|license| license.customer.name.clone())),
        package_number: installation.licenses.package.as_ref().map(|package| package.generation),
        ends_next,
        next_change: next_change(installation, at),
        users: installation.directory.users.len(),
        users_missing: assignment.users_with_missing().len(),
        units_missing: assignment.missing_units(),
        pools,
        ahead,
        unknown: assignment.pools.items.iter().filter(|item| item.license_type.is_none()).cloned().collect(),
        next_steps: Vec::new(),
    };
    overview.next_steps = next_steps(installation, &overview, at);
    overview
}

fn pool_rows(catalog: &Catalog, assignment: &Assignment) -> Vec<PoolRow> {
    let rows = assignment.types.iter().map(|part| {
        let entry = catalog.license_type(part.license_type);
        PoolRow {
            license_type: part.license_type,
            name: entry.name.clone(),
            scope: entry.scope,
            required: part.required,
            available: part.pool.available,
            missing: part.missing(),
            users_missing: part.users_lacking(entry.counted),
            block: part.pool.block,
        }
    });
    let present = |row: &PoolRow| assignment.of(row.license_type).pool.present > 0;
    rows.filter(|row| row.required > 0 || present(row)).collect()
}

fn ahead_item(items: &[Item], item: &Item) -> Option<AheadItem> {
    let until = item.until?;
    let in_time = |day: Day| item.grace_until.is_some_and(|last| day <= last.plus(1));
    let same_type = |other: &&Item| {
        let counts = other.status.counts() || (other.status == ItemStatus::NotYet && other.from.is_some_and(in_time));
        counts && other.license_type == item.license_type
    };
    let longer = |other: &Item| other.grace_until.is_none_or(|day| Some(day) > item.grace_until);
    Some(AheadItem {
        name: item.name.clone(),
        quantity: item.quantity,
        until,
        grace_until: item.grace_until.unwrap_or(until),
        status: item.status,
        license_type: item.license_type,
        is_last: item.license_type.is_some() && !items.iter().filter(same_type).any(longer),
    })
}

/// What ends within the notice time, or has ended and counts for some days more.
fn ahead(installation: &Installation, assignment: &Assignment, at: UtcMicros) -> Vec<AheadItem> {
    let limit = at.day().plus(i32::from(installation.settings.notice_days));
    let items = &assignment.pools.items;
    let counting = items.iter().filter(|item| item.status.counts()).filter_map(|item| ahead_item(items, item));
    let mut ahead: Vec<AheadItem> = counting.filter(|item| item.until <= limit).collect();
    ahead.sort_by(|one, other| (one.until, &one.name).cmp(&(other.until, &other.name)));
    ahead
}

fn next_steps(installation: &Installation, overview: &Overview, at: UtcMicros) -> Vec<NextStep> {
    let mut steps = Vec::new();
    let blocked = |block| overview.pools.iter().any(|row| row.block == Some(block));
    let has_licenses = installation.licenses.package.is_some() || installation.licenses.vendor.is_some();
    if installation.licenses.package.as_ref().is_some_and(|package| package.verified.is_none()) {
        steps.push(NextStep::CheckIssuer);
    }
    if blocked(PoolBlock::NoServer) {
        steps.push(NextStep::RenewServer);
    }
    let server_ends = server_ends(installation, &overview.ahead);
    steps.extend(server_ends.cloned().map(NextStep::RenewItem));
    match rehosting::next_step(installation, at) {
        RehostingStep::Nothing | RehostingStep::NothingBound | RehostingStep::ReadHardware => {}
        step => steps.push(NextStep::Rehost(step)),
    }
    if !installation.licenses.open_requests.is_empty() {
        let said = |step: &NextStep| matches!(step, NextStep::Rehost(RehostingStep::ImportPackage { .. }));
        if !steps.iter().any(said) {
            steps.push(NextStep::ImportPackage);
        }
    } else if !has_licenses {
        steps.push(NextStep::ImportLicenses);
    }
    let altered = |license: &Arc<VendorLicense>| {
        license.integrity == Integrity::Altered || license.signature == VendorSignature::Wrong
    };
    if installation.licenses.vendor.as_ref().is_some_and(altered) {
        steps.push(NextStep::ReplaceAlteredFile);
    }
    if installation.directory.users.is_empty() {
        steps.push(NextStep::ImportUsers);
    }
    if has_licenses && overview.units_missing > 0 {
        steps.push(NextStep::BuyLicenses);
    }
    if needs_media_channels(installation) {
        steps.push(NextStep::EnterMediaChannels);
    }
    let first_to_end = overview.ahead.iter().find(|item| Some(*item) != server_ends);
    steps.extend(first_to_end.cloned().map(NextStep::RenewItem));
    if mac_may_change(installation) {
        steps.push(NextStep::MakeMacStatic);
    }
    steps
}

/// The item with which the last SERVER license will end within the notice time: nearly all others end with it.
pub(super) fn server_ends<'a>(installation: &Installation, ahead: &'a [AheadItem]) -> Option<&'a AheadItem> {
    let server = installation.catalog.type_index(Catalog::SERVER);
    let is_server = |item: &&AheadItem| server.is_some() && item.license_type == server;
    ahead.iter().filter(is_server).filter(|item| item.is_last).max_by_key(|item| item.grace_until)
}

/// Fax, voicemail or auto attendant in use without any media channel is a warning of the system.
pub(crate) fn needs_media_channels(installation: &Installation) -> bool {
    let channels = installation.resources.get("media-channels").copied().unwrap_or(0);
    let needs = crate::requirement::PlaceNeeds::new(&installation.catalog, &installation.directory);
    let users = &installation.directory.users;
    let in_use = |id: &str| {
        installation
            .catalog
            .type_index(id)
            .is_some_and(|license_type| users.in_key_order().any(|user| needs.units(users, user, license_type) > 0))
    };
    let attendants = installation.resources.get("auto-attendants").copied().unwrap_or(0);
    channels == 0 && (attendants > 0 || in_use("FAX") || in_use("VOICEMAIL"))
}

/// Whether licenses are bound to a MAC address that the hypervisor may change, and nobody said that it is static.
pub(crate) fn mac_may_change(installation: &Installation) -> bool {
    use crate::identity::Severity;
    let record = &installation.binding;
    let verdict = record.observation.as_ref().and_then(|observation| observation.mac.as_ref());
    let grave =
        verdict.is_some_and(|mac| matches!(mac.verdict.verdict.severity(), Severity::Warning | Severity::Error));
    grave && !record.is_mac_confirmed() && installation.kind() != SystemKind::Planning
}
