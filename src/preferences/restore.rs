//! Putting the contents of a backup into an empty data place, all or nothing.
use std::{io, io::Write as _, path::Path};

use tempfile::TempPath;

use super::{
    BackupContents, DataPlace, Existing, KeyError, PlaceError, PlaceState,
    file::{new_beside, persist, remove_if_there, sync_folder, write_private},
};

/// Nothing has been restored, and what was in the place before is still there.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError<E> {
    /// The place holds a system already.
    #[error("the data place is not empty")]
    NotEmpty,
    /// The folder could not be created.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The change log of the backup was refused by the caller's check.
    #[error("the change log of the backup was refused")]
    Refused(E),
    /// The installation key could not be written.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The file system refused.
    #[error("the backup could not be written")]
    File(#[from] io::Error),
}

/// Restores a backup. `check` gets the change log's file before it takes its place, and may refuse it.
///
/// A crash in the middle leaves [`PlaceState::RestoreUnfinished`]: the place counts as empty and can be restored again.
///
/// # Errors
/// See [`RestoreError`]; nothing is half restored.
pub fn restore<E>(
    place: &DataPlace,
    contents: &BackupContents,
    check: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), RestoreError<E>> {
    if place.state() == PlaceState::InUse {
        return Err(RestoreError::NotEmpty);
    }
    place.create()?;
    // In a folder of its own, so that what the check leaves beside the file goes with it.
    let folder = tempfile::Builder::new().prefix(".xlm-restore-").tempdir_in(&place.folder)?;
    let staged = folder.path().join("change-log.sqlite");
    let mut new = new_beside(&staged)?;
    new.write_all(&contents.change_log)?;
    persist(new, &staged, Existing::Keep)?;
    check(&staged).map_err(RestoreError::Refused)?;

    if place.state() == PlaceState::RestoreUnfinished {
        discard(place)?;
    }
    write_private(&place.restore_mark(), b"", Existing::Keep)?;
    let outcome = move_in(place, contents, &staged);
    remove_if_there(&place.restore_mark())?;
    sync_folder(&place.folder)?;
    outcome
}

/// Overwrites nothing, and takes back the first step if the second fails.
fn move_in<E>(place: &DataPlace, contents: &BackupContents, staged: &Path) -> Result<(), RestoreError<E>> {
    let key_file = place.installation_key();
    if let Some(key) = &contents.installation_key {
        key.store(&key_file)?;
    }
    // The change log comes last: without one there is no system.
    TempPath::try_from_path(staged)?.persist_noclobber(place.change_log()).or_else(|error| {
        if contents.installation_key.is_some() {
            remove_if_there(&key_file)?;
        }
        Err(error.error)
    })?;
    Ok(())
}

/// Removes what a restore that was cut off has left; only where its mark stands.
fn discard(place: &DataPlace) -> io::Result<()> {
    for file in place.files() {
        remove_if_there(&file)?;
    }
    sync_folder(&place.folder)?;
    remove_if_there(&place.restore_mark())
}

#[cfg(test)]
mod tests {
    use std::{convert::Infallible, fs, path::PathBuf};

    use xlm_core::calendar::UtcMicros;

    use super::*;
    use crate::preferences::{InstallationKey, PlaceKind};

    fn contents() -> BackupContents {
        BackupContents {
            made_at: UtcMicros(0),
            installation_key: Some(InstallationKey::from_seed(&[7; 32])),
            change_log: b"the change log".to_vec(),
        }
    }

    fn place_in(folder: &tempfile::TempDir) -> DataPlace {
        DataPlace { folder: folder.path().join("data"), kind: PlaceKind::Given }
    }

    const ACCEPT: fn(&Path) -> Result<(), Infallible> = |_| Ok(());

    /// Names in the place, without those of folders that are gone at the end.
    fn names(place: &DataPlace) -> Vec<PathBuf> {
        let mut names: Vec<_> = fs::read_dir(&place.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_backup_becomes_a_place_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let place = place_in(&folder);
        restore(&place, &contents(), ACCEPT).unwrap();
        assert_eq!(place.state(), PlaceState::InUse);
        assert_eq!(fs::read(place.change_log()).unwrap(), b"the change log");
        assert_eq!(InstallationKey::load(&place.installation_key()).unwrap().key, InstallationKey::from_seed(&[7; 32]));
        assert_eq!(names(&place), [place.change_log(), place.installation_key()]);
        #[cfg(unix)]
        for file in names(&place) {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
        }
    }

    #[test]
    fn a_backup_without_a_key_restores_none() {
        let folder = tempfile::tempdir().unwrap();
        let place = place_in(&folder);
        restore(&place, &BackupContents { installation_key: None, ..contents() }, ACCEPT).unwrap();
        assert_eq!(names(&place), [place.change_log()]);
    }

    #[test]
    fn a_place_in_use_stays_as_it_is() {
        // A `-wal` file that was left behind would be played into the restored change log.
        let wal = |place: &DataPlace| place.folder.join("change-log.sqlite-wal");
        for file in [DataPlace::change_log, DataPlace::installation_key, wal] {
            let folder = tempfile::tempdir().unwrap();
            let place = place_in(&folder);
            place.create().unwrap();
            fs::write(file(&place), b"mine").unwrap();
            assert!(matches!(restore(&place, &contents(), ACCEPT), Err(RestoreError::NotEmpty)));
            assert_eq!(names(&place), [file(&place)]);
            assert_eq!(fs::read(file(&place)).unwrap(), b"mine");
        }
    }

    #[test]
    fn a_refused_change_log_restores_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = place_in(&folder);
        let outcome = restore(&place, &contents(), |file| {
            assert_eq!(fs::read(file).unwrap(), b"the change log");
            // As SQLite would.
            fs::write(file.with_extension("sqlite-wal"), b"").unwrap();
            Err("chain")
        });
        assert!(matches!(outcome, Err(RestoreError::Refused("chain"))));
        assert_eq!(names(&place), [] as [PathBuf; 0]);
        assert_eq!(place.state(), PlaceState::Empty);
    }

    #[test]
    fn what_appears_in_the_meantime_is_not_touched() {
        for file in [DataPlace::change_log, DataPlace::installation_key] {
            let folder = tempfile::tempdir().unwrap();
            let place = place_in(&folder);
            let outcome = restore(&place, &contents(), |_| {
                fs::write(file(&place), b"of somebody else").unwrap();
                Ok::<_, Infallible>(())
            });
            assert!(outcome.is_err());
            assert_eq!(names(&place), [file(&place)], "and nothing of the backup is there");
            assert_eq!(fs::read(file(&place)).unwrap(), b"of somebody else");
        }
    }

    #[test]
    fn a_restore_that_was_cut_off_is_seen_and_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = place_in(&folder);
        place.create().unwrap();
        fs::write(place.restore_mark(), b"").unwrap();
        InstallationKey::from_seed(&[9; 32]).store(&place.installation_key()).unwrap();
        assert_eq!(place.state(), PlaceState::RestoreUnfinished);

        let refused = restore(&place, &contents(), |_| Err("chain"));
        assert!(matches!(refused, Err(RestoreError::Refused("chain"))));
        assert_eq!(place.state(), PlaceState::RestoreUnfinished);
        restore(&place, &contents(), ACCEPT).unwrap();
        assert_eq!(place.state(), PlaceState::InUse);
        assert_eq!(InstallationKey::load(&place.installation_key()).unwrap().key, InstallationKey::from_seed(&[7; 32]));
    }
}
