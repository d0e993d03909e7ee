//! The installation key: signs requests and releases of the home server. It never leaves the machine but in a backup.
use std::{
    fmt, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use crate::database::keep_from_others;

use super::{
    Existing,
    file::{new_beside, persist, read_bounded, remove_if_there},
};

/// Starts the file; seed (32 bytes) and public key (32 bytes) follow. The public key tells a damaged seed from a good one.
const LABEL: &[u8; 10] = b"xlm-key-1\n";
const LENGTH: usize = LABEL.len() + 64;

/// An Ed25519 key pair. Wiped from memory when it is dropped; its debug form shows the public half only.
#[derive(Clone, PartialEq, Eq)]
pub struct InstallationKey {
    /// Signs.
    pub signing: SigningKey,
}

impl fmt::Debug for InstallationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InstallationKey(")?;
        for byte in self.signing.verifying_key().as_bytes() {
            write!(f, "{byte:02x}")?;
        }
        f.write_str(")")
    }
}

/// The installation key could not be made, written or read.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The operating system gives no random numbers.
    #[error("no random numbers")]
    Random(#[source] getrandom::Error),
    /// There is one already; it is never overwritten.
    #[error("{file} exists", file = .file.display())]
    Exists {
        /// The file.
        file: PathBuf,
    },
    /// There is none.
    #[error("{file} does not exist", file = .file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// The file is not what was written.
    #[error("{file} is damaged", file = .file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// It is the key of another system.
    #[error("{file} is the key of another system", file = .file.display())]
    OtherSystem {
        /// The file.
        file: PathBuf,
    },
    /// The file system refused.
    #[error("{file} could not be used", file = .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the file system said.
        #[source]
        source: io::Error,
    },
}

/// A key and how well its file is guarded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredKey {
    /// The key.
    pub key: InstallationKey,
    /// Set if others may read the file, which the administrator should be told.
    pub exposure: Option<Exposure>,
}

/// Others than the owner may read the key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exposure {
    /// The file's mode, which should be 0600.
    Mode(u32),
    /// The file's access list could not be restricted.
    AccessList,
}

impl InstallationKey {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`KeyError::Random`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *seed).map_err(KeyError::Random)?;
        Ok(Self::from_seed(&seed))
    }

    /// The key that grows from a seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self { signing: SigningKey::from_bytes(seed) }
    }

    /// Writes the key to a new file that only its owner may read.
    ///
    /// # Errors
    /// [`KeyError::Exists`] if there is one, which stays as it is.
    pub fn store(&self, file: &Path) -> Result<Option<Exposure>, KeyError> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AlreadyExists => KeyError::Exists { file: file.to_path_buf() },
            _ => KeyError::File { file: file.to_path_buf(), source },
        };
        let mut new = new_beside(file).map_err(failed)?;
        // Closed to others before the secret is in it.
        let exposure = restrict(new.path());
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.extend_from_slice(LABEL);
        bytes.extend_from_slice(self.signing.as_bytes());
        bytes.extend_from_slice(self.signing.verifying_key().as_bytes());
        new.write_all(&bytes).map_err(failed)?;
        persist(new, file, Existing::Keep).map_err(failed)?;
        Ok(exposure)
    }

    /// Reads the key from its file.
    ///
    /// # Errors
    /// [`KeyError::Missing`] if there is none, [`KeyError::Damaged`] if it is not what was written.
    pub fn load(file: &Path) -> Result<StoredKey, KeyError> {
        let damaged = || KeyError::Damaged { file: file.to_path_buf() };
        let bytes = read_bounded(file, LENGTH as u64).map(Zeroizing::new).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => KeyError::Missing { file: file.to_path_buf() },
            io::ErrorKind::FileTooLarge => damaged(),
            _ => KeyError::File { file: file.to_path_buf(), source },
        })?;
        let key = parse(&bytes).ok_or_else(damaged)?;
        Ok(StoredKey { key, exposure: exposure_of(file) })
    }
}

/// Gives a key's file that can't be used another name: what it was may still be found out. Nothing where there is none.
///
/// # Errors
/// [`KeyError::File`]; the file has its name then.
pub fn set_aside(file: &Path) -> Result<Option<PathBuf>, KeyError> {
    let failed = |source| KeyError::File { file: file.to_path_buf(), source };
    let named = |number: u32| file.with_extension(format!("key.unusable-{number}"));
    match file.try_exists() {
        Ok(false) => Ok(None),
        // As many as anybody will ever have: a folder that answers wrongly must not keep us here.
        Ok(true) => (1..1000).map(named).find(|name| !name.exists()).map_or_else(
            || Err(KeyError::Exists { file: file.to_path_buf() }),
            |name| fs::rename(file, &name).map(|()| Some(name)).map_err(failed),
        ),
        Err(source) => Err(failed(source)),
    }
}

/// Undoes [`set_aside`] and what was written since.
///
/// # Errors
/// [`KeyError::File`].
pub fn bring_back(aside: Option<&Path>, file: &Path) -> Result<(), KeyError> {
    let outcome = match aside {
        Some(aside) => fs::rename(aside, file),
        None => remove_if_there(file),
    };
    outcome.map_err(|source| KeyError::File { file: file.to_path_buf(), source })
}

fn parse(bytes: &[u8]) -> Option<InstallationKey> {
    let (seed, public) = bytes.strip_prefix(LABEL)?.split_first_chunk::<32>()?;
    let key = InstallationKey::from_seed(seed);
    (key.signing.verifying_key().as_bytes() == public).then_some(key)
}

#[cfg(unix)]
fn exposure_of(file: &Path) -> Option<Exposure> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata().ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(Exposure::Mode(mode))
}

#[cfg(not(unix))]
fn exposure_of(_file: &Path) -> Option<Exposure> {
    None
}

/// On Windows a file in `%ProgramData%` can be read by all users unless its access list says otherwise.
fn restrict(file: &Path) -> Option<Exposure> {
    match keep_from_others(file) {
        Ok(()) => exposure_of(file),
        Err(_) => Some(Exposure::AccessList),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_survives_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("installation.key");
        let key = InstallationKey::generate().unwrap();
        assert_ne!(key, InstallationKey::generate().unwrap());
        assert_eq!(key.store(&file).unwrap(), None);
        assert_eq!(InstallationKey::load(&file).unwrap(), StoredKey { key, exposure: None });
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("installation.key");
        let first = InstallationKey::generate().unwrap();
        first.store(&file).unwrap();
        let outcome = InstallationKey::generate().unwrap().store(&file);
        assert!(matches!(outcome, Err(KeyError::Exists { .. })));
        assert_eq!(InstallationKey::load(&file).unwrap().key, first);
    }

    #[test]
    fn a_missing_key_is_told_from_a_damaged_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("installation.key");
        assert!(matches!(InstallationKey::load(&file), Err(KeyError::Missing { .. })));
        InstallationKey::from_seed(&[7; 32]).store(&file).unwrap();
        let good = fs::read(&file).unwrap();
        let mut longer = good.clone();
        longer.push(0);
        for bytes in [&good[..good.len() - 1], &longer, b""] {
            fs::write(&file, bytes).unwrap();
            assert!(matches!(InstallationKey::load(&file), Err(KeyError::Damaged { .. })));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_may_read_is_reported() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("installation.key");
        InstallationKey::from_seed(&[7; 32]).store(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert_eq!(InstallationKey::load(&file).unwrap().exposure, Some(Exposure::Mode(0o640)));
    }

    #[test]
    fn the_seed_is_not_in_the_debug_form() {
        let key = InstallationKey::from_seed(&[0xab; 32]);
        assert!(!format!("{key:?}").contains("abab"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_flipped_bit_is_noticed(seed: [u8; 32], place in 0..LENGTH, bit in 0u8..8) {
            let key = InstallationKey::from_seed(&seed);
            let mut bytes = [LABEL.as_slice(), &seed, key.signing.verifying_key().as_bytes()].concat();
            prop_assert_eq!(parse(&bytes), Some(key));
            bytes[place] ^= 1 << bit;
            prop_assert_eq!(parse(&bytes), None);
        }

        #[test]
        fn foreign_bytes_are_no_key(bytes: Vec<u8>) {
            prop_assert_eq!(parse(&bytes), None);
        }
    }
}
