//! What stands below the panels in the rail: notices of the past, and all keys.
use eframe::egui::Ui;

use super::Shell;
use crate::ui::{
    shortcut::Shortcut,
    widget::{Dialog, DialogAnswer, DialogKind, KeyValue, dialog_ui, key_values_ui, notice_history_ui},
};

/// What is open over the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Notices,
    Keys,
}

impl Side {
    /// Both, in the order of the rail.
    pub(super) const ALL: [Self; 2] = [Self::Notices, Self::Keys];

    /// The keys that open it.
    pub(super) const fn shortcut(self) -> Shortcut {
        match self {
            Self::Notices => Shortcut::Notices,
            Self::Keys => Shortcut::Help,
        }
    }
}

impl Shell {
    /// Draws what is open.
    pub(super) fn side(&mut self, ui: &Ui) {
        let Some(side) = self.side else { return };
        let dialog = Dialog {
            title: side.shortcut().name(&self.texts),
            confirm: self.texts.get("common-close").into_owned(),
            cancel: String::new(),
            kind: DialogKind::Ordinary,
            can_confirm: true,
        };
        let answer = dialog_ui(ui, "side", &dialog, |ui| match side {
            Side::Notices => {
                let history = self.notices.history(&self.texts);
                notice_history_ui(ui, &history, &self.texts.get("settings-no-notices"));
            }
            Side::Keys => {
                let row = |shortcut: Shortcut| KeyValue::new(shortcut.name(&self.texts), shortcut.shown(&self.texts));
                key_values_ui(ui, &Shortcut::ALL.map(row));
            }
        });
        if answer != DialogAnswer::Open {
            self.side = None;
        }
    }
}
