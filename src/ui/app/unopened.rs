//! What the window shows where the system can't be opened: why, and the ways out. Without it a program that has no console
//! would end without a word.
use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
};

use eframe::{
    CreationContext, Frame,
    egui::{CentralPanel, Frame as Ground, Ui, ViewportCommand, Visuals},
};

use super::Preferences;
use crate::{
    text::{Texts, sentences::Message},
    ui::{
        panel::page::{InputButton, field_and_button_ui, message_ui, page_ui},
        theme,
        widget::{Button, Field, FieldState, KeyValue, PanelHeader, Severity, card_ui, key_values_ui, panel_header_ui},
    },
};

/// What is to be done about it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum WayOut {
    /// The program ends.
    #[default]
    Leave,
    /// It is tried again.
    TryAgain,
    /// The data of another folder are opened, from now on.
    UseFolder(PathBuf),
}

/// The window that says so.
pub struct Unopened {
    texts: Texts,
    message: Message,
    folder: PathBuf,
    typed: String,
    answer: Rc<RefCell<WayOut>>,
}

impl Unopened {
    /// Opens it. `folder` is where the data were looked for; the answer is there when the window has closed.
    pub fn new(
        context: &CreationContext<'_>,
        preferences: &Preferences,
        message: Message,
        folder: &Path,
        answer: &Rc<RefCell<WayOut>>,
    ) -> Self {
        theme::install(&context.egui_ctx);
        theme::hold_still(&context.egui_ctx);
        preferences.apply(&context.egui_ctx);
        let (texts, folder) = (preferences.texts(), folder.to_path_buf());
        Self { texts, message, folder, typed: String::new(), answer: Rc::clone(answer) }
    }

    fn leave(&self, ui: &Ui, way: WayOut) {
        *self.answer.borrow_mut() = way;
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }

    fn ways_ui(&mut self, ui: &mut Ui) {
        let texts = &self.texts;
        key_values_ui(ui, &[KeyValue::new(texts.get("settings-data-folder"), self.folder.display().to_string())]);
        if ui.add(Button::primary(&texts.get("setup-unopened-again"))).clicked() {
            self.leave(ui, WayOut::TryAgain);
        }
        let typed = self.typed.trim();
        let is_whole = Path::new(typed).is_absolute();
        let state = if is_whole || typed.is_empty() {
            FieldState::Fine(texts.get("setup-unopened-folder.hint").into_owned())
        } else {
            FieldState::Wrong(texts.get("settings-place.wrong").into_owned())
        };
        let wanted = PathBuf::from(typed);
        let field = Field { label: texts.get("setup-unopened-folder").into_owned(), state };
        let action = texts.get("setup-unopened-folder.action");
        let button = InputButton { text: &action, is_ready: is_whole };
        if field_and_button_ui(ui, "folder", &field, &mut self.typed, &button) {
            self.leave(ui, WayOut::UseFolder(wanted));
        }
    }
}

impl eframe::App for Unopened {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        CentralPanel::default().frame(Ground::NONE).show(ui, |ui| {
            page_ui(ui, "unopened", |ui| {
                let title = self.texts.get("setup-unopened").into_owned();
                let sentence = self.texts.get("setup-unopened.sentence").into_owned();
                panel_header_ui(ui, &PanelHeader { title, sentence, pill: None });
                message_ui(ui, Severity::Danger, &self.message);
                card_ui(ui, "", |ui| self.ways_ui(ui));
            });
        });
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
