//! The users: where they sit, who lacks which license and why, and everything that changes them.
//!
//! Left the tree of locations and groups, in the middle the table, at the right the details of whoever is chosen. Which
//! users are shown, and in which order, is worked out once per change of the system or of the question, never while
//! drawing, and for many users not by the window's thread.

mod act;
mod details;
mod dialog;
mod explaining;
mod filters;
mod list;
mod need;
mod plan;
mod row;
mod selection;
mod table;
mod toolbar;
mod tree;

use std::path::PathBuf;

use eframe::egui::{Frame, Layout, Margin, Rect, Stroke, Ui, UiBuilder, pos2};
use xlm_core::report::SavedFilter;

use self::{
    act::Act, dialog::ActiveDialog, filters::FilterDraft, list::List, plan::Plan, table::TableMemory, tree::TreeMemory,
};
use super::{Panel, PanelContext, Wish};
use crate::{
    session::{JobId, Outcome, SessionError, Task, UsersListed},
    ui::{
        theme::{palette, theme},
        widget::{EmptyState, Icon, PanelHeader, Severity, StatusPill, empty_state_ui, panel_header_ui},
    },
};

/// Purpose of the question for a file with users.
const IMPORT_FILE: &str = "import users";

/// Locations, groups and users.
#[derive(Default)]
pub struct UsersPanel {
    /// Filters that the person at the screen has saved; put in by the shell before it is drawn.
    pub filters: Vec<SavedFilter>,
    filter_draft: FilterDraft,
    list: List,
    tree: TreeMemory,
    table: TableMemory,
    details: DetailsMemory,
    dialog: Option<ActiveDialog>,
    /// The dialog whose change waits for its confirmation: it comes back if that is called off.
    waiting: Option<ActiveDialog>,
    plan: Plan,
}

/// Whether the details are seen.
#[derive(Default)]
struct DetailsMemory {
    /// Beside the table they come with the selection, unless they were closed.
    is_closed: bool,
    /// Below the table they come when asked for.
    is_sheet_open: bool,
}

impl UsersPanel {
    /// Takes a list that it has asked for.
    pub fn take_listed(&mut self, listed: UsersListed) {
        if self.list.take_listed(listed) {
            self.table.forget_rows();
        }
    }

    fn parts_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, acts: &mut Vec<Act>) {
        let theme = theme();
        let room = ui.available_rect_before_wrap();
        let gap = theme.spacing.large;
        let tree = room.with_max_x(room.left() + theme.width.tree);
        let mut main = room.with_min_x(tree.right() + gap);
        part_ui(ui, "tree", tree, |ui| {
            self.tree.tree_ui(ui, context, &mut self.list, acts);
        });
        if context.view.installation.directory.users.is_empty() {
            part_ui(ui, "empty", main, |ui| no_users_ui(ui, context, acts));
            return;
        }
        let is_wide = ui.ctx().content_rect().width() >= theme.fold.details;
        let has_cursor = self.list.selection.cursor.is_some();
        if is_wide && has_cursor && !self.details.is_closed {
            let details = main.with_min_x(main.right() - theme.width.details);
            main.max.x = details.left() - gap;
            part_ui(ui, "details", details, |ui| details::details_ui(ui, context, &self.list, acts));
        } else if !is_wide && has_cursor && self.details.is_sheet_open {
            // The table keeps a little more than half of the height.
            let sheet = main.with_min_y((main.top() + main.height() * 0.55).round());
            main.max.y = sheet.top() - gap;
            part_ui(ui, "details", sheet, |ui| details::details_ui(ui, context, &self.list, acts));
        }
        part_ui(ui, "users", main, |ui| {
            let filters = (self.filters.as_slice(), &mut self.filter_draft);
            toolbar::toolbar_ui(ui, context, &mut self.list, filters, self.plan.is_open(), acts);
            table::table_ui(ui, context, &mut self.list, &mut self.table, acts);
        });
    }

    fn header_ui(ui: &mut Ui, context: &PanelContext<'_>) {
        let (texts, overview) = (context.texts, &context.view.overview);
        let pill = if overview.users == 0 {
            None
        } else if overview.users_missing == 0 {
            Some(StatusPill::new(Severity::Ok, texts.get("users-nobody-lacks")))
        } else {
            let values = [("users", overview.users_missing.into()), ("units", overview.units_missing.into())];
            Some(StatusPill::new(Severity::Warning, texts.format("users-lacking", &values)))
        };
        let header = PanelHeader {
            title: texts.get("common-panel-users").into_owned(),
            sentence: texts.get("users-sentence").into_owned(),
            pill,
        };
        panel_header_ui(ui, &header);
    }

    fn do_act(&mut self, act: Act, context: &mut PanelContext<'_>) {
        match act {
            Act::Preview(command) => context.run(Task::Preview(command)),
            Act::Plan(act) => self.plan.act(act, context.texts, context.wishes),
            Act::Wish(wish) => context.wishes.push(wish),
            Act::Open(dialog) => self.dialog = Some(*dialog),
            Act::ShowDetails => {
                self.details.is_closed = false;
                self.details.is_sheet_open = true;
            }
            Act::CloseDetails => {
                self.details.is_closed = true;
                self.details.is_sheet_open = false;
            }
        }
    }

    fn read_file(&mut self, file: PathBuf, context: &mut PanelContext<'_>) {
        let mut form = match self.dialog.take() {
            Some(ActiveDialog::Import(form)) => form,
            _ => Box::default(),
        };
        form.read_file(file, context.wishes);
        self.dialog = Some(ActiveDialog::Import(form));
    }
}

/// A part of the panel at its place.
fn part_ui(ui: &mut Ui, salt: &str, place: Rect, add_contents: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().id_salt(salt).max_rect(place).layout(Layout::default());
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(place.expand(theme().focus + theme().border));
        add_contents(ui);
    });
}

/// The ground of a part: a card without its inner distance.
fn ground_ui(ui: &Ui, place: Rect) {
    let (theme, palette) = (theme(), palette(ui));
    let stroke = Stroke::new(theme.border, palette.border);
    ui.painter().rect(place, f32::from(theme.corner), palette.surface, stroke, eframe::egui::StrokeKind::Inside);
}

fn no_users_ui(ui: &mut Ui, context: &PanelContext<'_>, acts: &mut Vec<Act>) {
    let texts = context.texts;
    let state = EmptyState {
        icon: Icon::Users,
        title: texts.get("users-empty").into_owned(),
        text: texts.get("users-empty-text").into_owned(),
        action: texts.get("users-import").into_owned(),
    };
    if empty_state_ui(ui, &state).is_some_and(|button| button.clicked()) {
        acts.push(Act::open(ActiveDialog::Import(Box::default())));
    }
}

impl Panel for UsersPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let mut acts = Vec::new();
        self.plan.refresh(context.view, context.wishes);
        let planned = self.plan.view(context.view);
        if self.list.refresh(&planned, context.wishes) {
            self.table.forget_rows();
        }
        let view = self.list.shown(&planned);
        self.list.count_chosen();
        let context = &mut PanelContext {
            view: &view,
            texts: context.texts,
            wishes: &mut *context.wishes,
            progress: context.progress,
            is_busy: context.is_busy,
        };
        let first_wish = context.wishes.len();
        Frame::new().inner_margin(Margin::same(theme().spacing.huge as i8)).show(ui, |ui| {
            Self::header_ui(ui, context);
            if self.plan.is_open() {
                self.plan.plan_ui(ui, context, &mut acts);
            }
            self.parts_ui(ui, context, &mut acts);
        });
        let (plan_acts, acts): (Vec<Act>, Vec<Act>) = acts.into_iter().partition(|act| matches!(act, Act::Plan(_)));
        for act in acts {
            self.do_act(act, context);
        }
        if let Some(dialog) = &mut self.dialog
            && dialog.dialog_ui(ui, context, &self.list).is_break()
        {
            self.dialog = None;
        }
        self.plan.question_ui(ui, context.texts);
        self.plan.divert(context.wishes, first_wish);
        for act in plan_acts {
            self.do_act(act, context);
        }
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        match (outcome, &mut self.dialog) {
            (Ok(Outcome::Preview(preview)), _) if self.plan.is_asking() => {
                self.dialog = None;
                self.plan.take(preview, context.view);
                Ok(())
            }
            (Err(error), dialog) if self.plan.is_asking() => {
                let cause = self.plan.refuse(error, context.texts, dialog.is_some());
                if let (Some(cause), Some(dialog)) = (cause, dialog) {
                    dialog.refuse(&cause, context.texts);
                }
                Ok(())
            }
            (Ok(Outcome::Commands(commands)), _) => {
                self.plan.extend(commands, context.wishes);
                Ok(())
            }
            (Ok(Outcome::Saved(file)), _) => {
                let text = context.texts.format("users-plan-saved", &[("file", file.to_string_lossy().into())]);
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
                Ok(())
            }
            (Ok(Outcome::Preview(preview)), _) => {
                self.waiting = self.dialog.take();
                context.wishes.push(Wish::Confirm(preview));
                Ok(())
            }
            (Ok(Outcome::Committed(_)), _) => {
                self.waiting = None;
                if self.plan.is_confirming() {
                    self.plan = Plan::default();
                }
                Ok(())
            }
            (Ok(Outcome::Users { file, preview }), Some(ActiveDialog::Import(form))) => {
                form.take(file, preview, context);
                Ok(())
            }
            (Ok(_), _) => Ok(()),
            (Err(SessionError::Cancelled), Some(ActiveDialog::Import(form))) => {
                form.stop();
                Ok(())
            }
            (Err(error), Some(dialog)) => {
                dialog.refuse(&error, context.texts);
                Ok(())
            }
            (Err(error), None) => Err(error),
        }
    }

    fn called_off(&mut self) {
        self.plan.called_off();
        if self.dialog.is_none() {
            self.dialog = self.waiting.take();
        }
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        let Some(file) = files.into_iter().next() else { return };
        match purpose {
            IMPORT_FILE => self.read_file(file, context),
            plan::SAVE_FILE => {
                let commands = self.plan.steps().to_vec();
                context.run(Task::SaveCommands { commands, file });
            }
            plan::OPEN_FILE => context.run(Task::ReadCommands(file)),
            _ => {}
        }
    }

    fn files_dropped(&mut self, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        if let Some(file) = files.into_iter().next() {
            self.read_file(file, context);
        }
    }
}

/// The distance that makes a height or place an even number of points: the last of a million rows is exact then.
fn up_to_even(place: f32) -> f32 {
    (place / 2.0).ceil() * 2.0
}

/// The greatest rectangle in a room whose edges are even.
fn even(room: Rect) -> Rect {
    let down = |place: f32| (place / 2.0).floor() * 2.0;
    Rect::from_min_max(pos2(room.left(), up_to_even(room.top())), pos2(room.right(), down(room.bottom())))
}
