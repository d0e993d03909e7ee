//! What is to be shown.

use std::{path::PathBuf, sync::Arc};

use xlm_core::{
    assignment::Assignment,
    calendar::UtcMicros,
    installation::Installation,
    report::{LastBackup, Overview},
};

use crate::{
    journal::Access,
    session::{Copies, Engine, PastMoment, SessionError},
};

/// What is to be shown: values that do not change any more.
#[derive(Clone, Debug)]
pub struct View {
    /// The state.
    pub installation: Arc<Installation>,
    /// The distribution.
    pub assignment: Arc<Assignment>,
    /// The overview.
    pub overview: Arc<Overview>,
    /// Whether the licenses are bound to this machine, and not to another one.
    pub is_home_server: bool,
    /// Whether the change log may only be read, e.g. because a newer program wrote it.
    pub is_read_only: bool,
    /// Why the key of this machine can't be used; then nothing can be changed.
    pub key_fault: Option<Arc<SessionError>>,
    /// Where the license portal is, if one is known.
    pub portal: Option<String>,
    /// Whether the change log can't be read just now; what is shown is what was read last.
    pub is_unreachable: bool,
    /// The folder of the data.
    pub folder: PathBuf,
    /// The time of the view, by which everything with an end is judged.
    pub at: UtcMicros,
    /// What the clock reads, right or wrong.
    pub clock: UtcMicros,
    /// The newest backup that is known of.
    pub last_backup: Option<LastBackup>,
    /// Copies of the change log that the program made by itself.
    pub copies: Arc<Copies>,
    /// Which point of the past it shows; none for the present.
    pub past: Option<PastMoment>,
}

impl View {
    /// The view of an engine as it is now.
    pub fn of(engine: &Engine) -> Self {
        Self {
            installation: Arc::clone(engine.installation()),
            assignment: Arc::clone(engine.assignment()),
            overview: Arc::new(engine.overview()),
            is_home_server: engine.is_home_server(),
            is_read_only: engine.access() != Access::ReadWrite || engine.key_fault().is_some(),
            key_fault: engine.key_fault().map(|fault| Arc::new(SessionError::Key(Arc::clone(fault)))),
            portal: engine.portal_address().ok().flatten().map(|address| address.to_string()),
            is_unreachable: false,
            folder: engine.surroundings.place.folder.clone(),
            at: engine.now(),
            clock: engine.clock(),
            last_backup: engine.surroundings.place.last_backup(),
            copies: Arc::new(engine.copies()),
            past: None,
        }
    }
}
