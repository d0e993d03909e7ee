//! Whether the licenses are bound to the hardware that they run on, and what happens while they are not.
//!
//! A broken binding starts a grace period in which all licenses count. The days used add up per package, so that a
//! repair does not renew it. After it the pools count 0; a package with the right binding brings the same licenses back
//! to the same users, because the order of requirements is not touched.

mod tags;

use alloc::{collections::BTreeMap, sync::Arc};

pub use tags::{component_tags, hardware_tags};

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, UtcMicros},
    document::{LicensePackage, SystemKind},
    event::BreakCause,
    identity::{Finding, InstallationKey, Judgement, MacConfirmation, Observation, Reference, Tolerance, judge},
    installation::Installation,
};

/// A binding that does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broken {
    /// Why.
    pub cause: BreakCause,
    /// Number of the package whose binding broke.
    pub generation: u64,
    /// Since when.
    pub since: UtcMicros,
}

/// What the change log says about the hardware.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BindingRecord {
    /// What was read last on the home server.
    pub observation: Option<Arc<Observation>>,
    /// What was read when the package was bound; changes are named against it.
    pub baseline: Option<Arc<Observation>>,
    /// The MAC address that the administrator says is static on the host.
    pub confirmed_mac: Option<MacConfirmation>,
    /// The break that lasts.
    pub broken: Option<Broken>,
    /// Whether the binding of the installed package has ever held here, so that the baseline is its own.
    pub(crate) held: bool,
    /// Days of grace used by breaks that are over, by package number.
    used: BTreeMap<u64, UsedDays>,
}

/// Days of grace that a package has used up. A day counts once, however often the binding breaks on it.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UsedDays {
    days: i32,
    last: Option<Day>,
}

impl UsedDays {
    /// The first day of a break that is not counted yet.
    fn first_unused(self, since: Day) -> Day {
        self.last.map_or(since, |last| since.max(last.plus(1)))
    }

    fn add(&mut self, since: Day, until: Day) {
        self.days += (until.since(self.first_unused(since)) + 1).max(0);
        self.last = self.last.max(Some(until));
    }
}

impl BindingRecord {
    pub(crate) fn observed(&mut self, observation: &Observation) {
        self.observation = Some(Arc::new(observation.clone()));
    }

    pub(crate) fn baseline_taken(&mut self) {
        self.baseline.clone_from(&self.observation);
        self.held = true;
    }

    pub(crate) fn broke(&mut self, cause: BreakCause, generation: u64, since: UtcMicros) {
        self.broken = Some(Broken { cause, generation, since });
    }

    pub(crate) fn restored(&mut self, at: UtcMicros) {
        if let Some(broken) = self.broken.take() {
            // The day of the repair counts as used: otherwise a repair every day would cost nothing.
            self.used.entry(broken.generation).or_default().add(broken.since.day(), at.day());
        }
    }

    /// A new package has a binding of its own: whether it holds is judged anew.
    pub(crate) fn package_installed(&mut self) {
        self.broken = None;
        self.held = false;
    }

    pub(crate) fn mac_confirmed(&mut self) {
        self.confirmed_mac = self.observation.as_ref().and_then(|observation| MacConfirmation::of(observation).ok());
    }

    /// Whether the MAC address of the last reading is the one that the administrator confirmed.
    pub fn is_mac_confirmed(&self) -> bool {
        let both = self.confirmed_mac.as_ref().zip(self.observation.as_ref());
        both.is_some_and(|(confirmation, observation)| confirmation.holds_for(observation))
    }
}

/// How the binding stands at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BindingState {
    /// Nothing is bound: a planning system, or no package yet.
    NotBound,
    /// There is a package, but this server's hardware was never read.
    NotObserved,
    /// The licenses belong to this hardware.
    Bound,
    /// They belong to other hardware, but still count.
    Grace {
        /// Why.
        cause: BreakCause,
        /// First day of this break.
        since: Day,
        /// Last day on which they count.
        last_day: Day,
        /// Days left, today included.
        days_left: i32,
    },
    /// The grace is over: the pools count 0.
    Ended {
        /// Why.
        cause: BreakCause,
        /// First day on which they did not count.
        since: Day,
    },
}

impl BindingState {
    /// Whether the pools count 0 because of it.
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Ended { .. })
    }

    /// The last day of a running grace.
    pub const fn ends_on(self) -> Option<Day> {
        match self {
            Self::Grace { last_day, .. } => Some(last_day),
            Self::NotBound | Self::NotObserved | Self::Bound | Self::Ended { .. } => None,
        }
    }
}

/// How the binding stands at a time.
pub fn state(installation: &Installation, at: UtcMicros) -> BindingState {
    let Some(package) = installation.package().filter(|_| installation.kind() != SystemKind::Planning) else {
        return BindingState::NotBound;
    };
    let record = &installation.binding;
    let Some(broken) = record.broken else {
        return if record.observation.is_some() { BindingState::Bound } else { BindingState::NotObserved };
    };
    let used = record.used.get(&broken.generation).copied().unwrap_or_default();
    let since = broken.since.day();
    let last_day = used.first_unused(since).plus(i32::from(package.binding_grace_days) - 1 - used.days);
    let days_left = last_day.since(at.day()) + 1;
    if days_left > 0 {
        BindingState::Grace { cause: broken.cause, since, last_day, days_left }
    } else {
        // Days used up by earlier breaks can lie before this one: until it began, the licenses counted.
        BindingState::Ended { cause: broken.cause, since: last_day.plus(1).max(since) }
    }
}

/// Judges the last reading of the hardware against the binding of a package.
pub fn judge_package(record: &BindingRecord, package: &LicensePackage) -> Option<Judgement> {
    let observation = record.observation.as_ref()?;
    let reference = Reference::of_package(&hardware_tags(&package.binding), record.baseline.as_deref());
    Some(judge(&reference, observation, tolerance(package), InstallationKey::Present))
}

/// Judges the last reading of the hardware against the installed package; `None` where nothing is bound or read.
pub fn judgement(installation: &Installation) -> Option<Judgement> {
    judge_package(&installation.binding, installation.package()?)
}

fn tolerance(package: &LicensePackage) -> Tolerance {
    use crate::document::ToleranceRecipe;
    match package.binding.tolerance.recipe {
        ToleranceRecipe::Exact => Tolerance::Exact,
        ToleranceRecipe::Physical => Tolerance::Score { percent: package.binding.tolerance.score_percent },
        ToleranceRecipe::Virtual => Tolerance::Anchors,
    }
}

/// Whether a finding keeps the licenses from belonging to this hardware.
pub(crate) const fn breaks(finding: Finding) -> bool {
    finding.breaks_binding()
}

#[cfg(test)]
mod tests;
