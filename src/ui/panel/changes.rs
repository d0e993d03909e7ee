//! The change log: who changed what and when, whether the chain of entries holds, and the way back.
mod details;
mod filter;
mod holdings;
mod list;
mod past;

use std::path::PathBuf;

use eframe::egui::{Align, Frame, Layout, Margin, Popup, Ui, vec2};
use xlm_core::{command::Refusal, undo::Conflict};

use self::{
    details::Wanted,
    filter::FilterDraft,
    holdings::{HoldingsDialog, Report},
    list::Lines,
    past::DayDialog,
};
use super::{FileQuestion, FileQuestionKind, Panel, PanelContext, Wish, page::message_ui};
use crate::{
    session::{JobId, Outcome, Past, SessionError, Task, messages},
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

/// The purpose of the question for requests and receipts.
const ANCHORS: &str = "anchors";

/// Entries that a conflict names; of more, the newest.
const CAUSES: usize = 3;

/// What the panel waits for. It asks for one thing at a time, so an outcome belongs to what was asked last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    List,
    Verify,
    Undo(u64),
    Holdings,
    Past,
}

/// What came of checking the chain.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Check {
    Holds { entries: u64, redacted: u64, anchors: usize },
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
    filter: FilterDraft,
    /// Number of the entry whose details are shown.
    selected: Option<u64>,
    check: Option<Check>,
    undo_problem: Option<UndoProblem>,
    holdings: Option<HoldingsDialog>,
    day: Option<DayDialog>,
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
        if let Some(past) = DayDialog::dialog_ui(&mut self.day, ui, context.texts) {
            self.ask(context, Asked::Past, Task::LookBack(past));
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
                self.lines.get_or_insert_default().take(changes);
                Ok(())
            }
            Ok(Outcome::Verified { verified, anchors }) => {
                self.check = Some(Check::Holds { entries: verified.entries, redacted: verified.redacted, anchors });
                Ok(())
            }
            Ok(Outcome::Past(view)) => {
                context.wishes.push(Wish::ShowPast(view));
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
        if purpose == ANCHORS {
            self.verify(context, files);
        } else if let (Some(report), Some(file)) = (self.report.take(), files.into_iter().next()) {
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
        if lines.len() == 0 {
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
            *self = Self::default();
        }
        if self.source.as_ref().is_none_or(|known| known.entry != source.entry) {
            // What was found out holds for the entries of then.
            self.check = None;
            self.undo_problem = None;
        }
        let same_words = self.source.as_ref().is_some_and(|known| known.language == source.language);
        let known = self.lines.as_ref().filter(|_| same_words).and_then(Lines::newest);
        let (after, language) = (known.map_or(0, list::Line::number), source.language);
        self.source = Some(source);
        self.ask(context, Asked::List, Task::ListChanges { after, language });
    }

    fn verify(&mut self, context: &mut PanelContext<'_>, against: Vec<PathBuf>) {
        self.check = None;
        self.ask(context, Asked::Verify, Task::VerifyChanges { against });
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
            (Some(Asked::Verify), error) => {
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
            let moment = lines.newest().map(|line| line.change.moment.clone()).unwrap_or_default();
            texts.format("changes-count", &[("count", lines.len().into()), ("moment", moment.into())])
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

    /// Search and filter, reports and checks.
    fn bar_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        ui.horizontal(|ui| {
            search_field_ui(ui, "changes_filter", &texts.get("changes-filter"), &mut self.filter.filter.words);
            self.filter.button_ui(ui, texts);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.more_ui(ui, context);
                let verify = texts.get("changes-verify");
                if ui.add_enabled(!context.is_busy, Button::secondary(&verify)).clicked() {
                    self.verify(context, vec![]);
                }
                let report = texts.get("changes-holdings.action");
                if ui.add_enabled(!context.is_busy, Button::secondary(&report)).clicked() {
                    self.holdings = Some(HoldingsDialog::new(context.view.at.day()));
                }
            });
        });
        if let Some(lines) = &self.lines {
            self.filter.fields_ui(ui, texts, lines);
        }
        ui.label(small(ui, texts.get("changes-not-authenticated")));
        let what = match self.asked {
            Some(Asked::Verify) => Some("changes-verifying"),
            Some(Asked::Holdings | Asked::Past) => Some("changes-holdings-reading"),
            _ => None,
        };
        if let (Some(what), Some((done, total))) = (what, context.progress)
            && let Some(cancel) = progress_ui(ui, texts, &entries_progress(texts, what, done, total))
            && cancel.clicked()
        {
            context.wishes.push(Wish::Cancel);
        }
    }

    /// What is wanted seldom.
    fn more_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let more = ui.add(Button::icon_only(Icon::More, &texts.get("changes-more")));
        Popup::menu(&more).accessible_name(texts.get("changes-more")).show(|ui| {
            ui.set_min_width(theme().width.tree);
            let entry = |ui: &mut Ui, id: &str| {
                let button = eframe::egui::Button::new(texts.get(id).as_ref());
                ui.add_enabled(!context.is_busy, button).clicked()
            };
            if entry(ui, "changes-past.action") {
                self.day = Some(DayDialog::new(context.view.at.day()));
            }
            if entry(ui, "changes-verify-against") {
                context.wishes.push(Wish::AskForFiles(FileQuestion {
                    purpose: ANCHORS,
                    title: texts.get("changes-verify-against.title").into_owned(),
                    kind: FileQuestionKind::OpenSeveral,
                    filter: Some((texts.get("changes-verify-files").into_owned(), vec!["xlreq", "xlack"])),
                }));
            }
        });
    }

    fn check_ui(&self, ui: &mut Ui, context: &PanelContext<'_>) {
        let texts = context.texts;
        match &self.check {
            None => {}
            Some(Check::Holds { entries, redacted, anchors }) => {
                let text = texts.format("changes-verified", &[("count", (*entries).into())]);
                callout_ui(ui, Severity::Ok, &text, |ui| {
                    if *anchors > 0 {
                        ui.label(texts.format("changes-verified-anchors", &[("count", (*anchors).into())]));
                    }
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
        let text = texts.format(id, &[("number", problem.entry.to_string().into())]);
        let close = callout_ui(ui, Severity::Warning, &text, |ui| {
            for conflict in &problem.conflicts {
                ui.label(sentences::conflict_by_name(texts, &context.view.installation, conflict));
                self.causes_ui(ui, texts, problem.entry, conflict);
            }
            ui.add(Button::quiet(&texts.get("common-close"))).clicked()
        });
        if close.inner {
            self.undo_problem = None;
        }
    }

    /// The entries that a conflict comes from, the newest first.
    fn causes_ui(&self, ui: &mut Ui, texts: &Texts, entry: u64, conflict: &Conflict) {
        let later = self.lines.as_ref().map_or(&[][..], |lines| lines.after(entry));
        let causes = later.iter().rev().map(|line| &line.change).filter(|it| conflict.is_touched_by(&it.entry));
        for cause in causes.take(CAUSES) {
            let values = [
                ("number", cause.entry.number.to_string().into()),
                ("moment", (&cause.moment).into()),
                ("who", cause.actor.who().into()),
                ("what", (&cause.what).into()),
            ];
            ui.label(small(ui, texts.format("changes-undo-cause", &values)));
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
                if let Some(number) = list::list_ui(ui, context.texts, lines, &self.filter.filter, self.selected) {
                    self.selected = Some(number);
                }
            });
        });
    }

    fn details_pane_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let Some(lines) = &self.lines else { return };
        let line = self.selected.and_then(|number| lines.of(number));
        let wanted = details::details_ui(ui, context, lines, line);
        let Some((number, wanted)) = self.selected.zip(wanted) else { return };
        match wanted {
            Wanted::Undo => {
                self.undo_problem = None;
                self.ask(context, Asked::Undo(number), Task::PreviewUndo(number));
            }
            Wanted::LookBack => self.ask(context, Asked::Past, Task::LookBack(Past::Entry(number))),
            Wanted::Show(other) => self.selected = Some(other),
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
