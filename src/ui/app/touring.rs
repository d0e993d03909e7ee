//! What the tour may do with a shell, beyond pressing what is on the screen.
use eframe::egui::{Context, Theme};

use super::{Owner, Shell};
use crate::ui::panel::Preferred;

impl Shell {
    /// Whether everything that was asked for is done.
    pub(in crate::ui) fn is_idle(&self) -> bool {
        self.wishes.is_empty() && !self.worker.is_busy() && self.jobs.is_empty()
    }

    /// A text in the chosen language.
    pub(in crate::ui) fn text(&self, id: &str) -> String {
        self.texts.get(id).into_owned()
    }

    /// A text that counts the users with missing licenses.
    pub(in crate::ui) fn text_with_users_missing(&self, id: &str) -> String {
        self.texts.format(id, &[("count", self.worker.view().overview.users_missing.into())])
    }

    /// The verb of the change that waits for its confirmation.
    pub(in crate::ui) fn confirming(&self) -> Option<String> {
        self.confirmations.front().map(|confirmation| confirmation.verb().to_owned())
    }

    /// Prefers something for the time of the tour; the settings file is not touched.
    pub(in crate::ui) fn prefer_now(&mut self, context: &Context, preferred: Preferred) {
        self.prefer(context, preferred);
    }

    /// Closes the notices that are still shown.
    pub(in crate::ui) fn close_notices(&mut self) {
        self.notices.close_all();
    }

    /// What a picture of the panel that is shown is called: panel, language and look.
    pub(in crate::ui) fn picture_name(&self, context: &Context) -> String {
        let panel = self.shown.name_id().rsplit('-').next().unwrap_or_default();
        let look = if context.theme() == Theme::Dark { "dark" } else { "light" };
        format!("{panel}-{}-{look}", self.texts.language.tag())
    }

    /// Drops a file that lies in the sample company's folder.
    pub(in crate::ui) fn drop_sample_file(&mut self, name: &str) {
        let file = self.worker.view().folder.join(name);
        self.take_dropped(Owner::Panel(self.shown), vec![file]);
    }
}
