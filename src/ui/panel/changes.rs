//! The change log: who changed what and when, whether the chain of entries holds, and the way back.
mod details;
mod holdings;
mod list;

use std::path::PathBuf;

use eframe::egui::{Align, Frame, Layout, Margin, Ui, vec2};
use xlm_core::{command::Refusal, undo::Conflict};

use self::{
    holdings::{HoldingsDialog, Report},
    list::Lines,
};
use super::{Panel, PanelContext, Wish, page::message_ui};
use crate::{
    session::{JobId, Outcome, SessionError, Task, messages},
    text::{
        Language, Texts,
        sentences::{self, Message},
    },
    ui::{
        theme::{small, theme},
        widget::{
            Button, EmptyState, Icon, PanelHeader, Progress, Severity, StatusPill, callout_ui, card_ui, empty_state_ui,
            panel_header_ui, progress_ui, search_field_ui,
        },
    },
};

/// What the panel waits for. It asks for one thing at a time, so an outcome belongs to what was asked last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    List,
    Verify,
    Undo(u64),
    Holdings,
}

/// What came of checking the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Check {
    Holds { entries: u64, redacted: u64 },
    Failed(Message),
}

/// Why an entry can't be taken back.
#[derive(Clone, PartialEq, Debug)]
struct UndoProblem {
    entry: u64,
    /// Empty if there is nothing left to take back.
    conflicts: Vec<Conflict>,
}

/// What the lines were made for: another system, a later entry or another language asks for new ones.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Source {
    folder: PathBuf,
    entry: u64,
    language: Language,
}

/// The change log panel.
#[derive(Debug, Default)]
pub struct ChangesPanel {
    lines: Option<Lines>,
    source: Option<Source>,
    asked: Option<Asked>,
    filter: String,
    /// Number of the entry whose details are shown.
    selected: Option<u64>,
    check: Option<Check>,
    undo_problem: Option<UndoProblem>,
    holdings: Option<HoldingsDialog>,
    /// The report that a file was asked for.
    report: Option<Report>,
}

impl Panel for ChangesPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        self.keep_up(context);
        let frame = Frame::new().inner_margin(Margin::same(theme().spacing.huge as i8));
        frame.show(ui, |ui| self.page_ui(ui, context));
        if let Some(report) = HoldingsDialog::dialog_ui(&mut self.holdings, ui, context) {
            self.report = Some(report);
        }
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        let asked = self.asked.take();
        match outcome {
            Ok(Outcome::Changes(changes)) => {
                self.lines = Some(Lines::new(context.texts, &context.view.installation, &changes));
                Ok(())
            }
            Ok(Outcome::Verified(verified)) => {
                self.check = Some(Check::Holds { entries: verified.entries, redacted: verified.redacted });
                Ok(())
            }
            Ok(Outcome::Preview(preview)) => {
                context.wishes.push(Wish::Confirm(preview));
                Ok(())
            }
            Ok(Outcome::Saved(file)) => {
                let file = file.display().to_string();
                let text = context.texts.format("changes-holdings-saved", &[("file", (&file).into())]);
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
                Ok(())
            }
            Ok(_) | Err(SessionError::Cancelled) => Ok(()),
            Err(error) => self.failed(asked, error, context.texts),
        }
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        if let (holdings::PURPOSE, Some(report), Some(file)) = (purpose, self.report.take(), files.into_iter().next()) {
            self.ask(context, Asked::Holdings, report.save(file));
        }
    }
}

impl ChangesPanel {
    fn page_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        panel_header_ui(ui, &self.header(context));
        let Some(lines) = &self.lines else {
            ui.label(texts.get("changes-reading"));
            return;
        };
        if lines.all.is_empty() {
            let state = EmptyState {
                icon: Icon::ChangeLog,
                title: texts.get("changes-empty-title").into_owned(),
                text: texts.get("changes-empty-text").into_owned(),
                action: String::new(),
            };
            empty_state_ui(ui, &state);
            return;
        }
        self.bar_ui(ui, context);
        self.check_ui(ui, context);
        self.undo_problem_ui(ui, context);
        ui.add_space(theme().spacing.tiny);
        self.panes_ui(ui, context);
    }

    /// Asks for the entries when there are others than those shown, e.g. because another console wrote one.
    fn keep_up(&mut self, context: &mut PanelContext<'_>) {
        let view = context.view;
        let source =
            Source { folder: view.folder.clone(), entry: view.installation.entry, language: context.texts.language };
        if self.source.as_ref() == Some(&source) || context.is_busy || self.asked.is_some() {
            return;
        }
        if self.source.as_ref().is_some_and(|known| known.folder != source.folder) {
            *self = Self { filter: std::mem::take(&mut self.filter), ..Self::default() };
        }
        if self.source.as_ref().is_none_or(|known| known.entry != source.entry) {
            // What was found out holds for the entries of then.
            self.check = None;
            self.undo_problem = None;
        }
        self.source = Some(source);
        self.ask(context, Asked::List, Task::ListChanges);
    }

    fn ask(&mut self, context: &mut PanelContext<'_>, asked: Asked, task: Task) {
        self.asked = Some(asked);
        context.run(task);
    }

    fn failed(&mut self, asked: Option<Asked>, error: SessionError, texts: &Texts) -> Result<(), SessionError> {
        match (asked, error) {
            (Some(Asked::Undo(entry)), SessionError::Refused(Refusal::Conflicts(conflicts))) => {
                self.undo_problem = Some(UndoProblem { entry, conflicts });
                Ok(())
            }
            (Some(Asked::Undo(entry)), SessionError::Refused(Refusal::NothingToDo)) => {
                self.undo_problem = Some(UndoProblem { entry, conflicts: vec![] });
                Ok(())
            }
            (Some(Asked::Verify), error @ SessionError::Verify(_)) => {
                self.check = Some(Check::Failed(messages::error(texts, &error)));
                Ok(())
            }
            (Some(Asked::List), error) => {
                // Shown once as a notice; the next entry asks again.
                self.lines.get_or_insert_default();
                Err(error)
            }
            (_, error) => Err(error),
        }
    }

    fn header(&self, context: &PanelContext<'_>) -> PanelHeader {
        let texts = context.texts;
        let sentence = self.lines.as_ref().map(|lines| {
            let moment = lines.all.first().map(|line| line.moment.clone()).unwrap_or_default();
            texts.format("changes-count", &[("count", lines.all.len().into()), ("moment", moment.into())])
        });
        let pill = self.check.as_ref().map(|check| match check {
            Check::Holds { .. } => StatusPill::new(Severity::Ok, texts.get("changes-verified-pill")),
            Check::Failed(_) => StatusPill::new(Severity::Danger, texts.get("changes-verify-failed-pill")),
        });
        PanelHeader {
            title: texts.get("common-panel-changes").into_owned(),
            sentence: sentence.unwrap_or_default(),
            pill,
        }
    }

    /// Search, and the check of the chain.
    fn bar_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        ui.horizontal(|ui| {
            search_field_ui(ui, "changes_filter", &texts.get("changes-filter"), &mut self.filter);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let verify = texts.get("changes-verify");
                if ui.add_enabled(!context.is_busy, Button::secondary(&verify)).clicked() {
                    self.check = None;
                    self.ask(context, Asked::Verify, Task::VerifyChanges);
                }
                let report = texts.get("changes-holdings.action");
                if ui.add_enabled(!context.is_busy, Button::secondary(&report)).clicked() {
                    self.holdings = Some(HoldingsDialog::new(context.view.at.day()));
                }
            });
        });
        ui.label(small(ui, texts.get("changes-not-authenticated")));
        let what = match self.asked {
            Some(Asked::Verify) => Some("changes-verifying"),
            Some(Asked::Holdings) => Some("changes-holdings-reading"),
            _ => None,
        };
        if let (Some(what), Some((done, total))) = (what, context.progress)
            && let Some(cancel) = progress_ui(ui, texts, &entries_progress(texts, what, done, total))
            && cancel.clicked()
        {
            context.wishes.push(Wish::Cancel);
        }
    }

    fn check_ui(&self, ui: &mut Ui, context: &PanelContext<'_>) {
        let texts = context.texts;
        match &self.check {
            None => {}
            Some(Check::Holds { entries, redacted }) => {
                let text = texts.format("changes-verified", &[("count", (*entries).into())]);
                callout_ui(ui, Severity::Ok, &text, |ui| {
                    if *redacted > 0 {
                        ui.label(texts.format("changes-verified-redacted", &[("count", (*redacted).into())]));
                    }
                });
            }
            Some(Check::Failed(message)) => message_ui(ui, Severity::Danger, message),
        }
    }

    fn undo_problem_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>) {
        let Some(problem) = &self.undo_problem else { return };
        let texts = context.texts;
        let id = if problem.conflicts.is_empty() { "changes-undo-nothing" } else { "changes-undo-conflicts" };
        let text = texts.format(id, &[("number", problem.entry.into())]);
        let close = callout_ui(ui, Severity::Warning, &text, |ui| {
            for conflict in &problem.conflicts {
                ui.label(sentences::conflict_by_name(texts, &context.view.installation, conflict));
            }
            ui.add(Button::quiet(&texts.get("common-close"))).clicked()
        });
        if close.inner {
            self.undo_problem = None;
        }
    }

    /// List and details: side by side where there is room, else one above the other.
    fn panes_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let theme = theme();
        let room = ui.available_size();
        if ui.ctx().content_rect().width() >= theme.fold.details {
            let list = vec2(room.x - theme.width.details - theme.spacing.large, room.y);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme.spacing.large;
                let column = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(list, column, |ui| self.list_pane_ui(ui, context, room.y));
                let details = vec2(theme.width.details, room.y);
                ui.allocate_ui_with_layout(details, column, |ui| self.details_pane_ui(ui, context));
            });
        } else {
            let list = if self.selected.is_some() { room.y / 2.0 } else { room.y };
            self.list_pane_ui(ui, context, list);
            if self.selected.is_some() {
                self.details_pane_ui(ui, context);
            }
        }
    }

    fn list_pane_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, height: f32) {
        let Some(lines) = &mut self.lines else { return };
        ui.vertical(|ui| {
            ui.set_max_height(height);
            let margin = 2.0 * theme().spacing.large;
            card_ui(ui, "", |ui| {
                ui.set_height((height - margin).max(theme().height.row * 4.0));
                if let Some(number) = list::list_ui(ui, context.texts, lines, &self.filter, self.selected) {
                    self.selected = Some(number);
                }
            });
        });
    }

    fn details_pane_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let line = self.lines.as_ref().zip(self.selected).and_then(|(lines, number)| lines.of(number));
        let wants_undo = details::details_ui(ui, context, line);
        if let (Some(number), true) = (self.selected, wants_undo) {
            self.undo_problem = None;
            self.ask(context, Asked::Undo(number), Task::PreviewUndo(number));
        }
    }
}

fn entries_progress(texts: &Texts, what: &str, done: u64, total: Option<u64>) -> Progress {
    Progress {
        what: texts.get(what).into_owned(),
        how_many: total.map_or_else(String::new, |total| {
            texts.format("changes-verifying-count", &[("done", done.into()), ("total", total.into())])
        }),
        fraction: total.filter(|total| *total > 0).map(|total| done as f32 / total as f32),
        can_cancel: true,
    }
}
