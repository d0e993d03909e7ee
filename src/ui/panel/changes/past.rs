//! The dialog that asks for a day of the past.
use eframe::egui::Ui;
use xlm_core::calendar::Day;

use crate::{
    session::Past,
    text::{Texts, read_day},
    ui::{
        theme::secondary,
        widget::{self, Dialog, DialogAnswer, DialogKind, Field, FieldState, field_ui},
    },
};

/// The day as it is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct DayDialog {
    day: String,
    /// A day after this one has not come yet.
    today: Day,
}

impl DayDialog {
    /// Begins with yesterday.
    pub(super) fn new(today: Day) -> Self {
        Self { day: today.plus(-1).to_string(), today }
    }

    fn chosen(&self) -> Option<Day> {
        read_day(&self.day).ok().flatten().filter(|day| *day <= self.today)
    }

    /// Draws the dialog; gives the day that is to be looked at.
    pub(super) fn dialog_ui(open: &mut Option<Self>, ui: &Ui, texts: &Texts) -> Option<Past> {
        let draft = open.as_mut()?;
        let dialog = Dialog {
            title: texts.get("changes-past").into_owned(),
            confirm: texts.get("changes-past.confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Ordinary,
            can_confirm: draft.chosen().is_some(),
        };
        let answer = widget::dialog_ui(ui, "past", &dialog, |ui| {
            ui.label(secondary(ui, texts.get("changes-past.text")));
            let state = match read_day(&draft.day) {
                Ok(Some(day)) if day > draft.today => FieldState::Wrong(texts.get("changes-past.later").into_owned()),
                Ok(Some(day)) => FieldState::Fine(texts.day(day)),
                Ok(None) | Err(_) => FieldState::Wrong(texts.get("changes-filter-wrong-day").into_owned()),
            };
            let label = texts.get("changes-past-day").into_owned();
            field_ui(ui, "past_day", &Field { label, state }, &mut draft.day);
        });
        let day = draft.chosen();
        if answer != DialogAnswer::Open {
            *open = None;
        }
        day.filter(|_| answer == DialogAnswer::Confirmed).map(Past::Day)
    }
}
