//! The console: everything that the window does with files, for scripts and for monitoring.
//!
//! Results go to stdout, messages to stderr. Exit code 0: done; 1: refused or failed, in whole or in part; 2: wrong usage.
//! `check` has the codes of monitoring programs: 0 all is well, 1 warning, 2 critical, 3 not known.
use std::{
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, FromArgMatches as _};
use xphone_license_manager::{
    certificate::run_if_asked,
    session::CertificateReaders,
    text::{Texts, system_language},
};

use crate::{
    arguments::{Arguments, Command},
    report::{Failure, Outcome, Report},
    system::Place,
};

#[path = "xlm/arguments.rs"]
mod arguments;
#[path = "xlm/assignment.rs"]
mod assignment;
#[path = "xlm/backup.rs"]
mod backup;
#[path = "xlm/certificate.rs"]
mod certificate;
#[path = "xlm/change.rs"]
mod change;
#[path = "xlm/changes.rs"]
mod changes;
#[path = "xlm/check.rs"]
mod check;
#[path = "xlm/copies.rs"]
mod copies;
#[path = "xlm/demo.rs"]
mod demo;
#[path = "xlm/difference.rs"]
mod difference;
#[path = "xlm/edition.rs"]
mod edition;
#[path = "xlm/help.rs"]
mod help;
#[path = "xlm/identity.rs"]
mod identity;
#[path = "xlm/import.rs"]
mod import;
#[path = "xlm/key.rs"]
mod key;
#[path = "xlm/network.rs"]
mod network;
#[path = "xlm/overview.rs"]
mod overview;
#[path = "xlm/passphrase.rs"]
mod passphrase;
#[path = "xlm/rehost.rs"]
mod rehost;
#[path = "xlm/report.rs"]
mod report;
#[path = "xlm/request.rs"]
mod request;
#[path = "xlm/run.rs"]
mod run;
#[path = "xlm/setup.rs"]
mod setup;
#[path = "xlm/system.rs"]
mod system;
#[path = "xlm/table.rs"]
mod table;
#[path = "xlm/users.rs"]
mod users;

/// Wrong usage.
const USAGE: u8 = 2;
/// What monitoring programs take for "not known".
const UNKNOWN: u8 = 3;

fn main() -> ExitCode {
    // A certificate is read in a child of this very program, which does nothing else.
    if let Some(code) = run_if_asked() {
        return code;
    }
    let line: Vec<OsString> = std::env::args_os().collect();
    let mut readers = CertificateReaders::new(None);
    if line.get(1).is_some_and(|word| word == "certificate") {
        // It starts while the command line is understood.
        readers.warm_up();
    }
    let texts = Texts::new(help::language_of(&line).unwrap_or_else(system_language));
    match understood(&line, &texts) {
        Ok(arguments) => finish(run(&texts, &arguments, &mut readers), &texts, &arguments),
        Err(error) => usage(&error, &line),
    }
}

/// What the command line says. The help of all commands is made for whoever asks for it or made a mistake; for the others it
/// would take longer than most of what they ask for.
fn understood(line: &[OsString], texts: &Texts) -> Result<Arguments, clap::Error> {
    let parse = |command: clap::Command| {
        command.try_get_matches_from(line).and_then(|matches| Arguments::from_arg_matches(&matches))
    };
    parse(help::bare(Arguments::command())).or_else(|_| parse(help::localised(Arguments::command(), texts)))
}

fn run(texts: &Texts, arguments: &Arguments, readers: &mut CertificateReaders) -> Outcome {
    let place = Place { texts, data: arguments.data.as_deref() };
    match &arguments.command {
        Command::Certificate(files) => certificate::run(texts, files, readers),
        Command::Setup(setup) => setup::run(&place, setup),
        Command::Demo => demo::run(&place),
        Command::Identity(identity) => identity::run(&place, identity),
        Command::Overview => overview::run(&place),
        Command::Check(check) => Ok(check::run(&place, check)),
        Command::Request(request) => request::run(&place, request, readers),
        Command::Activate(activate) => request::activate(&place, activate, readers),
        Command::Packages(packages) => network::packages(&place, &packages.portal),
        Command::Import(import) => import::run(&place, import),
        Command::Users(users) => users::run(&place, users),
        Command::Edition(edition) => edition::run(&place, edition),
        Command::Run(run) => run::run(&place, run),
        Command::Undo(undo) => run::undo(&place, undo),
        Command::Assignment(assignment) => assignment::run(&place, assignment),
        Command::Rehost(rehost) => rehost::run(&place, rehost),
        Command::Changes(changes) => changes::run(&place, changes),
        Command::Backup(backup) => backup::backup(&place, backup),
        Command::Copies(copies) => copies::run(&place, copies),
        Command::Key(key) => key::run(&place, key),
        Command::Restore(restore) => backup::restore(&place, restore),
    }
}

fn finish(outcome: Outcome, texts: &Texts, arguments: &Arguments) -> ExitCode {
    let report = outcome.unwrap_or_else(|failure| failed(texts, *failure));
    let written = if arguments.json {
        writeln!(io::stdout(), "{}", report.json)
    } else {
        report.text.map_or(Ok(()), |text| io::stdout().write_all(&text))
    };
    let written = written.and_then(|()| io::stdout().flush());
    for message in &report.messages {
        complain(message);
    }
    // Who closes the pipe early (`xlm changes | head`) has seen what he wanted.
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::from(report.code),
    }
}

fn failed(texts: &Texts, failure: Failure) -> Report {
    let message = failure.0;
    let json = serde_json::json!({ "error": {
        "happened": message.happened,
        "means": message.means,
        "to_do": message.to_do,
        "details": message.details,
    } });
    Report { json, text: None, messages: vec![report::shown(texts, &message)], code: 1 }
}

/// Help is a result; wrong usage is a message, and for monitoring it means that nothing is known.
fn usage(error: &clap::Error, line: &[OsString]) -> ExitCode {
    drop(error.print());
    let is_check = line.iter().skip(1).any(|word| word == "check");
    match (error.use_stderr(), is_check) {
        (false, _) => ExitCode::SUCCESS,
        (true, true) => ExitCode::from(UNKNOWN),
        (true, false) => ExitCode::from(USAGE),
    }
}

fn complain(message: &str) {
    // Nobody is left to be told when stderr is closed.
    drop(writeln!(io::stderr(), "{message}"));
}
