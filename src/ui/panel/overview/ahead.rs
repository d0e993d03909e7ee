//! The card that looks ahead: what ends, and who loses by it on a day to choose.
use std::sync::Arc;

use eframe::egui::Ui;
use xlm_core::{calendar::Day, installation::Installation, report::Forecast};

use super::model::Model;
use crate::{
    session::{Task, View},
    text::{Language, Texts, read_day},
    ui::{
        panel::{
            PanelContext,
            page::{InputButton, field_and_button_ui},
        },
        preview::forecast_rows,
        theme::{secondary, small, strong, theme},
        widget::{DifferenceRow, Field, FieldState, card_ui, difference_list_ui, quiet_button_ui},
    },
};

/// The day that is looked at, and what was found.
#[derive(Debug, Default)]
pub(super) struct AheadCard {
    day: String,
    shown: Option<Shown>,
}

/// A look ahead in words.
#[derive(Debug)]
struct Shown {
    made_for: (Arc<Installation>, Language),
    forecast: Arc<Forecast>,
    title: String,
    rows: Vec<DifferenceRow>,
}

impl AheadCard {
    /// Takes what was found for a day.
    pub(super) fn take(&mut self, forecast: Arc<Forecast>, texts: &Texts, view: &View) {
        self.shown = Some(Shown::new(forecast, texts, view));
    }

    /// Draws the card.
    pub(super) fn card_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, model: &Model) {
        let texts = context.texts;
        self.keep_up(context);
        card_ui(ui, &texts.get("overview-ahead"), |ui| {
            if model.ahead.is_empty() {
                ui.label(secondary(ui, &model.nothing_ahead));
            }
            for (index, ahead) in model.ahead.iter().enumerate() {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = theme().border;
                    ui.label(&ahead.what);
                    ui.label(small(ui, &ahead.when));
                });
                if context.view.past.is_some() {
                    continue;
                }
                let button = ui.push_id(index, |ui| quiet_button_ui(ui, &texts.get("overview-ahead-who-loses")));
                if button.inner.clicked() {
                    self.day = ahead.first_day_without.to_string();
                    context.run(Task::Forecast(ahead.first_day_without));
                }
            }
            if context.view.past.is_none() {
                self.day_ui(ui, context);
                self.found_ui(ui, texts);
            }
        });
    }

    fn day_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let read = read_day(&self.day);
        let later = |day: &Day| *day > context.view.at.day();
        let state = match read {
            Ok(None) => FieldState::Fine(texts.get("overview-ahead-day.hint").into_owned()),
            Ok(Some(day)) if later(&day) => FieldState::Fine(texts.day(day)),
            Ok(Some(_)) => FieldState::Wrong(texts.get("overview-ahead-day.past").into_owned()),
            Err(_) => FieldState::Wrong(texts.get("overview-ahead-day.wrong").into_owned()),
        };
        let field = Field { label: texts.get("overview-ahead-day").into_owned(), state };
        let chosen = read.ok().flatten().filter(later);
        let action = texts.get("overview-ahead-day.show");
        let button = InputButton { text: &action, is_ready: chosen.is_some() && !context.is_busy };
        if field_and_button_ui(ui, "ahead-day", &field, &mut self.day, &button)
            && let Some(day) = chosen
        {
            context.run(Task::Forecast(day));
        }
    }

    fn found_ui(&self, ui: &mut Ui, texts: &Texts) {
        let Some(shown) = &self.shown else { return };
        ui.add_space(theme().spacing.small);
        ui.label(strong(&shown.title));
        difference_list_ui(ui, texts, &shown.rows, &texts.get("overview-ahead-no-change"));
    }

    /// What was found for another state is found anew; for another language it is only said anew.
    fn keep_up(&mut self, context: &mut PanelContext<'_>) {
        let Some(shown) = self.shown.as_ref().filter(|_| context.view.past.is_none()) else { return };
        let (installation, language) = &shown.made_for;
        if !Arc::ptr_eq(installation, &context.view.installation) {
            context.run(Task::Forecast(shown.forecast.day));
            self.shown = None;
        } else if *language != context.texts.language {
            self.shown = Some(Shown::new(Arc::clone(&shown.forecast), context.texts, context.view));
        }
    }
}

impl Shown {
    fn new(forecast: Arc<Forecast>, texts: &Texts, view: &View) -> Self {
        let rows = forecast_rows(texts, &view.installation, &view.assignment, &forecast);
        let title = texts.format("overview-ahead-on", &[("day", forecast.day.into())]);
        Self { made_for: (Arc::clone(&view.installation), texts.language), title, forecast, rows }
    }
}
