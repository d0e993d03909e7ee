use serde::{Deserialize, Serialize};

use super::{
    ChangeLogHead, Digest, DocumentKind, Issued, OwnSigned, PackageMark, Payload, PayloadFlaw, RehostingBudget,
};
use crate::{calendar::UtcMicros, code::SystemCode};

/// A home server gives its licenses up, so that another server may have them; signed with its installation key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The system.
    pub system_id: SystemCode,
    /// The package that is given up. A release counts for this one only, so it cannot be used twice.
    pub package: PackageMark,
    /// Days that the old server still runs with its licenses; 0: it stopped at once.
    pub tail_days: u16,
    /// When it was given up, by the clock of the home server.
    pub made_at: UtcMicros,
}

/// An issuer confirms a release.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The system.
    pub system_id: SystemCode,
    /// What was credited.
    pub credited: Credited,
    /// Budget after that.
    pub rehosting_budget: RehostingBudget,
    /// The newest entry of the change log that the issuer has seen of this system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_log_head: Option<ChangeLogHead>,
    /// When it was issued, by the clock of the issuer.
    pub issued_at: UtcMicros,
}

/// What a receipt is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credited {
    /// Digest of the release.
    pub release: Digest,
    /// The package that was given up.
    pub package: PackageMark,
    /// Days that the old server may still run.
    pub tail_days: u16,
}

impl Payload for Release {
    const KIND: DocumentKind = DocumentKind::Release;

    fn check(&self) -> Result<(), PayloadFlaw> {
        check_mark(self.package)
    }
}

impl OwnSigned for Release {}

impl Payload for Receipt {
    const KIND: DocumentKind = DocumentKind::Receipt;

    fn check(&self) -> Result<(), PayloadFlaw> {
        check_mark(self.credited.package)
    }
}

impl Issued for Receipt {}

const fn check_mark(package: PackageMark) -> Result<(), PayloadFlaw> {
    if package.generation == 0 { Err(PayloadFlaw::Generation) } else { Ok(()) }
}
