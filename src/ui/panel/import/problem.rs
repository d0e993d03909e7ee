//! What went wrong, where it was asked for.

use eframe::egui::Ui;

use crate::{
    session::{SessionError, messages},
    text::Texts,
    ui::{panel::page::message_ui, widget::Severity},
};

/// Which part of the panel asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Reading certificates.
    Certificates,
    /// Making a request.
    Request,
    /// Reading a license file, or importing it.
    License,
    /// The list of orders.
    Orders,
}

/// An error and the part of the panel that shows it, until that part is asked again.
#[derive(Debug)]
pub struct Problem {
    /// Where it is shown.
    pub part: Part,
    /// What happened.
    pub error: SessionError,
}

/// Draws the problem, if it belongs to this part.
pub fn problem_ui(ui: &mut Ui, texts: &Texts, problem: Option<&Problem>, part: Part) {
    if let Some(problem) = problem.filter(|problem| problem.part == part) {
        message_ui(ui, Severity::Danger, &messages::error(texts, &problem.error));
    }
}
