//! The issuing side: draws certificates, answers license requests and credits returns, from files to files.
//!
//! Exit code 0: done; 1: refused or failed; 2: wrong usage. Results go to stdout, messages to stderr.
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Parser as _;
use xphone_license_manager::text::{Texts, system_language};

use crate::arguments::{Arguments, Command};

#[path = "xlm-portal/arguments.rs"]
mod arguments;
#[path = "xlm-portal/commands.rs"]
mod commands;
#[path = "xlm-portal/keys.rs"]
mod keys;

/// What a command has to say.
pub struct Report {
    /// The result as one JSON value.
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
        Command::Keygen(keygen) => commands::keygen(&texts, &keygen),
        Command::PublicKey(public_key) => commands::public_key(&texts, &public_key),
        Command::Certificate(certificate) => commands::certificate(&texts, &certificate),
        Command::Issue(issue) => commands::issue(&texts, &issue),
        Command::Credit(credit) => commands::credit(&texts, &credit),
    };
    match outcome {
        Ok(report) => {
            for message in report.messages {
                complain(&message);
            }
            let result = if arguments.json { Some(report.json.to_string()) } else { report.result };
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

fn complain(message: &str) {
    // Nobody is left to be told when stderr is closed.
    drop(writeln!(io::stderr(), "{message}"));
}
