//! The key with which license files are signed, as an administrator gives it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use dsa::{
    BoxedUint, Components, Signature, VerifyingKey,
    pkcs8::{
        ObjectIdentifier, SubjectPublicKeyInfoRef,
        der::{Decode as _, Reader as _, SliceReader, asn1::UintRef},
    },
    signature::hazmat::PrehashVerifier as _,
};
use sha1::{Digest as _, Sha1};
use sha2::Sha256;

use super::signature::hexadecimal;

/// The longest key file that is read.
const PEM_BYTES: usize = 8 * 1024;
/// `dsa-sha1` of XML signatures writes r and s with 20 bytes each, which fits no longer subgroup.
const PART_BYTES: usize = 20;
/// More bits take too long to be worth it, and no DSA key has them.
const PRIME_BITS: u32 = 3_072;

/// A public DSA key. Keys are compared by their fingerprint.
#[derive(Clone, Debug)]
pub struct IssuerKey {
    key: VerifyingKey,
    /// SHA-256 of the key file's content (`SubjectPublicKeyInfo`), 64 hexadecimal digits.
    pub fingerprint: String,
}

/// The text is no key that license files are signed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyError {
    /// No `BEGIN PUBLIC KEY`, or what follows is no Base64.
    #[error("not a public key in PEM form")]
    NotPem,
    /// A private key was given: nobody but the issuer should have it.
    #[error("this is a private key")]
    PrivateKey,
    /// A key of another kind.
    #[error("not a DSA key")]
    NotDsa,
    /// A DSA key, but damaged or of a length that DSA-SHA1 does not have.
    #[error("damaged DSA key, or not of the length that DSA-SHA1 takes")]
    BadKey,
}

impl IssuerKey {
    /// Reads a key in PEM form (`-----BEGIN PUBLIC KEY-----`).
    ///
    /// # Errors
    /// [`KeyError`] says what it is instead.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if pem.len() > PEM_BYTES {
            return Err(KeyError::NotPem);
        }
        if pem.contains("PRIVATE KEY-----") {
            return Err(KeyError::PrivateKey);
        }
        let (_, rest) = pem.split_once("-----BEGIN PUBLIC KEY-----").ok_or(KeyError::NotPem)?;
        let (body, _) = rest.split_once("-----END PUBLIC KEY-----").ok_or(KeyError::NotPem)?;
        let body: String = body.split_whitespace().collect();
        let der = STANDARD.decode(body).map_err(|_not_base64| KeyError::NotPem)?;
        Ok(Self { key: read_key(&der)?, fingerprint: hexadecimal(&Sha256::digest(&der)) })
    }

    /// Whether `signature` (r and s, 20 bytes each) is this key's signature of `message` by DSA-SHA1.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let Some((r, s)) = signature.split_at_checked(PART_BYTES).filter(|(_, s)| s.len() == PART_BYTES) else {
            return false;
        };
        Signature::from_components(BoxedUint::from_be_slice_vartime(r), BoxedUint::from_be_slice_vartime(s))
            .is_some_and(|signature| self.key.verify_prehash(&Sha1::digest(message), &signature).is_ok())
    }
}

/// The crate's own conversion takes numbers as they stand; its arithmetic wants them as wide as the prime, hence by hand.
fn read_key(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    const DSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10040.4.1");
    let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|_other_form| KeyError::NotDsa)?;
    info.algorithm.assert_algorithm_oid(DSA).map_err(|_other_kind| KeyError::NotDsa)?;
    let numbers = || {
        let parameters = info.algorithm.parameters_any().ok()?;
        let mut reader = SliceReader::new(parameters.value()).ok()?;
        let [p, q, g] = [reader.decode::<UintRef<'_>>().ok()?, reader.decode().ok()?, reader.decode().ok()?];
        let y = UintRef::from_der(info.subject_public_key.as_bytes()?).ok()?;
        let is_dsa_sha1 = reader.is_finished() && q.as_bytes().len() == PART_BYTES;
        let p = BoxedUint::from_be_slice_vartime(p.as_bytes());
        let bits = Some(p.bits_precision()).filter(|bits| is_dsa_sha1 && *bits <= PRIME_BITS)?;
        let wide = |number: UintRef<'_>| BoxedUint::from_be_slice(number.as_bytes(), bits).ok();
        let (g, y) = (wide(g)?, wide(y).filter(|y| *y < p)?);
        let components = Components::from_components(p, BoxedUint::from_be_slice_vartime(q.as_bytes()), g).ok()?;
        VerifyingKey::from_components(components, y).ok()
    };
    numbers().ok_or(KeyError::BadKey)
}
