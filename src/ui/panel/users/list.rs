//! Which users are shown: the question, and its answer as long as neither the question nor the system changes.

use std::sync::Arc;

use xlm_core::{
    assignment::Assignment,
    directory::{PlaceHandle, PlaceName, Places, UserField, UserHandle},
    installation::Installation,
    report::{PlaceFigures, UserFigures, UserOrder, UserQuestion, UserSearch, place_figures, users},
};

use super::selection::Selection;
use crate::session::View;

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
    /// Users in their order.
    pub rows: Vec<UserHandle>,
    /// Licenses of each user in numbers.
    pub figures: UserFigures,
    /// Users of each place, by the number of its handle.
    pub place_figures: Vec<PlaceFigures>,
    /// Locations and groups in the order of the tree.
    pub places: Vec<PlaceLine>,
    /// What the answer was worked out from.
    source: Option<Source>,
    search: UserSearch,
}

struct Source {
    installation: Arc<Installation>,
    assignment: Arc<Assignment>,
    question: UserQuestion,
}

impl Default for List {
    fn default() -> Self {
        Self {
            question: UserQuestion { order: UserOrder::Field(UserField::Name), ..UserQuestion::default() },
            selection: Selection::default(),
            rows: Vec::new(),
            figures: UserFigures::default(),
            place_figures: Vec::new(),
            places: Vec::new(),
            source: None,
            search: UserSearch::default(),
        }
    }
}

impl List {
    /// Works the answer out anew if the system or the question has changed; tells whether it has.
    pub fn refresh(&mut self, view: &View) -> bool {
        // A state and a distribution never change; a new one is another value. So it need not be compared.
        let old = self.source.as_ref();
        let same_system = old.is_some_and(|old| {
            Arc::ptr_eq(&old.installation, &view.installation) && Arc::ptr_eq(&old.assignment, &view.assignment)
        });
        if same_system && old.is_some_and(|old| old.question == self.question) {
            return false;
        }
        if self.question.place.is_some_and(|place| view.installation.directory.places.get(place).is_none()) {
            self.question.place = None;
        }
        // A license type is a number of its edition.
        if old.is_some_and(|old| old.installation.catalog.edition != view.installation.catalog.edition) {
            self.question.license_type = None;
        }
        let cursor = self.selection.cursor.and_then(|row| self.rows.get(row).copied());
        let cursor = cursor.filter(|user| self.is_same_user(*user, &view.installation));
        if !same_system {
            let mut chosen = std::mem::take(&mut self.selection.chosen);
            chosen.retain(|user| self.is_same_user(*user, &view.installation));
            self.selection.chosen = chosen;
            self.figures = UserFigures::new(&view.installation, &view.assignment);
            self.place_figures = place_figures(&view.installation, &self.figures);
            self.places = place_lines(&view.installation.directory.places);
            self.search.forget();
        }
        self.rows = users(&view.installation, &view.assignment, &self.figures, &self.question, &mut self.search);
        self.selection.keep(cursor, &self.rows);
        self.source = Some(Source {
            installation: Arc::clone(&view.installation),
            assignment: Arc::clone(&view.assignment),
            question: self.question.clone(),
        });
        true
    }

    /// Whether a handle means the same person in the new state: handles are given out again.
    fn is_same_user(&self, user: UserHandle, now: &Installation) -> bool {
        let Some(old) = &self.source else { return false };
        let users = &now.directory.users;
        users.is_alive(user) && users.key(user) == old.installation.directory.users.key(user)
    }

    /// The user whose details are shown.
    pub fn cursor_user(&self) -> Option<UserHandle> {
        self.rows.get(self.selection.cursor?).copied()
    }

    /// Users and those who lack a license of a place.
    pub fn figures_of(&self, place: PlaceHandle) -> PlaceFigures {
        self.place_figures.get(place.0 as usize).copied().unwrap_or_default()
    }

    /// The full name of a place.
    pub fn place_name(&self, place: PlaceHandle) -> &str {
        self.places.iter().find(|line| line.place == place).map_or("", |line| &line.full_name)
    }
}

fn place_lines(places: &Places) -> Vec<PlaceLine> {
    let mut lines = Vec::new();
    for (location, place) in places.locations() {
        let groups = places.groups(location);
        lines.push(PlaceLine {
            place: location,
            location: None,
            name: place.name.clone(),
            place_name: PlaceName::location(&place.name),
            full_name: place.name.clone(),
            has_groups: !groups.is_empty(),
        });
        lines.extend(groups.into_iter().map(|(group, group_place)| PlaceLine {
            place: group,
            location: Some(location),
            name: group_place.name.clone(),
            place_name: PlaceName::group(&place.name, &group_place.name),
            full_name: format!("{} / {}", place.name, group_place.name),
            has_groups: false,
        }));
    }
    lines
}
