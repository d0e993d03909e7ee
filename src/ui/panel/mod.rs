//! The panels of the window, and what they share with the shell around them.
//!
//! A panel keeps only what the user is doing in it (drafts, filters, selection). What it shows comes from the
//! [`View`]; what it wants done goes as a [`Wish`] into a list that the shell works off after the frame. The outcome of
//! a task comes back to the panel that asked, whatever is on screen meanwhile.

pub mod changes;
pub mod identity;
pub mod import;
pub mod overview;
pub(super) mod page;
pub mod rehosting;
mod retrieval;
pub mod settings;
pub mod setup;
pub mod users;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Ui;
use xlm_core::report::SavedFilter;

pub use self::page::page_ui;
use crate::{
    session::{JobId, ListUsers, Outcome, Preview, SessionError, Task, View},
    text::Texts,
    ui::{app::PortalPreferences, renderer, widget::Severity},
};

/// The places of the rail, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PanelId {
    /// How it stands and what to do next.
    Overview,
    /// Certificates, requests, packages, license.xml.
    Import,
    /// Hardware ID, X-ID, components and the MAC address.
    Identity,
    /// Locations, groups, users, and who lacks what.
    Users,
    /// State of the binding and the way back to it.
    Rehosting,
    /// What happened, by whom and when.
    Changes,
    /// Language, look, and about the program.
    Settings,
}

impl PanelId {
    /// All panels, in the order of the rail.
    pub const ALL: [Self; 7] =
        [Self::Overview, Self::Import, Self::Identity, Self::Users, Self::Rehosting, Self::Changes, Self::Settings];

    /// Id of its name in the texts.
    pub const fn name_id(self) -> &'static str {
        match self {
            Self::Overview => "common-panel-overview",
            Self::Import => "common-panel-import",
            Self::Identity => "common-panel-identity",
            Self::Users => "common-panel-users",
            Self::Rehosting => "common-panel-rehosting",
            Self::Changes => "common-panel-changes",
            Self::Settings => "common-panel-settings",
        }
    }
}

/// What a file dialog is for. The panel that asked knows what to do with the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileQuestion {
    /// A word of the panel's own that comes back with the files.
    pub purpose: &'static str,
    /// Title of the dialog.
    pub title: String,
    /// What is asked.
    pub kind: FileQuestionKind,
    /// Name of the file type and its endings without dot, e.g. `("PDF", ["pdf"])`.
    pub filter: Option<(String, Vec<&'static str>)>,
}

/// What a file dialog asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileQuestionKind {
    /// One file that exists.
    Open,
    /// Any number of files that exist.
    OpenSeveral,
    /// Where to save, with a suggested name.
    Save {
        /// The suggested name.
        name: String,
    },
}

/// What a panel wants done.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "a wish is made once and moved once; a box would only make it harder to read"
)]
pub enum Wish {
    /// Run a task; its outcome comes back to this panel.
    Run(Task),
    /// List users; the list comes back to the panel of users.
    ListUsers(ListUsers),
    /// Stop the running task of this panel.
    Cancel,
    /// Show a preview in the dialog that all changes share. If the user confirms it, the change is made, and the outcome
    /// comes back to this panel.
    Confirm(Arc<Preview>),
    /// Ask for files; they come back to this panel.
    AskForFiles(FileQuestion),
    /// Go to another panel.
    Show(PanelId),
    /// Show a view of the past in the panels that can, until the user goes back to the present.
    ShowPast(Arc<View>),
    /// Tell something in a notice.
    Tell {
        /// How grave it is.
        severity: Severity,
        /// What.
        text: String,
    },
    /// Change what belongs to the person at the screen.
    Prefer(Preferred),
}

/// A preference of the person at the screen.
#[derive(Clone, PartialEq, Debug)]
pub enum Preferred {
    /// Language; `None` = the system's.
    Language(Option<crate::text::Language>),
    /// Light or dark; `None` = the system's.
    Look(Option<eframe::egui::Theme>),
    /// Zoom, 1.0 = 100 %.
    Zoom(f32),
    /// What draws the window; counts from the next start.
    Renderer(renderer::Preference),
    /// Filters of the list of users, to be asked again.
    Filters(Vec<SavedFilter>),
    /// How the license portal is reached.
    Portal(PortalPreferences),
    /// Folder of the data, from the next start on; `None` = the usual one.
    DataFolder(Option<PathBuf>),
    /// Name in the change log; empty for none.
    Name(String),
}

/// What a panel sees while it is drawn.
pub struct PanelContext<'a> {
    /// State, distribution and overview.
    pub view: &'a View,
    /// Texts in the chosen language.
    pub texts: &'a Texts,
    /// What the panel wants done, in order.
    pub wishes: &'a mut Vec<Wish>,
    /// Progress of this panel's running task, if there is one: steps done and in all.
    pub progress: Option<(u64, Option<u64>)>,
    /// Whether a task of this panel is queued or runs.
    pub is_busy: bool,
}

impl PanelContext<'_> {
    /// Wants a task run.
    pub fn run(&mut self, task: Task) {
        self.wishes.push(Wish::Run(task));
    }
}

/// A panel.
pub trait Panel {
    /// Draws it into the whole area beside the rail.
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>);

    /// Takes the outcome of one of its tasks. Errors that it does not show itself it hands back, for a notice.
    ///
    /// # Errors
    /// The error, if the panel has no place for it.
    fn outcome(
        &mut self,
        job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        let _ = (job, context);
        outcome.map(|_| ())
    }

    /// Learns that a change was not confirmed which it wanted confirmed: what was entered for it may be mended.
    fn called_off(&mut self) {}

    /// Takes files that were chosen in a dialog it asked for.
    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        let _ = (purpose, files, context);
    }

    /// Takes files that were dropped on the window while this panel was shown.
    fn files_dropped(&mut self, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        let _ = (files, context);
    }
}
