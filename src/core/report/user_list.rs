//! The list of users: who is shown, in which order, and with which figures. Worked out once for a state and a question, and
//! never while a front end draws.

use alloc::{sync::Arc, vec::Vec};

use super::{
    counting::sort_by_number,
    search::SearchIndex,
    user_order::TextOrder,
    users::{Direction, PlaceFigures, UserFigures, UserOrder, UserQuestion, chosen, place_figures},
};
use crate::{
    assignment::Assignment,
    directory::{UserHandle, UserSet},
    installation::Installation,
};

/// The answer to a question about the users of a state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UserList {
    /// Whom it asks for, in its order.
    pub rows: Vec<UserHandle>,
    /// The same as a set.
    pub shown: Arc<UserSet>,
    /// All users of the state who lack a license.
    pub lacking: Arc<UserSet>,
    /// All users of the state who are protected.
    pub protected: Arc<UserSet>,
    /// Licenses of each user in numbers.
    pub figures: Arc<UserFigures>,
    /// Users of each place, by the number of its handle.
    pub place_figures: Arc<Vec<PlaceFigures>>,
}

/// Answers questions about users, and keeps from one to the next what both need: figures, the order, and, as long as
/// something is searched for, the folded texts.
#[derive(Clone, Debug, Default)]
pub struct UserLists {
    state: Option<(Arc<Installation>, Arc<Assignment>)>,
    figures: Arc<UserFigures>,
    place_figures: Arc<Vec<PlaceFigures>>,
    lacking: Arc<UserSet>,
    protected: Arc<UserSet>,
    index: Option<SearchIndex>,
    order: Option<TextOrder>,
}

impl UserLists {
    /// Answers a question; ties of the order are settled by the permanent ID. `goes_on` is asked again and again: where it
    /// says no, there is no answer, and what was worked out so far is kept for the next question.
    pub fn answer(
        &mut self,
        installation: &Arc<Installation>,
        assignment: &Arc<Assignment>,
        question: &UserQuestion,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<UserList> {
        self.take(installation, assignment);
        let found = self.find(installation, &question.search, goes_on)?;
        let ordered = self.ordered(installation, question, goes_on)?;
        let rows = chosen(installation, assignment, &self.figures, question, found.as_deref(), ordered);
        let list = UserList {
            shown: Arc::new(rows.iter().copied().collect()),
            rows,
            lacking: Arc::clone(&self.lacking),
            protected: Arc::clone(&self.protected),
            figures: Arc::clone(&self.figures),
            place_figures: Arc::clone(&self.place_figures),
        };
        goes_on().then_some(list)
    }

    /// All users in the order that is asked for.
    fn ordered(
        &mut self,
        installation: &Installation,
        question: &UserQuestion,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Vec<UserHandle>> {
        let mut in_key_order: Vec<UserHandle> = installation.directory.users.in_key_order().collect();
        let numbers = match question.order {
            UserOrder::Key => {
                if question.direction == Direction::Descending {
                    in_key_order.reverse();
                }
                return Some(in_key_order);
            }
            UserOrder::Held => &self.figures.held,
            UserOrder::Missing => &self.figures.missing,
            order @ (UserOrder::Field(_) | UserOrder::Location | UserOrder::Group) => {
                let known = self.order.take().filter(|known| known.order == order);
                let known = match known {
                    Some(known) => known,
                    None => TextOrder::new(installation, order, goes_on)?,
                };
                return Some(self.order.insert(known).users(question.direction));
            }
        };
        sort_by_number(&mut in_key_order, |user| match question.direction {
            Direction::Ascending => numbers[user.0 as usize],
            Direction::Descending => u32::MAX - numbers[user.0 as usize],
        });
        Some(in_key_order)
    }

    /// Goes over to a state, if it is another one, and forgets what does not hold for it.
    fn take(&mut self, installation: &Arc<Installation>, assignment: &Arc<Assignment>) {
        let before = self.state.replace((Arc::clone(installation), Arc::clone(assignment)));
        let Some((old, old_assignment)) = before else {
            self.count(installation, assignment);
            return;
        };
        // A state and a distribution never change; a new one is another value. So it need not be compared.
        if Arc::ptr_eq(&old, installation) && Arc::ptr_eq(&old_assignment, assignment) {
            return;
        }
        self.order = self.order.take().filter(|order| order.holds(&old, installation));
        self.index = self.index.take().filter(|_| SearchIndex::is_same(&old, installation));
        self.count(installation, assignment);
    }

    fn count(&mut self, installation: &Installation, assignment: &Assignment) {
        self.figures = Arc::new(UserFigures::new(installation, assignment));
        self.place_figures = Arc::new(place_figures(installation, &self.figures));
        let users = &installation.directory.users;
        let those =
            |is_one: &dyn Fn(UserHandle) -> bool| Arc::new(users.in_key_order().filter(|user| is_one(*user)).collect());
        self.lacking = those(&|user| self.figures.missing_of(user) > 0);
        self.protected = those(&|user| users.is_protected(user));
    }

    /// For each row of the directory, whether it is found; the inner one is none where nothing is looked for. The texts are
    /// prepared with the first letter that somebody types, and kept until he has found whom he looked for.
    #[expect(clippy::option_option, reason = "called off, or nothing to look for")]
    fn find(
        &mut self,
        installation: &Installation,
        typed: &str,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Option<Vec<bool>>> {
        if typed.trim().is_empty() {
            self.index = None;
            return Some(None);
        }
        if self.index.is_none() {
            self.index = Some(SearchIndex::new(installation, goes_on)?);
        }
        Some(self.index.as_ref().and_then(|index| index.find(typed)))
    }
}

#[cfg(test)]
#[path = "user_list_tests.rs"]
mod tests;
