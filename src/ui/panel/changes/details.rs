//! One entry with all that it did.
use eframe::egui::{ScrollArea, Ui};
use xlm_core::undo::is_final;

use super::list::{Line, Lines};
use crate::ui::{
    panel::PanelContext,
    theme::{secondary, small, theme},
    widget::{Button, Icon, KeyValue, card_ui, key_values_ui},
};

/// Names that are listed of one event; of more, their number is told.
const SHOWN: usize = 20;

/// What is wanted of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    /// To take it back.
    Undo,
    /// To look at the system as it was right after it.
    LookBack,
    /// To see the details of another entry.
    Show(u64),
}

/// Draws an entry; tells what is wanted of it.
pub(super) fn details_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    lines: &Lines,
    line: Option<&Line>,
) -> Option<Wanted> {
    let texts = context.texts;
    let Some(line) = line else {
        return card_ui(ui, "", |ui| {
            ui.label(secondary(ui, texts.get("changes-details-empty")));
            None
        })
        .inner;
    };
    let title = texts.format("changes-details-title", &[("number", line.number().to_string().into())]);
    card_ui(ui, &title, |ui| {
        ScrollArea::vertical()
            .id_salt(line.number())
            .auto_shrink([false, true])
            .show(ui, |ui| {
                facts_ui(ui, context, line);
                ui.add_space(theme().spacing.tiny);
                let shown = link_ui(ui, context, lines, line);
                let wanted = buttons_ui(ui, context, lines, line).or(shown);
                ui.add_space(theme().spacing.tiny);
                if line.change.redacted {
                    ui.label(texts.get("changes-redacted"));
                } else {
                    events_ui(ui, context, line);
                }
                wanted
            })
            .inner
    })
    .inner
}

fn facts_ui(ui: &mut Ui, context: &PanelContext<'_>, line: &Line) {
    let (texts, change) = (context.texts, &line.change);
    let mut facts = vec![KeyValue::new(texts.get("changes-details-moment"), &change.moment)];
    if let Some(name) = &change.actor.name {
        facts.push(KeyValue::new(texts.get("changes-details-name"), name));
    }
    facts.push(KeyValue::new(texts.get("changes-details-actor"), &change.actor.account));
    facts.push(KeyValue::new(texts.get("changes-details-computer"), &change.actor.computer));
    if !change.entry.reason.is_empty() {
        facts.push(KeyValue::new(texts.get("common-reason"), &change.entry.reason));
    }
    key_values_ui(ui, &facts);
}

/// The entry that this one took back, or that took this one back, in words.
fn link_ui(ui: &mut Ui, context: &PanelContext<'_>, lines: &Lines, line: &Line) -> Option<Wanted> {
    let texts = context.texts;
    let (id, other) = match (line.change.entry.undoes(), lines.undone_by(line.number())) {
        (_, Some(later)) => ("changes-undone-by", later),
        (Some(earlier), None) => ("changes-undoes", earlier),
        (None, None) => return None,
    };
    let what = lines.of(other).map(|other| other.change.what.clone()).unwrap_or_default();
    let number = other.to_string();
    ui.label(texts.format(id, &[("number", (&number).into()), ("what", what.into())]));
    let show = texts.format("changes-show", &[("number", (&number).into())]);
    ui.add(Button::quiet(&show)).clicked().then_some(Wanted::Show(other))
}

fn buttons_ui(ui: &mut Ui, context: &PanelContext<'_>, lines: &Lines, line: &Line) -> Option<Wanted> {
    let (texts, change) = (context.texts, &line.change);
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        let is_final = change.redacted || change.entry.events.iter().any(is_final);
        if !is_final && lines.undone_by(line.number()).is_none() {
            let can_undo = !context.is_busy && !context.view.is_read_only;
            let undo = texts.get("changes-undo");
            if ui.add_enabled(can_undo, Button::secondary(&undo).icon(Icon::Undo)).clicked() {
                wanted = Some(Wanted::Undo);
            }
        }
        let look = texts.get("changes-look-back");
        if ui.add_enabled(!context.is_busy, Button::secondary(&look)).clicked() {
            wanted = Some(Wanted::LookBack);
        }
    });
    if change.entry.events.iter().any(is_final) {
        ui.label(small(ui, texts.get("errors-conflict-final")));
    }
    wanted
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
