//! Finding users as one types: the folded texts of all users lie one behind the other, and a word is looked for in all of
//! them at once.
//!
//! A text never holds the mark that ends it, so that no word is found across two texts.

use alloc::{string::String, vec, vec::Vec};

use memchr::{memchr, memmem::Finder, memrchr};

use super::{
    fold::{Needle, digits_into, fold_into, has_umlaut_e, without_umlaut_e_into},
    user_order::STRIDE,
};
use crate::{
    directory::{PlaceHandle, Places, UserField, UserHandle},
    installation::Installation,
};

/// Ends each text.
const END: char = '\u{1}';

/// Texts of some users, one user behind the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Pieces {
    text: String,
    /// Where the texts of each user end.
    ends: Vec<u32>,
}

impl Pieces {
    fn end_user(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    /// Calls `found` with the number of each user in one of whose texts a word is.
    fn find(&self, word: &str, found: impl FnMut(usize)) {
        self.find_beside(word, |_, _| None, found);
    }

    /// The same, but `passes_over` says of a hit that it does not count, and where to go on.
    fn find_beside(
        &self,
        word: &str,
        passes_over: impl Fn(&[u8], usize) -> Option<usize>,
        mut found: impl FnMut(usize),
    ) {
        let (finder, text) = (Finder::new(word), self.text.as_bytes());
        let (mut at, mut user) = (0, 0);
        while let Some(next) = text.get(at..).and_then(|rest| finder.find(rest)) {
            let place = at + next;
            if let Some(end) = passes_over(text, place) {
                at = end;
                continue;
            }
            // Hits mostly lie close together; where they do not, the way is halved.
            let is_later = |end: &u32| *end as usize > place;
            let near = self.ends[user..].iter().take(8).position(is_later);
            user += near.unwrap_or_else(|| self.ends[user..].partition_point(|end| !is_later(end)));
            found(user);
            let Some(end) = self.ends.get(user) else { return };
            at = *end as usize;
            user += 1;
        }
    }
}

/// Where the text ends in which a place is, if it has an `e` that is left out of umlauts.
fn end_with_umlaut_e(all: &[u8], place: usize) -> Option<usize> {
    let begin = memrchr(END as u8, &all[..place]).map_or(0, |end| end + 1);
    let end = memchr(END as u8, &all[place..]).map_or(all.len(), |end| place + end);
    has_umlaut_e(&all[begin..end]).then_some(end)
}

/// Appends a text, folded, and to `shorter` the same without the `e` of umlauts, if that is something else.
fn add_text(folded: &mut String, shorter: &mut String, text: &str) {
    let begin = folded.len();
    fold_into(folded, text);
    if has_umlaut_e(&folded.as_bytes()[begin..]) {
        without_umlaut_e_into(shorter, &folded[begin..]);
        shorter.push(END);
    }
    folded.push(END);
}

/// The names that users of a place are found by: its own and that of its location.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct PlaceTexts {
    folded: String,
    shorter: String,
}

impl PlaceTexts {
    fn of(places: &Places, place: PlaceHandle) -> Self {
        let mut texts = Self::default();
        let place = places.get(place);
        let location = place.and_then(|place| place.location).and_then(|location| places.get(location));
        for place in place.into_iter().chain(location) {
            add_text(&mut texts.folded, &mut texts.shorter, &place.name);
        }
        texts
    }

    fn has(&self, folded: &str, shorter: &str) -> bool {
        let mut in_folded = self.folded.split(END);
        in_folded.any(|text| text.contains(folded) || !has_umlaut_e(text.as_bytes()) && text.contains(shorter))
            || self.shorter.contains(shorter)
    }
}

/// The texts of all users of a state, prepared for [`Self::find`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchIndex {
    /// All texts but the names of places, folded.
    folded: Pieces,
    /// Those that are something else without the `e` of umlauts.
    shorter: Pieces,
    /// Whose they are: numbers of users.
    shorter_users: Vec<u32>,
    /// Digits of phone numbers.
    digits: Pieces,
    /// Names of places, by the number of the handle: not again for each of its users.
    place_texts: Vec<PlaceTexts>,
    /// Where the users sit.
    places: Vec<PlaceHandle>,
    /// Users by their numbers: in the order of their permanent IDs.
    users: Vec<UserHandle>,
    /// Rows of the directory.
    rows: usize,
}

impl SearchIndex {
    /// Prepares the texts of all users; none where `goes_on` has said that nobody wants to search any more.
    pub fn new(installation: &Installation, goes_on: &dyn Fn() -> bool) -> Option<Self> {
        let directory = &installation.directory;
        let users = &directory.users;
        let mut index = Self { users: users.in_key_order().collect(), rows: users.rows(), ..Self::default() };
        index.places = index.users.iter().map(|user| users.place(*user)).collect();
        let handles = (0..directory.places.handles() as u32).map(PlaceHandle);
        index.place_texts = handles.map(|place| PlaceTexts::of(&directory.places, place)).collect();
        for (number, user) in users.in_key_order().enumerate() {
            if number.is_multiple_of(STRIDE) && !goes_on() {
                return None;
            }
            let before = index.shorter.text.len();
            let fields = UserField::ALL.iter().map(|field| users.field(user, *field));
            let texts = fields.chain(users.line_texts(user)).chain([users.key(user)]);
            for text in texts.filter(|text| !text.is_empty()) {
                add_text(&mut index.folded.text, &mut index.shorter.text, text);
            }
            index.folded.end_user();
            if index.shorter.text.len() > before {
                index.shorter.end_user();
                index.shorter_users.push(number as u32);
            }
            let numbers = [UserField::Phone, UserField::Fax, UserField::Mobile].into_iter();
            let numbers = numbers.map(|field| users.field(user, field)).chain(users.line_texts(user));
            for number in numbers.filter(|number| !number.is_empty()) {
                digits_into(&mut index.digits.text, number);
                index.digits.text.push(END);
            }
            index.digits.end_user();
        }
        Some(index)
    }

    /// Whether the texts of one state surely are those of another one too.
    pub(super) fn is_same(before: &Installation, after: &Installation) -> bool {
        let (old, new) = (&before.directory, &after.directory);
        new.users.has_same_rows(&old.users)
            && UserField::ALL.iter().all(|field| new.users.has_same_texts(&old.users, *field))
            && new.users.has_same_lines(&old.users)
            && new.users.has_same_places(&old.users)
            && new.places.has_same_names(&old.places)
    }

    /// For each row of the directory, whether what somebody typed is found in its user: each word in one of the texts, or
    /// the digits in one of the numbers. None if nothing was typed.
    pub fn find(&self, typed: &str) -> Option<Vec<bool>> {
        let needle = Needle::new(typed);
        if needle.is_empty() {
            return None;
        }
        let has = needle.words().map(|(folded, shorter)| self.with_word(folded, shorter));
        let mut found = has.reduce(|mut found, has| {
            found.iter_mut().zip(has).for_each(|(found, has)| *found &= has);
            found
        })?;
        if let Some(digits) = needle.digits() {
            self.digits.find(digits, |user| found[self.row(user)] = true);
        }
        Some(found)
    }

    /// The row of a user by his number.
    fn row(&self, user: usize) -> usize {
        self.users[user].0 as usize
    }

    /// For each row, whether a word is in one of the texts of its user.
    fn with_word(&self, folded: &str, shorter: &str) -> Vec<bool> {
        let mut has = vec![false; self.rows];
        self.folded.find(folded, |user| has[self.row(user)] = true);
        if folded != shorter {
            // Texts with an `e` of their own are looked at without it.
            self.folded.find_beside(shorter, end_with_umlaut_e, |user| has[self.row(user)] = true);
        }
        self.shorter.find(shorter, |index| has[self.row(self.shorter_users[index] as usize)] = true);
        let places: Vec<bool> = self.place_texts.iter().map(|texts| texts.has(folded, shorter)).collect();
        if places.contains(&true) {
            for (user, place) in self.users.iter().zip(&self.places) {
                has[user.0 as usize] |= places[place.0 as usize];
            }
        }
        has
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::ToOwned as _;

    use proptest::prelude::*;

    use super::*;
    use crate::testing::{System, place, user};

    fn system(names: &[(String, String, String)]) -> System {
        let mut system = System::with(&[]);
        for (number, (name, phone, line)) in names.iter().enumerate() {
            let mut record = user(&std::format!("id-{number}"), "Berlin");
            record.name = std::format!("x{name}");
            record.phone.clone_from(phone);
            record.lines = std::vec![line.clone()];
            record.place = place("Berlin");
            system = system.run(crate::command::Command::CreateUser(record));
        }
        system
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn all_at_once_finds_what_one_by_one_is_found(
            names in prop::collection::vec(("[aeouüäöÄEMlß]{0,5}", "[0-9+() /-]{0,8}", "[0-9]{0,5}"), 0..8),
            typed in prop_oneof!["[aeouüäöÄEMlß ]{0,4}", "[0-9+() /-]{0,4}", "berlin [aeou]{0,2}", "id-[0-9]"],
        ) {
            let system = system(&names);
            let state = &system.state;
            let found = SearchIndex::new(state, &|| true).unwrap().find(&typed);
            let needle = Needle::new(&typed);
            prop_assert_eq!(found.is_none(), needle.is_empty());
            let users = &state.directory.users;
            for user in users.in_key_order() {
                let lines = users.lines(user);
                let fields = UserField::ALL.iter().map(|field| users.field(user, *field));
                let lines = lines.iter().map(String::as_str);
                let texts = fields.chain(["Berlin"]).chain(lines.clone()).chain([users.key(user)]);
                let numbers = [users.field(user, UserField::Phone)].into_iter().chain(lines);
                let expected = needle.is_in(&texts, numbers);
                prop_assert_eq!(found.as_ref().is_none_or(|found| found[user.0 as usize]), expected, "{}", typed);
            }
        }
    }

    #[test]
    fn who_was_removed_is_not_found() {
        let names =
            [("anna".to_owned(), String::new(), String::new()), ("bert".to_owned(), String::new(), String::new())];
        let system = system(&names).run(crate::testing::delete_users(&["id-0"]));
        let found = SearchIndex::new(&system.state, &|| true).unwrap().find("x").unwrap();
        assert_eq!(found.iter().filter(|found| **found).count(), 1);
    }
}
