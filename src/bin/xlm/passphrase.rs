//! Where a passphrase comes from: a file, the variable `XLM_PASSPHRASE`, or the keyboard. Never the command line, which
//! others can see.

use std::{
    env,
    fs::File,
    io::{self, IsTerminal as _, Read as _},
};

use xphone_license_manager::{
    session::messages,
    text::{Texts, sentences::Message},
};
use zeroize::Zeroizing;

use crate::{
    arguments::BackupArguments,
    report::{Failure, failure},
};

/// The variable.
const VARIABLE: &str = "XLM_PASSPHRASE";
/// A longer first line is no passphrase.
const LONGEST: u64 = 4096;

type Passphrase = Result<Zeroizing<String>, Box<Failure>>;

/// A passphrase for something new: typed twice.
pub fn new(texts: &Texts, arguments: &BackupArguments) -> Passphrase {
    if let Some(given) = given(texts, arguments)? {
        return Ok(given);
    }
    let first = asked(texts, "portal-key-passphrase-prompt")?;
    let second = asked(texts, "portal-key-passphrase-repeat")?;
    if first == second { Ok(first) } else { Err(failure(Message::new(texts, "portal-key-passphrase-differs", &[]))) }
}

/// The passphrase of something that is there.
pub fn known(texts: &Texts, arguments: &BackupArguments) -> Passphrase {
    match given(texts, arguments)? {
        Some(given) => Ok(given),
        None => asked(texts, "portal-key-passphrase-prompt"),
    }
}

fn given(texts: &Texts, arguments: &BackupArguments) -> Result<Option<Zeroizing<String>>, Box<Failure>> {
    let Some(file) = &arguments.passphrase_file else {
        return Ok(env::var(VARIABLE).ok().filter(|text| !text.is_empty()).map(Zeroizing::new));
    };
    let mut content = Zeroizing::new(String::new());
    File::open(file)
        .and_then(|source| source.take(LONGEST).read_to_string(&mut content))
        .map_err(|error| failure(messages::file_failed(texts, file, &error)))?;
    Ok(Some(Zeroizing::new(content.lines().next().unwrap_or_default().to_owned())))
}

fn asked(texts: &Texts, prompt: &str) -> Passphrase {
    if !io::stdin().is_terminal() {
        return Err(failure(Message::new(texts, "console-passphrase-needed", &[])));
    }
    rpassword::prompt_password(format!("{} ", texts.get(prompt)))
        .map(Zeroizing::new)
        .map_err(|_not_typed| failure(Message::new(texts, "console-passphrase-needed", &[])))
}
