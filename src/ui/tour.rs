//! The tour: the real window plays through the sample company by itself and has its picture taken.
//!
//! It presses what a person would press, found by its accessible name; what it presses is done by the same panels and
//! the same session. Where pictures and remarks go is the caller's affair.
mod robot;
mod script;

use std::{
    cell::RefCell,
    error::Error,
    future::ready,
    path::{Path, PathBuf},
    rc::Rc,
    sync::{Arc, Mutex, PoisonError},
};

use eframe::{
    CreationContext, Frame,
    egui::{ColorImage, Context, ScreenshotCallback, Ui, ViewportCommand, Visuals, accesskit::Role},
};

pub use self::script::TourKind;
use self::{robot::Robot, script::Step};
use super::{
    app::{App, OpenDialog, Shell},
    panel::{FileQuestionKind, Preferred},
    renderer::Drawing,
};

/// Passes in which nothing may happen before a step is taken: what is pressed must be drawn first, and slide to its
/// place.
const QUIET_PASSES: u32 = 6;
/// Passes after which something that is not there will not come any more.
const PATIENCE: u32 = 900;

/// Where the tour leaves what it saw.
pub trait Album {
    /// Keeps a picture.
    ///
    /// # Errors
    /// Where it can't be kept.
    fn keep(&mut self, name: &str, picture: &ColorImage) -> Result<(), Box<dyn Error + Send + Sync>>;

    /// Takes a remark about what is shown or what went wrong.
    fn remark(&mut self, text: &str);
}

/// File dialogs that answer themselves: files to be saved go into a folder, and none is ever opened.
pub fn dialogs(folder: &Path) -> OpenDialog {
    let folder = folder.to_path_buf();
    Box::new(move |question, _frame| {
        let files: Vec<PathBuf> = match &question.kind {
            FileQuestionKind::Save { name } => vec![folder.join(name)],
            FileQuestionKind::Open | FileQuestionKind::OpenSeveral => Vec::new(),
        };
        Box::pin(ready(files))
    })
}

/// How a tour ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TourEnd {
    /// It was not finished, e.g. because the window was closed.
    #[default]
    Unfinished,
    /// Something that should be there was not, or a picture could not be kept.
    Stuck,
    /// Everything was shown.
    Finished,
}

/// The window on tour.
pub struct TourApp {
    app: App,
    shell: Rc<RefCell<Shell>>,
    album: Box<dyn Album>,
    end: Rc<RefCell<TourEnd>>,
    steps: Vec<Step>,
    robot: Robot,
    picture: Arc<Mutex<Option<Arc<ColorImage>>>>,
    next: usize,
    quiet: u32,
    waited: u32,
    is_waiting_for_picture: bool,
}

impl TourApp {
    /// Opens the window of a shell and starts the tour. How it ends is written into `end`.
    pub fn new(
        context: &CreationContext<'_>,
        shell: &Rc<RefCell<Shell>>,
        drawing: Drawing,
        kind: TourKind,
        album: Box<dyn Album>,
        end: &Rc<RefCell<TourEnd>>,
    ) -> Self {
        let robot = Robot::default();
        context.egui_ctx.add_plugin(robot.clone());
        Self {
            app: App::new(context, shell, Some(drawing)),
            shell: Rc::clone(shell),
            album,
            end: Rc::clone(end),
            steps: kind.steps(),
            robot,
            picture: Arc::default(),
            next: 0,
            quiet: 0,
            waited: 0,
            is_waiting_for_picture: false,
        }
    }

    fn advance(&mut self, context: &Context) {
        context.request_repaint();
        self.quiet = if self.shell.borrow().is_idle() { self.quiet + 1 } else { 0 };
        self.waited += 1;
        if self.waited > PATIENCE {
            self.stop(context, TourEnd::Stuck);
            return;
        }
        if self.quiet < QUIET_PASSES {
            return;
        }
        let Some(step) = self.steps.get(self.next).copied() else {
            self.stop(context, TourEnd::Finished);
            return;
        };
        if self.take(step, context) {
            self.next += 1;
            self.quiet = 0;
            self.waited = 0;
        }
    }

    /// Takes a step; false if it can't be taken yet.
    fn take(&mut self, step: Step, context: &Context) -> bool {
        match step {
            Step::Note(remark) => self.album.remark(remark),
            Step::Show(panel) => self.shell.borrow_mut().show(panel),
            Step::Speak(language) => {
                self.shell.borrow_mut().prefer_now(context, Preferred::Language(Some(language)));
            }
            Step::Wear(look) => self.shell.borrow_mut().prefer_now(context, Preferred::Look(Some(look))),
            Step::Drop(name) => self.shell.borrow_mut().drop_sample_file(name),
            Step::Press(id) => {
                let name = self.shell.borrow().text(id);
                return self.press_button(&name);
            }
            Step::PressCounted(id) => {
                let name = self.shell.borrow().text_with_users_missing(id);
                return self.press_button(&name);
            }
            Step::PressFirst(role) => return self.robot.press(|seen| seen.iter().find(|seen| seen.role == role)),
            Step::PressRow(name) => {
                return self.robot.press(|seen| seen.iter().find(|seen| seen.role == Role::Row && seen.name == name));
            }
            Step::Confirm => {
                let Some(name) = self.shell.borrow().confirming() else { return false };
                return self
                    .robot
                    .press(|seen| seen.iter().rev().find(|seen| seen.role == Role::Button && seen.name == name));
            }
            Step::Tidy => self.shell.borrow_mut().close_notices(),
            Step::Picture(name) => return self.take_picture(name, context),
            Step::PanelPicture => {
                let name = self.shell.borrow().picture_name(context);
                return self.take_picture(&name, context);
            }
        }
        true
    }

    fn press_button(&self, name: &str) -> bool {
        self.robot.press(|seen| seen.iter().find(|seen| seen.role == Role::Button && seen.name == name))
    }

    /// Asks for a picture first, and keeps it when it comes.
    fn take_picture(&mut self, name: &str, context: &Context) -> bool {
        let taken = self.picture.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let (true, Some(picture)) = (self.is_waiting_for_picture, taken) {
            self.is_waiting_for_picture = false;
            if let Err(error) = self.album.keep(name, &picture) {
                self.album.remark(&error.to_string());
                self.stop(context, TourEnd::Stuck);
            }
            return true;
        }
        if !self.is_waiting_for_picture {
            self.is_waiting_for_picture = true;
            let place = Arc::clone(&self.picture);
            context.send_viewport_cmd(ViewportCommand::Screenshot(ScreenshotCallback::new(move |picture| {
                *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(picture);
            })));
        }
        false
    }

    fn stop(&mut self, context: &Context, end: TourEnd) {
        if end == TourEnd::Stuck
            && let Some(step) = self.steps.get(self.next)
        {
            self.album.remark(&format!("{step:?}: {}", self.robot.names()));
        }
        if *self.end.borrow() == TourEnd::Unfinished {
            *self.end.borrow_mut() = end;
        }
        context.send_viewport_cmd(ViewportCommand::Close);
    }
}

impl eframe::App for TourApp {
    fn logic(&mut self, context: &Context, frame: &mut Frame) {
        self.app.logic(context, frame);
        self.advance(context);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.app.ui(ui, frame);
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
