//! Texts for people, in English and German, for the window, the console, the portal and the certificates.
//!
//! The messages are [Fluent](https://projectfluent.org) files in `assets/i18n/{en,de}`, one for each topic, compiled
//! into the program. An id begins with the name of its file (`users-…` is in `users.ftl`), and inside a section of a
//! file the messages are sorted by id. Tests check both, and that the two languages have the same messages with the
//! same variables, that each id used in the source exists, and that each message is used. So a string of the form
//! `"users-…"` in the source is an id: write other names, such as those of widgets, with underscores.
//!
//! ```
//! use xphone_license_manager::text::{Language, Texts};
//!
//! let texts = Texts::new(Language::German);
//! assert_eq!(texts.get("common-cancel"), "Abbrechen");
//! assert_eq!(texts.format("common-users", &[("count", 1_200.into())]), "1.200 Benutzer");
//! ```
mod language;
mod reading;
pub mod sentences;
#[cfg(test)]
mod tests;
mod value;

use std::{borrow::Cow, fmt, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use xlm_core::calendar::{Day, UtcMicros};

pub use self::{
    language::{Language, UnknownLanguage, language_of_locale, system_language},
    reading::{UnreadableDay, read_day},
    value::Value,
};

type Bundle = FluentBundle<FluentResource>;

/// The messages of one language, for any thread. A topic is parsed once per process, when its first message is asked for:
/// a console command needs one or two of them.
#[derive(Clone)]
pub struct Texts {
    /// The language that the messages are in.
    pub language: Language,
}

impl Texts {
    /// The messages of a language.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The messages of the topic that an id begins with.
    fn bundle(&self, id: &str) -> Option<&'static Bundle> {
        type Bundles = [OnceLock<Bundle>; TOPICS.len()];
        static ENGLISH: Bundles = [const { OnceLock::new() }; TOPICS.len()];
        static GERMAN: Bundles = [const { OnceLock::new() }; TOPICS.len()];
        let bundles = match self.language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        };
        let name = id.split('-').next()?;
        let topic = TOPICS.iter().position(|(topic, ..)| *topic == name)?;
        Some(bundles[topic].get_or_init(|| bundle(self.language, topic)))
    }

    /// A message without variables. `id.attribute` gives an attribute of a message.
    ///
    /// A missing id is shown as `⟦id⟧`, and stops a debug build.
    pub fn get(&self, id: &str) -> Cow<'_, str> {
        self.resolve(id, None)
    }

    /// A message with variables: numbers are grouped and days are written as the language does.
    ///
    /// A missing id is shown as `⟦id⟧`; that or a missing variable stops a debug build.
    pub fn format(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let values: FluentArgs<'_> =
            values.iter().map(|(name, value)| (*name, value.clone().in_language(self.language))).collect();
        self.resolve(id, Some(&values)).into_owned()
    }

    /// As [`Self::format`], for an attribute that not every message of its kind has; none if this one does not.
    pub fn format_if_any(&self, message: &str, attribute: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let known = self.bundle(message)?.get_message(message)?.get_attribute(attribute).is_some();
        known.then(|| self.format(&format!("{message}.{attribute}"), values))
    }

    /// Whether there is such a message; for ids that are put together from parts, such as the codes of errors.
    pub fn has(&self, id: &str) -> bool {
        self.bundle(id).is_some_and(|bundle| bundle.has_message(id))
    }

    /// A whole number with the language's grouping: 12,400 or 12.400.
    pub fn number(&self, number: i64) -> String {
        value::number(number as f64, self.language)
    }

    /// A day: 24 Nov 2026 or 24.11.2026.
    pub fn day(&self, day: Day) -> String {
        value::day(day, self.language)
    }

    /// A moment to the minute: 24 Nov 2026, 06:35 UTC or 24.11.2026, 06:35 UTC.
    pub fn moment(&self, moment: UtcMicros) -> String {
        value::moment(moment, self.language)
    }

    /// An enumeration: "FAX, TAPI and VOICEMAIL".
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [head @ .., last] => {
                let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
                self.format("common-list", &[("head", head.join(", ").into()), ("last", last.as_ref().into())])
            }
        }
    }

    fn resolve(&self, id: &str, values: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(message, name)| (message, Some(name)));
        let found = self.bundle(message).and_then(|bundle| {
            let message = bundle.get_message(message)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            Some((bundle, pattern))
        });
        let Some((bundle, pattern)) = found else {
            debug_assert!(false, "there is no text {id}");
            return Cow::Owned(format!("⟦{id}⟧"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, values, &mut errors);
        debug_assert!(errors.is_empty(), "text {id}: {errors:?}");
        // Without variables the bundle lends the text; with them it may lend from `values`, which do not live as long.
        Cow::Owned(text.into_owned())
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

macro_rules! topic {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../assets/i18n/en/", $name, ".ftl")),
            include_str!(concat!("../../assets/i18n/de/", $name, ".ftl")),
        )
    };
}

/// The topics: name of the file, its English and its German content.
const TOPICS: [(&str, &str, &str); 15] = [
    topic!("changes"),
    topic!("common"),
    topic!("console"),
    topic!("errors"),
    topic!("identity"),
    topic!("import"),
    topic!("network"),
    topic!("notices"),
    topic!("overview"),
    topic!("portal"),
    topic!("rehosting"),
    topic!("service"),
    topic!("settings"),
    topic!("setup"),
    topic!("users"),
];

/// Topics whose messages hold messages of another one.
const REFERENCES: [(&str, &str); 1] = [("rehosting", "setup")];

/// The messages of a topic, by its number in [`TOPICS`], with those that they refer to.
fn bundle(language: Language, topic: usize) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.identifier()]);
    // The marks around variables are for mixed writing directions, and would end up in accessible names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => value::format_english,
        Language::German => value::format_german,
    }));
    let own = TOPICS[topic].0;
    for (name, english, german) in TOPICS.iter().filter(|(name, ..)| *name == own || REFERENCES.contains(&(own, name)))
    {
        let source = match language {
            Language::English => english,
            Language::German => german,
        };
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            debug_assert!(false, "{name}.ftl: {errors:?}");
            resource
        });
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{name}.ftl: {added:?}");
    }
    bundle
}
