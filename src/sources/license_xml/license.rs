//! What a license file says, as plain values.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use xlm_core::calendar::Day;

use super::{
    IssuerKey, LicenseXmlError,
    document::{Element, WhiteSpace, parse},
    product,
    signature::{check, content_digest, is_signature, text},
};

/// The licenses of one system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VendorLicense {
    /// Version of the file's format, e.g. "1.0".
    pub format_version: String,
    /// Number of the license.
    pub license_number: String,
    /// The hardware that the licenses are bound to, in the vendor's form; not comparable with our own hardware IDs.
    pub hardware_id: String,
    /// The X-ID in the vendor's form, e.g. "XID-AB3C4D5E".
    pub system_id: String,
    /// E-mail address for the license.
    pub email: String,
    /// Whom it was issued to.
    pub customer: Customer,
    /// A text that the vendor wants to be shown.
    pub info: Texts,
    /// A warning that the vendor wants to be shown.
    pub warning: Texts,
    /// The products, in the order of the file.
    pub products: Vec<VendorProduct>,
    /// Whether the license as a whole is as it was signed. A changed product changes this, too.
    pub digest: Digest,
    /// Whether a given key signed the license as a whole.
    pub signature: SignatureCheck,
    /// SHA-256 of the file's content in canonical form, 64 hexadecimal digits: the same for files that differ in line ends or indents.
    pub content_digest: String,
}

/// Whom a license was issued to; texts may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Customer {
    /// Name of the company.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub zip: String,
    /// City.
    pub city: String,
    /// Country code.
    pub country: String,
}

/// A text in both languages; may be empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// One product of a license.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VendorProduct {
    /// Name of the signed part, e.g. `ProductLicense_4`; no two products of a file have the same.
    pub id: String,
    /// Product code, if the file gives one.
    pub code: Option<u32>,
    /// Edition of the product, if the file gives one.
    pub edition: Option<u32>,
    /// Major version of the product, if the file gives one.
    pub version: Option<u32>,
    /// Description, e.g. "XPhone Connect 10 - IP-CHANNEL".
    pub description: String,
    /// Last part of the description, behind " - "; the whole one if it has no such part.
    pub name: String,
    /// The vendor's mark for licenses of users.
    pub for_user: bool,
    /// How many. 0 if a value that decides about it is unreadable.
    pub license_count: u32,
    /// Probably seconds for which a client may keep the license without the server; `None` if not given.
    pub lease_time: Option<u32>,
    /// Commercial kind.
    pub kind: ProductKind,
    /// Last day on which it is valid, inclusive; `None`: for ever. The file has the day after.
    pub expires: Option<Day>,
    /// Whether the product is as it was signed.
    pub digest: Digest,
    /// Whether a given key signed this product.
    pub signature: SignatureCheck,
    /// Values that could not be read; then the product counts 0.
    pub unreadable: Vec<UnreadableValue>,
}

/// A value that decides what a product is worth, and that makes no sense.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnreadableValue {
    /// The element of the file, e.g. `LicenseCount`.
    pub element: String,
    /// What it says; empty if it is missing, too.
    pub text: String,
}

/// Commercial kind of a product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ProductKind {
    /// Bought or rented.
    License,
    /// A test license, always limited in time.
    Test,
    /// A demo license, always limited in time.
    Demo,
    /// What a later version may call it.
    Other(String),
}

/// Whether a part still has the digest with which it was signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Digest {
    /// Not changed since it was signed, unless somebody also wrote a new digest.
    Intact,
    /// Changed after it was signed.
    Altered,
}

/// Whether a key made a signature.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SignatureCheck {
    /// No key was given.
    NotVerified,
    /// The part is exactly what this key signed.
    Verified {
        /// Fingerprint of the key, as [`IssuerKey::fingerprint`].
        key: String,
    },
    /// None of the given keys signed the part as it is now: it was altered, or somebody else signed it.
    Wrong,
}

impl VendorLicense {
    /// The products that were changed after they were signed.
    pub fn altered_products(&self) -> impl Iterator<Item = &VendorProduct> {
        self.products.iter().filter(|product| product.digest == Digest::Altered)
    }
}

/// Reads a license file, recomputes its digests and checks its signatures with the given keys, if any.
///
/// # Errors
/// [`LicenseXmlError`] if it is no license file or not safe to read. Altered and unreadable products are part of the result.
pub fn read_license(bytes: &[u8], keys: &[IssuerKey]) -> Result<VendorLicense, LicenseXmlError> {
    let root = parse(bytes, WhiteSpace::Dropped)?;
    if !is_signature(&root) {
        return Err(LicenseXmlError::NotALicense { found: root.name });
    }
    let whole = check(&[], &root, keys)?;
    let object = whole.object;
    let mut ids = BTreeSet::from([whole.id]);
    let mut products = Vec::new();
    for element in object.elements().filter(|element| is_signature(element)) {
        let signed = check(&[&root, object], element, keys)?;
        if !ids.insert(signed.id) {
            return Err(LicenseXmlError::WrongReference { id: signed.id.to_owned() });
        }
        products.push(product::read(signed));
    }
    let fields = Fields { object };
    let customer = fields.element("CustomerData")?;
    let customer_field = |name| customer.and_then(|element| element.attribute(name)).unwrap_or_default().to_owned();
    Ok(VendorLicense {
        format_version: fields.mandatory("Version")?,
        license_number: fields.mandatory("LicenseNumber")?,
        hardware_id: fields.mandatory("ComputerIdentifier")?,
        system_id: fields.mandatory("SystemID")?,
        email: fields.optional("EMail")?,
        customer: Customer {
            name: customer_field("Name"),
            street: customer_field("StreetAndHouseNo"),
            zip: customer_field("ZIPCode"),
            city: customer_field("City"),
            country: customer_field("Country"),
        },
        info: Texts { de: fields.optional("InfoTextDE")?, en: fields.optional("InfoTextEN")? },
        warning: Texts { de: fields.optional("WarningTextDE")?, en: fields.optional("WarningTextEN")? },
        products,
        digest: whole.digest,
        content_digest: content_digest(&root),
        signature: whole.signature,
    })
}

/// The system's data in the outer object. They are in no namespace.
struct Fields<'d> {
    object: &'d Element,
}

impl<'d> Fields<'d> {
    fn element(&self, name: &'static str) -> Result<Option<&'d Element>, LicenseXmlError> {
        only_child(self.object, name)
            .map_err(|Twice| LicenseXmlError::Repeated { element: name, inside: self.object.name.clone() })
    }

    fn optional(&self, name: &'static str) -> Result<String, LicenseXmlError> {
        self.element(name)?.map_or(Ok(String::new()), text)
    }

    fn mandatory(&self, name: &'static str) -> Result<String, LicenseXmlError> {
        let text = self.optional(name)?;
        if text.is_empty() {
            Err(LicenseXmlError::Missing { element: name, inside: self.object.name.clone() })
        } else {
            Ok(text)
        }
    }
}

/// The child of that name occurs more than once.
pub(super) struct Twice;

/// The one child of that name in no namespace, if there is one.
pub(super) fn only_child<'d>(parent: &'d Element, name: &str) -> Result<Option<&'d Element>, Twice> {
    let mut found = parent.elements().filter(|child| child.name == name && child.namespace.is_empty());
    let first = found.next();
    if found.next().is_some() { Err(Twice) } else { Ok(first) }
}
