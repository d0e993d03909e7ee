//! Snapshots: a system is opened from the newest one and the entries after it, instead of from all entries.

use std::sync::Arc;

use xlm_core::installation::Installation;

use super::{Engine, Surroundings};
use crate::journal::{Head, Journal, SnapshotContent};

/// Snapshots are of one build: another program may make another state of the same entries.
const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("XLM_COMMIT"));

/// What it costs to read and apply an entry besides its payload, in bytes of payload.
const BYTES_PER_ENTRY: usize = 512;

/// Less than this is applied again faster than a snapshot is made.
const LEAST_REPLAY: usize = 64 << 10;

/// How much would have to be read and applied again without a newer snapshot.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Replay {
    /// Bytes of payload since the newest snapshot.
    since: usize,
    /// Bytes of that snapshot; 0 without one.
    snapshot: usize,
}

impl Replay {
    /// An entry came, with a payload of so many bytes.
    pub(super) fn add(&mut self, payload: usize) {
        self.since += BYTES_PER_ENTRY + payload;
    }

    /// Whether a snapshot is worth its bytes: a large state is not written again for a small change.
    const fn is_long(self) -> bool {
        self.since > LEAST_REPLAY + self.snapshot / 4
    }
}

/// The newest state up to entry `max` that was saved and fits: its head, and what is to be applied from there on. A new
/// system where there is none.
pub(super) fn newest(journal: &dyn Journal, surroundings: &Surroundings, max: u64) -> (Installation, Head, Replay) {
    let restored = || {
        // A snapshot that can't be read is none: the entries say the same.
        let snapshot = journal.latest_snapshot(max).ok()??;
        let content = &snapshot.content;
        let mut next = content.unpack();
        let mut state = Installation::restore(content.len(), &mut next, BUILD, &surroundings.catalogs)?;
        state.verify_package(&surroundings.trust);
        let replay = Replay { since: 0, snapshot: content.len() };
        (state.entry == snapshot.head.number).then_some((state, snapshot.head, replay))
    };
    let new = || (Installation::new(Arc::clone(&surroundings.catalogs)), Head::EMPTY, Replay::default());
    restored().unwrap_or_else(new)
}

impl Engine {
    /// Saves a snapshot if opening the system would take long without it. To be called when nobody waits.
    pub fn keep_snapshot(&mut self) {
        if !self.replay.is_long() {
            return;
        }
        // Whether it can be saved or not, it is not tried again before more has come.
        let size = self.replay.since;
        self.replay = Replay { since: 0, snapshot: size };
        let mut content = SnapshotContent::default();
        if self.installation.save(BUILD, &mut |piece| content.add(piece)).is_none() {
            return;
        }
        if self.journal.save_snapshot(self.head, &content).is_ok() {
            self.replay.snapshot = content.len();
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.keep_snapshot();
    }
}

#[cfg(test)]
mod tests {
    use xlm_core::{
        command::{Command, ImportOptions, UnknownPlaces},
        directory::{UserKey, UserRow},
    };

    use super::*;
    use crate::{
        preferences::{DataPlace, PlaceKind},
        session::Door,
    };

    fn open(folder: &std::path::Path) -> Engine {
        let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
        Engine::open(Surroundings::of_this_process(place).unwrap()).unwrap()
    }

    fn import(users: u32, name: &str) -> Command {
        let row = |number| UserRow {
            key: UserKey::new(&format!("U{number:05}")).unwrap(),
            first_name: "Anna".to_owned(),
            name: name.to_owned(),
            account: format!("anna{number}"),
            phone: Some(format!("+49 30 {number}")),
            fax: None,
            mobile: None,
            email: None,
            description: None,
            location: Some("Berlin".to_owned()),
            group: None,
            lines: Some(vec![format!("{number}"); 1]),
            roles: None,
            joined: None,
            protected: None,
        };
        let options = ImportOptions { unknown_places: UnknownPlaces::Create, ..ImportOptions::default() };
        Command::ImportUsers { rows: (0..users).map(row).collect::<Vec<_>>().into(), options }
    }

    fn facts(engine: &Engine) -> String {
        let state = engine.installation();
        let users = &state.directory.users;
        let all: Vec<_> =
            users.in_key_order().map(|user| (state.directory.record(user), users.line_since(user))).collect();
        format!("{:?} {:?} {all:?} {:?}", state.setup, state.entry, engine.assignment().types)
    }

    #[test]
    fn a_large_change_log_is_opened_from_a_snapshot_and_says_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = open(folder.path());
        engine.set_up(&Door::New, "v10").unwrap();
        engine.execute(&import(1_500, "Beispiel"), "").unwrap();
        let imported = engine.head();
        drop(engine);

        let mut engine = open(folder.path());
        assert_eq!((engine.replay.since, engine.head()), (0, imported), "nothing was applied again");
        engine.execute(&import(3, "Anders"), "").unwrap();
        let before = facts(&engine);
        drop(engine);

        let mut engine = open(folder.path());
        assert!(engine.replay.since > 0 && !engine.replay.is_long(), "a small change makes no new snapshot");
        assert_eq!(facts(&engine), before);
        let replayed = engine.state_after(engine.head().number).unwrap();
        assert_eq!(replayed.directory.users.len(), 1_500);
        engine.journal.save_snapshot(engine.head, &b"of another program".as_slice().into()).unwrap();
        drop(engine);

        let engine = open(folder.path());
        assert_eq!(facts(&engine), before, "what is no state of ours is passed over");
    }
}
