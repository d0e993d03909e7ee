//! Commands as text: a RON list, as `docs/commands.md` shows them.

use alloc::{string::String, vec::Vec};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};

use super::Command;

/// Largest text of commands that is read, in bytes.
pub const LARGEST_TEXT: usize = 64 * 1024 * 1024;

/// Deepest nesting that is read; the deepest command without a batch needs about a third of it.
const DEEPEST: usize = 32;

/// Why a text can't be read as commands.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadError {
    /// The text is larger than any list of commands should be.
    #[error("{size} bytes, {LARGEST_TEXT} are allowed")]
    TooLarge {
        /// Bytes that it has.
        size: usize,
    },
    /// Not a RON list of commands; the error knows the line.
    #[error("not a list of commands: {0}")]
    Form(#[from] ron::error::SpannedError),
}

/// Reads a RON list of commands, to be decided as one [`Command::Batch`].
///
/// Values that may be left out can be written without `Some(..)`.
///
/// # Errors
/// Where the text is too large or not a list of commands.
pub fn parse_ron(text: &str) -> Result<Vec<Command>, ReadError> {
    if text.len() > LARGEST_TEXT {
        return Err(ReadError::TooLarge { size: text.len() });
    }
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEEPEST);
    Ok(options.from_str(text)?)
}

/// Commands as text that [`parse_ron`] reads again, one member a line.
///
/// # Errors
/// Never for commands; the type says so because the writer may fail in principle.
pub fn write_ron(commands: &[Command]) -> Result<String, ron::Error> {
    let mut text = ron::ser::to_string_pretty(commands, PrettyConfig::new().new_line("\n"))?;
    text.push('\n');
    Ok(text)
}
