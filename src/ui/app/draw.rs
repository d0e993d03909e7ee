//! One pass: rail, panel, dialog, notices.
use eframe::egui::{Align, CentralPanel, Frame, Key, Layout, Margin, Modifiers, Panel as Strip, Ui, accesskit::Role};
use xlm_core::{binding::BindingState, document::SystemKind};

use super::{
    Shell,
    jobs::{Owner, Purpose},
};
use crate::{
    session::Task,
    ui::{
        panel::PanelId,
        theme::{palette, theme},
        widget::{Button, DialogAnswer, Icon, RailBadge, RailItem, Severity, dropped_files, icon_ui, rail_ui},
    },
};

/// The keys of the panels, in the order of the rail.
const PANEL_KEYS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

impl Shell {
    /// Draws everything.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let is_set_up = !self.panels.set_up.claims(&self.worker.view());
        let owner = if is_set_up { Owner::Panel(self.shown) } else { Owner::SetUp };
        if self.confirmations.is_empty() {
            self.keys(ui, is_set_up);
        }
        let dropped = dropped_files(ui);
        if !dropped.is_empty() {
            self.take_dropped(owner, dropped);
        }
        if is_set_up {
            self.rail(ui);
        }
        self.banner(ui);
        if owner == Owner::Panel(PanelId::Settings) {
            self.panels.settings.preferences = self.preferences.clone();
            self.panels.settings.history = self.notices.history(&self.texts);
        }
        if owner == Owner::Panel(PanelId::Users) {
            self.panels.users.filters.clone_from(&self.preferences.filters);
        }
        let ground = Frame::new().fill(palette(ui).background);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            self.with_panel(owner, |panel, context| panel.panel_ui(ui, context));
        });
        self.dialog(ui);
        self.notices.ui(ui, &self.texts);
    }

    fn keys(&mut self, ui: &Ui, is_set_up: bool) {
        // Ctrl+Alt is AltGr, with which people type.
        let pressed = |key| ui.input_mut(|input| !input.modifiers.alt && input.consume_key(Modifiers::COMMAND, key));
        if is_set_up {
            for (key, panel) in PANEL_KEYS.into_iter().zip(PanelId::ALL) {
                if pressed(key) {
                    self.show(panel);
                }
            }
        }
        if is_set_up && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
            self.read_again();
        }
    }

    fn rail(&mut self, ui: &mut Ui) {
        let items = PanelId::ALL.map(|panel| self.rail_item(panel));
        let selected = PanelId::ALL.iter().position(|panel| *panel == self.shown).unwrap_or(0);
        let name = self.texts.get("common-rail").into_owned();
        if let Some(panel) = rail_ui(ui, &name, &items, selected).and_then(|chosen| PanelId::ALL.get(chosen)) {
            self.show(*panel);
        }
    }

    fn rail_item(&self, panel: PanelId) -> RailItem {
        let (icon, name) = match panel {
            PanelId::Overview => (Icon::Overview, "common-panel-overview"),
            PanelId::Import => (Icon::Import, "common-panel-import"),
            PanelId::Identity => (Icon::Identity, "common-panel-identity"),
            PanelId::Users => (Icon::Users, "common-panel-users"),
            PanelId::Rehosting => (Icon::Rehosting, "common-panel-rehosting"),
            PanelId::Changes => (Icon::ChangeLog, "common-panel-changes"),
            PanelId::Settings => (Icon::Settings, "common-panel-settings"),
        };
        RailItem { icon, name: self.texts.get(name).into_owned(), badge: self.badge(panel) }
    }

    fn badge(&self, panel: PanelId) -> Option<RailBadge> {
        let view = self.worker.view();
        let count = |text: String, id: &str, count: usize| RailBadge {
            text,
            description: self.texts.format(id, &[("count", count.into())]),
        };
        match (panel, view.overview.binding) {
            (PanelId::Users, _) if view.overview.users_missing > 0 => {
                let users = view.overview.users_missing;
                Some(count(self.texts.number(users as i64), "notices-badge-users", users))
            }
            (PanelId::Rehosting, BindingState::Grace { days_left, .. }) => {
                let days = usize::try_from(days_left).unwrap_or(0);
                Some(count(self.texts.number(i64::from(days_left)), "notices-badge-grace", days))
            }
            (PanelId::Rehosting, BindingState::Ended { .. }) => Some(RailBadge {
                text: self.texts.number(0),
                description: self.texts.get("notices-badge-ended").into_owned(),
            }),
            _ => None,
        }
    }

    /// What holds for every panel: the sample company, planning, a change log that is only read.
    fn banner(&mut self, ui: &mut Ui) {
        let view = self.worker.view();
        let is_sample = view.installation.setup.is_some() && view.overview.kind == SystemKind::Sample;
        let text = if view.is_read_only {
            "notices-banner-read-only"
        } else if is_sample {
            "notices-banner-sample"
        } else if view.installation.setup.is_some() && view.overview.kind == SystemKind::Planning {
            "notices-banner-planning"
        } else {
            return;
        };
        let severity = if view.is_read_only { Severity::Warning } else { Severity::Information };
        let theme = theme();
        let frame = Frame::new()
            .fill(severity.tint(ui))
            .inner_margin(Margin::symmetric(theme.spacing.huge as i8, theme.spacing.tiny as i8));
        let mut leaves = false;
        Strip::top("banner").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::Banner));
            ui.horizontal(|ui| {
                ui.set_min_height(theme.height.control);
                icon_ui(ui, severity.icon(), severity.colour(ui));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if is_sample {
                        leaves = ui.add(Button::quiet(&self.texts.get("notices-leave-sample"))).clicked();
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                        ui.label(self.texts.get(text));
                    });
                });
            });
        });
        if leaves {
            self.jobs.submit(&mut self.worker, Task::LeaveSample, Owner::Shell, Purpose::Owner);
        }
    }

    fn dialog(&mut self, ui: &Ui) {
        let Some(confirmation) = self.confirmations.front_mut() else { return };
        match confirmation.ui(ui, &self.texts) {
            DialogAnswer::Open => {}
            DialogAnswer::Confirmed => self.commit_confirmed(),
            DialogAnswer::Cancelled => {
                if let Some(confirmation) = self.confirmations.pop_front() {
                    self.with_panel(confirmation.owner, |panel, _| panel.called_off());
                }
            }
        }
    }
}
