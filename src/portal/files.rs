//! Files that hold secrets or must never be half written.
use std::{
    fs::{File, OpenOptions, remove_file},
    io::{self, Read as _, Write as _},
    path::Path,
};

use tempfile::NamedTempFile;

use crate::database::keep_from_others;

/// Makes a file that only its owner may read, and refuses to replace one.
pub(super) fn create_secret(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    // Closed to others before the secret is in it.
    let written = keep_from_others(path).and_then(|()| file.write_all(content)).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        // What is half written would be in the way of the next attempt.
        let _stays = remove_file(path).is_err();
    }
    written
}

/// Replaces a file whole: whoever reads it finds the old or the new content, also after a power failure. The new file
/// may be read by its owner only.
pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The new name itself must survive as well; on Windows a folder cannot be opened for that.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Reads at most this much of a file, and one byte more if there is more.
pub(super) fn read_limited(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    File::open(path)?.take(limit as u64 + 1).read_to_end(&mut content)?;
    Ok(content)
}
