//! The license file of a running XPhone server, as values. Reading the XML is the shell's work.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

/// Whether a digest in the file fits what it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Integrity {
    /// It fits.
    Intact,
    /// What it stands for was changed after it was made.
    Altered,
}

/// What is known of the file's signatures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VendorSignature {
    /// There is no key of the vendor to check them against.
    NotVerified,
    /// All signatures were made with this key.
    Verified {
        /// Fingerprint of the key, as hexadecimal digits.
        key: String,
    },
    /// A signature was not made with the key that the administrator added.
    Wrong,
}

/// How a product was licensed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VendorKind {
    /// Full license.
    License,
    /// Test license.
    Test,
    /// Demonstration license.
    Demo,
    /// A word that is not known.
    Other(String),
}

/// A product of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VendorProduct {
    /// The vendor's product code.
    pub code: Option<u32>,
    /// The vendor's edition number.
    pub edition: Option<u32>,
    /// Major version of the product.
    pub version: Option<u32>,
    /// Description, whole.
    pub description: String,
    /// Last part of the description: the product's name.
    pub name: String,
    /// Whether it is licensed per user.
    pub for_user: bool,
    /// Licensed number.
    pub count: u32,
    /// Lease time in seconds.
    pub lease_seconds: Option<u32>,
    /// How it was licensed.
    pub kind: VendorKind,
    /// Last day on which it counts; `None` = for ever.
    pub until: Option<Day>,
    /// Whether the product is as it was signed.
    pub integrity: Integrity,
}

/// Who the file was made for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct VendorCustomer {
    /// Name.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub zip: String,
    /// City.
    pub city: String,
    /// Country.
    pub country: String,
}

/// The license file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VendorLicense {
    /// The vendor's number of the license.
    pub license_number: String,
    /// Hardware ID that it is bound to, in the vendor's form.
    pub hardware_id: String,
    /// X-ID in the vendor's form.
    pub system_id: String,
    /// Address of the contact.
    pub email: String,
    /// Who it was made for.
    pub customer: VendorCustomer,
    /// What the vendor wants to be shown, English and German.
    pub information: crate::catalog::Bilingual,
    /// What the vendor warns of, English and German.
    pub warning: crate::catalog::Bilingual,
    /// Products in the order of the file.
    pub products: Vec<VendorProduct>,
    /// Whether the file as a whole is as it was signed.
    pub integrity: Integrity,
    /// What is known of its signatures.
    pub signature: VendorSignature,
    /// SHA-256 of the file, as hexadecimal digits.
    pub digest: String,
}
