//! What the system is licensed for: the installed package of an issuer, or the vendor's license file.

mod certificate;
mod pool;
mod vendor;

use alloc::{sync::Arc, vec::Vec};

pub use certificate::{Certificate, CertificateFault, CertificateLicense, FoundCode, GuessedCode};
pub(crate) use pool::next_change;
pub use pool::{Item, ItemKind, ItemStatus, Pool, PoolBlock, Pools, pools};
use serde::{Deserialize, Serialize};
pub use vendor::{Integrity, VendorCustomer, VendorKind, VendorLicense, VendorProduct, VendorSignature};

use crate::{
    calendar::UtcMicros,
    code::RequestCode,
    document::{Digest, IssuerName, LicensePackage, Nonce, Reason},
};

/// The package that is installed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstalledPackage {
    /// The signed file, as it came.
    pub envelope: Arc<str>,
    /// Number of the package; rises with each one.
    pub generation: u64,
    /// SHA-256 of the envelope's payload.
    pub digest: Digest,
    /// When it was installed.
    pub installed_at: UtcMicros,
    /// What it says and who signed it. `None` until the signature was checked on this machine: then no pool counts.
    #[serde(skip)]
    pub verified: Option<Arc<VerifiedPackage>>,
}

/// What a package says, after its signature was checked.
#[derive(Clone, Debug)]
pub struct VerifiedPackage {
    /// The contents.
    pub package: LicensePackage,
    /// Name of the issuer whose key signed it.
    pub issuer: IssuerName,
}

/// A request that was sent, or saved to be sent, and not answered yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenRequest {
    /// Random number that the package will repeat.
    pub nonce: Nonce,
    /// Why it was made.
    pub reason: Reason,
    /// The codes that it redeems.
    pub codes: Vec<RequestCode>,
    /// When it was made.
    pub made_at: UtcMicros,
}

/// All that was imported in the way of licenses.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licenses {
    /// Package of an issuer.
    pub package: Option<InstalledPackage>,
    /// License file of a running XPhone server.
    pub vendor: Option<Arc<VendorLicense>>,
    /// Requests without an answer, oldest first.
    pub open_requests: Vec<OpenRequest>,
    /// Requests that a later one's answer made needless. Nobody waits for them any more; an answer that comes
    /// nevertheless is one that this system asked for.
    superseded: Vec<Nonce>,
}

impl Licenses {
    /// Whether a request with this nonce was made here and not answered.
    pub fn asked(&self, nonce: Nonce) -> bool {
        self.open_requests.iter().any(|open| open.nonce == nonce) || self.superseded.contains(&nonce)
    }

    /// A package is the complete set, so with an answered request the older ones are done with.
    pub(crate) fn answered(&mut self, nonce: Option<Nonce>) {
        self.superseded.retain(|known| Some(*known) != nonce);
        if let Some(index) = self.open_requests.iter().position(|open| Some(open.nonce) == nonce) {
            let older = self.open_requests.drain(..=index).take(index);
            self.superseded.extend(older.map(|open| open.nonce));
        }
    }
}

#[cfg(test)]
mod tests;
