//! Answers: what was issued, and how it is found again.
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::UtcMicros,
    document::{
        Digest, DocumentError, Issued, IssuerName, IssuerScope, LicensePackage, Nonce, PackageMark, PublicKey, Receipt,
        Release, Request, Trust, TrustedIssuer, open_issued, open_own, seal,
    },
};

use super::Issuer;

/// A package and the request that it answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuedPackage {
    /// Digest of the request.
    pub request: Digest,
    /// Its nonce.
    pub nonce: Nonce,
    /// Number and digest of the package.
    pub package: PackageMark,
    /// When it was issued.
    pub issued_at: UtcMicros,
    /// The package itself.
    pub envelope: String,
}

/// A return and its receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuedReceipt {
    /// Digest of the return.
    pub release: Digest,
    /// The package that was given up.
    pub package: PackageMark,
    /// The receipt itself.
    pub receipt: String,
}

/// What a document of a system was answered with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer<'a> {
    /// A request, with a package.
    Package(&'a IssuedPackage),
    /// A return, with a receipt.
    Receipt(&'a IssuedReceipt),
}

impl<'a> Answer<'a> {
    /// The file to send.
    pub fn envelope(self) -> &'a str {
        match self {
            Self::Package(issued) => &issued.envelope,
            Self::Receipt(issued) => &issued.receipt,
        }
    }

    /// The package that is sent or was given up.
    pub const fn package(self) -> PackageMark {
        match self {
            Self::Package(issued) => issued.package,
            Self::Receipt(issued) => issued.package,
        }
    }
}

impl Issuer {
    /// What a request or return was answered with; none if it was not, or is no such document. After events were applied
    /// it finds what they carry, and after none what the first sending of the same document got.
    pub fn answer(&self, envelope: &str) -> Option<Answer<'_>> {
        let bytes = envelope.as_bytes();
        if let Ok(request) = open_own::<Request>(bytes) {
            let system = self.systems.get(&request.payload.system_id)?;
            return system.answer_to(request.digest).map(Answer::Package);
        }
        let release = open_own::<Release>(bytes).ok()?;
        self.systems.get(&release.payload.system_id)?.receipt_for(release.digest).map(Answer::Receipt)
    }
}

/// How documents of the issuer are signed. The program knows one way, [`SigningKey`]; the rules need none.
pub trait Seal {
    /// Signs a package; gives the file and the digest.
    ///
    /// # Errors
    /// If the payload contradicts itself or the file would be too large.
    fn package(&self, package: &LicensePackage) -> Result<(String, Digest), DocumentError>;

    /// Signs a receipt.
    ///
    /// # Errors
    /// As [`Self::package`].
    fn receipt(&self, receipt: &Receipt) -> Result<String, DocumentError>;
}

impl Seal for SigningKey {
    fn package(&self, package: &LicensePackage) -> Result<(String, Digest), DocumentError> {
        let envelope = seal(package, self)?;
        let digest = opened_by_receiver::<LicensePackage>(&envelope, self)?;
        Ok((envelope, digest))
    }

    fn receipt(&self, receipt: &Receipt) -> Result<String, DocumentError> {
        let envelope = seal(receipt, self)?;
        opened_by_receiver::<Receipt>(&envelope, self)?;
        Ok(envelope)
    }
}

/// Opens what is about to be handed out as the receiver will, and gives its digest.
fn opened_by_receiver<T: Issued>(envelope: &str, key: &SigningKey) -> Result<Digest, DocumentError> {
    let issuer = TrustedIssuer {
        name: IssuerName("this issuer".to_owned()),
        key: PublicKey::of(key),
        scope: IssuerScope::Licensed,
        address: None,
    };
    open_issued::<T>(envelope.as_bytes(), &Trust { issuers: vec![issuer] }).map(|opened| opened.digest)
}
