//! The installation key of this machine, and the ways out when it can't be used.
//!
//! A key that is there and can't be used keeps the system from being changed, not from being looked at: who may not read
//! it may be at the wrong account, and who has a backup has the key.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use xlm_core::{
    command::{Command, Refusal},
    document::PublicKey,
    event::Event,
};

use super::{Committed, Engine, Preview, SessionError, backup::opened_backup};
use crate::preferences::{InstallationKey, KeyError, bring_back, set_aside};

fn public(key: &InstallationKey) -> PublicKey {
    PublicKey::of(&key.signing)
}

impl Engine {
    /// Why the key of this machine can't be used; nothing where it can, and where there is none.
    pub fn key_fault(&self) -> Option<&Arc<KeyError>> {
        self.key_fault.as_ref()
    }

    /// Whether the system has a key at all: a planning system has none.
    fn known_key(&self) -> Option<PublicKey> {
        self.installation.setup.as_ref()?.installation_key
    }

    /// Reads the key of this machine.
    pub(super) fn load_key(&mut self) {
        let file = self.surroundings.place.installation_key();
        let is_of_this_system = |key: &InstallationKey| self.known_key().is_none_or(|known| known == public(key));
        let (key, fault) = match InstallationKey::load(&file) {
            Ok(stored) if is_of_this_system(&stored.key) => (Some(Arc::new(stored.key)), None),
            Ok(_) => (None, Some(Arc::new(KeyError::OtherSystem { file }))),
            Err(KeyError::Missing { .. }) => (None, None),
            Err(error) => (None, Some(Arc::new(error))),
        };
        (self.key, self.key_fault) = (key, fault);
    }

    /// Reads the key again if it could not be used, or is not the one that signs from now on. Tells whether it can be used
    /// now and could not before, or the other way round.
    pub(super) fn refresh_key(&mut self) -> bool {
        let signs = |key: &Arc<InstallationKey>| self.known_key().is_none_or(|known| known == public(key));
        if self.key_fault.is_none() && self.key.as_ref().is_none_or(signs) {
            return false;
        }
        let could_be_used = self.key_fault.is_none();
        self.load_key();
        could_be_used != self.key_fault.is_none()
    }

    /// What may not be written: anything while the key can't be used, and a key whose private half is not here.
    pub(super) fn check_key(&self, events: &[Event]) -> Result<(), SessionError> {
        if let Some(fault) = &self.key_fault {
            return Err(SessionError::Key(Arc::clone(fault)));
        }
        let own = self.key.as_deref().map(public);
        let is_foreign =
            |event: &Event| matches!(event, Event::KeyReplaced { installation_key } if own != Some(*installation_key));
        if events.iter().any(is_foreign) { Err(SessionError::NotByHand) } else { Ok(()) }
    }

    /// Takes the key of this system out of a backup. What lay in its place is kept beside it.
    ///
    /// # Errors
    /// Where the key can be used as it is, or the backup has not got it.
    pub fn restore_key(&mut self, backup: &Path, passphrase: &str) -> Result<(), SessionError> {
        self.refuse_to_replace()?;
        let key = opened_backup(backup, passphrase)?.installation_key;
        let key = key.ok_or_else(|| SessionError::NoKeyInBackup(backup.to_path_buf()))?;
        if self.known_key() != Some(public(&key)) {
            return Err(SessionError::OtherKeyInBackup(backup.to_path_buf()));
        }
        self.put_in_place(Arc::new(key))?;
        self.observe_hardware()
    }

    /// Draws a new key, and shows what it would change to sign with it. It is kept when the preview is committed.
    ///
    /// # Errors
    /// Where the key can be used as it is, or the system needs none.
    pub fn preview_new_key(&mut self) -> Result<Preview, SessionError> {
        self.refuse_to_replace()?;
        let key = InstallationKey::generate()?;
        let preview = self.preview(Command::ReplaceKey { installation_key: public(&key) })?;
        self.new_key = Some(Arc::new(key));
        Ok(preview)
    }

    /// Keeps the new key and notes it. If it can't be noted, everything is as it was.
    pub(super) fn commit_new_key(
        &mut self,
        installation_key: PublicKey,
        commit: impl FnOnce(&mut Self) -> Result<Committed, SessionError>,
    ) -> Result<Committed, SessionError> {
        self.refuse_to_replace()?;
        let key = self.new_key.clone().filter(|key| public(key) == installation_key);
        let aside = self.put_in_place(key.ok_or(SessionError::NotByHand)?)?;
        let committed = commit(self);
        if committed.is_ok() {
            self.new_key = None;
        } else {
            bring_back(aside.as_deref(), &self.surroundings.place.installation_key())?;
            self.load_key();
        }
        committed
    }

    /// A key that can be used is never replaced.
    fn refuse_to_replace(&self) -> Result<(), SessionError> {
        if self.installation.setup.is_none() {
            return Err(Refusal::NotSetUp.into());
        }
        match &self.key {
            Some(_) => Err(KeyError::Exists { file: self.surroundings.place.installation_key() }.into()),
            None => Ok(()),
        }
    }

    /// Puts a key where this machine's lies. Tells where the one is kept that was there.
    pub(super) fn put_in_place(&mut self, key: Arc<InstallationKey>) -> Result<Option<PathBuf>, SessionError> {
        let file = self.surroundings.place.installation_key();
        let aside = set_aside(&file)?;
        if let Err(error) = key.store(&file) {
            bring_back(aside.as_deref(), &file)?;
            return Err(error.into());
        }
        (self.key, self.key_fault) = (Some(key), None);
        Ok(aside)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use xlm_core::document::{Opened, Reason, Request, open_own};

    use super::*;
    use crate::{
        preferences::{DataPlace, PlaceKind},
        session::{Door, Surroundings},
    };

    const PASSPHRASE: &str = "a long passphrase";

    fn surroundings(folder: &Path) -> Surroundings {
        let place = DataPlace { folder: folder.to_path_buf(), kind: PlaceKind::Given };
        let machine = concat!(env!("CARGO_MANIFEST_DIR"), "/src/machine/fixture/virtual-machine");
        Surroundings { machine_root: Some(machine.into()), ..Surroundings::of_this_process(place).unwrap() }
    }

    fn system(folder: &Path) -> Engine {
        let mut engine = Engine::open(surroundings(folder)).unwrap();
        engine.set_up(&Door::New, "v10").unwrap();
        engine
    }

    /// A system whose key is damaged, and a backup from before.
    fn damaged(folder: &Path) -> (Engine, PathBuf) {
        let engine = system(&folder.join("data"));
        let backup = folder.join("backup.xlbak");
        engine.backup(&backup, PASSPHRASE).unwrap();
        drop(engine);
        fs::write(folder.join("data/installation.key"), "no key").unwrap();
        (Engine::open(surroundings(&folder.join("data"))).unwrap(), backup)
    }

    fn set_asides(folder: &Path) -> usize {
        let listed = fs::read_dir(folder.join("data")).unwrap();
        listed.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains(".unusable-")).count()
    }

    #[test]
    fn the_key_comes_back_from_a_backup_of_this_system_only() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, backup) = damaged(folder.path());
        let stranger = system(&folder.path().join("other"));
        let other = folder.path().join("other.xlbak");
        stranger.backup(&other, PASSPHRASE).unwrap();
        let (wrong, before) = (engine.restore_key(&backup, "a wrong passphrase"), engine.head());
        assert!(matches!(wrong, Err(SessionError::Backup(_))), "{wrong:?}");
        let refused = engine.restore_key(&other, PASSPHRASE);
        assert!(matches!(refused, Err(SessionError::OtherKeyInBackup(_))), "{refused:?}");
        assert!(!engine.is_home_server() && set_asides(folder.path()) == 0 && engine.head() == before);

        engine.restore_key(&backup, PASSPHRASE).unwrap();
        assert!(engine.is_home_server() && engine.key_fault().is_none());
        assert_eq!(set_asides(folder.path()), 1, "what lay there is kept");
        let again = engine.restore_key(&backup, PASSPHRASE);
        assert!(matches!(again, Err(SessionError::Key(_))), "a key that can be used is never replaced");
        drop(engine);
        assert!(Engine::open(surroundings(&folder.path().join("data"))).unwrap().is_home_server());
    }

    #[test]
    fn a_backup_of_a_workstation_has_no_key() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = damaged(folder.path());
        fs::remove_file(folder.path().join("data/installation.key")).unwrap();
        let without = Engine::open(surroundings(&folder.path().join("data"))).unwrap();
        let backup = folder.path().join("without.xlbak");
        without.backup(&backup, PASSPHRASE).unwrap();
        assert!(matches!(engine.restore_key(&backup, PASSPHRASE), Err(SessionError::NoKeyInBackup(_))));
    }

    #[test]
    fn a_new_key_is_noted_and_signs_from_then_on() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = damaged(folder.path());
        let (system_id, before) = (engine.installation().system_id().cloned(), engine.known_key());
        let preview = engine.preview_new_key().unwrap();
        assert_eq!(set_asides(folder.path()), 0, "a preview changes nothing");
        let committed = engine.commit(&preview, "the disk was damaged").unwrap();
        assert!(matches!(committed.entry.events[..], [Event::KeyReplaced { .. }]), "{committed:?}");
        assert!(engine.is_home_server() && engine.known_key() != before);
        assert_eq!(engine.installation().system_id().cloned(), system_id, "the system is the same");
        let (_, envelope) = engine.make_request(&[], Reason::Failed).unwrap();
        let opened: Opened<Request> = open_own(envelope.as_bytes()).unwrap();
        assert_eq!(Some(opened.key), engine.known_key());
        assert_eq!(set_asides(folder.path()), 1);
        drop(engine);
        assert!(Engine::open(surroundings(&folder.path().join("data"))).unwrap().is_home_server());
    }

    #[test]
    fn another_window_takes_the_new_key_over() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = damaged(folder.path());
        let mut other = Engine::open(surroundings(&folder.path().join("data"))).unwrap();
        let preview = engine.preview_new_key().unwrap();
        engine.commit(&preview, "").unwrap();
        assert!(other.refresh().unwrap());
        assert_eq!(other.key.as_deref().map(public), engine.known_key());
    }

    #[test]
    fn a_new_key_that_can_not_be_noted_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (mut engine, _) = damaged(folder.path());
        let preview = engine.preview_new_key().unwrap();
        let refused = engine.commit_new_key(preview_key(&preview), |_| Err(SessionError::ChangedMeanwhile));
        assert!(matches!(refused, Err(SessionError::ChangedMeanwhile)));
        assert_eq!(fs::read(folder.path().join("data/installation.key")).unwrap(), b"no key");
        assert!(engine.key_fault().is_some() && set_asides(folder.path()) == 0);
        engine.commit(&preview, "").unwrap();
    }

    fn preview_key(preview: &Preview) -> PublicKey {
        match preview.command {
            Command::ReplaceKey { installation_key } => installation_key,
            _ => panic!("{preview:?}"),
        }
    }

    #[test]
    fn nobody_names_a_key_by_hand() {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = system(folder.path());
        let foreign = InstallationKey::from_seed(&[7; 32]);
        let command = Command::Batch(vec![Command::ReplaceKey { installation_key: public(&foreign) }]);
        let head = engine.head();
        assert!(matches!(engine.execute(&command, ""), Err(SessionError::NotByHand)));
        let preview = engine.preview(command).unwrap();
        assert!(matches!(engine.commit(&preview, ""), Err(SessionError::NotByHand)));
        assert_eq!(engine.head(), head);
    }

    #[test]
    fn a_damaged_key_without_a_system_does_not_stand_in_the_way_of_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/installation.key"), "no key").unwrap();
        let mut engine = Engine::open(surroundings(&folder.path().join("data"))).unwrap();
        engine.set_up(&Door::New, "v10").unwrap();
        assert!(engine.is_home_server() && set_asides(folder.path()) == 1);
    }
}
