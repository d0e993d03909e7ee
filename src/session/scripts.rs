//! Files with commands: collected in the window, or written for `xlm run`.

use std::{io, path::Path};

use xlm_core::{
    command::{Command, LARGEST_TEXT, parse_ron, write_ron},
    file_kind::FileNeed,
};

use super::{
    SessionError,
    files::{other_file, read_bounded},
};
use crate::preferences::{Existing, write_private};

/// Reads a file with commands.
///
/// # Errors
/// Where the file can't be read or is not a list of commands.
pub fn read_commands(file: &Path) -> Result<Vec<Command>, SessionError> {
    let read = || -> Result<_, SessionError> {
        let bytes = read_bounded(file, LARGEST_TEXT as u64)?;
        let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error));
        Ok(parse_ron(&text.map_err(SessionError::at(file))?)?)
    };
    read().map_err(other_file(file, FileNeed::Commands))
}

/// Saves commands so that [`read_commands`] and `xlm run` read them; nobody else can read the file: it has names of users.
pub(super) fn save_commands(commands: &[Command], file: &Path) -> Result<(), SessionError> {
    let text = write_ron(commands).map_err(io::Error::other).map_err(SessionError::at(file))?;
    write_private(file, text.as_bytes(), Existing::Replace).map_err(SessionError::at(file))
}
