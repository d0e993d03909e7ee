//! The card of a planning system: what is to be done in XPhone, to tick and to save.
use std::{path::PathBuf, sync::Arc};

use eframe::egui::Ui;
use xlm_core::{
    command::Command,
    document::SystemKind,
    installation::Installation,
    plan::{PlanTask, plan_tasks},
};

use crate::{
    session::Task,
    text::{
        Language, Texts,
        sentences::{self, PlanTaskText},
    },
    ui::{
        panel::{FileQuestion, FileQuestionKind, PanelContext, Wish},
        theme::{secondary, small, theme},
        widget::{Button, card_ui},
    },
};

/// The purpose of its question for a file.
pub(super) const PURPOSE: &str = "plan";

/// Tasks shown at most; the saved list has all.
const MOST_TASKS: usize = 30;

/// What a task is about, in names shown at most.
const MOST_DETAILS: usize = 6;

/// The tasks in words.
#[derive(Debug, Default)]
pub(super) struct PlanCard {
    /// Made once for each state and language: it looks at every user.
    list: Option<List>,
}

#[derive(Debug)]
struct List {
    made_for: (Arc<Installation>, Language),
    count: usize,
    done: usize,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    task: PlanTask,
    is_done: bool,
    text: PlanTaskText,
}

impl List {
    fn new(texts: &Texts, plan: &Arc<Installation>) -> Self {
        let tasks = plan_tasks(plan);
        let is_done = |task: &PlanTask| plan.plan.done.contains(task);
        let done = tasks.iter().filter(|task| is_done(task)).count();
        let row = |task: &PlanTask| Row {
            is_done: is_done(task),
            text: sentences::plan_task(texts, plan, task),
            task: task.clone(),
        };
        let rows = tasks.iter().take(MOST_TASKS).map(row).collect();
        Self { made_for: (Arc::clone(plan), texts.language), count: tasks.len(), done, rows }
    }
}

impl PlanCard {
    /// The task that saves the list where the user chose.
    pub(super) fn save(context: &mut PanelContext<'_>, file: PathBuf) {
        context.run(Task::SavePlan { language: context.texts.language, file });
    }

    /// Draws the card in a planning system.
    pub(super) fn card_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let (texts, plan) = (context.texts, &context.view.installation);
        if plan.kind() != SystemKind::Planning {
            return;
        }
        let is_current = self
            .list
            .as_ref()
            .is_some_and(|list| Arc::ptr_eq(&list.made_for.0, plan) && list.made_for.1 == texts.language);
        if !is_current {
            self.list = Some(List::new(texts, plan));
        }
        let Some(list) = &self.list else { return };
        card_ui(ui, &texts.get("overview-plan"), |ui| match &plan.plan.start {
            None => {
                ui.label(secondary(ui, texts.get("overview-plan.not-begun")));
                begin_ui(ui, context, "overview-plan.begin");
            }
            Some(start) => {
                let values = [("moment", start.at.into()), ("done", list.done.into()), ("count", list.count.into())];
                ui.label(secondary(ui, texts.format("overview-plan-standing", &values)));
                ui.label(secondary(ui, texts.get("overview-plan.which")));
                if list.rows.is_empty() {
                    ui.label(texts.get("overview-plan.empty"));
                } else {
                    list_ui(ui, context, list);
                }
            }
        });
    }
}

fn begin_ui(ui: &mut Ui, context: &mut PanelContext<'_>, words: &str) {
    let can_begin = !context.view.is_read_only && !context.is_busy;
    if ui.add_enabled(can_begin, Button::secondary(&context.texts.get(words))).clicked() {
        context.run(Task::Preview(Command::BeginPlan));
    }
}

fn list_ui(ui: &mut Ui, context: &mut PanelContext<'_>, list: &List) {
    let texts = context.texts;
    for (index, row) in list.rows.iter().enumerate() {
        ui.push_id(index, |ui| row_ui(ui, context, row));
    }
    let more = list.count - list.rows.len();
    if more > 0 {
        ui.label(small(ui, texts.format("overview-plan-more", &[("count", more.into())])));
    }
    ui.add_space(theme().spacing.small);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary(&texts.get("overview-plan.save"))).clicked() {
            context.wishes.push(Wish::AskForFiles(question(texts)));
        }
        begin_ui(ui, context, "overview-plan.begin-anew");
    });
}

fn row_ui(ui: &mut Ui, context: &mut PanelContext<'_>, row: &Row) {
    let mut is_done = row.is_done;
    let can_tick = !context.view.is_read_only && !context.is_busy;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme().border;
        let tick = ui.add_enabled(can_tick, eframe::egui::Checkbox::new(&mut is_done, row.text.what.as_str()));
        ui.indent("where", |ui| {
            ui.label(small(ui, &row.text.path));
            if !row.text.details.is_empty() {
                ui.label(small(ui, details(context.texts, &row.text.details)));
            }
        });
        if tick.changed() {
            let task = vec![row.task.clone()];
            let (done, open) = if is_done { (task, vec![]) } else { (vec![], task) };
            context.run(Task::Preview(Command::TickPlan { done, open }));
        }
    });
}

fn details(texts: &Texts, all: &[String]) -> String {
    let shown = all.iter().take(MOST_DETAILS).map(String::as_str).collect::<Vec<_>>().join(" · ");
    match all.len().saturating_sub(MOST_DETAILS) {
        0 => shown,
        more => texts.format("overview-plan-details-more", &[("shown", shown.into()), ("count", more.into())]),
    }
}

fn question(texts: &Texts) -> FileQuestion {
    FileQuestion {
        purpose: PURPOSE,
        title: texts.get("overview-plan").into_owned(),
        kind: FileQuestionKind::Save { name: texts.get("overview-plan.file-name").into_owned() },
        filter: Some((texts.get("changes-holdings-table").into_owned(), vec!["csv"])),
    }
}
