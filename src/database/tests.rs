//! Opening, versions, write protection and the place of the file.
use std::{fs, path::Path, time::Duration};

use super::{file_system::network_path, *};

const ID: i32 = 0x7E57;
const ONE: Options = Options::new(ID, &["CREATE TABLE word (text TEXT NOT NULL) STRICT;"]);
const TWO: Options = Options::new(
    ID,
    &[
        "CREATE TABLE word (text TEXT NOT NULL) STRICT;",
        "ALTER TABLE word ADD COLUMN language TEXT NOT NULL DEFAULT 'en';",
    ],
);

/// The second migration fails in its second statement.
const BROKEN: Options = Options::new(
    ID,
    &["CREATE TABLE word (text TEXT NOT NULL) STRICT;", "ALTER TABLE word ADD COLUMN number INTEGER; nonsense;"],
);

fn words(database: &Database) -> i64 {
    database.connection.query_row("SELECT count(*) FROM word", [], |row| row.get(0)).unwrap()
}

fn add_word(database: &Database) -> Result<usize, DatabaseError> {
    Ok(database.connection.execute("INSERT INTO word (text) VALUES ('fax')", [])?)
}

#[test]
fn a_new_file_is_durable_and_private() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join("new.sqlite"), &ONE).unwrap();

    let pragma = |name| database.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(pragma("synchronous"), 2, "FULL");
    assert_eq!(pragma("foreign_keys"), 1);
    let mode: String = database.connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    add_word(&database).unwrap();
    #[cfg(unix)]
    for entry in fs::read_dir(folder.path()).unwrap() {
        use std::os::unix::fs::PermissionsExt as _;
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
    }
}

#[test]
fn an_existing_file_is_not_created_by_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.sqlite");
    assert!(matches!(Database::open_existing(&file, &ONE), Err(DatabaseError::Missing { .. })));
    assert!(!file.exists());
}

#[test]
fn a_newer_program_brings_an_older_file_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.sqlite");
    add_word(&Database::open(&file, &ONE).unwrap()).unwrap();

    let database = Database::open(&file, &TWO).unwrap();
    assert_eq!(database.access, Access::ReadWrite);
    let language: String = database.connection.query_row("SELECT language FROM word", [], |row| row.get(0)).unwrap();
    assert_eq!(language, "en");
}

#[test]
fn an_older_program_reads_a_newer_file_and_cannot_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.sqlite");
    add_word(&Database::open(&file, &TWO).unwrap()).unwrap();

    let database = Database::open(&file, &ONE).unwrap();
    assert_eq!(database.access, Access::ReadOnly(ReadOnlyReason::NewerFormat { found: 2, known: 1 }));
    assert_eq!(words(&database), 1);
    assert!(matches!(add_word(&database), Err(DatabaseError::ReadOnly)));
}

#[test]
fn a_failed_migration_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.sqlite");
    add_word(&Database::open(&file, &ONE).unwrap()).unwrap();

    assert!(matches!(Database::open(&file, &BROKEN), Err(DatabaseError::Sql(_))));

    let database = Database::open(&file, &ONE).unwrap();
    assert_eq!(database.access, Access::ReadWrite);
    let columns: i64 =
        database.connection.query_row("SELECT count(*) FROM pragma_table_info('word')", [], |row| row.get(0)).unwrap();
    assert_eq!(columns, 1);
}

#[test]
fn files_of_other_programs_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    fs::write(
        &text,
        "not a database at all, but long enough to be mistaken for the header of one, is it not?".repeat(9),
    )
    .unwrap();
    let other = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();

    for file in [text, other] {
        let before = fs::read(&file).unwrap();
        assert!(matches!(Database::open(&file, &ONE), Err(DatabaseError::NotOurs { .. })), "{}", file.display());
        assert_eq!(fs::read(&file).unwrap(), before, "{}", file.display());
    }
}

#[test]
fn a_write_protected_file_is_opened_for_reading() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("protected.sqlite");
    add_word(&Database::open(&file, &ONE).unwrap()).unwrap();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();

    let database = Database::open(&file, &ONE).unwrap();
    assert_eq!(database.access, Access::ReadOnly(ReadOnlyReason::NotWritable));
    assert_eq!(words(&database), 1);
    assert!(matches!(add_word(&database), Err(DatabaseError::ReadOnly)));
}

#[test]
fn names_that_mean_something_in_a_uri_are_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("50% off?#1 übrig.sqlite");
    add_word(&Database::open(&file, &ONE).unwrap()).unwrap();
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let connection = rusqlite::Connection::open_with_flags(open::immutable(&file), flags).unwrap();
    let found: i64 = connection.query_row("SELECT count(*) FROM word", [], |row| row.get(0)).unwrap();
    assert_eq!(found, 1);
}

#[test]
fn a_lock_of_another_process_is_waited_for_and_then_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("busy.sqlite");
    let impatient = Options { patience: Duration::from_millis(1), ..ONE };
    let first = Database::open(&file, &impatient).unwrap();
    let second = Database::open(&file, &impatient).unwrap();
    first.connection.execute_batch("BEGIN IMMEDIATE").unwrap();

    let mut attempts = 0;
    let outcome = while_busy(|| {
        attempts += 1;
        add_word(&second)
    });
    assert!(matches!(outcome, Err(DatabaseError::Busy)));
    assert!(attempts > 1);

    let outcome = while_busy(|| {
        let outcome = add_word(&second);
        if outcome.is_err() {
            first.connection.execute_batch("COMMIT")?;
        }
        outcome
    });
    assert_eq!(outcome.unwrap(), 1);
}

#[test]
fn many_programs_may_create_the_same_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("race.sqlite");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| add_word(&Database::open(&file, &TWO).unwrap()).unwrap());
        }
    });
    assert_eq!(words(&Database::open(&file, &TWO).unwrap()), 8);
}

#[test]
fn a_network_share_is_refused_before_anything_is_created() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shared.sqlite");
    let outcome = Database::open(&file, &Options { file_system: |_| Ok(FileSystem::Network("nfs".to_owned())), ..ONE });
    assert!(matches!(outcome, Err(DatabaseError::NetworkShare { kind, .. }) if kind == "nfs"));
    assert!(!file.exists());
}

#[test]
fn the_nearest_folder_answers_for_a_file_that_does_not_exist_yet() {
    let folder = tempfile::tempdir().unwrap();
    let known = file_system_of(folder.path()).unwrap();
    assert_eq!(file_system_of(&folder.path().join("a/b/c.sqlite")).unwrap(), known);
}

#[test]
fn windows_shares_are_known_by_their_path() {
    for (path, share) in [
        (r"\\server\data\xlm", Some(r"\\server\data")),
        (r"\\?\UNC\server\data\xlm", Some(r"\\server\data")),
        (r"\\?\unc\server\data", Some(r"\\server\data")),
        (r"\\?\C:\ProgramData", None),
        (r"\\.\C:\ProgramData", None),
        (r"C:\ProgramData\XPhone License Manager", None),
        ("/var/lib/xphone-license-manager", None),
        (r"\\?\ä", None),
    ] {
        assert_eq!(network_path(path).as_deref(), share, "{path}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn linux_shares_are_known_by_their_number_or_their_mount() {
    use super::file_system::linux;

    assert_eq!(linux::network_by_magic(0x6969), Some("nfs"));
    assert_eq!(linux::network_by_magic(0xFF53_4D42), Some("cifs"));
    assert_eq!(linux::network_by_magic(0xEF53), None, "ext4");
    assert_eq!(linux::network_by_magic(0x0102_1994), None, "tmpfs");

    let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
        30 22 0:40 / /mnt rw - fuse.sshfs admin@server:/srv rw\n\
        31 30 0:41 / /mnt/local\\040disk rw - fuseblk /dev/sdb1 rw\n\
        32 22 0:42 / /media rw - fuse server:/srv rw\n\
        33 22 0:43 / /opt rw - fuse.gocryptfs /srv/cipher rw\n";
    for (path, program) in [
        ("/mnt/data", Some("sshfs")),
        ("/mnt/local disk/data", None),
        ("/mntx", None),
        ("/media/data", Some("fuse")),
        ("/opt/data", None),
        ("/", None),
    ] {
        assert_eq!(linux::network_by_mount(mounts, Path::new(path)).as_deref(), program, "{path}");
    }
    assert_eq!(linux::network_by_mount("nonsense\n - \n", Path::new("/")), None);
}
