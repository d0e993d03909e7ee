//! File dialogs: one at a time, never waited for. The dialog is a future that is polled when it wakes the window.
use std::{
    path::PathBuf,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use eframe::Frame;

use super::jobs::Owner;
use crate::ui::panel::{FileQuestion, FileQuestionKind};

/// Files that will have been chosen; none if the dialog was cancelled or could not be shown.
pub type ChosenFiles = Pin<Box<dyn Future<Output = Vec<PathBuf>>>>;

/// Opens a dialog over the window.
pub type OpenDialog = Box<dyn FnMut(&FileQuestion, &Frame) -> ChosenFiles>;

/// The file dialogs of the operating system.
pub fn system_dialogs() -> OpenDialog {
    Box::new(|question, frame| {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&question.title).set_parent(frame);
        if let Some((name, endings)) = &question.filter {
            dialog = dialog.add_filter(name, endings);
        }
        match &question.kind {
            FileQuestionKind::Open => {
                let chosen = dialog.pick_file();
                Box::pin(async { chosen.await.into_iter().map(PathBuf::from).collect() })
            }
            FileQuestionKind::OpenSeveral => {
                let chosen = dialog.pick_files();
                Box::pin(async { chosen.await.into_iter().flatten().map(PathBuf::from).collect() })
            }
            FileQuestionKind::Save { name } => {
                let chosen = dialog.set_file_name(name).save_file();
                Box::pin(async { chosen.await.into_iter().map(PathBuf::from).collect() })
            }
        }
    })
}

struct Open {
    owner: Owner,
    purpose: &'static str,
    files: ChosenFiles,
}

/// The dialog that is open, if one is.
pub(super) struct FileDialogs {
    open_dialog: OpenDialog,
    open: Option<Open>,
}

impl FileDialogs {
    pub(super) fn new(open_dialog: OpenDialog) -> Self {
        Self { open_dialog, open: None }
    }

    /// Opens a dialog, unless one is open already.
    pub(super) fn ask(&mut self, owner: Owner, question: &FileQuestion, frame: &Frame) {
        if self.open.is_none() {
            let files = (self.open_dialog)(question, frame);
            self.open = Some(Open { owner, purpose: question.purpose, files });
        }
    }

    /// The answer, once there is one. `waker` is called when it is worth asking again.
    pub(super) fn answer(&mut self, waker: &Waker) -> Option<(Owner, &'static str, Vec<PathBuf>)> {
        let open = self.open.as_mut()?;
        let Poll::Ready(files) = open.files.as_mut().poll(&mut Context::from_waker(waker)) else { return None };
        let answered = self.open.take()?;
        (!files.is_empty()).then_some((answered.owner, answered.purpose, files))
    }
}
