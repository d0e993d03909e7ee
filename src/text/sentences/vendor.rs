//! What is wrong with the license file of a running XPhone server.
use xlm_core::license::{Integrity, VendorLicense};

use super::Texts;

/// Which products were altered by hand, or that the file as a whole was; nothing if it is as it was signed.
pub fn altered(texts: &Texts, license: &VendorLicense) -> Option<String> {
    let products = license.products.iter().filter(|product| product.integrity == Integrity::Altered);
    let products: Vec<String> = products
        .map(|product| {
            let values = [("quantity", product.count.into()), ("name", (&product.name).into())];
            texts.format("import-licenses-item", &values)
        })
        .collect();
    if !products.is_empty() {
        return Some(texts.format("import-altered", &[("products", texts.list(&products).into())]));
    }
    (license.integrity == Integrity::Altered).then(|| texts.get("import-altered-file").into_owned())
}
