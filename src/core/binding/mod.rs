//! Whether the licenses are bound to the hardware that they run on, and what happens while they are not.
//!
//! A broken binding starts a grace period in which all licenses count. The days used add up per package, so that a
//! repair does not renew it. After it the pools count 0; a package with the right binding brings the same licenses back
//! to the same users, because the order of requirements is not touched.

mod tags;

use alloc::{collections::BTreeMap, sync::Arc, vec::Vec};

pub use tags::{component_tags, hardware_tags};

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Day, UtcMicros},
    document::{LicensePackage, SystemKind},
    event::BreakCause,
    identity::{
        ComponentId, ComponentState, Finding, InstallationKey, Judgement, MacConfirmation, Observation, Reference,
        Tolerance, judge,
    },
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

/// What a computer is to the system.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Machine {
    /// The licenses are bound to its hardware; it signs requests and returns.
    #[default]
    HomeServer,
    /// It shows what the home server reported last. Its own hardware is never judged.
    Workstation,
}

/// What the change log says about the hardware.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BindingRecord {
    /// What the computer is that holds the key of the system.
    pub machine: Machine,
    /// What was read last on the home server.
    pub observation: Option<Arc<Observation>>,
    /// What was read when the package was bound; changes are named against it.
    pub baseline: Option<Arc<Observation>>,
    /// The MAC address that the administrator says is static on the host.
    pub confirmed_mac: Option<MacConfirmation>,
    /// When a component was last read as another one than before.
    pub changed: BTreeMap<ComponentId, UtcMicros>,
    /// The break that lasts.
    pub broken: Option<Broken>,
    /// Whether the binding of the installed package has ever held here, so that the baseline is its own.
    pub(crate) held: bool,
    /// Days of grace used by breaks that are over, by package number.
    used: BTreeMap<u64, UsedDays>,
}

/// Days of grace that a package has used up, as first and last days of breaks in their order. A day counts once, however
/// often the binding breaks on it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct UsedDays(Vec<(Day, Day)>);

impl UsedDays {
    fn days(&self) -> i32 {
        self.0.iter().map(|(first, last)| last.since(*first) + 1).sum()
    }

    /// The first day of a break that is not counted yet.
    fn first_unused(&self, since: Day) -> Day {
        self.0.last().map_or(since, |(_, last)| since.max(last.plus(1)))
    }

    fn add(&mut self, since: Day, until: Day) {
        let first = self.first_unused(since);
        if first <= until {
            self.0.push((first, until));
        }
    }

    /// Days that have not come were counted by a clock that ran ahead.
    fn set_right(&mut self, today: Day) {
        self.0.retain(|(first, _)| *first <= today);
        if let Some((_, last)) = self.0.last_mut() {
            *last = today.min(*last);
        }
    }
}

impl BindingRecord {
    /// Notes which components a reading sees otherwise than the one before; what can't be read is no change.
    pub(crate) fn note_changes(&mut self, observation: &Observation, at: UtcMicros) {
        let Some(before) = &self.observation else { return };
        let is_readable = |state: ComponentState| !matches!(state, ComponentState::Unreadable(_));
        for id in ComponentId::ALL {
            let (old, new) = (before.state(id), observation.state(id));
            if old != new && is_readable(old) && is_readable(new) {
                self.changed.insert(id, at);
            }
        }
    }

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

    /// No break began, and none lasted, after the day that it is now.
    pub(crate) fn set_right(&mut self, today: Day) {
        if let Some(broken) = self.broken.as_mut().filter(|broken| broken.since.day() > today) {
            broken.since = UtcMicros::start_of(today);
        }
        self.used.values_mut().for_each(|used| used.set_right(today));
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
    let used = record.used.get(&broken.generation).cloned().unwrap_or_default();
    // A break that lies in the future was noted by a clock that ran ahead.
    let since = broken.since.day().min(at.day());
    let last_day = used.first_unused(since).plus(i32::from(package.binding_grace_days) - 1 - used.days());
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
