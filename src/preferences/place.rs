//! Where the data of a system lie.
use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

/// The folder's name on Windows and macOS.
const NAME: &str = "XPhone License Manager";
/// The folder's name on Linux.
const UNIX_NAME: &str = "xphone-license-manager";

/// The change log's file.
const CHANGE_LOG: &str = "change-log.sqlite";

/// Folder of the certificates that were read, beside the change log.
pub const CERTIFICATES: &str = "certificates";

/// The folder with the data of one system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataPlace {
    /// The folder; it may not exist yet.
    pub folder: PathBuf,
    /// How it was chosen.
    pub kind: PlaceKind,
}

/// How a data place was chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceKind {
    /// It was named: `--data` or `XLM_DATA`.
    Given,
    /// The machine's: every administrator sees the same data.
    Machine,
    /// The user's own, because the machine's is not open to him.
    User {
        /// The machine's place, if it exists: somebody else has data there, and the user should be told.
        passed_over: Option<PathBuf>,
    },
    /// The sample company, in a folder of its own.
    Sample,
}

/// What is in a data place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceState {
    /// Neither a change log nor an installation key.
    Empty,
    /// At least one of them, or what SQLite keeps beside a change log.
    InUse,
    /// A restore was cut off in the middle: nothing in it counts; it can be restored again.
    RestoreUnfinished,
}

/// There is no place for the data.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// A database URL was given; it is not repeated here, because it may hold a password.
    #[error("this program has no support for PostgreSQL")]
    Postgres,
    /// Neither the machine's nor the user's folder is known.
    #[error("there is no folder for the data")]
    NoFolder,
    /// The folder could not be created.
    #[error("{folder} could not be created", folder = .folder.display())]
    Create {
        /// The folder.
        folder: PathBuf,
        /// What the file system said.
        #[source]
        source: io::Error,
    },
}

/// The folders that the operating system has for data.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SystemFolders {
    /// The machine's place for this program.
    pub machine: Option<PathBuf>,
    /// The user's place for this program.
    pub user: Option<PathBuf>,
}

impl SystemFolders {
    /// Those of the operating system that this process runs on.
    pub fn of_this_system() -> Self {
        let name = if cfg!(any(windows, target_os = "macos")) { NAME } else { UNIX_NAME };
        let machine = if cfg!(windows) {
            std::env::var_os("ProgramData").filter(|folder| !folder.is_empty()).map(PathBuf::from)
        } else if cfg!(target_os = "macos") {
            Some(PathBuf::from("/Library/Application Support"))
        } else {
            Some(PathBuf::from("/var/lib"))
        };
        Self {
            machine: machine.map(|folder| folder.join(name)),
            user: dirs::data_local_dir().map(|folder| folder.join(name)),
        }
    }
}

impl DataPlace {
    /// The place that was given (`--data` or `XLM_DATA`), else the machine's if it may be used, else the user's.
    ///
    /// # Errors
    /// If no place can be used.
    pub fn resolve(given: Option<&OsStr>, folders: SystemFolders) -> Result<Self, PlaceError> {
        if let Some(given) = given.filter(|given| !given.is_empty()) {
            let text = given.to_string_lossy();
            if ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
                return Err(PlaceError::Postgres);
            }
            return Ok(Self { folder: PathBuf::from(given), kind: PlaceKind::Given });
        }
        let SystemFolders { machine, user } = folders;
        match machine {
            Some(folder) if may_be_used(&folder) => Ok(Self { folder, kind: PlaceKind::Machine }),
            machine => {
                let folder = user.ok_or(PlaceError::NoFolder)?;
                let passed_over = machine.filter(|folder| folder.exists());
                Ok(Self { folder, kind: PlaceKind::User { passed_over } })
            }
        }
    }

    /// The sample company's own place beside the data of this one.
    #[must_use]
    pub fn sample(&self) -> Self {
        Self { folder: self.folder.join("sample"), kind: PlaceKind::Sample }
    }

    /// The change log.
    pub fn change_log(&self) -> PathBuf {
        self.folder.join(CHANGE_LOG)
    }

    /// The installation key; on the home server only.
    pub fn installation_key(&self) -> PathBuf {
        self.folder.join("installation.key")
    }

    /// Folder of the certificates that were read.
    pub fn certificates(&self) -> PathBuf {
        self.folder.join(CERTIFICATES)
    }

    /// Creates the folder of the certificates, open to its owner only, unless it is there.
    ///
    /// # Errors
    /// What the file system reports.
    pub fn create_certificates(&self) -> Result<(), PlaceError> {
        create_private(&self.certificates())
    }

    /// Every file that belongs to a system.
    pub(super) fn files(&self) -> [PathBuf; 4] {
        let beside = |ending| self.folder.join(format!("{CHANGE_LOG}{ending}"));
        [self.change_log(), beside("-wal"), beside("-shm"), self.installation_key()]
    }

    /// Stands here while a restore is at work.
    pub(super) fn restore_mark(&self) -> PathBuf {
        self.folder.join("restore.unfinished")
    }

    /// Creates the folder, open to its owner only, unless it is there.
    ///
    /// # Errors
    /// What the file system reports.
    pub fn create(&self) -> Result<(), PlaceError> {
        create_private(&self.folder)
    }

    /// What is there. To be asked before anything in it is opened.
    pub fn state(&self) -> PlaceState {
        if self.restore_mark().exists() {
            PlaceState::RestoreUnfinished
        } else if self.files().iter().any(|file| file.exists()) {
            PlaceState::InUse
        } else {
            PlaceState::Empty
        }
    }
}

fn create_private(folder: &Path) -> Result<(), PlaceError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| PlaceError::Create { folder: folder.to_path_buf(), source })
}

/// May files be created in this folder, or in the one above it if it does not exist yet? Tried, because permissions say
/// little on Windows.
fn may_be_used(folder: &Path) -> bool {
    let existing = if folder.exists() { Some(folder) } else { folder.parent() };
    existing.is_some_and(|existing| existing.is_dir() && tempfile::tempfile_in(existing).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(root: &Path) -> SystemFolders {
        SystemFolders { machine: Some(root.join("machine/xlm")), user: Some(root.join("user/xlm")) }
    }

    #[test]
    fn the_given_place_wins() {
        let place = DataPlace::resolve(Some(OsStr::new("/srv/data")), folders(Path::new("/nowhere"))).unwrap();
        assert_eq!(place, DataPlace { folder: "/srv/data".into(), kind: PlaceKind::Given });
    }

    #[test]
    fn the_machine_comes_before_the_user() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("machine")).unwrap();
        for given in [None, Some(OsStr::new(""))] {
            let place = DataPlace::resolve(given, folders(root.path())).unwrap();
            assert_eq!(place, DataPlace { folder: root.path().join("machine/xlm"), kind: PlaceKind::Machine });
        }
        assert_eq!(fs::read_dir(root.path().join("machine")).unwrap().count(), 0, "asking creates nothing");
    }

    #[test]
    fn a_machine_place_that_cannot_be_used_is_passed_over_and_named() {
        let root = tempfile::tempdir().unwrap();
        let place = DataPlace::resolve(None, folders(root.path())).unwrap();
        assert_eq!(place.kind, PlaceKind::User { passed_over: None });

        // A file in its place stands for a folder that is closed to the user: root can enter any folder.
        let machine = root.path().join("machine/xlm");
        fs::create_dir(root.path().join("machine")).unwrap();
        fs::write(&machine, b"").unwrap();
        let place = DataPlace::resolve(None, folders(root.path())).unwrap();
        assert_eq!(place.folder, root.path().join("user/xlm"));
        assert_eq!(place.kind, PlaceKind::User { passed_over: Some(machine) });
    }

    #[test]
    fn no_folder_at_all_is_an_error() {
        assert!(matches!(DataPlace::resolve(None, SystemFolders::default()), Err(PlaceError::NoFolder)));
    }

    #[test]
    fn a_database_url_is_refused_without_its_password() {
        let url = OsStr::new("postgres://admin:secret@server/xlm");
        let error = DataPlace::resolve(Some(url), SystemFolders::default()).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }

    #[test]
    fn a_new_place_is_empty_and_closed_to_others() {
        let root = tempfile::tempdir().unwrap();
        let place = DataPlace { folder: root.path().join("a/b"), kind: PlaceKind::Given };
        assert_eq!(place.state(), PlaceState::Empty);
        place.create().unwrap();
        place.create().unwrap();
        assert_eq!(place.state(), PlaceState::Empty);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&place.folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        fs::write(place.installation_key(), b"").unwrap();
        assert_eq!(place.state(), PlaceState::InUse);
        assert_eq!(place.sample().state(), PlaceState::Empty, "the sample company uses nothing up");
    }
}
