//! The set-up: four doors, each with what it is for, and the new identity behind them.
mod doors;
mod identity;

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui, vec2};

use super::{Panel, PanelContext, PanelId, Preferred, Wish, page::page_ui};
use crate::{
    session::{Door, JobId, Outcome, SessionError, Task, View},
    text::Language,
    ui::theme::theme,
    ui::widget::{PanelHeader, Progress, Severity, callout_ui, card_ui, panel_header_ui, progress_ui, quiet_button_ui},
};

/// The edition that a new system gets unless another is chosen.
const NEWEST_EDITION: &str = "v10";
/// What file dialogs of this panel are for.
const LICENSE_FILE: &str = "license-file";
const BACKUP_FILE: &str = "backup-file";

/// The door that was taken last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// A system of one's own: its identity is shown once.
    Own,
    /// Another one: there is nothing new to keep.
    Other,
}

/// The panel that stands in the place of all others until the system is set up.
#[derive(Debug)]
pub struct SetupPanel {
    edition: String,
    system_id: String,
    backup: String,
    passphrase: String,
    license_file: String,
    way: Option<Way>,
    shows_identity: bool,
    /// Why the last door did not open: what happened, and what to do.
    failure: Option<(String, String)>,
}

impl Default for SetupPanel {
    fn default() -> Self {
        Self {
            edition: NEWEST_EDITION.to_owned(),
            system_id: String::new(),
            backup: String::new(),
            passphrase: String::new(),
            license_file: String::new(),
            way: None,
            shows_identity: false,
            failure: None,
        }
    }
}

impl SetupPanel {
    /// Whether it is shown instead of the panels of the rail.
    pub fn claims(&self, view: &View) -> bool {
        view.installation.setup.is_none() || self.shows_identity
    }

    /// Does not show the new identity any more.
    pub fn leave(&mut self) {
        self.shows_identity = false;
    }

    fn set_up(&mut self, context: &mut PanelContext<'_>, door: Door) {
        self.way = Some(match door {
            Door::New | Door::Replaced(_) => Way::Own,
            Door::Planning(_) | Door::Sample => Way::Other,
        });
        self.failure = None;
        context.run(Task::SetUp { door, edition: self.edition.clone() });
    }
}

impl Panel for SetupPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        if self.shows_identity && context.view.installation.setup.is_some() {
            identity::ui(ui, context);
            return;
        }
        let texts = context.texts;
        page_ui(ui, "setup", |ui| {
            language_ui(ui, context);
            let header = PanelHeader {
                title: texts.get("setup-title").into_owned(),
                sentence: texts.get("setup-sentence").into_owned(),
                pill: None,
            };
            panel_header_ui(ui, &header);
            if let Some((happened, advice)) = &self.failure {
                callout_ui(ui, Severity::Danger, happened, |ui| ui.label(advice));
            }
            if context.is_busy {
                self.progress_ui(ui, context);
            }
            ui.add_enabled_ui(!context.is_busy, |ui| {
                // Two halves where a code has room in each, else one below the other.
                if ui.available_width() < 2.0 * (theme().width.code_field + theme().spacing.vast) {
                    self.first_doors_ui(ui, context);
                    self.other_doors_ui(ui, context);
                } else {
                    ui.columns(2, |halves| {
                        if let [left, right] = halves {
                            // Columns justify their texts; a layout of their own does not.
                            left.vertical(|ui| self.first_doors_ui(ui, context));
                            right.vertical(|ui| self.other_doors_ui(ui, context));
                        }
                    });
                }
            });
        });
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        let way = self.way.take();
        match outcome {
            Ok(_) => {
                let edition = std::mem::take(&mut self.edition);
                *self = Self { edition, shows_identity: way == Some(Way::Own), ..Self::default() };
                if way != Some(Way::Own) {
                    context.wishes.push(Wish::Show(PanelId::Overview));
                }
                Ok(())
            }
            Err(error @ SessionError::Cancelled) => Err(error),
            Err(error) => {
                let message = crate::session::messages::error(context.texts, &error);
                self.failure = Some((message.happened.clone(), message.advice()));
                Ok(())
            }
        }
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, _context: &mut PanelContext<'_>) {
        let Some(file) = files.first().map(|file| file.display().to_string()) else { return };
        match purpose {
            LICENSE_FILE => self.license_file = file,
            BACKUP_FILE => self.backup = file,
            _ => {}
        }
    }

    fn files_dropped(&mut self, files: Vec<PathBuf>, _context: &mut PanelContext<'_>) {
        for file in files {
            let is_xml = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
            let field = if is_xml { &mut self.license_file } else { &mut self.backup };
            *field = file.display().to_string();
        }
    }
}

impl SetupPanel {
    fn first_doors_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        doors::new_ui(ui, self, context);
        doors::sample_ui(ui, self, context);
    }

    fn other_doors_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        doors::replaced_ui(ui, self, context);
        doors::planning_ui(ui, self, context);
    }

    fn progress_ui(&self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let (done, total) = context.progress.unwrap_or((0, None));
        let how_many =
            total.map(|total| texts.format("setup-steps", &[("done", done.into()), ("total", total.into())]));
        let progress = Progress {
            what: texts.get("setup-working").into_owned(),
            how_many: how_many.unwrap_or_default(),
            fraction: total.map(|total| done as f32 / total.max(1) as f32),
            can_cancel: self.way == Some(Way::Other),
        };
        card_ui(ui, "", |ui| {
            if progress_ui(ui, texts, &progress).is_some_and(|cancel| cancel.clicked()) {
                context.wishes.push(Wish::Cancel);
            }
        });
    }
}

/// The other language, since nobody has been to the settings yet.
fn language_ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let size = vec2(ui.available_width(), theme().height.control);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        for language in Language::ALL.into_iter().filter(|language| *language != context.texts.language) {
            if quiet_button_ui(ui, language.name()).clicked() {
                context.wishes.push(Wish::Prefer(Preferred::Language(Some(language))));
            }
        }
    });
}
