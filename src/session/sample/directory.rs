//! The sample company's people: who sits where and what is configured for them.

use xlm_core::{
    command::{Command, ImportOptions, Placement, UnknownPlaces},
    directory::{FunctionSetting, PlaceName},
    event::FunctionValue,
};

use crate::{
    session::{Engine, SessionError},
    sources::users,
};

/// The users of the sample company.
const USERS: &[u8] = include_bytes!("../../../assets/sample/users.csv");

/// What is configured beyond the product's defaults: location, group, functions that are on.
const FUNCTIONS: [(&str, Option<&str>, &[&str]); 6] = [
    ("Berlin", None, &["voicemail"]),
    ("Berlin", Some("Verwaltung"), &["fax"]),
    ("Berlin", Some("Kundenservice"), &["softphone"]),
    ("Hamburg", Some("Vertrieb"), &["voicemail", "fax", "contacts", "mobile", "softphone"]),
    ("München", Some("Technischer Dienst"), &["voicemail", "mobile"]),
    ("Hamburg", None, &["softphone"]),
];

/// Groups in the order in which they are served under the policy of ranks.
const RANKS: [(&str, &str); 4] =
    [("Berlin", "Kundenservice"), ("München", "Technischer Dienst"), ("Hamburg", "Vertrieb"), ("Berlin", "Verwaltung")];

/// The group for people who are to need no license, whatever their location gives.
const WITHOUT_LICENSES: (&str, &str) = ("Berlin", "Ohne Lizenzen");

/// Resources of the system that are in use.
const RESOURCES: [(&str, u32); 2] = [("media-channels", 8), ("auto-attendants", 2)];

impl Engine {
    /// The group of the sample company whose users need no license.
    pub fn sample_free_group() -> PlaceName {
        PlaceName::group(WITHOUT_LICENSES.0, WITHOUT_LICENSES.1)
    }

    /// Imports the users of the sample company, with their locations and groups.
    ///
    /// # Errors
    /// Where the entry can't be written.
    pub fn sample_users(&mut self) -> Result<(), SessionError> {
        let file = users::read_users_from(USERS, USERS.len() as u64, &|_, _| true)?.ok_or(SessionError::Cancelled)?;
        let options = ImportOptions {
            placement: Placement::AllUsers,
            unknown_places: UnknownPlaces::Create,
            ..ImportOptions::default()
        };
        self.execute_if_new(&Command::ImportUsers { rows: file.rows, options })
    }

    /// Functions, ranks and resources of the sample company, as one entry.
    ///
    /// # Errors
    /// Where the entry can't be written.
    pub fn sample_functions(&mut self) -> Result<(), SessionError> {
        let mut commands: Vec<Command> = FUNCTIONS
            .iter()
            .map(|(location, group, functions)| {
                let place = PlaceName { location: (*location).to_owned(), group: group.map(str::to_owned) };
                set_functions(place, functions, FunctionSetting::On)
            })
            .collect();
        // A location's voicemail reaches its groups; the developers do without.
        let developers = PlaceName::group("Berlin", "Entwicklung");
        commands.push(set_functions(developers, &["voicemail"], FunctionSetting::Off));
        let ranks = RANKS.iter().zip(1..).map(|((location, group), rank)| Command::SetRank {
            place: PlaceName::group(location, group),
            rank: Some(rank),
        });
        commands.extend(ranks);
        let all: Vec<&str> = self.installation.catalog.functions.iter().map(|function| function.id.as_str()).collect();
        let free = Self::sample_free_group();
        if self.installation.directory.places.find(&free).is_none() {
            commands.push(Command::CreatePlace { place: free.clone(), description: String::new() });
        }
        commands.push(set_functions(free, &all, FunctionSetting::Off));
        commands.push(Command::EnterResources(RESOURCES.map(|(id, number)| (id.to_owned(), number)).into()));
        self.execute_if_new(&Command::Batch(commands))
    }
}

fn set_functions(place: PlaceName, functions: &[&str], setting: FunctionSetting) -> Command {
    let value = |function: &&str| FunctionValue { function: (*function).to_owned(), setting };
    Command::SetFunctions { place, settings: functions.iter().map(value).collect() }
}
