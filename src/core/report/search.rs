//! Finding users as one types: the folded texts of all users lie one behind the other, and a word is looked for in all of
//! them at once.
//!
//! A text never holds the mark that ends it, so that no word is found across two texts.

use alloc::{string::String, vec, vec::Vec};

use memchr::memmem::Finder;

use super::fold::{Needle, digits_into, fold_into, without_umlaut_e_into};
use crate::{
    directory::{UserField, UserHandle},
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

    /// Calls `found` with the number of each user in whose texts a word is.
    fn find(&self, word: &str, mut found: impl FnMut(usize)) {
        let finder = Finder::new(word);
        let (mut at, mut user) = (0, 0);
        while let Some(next) = self.text.as_bytes().get(at..).and_then(|rest| finder.find(rest)) {
            let place = (at + next) as u32;
            // Hits mostly lie close together; where they do not, the way is halved.
            let near = self.ends[user..].iter().take(8).position(|end| *end > place);
            user += near.unwrap_or_else(|| self.ends[user..].partition_point(|end| *end <= place));
            found(user);
            let Some(end) = self.ends.get(user) else { return };
            at = *end as usize;
            user += 1;
        }
    }
}

/// The texts of all users of a state, prepared for [`Self::find`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchIndex {
    /// All texts, folded.
    folded: Pieces,
    /// The same without the `e` of umlauts, of users for whom that is something else.
    shorter: Pieces,
    /// Who they are: numbers of users.
    shorter_users: Vec<u32>,
    /// Digits of phone numbers.
    digits: Pieces,
    /// Users by their numbers: in the order of their permanent IDs.
    users: Vec<UserHandle>,
    /// Rows of the directory.
    rows: usize,
}

impl SearchIndex {
    /// Prepares the texts of all users.
    pub fn new(installation: &Installation) -> Self {
        let directory = &installation.directory;
        let users = &directory.users;
        let place_names = |place| {
            let place = directory.places.get(place);
            let location = place.and_then(|place| place.location).and_then(|location| directory.places.get(location));
            place.into_iter().chain(location).map(|place| place.name.as_str())
        };
        let mut index = Self { users: users.in_key_order().collect(), rows: users.rows(), ..Self::default() };
        let mut shorter = String::new();
        for (number, user) in users.in_key_order().enumerate() {
            let begin = index.folded.text.len();
            let fields = UserField::ALL.iter().map(|field| users.field(user, *field));
            let lines = users.line_texts(user);
            let texts = fields.chain(place_names(users.place(user))).chain(lines).chain([users.key(user)]);
            for text in texts.filter(|text| !text.is_empty()) {
                fold_into(&mut index.folded.text, text);
                index.folded.text.push(END);
            }
            index.folded.end_user();
            shorter.clear();
            without_umlaut_e_into(&mut shorter, &index.folded.text[begin..]);
            if shorter.len() < index.folded.text.len() - begin {
                index.shorter.text.push_str(&shorter);
                index.shorter.end_user();
                index.shorter_users.push(number as u32);
            }
            let numbers = [UserField::Phone, UserField::Fax, UserField::Mobile].into_iter();
            for number in numbers.map(|field| users.field(user, field)).chain(users.line_texts(user)) {
                digits_into(&mut index.digits.text, number);
                index.digits.text.push(END);
            }
            index.digits.end_user();
        }
        index
    }

    /// For each row of the directory, whether what somebody typed is found in its user: each word in one of the texts, or
    /// the digits in one of the numbers. None if nothing was typed.
    pub fn find(&self, typed: &str) -> Option<Vec<bool>> {
        let needle = Needle::new(typed);
        if needle.is_empty() {
            return None;
        }
        let mut found = vec![true; self.users.len()];
        for (folded, shorter) in needle.words() {
            let has = self.with_word(folded, shorter);
            found.iter_mut().zip(has).for_each(|(found, has)| *found &= has);
        }
        if let Some(digits) = needle.digits() {
            self.digits.find(digits, |user| found[user] = true);
        }
        let mut by_row = vec![false; self.rows];
        for (user, found) in self.users.iter().zip(found) {
            by_row[user.0 as usize] = found;
        }
        Some(by_row)
    }

    /// For each user, whether a word is in one of his texts.
    fn with_word(&self, folded: &str, shorter: &str) -> Vec<bool> {
        let mut has = vec![false; self.users.len()];
        if folded != shorter {
            self.folded.find(shorter, |user| has[user] = true);
            // Of those who have texts of their own for this, only these count.
            self.shorter_users.iter().for_each(|user| has[*user as usize] = false);
        }
        self.folded.find(folded, |user| has[user] = true);
        self.shorter.find(shorter, |index| has[self.shorter_users[index] as usize] = true);
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
            let found = SearchIndex::new(state).find(&typed);
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
        let found = SearchIndex::new(&system.state).find("x").unwrap();
        assert_eq!(found.iter().filter(|found| **found).count(), 1);
    }
}
