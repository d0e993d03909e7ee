//! The issuer key: drawn, shown, and read for a command with its passphrase.
use std::{
    env, fs,
    io::{self, IsTerminal as _},
};

use ed25519_dalek::SigningKey;
use serde_json::json;
use xlm_core::document::PublicKey;
use xphone_license_manager::{
    portal::{KeyFileError, draw_key, messages, read_key, sample_issuer_key, write_key},
    text::Texts,
};
use zeroize::Zeroizing;

use crate::{
    Failure, Report,
    arguments::{KeyArguments, Keygen, PassphraseArguments, PublicKeyArguments},
};

type Passphrase = Zeroizing<String>;

/// `xlm-portal keygen`
pub fn keygen(texts: &Texts, arguments: &Keygen) -> Result<Report, Failure> {
    let passphrase = new_passphrase(texts, arguments)?;
    let path = &arguments.out;
    let write = || {
        let key = draw_key()?;
        write_key(path, &key, passphrase.as_ref().map(|passphrase| passphrase.as_str()))?;
        Ok(PublicKey::of(&key))
    };
    let public_key = write().map_err(|error| Failure(messages::key_failed(texts, path, &error)))?;
    let file = || ("file", path.to_string_lossy().into());
    let mut said = vec![texts.format("portal-key-new", &[file()])];
    if passphrase.is_none() {
        said.push(texts.format("portal-key-open", &[file()]));
    }
    Ok(Report {
        json: json!({ "file": path, "public_key": public_key, "passphrase": passphrase.is_some() }),
        result: Some(public_key.to_string()),
        messages: said,
    })
}

/// `xlm-portal public-key`
pub fn public_key(texts: &Texts, arguments: &PublicKeyArguments) -> Result<Report, Failure> {
    let key = PublicKey::of(&issuer_key(texts, &arguments.key)?);
    let scope = if arguments.key.sample { "sample" } else { "licensed" };
    Ok(Report {
        json: json!({ "name": arguments.name, "key": key, "scope": scope }),
        result: Some(format!("(name: {:?}, key: \"{key}\", scope: {scope}),", arguments.name)),
        messages: Vec::new(),
    })
}

/// The key to sign with. Asks for a passphrase only if the key needs one, none was given, and somebody is there.
pub fn issuer_key(texts: &Texts, arguments: &KeyArguments) -> Result<SigningKey, Failure> {
    let Some(path) = &arguments.key else { return Ok(sample_issuer_key()) };
    let given = given_passphrase(texts, &arguments.passphrase)?;
    let read = match read_key(path, given.as_ref().map(|given| given.as_str())) {
        Err(KeyFileError::PassphraseNeeded) if io::stdin().is_terminal() => {
            let passphrase = ask(texts, "portal-key-passphrase-prompt")?;
            read_key(path, Some(&passphrase))
        }
        read => read,
    };
    read.map_err(|error| Failure(messages::key_failed(texts, path, &error)))
}

/// The passphrase for a new key, if it is to have one.
pub fn new_passphrase(texts: &Texts, arguments: &Keygen) -> Result<Option<Passphrase>, Failure> {
    let passphrase = match given_passphrase(texts, &arguments.passphrase)? {
        None if arguments.ask_passphrase => {
            let passphrase = ask(texts, "portal-key-passphrase-prompt")?;
            if ask(texts, "portal-key-passphrase-repeat")? != passphrase {
                return Err(Failure(texts.get("portal-key-passphrase-differs").into_owned()));
            }
            Some(passphrase)
        }
        given => given,
    };
    if passphrase.as_ref().is_some_and(|passphrase| passphrase.is_empty()) {
        return Err(Failure(texts.get("portal-key-passphrase-empty").into_owned()));
    }
    Ok(passphrase)
}

fn given_passphrase(texts: &Texts, arguments: &PassphraseArguments) -> Result<Option<Passphrase>, Failure> {
    if let Some(path) = &arguments.passphrase_file {
        let text = fs::read_to_string(path).map_err(|error| Failure(messages::file_failed(texts, path, &error)))?;
        let text = Zeroizing::new(text);
        return Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())));
    }
    Ok(env::var("XLM_PASSPHRASE").ok().map(Zeroizing::new))
}

fn ask(texts: &Texts, question: &str) -> Result<Passphrase, Failure> {
    let prompt = format!("{} ", texts.get(question));
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|error| Failure(error.to_string()))
}
