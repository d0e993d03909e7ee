//! Backup and restore: the change log with the installation key, under a passphrase.

use std::path::Path;

use xlm_core::{command::Refusal, file_kind::FileNeed, report::LastBackup};
use zeroize::Zeroizing;

use super::{Engine, SessionError, Surroundings, files::expect_file};
use crate::{
    journal::{Head, Options, SqliteJournal, verify},
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
        write_private(file, &sealed, Existing::Replace).map_err(SessionError::at(file))?;
        let place = &self.surroundings.place;
        let made = LastBackup { at: contents.made_at, entry: self.head.number };
        // The backup is there; without the note only the reminder comes too early.
        place.note_backup(made).ok();
        Ok(())
    }
}

impl Engine {
    /// Puts a backup in the place of this system, which nobody has set up yet, and opens it.
    ///
    /// # Errors
    /// As [`restore_backup`]; then this system is as empty as it was.
    pub fn restore(&mut self, file: &Path, passphrase: &str) -> Result<(), SessionError> {
        if self.head != Head::EMPTY || self.key.is_some() {
            return Err(Refusal::AlreadySetUp.into());
        }
        // Files that are open can't be removed everywhere: an empty engine elsewhere stands in meanwhile.
        let elsewhere = tempfile::tempdir().map_err(SessionError::at(file))?;
        let surroundings = self.surroundings.clone();
        let place = DataPlace { folder: elsewhere.path().to_path_buf(), kind: surroundings.place.kind.clone() };
        let stand_in = Self::open(Surroundings { place, ..surroundings.clone() })?;
        drop(std::mem::replace(self, stand_in));
        let restored =
            remove_empty_log(&surroundings.place).and_then(|()| restore_backup(&surroundings.place, file, passphrase));
        *self = Self::open(surroundings)?;
        restored
    }
}

/// Removes a change log that has no entry.
fn remove_empty_log(place: &DataPlace) -> Result<(), SessionError> {
    let log = place.change_log();
    for ending in ["", "-wal", "-shm"] {
        let mut file = log.clone().into_os_string();
        file.push(ending);
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(SessionError::at(&log)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Restores a backup into an empty place. The chain of its change log is checked before anything is kept.
///
/// # Errors
/// Where the passphrase or the file is wrong, or the place is in use; nothing is half restored.
pub fn restore_backup(place: &DataPlace, file: &Path, passphrase: &str) -> Result<(), SessionError> {
    let contents = opened_backup(file, passphrase)?;
    let check = |change_log: &Path| -> Result<(), SessionError> {
        let journal = SqliteJournal::open_existing(change_log, Options::new(xlm_core::event::PAYLOAD_FORMAT))?;
        verify(&journal, &[], &mut |_| std::ops::ControlFlow::Continue(()))?;
        Ok(())
    };
    restore(place, &contents, check).map_err(|error| SessionError::Restore(Box::new(error)))
}

/// What is in a backup.
pub(super) fn opened_backup(file: &Path, passphrase: &str) -> Result<BackupContents, SessionError> {
    expect_file(file, FileNeed::Backup)?;
    let bytes = read_bounded(file, LARGEST_BACKUP).map_err(SessionError::at(file))?;
    Ok(open_backup(&bytes, passphrase)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{preferences::PlaceKind, session::Door};

    fn engine_in(folder: &Path) -> Engine {
        let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
        Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap()
    }

    #[test]
    fn a_restored_system_is_the_one_that_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let mut old = engine_in(&folder.path().join("old"));
        old.set_up(&Door::New, "v10").unwrap();
        let backup = folder.path().join("backup.xlbak");
        old.backup(&backup, "a long passphrase").unwrap();

        let mut new = engine_in(&folder.path().join("new"));
        assert!(new.restore(&backup, "another passphrase").is_err());
        assert!(new.installation().setup.is_none(), "a wrong passphrase leaves the place empty");
        new.restore(&backup, "a long passphrase").unwrap();
        assert_eq!(new.installation().system_id(), old.installation().system_id());
        assert!(new.is_home_server());
        assert!(new.restore(&backup, "a long passphrase").is_err(), "never over a system");
    }
}
