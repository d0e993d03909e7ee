//! Any bytes as a file with users: no panic, no ID twice, and what was read is read again once it is written.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;

#[path = "sources.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
mod sources;

use sources::users::{Column, read_users, write_users};

fuzz_target!(|file: &[u8]| {
    let Ok(read) = read_users(file) else { return };
    let keys: BTreeSet<&str> = read.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys.len(), read.rows.len());
    assert_eq!(read.row_lines.len(), read.rows.len());
    assert!(read.rows.iter().all(|row| !row.key.is_empty() && row.key.len() <= 64));
    // A column that the file does not have would come back as an empty one.
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|column| read.columns.contains(column)).collect();
    let written = write_users(Vec::new(), &read.rows, &columns).expect("memory takes it");
    let again = read_users(&written).expect("what was written is read");
    assert_eq!(again.bad_rows, []);
    assert_eq!(again.rows, read.rows);
});
