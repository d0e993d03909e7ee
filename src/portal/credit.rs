//! Releases: an old server gave its licenses up, so that a new one may have them.
use ed25519_dalek::SigningKey;
use xlm_core::{
    calendar::UtcMicros,
    code::SystemCode,
    document::{Credited, Opened, Receipt, Release, open_own, seal},
};

use super::{
    issue::{Answered, IssueRefusal, self_check},
    order_book::{CreditedRelease, OrderBook},
};

/// A receipt, ready to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuedReceipt {
    /// The file.
    pub envelope: String,
    /// The system that it is for.
    pub system_id: SystemCode,
    /// The package that was given up.
    pub generation: u64,
    /// Whether it is new.
    pub answered: Answered,
}

impl OrderBook {
    /// Credits a release: from now on the system may move, and only move. Confirms it with a receipt.
    ///
    /// # Errors
    /// If the release is refused; the book is as before then.
    pub fn credit(&mut self, release: &[u8], key: &SigningKey, now: UtcMicros) -> Result<IssuedReceipt, IssueRefusal> {
        let release: Opened<Release> = open_own(release)?;
        let Release { system_id, package, tail_days, .. } = release.payload;
        let system = self.systems.get_mut(&system_id).ok_or(IssueRefusal::UnknownSystem(system_id))?;
        let generation = package.generation;
        if let Some(credited) = system.releases.iter().find(|credited| credited.release == release.digest) {
            let envelope = credited.receipt.clone();
            return Ok(IssuedReceipt { envelope, system_id, generation, answered: Answered::Again });
        }
        if release.key != system.installation_key {
            return Err(IssueRefusal::AnotherKey(system_id));
        }
        if !system.answers.iter().any(|answer| answer.package == package) {
            return Err(IssueRefusal::UnknownPackage { system_id, generation });
        }
        match system.newest() {
            Some(newest) if newest != package => {
                return Err(IssueRefusal::OldRelease { system_id, generation, newest: newest.generation });
            }
            _ => {}
        }
        let receipt = Receipt {
            system_id,
            credited: Credited { release: release.digest, package, tail_days },
            rehosting_budget: system.budget(now),
            change_log_head: system.change_log_head,
            issued_at: now,
        };
        let envelope = seal(&receipt, key)?;
        self_check::<Receipt>(&envelope, key)?;
        system.releases.push(CreditedRelease { release: release.digest, package, receipt: envelope.clone() });
        Ok(IssuedReceipt { envelope, system_id, generation, answered: Answered::New })
    }
}
