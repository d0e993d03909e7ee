//! Opening a database file and bringing its tables up to date.
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{DatabaseError, FileSystem, file_system_of, while_busy};

/// How a database is to be opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// SQLite's `application_id`: marks the file as ours.
    pub application_id: i32,
    /// SQL that leads from each version of the tables to the next; `user_version` counts those applied.
    pub migrations: &'static [&'static str],
    /// Where a file lies; tests give their own answer.
    pub file_system: fn(&Path) -> io::Result<FileSystem>,
    /// How long one statement waits for another process.
    pub patience: Duration,
    /// The most pages (4 KiB each) that the file may have; tests fill a small disk with it.
    pub max_pages: Option<u32>,
}

impl Options {
    /// The usual options for a file with these tables.
    pub const fn new(application_id: i32, migrations: &'static [&'static str]) -> Self {
        Self {
            application_id,
            migrations,
            file_system: file_system_of,
            patience: Duration::from_secs(5),
            max_pages: None,
        }
    }
}

/// May a database be written?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// It may be read and written.
    ReadWrite,
    /// It may be read only.
    ReadOnly(ReadOnlyReason),
}

/// Why a database may not be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadOnlyReason {
    /// A newer program wrote it: its format (of the tables or of what they hold) is above what this program knows.
    #[error("a newer program has written format {found}, this one knows {known}")]
    NewerFormat {
        /// The format found.
        found: u32,
        /// The newest format that this program knows.
        known: u32,
    },
    /// The file or its folder is write-protected.
    #[error("the file is write-protected")]
    NotWritable,
}

/// An open database.
#[derive(Debug)]
pub struct Database {
    /// The connection, with WAL, `synchronous=FULL` and foreign keys on.
    pub connection: Connection,
    /// Whether it may be written; the connection itself refuses if not.
    pub access: Access,
    /// Where the file lies.
    pub file: PathBuf,
    identity: Option<Identity>,
}

/// Which file it is, whatever its name: device and number.
type Identity = (u64, u64);

/// The file of this name; none where there is none. Windows lets nobody remove a file that is open, so there is nothing
/// to tell apart.
fn identity(file: &Path) -> Option<Identity> {
    let found = fs::metadata(file).ok()?;
    #[cfg(unix)]
    let identity = {
        use std::os::unix::fs::MetadataExt as _;
        (found.dev(), found.ino())
    };
    #[cfg(not(unix))]
    let identity = (0, u64::from(found.is_file()));
    Some(identity)
}

/// What the first look into a file finds.
enum Found {
    Empty,
    Version(u32),
}

impl Database {
    /// Whether the file is still at its place. One that was removed can be written on and on, and nobody ever sees it.
    pub fn is_in_place(&self) -> bool {
        self.identity.is_some() && identity(&self.file) == self.identity
    }

    /// Opens a database, and creates it if there is none. A new file can be read by its owner only.
    ///
    /// # Errors
    /// See [`DatabaseError`]; nothing has been changed then.
    pub fn open(file: &Path, options: &Options) -> Result<Self, DatabaseError> {
        refuse_network_share(file, options)?;
        create_private(file).map_err(|source| DatabaseError::File { file: file.to_path_buf(), source })?;
        Self::open_existing(file, options)
    }

    /// Opens a database that exists already.
    ///
    /// # Errors
    /// [`DatabaseError::Missing`] if there is none; otherwise as [`Database::open`].
    pub fn open_existing(file: &Path, options: &Options) -> Result<Self, DatabaseError> {
        refuse_network_share(file, options)?;
        let metadata = fs::metadata(file).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => DatabaseError::Missing { file: file.to_path_buf() },
            _ => DatabaseError::File { file: file.to_path_buf(), source },
        })?;
        // Asked here because the kernel lets root write even to a file that somebody has protected.
        if metadata.permissions().readonly() {
            return open_read_only(file, options, ReadOnlyReason::NotWritable);
        }
        match open_writable(file, options) {
            Err(error) if is_protected(&error) => open_read_only(file, options, ReadOnlyReason::NotWritable),
            outcome => outcome,
        }
    }
}

/// Copies a database, with all that is still in its write-ahead log, into a file that is empty or not there. The
/// database itself is not touched, not even to bring it to a newer version.
///
/// # Errors
/// See [`DatabaseError`].
pub fn copy(file: &Path, to: &Path, options: &Options) -> Result<(), DatabaseError> {
    refuse_network_share(file, options)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(options.patience)?;
    let name = to.to_string_lossy();
    while_busy(|| Ok(connection.execute("VACUUM INTO ?1", [&*name]).map(drop)?))
}

fn refuse_network_share(file: &Path, options: &Options) -> Result<(), DatabaseError> {
    let found = (options.file_system)(file);
    match found.map_err(|source| DatabaseError::File { file: file.to_path_buf(), source })? {
        FileSystem::Local => Ok(()),
        FileSystem::Network(kind) => Err(DatabaseError::NetworkShare { file: file.to_path_buf(), kind }),
    }
}

/// SQLite gives the files beside it (`-wal`, `-shm`) the permissions of the database itself.
fn create_private(file: &Path) -> io::Result<()> {
    let mut new = fs::OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    match new.open(file) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        outcome => outcome.map(drop),
    }
}

/// Is this what a write-protected file, or a folder in which SQLite cannot create `-wal` and `-shm`, leads to?
fn is_protected(error: &DatabaseError) -> bool {
    match error {
        DatabaseError::ReadOnly => true,
        DatabaseError::Sql(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen),
        _ => false,
    }
}

fn open_writable(file: &Path, options: &Options) -> Result<Database, DatabaseError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(options.patience)?;
    let known = options.migrations.len() as u32;
    let found = while_busy(|| inspect(&connection, file, options))?;
    if matches!(found, Found::Version(found) if found > known) {
        // The tables may have rules that this program does not know: not even its own connection may write.
        drop(connection);
        return open_read_only(file, options, ReadOnlyReason::NotWritable);
    }
    configure(&connection, options)?;
    while_busy(|| migrate(&connection, options))?;
    Ok(Database { connection, access: Access::ReadWrite, file: file.to_path_buf(), identity: identity(file) })
}

/// `reason` counts if the format is one that this program knows.
fn open_read_only(file: &Path, options: &Options, reason: ReadOnlyReason) -> Result<Database, DatabaseError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(options.patience)?;
    let mut found = while_busy(|| inspect(&connection, file, options));
    if found.is_err() && !has_pending_changes(file) {
        // WAL wants to create its shared memory beside the file even for reading. Where the folder forbids that, nobody
        // can write, and the file can be read as it is.
        connection = Connection::open_with_flags(immutable(file), flags | OpenFlags::SQLITE_OPEN_URI)?;
        found = inspect(&connection, file, options);
    }
    let known = options.migrations.len() as u32;
    let reason = match found? {
        Found::Empty => return Err(DatabaseError::ReadOnly),
        Found::Version(found) if found > known => ReadOnlyReason::NewerFormat { found, known },
        Found::Version(found) if found < known => return Err(DatabaseError::ReadOnly),
        Found::Version(_) => reason,
    };
    Ok(Database { connection, access: Access::ReadOnly(reason), file: file.to_path_buf(), identity: identity(file) })
}

/// The `-wal` file beside a database holds changes that are not in the file itself yet.
fn has_pending_changes(file: &Path) -> bool {
    let mut beside = file.as_os_str().to_owned();
    beside.push("-wal");
    fs::metadata(PathBuf::from(beside)).is_ok_and(|metadata| metadata.len() > 0)
}

/// The file as a URI that promises SQLite that nobody writes.
pub(super) fn immutable(file: &Path) -> String {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let path = absolute.to_string_lossy().replace('\\', "/");
    let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file:{root}{path}?immutable=1")
}

/// Whose file is it, and how old are its tables? Changes nothing.
fn inspect(connection: &Connection, file: &Path, options: &Options) -> Result<Found, DatabaseError> {
    // One transaction, or another program could fill the file between two of the questions.
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let pragma = |name: &str| transaction.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let not_ours = || DatabaseError::NotOurs { file: file.to_path_buf() };
    let application_id = pragma("application_id").map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => not_ours(),
        _ => error.into(),
    })?;
    let version = pragma("user_version")?;
    let tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application_id, version, tables) {
        (0, 0, 0) => Ok(Found::Empty),
        (id, version, _) if id == options.application_id => Ok(Found::Version(u32::try_from(version).unwrap_or(0))),
        _ => Err(not_ours()),
    }
}

fn configure(connection: &Connection, options: &Options) -> Result<(), DatabaseError> {
    let mode: String =
        while_busy(|| Ok(connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?))?;
    if mode != "wal" {
        return Err(DatabaseError::ReadOnly);
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    // After a large entry the log beside the file is cut to this, instead of keeping its size.
    connection.pragma_update_and_check(None, "journal_size_limit", 4 << 20, |_| Ok(()))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if let Some(pages) = options.max_pages {
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
    }
    Ok(())
}

/// Applies the migrations that are missing and marks the file as ours, all or nothing.
fn migrate(connection: &Connection, options: &Options) -> Result<(), DatabaseError> {
    let known = options.migrations.len();
    if version(connection)? >= known {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    // Looked up again under the lock: two programs may start at once, and one of them may be newer.
    let found = version(connection)?;
    if found >= known {
        return Ok(());
    }
    for migration in options.migrations.iter().skip(found) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", options.application_id)?;
    transaction.pragma_update(None, "user_version", known as u32)?;
    Ok(transaction.commit()?)
}

fn version(connection: &Connection) -> Result<usize, DatabaseError> {
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(0))
}
