//! Puts many users in at once, one column after the other.

use alloc::{sync::Arc, vec::Vec};
use core::cmp::Ordering;

use super::{
    Directory,
    batch::UserBatch,
    places::PlaceHandle,
    record::{Origin, Roles, UserField},
    text::{TakenOver, TextRef, Texts},
    texts::TextColumn,
    users::{UserHandle, Users},
};

impl Directory {
    /// Puts the users of a batch in, new or known. Those whose place does not exist are left out; `decide` has refused them
    /// before.
    pub(crate) fn put(&mut self, batch: &UserBatch) -> Vec<UserHandle> {
        let places: Vec<Option<PlaceHandle>> = batch.places().iter().map(|place| self.places.find(place)).collect();
        let place = |index: usize| places[batch.place_numbers()[index] as usize];
        let users = &mut self.users;
        let sharing = users.add_unknown(batch, |index| place(index).is_some());
        // A row for each user of the batch; none for those that are left out.
        let rows: Vec<Option<UserHandle>> = {
            let mut find = users.finder();
            batch.keys().enumerate().map(|(index, key)| place(index).and_then(|_| find(key))).collect()
        };
        for field in UserField::ALL {
            users.set_fields(field, &rows, batch.texts(field), sharing);
        }
        users.set_all_protected(&rows, batch.protected(), sharing);
        users.set_all_lines(&rows, batch, sharing);
        for (index, user) in rows.iter().enumerate() {
            let Some((user, place)) = user.zip(place(index)) else { continue };
            let row = user.0 as usize;
            users.place.set(row, place);
            users.roles.set(row, batch.roles(index));
            users.joined.set(row, batch.joined(index));
            users.origin.set(row, batch.origin(index));
        }
        rows.into_iter().flatten().collect()
    }
}

/// Whether the texts of a batch are shared with it or copied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sharing {
    /// Most of them are new.
    Shared,
    /// Many may be there already.
    Copied,
}

/// How the texts of a column become those of users.
struct Incoming(Option<TakenOver>);

impl Incoming {
    fn new(sharing: Sharing, share: impl FnOnce() -> Option<TakenOver>) -> Self {
        Self(if sharing == Sharing::Shared { share() } else { None })
    }

    /// The reference of a text that had another one in the column. One that is the same as before stays where it is.
    fn store(&self, texts: &mut Texts, old: TextRef, (at, new): (TextRef, &str)) -> TextRef {
        match self.0 {
            _ if texts.bytes(old) == new.as_bytes() => old,
            Some(taken_over) => taken_over.reference(at),
            None => texts.add(new),
        }
    }
}

impl Users {
    /// Gives rows to those of a batch who have none and are wanted, each ID once.
    fn add_unknown(&mut self, batch: &UserBatch, is_wanted: impl Fn(usize) -> bool) -> Sharing {
        let mut unknown: Vec<(&str, TextRef)> = {
            let mut find = self.finder();
            let keys = batch.key_column().with_places().enumerate();
            let unknown = keys.filter(|(index, (_, key))| is_wanted(*index) && find(key).is_none());
            unknown.map(|(_, (at, key))| (key, at)).collect()
        };
        unknown.sort_unstable_by_key(|(key, _)| *key);
        unknown.dedup_by_key(|(key, _)| *key);
        let sharing = if unknown.len() * 2 >= batch.len() { Sharing::Shared } else { Sharing::Copied };
        if !unknown.is_empty() {
            let incoming = Incoming::new(sharing, || batch.key_column().shared_with(&mut self.texts));
            let keys = unknown.iter().map(|(key, at)| (*at, *key));
            let keys: Vec<TextRef> = keys.map(|key| incoming.store(&mut self.texts, TextRef::EMPTY, key)).collect();
            drop(unknown);
            self.add_rows(&keys);
        }
        sharing
    }

    /// Adds users of new permanent IDs. They are put into the order of the IDs together, so that a million cost little more
    /// than one.
    pub(super) fn add_rows(&mut self, keys: &[TextRef]) {
        let mut rows: Vec<u32> = Vec::with_capacity(keys.len());
        let reused = keys.len().min(self.free.len());
        if reused > 0 {
            let free = Arc::make_mut(&mut self.free);
            rows.extend(free.drain(free.len() - reused..).rev());
        }
        let first = self.rows() as u32;
        let new = keys.len() - reused;
        rows.extend(first..first + new as u32);
        self.alive.extend(&true, new);
        self.key.extend(&TextRef::EMPTY, new);
        self.fields.iter_mut().for_each(|column| column.extend(&TextRef::EMPTY, new));
        self.protected.extend(&None, new);
        self.place.extend(&PlaceHandle(0), new);
        self.roles.extend(&Roles::default(), new);
        self.joined.extend(&None, new);
        self.origin.extend(&Origin::default(), new);
        self.lines.extend_empty(new);
        self.since.iter_mut().flatten().for_each(|column| column.extend(&0, new));
        self.line_since.extend_empty(new);
        for (row, key) in rows.iter().zip(keys) {
            self.alive.set(*row as usize, true);
            self.key.set(*row as usize, *key);
        }
        rows.sort_unstable_by(|one, other| self.compare_keys(*one, *other));
        let mut merged = Vec::with_capacity(self.by_key.len() + rows.len());
        let mut new = rows.into_iter().peekable();
        for old in self.by_key.iter().copied() {
            while let Some(row) = new.next_if(|row| self.compare_keys(*row, old) == Ordering::Less) {
                merged.push(row);
            }
            merged.push(old);
        }
        merged.extend(new);
        self.by_key = Arc::new(merged);
    }

    fn compare_keys(&self, one: u32, other: u32) -> Ordering {
        let key = |row: u32| self.texts.bytes(*self.key.get(row as usize));
        key(one).cmp(key(other))
    }

    /// Sets a text field of all users of a batch; an empty text where it has no such column.
    fn set_fields(
        &mut self,
        field: UserField,
        rows: &[Option<UserHandle>],
        texts: Option<&TextColumn>,
        sharing: Sharing,
    ) {
        let column = &mut self.fields[field as usize];
        let Some(new) = texts else {
            rows.iter().flatten().for_each(|user| column.set(user.0 as usize, TextRef::EMPTY));
            return;
        };
        let incoming = Incoming::new(sharing, || new.shared_with(&mut self.texts));
        for (user, new) in rows.iter().zip(new.with_places()) {
            let Some(row) = user.map(|user| user.0 as usize) else { continue };
            let stored = incoming.store(&mut self.texts, *column.get(row), new);
            column.set(row, stored);
        }
    }

    /// The same of the reasons of protection.
    fn set_all_protected(&mut self, rows: &[Option<UserHandle>], texts: Option<&TextColumn>, sharing: Sharing) {
        let Some(new) = texts else {
            rows.iter().flatten().for_each(|user| self.protected.set(user.0 as usize, None));
            return;
        };
        let incoming = Incoming::new(sharing, || new.shared_with(&mut self.texts));
        for (user, new) in rows.iter().zip(new.with_places()) {
            let Some(row) = user.map(|user| user.0 as usize) else { continue };
            let old = self.protected.get(row).unwrap_or(TextRef::EMPTY);
            let reason = (!new.1.is_empty()).then(|| incoming.store(&mut self.texts, old, new));
            self.protected.set(row, reason);
        }
    }

    /// The same of the lines.
    fn set_all_lines(&mut self, rows: &[Option<UserHandle>], batch: &UserBatch, sharing: Sharing) {
        let Some(new) = batch.lines() else {
            rows.iter().flatten().for_each(|user| self.lines.set(user.0 as usize, &[]));
            return;
        };
        let incoming = Incoming::new(sharing, || new.shared_with(&mut self.texts));
        let mut stored: Vec<TextRef> = Vec::new();
        for (user, new) in rows.iter().zip(new.iter()) {
            let Some(row) = user.map(|user| user.0 as usize) else { continue };
            let old = self.lines.get(row);
            stored.clear();
            for (index, line) in new.enumerate() {
                let old = old.get(index).copied().unwrap_or(TextRef::EMPTY);
                stored.push(incoming.store(&mut self.texts, old, line));
            }
            self.lines.set(row, &stored);
        }
    }
}
