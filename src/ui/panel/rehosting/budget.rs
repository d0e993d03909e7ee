//! The budget: how often licenses may still move from a server that can give nothing back, and who is asked beyond that.
use eframe::egui::Ui;
use xlm_core::document::RehostingBudget;

use super::heading_ui;
use crate::{
    text::sentences::rehosting::{budget_next_free, budget_used},
    ui::{
        panel::PanelContext,
        theme::{small, theme},
        widget::{KeyValue, card_ui, key_values_ui},
    },
};

fn of_package(context: &PanelContext<'_>) -> Option<RehostingBudget> {
    context.view.installation.package().map(|package| package.rehosting_budget)
}

/// Moves from failed servers that are left, as far as the installed package knows.
pub(super) fn left(context: &PanelContext<'_>) -> Option<u16> {
    of_package(context).map(RehostingBudget::left)
}

/// Used, left, and when the next one comes back; what is beyond unless that is said elsewhere.
pub(super) fn budget_ui(ui: &mut Ui, context: &PanelContext<'_>, is_said: bool) {
    let texts = context.texts;
    let Some(budget) = of_package(context) else { return };
    card_ui(ui, &texts.get("rehosting-budget"), |ui| {
        let next_free = budget_next_free(texts, budget);
        let rows = [
            KeyValue::new(texts.get("rehosting-budget-used"), budget_used(texts, budget)),
            KeyValue::new(texts.get("rehosting-budget-left"), texts.number(budget.left().into())),
            KeyValue::new(texts.get("rehosting-budget-next"), next_free),
        ];
        key_values_ui(ui, &rows);
        ui.label(small(ui, texts.get("rehosting-budget-note")));
        if budget.left() == 0 && !is_said {
            exception_ui(ui, context);
        }
    });
}

/// Beyond the budget a person at the issuer's decides: whom to ask, and with what.
pub(super) fn exception_ui(ui: &mut Ui, context: &PanelContext<'_>) {
    let texts = context.texts;
    ui.label(texts.get("rehosting-exception"));
    if let Some(contact) = context.view.installation.package().and_then(|package| package.contact.as_ref()) {
        heading_ui(ui, &texts.format("rehosting-exception-contact", &[("contact", contact.into())]));
    }
}

/// Who moved without a return pays for it.
pub(super) fn costs_one_ui(ui: &mut Ui, context: &PanelContext<'_>) {
    let texts = context.texts;
    ui.add_space(theme().spacing.small);
    ui.label(small(ui, texts.get("rehosting-moved-costs")));
    if let Some(left) = left(context) {
        heading_ui(ui, &texts.format("rehosting-failed-left", &[("count", left.into())]));
        if left == 0 {
            exception_ui(ui, context);
        }
    }
}
