//! The dialog for the report of who held which license from one day to another.
use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::calendar::Day;

use crate::{
    session::{ReportForm, Task},
    text::{Texts, read_day},
    ui::{
        panel::{FileQuestion, FileQuestionKind, PanelContext, Wish},
        theme::{secondary, small},
        widget::{self, Dialog, DialogAnswer, DialogKind, Field, FieldState, Radio, field_ui, radio_group_ui},
    },
};

/// The purpose of its question for a file.
pub(super) const PURPOSE: &str = "holdings";

/// The days as they are typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct HoldingsDialog {
    first: String,
    last: String,
    is_table: bool,
}

/// The days of the report, both inclusive, and what it is saved as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Report {
    first: Day,
    last: Day,
    form: ReportForm,
}

impl Report {
    /// The task that writes the report.
    pub(super) fn save(self, file: PathBuf) -> Task {
        Task::SaveHoldings { first: self.first, last: self.last, form: self.form, file }
    }
}

impl HoldingsDialog {
    /// Begins with the year up to today.
    pub(super) fn new(today: Day) -> Self {
        let (year, ..) = today.to_date();
        let first = Day::from_date(year, 1, 1).unwrap_or(today);
        Self { first: first.to_string(), last: today.to_string(), is_table: true }
    }

    fn report(&self, texts: &Texts) -> Option<Report> {
        let read = |text: &str| read_day(text).ok().flatten();
        let (first, last) = (read(&self.first)?, read(&self.last)?);
        let form = if self.is_table { ReportForm::Table } else { ReportForm::Pages(texts.language) };
        (first <= last).then_some(Report { first, last, form })
    }

    /// Draws the dialog. Gives the report back when it is wanted, after a question for the file.
    pub(super) fn dialog_ui(open: &mut Option<Self>, ui: &Ui, context: &mut PanelContext<'_>) -> Option<Report> {
        let draft = open.as_mut()?;
        let texts = context.texts;
        let dialog = Dialog {
            title: texts.get("changes-holdings").into_owned(),
            confirm: texts.get("changes-holdings.confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Ordinary,
            can_confirm: draft.report(texts).is_some(),
        };
        let answer = widget::dialog_ui(ui, "holdings", &dialog, |ui| draft.body_ui(ui, texts));
        let report = draft.report(texts);
        if answer != DialogAnswer::Open {
            *open = None;
        }
        let report = report.filter(|_| answer == DialogAnswer::Confirmed)?;
        context.wishes.push(Wish::AskForFiles(question(texts, report)));
        Some(report)
    }

    fn body_ui(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.label(secondary(ui, texts.get("changes-holdings.text")));
        for (id, label, day) in [
            ("holdings_first", "changes-holdings-first", &mut self.first),
            ("holdings_last", "changes-holdings-last", &mut self.last),
        ] {
            let state = match read_day(day) {
                Ok(Some(day)) => FieldState::Fine(texts.day(day)),
                Ok(None) | Err(_) => FieldState::Wrong(texts.get("changes-holdings.wrong-day").into_owned()),
            };
            field_ui(ui, id, &Field { label: texts.get(label).into_owned(), state }, day);
        }
        if let (Ok(Some(first)), Ok(Some(last))) = (read_day(&self.first), read_day(&self.last))
            && first > last
        {
            ui.label(small(ui, texts.get("changes-holdings.wrong-order")));
        }
        let name = texts.get("changes-holdings-form");
        ui.label(name.as_ref());
        ui.horizontal(|ui| {
            let forms = [(true, "changes-holdings-table"), (false, "changes-holdings-pages")];
            let radios = forms.into_iter().map(|(is_table, id)| Radio::new(is_table, texts.get(id))).collect();
            radio_group_ui(ui, &name, &mut self.is_table, radios);
        });
    }
}

fn question(texts: &Texts, report: Report) -> FileQuestion {
    let [first, last] = [report.first, report.last].map(|day| day.to_string());
    let (ending, filter) = match report.form {
        ReportForm::Table => ("csv", "changes-holdings-table"),
        ReportForm::Pages(_) => ("pdf", "changes-holdings-pages"),
    };
    let values = [("first", (&first).into()), ("last", (&last).into())];
    FileQuestion {
        purpose: PURPOSE,
        title: texts.get("changes-holdings").into_owned(),
        kind: FileQuestionKind::Save { name: format!("{}.{ending}", texts.format("changes-holdings-name", &values)) },
        filter: Some((texts.get(filter).into_owned(), vec![ending])),
    }
}
