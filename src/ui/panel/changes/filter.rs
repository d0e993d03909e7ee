//! What the list can be asked for besides words: time, who, where, what, and whether there is a reason.
use eframe::egui::{Align, ComboBox, Id, Layout, RichText, TextStyle, Ui, vec2};
use xlm_core::{calendar::Day, event::Topic};

use super::list::Lines;
use crate::{
    session::{ChangeFilter, ReasonFilter},
    text::{Texts, read_day},
    ui::{
        theme::{medium, theme},
        widget::{Button, Field, FieldState, Icon, card_ui, choice_ui, field_ui},
    },
};

/// The filter as it is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct FilterDraft {
    /// Whether its fields are shown.
    is_open: bool,
    first: String,
    last: String,
    /// What it asks for now.
    pub(super) filter: ChangeFilter,
}

impl FilterDraft {
    /// Draws the button that shows the fields and tells how many of them are set.
    pub(super) fn button_ui(&mut self, ui: &mut Ui, texts: &Texts) {
        let text = match self.filter.set_facts() {
            0 => texts.get("changes-filter-open").into_owned(),
            count => texts.format("changes-filter-set", &[("count", count.into())]),
        };
        if ui.add(Button::secondary(&text).icon(Icon::Filter)).clicked() {
            self.is_open = !self.is_open;
        }
    }

    /// Draws the fields, if they are shown.
    pub(super) fn fields_ui(&mut self, ui: &mut Ui, texts: &Texts, lines: &Lines) {
        if !self.is_open {
            return;
        }
        card_ui(ui, "", |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme().spacing.medium;
                let filter = &mut self.filter;
                day_ui(ui, texts, "changes-filter-first", &mut self.first, &mut filter.first);
                day_ui(ui, texts, "changes-filter-last", &mut self.last, &mut filter.last);
                name_ui(ui, texts, "changes-heading-actor", &lines.people, &mut filter.who);
                name_ui(ui, texts, "changes-heading-computer", &lines.computers, &mut filter.computer);
                topic_ui(ui, texts, &mut filter.topic);
                reason_ui(ui, texts, &mut filter.reason);
                if filter.set_facts() > 0 {
                    let clear = column_ui(ui, "", |ui| ui.add(Button::quiet(&texts.get("changes-filter-clear"))));
                    if clear.clicked() {
                        let words = std::mem::take(&mut filter.words);
                        let filter = ChangeFilter { words, ..ChangeFilter::default() };
                        *self = Self { is_open: true, filter, ..Self::default() };
                    }
                }
            });
        });
    }
}

/// A day, or none. What can't be read asks for nothing and is told.
fn day_ui(ui: &mut Ui, texts: &Texts, id: &str, typed: &mut String, day: &mut Option<Day>) {
    let read = read_day(typed);
    let state = match read {
        Ok(_) => FieldState::Fine(String::new()),
        Err(_) => FieldState::Wrong(texts.get("changes-filter-wrong-day").into_owned()),
    };
    *day = read.ok().flatten();
    cell_ui(ui, |ui| {
        field_ui(ui, id, &Field { label: texts.get(id).into_owned(), state }, typed);
    });
}

/// A place in the row: one that does not fit goes to the next row whole.
fn cell_ui<R>(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme();
    let label = ui.text_style_height(&TextStyle::Body) + theme.spacing.tiny;
    let size = vec2(theme.width.tree * 0.6, label + theme.height.control);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(size.x);
        add_contents(ui)
    })
    .inner
}

/// A label above what it names.
fn column_ui<R>(ui: &mut Ui, label: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    cell_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
        ui.label(RichText::new(label).font(medium(theme().text.body)));
        add_contents(ui)
    })
}

fn combo_ui(ui: &mut Ui, name: &str, selected: &str, add_contents: impl FnOnce(&mut Ui)) {
    column_ui(ui, name, |ui| {
        let combo = ComboBox::from_id_salt(Id::unique(name))
            .width(theme().width.tree * 0.6)
            .height(theme().width.details)
            .selected_text(selected)
            .show_ui(ui, add_contents);
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    });
}

fn name_ui(ui: &mut Ui, texts: &Texts, id: &str, names: &[String], chosen: &mut Option<String>) {
    let all = texts.get("changes-filter-all");
    let selected = chosen.clone().unwrap_or_else(|| all.clone().into_owned());
    combo_ui(ui, &texts.get(id), &selected, |ui| {
        choice_ui(ui, chosen, None, &all);
        for name in names {
            choice_ui(ui, chosen, Some(name.clone()), name);
        }
    });
}

fn topic_ui(ui: &mut Ui, texts: &Texts, chosen: &mut Option<Topic>) {
    let name = |topic: Option<Topic>| texts.get(topic.map_or("changes-filter-all", topic_id));
    combo_ui(ui, &texts.get("changes-heading-what"), &name(*chosen), |ui| {
        choice_ui(ui, chosen, None, &name(None));
        for topic in Topic::ALL {
            choice_ui(ui, chosen, Some(topic), &name(Some(topic)));
        }
    });
}

fn topic_id(topic: Topic) -> &'static str {
    match topic {
        Topic::System => "changes-topic-system",
        Topic::Licenses => "changes-topic-licenses",
        Topic::Hardware => "changes-topic-hardware",
        Topic::Rehosting => "changes-topic-rehosting",
        Topic::Places => "changes-topic-places",
        Topic::Users => "changes-topic-users",
        Topic::Order => "changes-topic-order",
        Topic::Plan => "changes-topic-plan",
        Topic::Undo => "changes-topic-undo",
    }
}

fn reason_ui(ui: &mut Ui, texts: &Texts, chosen: &mut ReasonFilter) {
    let name = |reason| {
        texts.get(match reason {
            ReasonFilter::Any => "changes-filter-all",
            ReasonFilter::Given => "changes-filter-reason-given",
            ReasonFilter::Missing => "changes-filter-reason-missing",
        })
    };
    combo_ui(ui, &texts.get("changes-heading-reason"), &name(*chosen), |ui| {
        for reason in [ReasonFilter::Any, ReasonFilter::Given, ReasonFilter::Missing] {
            choice_ui(ui, chosen, reason, &name(reason));
        }
    });
}
