//! The two languages, and which one the operating system asks for.
use std::{env, fmt, str::FromStr};

use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// English, with the vendor's American spelling ("license").
    #[default]
    #[serde(rename = "en")]
    English,
    /// German, in the vendor's words where it has them.
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// All languages, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language's tag, as in `--lang de`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language's name in itself, for menus.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// For the plural rules.
    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The text names no language of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a language of the program: give en or de")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(text.trim())).ok_or(UnknownLanguage)
    }
}

/// The language that fits a locale such as `de_AT.UTF-8` or `de-CH`; English for any that is not German.
pub fn language_of_locale(locale: &str) -> Language {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("de") { Language::German } else { Language::English }
}

/// The language of the user's environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set (POSIX's order).
pub fn system_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|locale| !locale.is_empty())
        .map_or(Language::English, |locale| language_of_locale(&locale))
}
