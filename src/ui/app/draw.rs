//! One pass: rail, panel, dialog, notices.
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel as Strip, Ui, accesskit::Role};
use xlm_core::{binding::BindingState, document::SystemKind};

use super::{
    Shell,
    jobs::{Owner, Purpose},
    side::Side,
};
use crate::{
    session::Task,
    text::sentences,
    ui::{
        panel::PanelId,
        shortcut::Shortcut,
        theme::theme,
        widget::{
            Button, DialogAnswer, Icon, Rail, RailAnswer, RailBadge, RailItem, Severity, dropped_files, go_to_search,
            icon_ui, rail_ui,
        },
    },
};

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
        // The window is cleared with the colour of the ground: filling it again costs as much as all that stands on it.
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            self.with_panel(owner, |panel, context| panel.panel_ui(ui, context));
        });
        self.dialog(ui);
        self.side(ui);
        self.notices.ui(ui, &self.texts);
    }

    fn keys(&mut self, ui: &Ui, is_set_up: bool) {
        let pressed = |shortcut: Shortcut| shortcut.is_pressed(ui);
        if let Some(side) = Side::ALL.into_iter().find(|side| pressed(side.shortcut())) {
            self.side = if self.side == Some(side) { None } else { Some(side) };
        }
        if !is_set_up || self.side.is_some() {
            return;
        }
        if let Some(panel) = PanelId::ALL.into_iter().find(|panel| pressed(Shortcut::Show(*panel))) {
            self.show(panel);
        }
        if pressed(Shortcut::Search) {
            go_to_search(ui);
        }
        if pressed(Shortcut::ReadAgain) {
            self.read_again();
        }
    }

    fn rail(&mut self, ui: &mut Ui) {
        let items = PanelId::ALL.map(|panel| self.rail_item(panel));
        let tools = Side::ALL.map(|side| {
            let (icon, shortcut) = match side {
                Side::Notices => (Icon::Information, Shortcut::Notices),
                Side::Keys => (Icon::Help, Shortcut::Help),
            };
            let name = shortcut.name(&self.texts);
            RailItem { icon, hint: shortcut.with_keys(&self.texts, &name), name, badge: None }
        });
        let selected = PanelId::ALL.iter().position(|panel| *panel == self.shown).unwrap_or(0);
        let name = self.texts.get("common-rail").into_owned();
        match rail_ui(ui, &name, &Rail { items: &items, selected, tools: &tools }) {
            None => {}
            Some(RailAnswer::Item(index)) => {
                if let Some(panel) = PanelId::ALL.get(index) {
                    self.show(*panel);
                }
            }
            Some(RailAnswer::Tool(index)) => self.side = Side::ALL.get(index).copied(),
        }
    }

    fn rail_item(&self, panel: PanelId) -> RailItem {
        let icon = match panel {
            PanelId::Overview => Icon::Overview,
            PanelId::Import => Icon::Import,
            PanelId::Identity => Icon::Identity,
            PanelId::Users => Icon::Users,
            PanelId::Rehosting => Icon::Rehosting,
            PanelId::Changes => Icon::ChangeLog,
            PanelId::Settings => Icon::Settings,
        };
        let name = self.texts.get(panel.name_id()).into_owned();
        let hint = Shortcut::Show(panel).with_keys(&self.texts, &name);
        RailItem { icon, name, hint, badge: self.badge(panel) }
    }

    fn badge(&self, panel: PanelId) -> Option<RailBadge> {
        let view = self.view_of(Owner::Panel(panel));
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

    /// What holds for every panel: the past that is looked at, the sample company, planning, a change log that is only
    /// read.
    fn banner(&mut self, ui: &mut Ui) {
        let view = self.worker.view();
        let is_set_up = view.installation.setup.is_some();
        let plain = |id: &str| self.texts.get(id).into_owned();
        let (severity, text, way_out) = if let Some(moment) = self.past_moment() {
            let leave = WayOut { text: plain("notices-leave-past"), leaves: Leaves::Past };
            (Severity::Warning, self.past_sentence(&moment), Some(leave))
        } else if view.is_unreachable {
            let folder = view.folder.display().to_string();
            let text = self.texts.format("notices-banner-unreachable", &[("folder", folder.into())]);
            (Severity::Danger, text, None)
        } else if is_set_up && view.key_fault.is_some() {
            let show = WayOut { text: plain("notices-key-ways-out"), leaves: Leaves::ForKey };
            (Severity::Danger, plain("notices-banner-key"), Some(show))
        } else if let Some(fault) = view.overview.clock {
            (Severity::Warning, sentences::clock(&self.texts, fault), None)
        } else if view.is_read_only {
            (Severity::Warning, plain("notices-banner-read-only"), None)
        } else if is_set_up && view.overview.kind == SystemKind::Sample {
            let leave = WayOut { text: plain("notices-leave-sample"), leaves: Leaves::Sample };
            (Severity::Information, plain("notices-banner-sample"), Some(leave))
        } else if is_set_up && view.overview.kind == SystemKind::Planning {
            (Severity::Information, plain("notices-banner-planning"), None)
        } else {
            return;
        };
        match banner_ui(ui, severity, &text, way_out) {
            None => {}
            Some(Leaves::Past) => self.past = None,
            Some(Leaves::ForKey) => self.show(PanelId::Settings),
            Some(Leaves::Sample) => {
                self.jobs.submit(&mut self.worker, Task::LeaveSample, Owner::Shell, Purpose::Owner);
            }
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

/// What the button of a banner leaves.
#[derive(Clone, Copy)]
enum Leaves {
    Past,
    Sample,
    /// To the panel where the key is dealt with.
    ForKey,
}

struct WayOut {
    text: String,
    leaves: Leaves,
}

fn banner_ui(ui: &mut Ui, severity: Severity, text: &str, way_out: Option<WayOut>) -> Option<Leaves> {
    let theme = theme();
    let frame = Frame::new()
        .fill(severity.tint(ui))
        .inner_margin(Margin::symmetric(theme.spacing.huge as i8, theme.spacing.tiny as i8));
    let mut left = None;
    Strip::top("banner").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::Banner));
        ui.horizontal(|ui| {
            ui.set_min_height(theme.height.control);
            icon_ui(ui, severity.icon(), severity.colour(ui));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(way_out) = way_out
                    && ui.add(Button::quiet(&way_out.text)).clicked()
                {
                    left = Some(way_out.leaves);
                }
                ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                    ui.label(text);
                });
            });
        });
    });
    left
}
