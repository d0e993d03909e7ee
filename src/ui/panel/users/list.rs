//! Which users are shown: the question, and its answer as long as neither the question nor the system changes.
//!
//! The answer of a small system is there at once. That of a large one comes from the session; until then the panel goes on
//! showing what it has, as it was.

use std::{collections::HashMap, sync::Arc};

use xlm_core::{
    directory::{PlaceHandle, PlaceName, Places, UserField, UserHandle, UserSet},
    installation::Installation,
    report::{Overview, PlaceFigures, UserList, UserLists, UserOrder, UserQuestion},
};

use super::selection::Selection;
use crate::{
    session::{ListUsers, UsersListed, View},
    ui::panel::Wish,
};

/// Up to so many users an answer takes less time than to hand the question over and draw once more.
const AT_ONCE: usize = 2_000;

/// A location or group in the order of the tree.
pub struct PlaceLine {
    /// The place.
    pub place: PlaceHandle,
    /// The location that a group belongs to.
    pub location: Option<PlaceHandle>,
    /// Its own name.
    pub name: String,
    /// Its name with that of its location.
    pub place_name: PlaceName,
    /// The same as it is shown.
    pub full_name: String,
    /// Whether it is a location with groups.
    pub has_groups: bool,
}

/// The list of users.
pub struct List {
    /// What is asked for.
    pub question: UserQuestion,
    /// Who is selected.
    pub selection: Selection,
    /// Users in their order, and their figures.
    pub answer: UserList,
    /// Locations and groups in the order of the tree.
    pub places: Vec<PlaceLine>,
    /// How it stands with those who are selected.
    pub standing: ChosenStanding,
    /// What the answer was worked out from.
    source: Option<Source>,
    /// What the session was asked for.
    asked: Option<Source>,
    lists: UserLists,
}

/// How it stands with those who are selected, counted once for each selection.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct ChosenStanding {
    /// Which selection it was counted for.
    version: u64,
    /// How many of them lack a license.
    pub lacking: usize,
    /// Whether all of them are protected.
    pub all_protected: bool,
}

/// What an answer is worked out from.
struct Source {
    asked: ListUsers,
    /// The overview of the same state.
    overview: Arc<Overview>,
}

impl Default for List {
    fn default() -> Self {
        Self {
            question: UserQuestion { order: UserOrder::Field(UserField::Name), ..UserQuestion::default() },
            selection: Selection::default(),
            answer: UserList::default(),
            places: Vec::new(),
            standing: ChosenStanding::default(),
            source: None,
            asked: None,
            lists: UserLists::default(),
        }
    }
}

impl List {
    /// Sees to it that the list is that of the system and of the question: works it out, or asks for it. Tells whether it
    /// is another one now.
    pub fn refresh(&mut self, view: &View, wishes: &mut Vec<Wish>) -> bool {
        self.mend_question(&view.installation);
        let wanted = Source {
            asked: ListUsers {
                installation: Arc::clone(&view.installation),
                assignment: Arc::clone(&view.assignment),
                question: self.question.clone(),
            },
            overview: Arc::clone(&view.overview),
        };
        if let Some(source) = self.source.as_mut().filter(|source| source.asked.is_same(&wanted.asked)) {
            source.overview = wanted.overview;
            // Whatever was asked meanwhile, nobody wants to know it any more.
            self.asked = None;
            return false;
        }
        if view.installation.directory.users.len() <= AT_ONCE {
            let ListUsers { installation, assignment, question } = &wanted.asked;
            let answer = self.lists.answer(installation, assignment, question, &|| true);
            self.take(answer.unwrap_or_default(), wanted);
            return true;
        }
        if self.asked.as_ref().is_none_or(|asked| !asked.asked.is_same(&wanted.asked)) {
            wishes.push(Wish::ListUsers(wanted.asked.clone()));
            self.asked = Some(wanted);
        }
        false
    }

    /// Takes an answer of the session, if it is the one that is waited for; tells whether it was.
    pub fn take_listed(&mut self, listed: UsersListed) -> bool {
        match self.asked.take() {
            Some(source) if source.asked.is_same(&listed.asked) => {
                self.take(listed.list, source);
                true
            }
            other => {
                self.asked = other;
                false
            }
        }
    }

    fn take(&mut self, answer: UserList, source: Source) {
        let before = self.source.replace(source);
        let Some(Source { asked, .. }) = &self.source else { return };
        let cursor = self.cursor_user();
        let is_same_user = |user: UserHandle| {
            let now = &asked.installation.directory.users;
            before.as_ref().is_some_and(|before| now.is_same_user(user, &before.asked.installation.directory.users))
        };
        let cursor = cursor.filter(|user| is_same_user(*user));
        let is_of_same_state = before.as_ref().is_some_and(|before| before.asked.is_of_same_state(asked));
        if !is_of_same_state {
            self.selection.retain(is_same_user);
            self.places = place_lines(&asked.installation.directory.places);
        }
        self.answer = answer;
        self.selection.keep(cursor, &self.answer.rows, &self.answer.shown);
    }

    /// A place that is gone can't be asked for, and a license type is a number of its edition.
    fn mend_question(&mut self, now: &Installation) {
        if self.question.place.is_some_and(|place| now.directory.places.get(place).is_none()) {
            self.question.place = None;
        }
        let edition = self.source.as_ref().map(|source| &source.asked.installation.catalog.edition);
        if edition.is_some_and(|edition| *edition != now.catalog.edition) {
            self.question.license_type = None;
        }
    }

    /// Whether a list was asked for and is not there yet.
    pub const fn is_awaited(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether there was no list yet.
    pub const fn is_new(&self) -> bool {
        self.source.is_none()
    }

    /// A view as the list shows it: while another state is being listed, the state before it.
    pub fn shown(&self, view: &View) -> View {
        let Some(Source { asked, overview }) = self.source.as_ref().filter(|_| self.is_awaited()) else {
            return view.clone();
        };
        View {
            installation: Arc::clone(&asked.installation),
            assignment: Arc::clone(&asked.assignment),
            overview: Arc::clone(overview),
            ..view.clone()
        }
    }

    /// Counts how it stands with those who are selected, if they are others now.
    pub fn count_chosen(&mut self) {
        let version = self.selection.version();
        if self.standing.version == version {
            return;
        }
        let chosen = &self.selection.chosen;
        self.standing = ChosenStanding {
            version,
            lacking: chosen.count_in(&self.answer.lacking),
            all_protected: !chosen.is_empty() && chosen.count_in(&self.answer.protected) == chosen.len(),
        };
    }

    /// Those who are selected.
    pub const fn chosen(&self) -> &UserSet {
        &self.selection.chosen
    }

    /// The user whose details are shown.
    pub fn cursor_user(&self) -> Option<UserHandle> {
        self.answer.rows.get(self.selection.cursor?).copied()
    }

    /// Users and those who lack a license of a place.
    pub fn figures_of(&self, place: PlaceHandle) -> PlaceFigures {
        self.answer.place_figures.get(place.0 as usize).copied().unwrap_or_default()
    }

    /// The full name of a place.
    pub fn place_name(&self, place: PlaceHandle) -> &str {
        self.places.iter().find(|line| line.place == place).map_or("", |line| &line.full_name)
    }
}

fn place_lines(places: &Places) -> Vec<PlaceLine> {
    let mut groups: HashMap<PlaceHandle, Vec<(PlaceHandle, &str)>> = HashMap::new();
    for (group, place) in places.iter() {
        if let Some(location) = place.location {
            groups.entry(location).or_default().push((group, &place.name));
        }
    }
    let mut lines = Vec::with_capacity(places.handles());
    for (location, place) in places.locations() {
        let mut groups = groups.remove(&location).unwrap_or_default();
        groups.sort_by_key(|(_, name)| *name);
        lines.push(PlaceLine {
            place: location,
            location: None,
            name: place.name.clone(),
            place_name: PlaceName::location(&place.name),
            full_name: place.name.clone(),
            has_groups: !groups.is_empty(),
        });
        lines.extend(groups.into_iter().map(|(group, name)| PlaceLine {
            place: group,
            location: Some(location),
            name: name.to_owned(),
            place_name: PlaceName::group(&place.name, name),
            full_name: format!("{} / {name}", place.name),
            has_groups: false,
        }));
    }
    lines
}
