//! What the system is licensed for: the installed package of an issuer, or the vendor's license file.

mod certificate;
pub(crate) mod order;
mod pool;
mod vendor;

use alloc::{collections::BTreeMap, sync::Arc, vec::Vec};

pub use certificate::{Certificate, CertificateFault, CertificateLicense, FoundCode, GuessedCode};
pub use order::{KeptOrder, Order, Orders};
pub(crate) use pool::next_change;
pub use pool::{Item, ItemKind, ItemStatus, Pool, PoolBlock, Pools, pools};
use serde::{Deserialize, Serialize};
pub use vendor::{Integrity, VendorCustomer, VendorKind, VendorLicense, VendorProduct, VendorSignature};

use crate::{
    calendar::UtcMicros,
    code::RequestCode,
    document::{Digest, IssuerName, LicensePackage, Nonce, PublicKey, Reason},
    upgrade::OldSystem,
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
    /// Certificates that were read, and codes that were redeemed.
    pub orders: Orders,
    /// The system that the licenses are upgraded from: the next request says so.
    pub old_system: Option<OldSystem>,
    /// Requests without an answer, oldest first.
    pub open_requests: Vec<OpenRequest>,
    /// Requests that a later one, or its answer, made needless. Nobody waits for them any more; an answer that comes
    /// nevertheless is one that this system asked for.
    superseded: Vec<Nonce>,
    /// The highest number of a package of each issuer, by his key: whoever steals one key cannot make the packages of
    /// the other issuers look old with it.
    newest: BTreeMap<PublicKey, u64>,
}

impl Licenses {
    /// Whether a request with this nonce was made here and not answered.
    pub fn asked(&self, nonce: Nonce) -> bool {
        self.open_requests.iter().any(|open| open.nonce == nonce) || self.superseded.contains(&nonce)
    }

    /// The highest number of a package of this issuer that was installed; 0 before the first.
    pub fn newest_of(&self, issuer: PublicKey) -> u64 {
        self.newest.get(&issuer).copied().unwrap_or(0)
    }

    pub(crate) fn installed(&mut self, issuer: PublicKey, generation: u64) {
        self.newest.insert(issuer, generation);
    }

    /// The open requests that a newer one with these codes replaces: it asks for everything that they ask for, because
    /// a package is the complete set of licenses for the hardware as it is then.
    pub fn replaced_by<'a>(&'a self, codes: &'a [RequestCode]) -> impl Iterator<Item = &'a OpenRequest> {
        self.open_requests.iter().filter(|open| is_replaced(open, codes))
    }

    pub(crate) fn made(&mut self, request: &OpenRequest) {
        let replaced = self.open_requests.extract_if(.., |open| is_replaced(open, &request.codes));
        self.superseded.extend(replaced.map(|open| open.nonce));
        self.open_requests.push(request.clone());
    }

    /// The codes of the request that an answer belongs to.
    pub fn codes_asked(&self, nonce: Option<Nonce>) -> &[RequestCode] {
        let request = self.open_requests.iter().find(|open| Some(open.nonce) == nonce);
        request.map(|request| request.codes.as_slice()).unwrap_or_default()
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

fn is_replaced(open: &OpenRequest, codes: &[RequestCode]) -> bool {
    open.codes.iter().all(|code| codes.contains(code))
}

#[cfg(test)]
mod tests;
