//! One XML signature of the vendor's shape: a `SignedInfo` with a digest, its signature, and the signed `Object` beside it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{
    Digest, IssuerKey, LicenseXmlError, SignatureCheck,
    canonical::{Form, canonical},
    document::{Element, Node},
};

/// The namespace of XML signatures.
const NAMESPACE: &str = "http://www.w3.org/2000/09/xmldsig#";
const CANONICAL_XML: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const DSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#dsa-sha1";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// A signature whose parts belong together.
pub(super) struct Signed<'d> {
    /// `Id` of the object.
    pub id: &'d str,
    /// What was signed.
    pub object: &'d Element,
    /// Whether the object still has the digest that was signed.
    pub digest: Digest,
    /// Whether a given key made the signature.
    pub signature: SignatureCheck,
}

/// Whether an element is a signature.
pub(super) fn is_signature(element: &Element) -> bool {
    element.local_name() == "Signature" && element.namespace == NAMESPACE
}

/// Reads and checks the signature `element`, which stands inside `ancestors` (outermost first).
pub(super) fn check<'d>(
    ancestors: &[&'d Element],
    element: &'d Element,
    keys: &[IssuerKey],
) -> Result<Signed<'d>, LicenseXmlError> {
    let path: Vec<&Element> = ancestors.iter().copied().chain([element]).collect();
    let info = part(element, "SignedInfo")?;
    let object = part(element, "Object")?;
    let value = part(element, "SignatureValue")?;
    check_parts(element)?;
    let id = object.attribute("Id").ok_or_else(|| missing("Id", object))?;
    let expected = referenced_digest(info, id)?;

    let expected = decoded(&expected);
    let has_digest = |form| expected.as_deref() == Some(Sha256::digest(canonical(&path, object, form)).as_slice());
    let digest = if Form::ALL.into_iter().any(has_digest) { Digest::Intact } else { Digest::Altered };
    let signature = if keys.is_empty() {
        SignatureCheck::NotVerified
    } else {
        let value = decoded(&text(value)?).unwrap_or_default();
        let messages = Form::ALL.map(|form| canonical(&path, info, form));
        let fits = |key: &&IssuerKey| {
            digest == Digest::Intact && messages.iter().any(|message| key.signed(message.as_bytes(), &value))
        };
        keys.iter()
            .find(fits)
            .map_or(SignatureCheck::Wrong, |key| SignatureCheck::Verified { key: key.fingerprint.clone() })
    };
    Ok(Signed { id, object, digest, signature })
}

/// SHA-256 of an outermost element in canonical form, in hexadecimal digits.
pub(super) fn content_digest(root: &Element) -> String {
    hexadecimal(&Sha256::digest(canonical(&[], root, Form::Standard)))
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The digest that `SignedInfo` gives for the object with that `Id`, after checking that all its methods are the known ones.
fn referenced_digest(info: &Element, id: &str) -> Result<String, LicenseXmlError> {
    check_method(part(info, "CanonicalizationMethod")?, "CanonicalizationMethod", CANONICAL_XML)?;
    check_method(part(info, "SignatureMethod")?, "SignatureMethod", DSA_SHA1)?;
    let reference = part(info, "Reference")?;
    if reference.attribute("URI").and_then(|uri| uri.strip_prefix('#')) != Some(id) {
        return Err(LicenseXmlError::WrongReference { id: id.to_owned() });
    }
    check_method(part(reference, "DigestMethod")?, "DigestMethod", SHA256)?;
    // Transforms would have the digest of something else; the known files have none.
    if let Some(transforms) = reference.elements().find(|element| element.local_name() == "Transforms") {
        for transform in transforms.elements() {
            check_method(transform, "Transform", CANONICAL_XML)?;
        }
    }
    text(part(reference, "DigestValue")?)
}

fn check_method(element: &Element, name: &'static str, known: &str) -> Result<(), LicenseXmlError> {
    let method = element.attribute("Algorithm").unwrap_or_default();
    if method == known {
        Ok(())
    } else {
        Err(LicenseXmlError::UnknownMethod { element: name, method: method.to_owned() })
    }
}

/// The one child of that name in the namespace of signatures.
fn part<'d>(parent: &'d Element, name: &'static str) -> Result<&'d Element, LicenseXmlError> {
    let mut found = parent.elements().filter(|child| child.local_name() == name && child.namespace == NAMESPACE);
    let first = found.next().ok_or_else(|| missing(name, parent))?;
    match found.next() {
        None => Ok(first),
        Some(_) => Err(LicenseXmlError::Repeated { element: name, inside: parent.name.clone() }),
    }
}

fn missing(element: &'static str, inside: &Element) -> LicenseXmlError {
    LicenseXmlError::Missing { element, inside: inside.name.clone() }
}

/// Beside the three parts only `KeyInfo` may stand, which is not looked at: a key from the file itself proves nothing. Anything else
/// would not be signed and yet look like a part of the license.
fn check_parts(signature: &Element) -> Result<(), LicenseXmlError> {
    let is_known = |node: &Node| match node {
        Node::Element(child) => {
            child.namespace == NAMESPACE
                && matches!(child.local_name(), "SignedInfo" | "SignatureValue" | "KeyInfo" | "Object")
        }
        Node::Text(text) => text.trim().is_empty(),
        Node::Instruction { .. } => true,
    };
    if signature.children.iter().all(is_known) {
        Ok(())
    } else {
        Err(LicenseXmlError::Unexpected { inside: signature.name.clone() })
    }
}

/// The text of an element that has no elements inside.
pub(super) fn text(element: &Element) -> Result<String, LicenseXmlError> {
    element.text().ok_or_else(|| LicenseXmlError::Unexpected { inside: element.name.clone() })
}

fn decoded(base64: &str) -> Option<Vec<u8>> {
    let plain: String = base64.split_whitespace().collect();
    STANDARD.decode(plain).ok()
}
