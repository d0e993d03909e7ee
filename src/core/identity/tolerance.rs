//! How much of a machine may change before it counts as another one.
use serde::{Deserialize, Serialize};

use super::{Comparison, ComponentId, Reference, Status, Virtualization};

/// Whether a machine is judged as a physical or a virtual one. In a virtual machine the processor, the disk and the
/// mainboard are the host's business; what the hypervisor keeps is decisive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipe {
    /// Real hardware.
    Physical,
    /// A virtual machine.
    Virtual,
}

impl Recipe {
    /// The recipe for such a machine.
    pub const fn of(virtualization: Virtualization) -> Self {
        if virtualization.vm.is_some() { Self::Virtual } else { Self::Physical }
    }

    /// How much a component counts.
    pub const fn weight(self, component: ComponentId) -> u32 {
        let (physical, virtual_machine) = match component {
            ComponentId::SystemUuid | ComponentId::MacAddress => (3, 4),
            ComponentId::BoardSerial => (3, 0),
            ComponentId::DiskSerial => (2, 0),
            ComponentId::OsInstallation => (1, 2),
            ComponentId::Processor => (1, 0),
            ComponentId::Model => (1, 1),
        };
        match self {
            Self::Physical => physical,
            Self::Virtual => virtual_machine,
        }
    }
}

/// What a package demands of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Tolerance {
    /// [`Self::Anchors`] in a virtual machine, a score of [`Self::STANDARD_PERCENT`] on real hardware.
    #[default]
    Standard,
    /// Nothing that was present may have changed.
    Exact,
    /// At least this share of the weight that can be compared is the same, and one anchor with it.
    Score {
        /// From 0 to 100.
        percent: u8,
    },
    /// All anchors are the same; the rest is for information.
    Anchors,
}

impl Tolerance {
    /// The share that the standard demands on real hardware.
    pub const STANDARD_PERCENT: u8 = 60;
}

/// Whether a tolerance is kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// Too little can be read to say.
    Undecidable,
}

/// The weights of a comparison and what the tolerance makes of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Score {
    /// Weight of what is the same.
    pub matched: u32,
    /// Weight of what can be compared.
    pub readable: u32,
    /// Weight of what was present.
    pub total: u32,
    /// What the tolerance makes of it.
    pub outcome: Outcome,
}

/// Weighs a comparison.
pub fn score(reference: &Reference, comparison: &Comparison, tolerance: Tolerance) -> Score {
    let recipe = reference.recipe;
    let weight = |counts: fn(Status) -> bool| -> u32 {
        reference.present.keys().filter(|id| counts(comparison.status(**id))).map(|id| recipe.weight(*id)).sum()
    };
    let (matched, readable, total) = (weight(Status::is_match), weight(is_comparable), weight(|_| true));
    let outcome = if total == 0 || readable * 2 < total {
        Outcome::Undecidable
    } else {
        outcome(reference, comparison, tolerance, Share { matched, readable })
    };
    Score { matched, readable, total, outcome }
}

/// The weights that a share is made of.
#[derive(Clone, Copy)]
struct Share {
    matched: u32,
    readable: u32,
}

impl Share {
    fn reaches(self, percent: u8) -> bool {
        self.matched * 100 >= self.readable * u32::from(percent)
    }
}

/// Something can be said about it.
const fn is_comparable(status: Status) -> bool {
    status.is_match() || status.is_mismatch()
}

fn outcome(reference: &Reference, comparison: &Comparison, tolerance: Tolerance, share: Share) -> Outcome {
    match (tolerance, reference.recipe) {
        (Tolerance::Exact, _) => {
            met_if(!reference.present.keys().any(|component| comparison.status(*component).is_change()))
        }
        (Tolerance::Score { percent }, _) => score_outcome(reference, comparison, percent, share),
        (Tolerance::Standard, Recipe::Physical) => {
            score_outcome(reference, comparison, Tolerance::STANDARD_PERCENT, share)
        }
        (Tolerance::Anchors, _) | (Tolerance::Standard, Recipe::Virtual) => match anchors(reference, comparison) {
            Anchors::None => met_if(share.reaches(Tolerance::STANDARD_PERCENT)),
            Anchors::NotReadable => Outcome::Undecidable,
            Anchors::Found { all_match, .. } => met_if(all_match),
        },
    }
}

fn score_outcome(reference: &Reference, comparison: &Comparison, percent: u8, share: Share) -> Outcome {
    match anchors(reference, comparison) {
        Anchors::NotReadable => Outcome::Undecidable,
        Anchors::None => met_if(share.reaches(percent)),
        Anchors::Found { any_matches, .. } => met_if(any_matches && share.reaches(percent)),
    }
}

const fn met_if(met: bool) -> Outcome {
    if met { Outcome::Met } else { Outcome::NotMet }
}

/// What the anchors of a machine say: the components that must not all change at once.
enum Anchors {
    /// The machine never had any.
    None,
    /// It had some, and none can be read now.
    NotReadable,
    /// Those that can be compared.
    Found { any_matches: bool, all_match: bool },
}

/// On real hardware UUID and mainboard, in a virtual machine UUID and MAC address. Those that cannot be compared (on Linux
/// only an administrator may read UUID and mainboard) are replaced: by the MAC address, by the operating system.
fn anchors(reference: &Reference, comparison: &Comparison) -> Anchors {
    use ComponentId::{BoardSerial, MacAddress, OsInstallation, SystemUuid};

    let (first, substitute, wanted) = match reference.recipe {
        Recipe::Physical => ([SystemUuid, BoardSerial], MacAddress, 1),
        Recipe::Virtual => ([SystemUuid, MacAddress], OsInstallation, 2),
    };
    let statuses = |ids: &[ComponentId]| -> alloc::vec::Vec<Status> {
        let present = ids.iter().filter(|id| reference.present.contains_key(id));
        present.map(|id| comparison.status(*id)).filter(|status| is_comparable(*status)).collect()
    };
    let mut found = statuses(&first);
    if found.len() < wanted {
        found.extend(statuses(&[substitute]));
    }
    let had_any = first.iter().chain([&substitute]).any(|id| reference.present.contains_key(id));
    match (found.is_empty(), had_any) {
        (true, false) => Anchors::None,
        (true, true) => Anchors::NotReadable,
        (false, _) => Anchors::Found {
            any_matches: found.iter().any(|status| status.is_match()),
            all_match: found.iter().all(|status| status.is_match()),
        },
    }
}
