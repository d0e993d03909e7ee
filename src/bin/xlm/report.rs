//! What a command has to say.

use serde_json::Value;
use xphone_license_manager::{
    session::{SessionError, messages},
    text::{Texts, sentences::Message},
};

/// The result of a command.
pub struct Report {
    /// As one JSON value.
    pub json: Value,
    /// As text, with the line break at its end; none where a message says it all.
    pub text: Option<Vec<u8>>,
    /// What is to be said besides, for stderr.
    pub messages: Vec<String>,
    /// The exit code.
    pub code: u8,
}

impl Report {
    /// A result that is there and needs no message.
    pub fn new(json: Value, text: String) -> Self {
        Self { json, text: Some(text.into_bytes()), messages: Vec::new(), code: 0 }
    }

    /// A command that was done, of which a message tells.
    pub fn done(json: Value, message: String) -> Self {
        Self { json, text: None, messages: vec![message], code: 0 }
    }
}

/// Why a command was not done, in the language of the user.
#[derive(Debug)]
pub struct Failure(pub Message);

/// What came of a command.
pub type Outcome = Result<Report, Box<Failure>>;

/// Errors of the session as failures, for `map_err`.
pub fn session_failed(texts: &Texts) -> impl Fn(SessionError) -> Box<Failure> + '_ {
    |error| failure(messages::error(texts, &error))
}

/// A message as a failure.
pub fn failure(message: Message) -> Box<Failure> {
    Box::new(Failure(message))
}

/// So many details are listed on the console; `--json` has them all.
const LISTED: usize = 30;

/// A message on the console: what happened, the details, what it means and what to do.
pub fn shown(texts: &Texts, message: &Message) -> String {
    let mut lines = vec![message.happened.clone()];
    lines.extend(message.details.iter().take(LISTED).map(|detail| format!("  {detail}")));
    if message.details.len() > LISTED {
        let count = message.details.len() - LISTED;
        lines.push(format!("  {}", texts.format("console-more", &[("count", count.into())])));
    }
    let advice = message.advice();
    if !advice.is_empty() {
        lines.push(advice);
    }
    lines.join("\n")
}
