//! What is installed now: items, who signed them, and what of them does not count.

use eframe::egui::Ui;
use xlm_core::{
    catalog::Bilingual,
    document::SystemKind,
    license::{InstalledPackage, Item, ItemKind, ItemStatus, VendorLicense, VendorSignature},
};

use crate::{
    session::View,
    text::{Language, Texts, sentences},
    ui::{
        panel::page::strip_ui,
        theme::{secondary, small},
        widget::{Cell, Column, KeyValue, Severity, card_ui, key_values_ui, small_table_ui},
    },
};

/// Draws the card.
pub fn installed_ui(ui: &mut Ui, texts: &Texts, view: &View) {
    card_ui(ui, &texts.get("import-installed"), |ui| {
        let licenses = &view.installation.licenses;
        match (view.installation.kind(), &licenses.package, &licenses.vendor) {
            (SystemKind::Planning, _, Some(license)) => vendor_ui(ui, texts, license),
            (SystemKind::Licensed | SystemKind::Sample, Some(package), _) => package_ui(ui, texts, package),
            _ => {
                ui.label(secondary(ui, texts.get("import-installed-none")));
                return;
            }
        }
        items_ui(ui, texts, view);
    });
}

/// A text of the issuer in the language of the window.
fn in_language<'a>(texts: &Texts, en: &'a str, de: &'a str) -> &'a str {
    match texts.language {
        Language::English => en,
        Language::German => de,
    }
}

fn package_ui(ui: &mut Ui, texts: &Texts, installed: &InstalledPackage) {
    let fact = |id: &str, value: String| KeyValue::new(texts.get(id), value);
    let number = fact("common-package-number", texts.number(i64::try_from(installed.generation).unwrap_or(i64::MAX)));
    let at = fact("import-installed-at", texts.moment(installed.installed_at));
    let Some(verified) = &installed.verified else {
        key_values_ui(ui, &[number, at]);
        note_ui(ui, Severity::Danger, &texts.get("import-signature-no-issuer"));
        return;
    };
    let signature = fact("import-signature", texts.get("import-signature-verified").into_owned());
    let rows = [
        number,
        fact("import-installed-issuer", verified.issuer.to_string()),
        fact("import-customer", verified.package.customer.clone()),
        at,
        KeyValue { severity: Some(Severity::Ok), ..signature },
    ];
    key_values_ui(ui, &rows);
    if let Some(note) = &verified.package.texts {
        note_ui(ui, Severity::Information, in_language(texts, &note.en, &note.de));
    }
}

fn vendor_ui(ui: &mut Ui, texts: &Texts, license: &VendorLicense) {
    let (severity, signature) = match &license.signature {
        VendorSignature::NotVerified => (Severity::Warning, texts.get("import-signature-no-key").into_owned()),
        VendorSignature::Verified { key } => {
            (Severity::Ok, texts.format("import-signature-verified-key", &[("key", key.into())]))
        }
        VendorSignature::Wrong => (Severity::Danger, texts.get("import-signature-wrong").into_owned()),
    };
    let note = match &license.signature {
        VendorSignature::NotVerified => texts.get("import-signature-no-key-advice").into_owned(),
        VendorSignature::Verified { .. } | VendorSignature::Wrong => String::new(),
    };
    let rows = [
        KeyValue::code(texts.get("import-installed-number"), &license.license_number),
        KeyValue::new(texts.get("import-customer"), &license.customer.name),
        KeyValue { severity: Some(severity), note, ..KeyValue::new(texts.get("import-signature"), signature) },
    ];
    key_values_ui(ui, &rows);
    let text = |both: &Bilingual| in_language(texts, &both.en, &both.de).to_owned();
    note_ui(ui, Severity::Warning, &text(&license.warning));
    note_ui(ui, Severity::Information, &text(&license.information));
    if let Some(altered) = sentences::altered(texts, license) {
        note_ui(ui, Severity::Danger, &altered);
    }
}

/// A strip with a text, if there is one.
fn note_ui(ui: &mut Ui, severity: Severity, text: &str) {
    if !text.trim().is_empty() {
        strip_ui(ui, severity, text, |_ui| {});
    }
}

fn quantity_and_name(texts: &Texts, quantity: u32, name: &str) -> String {
    texts.format("import-licenses-item", &[("quantity", quantity.into()), ("name", name.into())])
}

fn items_ui(ui: &mut Ui, texts: &Texts, view: &View) {
    let items = &view.assignment.pools.items;
    if items.is_empty() {
        return;
    }
    let unknown: Vec<String> = items
        .iter()
        .filter(|item| item.license_type.is_none())
        .map(|item| quantity_and_name(texts, item.quantity, &item.name))
        .collect();
    if !unknown.is_empty() {
        let products = ("products", texts.list(&unknown).into());
        note_ui(ui, Severity::Information, &texts.format("import-unknown", &[products]));
    }
    let has_orders = items.iter().any(|item| item.order_number.is_some());
    let mut columns = vec![
        Column::words(texts.get("import-column-license")),
        Column::numbers(texts.get("import-column-quantity")),
        Column::words(texts.get("import-column-kind")),
        Column::words(texts.get("import-column-until")),
        Column::words(texts.get("import-column-status")),
    ];
    if has_orders {
        columns.push(Column::words(texts.get("import-column-order")));
    }
    let rows: Vec<Vec<Cell>> = items.iter().map(|item| row(texts, item)).collect();
    small_table_ui(ui, &columns, &rows);
    if items.iter().any(|item| item.until.is_some()) {
        ui.label(small(ui, texts.get("import-installed-until")));
    }
}

fn row(texts: &Texts, item: &Item) -> Vec<Cell> {
    let until = match item.until {
        Some(day) => texts.day(day),
        None => texts.get("import-until-ever").into_owned(),
    };
    let (severity, status) = status(texts, item);
    vec![
        Cell::text(&item.name),
        Cell::text(texts.number(item.quantity.into())),
        Cell::text(texts.get(kind(item))),
        Cell::text(until),
        Cell::state(severity, status),
        Cell::text(item.order_number.as_deref().unwrap_or_default()),
    ]
}

/// Perpetual is a word about the end: a full license that ends is none.
fn kind(item: &Item) -> &'static str {
    match item.kind {
        ItemKind::Purchase if item.until.is_none() => "import-kind-purchase",
        ItemKind::Purchase => "import-kind-purchase-limited",
        ItemKind::Subscription => "import-kind-subscription",
        ItemKind::Test => "import-kind-test",
        ItemKind::Other => "import-kind-other",
    }
}

fn status(texts: &Texts, item: &Item) -> (Severity, String) {
    let word = |id: &str| texts.get(id).into_owned();
    let dated = |id: &str, day: Option<xlm_core::calendar::Day>| match day {
        Some(day) => texts.format(id, &[("date", day.into())]),
        None => String::new(),
    };
    match item.status {
        ItemStatus::Altered => (Severity::Danger, word("import-status-altered")),
        ItemStatus::Ended => (Severity::Danger, word("import-status-ended")),
        ItemStatus::Replaced => (Severity::Information, word("import-status-replaced")),
        ItemStatus::NotYet => (Severity::Information, dated("import-status-not-yet", item.from)),
        ItemStatus::Grace => (Severity::Warning, dated("import-status-grace", item.grace_until)),
        ItemStatus::Valid if item.license_type.is_none() => (Severity::Information, word("import-status-unknown")),
        ItemStatus::Valid => (Severity::Ok, word("import-status-valid")),
    }
}
