//! Making, renaming, duplicating, ranking, merging, moving and deleting locations and groups.

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{
    command::Command,
    directory::{PlaceHandle, PlaceName},
};

use super::{
    super::list::{List, PlaceLine},
    answered, frame,
    parts::{NoPlace, place_choice_of_ui, place_choice_ui, problem_ui, text_ui},
};
use crate::{
    session::View,
    ui::{
        panel::PanelContext,
        widget::{Field, FieldState, dialog_ui, field_ui},
    },
};

/// What is done with a place.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Deed {
    /// A location is made.
    CreateLocation,
    /// A group is made in a location.
    CreateGroup(PlaceHandle),
    /// A place gets another name or description.
    Rename(PlaceName),
    /// A place gets a rank.
    Rank(PlaceName),
    /// A location is made like another one.
    Duplicate(PlaceName),
    /// A place becomes part of another one.
    Merge(PlaceName),
    /// A group goes to another location.
    MoveGroup(PlaceName),
    /// A place is deleted.
    Delete {
        place: PlaceName,
        /// Users in it, who go elsewhere.
        users: usize,
    },
}

/// What was entered about a place.
pub struct PlaceForm {
    deed: Deed,
    name: String,
    description: String,
    rank: String,
    target: Option<PlaceHandle>,
    /// What was wrong with the last try.
    pub problem: Option<String>,
}

impl PlaceForm {
    fn new(deed: Deed) -> Self {
        Self { deed, name: String::new(), description: String::new(), rank: String::new(), target: None, problem: None }
    }

    /// A new location, or a new group of one.
    pub fn create(location: Option<PlaceHandle>) -> Self {
        Self::new(location.map_or(Deed::CreateLocation, Deed::CreateGroup))
    }

    /// Another name; nothing if the place is gone.
    pub fn rename(place: PlaceHandle, view: &View) -> Option<Self> {
        let places = &view.installation.directory.places;
        let (name, now) = (places.name(place)?, places.get(place)?);
        let form = Self::new(Deed::Rename(name));
        Some(Self { name: now.name.clone(), description: now.description.clone(), ..form })
    }

    /// A rank; nothing if the place is gone.
    pub fn rank(place: PlaceHandle, view: &View) -> Option<Self> {
        let places = &view.installation.directory.places;
        let rank = places.get(place)?.rank.map_or_else(String::new, |rank| rank.to_string());
        Some(Self { rank, ..Self::new(Deed::Rank(places.name(place)?)) })
    }

    /// A location like another one; nothing if that is none.
    pub fn duplicate(location: PlaceHandle, view: &View) -> Option<Self> {
        let name = view.installation.directory.places.name(location)?;
        name.group.is_none().then(|| Self::new(Deed::Duplicate(name)))
    }

    /// A place that becomes part of another one; nothing if it is gone.
    pub fn merge(place: PlaceHandle, view: &View) -> Option<Self> {
        Some(Self::new(Deed::Merge(view.installation.directory.places.name(place)?)))
    }

    /// A group that goes to another location; nothing if it is none.
    pub fn move_group(group: PlaceHandle, view: &View) -> Option<Self> {
        let name = view.installation.directory.places.name(group)?;
        name.group.is_some().then(|| Self::new(Deed::MoveGroup(name)))
    }

    /// The end of a place; nothing if it is gone.
    pub fn delete(place: PlaceHandle, view: &View) -> Option<Self> {
        let directory = &view.installation.directory;
        let deed = Deed::Delete { place: directory.places.name(place)?, users: directory.users_below(place).len() };
        Some(Self::new(deed))
    }

    fn title(&self, context: &PanelContext<'_>) -> String {
        let texts = context.texts;
        match &self.deed {
            Deed::CreateLocation => texts.get("users-new-location-title").into_owned(),
            Deed::CreateGroup(location) => {
                let places = &context.view.installation.directory.places;
                let location = places.get(*location).map_or("", |place| &place.name);
                texts.format("users-new-group-title", &[("location", location.into())])
            }
            Deed::Rename(place) => texts.format("users-rename-title", &[("place", place.to_string().into())]),
            Deed::Rank(place) => texts.format("users-rank-title", &[("place", place.to_string().into())]),
            Deed::Duplicate(place) => texts.format("users-duplicate-title", &[("place", place.to_string().into())]),
            Deed::Merge(place) => texts.format("users-merge-title", &[("place", place.to_string().into())]),
            Deed::MoveGroup(place) => texts.format("users-move-group-title", &[("place", place.to_string().into())]),
            Deed::Delete { place, .. } => {
                texts.format("users-delete-place-title", &[("place", place.to_string().into())])
            }
        }
    }

    fn is_complete(&self) -> bool {
        match &self.deed {
            Deed::CreateLocation | Deed::CreateGroup(_) | Deed::Rename(_) | Deed::Duplicate(_) => {
                !self.name.trim().is_empty()
            }
            Deed::Merge(_) | Deed::MoveGroup(_) => self.target.is_some(),
            Deed::Rank(_) => self.rank.trim().is_empty() || self.rank.trim().parse::<u32>().is_ok_and(|rank| rank > 0),
            Deed::Delete { users, .. } => *users == 0 || self.target.is_some(),
        }
    }

    fn command(&self, context: &PanelContext<'_>) -> Option<Command> {
        let places = &context.view.installation.directory.places;
        let (name, description) = (self.name.trim(), self.description.trim().to_owned());
        Some(match &self.deed {
            Deed::CreateLocation => Command::CreatePlace { place: PlaceName::location(name), description },
            Deed::CreateGroup(location) => {
                let location = places.name(*location)?.location;
                Command::CreatePlace { place: PlaceName::group(&location, name), description }
            }
            Deed::Rename(place) => Command::EditPlace { place: place.clone(), name: name.to_owned(), description },
            Deed::Rank(place) => Command::SetRank { place: place.clone(), rank: self.rank.trim().parse().ok() },
            Deed::Duplicate(place) => {
                Command::DuplicateLocation { location: place.location.clone(), name: name.to_owned() }
            }
            Deed::Merge(place) => Command::MergePlaces { place: place.clone(), into: places.name(self.target?)? },
            Deed::MoveGroup(group) => {
                Command::MoveGroup { group: group.clone(), to: places.name(self.target?)?.location }
            }
            Deed::Delete { place, .. } => Command::DeletePlace {
                place: place.clone(),
                move_users_to: self.target.and_then(|target| places.name(target)),
            },
        })
    }

    /// Draws the form; breaks when it is over.
    pub fn form_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>, list: &List) -> ControlFlow<()> {
        let dialog = frame(context, self.title(context), self.is_complete());
        let answer = dialog_ui(ui, "place", &dialog, |ui| {
            self.body_ui(ui, context, list);
            problem_ui(ui, self.problem.as_deref());
        });
        let command = self.command(context);
        answered(answer, context, || command)
    }

    fn body_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, list: &List) {
        let texts = context.texts;
        let prompt = texts.get("users-choose-place");
        let prompt = NoPlace::Prompt(&prompt);
        let field = |id: &str| Field { label: texts.get(id).into_owned(), state: FieldState::Fine(String::new()) };
        match &self.deed {
            Deed::CreateLocation | Deed::CreateGroup(_) | Deed::Rename(_) => {
                if let Deed::CreateGroup(_) = self.deed {
                    text_ui(ui, &texts.get("users-new-group-text"));
                }
                field_ui(ui, "name", &field("users-field-place-name"), &mut self.name);
                field_ui(ui, "description", &field("users-field-description"), &mut self.description);
            }
            Deed::Rank(_) => {
                text_ui(ui, &texts.get("users-rank-text"));
                let state = if self.is_complete() {
                    FieldState::Fine(texts.get("users-rank-hint").into_owned())
                } else {
                    FieldState::Wrong(texts.get("users-rank-wrong").into_owned())
                };
                let field = Field { label: texts.get("users-field-rank").into_owned(), state };
                field_ui(ui, "rank", &field, &mut self.rank);
            }
            Deed::Duplicate(_) => {
                text_ui(ui, &texts.get("users-duplicate-text"));
                field_ui(ui, "name", &field("users-field-place-name"), &mut self.name);
            }
            Deed::Merge(place) => {
                let id = if place.group.is_some() { "users-merge-group-text" } else { "users-merge-location-text" };
                text_ui(ui, &texts.get(id));
                let is_other = |line: &PlaceLine| {
                    let other = &line.place_name;
                    other != place && (place.group.is_some() || other.location != place.location)
                };
                let label = texts.get("users-merge-target");
                place_choice_of_ui(ui, "target", &label, prompt, list, &is_other, &mut self.target);
            }
            Deed::MoveGroup(group) => {
                text_ui(ui, &texts.get("users-move-group-text"));
                let is_other = |line: &PlaceLine| line.location.is_none() && line.place_name.location != group.location;
                let label = texts.get("users-move-group-target");
                place_choice_of_ui(ui, "target", &label, prompt, list, &is_other, &mut self.target);
            }
            Deed::Delete { users: 0, .. } => text_ui(ui, &texts.get("users-delete-place-empty")),
            Deed::Delete { users, .. } => {
                let users = *users;
                text_ui(ui, &texts.format("users-delete-place-text", &[("count", users.into())]));
                let label = texts.get("users-delete-place-target");
                place_choice_ui(ui, "target", &label, prompt, list, &mut self.target);
            }
        }
    }
}
