//! Users of one state as a set.

use alloc::{vec, vec::Vec};

use super::users::UserHandle;

/// Users, as a bit for each row of the directory: a million are copied, counted and compared in a pass over a small piece of
/// memory.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct UserSet {
    /// The last word is never empty, so that the same users are the same words.
    words: Vec<u64>,
    count: usize,
}

impl UserSet {
    const fn place(user: UserHandle) -> (usize, u64) {
        (user.0 as usize / 64, 1 << (user.0 % 64))
    }

    fn of_words(mut words: Vec<u64>) -> Self {
        words.truncate(words.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1));
        let count = words.iter().map(|word| word.count_ones() as usize).sum();
        Self { words, count }
    }

    /// Whether somebody is among them.
    pub fn contains(&self, user: UserHandle) -> bool {
        let (word, bit) = Self::place(user);
        self.words.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Adds somebody, or takes out who was among them.
    pub fn toggle(&mut self, user: UserHandle) {
        let (word, bit) = Self::place(user);
        let mut words = core::mem::take(&mut self.words);
        if word >= words.len() {
            words.resize(word + 1, 0);
        }
        words[word] ^= bit;
        *self = Self::of_words(words);
    }

    /// How many they are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there is nobody.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All of them, by their handles.
    pub fn iter(&self) -> impl Iterator<Item = UserHandle> {
        let words = (0_u32..).zip(&self.words).filter(|(_, bits)| **bits != 0);
        words.flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| UserHandle(word * 64 + bit))
        })
    }

    /// Keeps whoever is among others too.
    pub fn keep(&mut self, others: &Self) {
        let words = self.words.iter().zip(&others.words);
        *self = Self::of_words(words.map(|(one, other)| one & other).collect());
    }

    /// How many of them are among others too.
    pub fn count_in(&self, others: &Self) -> usize {
        self.words.iter().zip(&others.words).map(|(one, other)| (one & other).count_ones() as usize).sum()
    }
}

impl FromIterator<UserHandle> for UserSet {
    fn from_iter<I: IntoIterator<Item = UserHandle>>(users: I) -> Self {
        let users = users.into_iter();
        let mut words = vec![0_u64; users.size_hint().0.div_ceil(64)];
        for user in users {
            let (word, bit) = Self::place(user);
            if word >= words.len() {
                words.resize(word + 1, 0);
            }
            words[word] |= bit;
        }
        Self::of_words(words)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn set(users: &BTreeSet<u32>) -> UserSet {
        users.iter().copied().map(UserHandle).collect()
    }

    proptest! {
        #[test]
        fn words_say_what_a_set_of_numbers_says(
            one in prop::collection::btree_set(0..300_u32, 0..40),
            other in prop::collection::btree_set(0..300_u32, 0..40),
            user in 0..300_u32,
        ) {
            let (first, second) = (set(&one), set(&other));
            prop_assert_eq!(first.len(), one.len());
            prop_assert_eq!(first.is_empty(), one.is_empty());
            prop_assert_eq!(first.contains(UserHandle(user)), one.contains(&user));
            prop_assert!(first.iter().map(|user| user.0).eq(one.iter().copied()));
            prop_assert_eq!(first.count_in(&second), one.intersection(&other).count());
            let mut both = first.clone();
            both.keep(&second);
            prop_assert_eq!(both, set(&(&one & &other)));
            let mut toggled = first;
            toggled.toggle(UserHandle(user));
            prop_assert_eq!(toggled, set(&(&one ^ &BTreeSet::from([user]))));
        }
    }
}
