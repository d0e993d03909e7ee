//! A change log that is gone with the program: for tests, and for trying something out.
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use xlm_core::calendar::UtcMicros;

use super::{
    Access, AppendError, Appended, Draft, Head, Journal, JournalError, KEPT_SNAPSHOTS, ReadOnlyReason, Snapshot,
    SnapshotContent, StoredEntry, chain, entries::page_of, snapshot,
};

/// A handle of a change log in memory; [`MemoryJournal::another`] gives further handles of the same one.
#[derive(Debug)]
pub struct MemoryJournal {
    store: Arc<Mutex<Store>>,
    /// The newest format of events that this handle's program knows.
    known: u32,
    /// How many of the store's writes came from this handle.
    own_writes: u64,
}

/// What all handles share. Public to the contract tests, which damage it on purpose.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) entries: BTreeMap<u64, StoredEntry>,
    /// Encoded, as in a file.
    pub(super) snapshots: BTreeMap<u64, Vec<u8>>,
    format: u32,
    writes: u64,
}

impl Store {
    fn head(&self) -> (Head, UtcMicros) {
        self.entries.last_key_value().map_or((Head::EMPTY, UtcMicros(i64::MIN)), |(_, last)| (last.head(), last.at))
    }

    fn has(&self, head: Head) -> bool {
        head == Head::EMPTY || self.entries.get(&head.number).is_some_and(|entry| entry.digest == head.digest)
    }
}

impl MemoryJournal {
    /// An empty change log for a program that knows events up to this format.
    pub fn new(format: u32) -> Self {
        Self { store: Arc::default(), known: format, own_writes: 0 }
    }

    /// Another handle of the same change log, as another program would have it.
    #[must_use]
    pub fn another(&self, format: u32) -> Self {
        Self { store: Arc::clone(&self.store), known: format, own_writes: 0 }
    }

    pub(super) fn store(&self) -> MutexGuard<'_, Store> {
        // Every change of the store is complete before its next step could panic.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journal for MemoryJournal {
    fn access(&self) -> Access {
        match self.store().format {
            found if found > self.known => Access::ReadOnly(ReadOnlyReason::NewerFormat { found, known: self.known }),
            _ => Access::ReadWrite,
        }
    }

    fn head(&self) -> Result<Head, JournalError> {
        Ok(self.store().head().0)
    }

    fn append(&mut self, expected: Head, draft: Draft) -> Result<Appended, AppendError> {
        chain::check(&draft)?;
        if let Access::ReadOnly(reason) = self.access() {
            return Err(AppendError::ReadOnly(reason));
        }
        let mut store = self.store();
        let (head, at) = store.head();
        if head != expected {
            return Err(AppendError::Taken { head });
        }
        let mut entry = chain::next_entry(head, at, &draft);
        let appended = Appended { head: entry.head(), at: entry.at };
        entry.payload = draft.payload.content();
        store.entries.insert(entry.number, entry);
        store.format = self.known;
        store.writes += 1;
        drop(store);
        self.own_writes += 1;
        Ok(appended)
    }

    fn read_after(&self, number: u64, limit: usize) -> Result<Vec<StoredEntry>, JournalError> {
        let Some(first) = number.checked_add(1) else { return Ok(Vec::new()) };
        page_of(self.store().entries.range(first..).map(|(_, entry)| Ok(entry.clone())), limit)
    }

    fn read(&self, number: u64) -> Result<Option<StoredEntry>, JournalError> {
        Ok(self.store().entries.get(&number).cloned())
    }

    fn change_counter(&self) -> Result<u64, JournalError> {
        Ok(self.store().writes - self.own_writes)
    }

    fn save_snapshot(&mut self, head: Head, content: &SnapshotContent) -> Result<(), JournalError> {
        if let Access::ReadOnly(reason) = self.access() {
            return Err(JournalError::ReadOnly(reason));
        }
        let mut store = self.store();
        if !store.has(head) {
            return Err(JournalError::UnknownHead { head });
        }
        store.snapshots.insert(head.number, snapshot::encode(head, content));
        while store.snapshots.len() > KEPT_SNAPSHOTS {
            store.snapshots.pop_first();
        }
        store.writes += 1;
        drop(store);
        self.own_writes += 1;
        Ok(())
    }

    fn holds(&self, head: Head) -> Result<bool, JournalError> {
        Ok(self.store().has(head))
    }

    fn latest_snapshot(&self, max: u64) -> Result<Option<Snapshot>, JournalError> {
        let store = self.store();
        let newest_first = store.snapshots.range(..=max).rev();
        Ok(newest_first.filter_map(|(_, bytes)| snapshot::decode(bytes)).find(|snapshot| store.has(snapshot.head)))
    }
}
