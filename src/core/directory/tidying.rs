//! Leaves out the texts that nobody has any more. The store of texts only grows while the program runs: a text that is
//! replaced stays where it lies, because older states may still show it.

use alloc::vec::Vec;

use super::{
    batch::UserBatch,
    text::{TextRef, Texts},
    users::Users,
};

impl Users {
    /// The same users without the texts of nobody, if those are more than the others.
    pub(crate) fn tidied(&self) -> Option<Self> {
        let living = |row: &usize| *self.alive.get(*row);
        let rows: Vec<usize> = (0..self.rows()).filter(living).collect();
        let size = |text: TextRef| Texts::cost(self.texts.bytes(text).len());
        let sizes = rows.iter().map(|row| self.texts_of(*row).map(size).sum::<usize>());
        if self.texts.size() <= 2 * sizes.sum::<usize>() {
            return None;
        }
        let mut tidy = Self { texts: Texts::default(), ..self.clone() };
        // Nobody has a row that is free, and so nobody its text.
        (0..self.rows()).filter(|row| !living(row)).for_each(|row| tidy.key.set(row, TextRef::EMPTY));
        for row in rows {
            let mut moved = |text: TextRef| tidy.texts.add(self.texts.get(text));
            tidy.key.set(row, moved(*self.key.get(row)));
            for (column, old) in tidy.fields.iter_mut().zip(&self.fields) {
                column.set(row, moved(*old.get(row)));
            }
            tidy.protected.set(row, self.protected.get(row).map(&mut moved));
            let lines: Vec<TextRef> = self.lines.get(row).iter().map(|line| moved(*line)).collect();
            tidy.lines.set(row, &lines);
        }
        Some(tidy)
    }

    fn texts_of(&self, row: usize) -> impl Iterator<Item = TextRef> {
        let fields = self.fields.iter().map(move |column| *column.get(row));
        let lines = self.lines.get(row).iter().copied();
        core::iter::once(*self.key.get(row)).chain(fields).chain(*self.protected.get(row)).chain(lines)
    }

    /// Whether there surely is room for the texts of a batch.
    pub(crate) fn has_room_for(&self, batch: &UserBatch) -> bool {
        batch.text_cost() <= self.texts.room()
    }

    /// The same for a text that so many users get.
    pub(crate) fn has_room_for_text(&self, text: &str, users: usize) -> bool {
        Texts::cost(text.len()).saturating_mul(users) <= self.texts.room()
    }
}

#[cfg(test)]
mod tests {
    use std::format;

    use crate::{
        command::Command,
        testing::{System, delete_users, dump, protect, user, with_lines},
    };

    #[test]
    fn tidied_users_say_the_same_in_less_room() {
        let ids = ["anna", "bert", "carl"];
        let mut system =
            System::with(&[("SERVER", 1)]).users(&ids, "Berlin").run(protect(&["anna"])).run(delete_users(&["bert"]));
        assert!(system.state.directory.users.tidied().is_none_or(|tidy| tidy.texts.size() > 0));
        for round in 0..50 {
            let mut record = with_lines(user("carl", "Berlin"), &["10", "11"]);
            record.description = format!("{round} a text of some length that will be replaced soon");
            system = system.run(Command::EditUser(record));
        }
        let tidy = system.state.directory.users.tidied().unwrap();
        assert!(tidy.texts.size() * 2 < system.state.directory.users.texts.size());
        assert!(tidy.tidied().is_none(), "nothing is left to do");
        let before = dump(&system.state);
        system.state.directory.users = tidy;
        assert_eq!(dump(&system.state), before);
        let system = system.users(&["dora"], "Berlin");
        assert_eq!(system.state.directory.users.len(), 3, "the free row is given out again");
    }
}
