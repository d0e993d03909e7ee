//! All users in the order of a text, as people compare texts.

use alloc::{string::String, vec::Vec};

use super::{
    fold::fold_into,
    users::{Direction, UserOrder},
};
use crate::{
    directory::{UserField, UserHandle},
    installation::Installation,
};

/// So many users are looked at between two questions whether the answer is still wanted.
pub(super) const STRIDE: usize = 4096;

/// Stands between the texts of a key. Below every letter: "Berg, Zoe" stands before "Bergmann, Anna".
const BETWEEN: char = '\u{1}';

/// All users of a state in the order of one of their texts.
#[derive(Clone, Debug)]
pub(super) struct TextOrder {
    /// What they are ordered by.
    pub(super) order: UserOrder,
    /// From small to great; those with the same text by their permanent IDs.
    users: Vec<UserHandle>,
    /// For each of them, whether his text is another one than that of the user before him.
    begins: Vec<bool>,
}

impl TextOrder {
    /// Orders all users; none where `goes_on` has said that nobody wants to know any more.
    pub(super) fn new(installation: &Installation, order: UserOrder, goes_on: &dyn Fn() -> bool) -> Option<Self> {
        let keys = FoldedKeys::new(installation, order, goes_on)?;
        let numbers: Vec<u32> = {
            let mut prefixed: Vec<(u128, u32)> = (0..keys.len() as u32).map(|user| (keys.prefix(user), user)).collect();
            prefixed.sort_unstable_by(|one, other| {
                let first = one.0.cmp(&other.0);
                first.then_with(|| keys.bytes(one.1).cmp(keys.bytes(other.1))).then(one.1.cmp(&other.1))
            });
            prefixed.into_iter().map(|(_, user)| user).collect()
        };
        if !goes_on() {
            return None;
        }
        let mut last: Option<u32> = None;
        let begins = numbers.iter().map(|user| {
            let before = last.replace(*user);
            before.is_none_or(|before| keys.bytes(before) != keys.bytes(*user))
        });
        let begins = begins.collect();
        let in_key_order: Vec<UserHandle> = installation.directory.users.in_key_order().collect();
        let users = numbers.into_iter().map(|user| in_key_order[user as usize]).collect();
        Some(Self { order, users, begins })
    }

    /// Whether the order of one state surely is that of another one too.
    pub(super) fn holds(&self, before: &Installation, after: &Installation) -> bool {
        let (old, new) = (&before.directory, &after.directory);
        let same_names = || new.users.has_same_texts(&old.users, UserField::Name);
        new.users.has_same_rows(&old.users)
            && match self.order {
                UserOrder::Field(UserField::Name) => {
                    same_names() && new.users.has_same_texts(&old.users, UserField::FirstName)
                }
                UserOrder::Field(field) => new.users.has_same_texts(&old.users, field),
                UserOrder::Location | UserOrder::Group => {
                    same_names() && new.users.has_same_places(&old.users) && new.places.has_same_names(&old.places)
                }
                UserOrder::Key | UserOrder::Held | UserOrder::Missing => false,
            }
    }

    /// All users in a direction. Those with the same text stand in the order of their permanent IDs in both.
    pub(super) fn users(&self, direction: Direction) -> Vec<UserHandle> {
        if direction == Direction::Ascending {
            return self.users.clone();
        }
        let (mut all, mut end) = (Vec::with_capacity(self.users.len()), self.users.len());
        for (start, begins) in self.begins.iter().enumerate().rev() {
            if *begins {
                all.extend_from_slice(&self.users[start..end]);
                end = start;
            }
        }
        all
    }
}

/// What texts are compared by, one behind the other: a million of them are one piece of memory.
struct FoldedKeys {
    text: String,
    ends: Vec<u32>,
}

impl FoldedKeys {
    fn new(installation: &Installation, order: UserOrder, goes_on: &dyn Fn() -> bool) -> Option<Self> {
        let directory = &installation.directory;
        let mut keys = Self { text: String::new(), ends: Vec::with_capacity(directory.users.len()) };
        for (number, user) in directory.users.in_key_order().enumerate() {
            if number.is_multiple_of(STRIDE) && !goes_on() {
                return None;
            }
            let field = |field| directory.users.field(user, field);
            let place = directory.places.get(directory.users.place(user));
            let (first, second) = match order {
                UserOrder::Field(UserField::Name) => (field(UserField::Name), field(UserField::FirstName)),
                UserOrder::Location => {
                    let location = place.and_then(|place| match place.location {
                        Some(location) => directory.places.get(location),
                        None => Some(place),
                    });
                    (location.map_or("", |location| &location.name), field(UserField::Name))
                }
                UserOrder::Group => {
                    let group = place.filter(|place| place.location.is_some());
                    (group.map_or("", |group| &group.name), field(UserField::Name))
                }
                UserOrder::Field(other) => (field(other), ""),
                UserOrder::Key | UserOrder::Held | UserOrder::Missing => ("", ""),
            };
            fold_into(&mut keys.text, first);
            keys.text.push(BETWEEN);
            fold_into(&mut keys.text, second);
            keys.ends.push(keys.text.len() as u32);
        }
        Some(keys)
    }

    const fn len(&self) -> usize {
        self.ends.len()
    }

    fn bytes(&self, user: u32) -> &[u8] {
        let user = user as usize;
        let start = if user == 0 { 0 } else { self.ends[user - 1] as usize };
        &self.text.as_bytes()[start..self.ends[user] as usize]
    }

    /// The first bytes as a number: where two of these differ, the texts need not be looked at.
    fn prefix(&self, user: u32) -> u128 {
        let mut first = [0; 16];
        let bytes = self.bytes(user);
        let length = bytes.len().min(first.len());
        first[..length].copy_from_slice(&bytes[..length]);
        u128::from_be_bytes(first)
    }
}
