//! The change log as it is read: entries in words, and which of them a reader asks for.

use std::sync::Arc;

use xlm_core::{
    calendar::Day,
    event::{Entry, Topic},
    installation::Installation,
};

use super::{ChangeLine, Engine, Preview, SessionError};
use crate::{
    preferences::Actor,
    text::{Texts, sentences::event::entry_sentence},
};

/// An entry in words, made once: a list of a hundred thousand must not look for words while it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct ListedChange {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Whether its contents were removed later.
    pub redacted: bool,
    /// When.
    pub moment: String,
    /// Who and where, as far as the operating system and the person said so.
    pub actor: Actor,
    /// What happened.
    pub what: String,
    /// All of it in small letters, for the search.
    searched: String,
}

impl ListedChange {
    /// Puts an entry into words. Names of users are those that they have `now`.
    pub fn new(texts: &Texts, now: &Installation, change: ChangeLine) -> Self {
        let ChangeLine { entry, redacted } = change;
        let actor = Actor::read(&entry.actor);
        let moment = texts.moment(entry.at);
        let what =
            if redacted { texts.get("changes-redacted").into_owned() } else { entry_sentence(texts, now, &entry) };
        let number = entry.number.to_string();
        let searched =
            [&number, &moment, &entry.actor, &what, &entry.reason].map(|text| text.to_lowercase()).join("\n");
        Self { entry, redacted, moment, actor, what, searched }
    }

    /// Who did it, by name where there is one.
    pub fn who(&self) -> &str {
        self.actor.who()
    }
}

/// Whether entries have a reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ReasonFilter {
    /// With or without.
    #[default]
    Any,
    /// Only those for which somebody gave a reason.
    Given,
    /// Only those without.
    Missing,
}

/// Which entries are asked for: all that it names must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChangeFilter {
    /// From this day on, in UTC.
    pub first: Option<Day>,
    /// Until the end of this day.
    pub last: Option<Day>,
    /// By this person: name or account, exactly.
    pub who: Option<String>,
    /// On this computer, exactly.
    pub computer: Option<String>,
    /// About this.
    pub topic: Option<Topic>,
    /// With or without a reason.
    pub reason: ReasonFilter,
    /// Words that all must stand somewhere in it, in any order and case.
    pub words: String,
}

impl ChangeFilter {
    /// Indices of the entries that fit, in their order.
    pub fn sift<'a>(&self, changes: impl IntoIterator<Item = &'a ListedChange>) -> Vec<usize> {
        let small = self.words.to_lowercase();
        let words: Vec<&str> = small.split_whitespace().collect();
        let fits =
            |change: &ListedChange| self.fits_facts(change) && words.iter().all(|word| change.searched.contains(word));
        changes.into_iter().enumerate().filter(|(_, change)| fits(change)).map(|(index, _)| index).collect()
    }

    fn fits_facts(&self, change: &ListedChange) -> bool {
        let (day, actor) = (change.entry.at.day(), &change.actor);
        let has_reason = !change.entry.reason.is_empty();
        self.first.is_none_or(|first| first <= day)
            && self.last.is_none_or(|last| day <= last)
            && self.who.as_ref().is_none_or(|who| *who == actor.account || actor.name.as_ref() == Some(who))
            && self.computer.as_ref().is_none_or(|computer| *computer == actor.computer)
            && self.topic.is_none_or(|topic| change.entry.is_about(topic))
            && match self.reason {
                ReasonFilter::Any => true,
                ReasonFilter::Given => has_reason,
                ReasonFilter::Missing => !has_reason,
            }
    }

    /// How many of its facts are set, the words apart.
    pub fn set_facts(&self) -> usize {
        [
            self.first.is_some(),
            self.last.is_some(),
            self.who.is_some(),
            self.computer.is_some(),
            self.topic.is_some(),
            self.reason != ReasonFilter::Any,
        ]
        .into_iter()
        .filter(|is_set| *is_set)
        .count()
    }
}

/// Entries in words, oldest first.
#[derive(Clone, PartialEq, Debug)]
pub struct ListedChanges {
    /// The number of the entry before the first of them; those up to it are as they were listed before.
    pub after: u64,
    /// The entries.
    pub changes: Vec<ListedChange>,
}

/// Entries that a change would give up, in words, the newest first; at most so many.
pub fn given_up(texts: &Texts, preview: &Preview, most: usize) -> Vec<String> {
    let line = |line: &ChangeLine| {
        let change = ListedChange::new(texts, &preview.before, line.clone());
        let values = [
            ("number", change.entry.number.to_string().into()),
            ("moment", change.moment.as_str().into()),
            ("actor", change.who().into()),
            ("what", change.what.as_str().into()),
        ];
        texts.format("changes-row", &values)
    };
    preview.given_up.iter().rev().take(most).map(line).collect()
}

impl Engine {
    /// The entries after one in words; all of them if the words of earlier ones may have changed since, because users
    /// have other names now. `goes_on` is asked before each entry, with its number.
    ///
    /// # Errors
    /// Where the change log can't be read, or `goes_on` says no.
    pub fn list_changes(
        &self,
        texts: &Texts,
        after: u64,
        mut goes_on: impl FnMut(u64) -> bool,
    ) -> Result<ListedChanges, SessionError> {
        let new = self.changes_after(after, &mut goes_on)?;
        let is_renaming = after > 0 && new.iter().any(|change| change.entry.renames_users());
        let (after, new) = if is_renaming { (0, self.changes_after(0, &mut goes_on)?) } else { (after, new) };
        let changes = new.into_iter().map(|change| ListedChange::new(texts, &self.installation, change)).collect();
        Ok(ListedChanges { after, changes })
    }
}
