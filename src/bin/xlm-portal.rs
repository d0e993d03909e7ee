//! The issuing side: draws certificates, answers license requests and credits returns, in files or as a service.
//!
//! Exit code 0: done; 1: refused or failed; 2: wrong usage. Results go to stdout, messages to stderr.
use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::Parser as _;
use xlm_core::calendar::UtcMicros;
use xphone_license_manager::text::{Texts, system_language};

use crate::arguments::{Arguments, Command};

#[path = "xlm-portal/answers.rs"]
mod answers;
#[path = "xlm-portal/arguments.rs"]
mod arguments;
#[path = "xlm-portal/book.rs"]
mod book;
#[path = "xlm-portal/keys.rs"]
mod keys;
#[path = "xlm-portal/orders.rs"]
mod orders;
#[path = "xlm-portal/people.rs"]
mod people;
#[cfg(feature = "serve")]
#[path = "xlm-portal/service.rs"]
mod service;

/// What a command has to say.
pub struct Report {
    /// The result as one JSON value; null if it was printed already.
    pub json: serde_json::Value,
    /// The result as text.
    pub result: Option<String>,
    /// Messages about it.
    pub messages: Vec<String>,
}

/// A refusal or failure, in the language of the user.
pub struct Failure(pub String);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let texts = Texts::new(arguments.lang.unwrap_or_else(system_language));
    let outcome = match arguments.command {
        Command::Keygen(keygen) => keys::keygen(&texts, &keygen),
        Command::PublicKey(public_key) => keys::public_key(&texts, &public_key),
        Command::Order(order) => orders::order(&texts, &order),
        Command::Issue(issue) => match answers::issue(&texts, &issue) {
            Ok(mut answered) if answered.len() == 1 => answered.remove(0).1,
            Ok(answered) => return tell_several(answered, arguments.json),
            Err(failure) => Err(failure),
        },
        Command::Credit(credit) => answers::credit(&texts, &credit),
        Command::Suspend(person) => people::suspend(&texts, &person),
        Command::Resume(person) => people::resume(&texts, &person),
        Command::Override(person) => people::grant_exception(&texts, &person),
        Command::Budget(budget) => people::agree_budget(&texts, &budget),
        Command::Changes(changes) => book::changes(&texts, &changes),
        Command::Backup(backup) => book::backup(&texts, &backup),
        Command::Migrate(migrate) => book::migrate(&texts, &migrate),
        #[cfg(feature = "serve")]
        Command::Serve(serve) => service::serve(&texts, serve, arguments.json),
    };
    match outcome {
        Ok(report) => {
            for message in report.messages {
                complain(&message);
            }
            let json = || (!report.json.is_null()).then(|| report.json.to_string());
            let result = if arguments.json { json() } else { report.result };
            match result.map_or(Ok(()), |result| writeln!(io::stdout(), "{result}")) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            }
        }
        Err(Failure(message)) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// What became of each of several files; a failure of one is a failure of the whole.
fn tell_several(answered: Vec<answers::Answered>, as_json: bool) -> ExitCode {
    let all_done = answered.iter().all(|(_, outcome)| outcome.is_ok());
    let mut values = Vec::new();
    for (file, outcome) in answered {
        match outcome {
            Ok(Report { json, messages, .. }) => {
                for message in &messages {
                    complain(message);
                }
                values.push(serde_json::json!({ "request": file, "done": true, "answer": json, "error": null }));
            }
            Err(Failure(message)) => {
                complain(&format!("{}: {message}", file.display()));
                values.push(serde_json::json!({ "request": file, "done": false, "answer": null, "error": message }));
            }
        }
    }
    let told = if as_json { writeln!(io::stdout(), "{}", serde_json::Value::Array(values)) } else { Ok(()) };
    if all_done && told.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn complain(message: &str) {
    // Nobody is left to be told when stderr is closed.
    drop(writeln!(io::stderr(), "{message}"));
}

/// The clock of this computer; before 1970 it counts as 1970. Builds for development take `XLM_NOW` instead, as the other
/// programs do.
fn now() -> UtcMicros {
    let given = if cfg!(debug_assertions) { std::env::var("XLM_NOW").ok() } else { None };
    if let Some(micros) = given.and_then(|text| text.parse().ok()) {
        return UtcMicros(micros);
    }
    let micros = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros());
    UtcMicros(i64::try_from(micros).unwrap_or(i64::MAX))
}
