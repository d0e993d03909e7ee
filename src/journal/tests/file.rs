//! What only a file can suffer.
use std::{fs, path::Path};

use sha2::{Digest as _, Sha256};

use super::*;
use crate::database;

fn open(file: &Path) -> SqliteJournal {
    SqliteJournal::open(file, Options::new(1)).unwrap()
}

#[test]
fn a_full_disk_refuses_the_entry_and_leaves_the_log_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let first = append(&mut open(&file), "[1]");
    let mut small = Options::new(1);
    small.database.max_pages = Some(24);
    let mut log = SqliteJournal::open(&file, small).unwrap();
    let large = "x".repeat(100 * 4096);

    let outcome = log.append(first.head(), draft(&large));
    let full = |error: &AppendError| matches!(error, AppendError::Journal(JournalError::Database(DatabaseError::Full)));
    assert!(outcome.as_ref().is_err_and(full), "{outcome:?}");
    assert_eq!(log.head().unwrap(), first.head());
    // Nothing that can be packed: it must not fit.
    let noise: Vec<u8> = (0_u32..100 * 128).flat_map(|number| Sha256::digest(number.to_be_bytes())).collect();
    assert!(log.save_snapshot(first.head(), &noise.as_slice().into()).is_err());
    assert_eq!(log.latest_snapshot(1).unwrap(), None);

    // A small entry still fits, and once there is room the large one does.
    let second = append_after(&mut log, first.head(), draft("[2]")).unwrap();
    let mut log = open(&file);
    log.append(second.head(), draft(&large)).unwrap();
    assert_eq!(verify_all(&log).unwrap().entries, 3);
}

#[test]
fn the_table_itself_only_grows() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut log = open(&file);
    append(&mut log, "[1]");
    let connection = rusqlite::Connection::open(&file).unwrap();
    for sql in [
        "DELETE FROM entry",
        "UPDATE entry SET actor = 'guest'",
        "UPDATE entry SET number = 2",
        "UPDATE entry SET payload = x'00'",
        "UPDATE entry SET payload = NULL, at = 0",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    connection.execute("UPDATE entry SET payload = NULL", []).unwrap();
    assert_eq!(verify_all(&log).unwrap().redacted, 1);
}

#[test]
fn a_row_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut log = open(&file);
    for number in 1..=3 {
        append(&mut log, &format!("[{number}]"));
    }
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("DROP TRIGGER entries_keep_their_content").unwrap();
    for (number, sql) in [
        // Not UTF-8.
        (3, "UPDATE entry SET actor = CAST(x'ff' AS TEXT) WHERE number = 3"),
        (2, "PRAGMA ignore_check_constraints = 1; UPDATE entry SET digest = x'00' WHERE number = 2"),
    ] {
        connection.execute_batch(sql).unwrap();
        assert_eq!(fault(&log, &[]), ChainFault { number, what: Fault::Unreadable });
        assert!(matches!(log.read(number), Err(JournalError::Unreadable { number: found }) if found == number));
    }
    assert_eq!(log.read_after(0, 10).unwrap().len(), 1, "what can be read is delivered");
}

#[test]
fn a_damaged_file_is_reported_as_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut log = open(&file);
    for _ in 0..50 {
        append(&mut log, &"x".repeat(500));
    }
    drop(log);
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    fs::write(&file, bytes).unwrap();

    let outcome = SqliteJournal::open(&file, Options::new(1)).and_then(|log| log.read_after(0, 100).map(drop));
    assert!(matches!(outcome, Err(JournalError::Database(DatabaseError::Damaged))), "{outcome:?}");
}

#[test]
fn a_write_protected_log_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let first = append(&mut open(&file), "[1]");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();

    let mut log = open(&file);
    assert_eq!(log.access(), Access::ReadOnly(ReadOnlyReason::NotWritable));
    assert_eq!(log.head().unwrap(), first.head());
    let outcome = log.append(first.head(), draft("[2]"));
    assert!(matches!(outcome, Err(AppendError::ReadOnly(ReadOnlyReason::NotWritable))), "{outcome:?}");
}

#[test]
fn tables_of_a_newer_program_are_read_and_not_written() {
    const NEWER: &[&str] = &["", "", "ALTER TABLE entry ADD COLUMN approved_by TEXT;"];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut older = open(&file);
    let first = append(&mut older, "[1]");
    let mut options = Options::new(1);
    options.database.migrations = NEWER;
    drop(SqliteJournal::open(&file, options).unwrap());

    let reason = ReadOnlyReason::NewerFormat { found: 3, known: 2 };
    let outcome = older.append(first.head(), draft("[2]"));
    assert!(matches!(outcome, Err(AppendError::ReadOnly(found)) if found == reason), "{outcome:?}");
    let log = open(&file);
    assert_eq!(log.access(), Access::ReadOnly(reason));
    assert_eq!(verify_all(&log).unwrap().entries, 1);
    // A backup of it can still be made.
    fs::write(folder.path().join("copy.sqlite"), log.copy().unwrap()).unwrap();
    assert_eq!(open(&folder.path().join("copy.sqlite")).head().unwrap(), first.head());
}

#[test]
fn a_network_share_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = Options::new(1);
    options.database.file_system = |_| Ok(database::FileSystem::Network("cifs".to_owned()));
    let outcome = SqliteJournal::open(&folder.path().join("log.sqlite"), options);
    assert!(matches!(outcome, Err(JournalError::Database(DatabaseError::NetworkShare { .. }))), "{outcome:?}");
}

#[test]
fn a_copy_made_during_work_is_a_complete_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(&folder.path().join("log.sqlite"));
    append(&mut log, "[1]");
    let second = append(&mut log, "[2]");
    let mut other = open(&folder.path().join("log.sqlite"));

    let copy = log.copy().unwrap();
    append(&mut other, "[3]");
    fs::write(folder.path().join("copy.sqlite"), copy).unwrap();

    let mut copy = open(&folder.path().join("copy.sqlite"));
    assert_eq!(copy.access(), Access::ReadWrite);
    assert_eq!(verify_all(&copy).unwrap().head, second.head());
    assert_eq!(append(&mut copy, "[3]").number, 3);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.is_file()), "a folder was left behind: {left:?}");
}

#[test]
fn a_large_entry_lies_there_packed_and_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.sqlite");
    let mut log = open(&file);
    append(&mut log, "[1]");
    let large = format!("[{}]", "\"a user\",".repeat(400_000));
    let written = append(&mut log, &large);
    assert_eq!(log.read(2).unwrap(), Some(written.clone()));
    assert_eq!(verify_all(&log).unwrap().head, written.head());
    drop(log);
    assert!(fs::metadata(&file).unwrap().len() < large.len() as u64 / 4);

    // What can't be unpacked is named, and what was redacted stays so.
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("DROP TRIGGER entries_keep_their_content").unwrap();
    connection.execute("UPDATE entry SET packed_length = packed_length + 1 WHERE number = 2", []).unwrap();
    assert!(matches!(open(&file).read(2), Err(JournalError::Unreadable { number: 2 })));
    connection.execute("UPDATE entry SET payload = NULL WHERE number = 2", []).unwrap();
    assert_eq!(open(&file).read(2).unwrap().unwrap().payload, None);
    assert_eq!(verify_all(&open(&file)).unwrap().redacted, 1);
}

#[test]
fn of_large_snapshots_only_the_newest_stays_and_none_is_in_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(&folder.path().join("log.sqlite"));
    // Such as nothing makes smaller.
    let mut state = 1_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let large: Vec<u8> = (0..20 << 20).map(|_| noise()).collect();
    let (first, second) = (append(&mut log, "[1]").head(), append(&mut log, "[2]").head());
    log.save_snapshot(first, &large.as_slice().into()).unwrap();
    assert!(log.latest_snapshot(1).unwrap().is_some());
    log.save_snapshot(second, &large.as_slice().into()).unwrap();
    assert_eq!(log.latest_snapshot(1).unwrap(), None);
    assert_eq!(log.latest_snapshot(2).unwrap().unwrap().content.len(), large.len());
    assert!(log.copy().unwrap().len() < 1 << 20);
}

#[test]
fn a_missing_log_is_not_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let outcome = SqliteJournal::open_existing(&folder.path().join("log.sqlite"), Options::new(1));
    assert!(matches!(outcome, Err(JournalError::Database(DatabaseError::Missing { .. }))), "{outcome:?}");
}

#[test]
fn entries_of_another_file_take_the_place_of_those_after_the_last_one_in_common() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("log.sqlite"), folder.path().join("copy.sqlite"));
    let mut log = open(&file);
    for number in 1..=3 {
        append(&mut log, &format!("[{number}]"));
    }
    copy_change_log(&file, &copy).unwrap();
    append(&mut log, "[4]");
    let last = append(&mut log, "[5]");
    let redacted = "UPDATE entry SET payload = NULL, packed_length = 0 WHERE number = 2";
    log.database.connection.execute_batch(redacted).unwrap();
    let mut other = open(&copy);
    let new = append(&mut other, "[\"another\"]");
    drop(other);

    assert_eq!(log.common_with(&copy).unwrap(), 3);
    let taken = log.replace_with(new.head(), &copy);
    assert!(matches!(taken, Err(AppendError::Taken { head }) if head == last.head()), "{taken:?}");
    assert_eq!(log.head().unwrap(), last.head());

    let reader = open(&file);
    let counter = reader.change_counter().unwrap();
    log.replace_with(last.head(), &copy).unwrap();
    assert_ne!(reader.change_counter().unwrap(), counter, "others see it");
    assert_eq!(reader.head().unwrap(), new.head());
    assert!(!reader.holds(last.head()).unwrap());
    assert_eq!(reader.read(4).unwrap(), Some(new.clone()));
    assert_eq!(reader.read(2).unwrap().unwrap().payload, None, "what was redacted stays so");
    assert_eq!(verify_all(&reader).unwrap(), Verified { entries: 4, redacted: 1, head: new.head() });
    let deleted = reader.database.connection.execute("DELETE FROM entry WHERE number = 4", []);
    assert!(deleted.is_err(), "the change log only grows, as before");
    assert_eq!(append(&mut log, "[5]").number, 5);
}

#[test]
fn a_log_without_anything_in_common_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("log.sqlite"), folder.path().join("copy.sqlite"));
    let (mut log, mut other) = (open(&file), open(&copy));
    let (mine, theirs) = (append(&mut log, "[1]"), append(&mut other, "[2]"));
    drop(other);
    assert_eq!(log.common_with(&copy).unwrap(), 0);
    log.replace_with(mine.head(), &copy).unwrap();
    assert_eq!(log.head().unwrap(), theirs.head());
}
