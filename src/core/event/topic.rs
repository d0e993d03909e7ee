//! What an event is about, so that a change log can be sifted.

use super::{Entry, Event};

/// A field of work that events belong to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Topic {
    /// Set-up and settings of the system, resources in use.
    System,
    /// Requests, license packages and license files.
    Licenses,
    /// What the hardware said, and whether the binding holds.
    Hardware,
    /// Planned moves, their returns and receipts.
    Rehosting,
    /// Locations, groups and their functions.
    Places,
    /// Users.
    Users,
    /// Who comes first: the policy and its ranks.
    Order,
    /// What is planned for the XPhone server.
    Plan,
    /// Entries that were taken back.
    Undo,
}

impl Topic {
    /// All topics, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Users,
        Self::Places,
        Self::Order,
        Self::Licenses,
        Self::Hardware,
        Self::Rehosting,
        Self::System,
        Self::Plan,
        Self::Undo,
    ];
}

impl Event {
    /// What it is about.
    pub fn topic(&self) -> Topic {
        match self {
            Self::SystemSetUp { .. }
            | Self::SettingsChanged(_)
            | Self::ResourcesEntered(_)
            | Self::EditionChanged { .. }
            | Self::KeyReplaced { .. }
            | Self::CopyRestored { .. }
            | Self::ClockRead { .. } => Topic::System,
            Self::RequestMade(_)
            | Self::PackageInstalled { .. }
            | Self::VendorLicenseLoaded(_)
            | Self::OrdersNoted(_)
            | Self::OrderNumbered { .. }
            | Self::OrderRemoved { .. }
            | Self::OldSystemNoted(_) => Topic::Licenses,
            Self::HardwareObserved(_)
            | Self::BaselineTaken
            | Self::BindingBroken { .. }
            | Self::BindingRestored
            | Self::MacConfirmed
            | Self::MachineChosen(_) => Topic::Hardware,
            Self::LicensesReleased { .. }
            | Self::ReceiptImported { .. }
            | Self::ReleaseCalledOff
            | Self::TailEnded
            | Self::LicensesReturned => Topic::Rehosting,
            Self::PlaceCreated { .. }
            | Self::PlaceEdited { .. }
            | Self::PlaceDeleted { .. }
            | Self::FunctionsSet { .. } => Topic::Places,
            Self::UsersPut(_)
            | Self::UsersMoved { .. }
            | Self::UsersDeleted { .. }
            | Self::UsersProtected { .. }
            | Self::SinceRestored(_) => Topic::Users,
            Self::RankSet { .. } | Self::PolicyChosen(_) => Topic::Order,
            Self::PlanBegun | Self::PlanTicked { .. } => Topic::Plan,
            Self::EntryUndone { .. } => Topic::Undo,
        }
    }
}

impl Entry {
    /// Whether any of its events is about this.
    pub fn is_about(&self, topic: Topic) -> bool {
        self.events.iter().any(|event| event.topic() == topic)
    }

    /// The entry that it takes back, if it was made by undoing.
    pub fn undoes(&self) -> Option<u64> {
        self.events.iter().find_map(|event| match event {
            Event::EntryUndone { number } => Some(*number),
            _ => None,
        })
    }

    /// Whether names of users may be others after it.
    pub fn renames_users(&self) -> bool {
        self.events.iter().any(|event| matches!(event, Event::UsersPut(_) | Event::UsersDeleted { .. }))
    }
}
