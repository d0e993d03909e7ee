//! How it stands, and what to do next.
mod ahead;
mod buy_list;
mod model;
mod resources;

use std::sync::Arc;

use eframe::egui::Ui;
use xlm_core::report::{NextStep, Overview};

use self::{
    ahead::AheadCard,
    buy_list::BuyListCard,
    model::{Model, StepRow},
    resources::ResourcesDialog,
};
use super::{
    Panel, PanelContext, PanelId, Wish,
    page::{columns_of_ui, page_ui},
};
use crate::{
    session::{JobId, Outcome, SessionError},
    text::Language,
    ui::{
        theme::{secondary, theme},
        widget::{
            Button, EmptyState, Icon, PanelHeader, callout_ui, card_ui, empty_state_ui, panel_header_ui, pool_bars_ui,
            quiet_button_ui, status_pill_ui,
        },
    },
};

/// The panel.
#[derive(Debug, Default)]
pub struct OverviewPanel {
    /// Made once for each state and language: a check looks at every user.
    model: Option<(Arc<Overview>, Language, Model)>,
    resources: Option<ResourcesDialog>,
    buy_list: BuyListCard,
    ahead: AheadCard,
}

impl Panel for OverviewPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let model = self.model(context).clone();
        page_ui(ui, "overview", |ui| {
            let title = texts.get("common-panel-overview").into_owned();
            panel_header_ui(ui, &PanelHeader { title, sentence: model.sentence.clone(), pill: None });
            ui.horizontal_wrapped(|ui| {
                for pill in &model.pills {
                    status_pill_ui(ui, pill);
                }
            });
            for (severity, title, text) in &model.callouts {
                callout_ui(ui, *severity, title, |ui| {
                    if !text.is_empty() {
                        ui.label(secondary(ui, text));
                    }
                });
            }
            columns_of_ui(
                ui,
                theme().width.details,
                &mut (&mut *context, &mut *self),
                |ui, (context, panel)| {
                    pools_ui(ui, context, &model, &mut panel.resources);
                    panel.buy_list.card_ui(ui, context);
                },
                |ui, (context, panel)| {
                    steps_ui(ui, context, &model.steps, &mut panel.resources);
                    panel.ahead.card_ui(ui, context, &model);
                },
            );
        });
        resources::dialog_ui(ui, context, &mut self.resources);
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        match outcome? {
            Outcome::Preview(preview) => context.wishes.push(Wish::Confirm(preview)),
            Outcome::Forecast(forecast) => self.ahead.take(forecast, context.texts, context.view),
            _ => {}
        }
        Ok(())
    }
}

impl OverviewPanel {
    fn model(&mut self, context: &PanelContext<'_>) -> &Model {
        let (overview, language) = (&context.view.overview, context.texts.language);
        let is_made = self
            .model
            .as_ref()
            .is_some_and(|(made_for, in_language, _)| Arc::ptr_eq(made_for, overview) && *in_language == language);
        if !is_made {
            self.model = None;
        }
        let make = || (Arc::clone(overview), language, Model::new(context.texts, context.view));
        &self.model.get_or_insert_with(make).2
    }
}

fn pools_ui(ui: &mut Ui, context: &mut PanelContext<'_>, model: &Model, resources: &mut Option<ResourcesDialog>) {
    let texts = context.texts;
    if model.user_pools.is_empty() && model.system_pools.is_empty() {
        card_ui(ui, "", |ui| {
            let empty = EmptyState {
                icon: Icon::Import,
                title: texts.get("overview-no-licenses").into_owned(),
                text: texts.get("overview-no-licenses.text").into_owned(),
                action: texts.get("overview-no-licenses.action").into_owned(),
            };
            if empty_state_ui(ui, &empty).is_some_and(|button| button.clicked()) {
                context.wishes.push(Wish::Show(PanelId::Import));
            }
        });
        return;
    }
    if !model.user_pools.is_empty() {
        card_ui(ui, &texts.get("overview-user-licenses"), |ui| pool_bars_ui(ui, texts, &model.user_pools));
    }
    card_ui(ui, &texts.get("overview-system-licenses"), |ui| {
        if !model.system_pools.is_empty() {
            pool_bars_ui(ui, texts, &model.system_pools);
        }
        if !context.view.is_read_only && quiet_button_ui(ui, &texts.get("overview-enter-resources")).clicked() {
            *resources = Some(ResourcesDialog::new(&context.view.installation));
        }
    });
    if !model.unknown.is_empty() {
        card_ui(ui, &texts.get("overview-unknown"), |ui| {
            ui.label(secondary(ui, texts.get("overview-unknown.text")));
            for name in &model.unknown {
                ui.label(name);
            }
        });
    }
}

/// At most three, and the first is the one to take.
fn steps_ui(ui: &mut Ui, context: &mut PanelContext<'_>, steps: &[StepRow], resources: &mut Option<ResourcesDialog>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("overview-next-steps"), |ui| {
        if steps.is_empty() {
            ui.label(secondary(ui, texts.get("overview-nothing-to-do")));
        }
        for (index, row) in steps.iter().enumerate() {
            if index > 0 {
                ui.add_space(theme().spacing.small);
            }
            ui.label(&row.text);
            let button = if index == 0 { Button::primary(&row.action) } else { Button::secondary(&row.action) };
            if ui.push_id(index, |ui| ui.add(button)).inner.clicked() {
                match &row.step {
                    NextStep::EnterMediaChannels => {
                        *resources = Some(ResourcesDialog::new(&context.view.installation));
                    }
                    step => context.wishes.push(Wish::Show(place_of(step))),
                }
            }
        }
    });
}

/// Where a step is taken.
fn place_of(step: &NextStep) -> PanelId {
    match step {
        NextStep::RenewServer
        | NextStep::CheckIssuer
        | NextStep::ImportPackage
        | NextStep::ImportLicenses
        | NextStep::ReplaceAlteredFile
        | NextStep::RenewItem(_) => PanelId::Import,
        NextStep::Rehost(_) => PanelId::Rehosting,
        NextStep::ImportUsers | NextStep::BuyLicenses => PanelId::Users,
        NextStep::MakeMacStatic => PanelId::Identity,
        NextStep::EnterMediaChannels => PanelId::Overview,
    }
}
