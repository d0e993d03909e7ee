//! What the program keeps outside the change log: where the data lie, the installation key, the user's settings, who
//! the user is, and the backup file.
mod actor;
mod backup;
mod file;
mod last_backup;
mod place;
mod restore;
mod secrets;
mod settings;

pub use actor::{Actor, ActorParts, actor, named_actor};
pub use backup::{BackupContents, BackupError, PASSPHRASE_MINIMUM, check_backup, open_backup, seal_backup};
pub use file::{Existing, read_bounded, write_private};
pub use place::{CERTIFICATES, DataPlace, PlaceError, PlaceKind, PlaceState, SystemFolders};
pub use restore::{RestoreError, restore};
pub use secrets::{Exposure, InstallationKey, KeyError, StoredKey, bring_back, set_aside};
pub use settings::{
    Language, LoadedSettings, Look, Renderer, Settings, SettingsError, SettingsFile, SettingsWarning, WindowSize, ZOOM,
};
