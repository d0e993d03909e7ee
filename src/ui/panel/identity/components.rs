//! The components of the hardware: which are there, which are the same, what changed, and what could not be read.

use eframe::egui::{RichText, Ui};
use xlm_core::{
    binding::{self, BindingRecord},
    identity::{
        ComponentId, ComponentState, Finding, Judgement, Observation, Reference, Status, Tolerance, UnreadableReason,
        judge,
    },
    installation::Installation,
};

use crate::{
    text::{
        Texts,
        sentences::{identity, rehosting},
    },
    ui::{
        panel::page::strip_ui,
        theme::{secondary, small},
        widget::{Cell, Column, Icon, Severity, TextSize, card_ui, icon_text_ui, quiet_button_ui, small_table_ui},
    },
};

/// What the hardware is compared with: the package that is installed, else the reading at the activation.
pub fn judgement(installation: &Installation) -> Option<Judgement> {
    binding::judgement(installation).or_else(|| {
        let record = &installation.binding;
        let (baseline, now) = (record.baseline.as_ref()?, record.observation.as_ref()?);
        let key = xlm_core::identity::InstallationKey::Present;
        Some(judge(&Reference::of_baseline(baseline), now, Tolerance::Standard, key))
    })
}

/// Draws the table of components.
pub fn table_ui(ui: &mut Ui, texts: &Texts, record: &BindingRecord, now: &Observation, judgement: Option<&Judgement>) {
    card_ui(ui, &texts.get("identity-components"), |ui| {
        let mut columns = vec![
            Column::words(texts.get("identity-column-component")),
            Column::words(texts.get("identity-column-state")),
            Column::words(texts.get("identity-column-since")),
        ];
        // Only where there is something to tell: on most servers nothing ever changes.
        if !record.changed.is_empty() {
            columns.push(Column::words(texts.get("identity-column-last-change")));
        }
        let rows: Vec<Vec<Cell>> = ComponentId::ALL
            .into_iter()
            .map(|id| {
                let since = match judgement {
                    Some(judgement) => since(texts, judgement.comparison.status(id)),
                    None => Cell::text(texts.get("identity-since-never")),
                };
                let last = record.changed.get(&id).map(|at| texts.day(at.day()));
                let last = last.unwrap_or_else(|| texts.get("identity-never-changed").into_owned());
                let row = vec![Cell::text(rehosting::component_name(texts, id)), state(texts, now, id), since];
                row.into_iter().chain((!record.changed.is_empty()).then(|| Cell::text(last))).collect()
            })
            .collect();
        small_table_ui(ui, &columns, &rows);
        ui.label(small(ui, texts.get("identity-components-note")));
    });
}

/// The state of a component; of the MAC address also which adapter gives it, and the last byte of it.
fn state(texts: &Texts, now: &Observation, id: ComponentId) -> Cell {
    let state = now.state(id);
    let word = identity::state(texts, state);
    match (state, &now.mac) {
        (ComponentState::Present(_), Some(mac)) if id == ComponentId::MacAddress => {
            let octet = rehosting::last_octet(Some(mac.last_octet));
            let detail = [("adapter", (&mac.adapter).into()), ("octet", octet.into())];
            let detail = texts.format("identity-adapter-ends-in", &detail);
            Cell::text(texts.format("identity-state-present-detail", &[("detail", detail.into())]))
        }
        (ComponentState::Unreadable(_), _) => Cell::state(Severity::Warning, word),
        (ComponentState::Present(_) | ComponentState::Absent, _) => Cell::text(word),
    }
}

fn since(texts: &Texts, status: Status) -> Cell {
    let word = rehosting::status_word(texts, status);
    match status {
        Status::Same => Cell::state(Severity::Ok, word),
        Status::Changed | Status::Gone => Cell::state(Severity::Warning, word),
        Status::Replaced | Status::Appeared => Cell::state(Severity::Information, word),
        Status::NotReadable | Status::Absent => Cell::text(word),
    }
}

/// What the button below the changes does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// Nothing was clicked.
    Stay,
    /// To the panel that leads back to a binding that holds.
    GoToRehosting,
}

/// Draws what changed, in sentences, and what it means; nothing if nothing did.
pub fn changes_ui(ui: &mut Ui, texts: &Texts, judgement: &Judgement) -> Next {
    let changes: Vec<String> = judgement
        .comparison
        .changes()
        .filter_map(|change| identity::change(texts, change, judgement.comparison.mac))
        .collect();
    if changes.is_empty() && judgement.finding != Finding::Undecidable {
        return Next::Stay;
    }
    card_ui(ui, &texts.get("identity-changes"), |ui| {
        for change in changes {
            let colour = crate::ui::theme::palette(ui).secondary;
            icon_text_ui(ui, Icon::Changed, colour, RichText::new(change), TextSize::Body);
        }
        let severity = match judgement.finding {
            Finding::Fine => Severity::Ok,
            Finding::Undecidable | Finding::SetOldMac | Finding::ConfirmDrift | Finding::Drift => Severity::Warning,
            Finding::MovedOrCopied | Finding::OtherHardware => Severity::Danger,
        };
        let clicked = strip_ui(ui, severity, &identity::finding(texts, judgement), |ui| {
            judgement.finding.breaks_binding() && quiet_button_ui(ui, &texts.get("identity-changes-go-on")).clicked()
        });
        if clicked { Next::GoToRehosting } else { Next::Stay }
    })
    .inner
}

/// Draws the mark "not fully checked" with what to do, if something could not be read.
pub fn partly_ui(ui: &mut Ui, texts: &Texts, now: &Observation) {
    let unreadable: Vec<(ComponentId, UnreadableReason)> = ComponentId::ALL
        .into_iter()
        .filter_map(|id| match now.state(id) {
            ComponentState::Unreadable(reason) => Some((id, reason)),
            ComponentState::Present(_) | ComponentState::Absent => None,
        })
        .collect();
    if unreadable.is_empty() {
        return;
    }
    let names: Vec<String> =
        unreadable.iter().map(|(id, _)| rehosting::component_name(texts, *id).into_owned()).collect();
    let what = texts.format("identity-partly-what", &[("components", texts.list(&names).into())]);
    let rights_help = unreadable.iter().any(|(_, reason)| *reason == UnreadableReason::Permission);
    let severity = if rights_help { Severity::Warning } else { Severity::Information };
    strip_ui(ui, severity, &what, |ui| {
        if rights_help {
            ui.label(secondary(ui, texts.get("identity-partly-advice")));
        }
    });
}
