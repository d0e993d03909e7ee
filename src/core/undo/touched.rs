//! Which later entries stand against an undoing.

use super::Conflict;
use crate::{
    directory::{PlaceName, UserKey},
    event::{Entry, Event},
};

impl Conflict {
    /// Whether an entry touched the fact that this conflict is about.
    pub fn is_touched_by(&self, entry: &Entry) -> bool {
        entry.events.iter().any(|event| match self {
            Self::Final | Self::Stale => false,
            Self::User(user) => touches_user(event, user),
            Self::Place(place) => touches_place(event, place),
            Self::Policy => matches!(event, Event::PolicyChosen(_)),
            Self::Resources => matches!(event, Event::ResourcesEntered(_)),
            Self::Settings => matches!(event, Event::SettingsChanged(_)),
            Self::Edition => matches!(event, Event::EditionChanged { .. }),
            // The upgrade is done with the package that answers its request.
            Self::OldSystem => matches!(event, Event::OldSystemNoted(_) | Event::PackageInstalled { .. }),
        })
    }
}

fn touches_user(event: &Event, user: &UserKey) -> bool {
    match event {
        Event::UsersPut(batch) => batch.keys().any(|key| key == user.as_str()),
        Event::UsersMoved { users, .. } | Event::UsersDeleted { users } | Event::UsersProtected { users, .. } => {
            users.contains(user)
        }
        _ => false,
    }
}

fn touches_place(event: &Event, place: &PlaceName) -> bool {
    let is_in = |other: &PlaceName| other == place || (place.group.is_none() && other.location == place.location);
    match event {
        Event::PlaceEdited { place: old, name, .. } => {
            let own = place.group.as_ref().unwrap_or(&place.location);
            is_in(old) || (own == name && old.group.is_some() == place.group.is_some())
        }
        Event::PlaceCreated { place: other, .. }
        | Event::PlaceDeleted { place: other }
        | Event::FunctionsSet { place: other, .. }
        | Event::RankSet { place: other, .. } => is_in(other),
        Event::UsersMoved { to, .. } => is_in(to),
        Event::UsersPut(batch) => batch.places().iter().any(is_in),
        _ => false,
    }
}
