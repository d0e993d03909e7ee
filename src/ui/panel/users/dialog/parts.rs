//! Pieces that several dialogs share.

use eframe::egui::{ComboBox, Id, RichText, ScrollArea, Ui};
use xlm_core::directory::PlaceHandle;

use super::super::list::{List, PlaceLine};
use crate::{
    session::{SessionError, messages},
    text::Texts,
    ui::{
        theme::{medium, secondary, theme},
        widget::{RowState, Severity, callout_ui, choice_ui, row_ui},
    },
};

/// Rows of a list of places that are seen at once.
const PLACES_SHOWN: f32 = 9.0;

/// What the user is told when something is refused.
pub fn refusal(error: &SessionError, texts: &Texts) -> String {
    let message = messages::error(texts, error);
    let advice = message.advice();
    let parts = std::iter::once(message.happened).chain((!advice.is_empty()).then_some(advice)).chain(message.details);
    parts.collect::<Vec<_>>().join("\n")
}

/// What was wrong with the last try.
pub fn problem_ui(ui: &mut Ui, problem: Option<&str>) {
    if let Some(problem) = problem {
        ui.add_space(theme().spacing.tiny);
        callout_ui(ui, Severity::Danger, problem, |_| ());
    }
}

/// What a dialog is about, above what is to be entered.
pub fn text_ui(ui: &mut Ui, text: &str) {
    ui.label(text);
    ui.add_space(theme().spacing.tiny);
}

/// The name of an input, above it.
pub fn name_ui(ui: &mut Ui, name: &str) -> Id {
    ui.label(RichText::new(name).font(medium(theme().text.body))).id
}

/// What is said while no place is chosen.
#[derive(Clone, Copy)]
pub enum NoPlace<'a> {
    /// That one has to be.
    Prompt(&'a str),
    /// What it means; it can be chosen again.
    Choice(&'a str),
}

/// A choice of a place, with the name above it.
pub fn place_choice_ui(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    nothing: NoPlace<'_>,
    list: &List,
    place: &mut Option<PlaceHandle>,
) {
    place_choice_of_ui(ui, salt, name, nothing, list, &|_| true, place);
}

/// The same, of some places only.
pub fn place_choice_of_ui(
    ui: &mut Ui,
    salt: &str,
    name: &str,
    nothing: NoPlace<'_>,
    list: &List,
    is_offered: &dyn Fn(&PlaceLine) -> bool,
    place: &mut Option<PlaceHandle>,
) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
        let label = name_ui(ui, name);
        let (NoPlace::Prompt(none) | NoPlace::Choice(none)) = nothing;
        let chosen = place.map_or(none, |place| list.place_name(place));
        let width = ui.available_width().min(theme().width.dialog);
        let combo = ComboBox::from_id_salt(salt).width(width).selected_text(chosen).show_ui(ui, |ui| {
            if let NoPlace::Choice(nothing) = nothing {
                choice_ui(ui, place, None, nothing);
            }
            for line in list.places.iter().filter(|line| is_offered(line)) {
                choice_ui(ui, place, Some(line.place), &line.full_name);
            }
        });
        combo.response.labelled_by(label);
    });
}

/// A list of all places, to choose one.
pub fn place_list_ui(ui: &mut Ui, texts: &Texts, list: &List, chosen: &mut Option<PlaceHandle>) {
    let theme = theme();
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = PLACES_SHOWN * theme.height.target;
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        theme.height.target,
        list.places.len(),
        |ui, range| {
            for line in &list.places[range] {
                let (id, rect) = ui.allocate_space(eframe::egui::vec2(ui.available_width(), theme.height.target));
                let state = if *chosen == Some(line.place) { RowState::Selected } else { RowState::Plain };
                if row_ui(ui, id, rect, &line.full_name, state).clicked() {
                    *chosen = Some(line.place);
                }
                let mut content = rect.shrink2(eframe::egui::vec2(theme.spacing.medium, 0.0));
                if line.location.is_some() {
                    content.min.x += theme.spacing.huge;
                }
                let users = list.figures_of(line.place).users;
                let count = texts.format("common-users", &[("count", users.into())]);
                let builder = eframe::egui::UiBuilder::new()
                    .max_rect(content)
                    .layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center));
                let mut row = ui.new_child(builder);
                row.label(secondary(&row, count));
                row.with_layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center), |ui| {
                    ui.add(eframe::egui::Label::new(&line.name).truncate());
                });
            }
        },
    );
}
