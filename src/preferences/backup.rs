//! The backup file: the change log and the installation key under a passphrase.
//!
//! ```text
//! "XLM-BACKUP\r\n\x1a\n" (14) ‖ version (u16) ‖ memory in KiB (u32) ‖ passes (u32) ‖ lanes (u32) ‖ salt (16) ‖ nonce (24)
//! ‖ length of the sealed part (u64) ‖ sealed part ‖ SHA-256 of all that (32)
//! ```
//!
//! Numbers are big-endian. The sealed part is `XChaCha20-Poly1305` under the `Argon2id` of the passphrase, with everything
//! before it as associated data, of: microseconds when it was made (i64) ‖ 1 and the key's seed (32), or 0 ‖ the bytes of
//! the change log. The checksum at the end, which every later version keeps, tells a damaged file from a wrong passphrase
//! before any costly work; it is no protection against a forger, who fails at the seal.
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{Key, KeyInit as _, XChaCha20Poly1305, XNonce, aead::AeadInOut as _};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;
use xlm_core::calendar::UtcMicros;
use zeroize::Zeroizing;

use super::InstallationKey;

const MAGIC: &[u8; 14] = b"XLM-BACKUP\r\n\x1a\n";
/// The newest version that this program knows, and the one that it writes.
const VERSION: u16 = 1;
const HEADER: usize = MAGIC.len() + 2 + 3 * 4 + SALT + NONCE + 8;
const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;
const CHECKSUM: usize = 32;
/// The largest change log that fits into a backup, in bytes.
const CHANGE_LOG_LIMIT: usize = 1 << 30;

/// The shortest passphrase for a new backup, in characters.
pub const PASSPHRASE_MINIMUM: usize = 10;

/// What is in a backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupContents {
    /// When it was made.
    pub made_at: UtcMicros,
    /// The installation key; none if it was made on a workstation.
    pub installation_key: Option<InstallationKey>,
    /// The bytes of the change log's file.
    pub change_log: Vec<u8>,
}

/// A backup could not be made or opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BackupError {
    /// The passphrase is too short for a new backup.
    #[error("the passphrase needs at least {PASSPHRASE_MINIMUM} characters")]
    PassphraseTooShort,
    /// The change log is too large for a backup file.
    #[error("the change log is too large for a backup file")]
    TooLarge,
    /// The operating system gives no random numbers.
    #[error("no random numbers")]
    Random(getrandom::Error),
    /// There is not enough memory to derive the key.
    #[error("not enough memory to derive the key from the passphrase")]
    Memory,
    /// The file is no backup of this program.
    #[error("not a backup")]
    NotABackup,
    /// The file is cut off, or bytes in it have changed.
    #[error("the backup is damaged")]
    Damaged,
    /// A newer program has made it.
    #[error("backup version {found}, this program knows {VERSION}")]
    NewerVersion {
        /// Its version.
        found: u16,
    },
    /// The file is as it was written, so it must be the passphrase (or somebody has altered the file with care).
    #[error("wrong passphrase")]
    WrongPassphrase,
}

/// What deriving the key costs; stands in the file, so that it can be raised later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cost {
    kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// 64 MiB and 3 passes: the second recommendation of RFC 9106, with one lane because we have one thread.
    const USUAL: Self = Self { kib: 64 * 1024, passes: 3, lanes: 1 };

    /// Bounds what a foreign file can make us spend.
    fn is_reasonable(self) -> bool {
        (1..=4).contains(&self.lanes)
            && (1..=16).contains(&self.passes)
            && (8 * self.lanes..=1024 * 1024).contains(&self.kib)
    }
}

/// What stands before the sealed part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Header {
    cost: Cost,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
}

impl Header {
    fn encode(&self, sealed_length: usize) -> Vec<u8> {
        let Cost { kib, passes, lanes } = self.cost;
        [
            MAGIC.as_slice(),
            &VERSION.to_be_bytes(),
            &kib.to_be_bytes(),
            &passes.to_be_bytes(),
            &lanes.to_be_bytes(),
            &self.salt,
            &self.nonce,
            &(sealed_length as u64).to_be_bytes(),
        ]
        .concat()
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, BackupError> {
        // The same letter can be typed as one or two signs, depending on the keyboard.
        let passphrase: Zeroizing<String> = Zeroizing::new(passphrase.nfc().collect());
        let Cost { kib, passes, lanes } = self.cost;
        let params = Params::new(kib, passes, lanes, Some(32)).or(Err(BackupError::Damaged))?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &self.salt, &mut *key)
            .or(Err(BackupError::Memory))?;
        Ok(XChaCha20Poly1305::new(&Key::from(*key)))
    }
}

/// The bytes of a backup file.
///
/// # Errors
/// [`BackupError::PassphraseTooShort`], [`BackupError::TooLarge`], and what the operating system has not got.
pub fn seal_backup(contents: &BackupContents, passphrase: &str) -> Result<Vec<u8>, BackupError> {
    if passphrase.nfc().count() < PASSPHRASE_MINIMUM {
        return Err(BackupError::PassphraseTooShort);
    }
    seal_at(Cost::USUAL, contents, passphrase)
}

fn seal_at(cost: Cost, contents: &BackupContents, passphrase: &str) -> Result<Vec<u8>, BackupError> {
    if contents.change_log.len() > CHANGE_LOG_LIMIT {
        return Err(BackupError::TooLarge);
    }
    let mut header = Header { cost, salt: [0; SALT], nonce: [0; NONCE] };
    getrandom::fill(&mut header.salt).map_err(BackupError::Random)?;
    getrandom::fill(&mut header.nonce).map_err(BackupError::Random)?;
    // Encrypted where it stands and sized beforehand: no copy of the seed is left behind.
    let mut sealed = Zeroizing::new(Vec::with_capacity(8 + 33 + contents.change_log.len() + TAG));
    sealed.extend_from_slice(&contents.made_at.0.to_be_bytes());
    match &contents.installation_key {
        Some(key) => {
            sealed.push(1);
            sealed.extend_from_slice(key.signing.as_bytes());
        }
        None => sealed.push(0),
    }
    sealed.extend_from_slice(&contents.change_log);
    let mut file = header.encode(sealed.len() + TAG);
    header
        .cipher(passphrase)?
        .encrypt_in_place(&XNonce::from(header.nonce), &file, &mut *sealed)
        .or(Err(BackupError::TooLarge))?;
    file.extend_from_slice(&sealed);
    let checksum = Sha256::digest(&file);
    file.extend_from_slice(&checksum);
    Ok(file)
}

/// Is this a whole backup that this program can open? Needs no passphrase.
///
/// # Errors
/// [`BackupError::NotABackup`], [`BackupError::Damaged`] or [`BackupError::NewerVersion`].
pub fn check_backup(file: &[u8]) -> Result<(), BackupError> {
    parse(file).map(drop)
}

/// What is in a backup file.
///
/// # Errors
/// As [`check_backup`], and [`BackupError::WrongPassphrase`].
pub fn open_backup(file: &[u8], passphrase: &str) -> Result<BackupContents, BackupError> {
    let (header, sealed) = parse(file)?;
    let cipher = header.cipher(passphrase)?;
    let mut plain = Zeroizing::new(sealed.to_vec());
    cipher
        .decrypt_in_place(&XNonce::from(header.nonce), &file[..HEADER], &mut *plain)
        .or(Err(BackupError::WrongPassphrase))?;
    contents_of(&plain).ok_or(BackupError::Damaged)
}

/// Header and sealed part of a file that is whole.
fn parse(file: &[u8]) -> Result<(Header, &[u8]), BackupError> {
    if !file.starts_with(MAGIC) {
        let cut_off = !file.is_empty() && MAGIC.starts_with(file);
        return Err(if cut_off { BackupError::Damaged } else { BackupError::NotABackup });
    }
    let (body, checksum) = file.split_last_chunk::<CHECKSUM>().ok_or(BackupError::Damaged)?;
    if <[u8; CHECKSUM]>::from(Sha256::digest(body)) != *checksum {
        return Err(BackupError::Damaged);
    }
    let (version, rest) = body[MAGIC.len()..].split_first_chunk::<2>().ok_or(BackupError::Damaged)?;
    match u16::from_be_bytes(*version) {
        VERSION => parse_version_1(rest).ok_or(BackupError::Damaged),
        0 => Err(BackupError::Damaged),
        found => Err(BackupError::NewerVersion { found }),
    }
}

fn parse_version_1(rest: &[u8]) -> Option<(Header, &[u8])> {
    let (kib, rest) = rest.split_first_chunk::<4>()?;
    let (passes, rest) = rest.split_first_chunk::<4>()?;
    let (lanes, rest) = rest.split_first_chunk::<4>()?;
    let (salt, rest) = rest.split_first_chunk::<SALT>()?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE>()?;
    let (length, sealed) = rest.split_first_chunk::<8>()?;
    let number = |bytes: &[u8; 4]| u32::from_be_bytes(*bytes);
    let cost = Cost { kib: number(kib), passes: number(passes), lanes: number(lanes) };
    let whole = u64::from_be_bytes(*length) == sealed.len() as u64;
    (whole && cost.is_reasonable()).then_some((Header { cost, salt: *salt, nonce: *nonce }, sealed))
}

fn contents_of(plain: &[u8]) -> Option<BackupContents> {
    let (made_at, rest) = plain.split_first_chunk::<8>()?;
    let (installation_key, change_log) = match rest.split_first()? {
        (0, rest) => (None, rest),
        (1, rest) => {
            let (seed, rest) = rest.split_first_chunk::<32>()?;
            (Some(InstallationKey::from_seed(seed)), rest)
        }
        _ => return None,
    };
    let made_at = UtcMicros(i64::from_be_bytes(*made_at));
    Some(BackupContents { made_at, installation_key, change_log: change_log.to_vec() })
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
