//! Who is selected: one by a click, more with Ctrl and Shift, all with Ctrl+A; and the row that the keyboard is at.

use xlm_core::directory::UserHandle;

/// What a click or step does with those who are selected already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extend {
    /// They are not any more.
    Replace,
    /// They stay, and this one changes.
    Toggle,
    /// From where the selection began to here.
    Range,
    /// They stay; only the keyboard's row moves.
    CursorOnly,
}

/// Users, as a bit for each row of the directory: a million are chosen in a few passes over a small piece of memory.
#[derive(Clone, Default, Debug)]
pub struct Chosen {
    bits: Vec<u64>,
    count: usize,
}

impl Chosen {
    const fn place(user: UserHandle) -> (usize, u64) {
        (user.0 as usize / 64, 1 << (user.0 % 64))
    }

    /// Whether somebody is among them.
    pub fn contains(&self, user: UserHandle) -> bool {
        let (word, bit) = Self::place(user);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Adds somebody.
    fn insert(&mut self, user: UserHandle) {
        let (word, bit) = Self::place(user);
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        self.count += usize::from(self.bits[word] & bit == 0);
        self.bits[word] |= bit;
    }

    /// Takes somebody out; tells whether he was among them.
    fn remove(&mut self, user: UserHandle) -> bool {
        let was_there = self.contains(user);
        if was_there {
            let (word, bit) = Self::place(user);
            self.bits[word] &= !bit;
            self.count -= 1;
        }
        was_there
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
        let words = (0_u32..).zip(&self.bits).filter(|(_, bits)| **bits != 0);
        words.flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| UserHandle(word * 64 + bit))
        })
    }
}

impl FromIterator<UserHandle> for Chosen {
    fn from_iter<I: IntoIterator<Item = UserHandle>>(users: I) -> Self {
        let mut chosen = Self::default();
        users.into_iter().for_each(|user| chosen.insert(user));
        chosen
    }
}

/// Who is selected.
#[derive(Default, Debug)]
pub struct Selection {
    /// Those who are selected; each of them is shown.
    pub chosen: Chosen,
    /// The row that the keyboard is at and whose details are shown.
    pub cursor: Option<usize>,
    /// The row where a range begins.
    anchor: Option<usize>,
    /// Counts the changes of `chosen`.
    version: u64,
}

impl Selection {
    /// Another number for each selection.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Goes to a row.
    pub fn go(&mut self, rows: &[UserHandle], row: usize, extend: Extend) {
        let Some(user) = rows.get(row).copied() else { return };
        self.cursor = Some(row);
        self.version += u64::from(extend != Extend::CursorOnly);
        match extend {
            Extend::Replace => {
                self.chosen = Chosen::from_iter([user]);
                self.anchor = Some(row);
            }
            Extend::Toggle => {
                if !self.chosen.remove(user) {
                    self.chosen.insert(user);
                }
                self.anchor = Some(row);
            }
            Extend::Range => {
                let anchor = self.anchor.unwrap_or(row).min(rows.len() - 1);
                self.anchor = Some(anchor);
                self.chosen = rows[anchor.min(row)..=anchor.max(row)].iter().copied().collect();
            }
            Extend::CursorOnly => {}
        }
    }

    /// Selects all.
    pub fn all(&mut self, rows: &[UserHandle]) {
        self.chosen = rows.iter().copied().collect();
        self.version += 1;
        self.cursor = self.cursor.or(if rows.is_empty() { None } else { Some(0) });
    }

    /// Keeps whom a condition is true for.
    pub fn retain(&mut self, is_kept: impl Fn(UserHandle) -> bool) {
        self.chosen = self.chosen.iter().filter(|user| is_kept(*user)).collect();
        self.version += 1;
    }

    /// Takes other rows: whoever is not shown any more is not selected any more.
    pub fn keep(&mut self, cursor: Option<UserHandle>, rows: &[UserHandle]) {
        self.anchor = None;
        self.cursor = None;
        self.version += 1;
        if self.chosen.is_empty() && cursor.is_none() {
            return;
        }
        let mut still = Chosen::default();
        for (row, user) in rows.iter().enumerate() {
            if self.chosen.contains(*user) {
                still.insert(*user);
            }
            if Some(*user) == cursor {
                self.cursor = Some(row);
                self.anchor = Some(row);
            }
        }
        self.chosen = still;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<UserHandle> {
        [7, 3, 9, 1, 5].map(UserHandle).to_vec()
    }

    fn chosen(selection: &Selection) -> Vec<u32> {
        selection.chosen.iter().map(|user| user.0).collect()
    }

    #[test]
    fn shift_selects_from_where_the_selection_began() {
        let (rows, mut selection) = (rows(), Selection::default());
        selection.go(&rows, 2, Extend::Replace);
        selection.go(&rows, 4, Extend::Range);
        assert_eq!(chosen(&selection), [1, 5, 9]);
        selection.go(&rows, 1, Extend::Range);
        assert_eq!(chosen(&selection), [3, 9]);
        assert_eq!(selection.cursor, Some(1));
    }

    #[test]
    fn ctrl_adds_and_takes_away() {
        let (rows, mut selection) = (rows(), Selection::default());
        selection.go(&rows, 0, Extend::Replace);
        selection.go(&rows, 3, Extend::Toggle);
        assert_eq!(chosen(&selection), [1, 7]);
        selection.go(&rows, 0, Extend::Toggle);
        assert_eq!(chosen(&selection), [1]);
    }

    #[test]
    fn whoever_is_not_shown_any_more_is_not_selected_any_more() {
        let (rows, mut selection) = (rows(), Selection::default());
        selection.all(&rows);
        selection.keep(Some(UserHandle(9)), &[UserHandle(1), UserHandle(9)]);
        assert_eq!((chosen(&selection), selection.cursor), (vec![1, 9], Some(1)));
        selection.keep(Some(UserHandle(9)), &[UserHandle(1)]);
        assert_eq!((chosen(&selection), selection.cursor), (vec![1], None));
    }

    #[test]
    fn a_row_that_is_not_there_changes_nothing() {
        let mut selection = Selection::default();
        selection.go(&[], 0, Extend::Range);
        selection.all(&[]);
        assert_eq!((chosen(&selection), selection.cursor), (vec![], None));
    }
}
