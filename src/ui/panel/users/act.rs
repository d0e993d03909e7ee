//! What the user did in a part of the panel; the panel does it after everything is drawn.

use xlm_core::command::Command;

use super::{dialog::ActiveDialog, plan::PlanAct};
use crate::ui::panel::Wish;

/// What the user did.
pub enum Act {
    /// He wants to see what a command would change, and then perhaps do it.
    Preview(Command),
    /// Something with the collected changes.
    Plan(PlanAct),
    /// Something that the shell does.
    Wish(Wish),
    /// Open a dialog.
    Open(Box<ActiveDialog>),
    /// Show the details.
    ShowDetails,
    /// Close the details.
    CloseDetails,
}

impl Act {
    /// Opens a dialog.
    pub fn open(dialog: ActiveDialog) -> Self {
        Self::Open(Box::new(dialog))
    }
}
