//! The buy list as a letter to the reseller.
use xlm_core::{
    installation::Installation,
    report::{BuyLine, Overview},
};

use crate::text::Texts;

/// What to order and what to renew, as lines of plain text for a mail.
pub fn buy_list_letter(texts: &Texts, installation: &Installation, overview: &Overview, lines: &[BuyLine]) -> String {
    let mut letter = vec![texts.get("overview-letter-greeting").into_owned(), String::new()];
    letter.extend(lines.iter().map(|line| {
        let entry = installation.catalog.license_type(line.license_type);
        let ordered =
            texts.format("overview-letter-line", &[("count", line.quantity.into()), ("license", (&entry.name).into())]);
        match entry.product_code {
            Some(code) => {
                // A number of a product is no amount: it gets no separators.
                let code = code.to_string();
                format!("{ordered} ({})", texts.format("overview-letter-code", &[("code", (&code).into())]))
            }
            None => ordered,
        }
    }));
    if !overview.ahead.is_empty() {
        letter.extend([String::new(), texts.get("overview-letter-renewal").into_owned()]);
        letter.extend(overview.ahead.iter().map(|item| {
            let values =
                [("count", item.quantity.into()), ("license", (&item.name).into()), ("until", item.until.into())];
            texts.format("overview-letter-ending", &values)
        }));
    }
    letter.push(String::new());
    if let Some(customer) = &overview.customer {
        letter.push(texts.format("overview-letter-customer", &[("customer", customer.into())]));
    }
    if let Some(system_id) = installation.system_id() {
        letter.push(texts.format("overview-letter-system", &[("id", (&system_id.to_string()).into())]));
    }
    letter.join("\n") + "\n"
}
