//! What happens between two passes: outcomes go to whoever asked, and wishes become jobs.
use std::{path::PathBuf, sync::Arc};

use eframe::{
    Frame,
    egui::{Context, ViewportCommand},
};

use super::{
    Shell, ZOOM,
    confirm::Confirmation,
    jobs::{Owner, Purpose},
};
use crate::{
    session::{JobId, Outcome, PortalTask, SessionError, Task, messages},
    ui::{
        panel::{Panel, PanelContext, PanelId, Preferred, Wish},
        widget::Severity,
    },
};

impl Shell {
    /// Takes what the session has done meanwhile.
    pub(super) fn work(&mut self, context: &Context, frame: &Frame) {
        if let Some((owner, purpose, files)) = self.files.answer(&self.waker.waker()) {
            self.with_panel(owner, |panel, context| panel.files_chosen(purpose, files, context));
        }
        for (job, outcome) in self.worker.outcomes() {
            self.deliver(job, outcome);
        }
        if let Some(listed) = self.worker.users_listed() {
            self.panels.users.take_listed(listed);
        }
        self.look_for_packages();
        self.grant_wishes(context, frame);
        self.note_zoom(context);
        self.set_title(context);
    }

    fn deliver(&mut self, job: JobId, outcome: Result<Outcome, SessionError>) {
        if matches!(outcome, Ok(Outcome::CertificatesSoFar(_))) {
            if let Some(owner) = self.jobs.owner(job) {
                self.hand_over(owner, job, outcome);
            }
            return;
        }
        let Some((owner, purpose)) = self.jobs.finished(job) else { return };
        match purpose {
            Purpose::Owner => self.hand_over(owner, job, outcome),
            Purpose::Commit => self.committed(owner, job, outcome),
            Purpose::PreviewAgain => self.previewed_again(outcome),
            Purpose::Look => self.looked(outcome),
        }
    }

    /// Gives an outcome to the one who asked. What he does not show himself becomes a notice.
    fn hand_over(&mut self, owner: Owner, job: JobId, outcome: Result<Outcome, SessionError>) {
        if owner == Owner::Shell {
            return match outcome {
                Ok(_) => {}
                Err(error) => self.tell_error(&error),
            };
        }
        let mut unshown = None;
        self.with_panel(owner, |panel, context| unshown = panel.outcome(job, outcome, context).err());
        if let Some(error) = unshown {
            self.tell_error(&error);
        }
    }

    fn tell_error(&mut self, error: &SessionError) {
        // Who cancelled knows it.
        if !matches!(error, SessionError::Cancelled) {
            let (title, text) = problem(&self.texts, error);
            self.tell(Severity::Danger, title, text);
        }
    }

    fn committed(&mut self, owner: Owner, job: JobId, outcome: Result<Outcome, SessionError>) {
        match outcome {
            Ok(outcome) => {
                self.confirmations.pop_front();
                if let Outcome::Committed(committed) = &outcome {
                    let title = self.texts.format("notices-committed", &[("number", committed.entry.number.into())]);
                    self.tell(Severity::Ok, title, String::new());
                }
                self.hand_over(owner, job, Ok(outcome));
            }
            Err(SessionError::ChangedMeanwhile) => {
                if let Some(confirmation) = self.confirmations.front() {
                    let task = Task::Preview(confirmation.preview.command.clone());
                    self.jobs.submit(&mut self.worker, task, owner, Purpose::PreviewAgain);
                }
            }
            Err(error) => self.not_confirmed(&error),
        }
    }

    fn previewed_again(&mut self, outcome: Result<Outcome, SessionError>) {
        match (outcome, self.confirmations.front_mut()) {
            (Ok(Outcome::Preview(preview)), Some(confirmation)) => {
                confirmation.changed_meanwhile(preview, &self.texts);
            }
            (Err(error), _) => self.not_confirmed(&error),
            _ => {}
        }
    }

    /// Looks for a newer package once a day, if that is wanted. Nothing is installed by it.
    fn look_for_packages(&mut self) {
        let view = self.worker.view();
        let today = view.at.day();
        let is_wanted = self.preferences.portal.looks && view.portal.is_some() && view.is_home_server;
        if is_wanted && self.looked_on.is_none_or(|day| day < today) {
            self.looked_on = Some(today);
            self.jobs.submit(&mut self.worker, Task::Portal(PortalTask::Look), Owner::Shell, Purpose::Look);
        }
    }

    fn looked(&mut self, outcome: Result<Outcome, SessionError>) {
        match outcome {
            Ok(Outcome::Looked(Ok(Some(preview)))) => {
                let number = preview.after.licenses.package.as_ref().map_or(0, |package| package.generation);
                let text = self.texts.format("network-look-found", &[("number", number.into())]);
                self.tell(Severity::Information, text, String::new());
            }
            Ok(Outcome::Looked(Err(error))) | Err(error) => self.tell_error(&error),
            Ok(_) => {}
        }
    }

    fn not_confirmed(&mut self, error: &SessionError) {
        let (title, text) = problem(&self.texts, error);
        if let Some(confirmation) = self.confirmations.front_mut() {
            confirmation.failed(title, text);
        }
    }

    /// Lets a panel do something, with its context; what it wants is worked off later.
    pub(super) fn with_panel(&mut self, owner: Owner, act: impl FnOnce(&mut dyn Panel, &mut PanelContext<'_>)) {
        let view = self.view_of(owner);
        let progress = self.jobs.progress(owner, self.worker.progress());
        let is_busy = self.jobs.is_busy(owner);
        let mut wishes = Vec::new();
        let Some(panel) = self.panels.of(owner) else { return };
        let mut context = PanelContext { view: &view, texts: &self.texts, wishes: &mut wishes, progress, is_busy };
        act(panel, &mut context);
        self.wishes.extend(wishes.into_iter().map(|wish| (owner, wish)));
    }

    /// Works off what panels want, in order.
    pub(super) fn grant_wishes(&mut self, context: &Context, frame: &Frame) {
        let mut granted = false;
        while let Some((owner, wish)) = self.wishes.pop_front() {
            granted = true;
            if self.stops_in_past(owner, &wish) {
                continue;
            }
            match wish {
                Wish::Run(task) => self.jobs.submit(&mut self.worker, task, owner, Purpose::Owner),
                Wish::ListUsers(asked) => self.worker.list_users(asked),
                Wish::Cancel => self.jobs.cancel(owner),
                Wish::Confirm(preview) => {
                    let asks_name = self.preferences.name.is_none() && self.confirmations.is_empty();
                    let confirmation = Confirmation::new(owner, preview, &self.texts);
                    self.confirmations.push_back(if asks_name { confirmation.asking_name() } else { confirmation });
                }
                Wish::AskForFiles(question) => self.files.ask(owner, &question, frame),
                Wish::Show(panel) => self.show(panel),
                Wish::ShowPast(view) => self.look_back(view),
                Wish::Tell { severity, text } => self.tell(severity, text, String::new()),
                Wish::Prefer(preferred) => self.prefer(context, preferred),
            }
        }
        if granted {
            // What was asked for changes what is drawn.
            context.request_repaint();
        }
    }

    /// Makes the confirmed change.
    pub(super) fn commit_confirmed(&mut self) {
        let asked_name = self.confirmations.front_mut().and_then(|confirmation| confirmation.name.take());
        if let Some(name) = asked_name {
            let name = name.trim().to_owned();
            self.call_actor(name.clone());
            self.preferences.name = Some(name);
            self.keep_preferences();
        }
        let Some(confirmation) = self.confirmations.front_mut() else { return };
        confirmation.is_running = true;
        let (owner, preview) = (confirmation.owner, Arc::clone(&confirmation.preview));
        let task = Task::Commit { preview, reason: confirmation.reason.clone() };
        self.jobs.submit(&mut self.worker, task, owner, Purpose::Commit);
    }

    /// Goes to a panel.
    pub(in crate::ui) fn show(&mut self, panel: PanelId) {
        self.panels.set_up.leave();
        self.shown = panel;
    }

    /// Reads the hardware and what other consoles have written anew.
    pub(super) fn read_again(&mut self) {
        self.jobs.submit(&mut self.worker, Task::ObserveHardware, Owner::Shell, Purpose::Owner);
    }

    /// Dropped files go to the panel that imports licenses, but lists of users to theirs, and before there is a system
    /// whatever it can be made of to the set-up.
    pub(super) fn take_dropped(&mut self, owner: Owner, files: Vec<PathBuf>) {
        const OF_CERTIFICATES: [&str; 4] = ["pdf", "eml", "msg", "zip"];
        const OF_LICENSES: [&str; 5] = ["xlp", "xml", "xlack", "xlrel", "xlreq"];
        let import = Owner::Panel(PanelId::Import);
        let is_for_import = |file: &PathBuf| {
            let is = |endings: &[&str]| {
                file.extension().is_some_and(|it| endings.iter().any(|ending| it.eq_ignore_ascii_case(ending)))
            };
            match owner {
                Owner::SetUp => is(&OF_CERTIFICATES),
                Owner::Panel(PanelId::Users) => is(&OF_CERTIFICATES) || is(&OF_LICENSES),
                Owner::Panel(_) | Owner::Shell => true,
            }
        };
        let (certificates, others): (Vec<_>, Vec<_>) = files.into_iter().partition(is_for_import);
        if !others.is_empty() {
            self.with_panel(owner, |panel, context| panel.files_dropped(others, context));
        }
        if !certificates.is_empty() && owner != Owner::SetUp {
            self.show(PanelId::Import);
            self.with_panel(import, |panel, context| panel.files_dropped(certificates, context));
        }
    }

    pub(super) fn prefer(&mut self, context: &Context, preferred: Preferred) {
        let (is_language, is_portal) =
            (matches!(preferred, Preferred::Language(_)), matches!(preferred, Preferred::Portal(_)));
        if let Preferred::Name(name) = &preferred {
            self.call_actor(name.clone());
        }
        self.preferences.take(preferred);
        self.preferences.apply(context);
        if is_portal {
            let task = Task::UsePortal(self.preferences.portal_settings());
            self.jobs.submit(&mut self.worker, task, Owner::Shell, Purpose::Owner);
        }
        if is_language {
            self.texts = self.preferences.texts();
            for confirmation in &mut self.confirmations {
                confirmation.translate(&self.texts);
            }
        }
        self.keep_preferences();
    }

    /// From the next entry on the person has this name.
    fn call_actor(&mut self, name: String) {
        self.jobs.submit(&mut self.worker, Task::CallActor(name), Owner::Shell, Purpose::Owner);
    }

    pub(super) fn keep_preferences(&mut self) {
        if let Err(error) = (self.keep)(&self.preferences) {
            let title = self.texts.get("notices-settings-not-kept").into_owned();
            self.tell(Severity::Warning, title, error.to_string());
        }
    }

    /// The zoom is also changed by keys that egui itself knows; it is kept like one chosen in the settings.
    fn note_zoom(&mut self, context: &Context) {
        let asked = context.zoom_factor();
        let zoom = asked.clamp(*ZOOM.start(), *ZOOM.end());
        if (asked - zoom).abs() > f32::EPSILON {
            context.set_zoom_factor(zoom);
        }
        if (zoom - self.preferences.zoom).abs() > f32::EPSILON {
            self.preferences.zoom = zoom;
            self.keep_preferences();
        }
        if let Some(rect) = context.input(|input| input.viewport().inner_rect) {
            self.preferences.window = Some(rect.size() * zoom);
        }
    }

    fn set_title(&mut self, context: &Context) {
        let program = self.texts.get("common-program");
        let view = self.worker.view();
        let name = &view.installation.settings.display_name;
        let title = if name.is_empty() { program.into_owned() } else { format!("{name} – {program}") };
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// What happened, and what it means and what to do.
fn problem(texts: &crate::text::Texts, error: &SessionError) -> (String, String) {
    let message = messages::error(texts, error);
    let text = [vec![message.advice()], message.details.clone()].concat();
    (message.happened, text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"))
}
