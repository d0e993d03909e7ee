//! Who is selected: one by a click, more with Ctrl and Shift, all with Ctrl+A; and the row that the keyboard is at.

use xlm_core::directory::{UserHandle, UserSet};

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

/// Who is selected.
#[derive(Default, Debug)]
pub struct Selection {
    /// Those who are selected; each of them is shown.
    pub chosen: UserSet,
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
                self.chosen = UserSet::from_iter([user]);
                self.anchor = Some(row);
            }
            Extend::Toggle => {
                self.chosen.toggle(user);
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

    /// Selects all that are shown.
    pub fn all(&mut self, shown: &UserSet) {
        self.chosen = shown.clone();
        self.version += 1;
        self.cursor = self.cursor.or(if shown.is_empty() { None } else { Some(0) });
    }

    /// Keeps whom a condition is true for.
    pub fn retain(&mut self, is_kept: impl Fn(UserHandle) -> bool) {
        self.chosen = self.chosen.iter().filter(|user| is_kept(*user)).collect();
        self.version += 1;
    }

    /// Takes other rows, and the same as a set: whoever is not shown any more is not selected any more.
    pub fn keep(&mut self, cursor: Option<UserHandle>, rows: &[UserHandle], shown: &UserSet) {
        let cursor = cursor.filter(|user| shown.contains(*user));
        self.cursor = cursor.and_then(|cursor| rows.iter().position(|user| *user == cursor));
        self.anchor = self.cursor;
        self.version += 1;
        self.chosen.keep(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<UserHandle> {
        [7, 3, 9, 1, 5].map(UserHandle).to_vec()
    }

    fn set(users: &[UserHandle]) -> UserSet {
        users.iter().copied().collect()
    }

    /// Shows these; the keyboard was at user 9.
    fn keep(selection: &mut Selection, rows: &[UserHandle]) {
        selection.keep(Some(UserHandle(9)), rows, &set(rows));
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
        selection.all(&set(&rows));
        keep(&mut selection, &[UserHandle(1), UserHandle(9)]);
        assert_eq!((chosen(&selection), selection.cursor), (vec![1, 9], Some(1)));
        keep(&mut selection, &[UserHandle(1)]);
        assert_eq!((chosen(&selection), selection.cursor), (vec![1], None));
    }

    #[test]
    fn a_row_that_is_not_there_changes_nothing() {
        let mut selection = Selection::default();
        selection.go(&[], 0, Extend::Range);
        selection.all(&set(&[]));
        assert_eq!((chosen(&selection), selection.cursor), (vec![], None));
    }
}
