//! The issuer's secret key in a file, in the clear or under a passphrase.
use std::{io, path::Path};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use xlm_core::document::PublicKey;
use zeroize::Zeroizing;

use super::files;

/// A key file is much smaller.
const MAX_FILE_BYTES: usize = 16 * 1024;
/// Memory for a passphrase, in KiB: 64 MiB, the second recommendation of RFC 9106.
const MEMORY_KIB: u32 = 64 * 1024;
/// Passes over that memory, from the same recommendation.
const PASSES: u32 = 3;
/// Lanes, from the same recommendation.
const LANES: u32 = 4;
/// More than this is no file of ours: the file must not decide how long a computer is busy.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 64;

/// Why a key file cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file system refused.
    #[error("key file: {0}")]
    Io(#[from] io::Error),
    /// There is a file of that name; a key is never replaced.
    #[error("key file exists")]
    Exists,
    /// Not a key file, or a damaged one.
    #[error("not a key file: {0}")]
    Form(String),
    /// The file is under a passphrase and none was given.
    #[error("key file is under a passphrase")]
    PassphraseNeeded,
    /// The passphrase is wrong, or the file was altered.
    #[error("passphrase does not fit")]
    WrongPassphrase,
    /// No random bytes from the operating system.
    #[error("no random bytes: {0}")]
    Random(getrandom::Error),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: Format,
    public_key: PublicKey,
    secret: Secret,
}

#[derive(Serialize, Deserialize)]
enum Format {
    #[serde(rename = "xlm-issuer-key-1")]
    One,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Secret {
    /// The seed in base64.
    Plain(String),
    /// The seed, encrypted with XChaCha20-Poly1305 under a key that Argon2id makes of the passphrase; the public key is
    /// authenticated with it.
    Sealed { memory_kib: u32, passes: u32, lanes: u32, salt: String, nonce: String, ciphertext: String },
}

/// Draws a new key.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn draw_key() -> Result<SigningKey, KeyFileError> {
    Ok(SigningKey::from_bytes(&*random::<32>()?))
}

/// Writes a key to a new file that only its owner may read; under the passphrase, if there is one.
///
/// # Errors
/// If the file exists or cannot be written.
pub fn write_key(path: &Path, key: &SigningKey, passphrase: Option<&str>) -> Result<(), KeyFileError> {
    let public_key = PublicKey::of(key);
    let secret = match passphrase {
        None => Secret::Plain(BASE64_STANDARD.encode(key.as_bytes())),
        Some(passphrase) => seal(key, public_key, passphrase)?,
    };
    let file = KeyFile { format: Format::One, public_key, secret };
    let mut text = Zeroizing::new(serde_json::to_string_pretty(&file).map_err(|error| form(&error))?);
    text.push('\n');
    if let Secret::Plain(seed) = file.secret {
        drop(Zeroizing::new(seed));
    }
    files::create_secret(path, text.as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => KeyFileError::Exists,
        _ => KeyFileError::Io(error),
    })
}

/// Reads a key from a file.
///
/// # Errors
/// If the file cannot be read, is none of ours, or its passphrase is missing or wrong.
pub fn read_key(path: &Path, passphrase: Option<&str>) -> Result<SigningKey, KeyFileError> {
    let text = Zeroizing::new(files::read_limited(path, MAX_FILE_BYTES)?);
    let file: KeyFile = serde_json::from_slice(&text).map_err(|error| form(&error))?;
    let seed = match file.secret {
        Secret::Plain(seed) => Zeroizing::new(decode(&Zeroizing::new(seed))?),
        Secret::Sealed { memory_kib, passes, lanes, salt, nonce, ciphertext } => {
            let passphrase = passphrase.ok_or(KeyFileError::PassphraseNeeded)?;
            let key = stretch(passphrase, &decode(&salt)?, memory_kib, passes, lanes)?;
            let nonce: [u8; 24] = fixed(decode(&nonce)?)?;
            let message = Payload { msg: &decode(&ciphertext)?, aad: &file.public_key.bytes() };
            let cipher = XChaCha20Poly1305::new((&*key).into());
            Zeroizing::new(cipher.decrypt((&nonce).into(), message).or(Err(KeyFileError::WrongPassphrase))?)
        }
    };
    let seed: &[u8; 32] = seed.as_slice().try_into().or(Err(not_a_key()))?;
    let key = SigningKey::from_bytes(seed);
    if PublicKey::of(&key) == file.public_key { Ok(key) } else { Err(not_a_key()) }
}

fn seal(key: &SigningKey, public_key: PublicKey, passphrase: &str) -> Result<Secret, KeyFileError> {
    let (salt, nonce) = (random::<16>()?, random::<24>()?);
    let stretched = stretch(passphrase, &*salt, MEMORY_KIB, PASSES, LANES)?;
    let message = Payload { msg: key.as_bytes(), aad: &public_key.bytes() };
    let ciphertext =
        XChaCha20Poly1305::new((&*stretched).into()).encrypt((&*nonce).into(), message).or(Err(not_a_key()))?;
    Ok(Secret::Sealed {
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        lanes: LANES,
        salt: BASE64_STANDARD.encode(*salt),
        nonce: BASE64_STANDARD.encode(*nonce),
        ciphertext: BASE64_STANDARD.encode(ciphertext),
    })
}

fn stretch(
    passphrase: &str,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> Result<Zeroizing<[u8; 32]>, KeyFileError> {
    if memory_kib > MAX_MEMORY_KIB || passes > MAX_PASSES {
        return Err(KeyFileError::Form("costs of the passphrase are out of range".to_owned()));
    }
    let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(|error| form(&error))?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .map_err(|error| form(&error))?;
    Ok(key)
}

/// Random bytes of the operating system.
pub(super) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, KeyFileError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).map_err(KeyFileError::Random)?;
    Ok(bytes)
}

fn decode(text: &str) -> Result<Vec<u8>, KeyFileError> {
    BASE64_STANDARD.decode(text).map_err(|error| form(&error))
}

fn fixed<const N: usize>(bytes: Vec<u8>) -> Result<[u8; N], KeyFileError> {
    bytes.try_into().or(Err(not_a_key()))
}

fn form(error: &dyn std::fmt::Display) -> KeyFileError {
    KeyFileError::Form(error.to_string())
}

fn not_a_key() -> KeyFileError {
    KeyFileError::Form("secret and public key do not belong together".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "correct Pferd battery Heftklammer";

    /// A folder and the path of a key file in it.
    fn place() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("issuer.key");
        (folder, path)
    }

    #[test]
    fn a_key_comes_back_from_its_file() {
        let (_folder, path) = place();
        let key = draw_key().unwrap();
        write_key(&path, &key, None).unwrap();
        assert_eq!(read_key(&path, None).unwrap(), key);
        assert_eq!(read_key(&path, Some(PASSPHRASE)).unwrap(), key);
    }

    #[test]
    fn a_passphrase_is_needed_and_must_be_right() {
        let (_folder, path) = place();
        let key = draw_key().unwrap();
        write_key(&path, &key, Some(PASSPHRASE)).unwrap();
        assert_eq!(read_key(&path, Some(PASSPHRASE)).unwrap(), key);
        assert!(matches!(read_key(&path, None), Err(KeyFileError::PassphraseNeeded)));
        assert!(matches!(read_key(&path, Some("Correct Pferd")), Err(KeyFileError::WrongPassphrase)));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&BASE64_STANDARD.encode(key.as_bytes())));
    }

    #[test]
    fn two_keys_differ() {
        assert_ne!(draw_key().unwrap(), draw_key().unwrap());
    }

    #[test]
    fn a_key_is_never_replaced() {
        let (_folder, path) = place();
        let key = draw_key().unwrap();
        write_key(&path, &key, None).unwrap();
        assert!(matches!(write_key(&path, &draw_key().unwrap(), None), Err(KeyFileError::Exists)));
        assert_eq!(read_key(&path, None).unwrap(), key);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, path) = place();
        write_key(&path, &draw_key().unwrap(), None).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_swapped_public_key_is_noticed() {
        let other = PublicKey::of(&draw_key().unwrap()).to_string();
        for passphrase in [None, Some(PASSPHRASE)] {
            let (_folder, path) = place();
            let key = draw_key().unwrap();
            write_key(&path, &key, passphrase).unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace(&PublicKey::of(&key).to_string(), &other)).unwrap();
            assert!(matches!(
                (passphrase, read_key(&path, passphrase)),
                (None, Err(KeyFileError::Form(_))) | (Some(_), Err(KeyFileError::WrongPassphrase))
            ));
        }
    }

    #[test]
    fn a_file_cannot_ask_for_endless_work() {
        let (_folder, path) = place();
        write_key(&path, &draw_key().unwrap(), Some(PASSPHRASE)).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("65536", "4294967295")).unwrap();
        assert!(matches!(read_key(&path, Some(PASSPHRASE)), Err(KeyFileError::Form(_))));
    }

    #[test]
    fn other_files_are_refused() {
        let (_folder, path) = place();
        for text in ["", "{}", "-----BEGIN PRIVATE KEY-----"] {
            std::fs::write(&path, text).unwrap();
            assert!(matches!(read_key(&path, None), Err(KeyFileError::Form(_))), "{text}");
        }
    }
}
