//! Documents, signed for real or, for speed, by a double: a document is then the number under which it is kept.

use std::{cell::RefCell, sync::LazyLock};

use ed25519_dalek::SigningKey;
use serde::Serialize;
use xlm_core::document::{
    Digest, DocumentError, IssuerName, IssuerScope, LicensePackage, Opened, Payload, PublicKey, Receipt, Release,
    Request, Signer, Trust, TrustedIssuer, open_issued, open_own, payload_digest, seal,
};
use xphone_license_manager::portal::protocol::Seal;

/// Keys that are needed at all, made once.
static KEYS: LazyLock<Vec<(SigningKey, PublicKey)>> = LazyLock::new(|| {
    let key = |number: u8| SigningKey::from_bytes(&[number + 1; 32]);
    (0..40).map(|number| (key(number), PublicKey::of(&key(number)))).collect()
});

pub static TRUST: LazyLock<Trust> = LazyLock::new(|| Trust {
    issuers: vec![TrustedIssuer {
        name: issuer_name(),
        key: issuer_key().1,
        scope: IssuerScope::Licensed,
        address: None,
    }],
});

fn issuer_name() -> IssuerName {
    IssuerName("Issuer".to_owned())
}

fn issuer_key() -> &'static (SigningKey, PublicKey) {
    &KEYS[39]
}

/// The installation key with this number.
pub fn public_key(number: usize) -> PublicKey {
    KEYS[number % 39].1
}

/// Something on its way: the file, and what it says.
#[derive(Clone, Debug)]
pub enum Paper {
    Request(String, Opened<Request>),
    Release(String, Opened<Release>),
    Package(String, Opened<LicensePackage>),
    Receipt(String, Opened<Receipt>),
}

/// Signs and opens.
#[derive(Debug)]
pub struct Signing {
    pub is_real: bool,
    packages: RefCell<Vec<Opened<LicensePackage>>>,
    receipts: RefCell<Vec<Opened<Receipt>>>,
}

/// The digest of a payload, much cheaper than over its JSON.
fn quick_digest<T: Serialize>(payload: &T, kind: u8) -> Digest {
    let mut bytes = serde_json::to_vec(payload).unwrap();
    bytes.push(kind);
    let mut digest = [0; 32];
    let mut state = 0xCBF2_9CE4_8422_2325_u64;
    for (index, byte) in bytes.iter().enumerate() {
        state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3).rotate_left(5);
        digest[index % 32] ^= (state >> 24) as u8;
    }
    Digest(digest)
}

impl Signing {
    pub fn new(is_real: bool) -> Self {
        Self { is_real, packages: RefCell::default(), receipts: RefCell::default() }
    }

    pub fn request(&self, request: Request, key: usize) -> Paper {
        if self.is_real {
            let file = seal(&request, &KEYS[key % 39].0).unwrap();
            let opened = open_own(file.as_bytes()).unwrap();
            return Paper::Request(file, opened);
        }
        let digest = quick_digest(&request.nonce, 1);
        let opened = Opened { payload: request, key: public_key(key), signer: Signer::System, digest };
        Paper::Request(String::new(), opened)
    }

    pub fn release(&self, release: Release, key: usize) -> Paper {
        if self.is_real {
            let file = seal(&release, &KEYS[key % 39].0).unwrap();
            let opened = open_own(file.as_bytes()).unwrap();
            return Paper::Release(file, opened);
        }
        let digest = payload_digest(&release).unwrap();
        let opened = Opened { payload: release, key: public_key(key), signer: Signer::System, digest };
        Paper::Release(String::new(), opened)
    }

    /// Opens a package that an issuer has made.
    pub fn open_package(&self, file: &str) -> Opened<LicensePackage> {
        match file.parse::<usize>() {
            Ok(number) => self.packages.borrow()[number].clone(),
            Err(_) => open_issued(file.as_bytes(), &TRUST).unwrap(),
        }
    }

    /// Opens a receipt that an issuer has made.
    pub fn open_receipt(&self, file: &str) -> Opened<Receipt> {
        match file.parse::<usize>() {
            Ok(number) => self.receipts.borrow()[number].clone(),
            Err(_) => open_issued(file.as_bytes(), &TRUST).unwrap(),
        }
    }
}

fn kept<T: Payload>(papers: &RefCell<Vec<Opened<T>>>, payload: T, digest: Digest) -> String {
    let mut papers = papers.borrow_mut();
    let signer = Signer::Issuer(issuer_name());
    papers.push(Opened { payload, key: issuer_key().1, signer, digest });
    (papers.len() - 1).to_string()
}

impl Seal for Signing {
    fn package(&self, package: &LicensePackage) -> Result<(String, Digest), DocumentError> {
        if self.is_real {
            return issuer_key().0.package(package);
        }
        let number = self.packages.borrow().len() as u64;
        let digest = quick_digest(&(number, package.generation), 2);
        Ok((kept(&self.packages, package.clone(), digest), digest))
    }

    fn receipt(&self, receipt: &Receipt) -> Result<String, DocumentError> {
        if self.is_real {
            return issuer_key().0.receipt(receipt);
        }
        let digest = quick_digest(&(receipt.credited.release, receipt.issued_at), 3);
        Ok(kept(&self.receipts, receipt.clone(), digest))
    }
}
