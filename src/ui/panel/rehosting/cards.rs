//! What changed, what is lost and when, and what to keep for the day on which the server fails.
use eframe::egui::Ui;
use xlm_core::{
    binding::{self, BindingState},
    catalog::Scope,
    identity::{Checked, ComponentComparison, ComponentId, Judgement, Status},
    rehosting::MoveState,
    report::PoolRow,
};

use super::own_system_id;
use crate::{
    text::{
        Language, Texts,
        sentences::rehosting::{component_name, last_octet, status_word},
    },
    ui::{
        panel::PanelContext,
        theme::{secondary, small},
        widget::{
            Cell, CodeDisplay, CodeUse, Column, KeyValue, Severity, card_ui, code_display_ui, key_values_ui,
            small_table_ui,
        },
    },
};

/// Which parts of the hardware are not what they were.
pub(super) fn changes_ui(ui: &mut Ui, context: &PanelContext<'_>) {
    let texts = context.texts;
    let Some(judgement) = binding::judgement(&context.view.installation) else { return };
    card_ui(ui, &texts.get("rehosting-changes"), |ui| {
        let rows = change_rows(texts, &judgement);
        if rows.is_empty() {
            ui.label(secondary(ui, texts.get("rehosting-changes-none")));
            return;
        }
        let columns = ["rehosting-changes-component", "rehosting-changes-state", "rehosting-changes-value"];
        small_table_ui(ui, &columns.map(|heading| Column::words(texts.get(heading))), &rows);
        if judgement.checked == Checked::Partly {
            ui.label(small(ui, texts.get("rehosting-changes-partly")));
        }
    });
}

/// Only what changed or can't be said: the whole list is in the panel for the identity.
fn change_rows(texts: &Texts, judgement: &Judgement) -> Vec<Vec<Cell>> {
    let worth_telling = |part: &&ComponentComparison| part.status.is_change() || part.status == Status::NotReadable;
    let row = |part: &ComponentComparison| {
        let word = status_word(texts, part.status);
        let severity = match part.status {
            Status::Changed | Status::Gone => Severity::Warning,
            _ => Severity::Information,
        };
        let value = match (part.component, judgement.comparison.mac) {
            (ComponentId::MacAddress, Some(mac)) => texts.format(
                "rehosting-mac-change",
                &[("old", last_octet(mac.old_last_octet).into()), ("new", last_octet(mac.new_last_octet).into())],
            ),
            _ => String::new(),
        };
        vec![Cell::text(component_name(texts, part.component)), Cell::state(severity, word), Cell::code(value)]
    };
    judgement.comparison.components.iter().filter(worth_telling).map(row).collect()
}

/// What telephony loses, and when.
pub(super) fn losses_ui(ui: &mut Ui, context: &PanelContext<'_>, state: BindingState) {
    let texts = context.texts;
    let moving = context.view.overview.moving;
    let (title, count): (String, fn(&PoolRow) -> u32) = match state {
        _ if moving != MoveState::None => match moving.ends_on() {
            Some(last_day) => (texts.format("rehosting-loss-move", &[("day", last_day.plus(1).into())]), |row| {
                row.required.min(row.available)
            }),
            None => match moving {
                MoveState::Over { since } => {
                    (texts.format("rehosting-loss-now", &[("day", since.into())]), |row| row.required)
                }
                _ => return,
            },
        },
        BindingState::Grace { last_day, .. } => {
            (texts.format("rehosting-loss-ahead", &[("day", last_day.plus(1).into())]), |row| {
                row.required.min(row.available)
            })
        }
        BindingState::Ended { since, .. } => {
            (texts.format("rehosting-loss-now", &[("day", since.into())]), |row| row.required)
        }
        BindingState::NotBound | BindingState::NotObserved | BindingState::Bound => return,
    };
    let note = if moving == MoveState::None { "rehosting-loss-return" } else { "rehosting-loss-move-return" };
    let rows = loss_rows(context, count);
    if !rows.is_empty() {
        card_ui(ui, &title, |ui| {
            key_values_ui(ui, &rows);
            ui.label(small(ui, texts.get(note)));
        });
    }
}

/// The licenses that are in use, a line for each type.
pub(super) fn loss_rows(context: &PanelContext<'_>, count: fn(&PoolRow) -> u32) -> Vec<KeyValue> {
    let (texts, view) = (context.texts, context.view);
    view.overview
        .pools
        .iter()
        .filter(|row| count(row) > 0)
        .map(|row| {
            let id = match row.scope {
                Scope::User => "rehosting-loss-users",
                Scope::System => "rehosting-loss-system",
            };
            let description = &view.installation.catalog.license_type(row.license_type).description;
            let note = match texts.language {
                Language::English => &description.en,
                Language::German => &description.de,
            };
            let value = texts.format(id, &[("count", count(row).into())]);
            KeyValue { note: note.clone(), ..KeyValue::new(&row.name, value) }
        })
        .collect()
}

/// What to do on the day on which this server fails.
pub(super) fn if_failed_ui(ui: &mut Ui, context: &PanelContext<'_>) {
    let texts = context.texts;
    let Some(system_id) = own_system_id(context) else { return };
    card_ui(ui, &texts.get("rehosting-if-failed"), |ui| {
        ui.label(texts.get("rehosting-if-failed-text"));
        let display = CodeDisplay {
            name: texts.get("common-system-id").into_owned(),
            code: system_id.to_string(),
            note: String::new(),
            code_use: CodeUse::Copy,
        };
        code_display_ui(ui, texts, &display);
    });
}
