//! The engine: state, change log, and the one path that changes them.

use std::sync::Arc;

use xlm_core::{
    assignment::{Assignment, assign, assign_after},
    calendar::{Day, UtcMicros},
    clock,
    command::{self, Command, Context, Refusal, decide},
    difference::{Difference, State},
    event::{self, Entry, Event, EventsPayload, PAYLOAD_FORMAT, PayloadError},
    installation::Installation,
    report::{Forecast, Overview, forecast, overview},
};

use super::{
    ChangeLine, SavedCopy, SessionError, Surroundings,
    copies::{copied_before_update, keep_before_update, refuse_by_hand},
    snapshots::{self, Replay},
};
use crate::{
    journal::{
        Access, AppendError, Appended, DatabaseError, Draft, Head, Journal, JournalError, Options, Payload,
        SqliteJournal, StoredEntry, entries,
    },
    preferences::{InstallationKey, KeyError, PlaceState, named_actor},
};

/// What a command would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The command.
    pub command: Command,
    /// The events that it amounts to.
    pub events: Vec<Event>,
    /// The state before.
    pub before: Arc<Installation>,
    /// The distribution before.
    pub before_assignment: Arc<Assignment>,
    /// The state after.
    pub after: Arc<Installation>,
    /// The distribution after.
    pub after_assignment: Arc<Assignment>,
    /// What differs.
    pub difference: Difference,
    /// Entries of the change log that are given up: none but for the restoring of a copy.
    pub given_up: Vec<ChangeLine>,
}

/// What a commit did.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The entry, as it stands in the change log.
    pub entry: Arc<Entry>,
}

/// State and change log of one system.
pub struct Engine {
    /// What it needs from the world.
    pub surroundings: Surroundings,
    pub(super) journal: SqliteJournal,
    pub(super) head: Head,
    pub(super) installation: Arc<Installation>,
    pub(super) assignment: Arc<Assignment>,
    /// The installation key, which lies on one computer only.
    pub(super) key: Option<Arc<InstallationKey>>,
    /// Why the one that lies there can't be used: then nothing is written.
    pub(super) key_fault: Option<Arc<KeyError>>,
    /// One that waits for the confirmation that it signs from now on.
    pub(super) new_key: Option<Arc<InstallationKey>>,
    /// A copy that waits for the confirmation that it is restored.
    pub(super) chosen_copy: Option<SavedCopy>,
    change_counter: u64,
    pub(super) replay: Replay,
}

impl Engine {
    /// Opens the change log at the place of the surroundings, making it where there is none, and applies what came
    /// after its newest snapshot.
    ///
    /// # Errors
    /// Where the log can't be opened or an entry not be understood.
    pub fn open(surroundings: Surroundings) -> Result<Self, SessionError> {
        surroundings.place.create()?;
        let before_update = copied_before_update(&surroundings.place);
        let journal = SqliteJournal::open(&surroundings.place.change_log(), Options::new(PAYLOAD_FORMAT))?;
        let (installation, head, replay) = snapshots::newest(&journal, &surroundings, u64::MAX);
        let now = installation.clock.judged(surroundings.clock.now());
        let assignment = Arc::new(assign(&installation, now));
        let mut engine = Self {
            change_counter: journal.change_counter()?,
            surroundings,
            journal,
            head,
            installation: Arc::new(installation),
            assignment,
            key: None,
            key_fault: None,
            new_key: None,
            chosen_copy: None,
            replay,
        };
        engine.catch_up()?;
        engine.load_key();
        if engine.access() == Access::ReadWrite {
            keep_before_update(before_update, &engine.surroundings.place, engine.head);
        }
        Ok(engine)
    }

    /// Opens the change log where there is one; makes nothing where there is none.
    ///
    /// # Errors
    /// [`Refusal::NotSetUp`] where there is no system; else as [`Self::open`].
    pub fn open_existing(surroundings: Surroundings) -> Result<Self, SessionError> {
        if surroundings.place.state() != PlaceState::InUse {
            return Err(Refusal::NotSetUp.into());
        }
        let engine = Self::open(surroundings)?;
        if engine.installation.setup.is_none() { Err(Refusal::NotSetUp.into()) } else { Ok(engine) }
    }

    /// Writes this name beside the account, from the next entry on; a blank one for none.
    pub fn call_actor(&mut self, name: &str) {
        self.surroundings.actor = named_actor(&self.surroundings.actor, name);
    }

    /// The state.
    pub fn installation(&self) -> &Arc<Installation> {
        &self.installation
    }

    /// The distribution at the time of the last change or [`Self::refresh`].
    pub fn assignment(&self) -> &Arc<Assignment> {
        &self.assignment
    }

    /// The overview of now.
    pub fn overview(&self) -> Overview {
        overview(&self.installation, &self.assignment, self.clock())
    }

    /// How it will stand on a later day if nothing is done until then.
    pub fn forecast(&self, day: Day) -> Forecast {
        forecast(&self.installation, &self.assignment, day)
    }

    /// Whether the change log may be written.
    pub fn access(&self) -> Access {
        self.journal.access()
    }

    /// Last entry with its digest.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Now, as things with an end are judged: what the clock reads, but never before what is known of the time.
    pub fn now(&self) -> UtcMicros {
        self.installation.clock.judged(self.clock())
    }

    /// What the clock reads, right or wrong.
    pub fn clock(&self) -> UtcMicros {
        self.surroundings.clock.now()
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { now: self.clock(), trust: &self.surroundings.trust }
    }

    /// Takes over what other consoles have written, and the passing of time. Tells whether anything on screen changes.
    ///
    /// # Errors
    /// Where the change log can't be read.
    pub fn refresh(&mut self) -> Result<bool, SessionError> {
        if !self.journal.is_in_place() {
            return self.open_again().map(|()| true);
        }
        let counter = self.journal.change_counter()?;
        let head = self.head;
        if counter != self.change_counter {
            self.change_counter = counter;
            self.catch_up()?;
        }
        let new_day = self.now().day() != self.assignment.at.day();
        if new_day {
            self.assignment = Arc::new(assign_after(self.state(), &self.installation, self.now()));
        }
        let new_key = self.refresh_key();
        Ok(new_day || new_key || head != self.head)
    }

    /// Opens the change log that lies at the place now, e.g. because a drive was away for a while.
    fn open_again(&mut self) -> Result<(), SessionError> {
        self.check_in_place()?;
        *self = Self::open(self.surroundings.clone())?;
        Ok(())
    }

    /// # Errors
    /// [`DatabaseError::Missing`] if the change log is gone: what is written into a file without a name is lost.
    fn check_in_place(&self) -> Result<(), SessionError> {
        let file = self.surroundings.place.change_log();
        if file.exists() { Ok(()) } else { Err(JournalError::Database(DatabaseError::Missing { file }).into()) }
    }

    /// Applies entries that this engine has not seen.
    pub(super) fn catch_up(&mut self) -> Result<(), SessionError> {
        if !self.journal.holds(self.head)? {
            // Another console has restored a copy.
            return self.open_again();
        }
        let mut installation = Installation::clone(&self.installation);
        let mut head = self.head;
        for stored in entries(&self.journal, head.number) {
            let stored = stored?;
            head = stored.head();
            self.replay.add(stored.payload.as_ref().map_or(0, Vec::len));
            installation.apply(&decoded(&stored)?);
            installation.verify_package(&self.surroundings.trust);
        }
        if head != self.head {
            self.head = head;
            self.take(installation);
        }
        Ok(())
    }

    /// What a command would do now.
    ///
    /// # Errors
    /// The refusal, if a rule stands against it.
    pub fn preview(&self, command: Command) -> Result<Preview, Refusal> {
        let context = self.context();
        let events = decide(&self.installation, &command, &context)?;
        let mut after = Installation::clone(&self.installation);
        command::preview(&mut after, &events, &context);
        Ok(self.previewed(command, events, after, Vec::new()))
    }

    /// A preview: the state now, the one after, and what differs. `given_up`: entries that it takes away.
    pub(super) fn previewed(
        &self,
        command: Command,
        events: Vec<Event>,
        after: Installation,
        given_up: Vec<ChangeLine>,
    ) -> Preview {
        let after_assignment = assign_after(self.state(), &after, after.clock.judged(self.clock()));
        let state_after = State { installation: &after, assignment: &after_assignment };
        let difference = Difference::between(self.state(), state_after);
        Preview {
            command,
            events,
            before: Arc::clone(&self.installation),
            before_assignment: Arc::clone(&self.assignment),
            after: Arc::new(after),
            after_assignment: Arc::new(after_assignment),
            difference,
            given_up,
        }
    }

    /// Does what a preview showed. If another console was faster, it is decided again and done only if the difference is
    /// still the one that was confirmed.
    ///
    /// # Errors
    /// [`SessionError::ChangedMeanwhile`] if it is not; else why it can't be done. The state is untouched then.
    pub fn commit(&mut self, preview: &Preview, reason: &str) -> Result<Committed, SessionError> {
        match preview.command {
            Command::ReplaceKey { installation_key } => {
                self.commit_new_key(installation_key, |engine| engine.commit_previewed(preview, reason))
            }
            Command::NoteRestored { lost } => self.commit_restored(lost, reason),
            _ => self.commit_previewed(preview, reason),
        }
    }

    fn commit_previewed(&mut self, preview: &Preview, reason: &str) -> Result<Committed, SessionError> {
        self.copy_before(&preview.command)?;
        if !Arc::ptr_eq(&preview.before, &self.installation) {
            return self.commit_again(preview, reason);
        }
        match self.append(preview.events.clone(), reason, Some(preview)) {
            Err(SessionError::Append(AppendError::Taken { .. })) => {
                self.catch_up()?;
                self.commit_again(preview, reason)
            }
            other => other,
        }
    }

    fn commit_again(&mut self, preview: &Preview, reason: &str) -> Result<Committed, SessionError> {
        // Bounded: each round means that another console wrote in between.
        for _ in 0..20 {
            let again = self.preview(preview.command.clone())?;
            if again.difference != preview.difference || again.events != preview.events {
                return Err(SessionError::ChangedMeanwhile);
            }
            match self.append(again.events.clone(), reason, Some(&again)) {
                Err(SessionError::Append(AppendError::Taken { .. })) => self.catch_up()?,
                other => return other,
            }
        }
        Err(SessionError::ChangedMeanwhile)
    }

    /// Decides a command and does it, without a preview in between.
    ///
    /// # Errors
    /// Why it can't be done. The state is untouched then.
    pub fn execute(&mut self, command: &Command, reason: &str) -> Result<Committed, SessionError> {
        loop {
            let events = decide(&self.installation, command, &self.context())?;
            self.copy_before(command)?;
            match self.append(events, reason, None) {
                Err(SessionError::Append(AppendError::Taken { .. })) => self.catch_up()?,
                other => return other,
            }
        }
    }

    /// Appends an entry and goes on with the state after it: that of its preview, if there was one of this very state.
    fn append(
        &mut self,
        events: Vec<Event>,
        reason: &str,
        preview: Option<&Preview>,
    ) -> Result<Committed, SessionError> {
        if !self.journal.is_in_place() {
            self.check_in_place()?;
            // Another change log lies there now; the next refresh opens it.
            return Err(SessionError::ChangedMeanwhile);
        }
        self.check_key(&events)?;
        refuse_by_hand(&events)?;
        let number = self.installation.entry + 1;
        let (at, events) = clock::stamped(&self.installation, self.clock(), events);
        let payload = payload_of(&events).map_err(|source| SessionError::Entry { number, source })?;
        let length = payload.length();
        let (actor, reason) = (self.surroundings.actor.clone(), reason.trim().to_owned());
        let draft = Draft { at, actor: actor.clone(), reason: reason.clone(), payload };
        let Appended { head, at } = self.journal.append(self.head, draft)?;
        self.replay.add(length);
        let entry = Entry { number: head.number, at, actor, reason, events };
        let preview = preview.filter(|preview| Arc::ptr_eq(&preview.before, &self.installation));
        let previewed = preview.map_or(&self.installation, |preview| &preview.after);
        let installation = command::confirmed(&self.installation, previewed, &entry, &self.surroundings.trust);
        self.head = head;
        if let Some(preview) = preview {
            // What was handed out for the preview is not handed out again.
            (self.installation, self.assignment) = (Arc::clone(&preview.after), Arc::clone(&preview.after_assignment));
        }
        self.take(installation);
        Ok(Committed { entry: Arc::new(entry) })
    }

    pub(super) fn state(&self) -> State<'_> {
        State { installation: &self.installation, assignment: &self.assignment }
    }

    /// Goes on with a later state.
    fn take(&mut self, installation: Installation) {
        let now = installation.clock.judged(self.clock());
        self.assignment = Arc::new(assign_after(self.state(), &installation, now));
        self.installation = Arc::new(installation);
    }
}

/// Events as the change log keeps them.
pub(super) fn payload_of(events: &[Event]) -> Result<Payload, PayloadError> {
    Payload::json(&EventsPayload::of(events)).map_err(|error| PayloadError::Form(error.to_string()))
}

/// An entry of the change log as the core reads it. One whose payload was redacted keeps its number and changes nothing.
pub(super) fn decoded(stored: &StoredEntry) -> Result<Entry, SessionError> {
    let events = match &stored.payload {
        Some(payload) => {
            event::decode_events(payload).map_err(|source| SessionError::Entry { number: stored.number, source })?
        }
        None => Vec::new(),
    };
    Ok(Entry {
        number: stored.number,
        at: stored.at,
        actor: stored.actor.clone(),
        reason: stored.reason.clone(),
        events,
    })
}
