//! Identity: the IDs of the system, what its hardware says, and whether the MAC address stays.

mod components;
mod ids;
mod mac;
mod machine;
mod upgrade;

use eframe::egui::Ui;
use xlm_core::{binding::BindingState, document::SystemKind};

pub(super) use self::ids::ids_ui;
use self::{components::Next, upgrade::UpgradeDraft};
use super::{
    Panel, PanelContext, PanelId, Wish,
    page::{columns_ui, message_ui, strip_ui},
    page_ui,
};
use crate::{
    session::{JobId, Outcome, SessionError, Task, View, messages},
    text::{Texts, sentences::rehosting},
    ui::{
        theme::secondary,
        widget::{
            PanelHeader, Progress, Severity, StatusPill, card_ui, panel_header_ui, progress_ui, secondary_button_ui,
        },
    },
};

/// The panel. It keeps nothing but what went wrong, and what is being entered.
#[derive(Default)]
pub struct IdentityPanel {
    problem: Option<SessionError>,
    upgrade: UpgradeDraft,
}

impl IdentityPanel {
    fn main_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let (texts, view) = (context.texts, context.view);
        if !view.is_home_server && view.installation.kind() != SystemKind::Planning && view.installation.setup.is_some()
        {
            strip_ui(ui, Severity::Information, &texts.get("identity-workstation"), |_ui| {});
        }
        if let Some(problem) = &self.problem {
            message_ui(ui, Severity::Danger, &messages::error(texts, problem));
        }
        let Some(now) = view.installation.binding.observation.clone() else {
            if view.installation.kind() != SystemKind::Planning {
                nothing_read_ui(ui, texts);
            }
            self.read_again_ui(ui, context);
            machine::machine_ui(ui, context);
            self.upgrade.upgrade_ui(ui, context);
            return;
        };
        components::partly_ui(ui, texts, &now);
        let judgement = components::judgement(&view.installation);
        if let Some(judgement) = &judgement
            && components::changes_ui(ui, texts, judgement) == Next::GoToRehosting
        {
            context.wishes.push(Wish::Show(PanelId::Rehosting));
        }
        components::table_ui(ui, texts, &view.installation.binding, &now, judgement.as_ref());
        self.read_again_ui(ui, context);
        machine::machine_ui(ui, context);
        self.upgrade.upgrade_ui(ui, context);
    }

    /// Only the home server's hardware is read: what another machine has says nothing about the licenses.
    fn read_again_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        if !context.view.is_home_server {
            return;
        }
        let texts = context.texts;
        if context.is_busy {
            let what = texts.get("identity-reading").into_owned();
            let progress = Progress { what, how_many: String::new(), fraction: None, can_cancel: false };
            progress_ui(ui, texts, &progress);
        } else if secondary_button_ui(ui, &texts.get("identity-read-again")).clicked() {
            self.problem = None;
            context.run(Task::ObserveHardware);
        }
    }
}

fn nothing_read_ui(ui: &mut Ui, texts: &Texts) {
    card_ui(ui, &texts.get("identity-components"), |ui| {
        ui.label(secondary(ui, texts.get("identity-components-none")));
    });
}

impl Panel for IdentityPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        page_ui(ui, "identity", |ui| {
            panel_header_ui(ui, &header(context.texts, context.view));
            let mut both = (&mut *self, &mut *context);
            columns_ui(
                ui,
                &mut both,
                |ui, (panel, context)| panel.main_ui(ui, context),
                |ui, (_, context)| {
                    ids_ui(ui, context.texts, context.view);
                    let record = context.view.installation.binding.clone();
                    if let Some(now) = &record.observation {
                        mac::mac_ui(ui, context, &record, now);
                    }
                },
            );
        });
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        match outcome {
            Ok(Outcome::Preview(preview)) => context.wishes.push(Wish::Confirm(preview)),
            Ok(_) => self.problem = None,
            Err(error) => self.problem = Some(error),
        }
        Ok(())
    }
}

fn header(texts: &Texts, view: &View) -> PanelHeader {
    let title = texts.get("common-panel-identity").into_owned();
    if view.installation.kind() == SystemKind::Planning {
        let sentence = texts.get("identity-sentence-planning").into_owned();
        let pill = StatusPill::new(Severity::Information, texts.get("common-planning"));
        return PanelHeader { title, sentence, pill: Some(pill) };
    }
    if view.installation.setup.is_none() {
        return PanelHeader { title, sentence: texts.get("identity-sentence-not-set-up").into_owned(), pill: None };
    }
    let state = view.overview.binding;
    let severity = match state {
        BindingState::NotBound | BindingState::NotObserved => Severity::Information,
        BindingState::Bound => Severity::Ok,
        BindingState::Grace { .. } => Severity::Warning,
        BindingState::Ended { .. } => Severity::Danger,
    };
    let pill = StatusPill::new(severity, rehosting::binding_pill(texts, state));
    PanelHeader {
        title,
        sentence: rehosting::binding_sentence(texts, view.installation.kind(), state),
        pill: Some(pill),
    }
}
