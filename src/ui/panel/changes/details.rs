//! One entry with all that it did.
use eframe::egui::{ScrollArea, Ui};
use xlm_core::undo::is_final;

use super::list::Line;
use crate::ui::{
    panel::PanelContext,
    theme::{secondary, small, theme},
    widget::{Button, Icon, KeyValue, card_ui, key_values_ui},
};

/// Names that are listed of one event; of more, their number is told.
const SHOWN: usize = 20;

/// Draws an entry; tells whether it is to be taken back.
pub(super) fn details_ui(ui: &mut Ui, context: &PanelContext<'_>, line: Option<&Line>) -> bool {
    let texts = context.texts;
    let Some(line) = line else {
        return card_ui(ui, "", |ui| {
            ui.label(secondary(ui, texts.get("changes-details-empty")));
            false
        })
        .inner;
    };
    let entry = &line.entry;
    let title = texts.format("changes-details-title", &[("number", entry.number.into())]);
    card_ui(ui, &title, |ui| {
        ScrollArea::vertical()
            .id_salt(entry.number)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let mut facts = vec![
                    KeyValue::new(texts.get("changes-details-moment"), &line.moment),
                    KeyValue::new(texts.get("changes-details-actor"), &line.account),
                    KeyValue::new(texts.get("changes-details-computer"), &line.computer),
                ];
                if !entry.reason.is_empty() {
                    facts.push(KeyValue::new(texts.get("common-reason"), &entry.reason));
                }
                key_values_ui(ui, &facts);
                ui.add_space(theme().spacing.tiny);
                if line.redacted {
                    ui.label(texts.get("changes-redacted"));
                    return false;
                }
                events_ui(ui, context, line);
                ui.add_space(theme().spacing.tiny);
                if entry.events.iter().any(is_final) {
                    ui.label(small(ui, texts.get("errors-conflict-final")));
                    return false;
                }
                let undo = texts.get("changes-undo");
                let can_undo = !context.is_busy && !context.view.is_read_only;
                ui.add_enabled(can_undo, Button::secondary(&undo).icon(Icon::Undo)).clicked()
            })
            .inner
    })
    .inner
}

fn events_ui(ui: &mut Ui, context: &PanelContext<'_>, line: &Line) {
    let texts = context.texts;
    for event in line.events(texts, &context.view.installation) {
        ui.label(&event.sentence);
        if event.details.is_empty() {
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.add_space(theme().spacing.medium);
            ui.vertical(|ui| {
                for detail in event.details.iter().take(SHOWN) {
                    ui.label(small(ui, detail));
                }
                let more = event.details.len().saturating_sub(SHOWN);
                if more > 0 {
                    ui.label(small(ui, texts.format("changes-details-more", &[("count", more.into())])));
                }
            });
        });
    }
}
