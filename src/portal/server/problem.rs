//! Answers that are none: problem documents.
use std::time::Duration;

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse as _, Response},
};
use xlm_core::document::{DocumentError, DocumentKind};

use super::{
    super::{
        protocol::Refusal,
        store::StoreError,
        wire::{PROBLEM_MEDIA_TYPE, Problem, Trouble, refusal_id},
    },
    clerk::Busy,
    words,
};
use crate::{database::DatabaseError, text::Texts};

/// When to come back if nothing is known about it.
const COME_BACK: Duration = Duration::from_secs(2);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// A rule refuses.
    Refused(Refusal),
    /// It did not come to a decision.
    Trouble(Trouble),
    /// Rightly signed, but neither a request nor a return.
    NeitherKind(DocumentKind),
    /// A query of another time than the clock here shows.
    AnotherTime,
    /// Later, after this time.
    Later(Trouble, Duration),
    /// Something is broken here, which the log shall say.
    Broken(StoreError),
}

/// What the log says about an answer.
#[derive(Clone)]
pub(super) struct Noted(pub String);

impl From<Busy> for Failure {
    fn from(Busy: Busy) -> Self {
        Self::Later(Trouble::Busy, COME_BACK)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused(refusal),
            StoreError::Conflict | StoreError::Database(DatabaseError::Busy) => Self::Later(Trouble::Busy, COME_BACK),
            error => Self::Broken(error),
        }
    }
}

impl From<DocumentError> for Failure {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::TooLarge { .. } => Self::Trouble(Trouble::TooLarge),
            error => Self::Refused(Refusal::Document(error)),
        }
    }
}

impl Failure {
    /// What happened and what to do.
    pub(super) fn told(&self, texts: &Texts) -> words::Told {
        match self {
            Self::Refused(refusal) => words::refused(texts, refusal),
            Self::Trouble(trouble) | Self::Later(trouble, _) => words::trouble(texts, *trouble),
            Self::NeitherKind(found) => words::neither_kind(texts, *found),
            Self::AnotherTime => words::another_time(texts),
            Self::Broken(_) => words::trouble(texts, Trouble::Broken),
        }
    }

    /// The problem document.
    pub(super) fn problem(&self, texts: &Texts) -> Problem {
        let words::Told { title, detail } = self.told(texts);
        match self {
            Self::Refused(refusal) => Problem::refused(refusal, title, detail),
            Self::Trouble(trouble) | Self::Later(trouble, _) => Problem::of(*trouble, title, detail),
            Self::NeitherKind(_) | Self::AnotherTime => Problem::of(Trouble::NotReadable, title, detail),
            Self::Broken(_) => Problem::of(Trouble::Broken, title, detail),
        }
    }

    /// The same as an answer.
    pub(super) fn response(&self, texts: &Texts) -> Response {
        let problem = self.problem(texts);
        // A document of texts and numbers can always be written.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (self.status(texts), [(CONTENT_TYPE, PROBLEM_MEDIA_TYPE)], body).into_response();
        self.complete(&mut response);
        response
    }

    /// Adds to an answer what does not depend on its form.
    pub(super) fn complete(&self, response: &mut Response) {
        if let Self::Later(_, wait) = self {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response.extensions_mut().insert(Noted(self.note()));
    }

    /// The status.
    pub(super) fn status(&self, texts: &Texts) -> StatusCode {
        StatusCode::from_u16(self.problem(texts).status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// For the log: which rule, and nothing of what the request says.
    fn note(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal_id(refusal).to_owned(),
            Self::Trouble(trouble) | Self::Later(trouble, _) => trouble.id().to_owned(),
            Self::NeitherKind(_) => "document".to_owned(),
            Self::AnotherTime => "another-time".to_owned(),
            Self::Broken(error) => format!("broken: {error}"),
        }
    }
}
