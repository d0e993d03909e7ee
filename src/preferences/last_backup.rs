//! When the newest backup was made: a small file beside the change log, so that everybody who works with the system is
//! reminded alike.
use std::io;

use xlm_core::report::LastBackup;

use super::{DataPlace, Existing, read_bounded, write_private};

/// The file has some dozens of bytes.
const LIMIT: u64 = 4096;

impl DataPlace {
    fn last_backup_file(&self) -> std::path::PathBuf {
        self.folder.join("last-backup.ron")
    }

    /// The newest backup; none if it is not known.
    pub fn last_backup(&self) -> Option<LastBackup> {
        let bytes = read_bounded(&self.last_backup_file(), LIMIT).ok()?;
        ron::de::from_bytes(&bytes).ok()
    }

    /// Notes that a backup was made.
    ///
    /// # Errors
    /// What the file system reports.
    pub fn note_backup(&self, backup: LastBackup) -> io::Result<()> {
        let text = ron::to_string(&backup).map_err(io::Error::other)?;
        write_private(&self.last_backup_file(), text.as_bytes(), Existing::Replace)
    }
}

#[cfg(test)]
mod tests {
    use xlm_core::calendar::UtcMicros;

    use super::*;
    use crate::preferences::PlaceKind;

    #[test]
    fn what_is_noted_is_read_again_and_nonsense_is_no_backup() {
        let folder = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: folder.path().to_path_buf(), kind: PlaceKind::Given };
        assert_eq!(place.last_backup(), None);
        let backup = LastBackup { at: UtcMicros(1_795_502_100_000_000), entry: 37 };
        place.note_backup(backup).unwrap();
        assert_eq!(place.last_backup(), Some(backup));
        for nonsense in ["", "(at: 1)", "(at: 1, entry: -1)", "(at: 1, entry: 1, more: 1)"] {
            std::fs::write(place.last_backup_file(), nonsense).unwrap();
            assert_eq!(place.last_backup(), None, "{nonsense}");
        }
    }
}
