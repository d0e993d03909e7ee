//! Copies of the change log that the program makes by itself: before an import, and before a newer program writes in it.
//! They lie beside it and hold no key; a backup under a passphrase is for the loss of the machine, these are for
//! mistakes.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use xlm_core::{calendar::UtcMicros, command::Command, event::Event};

use super::{Engine, SessionError};
use crate::{
    journal::{Head, JournalError, copy_change_log},
    preferences::{DataPlace, Existing, write_private},
};

/// How many are kept; the oldest go.
pub const KEPT_COPIES: usize = 10;

/// Bytes of all copies together; the newest is kept however large it is.
const LARGEST_TOGETHER: u64 = 1 << 30;

/// This program, as it is noted beside the copies.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Why a copy was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CopyCause {
    /// Something was about to be imported.
    Import,
    /// A newer version of the program was about to write.
    Update,
    /// Another copy was about to be restored.
    Restore,
}

impl CopyCause {
    const ALL: [Self; 3] = [Self::Import, Self::Update, Self::Restore];

    /// Its name in the name of a file, and for scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Update => "update",
            Self::Restore => "restore",
        }
    }
}

/// A copy of the change log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedCopy {
    /// Where it lies.
    pub file: PathBuf,
    /// Its last entry.
    pub entry: u64,
    /// Why it was made.
    pub cause: CopyCause,
    /// When.
    pub made_at: UtcMicros,
    /// How many bytes it has.
    pub size: u64,
}

/// The copies that are there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Copies {
    /// Where they lie.
    pub folder: PathBuf,
    /// Each of them, the newest last.
    pub saved: Vec<SavedCopy>,
}

/// A copy that has no name yet.
pub(super) struct Unnamed(tempfile::NamedTempFile);

impl Engine {
    /// The copies beside the change log.
    pub fn copies(&self) -> Copies {
        let folder = folder(&self.surroundings.place);
        Copies { saved: saved(&folder), folder }
    }

    /// Copies the change log if a command imports something. Nothing is imported if that fails.
    pub(super) fn copy_before(&self, command: &Command) -> Result<(), SessionError> {
        if !is_import(command) || self.installation().setup.is_none() {
            return Ok(());
        }
        let copy = copied(&self.surroundings.place)?;
        keep(copy, &self.surroundings.place, self.head(), CopyCause::Import)?;
        self.prune_copies()
    }

    /// Copies the change log before another one is restored in its place. The older ones stay for now: one of them is it.
    pub(super) fn copy_before_restore(&self) -> Result<(), SessionError> {
        keep(copied(&self.surroundings.place)?, &self.surroundings.place, self.head(), CopyCause::Restore)
    }

    /// Removes the copies that are too many.
    pub(super) fn prune_copies(&self) -> Result<(), SessionError> {
        prune(&folder(&self.surroundings.place))
    }
}

/// Refuses what only the program itself notes, together with what it has done.
pub(super) fn refuse_by_hand(events: &[Event]) -> Result<(), SessionError> {
    let is_noted = |event: &Event| matches!(event, Event::CopyRestored { .. });
    if events.iter().any(is_noted) { Err(SessionError::NotByHand) } else { Ok(()) }
}

fn is_import(command: &Command) -> bool {
    match command {
        Command::ImportPackage { .. } | Command::LoadVendorLicense(_) | Command::ImportUsers { .. } => true,
        Command::Batch(commands) => commands.iter().any(is_import),
        _ => false,
    }
}

/// What is known of the version that wrote the change log before this one.
pub(super) enum Before {
    /// It was this one, or there is no change log yet.
    Same,
    /// Another one, and this is what it left.
    Other(Unnamed),
    /// Another one, and no copy could be made. That keeps nobody from his licenses: no update deletes an entry.
    NotCopied,
}

/// Copies the change log as another version of the program left it.
pub(super) fn copied_before_update(place: &DataPlace) -> Before {
    if is_noted(place) || !place.change_log().exists() {
        return Before::Same;
    }
    copied(place).map_or(Before::NotCopied, Before::Other)
}

/// Keeps such a copy, and notes that this version writes from now on. What fails is tried again at the next start.
pub(super) fn keep_before_update(before: Before, place: &DataPlace, head: Head) {
    let kept = match before {
        Before::Other(copy) if head != Head::EMPTY => {
            keep(copy, place, head, CopyCause::Update).and_then(|()| prune(&folder(place))).is_ok()
        }
        Before::Other(_) | Before::Same => true,
        Before::NotCopied => false,
    };
    if kept && !is_noted(place) && make_folder(place).is_ok() {
        write_private(&note(place), VERSION.as_bytes(), Existing::Replace).ok();
    }
}

fn is_noted(place: &DataPlace) -> bool {
    fs::read_to_string(note(place)).is_ok_and(|noted| noted.trim() == VERSION)
}

fn folder(place: &DataPlace) -> PathBuf {
    place.folder.join("copies")
}

fn note(place: &DataPlace) -> PathBuf {
    folder(place).join("version")
}

fn make_folder(place: &DataPlace) -> Result<PathBuf, SessionError> {
    let folder = folder(place);
    fs::create_dir_all(&folder).map_err(SessionError::at(&folder))?;
    Ok(folder)
}

fn copied(place: &DataPlace) -> Result<Unnamed, SessionError> {
    let folder = make_folder(place)?;
    let file = tempfile::Builder::new().prefix(".copy-").suffix(".sqlite").tempfile_in(&folder);
    let file = file.map_err(SessionError::at(&folder))?;
    copy_change_log(&place.change_log(), file.path()).map_err(JournalError::from)?;
    Ok(Unnamed(file))
}

fn keep(copy: Unnamed, place: &DataPlace, head: Head, cause: CopyCause) -> Result<(), SessionError> {
    // After a copy was restored, another entry has the same number.
    let digest: String = head.digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let file = folder(place).join(format!("{:010}-{}-{digest}.sqlite", head.number, cause.name()));
    copy.0.persist(&file).map(drop).map_err(|failed| SessionError::at(&file)(failed.error))
}

fn prune(folder: &Path) -> Result<(), SessionError> {
    for old in superfluous(&saved(folder)) {
        match fs::remove_file(&old.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(SessionError::at(&old.file)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Copies that go: the oldest, if there are too many or they are too large together.
fn superfluous(all: &[SavedCopy]) -> impl Iterator<Item = &SavedCopy> {
    let mut size = 0;
    all.iter().rev().enumerate().filter_map(move |(place, copy)| {
        size += copy.size;
        let is_too_much = place >= KEPT_COPIES || (place > 0 && size > LARGEST_TOGETHER);
        is_too_much.then_some(copy)
    })
}

/// The copies in a folder, the oldest first.
fn saved(folder: &Path) -> Vec<SavedCopy> {
    let Ok(listed) = fs::read_dir(folder) else { return vec![] };
    let mut all: Vec<SavedCopy> = listed.filter_map(|file| saved_copy(&file.ok()?.path())).collect();
    all.sort_by(|one, other| (one.made_at, one.entry, &one.file).cmp(&(other.made_at, other.entry, &other.file)));
    all
}

fn saved_copy(file: &Path) -> Option<SavedCopy> {
    let name = file.file_name()?.to_str()?.strip_suffix(".sqlite")?;
    let mut parts = name.split('-');
    let (entry, cause) = (parts.next()?.parse().ok()?, parts.next()?);
    let cause = CopyCause::ALL.into_iter().find(|known| known.name() == cause)?;
    let metadata = fs::metadata(file).ok()?;
    let made = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let made_at = UtcMicros(i64::try_from(made.as_micros()).ok()?);
    Some(SavedCopy { file: file.to_path_buf(), entry, cause, made_at, size: metadata.len() })
}

#[cfg(test)]
mod tests {
    use xlm_core::{command::ImportOptions, directory::PlaceName};

    use super::*;
    use crate::{
        journal::{Options, SqliteJournal, verify},
        preferences::PlaceKind,
        session::{Door, Surroundings},
    };

    fn system(folder: &Path) -> Engine {
        let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
        let mut engine = Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap();
        if engine.installation().setup.is_none() {
            engine.set_up(&Door::New, "v10").unwrap();
            let berlin = Command::CreatePlace { place: PlaceName::location("Berlin"), description: String::new() };
            engine.execute(&berlin, "").unwrap();
        }
        engine
    }

    fn import(number: usize) -> Command {
        let row = format!(
            r#"{{"key": "U{number}", "first_name": "F", "name": "N", "account": "a{number}", "location": "Berlin"}}"#
        );
        Command::ImportUsers {
            rows: vec![serde_json::from_str(&row).unwrap()].into(),
            options: ImportOptions::default(),
        }
    }

    #[test]
    fn an_import_is_preceded_by_a_copy_and_the_newest_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = system(folder.path());
        assert!(engine.copies().saved.is_empty());
        let before = engine.head().number;
        for number in 0..KEPT_COPIES + 3 {
            engine.execute(&import(number), "").unwrap();
        }
        let copies = engine.copies().saved;
        assert_eq!(copies.len(), KEPT_COPIES);
        let newest = copies.last().unwrap();
        assert_eq!((newest.entry, newest.cause), (before + KEPT_COPIES as u64 + 2, CopyCause::Import));
        let options = Options::new(xlm_core::event::PAYLOAD_FORMAT);
        let journal = SqliteJournal::open_existing(&newest.file, options).unwrap();
        let verified = verify(&journal, &[], &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        assert_eq!(verified.entries, before + KEPT_COPIES as u64 + 2);
    }

    #[test]
    fn another_version_leaves_a_copy_of_what_it_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let engine = system(folder.path());
        let (place, entries) = (engine.surroundings.place.clone(), engine.head().number);
        assert!(engine.copies().saved.is_empty(), "it is the version that set the system up");
        drop(engine);
        fs::write(note(&place), "0.0.1").unwrap();
        let kept =
            |engine: Engine| -> Vec<_> { engine.copies().saved.iter().map(|copy| (copy.entry, copy.cause)).collect() };
        assert_eq!(kept(system(folder.path())), [(entries, CopyCause::Update)]);
        assert_eq!(fs::read_to_string(note(&place)).unwrap(), VERSION);
        assert_eq!(kept(system(folder.path())), [(entries, CopyCause::Update)], "once is enough");
    }

    #[test]
    fn nothing_is_imported_if_the_copy_can_not_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = system(folder.path());
        let copies = folder.path().join("copies");
        fs::remove_dir_all(&copies).unwrap();
        fs::write(&copies, "in the way").unwrap();
        let before = engine.head();
        assert!(matches!(engine.execute(&import(1), ""), Err(SessionError::File { .. })));
        assert_eq!(engine.head(), before);
        assert!(engine.installation().directory.users.is_empty());
    }
}
