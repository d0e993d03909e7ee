//! DSSE v1 envelopes (Dead Simple Signing Envelope), limited to one Ed25519 signature.
use alloc::{
    borrow::ToOwned as _,
    format,
    string::{String, ToString as _},
    vec,
    vec::Vec,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Digest, DocumentError, DocumentKind, IssuerName, Member, PayloadFlaw, PublicKey, Trust, json};

/// The largest envelope that is read or made.
pub const MAX_ENVELOPE_BYTES: usize = 256 * 1024;

/// What a document can say.
pub trait Payload: Serialize + DeserializeOwned {
    /// The kind of document that says it.
    const KIND: DocumentKind;

    /// Refuses what is well-formed and yet cannot be meant.
    ///
    /// # Errors
    /// Names the first contradiction.
    fn check(&self) -> Result<(), PayloadFlaw>;
}

/// A payload that a system signs with its own installation key: [`open_own`].
pub trait OwnSigned: Payload {}

/// A payload that only a trusted issuer may sign: [`open_issued`].
pub trait Issued: Payload {}

/// Who signed an opened document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Signer {
    /// The system itself. That the key belongs to a known system is for the caller to check.
    System,
    /// A trusted issuer.
    Issuer(IssuerName),
}

/// A document whose signature verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened<T> {
    /// What it says.
    pub payload: T,
    /// The key that signed it.
    pub key: PublicKey,
    /// Who holds that key.
    pub signer: Signer,
    /// SHA-256 of the payload bytes.
    pub digest: Digest,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    #[serde(rename = "payloadType")]
    payload_type: String,
    payload: String,
    signatures: Vec<EnvelopeSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnvelopeSignature {
    keyid: String,
    sig: String,
}

/// An envelope whose signature fits the key that it names; its payload has not been looked at.
struct Verified {
    payload_type: String,
    payload: Vec<u8>,
    key: PublicKey,
}

/// The bytes that are signed: DSSE's pre-authentication encoding.
pub(super) fn signed_bytes(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}

/// Signs a payload. The same payload and key always give the same text.
///
/// # Errors
/// If the payload contradicts itself or the envelope would be too large.
pub fn seal<T: Payload>(payload: &T, key: &SigningKey) -> Result<String, DocumentError> {
    payload.check()?;
    let payload = to_json(payload).map_err(DocumentError::PayloadForm)?;
    let payload_type = T::KIND.payload_type();
    let signature = key.sign(&signed_bytes(payload_type, payload.as_bytes()));
    let envelope = Envelope {
        payload_type: payload_type.to_owned(),
        payload: BASE64_STANDARD.encode(payload),
        signatures: vec![EnvelopeSignature {
            keyid: PublicKey::of(key).to_string(),
            sig: BASE64_STANDARD.encode(signature.to_bytes()),
        }],
    };
    let envelope = to_json(&envelope).map_err(DocumentError::NotAnEnvelope)?;
    check_size(envelope.len())?;
    Ok(envelope)
}

/// The digest of the document that [`seal`] makes of this payload, whoever signs it.
///
/// # Errors
/// If the payload contradicts itself.
pub fn payload_digest<T: Payload>(payload: &T) -> Result<Digest, DocumentError> {
    payload.check()?;
    let payload = to_json(payload).map_err(DocumentError::PayloadForm)?;
    Ok(Digest::of(payload.as_bytes()))
}

/// Opens a document that a system signed itself: its key ID is the public key, and it proves to hold the secret one.
///
/// # Errors
/// See [`DocumentError`]; the checks come in the order of its variants.
pub fn open_own<T: OwnSigned>(envelope: &[u8]) -> Result<Opened<T>, DocumentError> {
    let verified = verify(envelope)?;
    verified.expect_kind(T::KIND)?;
    verified.open(Signer::System)
}

/// Opens a document that must be signed by one of these issuers.
///
/// # Errors
/// See [`DocumentError`]; the checks come in the order of its variants.
pub fn open_issued<T: Issued>(envelope: &[u8], trust: &Trust) -> Result<Opened<T>, DocumentError> {
    let verified = verify(envelope)?;
    verified.expect_kind(T::KIND)?;
    let issuer = trust.find(verified.key).ok_or(DocumentError::UntrustedIssuer(verified.key))?;
    verified.open(Signer::Issuer(issuer.name.clone()))
}

/// What kind of document this is, for a friendlier refusal. Its signature fits the key that it names, but that key need
/// not be trusted.
///
/// # Errors
/// If it is no document of ours, or damaged.
pub fn kind_of(envelope: &[u8]) -> Result<DocumentKind, DocumentError> {
    verify(envelope)?.kind()
}

fn verify(envelope: &[u8]) -> Result<Verified, DocumentError> {
    check_size(envelope.len())?;
    let Envelope { payload_type, payload, signatures } = json::read(envelope).map_err(DocumentError::NotAnEnvelope)?;
    let [EnvelopeSignature { keyid, sig }] = signatures.as_slice() else {
        return Err(DocumentError::SignatureCount(signatures.len()));
    };
    let key: PublicKey = keyid.parse().map_err(DocumentError::KeyId)?;
    let signature = decode(sig, Member::Signature)?;
    let signature = Signature::from_slice(&signature).or(Err(DocumentError::Encoding(Member::Signature)))?;
    let payload = decode(&payload, Member::Payload)?;
    if !key.signed(&signed_bytes(&payload_type, &payload), &signature) {
        return Err(DocumentError::Signature);
    }
    Ok(Verified { payload_type, payload, key })
}

impl Verified {
    fn kind(&self) -> Result<DocumentKind, DocumentError> {
        DocumentKind::of_payload_type(&self.payload_type)
            .ok_or_else(|| DocumentError::UnknownType(self.payload_type.clone()))
    }

    fn expect_kind(&self, expected: DocumentKind) -> Result<(), DocumentError> {
        let found = self.kind()?;
        if found == expected { Ok(()) } else { Err(DocumentError::WrongKind { expected, found }) }
    }

    fn open<T: Payload>(self, signer: Signer) -> Result<Opened<T>, DocumentError> {
        let payload: T = json::read(&self.payload).map_err(DocumentError::PayloadForm)?;
        payload.check()?;
        Ok(Opened { payload, key: self.key, signer, digest: Digest::of(&self.payload) })
    }
}

const fn check_size(size: usize) -> Result<(), DocumentError> {
    if size > MAX_ENVELOPE_BYTES {
        return Err(DocumentError::TooLarge { size, limit: MAX_ENVELOPE_BYTES });
    }
    Ok(())
}

/// The engine refuses missing padding, other alphabets, white space and unused bits that are not zero.
fn decode(text: &str, member: Member) -> Result<Vec<u8>, DocumentError> {
    BASE64_STANDARD.decode(text).or(Err(DocumentError::Encoding(member)))
}

fn to_json<T: Serialize>(value: &T) -> Result<String, json::JsonFlaw> {
    serde_json::to_string(value).map_err(|error| json::JsonFlaw::Shape(error.to_string()))
}
