//! What a comparison means for the licenses.
use serde::{Deserialize, Serialize};

use super::{
    Checked, Comparison, ComponentId, Observation, Outcome, Recipe, Reference, Score, Status, Tolerance, compare, score,
};

/// Whether the program's folder still holds the key that the system was set up with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstallationKey {
    /// It does.
    Present,
    /// It does not, or another one.
    Missing,
}

/// What was found. All but [`Self::Fine`] and [`Self::Undecidable`] break the binding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// The machine is the one that licenses are bound to. What changed nevertheless is shown.
    Fine,
    /// The same virtual machine with another MAC address. If the old one is set statically in the hypervisor, nothing else
    /// is needed; if not, the licenses are bound anew, as drift.
    SetOldMac,
    /// The MAC address is the same and the UUID is not: probably a virtual machine that was imported anew. The
    /// administrator is asked whether it is the same machine; then it is drift.
    ConfirmDrift,
    /// The same machine, of which more changed than the package tolerates: drift.
    Drift,
    /// The data of a system on a machine with another UUID and MAC address: it was moved there, or it is a copy and the
    /// original still runs. Without an answer it is a copy, and nothing is requested.
    MovedOrCopied,
    /// Another machine.
    OtherHardware,
    /// Too little can be read to say. Never taken for a change: the administrator is asked to run the program with more
    /// rights.
    Undecidable,
}

impl Finding {
    /// The machine is not, or not surely enough, the one that licenses are bound to.
    pub const fn breaks_binding(self) -> bool {
        !matches!(self, Self::Fine | Self::Undecidable)
    }
}

/// What a look at the machine means for the licenses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Judgement {
    /// What was found.
    pub finding: Finding,
    /// Which components changed, by name.
    pub comparison: Comparison,
    /// How much of the machine is the same.
    pub score: Score,
    /// Whether all components that were present could be read.
    pub checked: Checked,
}

/// Judges a look at the home server's hardware against what licenses are bound to. (A workstation's is never judged.)
pub fn judge(reference: &Reference, now: &Observation, tolerance: Tolerance, key: InstallationKey) -> Judgement {
    let comparison = compare(reference, now);
    let score = score(reference, &comparison, tolerance);
    let finding = match score.outcome {
        Outcome::Met => Finding::Fine,
        Outcome::Undecidable => Finding::Undecidable,
        Outcome::NotMet => finding(reference.recipe, &comparison, key),
    };
    let unread = reference.present.keys().any(|id| comparison.status(*id) == Status::NotReadable);
    let checked = if unread { Checked::Partly } else { Checked::Fully };
    Judgement { finding, comparison, score, checked }
}

/// What an anchor says about the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    Same,
    New,
    Nothing,
}

impl From<Status> for Evidence {
    fn from(status: Status) -> Self {
        match status {
            Status::Same | Status::Replaced => Self::Same,
            Status::Changed | Status::Gone => Self::New,
            Status::Appeared | Status::NotReadable | Status::Absent => Self::Nothing,
        }
    }
}

/// Names what happened when the tolerance is not kept.
fn finding(recipe: Recipe, comparison: &Comparison, key: InstallationKey) -> Finding {
    use Evidence::{New, Nothing, Same};

    let evidence = |id| Evidence::from(comparison.status(id));
    let (uuid, mac) = (evidence(ComponentId::SystemUuid), evidence(ComponentId::MacAddress));
    let same_board = evidence(ComponentId::BoardSerial) == Same;
    let same_disk = evidence(ComponentId::DiskSerial) == Same;
    match (recipe, uuid, mac) {
        (Recipe::Virtual, Same, New) => Finding::SetOldMac,
        (Recipe::Virtual, New | Nothing, Same) => Finding::ConfirmDrift,
        (_, New, New) => moved_or_other(comparison, key),
        // An adapter was replaced in a machine whose UUID cannot be read: the rest of the hardware speaks for it.
        (Recipe::Physical, Nothing, New | Nothing) if same_board || same_disk => Finding::Drift,
        (Recipe::Physical, _, _) if same_board => Finding::Drift,
        (_, Same, _) | (_, _, Same) => Finding::Drift,
        (_, New | Nothing, New | Nothing) => moved_or_other(comparison, key),
    }
}

/// What the system brought along tells a move (or a copy) from data that met other hardware.
fn moved_or_other(comparison: &Comparison, key: InstallationKey) -> Finding {
    let same_system = comparison.status(ComponentId::OsInstallation).is_match();
    match key {
        InstallationKey::Present if same_system => Finding::MovedOrCopied,
        InstallationKey::Present | InstallationKey::Missing => Finding::OtherHardware,
    }
}
