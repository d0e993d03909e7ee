//! Further filters of the list, and those that were saved to be asked again.

use eframe::egui::{Popup, PopupCloseBehavior, Response, Ui};
use xlm_core::report::{MOST_FILTERS, Mark, SavedFilter, Standing, UserQuestion};

use super::act::Act;
use crate::{
    text::Texts,
    ui::{
        panel::{PanelContext, Preferred, Wish},
        theme::{medium, secondary, theme},
        widget::{Button, Field, FieldState, Icon, Radio, field_ui, icon_button_ui, radio_group_ui},
    },
};

/// Longest name of a filter, in characters.
const LONGEST_NAME: usize = 100;

/// A filter that is being saved.
#[derive(Default)]
pub struct FilterDraft {
    name: String,
}

/// Whether anything is asked for but order, direction and place.
fn is_filtered(question: &UserQuestion) -> bool {
    let none = UserQuestion::default();
    !question.search.trim().is_empty()
        || (question.standing, question.license_type, question.mark) != (none.standing, none.license_type, none.mark)
}

/// A filter that has one of three values.
fn choice_ui<Value: PartialEq>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: &mut Value,
    values: [(Value, &str); 3],
) {
    let radios = values.into_iter().map(|(value, id)| Radio::new(value, texts.get(id))).collect();
    radio_group_ui(ui, &texts.get(name), current, radios);
    ui.separator();
}

impl FilterDraft {
    /// Draws the button that opens the filters, with how many of them are on.
    pub fn filters_ui(
        &mut self,
        ui: &mut Ui,
        context: &PanelContext<'_>,
        question: &mut UserQuestion,
        saved: &[SavedFilter],
        acts: &mut Vec<Act>,
    ) -> Response {
        let texts = context.texts;
        let on = usize::from(question.standing == Standing::Holding) + usize::from(question.mark != Mark::Any);
        let text = texts.format("users-filters", &[("count", on.into())]);
        // Where there is little room, the word gives way first; how many filters are on is said all the same.
        let has_room = ui.available_size_before_wrap().x >= theme().width.tree / 2.0;
        let button =
            if has_room { Button::secondary(&text).icon(Icon::Filter) } else { Button::icon_only(Icon::Filter, &text) };
        let button = ui.add(button);
        let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.accessible_name(texts.get("users-filters-name")).show(|ui| {
            ui.set_width(theme().width.tree);
            ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
            let standings = [
                (Standing::All, "users-filter-all"),
                (Standing::Missing, "users-filter-lacking"),
                (Standing::Holding, "users-filter-holding"),
            ];
            choice_ui(ui, texts, "users-filter-standing", &mut question.standing, standings);
            let marks = [
                (Mark::Any, "users-filter-any-mark"),
                (Mark::Protected, "users-filter-protected"),
                (Mark::TeamMember, "users-filter-team"),
            ];
            choice_ui(ui, texts, "users-filter-mark", &mut question.mark, marks);
            self.saved_ui(ui, context, question, saved, acts);
        });
        button
    }

    /// The saved filters, and a field for another one.
    fn saved_ui(
        &mut self,
        ui: &mut Ui,
        context: &PanelContext<'_>,
        question: &mut UserQuestion,
        saved: &[SavedFilter],
        acts: &mut Vec<Act>,
    ) {
        let (texts, catalog) = (context.texts, &context.view.installation.catalog);
        let mut prefer = |filters| acts.push(Act::Wish(Wish::Prefer(Preferred::Filters(filters))));
        ui.label(eframe::egui::RichText::new(texts.get("users-filter-saved")).font(medium(theme().text.body)));
        if saved.is_empty() {
            ui.label(secondary(ui, texts.get("users-filter-saved-none")));
        }
        for (index, filter) in saved.iter().enumerate() {
            ui.push_id(index, |ui| {
                ui.horizontal(|ui| {
                    let forget = texts.format("users-filter-forget", &[("name", (&filter.name).into())]);
                    if icon_button_ui(ui, Icon::Remove, &forget).clicked() {
                        let mut left = saved.to_vec();
                        left.remove(index);
                        prefer(left);
                    }
                    if ui.add(Button::quiet(&filter.name)).clicked() {
                        filter.ask(question, catalog);
                        ui.close();
                    }
                });
            });
        }
        if is_filtered(question) && saved.len() < MOST_FILTERS {
            let hint = FieldState::Fine(texts.get("users-filter-save.hint").into_owned());
            let field = Field { label: texts.get("users-filter-save").into_owned(), state: hint };
            field_ui(ui, "filter_name", &field, &mut self.name);
            let name = self.name.trim();
            let is_ready = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
            if ui.add_enabled(is_ready, Button::secondary(&texts.get("users-filter-save.action"))).clicked() {
                // One of the same name is meant to be another one now.
                let others = saved.iter().filter(|filter| filter.name != name).cloned();
                prefer(others.chain([SavedFilter::of(question, catalog, name)]).collect());
                self.name.clear();
            }
        }
    }
}
