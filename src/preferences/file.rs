//! Files that only their owner may read, written completely or not at all.
use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::Path,
};

use tempfile::NamedTempFile;

/// What happens to a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existing {
    /// It is replaced, in one step.
    Replace,
    /// It stays, and the new one is refused as [`io::ErrorKind::AlreadyExists`].
    Keep,
}

/// Writes a file (mode 0600) by way of a second one in the same folder. A crash leaves the old file or the new one.
///
/// # Errors
/// What the file system reports.
pub fn write_private(file: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let mut new = new_beside(file)?;
    new.write_all(bytes)?;
    persist(new, file, existing)
}

/// An empty file with mode 0600 in the folder of `file`; gone unless it is persisted.
pub(super) fn new_beside(file: &Path) -> io::Result<NamedTempFile> {
    // tempfile creates its files with mode 0600.
    NamedTempFile::with_prefix_in(".xlm-", folder_of(file))
}

/// Gives a written file its name.
pub(super) fn persist(new: NamedTempFile, file: &Path, existing: Existing) -> io::Result<()> {
    new.as_file().sync_all()?;
    match existing {
        Existing::Replace => new.persist(file).map(drop).map_err(|error| error.error)?,
        Existing::Keep => new.persist_noclobber(file).map(drop).map_err(|error| error.error)?,
    }
    sync_folder(folder_of(file))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder durable. Windows does that by itself and cannot open folders.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads a file of at most `limit` bytes; the memory that it takes does not depend on what the file claims to be.
///
/// # Errors
/// What the file system reports; [`io::ErrorKind::FileTooLarge`] if it is larger.
pub fn read_bounded(file: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(file)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(limit)).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Removes a file; one that is not there is no error.
pub(super) fn remove_if_there(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_or_kept_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        write_private(&file, b"one", Existing::Keep).unwrap();
        let refused = write_private(&file, b"two", Existing::Keep).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).unwrap(), b"one");
        write_private(&file, b"three", Existing::Replace).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"three");
        assert_eq!(names(folder.path()), ["key"], "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_even_where_others_could_before() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        fs::write(&file, b"open").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        write_private(&file, b"closed", Existing::Replace).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_cannot_be_replaced_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("folder");
        fs::create_dir(&file).unwrap();
        fs::write(file.join("inside"), b"x").unwrap();
        assert!(write_private(&file, b"two", Existing::Replace).is_err());
        assert_eq!(names(folder.path()), ["folder"]);
    }

    #[test]
    fn a_file_above_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("large");
        fs::write(&file, b"12345").unwrap();
        assert_eq!(read_bounded(&file, 5).unwrap(), b"12345");
        assert_eq!(read_bounded(&file, 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
