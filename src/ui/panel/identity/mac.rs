//! The MAC address: whether it stays, why, and where it is set as static.

use eframe::egui::Ui;
use xlm_core::{
    binding::BindingRecord,
    command::Command,
    identity::{
        ComponentId, ComponentState, MacConfirmation, MacObservation, Observation, Severity as Weight, Verdict,
        verdict_with,
    },
};

use crate::{
    session::Task,
    text::{
        Texts,
        sentences::{mac, rehosting},
    },
    ui::{
        panel::{PanelContext, page::strip_ui},
        theme::{secondary, small, strong},
        widget::{KeyValue, Severity, StatusPill, card_ui, key_values_ui, secondary_button_ui, status_pill_ui},
    },
};

/// Draws the card. `Confirm` asks for a preview like every change.
pub fn mac_ui(ui: &mut Ui, context: &mut PanelContext<'_>, record: &BindingRecord, now: &Observation) {
    let texts = context.texts;
    card_ui(ui, &texts.get("common-mac-address"), |ui| {
        let verdict = verdict_with(now, record.confirmed_mac);
        let Some((mac, verdict)) = now.mac.as_ref().zip(verdict) else {
            let id = match now.state(ComponentId::MacAddress) {
                ComponentState::Unreadable(_) => "identity-mac-not-read",
                ComponentState::Absent | ComponentState::Present(_) => "identity-mac-none",
            };
            strip_ui(ui, Severity::Danger, &texts.get(id), |_ui| {});
            return;
        };
        verdict_ui(ui, texts, mac, verdict);
        adapter_ui(ui, texts, mac);
        setting_ui(ui, texts, mac, verdict);
        confirmation_ui(ui, context, record, now);
    });
}

fn severity(verdict: Verdict) -> Severity {
    match verdict.severity() {
        Weight::None => Severity::Ok,
        Weight::Info => Severity::Information,
        Weight::Warning => Severity::Warning,
        Weight::Error => Severity::Danger,
    }
}

fn verdict_ui(ui: &mut Ui, texts: &Texts, mac: &MacObservation, verdict: Verdict) {
    ui.horizontal(|ui| {
        status_pill_ui(ui, &StatusPill::new(severity(verdict), mac::verdict(texts, verdict)));
        let octet = rehosting::last_octet(Some(mac.last_octet));
        ui.label(secondary(ui, texts.format("identity-mac-ends-in", &[("octet", octet.into())])));
    });
    ui.label(mac::meaning(texts, verdict));
}

fn adapter_ui(ui: &mut Ui, texts: &Texts, mac: &MacObservation) {
    let connection = format!("{}, {}", mac::bus(texts, mac.bus), mac::medium(texts, mac.medium));
    let others = match mac.others.len() {
        0 => String::new(),
        count => texts.format("identity-mac-others", &[("count", count.into())]),
    };
    let rows = [
        KeyValue { note: others, ..KeyValue::new(texts.get("identity-mac-adapter"), &mac.adapter) },
        KeyValue::new(texts.get("identity-mac-where"), connection),
        KeyValue::new(texts.get("identity-mac-because"), mac::because(texts, mac.because)),
    ];
    key_values_ui(ui, &rows);
}

/// Whose address it is, and the setting to make there unless nothing has to be set.
fn setting_ui(ui: &mut Ui, texts: &Texts, mac: &MacObservation, verdict: Verdict) {
    let Some(manager) = mac.verdict.manager else { return };
    ui.label(strong(texts.get("identity-mac-reason")));
    ui.label(mac::reason(texts, manager));
    if verdict.severity() > Weight::None {
        ui.label(strong(texts.get("identity-mac-setting")));
        ui.label(mac::setting(texts, manager));
    }
}

fn confirmation_ui(ui: &mut Ui, context: &mut PanelContext<'_>, record: &BindingRecord, now: &Observation) {
    let texts = context.texts;
    if record.is_mac_confirmed() {
        strip_ui(ui, Severity::Ok, &texts.get("identity-mac-confirmed"), |_ui| {});
        return;
    }
    let may_confirm = context.view.is_home_server && !context.view.is_read_only;
    if MacConfirmation::of(now).is_ok() && may_confirm {
        let clicked = ui.add_enabled_ui(!context.is_busy, |ui| {
            secondary_button_ui(ui, &texts.get("identity-mac-confirm")).clicked()
        });
        ui.label(small(ui, texts.get("identity-mac-confirm-note")));
        if clicked.inner {
            context.run(Task::Preview(Command::ConfirmMac));
        }
    }
}
