//! Where a passphrase or a password comes from: a file, a variable, or the keyboard. Never the command line, which others
//! can see.

use std::{
    env,
    fs::File,
    io::{self, IsTerminal as _, Read as _},
    path::Path,
};

use xphone_license_manager::{
    session::{Passphrase, messages},
    text::{Texts, sentences::Message},
};
use zeroize::Zeroizing;

use crate::{
    arguments::{BackupArguments, CertificateArguments},
    report::{Failure, failure},
};

/// The variable for the passphrase of backups.
const VARIABLE: &str = "XLM_PASSPHRASE";
/// The variable for the password of certificates.
const CERTIFICATE_VARIABLE: &str = "XLM_CERTIFICATE_PASSWORD";
/// A longer first line is no passphrase.
const LONGEST: u64 = 4096;

type Secret = Result<Zeroizing<String>, Box<Failure>>;

/// A passphrase for something new: typed twice.
pub fn new(texts: &Texts, arguments: &BackupArguments) -> Secret {
    if let Some(given) = given(texts, arguments.passphrase_file.as_deref(), VARIABLE)? {
        return Ok(given);
    }
    let first = asked(texts, "portal-key-passphrase-prompt", "console-passphrase-needed")?;
    let second = asked(texts, "portal-key-passphrase-repeat", "console-passphrase-needed")?;
    if first == second { Ok(first) } else { Err(failure(Message::new(texts, "portal-key-passphrase-differs", &[]))) }
}

/// The passphrase of something that is there.
pub fn known(texts: &Texts, arguments: &BackupArguments) -> Secret {
    match given(texts, arguments.passphrase_file.as_deref(), VARIABLE)? {
        Some(given) => Ok(given),
        None => asked(texts, "portal-key-passphrase-prompt", "console-passphrase-needed"),
    }
}

/// The password of certificates: asked for only if the command line says so, since few have one.
pub fn of_certificates(texts: &Texts, arguments: &CertificateArguments) -> Result<Option<Passphrase>, Box<Failure>> {
    let given = match given(texts, arguments.password_file.as_deref(), CERTIFICATE_VARIABLE)? {
        None if arguments.password => {
            let (prompt, needed) = ("console-certificate-password-prompt", "console-certificate-password-needed");
            Some(asked(texts, prompt, needed)?)
        }
        given => given,
    };
    Ok(given.map(Passphrase))
}

fn given(texts: &Texts, file: Option<&Path>, variable: &str) -> Result<Option<Zeroizing<String>>, Box<Failure>> {
    let Some(file) = file else {
        return Ok(env::var(variable).ok().filter(|text| !text.is_empty()).map(Zeroizing::new));
    };
    let mut content = Zeroizing::new(String::new());
    File::open(file)
        .and_then(|source| source.take(LONGEST).read_to_string(&mut content))
        .map_err(|error| failure(messages::file_failed(texts, file, &error)))?;
    Ok(Some(Zeroizing::new(content.lines().next().unwrap_or_default().to_owned())))
}

fn asked(texts: &Texts, prompt: &str, needed: &str) -> Secret {
    if !io::stdin().is_terminal() {
        return Err(failure(Message::new(texts, needed, &[])));
    }
    rpassword::prompt_password(format!("{} ", texts.get(prompt)))
        .map(Zeroizing::new)
        .map_err(|_not_typed| failure(Message::new(texts, needed, &[])))
}
