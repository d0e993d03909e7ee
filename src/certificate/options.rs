//! What the caller says about a file.
use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

/// How to read a file. Nothing of it is kept anywhere; its memory is wiped.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ReadingOptions {
    /// The password that opens the file, if it needs one.
    pub password: Option<String>,
    /// Which pages are drawn for recognition.
    pub pictures: Pictures,
}

/// Which pages are drawn for recognition. It takes seconds for a page.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pictures {
    /// None.
    #[default]
    Never,
    /// Those whose text speaks of a request code that is not in it, but may be in a picture beside the text.
    OfMissedCodes,
    /// These, and those of documents without text.
    OfMissedText,
}

impl Drop for ReadingOptions {
    fn drop(&mut self) {
        self.password.zeroize();
    }
}

impl fmt::Debug for ReadingOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.password.as_ref().map(|_| "…");
        formatter.debug_struct("ReadingOptions").field("password", &password).field("pictures", &self.pictures).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let options = ReadingOptions { password: Some("secret".to_owned()), pictures: Pictures::Never };
        assert!(!format!("{options:?}").contains("secret"));
    }
}
