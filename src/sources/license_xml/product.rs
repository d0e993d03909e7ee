//! The values of one product. One that makes no sense is named, and the product counts 0: it must not hide the other products.

use xlm_core::calendar::Day;

use super::{
    ProductKind, UnreadableValue, VendorProduct,
    document::Element,
    license::{Twice, only_child},
    signature::Signed,
};

/// What stands between the product line and the name of the product.
const NAME_SEPARATOR: &str = " - ";
/// An expiration date that means "never": the technical activation license of real files has it.
const NEVER: &str = "01/01/1900";

/// Reads the product in a checked signature.
pub(super) fn read(signed: Signed<'_>) -> VendorProduct {
    let mut values = Values { object: signed.object, unreadable: Vec::new() };
    let description = match values.text("Description") {
        text if text.is_empty() => values.info("Description").unwrap_or_default().to_owned(),
        text => text,
    };
    let name = description.rsplit(NAME_SEPARATOR).next().unwrap_or_default().trim().to_owned();
    if name.is_empty() {
        values.note("Description", &description);
    }
    let kind = values.kind();
    let expires = values.expiration(&kind);
    let license_count = values.count();
    VendorProduct {
        id: signed.id.to_owned(),
        code: values.info_number("Code"),
        edition: values.info_number("Edition"),
        version: values.info_number("Version"),
        name,
        description,
        for_user: values.text("LicenseForUser").eq_ignore_ascii_case("true"),
        license_count: if values.unreadable.is_empty() { license_count } else { 0 },
        lease_time: values.text("LeaseTime").parse().ok(),
        kind,
        expires,
        digest: signed.digest,
        signature: signed.signature,
        unreadable: values.unreadable,
    }
}

/// The elements of a product, and what could not be read of them.
struct Values<'d> {
    object: &'d Element,
    unreadable: Vec<UnreadableValue>,
}

impl<'d> Values<'d> {
    /// The text of an element; empty if it is missing. One that occurs twice or has elements inside is noted.
    fn text(&mut self, name: &'static str) -> String {
        let text = match only_child(self.object, name) {
            Ok(Some(element)) => element.text(),
            Ok(None) => Some(String::new()),
            Err(Twice) => None,
        };
        text.unwrap_or_else(|| {
            self.note(name, "");
            String::new()
        })
    }

    fn note(&mut self, element: &'static str, text: &str) {
        self.unreadable.push(UnreadableValue { element: element.to_owned(), text: text.to_owned() });
    }

    fn info(&self, name: &str) -> Option<&'d str> {
        only_child(self.object, "ProductInfo").ok().flatten()?.attribute(name)
    }

    fn info_number(&self, name: &str) -> Option<u32> {
        self.info(name)?.trim().parse().ok()
    }

    fn count(&mut self) -> u32 {
        let text = self.text("LicenseCount");
        text.parse().unwrap_or_else(|_no_number| {
            self.note("LicenseCount", &text);
            0
        })
    }

    fn kind(&mut self) -> ProductKind {
        let text = self.text("LicenseType");
        match text.as_str() {
            "License" => ProductKind::License,
            "Test" => ProductKind::Test,
            "Demo" => ProductKind::Demo,
            _ => {
                if text.is_empty() {
                    self.note("LicenseType", "");
                }
                ProductKind::Other(text)
            }
        }
    }

    /// Last valid day. The vendor's programs take a product as valid before the date, so that the day before is the last one; without
    /// a date it is valid for ever, except that a test or demo license without a date is not valid at all.
    fn expiration(&mut self, kind: &ProductKind) -> Option<Day> {
        let text = self.text("ExpirationDate");
        let is_limited = matches!(kind, ProductKind::Test | ProductKind::Demo);
        if (text.is_empty() || text == NEVER) && !is_limited {
            return None;
        }
        let last_day = american_date(&text).filter(|_| text != NEVER).map(|day| day.plus(-1));
        if last_day.is_none() {
            self.note("ExpirationDate", &text);
        }
        last_day
    }
}

/// `MM/DD/YYYY`.
fn american_date(text: &str) -> Option<Day> {
    let mut parts = text.split('/');
    let mut next = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let (month, day, year) = (next(2)?, next(2)?, next(4)?);
    if parts.next().is_some() {
        return None;
    }
    Day::from_date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
