//! Backup and restore: the change log with the installation key, under a passphrase.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Engine, SessionError};
use crate::{
    journal::{Options, SqliteJournal, verify},
    preferences::{
        BackupContents, DataPlace, Existing, InstallationKey, open_backup, read_bounded, restore, seal_backup,
        write_private,
    },
};

/// The largest backup that is read.
const LARGEST_BACKUP: u64 = 2 << 30;

impl Engine {
    /// Saves change log and installation key in one file.
    ///
    /// # Errors
    /// Where the passphrase is too short or the file can't be written.
    pub fn backup(&self, file: &Path, passphrase: &str) -> Result<(), SessionError> {
        let contents = BackupContents {
            change_log: self.journal.copy()?,
            made_at: self.now(),
            installation_key: self.key.as_ref().map(|key| InstallationKey::clone(key)),
        };
        let sealed = Zeroizing::new(seal_backup(&contents, passphrase)?);
        write_private(file, &sealed, Existing::Replace).map_err(SessionError::at(file))
    }
}

/// Restores a backup into an empty place. The chain of its change log is checked before anything is kept.
///
/// # Errors
/// Where the passphrase or the file is wrong, or the place is in use; nothing is half restored.
pub fn restore_backup(place: &DataPlace, file: &Path, passphrase: &str) -> Result<(), SessionError> {
    let bytes = read_bounded(file, LARGEST_BACKUP).map_err(SessionError::at(file))?;
    let contents = open_backup(&bytes, passphrase)?;
    let check = |change_log: &Path| -> Result<(), SessionError> {
        let journal = SqliteJournal::open_existing(change_log, Options::new(xlm_core::event::PAYLOAD_FORMAT))?;
        verify(&journal, &[], &mut |_| std::ops::ControlFlow::Continue(()))?;
        Ok(())
    };
    restore(place, &contents, check).map_err(|error| SessionError::Restore(Box::new(error)))
}
