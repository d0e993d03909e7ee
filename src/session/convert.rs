//! From what the adapters read to the values of the core.

use xlm_core::{
    catalog::Bilingual,
    license::{Integrity, VendorCustomer, VendorKind, VendorLicense, VendorProduct, VendorSignature},
};

use crate::sources::license_xml;

/// The vendor's license file.
pub(super) fn vendor_license(license: license_xml::VendorLicense) -> VendorLicense {
    VendorLicense {
        license_number: license.license_number,
        hardware_id: license.hardware_id,
        system_id: license.system_id,
        email: license.email,
        customer: VendorCustomer {
            name: license.customer.name,
            street: license.customer.street,
            zip: license.customer.zip,
            city: license.customer.city,
            country: license.customer.country,
        },
        information: Bilingual { en: license.info.en, de: license.info.de },
        warning: Bilingual { en: license.warning.en, de: license.warning.de },
        products: license.products.into_iter().map(product).collect(),
        integrity: integrity(license.digest),
        signature: match license.signature {
            license_xml::SignatureCheck::NotVerified => VendorSignature::NotVerified,
            license_xml::SignatureCheck::Verified { key } => VendorSignature::Verified { key },
            license_xml::SignatureCheck::Wrong => VendorSignature::Wrong,
        },
        digest: license.content_digest,
    }
}

fn product(product: license_xml::VendorProduct) -> VendorProduct {
    VendorProduct {
        code: product.code,
        edition: product.edition,
        version: product.version,
        description: product.description,
        name: product.name,
        for_user: product.for_user,
        count: product.license_count,
        lease_seconds: product.lease_time,
        kind: match product.kind {
            license_xml::ProductKind::License => VendorKind::License,
            license_xml::ProductKind::Test => VendorKind::Test,
            license_xml::ProductKind::Demo => VendorKind::Demo,
            license_xml::ProductKind::Other(word) => VendorKind::Other(word),
        },
        until: product.expires,
        integrity: integrity(product.digest),
    }
}

fn integrity(digest: license_xml::Digest) -> Integrity {
    match digest {
        license_xml::Digest::Intact => Integrity::Intact,
        license_xml::Digest::Altered => Integrity::Altered,
    }
}
