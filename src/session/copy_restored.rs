//! Restoring a copy that the program made by itself: a look at what it would change, and the change.
//!
//! The entries of the copy take the place of those that came after it, in one step and in the same file, so that other
//! windows and consoles see it as they see any change. What is there now is copied before, and an entry says what was
//! given up.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use xlm_core::{
    clock,
    command::{Command, decide},
    document::{ChangeLogHead, Digest, PublicKey},
    event::{Entry, Event, PAYLOAD_FORMAT},
    installation::Installation,
};

use super::{
    Committed, Engine, Preview, SavedCopy, SessionError,
    engine::{decoded, payload_of},
    snapshots,
};
use crate::journal::{
    AppendError, Draft, Head, Journal as _, JournalError, Options, SqliteJournal, copy_change_log, entries, verify,
};

/// A copy that is open, in a place of its own: the copy itself is not written.
struct OpenCopy {
    journal: SqliteJournal,
    installation: Installation,
    head: Head,
    file: PathBuf,
    /// Takes the file away with it; after the journal.
    _folder: tempfile::TempDir,
}

impl OpenCopy {
    /// Opens a copy, and checks its chain.
    fn open(engine: &Engine, copy: &SavedCopy) -> Result<Self, SessionError> {
        let place = &engine.surroundings.place.folder;
        let folder =
            tempfile::Builder::new().prefix(".xlm-copy-").tempdir_in(place).map_err(SessionError::at(place))?;
        let file = folder.path().join("copy.sqlite");
        if !copy.file.exists() {
            let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(SessionError::at(&copy.file)(gone));
        }
        copy_change_log(&copy.file, &file).map_err(JournalError::from)?;
        let journal = SqliteJournal::open_existing(&file, Options::new(PAYLOAD_FORMAT))?;
        verify(&journal, &[], &mut |_| std::ops::ControlFlow::Continue(()))?;
        let (mut installation, mut head, _) = snapshots::newest(&journal, &engine.surroundings, u64::MAX);
        for stored in entries(&journal, head.number) {
            let stored = stored?;
            head = stored.head();
            installation.apply(&decoded(&stored)?);
            installation.verify_package(&engine.surroundings.trust);
        }
        if installation.system_id() != engine.installation.system_id() {
            let system = installation.system_id().map(ToString::to_string).unwrap_or_default();
            return Err(SessionError::OtherSystem { file: copy.file.clone(), system });
        }
        Ok(Self { journal, installation, head, file, _folder: folder })
    }
}

impl Engine {
    /// What restoring a copy would change, and the entries that would be given up. The preview is committed as any other.
    ///
    /// # Errors
    /// Where the copy can't be read or its chain does not hold, and where nothing may be restored.
    pub fn preview_copy(&mut self, copy: &Path) -> Result<Preview, SessionError> {
        self.refresh()?;
        let known = self.copies().saved.into_iter().find(|saved| saved.file == copy);
        let gone = || SessionError::at(copy)(std::io::Error::from(std::io::ErrorKind::NotFound));
        let chosen = known.ok_or_else(gone)?;
        let command = Command::NoteRestored { lost: signed(self.head) };
        let events = decide(&self.installation, &command, &self.context())?;
        let open = OpenCopy::open(self, &chosen)?;
        let common = self.journal.common_with(&open.file)?;
        let given_up = self.changes_after(common, |_| true)?;
        self.chosen_copy = Some(chosen);
        Ok(self.previewed(command, events, open.installation, given_up))
    }

    /// Shows again what a command would change, after the change log has gone on.
    ///
    /// # Errors
    /// As [`Self::preview`] and [`Self::preview_copy`].
    pub fn preview_again(&mut self, command: Command) -> Result<Preview, SessionError> {
        match (&command, self.chosen_copy.clone()) {
            (Command::NoteRestored { .. }, Some(copy)) => self.preview_copy(&copy.file),
            _ => Ok(self.preview(command)?),
        }
    }

    /// Restores the copy that was previewed, as long as nothing was written since.
    pub(super) fn commit_restored(&mut self, lost: ChangeLogHead, reason: &str) -> Result<Committed, SessionError> {
        let chosen = self.chosen_copy.clone().ok_or(SessionError::NotByHand)?;
        self.check_key(&[])?;
        self.refresh()?;
        if signed(self.head) != lost {
            return Err(SessionError::ChangedMeanwhile);
        }
        let mut events = decide(&self.installation, &Command::NoteRestored { lost }, &self.context())?;
        let mut open = OpenCopy::open(self, &chosen)?;
        // The key of this machine goes on signing, whichever it was when the copy was made.
        let own = self.key.as_ref().map(|key| PublicKey::of(&key.signing));
        let noted = open.installation.setup.as_ref().and_then(|setup| setup.installation_key);
        if let Some(own) = own.filter(|own| Some(*own) != noted) {
            events.push(Event::KeyReplaced { installation_key: own });
        }
        let number = open.head.number + 1;
        let (at, events) = clock::stamped(&open.installation, self.clock(), events);
        let payload = payload_of(&events).map_err(|source| SessionError::Entry { number, source })?;
        let (actor, reason) = (self.surroundings.actor.clone(), reason.trim().to_owned());
        let draft = Draft { at, actor: actor.clone(), reason: reason.clone(), payload };
        let at = open.journal.append(open.head, draft)?.at;
        let entry = Entry { number, at, actor, reason, events };
        self.copy_before_restore()?;
        match self.journal.replace_with(self.head, &open.file) {
            Err(AppendError::Taken { .. }) => return Err(SessionError::ChangedMeanwhile),
            outcome => outcome?,
        }
        *self = Self::open(self.surroundings.clone())?;
        // It is restored: what is too much goes with the next copy, if not now.
        self.prune_copies().ok();
        self.observe_hardware()?;
        Ok(Committed { entry: Arc::new(entry) })
    }
}

fn signed(head: Head) -> ChangeLogHead {
    ChangeLogHead { number: head.number, digest: Digest(head.digest) }
}

#[cfg(test)]
mod tests {
    use xlm_core::{calendar::UtcMicros, command::Refusal, directory::PlaceName};

    use super::*;
    use crate::{
        journal::Verified,
        preferences::{DataPlace, PlaceKind},
        session::{Clock, CopyCause, Door, KEPT_COPIES, Surroundings},
    };

    const MACHINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/machine/fixture/virtual-machine");

    fn open(folder: &Path) -> Engine {
        let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
        let clock = Clock::Fixed(UtcMicros(1_795_502_100_000_000));
        let process = Surroundings::of_this_process(place).unwrap();
        Engine::open(Surroundings { clock, machine_root: Some(MACHINE.into()), ..process }).unwrap()
    }

    fn location(name: &str) -> Command {
        Command::CreatePlace { place: PlaceName::location(name), description: String::new() }
    }

    fn import(number: usize) -> Command {
        let row = format!(
            r#"{{"key": "U{number}", "first_name": "F", "name": "N", "account": "a{number}", "location": "Berlin"}}"#
        );
        let rows = vec![serde_json::from_str(&row).unwrap()].into();
        Command::ImportUsers { rows, options: xlm_core::command::ImportOptions::default() }
    }

    /// A system with Berlin, one imported user and, after that, Kiel; and its copy from before the import.
    fn imported(folder: &Path) -> (Engine, SavedCopy) {
        let mut engine = open(folder);
        engine.set_up(&Door::New, "v10").unwrap();
        engine.execute(&location("Berlin"), "").unwrap();
        engine.execute(&import(1), "the wrong file").unwrap();
        engine.execute(&location("Kiel"), "").unwrap();
        let copy = engine.copies().saved.pop().unwrap();
        (engine, copy)
    }

    fn names(engine: &Engine) -> (usize, Vec<String>) {
        let places = &engine.installation().directory.places;
        let names = places.locations().iter().map(|(handle, _)| places.name(*handle).unwrap().to_string()).collect();
        (engine.installation().directory.users.len(), names)
    }

    fn verified(engine: &Engine) -> Verified {
        engine.verify_changes(|_| true).unwrap()
    }

    #[test]
    fn what_is_given_up_is_shown_then_kept_as_a_copy_and_noted() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, copy) = imported(folder.path());
        let (before, lost) = (engine.head(), engine.head().number - copy.entry);
        let preview = engine.preview_copy(&copy.file).unwrap();
        assert_eq!(preview.given_up.len() as u64, lost);
        assert_eq!((preview.difference.removed.len(), preview.difference.places.len()), (1, 1));
        assert_eq!(engine.head(), before, "a preview changes nothing");

        let committed = engine.commit(&preview, "the wrong file").unwrap();
        assert_eq!(names(&engine), (0, vec!["Berlin".to_owned()]));
        assert_eq!((committed.entry.number, engine.head().number), (copy.entry + 1, copy.entry + 1));
        assert!(matches!(committed.entry.events[..], [Event::CopyRestored { lost }] if lost == signed(before)));
        assert_eq!(committed.entry.reason, "the wrong file");
        assert_eq!(verified(&engine).entries, copy.entry + 1);
        assert!(engine.is_home_server());

        // And the way back: the state that was given up lies there.
        let kept = engine.copies().saved.into_iter().find(|copy| copy.cause == CopyCause::Restore).unwrap();
        assert_eq!(kept.entry, before.number);
        let back = engine.preview_copy(&kept.file).unwrap();
        engine.commit(&back, "").unwrap();
        assert_eq!(names(&engine), (1, vec!["Berlin".to_owned(), "Kiel".to_owned()]));
        assert_eq!(names(&open(folder.path())), names(&engine), "a new start says the same");
    }

    #[test]
    fn another_window_sees_it_and_writes_nothing_from_before() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, copy) = imported(folder.path());
        let mut other = open(folder.path());
        let stale = other.preview(location("Bonn")).unwrap();
        let preview = engine.preview_copy(&copy.file).unwrap();
        engine.commit(&preview, "").unwrap();
        engine.execute(&location("Ulm"), "").unwrap();
        assert_eq!(engine.head().number, stale.before.entry, "the same number, and another chain");
        other.commit(&stale, "").unwrap();
        assert!(engine.refresh().unwrap());
        for engine in [&engine, &other, &open(folder.path())] {
            assert_eq!(names(engine), (0, ["Berlin", "Bonn", "Ulm"].map(str::to_owned).to_vec()));
            verified(engine);
        }
    }

    #[test]
    fn an_idle_window_sees_a_restored_log_that_is_as_long_as_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, copy) = imported(folder.path());
        let mut other = open(folder.path());
        let preview = engine.preview_copy(&copy.file).unwrap();
        engine.commit(&preview, "").unwrap();
        engine.execute(&location("Ulm"), "").unwrap();
        assert!(other.refresh().unwrap());
        assert_eq!(names(&other), names(&engine));
    }

    #[test]
    fn what_was_written_since_the_preview_has_to_be_looked_at_first() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, copy) = imported(folder.path());
        let mut other = open(folder.path());
        let preview = engine.preview_copy(&copy.file).unwrap();
        other.execute(&location("Bonn"), "").unwrap();
        assert!(matches!(engine.commit(&preview, ""), Err(SessionError::ChangedMeanwhile)));
        assert_eq!(names(&engine).1.len(), 3);
        let again = engine.preview_again(preview.command).unwrap();
        assert_eq!(again.given_up.len(), preview.given_up.len() + 1);
        engine.commit(&again, "").unwrap();
        assert_eq!(names(&engine), (0, vec!["Berlin".to_owned()]));
    }

    #[test]
    fn the_oldest_copy_can_be_restored_although_there_are_as_many_as_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = imported(folder.path());
        for number in 2..KEPT_COPIES + 4 {
            engine.execute(&import(number), "").unwrap();
        }
        let oldest = engine.copies().saved.into_iter().next().unwrap();
        let preview = engine.preview_copy(&oldest.file).unwrap();
        engine.commit(&preview, "").unwrap();
        assert_eq!(engine.head().number, oldest.entry + 1);
        assert_eq!(engine.copies().saved.len(), KEPT_COPIES);
    }

    #[test]
    fn a_copy_that_is_gone_damaged_or_of_another_system_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, copy) = imported(&folder.path().join("one"));
        let (_, foreign) = imported(&folder.path().join("other"));
        let head = engine.head();
        std::fs::copy(&foreign.file, &copy.file).unwrap();
        let refused = engine.preview_copy(&copy.file);
        assert!(matches!(refused, Err(SessionError::OtherSystem { .. })), "{refused:?}");
        std::fs::write(&copy.file, "no database").unwrap();
        assert!(matches!(engine.preview_copy(&copy.file), Err(SessionError::Journal(_))));
        std::fs::remove_file(&copy.file).unwrap();
        assert!(matches!(engine.preview_copy(&copy.file), Err(SessionError::File { .. })));
        assert_eq!(engine.head(), head);
    }

    #[test]
    fn the_key_of_this_machine_goes_on_signing() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, copy) = imported(folder.path());
        drop(engine);
        std::fs::write(folder.path().join("installation.key"), "no key").unwrap();
        let mut engine = open(folder.path());
        let new_key = engine.preview_new_key().unwrap();
        engine.commit(&new_key, "").unwrap();
        let preview = engine.preview_copy(&copy.file).unwrap();
        let committed = engine.commit(&preview, "").unwrap();
        assert!(matches!(committed.entry.events[..], [Event::CopyRestored { .. }, Event::KeyReplaced { .. }]));
        assert!(engine.is_home_server() && open(folder.path()).is_home_server());
    }

    #[test]
    fn it_is_not_noted_by_hand() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = imported(folder.path());
        let lost = signed(engine.head());
        let command = Command::NoteRestored { lost };
        for command in [command.clone(), Command::Batch(vec![command])] {
            assert!(matches!(engine.execute(&command, ""), Err(SessionError::NotByHand)));
            let preview = engine.preview(command).unwrap();
            assert!(matches!(engine.commit(&preview, ""), Err(SessionError::NotByHand)));
        }
    }

    #[test]
    fn a_system_that_is_not_set_up_has_nothing_to_restore() {
        let folder = tempfile::tempdir().unwrap();
        let refused = open(folder.path()).preview_copy(&folder.path().join("copies/0000000001-import.sqlite"));
        assert!(matches!(refused, Err(SessionError::File { .. } | SessionError::Refused(Refusal::NotSetUp))));
    }
}
