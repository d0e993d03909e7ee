//! Importing users from a file: which rows can't be taken over, how to treat the others, and what would change.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc};

use eframe::egui::{ScrollArea, Ui};
use xlm_core::{
    command::{BadRows, ImportOptions, MissingUsers, Placement, Refusal, UnknownPlaces, bad_rows},
    difference::TypeDifference,
    directory::{PlaceHandle, UserHandle, Users},
};

use super::{
    super::{IMPORT_FILE, list::List},
    parts::{NoPlace, place_choice_ui, problem_ui, refusal, text_ui},
};
use crate::{
    session::{Preview, SessionError, Task, UsersFile, messages},
    text::Texts,
    ui::{
        panel::{FileQuestion, FileQuestionKind, PanelContext, Wish},
        preview::MOST_NAMES,
        theme::{section, small, theme},
        widget::{
            Button, Change, Dialog, DialogAnswer, DialogKind, DifferenceRow, Field, FieldState, Progress, Severity,
            callout_ui, dialog_ui, difference_list_ui, field_ui, progress_ui,
        },
    },
};

/// Most rows that are listed; whoever has more mends the file and reads it again.
const MOST_LISTED: usize = 100;

/// What was chosen and read for an import.
#[derive(Default)]
pub struct ImportForm {
    path: String,
    options: ImportOptions,
    default_place: Option<PlaceHandle>,
    is_reading: bool,
    read: Option<Read>,
    /// What was wrong with the last try.
    pub problem: Option<String>,
}

/// What was read.
struct Read {
    file: UsersFile,
    /// Each with its line and what is wrong.
    bad: Vec<String>,
    bad_count: usize,
    preview: Option<Arc<Preview>>,
    /// Why the good rows change nothing or can't be taken over; may be empty.
    refused: Option<String>,
    rows: Vec<DifferenceRow>,
    nobody_loses: bool,
}

impl ImportForm {
    /// Reads a file with the options chosen so far.
    pub fn read_file(&mut self, file: PathBuf, wishes: &mut Vec<Wish>) {
        self.path = file.display().to_string();
        self.problem = None;
        self.is_reading = true;
        wishes.push(Wish::Run(Task::ReadUsers { file, options: self.options.clone() }));
    }

    /// The reading has ended without a result.
    pub fn stop(&mut self) {
        self.is_reading = false;
        self.read = None;
    }

    /// Takes what was read.
    pub fn take(&mut self, file: UsersFile, preview: Result<Arc<Preview>, Refusal>, context: &PanelContext<'_>) {
        self.is_reading = false;
        let (texts, installation) = (context.texts, &context.view.installation);
        let core_bad = match &preview {
            // The preview has looked at every row already.
            Ok(_) if self.options.bad_rows == BadRows::Refuse => Vec::new(),
            Err(Refusal::BadRows(bad)) => bad.clone(),
            _ => bad_rows(installation, &file.rows, &self.options),
        };
        let bad = messages::bad_rows(texts, &file, &core_bad);
        let bad_count = file.bad_rows.len() + file.bad_rows_left_out as usize + core_bad.len();
        let (preview, refused) = match preview {
            Ok(preview) => (Some(preview), None),
            // The rows are listed already.
            Err(Refusal::BadRows(_)) => (None, None),
            Err(other) => (None, Some(refusal(&SessionError::Refused(other), texts))),
        };
        let rows = preview.as_ref().map_or_else(Vec::new, |preview| difference_rows(texts, preview));
        let nobody_loses = preview.as_ref().is_some_and(|preview| preview.difference.losing_units() == 0);
        self.read = Some(Read { file, bad, bad_count, preview, refused, rows, nobody_loses });
    }

    /// Bad rows refuse the file unless they are to be left out.
    fn importable(&self) -> Option<&Arc<Preview>> {
        let read = self.read.as_ref()?;
        let is_clean = read.bad_count == 0 || self.options.bad_rows == BadRows::Skip;
        read.preview.as_ref().filter(|_| is_clean && !self.is_reading)
    }

    /// Draws the form; breaks when it is over.
    pub fn form_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>, list: &List) -> ControlFlow<()> {
        let texts = context.texts;
        let dialog = Dialog {
            title: texts.get("users-import-title").into_owned(),
            confirm: texts.get("common-import").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Ordinary,
            can_confirm: self.importable().is_some(),
        };
        let mut wishes = Vec::new();
        let answer = dialog_ui(ui, "import", &dialog, |ui| self.body_ui(ui, context, list, &mut wishes));
        context.wishes.append(&mut wishes);
        match answer {
            DialogAnswer::Open => ControlFlow::Continue(()),
            DialogAnswer::Cancelled => {
                if self.is_reading {
                    context.wishes.push(Wish::Cancel);
                }
                ControlFlow::Break(())
            }
            DialogAnswer::Confirmed => {
                context.wishes.extend(self.importable().cloned().map(Wish::Confirm));
                ControlFlow::Break(())
            }
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, list: &List, wishes: &mut Vec<Wish>) {
        let texts = context.texts;
        text_ui(ui, &texts.get("users-import-text"));
        self.file_ui(ui, texts, wishes);
        problem_ui(ui, self.problem.as_deref());
        if self.is_reading {
            let (done, total) = context.progress.unwrap_or((0, None));
            let progress = Progress {
                what: texts.get("users-import-reading").into_owned(),
                how_many: String::new(),
                fraction: total.filter(|total| *total > 0).map(|total| done as f32 / total as f32),
                can_cancel: false,
            };
            progress_ui(ui, texts, &progress);
        }
        if self.read.is_some() {
            self.options_ui(ui, texts, list, wishes);
        }
        if let Some(read) = &self.read {
            read.read_ui(ui, texts, self.options.bad_rows);
        }
    }

    fn file_ui(&mut self, ui: &mut Ui, texts: &Texts, wishes: &mut Vec<Wish>) {
        let state = FieldState::Fine(texts.get("users-import-columns").into_owned());
        let field = Field { label: texts.get("users-import-file").into_owned(), state };
        field_ui(ui, "file", &field, &mut self.path);
        ui.horizontal(|ui| {
            if ui.add(Button::secondary(&texts.get("common-browse"))).clicked() {
                let filter = (texts.get("users-import-filter").into_owned(), vec!["csv", "txt", "tsv"]);
                wishes.push(Wish::AskForFiles(FileQuestion {
                    purpose: IMPORT_FILE,
                    title: texts.get("users-import-title").into_owned(),
                    kind: FileQuestionKind::Open,
                    filter: Some(filter),
                }));
            }
            let path = self.path.trim();
            let can_read = !path.is_empty() && !self.is_reading;
            if ui.add_enabled(can_read, Button::secondary(&texts.get("users-import-read"))).clicked() {
                let file = PathBuf::from(path);
                self.read_file(file, wishes);
            }
        });
    }

    /// The options as questions; another answer reads the file anew.
    fn options_ui(&mut self, ui: &mut Ui, texts: &Texts, list: &List, wishes: &mut Vec<Wish>) {
        ui.add_space(theme().spacing.small);
        let before = self.options.clone();
        let spacing = ui.spacing().item_spacing;
        ui.spacing_mut().item_spacing.y = 0.0;
        let options = &mut self.options;
        let ask = |ui: &mut Ui, id: &str, is_on: bool| {
            let mut now = is_on;
            ui.checkbox(&mut now, texts.get(id));
            now
        };
        options.bad_rows = if ask(ui, "users-import-skip", options.bad_rows == BadRows::Skip) {
            BadRows::Skip
        } else {
            BadRows::Refuse
        };
        options.unknown_places = if ask(ui, "users-import-create", options.unknown_places == UnknownPlaces::Create) {
            UnknownPlaces::Create
        } else {
            UnknownPlaces::Refuse
        };
        options.placement = if ask(ui, "users-import-place", options.placement == Placement::AllUsers) {
            Placement::AllUsers
        } else {
            Placement::NewUsers
        };
        options.missing_users = if ask(ui, "users-import-remove", options.missing_users == MissingUsers::Remove) {
            MissingUsers::Remove
        } else {
            MissingUsers::Keep
        };
        ui.spacing_mut().item_spacing = spacing;
        ui.add_space(theme().spacing.small);
        let nothing = texts.get("users-import-no-place");
        let name = texts.get("users-import-default-place");
        place_choice_ui(ui, "default place", &name, NoPlace::Choice(&nothing), list, &mut self.default_place);
        let line = self.default_place.and_then(|place| list.places.iter().find(|line| line.place == place));
        self.options.default_place = line.map(|line| line.place_name.clone());
        if let (true, Some(read)) = (self.options != before, &self.read) {
            let file = read.file.file.clone();
            self.read_file(file, wishes);
        }
    }
}

impl Read {
    fn read_ui(&self, ui: &mut Ui, texts: &Texts, bad_rows: BadRows) {
        let theme = theme();
        ui.add_space(theme.spacing.small);
        let good = self.file.rows.len();
        ui.label(section(texts.format("users-import-rows", &[("count", good.into())])));
        if !self.file.unknown_columns.is_empty() {
            let columns = ("columns", texts.list(&self.file.unknown_columns).into());
            let ignored = small(ui, texts.format("users-import-unknown-columns", &[columns]));
            ui.label(ignored);
        }
        if self.bad_count > 0 {
            let (id, severity) = match bad_rows {
                BadRows::Refuse => ("users-import-bad-refused", Severity::Danger),
                BadRows::Skip => ("users-import-bad-skipped", Severity::Warning),
            };
            callout_ui(ui, severity, &texts.format(id, &[("count", self.bad_count.into())]), |_| ());
            self.bad_ui(ui, texts);
        }
        if let Some(refused) = &self.refused {
            callout_ui(ui, Severity::Information, refused, |_| ());
        }
        if self.preview.is_some() {
            ui.add_space(theme.spacing.small);
            ui.label(section(texts.get("users-import-changes")));
            difference_list_ui(ui, texts, &self.rows, &texts.get("users-import-nothing"));
            if self.nobody_loses {
                ui.label(texts.get("users-import-nobody-loses"));
            }
        }
    }

    fn bad_ui(&self, ui: &mut Ui, texts: &Texts) {
        let height = theme().height.row * 7.0;
        ScrollArea::vertical().id_salt("bad rows").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for row in self.bad.iter().take(MOST_LISTED) {
                ui.label(row);
            }
        });
        if self.bad.len() > MOST_LISTED {
            let more = texts.format("users-import-more", &[("count", (self.bad.len() - MOST_LISTED).into())]);
            let more = small(ui, more);
            ui.label(more);
        }
    }
}

/// What an import would change, counts first and names on demand.
fn difference_rows(texts: &Texts, preview: &Preview) -> Vec<DifferenceRow> {
    let (before, after) = (&preview.before.directory.users, &preview.after.directory.users);
    let difference = &preview.difference;
    let row = |change, id: &str, directory: &Users, users: &[UserHandle]| DifferenceRow {
        change,
        count: users.len() as u64,
        text: texts.format(id, &[("count", users.len().into())]),
        names: names(directory, users.iter().copied()),
    };
    let mut rows = vec![
        row(Change::Added, "users-import-added", after, &difference.added),
        row(Change::Removed, "users-import-removed", before, &difference.removed),
        row(Change::Changed, "users-import-moved", after, &difference.moved),
        row(Change::Changed, "users-import-edited", after, &difference.edited),
    ];
    rows.retain(|row| row.count > 0);
    rows.extend(difference.types.iter().flat_map(|part| type_rows(texts, preview, part)));
    rows
}

/// Names of users, as many as are listed.
fn names(directory: &Users, users: impl Iterator<Item = UserHandle>) -> Vec<String> {
    users.take(MOST_NAMES).map(|user| directory.full_name(user)).collect()
}

/// "40 need OFFICE PLUS: 12 free, 28 missing", and who loses one.
fn type_rows(texts: &Texts, preview: &Preview, part: &TypeDifference) -> Vec<DifferenceRow> {
    let license = &preview.after.catalog.license_type(part.license_type).name;
    let before = &preview.before.directory.users;
    let after = &preview.after.directory.users;
    let mut rows = Vec::new();
    let needed = part.after.required.saturating_sub(part.before.required);
    if needed > 0 {
        let free = part.before.available.saturating_sub(part.before.required);
        let values = [
            ("count", needed.into()),
            ("free", free.into()),
            ("license", license.into()),
            ("missing", part.newly_missing.len().into()),
        ];
        rows.push(DifferenceRow {
            change: Change::Added,
            count: needed.into(),
            text: texts.format("users-import-needed", &values),
            names: names(after, part.newly_missing.iter().map(|unit| unit.user)),
        });
    }
    if !part.loses.is_empty() {
        let values = [("count", part.loses.len().into()), ("license", license.into())];
        rows.push(DifferenceRow {
            change: Change::Removed,
            count: part.loses.len() as u64,
            text: texts.format("users-import-loses", &values),
            names: names(before, part.loses.iter().map(|unit| unit.user)),
        });
    }
    rows
}
