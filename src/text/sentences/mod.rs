//! Values of the core as sentences, for window and console alike.
//!
//! What goes wrong is told in three parts: what happened, what it means, what to do ([`Message`]). Each function turns one
//! type of the core into a text; none decides anything.

mod backup;
mod buy_list;
mod check;
mod code;
pub mod event;
mod explanation;
mod file;
pub mod identity;
pub mod mac;
pub mod overview;
mod plan;
mod refusal;
pub mod rehosting;
pub mod sending;
#[cfg(test)]
mod tests;
mod vendor;

use xlm_core::{
    directory::UserField,
    document::{DocumentKind, SystemKind},
};

pub use self::{
    backup::backup_age,
    buy_list::buy_list_letter,
    check::{clock, problem},
    code::code_error,
    event::{binding_sentences, order_name},
    explanation::{ExplanationText, explanation, user_explanations},
    file::other_file,
    plan::{PlanTaskText, plan_task},
    refusal::{commands_error, conflict, conflict_by_name, document_error, refusal, row_fault, row_refusal},
    vendor::altered,
};
use super::{Texts, Value};

/// Variables of a message.
pub type Values<'a> = [(&'a str, Value<'a>)];

/// What a person is told when something is refused or fails.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Message {
    /// What happened, a sentence.
    pub happened: String,
    /// What it means, if it does not say so itself.
    pub means: Option<String>,
    /// What to do, if there is anything.
    pub to_do: Option<String>,
    /// Each row, fact or cause that it is about, a line each.
    pub details: Vec<String>,
}

impl Message {
    /// The message of an id, with its attributes `means` and `do` as far as it has them.
    pub fn new(texts: &Texts, id: &str, values: &Values<'_>) -> Self {
        Self {
            happened: texts.format(id, values),
            means: texts.format_if_any(id, "means", values),
            to_do: texts.format_if_any(id, "do", values),
            details: Vec::new(),
        }
    }

    /// The same with details.
    #[must_use]
    pub fn with_details(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// What it means and what to do, in one paragraph; empty if it says neither.
    pub fn advice(&self) -> String {
        let parts: Vec<&str> = [&self.means, &self.to_do].into_iter().flatten().map(String::as_str).collect();
        parts.join(" ")
    }

    /// All of it in one paragraph, without the details.
    pub fn advised(&self) -> String {
        [self.happened.clone(), self.advice()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A kind of system within a sentence, with its article.
pub fn system_kind(texts: &Texts, kind: SystemKind) -> String {
    texts
        .get(match kind {
            SystemKind::Licensed => "errors-kind-licensed",
            SystemKind::Planning => "errors-kind-planning",
            SystemKind::Sample => "errors-kind-sample",
        })
        .into_owned()
}

/// A kind of document within a sentence, with its article.
pub fn document_kind(texts: &Texts, kind: DocumentKind) -> String {
    texts
        .get(match kind {
            DocumentKind::Request => "portal-kind-request",
            DocumentKind::LicensePackage => "portal-kind-package",
            DocumentKind::Release => "portal-kind-release",
            DocumentKind::Receipt => "portal-kind-receipt",
        })
        .into_owned()
}

/// The name of a user's text field.
pub fn user_field(texts: &Texts, field: UserField) -> String {
    texts
        .get(match field {
            UserField::FirstName => "errors-field-first-name",
            UserField::Name => "errors-field-name",
            UserField::Account => "errors-field-account",
            UserField::Phone => "errors-field-phone",
            UserField::Fax => "errors-field-fax",
            UserField::Mobile => "errors-field-mobile",
            UserField::Email => "errors-field-email",
            UserField::Description => "errors-field-description",
        })
        .into_owned()
}
