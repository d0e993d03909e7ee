//! The cards of what was read: a certificate or a typed code each, with its codes, or with what is wrong and the way out.

use std::path::Path;

use eframe::egui::{Align, Layout, RichText, Ui};
use xlm_core::{
    document::SystemKind,
    license::{Certificate, FoundCode},
};

use super::list::{CodeStatus, ReadList, Source};
use crate::{
    session::{View, messages},
    text::Texts,
    ui::{
        panel::page::{message_ui, strip_ui},
        theme::{code, secondary, strong, theme},
        widget::{
            CodeDisplay, CodeUse, Icon, KeyValue, Severity, TextSize, card_ui, code_display_ui, icon_button_ui,
            icon_text_ui, key_values_ui,
        },
    },
};

/// Draws a card for each source. Gives back the one that is to be removed.
pub fn list_ui(ui: &mut Ui, texts: &Texts, view: &View, list: &ReadList) -> Option<usize> {
    let mut removed = None;
    for (index, source) in list.sources.iter().enumerate() {
        ui.push_id(("read", index), |ui| {
            if source_ui(ui, texts, view, list, index, source) {
                removed = Some(index);
            }
        });
    }
    removed
}

/// How a source is called in sentences.
fn name(texts: &Texts, source: &Source) -> String {
    source.file_name().unwrap_or_else(|| texts.get("import-source-typed").into_owned())
}

fn source_ui(ui: &mut Ui, texts: &Texts, view: &View, list: &ReadList, index: usize, source: &Source) -> bool {
    card_ui(ui, "", |ui| {
        let removed = head_ui(ui, texts, source);
        match source {
            Source::Certificate(read) => match &read.outcome {
                Ok(certificate) => facts_ui(ui, texts, certificate),
                Err(problem) => {
                    let message = messages::certificate_problem(texts, Path::new(&name(texts, source)), problem);
                    message_ui(ui, Severity::Warning, &message);
                }
            },
            Source::Typed(_) => {}
        }
        for (place, found) in source.codes().iter().enumerate() {
            ui.push_id(place, |ui| code_ui(ui, texts, view, list, found, list.status(index, found, open(view))));
        }
        removed
    })
    .inner
}

fn open(view: &View) -> &[xlm_core::license::OpenRequest] {
    &view.installation.licenses.open_requests
}

/// The name, and at the right the button that takes the source off the list.
fn head_ui(ui: &mut Ui, texts: &Texts, source: &Source) -> bool {
    let name = name(texts, source);
    let remove = texts.format("import-remove", &[("source", (&name).into())]);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let clicked = icon_button_ui(ui, Icon::Close, &remove).clicked();
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(theme().spacing.tiny);
                ui.label(strong(name));
            });
            clicked
        })
        .inner
    })
    .inner
}

fn facts_ui(ui: &mut Ui, texts: &Texts, certificate: &Certificate) {
    let unknown = || texts.get("common-unknown").into_owned();
    let item = |item: &xlm_core::license::CertificateLicense| {
        let values = [("quantity", item.quantity.into()), ("name", (&item.name).into())];
        texts.format("import-licenses-item", &values)
    };
    let licenses = match certificate.licenses.as_slice() {
        [] => texts.get("import-licenses-unknown").into_owned(),
        items => items.iter().map(item).collect::<Vec<_>>().join(", "),
    };
    let rows = [
        KeyValue::new(texts.get("import-order-number"), certificate.order_number.clone().unwrap_or_else(unknown)),
        KeyValue::new(texts.get("import-customer"), certificate.customer.clone().unwrap_or_else(unknown)),
        KeyValue::new(texts.get("import-licenses"), licenses),
    ];
    key_values_ui(ui, &rows);
}

fn code_ui(ui: &mut Ui, texts: &Texts, view: &View, list: &ReadList, found: &FoundCode, status: CodeStatus) {
    let kind = view.installation.kind();
    if status == CodeStatus::Foreign {
        foreign_ui(ui, texts, kind, found);
        return;
    }
    let (severity, text) = match status {
        CodeStatus::Valid if kind == SystemKind::Planning => {
            (Severity::Information, texts.get("import-code-valid-elsewhere").into_owned())
        }
        CodeStatus::Valid | CodeStatus::Foreign => (Severity::Ok, texts.get("import-code-valid").into_owned()),
        CodeStatus::Requested { at } => {
            (Severity::Information, texts.format("import-code-requested", &[("date", at.day().into())]))
        }
        CodeStatus::Redeemed => (Severity::Ok, texts.get("import-code-redeemed").into_owned()),
        CodeStatus::Repeated { source } => {
            let earlier = list.sources.get(source).map(|it| name(texts, it)).unwrap_or_default();
            (Severity::Information, texts.format("import-code-repeated", &[("source", earlier.into())]))
        }
    };
    ui.add_space(theme().spacing.tiny);
    ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
    ui.label(code(shown(found)));
    let colour = severity.colour(ui);
    icon_text_ui(ui, severity.icon(), colour, RichText::new(text).color(colour), TextSize::Small);
}

fn shown(found: &FoundCode) -> String {
    match found {
        FoundCode::Own(code) => code.to_string(),
        FoundCode::Foreign(code) => code.to_string(),
    }
}

/// A code of the vendor's form: it can be copied, and the way to redeem it in XPhone stands below.
fn foreign_ui(ui: &mut Ui, texts: &Texts, kind: SystemKind, found: &FoundCode) {
    let display = CodeDisplay {
        name: texts.get("import-code-of-vendor").into_owned(),
        code: shown(found),
        note: String::new(),
        code_use: CodeUse::Copy,
    };
    code_display_ui(ui, texts, &display);
    strip_ui(ui, Severity::Information, &texts.get("import-foreign-title"), |ui| {
        ui.label(texts.get("import-foreign-redeem"));
        let then = match kind {
            SystemKind::Planning => "import-foreign-load",
            SystemKind::Licensed | SystemKind::Sample => "import-foreign-other-system",
        };
        ui.label(secondary(ui, texts.get(then)));
    });
}
