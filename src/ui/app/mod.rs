//! The window: a rail at the left, a panel at the right, and what they share.
//!
//! [`Shell`] holds everything and outlives the window, which is opened anew when its graphics device is lost; [`App`] is
//! only its hand to eframe. One pass: take what the session has done (`logic`), draw, and work off what the panels
//! want (`work`).
mod clipboard;
mod confirm;
mod draw;
mod files;
mod jobs;
mod notices;
mod panels;
mod past;
mod preferences;
mod side;
mod touring;
mod unopened;
mod work;

use std::{cell::RefCell, collections::VecDeque, rc::Rc, sync::Arc};

use eframe::{
    CreationContext, Frame,
    egui::{Context, RawInput, Ui, Visuals},
};
use xlm_core::calendar::Day;

pub use self::{
    clipboard::{CopiedFiles, system_copied_files},
    files::{ChosenFiles, OpenDialog, system_dialogs},
    preferences::{KeepPreferences, PortalPreferences, Preferences, ZOOM},
    unopened::{Unopened, WayOut},
};
use self::{
    confirm::Confirmation,
    files::FileDialogs,
    jobs::{Jobs, Owner},
    notices::Notices,
    panels::Panels,
};
use crate::{
    session::{View, Worker},
    text::Texts,
    ui::{
        panel::{PanelId, Wish},
        renderer::Drawing,
        theme,
        waker::WindowWaker,
        widget::Severity,
    },
};

/// What the window starts with.
pub struct Start {
    /// The session.
    pub worker: Worker,
    /// The waker that the session was started with.
    pub waker: Arc<WindowWaker>,
    /// The preferences.
    pub preferences: Preferences,
    /// Keeps them.
    pub keep: KeepPreferences,
    /// Opens file dialogs.
    pub dialogs: OpenDialog,
    /// The files on the clipboard.
    pub copied_files: CopiedFiles,
    /// What was wrong with the settings, as sentences.
    pub warnings: Vec<String>,
}

/// All that the window knows, whether it is open or not.
pub struct Shell {
    worker: Worker,
    waker: Arc<WindowWaker>,
    preferences: Preferences,
    keep: KeepPreferences,
    texts: Texts,
    panels: Panels,
    shown: PanelId,
    /// The past that is looked at; none for the present.
    past: Option<Arc<View>>,
    side: Option<side::Side>,
    jobs: Jobs,
    /// What panels want done, worked off after each pass.
    wishes: VecDeque<(Owner, Wish)>,
    confirmations: VecDeque<Confirmation>,
    files: FileDialogs,
    copied_files: CopiedFiles,
    pasting: clipboard::Pasting,
    notices: Notices,
    /// The window's title, so that it is set only when it changes.
    title: String,
    /// The day on which a newer package was looked for last.
    looked_on: Option<Day>,
}

impl Shell {
    /// A shell without a window.
    pub fn new(start: Start) -> Self {
        let texts = start.preferences.texts();
        let mut shell = Self {
            texts,
            panels: Panels::new(),
            shown: PanelId::Overview,
            past: None,
            side: None,
            jobs: Jobs::default(),
            wishes: VecDeque::new(),
            confirmations: VecDeque::new(),
            files: FileDialogs::new(start.dialogs),
            copied_files: start.copied_files,
            pasting: clipboard::Pasting::default(),
            notices: Notices::default(),
            looked_on: None,
            title: String::new(),
            worker: start.worker,
            waker: start.waker,
            preferences: start.preferences,
            keep: start.keep,
        };
        let title = shell.texts.get("notices-settings-warning").into_owned();
        for warning in start.warnings {
            shell.tell(Severity::Warning, title.clone(), warning);
        }
        shell
    }

    fn tell(&mut self, severity: Severity, title: String, text: String) {
        let at = self.worker.view().at;
        self.notices.tell(at, severity, title, text);
    }
}

/// The window.
pub struct App {
    shell: Rc<RefCell<Shell>>,
}

impl App {
    /// Opens the window of a shell. `drawing` says how it is drawn.
    pub fn new(context: &CreationContext<'_>, shell: &Rc<RefCell<Shell>>, drawing: Option<Drawing>) -> Self {
        theme::install(&context.egui_ctx);
        if drawing.as_ref().is_some_and(Drawing::is_still) {
            theme::hold_still(&context.egui_ctx);
        }
        let mut state = shell.borrow_mut();
        state.preferences.apply(&context.egui_ctx);
        state.waker.attach(&context.egui_ctx);
        state.title.clear();
        state.panels.settings.drawing = drawing;
        drop(state);
        Self { shell: Rc::clone(shell) }
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, frame: &mut Frame) {
        self.shell.borrow_mut().work(context, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        let mut shell = self.shell.borrow_mut();
        shell.draw(ui);
        shell.grant_wishes(ui.ctx(), frame);
    }

    fn raw_input_hook(&mut self, context: &Context, input: &mut RawInput) {
        self.shell.borrow_mut().paste_files(context, input);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.borrow_mut().keep_preferences();
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// Scroll positions of yesterday help nobody.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
