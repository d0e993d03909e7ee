//! The panel over the sample company, without a worker: what it wishes is collected, and tests answer it.
use std::{path::PathBuf, sync::Arc};

use eframe::egui::{Theme, Ui, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use tempfile::TempDir;
use xlm_core::{calendar::UtcMicros, command::Command};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Clock, Engine, JobId, Outcome, Preview, SessionError, Surroundings, Task, View, read_users_file},
    text::{Language, Texts},
    ui::panel::{Panel as _, PanelContext, Wish, users::UsersPanel},
};

use crate::support::{harness, scaled_harness};

/// 24 November 2026, 08:00 UTC.
const NOW: UtcMicros = UtcMicros(1_795_507_200_000_000);

/// A panel with what it is drawn from.
pub struct Office {
    pub panel: UsersPanel,
    pub view: View,
    pub texts: Texts,
    pub wishes: Vec<Wish>,
    /// The system behind the view; none if the view was made of core values.
    pub engine: Option<Engine>,
    /// Keeps the engine's folder.
    _folder: Option<TempDir>,
}

impl Office {
    fn new(view: View, language: Language) -> Self {
        let (panel, texts) = (UsersPanel::default(), Texts::new(language));
        Self { panel, view, texts, wishes: Vec::new(), engine: None, _folder: None }
    }

    /// The sample company.
    pub fn sample(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
        let mut surroundings = Surroundings::of_this_process(place).unwrap();
        surroundings.clock = Clock::Fixed(NOW);
        let engine = Engine::open_sample(&surroundings, &|_, _| true).unwrap();
        let office = Self::new(View::of(&engine), language);
        Self { engine: Some(engine), _folder: Some(folder), ..office }
    }

    /// A system without users.
    pub fn empty(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
        let engine = Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap();
        let office = Self::new(View::of(&engine), language);
        Self { engine: Some(engine), _folder: Some(folder), ..office }
    }

    /// Works something off with the panel outside of a pass.
    pub fn with_panel<R>(&mut self, work: impl FnOnce(&mut UsersPanel, &mut PanelContext<'_>) -> R) -> R {
        let mut context = PanelContext {
            view: &self.view,
            texts: &self.texts,
            wishes: &mut self.wishes,
            progress: None,
            is_busy: false,
        };
        work(&mut self.panel, &mut context)
    }

    /// Gives the panel an outcome.
    pub fn answer(&mut self, outcome: Result<Outcome, SessionError>) -> Result<(), SessionError> {
        self.with_panel(|panel, context| panel.outcome(JobId(1), outcome, context))
    }

    /// The command that the panel wants to see a preview of; its only wish.
    pub fn wished_command(&mut self) -> Command {
        match std::mem::take(&mut self.wishes).pop() {
            Some(Wish::Run(Task::Preview(command))) => command,
            other => panic!("the panel wishes {other:?}"),
        }
    }

    /// Shows the panel what a command would change, and takes what it then wants confirmed.
    pub fn previewed(&mut self, command: Command) -> Arc<Preview> {
        let preview = Arc::new(self.engine.as_ref().unwrap().preview(command).unwrap());
        self.answer(Ok(Outcome::Preview(preview))).unwrap();
        self.wished_confirmation()
    }

    /// What the panel wants confirmed; its only wish.
    pub fn wished_confirmation(&mut self) -> Arc<Preview> {
        match std::mem::take(&mut self.wishes).pop() {
            Some(Wish::Confirm(preview)) => preview,
            other => panic!("the panel wishes {other:?}"),
        }
    }

    /// Reads the file that the panel wants read, as the worker does, and gives it back.
    pub fn read_wished_file(&mut self) {
        let (file, options) = match std::mem::take(&mut self.wishes).pop() {
            Some(Wish::Run(Task::ReadUsers { file, options })) => (file, options),
            other => panic!("the panel wishes {other:?}"),
        };
        let file = read_users_file(&file).unwrap();
        let preview = self.engine.as_ref().unwrap().preview(file.command(options)).map(Arc::new);
        self.answer(Ok(Outcome::Users { file, preview })).unwrap();
    }
}

/// A window with the panel.
pub type Window = Harness<'static, Office>;

/// The panel in the room that it has beside the rail in a window of 1440 × 900.
pub fn window(office: Office) -> Window {
    let mut harness = harness(Theme::Light, [1240.0, 900.0], office, draw);
    harness.run();
    harness
}

/// The panel in a window.
pub fn window_of(office: Office, scale: f32, look: Theme, size: [f32; 2]) -> Window {
    let mut harness = scaled_harness(scale, look, size, office, draw);
    harness.run();
    harness
}

fn draw(ui: &mut Ui, office: &mut Office) {
    let Office { panel, view, texts, wishes, .. } = office;
    let mut context = PanelContext { view, texts, wishes, progress: None, is_busy: false };
    panel.panel_ui(ui, &mut context);
}

/// The rows of the table that are in sight: what a screen reader says for them.
pub fn rows(window: &Window) -> Vec<String> {
    window.query_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

/// The table.
pub fn table(window: &Window) -> Node<'_> {
    window.get_by_role(Role::Table)
}

/// A fixture of users.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/users").join(name)
}
