//! The orders: certificates that were read here, what became of their codes, and their files.

use eframe::egui::{OpenUrl, Ui};
use xlm_core::{
    command::Command,
    document::Digest,
    license::{FoundCode, KeptOrder, Order, Orders},
};

use super::{
    Asked, ImportPanel,
    problem::{Part, problem_ui},
};
use crate::{
    session::{Task, View, order_file},
    text::{Texts, sentences::order_name},
    ui::{
        panel::PanelContext,
        theme::{secondary, small, strong, theme},
        widget::{
            Button, Dialog, DialogAnswer, DialogKind, Field, FieldState, card_ui, dialog_ui, field_ui, quiet_button_ui,
        },
    },
};

/// Orders that are seen at once; more on demand.
const SHOWN: usize = 10;

/// What the list keeps while it is looked at.
#[derive(Default)]
pub struct OrdersDraft {
    /// More than [`SHOWN`].
    more: usize,
    /// The order whose number is being entered.
    number: Option<(Digest, String)>,
}

/// What is wanted of an order.
enum Act {
    Number(Digest, String),
    Remove(Digest),
}

impl ImportPanel {
    /// Draws the card.
    pub(super) fn orders_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let (texts, orders) = (context.texts, &context.view.installation.licenses.orders);
        let mut act = None;
        card_ui(ui, &texts.get("import-orders"), |ui| {
            if orders.kept.is_empty() {
                ui.label(secondary(ui, texts.get("import-orders-none")));
            }
            problem_ui(ui, texts, self.problem.as_ref(), Part::Orders);
            let shown = SHOWN + self.orders.more;
            for (index, kept) in orders.kept.iter().rev().take(shown).enumerate() {
                if index > 0 {
                    ui.add_space(theme().spacing.tiny);
                    ui.separator();
                }
                let wanted = ui.push_id(kept.order.certificate.0, |ui| order_ui(ui, context, orders, kept)).inner;
                act = wanted.or(act.take());
            }
            let left = orders.kept.len().saturating_sub(shown);
            if left > 0 {
                let text = texts.format("import-orders-more", &[("count", left.min(5 * SHOWN).into())]);
                if quiet_button_ui(ui, &text).clicked() {
                    self.orders.more += 5 * SHOWN;
                }
            }
        });
        match act {
            Some(Act::Number(certificate, text)) => self.orders.number = Some((certificate, text)),
            Some(Act::Remove(certificate)) => {
                self.ask(Asked::Order, Task::Preview(Command::RemoveOrder { certificate }), context);
            }
            None => {}
        }
        self.number_ui(ui, context);
    }

    /// The dialog in which the administrator's own number is entered.
    fn number_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let Some((certificate, text)) = &mut self.orders.number else { return };
        let certificate = *certificate;
        let Some(kept) = context.view.installation.licenses.orders.find(certificate) else {
            self.orders.number = None;
            return;
        };
        let dialog = Dialog {
            title: texts.get("import-order-number-dialog").into_owned(),
            confirm: texts.get("import-order-number-dialog.confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Ordinary,
            can_confirm: text.trim() != kept.your_number && !context.is_busy,
        };
        let answer = dialog_ui(ui, "order_number", &dialog, |ui| {
            let order = order_name(texts, &kept.order);
            ui.label(texts.format("import-order-number-dialog.text", &[("order", order.into())]));
            let hint = texts.get("import-order-number-dialog.hint").into_owned();
            let label = texts.get("import-order-number-dialog").into_owned();
            field_ui(ui, "your_number", &Field { label, state: FieldState::Fine(hint) }, text);
        });
        match answer {
            DialogAnswer::Open => {}
            DialogAnswer::Cancelled => self.orders.number = None,
            DialogAnswer::Confirmed => {
                let your_number = text.trim().to_owned();
                self.orders.number = None;
                let command = Command::NumberOrder { certificate, your_number };
                self.ask(Asked::Order, Task::Preview(command), context);
            }
        }
    }
}

/// One order: its numbers, its licenses, what became of its codes, and what can be done with it.
fn order_ui(ui: &mut Ui, context: &PanelContext<'_>, orders: &Orders, kept: &KeptOrder) -> Option<Act> {
    let (texts, view) = (context.texts, context.view);
    let order = &kept.order;
    ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
    let yours = (!kept.your_number.is_empty())
        .then(|| texts.format("import-order-yours", &[("number", (&kept.your_number).into())]));
    let title: Vec<String> = std::iter::once(order_name(texts, order)).chain(yours).collect();
    ui.label(strong(title.join(" · ")));
    ui.label(secondary(ui, items(texts, order)));
    ui.label(small(ui, course(texts, orders, kept)));
    let mut act = None;
    ui.horizontal_wrapped(|ui| {
        if let Some(file) = order_file(view, order)
            && quiet_button_ui(ui, &texts.get("import-order-file")).clicked()
        {
            ui.ctx().open_url(OpenUrl::new_tab(file_address(&file)));
        }
        let may_change = !view.is_read_only && !context.is_busy;
        let button = |ui: &mut Ui, id: &str| ui.add_enabled(may_change, Button::quiet(&texts.get(id))).clicked();
        if button(ui, "import-order-number-edit") {
            act = Some(Act::Number(order.certificate, kept.your_number.clone()));
        }
        if button(ui, "import-order-remove") {
            act = Some(Act::Remove(order.certificate));
        }
    });
    act
}

fn items(texts: &Texts, order: &Order) -> String {
    let item = |item: &xlm_core::license::CertificateLicense| {
        let values = [("quantity", item.quantity.into()), ("name", (&item.name).into())];
        texts.format("import-licenses-item", &values)
    };
    match order.licenses.as_slice() {
        [] => texts.get("import-order-items-unknown").into_owned(),
        items => items.iter().map(item).collect::<Vec<_>>().join(", "),
    }
}

/// "code ending in TM3LP · read on 24 Nov 2026 · redeemed on 25 Nov 2026".
fn course(texts: &Texts, orders: &Orders, kept: &KeptOrder) -> String {
    let group = |code: &FoundCode| {
        let code = code.to_string();
        let group = code.rsplit('-').next().unwrap_or_default().to_owned();
        texts.format("import-order-code", &[("group", group.into())])
    };
    let read = texts.format("import-order-read", &[("date", kept.read_at.day().into())]);
    let redeemed = match orders.redeemed_at(&kept.order) {
        Some(at) => texts.format("import-order-redeemed", &[("date", at.day().into())]),
        None if kept.order.codes.iter().any(|code| matches!(code, FoundCode::Own(_))) => {
            texts.get("import-order-open").into_owned()
        }
        None => texts.get("import-code-of-vendor").into_owned(),
    };
    let parts: Vec<String> = kept.order.codes.iter().map(group).chain([read, redeemed]).collect();
    parts.join(" · ")
}

/// The address of a file for the program that shows it.
fn file_address(file: &std::path::Path) -> String {
    let mut address = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for byte in file.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'/' | b':' | b'.' | b'-' | b'_' | b'~' => address.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

/// X-IDs that certificates of the list name and that are not this system's.
pub fn other_system(view: &View, named: Option<&str>) -> Option<(String, String)> {
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
    };
    let (theirs, here) = (named?.trim(), view.installation.system_id()?.to_string());
    (letters(theirs) != letters(&here)).then(|| (theirs.to_owned(), here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_whatever_its_name() {
        let address = file_address("/var/lib/a b/ä#1.pdf".as_ref());
        assert!(address.ends_with("/var/lib/a%20b/%C3%A4%231.pdf"), "{address}");
    }
}
