//! The two stores under the contract, and how somebody could damage them.
use super::*;

/// A change log that the tests can open several times and damage behind its back.
pub(super) trait Store {
    type Log: Journal;

    fn new() -> Self;
    /// A further handle, for a program that knows events up to this format.
    fn open(&self, format: u32) -> Self::Log;
    fn damage(&self, damage: Damage);
}

/// What somebody does to the stored data.
pub(super) enum Damage {
    Payload(u64, &'static str),
    /// With the digest of the new payload put in its place.
    PayloadAndItsDigest(u64, &'static str),
    Actor(u64, &'static str),
    /// Moves the border between actor and reason.
    ActorAndReason(u64, &'static str, &'static str),
    Time(u64, i64),
    Remove(u64),
    /// Exchanges everything but the numbers.
    Swap(u64, u64),
    Redact(u64),
    Snapshot(u64, Vec<u8>),
    RemoveSnapshots,
}

pub(super) struct InMemory(MemoryJournal);

impl Store for InMemory {
    type Log = MemoryJournal;

    fn new() -> Self {
        Self(MemoryJournal::new(1))
    }

    fn open(&self, format: u32) -> MemoryJournal {
        self.0.another(format)
    }

    fn damage(&self, damage: Damage) {
        let mut store = self.0.store();
        let mut edit = |number: u64, change: &dyn Fn(&mut StoredEntry)| {
            change(store.entries.get_mut(&number).unwrap());
        };
        match damage {
            Damage::Payload(number, text) => edit(number, &|entry| entry.payload = Some(text.into())),
            Damage::PayloadAndItsDigest(number, text) => edit(number, &|entry| {
                entry.payload = Some(text.into());
                entry.payload_digest = chain::payload_digest(text.as_bytes());
            }),
            Damage::Actor(number, actor) => edit(number, &|entry| entry.actor = actor.to_owned()),
            Damage::ActorAndReason(number, actor, reason) => edit(number, &|entry| {
                entry.actor = actor.to_owned();
                entry.reason = reason.to_owned();
            }),
            Damage::Time(number, at) => edit(number, &|entry| entry.at = UtcMicros(at)),
            Damage::Redact(number) => edit(number, &|entry| entry.payload = None),
            Damage::Remove(number) => drop(store.entries.remove(&number)),
            Damage::Swap(one, other) => {
                let first = store.entries[&one].clone();
                let second = store.entries.insert(other, StoredEntry { number: other, ..first }).unwrap();
                store.entries.insert(one, StoredEntry { number: one, ..second });
            }
            Damage::Snapshot(number, bytes) => drop(store.snapshots.insert(number, bytes)),
            Damage::RemoveSnapshots => store.snapshots.clear(),
        }
    }
}

/// A change log in memory that holds these entries, right or wrong.
pub(super) fn of_entries(entries: impl Iterator<Item = StoredEntry>) -> MemoryJournal {
    let log = MemoryJournal::new(1);
    log.store().entries = entries.map(|entry| (entry.number, entry)).collect();
    log
}

pub(super) struct InFile(tempfile::TempDir);

impl Store for InFile {
    type Log = SqliteJournal;

    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn open(&self, format: u32) -> SqliteJournal {
        SqliteJournal::open(&self.0.path().join("log.sqlite"), Options::new(format)).unwrap()
    }

    fn damage(&self, damage: Damage) {
        let connection = rusqlite::Connection::open(self.0.path().join("log.sqlite")).unwrap();
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            connection.execute(sql, values).unwrap();
        };
        if let Damage::Redact(number) = damage {
            // The guards of the table let this through.
            return run("UPDATE entry SET payload = NULL WHERE number = ?1", &[&(number as i64)]);
        }
        connection
            .execute_batch("DROP TRIGGER IF EXISTS entries_stay; DROP TRIGGER IF EXISTS entries_keep_their_content;")
            .unwrap();
        match damage {
            Damage::Redact(_) => {}
            Damage::Payload(number, text) => {
                run("UPDATE entry SET payload = ?2 WHERE number = ?1", &[&(number as i64), &text.as_bytes()]);
            }
            Damage::PayloadAndItsDigest(number, text) => run(
                "UPDATE entry SET payload = ?2, payload_digest = ?3 WHERE number = ?1",
                &[&(number as i64), &text.as_bytes(), &chain::payload_digest(text.as_bytes())],
            ),
            Damage::Actor(number, actor) => {
                run("UPDATE entry SET actor = ?2 WHERE number = ?1", &[&(number as i64), &actor]);
            }
            Damage::ActorAndReason(number, actor, reason) => {
                run("UPDATE entry SET actor = ?2, reason = ?3 WHERE number = ?1", &[&(number as i64), &actor, &reason]);
            }
            Damage::Time(number, at) => run("UPDATE entry SET at = ?2 WHERE number = ?1", &[&(number as i64), &at]),
            Damage::Remove(number) => run("DELETE FROM entry WHERE number = ?1", &[&(number as i64)]),
            Damage::Swap(one, other) => {
                for (from, to) in [(one as i64, i64::MAX), (other as i64, one as i64), (i64::MAX, other as i64)] {
                    run("UPDATE entry SET number = ?2 WHERE number = ?1", &[&from, &to]);
                }
            }
            Damage::Snapshot(number, bytes) => {
                run("INSERT OR REPLACE INTO snapshot VALUES (?1, ?2)", &[&(number as i64), &bytes]);
            }
            Damage::RemoveSnapshots => run("DELETE FROM snapshot", &[]),
        }
    }
}
